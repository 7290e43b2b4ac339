"""More time that can be taken once for several limits, and more time in some cases alone.

The authority may extend the time for the reply or for the review, once, by 20 days. A case that is about many people
can take 5 days more.
"""

from dataclasses import replace
from datetime import date

import pytest

from navigator.explain.changes import changes
from navigator.explain.teller import Teller
from navigator.model.cases import Case
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.oracles import engine, made, worlds
from tests.oracles.worlds import ActVerdict

FOR_REPLY = made.more_time("reply-longer", by="20 days", name="for-reply")
FOR_REVIEW = made.more_time("review-longer", by="20 days", name="for-review", not_with=("for-reply",))
TODAY = date(2026, 9, 1)


def once() -> Policy:
    """A reply within 10 days of Monday 1 June, by Thursday 11 June; a review within 10 days of the wish for one."""
    reply = made.act("reply", made.limit("10 days", extensions=(FOR_REPLY,)), makes="replied")
    within = made.limit("10 days", "review-wanted", extensions=(FOR_REVIEW,))
    review = made.act("review", within, makes="reviewed", after="review-wanted")
    stage = made.stage("one", [reply, review], [made.out("content", "end")], opens=("asked",))
    return made.policy("asked reply-longer replied review-wanted review-longer reviewed content", stage)


def act(policy: Policy, facts: str, name: str, today: date = TODAY, answers: tuple[str, ...] = ()) -> ActVerdict:
    """What the engine says, once the second opinion has said the same."""
    told = Case(made.case(f"asked=2026-06-01 {facts}").facts, answers=answers)
    asked = policy, made.weekdays(), told, today
    said = engine.verdict(*asked)
    assert list(worlds.differences(worlds.verdict(*asked, changed_by=False), said, frozenset({"changed_by"}))) == []
    return said.act(name)


# A review wanted on Monday 22 June is due on Thursday 2 July, or 20 days later on Wednesday 22 July.
JUNE_11, JULY_1, JULY_2, JULY_22 = date(2026, 6, 11), date(2026, 7, 1), date(2026, 7, 2), date(2026, 7, 22)
WANTED = "replied=2026-06-20 review-wanted=2026-06-22"


@pytest.mark.parametrize(
    ("facts", "dates"),
    [
        (WANTED, (JULY_2, JULY_2)),
        (f"{WANTED} review-longer=2026-06-25", (JULY_22, JULY_22)),
        (f"reply-longer=2026-06-05 {WANTED}", (JULY_2, JULY_2)),
        # It was used for the reply, and for the reply in vain on Friday 12 June.
        (f"reply-longer=2026-06-05 {WANTED} review-longer=2026-06-25", (JULY_2, JULY_2)),
        (f"reply-longer=2026-06-12 {WANTED} review-longer=2026-06-25", (JULY_2, JULY_2)),
        # What came for the reply after that for the review takes nothing from it.
        (f"{WANTED} review-longer=2026-06-25 reply-longer=2026-06-26", (JULY_22, JULY_22)),
        # On one day the file's order decides: the reply stands above.
        (f"{WANTED} reply-longer=2026-06-25 review-longer=2026-06-25", (JULY_2, JULY_2)),
        # Of days that overlap nobody knows which was first.
        (f"{WANTED} reply-longer=2026-06-24..2026-06-28 review-longer=2026-06-26", (JULY_2, JULY_22)),
        # It may have come when the review's time was over, and then whatever came first is no matter.
        (f"{WANTED} reply-longer=no review-longer=2026-06-30..2026-07-04", (JULY_2, JULY_22)),
    ],
)
def test_what_was_used_for_the_reply_is_not_there_for_the_review(facts: str, dates: tuple[date, date]) -> None:
    found = act(once(), facts, "review")
    assert (found.safe, found.latest) == dates


@pytest.mark.parametrize(
    ("facts", "due"),
    [
        ("reply-longer=2026-06-05", JULY_1),
        ("review-longer=2026-06-04 reply-longer=2026-06-05", JUNE_11),
        ("review-longer=2026-06-05 reply-longer=2026-06-05", JULY_1),
    ],
)
def test_so_it_is_the_other_way_round(facts: str, due: date) -> None:
    assert act(once(), facts, "reply").latest == due


def test_both_limits_say_that_the_other_keeps_it_from_counting() -> None:
    teller = Teller(once(), ENGLISH)
    for name, other in (("reply", "review-longer"), ("review", "reply-longer")):
        limit = teller.policy.duties[name].limit
        assert limit
        assert f"It does not count if there is more time already because {other}." in " ".join(changes(teller, limit))


def of_many() -> Policy:
    """A reply within 10 days of Monday 1 June; 5 days more where the case is about many people."""
    more = made.more_time("told", by="5 days", name="many", only=("many",))
    whole = made.cap("whole", made.limit("20 days", extensions=(replace(more, id="whole-many"),)), "one")
    reply = made.act("reply", made.limit("10 days", extensions=(more,)), makes="replied")
    stage = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    questions = made.question("whom", "one-person", "many")
    return made.policy("asked told replied content", stage, caps=(whole,), questions=questions)


# 10 days are over on Thursday 11 June, 15 on Tuesday 16; 20 on Sunday 21, 25 on Friday 26.
@pytest.mark.parametrize(
    ("answers", "reply", "whole"),
    [
        (("one-person",), (11, 11), (21, 21)),
        (("many",), (16, 16), (26, 26)),
        # Whoever was told of it has a case in which it is there.
        ((), (16, 16), (26, 26)),
    ],
)
def test_more_time_for_some_answers_alone(
    answers: tuple[str, ...], reply: tuple[int, int], whole: tuple[int, int]
) -> None:
    for name, (safe, latest) in (("reply", reply), ("whole", whole)):
        found = act(of_many(), "told=2026-06-05", name, date(2026, 6, 8), answers)
        assert (found.safe, found.latest) == (date(2026, 6, safe), date(2026, 6, latest))


def test_for_which_answers_it_is_told_until_they_are_given() -> None:
    limit = of_many().duties["reply"].limit
    assert limit
    assert "This holds only if many." in " ".join(changes(Teller(of_many(), ENGLISH), limit))


def test_of_too_many_notices_to_order_each_can_have_been_the_one_that_counts() -> None:
    """30 days from 1 June are over on 1 July. 20 days more do not go with 5 more: whichever of the two came first.

    Two other notices give a day each. With the 20 that is 23 July, with the 5 it is 8 July; any order can have been.
    """
    more = (("long", "20 days", ("short",)), ("short", "5 days", ()), ("one", "1 day", ()), ("other", "1 day", ()))
    notices = [made.more_time(f"more-{name}", by=by, name=name, not_with=apart) for name, by, apart in more]
    reply = made.act("reply", made.limit("30 days", extensions=tuple(notices)), makes="replied")
    events = [each.event for each in notices]
    policy = made.policy(f"asked {' '.join(events)} replied", made.stage("one", [reply], opens=("asked",)))
    days = ("2026-06-03..2026-06-10", "2026-06-02..2026-06-09", "2026-06-04..2026-06-11", "2026-06-05..2026-06-12")
    told = made.case(" ".join(("asked=2026-06-01", *map("=".join, zip(events, days, strict=True)))))
    found = engine.verdict(policy, made.weekdays(), told, date(2026, 6, 25)).act("reply")
    assert found.safe
    assert found.latest
    assert found.safe <= date(2026, 7, 8)
    assert found.latest >= date(2026, 7, 23)
