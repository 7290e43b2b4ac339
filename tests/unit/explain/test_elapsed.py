"""How far a limit has run by a day, forwards and backwards, in its own unit."""

from datetime import date

import pytest

from build_scripts.source import calendar_files
from navigator.dates.calendars import Calendar, Kind
from navigator.dates.counting import count
from navigator.dates.periods import THAT_DAY, Days, Months, Period, SchoolDays, WorkingDays
from navigator.dates.rules import Direction, FirstDay, LastDay, Receipt, Rules
from navigator.explain.elapsed import Progress, State, progress, progress_text

ENGLAND = calendar_files.load()["england-and-wales"]
SCHOOL = Calendar("s", "S", "here", date(2026, 6, 1), date(2026, 6, 30), {}, kind=Kind.SCHOOL_DAYS)
ON = Rules()
BACK = Rules(direction=Direction.BEFORE)
ROLLED = Rules(last_day=LastDay.NEXT_WORKING_DAY)

SAID: list[tuple[Period, str, Rules, str, str]] = [
    (WorkingDays(15), "2026-12-14", ON, "2026-12-13", "The time has not begun to run."),
    (THAT_DAY, "2026-12-14", ON, "2026-12-10", "There is still time: 4 days after today."),
    (WorkingDays(15), "2026-12-14", ON, "2026-12-14", "Today is not counted. 0 of 15 working days have passed."),
    (WorkingDays(15), "2026-12-14", ON, "2026-12-15", "Today is working day 1 of 15."),
    (WorkingDays(15), "2026-12-14", ON, "2026-12-23", "Today is working day 7 of 15."),
    (WorkingDays(15), "2026-12-14", ON, "2026-12-27", "Today is not counted. 8 of 15 working days have passed."),
    (WorkingDays(15), "2026-12-14", ON, "2027-01-06", "Today is working day 14 of 15."),
    (WorkingDays(15), "2026-12-14", ON, "2027-01-07", "Today is the last day."),
    (WorkingDays(15), "2026-12-14", ON, "2027-01-08", "Late by 1 working day."),
    (WorkingDays(15), "2026-12-14", ON, "2027-01-12", "Late by 3 working days."),
    (WorkingDays(15), "2026-12-14", ON, "2027-01-10", "Late by 1 working day."),
    (WorkingDays(1), "2026-06-04", ON, "2026-06-06", "Late by less than 1 working day."),
    (WorkingDays(1), "2026-06-04", ON, "2026-06-07", "Late by less than 1 working day."),
    (WorkingDays(1), "2026-06-04", ON, "2026-06-08", "Late by 1 working day."),
    (Days(14), "2026-06-05", ON, "2026-06-06", "Today is day 1 of 14."),
    (Days(14), "2026-06-05", ON, "2026-06-22", "Late by 3 days."),
    (Days(2), "2026-06-04", ROLLED, "2026-06-06", "Today is day 2 of 2."),
    (Days(2), "2026-06-04", ROLLED, "2026-06-07", "Today is not counted. 2 of 2 days have passed."),
    (Days(2), "2026-06-04", ROLLED, "2026-06-08", "Today is the last day."),
    (Months(1), "2026-06-05", ON, "2026-06-17", "Today is day 12 of 30."),
    (SchoolDays(5), "2026-06-05", ON, "2026-06-08", "Today is school day 1 of 5."),
    (SchoolDays(5), "2026-06-05", ON, "2026-06-06", "Today is not counted. 0 of 5 school days have passed."),
    (SchoolDays(5), "2026-06-05", ON, "2026-06-16", "Late by 2 school days."),
    (Days(14), "2026-06-19", BACK, "2026-05-30", "There is still time: 6 days after today."),
    (WorkingDays(5), "2026-06-19", BACK, "2026-06-04", "There is still time: 6 working days after today."),
    (WorkingDays(5), "2026-06-19", BACK, "2026-06-12", "Today is the last day."),
    (WorkingDays(5), "2026-06-19", BACK, "2026-06-15", "Late by 1 working day."),
    (WorkingDays(5), "2026-06-19", BACK, "2026-06-20", "Late by 5 working days."),
]


