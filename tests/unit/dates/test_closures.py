"""What comes in a closure counts on the first open day after it, by hand, by the second opinion, and in order.

The calendar: a term from Monday 4 January to Friday 12 February 2027 and one from Monday 22 February on; the school is
closed on Friday 22 January. Monday 3 May is a bank holiday.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from navigator.dates.calendars import Calendar, calendars_from_data
from navigator.dates.counting import count, due_of
from navigator.dates.periods import Days, parse
from navigator.dates.rules import Receipt, Rules, needs_calendar
from tests.oracles.worlds.days import Looker

DATA: Mapping[str, Mapping[str, Any]] = {
    "bank-holidays": {
        "source": "Made up",
        "coverage": {"from": "2026-01-01", "through": "2028-12-31"},
        "divisions": {
            "england-and-wales": [
                {"date": "2026-12-25", "title": "Christmas Day"},
                {"date": "2027-01-01", "title": "New Year's Day"},
                {"date": "2027-05-03", "title": "Early May bank holiday"},
            ],
            "scotland": [],
            "northern-ireland": [],
        },
    },
    "school": {
        "title": "A school",
        "based on": "england-and-wales",
        "source": "Made up",
        "coverage": {"from": "2026-11-01", "through": "2027-07-31"},
        "closures": [{"date": "2027-01-22", "title": "Closed"}],
        "terms": [
            {"from": "2026-11-02", "through": "2026-12-18", "title": "Autumn"},
            {"from": "2027-01-04", "through": "2027-02-12", "title": "Spring, first half"},
            {"from": "2027-02-22", "through": "2027-07-22", "title": "Spring, second half, and summer"},
        ],
    },
}
SCHOOL: Calendar = calendars_from_data(DATA)["school"]
RULES = Rules(receipt=Receipt.AFTER_CLOSURE)


@pytest.mark.parametrize(
    ("came", "received"),
    [
        ("2026-12-18", "2026-12-18"),  # the last day of term
        ("2026-12-19", "2027-01-04"),  # the Saturday after it
        ("2026-12-25", "2027-01-04"),  # a bank holiday in the holidays
        ("2026-12-29", "2027-01-04"),
        ("2027-01-03", "2027-01-04"),  # the Sunday before term begins
        ("2027-01-04", "2027-01-04"),
        ("2027-01-09", "2027-01-09"),  # a Saturday in term
        ("2027-01-22", "2027-01-25"),  # the closed Friday
        ("2027-01-24", "2027-01-25"),  # the Sunday after it
        ("2027-05-01", "2027-05-01"),  # the weekend before a bank holiday
        ("2027-05-03", "2027-05-03"),  # a bank holiday by itself
    ],
)
def test_only_closures_and_holidays_of_a_school_move_what_comes(came: str, received: str) -> None:
    assert SCHOOL.after_closure(date.fromisoformat(came)) == date.fromisoformat(received)


def test_the_first_day_of_term_is_the_day_of_receipt_and_day_1_the_next() -> None:
    found = count(parse("5 school days"), date(2026, 12, 22), RULES, SCHOOL)
    assert (found.counted_from, found.due) == (date(2027, 1, 4), date(2027, 1, 11))
    in_term = count(parse("5 school days"), date(2027, 1, 9), RULES, SCHOOL)
    assert (in_term.counted_from, in_term.due) == (date(2027, 1, 9), date(2027, 1, 15))


def test_it_needs_a_calendar_for_plain_days_too() -> None:
    assert needs_calendar(Days(5), RULES)
    assert count(parse("5 days"), date(2026, 12, 22), RULES, SCHOOL).due == date(2027, 1, 9)


EVERY = [date(2026, 11, 15) + timedelta(n) for n in range(240)]


def test_the_second_opinion_agrees_on_every_day() -> None:
    assert [SCHOOL.after_closure(day) for day in EVERY] == [Looker(SCHOOL).first_after_closure(day) for day in EVERY]


def test_what_comes_later_is_never_received_or_due_earlier() -> None:
    received = [SCHOOL.after_closure(day) for day in EVERY]
    assert received == sorted(received)
    due = list(map(due_of(parse("5 school days"), RULES, SCHOOL), EVERY))
    assert due == sorted(due)
    assert due == [count(parse("5 school days"), day, RULES, SCHOOL).due for day in EVERY]


def test_beyond_what_is_known_the_date_is_provisional() -> None:
    assert count(parse("5 school days"), date(2027, 7, 26), RULES, SCHOOL).provisional
