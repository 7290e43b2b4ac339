"""The steps of a procedure: what is done in each, how it ends and where the case goes then."""

from dataclasses import dataclass
from enum import Enum
from typing import Annotated

from navigator.model.acts import Duty, Force
from navigator.model.limits import Id, Ids, Place, Source, Text
from navigator.model.marks import AROUND


class End(Enum):
    """How a case can end inside the procedure."""

    SETTLED = "settled"
    """Those who asked are content."""
    DECIDED = "decided"
    """There is a decision that the procedure does not take further."""
    WITHDRAWN = "withdrawn"
    """Those who asked have taken it back."""
    CLOSED = "closed"
    """It ends in another way, such as by time running out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """Where a case goes; exactly one of these is set."""

    stage: Id | None = None
    """The stage it goes on with, which may be an earlier one."""
    stages: tuple[Id, ...] = ()
    """Several stages that run side by side."""
    procedure: Place | None = None
    """Another procedure of the site, as publisher/procedure."""
    body: Id | None = None
    """A role outside."""
    end: End | None = None
    """How it ends here."""

    @property
    def leads_on(self) -> bool:
        """Whether it goes on in a stage of the same procedure."""
        return bool(self.next_stages)

    @property
    def next_stages(self) -> tuple[Id, ...]:
        """The stages of the same procedure that it goes on in, one or several."""
        return (self.stage,) if self.stage else self.stages


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What ends a stage: a condition, the event that shows it, and where the case goes."""

    id: Id
    when: Text
    """The condition, to follow "if": the complainant is unhappy with the reply."""
    event: Id
    """The event that shows it."""
    after: Ids = ()
    """Events of which one comes first: nobody accepts a reply before it is there. It says nothing but the order."""
    by: Annotated[Ids, AROUND] = ()
    """Who decides or asks. In a file it can be left out where that is whoever does the act of the stage that produces
    its event; [] where the policy names nobody."""
    only: Ids = ()
    """Answers to questions about the case with which it exists."""
    to: Destination
    note: Text | None = None
    """What else a reader has to know."""
    source: Annotated[Source, AROUND]
    """Where in the document it comes from. In a file it can be left out where it is the source of the act of the stage
    that produces its event or, without one such act, of its stage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictRoute:
    """Where it goes instead when the complaint is about the person who would decide."""

    id: Id
    about: Id
    """The role the complaint is about."""
    instead: Id
    """The role that takes it on."""
    act: Text
    """What to do, to follow "should" or "may": send the complaint to the Chair."""
    force: Force
    event: Id | None = None
    """The event that shows the route was taken."""
    to: Destination | None = None
    """Where the case goes on, when the route leaves the stage."""
    source: Annotated[Source, AROUND]
    """Where in the document it comes from. In a file it can be left out where it is the source of the stage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A step of the procedure."""

    id: Id
    title: Text
    """As it stands on the page: Stage 1: the Coordinator."""
    purpose: Text
    """What the stage is for, in one sentence."""
    lead: Ids
    """Who runs it."""
    opens: Ids = ()
    """Events that begin it, besides the outcomes that lead here."""
    joins: tuple[Id, ...] = ()
    """Stages running side by side that must all have ended before this one opens."""
    duties: tuple[Duty, ...] = ()
    """Who does what, in order."""
    outcomes: tuple[Outcome, ...] = ()
    """Every way out of the stage."""
    conflicts: tuple[ConflictRoute, ...] = ()
    """What happens when it is about the person who would decide."""
    source: Source
