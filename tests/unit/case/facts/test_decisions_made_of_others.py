"""What is made of other events: one of them, or all, told by themselves or together with it.

Worked out by hand; `told`, `act` and `both` ask the second opinion too. June 2026 begins on a Monday.
"""

from datetime import date

from navigator.case.verdicts.position import Status
from navigator.model.policy import Policy
from tests.oracles import made
from tests.support.opinions import both, found


def deciding() -> Policy:
    """A decision is a refusal or a consent; without one in 5 days it counts as consent. A refusal can be appealed."""
    within = made.limit("5 days", expiry=made.expiry("deemed"))
    decide = made.act("decide", within, makes="decided")
    one = made.stage(
        "one",
        [decide],
        [made.out("deemed", "end"), made.out("accepted", "end"), made.out("rejected", "two")],
        opens=("asked",),
    )
    appeal = made.act("appeal", made.limit("28 days", "rejected"), force="may", by="parent", makes="appealed")
    two = made.stage("two", [appeal], [made.out("appealed", "end")])
    made_of = {"decided": {"any_of": ("rejected", "accepted")}}
    return made.policy("asked rejected accepted decided deemed appealed", one, two, made_of=made_of)


def test_a_decision_made_of_others_may_have_been_the_one_that_can_be_appealed() -> None:
    """Asked on Monday 1 June, the decision was due on Saturday 6. Refused by then, there is time until 4 July."""
    said = found(deciding(), "asked=2026-06-01")
    assert {tuple(visit.stage for visit in each.active) for each in said.journeys} == {("two",), ()}
    assert (said.ended, said.may_be_ended) == (False, True)
    assert "appeal" in {each.clause.id for each in said.may}
    assert set(said.asked) == {"rejected", "accepted"}


def test_nothing_may_have_led_to_an_appeal_once_both_are_denied() -> None:
    said = found(deciding(), "asked=2026-06-01 rejected=no accepted=no")
    assert said.ended


def test_a_decision_told_by_itself_was_one_of_those_that_it_is_made_of() -> None:
    """Decided on Thursday 4 June: a refusal can be appealed against for 28 days, by 2 July; a consent ended it."""
    said = found(deciding(), "asked=2026-06-01 decided=2026-06-04")
    assert {tuple(visit.stage for visit in each.active) for each in said.journeys} == {("two",), ()}
    assert (said.ended, said.may_be_ended) == (False, True)
    appeal = next(each for each in said.standings if each.clause.id == "appeal")
    assert appeal.due
    assert (appeal.due.safe, appeal.verdict.open, appeal.verdict.may_be_open) == (date(2026, 7, 2), False, True)
    assert not said.notes
    assert [fact.event for fact in said.happened] == ["asked", "decided"]


def test_what_was_denied_was_not_the_decision() -> None:
    said = found(deciding(), "asked=2026-06-01 decided=2026-06-04 accepted=no")
    assert not said.may_be_ended
    appeal = next(each for each in said.running if each.clause.id == "appeal")
    assert appeal.due
    assert (appeal.due.safe, appeal.due.latest) == (date(2026, 7, 2), date(2026, 7, 2))
    assert "rejected" in {fact.event for fact in said.happened}


def test_with_all_of_several_told_by_itself_each_of_them_happened() -> None:
    """Both reports were in on 4 June; each was due on 6 June, and neither can have come later than both."""
    acts = [made.act(f"report-{n}", made.limit("5 days", "asked"), makes=f"report-{n}") for n in (1, 2)]
    made_of = {"reports": {"all_of": ("report-1", "report-2")}}
    one = made.stage("one", acts, [made.out("reports", "two")], opens=("asked",))
    two = made.stage("two", [made.act("decide", made.limit("5 days", "reports"), makes="decided")])
    policy = made.policy("asked report-1 report-2 reports decided", one, two, made_of=made_of)
    said = found(policy, "asked=2026-06-01 reports=2026-06-04")
    assert {each.clause.id: each.status for each in said.verdicts if each.stage == "one"} == {
        "report-1": Status.DONE,
        "report-2": Status.DONE,
    }
    assert [(each.clause.id, each.due and each.due.latest) for each in said.running] == [
        ("decide", date(2026, 6, 9)),
    ]


def test_a_reply_of_several_parts_was_not_complete_before_the_part_of_a_known_day() -> None:
    """Five working days from Thursday the 4th are over with the 11th; half of the reply was written on the 12th."""
    reply = made.act("reply", made.limit("5 working days", "asked", expiry=made.expiry()), makes="replied")
    one = made.stage("one", [reply], [made.out("ran-out", "end")], opens=("asked",))
    both_of = {"replied": {"all_of": ("wrote", "met")}}
    policy = made.policy("asked ran-out wrote met replied", one, made_of=both_of)
    assert both(policy, "asked=2026-06-04 wrote=2026-06-12", 13).ended


def test_what_needs_all_of_several_things_came_when_the_last_of_them_can_have() -> None:
    """A reply is a letter and a meeting: within a week of the 1st. They met on the 4th; the list has the letter first.

    So where there was a letter it was a reply by the 4th, and not late, though the case was settled on the 9th alone.
    """
    reply = made.act("reply", made.limit("1 week"), makes="replied")
    one = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    parts = {"replied": {"all_of": ("wrote", "met")}}
    policy = made.policy("asked wrote met replied content", one, made_of=parts)
    found = both(policy, "asked=2026-06-01 met=2026-06-04 content=2026-06-09", 19).act("reply")
    assert (found.may_be_done, found.may_be_done_late) == (True, False)


def test_what_was_said_not_to_be_made_yet_is_not_made_of_what_may_have_been() -> None:
    """Written on the 3rd, and nobody spoke of the meeting, which can have been before the reminder. There was no reply,
    so both were not yet."""
    acts = [
        made.act("talk", made.limit("3 days"), makes="met"),
        made.act("reply", made.limit("10 days"), makes="replied"),
        made.act("remind", makes="reminded"),
    ]
    one = made.stage("one", acts, [made.out("content", "end")], opens=("asked",))
    made_of = {"replied": {"all_of": ("wrote", "met")}}
    policy = made.policy("asked wrote met replied reminded content", one, made_of=made_of)
    facts = "asked=2026-06-01 wrote=2026-06-03 replied=no reminded=2026-06-05"
    assert not both(policy, facts, 20).act("reply").may_be_done


def test_what_was_made_of_a_step_that_nobody_told_happened_too() -> None:
    """Checked comes after the talk; with the letter, that was the reply."""
    acts = made.act("write", makes="wrote"), made.act("talk", makes="met"), made.act("reply", makes="replied")
    one = made.stage("one", acts, [made.out("met", "two")], opens=("asked",))
    two = made.stage("two", [made.act("check", made.limit("3 days", "met"), makes="checked")])
    made_of = {"replied": {"all_of": ("wrote", "met")}}
    policy = made.policy("asked wrote met replied checked", one, two, made_of=made_of)
    happened = found(policy, "asked=2026-06-01 wrote=2026-06-02 checked=2026-06-08").happened
    assert [each.event for each in happened] == ["asked", "wrote", "checked", "met", "replied"]
