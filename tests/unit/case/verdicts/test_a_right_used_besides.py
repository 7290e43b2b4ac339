"""An act that no event shows is still to be done while what comes after it in its stage may not have been.

As in a dispute about a child's care plan, of which an outside body may be told at any point: that it may have been told
at the stage before says nothing of who has to resolve the dispute now. All days are of June 2026; the 1st is a Monday.
"""

import pytest

from navigator.case.verdicts.position import Status
from navigator.model.policy import Policy
from tests.oracles import made
from tests.support.opinions import found, june, of


def dispute() -> Policy:
    tell_before = made.act("tell-before", makes="body-told", by=made.ASKS, force="may")
    answer = made.act("answer", made.limit("10 days", "alert"), makes="answered")
    resolve = made.act("resolve")
    tell = made.act("tell", makes="body-told", by=made.ASKS, force="may")
    one = made.stage("one", [answer, tell_before], [made.out("formal", "two")], opens=("alert",))
    return made.policy(
        "alert answered formal resolved body-told",
        one,
        made.stage("two", [resolve, tell], [made.out("resolved", "end")]),
    )


@pytest.mark.parametrize(
    "facts",
    [
        "formal=2026-06-10",
        "alert=2026-06-01 formal=2026-06-10",
        # It was told at the first stage, before anybody had to resolve anything at the second.
        "alert=2026-06-01 body-told=2026-06-05 formal=2026-06-10",
        "formal=2026-06-10 body-told=no",
        # Those who ask used a right of theirs, and those who answer have to resolve it all the same.
        "formal=2026-06-10 body-told=2026-06-12",
    ],
)
def test_who_has_to_resolve_it_is_told(facts: str) -> None:
    assert of(found(dispute(), facts, june(15)), "resolve")[0] is Status.OPEN


def test_what_they_did_after_it_in_its_stage_has_overtaken_it() -> None:
    policy = made.policy(
        "asked replied content",
        made.stage("one", [made.act("look"), made.act("reply", makes="replied")], [made.out("content", "end")]),
    )
    assert of(found(policy, "asked=2026-06-01 replied=2026-06-12", june(15)), "look")[0] is Status.NOT_TOLD


@pytest.mark.parametrize(
    "facts",
    ["settled=2026-06-01 settled=2026-06-10 decided=yes", "settled=2026-06-01 settled=2026-06-12 decided=2026-06-08"],
)
def test_where_it_may_be_over_too_only_what_came_at_its_stage_counts(facts: str) -> None:
    """Over without a decision, or at the second stage, where it was decided: nobody has to look at it."""
    acts = [made.act("look"), made.act("decide", made.limit("10 days", "formal"), makes="decided")]
    policy = made.policy(
        "alert settled formal decided accepted",
        made.stage("one", [], [made.out("settled", "end"), made.out("formal", "two")], opens=("alert",)),
        made.stage("two", acts, [made.out("accepted", "end")]),
    )
    position = found(policy, facts, june(15))
    assert position.may_be_ended
    assert not position.ended
    assert of(position, "look")[0] is Status.NOT_TOLD
