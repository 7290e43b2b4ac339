"""Which days are open, and why the others are not."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from functools import cache, cached_property
from itertools import chain
from typing import Any

from navigator.dates import iso
from navigator.dates.easter import Yearly
from navigator.dates.refusals import CalendarError, DateError, excerpt

NATIONS = {"england-and-wales": "England and Wales", "scotland": "Scotland", "northern-ireland": "Northern Ireland"}
ANY_PART = "uk-any"
NONE = "none"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The words of calendar files for the days of the week, in the order in which Python counts them."""
WEEKEND = frozenset({5, 6})


class Kind(Enum):
    """What a calendar counts."""

    WORKING_DAYS = "working days"
    SCHOOL_DAYS = "school days"


class Cause(Enum):
    """What kind of closure a day is, in the words of the data files."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    SUBSTITUTE = "substitute"
    OWN = "own"
    NO_TERM = "no_term"


@dataclass(frozen=True, slots=True)
class Closure:
    """Why a day is closed: the title its source gives, and the calendars it holds in when it does not hold in all."""

    cause: Cause
    title: str = ""
    only_in: tuple[str, ...] = ()


AT_WEEKEND = Closure(Cause.WEEKEND)
_AWAY = frozenset({Cause.OWN, Cause.NO_TERM})


@dataclass(frozen=True, eq=False)
class Calendar:
    """Open and closed days. Outside `covers_from` to `covers_through` only weekends and yearly days off are known."""

    id: str
    title: str
    source: str
    covers_from: date
    covers_through: date
    closures: Mapping[date, Closure]
    weekend: frozenset[int] = WEEKEND
    kind: Kind = Kind.WORKING_DAYS
    yearly: tuple[Yearly, ...] = ()
    """Days off that the law names for every year, so that they are known beyond the coverage too."""
    zone: str = ""
    """The time zone by which it is today there, as the IANA names it; empty where no place is meant."""
    known_on: date | None = None
    """The day on which its source was last looked at: bank holidays that were announced later are not in it."""
    opened: frozenset[date] = frozenset()
    """Days that are worked although they fall on a weekend or on a day off of the calendar that this one builds on."""
    until: date | None = None
    """The first day from which a time that begins then counts by `later`: its days off were known by then."""
    later: "Calendar | None" = None
    """The calendar that this one builds on, where it holds for what began before a day alone."""

    def of_time_begun(self, day: date) -> "Calendar":
        """The calendar by which a time that began on a day is counted."""
        return self.later if self.later and self.until and day >= self.until else self

    @cached_property
    def index(self) -> "Index":
        """The open days of the covered years in order; made when first needed."""
        return Index(self)

    @cached_property
    def without_own(self) -> "Calendar":
        """The calendar without what one office or school closes for besides: the days off that a court knows of."""
        kept = {day: each for day, each in self.closures.items() if each.cause not in (Cause.OWN, Cause.NO_TERM)}
        return self if len(kept) == len(self.closures) else replace(self, closures=kept)

    def covers(self, day: date) -> bool:
        """Say whether closures are known for the day."""
        return self.covers_from <= day <= self.covers_through

    def knows(self, one: date, other: date) -> bool:
        """Say whether it is known of each day from one to another whether it is open.

        Beyond the coverage that is so of weekends and of the days off that the law names for every year.
        """
        first, last = sorted((one.toordinal(), other.toordinal()))
        begins, ends = self.covers_from.toordinal(), self.covers_through.toordinal()
        beyond = chain(range(first, min(last + 1, begins)), range(max(first, ends + 1), last + 1))
        return all(day.weekday() in self.weekend or self._by_law(day) for day in map(date.fromordinal, beyond))

    def why_closed(self, day: date) -> Closure | None:
        """Return why the day is closed, or None when it is open. A holiday at a weekend is a weekend."""
        if day in self.opened:
            return None
        if day.weekday() in self.weekend:
            return AT_WEEKEND
        return self.closures.get(day) or self._by_law(day)

    def is_open(self, day: date) -> bool:
        if day.weekday() in self.weekend or day in self.closures:
            return day in self.opened
        return self.covers(day) or self._by_law(day) is None

    def _by_law(self, day: date) -> Closure | None:
        """The day off of every year that falls on a day beyond the coverage."""
        if not self.yearly or self.covers(day):
            return None
        held = self._laws.get(day.year)
        if held is None:
            held = self._laws[day.year] = self._off_in(day.year)
        return held.get((day.month, day.day))

    @cached_property
    def _laws(self) -> dict[int, dict[tuple[int, int], Closure]]:
        """The days off of every year, by year: to count beyond the coverage asks for each day on the way."""
        return {}

    def _off_in(self, year: int) -> dict[tuple[int, int], Closure]:
        """The days off of a year by month and day; where two fall on one day, the one that is named first."""
        found: dict[tuple[int, int], Closure] = {}
        for each in self.yearly:
            if year >= each.since:
                found.setdefault(each.in_year(year), Closure(Cause.HOLIDAY, each.title))
        return found

    def add(self, start: date, n: int) -> date:
        """Return the n-th open day after the start, or before it when n is negative.

        CountingError when that is outside the years 1900 to 2200, ValueError when n is 0.
        """
        index = self.index
        at = start.toordinal() - index.first
        if 0 <= at < index.size and n:
            rank = index.opened[at + 1] + n - 1 if n > 0 else index.opened[at] + n
            if 0 <= rank < index.total:
                return index.open_days[rank]
        return self._walk(start, n)

    def between(self, after: date, through: date) -> int:
        """Count the open days after one date up to and including another; below 0 when they are the other way round."""
        if through < after:
            return -self.between(through, after)
        index = self.index
        low, high = after.toordinal() - index.first, through.toordinal() - index.first
        if low >= 0 and high < index.size:
            return index.opened[high + 1] - index.opened[low + 1]
        return sum(map(self.is_open, days_between(after, through))) - self.is_open(after)

    def on_or_after(self, day: date) -> date:
        """Return the day itself when it is open, else the next open day."""
        return day if self.is_open(day) else self.add(day, 1)

    def after_closure(self, day: date) -> date:
        """Return the first open day after the closure or the school holidays that the day lies in, else the day itself.

        Weekends and bank holidays beside such days are a part of the closure: nobody is there between them.
        """
        if self.is_open(day):
            return day
        opens = self.add(day, 1)
        off = days_between(iso.shift(self.add(day, -1), 1), iso.shift(opens, -1))
        return opens if any(map(self._is_away, off)) else day

    def _is_away(self, day: date) -> bool:
        """Whether a day is closed by the calendar's own closures or by its terms."""
        closure = self.closures.get(day)
        return closure is not None and closure.cause in _AWAY and day not in self.opened

    def on_or_before(self, day: date) -> date:
        """Return the day itself when it is open, else the open day before it."""
        return day if self.is_open(day) else self.add(day, -1)

    def _walk(self, start: date, n: int) -> date:
        if n == 0:
            raise ValueError(n)
        step = timedelta(1 if n > 0 else -1)
        # Of a day with an hour the day alone, as the index has it.
        day, left = date(start.year, start.month, start.day), abs(n)
        while left:
            # Within the years that are counted in, the day before and the day after are dates too.
            if not iso.FIRST < day < iso.LAST:
                iso.shift(day, step.days)
            day += step
            left -= self.is_open(day)
        return day


