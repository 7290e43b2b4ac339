"""The working shows every day of a count once, with its number or the reason it does not count."""

from dataclasses import replace
from datetime import date
from typing import ClassVar

import pytest

from build_scripts.source import calendar_files
from navigator.dates.calendars import Calendar, Cause, Closure, Kind, calendars_from_data
from navigator.dates.counting import count
from navigator.dates.periods import ClearDays, ClearWorkingDays, Days, Hours, Months, Period, SchoolDays, WorkingDays
from navigator.dates.rules import Direction, FirstDay, LastDay, Receipt, Rules, ShortPeriod
from navigator.explain.reasons import closure_name, closure_text, why_closed
from navigator.explain.working import Day, days
from navigator.words import ENGLISH

REAL = calendar_files.load()
ENGLAND = REAL["england-and-wales"]
SCHOOL = Calendar(
    "school",
    "School",
    "here",
    date(2026, 6, 1),
    date(2026, 6, 30),
    {date(2026, 6, 4): Closure(Cause.NO_TERM), date(2026, 6, 5): Closure(Cause.OWN, "Inset day")},
    kind=Kind.SCHOOL_DAYS,
)
ABROAD = calendars_from_data(
    {
        name: {
            "title": title,
            "based on": base,
            "source": "here",
            "zone": "Europe/London",
            "coverage": {"from": "2026-01-01", "through": "2026-12-31"},
            "holidays": [{"date": day, "title": what} for day, what in days_off.items()],
        }
        for name, title, base, days_off in (
            ("us", "the United States", "none", {"2026-11-26": "Thanksgiving Day"}),
            ("germany", "Germany", "none", {"2026-11-18": "Day of Repentance"}),
            ("both", "the United States and Germany", ["us", "germany"], {}),
        )
    }
)
START = "The day it starts from is not counted"
Row = tuple[str, str, int | None]


def rows(
    period: Period, start: str, rules: Rules | None = None, calendar: Calendar = ENGLAND, *, late: bool = False
) -> list[Row]:
    counted = count(period, date.fromisoformat(start), rules or Rules(), calendar, late=late)
    working = days(counted, calendar)
    assert all(day.counted == (day.number is not None) for day in working)
    return [(f"{day.date:%d %b}", day.why, day.number) for day in working]


def test_working_days_show_what_is_skipped_and_why() -> None:
    assert rows(WorkingDays(4), "2026-12-23") == [
        ("23 Dec", START, None),
        ("24 Dec", "Working day", 1),
        ("25 Dec", "Christmas Day", None),
        ("26 Dec", "Saturday", None),
        ("27 Dec", "Sunday", None),
        ("28 Dec", "Bank holiday in place of Boxing Day", None),
        ("29 Dec", "Working day", 2),
        ("30 Dec", "Working day", 3),
        ("31 Dec", "Working day", 4),
    ]


def test_a_day_off_in_one_of_several_countries_says_in_which() -> None:
    words = ENGLISH.naming({name: each.title for name, each in ABROAD.items()})

    assert why_closed(date(2026, 11, 26), ABROAD["both"], words) == "Thanksgiving Day (the United States)"
    assert why_closed(date(2026, 11, 18), ABROAD["both"], words) == "Day of Repentance (Germany)"
    assert why_closed(date(2026, 11, 18), ABROAD["both"]) == "Day of Repentance (germany)"


def test_the_working_is_the_same_where_the_calendar_is_not_known() -> None:
    assert rows(WorkingDays(2), "2028-12-28") == [
        ("28 Dec", START, None),
        ("29 Dec", "Working day", 1),
        ("30 Dec", "Saturday", None),
        ("31 Dec", "Sunday", None),
        ("01 Jan", "New Year's Day", None),
        ("02 Jan", "Working day", 2),
    ]
    assert rows(WorkingDays(1), "2004-12-31")[-1] == ("04 Jan", "Working day", 1)
    assert rows(WorkingDays(1), "2004-12-31")[3] == ("03 Jan", "Bank holiday in place of New Year's Day", None)


def test_calendar_days_count_at_weekends_too() -> None:
    assert rows(Days(3), "2026-06-05") == [
        ("05 Jun", START, None),
        ("06 Jun", "Every day counts", 1),
        ("07 Jun", "Every day counts", 2),
        ("08 Jun", "Every day counts", 3),
    ]


def test_an_included_first_day_is_number_1() -> None:
    included = Rules(first_day=FirstDay.INCLUDED)

    assert rows(Days(2), "2026-06-05", included) == [
        ("05 Jun", "Every day counts", 1),
        ("06 Jun", "Every day counts", 2),
    ]
    assert rows(WorkingDays(1), "2026-06-06", included) == [
        ("06 Jun", "Saturday", None),
        ("07 Jun", "Sunday", None),
        ("08 Jun", "Working day", 1),
    ]


