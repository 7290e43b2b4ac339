"""What is done and what happens: events, acts with their time limits, and limits over several of them."""

from dataclasses import dataclass
from enum import Enum
from typing import Annotated

from navigator.model.limits import Id, Ids, Limit, Pause, Source, Text
from navigator.model.marks import AROUND


class Force(Enum):
    """How strongly the policy binds the person who acts."""

    MUST = "must"
    """The policy says must, will or shall."""
    SHOULD = "should"
    """The policy says should, or expects it in other words."""
    AIMS_TO = "aims to"
    """The policy says that it aims to, tries to or hopes to."""
    MAY = "may"
    """The policy allows it and nobody has to."""


class Together(Enum):
    """How several roles act."""

    JOINTLY = "jointly"
    """All of them act as one."""
    EITHER = "either"
    """One of them is enough."""
    EACH = "each"
    """Every one of them, by itself."""


class NoLimit(Enum):
    """Why an act has no time limit."""

    NOT_STATED = "not stated"
    """The policy states none; readers are told so."""
    AGREED = "agreed"
    """Those involved agree one; readers are told to ask what was agreed."""
    NOT_NEEDED = "not needed"
    """None is to be expected, so nothing is said about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happens on a date."""

    id: Id
    what: Text
    """In the past tense, without a full stop: the Coordinator got the written complaint."""
    ask: Annotated[Text, AROUND]
    """The question for its date: When did the Coordinator get the written complaint?

    In a file it can be left out where it follows from what: one plain sentence in the past tense that says, of what is
    sent, that it came. What may lie ahead needs a question of its own. Who is named in both is asked as "you".
    """
    sent: bool = False
    """True when it reaches somebody by post, email or hand, so that the way of sending can move the date."""
    future: bool = False
    """True when its date may lie ahead, such as a meeting that is booked."""
    any_of: Ids = ()
    """Other events, with the first of which it happens: a reply is a letter or a meeting. It stands with it.

    Each begins a time of its own: a decision is due from the appeal, and again when it is sent back. For a time that
    runs from the last of them so far, name them in the limit, with anew. Under produces of an act it says "unless":
    the act is done with its own event or with another one, and the duty falls away with either.
    """
    all_of: Ids = ()
    """Other events, with the last of which it happens: all members of a panel have voted."""
    arrival_of: Id | None = None
    """The event of sending what reaches somebody with this one: a reply that came was sent, on that day or before."""

    @property
    def made_of(self) -> Ids:
        """The events that it follows from."""
        return (*self.any_of, *self.all_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """An act: who, with what force, what, by when; it may produce an event."""

    id: Id
    by: Annotated[Ids, AROUND]
    """Who acts. In a file it can be left out where it is whoever leads the stage."""
    together: Together | None = None
    """With several roles: jointly, or either of them."""
    force: Force
    act: Text
    """What is to be done, to follow "must" or "may": acknowledge the complaint."""
    to: Ids = ()
    """To whom it is done or sent, every one of them; a letter for it goes there.

    No letter is addressed by the words of the act. Left out, it goes to those who act jointly with its writer, or to
    the body where the act takes the case; where there is neither, its address is a blank to fill in.
    """
    to_any: Ids = ()
    """To whom it is done or sent, when one of several is enough."""
    when: Text | None = None
    """A condition, to follow "if". It is words alone: nothing is counted by it.

    What falls away because something else has happened, as in "if nobody has applied", produces an event that is any_of
    both.
    """
    only: Ids = ()
    """Answers to questions about the case with which it exists; of two questions one answer each is needed."""
    consulting: Ids = ()
    """Roles whose view must be asked first."""
    agreeing: Ids = ()
    """Roles that must agree first."""
    limit: Limit | None = None
    no_limit: NoLimit | None = None
    """Why there is no limit; an act has either this or a limit."""
    urgency: Text | None = None
    """The policy's own word for speed that is not a limit, for example "immediately"."""
    after: Ids = ()
    """The events, any one of which makes it fall to be done; empty: the stage has opened, or the time has begun.

    With a limit its time has to have begun too: a request for a review within six months of the matter, once answered.
    What came before the end of a time that it waits for (the event of an expiry) was too early, and is none. So it is
    in a stage that only such ends open. What is only due by so long after the mere end of a time (done_or_not) does not
    wait for that.
    """
    produces: Id | None = None
    """The event that shows the act is done."""
    contains: tuple[Text, ...] = ()
    """What the reply, notice or record has to hold."""
    contact: Id | None = None
    """Where the act is addressed to, when that is not the role's own contact, or there is no role for them."""
    if_late: tuple[Text, ...] = ()
    """What the policy says happens when the date is missed; empty when it says nothing."""
    source: Annotated[Source, AROUND]
    """Where in the document it comes from. In a file it can be left out where it is the source of the stage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepCount:
    """One way to count the steps under a cap, when each has the same time and it is unclear how many there are."""

    id: Id
    says: Text
    """How the steps are counted, in a sentence."""
    times: Annotated[int, "at least 1"]
    """How often the time of one step then fits in, one after another."""
    of: Id
    """The act whose limit is the time of one step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """A limit over the whole procedure or several stages, on top of the stages' own.

    With force: may and an expiry it is a time in which nobody has to do anything, and that only ends: the year of the
    roll, with "31 December", after which two years run; or the four days after which a letter counts as come.
    """

    id: Id
    title: Text
    limit: Limit
    force: Force
    covers: tuple[Id, ...]
    """The stages it spans; it is kept when all of them are over, or when the event under until has happened."""
    after: Ids = ()
    """The events, any one of which puts it in force; empty: it always is."""
    only: Ids = ()
    """Answers to questions about the case with which it exists."""
    steps: tuple[StepCount, ...] = ()
    """Every way to count the steps, when the policy leaves open how many there are; each is added up for the reader."""
    source: Source

    @property
    def only_ends(self) -> bool:
        """Whether it is a time that comes to its end, such as a year, and nothing has to be done in it."""
        return self.force is Force.MAY and self.limit.expiry is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPause:
    """A pause of several limits, written once."""

    id: Id
    stops: Ids
    """The acts and caps whose clock it stops."""
    pause: Pause
