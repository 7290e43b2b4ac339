"""A calendar of days as they were known holds for times that had begun; those that begin later count by the new days.

Monday 7 June 2027 becomes a bank holiday, and this is known from Wednesday 2 June. By hand, in working days:
from Tuesday 1 June five are 2, 3, 4, 7 and 8 June as it was, and 2, 3, 4, 8 and 9 as it is;
from Wednesday 2 June four are 3, 4, 7 and 8 as it was, and 3, 4, 8 and 9 as it is.
"""

from datetime import date
from typing import Any

import pytest

from build_scripts.source import calendar_faults
from navigator.dates.calendars import Calendar, calendars_from_data
from navigator.dates.counting import count, due_of
from navigator.dates.periods import Days, WorkingDays
from navigator.dates.rules import Direction, LastDay, Receipt, Rules, Stretch

COVERAGE = {"from": "2027-01-01", "through": "2027-12-31"}
NEW = {
    "title": "Now",
    "based on": "none",
    "source": "here",
    "coverage": COVERAGE,
    "holidays": [{"date": "2027-06-07", "title": "Jubilee"}],
}
BEFORE = {
    "title": "As known before 2 June",
    "based on": "now",
    "source": "here",
    "coverage": COVERAGE,
    "open": [{"date": "2027-06-07", "title": "Jubilee"}],
    "begun before": "2027-06-02",
}


def before() -> Calendar:
    return calendars_from_data({"now": NEW, "before": BEFORE})["before"]


@pytest.mark.parametrize(
    ("start", "amount", "due", "by"),
    [
        (date(2027, 6, 1), 5, date(2027, 6, 8), "before"),
        (date(2027, 6, 2), 4, date(2027, 6, 9), "now"),
        (date(2027, 6, 3), 2, date(2027, 6, 8), "now"),
    ],
)
def test_a_time_counts_by_the_days_that_were_known_when_it_began(start: date, amount: int, due: date, by: str) -> None:
    found = count(WorkingDays(amount), start, Rules(), before())
    assert (found.due, found.calendar) == (due, by)
    assert due_of(WorkingDays(amount), Rules(), before())(start) == due


def test_a_due_date_moves_on_by_the_same_days() -> None:
    rules = Rules(last_day=LastDay.NEXT_WORKING_DAY)
    assert count(Days(6), date(2027, 6, 1), rules, before()).due == date(2027, 6, 7)
    assert count(Days(5), date(2027, 6, 2), rules, before()).due == date(2027, 6, 8)


def test_what_makes_a_time_longer_counts_by_the_days_of_the_time() -> None:
    longer = count(WorkingDays(2), date(2027, 6, 4), Rules(), before(), begun=date(2027, 6, 1))
    assert longer.due == date(2027, 6, 8)
    assert count(WorkingDays(2), date(2027, 6, 4), Rules(), before()).due == date(2027, 6, 9)


def test_a_pause_gives_back_the_days_of_the_time() -> None:
    stretch: Stretch = (date(2027, 6, 3), date(2027, 6, 4))
    held = count(WorkingDays(3), date(2027, 6, 1), Rules(), before(), paused=[stretch])
    assert held.due == date(2027, 6, 8)


def test_a_time_that_is_counted_back_keeps_the_doubt() -> None:
    rules = Rules(direction=Direction.BEFORE)
    assert count(WorkingDays(2), date(2027, 6, 9), rules, before()).due == date(2027, 6, 7)
    assert due_of(WorkingDays(2), rules, before())(date(2027, 6, 9)) == date(2027, 6, 7)


def test_what_comes_on_the_new_day_off_is_received_after_it() -> None:
    rules = Rules(receipt=Receipt.NEXT_WORKING_DAY)
    assert count(WorkingDays(1), date(2027, 6, 7), rules, before()).counted_from == date(2027, 6, 8)


def test_a_later_start_never_ends_sooner() -> None:
    due = due_of(WorkingDays(5), Rules(), before())
    days = [due(date(2027, 5, 20 + at)) for at in range(12)] + [due(date(2027, 6, 1 + at)) for at in range(20)]
    assert days == sorted(days)


@pytest.mark.parametrize("beside", [{"closures": [{"date": "2027-06-10", "title": "x"}]}, {"weekend": ["Sunday"]}])
def test_with_more_days_off_it_is_refused(beside: dict[str, Any]) -> None:
    (fault,) = calendar_faults.problems({**BEFORE, **beside})
    assert "begun before stands beside more than open" in fault
