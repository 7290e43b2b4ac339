"""What was told for a day after an end, or after its stage was left: a new matter, or named.

Worked out by hand; `told`, `act` and `both` ask the second opinion too. June 2026 begins on a Monday.
"""

from datetime import date

import pytest

from navigator.case.verdicts.position import NoteKind
from navigator.model.policy import Policy
from tests.oracles import engine, made, worlds
from tests.support import samples
from tests.support.opinions import both, june, modelled, of, published, published_policy, told


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        # A new complaint, told to a case that had ended at another stage.
        ("naccc-finished=2026-08-03 complaint-received=2026-10-05", ["complaint-received"]),
        ("complaint-received=2026-08-03 settled-on-the-day=2026-08-04 acknowledged=2026-08-05", []),
    ],
)
def test_what_is_told_of_a_day_after_the_end_is_named(facts: str, told: list[str]) -> None:
    said = published("complaints", facts, "2026-10-25")
    assert said.ended
    assert [note.event for note in said.notes if note.kind is NoteKind.AFTER_END] == told


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


def test_what_those_who_answer_did_after_a_time_ran_out_is_named_where_it_leads_on() -> None:
    """Due by Saturday 7 November, corrected on the 8th; yet the proceeding began, and with it 20 days to respond."""
    facts = "deficiency-told=2026-11-02 corrected=2026-11-08 commenced=2026-11-12"
    said = modelled("udrp/disputes", facts, "2026-11-28")
    assert said.ended
    assert (NoteKind.AFTER_END, "commenced") in {(note.kind, note.event) for note in said.notes}


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


def test_a_case_that_waits_for_a_track_which_never_began_has_not_ended_before_a_new_matter() -> None:
    """Appealed on the 9th, which leads to the second track alone; accepted on the 13th, which needs the third as well.

    Appealed again on the 16th: no new matter, for the first had no end, and what was told cannot have been.
    """
    one = made.stage("one", [], [made.out("appealed", "two"), made.out("passed-up", "two+three")], opens=("asked",))
    two, three = (made.stage(each, [], [made.out(by, "four")]) for each, by in (("two", "decided"), ("three", "heard")))
    four = made.stage("four", [], [made.out("accepted", "end")], joins=("two", "three"))
    policy = made.policy("asked appealed passed-up decided accepted heard", one, two, three, four)
    facts = "appealed=2026-06-09 passed-up=2026-06-11 accepted=2026-06-13 appealed=2026-06-16"
    assert both(policy, facts, 24).contradicts


def test_what_was_sent_before_is_no_part_of_a_new_matter_whenever_it_came() -> None:
    """A letter posted on the 7th; passed up on the 8th, settled on the 9th, passed up on the 11th.

    It may not have come by the 11th, but the case began with it: passed up again is no new matter.
    """
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    one = made.stage("one", [], [made.out("content", "end"), made.out("passed-up", "two")], opens=("asked",))
    policy = made.policy("asked/sent passed-up content decided", one, made.stage("two", [decide]))
    facts = "asked=second-class:2026-06-07 passed-up=2026-06-08 content=2026-06-09 passed-up=2026-06-11"
    assert not both(policy, facts, 11).act("decide").may_be_done


@pytest.mark.parametrize("days", ["04..2026-05-07", "06..2026-05-07", "05..2026-05-06"])
def test_what_may_have_come_after_the_end_or_before_it_leaves_open_whether_it_is_over(days: str) -> None:
    """The plan of 5 May ended it. The Chair who spoke again on the 6th or 7th began anew; on the 4th or 5th did not."""
    facts = f"chair-spoke=2026-05-02 plan-drawn-up=2026-05-05 chair-spoke=2026-05-{days}"
    said = told(published_policy("non-compliance"), facts, date(2026, 6, 20), samples.library().calendars)
    assert (said.ended, said.may_be_ended, said.stages) == (False, True, frozenset({"chair"}))