Calendars = Mapping[str, Calendar]
"""The calendars of a site, by their names."""


class Index:
    """The days a calendar covers as lists, so that adding takes the same time for any amount.

    They begin with the ordinal `first`; `open_days` are those that are open, and `opened[i]` counts the open days among
    the first i.
    """

    __slots__ = ("first", "open_days", "opened", "size", "total")

    def __init__(self, calendar: Calendar) -> None:
        first, last = max(calendar.covers_from, INDEXED[0]), min(calendar.covers_through, INDEXED[1])
        self.first = first.toordinal()
        days = indexed_days()[(first - INDEXED[0]).days : (last - INDEXED[0]).days + 1]
        self.size = len(days)
        self.open_days = []
        self.opened = array("H", [0])
        weekend, closures, opened = calendar.weekend, calendar.closures, calendar.opened
        for day in days:
            # As `is_open` says of a day that the calendar covers; to ask it of each takes half as long again.
            if not (day.weekday() in weekend or day in closures) or day in opened:
                self.open_days.append(day)
            self.opened.append(len(self.open_days))
        self.total = len(self.open_days)


# Memory only: what lies outside these years is counted day by day, with the same answers.
INDEXED = date(2005, 1, 1), date(2034, 12, 31)


@cache
def indexed_days() -> tuple[date, ...]:
    """Every day that an index may hold, shared by all calendars."""
    return tuple(days_between(*INDEXED))


