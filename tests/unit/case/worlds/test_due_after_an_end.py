"""What is due by so long after the end of a time, and was done before that end.

June 2026 begins on a Monday. Worked out by hand; the second opinion is asked too.
"""

from dataclasses import replace
from datetime import date

import pytest

from navigator.case.verdicts.position import Note, NoteKind, position
from navigator.model.acts import Force
from navigator.model.limits import Expiry, LimitKind
from navigator.model.policy import Policy
from tests.oracles import made
from tests.support.opinions import told


def notes(facts: str, today: date, policy: Policy) -> tuple[Note, ...]:
    return position(policy, made.case(facts), today, made.weekdays()).notes


def appeals(*, after: str = "", done_or_not: bool = True, kind: LimitKind = LimitKind.BY) -> Policy:
    """An appeal within 9 days; a brief within 10 days from the end of these 9, or all of it is over."""
    appeal = made.act("appeal", made.limit("9 days"), makes="appealed", by=made.ASKS, force="may")
    within = replace(made.limit("10 days", "time-up", expiry=made.expiry()), kind=kind)
    brief = made.act("brief", within, makes="filed", by=made.ASKS, after=after)
    over = Expiry(event="time-up", says="The time for the brief begins.", done_or_not=done_or_not)
    cap = replace(made.cap("appealing", made.limit("9 days", expiry=over), "one", "two"), force=Force.MAY)
    one = made.stage("one", [appeal], [made.out("appealed", "two")], opens=("asked",))
    two = made.stage("two", [brief], [made.out("ran-out", "end"), made.out("sent", "end")])
    return made.policy("asked appealed time-up filed ran-out sent", one, two, caps=(cap,))


@pytest.mark.parametrize("today", [8, 15, 25])
def test_what_is_due_by_so_long_after_the_mere_end_of_a_time_can_be_done_before_that(today: int) -> None:
    """Asked on the 1st: the 9 days end on the 10th, and the brief is due by the 20th. It came on the 5th.

    On the 25th all was said to be over, though the brief was there before it was due.
    """
    facts, on = "asked=2026-06-01 appealed=2026-06-03 filed=2026-06-05", date(2026, 6, today)
    said = told(appeals(), facts, on)
    brief = said.act("brief")
    assert (brief.done, brief.may_be_done_late, said.may_be_ended) == (True, False, False)
    assert notes(facts, on, appeals()) == ()


def test_it_can_be_done_on_the_days_before_that_and_on_those_after_it() -> None:
    facts = "asked=2026-06-01 appealed=2026-06-03 filed=2026-06-05..2026-06-20"
    assert told(appeals(), facts, date(2026, 6, 25)).act("brief").done
    assert told(appeals(), "asked=2026-06-01 appealed=2026-06-03 filed=no", date(2026, 6, 25)).ended


def test_what_comes_after_that_end_or_may_not_be_done_sooner_waits_for_it() -> None:
    """So does what runs from the end of a time in which somebody had to answer: a silence is no silence before that."""
    facts = "asked=2026-06-01 appealed=2026-06-03 filed=2026-06-05"
    for policy in (appeals(after="time-up"), appeals(done_or_not=False), appeals(kind=LimitKind.NOT_BEFORE)):
        assert [each.kind for each in notes(facts, date(2026, 6, 8), policy)] == [NoteKind.TOO_SOON]
        assert not told(policy, facts, date(2026, 6, 8)).act("brief").done
