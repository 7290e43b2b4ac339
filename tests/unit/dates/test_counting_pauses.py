"""Which days a count looks up, whether its date is firm, and what a pause takes."""

from dataclasses import replace
from datetime import date

import pytest

from navigator.dates.counting import count
from navigator.dates.periods import (
    ClearDays,
    Days,
    Months,
    Period,
    SchoolDays,
    Weeks,
    WorkingDays,
    Years,
)
from navigator.dates.refusals import CountingError
from navigator.dates.rules import Rules, needs_calendar
from tests.support.counted import (
    BACK,
    BACK_INCLUDED,
    CPR,
    ENGLAND,
    INCLUDED,
    ON,
    REAL,
    RECEIVED,
    ROLLED,
    ROLLED_BACK,
    june,
)

FIRM: list[tuple[Period, str, Rules, str, bool]] = [
    (WorkingDays(10), "2028-12-01", ON, "england-and-wales", True),
    (WorkingDays(18), "2028-12-01", ON, "england-and-wales", True),
    (WorkingDays(19), "2028-12-01", ON, "england-and-wales", False),
    (WorkingDays(1), "2004-12-31", ON, "england-and-wales", True),
    (WorkingDays(1), "2004-12-31", INCLUDED, "england-and-wales", False),
    (WorkingDays(2), "2004-12-31", INCLUDED, "england-and-wales", False),
    (WorkingDays(1), "2004-12-30", ON, "england-and-wales", False),
    (WorkingDays(1), "2029-01-01", BACK, "england-and-wales", True),
    # 1 January is a day off by law, and the weekend before it is one too: back to Friday 29 December all is known.
    (WorkingDays(1), "2029-01-02", BACK, "england-and-wales", True),
    (WorkingDays(3), "2029-01-02", BACK, "england-and-wales", True),
    (WorkingDays(1), "2029-01-01", BACK_INCLUDED, "england-and-wales", True),
    (WorkingDays(1), "2029-01-03", BACK, "england-and-wales", False),
    (Days(10), "2028-12-22", ROLLED_BACK, "england-and-wales", True),
    (Days(11), "2028-12-22", ROLLED_BACK, "england-and-wales", False),
    # Tuesday 2 January 2029 may be a day off that is appointed, in Scotland it is one by law, and not the day after.
    (WorkingDays(1), "2028-12-31", ON, "scotland", False),
    (WorkingDays(1), "2029-01-03", BACK, "scotland", True),
    # Good Friday 2029 is 30 March, and nobody knows of the Thursday before it.
    (WorkingDays(1), "2029-03-31", BACK, "england-and-wales", False),
    (Days(1), "2029-12-24", ROLLED, "england-and-wales", False),
    (WorkingDays(10), "2028-12-31", ON, "none", True),
    (Days(10), "2028-12-31", ON, "england-and-wales", True),
    (Months(30), "2028-12-31", ON, "england-and-wales", True),
    (Days(10), "2028-12-31", ROLLED, "england-and-wales", False),
    (Days(1), "2028-12-30", ROLLED, "england-and-wales", False),
    (Days(1), "2028-12-28", ROLLED, "england-and-wales", True),
    (Days(1), "2028-12-29", ROLLED_BACK, "england-and-wales", True),
    (Days(1), "2028-12-31", RECEIVED, "england-and-wales", False),
    (Days(1), "2028-12-29", RECEIVED, "england-and-wales", True),
    (Days(1), "2028-12-30", RECEIVED, "england-and-wales", False),
    (ClearDays(3), "2029-06-01", BACK, "england-and-wales", True),
    (ClearDays(3), "2029-06-01", replace(BACK, short=CPR), "england-and-wales", False),
    (Years(3), "1967-09-05", ROLLED, "england-and-wales", False),
]


@pytest.mark.parametrize(("period", "start", "rules", "calendar", "firm"), FIRM)
def test_a_date_is_firm_when_it_is_known_of_every_day_looked_up_whether_it_is_open(
    period: Period, start: str, rules: Rules, calendar: str, *, firm: bool
) -> None:
    counted = count(period, date.fromisoformat(start), rules, REAL[calendar])

    assert counted.provisional is not firm
    known = (None, None) if firm else (date(2005, 1, 1), date(2028, 12, 31))
    assert (counted.known_from, counted.known_through) == known


