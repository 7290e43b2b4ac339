"""A step and an end, each told as one of several days: over, or gone on, as each pair of these days says.

A caseworker was told that a case is over where each of the two spans, told to the day, opened it again. What each pair
of single days says is a witness of its own beside the second opinion.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from navigator.model.cases import Case, Fact, Span
from navigator.model.policy import Policy
from tests.oracles import engine, made, worlds
from tests.oracles.worlds import Verdict
from tests.support import samples
from tests.support.opinions import published_policy

LIBRARY = samples.library()
MONDAY, TODAY = date(2026, 11, 2), date(2026, 12, 12)
# The days of the step and those of the end, from that Monday on.
OVERLAPPING = (((0, 3), (1, 4)), ((1, 4), (0, 3)), ((0, 2), (0, 2)), ((0, 4), (1, 2)), ((1, 2), (0, 4)))
PAIRS = (
    ("conference-complaints", "stage-3-asked", "conference-decided"),
    ("dispute-resolution", "own-manager-asked", "settled"),
    ("dispute-resolution", "still-differ-2", "settled"),
    ("complaints", "further-asked", "reply-accepted"),
    ("conflict-between-partners", "course-agreed", "settled-later"),
)


def told(step: str, days: tuple[int, int], end: str, its_days: tuple[int, int]) -> Case:
    def fact(event: str, first: int, last: int) -> Fact:
        return Fact(event, happened=True, span=Span(MONDAY + timedelta(first), MONDAY + timedelta(last)))

    return Case((fact(step, *days), fact(end, *its_days)))


def to_the_day(step: str, days: tuple[int, int], end: str, its_days: tuple[int, int]) -> Iterator[Case]:
    for day, other in product(range(days[0], days[1] + 1), range(its_days[0], its_days[1] + 1)):
        yield told(step, (day, day), end, (other, other))


def said(policy: Policy, case: Case) -> Verdict:
    return engine.verdict(policy, LIBRARY.calendars, case, TODAY)


@pytest.mark.parametrize(("days", "its_days"), OVERLAPPING)
@pytest.mark.parametrize(("key", "step", "end"), PAIRS)
def test_two_spans_say_no_more_than_each_pair_of_their_days(
    key: str, step: str, end: str, days: tuple[int, int], its_days: tuple[int, int]
) -> None:
    policy, asked = published_policy(key), (step, days, end, its_days)
    whole, parts = said(policy, told(*asked)), [said(policy, each) for each in to_the_day(*asked)]
    assert worlds.bolder(worlds.united(parts), whole) == ()
    assert not whole.ended
    assert whole.may_be_ended


@pytest.mark.parametrize(("key", "step", "end"), PAIRS[1:3])
def test_the_second_opinion_says_no_less(key: str, step: str, end: str) -> None:
    """Of longer spans it takes seconds each."""
    policy, case = published_policy(key), told(step, (0, 1), end, (0, 1))
    opinion, engines = worlds.verdict(policy, LIBRARY.calendars, case, TODAY), said(policy, case)
    assert worlds.bolder(opinion, engines) == ()
    assert (opinion.ended, opinion.stages) == (engines.ended, engines.stages)


def test_an_act_that_nobody_told_was_in_time_whichever_of_some_days_came_before_it() -> None:
    """14 days from 28 October end on Wednesday 11 November 2026; they stood still before the reasons, since some day.

    Of reasons on the 17th the appeal can have come before them, and before any pause: on Wednesday 28 October at the
    soonest. 20 weekdays from then end on Wednesday 25 November.
    """
    stop = made.pause("reasons-asked", "reasons-given")
    within = made.limit("14 days", "replied", expiry=made.expiry(), pauses=(stop,))
    appeal = made.act("appeal", within, makes="appealed", by="parent", force="may")
    ways = [made.out("appealed", "two"), made.out("ran-out", "end")]
    one = made.stage("one", [replace(appeal, limit=replace(within, discretion=("manager",)))], ways, opens=("asked",))
    decide = made.act("decide", made.limit("20 working days", "appealed"), makes="decided")
    two = made.stage("two", [decide], [made.out("decided", "end")])
    policy = made.policy("asked replied reasons-asked reasons-given appealed ran-out decided", one, two)
    for days in ("2026-11-17", "2026-11-08..2026-11-23"):
        case = made.case(f"replied=2026-10-28 reasons-given={days}")
        asked = policy, made.weekdays(), case, date(2026, 11, 24)
        assert engine.verdict(*asked).act("decide").safe == date(2026, 11, 25)
        assert worlds.verdict(*asked).act("decide").safe == date(2026, 11, 25)
