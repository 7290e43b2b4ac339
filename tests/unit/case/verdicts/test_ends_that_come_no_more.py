"""What waits for the end of a time that no longer comes: the act was done in time, so it is never to be done.

A reply is due by the 11th of June 2026, ten days after the 1st. Whoever has it may appeal within five days of it;
whoever has none may appeal once that time is over, and by the 21st. Worked out by hand.
"""

from datetime import date

import pytest

from navigator.model.policy import Policy
from tests.oracles import made
from tests.support.opinions import both, june, reported

ASKED = "asked=2026-06-01"


def silence(within: str = "20 days") -> Policy:
    """Two appeals: against the reply, and against silence."""
    reply = made.act("reply", made.limit("10 days", expiry=made.expiry("silent")), makes="replied")
    against = made.act(
        "against-reply", made.limit("5 days", "replied"), makes="appealed", by=made.ASKS, force="may", after="replied"
    )
    limit = made.limit(within) if within else None
    without = made.act("without-reply", limit, makes="appealed", by=made.ASKS, force="may", after="silent")
    decide = made.act("decide", made.limit("3 days", "appealed"), makes="decided")
    one = made.stage("one", [reply, against, without], [made.out("appealed", "two")], opens=("asked",))
    return made.policy("asked replied silent appealed decided", one, made.stage("two", [decide]))


def waiting(policy: Policy, facts: str, today: date) -> set[str]:
    return {each["clause"] for each in reported(policy, facts, today)["waiting"]}


@pytest.mark.parametrize("within", ["20 days", ""], ids=["by a day", "without a limit"])
def test_a_right_against_silence_is_not_told_where_the_reply_came_in_time(within: str) -> None:
    """It was told with its date as something that comes yet."""
    policy = silence(within)
    assert "without-reply" not in waiting(policy, f"{ASKED} replied=2026-06-05", june(8))
    # While the time for the reply runs, and while it may have come too late, it may still be.
    assert "without-reply" in waiting(policy, f"{ASKED} replied=no", june(8))
    late = reported(policy, f"{ASKED} replied=2026-06-10..2026-06-12", june(15))
    assert "without-reply" in {each["clause"] for part in ("running", "open") for each in late[part]}


def test_an_appeal_against_a_reply_was_too_late_though_the_time_without_a_reply_was_not_over() -> None:
    """A reply of the 5th leaves until the 10th. The appeal of the 12th may not be accepted: nothing is surely owed."""
    facts = f"{ASKED} replied=2026-06-05 appealed=2026-06-12"
    said = both(silence(), facts, 18).act("decide")
    assert (said.late, said.may_be_late, said.latest) == (False, True, june(15))


def test_an_appeal_without_a_reply_is_in_time_by_its_own_time() -> None:
    """No reply by the 11th: the appeal of the 20th is in time, and the decision of the 23rd late."""
    assert both(silence(), f"{ASKED} replied=no appealed=2026-06-20", 25).act("decide").late
    assert both(silence(), f"{ASKED} replied=2026-06-13 appealed=2026-06-20", 25).act("decide").late


@pytest.mark.parametrize("said", [" applied=no", ""], ids=["not done", "not mentioned"])
def test_a_right_not_used_is_over_where_the_case_may_have_ended_too(said: str) -> None:
    """Admitted between the 1st and the 3rd; until the 8th at the latest one could apply, and by the 13th all is over.

    On the 12th it was told under "You did not say whether this was done", though it was said.
    """
    apply = made.act("apply", made.limit("5 days"), makes="applied", by=made.ASKS, force="may")
    stay = made.cap("stay", made.limit("10 days", expiry=made.expiry("over")), "one")
    one = made.stage("one", [apply], [made.out("over", "end")], opens=("asked",))
    policy = made.policy("asked applied over", one, caps=(stay,))
    facts = f"asked=2026-06-01..2026-06-03{said}"
    held = reported(policy, facts, june(12))
    assert "This may also be over" in str(held)
    assert held["not_told"] == []
    assert "The time to apply ended on Monday 8 June 2026 or earlier." in str(held)


@pytest.mark.parametrize("within", ["20 days", ""], ids=["by a day", "without a limit"])
def test_a_right_that_waits_for_an_end_that_may_not_have_come_may_be_open(within: str) -> None:
    """Asked between the 1st and the 5th: the time for the reply ended between the 11th and the 15th; today is the 13th.

    It was told as running, and as what to do next.
    """
    facts = "asked=2026-06-01..2026-06-05 replied=no"
    said = both(silence(within), facts, 13).act("without-reply")
    assert (said.open, said.may_be_open) == (False, True)
    held = reported(silence(within), facts, june(13))
    row = next(each for part in ("running", "open") for each in held[part] if each["clause"] == "without-reply")
    assert row["status"] == "may be open"
    assert "reply" in held["heading"]
    assert "without-reply" not in held["heading"]
