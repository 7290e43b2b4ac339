"""Each counting rule makes the difference it says, alone and with the others."""

from dataclasses import replace
from datetime import date

import pytest

from navigator.dates.counting import Count, count, due_of
from navigator.dates.periods import (
    ClearDays,
    ClearWorkingDays,
    Days,
    Hours,
    Months,
    Period,
    SchoolDays,
    Weeks,
    WorkingDays,
    Years,
)
from navigator.dates.refusals import CountingError
from navigator.dates.rules import Direction, FirstDay, LastDay, Receipt, Rules, in_open_days
from tests.support.counted import (
    BACK,
    BACK_INCLUDED,
    CPR,
    CUTOFF,
    ENGLAND,
    INCLUDED,
    ON,
    RECEIVED,
    ROLLED,
    ROLLED_BACK,
    SCHOOL,
)

DUE: list[tuple[Period, str, Rules, str]] = [
    # hours end at the same time of a later day; a part of a day is left out, to be safe
    (Hours(24), "2026-06-05", ON, "2026-06-06"),
    (Hours(48), "2026-06-05", ON, "2026-06-07"),
    (Hours(23), "2026-06-05", ON, "2026-06-05"),
    (Hours(47), "2026-06-05", ON, "2026-06-06"),
    (Hours(24), "2026-06-05", BACK, "2026-06-04"),
    (Hours(30), "2026-06-05", BACK, "2026-06-03"),
    (Hours(4), "2026-06-05", BACK, "2026-06-04"),
    (Hours(24), "2026-06-05", ROLLED, "2026-06-08"),
    # days
    (Days(1), "2026-06-05", ON, "2026-06-06"),
    (Days(14), "2026-06-05", ON, "2026-06-19"),
    (Days(14), "2026-06-05", INCLUDED, "2026-06-18"),
    (Days(14), "2026-06-19", BACK, "2026-06-05"),
    (Days(14), "2026-06-18", BACK_INCLUDED, "2026-06-05"),
    (Days(1), "2026-06-05", INCLUDED, "2026-06-05"),
    (Days(1), "2026-06-05", BACK_INCLUDED, "2026-06-05"),
    # weeks
    (Weeks(2), "2026-06-05", ON, "2026-06-19"),
    (Weeks(1), "2026-06-05", INCLUDED, "2026-06-11"),
    (Weeks(2), "2026-06-05", BACK, "2026-05-22"),
    # clear days: neither end counts
    (ClearDays(14), "2017-03-18", BACK, "2017-03-03"),
    (ClearDays(28), "2023-10-01", ON, "2023-10-30"),
    (ClearDays(3), "2023-10-20", BACK, "2023-10-16"),
    (ClearDays(3), "2023-10-23", BACK, "2023-10-19"),
    (ClearDays(3), "2023-10-23", replace(BACK, short=CPR), "2023-10-17"),
    (ClearDays(5), "2023-10-20", replace(BACK, short=CPR), "2023-10-12"),
    (ClearDays(6), "2023-10-20", replace(BACK, short=CPR), "2023-10-13"),
    (ClearDays(3), "2023-10-20", replace(ON, short=CPR), "2023-10-26"),
    # clear working days: neither end counts, nor does any day off, however long it is; worked out by hand
    (ClearWorkingDays(3), "2026-11-27", BACK, "2026-11-23"),
    (ClearWorkingDays(3), "2026-11-26", BACK, "2026-11-20"),
    (ClearWorkingDays(7), "2027-01-05", BACK, "2026-12-21"),
    (ClearWorkingDays(3), "2026-04-09", BACK, "2026-04-01"),
    (ClearWorkingDays(1), "2026-11-30", BACK, "2026-11-26"),
    (ClearWorkingDays(5), "2026-11-20", ON, "2026-11-30"),
    (ClearWorkingDays(1), "2026-11-28", ON, "2026-12-01"),
    (ClearWorkingDays(5), "2026-12-18", replace(ON, short=CPR), "2026-12-30"),
    (Days(5), "2023-10-19", replace(ON, short=CPR), "2023-10-26"),
    (Days(6), "2023-10-19", replace(ON, short=CPR), "2023-10-25"),
    (Weeks(1), "2023-10-19", replace(ON, short=CPR), "2023-10-26"),
    # working days
    (WorkingDays(1), "2026-06-05", ON, "2026-06-08"),
    (WorkingDays(15), "2026-12-14", ON, "2027-01-07"),
    (WorkingDays(15), "2026-12-14", INCLUDED, "2027-01-06"),
    (WorkingDays(1), "2026-06-06", INCLUDED, "2026-06-08"),
    (WorkingDays(1), "2026-06-05", INCLUDED, "2026-06-05"),
    (WorkingDays(3), "2013-04-16", BACK, "2013-04-11"),
    (WorkingDays(3), "2013-04-16", BACK_INCLUDED, "2013-04-12"),
    (WorkingDays(1), "2026-06-07", BACK, "2026-06-05"),
    # months: the corresponding date, or the last day of a month that has none
    (Months(1), "2026-01-31", ON, "2026-02-28"),
    (Months(1), "2024-01-31", ON, "2024-02-29"),
    (Months(1), "2026-02-28", ON, "2026-03-28"),
    (Months(4), "1978-09-30", ON, "1979-01-30"),
    (Months(12), "2026-06-05", ON, "2027-06-05"),
    (Months(1), "2026-12-05", ON, "2027-01-05"),
    (Months(11), "2026-01-05", ON, "2026-12-05"),
    (Months(1), "2026-03-31", BACK, "2026-02-28"),
    (Months(1), "2027-01-05", BACK, "2026-12-05"),
    (Months(13), "2026-01-31", BACK, "2024-12-31"),
    # months beginning with a day
    (Months(3), "2019-01-01", INCLUDED, "2019-03-31"),
    (Months(1), "2026-03-01", INCLUDED, "2026-03-31"),
    (Months(6), "2026-08-31", INCLUDED, "2027-02-28"),
    (Months(6), "2023-08-31", INCLUDED, "2024-02-29"),
    (Months(6), "2026-08-29", INCLUDED, "2027-02-28"),
    (Months(6), "2026-08-28", INCLUDED, "2027-02-27"),
    (Months(1), "2026-03-31", INCLUDED, "2026-04-30"),
    (Months(1), "2026-04-30", INCLUDED, "2026-05-29"),
    # months ending with a day, counted back
    (Months(1), "2026-03-31", BACK_INCLUDED, "2026-03-01"),
    (Months(1), "2026-03-15", BACK_INCLUDED, "2026-02-16"),
    (Months(1), "2026-04-30", BACK_INCLUDED, "2026-03-31"),
    # years
    (Years(1), "2024-02-29", ON, "2025-02-28"),
    (Years(4), "2024-02-29", ON, "2028-02-29"),
    (Years(1), "2024-02-29", INCLUDED, "2025-02-28"),
    (Years(6), "2011-06-03", INCLUDED, "2017-06-02"),
    (Years(3), "2026-06-05", BACK, "2023-06-05"),
    # the last day moves, or stays
    (Days(1), "2026-06-05", ROLLED, "2026-06-08"),
    (Days(1), "2026-06-05", ROLLED_BACK, "2026-06-05"),
    (Days(3), "2026-06-05", ROLLED, "2026-06-08"),
    (Days(3), "2026-06-05", ROLLED_BACK, "2026-06-08"),
    (Months(4), "2017-08-25", ROLLED, "2017-12-27"),
    # a start on a day off counts as received on the next working day
    (Days(1), "2026-06-06", RECEIVED, "2026-06-09"),
    (Days(1), "2026-06-05", RECEIVED, "2026-06-06"),
    (WorkingDays(1), "2026-06-06", RECEIVED, "2026-06-09"),
    (Months(1), "2026-05-31", RECEIVED, "2026-07-01"),
]


