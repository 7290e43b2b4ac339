"""The shape of the calendar files, and what must hold in them; `calendar_faults` tells what does not."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Annotated, Any, Literal, Self
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
)
from pydantic import model_validator as checked_whole
from pydantic_core import PydanticCustomError

from build_scripts.source.problems import shown
from build_scripts.source.schema import fault_of_id
from navigator.dates import iso
from navigator.dates.calendars import days_between
from navigator.dates.refusals import DateError

Nation = Literal["england-and-wales", "northern-ireland", "scotland"]
DayOfWeek = Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
Text = Annotated[str, StringConstraints(min_length=1, max_length=500, strip_whitespace=True)]


def _fault(wrong: str, allowed: str, *below: str | int) -> PydanticCustomError:
    """What a check found; below the place that is checked, where it stands."""
    return PydanticCustomError("told", "{wrong}", {"wrong": wrong, "allowed": allowed, "below": list(below)})


def _day(value: Any) -> date:
    if not isinstance(value, str):
        raise _fault("a date is meant here", 'text such as "2026-06-05"')
    try:
        return iso.parse(value)
    except DateError:
        allowed = f"a real day from {iso.FIRST.year} to {iso.LAST.year} as year-month-day, such as 2026-06-05"
        raise _fault(f"{shown(value)} is not a date", allowed) from None


def _id(value: Any) -> str:
    if not isinstance(value, str):
        raise _fault("the id of a calendar is meant here", 'text such as "england-and-wales"')
    if fault := fault_of_id(value):
        wrong, _, allowed = fault.partition("; ")
        raise _fault(wrong, allowed)
    return value


@cache
def known_zones() -> AbstractSet[str]:
    """Every zone of the tz database; none where the machine has none. A thousand files are read to say so, once."""
    return available_timezones()


def _zone(value: Any) -> str:
    if not isinstance(value, str) or not _ZONE.fullmatch(value) or value not in (known_zones() or {value}):
        given = shown(value) if isinstance(value, str) else "this"
        raise _fault(f"{given} is not a time zone", 'one of the tz database, such as "Europe/London"')
    return value


def _once(value: list[str]) -> list[str]:
    if twice := next((each for each in value if value.count(each) > 1), None):
        raise _fault(f"weekend names {twice} twice", "each day of the week once")
    return value


_ZONE = re.compile(r"[A-Za-z_]+(?:/[A-Za-z0-9_+-]+)+")
Zone = Annotated[str, BeforeValidator(_zone)]
Day = Annotated[date, BeforeValidator(_day)]
Id = Annotated[str, BeforeValidator(_id)]


def _bases(value: Any) -> list[str]:
    """One id, or a list of them in which none stands twice."""
    named = [_id(each) for each in (value if isinstance(value, list) else [value])]
    if twice := next((each for each in named if named.count(each) > 1), None):
        raise _fault(f"based on names {twice} twice", "each calendar once")
    return named


Bases = Annotated[list[str], BeforeValidator(_bases), Field(min_length=1)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Coverage(_Entry):
    """The days for which all closures are known."""

    from_: Day = Field(alias="from")
    through: Day

    @checked_whole(mode="after")
    def in_order(self) -> Self:
        if self.from_ > self.through:
            raise _fault(
                f"from, {self.from_}, is after through, {self.through}", "a first day that is not after the last"
            )
        return self


class Holiday(_Entry):
    """One bank holiday, under the title its source gives; a substitute stands in for a holiday at a weekend."""

    date: Day
    title: Text
    substitute: bool = False
    announced: Day | None = None
    """Of a day that came after the calendar of its year was known: when it was announced, or seen here."""


class TakenAway(_Entry):
    """A day that was a bank holiday and is none any more, because another one took its place."""

    date: Day
    title: Text
    announced: Day


class OneDay(_Entry):
    """One closed day."""

    date: Day
    title: Text


class SeveralDays(Coverage):
    """Closed days, or a school term, from a first to a last day."""

    title: Text


def _which(value: Any) -> str:
    one = isinstance(value, OneDay) or (isinstance(value, dict) and not {"from", "through"} & value.keys())
    return ONE_DAY if one else SEVERAL_DAYS


ONE_DAY, SEVERAL_DAYS = "one day", "several days"
Closed = Annotated[Annotated[OneDay, Tag(ONE_DAY)] | Annotated[SeveralDays, Tag(SEVERAL_DAYS)], Discriminator(_which)]


class Yearly(_Entry):
    """A day off that the law names for every year: on a date, or so many days before or after Easter Sunday.

    Without `divisions` it is one in all of them, without `since` in all years.
    """

    title: Text
    month: int | None = Field(default=None, ge=1, le=12)
    day: int | None = Field(default=None, ge=1, le=31)
    before_easter: int | None = Field(alias="before easter", default=None, ge=1, le=60)
    after_easter: int | None = Field(alias="after easter", default=None, ge=1, le=60)
    since: int | None = Field(default=None, ge=1900, le=2200)
    divisions: list[Nation] = Field(default=[], min_length=1)

    @checked_whole(mode="after")
    def one_way(self) -> Self:
        ways = (self.before_easter, self.after_easter, self.month and self.day)
        if sum(each is not None for each in ways) != 1:
            raise _fault(
                "this is no day of every year", "a month and a day, or a number of days before easter or after easter"
            )
        return self


class BankHolidays(_Entry):
    """The bank holidays of all three divisions; the one file that holds them."""

    source: Text
    zone: Zone | None = None
    known_on: Day | None = Field(alias="known on", default=None)
    coverage: Coverage
    every_year: list[Yearly] = Field(alias="every year", default=[])
    divisions: dict[Nation, list[Holiday]]
    taken_away: dict[Nation, list[TakenAway]] = Field(alias="taken away", default={})

    @checked_whole(mode="after")
    def complete(self) -> Self:
        missing = {"england-and-wales", "scotland", "northern-ireland"} - self.divisions.keys()
        if missing:
            raise _fault(f"divisions lacks {', '.join(sorted(missing))}", "all three divisions", "divisions")
        for nation, holidays in self.divisions.items():
            _check_days(_single(holidays), self.coverage, "divisions", nation)
        for nation, gone in self.taken_away.items():
            both = {day.date for day in gone} & {day.date for day in self.divisions[nation]}
            if both:
                wrong = f"{nation} has {min(both)}, which is taken away"
                raise _fault(wrong, "the day in one of the two", "taken away", nation)
        return self


class Country(_Entry):
    """Whose holidays these are, as the `holidays` package names them, so that they can be compared with it."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    subdivision: Text | None = None
    categories: list[Text] = Field(default=["public"], min_length=1)


