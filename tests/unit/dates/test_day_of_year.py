"""A day of the year: the first one on or after the day it is counted from, or the last one before; counted by hand."""

from datetime import date

import pytest

from build_scripts.commands.starts import starts_due
from build_scripts.source import calendar_files
from navigator.dates import periods
from navigator.dates.counting import count, due_of
from navigator.dates.periods import DayOfYear
from navigator.dates.refusals import PeriodError
from navigator.dates.rules import Direction, FirstDay, LastDay, Rules
from navigator.explain.elapsed import progress, progress_text
from navigator.explain.working import days, period_text, summary

ENGLAND = calendar_files.load()["england-and-wales"]
MAY = periods.parse("15 May")
ON = Rules(first_day=FirstDay.INCLUDED)
AFTER = Rules()


def back(rules: Rules) -> Rules:
    return Rules(first_day=rules.first_day, direction=Direction.BEFORE)


@pytest.mark.parametrize(
    ("rules", "start", "due"),
    [
        (ON, "2026-03-02", "2026-05-15"),
        (ON, "2026-05-14", "2026-05-15"),
        (ON, "2026-05-15", "2026-05-15"),
        (ON, "2026-05-16", "2027-05-15"),
        (ON, "2026-12-31", "2027-05-15"),
        (AFTER, "2026-05-14", "2026-05-15"),
        (AFTER, "2026-05-15", "2027-05-15"),
        (back(ON), "2026-05-15", "2026-05-15"),
        (back(ON), "2026-05-14", "2025-05-15"),
        (back(ON), "2026-12-31", "2026-05-15"),
        (back(AFTER), "2026-05-16", "2026-05-15"),
        (back(AFTER), "2026-05-15", "2025-05-15"),
    ],
)
def test_it_is_the_nearest_one_from_the_day_it_is_counted_from(rules: Rules, start: str, due: str) -> None:
    found = count(MAY, date.fromisoformat(start), rules, ENGLAND)

    assert (found.due.isoformat(), found.provisional) == (due, False)
    assert due_of(MAY, rules, ENGLAND)(found.start) == found.due


def test_it_moves_to_a_working_day_where_last_days_do() -> None:
    # 15 May 2027 is a Saturday; Monday is the 17th.
    rules = Rules(first_day=FirstDay.INCLUDED, last_day=LastDay.NEXT_WORKING_DAY)
    assert count(MAY, date(2027, 3, 1), rules, ENGLAND).due == date(2027, 5, 17)


def test_the_starts_that_lead_to_it_are_those_of_a_year() -> None:
    starts = starts_due(MAY, date(2026, 5, 15), ON, ENGLAND)
    assert (starts[0], starts[-1], len(starts)) == (date(2025, 5, 16), date(2026, 5, 15), 365)


@pytest.mark.parametrize("text", ["1 January", "15 May", "31 October", "28 February", "31 December"])
def test_it_is_read_and_written_the_same(text: str) -> None:
    found = periods.parse(text)
    assert isinstance(found, DayOfYear)
    assert (str(found), period_text(found)) == (text, text)


@pytest.mark.parametrize("text", ["29 February", "30 February", "31 April", "0 May", "32 May"])
def test_a_day_that_not_every_year_has_is_refused(text: str) -> None:
    with pytest.raises(PeriodError) as refused:
        periods.parse(text)

    assert str(refused.value) == (
        f"Not every year has {text}. Write the day that counts in every year: 28 February, or 1 March."
        if text == "29 February"
        else f"No year has {text}. Write a day and a month, such as 15 May."
    )


@pytest.mark.parametrize("text", ["15 may", "May 15", "15th May", "15 May 2026", "05 May"])
def test_there_is_one_way_to_write_it(text: str) -> None:
    with pytest.raises(PeriodError, match="is not a period"):
        periods.parse(text)


def test_the_working_names_the_day_and_counts_none() -> None:
    found = count(MAY, date(2026, 3, 2), ON, ENGLAND)

    assert [(day.date.isoformat(), day.number, day.why) for day in days(found, ENGLAND)] == [
        ("2026-03-02", None, "The day it starts from"),
        ("2026-05-15", None, "The first 15 May from then on"),
    ]
    assert summary(found, ENGLAND) == ("The first 15 May on or after Monday 2 March 2026 is Friday 15 May 2026.")
    assert progress_text(progress(found, ENGLAND, date(2026, 5, 5))) == "There is still time: 10 days after today."


def test_the_working_says_when_the_day_of_the_start_cannot_be_it() -> None:
    found = count(MAY, date(2026, 5, 15), AFTER, ENGLAND)
    assert summary(found, ENGLAND) == ("The first 15 May after Friday 15 May 2026 is Saturday 15 May 2027.")
    found = count(MAY, date(2026, 5, 15), back(AFTER), ENGLAND)
    assert summary(found, ENGLAND) == ("The last 15 May before Friday 15 May 2026 is Thursday 15 May 2025.")
