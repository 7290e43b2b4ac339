"""Days of every year that no time counts, by hand and from what a planning board published for its last days."""

from datetime import date, timedelta

import pytest

from build_scripts.commands.starts import latest_start
from navigator.dates.calendars import NONE, calendars_from_data
from navigator.dates.counting import count, due_of
from navigator.dates.periods import parse
from navigator.dates.refusals import CountingError, PeriodError
from navigator.dates.rules import Direction, FirstDay, LastDay, Rules
from navigator.dates.yearly import stretches
from tests.support.samples import calendars

CHRISTMAS = stretches("24 December to 1 January")
PLAIN = calendars_from_data({})[NONE]


def due(period: str, start: str, rules: Rules, calendar: str = NONE) -> date:
    held = calendars().get(calendar, PLAIN)
    found = count(parse(period), date.fromisoformat(start), rules, held)
    assert due_of(parse(period), rules, held)(date.fromisoformat(start)) == found.due
    return found.due


@pytest.mark.parametrize(
    ("period", "start", "last"),
    [
        # The day of the decision is day 1: 17 days up to 23 December, 11 more from 2 January.
        ("28 days", "2026-12-07", "2027-01-12"),
        ("4 weeks", "2026-12-07", "2027-01-12"),
        ("4 weeks", "2026-12-21", "2027-01-26"),
        # It ends on 23 December, and a day later on 2 January.
        ("28 days", "2026-11-26", "2026-12-23"),
        ("28 days", "2026-11-27", "2027-01-02"),
        # What begins among the days has its first day after them.
        ("28 days", "2026-12-24", "2027-01-29"),
        ("28 days", "2026-12-28", "2027-01-29"),
        ("28 days", "2027-01-01", "2027-01-29"),
        ("28 days", "2027-01-02", "2027-01-29"),
        # 371 days: 4 up to 23 December, 356 of 2027, 11 from 2 January.
        ("53 weeks", "2026-12-20", "2028-01-12"),
        # Months and hours are not made longer.
        ("1 month", "2026-12-07", "2027-01-06"),
    ],
)
def test_they_are_left_out_of_days_and_weeks(period: str, start: str, last: str) -> None:
    rules = Rules(first_day=FirstDay.INCLUDED, not_counted=CHRISTMAS)
    assert due(period, start, rules) == date.fromisoformat(last)


def test_days_off_move_what_is_left() -> None:
    """Four weeks from Saturday 28 November end on Saturday 26 December: with 9 days more on Monday 4 January."""
    rules = Rules(first_day=FirstDay.EXCLUDED, last_day=LastDay.NEXT_WORKING_DAY, not_counted=CHRISTMAS)
    assert due("4 weeks", "2026-11-28", rules, "england-and-wales") == date(2027, 1, 4)


def test_of_working_days_the_open_ones_among_them_are_left_out() -> None:
    """21, 22 and 23 December, then 4 to 8 January: 24, 29, 30 and 31 December are working days that do not count."""
    rules = Rules(not_counted=CHRISTMAS)
    assert due("8 working days", "2026-12-18", rules, "england-and-wales") == date(2027, 1, 8)
    assert due("8 working days", "2026-12-18", Rules(), "england-and-wales") == date(2027, 1, 4)


@pytest.mark.parametrize(
    ("period", "last"), [("7 days", "2026-12-20"), ("1 week", "2026-12-20"), ("7 clear days", "2026-12-19")]
)
def test_they_are_left_out_back_too(period: str, last: str) -> None:
    """Before Tuesday 5 January: 4, 3 and 2 January, then 23 to 20 December."""
    assert due(period, "2027-01-05", Rules(direction=Direction.BEFORE, not_counted=CHRISTMAS)) == date.fromisoformat(
        last
    )


def test_working_days_are_left_out_back_too() -> None:
    """Before Wednesday 6 January: 5 and 4 January, then 23 and 22 December."""
    rules = Rules(direction=Direction.BEFORE, not_counted=CHRISTMAS)
    assert due("4 working days", "2027-01-06", rules, "england-and-wales") == date(2026, 12, 22)


def test_a_stop_over_them_takes_no_day_twice() -> None:
    """Twenty days from 10 December. Stopped after the 20th, 10 days are left; going on on 28 December they begin on
    2 January."""
    rules = Rules(not_counted=CHRISTMAS)
    stop = (date(2026, 12, 21), date(2026, 12, 27))
    found = count(parse("20 days"), date(2026, 12, 10), rules, PLAIN, paused=[stop])
    assert (found.due, found.paused) == (date(2027, 1, 11), (stop,))


def test_a_stop_that_pushes_a_count_over_them() -> None:
    """Ten days from 10 December end on the 20th; stopped for 5 days from the 13th the last 2 are 2 and 3 January."""
    rules = Rules(not_counted=CHRISTMAS)
    stop = (date(2026, 12, 13), date(2026, 12, 17))
    found = count(parse("10 days"), date(2026, 12, 10), rules, PLAIN, paused=[stop])
    assert found.due == date(2027, 1, 3)


@pytest.mark.parametrize("period", ["5 days", "3 clear days", "2 weeks", "5 working days"])
def test_a_later_start_never_ends_sooner(period: str) -> None:
    rules = Rules(first_day=FirstDay.EXCLUDED, not_counted=stretches("25 December to 1 January, August"))
    for back in (Direction.AFTER, Direction.BEFORE):
        held = Rules(direction=back, not_counted=rules.not_counted)
        days = [date.fromordinal(day) for day in range(date(2026, 7, 1).toordinal(), date(2028, 3, 1).toordinal())]
        ends = [count(parse(period), day, held, calendars()["england-and-wales"]).due for day in days]
        assert ends == sorted(ends)
    last = latest_start(parse("5 days"), date(2026, 9, 2), rules, PLAIN)
    assert last == date(2026, 7, 28)


