"""Who may use a procedure, about what, and where everything else belongs."""

from dataclasses import dataclass
from typing import Annotated

from navigator.model.limits import Id, Ids, Place, Source, Text
from navigator.model.marks import ONE_OR_MANY
from navigator.model.parties import Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class Finder:
    """Answers to the questions of the page that finds the right procedure; somebody who gives them is led here."""

    who: Annotated[tuple[Audience, ...], ONE_OR_MANY]
    """Who asks."""
    about: Ids
    """What it is about: topics that shared.yml lists."""
    whose: Annotated[tuple[Text, ...], ONE_OR_MANY] = ()
    """Whose decision or work it is, as an answer: the Chair of the board. Left out, it is the publisher's name."""
    reader: Id | None = None
    """The role of somebody who gives these answers. Left out, it is the role that asks, where there is only one."""
    told: Ids = ()
    """The area, and the answers to questions about the case, that these answers say already: not asked again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """Something this procedure is not for, and where it belongs."""

    id: Id
    what: Text
    """What does not belong here: a complaint about a school."""
    go: Text
    """Where to go instead, as a sentence."""
    procedure: Place | None = None
    """The procedure of this site it belongs to, as publisher/procedure."""
    contact: Id | None = None
    """Who can be reached there."""
    finder: tuple[Finder, ...] = ()
    """The answers that lead here, where the place is not a procedure of this site."""
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Who may use the procedure, and about what."""

    who: tuple[Text, ...]
    """Who may use it, one line each."""
    about: tuple[Text, ...]
    """What it is for, one line each."""
    elsewhere: tuple[Elsewhere, ...] = ()
    """What it is not for, and where that belongs."""
    finder: tuple[Finder, ...] = ()
    """The answers that lead to this procedure. Left out, they are taken from its audience and from what it is about."""
    source: Source
