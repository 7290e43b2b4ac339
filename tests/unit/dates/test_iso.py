"""Dates come in one strict form, and stay in the years the engine works with."""

from datetime import date

import pytest

from navigator.dates import iso
from navigator.dates.refusals import CountingError, DateError

NOT_DATES = [
    ("", "nothing"),
    ("20240229", "fromisoformat takes it since 3.11"),
    ("2024-W09-4", "a week date; fromisoformat takes it too"),
    ("2024-2-9", "no leading zeros"),
    ("2024-02-30", "February is shorter"),
    ("2023-02-29", "not a leap year"),
    ("2024-00-10", "no month 0"),
    ("2024-13-01", "no month 13"),
    ("2024-01-00", "no day 0"),
    ("\uff12\uff10\uff12\uff14-01-01", "full-width digits"),
    ("2024-01-01 ", "a blank after it"),
    (" 2024-01-01", "a blank before it"),
    ("2024-01-01\n", "a line end, which $ would let through"),
    ("2024-01-01T00:00", "a time"),
    ("01-01-2024", "the other way round"),
    ("2024/01/01", "slashes"),
    ("-2024-01-01", "a sign"),
    ("2024-01-01; DROP TABLE", "more after it"),
]


@pytest.mark.parametrize(("text", "reason"), NOT_DATES, ids=[reason for _, reason in NOT_DATES])
def test_anything_but_a_full_iso_date_is_refused(text: str, reason: str) -> None:
    with pytest.raises(DateError) as refused:
        iso.parse(text)

    named = f"{text!r} is not a date." if text else "No date is given."
    assert str(refused.value) == f"{named} Write it as year-month-day, such as 2026-06-05.", reason


def test_an_iso_date_is_read() -> None:
    assert iso.parse("2024-02-29") == date(2024, 2, 29)


def test_the_refusal_quotes_what_was_written_and_cuts_it_short() -> None:
    with pytest.raises(DateError) as refused:
        iso.parse("9" * 1000)

    assert str(refused.value) == f"{'9' * 39 + '…'!r} is not a date. Write it as year-month-day, such as 2026-06-05."


def test_a_text_of_40_signs_is_quoted_whole() -> None:
    with pytest.raises(DateError) as refused:
        iso.parse("9" * 40)

    assert f"'{'9' * 40}' is" in str(refused.value)


def test_no_date_is_said_to_be_missing() -> None:
    with pytest.raises(DateError, match="No date is given"):
        iso.parse("")


@pytest.mark.parametrize("text", ["1900-01-01", "2200-12-31"])
def test_the_first_and_the_last_day_are_taken(text: str) -> None:
    assert iso.parse(text).isoformat() == text


@pytest.mark.parametrize("text", ["1899-12-31", "2201-01-01", "0001-01-01", "9999-12-31"])
def test_other_years_are_out_of_range(text: str) -> None:
    with pytest.raises(DateError) as refused:
        iso.parse(text)

    assert str(refused.value) == f"{text} is outside the years 1900 to 2200."


def test_a_day_moves_by_calendar_days_both_ways() -> None:
    assert iso.shift(date(2024, 2, 28), 2) == date(2024, 3, 1)
    assert iso.shift(date(2024, 3, 1), -2) == date(2024, 2, 28)


@pytest.mark.parametrize(("day", "by"), [(iso.FIRST, 0), (iso.LAST, 0), (iso.LAST, -1), (iso.FIRST, 1)])
def test_a_day_may_move_up_to_the_edges(day: date, by: int) -> None:
    assert abs((iso.shift(day, by) - day).days) == abs(by)


@pytest.mark.parametrize(("day", "by"), [(iso.LAST, 1), (iso.FIRST, -1), (iso.LAST, 10**9), (iso.LAST, 10**7)])
def test_a_day_never_moves_beyond_the_edges(day: date, by: int) -> None:
    with pytest.raises(CountingError) as refused:
        iso.shift(day, by)

    assert str(refused.value) == "The count leaves the years 1900 to 2200."
