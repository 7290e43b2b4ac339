"""Verdicts that somebody worked out with a pencil on procedures of their own, who had read the documentation alone.

June 2026 begins on a Monday; days are plain days. The second opinion is asked too.
"""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from navigator.case.position import position
from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.oracles import made
from tests.support import samples
from tests.unit.case.test_language import act, one_stage, told
from tests.unit.case.test_outside_finds import published


@pytest.mark.parametrize("stop", ["", " stopped=yes", " stopped=2026-06-01..2026-06-11"])
def test_a_clock_that_somebody_set_going_again_had_stopped(stop: str) -> None:
    """20 days from 1 June. Who asks said on the 11th what was meant, so the clock stood still for up to ten days."""
    within = made.limit("20 days", pauses=(made.pause("stopped", "resumed"),))
    clarify = replace(made.act("clarify", None, by="parent", force="should", makes="resumed"), after=("stopped",))
    policy = one_stage(within, "stopped resumed", clarify)
    found = act(policy, f"asked=2026-06-01 resumed=2026-06-11{stop}", date(2026, 6, 25))
    assert (str(found.safe), str(found.latest)) == ("2026-06-21", "2026-07-01")
    assert (found.late, found.may_be_late) == (False, True)


def answer(policy: Policy, facts: str, today: date) -> dict[str, Any]:
    calendars = made.weekdays()
    return position_report(Teller(policy, ENGLISH), position(policy, made.case(facts), today, calendars), calendars)


def test_a_right_that_was_lost_is_told_before_what_can_no_longer_come() -> None:
    """Six months from January are over. Comments, which begin their time again, can only follow an answer to it."""
    complain = made.act("complain", made.limit("6 months", "matter"), makes="asked", by="parent", force="may")
    anew = made.limit("14 days", "replied message", anew=True)
    comment = made.act("comment", anew, by="parent", force="may")
    policy = one_stage(made.limit("30 days"), "matter message", complain, comment)
    said = answer(policy, "matter=2026-01-31 asked=no", date(2026, 8, 1))
    assert "comment" not in said["heading"]
    assert "Friday 31 July 2026" in " ".join((said["heading"], *said["advice"]["lines"]))


IN_TIME = "In time. The last day was "
MAYBE_LATE = "This may have been late. It may have been due by "
UNSURE = "complaint-received=2026-10-26..2026-11-05"


@pytest.mark.parametrize(
    ("facts", "judged"),
    [
        ("complaint-received=2026-11-02 acknowledged=2026-11-02", f"{IN_TIME}Monday 9 November 2026."),
        # 5 working days from 26 October end on 2 November, from 5 November on the 12th.
        (f"{UNSURE} acknowledged=2026-11-02", f"{IN_TIME}Monday 2 November 2026 or later."),
        (f"{UNSURE} acknowledged=2026-11-03", f"{MAYBE_LATE}Monday 2 November 2026."),
    ],
)
def test_a_last_day_that_is_one_of_several_is_not_told_as_the_one(facts: str, judged: str) -> None:
    found = published("complaints", facts, "2026-11-23")
    said = position_report(Teller(found.journey.policy, ENGLISH), found, samples.library().calendars)
    assert [each["judged"] for each in said["done"] if each["event"] == "acknowledged"] == [judged]


def test_who_came_too_late_for_an_end_is_told_one_thing() -> None:
    """The time to appeal ran out on the 15th and closed the case. The appeal of the 16th may have been taken in."""
    appeal = made.act("appeal", made.limit("14 days", expiry=made.expiry("over")), makes="up", by="parent", force="may")
    one = made.stage("one", [appeal], [made.out("up", "two"), made.out("over", "end")], opens=("asked",))
    two = made.stage("two", [made.act("decide", made.limit("20 days", "up"))], [made.out("decided", "end")])
    said = answer(made.policy("asked up over decided", one, two), "asked=2026-06-01 up=2026-06-16", date(2026, 6, 20))
    assert said["heading"] == "This procedure has come to an end"
    doubts = [each["text"] for each in said["notes"] if each["kind"] == "doubt"]
    (doubt,) = [each for each in doubts if "last day" in each]
    assert doubt.startswith("This came after its last day, Monday 15 June 2026: up.")
    assert doubt.endswith("If it was accepted all the same, the case goes on. Ask whether it was.")
    assert not any("not accepted" in each for each in doubts)


