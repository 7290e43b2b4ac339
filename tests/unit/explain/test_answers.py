"""The answer to a period from a date is one piece of plain data, with its working and what was assumed."""

import json

import pytest

from build_scripts.source import calendar_files
from navigator.dates.refusals import CalendarError, CountingError, DateError, PeriodError
from navigator.explain.answers import deadline_answer

REAL = calendar_files.load()
FIRST_DAY = "The day it starts from is not counted."
RECEIPT = "It counts from the date given, even if that is a day off."
LAST_DAY = "The last day stays where it is, even on a day off."
# From Friday 5 June 2026: 8 to 12 June without the weekend, and 15 June is a bank holiday in Scotland that year.
SHORT = (
    "Weekends and bank holidays are counted too. A court's rule for short periods leaves them out "
    "(Civil Procedure Rules, rule 2.8(4)): then it is Tuesday 16 June 2026."
)


def test_an_answer_holds_the_date_the_working_and_the_words() -> None:
    answer = deadline_answer("3 working days", "2026-12-23", "england-and-wales", REAL)

    assert answer == {
        "period": "3 working days",
        "from": "2026-12-23",
        "calendar": "england-and-wales",
        "due": "2026-12-30",
        "provisional": False,
        "known_from": None,
        "known_through": None,
        "counted_from": "2026-12-23",
        "last_day": "2026-12-30",
        "counted": [
            {"date": "2026-12-24", "why": "Working day", "number": 1},
            {"date": "2026-12-29", "why": "Working day", "number": 2},
            {"date": "2026-12-30", "why": "Working day", "number": 3},
        ],
        "skipped": [
            {"date": "2026-12-23", "why": "The day it starts from is not counted"},
            {"date": "2026-12-25", "why": "Christmas Day"},
            {"date": "2026-12-26", "why": "Saturday"},
            {"date": "2026-12-27", "why": "Sunday"},
            {"date": "2026-12-28", "why": "Bank holiday in place of Boxing Day"},
        ],
        "summary": "3 working days with weekends is 5 days. Christmas Day and Boxing Day make it 7 days. "
        "Counted from Wednesday 23 December 2026, the last day is Wednesday 30 December 2026.",
        "words": {
            "period": "3 working days",
            "from": "Wednesday 23 December 2026",
            "due": "Wednesday 30 December 2026",
            "calendar": "England and Wales",
        },
        "assumed": [FIRST_DAY, RECEIPT],
    }
    assert json.loads(json.dumps(answer)) == answer


def test_a_date_that_is_not_firm_says_how_far_the_calendar_is_known() -> None:
    answer = deadline_answer("3 working days", "2028-12-29", "scotland", REAL)

    assert (answer["provisional"], answer["known_from"], answer["known_through"]) == (True, "2005-01-01", "2028-12-31")


@pytest.mark.parametrize(
    ("period", "assumed"),
    [
        ("5 working days", [FIRST_DAY, RECEIPT]),
        ("5 days", [FIRST_DAY, RECEIPT, LAST_DAY]),
        ("5 clear days", [RECEIPT, LAST_DAY, SHORT]),
        ("6 clear days", [RECEIPT, LAST_DAY]),
        ("24 hours", [RECEIPT, LAST_DAY]),
    ],
)
def test_what_nobody_stated_is_listed_where_it_makes_a_difference(period: str, assumed: list[str]) -> None:
    assert deadline_answer(period, "2026-06-05", "scotland", REAL)["assumed"] == assumed


def test_what_is_stated_is_followed_and_not_called_an_assumption() -> None:
    rules = {"first_day": "included", "receipt": "next working day", "last_day": "next working day"}
    answer = deadline_answer("6 days", "2026-06-06", "scotland", REAL, rules=rules)

    assert (answer["counted_from"], answer["last_day"], answer["due"]) == ("2026-06-08", "2026-06-13", "2026-06-16")
    assert answer["assumed"] == []


def test_a_limit_may_be_counted_back_and_a_letter_may_come_late() -> None:
    back = deadline_answer("5 days", "2026-06-19", "none", REAL, rules={"direction": "before"})
    late = deadline_answer("5 days", "2026-06-05", "none", REAL, cutoff="16:00", late=True)

    assert (back["due"], late["due"]) == ("2026-06-14", "2026-06-11")


def test_what_cannot_be_answered_is_refused_with_what_is_allowed() -> None:
    with pytest.raises(PeriodError):
        deadline_answer("a fortnight", "2026-06-05", "none", REAL)
    with pytest.raises(DateError):
        deadline_answer("5 days", "tomorrow", "none", REAL)
    with pytest.raises(CalendarError):
        deadline_answer("5 days", "2026-06-05", "wales", REAL)
    with pytest.raises(CountingError) as value:
        deadline_answer("5 days", "2026-06-05", "none", REAL, rules={"last_day": "moves"})
    with pytest.raises(CountingError) as name:
        deadline_answer("5 days", "2026-06-05", "none", REAL, rules={"lastday": "stays"})

    assert str(value.value) == (
        "last_day cannot be 'moves'. Use one of: stays, next working day, previous working day."
    )
    assert str(name.value) == (
        "There is no counting rule 'lastday'. Use one of: first_day, receipt, last_day, direction, short."
    )


def test_an_answer_can_say_how_far_the_time_has_run() -> None:
    answer = deadline_answer("15 working days", "2026-12-14", "england-and-wales", REAL, today="2027-01-12")

    assert answer["today"] == "Late by 3 working days."
    # 29 March, then 3, 4, 5, 6 April as far as is known; a bank holiday in between would make it later.
    for today, said in (
        ("2029-04-05", "Today is working day 4 of 5."),
        ("2029-04-06", "Today may be the last day. The calendar is not known this far, so the date may still move."),
        ("2029-04-30", "It may be late. The calendar is not known this far, so the date may still move."),
    ):
        not_firm = deadline_answer("5 working days", "2029-03-28", "england-and-wales", REAL, today=today)
        assert not_firm["today"] == said
    assert "today" not in deadline_answer("15 working days", "2026-12-14", "england-and-wales", REAL)
