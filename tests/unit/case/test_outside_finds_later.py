"""More verdicts that somebody worked out by hand who had not read the engine, which had them otherwise."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from navigator.case.position import NoteKind, Status, position
from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.words import ENGLISH
from tests.oracles import made
from tests.support import samples
from tests.unit.case.test_outside_finds import modelled, of, published


@pytest.mark.parametrize(
    ("key", "facts", "today", "stage", "clause", "latest"),
    [
        # Signed on Monday 5 October; 30 working days, without the holiday of 26 October, are over on 17 November.
        (
            "ireland-health/feedback",
            "reported=2026-10-05",
            "2026-11-10",
            "formal",
            "ask-review",
            date(2026, 11, 17),
        ),
        # 60 days from Monday 9 November are over on 8 January.
        ("wto/trade", "circulated=2026-11-09", "2026-11-28", "panel-stage", "appeal", date(2027, 1, 8)),
    ],
)
def test_what_ends_a_time_over_stages_belongs_to_its_own_stage(
    key: str, facts: str, today: str, stage: str, clause: str, latest: date
) -> None:
    """Told alone, it leads to the stage in which it is an act, not to the first that the time is over."""
    said = modelled(key, facts, today)
    assert {visit.stage for each in said.journeys for visit in each.active} == {stage}
    assert of(said, clause) == (Status.RUNNING, latest, latest)


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


RETURNED = [
    # Sent back on Monday 9 November: 20 working days are over by Monday 7 December.
    ("decided-1=2026-10-01 back-to-faculty=2026-11-09", "2026-11-28", Status.RUNNING),
    ("decided-1=2026-10-01 back-to-faculty=2026-11-09", "2026-12-20", Status.LATE),
    ("back-to-faculty=2026-11-09", "2026-11-28", Status.RUNNING),
    ("back-to-faculty=2026-11-09", "2026-12-20", Status.LATE),
    ("review-asked-1=2026-10-20 back-to-faculty=2026-11-09", "2026-12-20", Status.LATE),
]


@pytest.mark.parametrize(("facts", "today", "status"), RETURNED)
def test_what_was_done_before_it_was_sent_back_is_no_answer_to_the_time_that_begins_then(
    facts: str, today: str, status: Status
) -> None:
    said = modelled("example-university/appeals", facts, today)
    assert of(said, "decide-1") == (status, date(2026, 12, 7), date(2026, 12, 7))
    assert not said.contradicts


def test_after_a_decision_in_the_second_round_both_rights_are_open() -> None:
    """10 working days from Wednesday 25 November are over on Wednesday 9 December."""
    said = modelled(
        "example-university/appeals",
        (
            "results=2026-09-07 appealed=2026-09-21 decided-1=2026-10-12 review-asked-1=2026-10-20"
            " back-to-faculty=2026-11-02 decided-1=2026-11-25"
        ),
        "2026-12-05",
    )
    for right in ("take-on", "ask-review-1"):
        assert of(said, right) == (Status.RUNNING, date(2026, 12, 9), date(2026, 12, 9))


@pytest.mark.parametrize(
    ("more", "today", "status"),
    [
        # Asked again on Tuesday 10 November: 28 days are over by 8 December, if the time runs from the request.
        ("", "2026-11-28", Status.RUNNING),
        ("", "2026-12-12", Status.UNCLEAR),
        (" investigation-arranged=no", "2026-12-12", Status.UNCLEAR),
        (" investigation-arranged=2026-10-05", "2026-12-12", Status.UNCLEAR),
    ],
)
def test_what_was_asked_for_again_is_owed_again_however_its_time_is_read(more: str, today: str, status: Status) -> None:
    """In the readings that count from the investigation, nothing has begun the second time; it is not done in any."""
    facts = f"stage-2-asked=2026-10-01{more} response-sent=2026-10-29 stage-2-asked=2026-11-10"
    said = published("conference-complaints", facts, today)
    found = next(each for each in said.standings if each.clause.id == "respond")
    assert of(said, "respond") == (status, date(2026, 12, 8), None)
    assert (found.verdict.open, found.verdict.may_be_done, found.verdict.late) == (True, False, False)
    assert found.verdict.may_be_late == (status is Status.UNCLEAR)


@pytest.mark.parametrize(
    ("key", "facts"),
    [
        ("example-city/parking", "given=2026-10-30 cancelled=2026-10-31 certificate=2026-11-09 paid=2026-11-29"),
        ("example-city/parking", "given=2026-10-30 cancelled=2026-10-31 decided=2026-11-06 paid=2026-11-29"),
        ("ireland-health/feedback", "settled=2026-08-02 acknowledged=2026-08-18 outside=2026-09-24"),
    ],
)
def test_an_end_that_was_told_last_ends_it_though_there_was_one_before(key: str, facts: str) -> None:
    """Over since the first end, or gone on with and over since the last: open in no world."""
    assert modelled(key, facts, "2026-12-09").ended


def test_what_ended_it_on_the_day_of_another_step_came_last_after_an_earlier_end_too() -> None:
    said = published(
        "dispute-resolution", "decision-accepted=2026-09-02 still-differ-3=2026-09-10 settled=2026-09-10", "2026-12-09"
    )
    assert said.ended


def test_a_receipt_shows_that_there_was_something_to_receive() -> None:
    """Acknowledged on Monday 9 November, so complained by then: 15 school days are over by Monday 30 November."""
    said = modelled("example-school/complaints", "acknowledged=2026-11-09", "2026-11-28")
    reply = next(each for each in said.standings if each.clause.id == "reply")
    assert of(said, "reply") == (Status.DATE_NEEDED, None, date(2026, 11, 30))
    assert reply.verdict.may_be_late


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


@pytest.mark.parametrize(
    ("key", "facts", "answers", "clause", "told"),
    [
        (
            "exclusions/permanent",
            "upheld=2026-09-20 panel-asked=2026-09-30 panel-met=2026-10-20 upheld-by-panel=2026-10-22",
            ("no-exam",),
            "think-again",
            (
                "Only if this has happened: the panel told the governing board to think again."
                " It may have, and then this may be late."
            ),
        ),
        (
            "tax-office/review",
            "decided=2026-10-20 appealed=2026-11-10 offered=2026-11-15",
            (),
            "tell-view",
            "Only if this has happened: the taxpayer asked for a review. It may have.",
        ),
    ],
)
def test_a_time_that_may_have_begun_is_told_as_one(
    key: str, facts: str, answers: tuple[str, ...], clause: str, told: str
) -> None:
    library = samples.models()
    policy = next(policy for name, policy in library.policies.items() if name.endswith(key))
    case = replace(made.case(facts), answers=answers)
    said = position(policy, case, date(2026, 11, 28), library.calendars)
    report = position_report(Teller(policy, ENGLISH), said, library.calendars)
    assert of(said, clause)[0] is Status.MAY_BE_OPEN
    assert next(each["where"] for each in report["running"] if each["clause"] == clause) == told


def test_a_day_that_stands_in_a_notice_has_no_place_in_the_list_of_what_happens() -> None:
    """It can be any day since it was issued: 3 months from Saturday 12 December are over on 12 March."""
    said = modelled("planning/enforcement", "issued=2026-11-01 served=2026-11-05 effect-day=yes", "2026-12-12")
    assert of(said, "comply") == (Status.RUNNING, date(2027, 2, 1), date(2027, 3, 12))


def test_a_time_counted_back_from_a_day_that_nobody_told_may_be_over_and_has_no_date() -> None:
    said = modelled("planning/enforcement", "issued=2026-11-01 served=2026-11-15", "2026-12-20")
    appeal = next(each for each in said.standings if each.clause.id == "appeal")
    assert of(said, "appeal") == (Status.DATE_NEEDED, None, None)
    assert (appeal.verdict.may_be_lapsed, appeal.verdict.lapsed, appeal.verdict.may_be_open) == (True, False, True)
    assert said.undated == ("effect-day",)
    assert of(said, "comply") == (Status.MAY_BE_OPEN, None, None)


@pytest.mark.parametrize(
    ("more", "stages"), [("", frozenset[str]()), (" appealed=2026-12-10", frozenset({"appeal-stage"}))]
)
def test_a_day_in_a_notice_that_was_withdrawn_takes_nothing_up_again(more: str, stages: frozenset[str]) -> None:
    facts = f"issued=2026-11-01 withdrawn=2026-12-01 effect-day=2026-12-20{more}"
    said = modelled("planning/enforcement", facts, "2026-12-28")
    assert {visit.stage for each in said.journeys for visit in each.active} == stages
    assert (said.ended, said.may_be_ended) == (not stages, True)
    assert "comply" not in {each.clause.id for each in (*said.running, *said.open)}


@pytest.mark.parametrize(
    ("key", "facts", "event"),
    [
        (
            "conference-complaints",
            (
                "stage-2-asked=2026-10-02 response-sent=2026-10-20 response-accepted=2026-11-05"
                " chairperson-contacted=2026-12-01"
            ),
            "chairperson-contacted",
        ),
        (
            "multi-agency-dispute-resolution",
            "dispute-received=2026-10-02 resolved-by-partners=2026-11-05 raised=2026-12-01",
            "raised",
        ),
    ],
)
def test_a_first_contact_after_an_end_is_named_as_what_may_be_a_new_matter(key: str, facts: str, event: str) -> None:
    said = published(key, facts, "2026-12-09")
    assert said.ended
    assert [(note.kind, note.event) for note in said.notes] == [(NoteKind.AFTER_END, event)]


def test_a_charge_that_nobody_mentioned_ends_nothing() -> None:
    """A fee is taken as not asked for: two rights are open, 30 and 60 days from Wednesday 10 June."""
    said = modelled("au-foi/requests", "received=2026-05-20 decided=2026-06-10", "2026-06-20")
    assert not said.may_be_ended
    assert said.asked == ()
    assert of(said, "ask-internal") == (Status.RUNNING, date(2026, 7, 10), date(2026, 7, 10))


def test_what_those_who_answer_did_after_a_time_ran_out_is_named_where_it_leads_on() -> None:
    """Due by Saturday 7 November, corrected on the 8th; yet the proceeding began, and with it 20 days to respond."""
    facts = "deficiency-told=2026-11-02 corrected=2026-11-08 commenced=2026-11-12"
    said = modelled("udrp/disputes", facts, "2026-11-28")
    assert said.ended
    assert (NoteKind.AFTER_END, "commenced") in {(note.kind, note.event) for note in said.notes}


def told_in_words(key: str, facts: str, today: str) -> dict[str, Any]:
    library, models = samples.library(), samples.models()
    policy = next(each for name, each in (*library.policies.items(), *models.policies.items()) if name.endswith(key))
    calendars = {**models.calendars, **library.calendars}
    said = position(policy, made.case(facts), date.fromisoformat(today), calendars)
    return position_report(Teller(policy, ENGLISH), said, calendars)


@pytest.mark.parametrize(
    ("key", "facts", "today", "heading"),
    [
        (
            "kirklees/dispute-resolution",
            "decision-accepted=2025-11-20 scrutineer-told=2025-12-20",
            "2026-02-28",
            "All steps together should have been over by Saturday 20 December 2025 at the very latest",
        ),
        (
            "us-foia/requests",
            "at-office=2025-11-13 more-asked=2025-12-03 more-received=2025-12-04 unusual=2025-12-24",
            "2026-03-09",
            (
                "The agency must say whether it will comply: the last day may have been Friday 12 December 2025"
                " (provisional: bank holidays are known only from 1 January 2026)"
            ),
        ),
    ],
)
def test_a_day_that_is_over_is_not_said_in_a_heading_as_one_that_lies_ahead(
    key: str, facts: str, today: str, heading: str
) -> None:
    assert told_in_words(key, facts, today)["heading"] == heading


def test_a_day_that_is_over_is_not_said_as_ahead_of_what_nobody_told_either() -> None:
    facts = "dispute-received=2025-12-09 resolved-at-scrutiny=2026-01-08 agenda-agreed=2026-01-28"
    (line,) = told_in_words("multi-agency-dispute-resolution", facts, "2026-06-07")["advice"]["lines"]
    assert line.endswith(
        "finish this stage. Its date was Friday 16 January 2026 (read another way, there is no date yet)."
    )


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        # Told on Friday 13 November: 10 business days are over on Friday 27 November.
        (
            "told=2026-11-13 court-told=2026-11-28",
            (
                "This came after its last day, Friday 27 November 2026, and may not have been accepted:"
                " the registrar was told of a court case."
            ),
        ),
        ("told=2026-11-13 court-told=2026-11-27", ""),
    ],
)
def test_a_right_that_was_used_too_late_is_said_to_have_been(facts: str, told: str) -> None:
    notes = [each["text"] for each in told_in_words("udrp/disputes", facts, "2026-11-28")["notes"]]
    assert [note for note in notes if "last day" in note] == ([told] if told else [])


@pytest.mark.parametrize(
    ("facts", "named"),
    [
        ("decision-sent=2026-11-02 complaint-received=2026-12-01", ["complaint-received"]),
        ("decision-sent=2026-11-02 complaint-received=2026-10-01", []),
        # In the stage that is open it has its place.
        ("complaint-received=2026-11-02 further-asked=2026-11-20", []),
    ],
)
def test_a_complaint_for_a_day_after_its_stage_was_left_is_named(facts: str, named: list[str]) -> None:
    said = published("complaints", facts, "2026-12-09")
    assert not said.ended
    assert [note.event for note in said.notes if note.kind is NoteKind.AFTER_STAGE] == named
    assert len(said.notes) == len(named)


@pytest.mark.parametrize(
    ("key", "facts", "clause"),
    [
        ("homelessness/review", "notified=2026-10-20 allowed=2026-11-01 allowed-day=no", "ask"),
        ("uk-foi/requests", "asked=2026-10-20 interest-told=2026-11-01 interest-day=no", "answer"),
    ],
)
def test_a_later_day_that_has_not_come_lies_ahead(key: str, facts: str, clause: str) -> None:
    """On Saturday 12 December it is Sunday 13 December at the earliest: nothing is late, and no right is over."""
    said = modelled(key, facts, "2026-12-12")
    found = next(each for each in said.standings if each.clause.id == clause)
    assert of(said, clause) == (Status.RUNNING, date(2026, 12, 13), None)
    assert (found.verdict.may_be_late, found.verdict.may_be_lapsed) == (False, False)


def test_a_time_has_not_run_out_while_its_later_day_has_not_come() -> None:
    """Refused or not answered by the last day, it counts as refused; the day that was named is still to come."""
    facts = "received=2026-10-05 extended=2026-10-20 new-day="
    denied, unknown = (modelled("canada-atia/requests", f"{facts}{each}", "2026-12-12") for each in ("no", "yes"))
    assert of(denied, "answer") == (Status.RUNNING, date(2026, 12, 13), None)
    assert "complain" not in {each.clause.id for each in (*denied.running, *denied.may)}
    assert "complain" in {each.clause.id for each in (*unknown.running, *unknown.may)}


def test_a_span_that_reaches_back_before_a_decision_may_be_of_an_end_that_it_came_after() -> None:
    """Withdrawn on Friday 11 September, and an appeal turned down on the 12th: there may be 3 months to comply."""
    for day in ("2026-09-11", "2026-09-11..2026-09-15"):
        said = modelled("planning/enforcement", f"withdrawn={day} determined=2026-09-12", "2026-11-14")
        assert (said.ended, said.may_be_ended) == (False, True)
        assert of(said, "comply-after-appeal")[1:] == (date(2026, 12, 12), date(2026, 12, 12))


def test_what_led_out_of_a_round_that_is_over_was_not_needed_for_the_next_one() -> None:
    """Sent back to the faculty on 5 November and to the board on the 12th: a second review lies between the two."""
    said = modelled(
        "example-university/appeals",
        "decided-2=2026-09-14 review-asked-2=2026-09-21 back-to-faculty=2026-11-05 back-to-board=2026-11-12",
        "2027-01-12",
    )
    assert "board-stage" in {visit.stage for each in said.journeys for visit in each.active}
    assert not said.contradicts
