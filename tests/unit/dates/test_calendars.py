"""Calendars know which days are open, why the others are not, and how far they know it."""

import copy
import tracemalloc
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from build_scripts.source import calendar_files
from navigator.dates import iso
from navigator.dates.calendars import (
    AT_WEEKEND,
    Calendar,
    Cause,
    Closure,
    Index,
    Kind,
    _own,
    calendars_from_data,
    choose,
    days_between,
    indexed_days,
    union,
)
from navigator.dates.refusals import CalendarError, CountingError

FILES = calendar_files.read_data()
REAL = calendars_from_data(FILES)
ENGLAND = REAL["england-and-wales"]

# Monday 1 June 2026 to Sunday 14 June 2026, closed on Wednesday 3 June.
SMALL = Calendar(
    "small", "Small", "here", date(2026, 6, 1), date(2026, 6, 14), {date(2026, 6, 3): Closure(Cause.OWN, "Fair")}
)
MIDWEEK = Calendar("midweek", "Midweek", "here", iso.FIRST, iso.LAST, {}, weekend=frozenset({2}))


def june(day: int) -> date:
    return date(2026, 6, 1) + timedelta(day - 1)


def test_the_calendars_are_the_three_divisions_their_union_and_weekends_only() -> None:
    assert set(REAL) == {"england-and-wales", "scotland", "northern-ireland", "uk-any", "none"}
    assert [REAL[name].id for name in REAL] == list(REAL)
    assert {name: REAL[name].title for name in REAL} == {
        "none": "Weekends only",
        "england-and-wales": "England and Wales",
        "scotland": "Scotland",
        "northern-ireland": "Northern Ireland",
        "uk-any": "Any part of the UK",
    }
    assert all(calendar.kind is Kind.WORKING_DAYS for calendar in REAL.values())


def test_the_calendars_hold_what_the_file_says() -> None:
    fresh = calendars_from_data(FILES)
    divisions: dict[str, list[dict[str, Any]]] = FILES["bank-holidays"]["divisions"]

    for name, holidays in divisions.items():
        assert fresh[name].closures == {
            date.fromisoformat(day["date"]): Closure(
                Cause.SUBSTITUTE if day["substitute"] else Cause.HOLIDAY, day["title"]
            )
            for day in holidays
        }
    assert fresh["uk-any"].closures.keys() == set().union(*(fresh[name].closures for name in divisions))
    assert [(calendar.id, calendar.title, calendar.source) for calendar in fresh.values()] == [
        (calendar.id, calendar.title, calendar.source) for calendar in REAL.values()
    ]
    assert fresh["none"].covers(iso.FIRST)
    assert fresh["none"].covers(iso.LAST)


def test_every_calendar_names_its_source_and_the_days_it_covers() -> None:
    for name in ("england-and-wales", "scotland", "northern-ireland", "uk-any"):
        assert REAL[name].source.startswith("GOV.UK bank holidays (Open Government Licence v3.0)")
        assert REAL[name].source.count("GOV.UK bank holidays") == 1
        assert (REAL[name].covers_from, REAL[name].covers_through) == (date(2005, 1, 1), date(2028, 12, 31))


def test_weekends_only_is_known_for_all_years_and_has_no_source() -> None:
    assert (REAL["none"].covers_from, REAL["none"].covers_through) == (iso.FIRST, iso.LAST)
    assert (REAL["none"].closures, REAL["none"].source) == ({}, "")