@pytest.mark.parametrize(("period", "start", "rules", "due"), DUE)
def test_a_period_ends_where_its_rules_say(period: Period, start: str, rules: Rules, due: str) -> None:
    begun = date.fromisoformat(start)

    assert count(period, begun, rules, ENGLAND).due.isoformat() == due
    assert due_of(period, rules, ENGLAND)(begun).isoformat() == due


def test_a_count_tells_all_it_was_made_of() -> None:
    rules = Rules(receipt=Receipt.NEXT_WORKING_DAY, last_day=LastDay.NEXT_WORKING_DAY, cutoff="16:00")

    assert count(Days(15), date(2026, 6, 5), rules, ENGLAND, late=True) == Count(
        period=Days(15),
        start=date(2026, 6, 5),
        counted_from=date(2026, 6, 8),
        last_day=date(2026, 6, 23),
        due=date(2026, 6, 23),
        provisional=False,
        known_from=None,
        known_through=None,
        calendar="england-and-wales",
        rules=rules,
        late=True,
        paused=(),
    )


def test_the_last_day_is_told_apart_from_the_due_date_it_moves_to() -> None:
    counted = count(Days(1), date(2026, 6, 5), ROLLED, ENGLAND)

    assert (counted.last_day, counted.due) == (date(2026, 6, 6), date(2026, 6, 8))


