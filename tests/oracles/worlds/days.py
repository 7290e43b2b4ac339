"""Days looked at one by one: which are open, and where a period ends. Nothing here knows of cases or worlds."""

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from navigator.dates.calendars import Calendar
from navigator.dates.moments import Moment
from navigator.dates.periods import Period

ONE = timedelta(days=1)
OPEN_DAYS = ("working days", "school days")
MINUTES = {"minutes": 1, "hours": 60}
"""What runs on a clock, and how many minutes one of it has."""
MONTHS = {"months": 1, "years": 12}
# A clock that has not run out after so many days stands still for good: the calendar has no open day left.
FOR_EVER = 40_000


def good_friday(year: int) -> date:
    """The Friday before Easter Sunday, by the rule of the Gregorian calendar."""
    golden = year % 19
    century, in_century = divmod(year, 100)
    skipped, leap = divmod(century, 4)
    moon = (century + 8) // 25
    epact = (19 * golden + century - skipped - (century - moon + 1) // 3 + 15) % 30
    quarter, odd = divmod(in_century, 4)
    weekday = (32 + 2 * leap + 2 * quarter - epact - odd) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1) - 2 * ONE


FIXED = {
    (1, 2): ("scotland", "uk-any"),
    (3, 17): ("northern-ireland", "uk-any"),
    (11, 30): ("scotland", "uk-any"),
}
"""The days off of every year of a part of the country; the last of them since 2007."""
EASTER_MONDAYS = ("england-and-wales", "northern-ireland", "uk-any")


def closed_by_rule(day: date, calendar: str) -> bool:
    """Whether a day is off in every year, known beyond every list of bank holidays."""
    fixed = {(1, 1), (12, 25), (12, 26)}
    near_easter = {good_friday(day.year), *((good_friday(day.year) + 3 * ONE,) if calendar in EASTER_MONDAYS else ())}
    if calendar in FIXED.get((day.month, day.day), ()):
        return (day.month, day.day) != (11, 30) or day.year >= 2007
    return (day.month, day.day) in fixed or day in near_easter


OfYear = tuple[int, int]
MONTH_NAMES = tuple(f"{date(2000, month, 1):%B}" for month in range(1, 13))


@lru_cache
def _stretches(text: str) -> tuple[tuple[OfYear, OfYear], ...]:
    """The first and the last day of each, as month and day."""
    found = []
    for part in text.split(", ") if text not in ("", "none") else ():
        words = part.split()
        if words[-1] == "Easter":
            continue
        if len(words) == 1:
            month = MONTH_NAMES.index(part) + 1
            found.append(((month, 1), (month, 31)))
        else:
            first, last = ((MONTH_NAMES.index(words[at + 1]) + 1, int(words[at])) for at in (0, len(words) - 2))
            found.append((first, last))
    return tuple(found)


def _is_around_easter(day: date, text: str) -> bool:
    """Whether a day lies in a stretch that is told by Easter Sunday, two days after Good Friday."""
    after = (day - good_friday(day.year)).days - 2
    for part in text.split(", "):
        if part.endswith("Easter"):
            ends = [each.split() for each in part.split(" to ")]
            days = [0 if len(each) == 1 else int(each[0]) * {"before": -1, "after": 1}[each[2]] for each in ends]
            if days[0] <= after <= days[-1]:
                return True
    return False


def _is_within(day: OfYear, stretch: tuple[OfYear, OfYear]) -> bool:
    first, last = stretch
    return first <= day <= last if first <= last else day >= first or day <= last