def test_a_late_arrival_is_looked_up_from_the_day_it_counts_from() -> None:
    rules = replace(RECEIVED, cutoff="16:00")

    assert not count(Days(1), date(2004, 12, 31), rules, ENGLAND, late=True).provisional
    assert count(Days(1), date(2004, 12, 31), rules, ENGLAND).provisional


PAUSED: list[tuple[Period, Rules, list[tuple[date, date]], str]] = [
    (Days(10), ON, [], "2026-06-15"),
    (Days(10), ON, [june(8, 9)], "2026-06-17"),
    (Days(10), ON, [june(8, 8), june(10, 11)], "2026-06-18"),
    (Days(10), ON, [june(8, 10), june(9, 11)], "2026-06-19"),
    (Days(10), ON, [june(9, 11), june(8, 10)], "2026-06-19"),
    (Days(10), ON, [june(8, 20), june(9, 11)], "2026-06-28"),
    (Days(10), ON, [june(8, 9), june(9, 10)], "2026-06-18"),
    (Days(10), ON, [june(1, 5)], "2026-06-15"),
    (Days(10), ON, [june(1, 6)], "2026-06-16"),
    (Days(10), ON, [june(1, 4), june(8, 9)], "2026-06-17"),
    (Days(10), ON, [june(15, 15)], "2026-06-16"),
    (Days(10), ON, [june(16, 20)], "2026-06-15"),
    (Days(10), ON, [june(15, 16), june(17, 17)], "2026-06-18"),
    (Days(10), INCLUDED, [june(1, 5)], "2026-06-15"),
    (Days(10), INCLUDED, [june(1, 4)], "2026-06-14"),
    (WorkingDays(5), ON, [june(8, 9)], "2026-06-16"),
    (WorkingDays(5), ON, [june(6, 7)], "2026-06-12"),
    (WorkingDays(5), ON, [june(12, 14)], "2026-06-15"),
    (WorkingDays(5), ON, [june(1, 8)], "2026-06-15"),
    (Months(1), ON, [june(8, 9)], "2026-07-07"),
    (Days(10), ROLLED, [june(8, 12)], "2026-06-22"),
]


@pytest.mark.parametrize(("period", "rules", "pauses", "due"), PAUSED)
def test_what_a_pause_takes_is_given_back_at_the_end(
    period: Period, rules: Rules, pauses: list[tuple[date, date]], due: str
) -> None:
    assert count(period, date(2026, 6, 5), rules, ENGLAND, paused=pauses).due.isoformat() == due


def test_pauses_are_kept_in_order_and_joined_where_they_overlap() -> None:
    pauses = [june(20, 21), june(9, 11), june(8, 10), june(12, 12)]
    counted = count(Days(10), date(2026, 6, 5), ON, ENGLAND, paused=pauses)

    assert counted.paused == (june(8, 11), june(12, 12), june(20, 21))


@pytest.mark.parametrize(("rules", "pause"), [(ON, june(9, 8)), (BACK, june(8, 9))])
def test_a_pause_runs_forward_in_a_count_that_does(rules: Rules, pause: tuple[date, date]) -> None:
    with pytest.raises(CountingError) as refused:
        count(Days(10), date(2026, 6, 5), rules, ENGLAND, paused=[pause])

    assert str(refused.value) == (
        "A pause needs a first day that is not after its last, and a limit that counts on from its start."
    )


def test_a_pause_of_one_day_is_a_pause() -> None:
    assert count(Days(1), date(2026, 6, 5), ON, ENGLAND, paused=[june(6, 6)]).due == date(2026, 6, 7)


@pytest.mark.parametrize(
    ("period", "rules", "needed"),
    [
        (WorkingDays(1), ON, True),
        (SchoolDays(1), ON, True),
        (Days(1), ON, False),
        (Months(1), INCLUDED, False),
        (Days(1), ROLLED, True),
        (Days(1), ROLLED_BACK, True),
        (Days(1), RECEIVED, True),
        (Days(5), replace(ON, short=CPR), True),
        (Days(6), replace(ON, short=CPR), False),
        (ClearDays(5), replace(ON, short=CPR), True),
        (Weeks(1), replace(ON, short=CPR), False),
    ],
)
def test_only_some_counts_need_a_calendar(period: Period, rules: Rules, *, needed: bool) -> None:
    assert needs_calendar(period, rules) is needed
