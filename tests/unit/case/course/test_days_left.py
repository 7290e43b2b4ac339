"""What is left of the days of events by pairs that need not hold, where nobody knows which of them to give up."""

from datetime import date

from navigator.case.course.days_left import MOST, Days
from navigator.case.facts.history import Known
from navigator.model.cases import Fact, Span


def on(event: str, day: int) -> Known:
    """Something that was told of a day in November."""
    told = date(2026, 11, day)
    return Known(Fact(event, happened=True, span=Span(told, told)), told, told)


def some_day(event: str, first: int, last: int, *, maybe: bool = False) -> Known:
    return Known(Fact(event, happened=True), date(2026, 11, first), date(2026, 11, last), maybe=maybe)


def days(*known: Known) -> Days:
    return Days({each.event: (each,) for each in known}, frozenset(), frozenset(), frozenset())


def test_what_did_not_happen_in_one_of_several_ways_may_have() -> None:
    """The letter was on the 10th; what follows it can have been up to the 5th, so then it did not happen."""
    pairs = (("letter", "answer"), ("letter", "call"))
    held = days(on("letter", 10), some_day("answer", 1, 5, maybe=True), some_day("call", 1, 20))
    left = held.as_one_of([frozenset({pairs[0]}), frozenset({pairs[1]})], pairs, ())
    (answer,), (call,) = left.history["answer"], left.history["call"]
    assert (answer.first, answer.last, answer.maybe) == (date(2026, 11, 1), date(2026, 11, 5), True)
    # With the first pair given up it came after the letter, with the second on any of its days.
    assert (call.first, call.last, call.maybe) == (date(2026, 11, 1), date(2026, 11, 20), False)


def test_where_there_are_too_many_ways_all_that_stands_against_something_is_given_up() -> None:
    """Six times something lies between two days of which the second comes first: 64 ways to give up a pair of each."""
    known, pairs = [], []
    for each in "abcdef":
        known += [on(f"{each}1", 10), some_day(f"{each}2", 1, 30), on(f"{each}3", 5)]
        pairs += [(f"{each}1", f"{each}2"), (f"{each}2", f"{each}3")]
    assert MOST < 2**6
    assert list(days(*known).least_given_up(pairs, ())) == [frozenset(pairs)]
    few = days(*known[:3]).least_given_up(pairs[:2], ())
    assert set(few) == {frozenset({pairs[0]}), frozenset({pairs[1]})}