@pytest.mark.parametrize(
    ("calendar", "day", "closure"),
    [
        ("england-and-wales", date(2026, 12, 25), Closure(Cause.HOLIDAY, "Christmas Day")),
        ("england-and-wales", date(2026, 12, 28), Closure(Cause.SUBSTITUTE, "Boxing Day")),
        ("england-and-wales", date(2026, 12, 26), AT_WEEKEND),
        ("england-and-wales", date(2026, 12, 27), AT_WEEKEND),
        ("england-and-wales", date(2026, 12, 24), None),
        ("england-and-wales", date(2020, 5, 8), Closure(Cause.HOLIDAY, "Early May bank holiday (VE day)")),
        ("england-and-wales", date(2020, 5, 4), None),
        ("england-and-wales", date(2022, 5, 30), None),
        ("scotland", date(2026, 6, 15), Closure(Cause.HOLIDAY, "World Cup bank holiday")),
        ("northern-ireland", date(2026, 3, 17), Closure(Cause.HOLIDAY, "St Patrick's Day")),
        ("uk-any", date(2026, 3, 17), Closure(Cause.HOLIDAY, "St Patrick's Day", ("northern-ireland",))),
        (
            "uk-any",
            date(2026, 4, 6),
            Closure(Cause.HOLIDAY, "Easter Monday", ("england-and-wales", "northern-ireland")),
        ),
        ("uk-any", date(2026, 4, 3), Closure(Cause.HOLIDAY, "Good Friday")),
        ("none", date(2026, 12, 25), None),
        ("none", date(2026, 12, 26), AT_WEEKEND),
    ],
)
def test_a_day_is_closed_for_a_reason_or_open(calendar: str, day: date, closure: Closure | None) -> None:
    assert REAL[calendar].why_closed(day) == closure
    assert REAL[calendar].is_open(day) == (closure is None)


@pytest.mark.parametrize(
    ("day", "known"), [(june(1), True), (june(14), True), (date(2026, 5, 31), False), (june(15), False)]
)
def test_the_coverage_takes_in_its_first_and_last_day(day: date, *, known: bool) -> None:
    assert SMALL.covers(day) is known


@pytest.mark.parametrize(
    ("start", "n", "found"),
    [
        (june(1), 1, june(2)),
        (june(2), 1, june(4)),
        (june(3), 1, june(4)),
        (june(1), 3, june(5)),
        (june(5), 1, june(8)),
        (june(6), 1, june(8)),
        (june(12), 1, june(15)),
        (june(11), 2, june(15)),
        (june(1), 30, date(2026, 7, 14)),
        (date(2026, 5, 29), 1, june(1)),
        (date(2026, 5, 29), 3, june(4)),
        (june(20), 1, june(22)),
        (june(8), -1, june(5)),
        (june(4), -1, june(2)),
        (june(3), -1, june(2)),
        (june(2), -1, june(1)),
        (june(1), -1, date(2026, 5, 29)),
        (june(8), -4, june(1)),
        (june(15), -1, june(12)),
        (june(16), -9, june(2)),
        (june(16), -20, date(2026, 5, 18)),
    ],
)
def test_adding_counts_open_days_inside_and_outside_the_coverage(start: date, n: int, found: date) -> None:
    assert SMALL.add(start, n) == found


@pytest.mark.parametrize("start", [june(3), date(2030, 1, 1)])
def test_adding_no_days_is_not_a_question(start: date) -> None:
    with pytest.raises(ValueError, match="0"):
        SMALL.add(start, 0)


@pytest.mark.parametrize(("start", "n"), [(date(2200, 12, 30), 5), (date(1900, 1, 2), -5)])
def test_adding_never_leaves_the_years_of_the_engine(start: date, n: int) -> None:
    with pytest.raises(CountingError):
        SMALL.add(start, n)


@pytest.mark.parametrize(
    ("after", "through", "found"),
    [
        (june(1), june(1), 0),
        (june(1), june(2), 1),
        (june(1), june(5), 3),
        (june(2), june(3), 0),
        (june(5), june(7), 0),
        (june(1), june(14), 8),
        (june(1), june(15), 9),
        (date(2026, 5, 31), june(14), 9),
        (date(2026, 5, 28), june(2), 3),
        (date(2026, 5, 30), date(2026, 5, 31), 0),
        (june(22), june(26), 4),
        (june(5), june(1), -3),
        (june(26), june(22), -4),
    ],
)
def test_the_open_days_between_two_dates_leave_out_the_first_and_take_in_the_second(
    after: date, through: date, found: int
) -> None:
    assert SMALL.between(after, through) == found


