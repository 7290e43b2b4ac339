"""A person's facts: what has happened and when, as far as they know; and worked examples."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from navigator import dates
from navigator.limits import Id, Ids, Text
from navigator.model import End


class FactError(ValueError):
    """A fact that cannot be read; the text says what is wrong and, after a semicolon, what is allowed."""


@dataclass(frozen=True, slots=True)
class Span:
    """A day, or a stretch of days one of which it was; both ends belong to it."""

    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known of one event: when it happened, that it happened on an unknown day, or that it has not."""

    event: str
    happened: bool
    span: Span | None = None

    def __str__(self) -> str:
        if not self.happened:
            return f"{self.event}=no"
        if self.span is None:
            return f"{self.event}=yes"
        first, last = self.span.earliest.isoformat(), self.span.latest.isoformat()
        return f"{self.event}={first}" if first == last else f"{self.event}={first}..{last}"


ALLOWED = "write EVENT=YYYY-MM-DD, EVENT=YYYY-MM-DD..YYYY-MM-DD (not sure, between these dates), EVENT=yes or EVENT=no"


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
    first, dots, last = value.partition("..")
    try:
        span = Span(dates.parse(first), dates.parse(last if dots else first))
    except ValueError:
        raise FactError(f"{value!r} is not a date; {ALLOWED}") from None
    if span.latest < span.earliest:
        raise FactError(f"{value!r} ends before it begins; the earlier date comes first")
    return Fact(event, happened=True, span=span)


@dataclass(frozen=True, slots=True)
class Case:
    """Everything a person has said about their case."""

    facts: tuple[Fact, ...] = ()
    area: str | None = None

    def happenings(self, event: str) -> tuple[Fact, ...]:
        """The times an event happened, earliest first; those without a date come last."""
        found = [fact for fact in self.facts if fact.event == event and fact.happened]
        return tuple(sorted(found, key=lambda fact: fact.span.earliest if fact.span else date.max))

    def denied(self, event: str) -> bool:
        """True when the person said that it has not happened."""
        return any(fact.event == event and not fact.happened for fact in self.facts)

    def adding(self, facts: Iterable[Fact]) -> "Case":
        """The same case with more facts."""
        return Case((*self.facts, *facts), self.area)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedDate:
    """What a worked example says of one clause."""

    clause: Id
    """The act or the cap."""
    due: date | None = None
    """The date, or the safe one of two."""
    latest: date | None = None
    """The last date that could be argued, where it differs."""
    status: Text | None = None
    """How it stands: running, due today, late, done ..."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """The answer a worked example must get."""

    stage: Ids = ()
    """The stage it is at, or several that run side by side."""
    end: End | None = None
    """How it ended, if it did."""
    body: Id | None = None
    """The outside body the case has gone to."""
    procedure: Text | None = None
    """The other procedure the case has gone to."""
    dates: tuple[ExpectedDate, ...] = ()
    """The dates that must come out."""
    next: Ids = ()
    """The roles that act next."""


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
    facts: tuple[Fact, ...]
    """What happened, and what did not."""
    expect: Expected
    """The answer that must come out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """The worked examples of one procedure."""

    cases: tuple[Example, ...]
    """In the order in which readers see them."""
