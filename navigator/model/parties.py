"""Who has a part in a procedure: whom it is for, who asks, answers or stands outside, and how each is reached."""

from dataclasses import dataclass
from enum import Enum

from navigator.model.limits import Id, Ids, Place, Text


class Audience(Enum):
    """Who a procedure is written for."""

    FAMILIES = "families"
    """Children, young people, parents, carers and those who speak for them."""
    PROFESSIONALS = "professionals"
    """People who work with children or families, about their own work."""
    AGENCIES = "agencies"
    """Organisations and those who act for them, such as partners of a board."""


class Side(Enum):
    """Where a role stands: it asks, it answers, or it is a body outside."""

    ASKS = "asks"
    """It complains, raises a concern or is in dispute."""
    ANSWERS = "answers"
    """It has to deal with that, inside the publisher's procedure."""
    OUTSIDE = "outside"
    """It is a body that the publisher does not run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A way to reach somebody."""

    id: Id
    name: Text
    """Who is reached."""
    phone: Place | None = None
    email: Place | None = None
    address: tuple[Text, ...] = ()
    """One line of the address each."""
    web: Place | None = None
    note: Text | None = None
    """What else a reader has to know, such as opening hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleVariant:
    """Who holds a role in one area, or with one answer to a question about the case."""

    area: Id
    """The area, or the answer."""
    name: Text
    """With its article, as it stands in a sentence: the Northern Manager."""
    contact: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Several people who decide as one."""

    members: int
    """How many they are."""
    fewest: int | None = None
    """The smallest number the panel may be cut to."""
    cut_by: Id | None = None
    """Who may cut it."""
    cut_when: Text | None = None
    """When it may be cut, to follow "if"."""
    votes: int | None = None
    """How many members must agree, where the policy says so."""
    who: Text | None = None
    """Who they are, to follow their number: a senior manager from each of the partners."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A party that acts."""

    id: Id
    name: Text
    """With its article, as it stands in a sentence: the Coordinator."""
    side: Side
    plural: bool = False
    """True when the name takes a plural verb: two safeguarding partners aim to ..."""
    about: Text | None = None
    """Who this is, for the glossary."""
    contact: Id | None = None
    variants: tuple[RoleVariant, ...] = ()
    panel: Panel | None = None
    apart_from: Ids = ()
    """The stages in which nobody who is this can have had a part."""
