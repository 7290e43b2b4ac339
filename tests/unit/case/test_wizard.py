"""The questions: few, in order, taken from the procedure, and each answer asked for once."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

import pytest

from navigator.case.asking import wizard
from navigator.case.asking.choices import MORE, MOST, NOTHING, Choices, choices
from navigator.case.asking.wizard import About, Answer, Interview, Question, interview
from navigator.case.course.ways import transitions
from navigator.case.verdicts.position import NoteKind, Status, position
from navigator.model.cases import Case, Span, parse_fact
from navigator.model.parties import Audience, Side
from navigator.model.policy import Policy
from tests.oracles import made
from tests.support.constructs import BEFORE_ROLES, Shown, stopped
from tests.support.samples import calendars, library, policy

TODAY = date(2026, 11, 20)
CENTRE = "milton-keynes-contact-centre/complaints"


def choose(value: str) -> Answer:
    return Answer(value=value)


def on(text: str) -> Answer:
    day = date.fromisoformat(text)
    return Answer(span=Span(day, day))


def held(**answers: Answer) -> Interview:
    named = {name.replace("__", ":").replace("_", "-"): answer for name, answer in answers.items()}
    return interview(library().policies[CENTRE], named, TODAY, calendars())


def next_question(**answers: Answer) -> str | None:
    found = held(**answers).next
    return found.name if found else None


def test_it_asks_who_you_are_then_for_the_last_thing_that_happened() -> None:
    assert next_question() == "reader"
    assert next_question(reader=choose("complainant")) == "last"


def test_nothing_has_happened_needs_no_date() -> None:
    found = held(reader=choose("complainant"), last=choose(NOTHING))
    assert found.position is not None
    assert [each.clause.id for each in found.position.next] == ["raise"]


def test_it_asks_only_for_dates_that_a_running_limit_needs() -> None:
    said = {"reader": choose("complainant"), "last": choose("acknowledged")}
    assert next_question(**said) == "date:complaint-received"
    said["date__complaint_received"] = on("2026-11-02")
    assert next_question(**said) == "date:acknowledged"
    said["date__acknowledged"] = on("2026-11-05")
    found = held(**said)
    assert found.position is not None
    due = found.position.running[0].due
    assert due is not None
    assert (due.safe, due.latest) == (date(2026, 11, 23), date(2026, 11, 26))


def test_the_way_in_is_asked_for_only_when_it_matters() -> None:
    # The Chair's time to decide runs from one of two days, so which it was has to be asked.
    assert next_question(reader=choose("chair"), last=choose("chair-acknowledged")) == "route:stage-2"
    # Once the decision is out, nothing runs that depends on it.
    assert next_question(reader=choose("chair"), last=choose("decision-sent")) is None


def test_an_answer_to_a_question_that_is_not_asked_is_ignored() -> None:
    found = held(reader=choose("complainant"), last=choose(NOTHING), date__reply_received=on("2026-11-02"))
    assert [question.name for question in found.answered] == ["reader", "last"]


def test_a_choice_that_is_not_offered_is_asked_for_again() -> None:
    assert next_question(reader=choose("complainant"), last=choose("__proto__")) == "last"
    assert next_question(reader=on("2026-11-02")) == "reader"


def test_a_day_nobody_remembers_is_accepted_and_leaves_the_date_open() -> None:
    found = held(reader=choose("complainant"), last=choose("reply-received"), date__reply_received=Answer())
    assert found.position is not None
    assert found.position.undated == ("reply-received",)


def test_a_date_in_the_future_is_a_fault_of_its_question() -> None:
    found = held(reader=choose("complainant"), last=choose("reply-received"), date__reply_received=on("2026-12-01"))
    assert [(fault.question.name, fault.kind.value) for fault in found.faults] == [("date:reply-received", "future")]


def test_a_day_after_the_end_can_be_so_and_is_no_fault() -> None:
    """It may be a new complaint: it is named beside the answer, and can be given."""
    held_by = library().policies[CENTRE]
    case = Case((parse_fact("naccc-finished=2026-08-03"), parse_fact("complaint-received=2026-10-05")))
    said = position(held_by, case, date(2026, 10, 25), calendars())
    assert [note.kind for note in said.notes] == [NoteKind.AFTER_END]
    assert not list(wizard._faults([Question(About.DATE, "complaint-received")], said))


def test_dates_out_of_order_are_a_fault() -> None:
    found = held(
        reader=choose("complainant"),
        last=choose("acknowledged"),
        date__complaint_received=on("2026-11-05"),
        date__acknowledged=on("2026-11-02"),
    )
    assert [fault.other for fault in found.faults] == ["complaint-received"]


@pytest.mark.parametrize("key", sorted(library().policies))
def test_every_event_of_every_procedure_leads_to_an_answer(key: str) -> None:
    policy = library().policies[key]
    last = interview(policy, {"reader": choose(policy.procedure.roles[0].id)}, TODAY, calendars()).next
    assert last is not None
    for event in (NOTHING, *policy.events):
        found = _answered_through(policy, event)
        assert found.position is not None, event
        assert len(found.answered) <= 7, event


@pytest.mark.parametrize("key", sorted(library().policies))
def test_every_way_out_of_every_stage_can_be_reached(key: str) -> None:
    policy = library().policies[key]
    leaving: dict[str, set[str]] = {}
    for transition in (each for stage in policy.procedure.stages for each in transitions(stage)):
        leaving.setdefault(transition.event, set()).add(transition.id)
    assert leaving
    for event, ways in leaving.items():
        found = _answered_through(policy, event)
        assert found.position is not None
        # One event can be a way out of several stages; then either may be taken.
        assert ways & {move.transition for move in found.position.journey.moves}, event


def _answered_through(policy: Policy, event: str) -> Interview:
    """Answer every question that is asked: the first choice, the given event, and a day each, in order."""
    answers: dict[str, Answer] = {}
    for step in range(20):
        found = interview(policy, answers, TODAY, calendars())
        if found.next is None:
            return found
        match found.next.about:
            case About.LAST:
                answers["last"] = choose(event)
            case About.DATE:
                answers[found.next.name] = on(f"2026-06-{step + 1:02}")
            case _:
                answers[found.next.name] = choose(found.next.options[0])
    raise AssertionError(f"{policy.key}: {event} asks without end: {_names(answers)}")


def _names(answers: Mapping[str, Answer]) -> list[str]:
    return list(answers)


# What stops the clock, and acts that are repeated, in a made-up procedure.

TURNING = Shown(
    acts=stopped("continue")
    + "\n- {id: tell, by: manager, force: must, act: tell the news, produces: told, @, limit: {words: every 20 working"
    " days, period: 20 working days, from: asked, every: true, until: over, states: [period]}}",
    events="stopped resumed told",
)


def turning(last: str, **days: str) -> Interview:
    named = {f"date:{event}": on(day) for event, day in days.items()}
    said = {"reader": choose("parent"), "last": choose(last), **named}
    return interview(policy(TURNING.body, BEFORE_ROLES), said, TODAY, calendars())


def test_what_stops_the_clock_is_among_the_things_that_can_have_happened() -> None:
    offered = choices(policy(TURNING.body, BEFORE_ROLES), "parent")
    assert {"stopped", "resumed"} <= {*offered.first, *(each for group in offered.groups.values() for each in group)}


@pytest.mark.parametrize("key", sorted(library().policies))
def test_no_screen_has_more_than_six_choices_and_every_event_can_be_chosen(key: str) -> None:
    policy = library().policies[key]
    helpers = [None] if policy.procedure.audience is Audience.FAMILIES else []
    readers = [*helpers, *(role.id for side in (Side.ASKS, Side.ANSWERS) for role in policy.readers(side))]
    for reader in readers:
        reached: set[str] = set()
        for question in _screens(policy, reader):
            assert 2 <= len(question.options) <= MOST, (reader, question)
            reached |= {each.removeprefix("since-") for each in question.options}
        unseen = set(policy.events) - reached
        # Whoever gets a reply knows when it came, and not when it was sent.
        assert unseen <= {"reply-sent"}, (reader, unseen)
        if reader in ("coordinator", "chair"):
            assert not unseen


def _screens(policy: Policy, reader: str | None) -> Iterator[Question]:
    """Every screen about events that a reader can meet, by answering in every way."""
    who = {"reader": choose(reader or "helper")}
    areas = policy.procedure.areas
    area = {"area": choose(areas[0].id)} if areas else {}
    first = interview(policy, {**who, **area}, TODAY, calendars()).next
    assert first is not None
    yield first
    for value in first.options:
        answers = {**who, **area, "last": choose(value)}
        while (following := interview(policy, answers, TODAY, calendars()).next) and following.about is About.SINCE:
            yield following
            if MORE not in following.options:
                break
            answers[following.name] = choose(MORE)


def test_each_choice_of_a_group_that_needs_several_screens_stands_on_one_of_them() -> None:
    group = tuple("abcdefghijklm")
    offered = Choices((NOTHING, "all"), {"all": group})
    screens = [offered.screen("all", page) for page in range(3)]
    assert screens == [(*"abcde", MORE), (*"fghij", MORE), (*"klm",)]


def test_whose_matter_it_is_somebody_who_helps_and_somebody_who_works_there_are_told_apart() -> None:
    who = held().next
    assert who == Question(About.READER, options=("complainant", "helper", "staff"))
    assert next_question(reader=choose("staff")) == "role"
    assert held(reader=choose("staff")).next == Question(About.ROLE, options=("coordinator", "chair"))
    assert next_question(reader=choose("staff"), role=choose("chair")) == "last"
    assert next_question(reader=choose("helper")) == "last"
    # A link that names a role at once goes on from there.
    assert next_question(reader=choose("chair")) == "last"


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


def whole(made_of: str, last: str, **days: str) -> str | None:
    """What is asked next where a reply within 24 hours runs from the form and the fee, or from either of them."""
    reply = made.act("reply", made.limit("24 hours", "complete"), makes="replied")
    stage = made.stage("one", [reply], opens=("complete",))
    of_both = made.policy("form fee complete replied", stage, made_of={"complete": {made_of: ("form", "fee")}})
    told = {f"date:{event}": Answer(span=parse_fact(f"{event}={day}").span) for event, day in days.items()}
    answers = {"reader": Answer("parent"), "last": Answer(last), **told}
    found = interview(of_both, answers, TODAY, made.in_brussels()).next
    return found.name if found else None


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
    """In test_replay.py: of the same facts without that, the case may have gone on."""
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


KIRKLEES = "kirklees/dispute-resolution"


def left_out(**days: Answer) -> Interview:
    """Step 3 has not settled a dispute in Kirklees, and it is 4 February 2027."""
    named = {f"date:{event.replace('_', '-')}": answer for event, answer in days.items()}
    start = {
        "reader": choose("designated-lead"),
        "last": choose("still-differ-3"),
        "date:still-differ-3": on("2027-02-01"),
    }
    return interview(library().policies[KIRKLEES], start | named, date(2027, 2, 4), calendars())


def test_a_step_that_nobody_told_can_be_said_to_have_been_left_out_and_then_nothing_is_counted_from_it() -> None:
    question = left_out().next
    assert question == Question(About.DATE, "own-manager-asked", ("no",))

    said = left_out(own_manager_asked=choose("no"), step_1_held=on("2026-12-01"), step_3_held=Answer())

    # One calendar month from a talk that did not take place has no date; from step 1 it ended on 1 January.
    assert said.position is not None
    assert not said.faults
    whole = next(each for each in said.position.standings if each.clause.id == "whole-process")
    assert (whole.verdict.late, whole.verdict.may_be_late) == (False, True)


def test_what_was_told_as_the_last_thing_took_place() -> None:
    answers = {"reader": choose("designated-lead"), "last": choose("own-manager-asked")}
    question = interview(library().policies[KIRKLEES], answers, date(2027, 2, 4), calendars()).next
    assert question == Question(About.DATE, "own-manager-asked")
    assert (
        interview(
            library().policies[KIRKLEES],
            answers | {"date:own-manager-asked": choose("no")},
            date(2027, 2, 4),
            calendars(),
        ).next
        == question
    )


def test_a_day_that_no_option_names_is_asked_for_again() -> None:
    question = left_out(own_manager_asked=choose("yes")).next
    assert question is not None
    assert question.subject == "own-manager-asked"


def test_who_has_the_reply_is_asked_for_the_day_that_shows_whether_it_was_late() -> None:
    said = {
        "reader": choose("complainant"),
        "last": choose("since-complaint-received"),
        "since:since-complaint-received": choose("reply-received"),
        "date:reply-received": on("2026-11-02"),
    }
    answers = dict(said)
    found = interview(library().policies[CENTRE], answers, TODAY, calendars())
    assert found.next == Question(About.DATE, "complaint-received")
    found = interview(library().policies[CENTRE], answers | {"date:complaint-received": Answer()}, TODAY, calendars())
    assert found.next is None
    # The Coordinator answers for the reply, and has no use for the question.
    staff = answers | {"reader": choose("coordinator"), "last": choose("reply-received")}
    found = interview(library().policies[CENTRE], staff, TODAY, calendars())
    assert found.next is None