def test_a_complaint_that_may_have_come_again_after_the_answer_to_the_first_has_its_dates() -> None:
    """Got again between 20 and 27 October 2026; the first one was over on the 25th.

    It may have come before that end, and then there is one complaint, which is over.
    """
    first = "complaint-received=2026-10-01 acknowledged=2026-10-05 reply-sent=2026-10-19 reply-accepted=2026-10-25"
    facts = f"{first} complaint-received=2026-10-20..2026-10-27"
    calendars, policy = samples.library().calendars, published_policy("complaints")
    said = told(policy, facts, date(2026, 10, 28), calendars)
    assert (said.ended, said.may_be_ended) == (False, True)
    days = (made.case(f"{first} complaint-received=2026-10-{day}") for day in range(20, 28))
    parts = [engine.verdict(policy, calendars, each, date(2026, 10, 28)) for each in days]
    assert worlds.bolder(worlds.united([each for each in parts if not each.contradicts]), said) == ()


@pytest.mark.parametrize(
    ("facts", "due"),
    [
        # Asked again on Friday 12 in what began on Wednesday 10: ten days from the 10th, as if nothing was before it.
        ("asked=2026-06-01 content=2026-06-03 asked=2026-06-10 asked=2026-06-12", 20),
        # The talk of the 10th began it; asked on the 12th.
        ("talked=2026-06-01 asked=2026-06-02 content=2026-06-03 talked=2026-06-10 asked=2026-06-12", 22),
    ],
)
def test_a_second_step_of_a_new_matter_does_not_bring_the_old_one_back(facts: str, due: int) -> None:
    talk, reply = made.act("talk", None, makes="talked"), made.act("reply", made.limit("10 days"), makes="replied")
    stage = made.stage("one", [talk, reply], [made.out("content", "end")], opens=("asked",))
    act = told(made.policy("talked asked replied content", stage), facts, june(15)).act("reply")
    assert (act.safe, act.latest, act.may_be_late) == (june(due), june(due), False)


def test_a_case_taken_back_by_a_way_out_of_every_stage_begins_anew_as_after_any_other_end() -> None:
    """Asked on Monday 1 June 2026, passed up on the 2nd, taken back on the 3rd, and asked again on the 8th.

    "Taken back" leads out of every stage, and is written once. Five days from the 8th are the 13th.
    """
    reply = made.act("reply", made.limit("5 days"), makes="replied")
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    stages = made.stage("one", [reply], [made.out("passed-up", "two")], opens=("asked",)), made.stage("two", [decide])
    events = "asked replied passed-up decided taken-back"
    policy = made.policy(events, *stages, outcomes=(made.out("taken-back", "end"),))
    said = both(policy, "asked=2026-06-01 passed-up=2026-06-02 taken-back=2026-06-03 asked=2026-06-08", 10)
    assert (said.ended, said.may_be_ended, said.stages) == (False, True, frozenset({"one"}))
    again = said.act("reply")
    assert (again.safe, again.latest, again.may_be_open, again.may_be_late) == (june(13), june(13), True, False)


def test_an_end_on_one_of_some_days_leaves_open_whether_what_was_told_twice_began_anew() -> None:
    """Arranged on Monday 2 November 2026 and on the 5th; accepted between the 2nd and the 6th.

    Accepted on the 3rd, the first matter was over, and the second is at its Stage 2. Accepted on the 6th, all is over.
    """
    facts = "investigation-arranged=2026-11-02 investigation-arranged=2026-11-05 response-accepted=2026-11-{}"
    policy, calendars = published_policy("conference-complaints"), samples.library().calendars
    for days, ended, stages in (
        ("03", False, {"stage-2"}),
        ("06", True, set()),
        ("02..2026-11-06", False, {"stage-2"}),
    ):
        said = told(policy, facts.format(days), date(2026, 12, 12), calendars)
        assert (said.ended, said.may_be_ended, said.stages) == (ended, True, frozenset(stages))


