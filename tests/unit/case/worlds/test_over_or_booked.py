"""What is over in some worlds, and what is booked and may be today: the others are told by themselves. By hand.

All days are of June 2026; the 1st is a Monday.
"""

from dataclasses import replace

import pytest

from navigator.model.policy import Policy
from tests.oracles import engine, made, worlds
from tests.support.opinions import both, dates, found, june


def appealing(to: str = "", late: tuple[str, ...] = ()) -> Policy:
    """10 days to appeal from the decision, or all is over; 5 days to decide about the appeal."""
    within = made.limit("10 days", "decided", expiry=made.expiry(), discretion=late)
    appeal = made.act("appeal", within, makes="appealed", by=made.ASKS, force="may")
    settle = made.act("settle", made.limit("5 days", "appealed"), makes="settled")
    outs = [made.out("ran-out", "end"), *([made.out("appealed", to)] if to else [made.out("settled", "end")])]
    one = made.stage("one", [appeal, *([] if to else [settle])], outs, opens=("decided",))
    others = [made.stage(to, [settle], [made.out("settled", "end")])] if to else []
    return made.policy("decided appealed settled ran-out", one, *others)


@pytest.mark.parametrize("to", ["", "two"])
@pytest.mark.parametrize(
    ("facts", "day", "latest"),
    [
        # Used at all, it was used by the 11th; what is due 5 days after that is due by the 16th.
        ("decided=2026-06-01 appealed=yes", 28, 16),
        ("decided=2026-06-01 appealed=yes", 12, 16),
        ("decided=2026-06-01 appealed=2026-06-09..2026-06-14", 28, 16),
        # Decided by the 4th: by the 14th, so by the 19th; and on the 12th nobody has appealed after that.
        ("decided=2026-06-01..2026-06-04 appealed=yes", 28, 19),
        ("decided=2026-06-01..2026-06-04 appealed=yes", 12, 17),
    ],
)
def test_of_a_right_used_on_an_unknown_day_the_last_day_is_one_on_which_it_was_not_over(
    to: str, facts: str, day: int, latest: int
) -> None:
    said = both(appealing(to), facts, day)
    assert said.may_be_ended
    assert said.act("settle").latest == june(latest)


def test_where_it_leads_on_and_may_be_accepted_late_any_day_can_have_been() -> None:
    """Accepted on the 28th, a decision is due by 3 July."""
    said = both(appealing("two", late=("manager",)), "decided=2026-06-01 appealed=yes", 28).act("settle")
    assert said.latest
    assert (said.latest - june(28)).days == 5


def hearing_for_many() -> Policy:
    """A reply within 5 days about one person; about many, within 9 days, and a hearing."""
    acts = [
        replace(made.act("reply", made.limit("5 days"), makes="replied"), only=("one-person",)),
        replace(made.act("tell", made.limit("9 days"), makes="told"), only=("many",)),
        replace(made.act("hear", made.limit("20 days"), makes="hearing"), only=("many",)),
    ]
    one = made.stage("one", acts, [made.out("content", "end")], opens=("asked",))
    events = "asked replied told hearing/future content"
    return made.policy(events, one, questions=made.question("who", "one-person", "many"))


@pytest.mark.parametrize("booked", ["2026-06-10", "2026-06-09..2026-06-10", "2026-06-07..2026-06-12"])
def test_a_booked_day_that_may_be_today_settles_no_answer(booked: str) -> None:
    """On the 9th: a hearing tomorrow has not been held, so it may be about one person still."""
    said = both(hearing_for_many(), f"asked=2026-06-01 hearing={booked}", 9)
    assert said.act("reply").may_be_late
    assert said.act("tell").latest is None


def test_a_hearing_that_was_held_does() -> None:
    said = both(hearing_for_many(), "asked=2026-06-01 hearing=2026-06-07..2026-06-09", 9)
    assert not said.act("reply").may_be_late
    assert dates(said.act("tell")) == (june(10), june(10))


