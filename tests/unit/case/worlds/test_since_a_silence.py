"""Times that begin with the end of a time which ran out by the count alone, and what came when they were over.

June 2026 begins on a Monday. Worked out by hand; the second opinion is asked too.
"""

import pytest

from navigator.model.policy import Policy
from tests.oracles import made
from tests.support.opinions import both, judged

FACTS = "asked=2026-06-01 answered=no"


def silent(start: str = "silence") -> Policy:
    """An answer within 10 days, or it is a refusal; then 5 days to go to court, or to ask again."""
    answer = made.act("answer", made.limit("10 days", expiry=made.expiry("silence")), makes="answered")
    within = made.limit("5 days", start, expiry=made.expiry("over"), anew=" " in start)
    court = made.act("court", within, makes="claimed", by=made.ASKS, force="may")
    again = made.act("again", made.limit("5 days", "silence"), makes="asked-again", by=made.ASKS, force="may")
    decide = made.act("decide", made.limit("5 days", "asked-again"), makes="decided")
    one = made.stage("one", [answer], [made.out("answered", "two"), made.out("silence", "two")], opens=("asked",))
    outs = [made.out("claimed", "court"), made.out("asked-again", "three"), made.out("over", "end")]
    stages = one, made.stage("two", [court, again], outs), made.stage("three", [decide]), made.stage("court")
    return made.policy("asked answered silence asked-again over claimed decided", *stages)


@pytest.mark.parametrize("start", ["silence", "silence answered"])
def test_what_came_when_a_time_since_a_silence_was_over_leads_nowhere(start: str) -> None:
    """Asked on the 1st: a refusal by silence on the 12th, the court until the 17th. Asked again on the 22nd.

    It was said to be at the third stage, as if that had come in time.
    """
    said = both(silent(start), f"{FACTS} claimed=no asked-again=2026-06-22", 25)
    assert (said.ended, said.places) == (True, frozenset({frozenset({"end:settled"})}))


def test_where_nobody_spoke_of_the_court_it_may_be_there() -> None:
    said = both(silent(), f"{FACTS} asked-again=2026-06-22", 25)
    assert said.places == {frozenset({"end:settled"}), frozenset({"court"})}
    assert said.asked == {"claimed"}


def test_what_came_in_time_leads_on() -> None:
    said = both(silent(), f"{FACTS} asked-again=2026-06-17", 25)
    assert said.places == {frozenset({"three"})}


def test_on_the_day_after_the_last_day_it_is_over_or_has_gone_on() -> None:
    """Of two ways out of a stage on one day either may have been the first."""
    said = both(silent(), f"{FACTS} claimed=no asked-again=2026-06-18", 25)
    assert said.places == {frozenset({"end:settled"}), frozenset({"three"})}


def test_what_came_too_late_after_a_silence_unless_a_clock_was_stopped_may_have_been_late() -> None:
    """Asked again on the 19th, where the 17th was the last day unless a clock was stopped. Nothing was said of that."""
    answer = made.act("answer", made.limit("10 days", expiry=made.expiry("silence")), makes="answered")
    why = made.act("why", makes="stopped", by=made.ASKS, force="may")
    within = made.limit("5 days", "silence", pauses=(made.pause(),))
    again = made.act("again", within, makes="asked-again", by=made.ASKS, force="may")
    stages = (
        made.stage("one", [answer], [made.out("answered", "end"), made.out("silence", "two")], opens=("asked",)),
        made.stage("two", [why, again], [made.out("asked-again", "three")]),
        made.stage("three"),
    )
    policy = made.policy("asked answered silence stopped restarted asked-again", *stages)
    facts = f"{FACTS} asked-again=2026-06-19"
    assert both(policy, facts, 25).act("again").may_be_done_late
    said = "This may have been late. It may have been due by Wednesday 17 June 2026."
    assert judged(policy, facts, "asked-again") == said
    assert judged(policy, facts.replace("06-19", "06-17"), "asked-again").startswith("In time.")