@dataclass
class Looker:
    """Looks days up in a calendar, and remembers whether it ever met one that nobody can know yet."""

    calendar: Calendar
    firm: bool = True
    looked_up: list[date] = field(default_factory=list)
    not_counted: str = ""
    """The days of every year that do not count, as the policy writes them."""

    def is_left_out(self, day: date) -> bool:
        """Whether the day is one of those, month and day alone being looked at, or how far it is from Easter."""
        named = any(_is_within((day.month, day.day), each) for each in _stretches(self.not_counted))
        return named or _is_around_easter(day, self.not_counted)

    def is_open(self, day: date) -> bool:
        """Whether the day is open, as far as it is known."""
        self.looked_up.append(day)
        if day.weekday() in self.calendar.weekend or day in self.calendar.closures:
            return False
        if self.calendar.covers(day):
            return True
        if self.calendar.id != "none" and closed_by_rule(day, self.calendar.id):
            return False
        self.firm = False
        return True

    def first_after_closure(self, day: date) -> date:
        """The first open day after a stretch of days off in which a closure of its own lies, else the day itself."""
        if self.is_open(day):
            return day
        first = last = day
        while not self.is_open(first - ONE):
            first -= ONE
        while not self.is_open(last + ONE):
            last += ONE
        stretch = [first + n * ONE for n in range((last - first).days + 1)]
        causes = {self.calendar.closures[each].cause.value for each in stretch if each in self.calendar.closures}
        return last + ONE if causes & {"own", "no_term"} else day

    def first_open(self, day: date, step: timedelta = ONE) -> date:
        """The day itself or the first open one after it, or before it with a step back."""
        for _ in range(FOR_EVER):
            if self.is_open(day):
                return day
            day += step
        raise NotImplementedError("a calendar without an open day")


