"""Verdicts that somebody worked out by hand who had not read the engine, which had them otherwise.

June 2026 begins on a Monday; days are plain days. The second opinion is asked too.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from build_scripts import content
from navigator.case.position import NoteKind, Position, Status, position
from navigator.explain.advice import advice
from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.model.limits import Limit, Pick
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.oracles import made, worlds
from tests.support import samples
from tests.unit.case.test_language import act, one_stage, told

TODAY = date(2026, 6, 25)


def found(policy: Policy, facts: str, today: date = TODAY) -> Position:
    return position(policy, made.case(facts), today, made.weekdays())


def published(key: str, facts: str, today: str) -> Position:
    library = samples.library()
    policy = next(policy for name, policy in library.policies.items() if name.endswith(f"/{key}"))
    return position(policy, made.case(facts), date.fromisoformat(today), library.calendars)


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


def test_more_time_that_was_told_comes_after_the_acts_before_it_in_the_list() -> None:
    """Nobody said whether it was acknowledged, and the notice stands behind that in the list: it is not called late."""
    acknowledge = made.act("acknowledge", made.limit("3 days"), makes="acknowledged")
    reply = made.act("reply", made.limit("20 days", extensions=(made.more_time(by="5 days"),)), makes="replied")
    stage = made.stage("one", [acknowledge, reply], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked acknowledged more replied content", stage)
    facts = "asked=2026-06-01 more=2026-06-15"
    verdict = act(policy, facts, TODAY, "acknowledge")
    assert (verdict.late, verdict.may_be_late, verdict.may_be_done) == (False, True, True)
    # The notice says nothing of the reply itself, wherever it stands: 21 June, and 5 days more.
    assert act(policy, facts, date(2026, 6, 27)).late


def test_a_time_of_its_own_that_ran_out_ends_only_what_it_leads_out_of() -> None:
    """What runs out at the second stage leads out of the first alone."""
    one = made.stage("one", [], [made.out("passed-up", "two"), made.out("content", "end")], opens=("asked",))
    decide = made.act("decide", made.limit("5 days", "passed-up", expiry=made.expiry("content")), makes="decided")
    two = made.stage("two", [decide], [made.out("decided", "end")])
    policy = made.policy("asked passed-up decided content", one, two)
    verdict = told(policy, "passed-up=2026-06-03", TODAY)
    assert (verdict.stages, verdict.ended) == (frozenset({"two"}), False)
    assert verdict.act("decide").late


def test_a_time_over_stages_may_run_where_what_it_waits_for_was_not_told() -> None:
    over_both = replace(made.cap("whole", made.limit("9 days"), "one", "two"), after=("told",))
    one = made.stage("one", [], [made.out("passed-up", "two")], opens=("asked",))
    two = made.stage("two", [], [made.out("accepted", "end")])
    policy = made.policy("asked told passed-up accepted", one, two, caps=(over_both,))
    verdict = act(policy, "passed-up=2026-06-06", TODAY, "whole")
    assert (verdict.may_be_open, verdict.may_be_late, verdict.late) == (True, True, False)


def test_a_way_straight_to_a_stage_that_joins_others_waits_for_none_of_them() -> None:
    one = made.stage(
        "one", [], [made.out("split", "two+three")], opens=("asked",), conflicts=(made.route("sent", "four"),)
    )
    two, three = (made.stage(name, [], [made.out(f"{name}-over", "four")]) for name in ("two", "three"))
    decide = made.act("decide", made.limit("5 days", "sent"), makes="decided")
    four = made.stage("four", [decide], [made.out("decided", "end")], joins=("two", "three"))
    policy = made.policy("asked split two-over three-over sent decided", one, two, three, four)
    verdict = told(policy, "asked=2026-06-01 sent=2026-06-03", TODAY)
    assert (verdict.stages, verdict.ended) == (frozenset({"four"}), False)
    assert verdict.act("decide").late


def test_a_time_counted_back_in_one_reading_may_be_over_before_that_day() -> None:
    """Five days before the hearing of Saturday 20 June is Monday 15; read the other way, it has not begun."""
    ways = (made.reading("after", from_="hearing"), made.reading("back", before="hearing"))
    policy = one_stage(made.limit("5 days", "hearing", readings=ways), "hearing/future")
    verdict = act(policy, "asked=2026-06-01 hearing=2026-06-20", date(2026, 6, 16))
    assert (verdict.may_be_open, verdict.open, verdict.may_be_late, verdict.late) == (True, False, True, False)


def test_a_time_over_stages_that_came_to_its_end_in_time_does_not_run_out() -> None:
    """Sixty days from 1 June end on Friday 31 July. The decision of the 10th kept it, though its stage is open."""
    within = replace(made.limit("60 days", expiry=made.expiry("over")), until="replied")
    outside = made.act("outside", made.limit("1 month", "over"), force="may", by="parent", makes="gone")
    policy = one_stage(None, "over gone", outside, caps=(made.cap("whole", within, "one"),))
    facts, today = "asked=2026-06-01 replied=2026-07-10", date(2026, 8, 6)
    assert act(policy, facts, today, "outside").may_be_open is False
    assert [fact.event for fact in found(policy, facts, today).happened] == ["asked", "replied"]


def test_done_on_the_day_off_behind_its_last_day_it_was_late_by_less_than_a_working_day() -> None:
    """Five working days from Friday 20 November 2026 end on Friday 27; it was done on Saturday 28."""
    said = published("complaints", "complaint-received=2026-11-20 acknowledged=2026-11-28", "2026-12-02")
    done = next(each for each in said.done if each.clause.id == "acknowledge")
    assert (done.status.value, done.overdue_by, done.overdue_unit) == ("done late", 1, "days off")


def test_a_right_that_one_of_two_times_has_opened_is_among_what_may_be_done() -> None:
    """The later of 2 months from the answer and 6 months from knowing has no date yet, and is open."""
    beside = made.beside("6 months", "known")
    within = replace(made.limit("2 months", "told"), or_=(beside,), pick=Pick.LATER)
    ask = made.act("ask", within, force="may", by="parent", makes="gone")
    said = found(one_stage(None, "told known gone", ask), "asked=2026-05-01 told=2026-06-01")
    assert [each.clause.id for each in said.may] == ["ask"]


def drafting() -> Policy:
    """A draft is looked at for 7 days; sent back, a new one is due 3 days later. One event shows both drafts."""
    write = made.act("write", made.limit("5 days"), makes="draft")
    redo = made.act("redo", made.limit("3 days", "returned"), after="returned", makes="draft")
    one = made.stage("one", [write, redo], [made.out("draft", "two")], opens=("asked",))
    look = made.act("look", made.limit("7 days", "draft"), makes="returned")
    two = made.stage("two", [look], [made.out("returned", "one"), made.out("agreed", "end")])
    return made.policy("asked draft returned agreed", one, two)


def test_what_led_out_of_a_stage_does_not_answer_what_led_back_into_it() -> None:
    """The draft of 5 June was in time. Sent back on the 10th, a new one was due by the 13th."""
    said = found(drafting(), "asked=2026-06-01 draft=2026-06-05 returned=2026-06-10", date(2026, 6, 16))
    assert [(each.clause.id, each.status.value) for each in said.running] == [("redo", "late")]
    assert not said.contradicts


def test_a_new_draft_leads_on_again() -> None:
    facts = "asked=2026-06-01 draft=2026-06-05 returned=2026-06-10 draft=2026-06-12"
    said = found(drafting(), facts, date(2026, 6, 16))
    (look,) = said.running
    assert look.due
    assert (look.clause.id, look.due.safe, look.due.latest) == ("look", date(2026, 6, 19), date(2026, 6, 19))
    assert not said.contradicts


def test_a_letter_that_is_yet_to_be_sent_begins_nothing() -> None:
    said = published("complaints", "complaint-received=first-class:2026-07-05", "2026-06-30")
    assert not [each for each in said.running if each.due and each.due.safe]


def test_what_may_be_late_has_no_number_of_days() -> None:
    said = published(
        "conference-complaints", "stage-2-asked=2026-12-07 investigation-arranged=2026-12-14", "2027-01-14"
    )
    respond = next(each for each in said.standings if each.clause.id == "respond")
    assert (respond.status.value, respond.overdue_by) == ("unclear", 0)


def test_days_late_are_working_days_only_as_far_as_days_off_are_known() -> None:
    """Bank holidays of 2029 are not known: Wednesday 8 November 2028 to Monday 3 September 2029 is 299 days."""
    said = published("complaints", "complaint-received=2028-11-01 acknowledged=no", "2029-09-03")
    late = next(each for each in said.standings if each.clause.id == "acknowledge")
    assert (late.overdue_by, late.overdue_unit) == (299, "days")


def test_the_start_of_an_earlier_time_that_nobody_told_is_named_beside_the_date() -> None:
    beside = made.beside("1 month", "known")
    within = replace(made.limit("3 months"), or_=(beside,), pick=Pick.EARLIER)
    said = found(one_stage(within, "known"), "asked=2026-03-31", date(2026, 4, 30))
    assert said.running[0].changed_by == ("known",)


def test_what_happened_by_itself_in_some_worlds_only_is_not_said_to_have_happened() -> None:
    """An offer of 1 to 3 June can be taken up for 14 days. On 16 June it may have lapsed or not."""
    take = made.act("take", made.limit("14 days", "offered", expiry=made.expiry("lapsed")), makes="taken")
    stage = made.stage("one", [take], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked offered taken lapsed content", stage)
    facts = "offered=2026-06-01..2026-06-03"
    assert [fact.event for fact in found(policy, facts, date(2026, 6, 16)).happened] == ["offered"]
    later = found(policy, facts, TODAY).happened
    assert {fact.event for fact in later} == {"offered", "lapsed"}


@pytest.mark.parametrize(
    ("key", "facts", "today", "clause", "stays"),
    [
        # The telling is not before the deadlock, so 28 days from it is the latest, whenever one asks.
        ("conflict-between-partners", "convener-told=2026-03-31", "2026-04-20", "convene", date(2026, 4, 28)),
        # A day that only today bounds would be another one tomorrow.
        ("complaints", "complaint-received=yes", "2026-12-15", "acknowledge", None),
    ],
)
def test_a_latest_date_is_told_where_it_is_the_same_tomorrow(
    key: str, facts: str, today: str, clause: str, stays: date | None
) -> None:
    said = published(key, facts, today)
    due = next(each.due for each in said.standings if each.clause.id == clause)
    assert due
    assert (due.safe, due.stays) == (None, stays)


def test_an_end_names_what_the_policy_leaves_unclear_about_it() -> None:
    library = samples.library()
    policy = next(policy for name, policy in library.policies.items() if name.endswith("/conference-complaints"))
    said = published("conference-complaints", "conference-decided=2026-06-01", "2026-06-20")
    told = advice(Teller(policy, ENGLISH), said, library.calendars)
    assert [line for line in told.lines if "whether stage 3 is then still open" in line]


def test_only_the_time_that_answers_is_judged() -> None:
    """Two drafts: the second answers what the first one's return began; the first is judged by nothing here."""
    facts = "asked=2026-06-01 draft=2026-06-05 returned=2026-06-10 draft=2026-06-16"
    said = found(drafting(), facts, date(2026, 6, 16))
    report = position_report(Teller(drafting(), ENGLISH), said, made.weekdays())
    drafts = [(each["date"], each["judged"]) for each in report["done"] if each["event"] == "draft"]
    assert drafts == [("2026-06-05", ""), ("2026-06-16", "3 days late. The last day was Saturday 13 June 2026.")]