def test_a_closed_day_moves_on_or_back_and_an_open_one_stays() -> None:
    assert [SMALL.on_or_after(june(day)) for day in (2, 3, 6, 7)] == [june(2), june(4), june(8), june(8)]
    assert [SMALL.on_or_before(june(day)) for day in (4, 3, 6, 7)] == [june(4), june(2), june(5), june(5)]


def test_a_weekend_can_be_another_day() -> None:
    assert [MIDWEEK.is_open(june(day)) for day in range(1, 8)] == [True, True, False, True, True, True, True]
    assert MIDWEEK.add(june(2), 1) == june(4)


def test_every_way_of_adding_agrees_whether_or_not_the_days_lie_in_the_index() -> None:
    starts = [date(2004, 12, 20) + timedelta(days=offset) for offset in (0, 5, 11, 12, 13, 20)]
    starts += [date(2028, 12, 1) + timedelta(days=offset) for offset in (0, 20, 28, 29, 30, 31, 40)]

    for start in starts:
        for n in (*range(-30, 0), *range(1, 31)):
            assert ENGLAND.add(start, n) == ENGLAND._walk(start, n), (start, n)


def test_the_index_holds_the_covered_days_and_no_others() -> None:
    index = Index(SMALL)

    assert index.open_days == [june(day) for day in (1, 2, 4, 5, 8, 9, 10, 11, 12)]
    assert list(index.opened) == [0, 1, 2, 2, 3, 4, 4, 4, 5, 6, 7, 8, 9, 9, 9]
    assert (index.first, index.size, index.total) == (june(1).toordinal(), 14, 9)


def test_calendars_share_their_days_and_keep_within_30_years() -> None:
    first_open = date(2005, 1, 4)
    weekends_only = Index(REAL["none"])

    assert ENGLAND.add(first_open, 1) is REAL["none"].add(first_open, 1)
    assert (weekends_only.first, weekends_only.size) == (date(2005, 1, 1).toordinal(), 30 * 365 + 7)
    assert (indexed_days()[0], indexed_days()[-1]) == (date(2005, 1, 1), date(2034, 12, 31))


def test_days_between_two_days_take_in_both() -> None:
    assert list(days_between(june(1), june(3))) == [june(1), june(2), june(3)]
    assert list(days_between(june(3), june(3))) == [june(3)]
    assert list(days_between(june(3), june(1))) == []


def test_a_union_is_closed_where_any_is_and_known_where_all_are() -> None:
    other = Calendar(
        "other",
        "Other",
        "there",
        date(2026, 6, 2),
        date(2026, 6, 20),
        {june(2): Closure(Cause.HOLIDAY, "Show"), june(3): Closure(Cause.HOLIDAY, "Race")},
        weekend=frozenset({4}),
    )
    both = union("both", "Both", [SMALL, other])

    assert both.closures == {
        june(2): Closure(Cause.HOLIDAY, "Show", ("other",)),
        june(3): Closure(Cause.OWN, "Fair"),
    }
    assert list(both.closures) == [june(2), june(3)]
    assert (both.id, both.title, both.source) == ("both", "Both", "here; there")
    assert (both.covers_from, both.covers_through) == (date(2026, 6, 2), date(2026, 6, 14))
    assert both.weekend == frozenset({4, 5, 6})


def test_a_calendar_is_chosen_by_name_and_none_is_ever_assumed() -> None:
    assert choose(REAL, "scotland") is REAL["scotland"]
    with pytest.raises(CalendarError) as unknown:
        choose(REAL, "wales")
    with pytest.raises(CalendarError) as unnamed:
        choose(REAL, "")

    allowed = "Name one of: england-and-wales, none, northern-ireland, scotland, uk-any."
    assert str(unknown.value) == f"There is no calendar 'wales'. {allowed}"
    assert str(unnamed.value) == f"No calendar is named. {allowed}"


OWN: dict[str, Any] = {
    "title": "The board's office",
    "based on": "england-and-wales",
    "source": "Minutes of 4 March 2026",
    "coverage": {"from": "2026-01-01", "through": "2030-12-31"},
    "closures": [
        {"date": "2026-06-03", "title": "Training day"},
        {"from": "2026-12-24", "through": "2026-12-31", "title": "Christmas closure"},
    ],
}

