"""Beyond the lists each calendar has the days off that the law names for every year."""

from datetime import date

import pytest

from navigator.dates.calendars import (
    _own,
)
from tests.support.made_calendars import MIDWEEK, OWN, REAL


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
