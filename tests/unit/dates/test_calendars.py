"""Calendars know which days are open, why the others are not, and how far they know it."""

from datetime import date, timedelta
from typing import Any

import pytest

from navigator.dates import iso
from navigator.dates.calendars import (
    AT_WEEKEND,
    Calendar,
    Cause,
    Closure,
    Index,
    Kind,
    calendars_from_data,
    choose,
    days_between,
    indexed_days,
    union,
)
from navigator.dates.easter import Yearly
from navigator.dates.refusals import CalendarError, CountingError
from tests.support.made_calendars import ENGLAND, FILES, MIDWEEK, REAL, june

# Monday 1 June 2026 to Sunday 14 June 2026, closed on Wednesday 3 June.
SMALL = Calendar(
    "small", "Small", "here", date(2026, 6, 1), date(2026, 6, 14), {date(2026, 6, 3): Closure(Cause.OWN, "Fair")}
)


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


def test_a_calendar_that_ends_before_the_years_of_the_index_is_counted_day_by_day() -> None:
    christmas = Yearly("Christmas Day", month=12, day=25)
    ended = Calendar("ended", "Ended", "here", date(2003, 1, 1), date(2003, 12, 31), {}, yearly=(christmas,))

    # Friday 25 December 2009 is a day off by law, and the weekend follows.
    assert ended.add(date(2009, 12, 24), 1) == date(2009, 12, 28)
    assert ended.between(date(2009, 12, 24), date(2009, 12, 28)) == 1


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
