"""Which beginning of a time an act answered, where the time began on Monday 1 June and again on the 10th; by hand."""

from datetime import date

import pytest

from navigator.case.facts.history import Known
from navigator.case.limit.beginnings import Beginning
from navigator.case.limit.matching import matches
from navigator.model.cases import Fact, Span
from tests.oracles import made
from tests.support.opinions import act, dates, june

FIRST, SECOND = (Beginning(june(day), june(day), "asked", "asked") for day in (1, 10))
MAY = date(2026, 5, 29)


def told(first: date, last: date) -> Known:
    return Known(Fact("replied", happened=True, span=Span(first, last)), first, last)


@pytest.mark.parametrize(
    ("replied", "runs"),
    [
        # No reply comes before its time begins, so it was one to the first: the second is still to be answered.
        ([(MAY, june(5))], [(None, june(10))]),
        ([(june(2), june(5))], [(None, june(10))]),
        # And a second reply was one to that.
        ([(MAY, june(5)), (june(12), june(13))], [(june(12), june(10))]),
        # From the 10th on it can be the answer to either, before that to the first alone.
        ([(june(8), june(12))], [(None, june(10)), (june(10), june(1))]),
    ],
)
def test_what_an_act_answered(replied: list[tuple[date, date]], runs: list[tuple[date | None, date]]) -> None:
    ways = list(matches((FIRST, SECOND), [told(*days) for days in replied]))
    assert [(done and done.first, begun and begun.last) for done, begun in ways] == runs


@pytest.mark.parametrize("asked", ["asked=yes asked=yes", "asked=2026-06-03..2026-06-09 asked=2026-06-03..2026-06-09"])
def test_two_beginnings_of_which_the_same_is_known_are_two(asked: str) -> None:
    """Replied on the 6th: to both, or to the first, and the second was on a day from the 7th to the 9th."""
    one = made.stage("one", [made.act("reply", made.limit("3 days", "asked"), makes="replied")], opens=("asked",))
    found = act(made.policy("asked replied", one), f"{asked} replied=2026-06-06", june(9))
    assert (found.done, found.may_be_done, found.may_be_open, found.may_be_late) == (False, True, True, False)
    assert dates(found) == (june(10), june(12))
