"""What is booked for two days to come: it may have been put off, and nobody said so. By hand.

All days are of June 2026; the 1st is a Monday.
"""

import pytest

from navigator.model.policy import Policy
from tests.oracles import made
from tests.support.opinions import both, dates, june, reported


def heard(force: str = "must") -> Policy:
    """Papers go round by 10 days before the hearing, or may; it is decided within 5 days of it."""
    by = made.ASKS if force == "may" else made.ANSWERS
    acts = [
        made.act("send", made.limit("10 days", before="hearing"), makes="sent", by=by, force=force),
        made.act("decide", made.limit("5 days", "hearing"), makes="decided"),
    ]
    stage = made.stage("one", acts, [made.out("decided", "end")], opens=("asked",))
    return made.policy("asked sent hearing/future decided", stage)


TWO = ["hearing=2026-06-20 hearing=2026-06-30", "hearing=2026-06-30 hearing=2026-06-20"]


@pytest.mark.parametrize("booked", TWO)
@pytest.mark.parametrize(("today", "late"), [(5, False), (12, True)])
def test_what_has_to_precede_one_of_two_days_to_come_has_both_dates(booked: str, today: int, *, late: bool) -> None:
    said = both(heard(), f"asked=2026-06-01 {booked}", today)
    send = said.act("send")
    assert dates(send) == (june(10), june(20))
    assert (send.late, send.may_be_late, send.open) == (False, late, True)
    assert dates(said.act("decide")) == (None, None)


@pytest.mark.parametrize("booked", TWO)
@pytest.mark.parametrize(("today", "over"), [(5, False), (12, True)])
def test_a_right_before_one_of_two_days_to_come_is_safe_by_the_first(booked: str, today: int, *, over: bool) -> None:
    """Whoever sends papers by the 20th may find that the hearing is on the 20th after all."""
    send = both(heard("may"), f"asked=2026-06-01 {booked}", today).act("send")
    assert dates(send) == (june(10), june(20))
    assert (send.lapsed, send.may_be_lapsed, send.may_be_open) == (False, over, True)


def test_told_twice_for_one_day_it_is_booked_for_that_day() -> None:
    said = both(heard(), "asked=2026-06-01 hearing=2026-06-20 hearing=2026-06-20", 5)
    assert dates(said.act("send")) == (june(10), june(10))


def test_held_once_and_booked_again_nothing_was_put_off() -> None:
    """Held on the 3rd: a decision is due by the 8th, whatever comes on the 20th."""
    decide = both(heard(), "asked=2026-06-01 hearing=2026-06-03 hearing=2026-06-20", 9).act("decide")
    assert (dates(decide), decide.late) == ((june(8), june(8)), True)


@pytest.mark.parametrize(
    ("booked", "said"),
    [
        (TWO[0], True),
        ("hearing=2026-06-20", False),
        ("hearing=2026-06-20 hearing=2026-06-20", False),
        ("hearing=2026-06-03 hearing=2026-06-20", False),
    ],
)
def test_of_two_days_to_come_the_reader_is_asked_which_one_holds(booked: str, *, said: bool) -> None:
    notes = [note["text"] for note in reported(heard(), f"asked=2026-06-01 {booked}", june(5))["notes"]]
    asked = (
        "More than one day to come was given for this: hearing. We count from each. Give only those that still hold."
    )
    assert (asked in notes) is said