class OwnCalendar(_Entry):
    """Any calendar but the bank holidays: those of another country, a board's closure days, or the terms of schools."""

    title: Text
    name: Text | None = None
    based_on: Bases = Field(alias="based on")
    """Of several, the days off of all of them."""
    country: Country | None = None
    source: Text
    zone: Zone | None = None
    known_on: Day | None = Field(alias="known on", default=None)
    coverage: Coverage
    weekend: Annotated[list[DayOfWeek], Field(max_length=6), AfterValidator(_once)] | None = None
    holidays: list[Holiday] = []
    closures: list[Closed] = []
    terms: list[SeveralDays] | None = None
    open_: list[Closed] = Field(alias="open", default=[])
    begun_before: Day | None = Field(alias="begun before", default=None)
    """Times that begin on that day or later count by the calendar it is based on."""

    @checked_whole(mode="after")
    def in_order(self) -> Self:
        _check_days(_single(self.holidays), self.coverage, "holidays")
        _check_days(_stretches(self.terms or []), self.coverage, "terms")
        for name, entries in (("closures", self.closures), ("open", self.open_)):
            _check_days(_single(entries), self.coverage, name)
            _check_days(_stretches(entries), self.coverage, name)
            starts = [e.date if isinstance(e, OneDay) else e.from_ for e in entries]
            for at, (first, second) in enumerate(pairwise(starts), 1):
                if second < first:
                    raise _fault(f"{name} has {second} after {first}", "each day stands once, in order", name, at)
        if twice := sorted(_days(self.closures) & _days(self.open_)):
            raise _fault(f"{twice[0]} is both in closures and in open", "the day in one of the two", "open")
        if self.begun_before and (self.closures or self.holidays or self.terms is not None or self.weekend):
            wrong = "begun before stands beside more than open: a later start would end sooner with more days off"
            raise _fault(wrong, "open alone", "begun before")
        return self


def _days(entries: Sequence[OneDay | SeveralDays]) -> set[date]:
    ends = [(e.date, e.date) if isinstance(e, OneDay) else (e.from_, e.through) for e in entries]
    return {day for first, last in ends for day in days_between(first, last)}


def _check_days(spans: Sequence[tuple[int, date, date]], coverage: Coverage, *below: str) -> None:
    """Days stand in order, none twice, all inside the coverage: a slip of the keyboard breaks one of these."""
    name = below[-1]
    previous, began = None, None
    for at, first, last in spans:
        if not coverage.from_ <= first <= last <= coverage.through:
            wrong = f"{name} has {first}, which is outside the coverage"
            raise _fault(wrong, f"days from {coverage.from_} to {coverage.through}", *below, at)
        if previous and began and began < first <= previous:
            wrong = f"{name} has {first} in two stretches: one is {began} to {previous}"
            raise _fault(wrong, "each day stands once", *below, at)
        if previous and first <= previous:
            raise _fault(f"{name} has {first} after {previous}", "each day stands once, in order", *below, at)
        previous, began = last, first


def _single(entries: Sequence[Any]) -> list[tuple[int, date, date]]:
    return [(at, each.date, each.date) for at, each in enumerate(entries) if hasattr(each, "date")]


def _stretches(entries: Sequence[Any]) -> list[tuple[int, date, date]]:
    return [(at, each.from_, each.through) for at, each in enumerate(entries) if hasattr(each, "through")]
