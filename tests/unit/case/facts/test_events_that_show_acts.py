"""Events that show acts, are made of others or were sent: dates counted by hand, then asked of both opinions."""

from datetime import date

import pytest

from navigator.model.policy import Policy
from tests.oracles import made
from tests.support.opinions import act, told


def replied_by(**made_of: tuple[str, ...]) -> Policy:
    """Reply within 10 days, with a letter or at a meeting, or with both."""
    reply = made.act("reply", made.limit("10 days"), makes="replied")
    stage = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    return made.policy("asked wrote met replied content", stage, made_of={"replied": made_of})


@pytest.mark.parametrize(
    ("facts", "done", "late"),
    [
        # The last day is Thu 11. The letter came on Wed 10, the meeting on Fri 12.
        ("wrote=2026-06-10 met=2026-06-12", True, False),
        ("met=2026-06-12", True, True),
        ("wrote=no met=no", False, False),
    ],
)
def test_an_act_is_done_with_the_first_of_several_events(facts: str, *, done: bool, late: bool) -> None:
    found = act(replied_by(any_of=("wrote", "met")), f"asked=2026-06-01 {facts}", date(2026, 6, 15))
    assert (found.done, found.done_late, found.late) == (done, late, not done)


@pytest.mark.parametrize(
    ("facts", "done", "late"),
    [
        ("wrote=2026-06-10 met=2026-06-11", True, False),
        ("wrote=2026-06-10 met=2026-06-12", True, True),
        ("wrote=2026-06-10 met=no", False, False),
    ],
)
def test_an_act_is_done_with_the_last_of_several_events(facts: str, *, done: bool, late: bool) -> None:
    found = act(replied_by(all_of=("wrote", "met")), f"asked=2026-06-01 {facts}", date(2026, 6, 15))
    assert (found.done, found.done_late, found.late) == (done, late, not done)


@pytest.mark.parametrize(
    ("facts", "done", "late", "may_be_late"),
    [
        # Ten days from Monday 1 June end on Thursday 11. It came on the 11th, so it was sent by then.
        ("asked=2026-06-01 came=2026-06-11", True, False, False),
        # It came on the 12th: it can have been sent on the 11th.
        ("asked=2026-06-01 came=2026-06-12", True, False, True),
        # Whoever tells when it was posted tells when it was sent.
        ("asked=2026-06-01 came=first-class:2026-06-12", True, True, True),
        ("asked=2026-06-01 came=first-class:2026-06-11", True, False, False),
        # What was told of the sending itself stands.
        ("asked=2026-06-01 replied=2026-06-10 came=2026-06-12", True, False, False),
        ("asked=2026-06-01 came=no", False, False, False),
        ("asked=2026-06-01 came=yes", True, False, True),
    ],
)
def test_what_came_was_sent(facts: str, *, done: bool, late: bool, may_be_late: bool) -> None:
    reply = made.act("reply", made.limit("10 days"), makes="replied")
    stage = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    sent = {"came": {"arrival_of": "replied"}}
    policy = made.policy("asked replied came/sent content", stage, made_of=sent)
    found = act(policy, facts, date(2026, 6, 15))
    assert (found.done, found.done_late, found.may_be_done_late) == (done, late, may_be_late)


def test_what_came_and_is_said_not_to_have_been_sent_cannot_be() -> None:
    reply = made.act("reply", made.limit("10 days"), makes="replied")
    stage = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked replied came/sent content", stage, made_of={"came": {"arrival_of": "replied"}})
    assert told(policy, "asked=2026-06-01 replied=no came=2026-06-03").contradicts


def test_what_was_sent_leads_on_when_it_came() -> None:
    stage = made.stage("one", [], [made.out("refused", "end")], opens=("asked",))
    policy = made.policy("asked refused came/sent", stage, made_of={"came": {"arrival_of": "refused"}})
    assert told(policy, "asked=2026-06-01 came=2026-06-03").ended
    assert not told(policy, "asked=2026-06-01 came=no").ended


def test_an_event_of_two_acts_does_not_tell_that_the_time_of_either_began() -> None:
    """A hole was mended: in time for the 90 days, or because somebody used it; that nobody did is no contradiction."""
    usual = made.act("mend", made.limit("90 days"), makes="mended")
    urgent = made.act("mend-at-once", made.limit("7 days", "used"), makes="mended", after="used")
    stage = made.stage("one", [usual, urgent], [made.out("over", "end")], opens=("asked",))
    policy = made.policy("asked used mended over", stage)
    found = told(policy, "asked=2026-06-01 used=no mended=2026-06-03")
    assert not found.contradicts
    assert found.act("mend").done


@pytest.mark.parametrize("facts", ["news=2026-06-06", "asked=2026-06-06 news=2026-06-06"])
def test_what_is_repeated_counts_from_the_day_on_which_it_was_done_and_not_as_what_is_sent(facts: str) -> None:
    """News came on Saturday 6 June 2026; 4 working days from there end on Thursday 11. Only the request is sent."""
    news = made.act("reply", made.limit("4 working days", every=True, until="over"), makes="news")
    stage = made.stage("one", [news], [made.out("over", "end")], opens=("asked",))
    policy = made.policy("asked/sent news over", stage, counting={"receipt": "next working day"})
    found = act(policy, facts, date(2026, 6, 8))
    assert (found.safe, found.latest) == (date(2026, 6, 11), date(2026, 6, 11))


def test_a_stage_ends_early_when_all_have_voted() -> None:
    first = made.stage("vote", [], [made.out("all-voted", "two"), made.out("time-up", "two")], opens=("asked",))
    second = made.stage("two", [], [made.out("over", "end")])
    made_of = {"all-voted": {"all_of": ("one-voted", "other-voted")}}
    policy = made.policy("asked one-voted other-voted all-voted time-up over", first, second, made_of=made_of)
    assert told(policy, "asked=2026-06-01 one-voted=2026-06-02 other-voted=no").stages == {"vote"}
    assert told(policy, "asked=2026-06-01 one-voted=2026-06-02 other-voted=2026-06-03").stages == {"two"}


def test_what_opened_the_case_is_not_asked_for_again_where_it_was_sent_back() -> None:
    """Asked on the 1st, passed up on the 5th and back on the 10th: who asked need not ask again, but to look anew."""
    ask = made.act("ask", makes="asked", by="parent", force="should")
    look = made.act("look", makes="looked")
    one = made.stage("one", [ask, look], [made.out("passed-up", "two"), made.out("content", "end")], opens=("asked",))
    two = made.stage(
        "two", [made.act("decide", makes="decided")], [made.out("sent-back", "one"), made.out("decided", "end")]
    )
    policy = made.policy("asked looked passed-up sent-back decided content", one, two)
    said = told(
        policy, "asked=2026-06-01 looked=2026-06-03 passed-up=2026-06-05 sent-back=2026-06-10", date(2026, 6, 12)
    )
    assert (said.act("ask").done, said.act("ask").may_be_open) == (True, False)
    assert (said.act("look").done, said.act("look").open) == (False, True)