def test_a_doubt_about_a_day_is_no_reading() -> None:
    said = published("complaints", "reply-received=2026-02-28..2026-03-02 further-asked=2026-03-15", "2026-03-20")
    library = samples.library()
    policy = next(policy for name, policy in library.policies.items() if name.endswith("contact-centre/complaints"))
    report = position_report(Teller(policy, ENGLISH), said, library.calendars)
    (judged,) = (each["judged"] for each in report["done"] if each["event"] == "further-asked")
    assert judged == "This may have been late. It may have been due by Saturday 14 March 2026."


def test_what_led_out_before_a_day_that_somebody_named_was_done() -> None:
    """The office names Thursday 18 June as the last day for an appeal. Lodged on the 15th, it is done and in time."""
    named = Limit(words="by the day named", day="deadline", named_by=("manager",), states=())
    lodge = made.act("lodge", named, force="may", by="parent", makes="lodged")
    one = made.stage("one", [lodge], [made.out("lodged", "two")], opens=("asked",))
    two = made.stage("two", [], [made.out("heard", "end")])
    policy = made.policy("asked deadline lodged heard", one, two)
    verdict = act(policy, "asked=2026-06-01 deadline=2026-06-18 lodged=2026-06-15", TODAY, "lodge")
    assert (verdict.done, verdict.may_be_done_late) == (True, False)


