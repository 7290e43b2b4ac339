"""The working of a count in a few sentences, made from its facts."""

from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache

from navigator.dates import clocks, iso
from navigator.dates.calendars import Calendar, Cause, days_between
from navigator.dates.counting import Count, left_out
from navigator.dates.moments import LAST_HOUR, Moment, clock_of, hour_of, plain
from navigator.dates.periods import (
    THAT_DAY,
    ClearDays,
    ClearMonths,
    ClearWorkingDays,
    DayOfYear,
    Hours,
    Months,
    Period,
    SchoolDays,
    WorkingDays,
    Years,
)
from navigator.dates.rules import Direction, FirstDay, Receipt, by_clock, in_open_days
from navigator.dates.yearly import Stretch, stretches
from navigator.explain.reasons import closure_name
from navigator.words import ENGLISH, Language

_NAMED_AT_MOST = 4
_WEEK = 7
_DAY = 24 * 60


def summary(count: Count, calendar: Calendar, words: Language = ENGLISH) -> str:
    """Say how a count came to its date: "15 working days is 3 weeks. Good Friday makes it 22 days. ..."."""
    if count.period == THAT_DAY and count.rules.direction is Direction.BEFORE:
        return words("summary.named_day", due=words.date(count.due))
    if count.period == THAT_DAY:
        told = words("summary.that_day", end=words.date(count.last_day))
        return " ".join((*_start(count, words), told, *_end(count, words)))
    if by_clock(count.period, count.counted_from, count.rules):
        return " ".join((*_start(count, words), *_by_clock(count, words), *_end(count, words)))
    return " ".join(
        (
            *_start(count, words),
            *_run(count, calendar, words),
            *_pauses(count, words),
            words(
                f"summary.{_way(count)}",
                day=period_text(count.period, words),
                start=words.date(count.counted_from),
                end=words.date(count.last_day),
            ),
            *_end(count, words),
        )
    )


def period_text(period: Period, words: Language = ENGLISH) -> str:
    """Return a period in words, such as "15 working days" or "15 May"."""
    if isinstance(period, DayOfYear):
        return words.day_of_year(period.day, period.month)
    return words.plural(f"period.{period.unit.replace(' ', '_')}", period.amount)


def provisional_text(count: Count, words: Language = ENGLISH) -> str:
    """Say which days the calendar knows, when the count needed others; nothing when it did not."""
    if count.known_from is None or count.known_through is None:
        return ""
    return words(
        "summary.provisional", first=words.short_date(count.known_from), last=words.short_date(count.known_through)
    )


def short_text(count: Count, words: Language = ENGLISH) -> str:
    """Name the rule by which days off are left out of a short period; nothing when it made no part of the count."""
    period, short = count.period, count.rules.short
    if (
        short is None
        or isinstance(period, WorkingDays | ClearWorkingDays | SchoolDays)
        or not in_open_days(period, count.rules)
    ):
        return ""
    return words("summary.short", most=short.at_most, authority=short.authority)


def _start(count: Count, words: Language) -> Iterator[str]:
    came = count.received or count.counted_from
    if came != count.start and count.rules.receipt is Receipt.LAST_DAY_OFF:
        yield words("summary.off", date=words.date(came + timedelta(1)))
    elif came != count.start and not count.rules.from_end:
        key = "summary.late" if count.late else "summary.moved"
        yield words(key, cutoff=count.rules.cutoff, date=words.date(came))
    if count.received:
        yield words("summary.full_hour")


def _by_clock(count: Count, words: Language) -> Iterator[str]:
    """How hours run on a clock from one moment to another."""
    start, end, zone = count.counted_from, count.last_day, count.rules.zone
    key = "summary.clock" if count.rules.direction is Direction.AFTER else "summary.clock.back"
    if not hour_of(start):
        # Nobody told the hour: the first of the day is counted from, and the last.
        key += ".from_end" if clock_of(start) == LAST_HOUR else ".from_beginning"
    yield words(key, period=period_text(count.period, words), start=words.date(start), end=words.date(end))
    yield words("summary.clock.zone", zone=zone)
    if not (isinstance(start, Moment) and isinstance(end, Moment) and zone in clocks.ZONES):
        return
    if start.at and (start.again or clocks.comes_twice(start, zone)):
        yield words(f"summary.clock.from_{'second' if start.again else 'first'}", at=start.at)
    if end.at and (end.again or clocks.comes_twice(end, zone)):
        between = clocks.changes_between(start, end, zone)
        which = ("again" if between else "second") if end.again else "first"
        yield words(f"summary.clock.{which}", at=end.at)
    elif clocks.changes_between(start, end, zone):
        # Of an hour that nobody told the days alone are shown: a day of 25 hours is longer than 24.
        yield words("summary.clock.change" if end.at else "summary.clock.change.day")


