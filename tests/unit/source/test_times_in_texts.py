"""Times that a longer text names, the next working day, hours and minutes."""

from itertools import pairwise

import pytest

from build_scripts.source.phrases import Bound, Reading, Refused, hour_of, mentions, read
from navigator.dates.periods import (
    Days,
    SchoolDays,
    WorkingDays,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They can ask within twenty-eight days, or after a month.", ["28 days", "1 month"]),
        ("It lasts 1.5 hours.", ['"1.5 hours"']),
        ("It lasts one and a half days.", ['"one and a half days"']),
        ("It takes 25 to 65 working days.", ["25 working days and 65 working days"]),
        ("By the third working day.", ["3 working days"]),
        ("The first day counts, and the third day too.", []),
        ("Nobody comes on a day off, or once a year.", []),
        ("A few days later.", []),
        ("See stage 2. Days later, somebody wrote.", []),
        ("The two letters of that day.", []),
    ],
)
def test_times_in_a_text(text: str, expected: list[str]) -> None:
    assert [str(mention) for mention in mentions(text)] == expected


def test_the_end_of_a_postcode_is_no_time() -> None:
    assert list(mentions("The Town Hall, Manchester M1 2WD")) == []
    assert [str(each) for each in mentions("M1 2WD, within 10WD")] == ["10 working days"]


def test_mentions_come_in_their_order() -> None:
    found = [mention.text for mention in mentions("After 5 days, 1.5 hours and then within 2 weeks.")]
    assert found == ["5 days", "1.5 hours", "2 weeks"]
    assert all(first != second for first, second in pairwise(found))


@pytest.mark.parametrize(
    ("words", "read_as"),
    [
        ("no later than the end of the next working day", WorkingDays(1)),
        ("by the end of the following working day after receipt", WorkingDays(1)),
        ("by the next working day", WorkingDays(1)),
        ("before the end of the first working day following the day on which it came", WorkingDays(1)),
        ("by the first working day after receipt", WorkingDays(1)),
        ("by the end of the first day after the decision", Days(1)),
        ("not later than close of business on the next business day", WorkingDays(1)),
        ("within the next school day", SchoolDays(1)),
        ("by close of business the next day", Days(1)),
        ("within the next 5 working days", WorkingDays(5)),
    ],
)
def test_the_next_working_day_is_one_working_day_where_something_is_due_by_it(words: str, read_as: object) -> None:
    reading = read(words)
    assert isinstance(reading, Reading)
    assert (reading.periods, reading.bound) == ((read_as,), Bound.WITHIN)
    assert [mention.periods for mention in mentions(f"It will be sent {words}.")] == [(read_as,)]


def test_a_notice_that_has_to_be_written_is_as_long_as_another() -> None:
    written, plain = read("at least 14 days' written notice"), read("at least 14 days' notice")
    assert isinstance(written, Reading)
    assert isinstance(plain, Reading)
    assert (written.periods, written.bound) == (plain.periods, plain.bound)


@pytest.mark.parametrize(
    "words",
    [
        "before the next working day",
        "by the first working day of the month",
        "on the first working day after the holidays",
        "later than the next working day",
        "after the end of the next working day",
        "by the next working day but one",
        "by the next working day after next",
        "by noon on the next working day",
        "it counts as received on the next working day",
        "by the next days",
    ],
)
def test_the_next_working_day_is_no_amount_elsewhere(words: str) -> None:
    assert isinstance(read(words), Refused)
    assert list(mentions(words)) == []


@pytest.mark.parametrize(
    ("words", "said", "hour"),
    [
        ("by 1pm on the next working day", "1 working day", "13:00"),
        ("by 5 p.m. on the fifth day after receipt", "5 days", "17:00"),
        ("by noon on the day following", "1 day", "12:00"),
        ("by 12 noon on the working day following receipt", "1 working day", "12:00"),
        ("by 12 am on the fifth day", "5 days", "00:00"),
        ("no later than 16:30 on the third working day", "3 working days", "16:30"),
        ("before 4 pm on the third day", "3 days", "16:00"),
        ("within 5 working days, by 4.30 pm", "5 working days", "16:30"),
        ("by midday on 31 January", "31 January", "12:00"),
        # No hour, or not one.
        ("by the fifth day", "5 days", ""),
        ("by 13 pm on the fifth day", None, ""),
        ("by 25:00 on the fifth day", None, ""),
        ("by 5 pm or 6 pm on the fifth day", None, ""),
        ("rule 12.10 within 5 days", "5 days", ""),
    ],
)
def test_an_hour_of_the_last_day_is_read_apart_from_its_day(words: str, said: str | None, hour: str) -> None:
    found = read(words, days_of_year=True)
    assert hour_of(words) == hour
    assert isinstance(found, Refused) if said is None else str(found) == said


def test_an_hour_is_no_part_of_a_time_in_a_longer_text() -> None:
    assert isinstance(read("by 1pm on the next working day"), Refused)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("within 30 minutes of the official announcement", "30 minutes"),
        ("no later than ninety minutes after the scores are posted", "90 minutes"),
        ("within half an hour", "30 minutes"),
        ("within one and a half hours", None),
        ("within 5 working days of the minutes", "5 working days"),
        ("within a few minutes", None),
    ],
)
def test_minutes_are_a_time_in_the_words_of_a_limit(words: str, said: str | None) -> None:
    found = read(words, days_of_year=True)
    assert isinstance(found, Refused) if said is None else str(found) == said


def test_minutes_in_any_other_text_are_none() -> None:
    assert list(mentions("A break of 15 minutes, and the minutes of the last 3 meetings.")) == []
