"""How late something is or was, in which days, and where that cannot be said.

Worked out by hand; `told`, `act` and `both` ask the second opinion too. June 2026 begins on a Monday.
"""

from dataclasses import replace
from datetime import date

import pytest

from navigator.explain.doubts import doubts
from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.words import ENGLISH
from tests.oracles import made
from tests.support import samples
from tests.support.opinions import (
    THE_25TH,
    act,
    both,
    found,
    judged,
    one_stage,
    published,
    reported,
    told,
    told_in_words,
)


def test_done_on_the_day_off_behind_its_last_day_it_was_late_by_less_than_a_working_day() -> None:
    """Five working days from Friday 20 November 2026 end on Friday 27; it was done on Saturday 28."""
    said = published("complaints", "complaint-received=2026-11-20 acknowledged=2026-11-28", "2026-12-02")
    done = next(each for each in said.done if each.clause.id == "acknowledge")
    assert (done.status.value, done.overdue_by, done.overdue_unit) == ("done late", 1, "days off")


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


def test_what_was_done_before_its_earliest_day_was_not_in_time() -> None:
    """A meeting is held from the 6th to the 16th of June; it was held on the 4th."""
    soonest = made.act("wait", made.limit("5 days", kind="not before"), makes="met")
    latest = made.act("meet", made.limit("15 days"), makes="met")
    stage = made.stage("one", [soonest, latest], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked met content", stage)
    told_early = judged(policy, "asked=2026-06-01 met=2026-06-04", "met")
    assert told_early == "This was too early. It may not be done before Saturday 6 June 2026."
    assert judged(policy, "asked=2026-06-01 met=2026-06-06", "met").startswith("In time.")


@pytest.mark.parametrize("decided", ["2026-06-04..2026-06-12", "2026-06-04..2026-06-20"])
def test_how_late_something_was_says_whether_its_time_had_run_out(decided: str) -> None:
    """Decided by 6 June, an appeal has 10 days from then; later, they run from the 7th: the 17th at the latest."""
    decide = made.act("decide", made.limit("5 days", expiry=made.expiry("not-told")), makes="decided")
    within = made.limit("10 days", "decided not-told", pick="earlier")
    appeal = made.act("appeal", within, force="may", by="parent", makes="appealed")
    stage = made.stage("one", [decide, appeal], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked decided not-told appealed content", stage)
    verdict = act(policy, f"asked=2026-06-01 decided={decided} appealed=no", THE_25TH, "appeal")
    assert (verdict.safe, verdict.latest, verdict.lapsed) == (date(2026, 6, 14), date(2026, 6, 17), True)


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


def test_several_stages_are_over_when_the_last_of_them_is() -> None:
    """Twenty days over both stages from the 1st: until the 21st. Accepted at the second on the 23rd: done late.

    Nobody told when it was passed up; that it may have been earlier makes it no less late.
    """
    one = made.stage("one", [], [made.out("passed-up", "two")], opens=("asked",))
    two = made.stage("two", [], [made.out("accepted", "end")])
    whole = made.cap("whole", made.limit("20 days"), "one", "two")
    policy = made.policy("asked passed-up accepted", one, two, caps=(whole,))
    assert both(policy, "asked=2026-06-01 accepted=2026-06-23", 30).act("whole").done_late


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


def test_a_time_over_a_stage_that_was_left_too_late_is_told() -> None:
    """The first stage had 10 days from 1 June; it was left on the 12th."""
    one = made.stage("one", [], [made.out("referred", "two")], opens=("asked",))
    two = made.stage("two", [made.act("decide", made.limit("7 days", "referred"), makes="decided")], [])
    cap = made.cap("the-first", made.limit("10 days"), "one")
    policy = made.policy("asked referred decided", one, two, caps=(cap,))
    for referred, late in (("2026-06-12", True), ("2026-06-11", False)):
        notes = reported(policy, f"asked=2026-06-01 referred={referred}", date(2026, 6, 15))["notes"]
        assert any("the last day was Thursday 11 June 2026. It was not over" in each["text"] for each in notes) is late


def test_what_was_late_on_every_day_on_which_its_time_can_have_begun_is_told_as_late() -> None:
    """Ten working days from the day the own manager was asked, which was 3 June at the latest: 17 June."""
    said = published("dispute-resolution", "step-1-held=2026-06-03 step-2-held=2026-06-18", "2026-06-20")
    report = position_report(Teller(said.journey.policy, ENGLISH), said, samples.library().calendars)
    (held,) = (each for each in report["done"] if each["event"] == "step-2-held")
    assert held["judged"] == "At least 1 working day late. The last day was Wednesday 17 June 2026 or earlier."


def test_who_acted_too_late_is_told_that_it_may_not_count() -> None:
    """Told the Chair a day after the 14 days from 1 June; the policy does not say what follows."""
    said = published("complaints", "reply-received=2026-06-01 further-asked=2026-06-16", "2026-06-17")
    found = list(doubts(Teller(said.journey.policy, ENGLISH, reader="complainant"), said))
    assert any("came after its last day, Monday 15 June 2026, and may not have been accepted" in each for each in found)
    in_time = published("complaints", "reply-received=2026-06-01 further-asked=2026-06-15", "2026-06-17")
    assert not any("accepted" in each for each in doubts(Teller(in_time.journey.policy, ENGLISH), in_time))


@pytest.mark.parametrize(
    ("replied", "said"),
    [
        # 10 days from 1 June end on the 11th; the other time may have been over before.
        ("2026-06-11", ""),
        ("2026-06-12", "At least 1 day late. The last day was Thursday 11 June 2026 or earlier."),
        ("2026-06-10..2026-06-12", "This may have been late. The last day was Thursday 11 June 2026 or earlier."),
    ],
)
def test_the_last_of_some_days_is_late_whatever_the_other_of_two_times_is(replied: str, said: str) -> None:
    within = made.limit("10 days", or_=(made.beside("3 days", before="hearing"),), pick="earlier")
    assert judged(one_stage(within, "hearing/future"), f"asked=2026-06-01 replied={replied}", "replied") == said


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("2026-06-01", "This may have been late. It was due by Thursday 11 June 2026 on one reading."),
        ("2026-06-01..2026-06-03", "This may have been late. It may have been due by Thursday 11 June 2026."),
        ("2026-06-03", ""),
    ],
)
def test_the_first_of_some_beginnings_may_make_it_late_on_a_reading(asked: str, said: str) -> None:
    """10 days from the request, or from a call of which nobody spoke. The reply came on the 12th."""
    within = made.limit("10 days", readings=(made.reading("first"), made.reading("second", "", "called")))
    assert judged(one_stage(within, "called"), f"asked={asked} replied=2026-06-12", "replied") == said


