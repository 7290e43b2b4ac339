"""The shape of the calendar files, and what must hold in them, checked before the engine reads them."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError
from pydantic import model_validator as checked_whole

from build_scripts.source.schema import fault_of_id
from navigator.dates import iso
from navigator.dates.calendars import days_between
from navigator.dates.refusals import DateError

Nation = Literal["england-and-wales", "scotland", "northern-ireland"]
DayOfWeek = Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
Text = Annotated[str, StringConstraints(min_length=1, max_length=500, strip_whitespace=True)]
Zone = Annotated[str, StringConstraints(pattern=r"^[A-Za-z_]+(/[A-Za-z0-9_+-]+)+$")]


def _day(value: Any) -> date:
    if not isinstance(value, str):
        raise ValueError("a date is text such as 2026-06-05")  # noqa: TRY004 - pydantic reports ValueError only
    try:
        return iso.parse(value)
    except DateError as error:
        raise ValueError(str(error)) from None


def _id(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("the id of a calendar is text such as england-and-wales")  # noqa: TRY004 - as above
    if fault := fault_of_id(value):
        raise ValueError(fault)
    return value


Day = Annotated[date, BeforeValidator(_day)]
Id = Annotated[str, BeforeValidator(_id)]


def _bases(value: Any) -> list[str]:
    """One id, or a list of them in which none stands twice."""
    named = [_id(each) for each in (value if isinstance(value, list) else [value])]
    if twice := next((each for each in named if named.count(each) > 1), None):
        raise ValueError(f"based on names {twice} twice")
    return named


Bases = Annotated[list[str], BeforeValidator(_bases), Field(min_length=1)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Coverage(_Entry):
    """The days for which all closures are known."""

    from_: Day = Field(alias="from")
    through: Day

    @checked_whole(mode="after")
    def in_order(self) -> Self:
        if self.from_ > self.through:
            raise ValueError("from is after through")
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
            raise ValueError("a day of every year has a month and a day, or days before or after easter")
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
            raise ValueError(f"divisions lacks {', '.join(sorted(missing))}")
        for nation, holidays in self.divisions.items():
            _check_days([(day.date, day.date) for day in holidays], self.coverage, nation)
        for nation, gone in self.taken_away.items():
            both = {day.date for day in gone} & {day.date for day in self.divisions[nation]}
            if both:
                raise ValueError(f"{nation} has {min(both)}, which is taken away; it stands in one of the two")
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
    weekend: list[DayOfWeek] | None = Field(default=None, max_length=6)
    holidays: list[Holiday] = []
    closures: list[OneDay | SeveralDays] = []
    terms: list[SeveralDays] | None = None
    open_: list[OneDay | SeveralDays] = Field(alias="open", default=[])
    begun_before: Day | None = Field(alias="begun before", default=None)
    """Times that begin on that day or later count by the calendar it is based on."""

    @checked_whole(mode="after")
    def in_order(self) -> Self:
        _check_days([(day.date, day.date) for day in self.holidays], self.coverage, "holidays")
        _check_days([(term.from_, term.through) for term in self.terms or []], self.coverage, "terms")
        for name, entries in (("closures", self.closures), ("open", self.open_)):
            _check_days([(e.date, e.date) for e in entries if isinstance(e, OneDay)], self.coverage, name)
            _check_days([(e.from_, e.through) for e in entries if not isinstance(e, OneDay)], self.coverage, name)
            starts = [e.date if isinstance(e, OneDay) else e.from_ for e in entries]
            for first, second in pairwise(starts):
                if second < first:
                    raise ValueError(f"{name} has {second} after {first}; each day stands once, in order")
        if twice := sorted(_days(self.closures) & _days(self.open_)):
            raise ValueError(f"{twice[0]} is both in closures and in open")
        if self.begun_before and (self.closures or self.holidays or self.terms is not None or self.weekend):
            raise ValueError("begun before stands beside open alone: a later start would end sooner with more days off")
        return self


def _days(entries: Sequence[OneDay | SeveralDays]) -> set[date]:
    ends = [(e.date, e.date) if isinstance(e, OneDay) else (e.from_, e.through) for e in entries]
    return {day for first, last in ends for day in days_between(first, last)}


def _check_days(spans: Sequence[tuple[date, date]], coverage: Coverage, name: str) -> None:
    """Days stand in order, none twice, all inside the coverage: a slip of the keyboard breaks one of these."""
    previous, began = None, None
    for first, last in spans:
        if not coverage.from_ <= first <= last <= coverage.through:
            raise ValueError(f"{name} has {first}, which is outside the coverage")
        if previous and began and began < first <= previous:
            raise ValueError(f"{name} has {first} in two stretches: one is {began} to {previous}; each day stands once")
        if previous and first <= previous:
            raise ValueError(f"{name} has {first} after {previous}; each day stands once, in order")
        previous, began = last, first


def problems(content: Any) -> Iterator[str]:
    """What is wrong with the content of one file, a line each."""
    shape = BankHolidays if isinstance(content, dict) and "divisions" in content else OwnCalendar
    try:
        TypeAdapter(shape).validate_python(content)
    except ValidationError as error:
        for found in error.errors(include_url=False, include_context=False, include_input=False):
            place = ".".join(str(part) for part in found["loc"])
            message = found["msg"].removeprefix("Value error, ")
            yield f"{message} @ {place}" if place else message