def test_a_limit_counted_back_runs_back_in_time() -> None:
    assert rows(WorkingDays(2), "2026-06-08", Rules(direction=Direction.BEFORE)) == [
        ("08 Jun", START, None),
        ("07 Jun", "Sunday", None),
        ("06 Jun", "Saturday", None),
        ("05 Jun", "Working day", 1),
        ("04 Jun", "Working day", 2),
    ]
    back_included = Rules(direction=Direction.BEFORE, first_day=FirstDay.INCLUDED)
    assert rows(Days(2), "2026-06-08", back_included) == [
        ("08 Jun", "Every day counts", 1),
        ("07 Jun", "Every day counts", 2),
    ]


def test_clear_days_leave_out_the_day_of_the_act() -> None:
    back = Rules(direction=Direction.BEFORE, short=ShortPeriod(5, "CPR"))

    assert rows(ClearDays(2), "2023-10-17", back) == [
        ("17 Oct", START, None),
        ("16 Oct", "Clear day", 1),
        ("15 Oct", "Sunday", None),
        ("14 Oct", "Saturday", None),
        ("13 Oct", "Clear day", 2),
        ("12 Oct", "The day of the act is not a clear day", None),
    ]


def test_clear_working_days_leave_out_days_off_and_the_day_of_the_act() -> None:
    assert rows(ClearWorkingDays(2), "2026-06-09", Rules(direction=Direction.BEFORE)) == [
        ("09 Jun", START, None),
        ("08 Jun", "Clear working day", 1),
        ("07 Jun", "Sunday", None),
        ("06 Jun", "Saturday", None),
        ("05 Jun", "Clear working day", 2),
        ("04 Jun", "The day of the act is not a clear day", None),
    ]


def test_a_late_arrival_on_a_friday_shows_each_day_it_was_moved_over() -> None:
    rules = Rules(cutoff="16:00", receipt=Receipt.NEXT_WORKING_DAY)

    assert rows(WorkingDays(1), "2026-06-05", rules, late=True) == [
        ("05 Jun", "Received at 16:00 or later, so it counts from the next day", None),
        ("06 Jun", "Saturday: it counts as received on the next working day", None),
        ("07 Jun", "Sunday: it counts as received on the next working day", None),
        ("08 Jun", START, None),
        ("09 Jun", "Working day", 1),
    ]
    assert rows(WorkingDays(1), "2026-06-06", rules)[0] == (
        "06 Jun",
        "Saturday: it counts as received on the next working day",
        None,
    )


def test_a_start_that_moved_is_not_shown_twice_when_time_runs_back_over_it() -> None:
    rules = Rules(receipt=Receipt.NEXT_WORKING_DAY, direction=Direction.BEFORE)

    assert [row[0] for row in rows(Days(3), "2026-06-06", rules)] == ["08 Jun", "07 Jun", "06 Jun", "05 Jun"]


def test_a_last_day_off_shows_where_the_deadline_moves() -> None:
    rules = Rules(last_day=LastDay.NEXT_WORKING_DAY)

    assert rows(Days(2), "2026-06-04", rules) == [
        ("04 Jun", START, None),
        ("05 Jun", "Every day counts", 1),
        ("06 Jun", "Saturday: the deadline moves to a working day", 2),
        ("07 Jun", "Sunday: the deadline moves to a working day", None),
        ("08 Jun", "The deadline moves to this day", None),
    ]


def test_a_deadline_that_moves_back_over_counted_days_keeps_each_day_once() -> None:
    rules = Rules(last_day=LastDay.PREVIOUS_WORKING_DAY)

    assert rows(Days(3), "2026-06-04", rules) == [
        ("04 Jun", START, None),
        ("05 Jun", "The deadline moves to this day", 1),
        ("06 Jun", "Saturday: the deadline moves to a working day", 2),
        ("07 Jun", "Sunday: the deadline moves to a working day", 3),
    ]


def test_a_deadline_may_even_move_to_before_its_start() -> None:
    rules = Rules(last_day=LastDay.PREVIOUS_WORKING_DAY, first_day=FirstDay.INCLUDED)

    assert rows(Days(1), "2026-06-07", rules) == [
        ("07 Jun", "Sunday: the deadline moves to a working day", 1),
        ("06 Jun", "Saturday: the deadline moves to a working day", None),
        ("05 Jun", "The deadline moves to this day", None),
    ]


def test_a_deadline_counted_back_may_move_further_back() -> None:
    rules = Rules(last_day=LastDay.PREVIOUS_WORKING_DAY, direction=Direction.BEFORE)

    assert rows(Days(1), "2026-06-08", rules) == [
        ("08 Jun", START, None),
        ("07 Jun", "Sunday: the deadline moves to a working day", 1),
        ("06 Jun", "Saturday: the deadline moves to a working day", None),
        ("05 Jun", "The deadline moves to this day", None),
    ]


