"""A time over several stages that ends the case from each of them: whoever went from one to another did not escape it.

June 2026 begins on a Monday. Worked out by hand; the second opinion is asked too.
"""

from dataclasses import replace

import pytest

from navigator.model.acts import Force
from navigator.model.policy import Policy
from tests.oracles import made
from tests.support.opinions import both

OVER = frozenset({frozenset({"end:settled"})})


def order(*covers: str, everywhere: bool) -> Policy:
    """An order that ends after 10 days; within 5 days a court can be asked, which decides within 3."""
    ask = made.act("ask", made.limit("5 days"), makes="went", by=made.ASKS, force="may")
    decide = made.act("decide", made.limit("3 days", "went"), makes="decided")
    whole = replace(made.cap("whole", made.limit("10 days", expiry=made.expiry("over")), *covers), force=Force.MAY)
    over = made.out("over", "end")
    own = [] if everywhere else [over]
    one = made.stage("one", [ask], [made.out("went", "two"), *own], opens=("asked",))
    two = made.stage("two", [decide], [made.out("decided", "three"), *(own if "two" in covers else [])])
    outs = (over,) if everywhere else ()
    return made.policy("asked went decided over", one, two, made.stage("three"), caps=(whole,), outcomes=outs)


@pytest.mark.parametrize("everywhere", [False, True])
def test_it_is_over_wherever_it_was(*, everywhere: bool) -> None:
    """Made on the 1st, over on the 12th. It was said that it may be at the court, whose decision may be late."""
    said = both(order("one", "two", everywhere=everywhere), "asked=2026-06-01", 20)
    assert (said.ended, said.places, said.asked) == (True, OVER, frozenset())


def test_before_that_it_is_where_it_was_told_to_be() -> None:
    said = both(order("one", "two", everywhere=True), "asked=2026-06-01", 10)
    assert said.places == {frozenset({"one"})}


def test_what_leads_to_a_stage_that_it_does_not_end_keeps_it_from_ending() -> None:
    said = both(order("one", everywhere=False), "asked=2026-06-01", 20)
    assert said.places == {*OVER, frozenset({"two"})}
    assert said.asked == {"went"}


def held_by(led: str) -> Policy:
    """The same order ends after 10 days unless a hearing has begun by then, which leads somewhere, or nowhere."""
    hold = made.act("hold", makes="held")
    within = made.limit("10 days", until="held", expiry=made.expiry("over"))
    whole = replace(made.cap("whole", within, "one"), force=Force.MAY)
    outs = [made.out("over", "end"), *([made.out("held", led)] if led else [])]
    one = made.stage("one", [hold], outs, opens=("asked",))
    return made.policy("asked held over", one, made.stage("two"), caps=(whole,))


@pytest.mark.parametrize("led", ["two", ""])
def test_what_would_have_kept_it_and_was_not_told_is_asked_for(led: str) -> None:
    """Made on the 1st, and nothing more was told by the 20th. It was over, and nobody asked for the hearing."""
    said = both(held_by(led), "asked=2026-06-01", 20)
    assert (said.ended, said.may_be_ended) == (False, True)
    assert said.asked == {"held"}
    assert said.places == {*OVER, frozenset({led or "one"})}


@pytest.mark.parametrize("led", ["two", ""])
def test_where_it_is_told_nothing_is_open(led: str) -> None:
    assert both(held_by(led), "asked=2026-06-01 held=no", 20).places == OVER
    assert both(held_by(led), "asked=2026-06-01 held=2026-06-10", 20).places == {frozenset({led or "one"})}
    assert both(held_by(led), "asked=2026-06-01", 10).places == {frozenset({"one"})}
