"""The glossary: the words that this site and its procedures use, and who the roles of each procedure are."""

from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.content import Content
from build_scripts.pages.overview import names_in_areas
from build_scripts.support.templates import render
from navigator.explain.teller import Teller
from navigator.model.acts import Force
from navigator.model.parties import Role
from navigator.model.policy import Policy
from navigator.model.publisher import Publisher
from navigator.words import Language
from navigator.words.language import capital

PAGE = "glossary/index.md"


@dataclass(frozen=True, slots=True)
class Entry:
    """A word and what it means; for a role also the procedures it acts in."""

    id: str
    name: str
    means: str
    procedures: tuple[Policy, ...] = ()


def page(content: Content, words: Language) -> dict[str, str]:
    """The page: source address -> Markdown."""
    publishers = [
        {"publisher": publisher, "roles": found}
        for publisher in content.publishers.values()
        if (found := roles(content, publisher, words))
    ]
    return {PAGE: render("glossary.md.j2", words=words, terms=terms(content, words), publishers=publishers)}


def terms(content: Content, words: Language) -> tuple[Entry, ...]:
    """The words of the site's own list, and those of the forces of an act, in the order of the alphabet."""
    own = [Entry(f"term-{term.id}", capital(term.name), term.means) for term in content.shared.terms]
    forces = [
        Entry(f"term-force-{force.value.replace(' ', '-')}", capital(force.value), words(f"page.force.{force.value}"))
        for force in Force
    ]
    return tuple(sorted((*own, *forces), key=lambda entry: entry.name.casefold()))


def roles(content: Content, publisher: Publisher, words: Language) -> tuple[Entry, ...]:
    """The roles of a publisher's procedures; one that is the same in several of them stands once."""
    found: dict[tuple[str, str], list[Policy]] = {}
    for policy in content.policies.values():
        if policy.publisher.id == publisher.id:
            for role in policy.procedure.roles:
                for name in _names(Teller(policy, words), role):
                    found.setdefault((name, role.about or ""), []).append(policy)
    entries = [
        Entry(f"role-{publisher.id}-{at}", name, about, tuple(policies))
        for at, ((name, about), policies) in enumerate(found.items(), 1)
        if about
    ]
    return tuple(sorted(entries, key=lambda entry: _without_article(entry.name)))


def _names(teller: Teller, role: Role) -> Iterator[str]:
    """The role's name, and those it has in single areas."""
    yield capital(role.name)
    yield from map(capital, names_in_areas(teller, role))


def _without_article(name: str) -> str:
    """What a reader looks a name up by: "The Chair" stands under C."""
    first, _, rest = name.casefold().partition(" ")
    return rest if first in ("the", "a", "an") and rest else name.casefold()
