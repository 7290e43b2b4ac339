"""What the hand-written home page says of the procedures of a site: whose they are, and whom to ring."""

from build_scripts.content import Content
from build_scripts.support.templates import render
from navigator.words import Language

PAGE = "index.md"
PROCEDURES, DANGER = "<!-- procedures -->", "<!-- whom to ring -->"
"""Where in the page that stands; a page without these marks stays as it is."""
EMERGENCY = "999"


def filled(written: str, content: Content, words: Language) -> str:
    """The page with the lists in their places."""
    publishers = [
        {
            "publisher": publisher,
            "policies": [each for each in content.policies.values() if each.publisher.id == publisher.id],
            "contacts": [
                contact
                for contact in publisher.contacts
                if publisher.danger
                and contact.id in publisher.danger.contacts
                and contact.phone
                and contact.phone != EMERGENCY
            ],
        }
        for publisher in content.publishers.values()
    ]
    text = written
    for mark, part in ((PROCEDURES, "procedures"), (DANGER, "danger")):
        if mark in text:
            text = text.replace(mark, render("home.md.j2", words=words, publishers=publishers, part=part).strip())
    return text
