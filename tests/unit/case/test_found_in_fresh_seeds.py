"""What drawn procedures that nobody had looked at showed to be wrong in one of the two opinions: small, and by hand.

All days are of June 2026; the 1st is a Monday.
"""

from datetime import date

import pytest

from navigator.model.policy import Policy
from tests.oracles import engine, made, worlds
from tests.unit.case.test_what_the_end_of_a_time_tells import both, june


def test_a_step_of_one_track_comes_before_or_after_that_of_another_where_it_leads_to_that() -> None:
    """Passed up to two and three on the 7th, decided on the 7th; four waits for both. Taken back to two on some day.

    Where that was on the 7th, before the decision, both tracks were over with it: the case is at four.
    """
    one = made.stage("one", [], [made.out("passed-up", "two+three")], opens=("asked",))
    two = made.stage("two", [], [made.out("decided", "four")])
    three = made.stage("three", [], [made.out("taken-back", "two")])
    four = made.stage("four", joins=("two", "three"))
    policy = made.policy("asked passed-up decided taken-back", one, two, three, four)
    assert both(policy, "passed-up=2026-06-07 decided=2026-06-07 taken-back=yes", 26).stages == {"two", "four"}


def two_texts() -> tuple[Policy, tuple[Policy, ...]]:
    """A reply within 12 days by the older of two texts; the newer, since the 4th, has no such time."""
    reply = made.act("reply", made.limit("12 days"), makes="replied")
    older = made.policy("asked/sent replied", made.stage("one", [reply], opens=("asked",)), since=date(2026, 5, 30))
    newer = made.policy("asked/sent replied", made.stage("one", opens=("asked",)), version="2", since=june(4))
    return newer, (older,)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [("asked=first-class:2026-06-02 replied=2026-06-03", 16), ("asked=first-class:2026-06-02", 15)],
)
def test_a_letter_under_an_older_text_came_by_its_last_day_only_where_nothing_else_did(
    facts: str, expected: int
) -> None:
    """A letter posted on the 2nd comes on the 3rd or the 4th; the text of the 4th has no time for a reply.

    The older one applies where it came on the 3rd: due on the 15th. It does anyway where there was a reply on the 3rd;
    then the letter is presumed to have come on the 4th at the latest all the same: due on the 16th.
    """
    newer, older = two_texts()
    case, calendars = made.case(facts), made.weekdays()
    found = [each(newer, calendars, case, june(30), older) for each in (engine.verdict, worlds.verdict)]
    assert [max(filter(None, each.act("reply").dates)) for each in found] == [june(expected)] * 2
    assert not worlds.differences(found[1], found[0], frozenset({"changed_by"}))


def test_what_was_told_twice_for_one_day_happened_twice_on_it() -> None:
    """Passed up, sent back and passed up again, all on the 10th: it is at two."""
    one = made.stage("one", [], [made.out("passed-up", "two")], opens=("asked",))
    two = made.stage("two", [], [made.out("sent-back", "one")])
    policy = made.policy("asked passed-up sent-back", one, two)
    assert both(policy, "passed-up=2026-06-10 sent-back=2026-06-10 passed-up=2026-06-10", 18).stages == {"two"}


@pytest.mark.parametrize("told", ["told=2026-06-03", "told=yes", "asked=2026-06-01 told=yes"])
def test_what_begins_a_time_without_its_day_leaves_as_much_open_as_with_it_where_an_end_has_none(told: str) -> None:
    """Ten working days from the earlier of two events, one of them told of; settled on some day.

    It may have been settled before that, and then it went on. To tell no day of it is no surer than to tell one.
    """
    reply = made.act("reply", made.limit("10 working days", "asked told", pick="earlier"), makes="replied")
    one = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    said = both(made.policy("asked told replied content", one), f"{told} content=yes", 12)
    assert (said.ended, said.may_be_ended) == (False, True)