@pytest.mark.parametrize(("more", "reader"), [("", "complainant"), (" acknowledged=no", "complainant"), ("", None)])
def test_what_was_sent_may_have_come_so_its_time_is_not_said_to_be_later(more: str, reader: str | None) -> None:
    """A reply was sent twenty days ago. The fourteen days since it came may be over, or not have begun."""
    found = published("complaints", f"complaint-received=2026-11-02 reply-sent=2026-11-10{more}", "2026-11-30")
    policy = found.journey.policy
    said = position_report(Teller(policy, ENGLISH, reader), found, samples.library().calendars)
    assert "when the Coordinator's" in said["heading"]
    assert "reached" in said["heading"]
    assert "If it has not come, ask for it." in said["advice"]["lines"]


@pytest.mark.parametrize("up", ["2026-06-16", "2026-06-17", "2026-06-16..2026-06-17", "2026-06-20"])
@pytest.mark.parametrize("accepts", [(made.ANSWERS,), ()])
def test_who_comes_a_day_late_can_be_accepted_as_who_comes_two_days_late(up: str, accepts: tuple[str, ...]) -> None:
    """14 days from 1 June end on the 15th. Where nobody may accept it later, the case is over in each."""
    within = replace(made.limit("14 days", expiry=made.expiry("over")), discretion=accepts)
    appeal = made.act("appeal", within, makes="up", by="parent", force="may")
    one = made.stage("one", [appeal], [made.out("up", "two"), made.out("over", "end")], opens=("asked",))
    two = made.stage("two", [made.act("decide", made.limit("20 days", "up"))], [made.out("decided", "end")])
    said = told(made.policy("asked up over decided", one, two), f"asked=2026-06-01 up={up}", date(2026, 6, 20))
    assert (said.ended, said.may_be_ended, set(said.stages)) == (not accepts, True, {"two"} if accepts else set())


