"""Periods are read from the words a policy uses, and each unit is a type."""

import pytest

from navigator.dates import periods
from navigator.dates.periods import (
    ClearDays,
    ClearWorkingDays,
    Days,
    Hours,
    Months,
    Period,
    SchoolDays,
    Weeks,
    WorkingDays,
    Years,
)
from navigator.dates.refusals import PeriodError

READ: list[tuple[str, Period]] = [
    ("1 hour", Hours(1)),
    ("24 hours", Hours(24)),
    ("1 day", Days(1)),
    ("28 days", Days(28)),
    ("1 clear day", ClearDays(1)),
    ("3 clear days", ClearDays(3)),
    ("1 clear working day", ClearWorkingDays(1)),
    ("3 clear working days", ClearWorkingDays(3)),
    ("1 working day", WorkingDays(1)),
    ("15 working days", WorkingDays(15)),
    ("1 school day", SchoolDays(1)),
    ("15 school days", SchoolDays(15)),
    ("1 week", Weeks(1)),
    ("6 weeks", Weeks(6)),
    ("1 month", Months(1)),
    ("4 months", Months(4)),
    ("1 year", Years(1)),
    ("10000 years", Years(10_000)),
]

NOT_PERIODS = [
    ("", "nothing"),
    ("days", "no amount"),
    ("5", "no unit"),
    ("0 days", "nothing to count"),
    ("-5 days", "counting back is a rule, not an amount"),
    ("+5 days", "a sign"),
    ("10001 days", "beyond the limit"),
    ("100000 days", "far beyond it"),
    ("5.0 days", "not whole"),
    ("1e3 days", "not plain digits"),
    ("\uff15 days", "full-width digits, which int() takes"),
    ("\u0665 days", "Arabic digits, which int() takes"),
    ("1_000 days", "an underscore, which int() takes"),
    ("5  days", "two blanks"),
    (" 5 days", "a blank before it"),
    ("5 days ", "a blank after it"),
    ("5 days\n", "a line end, which $ would let through"),
    ("5 Days", "capitals"),
    ("5days", "no blank"),
    ("5 fortnights", "no such unit"),
    ("5 business days", "another word for working days"),
    ("5 s", "only the s of a unit"),
    ("5 dayss", "one s too many"),
    ("five days", "a number in words"),
]


@pytest.mark.parametrize(("text", "period"), READ)
def test_a_period_is_read_and_written_the_same(text: str, period: Period) -> None:
    assert periods.parse(text) == period
    assert str(period) == text


@pytest.mark.parametrize("text", ["1 days", "2 day"])
def test_a_slip_of_number_is_forgiven(text: str) -> None:
    assert isinstance(periods.parse(text), Days)


@pytest.mark.parametrize(("text", "reason"), NOT_PERIODS, ids=[reason for _, reason in NOT_PERIODS])
def test_anything_else_is_refused_with_what_is_allowed(text: str, reason: str) -> None:
    with pytest.raises(PeriodError) as refused:
        periods.parse(text)

    assert str(refused.value) == (
        f"{text!r} is not a period. Write a whole number from 1 to 10000 and one of: "
        "minutes, hours, days, clear days, clear working days, working days, school days, weeks, months, clear months, "
        "years; "
        "or a day of the year, such as 15 May."
    ), reason


def test_a_long_text_is_cut_short_in_the_refusal() -> None:
    with pytest.raises(PeriodError, match=r"'x{39}\u2026' is not a period"):
        periods.parse("x" * 1000)


@pytest.mark.parametrize("amount", [0, -1, 10_001])
def test_no_period_has_an_amount_outside_1_to_10000(amount: int) -> None:
    with pytest.raises(PeriodError) as refused:
        Days(amount)

    assert str(refused.value) == f"{amount} is not an amount of time. Use a whole number from 1 to 10000."


@pytest.mark.parametrize("amount", [1, 10_000])
def test_the_smallest_and_the_largest_amount_are_taken(amount: int) -> None:
    assert Days(amount).amount == amount


def test_the_same_amount_in_another_unit_is_another_period() -> None:
    assert len({kind(5) for kind in periods.UNITS.values()}) == len(periods.UNITS) == 11
