"""A stage that is entered again: what was done in which round, and what is owed in the next.

Worked out by hand; `told`, `act` and `both` ask the second opinion too. June 2026 begins on a Monday.
"""

from datetime import date

import pytest

from navigator.case.verdicts.position import Status, position
from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.model.limits import Pick
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.oracles import made
from tests.support import samples
from tests.support.opinions import THE_25TH, act, found, modelled, of, published, told


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


def test_only_the_time_that_answers_is_judged() -> None:
    """Two drafts: the second answers what the first one's return began; the first is judged by nothing here."""
    facts = "asked=2026-06-01 draft=2026-06-05 returned=2026-06-10 draft=2026-06-16"
    said = found(drafting(), facts, date(2026, 6, 16))
    report = position_report(Teller(drafting(), ENGLISH), said, made.weekdays())
    drafts = [(each["date"], each["judged"]) for each in report["done"] if each["event"] == "draft"]
    assert drafts == [("2026-06-05", ""), ("2026-06-16", "3 days late. The last day was Saturday 13 June 2026.")]


def drafts_in_turn() -> Policy:
    """A draft is looked at in 7 days; sent back, another one comes; of the two drafts the earlier begins the time."""
    write = made.act("write", made.limit("5 days"), makes="draft")
    redo = made.act("redo", made.limit("3 days", "returned"), makes="redone")
    one = made.stage("one", [write, redo], [made.out("draft", "two"), made.out("redone", "two")], opens=("asked",))
    look = made.act("look", made.limit("7 days", "draft redone", pick="earlier"), by="parent", makes="returned")
    two = made.stage("two", [look], [made.out("returned", "one"), made.out("agreed", "end")])
    return made.policy("asked draft returned redone agreed", one, two)


# The first draft of 5 June was sent back on the 10th. That of the 12th is to be looked at by Friday the 19th.
@pytest.mark.parametrize(("today", "late"), [(date(2026, 6, 19), False), (date(2026, 6, 20), True)])
def test_in_another_round_of_a_stage_the_earlier_of_two_begins_anew(today: date, *, late: bool) -> None:
    facts = "asked=2026-06-01 draft=2026-06-05 returned=2026-06-10 redone=2026-06-12"
    verdict = act(drafts_in_turn(), facts, today, "look")
    assert (verdict.open, verdict.late, verdict.dates) == (True, late, frozenset({date(2026, 6, 19)}))


def test_what_was_done_in_another_round_is_judged_by_that_round() -> None:
    """Sent back again on Saturday 20 June, a day late."""
    facts = "asked=2026-06-01 draft=2026-06-05 returned=2026-06-10 redone=2026-06-12 returned=2026-06-20"
    verdict = act(drafts_in_turn(), facts, THE_25TH, "look")
    assert (verdict.done, verdict.done_late) == (True, True)
    assert found(drafts_in_turn(), facts).notes == ()


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


def test_what_led_out_of_a_round_that_is_over_was_not_needed_for_the_next_one() -> None:
    """Sent back to the faculty on 5 November and to the board on the 12th: a second review lies between the two."""
    said = modelled(
        "example-university/appeals",
        "decided-2=2026-09-14 review-asked-2=2026-09-21 back-to-faculty=2026-11-05 back-to-board=2026-11-12",
        "2027-01-12",
    )
    assert "board-stage" in {visit.stage for each in said.journeys for visit in each.active}
    assert not said.contradicts


TWICE = "asked=2026-06-01 passed-up=2026-06-03 sent-back=2026-06-05 passed-up=2026-06-10 sent-back=2026-06-12"


def checked_again() -> Policy:
    """What is sent back has to be checked in 3 days, each time."""
    check = made.act("check", made.limit("3 days", "sent-back"), makes="checked")
    one = made.stage("one", [check], [made.out("passed-up", "two")], opens=("asked",))
    two = made.stage("two", [], [made.out("sent-back", "one"), made.out("decided", "end")])
    return made.policy("asked passed-up decided sent-back checked", one, two)


@pytest.mark.parametrize(
    ("checked", "dates", "late"),
    [
        # It may have been checked between the 5th and the 10th; then it is due again since the 12th.
        ("", ("2026-06-08", "2026-06-15"), False),
        (" checked=no", ("2026-06-08", "2026-06-08"), True),
        (" checked=2026-06-08", ("2026-06-15", "2026-06-15"), False),
    ],
)
def test_what_nobody_spoke_of_can_have_been_in_each_round_of_a_stage(
    checked: str, dates: tuple[str, str], *, late: bool
) -> None:
    found = told(checked_again(), TWICE + checked, date(2026, 6, 13)).act("check")
    assert (str(found.safe), str(found.latest)) == dates
    assert (found.late, found.may_be_late) == (late, "=2026-06-08" not in checked)


@pytest.mark.parametrize(
    ("back", "known", "sure", "due"),
    [
        # Of one day nobody knows which came first; known the day after, it began the time anew.
        ("12", "12", False, (22, 22)),
        ("12", "13", True, (23, 23)),
        # Known by then, it was in the round that the reply had answered.
        ("12", "11..2026-06-13", False, (22, 23)),
        ("12", "10..2026-06-12", False, (22, 22)),
        ("11..2026-06-13", "12", False, (22, 22)),
        ("11..2026-06-13", "11..2026-06-14", False, (21, 24)),
    ],
)
def test_around_the_day_of_its_return_a_case_may_have_been_given_a_new_time(
    back: str,
    known: str,
    sure: bool,  # noqa: FBT001
    due: tuple[int, int],
) -> None:
    """Asked on the 2nd, replied to on the 4th; passed up on the 6th and sent back.

    10 days run in each round from the earlier of what was asked and what became known.
    """
    within = made.limit("10 days", "asked known", pick=Pick.EARLIER)
    outs = [made.out("passed-up", "two")]
    one = made.stage("one", [made.act("reply", within, makes="replied")], outs, opens=("asked",))
    policy = made.policy(
        "asked known replied passed-up sent-back", one, made.stage("two", [], [made.out("sent-back", "one")])
    )
    facts = f"asked=2026-06-02 replied=2026-06-04 passed-up=2026-06-06 sent-back=2026-06-{back} known=2026-06-{known}"
    reply = act(policy, facts, date(2026, 6, 26))
    assert (reply.may_be_late, reply.late, reply.may_be_done) == (True, sure, not sure)
    assert (reply.safe, reply.latest) == (date(2026, 6, due[0]), date(2026, 6, due[1]))
