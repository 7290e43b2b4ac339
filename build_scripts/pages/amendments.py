"""What has changed in the procedures of a site, by date: a page, and a feed that programs follow (RFC 4287)."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from build_scripts.content import Content
from build_scripts.source import titles
from build_scripts.support.templates import render
from navigator.model.policy import Policy
from navigator.words import Language

PAGE, FEED = "changes/index.md", "changes/feed.xml"


@dataclass(frozen=True, slots=True)
class Amendment:
    """One thing that became different on a day."""

    on: date
    policy: Policy
    what: str


def amendments(content: Content, words: Language) -> list[Amendment]:
    """What the files say of changes, of adoption and of the days from which texts hold; the newest first."""
    found = [each for policy in content.policies.values() for each in _of(content, policy, words)]
    # What is written down twice in the same words is one change, and has one name in the feed.
    found = list({(each.on, each.policy.key, each.what): each for each in found}.values())
    return sorted(found, key=lambda each: (-each.on.toordinal(), each.policy.key, each.what))


def page(found: list[Amendment], words: Language) -> dict[str, str]:
    """Source address -> Markdown."""
    return {PAGE: render("amendments.md.j2", words=words, amendments=found, feed=FEED.rpartition("/")[2])}


def feed(found: list[Amendment], words: Language, address: str = "") -> dict[str, bytes]:
    """Site path -> Atom; none while there is nothing to tell. Addresses are counted from the feed's own.

    Its name is made of the site's address, or of its publishers where that is not known: readers keep following a feed
    under its name, so a change more may not make it another one (RFC 4287, 4.2.6).
    The same changes give the same bytes, on whatever day the site is built.
    """
    if not found:
        return {}
    title = words("page.amendments")
    # Programs that follow feeds often keep them without where they came from.
    whole = f"{address.rstrip('/')}/{FEED}"
    base = f" xml:base={quoteattr(whole)}" if address else ""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(words.code)}{base}>',
        f"<title>{escape(title)}</title>",
        f"<id>{_id(FEED, *([address] if address else sorted({each.policy.publisher.id for each in found})))}</id>",
        f"<updated>{_stamp(found[0].on)}</updated>",
        '<link rel="self" href="feed.xml"/>',
        '<link rel="alternate" type="text/html" href="index.html"/>',
        *(line for each in found for line in _entry(each, words)),
        "</feed>",
    ]
    return {FEED: ("\n".join(lines) + "\n").encode()}


def _of(content: Content, policy: Policy, words: Language) -> Iterator[Amendment]:
    procedure = policy.procedure
    for change in procedure.changes:
        yield Amendment(change.on, policy, change.what)
    if procedure.adopted:
        yield Amendment(procedure.adopted.on, policy, words("page.amendment_adopted", by=procedure.adopted.by))
    # With in_force_by the first day is not known.
    if procedure.in_force_from and not procedure.in_force_by and content.earlier.get(policy.key):
        yield Amendment(procedure.in_force_from, policy, words("page.amendment_in_force"))


def _entry(each: Amendment, words: Language) -> Iterator[str]:
    yield "<entry>"
    yield f"<title>{escape(titles.marked(each.policy, words))}</title>"
    yield f"<id>{_id(each.policy.key, each.on.isoformat(), each.what)}</id>"
    yield f"<updated>{_stamp(each.on)}</updated>"
    yield f"<author><name>{escape(each.policy.publisher.name)}</name></author>"
    yield f'<link rel="alternate" type="text/html" href="../procedures/{each.policy.key}/index.html"/>'
    yield f"<summary>{escape(each.what)}</summary>"
    yield "</entry>"


def _id(*parts: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, "\n".join(("procedure-navigator", *parts))).urn


def _stamp(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
