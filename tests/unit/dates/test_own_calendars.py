"""Calendars of a board: its own days off, terms, what it builds on, and what is wrong in a file."""

import copy
import tracemalloc
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from navigator.dates.calendars import (
    AT_WEEKEND,
    Cause,
    Closure,
    Kind,
    calendars_from_data,
    indexed_days,
)
from navigator.dates.refusals import CalendarError
from tests.support.made_calendars import ENGLAND, FILES, OWN, SCHOOL, june, read


def test_a_board_adds_its_own_closure_days_to_the_bank_holidays() -> None:
    office = read("a-board", OWN)

    assert (office.id, office.title, office.source) == ("a-board", OWN["title"], OWN["source"])
    assert office.kind is Kind.WORKING_DAYS
    assert office.why_closed(june(3)) == Closure(Cause.OWN, "Training day")
    assert office.why_closed(date(2026, 12, 24)) == Closure(Cause.OWN, "Christmas closure")
    assert office.why_closed(date(2026, 12, 31)) == Closure(Cause.OWN, "Christmas closure")
    assert office.why_closed(date(2026, 12, 25)) == Closure(Cause.HOLIDAY, "Christmas Day")
    assert office.why_closed(date(2027, 1, 1)) == Closure(Cause.HOLIDAY, "New Year's Day")
    assert office.is_open(date(2026, 12, 23))
    assert office.weekend == ENGLAND.weekend


def test_a_board_calendar_is_known_only_where_the_bank_holidays_are_too() -> None:
    office = read("a-board", OWN)

    assert (office.covers_from, office.covers_through) == (date(2026, 1, 1), date(2028, 12, 31))


def test_a_board_may_have_no_closures_and_may_build_on_weekends_only() -> None:
    plain = {key: value for key, value in OWN.items() if key != "closures"} | {"based on": "none"}

    assert read("plain", plain).closures == {}
    assert read("plain", plain).covers_through == date(2030, 12, 31)


def test_school_days_are_the_open_days_of_the_terms() -> None:
    school = read("schools", SCHOOL)

    assert school.kind is Kind.SCHOOL_DAYS
    assert school.why_closed(date(2026, 5, 4)) == Closure(Cause.HOLIDAY, "Early May bank holiday")
    assert school.why_closed(date(2026, 5, 26)) == Closure(Cause.NO_TERM)
    assert school.why_closed(june(12)) == Closure(Cause.OWN, "Inset day")
    assert school.why_closed(date(2026, 4, 11)) == AT_WEEKEND
    edges = (date(2026, 4, 10), date(2026, 4, 13), date(2026, 7, 17), date(2026, 7, 20))
    assert [school.is_open(day) for day in edges] == [False, True, True, False]
    assert school.add(date(2026, 5, 21), 2) == june(1)


FEDERAL: dict[str, Any] = {
    "title": "US federal holidays",
    "name": "the federal government",
    "based on": "none",
    "source": "OPM",
    "coverage": {"from": "2026-01-01", "through": "2026-12-31"},
    "holidays": [
        {"date": "2026-07-03", "title": "Independence Day (observed)"},
        {"date": "2026-11-26", "title": "Thanksgiving Day"},
    ],
}
CITY: dict[str, Any] = {
    **FEDERAL,
    "title": "City of Exampleton",
    "based on": "federal",
    "holidays": [{"date": "2026-11-27", "title": "Day after Thanksgiving"}],
    "closures": [{"from": "2026-11-23", "through": "2026-11-27", "title": "Autumn closure"}],
    "open": [{"date": "2026-07-03", "title": "Offices open"}, {"date": "2026-11-28", "title": "Worked Saturday"}],
}
del CITY["name"]


@pytest.mark.parametrize("order", [("city", "federal"), ("federal", "city")])
def test_a_calendar_builds_on_any_other_whatever_the_order_of_the_files(order: tuple[str, str]) -> None:
    files = {"federal": FEDERAL, "city": CITY}
    both = calendars_from_data({name: files[name] for name in order} | FILES)
    city = both["city"]

    assert (both["federal"].title, city.title) == ("the federal government", "City of Exampleton")
    assert city.why_closed(date(2026, 11, 26)) == Closure(Cause.HOLIDAY, "Thanksgiving Day")
    assert city.why_closed(date(2026, 11, 27)) == Closure(Cause.HOLIDAY, "Day after Thanksgiving")
    assert city.why_closed(date(2026, 11, 25)) == Closure(Cause.OWN, "Autumn closure")


def test_days_can_be_taken_out_of_the_base_and_of_the_weekend() -> None:
    both = calendars_from_data({"federal": FEDERAL, "city": CITY} | FILES)
    federal, city = both["federal"], both["city"]

    assert not federal.is_open(date(2026, 7, 3))
    assert city.is_open(date(2026, 7, 3))
    assert city.why_closed(date(2026, 7, 3)) is None
    assert [federal.is_open(date(2026, 11, 28)), city.is_open(date(2026, 11, 28))] == [False, True]
    # Thursday 2 July, one open day: Friday 3 July for the city, Monday 6 July for the federal government.
    assert (city.add(date(2026, 7, 2), 1), federal.add(date(2026, 7, 2), 1)) == (date(2026, 7, 3), date(2026, 7, 6))
    # Friday 20 November: the week of Thanksgiving is closed, the Saturday after it is worked.
    assert city.add(date(2026, 11, 20), 1) == city._walk(date(2026, 11, 20), 1) == date(2026, 11, 28)
    assert city.between(date(2026, 11, 20), date(2026, 11, 30)) == 2