SCHOOL: dict[str, Any] = {
    "title": "Schools",
    "based on": "england-and-wales",
    "source": "The council's term dates",
    "coverage": {"from": "2026-04-01", "through": "2026-07-31"},
    "terms": [
        {"from": "2026-04-13", "through": "2026-05-22", "title": "Summer term, first half"},
        {"from": "2026-06-01", "through": "2026-07-17", "title": "Summer term, second half"},
    ],
    "closures": [{"date": "2026-06-12", "title": "Inset day"}],
}


def read(name: str, content: dict[str, Any]) -> Calendar:
    return calendars_from_data({name: content, **FILES})[name]


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


class Unsearched(Calendar):
    """A calendar that must not be asked about single days once it has its index."""

    def is_open(self, day: date) -> bool:
        assert "index" not in vars(self), f"{day} was looked at by itself"
        return super().is_open(day)

    def _walk(self, start: date, n: int) -> date:
        raise AssertionError((start, n))


def test_from_the_first_covered_day_to_the_last_no_day_is_looked_at_by_itself() -> None:
    calendar = Unsearched("small", "Small", "here", june(1), june(14), SMALL.closures)
    assert calendar.index.total == 9

    # Monday 1 June to Friday 12 June are the ends; Wednesday 3 June is closed.
    assert (calendar.add(june(1), 1), calendar.add(june(1), 8)) == (june(2), june(12))
    assert (calendar.add(june(2), -1), calendar.add(june(14), -9)) == (june(1), june(1))
    assert (calendar.between(june(1), june(14)), calendar.between(june(14), june(1))) == (8, -8)
    assert calendar.between(june(2), june(5)) == 2


def test_a_calendar_built_on_another_has_its_weekend() -> None:
    office = _own("office", {**OWN, "based on": "midweek"}, {"midweek": MIDWEEK})

    assert office.weekend == frozenset({2})


@pytest.mark.parametrize(
    ("calendar", "is_open"),
    [("england-and-wales", False), ("northern-ireland", False), ("scotland", True), ("uk-any", False)],
)
def test_easter_monday_is_known_for_ever_where_the_law_names_it(calendar: str, *, is_open: bool) -> None:
    # Easter Sunday is 1 April 2029. Neither day is in the list of any division, which ends with 2028.
    assert REAL[calendar].is_open(date(2029, 4, 2)) is is_open
    assert not REAL[calendar].is_open(date(2029, 3, 30))
    assert not REAL[calendar].covers(date(2029, 4, 2))


@pytest.mark.parametrize(
    ("day", "closed_in"),
    [
        # 2029: a Tuesday, a Friday and a Thursday; none of them is in a list, which ends with 2028.
        (date(2029, 1, 2), {"scotland", "uk-any"}),
        (date(2029, 11, 30), {"scotland", "uk-any"}),
        (date(2031, 3, 17), {"northern-ireland", "uk-any"}),
        # The day of the Battle of the Boyne is appointed for each year, and what moves from a weekend is not known.
        (date(2029, 7, 12), set()),
        (date(2030, 12, 2), set()),
        # Before the Act of 2007 the 30th of November was no bank holiday.
        (date(2004, 11, 30), set()),
        (date(2004, 1, 2), {"scotland", "uk-any"}),
    ],
)
def test_beyond_the_lists_each_part_has_the_days_off_that_its_law_names_for_every_year(
    day: date, closed_in: set[str]
) -> None:
    parts = ("england-and-wales", "scotland", "northern-ireland", "uk-any")
    assert {part for part in parts if not REAL[part].is_open(day)} == closed_in
    assert not any(REAL[part].covers(day) for part in parts)


def test_a_request_for_information_leaves_out_the_2nd_of_january() -> None:
    """20 working days from 20 December 2028: 25 and 26 December, 1 and 2 January are off; 23 January is the 20th."""
    assert REAL["uk-any"].add(date(2028, 12, 20), 20) == date(2029, 1, 23)