def corresponding(start: date, months: int) -> tuple[date, bool]:
    """The day with the same number that many months away, or the month's last; and whether it has that number."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last)), start.day <= last


@dataclass(frozen=True)
class Stop:
    """A stretch that is not counted: the days after `after`, up to and including `through` (None: it goes on)."""

    after: date
    through: date | None
    by: str = ""
    """The pause that it is one of."""

    def holds(self, day: date) -> bool:
        return self.after < day and (self.through is None or day <= self.through)


def last_day(period: Period, start: date, looker: Looker, *, included: bool, stops: Iterable[Stop] = ()) -> date | None:
    """The last day of a period, before it is moved; None while the clock stands still."""
    stops = tuple(stops)
    off = looker.is_left_out if looker.not_counted else None
    if period.unit in OPEN_DAYS:
        return _walk(period.amount, start, looker, included=included, stops=stops, off=off)
    if period.unit == "clear working days":
        return _walk(period.amount + 1, start, looker, included=False, stops=stops, off=off)
    if period.unit == "clear days":
        return _walk(period.amount + 1, start, None, included=False, stops=stops, off=off)
    if period.unit == "day of the year":
        return nearest_named(period, start, included=included, step=ONE)
    if period.unit in MINUTES:
        return _walk(
            minutes_of(period) // 1440, date(start.year, start.month, start.day), None, included=False, stops=stops
        )
    if period.unit == "weeks":
        return _walk(period.amount * 7, start, None, included=included, stops=stops, off=off)
    if period.unit == "days":
        return _walk(period.amount, start, None, included=included, stops=stops, off=off)
    if period.unit == "clear months":
        # A day more than as many months, for the day of the second event does not count either.
        end = corresponding(start, period.amount)[0] + ONE
        return _walk((end - start).days, start, None, included=False, stops=stops)
    if period.unit not in MONTHS:
        raise NotImplementedError(f"the unit {period.unit}")
    end, has_number = corresponding(start, period.amount * MONTHS[period.unit])
    # Where the first day counts, the month is over the day before; while the clock stands still that day does not.
    counts = included and has_number
    return _walk((end - start).days, start, None, included=counts, stops=stops)


def minutes_of(period: Period) -> int:
    """How long hours or minutes are."""
    return period.amount * MINUTES[period.unit]


def nearest_named(period: Period, start: date, *, included: bool, step: timedelta) -> date:
    """The first day from one on, or before it, that is called so: 15 May."""
    day = date(start.year, start.month, start.day)
    if not included:
        day += step
    for _ in range(367):
        if f"{day.day} {day:%B}" == str(period):
            return day
        day += step
    raise AssertionError(period)


def on_the_clock(minutes: int, start: date, zone: str, *, full: bool = False) -> date | None:
    """The moment so many minutes after one, or before it, by the tz database; None where no hour or no zone is told.

    With `full` the hour in which it is does not count.
    """
    if not (zone and isinstance(start, Moment) and start.at):
        return None
    hour, minute = map(int, start.at.split(":"))
    begun = datetime(start.year, start.month, start.day, hour, minute, tzinfo=ZoneInfo(zone))
    if full:
        begun = begun.replace(minute=0)
        minutes += 60 * (minutes > 0)
    end = (begun.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(ZoneInfo(zone))
    return Moment.of(end.date(), f"{end:%H:%M}")


def surely_before(one: date, other: date, zones: frozenset[str]) -> bool:
    """Whether the hour that is told of one day comes before that of the same day, on every clock that can be meant."""
    hours = [getattr(each, "at", "") for each in (one, other)]
    if one.toordinal() != other.toordinal() or not all(hours):
        return False
    for zone in zones or {"UTC"}:
        first, second = (_every_moment(one, hour, ZoneInfo(zone)) for hour in hours)
        if max(first) >= min(second):
            return False
    return True


def _every_moment(day: date, hour: str, zone: ZoneInfo) -> list[datetime]:
    """The moments at which a clock shows an hour of a day: two where it goes back."""
    shown = (day.year, day.month, day.day, int(hour[:2]), int(hour[3:]))
    return [datetime(*shown, fold=fold, tzinfo=zone).astimezone(UTC) for fold in (0, 1)]


def first_day_back(period: Period, event: date, looker: Looker, *, included: bool) -> date:
    """The day a period before an event, before it is moved."""
    if period.unit in OPEN_DAYS or period.unit == "clear working days":
        day, left = event, period.amount + (period.unit == "clear working days")
        if included and looker.is_open(event) and not looker.is_left_out(event):
            left -= 1
        while left:
            day -= ONE
            left -= looker.is_open(day) and not looker.is_left_out(day)
        return day
    if period.unit == "clear days":
        return _back(period.amount + 1, event, looker)
    if period.unit == "day of the year":
        return nearest_named(period, event, included=included, step=-ONE)
    if period.unit in MINUTES:
        return event - -(-minutes_of(period) // 1440) * ONE
    if period.unit == "clear months":
        return corresponding(event, -period.amount)[0] - ONE
    if period.unit in MONTHS:
        day, _ = corresponding(event, -period.amount * MONTHS[period.unit])
        return day + ONE if included else day
    if period.unit not in ("days", "weeks"):
        raise NotImplementedError(f"the unit {period.unit}")
    amount = period.amount * (7 if period.unit == "weeks" else 1)
    return _back(amount, event + ONE if included else event, looker)


def _back(amount: int, event: date, looker: Looker) -> date:
    """So many days before one, not counting those that are left out."""
    day = event
    while amount:
        day -= ONE
        amount -= not looker.is_left_out(day)
    return day


def _walk(
    amount: int,
    start: date,
    looker: Looker | None,
    *,
    included: bool,
    stops: tuple[Stop, ...],
    off: Callable[[date], bool] | None = None,
) -> date | None:
    """Take day after day until enough have counted."""
    day, left = start, amount
    if included and _counts(day, looker, stops) and not (off and off(day)):
        left -= 1
    for _ in range(FOR_EVER):
        if left <= 0:
            return day
        day += ONE
        if stops and any(stop.through is None and stop.holds(day) for stop in stops):
            return None
        left -= _counts(day, looker, stops) and not (off and off(day))
    raise NotImplementedError("a clock that never runs out")


def _counts(day: date, looker: Looker | None, stops: tuple[Stop, ...]) -> bool:
    # Most clocks never stop, and this is asked of each day of each world.
    if stops and any(stop.holds(day) for stop in stops):
        return False
    return looker is None or looker.is_open(day)
