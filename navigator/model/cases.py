"""A person's facts: what has happened and when, as far as they know; and worked examples."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from navigator.dates import iso, moments
from navigator.model.limits import Id, Ids, Place, Sending, Text
from navigator.model.marks import HOUR
from navigator.model.stages import End


class FactError(ValueError):
    """A fact that cannot be read; the text says what is wrong and, after a semicolon, what is allowed."""


@dataclass(frozen=True, slots=True)
class Span:
    """A day, or a stretch of days one of which it was; both ends belong to it. One day can have its hour."""

    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class Sent:
    """The day something was sent, and how."""

    day: date
    by: Sending

    @property
    def tells_the_hour(self) -> bool:
        """Whether it says that it came before a closing hour, or after it; of what is handed over it says neither."""
        return self.by is not Sending.HAND


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known of one event: when it happened, that it happened on an unknown day, or that it has not.

    With `sent`, only the day of sending is known; `span` is that day until `delivery.arrived` puts the right ones in.
    """

    event: str
    happened: bool
    span: Span | None = None
    sent: Sent | None = None
    firm: bool = True
    """False when its days rest on days off that nobody knows yet."""

    @property
    def is_of_some_days(self) -> bool:
        """Whether it happened on one of several days; of what was sent, whether it can have come on any of several."""
        return self.span is not None and moments.plain(self.span.earliest) < moments.plain(self.span.latest)

    @property
    def first_told(self) -> date | None:
        """The first day that was told of it: that of sending, where there is one."""
        return self.sent.day if self.sent else self.span.earliest if self.span else None

    def __str__(self) -> str:
        if not self.happened:
            return f"{self.event}=no"
        if self.sent:
            return f"{self.event}={self.sent.by.value}:{self.sent.day.isoformat()}"
        if self.span is None:
            return f"{self.event}=yes"
        first, last = (moments.written(day) for day in (self.span.earliest, self.span.latest))
        return f"{self.event}={first}" if first == last else f"{self.event}={first}..{last}"


ALLOWED = (
    "write EVENT=YYYY-MM-DD, EVENT=YYYY-MM-DDTHH:MM, EVENT=YYYY-MM-DD..YYYY-MM-DD (not sure, between these dates), "
    f"EVENT={Sending.FIRST_CLASS.value}:YYYY-MM-DD (sent so on that day; also {{ways}}), EVENT=yes or EVENT=no"
).format(ways=", ".join(way.value for way in Sending if way is not Sending.FIRST_CLASS))


def parse_fact(text: str) -> Fact:
    """Read one fact as it is written on the command line and in worked examples.

    >>> parse_fact("acknowledged=no")
    Fact(event='acknowledged', happened=False, span=None)
    """
    event, equals, value = text.partition("=")
    if not equals or not event:
        raise FactError(f"{text!r} is not a fact; {ALLOWED}")
    if value in ("no", "yes"):
        return Fact(event, value == "yes")
    way, colon, day = value.partition(":")
    if colon and not way[:1].isdigit():
        return _sent(event, way, day)
    first, dots, last = value.partition("..")
    try:
        span = Span(moments.parse(first), moments.parse(last if dots else first))
    except ValueError:
        raise FactError(f"{value!r} is not a date; {ALLOWED}") from None
    if dots and any(map(moments.hour_of, (span.earliest, span.latest))):
        raise FactError(f"{value!r} has an hour and is not one day; an hour goes with one day: EVENT=YYYY-MM-DDTHH:MM")
    if span.latest < span.earliest:
        raise FactError(f"{value!r} ends before it begins; the earlier date comes first")
    return Fact(event, happened=True, span=span)


def sent_fact(event: str, sent: Sent) -> Fact:
    """A fact of which only the sending is known."""
    return Fact(event, happened=True, span=Span(sent.day, sent.day), sent=sent)


def _sent(event: str, way: str, day: str) -> Fact:
    try:
        return sent_fact(event, Sent(iso.parse(day), Sending(way)))
    except ValueError:
        raise FactError(f"{f'{way}:{day}'!r} is not a way and a day of sending; {ALLOWED}") from None


@dataclass(frozen=True, slots=True)
class Case:
    """Everything a person has said about their case."""

    facts: tuple[Fact, ...] = ()
    area: str | None = None
    answers: tuple[str, ...] = ()
    """The answers to questions about the case; a question without one is open."""
    last: str | None = None
    """The event that was told as the last one, on whatever day; None where nobody said which it was."""
    told_on: date | None = None
    """The day on which all of it was told; None for the day that is asked about. What had happened had by then."""

    def happenings(self, event: str) -> tuple[Fact, ...]:
        """The times an event happened, earliest first; those without a date come last."""
        found = [fact for fact in self.facts if fact.event == event and fact.happened]
        return tuple(sorted(found, key=lambda fact: fact.span.earliest if fact.span else date.max))

    def denied(self, event: str) -> bool:
        """True when the person said that it has not happened."""
        return any(fact.event == event and not fact.happened for fact in self.facts)

    def adding(self, facts: Iterable[Fact]) -> "Case":
        """The same case with more facts."""
        return replace(self, facts=(*self.facts, *facts))


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedDate:
    """What a worked example says of one clause."""

    clause: Id
    """The act or the cap."""
    due: Annotated[date, HOUR] | None = None
    """The date, or the safe one of two; of a limit in hours it can have its hour: 2026-06-05T09:20."""
    latest: Annotated[date, HOUR] | None = None
    """The last date that could be argued, where it differs."""
    open: bool = False
    """Whether no last date can be named, because of what is not known yet."""
    status: Text | None = None
    """How it stands, in one of the words under "How an act stands". Needed where one comes out."""

    @property
    def last_day(self) -> date | None:
        """The last date that could be argued, which is the date itself where no other is named."""
        return None if self.open else self.latest or self.due


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """The answer a worked example must get."""

    stage: Ids = ()
    """The stage it is at, or several that run side by side."""
    end: End | None = None
    """How it ended, if it did."""
    body: Id | None = None
    """The outside body the case has gone to."""
    procedure: Place | None = None
    """The other procedure the case has gone to."""
    dates: tuple[ExpectedDate, ...] = ()
    """The dates that must come out."""
    next: Ids = ()
    """The roles that have to act next. Left out: nobody has to."""
    visit: Annotated[int, "at least 1"] | None = None
    """At that stage for the how manieth time: 2 when the case has come back to it."""
    open: Ids | None = None
    """Every act that is open now, whoever may or must do it; [] where there is none. Left out, it is not looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A worked example: facts and a day, and the answer."""

    id: Id
    title: Text
    story: Text
    """What happened, in a sentence or two, for the reader."""
    today: date
    """The day on which it is looked at."""
    area: Id | None = None
    """The area it happens in, where that matters."""
    answers: Ids = ()
    """The answers to the questions about the case; one that is left out is not known."""
    version: date | None = None
    """With dated versions: the day from which the text is in force that it follows. Left out, the facts decide."""
    facts: tuple[Fact, ...]
    """What happened, and what did not."""
    expect: Expected
    """The answer that must come out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """The worked examples of one procedure."""

    cases: tuple[Example, ...]
    """In the order in which readers see them."""