def test_what_is_made_of_two_steps_on_the_same_days_begins_no_new_matter() -> None:
    """Representations accepted on 2 or 3 November 2026, and rejected on the 2nd to 4th: a decision is made of either.

    So it was told twice, and parted from itself the case was looked at without end.
    """
    facts = "given=2026-11-03..2026-11-04 accepted=2026-11-02..2026-11-03 rejected=2026-11-02..2026-11-04"
    assert modelled("parking", facts, "2026-12-12").today == date(2026, 12, 12)


def test_the_last_day_of_what_may_be_open_is_by_each_text_that_may_apply() -> None:
    """Asked and passed up on the 1st, settled on the 2nd, asked on the 10th; a newer text gives 2 weeks and not 5.

    Passed up, it may have gone on after the 2nd, and the reply to the first, by the older text, was due on 6 July. Or
    it was over, and the second is a new matter: until the 24th.
    """

    def text(within: str, since: date, version: str) -> Policy:
        outs = [made.out("content", "end"), made.out("passed-up", "two")]
        reply = made.act("reply", made.limit(within), makes="replied")
        one = made.stage("one", [reply], outs, opens=("asked",))
        two = made.stage("two", [made.act("decide", makes="decided")], [made.out("accepted", "end")])
        return made.policy("asked replied passed-up content decided accepted", one, two, since=since, version=version)

    older, newer = text("5 weeks", date(2025, 4, 1), "1"), text("2 weeks", june(4), "2")
    case = made.case("asked=2026-06-01 replied=no passed-up=2026-06-01 content=2026-06-02 asked=2026-06-10")
    for opinion in (engine.verdict, worlds.verdict):
        said = opinion(newer, made.weekdays(), case, june(24), (older,)).act("reply")
        assert (said.safe, said.latest, said.may_be_open) == (june(24), date(2026, 7, 6), True)


def test_what_cannot_have_been_in_an_earlier_matter_cannot_have_been() -> None:
    """Asked on the 5th, answered on the 3rd, settled on the 8th; asked again on the 10th, which is a new matter."""
    reply = made.act("reply", made.limit("2 weeks", "asked"), makes="replied")
    one = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked replied content", one)
    assert both(policy, "asked=2026-06-05 replied=2026-06-03 content=2026-06-08 asked=2026-06-10", 20).contradicts


@pytest.mark.parametrize(
    ("key", "facts", "stage"),
    [
        # Accepted on the 3rd, the Chairperson was turned to again on the 5th; accepted on the 12th, it is over.
        (
            "conference-complaints",
            "chairperson-contacted=2026-11-02 chairperson-contacted=2026-11-05 response-accepted=yes",
            "stage-1",
        ),
        # Turned to before it was accepted, or only after that.
        (
            "conference-complaints",
            "manager-contacted=2026-11-02 manager-contacted=yes response-accepted=2026-10-30",
            "stage-1",
        ),
        # Raised again after it was settled, or twice before that.
        ("dispute-resolution", "own-manager-asked=2026-11-02 own-manager-asked=yes settled=2026-11-02", "step-1"),
    ],
)
def test_of_an_end_and_what_was_told_again_one_without_its_day_leaves_open_whether_that_begins_anew(
    key: str, facts: str, stage: str
) -> None:
    said = published(key, facts, "2026-12-12")
    assert (said.ended, said.may_be_ended) == (False, True)
    assert stage in {each for journey in said.journeys for each in journey.now}


def test_what_is_beside_a_case_began_nothing_that_was_told_of() -> None:
    """Stage 2 comes after a talk; none but those of 2 and 5 November was told of: 20 working days from the 2nd."""
    facts = "chairperson-contacted=2026-11-02 chairperson-contacted=2026-11-05 response-sent=2026-11-12"
    policy, calendars = published_policy("conference-complaints"), samples.library().calendars
    said = told(policy, facts, date(2026, 12, 12), calendars)
    assert said.act("respond").safe == date(2026, 11, 30)