@pytest.mark.parametrize(("period", "start", "rules", "today", "said"), SAID)
def test_a_day_stands_somewhere_against_a_limit(
    period: Period, start: str, rules: Rules, today: str, said: str
) -> None:
    calendar = SCHOOL if isinstance(period, SchoolDays) else ENGLAND
    counted = count(period, date.fromisoformat(start), rules, calendar)

    assert progress_text(progress(counted, calendar, date.fromisoformat(today))) == said


def test_the_numbers_of_a_running_limit() -> None:
    counted = count(WorkingDays(15), date(2026, 12, 14), ON, ENGLAND)

    assert progress(counted, ENGLAND, date(2026, 12, 23)) == Progress(
        state=State.RUNNING,
        unit="working days",
        counts_today=True,
        passed=7,
        total=15,
        left=8,
        late_by=0,
        days_late=0,
    )


def test_the_numbers_of_a_late_one() -> None:
    counted = count(WorkingDays(15), date(2026, 12, 14), ON, ENGLAND)

    assert progress(counted, ENGLAND, date(2027, 1, 12)) == Progress(
        state=State.LATE,
        unit="working days",
        counts_today=False,
        passed=15,
        total=15,
        left=0,
        late_by=3,
        days_late=5,
    )


def test_the_days_a_deadline_moved_over_are_left_too() -> None:
    counted = count(Days(2), date(2026, 6, 4), ROLLED, ENGLAND)

    assert [progress(counted, ENGLAND, date(2026, 6, day)).left for day in range(4, 10)] == [4, 3, 2, 1, 0, 0]


def test_a_deadline_that_moved_back_leaves_no_days_after_it() -> None:
    counted = count(Days(2), date(2026, 6, 4), Rules(last_day=LastDay.PREVIOUS_WORKING_DAY), ENGLAND)
    late = progress(counted, ENGLAND, date(2026, 6, 6))

    assert [progress(counted, ENGLAND, date(2026, 6, day)).left for day in (4, 5, 6)] == [1, 0, 0]

    assert (counted.due, late.state, late.days_late, late.late_by) == (date(2026, 6, 5), State.LATE, 1, 1)


def test_a_limit_counted_back_has_days_left_and_nothing_passed() -> None:
    counted = count(WorkingDays(5), date(2026, 6, 19), BACK, ENGLAND)
    before, after = progress(counted, ENGLAND, date(2026, 6, 4)), progress(counted, ENGLAND, date(2026, 6, 16))

    assert (before.passed, before.total, before.left, before.counts_today) == (0, 0, 6, False)
    assert (after.left, after.late_by, after.days_late) == (0, 2, 4)


def test_time_begins_on_the_day_a_moved_start_counts_from() -> None:
    counted = count(Days(5), date(2026, 6, 6), Rules(receipt=Receipt.NEXT_WORKING_DAY), ENGLAND)

    assert progress(counted, ENGLAND, date(2026, 6, 7)).state is State.NOT_BEGUN
    assert progress(counted, ENGLAND, date(2026, 6, 8)).state is State.RUNNING


def test_an_included_first_day_is_day_1() -> None:
    counted = count(Days(5), date(2026, 6, 5), Rules(first_day=FirstDay.INCLUDED), ENGLAND)

    assert progress_text(progress(counted, ENGLAND, date(2026, 6, 5))) == "Today is day 1 of 5."


def test_lateness_grows_from_day_to_day_over_days_off() -> None:
    # 5 working days from Thursday 17 December 2026 end on Thursday the 24th. The 25th and the 28th are bank holidays.
    counted = count(WorkingDays(5), date(2026, 12, 17), Rules(), ENGLAND)

    said = [progress_text(progress(counted, ENGLAND, date(2026, 12, day))) for day in range(25, 31)]

    assert said[:4] == ["Late by less than 1 working day."] * 4
    assert said[4:] == ["Late by 1 working day.", "Late by 2 working days."]
