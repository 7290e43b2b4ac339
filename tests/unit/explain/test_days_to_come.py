"""What is said of a day: it lies ahead, or is a first day and not a last one, or the one after which it is late."""

import pytest

from tests.unit.explain.test_advice import DISPUTES, told

CENTRE = "milton-keynes-contact-centre/complaints"
SENT = "reply-received=first-class:2026-12-18"
"""Presumed to have come by Tuesday 22 December; 14 days are over on Saturday 2 January, or on Tuesday 5 January."""


def test_the_last_day_that_still_lies_ahead_is_not_said_to_be_over() -> None:
    lines = told(SENT, today="2027-01-04", reader="complainant", key=CENTRE)["report"]["advice"]["lines"]
    assert "The last day may be Tuesday 5 January 2027." in lines


@pytest.mark.parametrize(
    ("key", "fact", "today", "clause", "line"),
    [
        (
            CENTRE,
            SENT,
            "2027-01-01",
            "ask-further",
            "By Saturday 2 January 2027, or Tuesday 5 January 2027 at the very latest",
        ),
        (
            CENTRE,
            SENT,
            "2027-01-04",
            "ask-further",
            "By Saturday 2 January 2027, or Tuesday 5 January 2027 at the very latest: may be late",
        ),
        (
            CENTRE,
            "complaint-received=2026-12-14",
            "2026-12-22",
            "acknowledge",
            "By Monday 21 December 2026: late",
        ),
        # "Cannot agree within 28 days": from the day after them on, and not by it.
        (DISPUTES, "no-agreement=2026-12-03", "2026-12-31", "refer", "From Friday 1 January 2027 at the earliest"),
        (DISPUTES, "no-agreement=2026-12-03", "2027-01-10", "refer", "From Friday 1 January 2027 at the earliest"),
    ],
)
def test_a_list_of_dates_says_what_each_day_is(key: str, fact: str, today: str, clause: str, line: str) -> None:
    running = told(fact, today=today, reader=None, key=key)["report"]["running"]
    assert {each["clause"]: each["in_line"] for each in running}[clause] == line


def test_the_first_day_for_something_is_not_called_a_last_day() -> None:
    (refer,) = told("no-agreement=2026-12-03", today="2026-12-31", reader=None, key=DISPUTES)["report"]["running"]
    assert refer["readings"][0]["working"][0]["over"] is True


@pytest.mark.parametrize(
    ("fact", "is_ahead"),
    [
        ("complaint-received=2026-12-28..2027-01-03", True),
        ("complaint-received=2026-12-28..2026-12-29", False),
        # When a letter comes is presumed, and nobody told it.
        ("complaint-received=first-class:2026-12-28", False),
    ],
)
def test_days_to_come_of_what_has_happened_are_said_to_be_left_out(fact: str, *, is_ahead: bool) -> None:
    report = told(fact, today="2026-12-29", reader=None, key=CENTRE)["report"]
    assert ["partly ahead"] * is_ahead == [note["kind"] for note in report["notes"]]