def _run(count: Count, calendar: Calendar, words: Language) -> Iterator[str]:
    period = count.period
    in_open = in_open_days(period, count.rules)
    if isinstance(period, ClearWorkingDays):
        yield words("summary.clear_working_days")
    elif isinstance(period, ClearMonths):
        yield words("summary.clear_months")
    elif isinstance(period, ClearDays):
        yield words("summary.clear_days")
    if named := short_text(count, words):
        yield named
    elif in_open and not (count.paused or left_out(count) or isinstance(period, ClearDays)):
        yield from _open_days(count, calendar, words)
    elif isinstance(period, Months | Years):
        yield _corresponding(count, words)
    elif isinstance(period, Hours):
        yield words("summary.hours.part" if period.minutes % _DAY else "summary.hours.whole")


def _open_days(count: Count, calendar: Calendar, words: Language) -> Iterator[str]:
    """How long the period is with its weekends, and what the other closed days make of it."""
    sign = 1 if count.rules.direction is Direction.AFTER else -1
    before = count.counted_from
    if count.rules.first_day is FirstDay.INCLUDED:
        before = iso.shift(before, -sign)
    without_closures = _weekends_only(calendar.weekend).add(before, sign * count.period.amount)
    plain = abs((without_closures - before).days)
    period = period_text(count.period, words)
    if plain % _WEEK == 0:
        yield words("summary.is", period=period, length=words.plural("period.weeks", plain // _WEEK))
    elif plain > count.period.amount:
        yield words("summary.is_with_weekends", period=period, length=words.plural("period.days", plain))
    worked = sorted(day for day in calendar.opened if before < day <= count.last_day or count.last_day <= day < before)
    if worked:
        yield words.plural("summary.opened", len(worked), days=words.joined([words.date(day) for day in worked]))
    names, closed = _closures(count, calendar, words)
    length = words.plural("period.days", abs((count.last_day - before).days))
    if len(names) > _NAMED_AT_MOST:
        yield words("summary.closures", closed=closed, length=length)
    elif names:
        yield words.plural("summary.named", len(names), names=words.joined(names), length=length)


def _closures(count: Count, calendar: Calendar, words: Language) -> tuple[list[str], int]:
    """The names of what closes days within the count other than weekends, and how many days that is."""
    run = days_between(*sorted((count.counted_from, count.last_day)))
    inside = (day for day in run if day != count.counted_from or count.rules.first_day is FirstDay.INCLUDED)
    found = [closure for day in inside if (closure := calendar.why_closed(day)) and closure.cause is not Cause.WEEKEND]
    return list(dict.fromkeys(closure_name(closure, words) for closure in found)), len(found)


@lru_cache(maxsize=4)
def _weekends_only(weekend: frozenset[int]) -> Calendar:
    return Calendar("", "", "", iso.FIRST, iso.LAST, {}, weekend)


def _corresponding(count: Count, words: Language) -> str:
    """What a period of months or years ends on."""
    if count.rules.first_day is FirstDay.EXCLUDED:
        missing = count.last_day.day < count.counted_from.day and not count.paused
        if missing:
            return words("summary.no_such_day", month=words.month(count.last_day), day=count.counted_from.day)
        return words("summary.same_date")
    return words("summary.same_date.first_day_included")


def not_counted(text: str, words: Language) -> str:
    """The days of the year that a rule leaves out."""
    return words.joined([_stretch(each, words) for each in stretches(text)])


def _stretch(each: Stretch, words: Language) -> str:
    if each.last is None and not isinstance(each.first, int):
        return words("summary.whole_month", month=words.months[each.first.month - 1])
    first, last = (_named(day, words) for day in (each.first, each.last) if day is not None)
    return words("summary.from_to", first=first, last=last) if first != last else first


def _named(day: DayOfYear | int, words: Language) -> str:
    if not isinstance(day, int):
        return words.day_of_year(day.day, day.month)
    side = "before" if day < 0 else "after"
    return words.plural(f"date.{side}_easter", abs(day)) if day else words("date.easter")


def _pauses(count: Count, words: Language) -> Iterator[str]:
    for first, last in left_out(count):
        yield words("summary.not_counted", first=words.date(first), last=words.date(last))
    if count.paused:
        yield words.plural("summary.paused", sum((last - first).days + 1 for first, last in count.paused))


def _way(count: Count) -> str:
    """Whether the dates are counted on or back, and whether the first one is included."""
    if isinstance(count.period, ClearDays) and count.rules.direction is Direction.AFTER:
        return "after.clear_months" if isinstance(count.period, ClearMonths) else "after.clear"
    way = f"{count.rules.direction.value}.{count.rules.first_day.value}"
    return f"day_of_year.{way}" if isinstance(count.period, DayOfYear) else way


def _end(count: Count, words: Language) -> Iterator[str]:
    if count.named:
        yield words("summary.named_day", due=words.date(plain(count.due)))
    elif count.rules.over:
        end = count.due - timedelta(1)
        key = "summary.over" if end == count.last_day else "summary.over.rolled"
        yield words(key, due=words.date(count.due), end=words.date(end))
    elif count.due != count.last_day:
        yield words("summary.rolled", due=words.date(plain(count.due) if count.rules.last_hour else count.due))
    if count.rules.last_hour:
        yield words("summary.last_hour", at=count.rules.last_hour)
    if count.provisional:
        yield provisional_text(count, words)