def days_between(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last, both included."""
    return map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))


def union(calendar_id: str, title: str, calendars: Sequence[Calendar]) -> Calendar:
    """Return the calendar that is closed wherever one of the calendars is closed, and known where all are known."""
    closures: dict[date, Closure] = {}
    held = [{day: each for day, each in one.closures.items() if day not in one.opened} for one in calendars]
    for day, closure in (item for own in held for item in own.items()):
        places = tuple(one.id for one, own in zip(calendars, held, strict=True) if day in own)
        closures.setdefault(day, closure if len(places) == len(calendars) else replace(closure, only_in=places))
    return Calendar(
        id=calendar_id,
        title=title,
        source="; ".join(dict.fromkeys(calendar.source for calendar in calendars)),
        covers_from=max(calendar.covers_from for calendar in calendars),
        covers_through=min(calendar.covers_through for calendar in calendars),
        closures=dict(sorted(closures.items())),
        weekend=frozenset().union(*(calendar.weekend for calendar in calendars)),
        kind=Kind.SCHOOL_DAYS if any(each.kind is Kind.SCHOOL_DAYS for each in calendars) else Kind.WORKING_DAYS,
        yearly=tuple(dict.fromkeys(each for calendar in calendars for each in calendar.yearly)),
        zone=_one({calendar.zone for calendar in calendars}),
        known_on=min((calendar.known_on for calendar in calendars if calendar.known_on), default=None),
        opened=frozenset(
            day for one in calendars for day in one.opened if all(each.is_open(day) for each in calendars)
        ),
    )


def bases_of(content: Mapping[str, Any]) -> tuple[str, ...]:
    """The calendars that a calendar file is based on: one, or several in the order in which it names them."""
    named = content["based on"]
    return (named,) if isinstance(named, str) else tuple(named)


def _one(zones: set[str]) -> str:
    return zones.pop() if len(zones) == 1 else ""


def zone_of(calendars: Mapping[str, Calendar], calendar_id: str | None) -> str:
    """The time zone of a calendar; where it has none, or none is named, the one that all the others share."""
    named = calendars[calendar_id].zone if calendar_id else ""
    return named or _one({each.zone for each in calendars.values() if each.zone})


def choose(calendars: Mapping[str, Calendar], calendar_id: str) -> Calendar:
    """Return the calendar with this id; CalendarError names the ones there are. No calendar is ever assumed."""
    if calendar_id not in calendars:
        key = "refused.calendar" if calendar_id else "refused.no_calendar"
        raise CalendarError(key, id=excerpt(calendar_id), ids=", ".join(sorted(calendars)))
    return calendars[calendar_id]


def calendars_from_data(data: Mapping[str, Mapping[str, Any]]) -> dict[str, Calendar]:
    """Read calendar files, keyed by file name without ending; CalendarError names the file and what is wrong with it.

    A file with `divisions` holds bank holidays. Any other is a calendar of its own, with the file's name as its id: it
    adds holidays, closures or school terms to the calendar it is `based on`, or to several of them together, and takes
    out those that are `open`.
    """
    calendars = {NONE: Calendar(NONE, "Weekends only", "", iso.FIRST, iso.LAST, {})}
    for file, content in _bases_first(data):
        try:
            if "divisions" in content:
                calendars |= _bank_holidays(content)
            else:
                calendars[file] = _own(file, content, calendars)
        except KeyError as missing:
            raise CalendarError("refused.calendar_data", file=file, problem=f"it lacks {missing}") from None
        except DateError as wrong:
            raise CalendarError("refused.calendar_data", file=file, problem=wrong) from None
    return calendars


def _bases_first(data: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The files in an order in which each comes after those it is based on; what is based on itself comes last."""
    waiting = dict(sorted(data.items(), key=lambda item: "divisions" not in item[1]))
    while waiting:
        ready = next((file for file in waiting if not _needed(waiting[file]) & waiting.keys()), next(iter(waiting)))
        yield ready, waiting.pop(ready)


def _needed(content: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(bases_of(content)) if "based on" in content else frozenset()


def _bank_holidays(content: Mapping[str, Any]) -> dict[str, Calendar]:
    covers_from, covers_through = _coverage(content)
    nations = {
        nation: Calendar(
            id=nation,
            title=title,
            source=content["source"],
            covers_from=covers_from,
            covers_through=covers_through,
            closures={
                iso.parse(day["date"]): Closure(
                    Cause.SUBSTITUTE if day.get("substitute") else Cause.HOLIDAY, day["title"]
                )
                for day in content["divisions"][nation]
            },
            yearly=tuple(_yearly(content, nation)),
            zone=content.get("zone") or "",
            known_on=_known_on(content),
        )
        for nation, title in NATIONS.items()
    }
    return nations | {ANY_PART: union(ANY_PART, "Any part of the UK", list(nations.values()))}


def _yearly(content: Mapping[str, Any], nation: str) -> Iterator[Yearly]:
    """The days off of every year in a nation; those that name no divisions are off in all."""
    for each in content.get("every year", ()):
        if nation in each.get("divisions", NATIONS):
            near_easter = each.get("before easter", 0), each.get("after easter", 0)
            yield Yearly(each["title"], each.get("month", 0), each.get("day", 0), *near_easter, each.get("since", 0))


def _own(calendar_id: str, content: Mapping[str, Any], calendars: Mapping[str, Calendar]) -> Calendar:
    bases = [calendars[name] for name in bases_of(content)]
    base = bases[0] if len(bases) == 1 else union(calendar_id, "", bases)
    known_from, known_through = _coverage(content)
    covers_from, covers_through = max(base.covers_from, known_from), min(base.covers_through, known_through)
    opened = frozenset(day for each in content.get("open", ()) for day in days_of(each))
    closures = {day: Closure(Cause.OWN, own["title"]) for own in content.get("closures", ()) for day in days_of(own)}
    closures |= {
        day: Closure(Cause.SUBSTITUTE if each.get("substitute") else Cause.HOLIDAY, each["title"])
        for each in content.get("holidays", ())
        for day in days_of(each)
    }
    if "terms" in content:
        in_term = {day for term in content["terms"] for day in days_of(term)}
        for day in days_between(covers_from, covers_through):
            if day not in in_term:
                closures.setdefault(day, Closure(Cause.NO_TERM))
    until = iso.parse(content["begun before"]) if "begun before" in content else None
    weekend = base.weekend
    if "weekend" in content:
        weekend = frozenset(WEEKDAYS.index(each) for each in content["weekend"])
    return Calendar(
        id=calendar_id,
        title=content.get("name", content["title"]),
        source=content["source"],
        covers_from=covers_from,
        covers_through=covers_through,
        closures=closures | dict(base.closures),
        weekend=weekend,
        kind=Kind.SCHOOL_DAYS if "terms" in content else base.kind,
        yearly=base.yearly,
        zone=content.get("zone") or base.zone,
        known_on=_known_on(content) or base.known_on,
        opened=(base.opened - closures.keys()) | opened,
        until=until,
        later=base if until else None,
    )


def _known_on(content: Mapping[str, Any]) -> date | None:
    return iso.parse(content["known on"]) if "known on" in content else None


def _coverage(content: Mapping[str, Any]) -> tuple[date, date]:
    coverage = content["coverage"]
    return iso.parse(coverage["from"]), iso.parse(coverage["through"])


def days_of(entry: Mapping[str, Any]) -> Iterator[date]:
    """The days of an entry that has one `date`, or a first and a last day as `from` and `through`."""
    if "date" in entry:
        return iter((iso.parse(entry["date"]),))
    return days_between(iso.parse(entry["from"]), iso.parse(entry["through"]))
