"""What must hold for every count, whatever it counts."""

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from build_scripts.commands.starts import latest_start, starts_due
from build_scripts.source import calendar_files
from navigator.dates.calendars import Calendar
from navigator.dates.counting import count, due_of
from navigator.dates.periods import ClearDays, ClearWorkingDays, Days, Hours, Months, Period, Weeks, WorkingDays, Years
from navigator.dates.rules import Direction, FirstDay, LastDay, Receipt, Rules, ShortPeriod

ROOT = Path(__file__).parents[2]
CALENDARS = calendar_files.load()
KINDS = {Hours: 200, Days: 200, ClearDays: 60, ClearWorkingDays: 60, WorkingDays: 120, Weeks: 40, Months: 30, Years: 5}

calendars = st.sampled_from([CALENDARS[name] for name in sorted(CALENDARS)])
starts = st.dates(date(2000, 1, 1), date(2033, 12, 31))
rules = st.builds(
    Rules,
    receipt=st.sampled_from(Receipt),
    last_day=st.sampled_from(LastDay),
    direction=st.sampled_from(Direction),
    short=st.sampled_from([None, ShortPeriod(5, "Civil Procedure Rules, rule 2.8(4)")]),
)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    kind = draw(st.sampled_from(list(KINDS)))
    return kind(draw(st.integers(1, KINDS[kind])))


@given(periods(), starts, st.integers(1, 400), rules, calendars)
def test_a_later_start_is_never_due_earlier(
    period: Period, start: date, later: int, how: Rules, calendar: Calendar
) -> None:
    due = due_of(period, how, calendar)

    assert due(start) <= due(start + timedelta(later))


@given(periods(), starts, rules, calendars)
def test_a_longer_period_never_ends_nearer_to_its_start(
    period: Period, start: date, how: Rules, calendar: Calendar
) -> None:
    assume(how.short is None or period.amount != how.short.at_most)  # six clear days can be over before five
    shorter = count(period, start, how, calendar).due
    longer = count(type(period)(period.amount + 1), start, how, calendar).due

    assert longer >= shorter if how.direction is Direction.AFTER else longer <= shorter


@given(st.integers(1, 250), starts, calendars)
def test_n_working_days_hold_exactly_n_working_days(amount: int, start: date, calendar: Calendar) -> None:
    due = count(WorkingDays(amount), start, Rules(), calendar).due

    assert calendar.between(start, due) == amount
    assert calendar.is_open(due)


@given(st.integers(1, 250), starts, calendars)
def test_counting_back_undoes_counting_on_from_an_open_day(amount: int, start: date, calendar: Calendar) -> None:
    assume(calendar.is_open(start))
    on = count(WorkingDays(amount), start, Rules(), calendar)

    assert count(WorkingDays(amount), on.due, Rules(direction=Direction.BEFORE), calendar).due == start


@given(periods(), starts, st.sampled_from(FirstDay), calendars)
def test_counting_back_undoes_counting_on_where_no_day_is_missing(
    period: Period, start: date, first_day: FirstDay, calendar: Calendar
) -> None:
    assume(not isinstance(period, WorkingDays | ClearWorkingDays | Hours))
    assume(not (isinstance(period, ClearDays) and first_day is FirstDay.INCLUDED))
    assume(not isinstance(period, Months | Years) or start.day <= 28)
    due = count(period, start, Rules(first_day=first_day), calendar).due
    assume(not isinstance(period, Months | Years) or due.day <= 27)

    assert count(period, due, Rules(first_day=first_day, direction=Direction.BEFORE), calendar).due == start


@given(periods(), starts, rules, calendars)
def test_the_starts_of_a_due_date_are_all_that_lead_to_it(
    period: Period, start: date, how: Rules, calendar: Calendar
) -> None:
    due = due_of(period, how, calendar)
    found = starts_due(period, due(start), how, calendar)

    assert start in found
    assert {due(day) for day in found} == {due(start)}
    assert due(found[0] - timedelta(1)) < due(start) < due(found[-1] + timedelta(1))


@given(periods(), starts, rules, calendars)
def test_the_latest_start_for_a_date_is_the_latest(period: Period, by: date, how: Rules, calendar: Calendar) -> None:
    due = due_of(period, how, calendar)
    last = latest_start(period, by, how, calendar)

    assert due(last) <= by < due(last + timedelta(1))


@given(st.integers(-250, 250), starts, calendars)
def test_adding_is_the_other_side_of_counting_between(n: int, start: date, calendar: Calendar) -> None:
    assume(n)
    found = calendar.add(start, n)

    assert calendar.is_open(found)
    if n > 0:
        assert calendar.between(start, found) == n
    else:
        assert calendar.between(found - timedelta(1), start - timedelta(1)) == -n


@pytest.mark.parametrize(("zone", "locale"), [("Pacific/Kiritimati", "cy_GB.UTF-8"), ("Pacific/Niue", "tr_TR.UTF-8")])
def test_answers_do_not_depend_on_the_zone_or_locale_of_the_machine(zone: str, locale: str) -> None:
    def answers(environment: dict[str, str]) -> str:
        asks = (
            "import json\n"
            "from build_scripts.source import calendar_files\n"
            "from tests.oracles.seeded_cases import answers\n"
            "print(answers(calendar_files.read_data(), 50))"
        )
        done = subprocess.run(
            [sys.executable, "-c", asks],
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    assert answers({"TZ": zone, "LC_ALL": locale, "LANG": locale}) == answers({"TZ": "UTC", "LC_ALL": "C"})