def test_paused_days_do_not_count() -> None:
    counted = count(Days(2), date(2026, 6, 5), Rules(), ENGLAND, paused=[(date(2026, 6, 7), date(2026, 6, 8))])

    assert [(day.why, day.number) for day in days(counted, ENGLAND)] == [
        (START, None),
        ("Every day counts", 1),
        ("The time limit was paused", None),
        ("The time limit was paused", None),
        ("Every day counts", 2),
    ]


def test_school_days_and_what_closes_a_school() -> None:
    assert rows(SchoolDays(2), "2026-06-02", calendar=SCHOOL) == [
        ("02 Jun", START, None),
        ("03 Jun", "School day", 1),
        ("04 Jun", "Not in a school term", None),
        ("05 Jun", "Inset day", None),
        ("06 Jun", "Saturday", None),
        ("07 Jun", "Sunday", None),
        ("08 Jun", "School day", 2),
    ]


def test_hours_show_the_days_they_run_into() -> None:
    assert rows(Hours(24), "2026-06-05") == [("05 Jun", START, None), ("06 Jun", "Every day counts", 1)]
    assert rows(Hours(4), "2026-06-05") == [("05 Jun", START, None)]


def test_a_month_shows_each_of_its_days() -> None:
    assert [number for _, _, number in rows(Months(1), "2026-02-10")] == [None, *range(1, 29)]


def test_short_days_are_working_days() -> None:
    rules = Rules(short=ShortPeriod(5, "CPR"))

    assert rows(Days(1), "2026-06-05", rules)[-1] == ("08 Jun", "Working day", 1)


def test_the_working_is_a_tuple_of_days() -> None:
    working = days(count(Days(1), date(2026, 6, 5), Rules(), ENGLAND), ENGLAND)

    assert working == (
        Day(date(2026, 6, 5), counted=False, why=START, number=None),
        Day(date(2026, 6, 6), counted=True, why="Every day counts", number=1),
    )


@pytest.mark.parametrize(
    ("calendar", "day", "why", "name"),
    [
        ("uk-any", date(2026, 3, 17), "St Patrick's Day (Northern Ireland)", "St Patrick's Day (Northern Ireland)"),
        (
            "uk-any",
            date(2026, 4, 6),
            "Easter Monday (England and Wales and Northern Ireland)",
            "Easter Monday (England and Wales and Northern Ireland)",
        ),
        ("england-and-wales", date(2026, 12, 28), "Bank holiday in place of Boxing Day", "Boxing Day"),
        ("england-and-wales", date(2026, 4, 3), "Good Friday", "Good Friday"),
    ],
)
def test_a_closure_has_a_text_for_the_table_and_a_name_for_a_sentence(
    calendar: str, day: date, why: str, name: str
) -> None:
    closure = REAL[calendar].closures[day]

    assert why_closed(day, REAL[calendar]) == closure_text(closure, day) == why
    assert closure_name(closure) == name


def test_an_open_day_has_no_reason() -> None:
    assert why_closed(date(2026, 6, 5), ENGLAND) is None


def test_holidays_are_named_in_the_language_of_the_words() -> None:
    welsh = replace(ENGLISH, titles={"Good Friday": "Dydd Gwener y Groglith"})
    closure = Closure(Cause.HOLIDAY, "Good Friday")

    assert closure_text(closure, date(2026, 4, 3), welsh) == "Dydd Gwener y Groglith"
    assert closure_name(closure, welsh) == "Dydd Gwener y Groglith"
    counted = count(WorkingDays(1), date(2026, 4, 2), Rules(), ENGLAND)
    assert days(counted, ENGLAND, welsh)[1].why == "Dydd Gwener y Groglith"
    assert days(counted, ENGLAND)[1].why == "Good Friday"


def test_days_off_are_named_in_the_language_of_the_words_where_the_calendar_is_not_known() -> None:
    welsh = replace(ENGLISH, weekdays=("Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul"))
    counted = count(WorkingDays(1), date(2029, 1, 5), Rules(), ENGLAND)

    assert [day.why for day in days(counted, ENGLAND, welsh)][1:3] == ["Sadwrn", "Sul"]


class Read(Calendar):
    """A calendar that counts how often it is asked why one day is closed."""

    asked: ClassVar[list[date]] = []

    def why_closed(self, day: date) -> Closure | None:
        self.asked.append(day)
        return super().why_closed(day)


def test_from_the_first_covered_day_to_the_last_reasons_are_looked_up_once() -> None:
    calendar = Read("june", "June", "here", date(2026, 6, 1), date(2026, 6, 30), {})
    calendar.asked.clear()
    whole = count(Days(30), date(2026, 6, 1), Rules(first_day=FirstDay.INCLUDED), calendar)
    first = days(whole, calendar)
    looked_up = list(calendar.asked)
    again = days(whole, calendar)

    assert [day.date for day in first] == [date(2026, 6, day) for day in range(1, 31)]
    assert (again, calendar.asked) == (first, looked_up)
    assert looked_up == [date(2026, 6, day) for day in range(1, 31)]
