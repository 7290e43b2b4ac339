"""How far an amount of time reaches, and what pauses and days of the year that do not count add to that."""

from collections.abc import Callable, Sequence
from datetime import date

from navigator.dates import iso, moments, yearly
from navigator.dates.calendars import Calendar
from navigator.dates.periods import (
    ClearDays,
    ClearMonths,
    DayOfYear,
    Hours,
    Period,
    Weeks,
    Years,
)
from navigator.dates.refusals import CountingError
from navigator.dates.rules import Direction, FirstDay, Rules, Stretch, in_open_days, leaves_out, sign_of

_MINUTES_A_DAY = 24 * 60


def standing(
    period: Period, rules: Rules, calendar: Calendar, pauses: Sequence[Stretch]
) -> Callable[[date, date], date]:
    """What moves the last day of a count that began on a day, for what stops the clock and for days left out."""
    by_calendar = calendar if in_open_days(period, rules) else None
    held = rules.not_counted if leaves_out(period, rules) else ()
    back = rules.direction is Direction.BEFORE
    give_back = _before_pauses if back else _after_pauses
    included = -sign_of(rules) * (rules.first_day is FirstDay.INCLUDED)

    def moved(counted_from: date, last_day: date) -> date:
        running_from, end = iso.shift(counted_from, included), last_day
        while True:
            # With what is given back the count reaches further, perhaps up to the next of them.
            met = yearly.within(held, *sorted((moments.plain(running_from), moments.plain(end))))
            found = give_back(merged((*pauses, *met)), running_from, last_day, by_calendar)
            if found == end:
                return end
            end = found

    return moved


def length_of(period: Period, sign: int) -> int:
    """Return the amount, below 0 for back, in the unit it is counted in: months for years, days for weeks and hours.

    Hours beyond whole days are dropped, and counted back they take a day more: the earlier date is the safe one.
    """
    match period:
        case ClearMonths():
            return sign * period.amount
        case ClearDays():
            return sign * (period.amount + 1)
        case Weeks():
            return sign * period.amount * 7
        case Years():
            return sign * period.amount * 12
        case Hours():
            return sign * period.minutes // _MINUTES_A_DAY
        case _:
            return sign * period.amount


def months_on(start: date, months: int, *, included: bool) -> date:
    """End on the corresponding date or, in a month that has none, on its last day (Dodds v Walker [1981] 1 WLR 1027).

    With the first day included the period ends a day earlier, except on the last day of a month without a corresponding
    date: 6 months beginning with 31 August are over at the end of February. Counted back, it begins a day later.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not iso.FIRST.year <= year <= iso.LAST.year:
        raise CountingError("refused.beyond")
    length = _days_in(year, month + 1)
    end = date(year, month + 1, min(start.day, length))
    if not included:
        return end
    if months < 0:
        return iso.shift(end, 1)
    return end if start.day > length else iso.shift(end, -1)


def day_of_year(period: DayOfYear, day: date, sign: int) -> date:
    """The nearest such day from a day on, which can be the one itself, or up to it for one that is counted back."""
    day = moments.plain(day)
    found = date(day.year, period.month, period.day)
    if (found < day) if sign > 0 else (found > day):
        if not iso.FIRST.year <= day.year + sign <= iso.LAST.year:
            raise CountingError("refused.beyond")
        found = found.replace(year=day.year + sign)
    return found


def _days_in(year: int, month: int) -> int:
    """How many days a month has, 1 being January. The module `calendar` would bring every locale into the browser."""
    after = date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)  # noqa: PLR2004 - December
    return (after - date(year, month, 1)).days


def checked(paused: Sequence[Stretch], rules: Rules) -> Sequence[Stretch]:
    if any(first > last for first, last in paused) or (paused and rules.direction is Direction.BEFORE):
        raise CountingError("refused.pause")
    return paused


def merged(paused: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Put pauses in order and join those that overlap."""
    found: list[Stretch] = []
    for first, last in sorted(paused):
        if found and first <= found[-1][1]:
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return tuple(found)


def _after_pauses(pauses: Sequence[Stretch], running_from: date, last_day: date, calendar: Calendar | None) -> date:
    """Give back at the end what each pause took: open days of the calendar or, without one, calendar days."""
    for first, last in pauses:
        if last <= running_from or first > last_day:
            continue
        before = max(iso.shift(first, -1), running_from)
        if calendar is None:
            last_day = iso.shift(last_day, (last - before).days)
        elif lost := calendar.between(before, last):
            last_day = calendar.add(last_day, lost)
    return last_day


def _before_pauses(pauses: Sequence[Stretch], running_from: date, last_day: date, calendar: Calendar | None) -> date:
    """The same of a limit that is counted back: it begins earlier by what was left out."""
    for first, last in reversed(pauses):
        if first >= running_from or last < last_day:
            continue
        after = min(iso.shift(last, 1), running_from)
        if calendar is None:
            last_day = iso.shift(last_day, -(after - first).days)
        elif lost := calendar.between(iso.shift(first, -1), iso.shift(after, -1)):
            last_day = calendar.add(last_day, -lost)
    return last_day
