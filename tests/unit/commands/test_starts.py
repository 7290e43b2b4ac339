"""From a last day back to the starts that lead to it, as counted and as one piece of plain data."""

from datetime import date

import pytest

from build_scripts.commands.starts import latest_start, starts_answer, starts_due
from build_scripts.source import calendar_files
from navigator.dates.periods import ClearDays, Days, Hours, Months, Period, WorkingDays, Years
from navigator.dates.refusals import CountingError
from navigator.dates.rules import Direction, LastDay, Rules

CALENDARS = calendar_files.load()
ENGLAND = CALENDARS["england-and-wales"]
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
    assert starts_answer("2 working days", arrive_by, "england-and-wales", CALENDARS)["send_by"] == sent


def test_nothing_is_looked_for_beyond_the_years_of_the_engine() -> None:
    with pytest.raises(CountingError):
        latest_start(Years(20), date(1910, 1, 1), ON, ENGLAND)


def test_the_other_way_round_is_one_piece_of_plain_data_too() -> None:
    answer = starts_answer("14 days", "2026-06-22", "scotland", CALENDARS, rules={"last_day": "next working day"})

    assert answer == {
        "period": "14 days",
        "due": "2026-06-22",
        "calendar": "scotland",
        "starts": ["2026-06-06", "2026-06-07", "2026-06-08"],
        "latest_start": "2026-06-08",
        "send_by": "2026-06-08",
        "provisional": False,
        "assumed": [
            "The day it starts from is not counted.",
            "It counts from the date given, even if that is a day off.",
        ],
        "words": {
            "period": "14 days",
            "due": "Monday 22 June 2026",
            "calendar": "Scotland",
            "latest_start": "Monday 8 June 2026",
            "send_by": "Monday 8 June 2026",
        },
    }


def test_of_a_period_that_is_counted_back_no_latest_start_and_no_day_of_sending_is_told() -> None:
    """3 clear days before Monday 19 October 2026 is Thursday 15: neither end counts."""
    answer = starts_answer("3 clear days", "2026-10-15", "england-and-wales", CALENDARS, rules={"direction": "before"})

    assert answer["starts"] == ["2026-10-19"]
    assert not {"latest_start", "send_by"} & ({*answer} | {*answer["words"]})


@pytest.mark.parametrize(("due", "firm"), [("2028-12-29", True), ("2028-12-31", True), ("2029-01-02", False)])
def test_the_starts_of_a_date_are_firm_where_the_calendar_is_known(due: str, *, firm: bool) -> None:
    assert starts_answer("1 working day", due, "scotland", CALENDARS)["provisional"] is not firm
