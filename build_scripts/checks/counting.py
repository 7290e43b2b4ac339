"""Every limit must know how it is counted, and stay within the years that can be counted."""

import dataclasses
from collections.abc import Iterator

from build_scripts.source import definitions, phrases
from build_scripts.source.problems import Problem, shown
from build_scripts.source.reader import Written
from build_scripts.source.traverse import Path, parts
from navigator.case.facts.arrival import rules_of, stated
from navigator.dates.periods import ClearDays, ClearMonths, DayOfYear, Hours, Months, Period, SchoolDays, Weeks, Years
from navigator.dates.refusals import PeriodError
from navigator.dates.rules import FirstDay, Receipt, Rules, needs_calendar
from navigator.dates.yearly import NONE, stretches
from navigator.model.codec import written_name
from navigator.model.interpretation import Interpretation, interpretations
from navigator.model.limits import Alternative, Extension, Limit, NewStart, Reading
from navigator.model.policy import Policy
from navigator.model.publisher import Publisher

_YEARS = 100
_LONGEST = {Years: _YEARS, Months: 12 * _YEARS, ClearMonths: 12 * _YEARS, Weeks: 52 * _YEARS}
"""The longest limits of the units in which more could be written than the years 1900 to 2200 hold."""


def procedure(written: Written, owner: Publisher) -> Iterator[Problem]:
    """Counting rules that neither the limit, the procedure nor the publisher sets, and limits beyond all years."""
    yield from _too_long(written)
    yield from days_of_year(written)
    policy = Policy(owner, definitions.expanded(owner, written.value))
    yield from _arrivals(written, policy)
    # Readings of its own beside another limit are refused with the limit; others come from what is said of all limits.
    own = {path for path, each in parts(written.value) if isinstance(each, Limit) and each.readings}
    for path, limit in parts(policy.procedure):
        if not isinstance(limit, Limit):
            continue
        if limit.or_ and limit.readings and path not in own:
            wrong = "a doubt about all limits touches one with another beside it"
            yield written.problem((*path, "or"), wrong, "a gap for what is unclear, or one limit", "or-alone")
        if limit.pauses and any(isinstance(part.period, DayOfYear) for part in _parts(policy, limit)):
            wrong = "a day of the year has no clock that could stop"
            yield written.problem(path, wrong, "no pauses, or a length of time", "day-of-year")
        on_clock = any(part.in_hours for part in _parts(policy, limit))
        if on_clock and any(
            pause.stop_day is FirstDay.EXCLUDED or pause.restart_day is not NewStart.EXCLUDED for pause in limit.pauses
        ):
            wrong = "hours stand still from one hour to another, and no day of a pause counts or does not"
            yield written.problem(
                path, wrong, "a limit in days, or a pause without stop_day and restart_day", "pause-day"
            )
        yield from _first_days(written, path, limit, policy)
        yield from _last_hours(written, path, limit, policy)
        yield from _not_counted(written, path, limit, policy)
        for each in _parts(policy, limit):
            rules = each.rules
            if rules.first_day is FirstDay.INCLUDED and isinstance(each.period, Hours | ClearDays):
                wrong = f"the first day cannot count in {each.period.unit}"
                yield written.problem(path, wrong, "another unit, or no first_day", "first-day-unit")
            if rules.receipt is Receipt.LAST_DAY_OFF and (
                rules.first_day is FirstDay.INCLUDED or isinstance(each.period, Hours)
            ):
                wrong = "the last day off is the day before day 1, and here no day is"
                yield written.problem(path, wrong, "another receipt, or days whose first is excluded", "last-day-off")
            needed = {
                "school_calendar" if isinstance(each.period, SchoolDays) else "calendar": each.calendar,
                "first_day": rules.first_day,
                "receipt": rules.receipt,
                "last_day": rules.last_day,
            }
            for name in (name for name, value in needed.items() if value is None):
                allowed = f"set counting: {name} in publisher.yml, in the procedure or here"
                yield written.problem(
                    path, f"nothing says the {name.replace('_', ' ')} of this limit", allowed, "no-counting"
                )


def _parts(policy: Policy, limit: Limit) -> tuple[Interpretation, ...]:
    """Every length of time that can count, in each reading."""
    return tuple(part for read in interpretations(policy, limit) for part in read.parts)


def _not_counted(written: Written, path: Path, limit: Limit, policy: Policy) -> Iterator[Problem]:
    """Days that do not count beside months, of which a later start could then end sooner."""
    longer = [(each.to, each.by, each.at_least, each.at_most, each.within) for each in limit.extensions]
    others = [amount for amounts in longer for amount in (*amounts, limit.at_most)]
    for part in _parts(policy, limit):
        if not _leaves_out(part.rules.not_counted):
            continue
        if any(isinstance(period, Months | ClearMonths | Years) for period in (part.period, *others)):
            wrong = f"{shown(part.rules.not_counted or '')} cannot be left out of months or years"
            allowed = "counting: not_counted: none, and a gap for what the policy says"
            yield written.problem(path, wrong, allowed, "months-not-counted")
            return


def _leaves_out(text: str | None) -> bool:
    try:
        return bool(stretches(text or NONE))
    except PeriodError:
        return False  # it is told where it stands


