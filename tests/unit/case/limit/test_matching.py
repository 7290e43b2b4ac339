"""Which beginning of a time an act answered, where the time began on Monday 1 June and again on the 10th; by hand."""

from datetime import date

import pytest

from navigator.case.facts.history import Known
from navigator.case.limit.beginnings import Beginning
from navigator.case.limit.matching import matches
from navigator.model.cases import Fact, Span
from tests.support.opinions import june

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
