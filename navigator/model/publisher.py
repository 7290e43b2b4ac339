"""The body whose procedures these are."""

from dataclasses import dataclass

from navigator.model.limits import GeneralRules, Id, Text
from navigator.model.parties import Contact
from navigator.model.upkeep import Accepted, Successor


@dataclass(frozen=True, slots=True, kw_only=True)
class Danger:
    """What to do when somebody is in danger now."""

    title: Text | None = None
    """The heading above it, in the publisher's own words. Left out: If somebody is in danger."""
    text: Text
    """What to do, in a sentence or two."""
    contacts: tuple[Id, ...] = ()
    """Whom to ring, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """The body whose procedures these are."""

    id: Id
    name: Text
    """The full name."""
    short_name: Text
    """How it is called in a sentence: the board."""
    about: Text
    """Who they are, in a sentence or two."""
    counting: GeneralRules
    """Holds for every procedure of this publisher, unless the procedure says otherwise."""
    counting_note: Text
    """What the publisher's documents say about counting, and what is assumed."""
    contacts: tuple[Contact, ...]
    """Everybody who can be reached, for all procedures of the publisher."""
    danger: Danger | None = None
    """Stands on every page, above the rest. Left out where nobody can be harmed, such as in a dispute about a name."""
    search: tuple[Text, ...] = ()
    """Words that people type who look for the publisher or its procedures, such as its initials."""
    public_body: bool = False
    """Whether it is a public authority; search engines are then told that its procedures are services of government."""
    successor: Successor | None = None
    accepted: tuple[Accepted, ...] = ()
    """Findings about this file that stay as they are."""