def test_late_adds_a_calendar_day_before_anything_else() -> None:
    thursday, friday = date(2021, 2, 4), date(2026, 6, 5)

    assert count(Days(14), thursday, CUTOFF, ENGLAND, late=True).due == date(2021, 2, 19)
    assert count(Days(14), thursday, CUTOFF, ENGLAND, late=False).due == date(2021, 2, 18)
    assert count(WorkingDays(1), friday, CUTOFF, ENGLAND, late=True).due == date(2026, 6, 8)
    assert count(WorkingDays(1), friday, replace(CUTOFF, receipt=Receipt.NEXT_WORKING_DAY), ENGLAND, late=True).due == (
        date(2026, 6, 9)
    )


@pytest.mark.parametrize("hour", ["00:00", "09:30", "16:00", "19:59", "23:59"])
def test_a_cutoff_is_an_hour_of_the_day(hour: str) -> None:
    assert Rules(cutoff=hour).cutoff == hour


@pytest.mark.parametrize(
    "hour", ["", "4pm", "24:00", "9:30", "16:60", "16:0", "1600", "16:00 ", "\uff11\uff16:00", "29:00"]
)
def test_anything_else_is_no_cutoff(hour: str) -> None:
    with pytest.raises(CountingError) as refused:
        Rules(cutoff=hour)

    assert str(refused.value) == f"{hour!r} is not an hour. Write it as 16:00, from 00:00 to 23:59."


def test_nothing_comes_late_without_a_cutoff() -> None:
    with pytest.raises(CountingError) as refused:
        count(Days(1), date(2026, 6, 5), ON, ENGLAND, late=True)

    assert str(refused.value) == "Something can only come late in the day when the rules name a cut-off hour."


@pytest.mark.parametrize("period", [ClearDays(3), ClearWorkingDays(3), Hours(24)])
def test_clear_days_and_hours_never_include_the_first_day(period: Period) -> None:
    with pytest.raises(CountingError) as refused:
        count(period, date(2026, 6, 5), INCLUDED, ENGLAND)

    assert str(refused.value) == f"The first day cannot be included in {period.unit}."


def test_school_days_are_counted_on_a_school_calendar_and_working_days_are_not() -> None:
    assert count(SchoolDays(5), date(2026, 6, 2), ON, SCHOOL).due == date(2026, 6, 16)
    with pytest.raises(CountingError) as no_school:
        count(SchoolDays(5), date(2026, 6, 2), ON, ENGLAND)
    with pytest.raises(CountingError) as no_office:
        count(WorkingDays(5), date(2026, 6, 2), ON, SCHOOL)

    assert str(no_school.value) == "School days need a calendar of school terms. 'england-and-wales' is not one."
    assert str(no_office.value) == "working days cannot be counted on the school calendar 'school'."


def test_other_units_may_use_a_school_calendar_to_move_their_last_day() -> None:
    assert count(Days(7), date(2026, 6, 2), ROLLED, SCHOOL).due == date(2026, 6, 15)


@pytest.mark.parametrize(
    ("period", "start", "rules"),
    [
        (Years(300), "2026-06-05", ON),
        (Years(200), "2026-06-05", BACK),
        (Months(2100), "2026-06-05", ON),
        (Days(10_000), "2190-06-05", ON),
        (WorkingDays(10_000), "2190-06-05", ON),
        (Days(10), "1900-01-05", BACK),
        (Years(1), "1900-06-05", BACK),
        (Years(174), "2027-01-01", ON),
        (Months(1), "2200-12-01", INCLUDED),
    ],
)
def test_a_count_never_leaves_the_years_of_the_engine(period: Period, start: str, rules: Rules) -> None:
    with pytest.raises(CountingError, match="leaves the years 1900 to 2200"):
        count(period, date.fromisoformat(start), rules, ENGLAND)


def test_a_count_may_end_in_the_last_year_of_the_engine_and_in_the_first() -> None:
    assert count(Years(174), date(2026, 12, 31), ON, ENGLAND).due == date(2200, 12, 31)
    assert count(Years(126), date(2026, 1, 1), BACK, ENGLAND).due == date(1900, 1, 1)


def test_short_periods_are_in_open_days_only_where_the_rules_say_so() -> None:
    assert in_open_days(Days(5), replace(ON, short=CPR))
    assert not in_open_days(Days(6), replace(ON, short=CPR))
    assert not in_open_days(Days(5), ON)
    assert not in_open_days(Hours(1), replace(ON, short=CPR))


def test_the_rules_of_a_silent_caller_are_the_common_law_ones() -> None:
    assert Rules() == Rules(FirstDay.EXCLUDED, Receipt.ANY_DAY, LastDay.STAYS, Direction.AFTER, cutoff=None, short=None)


def test_the_words_of_the_rules_are_those_of_the_policy_files() -> None:
    assert [item.value for kind in (FirstDay, Receipt, LastDay, Direction) for item in kind] == [
        "excluded",
        "included",
        "any day",
        "next working day",
        "after a closure",
        "last day off",
        "stays",
        "next working day",
        "previous working day",
        "after",
        "before",
    ]
