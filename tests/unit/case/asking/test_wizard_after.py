"""What the wizard asks after: arrivals, clocks that stopped, what is repeated, and the parts of a whole."""

from dataclasses import replace
from datetime import date

import pytest

from navigator.case.asking.questions import About, Answer, Question
from navigator.case.asking.wizard import interview
from navigator.case.verdicts.status import Status
from navigator.explain.reports import question_report
from navigator.explain.teller import Teller
from navigator.model.cases import Span, parse_fact
from navigator.words import ENGLISH
from tests.oracles import made
from tests.support.asked import CENTRE, TODAY, choose, held, next_question, on, turning, whole
from tests.support.samples import calendars, library


def test_what_was_done_is_asked_first_and_then_what_came_back() -> None:
    said = {"reader": choose("complainant"), "last": choose("since-complaint-received")}
    found = held(**said).next
    assert found == Question(
        About.SINCE, "since-complaint-received", ("nothing", "acknowledged", "reply-received", "reply-accepted")
    )
    assert next_question(**said, since__since_complaint_received=choose("nothing")) == "date:complaint-received"
    assert next_question(**said, since__since_complaint_received=choose("reply-received")) == "date:reply-received"


def test_a_reply_that_was_sent_is_asked_after_when_a_time_of_the_reader_runs_from_its_arrival() -> None:
    said = {"reader": choose("complainant"), "last": choose("reply-sent")}
    assert next_question(**said) == "happened:reply-received"
    assert next_question(**said, happened__reply_received=choose("yes")) == "date:reply-received"
    assert held(**said, happened__reply_received=choose("no")).position is not None


@pytest.mark.parametrize("reader", ["parent", "helper"])
def test_an_arrival_is_asked_after_whoever_else_waits_and_also_of_somebody_who_helps(reader: str) -> None:
    decide = made.act("decide", made.limit("10 days", "appealed"), makes="decided")
    appeal = made.act("appeal", made.limit("5 days", "came"), makes="appealed", by="parent", force="may")
    acts = made.act("reply", makes="replied"), decide, appeal
    stage = made.stage("one", acts, [made.out("decided", "end")], opens=("asked",))
    policy = made.policy("asked replied came/sent appealed decided", stage)
    found = interview(policy, {"reader": Answer(reader), "last": Answer("replied")}, TODAY, made.weekdays()).next
    assert found == Question(About.HAPPENED, "came", ("yes", "no"))
    # Whoever has to answer does not know when it came.
    found = interview(policy, {"reader": Answer("manager"), "last": Answer("replied")}, TODAY, made.weekdays()).next
    assert found is None or found.subject != "came"


def test_a_stopped_clock_asks_when_it_stopped_where_its_time_may_have_been_over() -> None:
    assert turning("stopped").next == Question(About.DATE, "asked")
    # On Friday 20 November the 10 working days would be over: it matters whether it stopped before that.
    assert turning("stopped", asked="2026-11-02").next == Question(About.DATE, "stopped")
    found = turning("stopped", asked="2026-11-02", stopped="2026-11-10").position
    assert found
    assert [each.status for each in found.standings if each.clause.id == "answer"] == [Status.PAUSED]


def test_a_clock_that_went_on_asks_when_it_had_stopped_and_when_it_went_on() -> None:
    assert turning("resumed", asked="2026-11-02").next == Question(About.DATE, "stopped")
    assert turning("resumed", asked="2026-11-02", stopped="2026-11-04").next == Question(About.DATE, "resumed")
    found = turning("resumed", asked="2026-11-02", stopped="2026-11-04", resumed="2026-11-06").position
    assert found
    (answer,) = (each for each in found.standings if each.clause.id == "answer")
    # Two working days more than Monday 16 November.
    assert answer.due
    assert answer.due.latest == date(2026, 11, 18)


def test_a_repeated_act_asks_when_it_was_last_done() -> None:
    assert turning("told", asked="2026-10-01").next == Question(About.DATE, "told")
    found = turning("told", asked="2026-10-01", told="2026-11-02").position
    assert found
    (news,) = (each for each in found.standings if each.clause.id == "tell")
    assert news.due
    assert (news.due.safe, news.status) == (date(2026, 11, 30), Status.RUNNING)


def test_the_wizard_asks_what_a_case_is_about_and_keeps_the_answer() -> None:
    reply = replace(made.act("reply", made.limit("10 days"), makes="replied"), only=("one",))
    tell = replace(made.act("tell", made.limit("3 days"), makes="told"), only=("many",))
    stage = made.stage("first", [reply, tell], [made.out("content", "end")], opens=("asked",))
    about = made.policy("asked replied told content", stage, questions=made.question("whom", "one", "many"))
    answers = {"reader": Answer("parent"), "last": Answer("asked"), "date:asked": Answer(span=Span(TODAY, TODAY))}
    asked = interview(about, {**answers, "case:whom": Answer("many")}, TODAY, made.weekdays())
    assert asked.position is not None
    assert [each.clause.id for each in asked.position.standings] == ["tell"]
    unknown = interview(about, {**answers, "case:whom": Answer("unknown")}, TODAY, made.weekdays())
    assert unknown.position is not None
    assert [each.clause.id for each in unknown.position.standings] == ["reply", "tell"]
    first = interview(about, {"reader": Answer("parent")}, TODAY, made.weekdays()).next
    assert first is not None
    assert (first.name, first.options) == ("case:whom", ("one", "many", "unknown"))