def drafts_in_turn() -> Policy:
    """A draft is looked at in 7 days; sent back, another one comes; of the two drafts the earlier begins the time."""
    write = made.act("write", made.limit("5 days"), makes="draft")
    redo = made.act("redo", made.limit("3 days", "returned"), makes="redone")
    one = made.stage("one", [write, redo], [made.out("draft", "two"), made.out("redone", "two")], opens=("asked",))
    look = made.act("look", made.limit("7 days", "draft redone", pick="earlier"), by="parent", makes="returned")
    two = made.stage("two", [look], [made.out("returned", "one"), made.out("agreed", "end")])
    return made.policy("asked draft returned redone agreed", one, two)


@pytest.mark.parametrize(
    ("more", "today", "late"),
    # The first draft of 5 June was sent back on the 10th. That of the 12th is to be looked at by Friday the 19th.
    [("", date(2026, 6, 19), False), ("", date(2026, 6, 20), True)],
)
def test_in_another_round_of_a_stage_the_earlier_of_two_begins_anew(more: str, today: date, *, late: bool) -> None:
    facts = f"asked=2026-06-01 draft=2026-06-05 returned=2026-06-10 redone=2026-06-12 {more}"
    verdict = act(drafts_in_turn(), facts.strip(), today, "look")
    assert (verdict.open, verdict.late, verdict.dates) == (True, late, frozenset({date(2026, 6, 19)}))


def test_what_was_done_in_another_round_is_judged_by_that_round() -> None:
    """Sent back again on Saturday 20 June, a day late."""
    facts = "asked=2026-06-01 draft=2026-06-05 returned=2026-06-10 redone=2026-06-12 returned=2026-06-20"
    verdict = act(drafts_in_turn(), facts, TODAY, "look")
    assert (verdict.done, verdict.done_late) == (True, True)
    assert found(drafts_in_turn(), facts).notes == ()


