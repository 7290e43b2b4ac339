"""From a date back to the starts that lead to it."""

from datetime import date

import pytest

from build_scripts.source import calendar_files
from navigator.dates.backwards import latest_start, send_by, starts_due
from navigator.dates.periods import ClearDays, Days, Hours, Months, Period, WorkingDays, Years
from navigator.dates.refusals import CountingError
from navigator.dates.rules import Direction, LastDay, Rules

ENGLAND = calendar_files.load()["england-and-wales"]
ON = Rules()
BACK = Rules(direction=Direction.BEFORE)
ROLLED = Rules(last_day=LastDay.NEXT_WORKING_DAY)
ROLLED_BACK = Rules(last_day=LastDay.PREVIOUS_WORKING_DAY)

LATEST: list[tuple[Period, str, Rules, str]] = [
    (WorkingDays(2), "2022-09-01", ON, "2022-08-30"),
    (WorkingDays(2), "2022-09-04", ON, "2022-08-31"),
    (WorkingDays(15), "2027-01-07", ON, "2026-12-14"),
    (Days(14), "2026-06-19", ON, "2026-06-05"),
    (Days(14), "2026-06-22", ROLLED, "2026-06-08"),
    (Days(14), "2026-06-21", ROLLED, "2026-06-05"),
    (Months(1), "2026-02-28", ON, "2026-01-31"),
    (Years(100), "2101-06-05", ON, "2001-06-05"),
    (Years(100), "1960-06-05", BACK, "2060-06-05"),
    (ClearDays(3), "2023-10-16", BACK, "2023-10-20"),
    (WorkingDays(3), "2026-06-05", BACK, "2026-06-10"),
    (Hours(4), "2026-06-05", ROLLED_BACK, "2026-06-07"),
]


@pytest.mark.parametrize(("period", "by", "rules", "start"), LATEST)
def test_the_last_start_that_is_due_by_a_date(period: Period, by: str, rules: Rules, start: str) -> None:
    assert latest_start(period, date.fromisoformat(by), rules, ENGLAND).isoformat() == start


@pytest.mark.parametrize(
    ("period", "due", "rules", "starts"),
    [
        (WorkingDays(1), "2026-06-08", ON, ["2026-06-05", "2026-06-06", "2026-06-07"]),
        (WorkingDays(1), "2026-06-07", ON, []),
        (Days(14), "2026-06-22", ROLLED, ["2026-06-06", "2026-06-07", "2026-06-08"]),
        (Days(14), "2026-06-21", ROLLED, []),
        (Months(1), "2026-02-28", ON, ["2026-01-28", "2026-01-29", "2026-01-30", "2026-01-31"]),
        (Days(14), "2026-06-05", BACK, ["2026-06-19"]),
    ],
)
def test_the_starts_that_make_a_day_the_last_one(period: Period, due: str, rules: Rules, starts: list[str]) -> None:
    assert [day.isoformat() for day in starts_due(period, date.fromisoformat(due), rules, ENGLAND)] == starts


@pytest.mark.parametrize(
    ("arrive_by", "sent"),
    [("2022-09-01", "2022-08-30"), ("2022-08-30", "2022-08-25"), ("2022-09-06", "2022-09-02")],
)
def test_something_posted_by_then_arrives_in_time(arrive_by: str, sent: str) -> None:
    assert send_by(WorkingDays(2), date.fromisoformat(arrive_by), ON, ENGLAND).isoformat() == sent


def test_nothing_is_looked_for_beyond_the_years_of_the_engine() -> None:
    with pytest.raises(CountingError):
        latest_start(Years(20), date(1910, 1, 1), ON, ENGLAND)