LAST = "the last day was"


@pytest.mark.parametrize(
    ("many", "said"),
    [
        ("5 days", "This was late. The last day was Saturday 6 June 2026."),
        (
            "8 days",
            f"This was late. If one-person, {LAST} Saturday 6 June 2026. If many, {LAST} Tuesday 9 June 2026.",
        ),
        ("30 days", "This may have been late. If one-person, it was due by Saturday 6 June 2026."),
    ],
)
def test_what_is_late_whatever_the_answer_about_the_case_is_late(many: str, said: str) -> None:
    """Asked on the 1st and answered on the 12th: too late by the 6th, and by the 9th, but not by 1 July."""
    acts = [
        replace(made.act("reply", made.limit("5 days"), makes="replied"), only=("one-person",)),
        replace(made.act("tell", made.limit(many), makes="replied"), only=("many",)),
    ]
    one = made.stage("one", acts, [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked replied content", one, questions=made.question("who", "one-person", "many"))
    assert judged(policy, "asked=2026-06-01 replied=2026-06-12", "replied").startswith(said)


def test_what_is_to_be_done_for_some_answers_alone_was_late_by_the_same_days_while_nobody_gave_one() -> None:
    """Three days from Thursday 4 June end on Sunday 7; it was done on Monday 8."""
    tell = replace(made.act("tell", made.limit("3 days"), makes="replied"), only=("many",))
    one = made.stage("one", (tell,), [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked replied content", one, questions=made.question("who", "one-person", "many"))
    (said,) = found(policy, "asked=2026-06-04 replied=2026-06-08").done
    assert (said.status.value, said.overdue_by, said.overdue_unit) == ("done late", 1, "days")


def test_a_step_that_would_have_led_on_began_no_time_of_a_case_that_was_settled_before_it() -> None:
    """Settled before anybody talked: had they talked, the case would have been at the next step.

    ("May have been late" was told of all steps together, which one reading counts from that talk.)
    """
    library = samples.library()
    said = told(library.policies["kirklees/dispute-resolution"], "settled=2026-06-01", THE_25TH, library.calendars)
    assert not said.act("whole-process").may_be_done_late


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        # Ten days from the decision are over on the 12th; from a hearing that nobody spoke of, later or never.
        (
            "decided=2026-06-02 appealed=2026-06-20",
            "This may have been late. It may have been due by Friday 12 June 2026.",
        ),
        ("decided=2026-06-02 appealed=2026-06-11", ""),
        ("decided=2026-06-02 heard=2026-06-15 appealed=2026-06-20", "In time. The last day was Thursday 25 June 2026."),
        # Neither was told: nothing can be said.
        ("appealed=2026-06-20", ""),
    ],
)
def test_what_came_after_the_time_from_the_one_start_that_was_told_may_have_been_late(facts: str, said: str) -> None:
    """An appeal within ten days of the decision, or of the hearing if that is later."""
    within = made.limit("10 days", "decided heard", pick="later")
    appeal = made.act("appeal", within, makes="appealed", by=made.ASKS, force="may")
    one = made.stage("one", [appeal], [made.out("appealed", "two")], opens=("asked",))
    two = made.stage("two", [made.act("reply", makes="replied")], [made.out("replied", "end")])
    policy = made.policy("asked decided heard appealed replied", one, two)
    assert told(policy, f"asked=2026-06-01 {facts}", THE_25TH).act("appeal").done
    assert judged(policy, f"asked=2026-06-01 {facts}", "appealed") == said
