"""The questions: few, in order, taken from the procedure, and each answer asked for once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from navigator.case.asking import wizard
from navigator.case.asking.choices import MORE, MOST, NOTHING, Choices, choices
from navigator.case.asking.questions import About, Answer, Question
from navigator.case.asking.wizard import Interview, interview
from navigator.case.course.ways import transitions
from navigator.case.verdicts.notes import NoteKind
from navigator.case.verdicts.position import position
from navigator.model.cases import Case, parse_fact
from navigator.model.parties import Audience, Side
from navigator.model.policy import Policy
from tests.oracles import made
from tests.support.asked import CENTRE, TODAY, TURNING, _answered_through, choose, held, next_question, on
from tests.support.constructs import BEFORE_ROLES
from tests.support.samples import calendars, library, models, policy


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
    # Nor is it said then by which way it came: nobody told.
    found = held(reader=choose("chair"), last=choose("decision-sent")).position
    assert found is not None
    assert found.fork
    assert [fact.event for fact in found.happened] == ["decision-sent"]


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


def test_a_further_screen_comes_only_for_what_is_not_on_the_one_before() -> None:
    acts = [made.act("ask", by="parent", makes="asked"), *(made.act(each, makes=each) for each in "abcdefgh")]
    policy = made.policy("asked a b c d e f g h over", made.stage("one", acts, [made.out("over", "end")]))

    def following(**answers: str) -> Question | None:
        said = {name.replace("_", "-").replace("--", ":"): choose(value) for name, value in answers.items()}
        return interview(policy, {"reader": choose("parent"), **said}, TODAY, made.weekdays()).next

    first = following(last="since-asked")
    assert first == Question(About.SINCE, "since-asked", (NOTHING, "a", "b", "c", "d", MORE))
    second = following(last="since-asked", since__since_asked=MORE)
    assert second == Question(About.SINCE, "since-asked-1", ("e", "f", "g", "h", "over"))
    for chosen in (following(last="since-asked", since__since_asked="b"), following(last="b")):
        assert chosen is None or chosen.about is not About.SINCE
    chosen = following(last="since-asked", since__since_asked=MORE, since__since_asked_1="f")
    assert chosen is None or chosen.about is not About.SINCE
    # What is not among its choices is asked for again.
    assert following(last="since-asked", since__since_asked=MORE, since__since_asked_1=MORE) == second


def test_whose_matter_it_is_somebody_who_helps_and_somebody_who_works_there_are_told_apart() -> None:
    who = held().next
    assert who == Question(About.READER, options=("complainant", "helper", "staff"))
    assert next_question(reader=choose("staff")) == "role"
    assert held(reader=choose("staff")).next == Question(About.ROLE, options=("coordinator", "chair"))
    assert next_question(reader=choose("staff"), role=choose("chair")) == "last"
    assert next_question(reader=choose("helper")) == "last"
    # A link that names a role at once goes on from there.
    assert next_question(reader=choose("chair")) == "last"


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


def test_the_way_in_is_asked_for_where_it_matters_by_an_earlier_text() -> None:
    # By the text in force now nothing of stage 2 has a time; by the one before, the time to decide has, as above.
    before = library().policies[CENTRE]
    stages = tuple(
        replace(each, duties=tuple(replace(duty, limit=None) for duty in each.duties)) if each.id == "stage-2" else each
        for each in before.procedure.stages
    )
    now = Policy(before.publisher, replace(before.procedure, stages=stages, in_force_from=date(2026, 11, 1)))
    answers = {"reader": choose("chair"), "last": choose("chair-acknowledged")}
    alone = interview(now, answers, TODAY, calendars()).next
    assert alone is None or alone.about is not About.ROUTE
    asked = interview(now, answers, TODAY, calendars(), (before,)).next
    assert asked is not None
    assert asked.name == "route:stage-2"


@pytest.mark.parametrize(("matter", "offered"), [("liberty", True), ("ordinary", False), ("unknown", True)])
def test_what_is_done_only_in_cases_with_another_answer_is_not_offered(matter: str, offered: bool) -> None:  # noqa: FBT001
    """The first information within 24 hours is for life and liberty alone; a refusal can come in any case."""
    asked = models().policies["bangladesh-rti/requests"]
    answers = {"reader": choose("citizen"), "case:matter": choose(matter), "case:units": choose("one-office")}
    found = interview(asked, {**answers, "last": choose("at-request")}, TODAY, models().calendars)
    assert found.next is not None
    assert found.next.about is About.SINCE
    assert ("first-told" in found.next.options) is offered
    assert "refused" in found.next.options
