"""The answer to "15 working days from this date": plain data for the page, the command line and other programs."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from navigator.dates import iso, periods
from navigator.dates.calendars import Calendar, choose
from navigator.dates.counting import Count, count
from navigator.dates.periods import ClearDays, ClearMonths, DayOfYear, Hours, Period
from navigator.dates.refusals import CountingError
from navigator.dates.rules import CIVIL_PROCEDURE, Direction, FirstDay, LastDay, Receipt, Rules, in_open_days
from navigator.explain.elapsed import progress, progress_text
from navigator.explain.working import days, period_text, summary
from navigator.words import ENGLISH, Language

RULES: Mapping[str, Mapping[str, Any]] = {
    "first_day": {each.value: each for each in FirstDay},
    "receipt": {each.value: each for each in Receipt},
    "last_day": {each.value: each for each in LastDay},
    "direction": {each.value: each for each in Direction},
    "short": {"counted": None, "civil procedure rules": CIVIL_PROCEDURE},
}
"""The counting rules that a question can state, and what each of their words means."""


def deadline_answer(
    period: str,
    start: str,
    calendar: str,
    calendars: Mapping[str, Calendar],
    *,
    rules: Mapping[str, str] | None = None,
    cutoff: str | None = None,
    late: bool = False,
    today: str | None = None,
    words: Language = ENGLISH,
) -> dict[str, Any]:
    """Count a period from a start, both written out; `rules` holds what the asker states, by the names in RULES.

    What is not stated is assumed, and listed under `assumed`. With `today` it is told how far the time has run. Refusal
    says what is wrong and what is allowed.
    """
    stated = rules or {}
    counted = deadline_count(period, start, calendar, calendars, rules=stated, cutoff=cutoff, late=late)
    named = calendars[counted.calendar]
    assumed = [*assumptions(counted.period, counted.rules, stated, words), *_short(counted, named, stated, words)]
    answer = {**count_data(counted, named, words), "assumed": assumed}
    if today is not None:
        elapsed = progress(counted, named, iso.parse(today))
        answer["today"] = progress_text(elapsed, words, firm=not counted.provisional)
    return answer


def deadline_count(
    period: str,
    start: str,
    calendar: str,
    calendars: Mapping[str, Calendar],
    *,
    rules: Mapping[str, str] | None = None,
    cutoff: str | None = None,
    late: bool = False,
) -> Count:
    """The count that `deadline_answer` tells of."""
    named, length = choose(calendars, calendar), periods.parse(period)
    return count(length, iso.parse(start), counting_rules(rules or {}, length, cutoff), named, late=late)


def count_data(count: Count, calendar: Calendar, words: Language = ENGLISH) -> dict[str, Any]:
    """Return a count with its working as plain data."""
    working = days(count, calendar, words)
    return {
        "period": str(count.period),
        "from": count.start.isoformat(),
        "calendar": calendar.id,
        "due": count.due.isoformat(),
        "provisional": count.provisional,
        "known_from": count.known_from.isoformat() if count.known_from else None,
        "known_through": count.known_through.isoformat() if count.known_through else None,
        "counted_from": count.counted_from.isoformat(),
        "last_day": count.last_day.isoformat(),
        "counted": [
            {"date": day.date.isoformat(), "why": day.why, "number": day.number} for day in working if day.counted
        ],
        "skipped": [{"date": day.date.isoformat(), "why": day.why} for day in working if not day.counted],
        "summary": summary(count, calendar, words),
        "words": {
            "period": period_text(count.period, words),
            "from": words.date(count.start),
            "due": words.date(count.due),
            "calendar": words.title(calendar.title),
        },
    }


def counting_rules(stated: Mapping[str, str], period: Period, cutoff: str | None = None) -> Rules:
    """What is stated; where nothing is, a day of the year can be the day that it is counted from."""
    assumed = {"first_day": FirstDay.INCLUDED.value} if isinstance(period, DayOfYear) else {}
    return Rules(**{name: _rule(name, value) for name, value in {**assumed, **stated}.items()}, cutoff=cutoff)


def _rule(name: str, value: str) -> Any:
    meanings = RULES.get(name)
    if meanings is None:
        raise CountingError("refused.rule", name=name, allowed=", ".join(RULES))
    if value not in meanings:
        raise CountingError("refused.rule_value", name=name, value=value, allowed=", ".join(meanings))
    return meanings[value]


def assumptions(period: Period, rules: Rules, stated: Mapping[str, str], words: Language) -> list[str]:
    """Say how the count was made where the asker did not, and where it makes a difference."""
    assumed = []
    if "first_day" not in stated and not isinstance(period, ClearDays | Hours):
        key = "day_of_year" if isinstance(period, DayOfYear) else "first_day"
        assumed.append(words(f"deadline.assumed.{key}"))
    if "receipt" not in stated:
        assumed.append(words("deadline.assumed.receipt"))
    if "last_day" not in stated and not in_open_days(period, rules):
        assumed.append(words("deadline.assumed.last_day"))
    return assumed


def _short(counted: Count, calendar: Calendar, stated: Mapping[str, str], words: Language) -> Iterator[str]:
    """Name the date to which a few clear days come by the courts' rule, where nobody said whether it holds."""
    if "short" in stated or not isinstance(counted.period, ClearDays) or isinstance(counted.period, ClearMonths):
        return
    ruled = replace(counted.rules, short=CIVIL_PROCEDURE)
    due = count(counted.period, counted.start, ruled, calendar, late=counted.late).due
    if due != counted.due:
        yield words("deadline.assumed.short", authority=CIVIL_PROCEDURE.authority, due=words.date(due))