@pytest.mark.parametrize(
    ("message", "dates", "is_open"),
    [
        ("2026-07-04", ("2026-07-18", "2026-07-18"), True),
        ("2026-07-06", ("2026-07-04", "2026-07-04"), False),
        ("2026-07-03..2026-07-06", ("2026-07-04", "2026-07-18"), False),
    ],
)
@pytest.mark.parametrize("force", ["may", "must"])
def test_after_a_silence_that_has_an_effect_no_message_begins_a_right_again(
    message: str, dates: tuple[str, str], force: str, *, is_open: bool
) -> None:
    """14 days from the last message; the answer of 20 June was the last until they were over on 4 July."""
    silence = made.limit("14 days", "answered message", anew=True, expiry=made.expiry("over"))
    comment = made.act("comment", silence, by="parent", force=force, makes="commented")
    answers = made.act("answer", made.limit("30 days"), makes="answered")
    finish = made.act("finish", made.limit("7 days", "over"), makes="final")
    one = made.stage("one", [answers, comment, finish], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked answered message commented over final content", one)
    facts = f"asked=2026-06-01 answered=2026-06-20 message={message}"
    found = act(policy, facts, date(2026, 7, 12), "comment")
    assert (str(found.safe), str(found.latest)) == dates
    assert found.open is (is_open or force == "must")


def test_who_has_to_pay_tomorrow_is_told_so_before_anything_is_over() -> None:
    """Two months of silence count as granted; the fee is then due in a day, or the permit is void."""
    decide = made.act("decide", made.limit("2 months", expiry=made.expiry("silent")), makes="granted")
    due = made.limit("1 day", "granted silent", pick="earlier", expiry=made.expiry("void"))
    one = made.stage("one", [decide], [made.out("granted", "two"), made.out("silent", "two")], opens=("asked",))
    pay = made.act("pay", due, by="parent", makes="paid")
    two = made.stage("two", [pay], [made.out("paid", "three"), made.out("void", "end")])
    three = made.stage("three", [made.act("report", made.limit("1 month", "paid"), by="parent")])
    policy = made.policy("asked granted silent paid void", one, two, three)
    said = answer(policy, "asked=2026-01-31", date(2026, 4, 1))
    assert "pay" in said["heading"].lower()
    assert not any("If so" in each or "If not" in each for each in said["advice"]["lines"])


@pytest.mark.parametrize(
    ("withdrawn", "ended"),
    [("10", False), ("11", True), ("12", True), ("10..2026-06-11", False), ("10..2026-06-12", False)],
)
def test_what_ends_every_track_on_days_around_the_end_of_one_may_have_left_another_open(
    withdrawn: str, *, ended: bool
) -> None:
    """Heard on the 11th: withdrawn on the 10th it was over, or went on; a span with the 10th in it says no more."""
    apply_ = made.act("apply", made.limit("15 days", "came"), by="parent", makes="applied")
    find = made.act("find", made.limit("21 days", "applied"), makes="found")
    view = made.act("view", made.limit("10 days", "applied"), makes="heard")
    decide = made.act("decide", made.limit("5 days", "heard"), makes="decided")
    stages = (
        made.stage("apply", [apply_], [made.out("applied", "facts+views")], opens=("came",)),
        made.stage("facts", [find], [made.out("found", "hear")]),
        made.stage("views", [view], [made.out("heard", "hear")]),
        made.stage("hear", [decide], [made.out("decided", "end")], joins=("facts", "views")),
    )
    everywhere = (made.out("withdrawn", "end"),)
    policy = made.policy("came applied found heard decided withdrawn", *stages, outcomes=everywhere)
    facts = f"came=2026-05-20 applied=2026-06-01 heard=2026-06-11 withdrawn=2026-06-{withdrawn}"
    said = told(policy, facts, date(2026, 6, 30))
    assert (said.ended, said.may_be_ended) == (ended, True)


def test_a_meeting_whose_day_may_lie_ahead_is_not_said_to_be_done() -> None:
    meet = made.act("meet", made.limit("30 days"), makes="met")
    one = made.stage("one", [meet], [made.out("over", "end")], opens=("asked",))
    policy = made.policy("asked met/future over", one)
    said = answer(policy, "asked=2026-06-01 met=2026-06-10..2026-06-20", date(2026, 6, 15))
    told_of = [each["where"] for each in (*said["not_told"], *said["running"]) if each["clause"] == "meet"]
    assert told_of == ["The day that you told us may lie ahead, so this may be done or not."]


def test_what_comes_before_the_end_of_a_time_that_alone_begins_it_is_too_early() -> None:
    """The council had until 30 June to pay. A claim of the 20th cannot be about what was not due yet."""
    pay = made.act("pay", made.limit("14 days", expiry=made.expiry("unpaid")), makes="paid")
    claim = made.act("claim", made.limit("3 months", "unpaid"), by="parent", force="may", makes="claimed")
    decide = made.act("decide", made.limit("10 days", "claimed"), makes="decided")
    one = made.stage(
        "one", [pay, claim, decide], [made.out("paid", "end"), made.out("decided", "end")], opens=("asked",)
    )
    policy = made.policy("asked paid unpaid claimed decided", one)
    facts, today = "asked=2026-06-16 claimed=2026-06-20 paid=no", date(2026, 7, 15)
    assert told(policy, facts, today).act("decide").open is False
    said = answer(policy, facts, today)
    assert not [each for each in said["running"] if each["clause"] == "decide"]
    assert any(each["kind"] == "too soon" for each in said["notes"]), said["notes"]