def _arrivals(written: Written, policy: Policy) -> Iterator[Problem]:
    """A rule in working days on what is sent, where nothing says whose they are."""
    if rules_of(policy).calendar is not None:
        return
    for at, event in enumerate(policy.procedure.events):
        if event.sent and any(needs_calendar(rule.period, Rules()) for rule in stated(policy, event.id).values()):
            wrong = "nothing says the calendar by which what is sent counts as received"
            allowed = "set counting: calendar in publisher.yml or in the procedure"
            yield written.problem(("events", at, "sent"), wrong, allowed, "no-counting")


def _first_days(written: Written, path: Path, limit: Limit, policy: Policy) -> Iterator[Problem]:
    """Words that begin a time with a day, or with the day after it, where no reading of the data does so."""
    held: dict[str, set[FirstDay | None]] = {}
    for part in _parts(policy, limit):
        if not (limit.day or isinstance(part.period, Hours | ClearDays)):
            held.setdefault(part.words, set()).add(part.rules.first_day)
    for words, days in held.items():
        reading = phrases.read(words, days_of_year=True)
        said = None if isinstance(reading, phrases.Refused) else reading.of(limit.period).counted
        at = (*path, "words") if words == limit.words else (*path, "or")
        if said is phrases.Counted.BEGINNING and days == {FirstDay.EXCLUDED}:
            wrong = f"{shown(words)} begins with the day itself, the data with the day after it"
            yield written.problem(at, wrong, "counting: first_day: included, or other words", "words-differ")
        if said is phrases.Counted.DAY_AFTER and days == {FirstDay.INCLUDED}:
            wrong = f"{shown(words)} begins with the day after, the data with the day itself"
            yield written.problem(at, wrong, "counting: first_day: excluded, or other words", "words-differ")


def _last_hours(written: Written, path: Path, limit: Limit, policy: Policy) -> Iterator[Problem]:
    """Words that name another hour of the last day than the data, or one where the data have none, or none."""
    beside: tuple[Alternative | Reading, ...] = (*limit.or_, *limit.readings)
    own = [limit.counting, *(each.counting for each in beside)]
    every = _parts(policy, limit)
    if any(each and each.first_hour for each in own) and not any(part.in_hours for part in every):
        wrong = "no first hour is looked at in days, or of a wait"
        yield written.problem(path, wrong, "a limit in hours with kind: by, or no first_hour", "hour-unit")
    if any(each and (each.last_hour or NONE) != NONE for each in own) and not any(part.last_hour for part in every):
        wrong = "no hour of the last day is looked at in hours, or of a wait"
        yield written.problem(path, wrong, "a limit in days with kind: by, or no last_hour", "hour-unit")
        return
    held: dict[str, set[str]] = {}
    for part in every:
        held.setdefault(part.words, set()).update((part.last_hour, part.rules.cutoff or ""))
    for words, hours in held.items():
        said = phrases.hour_of(words)
        at = (*path, "words") if words == limit.words else (*path, "or")
        if said and said not in hours:
            others = sorted(part.last_hour for part in every if part.words == words and part.last_hour)
            wrong = f"the words say by {said}, the data {f'say by {others[0]}' if others else 'name no hour'}"
            yield written.problem(at, wrong, f'counting: last_hour: "{said}", or other words', "words-differ")
    unsaid = limit.counting.last_hour if limit.counting and not limit.or_ else None
    unsaid = None if unsaid == NONE else unsaid
    # A rule for all acts before one body is said once: what it has to get by a day, it has to get by 5 pm.
    once = {
        phrases.hour_of(rules.says)
        for rules in (policy.procedure.counting, policy.publisher.counting)
        if rules and rules.says
    }
    if unsaid and not phrases.hour_of(limit.words) and unsaid not in once:
        wrong = f"the data say by {unsaid}, the words name no hour"
        allowed = "the words of the policy with their hour, such as by 5 pm on the next day, or no last_hour"
        yield written.problem((*path, "words"), wrong, allowed, "words-differ")


def days_of_year(written: Written) -> Iterator[Problem]:
    """Days of the year where only a length of time can stand: more time, time for the post, a review."""
    for path, part in parts(written.value):
        if isinstance(part, Limit | Reading | Alternative):
            continue
        for field in dataclasses.fields(part):
            if isinstance(held := getattr(part, field.name), DayOfYear):
                wrong = f"{held} is no length of time"
                allowed = "a number and a unit; a day of the year can be the period of a limit alone"
                yield written.problem((*path, written_name(field.name)), wrong, allowed, "day-of-year")


def _too_long(written: Written) -> Iterator[Problem]:
    """Every amount that would leave the years, where it stands: of a limit, a reading, another limit, more time."""
    for path, part in parts(written.value):
        if not isinstance(part, Limit | Reading | Alternative | Extension):
            continue
        for field in dataclasses.fields(part):
            held = getattr(part, field.name)
            if isinstance(held, Period) and held.amount > _LONGEST.get(type(held), held.amount):
                allowed = f"a limit of at most {_YEARS} years"
                yield written.problem(
                    (*path, written_name(field.name)), f"{held} cannot be counted", allowed, "too-long"
                )
