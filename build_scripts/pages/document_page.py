"""The page that says where a procedure comes from: its document, paragraph by paragraph, and what is not in it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from build_scripts.document import claims
from build_scripts.pages.policy_view import clause_titles
from build_scripts.source import titles
from build_scripts.source.coverage import Coverage, Record
from build_scripts.support.templates import render
from navigator.explain.teller import Teller
from navigator.model.policy import Policy
from navigator.model.procedure import Procedure
from navigator.words import Language

FOLDER = "document"


def page(policy: Policy, coverage: Coverage, others: Iterable[Policy], words: Language, crumbs: str) -> str:
    """The page of one procedure; `others` are all that were written from the same document, itself too."""
    held = {each.key: each for each in others}
    names = _Names(policy, held, words)
    procedures = {key: each.procedure for key, each in held.items()}
    carried, silent = claims.carriers(coverage, procedures), claims.silent(procedures)
    return render(
        "document.md.j2",
        words=words,
        heading=titles.headed(policy, words, words("document.title", title=policy.procedure.title)),
        procedure=policy.procedure,
        document=coverage.document,
        address=address(coverage.document, words),
        crumbs=crumbs,
        sections=[
            {
                "heading": section.heading,
                "carried": list(names.all(section.carried_by)),
                "left_out": section.left_out,
                "paragraphs": [
                    {
                        "number": each.number,
                        "opening": each.opening,
                        "carried": list(names.all(carried.get((section.heading, each.number), ()))),
                        "silent": list(names.all(silent.get((section.heading, each.number), ()))),
                        "left_out": claims.left_out(section.heading, each, procedures, carried),
                    }
                    for each in section.paragraphs
                ],
            }
            for section in coverage.sections
        ],
        ours=[{"what": each.what, "where": list(names.all(each.ids))} for each in coverage.ours],
    )


def address(document: Record, words: Language) -> dict[str, str | None]:
    """How to get the document: a link, or who has it."""
    is_link = document.address.startswith(("https://", "http://"))
    text = document.address if is_link else words("document.address", who=document.address)
    return {"href": document.address if is_link else None, "text": text}


def crumbs_of(crumbs: str, policy: Policy, source: str) -> str:
    """The way to the page of a procedure, with that page."""
    title = policy.procedure.title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return json.dumps([*json.loads(crumbs), {"title": title, "src": source}])


class _Names:
    """What the parts of some procedures are called, and where they stand, as seen from the page of one of them."""

    def __init__(self, policy: Policy, held: Mapping[str, Policy], words: Language) -> None:
        self.policy = policy
        self.held = {key.rpartition("/")[2]: each for key, each in held.items()}
        self.words = words
        self.titles = {name: self._titles(each) for name, each in self.held.items()}

    def all(self, names: Iterable[str]) -> Iterator[dict[str, Any]]:
        """Each name, as procedure#id, in words; each once."""
        told = (self.one(*name.split("#", 1)) for name in names)
        yield from {(each["text"], each["href"]): each for each in told}.values()

    def one(self, owner: str, name: str) -> dict[str, str | None]:
        """One of them."""
        if owner == claims.PUBLISHER:
            return self._of_publisher(name)
        policy = self.held.get(owner)
        if policy is None:
            return {"text": f"{owner}#{name}", "href": None}  # navigator check names it
        text, place = self.titles[owner].get(name, (name, None))
        own = policy.key == self.policy.key
        told = text if own else self.words("document.elsewhere", what=text, title=policy.procedure.title)
        page = "../index.html" if own else f"../../{owner}/index.html"
        return {"text": told, "href": f"{page}#{place}" if place else None}

    def _of_publisher(self, name: str) -> dict[str, str | None]:
        contacts = {each.id: each.name for each in self.policy.publisher.contacts}
        if name in contacts:
            return {"text": contacts[name], "href": f"../index.html#contact-{name}"}
        if f"document.part.{name}" not in self.words.texts:
            return {"text": f"{claims.PUBLISHER}#{name}", "href": None}
        place = {"danger": "page-in-danger"}.get(name)
        return {
            "text": self.words(f"document.part.{name}"),
            "href": f"../index.html#{place}" if place else None,
        }

    def _titles(self, policy: Policy) -> dict[str, tuple[str, str | None]]:
        """The name of each part of a procedure, and its anchor where it has one."""
        teller = Teller(policy, self.words)
        held: Procedure = policy.procedure
        found: dict[str, tuple[str, str | None]] = {
            name: (self.words(f"document.part.{name}"), "page-scope" if name == "scope" else None)
            for name in ("scope", "document", "title")
        }
        found |= {gap.id: (gap.text, None) for gap in held.gaps}
        found |= {each.id: (each.what, None) for each in held.events}
        found |= {each.id: (teller.title(each.name), None) for each in held.roles}
        found |= {each.id: (each.name, None) for each in held.areas}
        found |= {each.id: (each.name, f"contact-{each.id}") for each in held.contacts}
        return found | {name: (teller.title(text), name) for name, text in clause_titles(teller).items()}