def test_where_one_part_of_a_whole_was_told_the_others_are_asked_for_and_not_the_whole() -> None:
    assert whole("all_of", "fee") == "date:fee"
    assert whole("all_of", "fee", fee="2026-11-19") == "date:form"
    for day in ("2026-11-19", "2026-11-19T10:00"):
        assert whole("all_of", "fee", form="2026-11-18", fee=day) is None


def test_where_no_part_of_a_whole_was_told_it_is_asked_for_itself() -> None:
    assert whole("all_of", "complete") == "date:complete"
    assert whole("any_of", "complete") == "date:complete"


def test_a_part_that_makes_the_whole_is_asked_for_alone() -> None:
    assert whole("any_of", "fee") == "date:fee"
    assert whole("any_of", "fee", fee="2026-11-19") is None


def test_what_comes_by_itself_when_a_time_runs_out_is_not_asked_for_but_when_that_time_began() -> None:
    """Nobody said that it counts as refused: whether and when it does hangs on the day of the request."""
    reply = made.act("reply", made.limit("20 days", "asked", expiry=made.expiry("refused")), makes="replied")
    outer = made.act("write", made.limit("1 month", "refused"), by="parent", force="may", makes="written")
    stage = made.stage("one", [reply, outer], [made.out("content", "end")], opens=("asked",))
    silence = made.policy("asked replied refused written content", stage)
    answers = {
        "reader": Answer("parent"),
        "last": Answer("replied"),
        "date:replied": Answer(span=parse_fact("replied=2026-11-18..2026-11-19").span),
    }
    found = interview(silence, answers, TODAY, made.weekdays()).next
    assert found
    assert found.name == "date:asked"
    told = {**answers, "last": Answer("refused")}
    refused = interview(silence, told, TODAY, made.weekdays()).next
    assert refused
    assert refused.name in ("date:asked", "date:refused")


def test_what_was_named_as_the_last_thing_ended_the_case_whatever_else_was_told() -> None:
    """In test_replay_courses.py: of the same facts without that, the case may have gone on."""
    found = held(reader=choose("complainant"), last=choose("settled-on-the-day"), date__settled_on_the_day=Answer())
    assert found.position
    assert (found.position.journey.case.last, found.position.ended) == ("settled-on-the-day", True)


@pytest.mark.parametrize("today", ["2026-12-28", "2026-12-31", "2027-01-19", "2027-01-20", "2027-02-10"])
def test_waiting_does_not_move_the_last_date_of_what_had_happened_when_it_was_told(today: str) -> None:
    """Acknowledged by the day of the answers: 15 working days from Monday 28 December end on Tuesday 19 January."""
    answers = {
        "reader": choose("complainant"),
        "last": choose("acknowledged"),
        "date:complaint-received": on("2026-12-14"),
        "date:acknowledged": Answer(),
    }
    day = date.fromisoformat(today)
    found = interview(library().policies[CENTRE], answers, day, calendars(), told_on=date(2026, 12, 28)).position
    assert found
    reply = next(each for each in found.standings if each.clause.id == "reply")
    assert reply.due
    assert reply.due.latest == date(2027, 1, 19)
    assert (reply.status is Status.LATE) == (day > date(2027, 1, 19))


def test_a_step_that_can_be_taken_at_every_stage_may_have_been_left_out_as_any_other() -> None:
    """Heard at stage two: passed up to it by a way out of stage one, or by one that is written once for all stages."""
    acts = made.act("hear", makes="heard"), made.act("decide", made.limit("5 days", "moved"), makes="decided")
    two = made.stage("two", acts, [made.out("decided", "end")])
    answers = {"reader": Answer("parent"), "last": Answer("heard"), "date:asked": on("2026-11-02")}
    for own, all_stages in (([made.out("moved", "two")], ()), ([], (made.out("moved", "two"),))):
        one = made.stage("one", [made.act("reply", made.limit("5 days"), makes="replied")], own, opens=("asked",))
        policy = made.policy("asked replied moved heard decided", one, two, outcomes=all_stages)
        found = interview(policy, {**answers, "date:heard": on("2026-11-20")}, TODAY, made.weekdays()).next
        assert found == Question(About.DATE, "moved", ("no",))


def test_the_day_of_what_may_have_come_too_late_is_asked_though_no_time_runs_from_it() -> None:
    """A brief is due by 15 November, ten days from the 5th, or all is over; on the 20th somebody says that it came."""
    brief = made.act("brief", made.limit("10 days", expiry=made.expiry()), makes="filed", by="parent")
    answer = made.act("answer", made.limit("5 days", "served"), makes="answered")
    out = made.out("ran-out", "end"), made.out("answered", "end")
    policy = made.policy(
        "asked filed served answered ran-out", made.stage("one", [brief, answer], out, opens=("asked",))
    )

    def asked_next(filed: Answer | None = None) -> Question | None:
        told = {"reader": Answer("parent"), "last": Answer("filed"), "date:asked": on("2026-11-05")}
        told |= {"date:filed": filed} if filed else {}
        return interview(policy, told, TODAY, made.weekdays()).next

    question = asked_next()
    assert question == Question(About.DATE, "filed")
    assert question_report(Teller(policy, ENGLISH), question)["why"] == "Whether it came in time depends on it."
    # From the day on which it was asked a time is counted.
    first = question_report(Teller(policy, ENGLISH), Question(About.DATE, "asked"))
    assert first["why"] == "A time limit is counted from this day."
    # It was answered with a day, or with none: nothing more is asked.
    assert asked_next(on("2026-11-12")) is None
    assert asked_next(Answer()) is None
