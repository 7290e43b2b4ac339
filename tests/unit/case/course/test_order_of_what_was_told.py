"""In which order things can have happened: what the days, the list and the way through the stages say.

Worked out by hand; `told`, `act` and `both` ask the second opinion too. June 2026 begins on a Monday.
"""

from dataclasses import replace
from datetime import date

import pytest

from navigator.case.verdicts.position import NoteKind, Status
from navigator.model.limits import Limit
from navigator.model.policy import Policy
from tests.oracles import made
from tests.support.opinions import THE_25TH, act, both, found, june, modelled, of, published, told_in_words


def test_more_time_that_was_told_comes_after_the_acts_before_it_in_the_list() -> None:
    """Nobody said whether it was acknowledged, and the notice stands behind that in the list: it is not called late."""
    acknowledge = made.act("acknowledge", made.limit("3 days"), makes="acknowledged")
    reply = made.act("reply", made.limit("20 days", extensions=(made.more_time(by="5 days"),)), makes="replied")
    stage = made.stage("one", [acknowledge, reply], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked acknowledged more replied content", stage)
    facts = "asked=2026-06-01 more=2026-06-15"
    verdict = act(policy, facts, THE_25TH, "acknowledge")
    assert (verdict.late, verdict.may_be_late, verdict.may_be_done) == (False, True, True)
    # The notice says nothing of the reply itself, wherever it stands: 21 June, and 5 days more.
    assert act(policy, facts, date(2026, 6, 27)).late


def test_what_led_out_before_a_day_that_somebody_named_was_done() -> None:
    """The office names Thursday 18 June as the last day for an appeal. Lodged on the 15th, it is done and in time."""
    named = Limit(words="by the day named", day="deadline", named_by=("manager",), states=())
    lodge = made.act("lodge", named, force="may", by="parent", makes="lodged")
    one = made.stage("one", [lodge], [made.out("lodged", "two")], opens=("asked",))
    two = made.stage("two", [], [made.out("heard", "end")])
    policy = made.policy("asked deadline lodged heard", one, two)
    verdict = act(policy, "asked=2026-06-01 deadline=2026-06-18 lodged=2026-06-15", THE_25TH, "lodge")
    assert (verdict.done, verdict.may_be_done_late) == (True, False)


@pytest.mark.parametrize(
    ("key", "later", "sooner"),
    [
        ("dispute-resolution", "own-manager-asked", "still-differ-2"),
        ("multi-agency-dispute-resolution", "dispute-received", "no-resolution"),
        ("multi-agency-dispute-resolution", "dispute-received", "arbitration-sought"),
        ("conflict-between-partners", "not-settled-locally", "referred"),
        ("conference-complaints", "stage-2-asked", "review-outcome-sent"),
        ("complaints", "further-asked", "naccc-finished"),
    ],
)
def test_two_dates_the_wrong_way_round_are_named_across_steps_that_nobody_told(
    key: str, later: str, sooner: str
) -> None:
    """The first is needed for the second, and is told for a week after it."""
    said = published(key, f"{later}=2026-10-12 {sooner}=2026-10-05", "2026-11-20")
    assert [(note.kind, note.event, note.other) for note in said.notes] == [(NoteKind.OUT_OF_ORDER, sooner, later)]


def test_a_step_that_was_left_out_hides_no_date() -> None:
    """Nobody asked the line manager; the talk with the other professional was on 5 October: 10 working days."""
    said = published("dispute-resolution", "step-1-held=2026-10-05 own-manager-asked=no", "2026-10-20")
    ask = next(each for each in said.running if each.clause.id == "ask-team-manager")
    assert ask.due
    assert ask.due.safe == date(2026, 10, 19)
    assert [(note.kind, note.event) for note in said.notes] == [(NoteKind.LEFT_OUT, "own-manager-asked")]
    straight = published("conference-complaints", "stage-3-asked=2026-10-01 stage-2-asked=no", "2026-11-05")
    confirm = next(each for each in straight.running if each.clause.id == "confirm-outcome")
    assert confirm.due
    assert (confirm.due.safe, confirm.due.latest) == (date(2026, 10, 29), None)


def test_a_step_that_was_left_out_does_not_undo_the_order_of_the_others() -> None:
    """The talk at step 3 comes after the KSCP Manager was told, on 1 January: 10 working days on is 15 January."""
    facts = "step-1-held=2026-12-01 still-differ-2=2026-12-04 kscp-manager-told=2027-01-01 still-differ-3=2027-02-01"
    for more in ("", " own-manager-asked=no"):
        (refer,) = (
            each
            for each in published("dispute-resolution", facts + more, "2027-02-04").standings
            if each.clause.id == "refer-to-scrutineer"
        )
        assert refer.due
        assert refer.due.safe == date(2027, 1, 15)


@pytest.mark.parametrize(
    ("key", "facts", "today", "clause", "latest"),
    [
        # Sent on nobody knows when, and received on Thursday 12 November: 25 working days are over by 17 December.
        (
            "multi-agency-dispute-resolution",
            "scrutiny-received=2026-11-12 resolved-by-partners=2026-11-10",
            "2026-12-09",
            "finish",
            date(2026, 12, 17),
        ),
        # Asked for nobody knows when, and reviewed on Friday 20 November: 28 days are over by 18 December.
        (
            "conference-complaints",
            "response-accepted=2026-11-10 review-done=2026-11-20",
            "2026-11-28",
            "confirm-outcome",
            date(2026, 12, 18),
        ),
    ],
)
def test_an_end_that_was_told_says_nothing_of_the_day_of_another_way_out(
    key: str, facts: str, today: str, clause: str, latest: date
) -> None:
    """The way on that nobody told may be of long ago, and the end have come after it."""
    said = published(key, facts, today)
    found = next(each for each in said.running if each.clause.id == clause)
    assert (said.may_be_ended, said.ended, said.contradicts) == (True, False, False)
    assert of(said, clause)[1:] == (None, latest)
    assert found.verdict.may_be_late


@pytest.mark.parametrize(
    ("key", "facts", "later", "clause", "latest"),
    [
        # Arranged on Tuesday 10 November: it was asked for by then, so 28 days are over by 8 December.
        (
            "conference-complaints",
            "investigation-arranged=2026-11-10",
            "chairperson-contacted",
            "respond",
            "2026-12-08",
        ),
        ("conference-complaints", "review-done=2026-11-10", "chairperson-contacted", "confirm-outcome", "2026-12-08"),
        # Held on Tuesday 10 November: sent on by then. In one reading the time runs from when it was received.
        ("multi-agency-dispute-resolution", "scrutiny-meeting-held=2026-11-10", "dispute-received", "finish", None),
    ],
)
def test_a_first_contact_on_a_later_day_brings_no_date_forward(
    key: str, facts: str, later: str, clause: str, latest: str | None
) -> None:
    """The step between the two came before what it led to, and the days that were told do not fit: they are named."""
    said = published(key, f"{facts} {later}=2026-11-20", "2026-11-28")
    found = next(each for each in said.running if each.clause.id == clause)
    assert of(said, clause)[1:] == (None, latest and date.fromisoformat(latest))
    assert found.verdict.may_be_late
    first = facts.partition("=")[0]
    assert [(note.kind, note.event, note.other) for note in said.notes] == [(NoteKind.OUT_OF_ORDER, first, later)]


def test_to_have_acknowledged_what_has_not_come_cannot_be() -> None:
    said = published("complaints", "complaint-received=no acknowledged=2026-11-20", "2026-11-28")
    assert said.contradicts
    assert [(note.kind, note.event) for note in said.notes] == [(NoteKind.LEFT_OUT, "complaint-received")]


def test_a_first_contact_after_what_was_acknowledged_does_not_fit() -> None:
    """Written by Tuesday 10 November: in one reading, 15 working days from the acknowledgement, until 1 December."""
    said = published("complaints", "acknowledged=2026-11-10 raised=2026-11-20", "2026-11-28")
    assert of(said, "reply")[1:] == (None, date(2026, 12, 1))
    assert [(note.kind, note.event, note.other) for note in said.notes] == [
        (NoteKind.OUT_OF_ORDER, "acknowledged", "raised")
    ]


def test_a_day_that_stands_in_a_notice_has_no_place_in_the_list_of_what_happens() -> None:
    """It can be any day since it was issued: 3 months from Saturday 12 December are over on 12 March."""
    said = modelled("planning/enforcement", "issued=2026-11-01 served=2026-11-05 effect-day=yes", "2026-12-12")
    assert of(said, "comply") == (Status.RUNNING, date(2027, 2, 1), date(2027, 3, 12))


def accepting() -> Policy:
    """A reply is sent and comes; then it may be accepted, which ends the case, or be answered within 5 days."""
    reply = made.act("reply", made.limit("20 days"), makes="replied")
    further = made.act("go-on", made.limit("5 days", "came"), makes="went-on", force="may", by=made.ASKS)
    outs = [replace(made.out("accepted", "end"), after=("came",)), made.out("went-on", "two")]
    one = made.stage("one", [reply, further], outs, opens=("asked",))
    events = "asked replied came/sent accepted went-on"
    return made.policy(events, one, made.stage("two"), made_of={"came": {"arrival_of": "replied"}})


@pytest.mark.parametrize("earlier", ["came", "replied"])
def test_what_an_outcome_comes_after_is_not_later(earlier: str) -> None:
    """A reply that came on the 8th, or was sent then, cannot have been accepted on the 5th."""
    facts = f"asked=2026-06-01 {earlier}=2026-06-08 accepted=2026-06-05"
    assert both(accepting(), facts, 12).contradicts
    notes = found(accepting(), facts, june(12)).notes
    assert [(each.kind, each.other) for each in notes] == [(NoteKind.OUT_OF_ORDER, earlier)]


def test_what_was_accepted_on_a_day_that_nobody_told_had_come_before() -> None:
    """Both without a day: it came, and then it was accepted, which ended the case."""
    assert both(accepting(), "asked=2026-06-01 came=yes accepted=yes", 12).ended
    assert both(accepting(), "asked=2026-06-01 came=2026-06-08 accepted=yes", 12).ended


def test_an_outcome_tells_nothing_of_what_it_comes_after_but_the_order() -> None:
    said = both(accepting(), "asked=2026-06-01 accepted=2026-06-05", 12)
    assert said.ended
    assert not said.act("reply").done


@pytest.mark.parametrize(
    ("key", "facts"),
    [
        ("contact-centre/complaints", "reply-sent=2026-11-06 reply-accepted=2026-11-04"),
        ("contact-centre/complaints", "reply-received=2026-11-06 reply-accepted=2026-11-04"),
        ("contact-centre/complaints", "decision-sent=2026-11-06 decision-accepted=2026-11-04"),
        ("conference-complaints", "response-sent=2026-11-06 response-accepted=2026-11-04"),
    ],
)
def test_an_answer_accepted_before_it_was_given_is_two_dates_to_check(key: str, facts: str) -> None:
    assert told_in_words(key, facts, "2026-11-12")["advice"]["heading"].startswith("First check two dates")


@pytest.mark.parametrize("day", ["yes", "2026-11-04"])
def test_a_reply_that_came_and_was_accepted_without_a_day_is_the_end(day: str) -> None:
    facts = f"complaint-received=2026-11-02 reply-received={day} reply-accepted=yes"
    assert told_in_words("contact-centre/complaints", facts, "2026-11-12")["ended"]


def test_of_two_dates_to_check_both_were_told() -> None:
    """A reply that came before the complaint had been sent by then; nobody told of the day on which it was."""
    said = told_in_words(
        "contact-centre/complaints", "complaint-received=2026-11-02 reply-received=2026-10-26", "2026-11-12"
    )
    assert said["advice"]["heading"] == "First check two dates"
    (note,) = (each["text"] for each in said["notes"])
    assert note.startswith(
        "The date when the Coordinator's full reply reached the person complaining is before "
        "the date when the Coordinator got the written complaint."
    )


def later_of_two(pick: str) -> Policy:
    reply = made.act("reply", made.limit("5 days", "asked told", pick=pick), makes="replied")
    one = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    return made.policy("asked told replied content", one)


def test_a_reply_before_it_was_asked_answered_what_nobody_mentioned() -> None:
    """Asked on the 11th, and replied on the 10th: to what was told by then. Of the two the later begins the 5 days."""
    said = act(later_of_two("later"), "asked=2026-06-11 replied=2026-06-10", june(13))
    assert (said.safe, said.latest, said.undated) == (june(16), june(16), False)


def test_a_reply_after_both_says_nothing_of_what_nobody_mentioned() -> None:
    """Asked on the 11th, and replied on the 12th: nobody knows whether anything was told."""
    said = act(later_of_two("later"), "asked=2026-06-11 replied=2026-06-12", june(13))
    assert (said.latest, said.undated) == (None, True)


@pytest.mark.parametrize(("accepted", "clashes"), [("2026-05-30", True), ("2026-06-03", False)])
def test_what_leads_out_of_a_stage_before_that_opened_clashes_with_it(*, accepted: str, clashes: bool) -> None:
    """Passed up on the 1st; decided and accepted on 30 May: one of the days is wrong, and nobody knows which."""
    one = made.stage("one", [], [made.out("passed-up", "two")], opens=("asked",))
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    two = made.stage("two", [decide], [made.out("accepted", "end")])
    policy = made.policy("asked passed-up decided accepted", one, two)
    said = both(policy, f"passed-up=2026-06-01 decided={accepted} accepted={accepted}", 28)
    assert said.may_be_ended
    assert said.ended != clashes
    assert said.contradicts == clashes


def test_what_a_later_stage_alone_knows_was_reached_though_what_leads_out_of_two_was_told_for_that_day() -> None:
    """Reviewed at stage two and decided on one day: it was asked for, though a decision ends stage one as well."""
    zero = made.stage("zero", [], [made.out("raised", "one")])
    one = made.stage("one", [made.act("ask", makes="asked")], [made.out("decided", "end"), made.out("asked", "two")])
    two = made.stage("two", [made.act("review", makes="reviewed")], [made.out("decided", "end")])
    policy = made.policy("raised asked reviewed decided", zero, one, two)
    said = both(policy, "reviewed=2026-06-01 decided=2026-06-01", 25)
    assert (said.act("ask").done, said.ended) == (True, True)
