"""The questions that find out where a case stands, taken from the procedure itself, one at a time."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import Enum

from navigator.case.journey import stage_events
from navigator.case.position import NoteKind, Position, position
from navigator.dates.calendars import Calendar
from navigator.model.cases import Case, Fact, Sent, Span, sent_fact
from navigator.model.policy import Policy
from navigator.model.vocabulary import Side

NOTHING = "nothing"
YES, NO, UNKNOWN = "yes", "no", "unknown"


class Kind(Enum):
    """How a question is answered."""

    CHOICE = "choice"
    DATE = "date"


class About(Enum):
    """What a question wants to know; the first part of its name."""

    READER = "reader"
    AREA = "area"
    CASE = "case"
    LAST = "last"
    ROUTE = "route"
    HAPPENED = "happened"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `subject` is the event or stage it is about; `options` are values in the order to show them."""

    about: About
    subject: str | None = None
    options: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.about.value if self.subject is None else f"{self.about.value}:{self.subject}"

    @property
    def kind(self) -> Kind:
        return Kind.DATE if self.about is About.DATE else Kind.CHOICE


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered: a value of a choice, or when something happened or was sent (neither: nobody remembers)."""

    value: str | None = None
    span: Span | None = None
    sent: Sent | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """An answer that cannot stand beside the others: the question, what is wrong, and the event it clashes with."""

    question: Question
    kind: NoteKind
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Interview:
    """The questions answered so far that still matter, then either the next question or the position."""

    answered: tuple[Question, ...]
    next: Question | None
    position: Position | None
    faults: tuple[Fault, ...] = ()


def interview(
    policy: Policy,
    answers: Mapping[str, Answer],
    today: date,
    calendars: Mapping[str, Calendar],
    earlier: Sequence[Policy] = (),
) -> Interview:
    """Replay the answers, stop at the first question without one; answers to questions nobody asks are ignored."""
    answered: list[Question] = []
    for opening in opening_questions(policy):
        if not _fits(policy, opening, answers.get(opening.name)):
            return Interview(tuple(answered), opening, None)
        answered.append(opening)
    quiet: list[str] = []
    while True:
        case = _case(answered, answers).adding(Fact(event, happened=True) for event in quiet)
        found = position(policy, case, today, calendars, earlier)
        question = _needed(policy, found, answered)
        if question and question.about is About.ROUTE and not _matters(policy, question, case, today, calendars):
            quiet.append(question.options[0])
            continue
        if question is None or question in answered:
            return Interview(tuple(answered), None, found, tuple(_faults(answered, found)))
        if not _fits(policy, question, answers.get(question.name)):
            return Interview(tuple(answered), question, None, tuple(_faults(answered, found)))
        answered.append(question)


def opening_questions(policy: Policy) -> Iterator[Question]:
    """The questions that are asked of everybody; they depend on no answer."""
    procedure = policy.procedure
    readers = tuple(role.id for role in procedure.roles if role.side is not Side.OUTSIDE)
    if len(readers) > 1:
        yield Question(About.READER, options=readers)
    if procedure.areas:
        yield Question(About.AREA, options=tuple(area.id for area in procedure.areas))
    for each in procedure.questions:
        yield Question(About.CASE, each.id, (*(choice.id for choice in each.answers), UNKNOWN))
    yield Question(
        About.LAST, options=(NOTHING, *(event.id for event in procedure.events if _placed(policy, event.id)))
    )


def _placed(policy: Policy, event: str) -> bool:
    everywhere = any(outcome.event == event for outcome in policy.procedure.outcomes)
    return everywhere or any(event in stage_events(policy, stage) for stage in policy.procedure.stages)


def _needed(policy: Policy, found: Position, answered: Sequence[Question]) -> Question | None:
    """The next thing worth knowing: which way the case went, whether it is over, then the dates that limits need."""
    if found.fork:
        return Question(About.ROUTE, found.fork.stage, found.fork.events)
    for event in found.asked:
        question = Question(About.HAPPENED, event, (YES, NO, UNKNOWN))
        if question not in answered:
            return question
    told = {fact.event for fact in found.journey.case.facts if fact.happened and fact.span is None}
    undated = {each for event in found.undated for each in _told_as(policy, event, told)}
    for event in sorted(undated, key=lambda each: policy.order.get(each, 0)):
        return Question(About.DATE, event)
    return None


def _told_as(policy: Policy, event: str, told: AbstractSet[str]) -> tuple[str, ...]:
    """The events whose days give that of an event: itself, or those it is made of that happened on an unknown day."""
    made_of = policy.events[event].made_of if event in policy.events else ()
    return tuple(each for each in made_of if each in told) or (event,)


def _matters(policy: Policy, route: Question, case: Case, today: date, calendars: Mapping[str, Calendar]) -> bool:
    """True when the answer would change where the case is, what runs, or which dates are needed."""
    found = [position(policy, case.adding([Fact(event, happened=True)]), today, calendars) for event in route.options]
    kinds = {
        (
            tuple(visit.stage for visit in each.journey.active),
            tuple(
                (standing.clause.id, standing.status)
                for standing in each.standings
                if standing.stage in each.journey.now
            ),
            each.undated,
        )
        for each in found
    }
    return len(kinds) > 1


def _fits(policy: Policy, question: Question, answer: Answer | None) -> bool:
    if answer is None:
        return False
    if question.kind is Kind.CHOICE:
        return answer.value in question.options
    return answer.value is None and (answer.sent is None or policy.events[question.subject or ""].sent)


def _case(answered: list[Question], answers: Mapping[str, Answer]) -> Case:
    happened: dict[str, Fact] = {}
    area: str | None = None
    chosen: list[str] = []
    for question in answered:
        answer = answers[question.name]
        match question.about:
            case About.AREA:
                area = answer.value
            case About.CASE if answer.value and answer.value != UNKNOWN:
                chosen.append(answer.value)
            case About.LAST | About.ROUTE if answer.value and answer.value != NOTHING:
                happened.setdefault(answer.value, Fact(answer.value, happened=True))
            case About.HAPPENED if question.subject and answer.value != UNKNOWN:
                happened[question.subject] = Fact(question.subject, happened=answer.value == YES)
            case About.DATE if question.subject:
                happened[question.subject] = (
                    sent_fact(question.subject, answer.sent)
                    if answer.sent
                    else Fact(question.subject, happened=True, span=answer.span)
                )
            case _:
                pass
    return Case(tuple(happened.values()), area, tuple(chosen))


def _faults(answered: list[Question], found: Position) -> Iterator[Fault]:
    asked = {question.subject: question for question in answered if question.about is About.DATE}
    return (Fault(asked[note.event], note.kind, note.other) for note in found.notes if note.event in asked)


def reached_by(policy: Policy, event: str) -> str | None:
    """The stage in whose part of the list an event stands."""
    return next((stage.id for stage in policy.procedure.stages if event in stage_events(policy, stage)), None)