@pytest.mark.parametrize(
    ("text", "year", "first", "last"),
    [
        ("24 December to 1 January", 2026, "2026-12-24", "2027-01-01"),
        ("24 December", 2026, "2026-12-24", "2026-12-24"),
        ("August", 2026, "2026-08-01", "2026-08-31"),
        ("February", 2028, "2028-02-01", "2028-02-29"),
        ("December", 2026, "2026-12-01", "2026-12-31"),
        ("15 July to 15 August", 2026, "2026-07-15", "2026-08-15"),
    ],
)
def test_a_stretch_of_the_year_is_read(text: str, year: int, first: str, last: str) -> None:
    assert stretches(text)[0].begun_in(year) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text", ["", "august", "24 december", "24 December to", "30 February to 1 March", "25 December to 1 January;"]
)
def test_what_is_none_is_refused(text: str) -> None:
    with pytest.raises(PeriodError):
        stretches(text)


def test_a_year_of_which_nothing_counts_has_no_end() -> None:
    with pytest.raises(CountingError):
        count(parse("5 days"), date(2026, 6, 1), Rules(not_counted=stretches("1 January to 31 December")), PLAIN)


SWISS = "7 days before Easter to 7 days after Easter, 15 July to 15 August, 18 December to 2 January"


@pytest.mark.parametrize(
    ("start", "last"),
    [
        # Easter Sunday is 5 April 2026: 29 March to 12 April. Eight days of March, and 22 from 13 April.
        ("2026-03-20", "2026-05-04"),
        # The day before: 28 March is day 1.
        ("2026-03-27", "2026-05-11"),
        # On the first of them, among them and on the last: 13 April is day 1 each time.
        ("2026-03-29", "2026-05-12"),
        ("2026-04-05", "2026-05-12"),
        ("2026-04-12", "2026-05-12"),
        ("2026-04-13", "2026-05-13"),
        # Thirty days from 26 February end on 28 March, the day before them; a day later on 13 April.
        ("2026-02-26", "2026-03-28"),
        ("2026-02-27", "2026-04-13"),
        # 28 March 2027: 21 March to 4 April. Ten days of March, and 20 from 5 April.
        ("2027-03-10", "2027-04-24"),
        # Seven days of December, 15 to 17 being the last, and 23 from 3 January.
        ("2026-12-10", "2027-01-25"),
        ("2026-06-22", "2026-08-23"),
        ("2026-07-20", "2026-09-14"),
    ],
)
def test_some_of_them_are_around_easter(start: str, last: str) -> None:
    """Of Swiss law on social insurance (ATSG, article 38): thirty days, the day of the notice not being one."""
    assert due("30 days", start, Rules(not_counted=stretches(SWISS))) == date.fromisoformat(last)


def test_they_are_left_out_counted_back_too() -> None:
    """Ten days before 20 April 2026: 13 to 19 April are seven, then 28, 27 and 26 March."""
    rules = Rules(direction=Direction.BEFORE, not_counted=stretches(SWISS))
    assert due("10 days", "2026-04-20", rules) == date(2026, 3, 26)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Easter", "2026-04-05", "2026-04-05"),
        ("2 days before Easter to 1 day after Easter", "2026-04-03", "2026-04-06"),
        ("2 days before Easter", "2026-04-03", "2026-04-03"),
        # In Norway from the Saturday before Palm Sunday to Easter Monday (Domstolloven, section 140).
        ("8 days before Easter to 1 day after Easter", "2026-03-28", "2026-04-06"),
        ("Easter to 60 days after Easter", "2026-04-05", "2026-06-04"),
    ],
)
def test_a_stretch_around_easter_is_read(text: str, first: str, last: str) -> None:
    (found,) = stretches(text)
    assert found.begun_in(2026) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    [
        "7 days after Easter to 7 days before Easter",
        "Easter to 15 April",
        "15 March to Easter",
        "61 days before Easter",
        "0 days before Easter",
        "1 days before Easter",
        "2 day before Easter",
        "days before Easter",
        "7 days before easter",
    ],
)
def test_what_is_no_stretch_around_easter_is_refused(text: str) -> None:
    with pytest.raises(PeriodError):
        stretches(text)


GOOD_FRIDAYS = {2024: date(2024, 3, 29), 2025: date(2025, 4, 18), 2026: date(2026, 4, 3), 2035: date(2035, 3, 23)}
"""As calendars print them."""


@pytest.mark.parametrize("year", GOOD_FRIDAYS)
@pytest.mark.parametrize(("first", "last"), [(-7, 7), (-8, 1), (-2, -2)])
def test_day_by_day_it_is_the_same(year: int, first: int, last: int) -> None:
    """Each day looked at by itself: whether it lies so far from the Sunday after Good Friday."""
    sunday = GOOD_FRIDAYS[year] + timedelta(2)
    sides = [
        f"{abs(each)} {'day' if abs(each) == 1 else 'days'} {'before' if each < 0 else 'after'} Easter"
        for each in (first, last)
    ]
    rules = Rules(not_counted=stretches(" to ".join(sides)))
    for ahead in range(90):
        start = date(year, 2, 15) + timedelta(ahead)
        day, counted = start, 0
        while counted < 21:
            day += timedelta(1)
            counted += not first <= (day - sunday).days <= last
        assert due("21 days", start.isoformat(), rules) == day