def test_a_time_that_begins_again_runs_out_after_that() -> None:
    """Told of a gap on 1 June, corrected on the 8th; told of another on the 12th: 10 days end on Monday the 22nd."""
    within = made.limit("10 days", "told", expiry=made.expiry("withdrawn"))
    correct = made.act("correct", within, makes="corrected")
    stage = made.stage("one", [correct], [made.out("withdrawn", "end"), made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked told corrected withdrawn content", stage)
    facts = "asked=2026-06-01 told=2026-06-01 corrected=2026-06-08 told=2026-06-12"
    assert [told(policy, facts, date(2026, 6, day)).ended for day in (22, 23)] == [False, True]


def judged(policy: Policy, facts: str, event: str) -> str:
    report = position_report(Teller(policy, ENGLISH), found(policy, facts), made.weekdays())
    return next(str(each["judged"]) for each in report["done"] if each["event"] == event)


def test_what_was_done_before_its_earliest_day_was_not_in_time() -> None:
    """A meeting is held from the 6th to the 16th of June; it was held on the 4th."""
    soonest = made.act("wait", made.limit("5 days", kind="not before"), makes="met")
    latest = made.act("meet", made.limit("15 days"), makes="met")
    stage = made.stage("one", [soonest, latest], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked met content", stage)
    told_early = judged(policy, "asked=2026-06-01 met=2026-06-04", "met")
    assert told_early == "This was too early. It may not be done before Saturday 6 June 2026."
    assert judged(policy, "asked=2026-06-01 met=2026-06-06", "met").startswith("In time.")


def awaiting(limit: Limit | None) -> Policy:
    """After a response, or once the time for one is over, a panel is appointed."""
    respond = made.act("respond", made.limit("20 days", expiry=made.expiry("no-response")), makes="response")
    appoint = replace(made.act("appoint", limit, makes="appointed"), after=("response", "no-response"))
    stage = made.stage("one", [respond, appoint], [made.out("content", "end")], opens=("asked",))
    return made.policy("asked response no-response appointed content", stage)


def test_an_act_that_may_only_be_open_is_not_said_as_open() -> None:
    """Asked on 1 to 9 June: the time for a response is over on 22 to 30 June; on the 25th it may be or not."""
    facts = "asked=2026-06-01..2026-06-09 response=no"
    (appoint,) = (each for each in found(awaiting(None), facts).standings if each.clause.id == "appoint")
    assert (appoint.status, appoint.verdict.open, appoint.verdict.may_be_open) == (Status.MAY_BE_OPEN, False, True)
    assert found(awaiting(None), facts, date(2026, 7, 1)).of(Status.OPEN)[0].clause.id == "appoint"


def test_what_may_be_done_from_a_day_that_hangs_on_an_unknown_one_may_be_open_already() -> None:
    said = published("dispute-with-chair", "no-agreement=yes", "2026-09-04")
    (refer,) = (each for each in said.standings if each.clause.id == "refer")
    assert refer.status is Status.MAY_BE_OPEN
    library = samples.library()
    policy = next(policy for name, policy in library.policies.items() if name.endswith("/dispute-with-chair"))
    report = position_report(Teller(policy, ENGLISH), said, library.calendars)
    (told_of,) = (each["where"] for each in report["running"] if each["clause"] == "refer")
    assert (
        told_of
        == "It may be that this can be done now. We need the date when the joint meeting ended without agreement."
    )


def test_time_is_not_said_to_run_where_it_may_have_ended_the_case() -> None:
    """An appeal in 10 days from a reply of 8 to 10 June, after which it is closed: on the 19th it may be over."""
    appeal = made.act(
        "appeal",
        made.limit("10 days", "told", expiry=made.expiry("closed")),
        force="may",
        by="parent",
        makes="appealed",
    )
    stage = made.stage("one", [appeal], [made.out("closed", "end"), made.out("appealed", "end")], opens=("asked",))
    policy = made.policy("asked told appealed closed", stage)
    facts = "told=2026-06-08..2026-06-10 appealed=no"
    statuses = [found(policy, facts, date(2026, 6, day)).running[0].status for day in (18, 19, 20)]
    assert statuses == [Status.RUNNING, Status.UNCLEAR, Status.UNCLEAR]


def test_a_clock_that_was_stopped_on_nobody_knows_which_day_of_its_time_may_have_run_out() -> None:
    within = made.limit("20 days", pauses=(made.pause("stopped", "resumed"),))
    said = found(one_stage(within, "stopped resumed"), "asked=yes stopped=2026-06-20")
    assert said.running[0].status is Status.DATE_NEEDED
    sure = found(one_stage(within, "stopped resumed"), "asked=2026-06-10 stopped=2026-06-20")
    assert sure.running[0].status is Status.PAUSED


def test_a_round_that_began_with_something_untold_lies_before_the_way_back() -> None:
    """Sent back on 5 November, so somebody had asked for a review up to that day: the safe date is before the last."""
    library = samples.models()
    policy = next(policy for name, policy in library.policies.items() if name.endswith("university/appeals"))
    facts = "results=2026-10-22 heard=yes back-to-faculty=2026-11-05 back-to-board=no content=2026-11-21"
    said = position(policy, made.case(facts), date(2026, 12, 11), library.calendars)
    due = next(each.due for each in said.verdicts if each.clause.id == "acknowledge")
    assert due
    assert due.safe
    assert due.safe <= date(2026, 10, 28)


@pytest.mark.parametrize("decided", ["2026-06-04..2026-06-12", "2026-06-04..2026-06-20"])
def test_how_late_something_was_says_whether_its_time_had_run_out(decided: str) -> None:
    """Decided by 6 June, an appeal has 10 days from then; later, they run from the 7th: the 17th at the latest."""
    decide = made.act("decide", made.limit("5 days", expiry=made.expiry("not-told")), makes="decided")
    within = made.limit("10 days", "decided not-told", pick="earlier")
    appeal = made.act("appeal", within, force="may", by="parent", makes="appealed")
    stage = made.stage("one", [decide, appeal], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked decided not-told appealed content", stage)
    verdict = act(policy, f"asked=2026-06-01 decided={decided} appealed=no", TODAY, "appeal")
    assert (verdict.safe, verdict.latest, verdict.lapsed) == (date(2026, 6, 14), date(2026, 6, 17), True)


@pytest.mark.parametrize(
    ("facts", "ended", "may_be_ended"),
    [
        # Settled is the last thing that was told, and fits at the step that was told before it.
        ("kscp-manager-told=2026-05-14 settled=2026-05-20", True, True),
        (
            "own-manager-asked=2026-05-02 step-1-held=2026-05-11 kscp-manager-told=2026-05-14 settled=2026-05-14",
            True,
            True,
        ),
        # Nobody told when: it may have been settled before that, and gone on.
        ("own-manager-asked=2026-05-02 step-1-held=2026-05-11 kscp-manager-told=2026-05-14 settled=yes", False, True),
        # Of two steps without a day, nobody knows which was last.
        ("own-manager-asked=2026-05-02 step-1-held=2026-05-11 kscp-manager-told=yes settled=yes", False, True),
        # Referred to the KSCP Manager after it was settled: it may have gone on all the same.
        ("settled=2026-05-12 kscp-manager-told=2026-05-14", False, True),
    ],
)
def test_what_ends_a_case_ends_it_where_it_came_last(facts: str, *, ended: bool, may_be_ended: bool) -> None:
    said = published("dispute-resolution", facts, "2026-06-20")
    assert (said.ended, said.may_be_ended) == (ended, may_be_ended)


def test_a_settlement_on_an_unknown_day_may_have_been_before_the_complaint_in_writing() -> None:
    """The list has it before that, and the second opinion says the same; on 12 January it would have ended the case."""
    for settled, ended in (("2027-01-05", False), ("yes", False), ("2027-01-12", True)):
        said = published("complaints", f"complaint-received=2027-01-08 settled-on-the-day={settled}", "2027-02-20")
        assert (said.ended, said.may_be_ended) == (ended, True)


@pytest.mark.parametrize(
    "facts",
    [
        # By the page's own words stage 3 may be open after a decision at stage 2; 16 July is one of the days of "yes".
        "stage-2-asked=2026-06-17 stage-2-reconvened=2026-07-01 stage-3-asked=2026-07-20 conference-decided=2026-07-16",
        "stage-2-asked=2026-06-17 stage-2-reconvened=2026-07-01 stage-3-asked=2026-07-20 conference-decided=yes",
        "stage-2-asked=2026-06-17 stage-2-reconvened=2026-07-01 stage-3-asked=yes conference-decided=yes",
        "chairperson-contacted=2026-06-18 conference-decided=2026-06-22 stage-3-asked=2026-06-28",
        "chairperson-contacted=2026-06-18 conference-decided=2026-06-22 stage-3-asked=yes",
    ],
)
def test_whoever_does_not_know_the_day_of_an_end_is_not_told_that_it_is_over_for_sure(facts: str) -> None:
    said = published("conference-complaints", facts, "2026-08-20")
    assert (said.ended, said.may_be_ended) == (False, True)
    assert "stage-3" in {stage for each in said.journeys for stage in each.now}


@pytest.mark.parametrize(
    ("facts", "open_", "ended"),
    [
        # Settled on the day, and a written complaint two days later: the parent was not content after all.
        ("settled-on-the-day=2026-05-20 complaint-received=2026-05-22", {"stage-1"}, False),
        # In writing first, or on the same day: it was settled after that.
        ("settled-on-the-day=2026-05-20 complaint-received=2026-05-19", set(), True),
        ("settled-on-the-day=2026-05-20 complaint-received=2026-05-20", set(), True),
        # The written complaint opens the stage again, and what follows it goes on from there.
        ("settled-on-the-day=2026-05-20 complaint-received=2026-05-22 further-asked=2026-06-20", {"stage-2"}, False),
    ],
)
def test_what_opens_a_stage_opens_it_again_after_it_was_settled(facts: str, open_: set[str], *, ended: bool) -> None:
    said = published("complaints", facts, "2026-06-22" if "further" in facts else "2026-05-25")
    assert {visit.stage for each in said.journeys for visit in each.active} == open_
    assert (said.ended, said.may_be_ended) == (ended, True)


def test_a_complaint_after_it_was_settled_on_the_day_is_to_be_acknowledged() -> None:
    """Got on Friday 22 May 2026; Monday 25 May is a bank holiday: 26, 27, 28, 29 May, 1 June."""
    said = published("complaints", "settled-on-the-day=2026-05-20 complaint-received=2026-05-22", "2026-05-25")
    acknowledge = next(each for each in said.running if each.clause.id == "acknowledge")
    assert acknowledge.due
    assert (acknowledge.due.safe, acknowledge.due.latest) == (date(2026, 6, 1), date(2026, 6, 1))
    assert not [each for each in said.running if each.clause.id == "ask-further"]


@pytest.mark.parametrize(
    ("key", "facts", "today", "open_"),
    [
        # Settled, then the reply arrived: whoever reads it may still take it further.
        (
            "complaints",
            "complaint-received=2026-10-05 settled-on-the-day=2026-10-06 reply-received=2026-10-22",
            "2026-10-25",
            {"stage-1"},
        ),
        # A settlement of a day after the step up may have ended it; or it came too late for that.
        (
            "complaints",
            "reply-received=2026-11-02 further-asked=2026-11-10 reply-accepted=2026-11-15",
            "2026-11-20",
            {"stage-2"},
        ),
        ("multi-agency-dispute-resolution", "escalated=2026-11-02 resolved-by-partners=2026-11-06", "2026-11-20", None),
        ("non-compliance", "plan-inadequate=2026-10-05 solved-locally=2026-10-06", "2026-11-20", None),
    ],
)
def test_an_end_beside_which_a_later_day_was_told_may_not_be_one(
    key: str, facts: str, today: str, open_: set[str] | None
) -> None:
    said = published(key, facts, today)
    assert (said.ended, said.may_be_ended) == (False, True)
    assert open_ in (None, {visit.stage for each in said.journeys for visit in each.active})


@pytest.mark.parametrize(
    ("key", "facts"),
    [
        ("complaints", "complaint-received=2026-09-20 settled-on-the-day=2026-09-21 acknowledged=2026-09-22"),
        ("conference-complaints", "stage-3-asked=2026-09-20 review-over=2026-10-05 review-outcome-sent=2026-10-08"),
        (
            "multi-agency-dispute-resolution",
            "dispute-received=2026-09-20 resolved-by-partners=2026-10-05 outcome-sent=2026-10-06",
        ),
    ],
)
def test_what_the_other_side_does_after_an_end_takes_it_back_no_more(key: str, facts: str) -> None:
    assert published(key, facts, "2026-11-20").ended


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        # A new complaint, told to a case that had ended at another stage.
        ("naccc-finished=2026-08-03 complaint-received=2026-10-05", ["complaint-received"]),
        ("complaint-received=2026-08-03 settled-on-the-day=2026-08-03 acknowledged=2026-08-05", []),
    ],
)
def test_what_is_told_of_a_day_after_the_end_is_named(facts: str, told: list[str]) -> None:
    said = published("complaints", facts, "2026-10-25")
    assert said.ended
    assert [note.event for note in said.notes if note.kind is NoteKind.AFTER_END] == told


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


def test_an_old_end_does_not_show_that_what_comes_later_was_done() -> None:
    """It seemed settled on 16 November; then step 1 followed, and step 2 is to come within 10 working days."""
    facts = "settled=2026-11-16 own-manager-asked=2026-11-23 step-1-held=2026-11-25"
    said = published("dispute-resolution", facts, "2026-12-06")
    ask = next(each for each in said.running if each.clause.id == "ask-team-manager")
    assert ask.due
    assert (ask.due.safe, ask.due.latest) == (date(2026, 12, 7), date(2026, 12, 9))


@pytest.mark.parametrize(
    ("asked", "latest"),
    [
        # Tuesday 29 December is a working day in the holidays: 20 school days from 4 January are up to the 29th.
        ("2026-12-29", date(2027, 1, 29)),
        # Saturday 6 June: received on Monday the 8th.
        ("2026-06-06", date(2026, 7, 6)),
    ],
)
def test_what_comes_on_a_working_day_of_the_school_holidays_is_received_that_day(asked: str, latest: date) -> None:
    board = content.read(Path(__file__).parents[3] / "build_scripts" / "example")
    case = made.case(f"asked={asked} sent-out=no")
    said = position(board.policies["anytown/records"], case, date.fromisoformat(asked), board.calendars)
    due = next(each.due for each in said.verdicts if each.clause.id == "send-records")
    assert due
    assert due.latest == latest


def test_a_right_that_has_opened_is_open_before_the_time_for_it_has_begun() -> None:
    """Eight weeks from 1 June ended on 27 July; the twelve months begin with a letter that has not come."""
    library = samples.models()
    policy = next(policy for name, policy in library.policies.items() if name.endswith("energy/complaints"))
    for day, is_open in ((date(2026, 7, 27), False), (date(2026, 8, 1), True)):
        said = position(policy, made.case("complained=2026-06-01"), day, library.calendars)
        go = next(each for each in said.verdicts if each.clause.id == "go-outside")
        assert go.verdict.open is is_open
        assert go.due
        assert go.due.safe is None
        told = advice(Teller(policy, ENGLISH, "customer"), said, library.calendars)
        assert ("go-outside" in {each.clause for each in told.rights}) is is_open


def test_a_second_complaint_after_the_first_was_over_has_its_own_dates() -> None:
    """Got on Monday 5 October 2026: 5 working days are the 12th, 15 are the 26th; the first one was answered."""
    facts = "complaint-received=2026-08-03 acknowledged=2026-08-05 reply-sent=2026-08-20 reply-accepted=2026-08-25"
    said = published("complaints", f"{facts} complaint-received=2026-10-05", "2026-10-09")
    assert (said.ended, said.may_be_ended) == (False, True)
    dues = {each.clause.id: each.due for each in said.running}
    for clause, day in (("acknowledge", 12), ("reply", 26)):
        due = dues[clause]
        assert due
        assert due.safe == date(2026, 10, day)


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


def test_what_was_due_at_the_very_latest_by_a_day_that_is_over_is_not_asked_for_by_that_day() -> None:
    """Twenty working days from Monday 7 September 2026 are Monday 5 October. When it was asked for, nobody said."""
    library = samples.library()
    policy = library.policies["cambridgeshire-and-peterborough/conference-complaints"]
    case = made.case("investigation-arranged=2026-09-07")
    said = position(policy, case, date(2026, 11, 6), library.calendars)
    told = position_report(Teller(policy, ENGLISH), said, library.calendars)
    respond = next(each["text"] for each in told["next"] if each["clause"] == "respond")
    assert respond.endswith("The last day was Monday 5 October 2026 at the very latest.")


@pytest.mark.parametrize(
    ("facts", "stage"),
    [
        ("settled=2026-11-16 step-2-held=2026-11-10..2026-11-20", "step-2"),
        ("step-2-held=2026-11-10 settled=2026-11-16 still-differ-2=2026-11-14..2026-11-20", "step-3"),
    ],
)
def test_a_span_that_reaches_beyond_an_end_may_be_of_a_day_after_it(facts: str, stage: str) -> None:
    """On 20 November the talks were held again after it was settled: it goes on. On 10 November it is over."""
    said = published("dispute-resolution", f"own-manager-asked=2026-11-02 step-1-held=2026-11-06 {facts}", "2026-11-28")
    assert (said.ended, said.may_be_ended) == (False, True)
    assert stage in {each for journey in said.journeys for each in journey.now}


def modelled(key: str, facts: str, today: str) -> Position:
    library = samples.models()
    policy = next(policy for name, policy in library.policies.items() if name.endswith(key))
    return position(policy, made.case(facts), date.fromisoformat(today), library.calendars)


def of(said: Position, clause: str) -> tuple[Status, date | None, date | None]:
    """The status of an act with its first and its last date."""
    found = next(each for each in said.standings if each.clause.id == clause)
    return (found.status, found.due.safe, found.due.latest) if found.due else (found.status, None, None)


NAMED = [
    # A notice at any time: the day that the council allowed is the last.
    ("homelessness/review", "notified=2026-10-20 allowed-day=2026-12-20", "2026-12-12", "ask", Status.RUNNING),
    # A notice in time only: 20 working days from 20 October are 17 November, unless it came by then.
    ("uk-foi/requests", "asked=2026-10-20 interest-day=2027-01-15", "2026-12-20", "answer", Status.UNCLEAR),
    ("spso/model", "stage-2-asked=2026-10-20 new-day=2027-01-15", "2026-12-20", "decide-2", Status.UNCLEAR),
    ("canada-atia/requests", "received=2026-10-20 new-day=2027-01-15", "2026-12-20", "answer", Status.UNCLEAR),
]


@pytest.mark.parametrize(("key", "facts", "today", "clause", "status"), NAMED)
def test_a_day_that_was_named_has_had_its_notice(key: str, facts: str, today: str, clause: str, status: Status) -> None:
    latest = date.fromisoformat(facts[-10:])
    found = of(modelled(key, facts, today), clause)
    assert (found[0], found[2]) == (status, latest)


AGAIN = [
    # 21 days that begin on the day itself: 1 to 21 November.
    ("homelessness/review", "notified=2026-08-20 notified=2026-11-01", "2026-11-20", "ask", date(2026, 11, 21)),
    # 40 working days from 10 December, without 25 and 28 December, 1 January, and 4 January, a day off in Scotland.
    (
        "uk-foi/requests",
        "asked=2026-09-07 answered=2026-10-05 answered=2026-12-10",
        "2026-12-20",
        "ask-review",
        date(2027, 2, 10),
    ),
    # 30 days from 10 December.
    ("tax-office/review", "decided=2026-09-07 decided=2026-12-10", "2026-12-20", "appeal", date(2027, 1, 9)),
    # 14 days from 10 December.
    (
        "ipso/complaints",
        "published=2026-07-01 complained=2026-07-10 decided=2026-08-01 decided=2026-12-10",
        "2026-12-20",
        "ask-review",
        date(2026, 12, 24),
    ),
]


@pytest.mark.parametrize(("key", "facts", "today", "clause", "latest"), AGAIN)
def test_a_right_whose_time_is_over_begins_anew_with_its_start(
    key: str, facts: str, today: str, clause: str, latest: date
) -> None:
    assert of(modelled(key, facts, today), clause) == (Status.RUNNING, latest, latest)


CONTENT = [
    ("spso/model", "aware=2026-10-01 received=2026-10-20 content=2026-10-21 answered-1=2026-11-02", "ask-stage-2"),
    ("uk-foi/requests", "asked=2026-10-01 content=2026-10-21 answered=2026-11-02", "ask-review"),
    ("children-act/complaints", "made=2026-10-01 content=2026-10-21 answered-1=2026-11-12", "ask-investigation"),
    ("canada-atia/requests", "received=2026-10-01 content=2026-10-21 answered=2026-11-12", "complain"),
    ("au-foi/requests", "received=2026-10-01 content=2026-10-21 decided=2026-11-12", "ask-internal"),
]


@pytest.mark.parametrize(("key", "facts", "right"), CONTENT)
def test_an_answer_after_an_end_may_have_begun_the_time_of_a_right(key: str, facts: str, right: str) -> None:
    said = modelled(key, facts, "2026-11-28")
    assert (said.ended, said.may_be_ended) == (False, True)
    assert of(said, right)[0] is Status.RUNNING


NEW = [
    # Settled, then raised again: nothing in writing yet, so nothing is due.
    ("complaints", "raised=2026-11-02 settled-on-the-day=2026-11-05 raised=2026-12-01", {"write": (None, None)}),
    # 5 working days from Tuesday 1 December are the 8th, 15 from the acknowledgement may be later than from the letter.
    (
        "complaints",
        (
            "complaint-received=2026-10-01 reply-received=2026-10-20 reply-accepted=2026-10-25"
            " complaint-received=2026-12-01"
        ),
        {"acknowledge": (date(2026, 12, 8), date(2026, 12, 8)), "reply": (date(2026, 12, 22), None)},
    ),
    # 28 days from 1 December are 29 December; in one reading the time begins with a message not sent this time.
    (
        "conflict-between-partners",
        (
            "not-settled-locally=2026-10-05 meeting-held=2026-10-20 settled-at-meeting=2026-10-20 "
            "not-settled-locally=2026-12-01"
        ),
        {"convene": (date(2026, 12, 29), None)},
    ),
]


@pytest.mark.parametrize(("key", "facts", "open_now"), NEW)
def test_what_came_after_an_end_is_a_new_matter_with_nothing_of_the_old_one(
    key: str, facts: str, open_now: dict[str, tuple[date | None, date | None]]
) -> None:
    said = published(key, facts, "2026-12-09")
    assert (said.ended, said.may_be_ended, said.contradicts) == (False, True, False)
    going = (*said.running, *said.open)
    dates = {each.clause.id: (each.due.safe, each.due.latest) if each.due else (None, None) for each in going}
    assert {clause: dates.get(clause, "not there") for clause in open_now} == open_now
    assert "ask-further" not in dates


@pytest.mark.parametrize(
    ("key", "facts"),
    [
        (
            "complaints",
            "raised=2026-11-02 settled-on-the-day=2026-11-05 raised=2026-12-01 settled-on-the-day=2026-12-01",
        ),
        (
            "multi-agency-dispute-resolution",
            "raised=2026-11-02 settled-by-discussion=2026-11-05 raised=2026-12-01 settled-by-discussion=2026-12-01",
        ),
    ],
)
def test_settled_a_second_time_it_is_over_a_second_time(key: str, facts: str) -> None:
    assert published(key, facts, "2026-12-09").ended


def test_a_right_of_the_old_matter_is_not_open_in_the_new_one() -> None:
    """8 weeks from 1 December are 26 January; without a deadlock letter nothing goes to the Ombudsman before that."""
    said = modelled("energy/complaints", "complained=2026-11-02 settled=2026-11-03 complained=2026-12-01", "2026-12-09")
    assert of(said, "settle")[1] == date(2027, 1, 26)
    assert "go-outside" not in {each.clause.id for each in (*said.running, *said.open, *said.may)}


TWICE = [
    # Once only: the second notice gives nothing, and its day is not that of the first.
    (
        "clergy/complaints",
        (
            "received=2026-10-01 with-registrar=2026-10-05 scrutiny-longer=2026-10-30 scrutiny-day=2026-11-20"
            " scrutiny-longer=2026-11-19 scrutiny-day=2026-12-10"
        ),
        "2026-11-28",
        "scrutinise",
    ),
    # The second notice came on Monday 23 November, when the time was over.
    (
        "uk-foi/requests",
        (
            "asked=2026-09-07 interest-told=2026-09-10 interest-day=2026-11-20"
            " interest-told=2026-11-23 interest-day=2026-12-20"
        ),
        "2026-12-10",
        "answer",
    ),
    (
        "canada-atia/requests",
        "received=2026-10-05 extended=2026-10-20 new-day=2026-11-20 extended=2026-11-25 new-day=2026-12-20",
        "2026-12-12",
        "answer",
    ),
]


@pytest.mark.parametrize(("key", "facts", "today", "clause"), TWICE)
def test_each_notice_names_a_day_of_its_own(key: str, facts: str, today: str, clause: str) -> None:
    day = date(2026, 11, 20)
    assert of(modelled(key, facts, today), clause) == (Status.LATE, day, day)


def test_a_talk_of_both_sides_after_an_end_may_have_taken_the_case_on() -> None:
    said = published(
        "dispute-resolution", "still-differ-2=2026-11-02 settled=2026-11-10 step-3-held=2026-11-20", "2026-11-28"
    )
    assert (said.ended, said.may_be_ended) == (False, True)


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


def _settling() -> Policy:
    """30 days to settle from the complaint, and again from one that was put right; then they meet."""
    settle = made.act("settle", made.limit("30 days", "received amended", anew=True), makes="settled")
    meet = made.act("meet", made.limit("15 days", "received"), makes="met")
    one = made.stage("one", [meet, settle], [made.out("settled", "end")], opens=("received",))
    return made.policy("received amended met settled", one)


@pytest.mark.parametrize("more", ["", " met=2026-06-10"])
def test_what_only_begins_a_time_again_has_not_happened_because_something_later_has(more: str) -> None:
    """From 1 June 30 days end on 1 July. Nobody spoke of another complaint: it is named, as more time would be."""
    facts, today = f"received=2026-06-01{more}", date(2026, 7, 3)
    said = found(_settling(), facts, today)
    (settle,) = (each for each in said.standings if each.clause.id == "settle")
    assert settle.due
    assert (settle.due.safe, settle.due.latest, settle.status) == (date(2026, 7, 1), date(2026, 7, 1), Status.LATE)
    assert "amended" in settle.changed_by
    acts = worlds.verdict(_settling(), made.weekdays(), made.case(facts), today).acts
    (opinion,) = (each for each in acts if each.id == "settle")
    assert (opinion.safe, opinion.latest, opinion.late) == (date(2026, 7, 1), date(2026, 7, 1), True)