def test_what_is_open_in_the_base_can_be_closed_again() -> None:
    again = {**FEDERAL, "based on": "city", "holidays": [{"date": "2026-07-03", "title": "Independence Day"}]}
    calendars = calendars_from_data({"federal": FEDERAL, "city": CITY, "again": again} | FILES)

    assert not calendars["again"].is_open(date(2026, 7, 3))
    assert calendars["again"].is_open(date(2026, 11, 28))


def test_a_calendar_can_have_a_weekend_of_its_own() -> None:
    content = {**FEDERAL, "weekend": ["Friday", "Saturday"]}
    made = calendars_from_data({"federal": content} | FILES)["federal"]

    # 2026-06-05 is a Friday.
    assert [made.is_open(june(day)) for day in range(4, 9)] == [True, False, False, True, True]


def test_a_calendar_on_top_of_school_terms_counts_school_days() -> None:
    own = {**OWN, "based on": "schools", "closures": [{"date": "2026-06-03", "title": "Polling day"}]}
    made = calendars_from_data({"schools": SCHOOL, "ours": own} | FILES)["ours"]

    assert made.kind is Kind.SCHOOL_DAYS
    assert [made.is_open(june(day)) for day in (1, 2, 3, 4)] == [True, True, False, True]


GERMAN: dict[str, Any] = {
    "title": "Holidays of Germany",
    "based on": "none",
    "source": "Germany",
    "zone": "Europe/Berlin",
    "coverage": {"from": "2026-02-01", "through": "2027-06-30"},
    "weekend": ["Friday", "Saturday", "Sunday"],
    "holidays": [
        {"date": "2026-05-14", "title": "Ascension"},
        {"date": "2026-11-26", "title": "Day of Atonement"},
    ],
}
BOTH: dict[str, Any] = {
    "title": "The United States and Germany",
    "based on": ["city", "german"],
    "source": "the two below",
    "zone": "America/New_York",
    "coverage": {"from": "2026-01-01", "through": "2027-12-31"},
}


def test_a_calendar_that_builds_on_several_is_closed_where_any_is_and_known_where_all_are() -> None:
    known = calendars_from_data({"both": BOTH, "german": GERMAN, "city": CITY, "federal": FEDERAL} | FILES)
    both = known["both"]

    assert (both.covers_from, both.covers_through) == (date(2026, 2, 1), date(2026, 12, 31))
    assert both.why_closed(date(2026, 5, 14)) == Closure(Cause.HOLIDAY, "Ascension", ("german",))
    assert both.why_closed(date(2026, 11, 25)) == Closure(Cause.OWN, "Autumn closure", ("city",))
    assert both.why_closed(date(2026, 11, 26)) == Closure(Cause.HOLIDAY, "Thanksgiving Day")
    # The city works on 3 July and on Saturday 28 November; the other has its weekend then.
    assert [known["city"].is_open(day) for day in (date(2026, 7, 3), date(2026, 11, 28))] == [True, True]
    assert both.why_closed(date(2026, 7, 3)) == both.why_closed(date(2026, 11, 28)) == AT_WEEKEND
    # From Wednesday 13 May, two days: not the 14th (Ascension), nor Friday to Sunday; the 18th and 19th.
    assert both.add(date(2026, 5, 13), 2) == both._walk(date(2026, 5, 13), 2) == date(2026, 5, 19)
    assert both.kind is Kind.WORKING_DAYS


def test_what_one_takes_out_of_its_own_base_stays_open_where_no_other_closes_it() -> None:
    plain = {**GERMAN, "weekend": ["Saturday", "Sunday"]}
    both = calendars_from_data({"both": BOTH, "german": plain, "city": CITY, "federal": FEDERAL} | FILES)["both"]

    assert [both.is_open(date(2026, 7, 3)), both.is_open(date(2026, 11, 28))] == [True, False]


def test_one_of_several_that_counts_school_days_makes_it_count_them() -> None:
    own = {**OWN, "based on": ["england-and-wales", "schools"]}

    assert read("ours", {**own, "based on": ["scotland", "england-and-wales"]}).kind is Kind.WORKING_DAYS
    assert calendars_from_data({"schools": SCHOOL, "ours": own} | FILES)["ours"].kind is Kind.SCHOOL_DAYS


Breaking = Callable[[dict[str, Any]], object]
BROKEN: list[tuple[str, Breaking, str]] = [
    ("no base", lambda file: file.pop("based on"), "it lacks 'based on'"),
    ("an unknown base", lambda file: file.update({"based on": "wales"}), "it lacks 'wales'"),
    ("no coverage", lambda file: file.pop("coverage"), "it lacks 'coverage'"),
    ("half a coverage", lambda file: file["coverage"].pop("through"), "it lacks 'through'"),
    (
        "no date",
        lambda file: file["closures"][0].update(date="3 June"),
        "'3 June' is not a date. Write it as year-month-day, such as 2026-06-05.",
    ),
]


@pytest.mark.parametrize(("reason", "harm", "problem"), BROKEN, ids=[reason for reason, _, _ in BROKEN])
def test_a_broken_file_is_named_with_what_is_wrong(reason: str, harm: Breaking, problem: str) -> None:
    content = copy.deepcopy(OWN)
    harm(content)

    with pytest.raises(CalendarError) as refused:
        read("a-board", content)

    assert str(refused.value) == f"The calendar file 'a-board' cannot be used: {problem}.", reason


def test_bank_holidays_without_a_division_are_refused() -> None:
    content = copy.deepcopy(dict(FILES["bank-holidays"]))
    del content["divisions"]["scotland"]

    with pytest.raises(CalendarError, match="it lacks 'scotland'"):
        calendars_from_data({"bank-holidays": content})


def test_all_calendars_together_stay_under_2_mb() -> None:
    indexed_days.cache_clear()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    fresh = calendars_from_data(FILES)
    for calendar in fresh.values():
        calendar.add(june(1), 1)
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert after - before < 2_000_000