@pytest.mark.parametrize(
    ("booked", "stages"),
    [
        ("2026-06-07..2026-06-09", {"two"}),
        ("2026-06-09..2026-06-10", {"one", "two"}),
        ("2026-06-10..2026-06-12", {"one"}),
    ],
)
def test_nor_does_it_say_for_sure_that_a_later_stage_was_reached(booked: str, stages: set[str]) -> None:
    """A hearing in stage two, booked for a day up to the 9th, or for a later one."""
    one = made.stage("one", [made.act("reply", made.limit("3 days"), makes="replied")], [made.out("up", "two")])
    two = made.stage(
        "two", [made.act("hear", made.limit("9 days", "up"), makes="hearing")], [made.out("content", "end")]
    )
    policy = made.policy("asked replied up hearing/future content", replace(one, opens=("asked",)), two)
    facts = f"asked=2026-06-01 hearing={booked}"
    asked = policy, made.weekdays(), made.case(facts), june(9)
    said, other = engine.verdict(*asked), worlds.verdict(*asked)
    assert (set(said.stages), set(other.stages)) == (stages, stages)
    assert not worlds.bolder(other, said)
    # What was told is told as it was, once.
    told = [fact for fact in found(policy, facts, june(9)).happened if fact.event == "hearing"]
    assert [str(fact.span.earliest)[-2:] for fact in told if fact.span] == [booked[8:10]]
    assert len(told) == 1


def test_where_the_case_need_not_have_gone_on_by_one_answer_it_may_have_by_another() -> None:
    """A reply about one person within 8 days of the 1st, or it is over; about many within 3, and nothing follows.

    Not answered, passed up on the 14th and accepted there on that day. About one person it ran out with the 9th and
    somebody overlooked that; about many nothing had to be overlooked. Both are so: neither date is the only one.
    """
    one_person = made.limit("8 days", expiry=made.expiry(), discretion=made.ANSWERS)
    acts = [
        replace(made.act("reply", one_person, makes="replied"), only=("one-person",)),
        replace(made.act("reply-to-many", made.limit("3 days"), makes="replied"), only=("many",)),
    ]
    one = made.stage("one", acts, [made.out("ran-out", "end"), made.out("passed-up", "two")], opens=("asked",))
    two = made.stage("two", [], [made.out("accepted", "end")])
    asked = made.question("who", "one-person", "many")
    policy = made.policy("asked ran-out replied passed-up accepted", one, two, questions=asked)
    said = both(policy, "asked=2026-06-01 replied=no passed-up=2026-06-14 accepted=2026-06-14", 15)
    assert dates(said.act("reply")) == (june(9), None)
    assert dates(said.act("reply-to-many")) == (june(4), None)


def meeting(*, before: bool = False) -> Policy:
    """A meeting that ends it; with `before`, there is a stage before it."""
    hold = made.act("hold", makes="meeting")
    ends = [made.out("meeting", "end")]
    if not before:
        return made.policy("asked meeting/future", made.stage("one", [hold], ends, opens=("asked",)))
    one = made.stage("one", [], [made.out("urgent", "two")], opens=("asked",))
    return made.policy("asked urgent meeting/future", one, made.stage("two", [hold], ends))


@pytest.mark.parametrize(
    ("policy", "facts", "stage"),
    [
        (meeting(), "asked=2026-06-01", "one"),
        (meeting(before=True), "asked=2026-06-01 urgent=2026-06-02", "two"),
        (meeting(before=True), "urgent=2026-06-02", "two"),
    ],
)
def test_what_ends_it_and_is_booked_for_one_of_several_days_may_have_ended_it(
    policy: Policy, facts: str, stage: str
) -> None:
    """On the 5th, of a meeting between the 3rd and the 10th: it was held and all is over, or it is to be held."""
    said = both(policy, f"{facts} meeting=2026-06-03..2026-06-10", 5)
    assert (said.may_be_ended, said.ended, said.stages) == (True, False, frozenset({stage}))
    # Before these days, on the last of them, and after them, there is no doubt.
    assert not both(policy, f"{facts} meeting=2026-06-06..2026-06-10", 5).may_be_ended
    assert both(policy, f"{facts} meeting=2026-06-03..2026-06-05", 5).ended
    assert both(policy, f"{facts} meeting=2026-06-03..2026-06-10", 11).ended


def test_of_two_meetings_one_may_have_been_and_the_other_not() -> None:
    """Two stages that each end with a meeting, on the 4th to the 8th and on the 5th to the 9th; today is the 6th."""
    one = made.stage("one", [made.act("meet", makes="first")], [made.out("first", "two")], opens=("asked",))
    two = made.stage("two", [made.act("hold", makes="second")], [made.out("second", "end")])
    policy = made.policy("asked first/future second/future", one, two)
    said = both(policy, "asked=2026-06-01 first=2026-06-04..2026-06-08 second=2026-06-05..2026-06-09", 6)
    assert (said.may_be_ended, said.ended, said.stages) == (True, False, frozenset({"one", "two"}))
