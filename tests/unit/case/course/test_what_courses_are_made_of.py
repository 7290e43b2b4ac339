"""The parts that courses are made of, each held to what it says of itself; by hand.

June 2026 begins on a Monday.
"""

from dataclasses import replace

import pytest

from navigator.case.course.after_end import opens_before_ends
from navigator.case.course.journey import told_apart
from navigator.case.course.matters import partings
from navigator.case.course.usual import nearest_pairs
from navigator.model.policy import Policy
from tests.oracles import made
from tests.support.opinions import june
from tests.support.samples import policy
from tests.support.two_stages import TWO_STAGES, journeys


def settled_after(*events: str) -> Policy:
    """It is over when the parent is content, or goes on with the next stage; either after some of these events."""
    outs = [made.out("content", "end"), made.out("passed-up", "two")]
    one = made.stage("one", [], [replace(each, after=events) for each in outs], opens=("asked",))
    return made.policy("asked replied told content passed-up", one, made.stage("two"))


@pytest.mark.parametrize(
    ("after", "pairs"),
    [
        ((), {("asked", "content")}),
        (("replied",), {("asked", "content"), ("replied", "content")}),
        # One of the two came before; nobody knows which. And what leads on is no end.
        (("replied", "told"), {("asked", "content")}),
    ],
)
def test_what_comes_before_an_end(after: tuple[str, ...], pairs: set[tuple[str, str]]) -> None:
    assert opens_before_ends(settled_after(*after)) == pairs


def test_courses_that_differ_in_an_hour_alone_are_told_apart() -> None:
    """A day equals each of its hours, so it would not tell them apart."""
    held, names = policy(TWO_STAGES), ("history",)
    day, nine, ten = (told_apart(journeys(held, f"asked=2026-06-01{at}"), names) for at in ("", "T09:00", "T10:00"))
    assert len({day, nine, ten}) == 3
    assert told_apart(journeys(held, "asked=2026-06-01T09:00"), names) == nine


def test_of_several_days_on_which_a_new_matter_may_begin_the_last_one_comes_first() -> None:
    """Asked and settled; asked again on the 10th, and on some day from the 5th to the 20th."""
    one = made.stage("one", [], [made.out("content", "end")], opens=("asked",))
    held = made.policy("asked content", one)
    facts = "asked=2026-06-01 content=2026-06-02 asked=2026-06-10 asked=2026-06-05..2026-06-20"
    # The first of several days, on which it began one for sure; then the last.
    assert [each.day for each in partings(held, made.case(facts), june(25))] == [june(10), june(5), june(20)]


def test_so_many_pairs_as_there_are_give_way() -> None:
    """Asked, nobody knows when, and decided on the 20th: the appeal, of which nobody spoke, came in between."""
    course = journeys(policy(TWO_STAGES), "asked=yes", "decided=2026-06-20")
    assert course.inferred == ("appealed",)
    assert {*nearest_pairs(course, 1)} == {frozenset({("asked", "appealed")}), frozenset({("appealed", "decided")})}
    assert [*nearest_pairs(course, 2)] == []
