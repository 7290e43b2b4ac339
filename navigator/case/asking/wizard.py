"""The questions that find out where a case stands, taken from the procedure itself, one at a time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from navigator.case.asking.choices import MORE, Choices, choices, head, placed
from navigator.case.asking.questions import (
    NO,
    STAFF,
    UNKNOWN,
    YES,
    About,
    Answer,
    Kind,
    Question,
    opening_questions,
    reader_of,
    role_question,
)
from navigator.case.asking.settling import asking_what_matters
from navigator.case.asking.worth_knowing import worth_knowing
from navigator.case.facts.hours import skipped_on
from navigator.case.verdicts.position import NoteKind, Position, position
from navigator.dates.calendars import Calendar
from navigator.model.cases import Case, Fact, sent_fact
from navigator.model.parties import Side
from navigator.model.policy import Policy
from navigator.model.versions import Versions


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
    told_on: date | None = None,
) -> Interview:
    """Replay the answers, stop at the first question without one; answers to questions nobody asks are ignored.

    `told_on`: the day on which the answers were given, where that was before `today`.
    """
    versions = Versions(policy, tuple(earlier))
    policy, earlier = versions.current, versions.earlier
    answered: list[Question] = []
    reader = reader_of(policy, answers)
    for opening in _opening(policy, answers, reader):
        if not _fits(policy, opening, answers.get(opening.name)):
            return Interview(tuple(answered), opening, None)
        answered.append(opening)
    while True:
        case = replace(_case(policy.events, answered, answers), told_on=told_on)
        found = asking_what_matters(position(policy, case, today, calendars, earlier), calendars)
        question = _needed(policy, found, answered, reader)
        if question and question.about is About.ROUTE:
            ways = (case.adding([Fact(event, happened=True)]) for event in question.options)
            if not _matters([position(policy, each, today, calendars, earlier) for each in ways]):
                question = _needed(policy, found, (*answered, question), reader)
        if question is None:
            return Interview(tuple(answered), None, found, tuple(_faults(answered, found)))
        answer = answers.get(question.name)
        skipped = answer is not None and answer.span and skipped_on(policy, answer.span.earliest, calendars)
        if skipped or not _fits(policy, question, answer):
            wrong = (Fault(question, NoteKind.SKIPPED_HOUR),) if skipped else ()
            return Interview(tuple(answered), question, None, (*_faults(answered, found), *wrong))
        answered.append(question)


def _opening(policy: Policy, answers: Mapping[str, Answer], reader: str | None) -> Iterator[Question]:
    """The first questions, in the course that the answers take."""
    given = answers.get(About.READER.value)
    offered = choices(policy, reader)
    chosen: list[str] = []
    for question in opening_questions(policy, reader):
        if question.about is About.LAST and chosen:
            offered = offered.possible(policy, chosen)
            yield replace(question, options=offered.first)
            continue
        yield question
        if question.about is About.CASE and (told := answers.get(question.name)) and told.value != UNKNOWN:
            chosen.append(told.value or "")
        if question.about is About.READER and given and given.value == STAFF:
            yield role_question(policy)
    last = answers.get(About.LAST.value)
    group = last.value if last and last.value in offered.groups else None
    if group:
        yield from _since(offered, group, answers)


def _since(offered: Choices, group: str, answers: Mapping[str, Answer]) -> Iterator[Question]:
    """What has happened since; on a further screen what did not fit on the one before."""
    page = 0
    while True:
        question = Question(About.SINCE, group if not page else f"{group}-{page}", offered.screen(group, page))
        yield question
        given = answers.get(question.name)
        if given is None or given.value != MORE or MORE not in question.options:
            return
        page += 1


def _needed(policy: Policy, found: Position, answered: Sequence[Question], reader: str | None) -> Question | None:
    """The next thing worth knowing. Who does not know one day may know another, so each is asked once."""
    names = {each.name for each in answered}
    return next((each for each in worth_knowing(policy, found, reader) if each.name not in names), None)


def _matters(found: Sequence[Position]) -> bool:
    """True when the ways would change where the case is, what runs, or which dates are needed."""
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
        return answer.value in question.options or _is_direct(policy, question, answer.value or "")
    if answer.value is not None:
        return answer.value in question.options
    return answer.sent is None or policy.events[question.subject or ""].sent


def _is_direct(policy: Policy, question: Question, value: str) -> bool:
    """Whether a link or a program says at once what a reader is asked on two screens."""
    match question.about:
        case About.READER:
            return value in policy.roles and policy.roles[value].side is not Side.OUTSIDE
        case About.LAST:
            return value in policy.events and placed(policy, value)
        case _:
            return False


def _case(policy_events: Mapping[str, object], answered: list[Question], answers: Mapping[str, Answer]) -> Case:
    happened: dict[str, Fact] = {}
    area: str | None = None
    chosen: list[str] = []
    last: str | None = None
    for question in answered:
        answer = answers[question.name]
        if question.about in (About.LAST, About.SINCE):
            last = answer.value if answer.value in policy_events else last
        match question.about:
            case About.AREA:
                area = answer.value
            case About.LAST | About.ROUTE | About.SINCE if (answer.value or "") in policy_events:
                happened.setdefault(answer.value or "", Fact(answer.value or "", happened=True))
            case About.LAST if begun := head(answer.value or ""):
                happened.setdefault(begun, Fact(begun, happened=True))
            case About.CASE if answer.value and answer.value != UNKNOWN:
                chosen.append(answer.value)
            case About.HAPPENED if question.subject and answer.value != UNKNOWN:
                happened[question.subject] = Fact(question.subject, happened=answer.value == YES)
            case About.DATE if question.subject and answer.value == NO:
                happened[question.subject] = Fact(question.subject, happened=False)
            case About.DATE if question.subject:
                happened[question.subject] = (
                    sent_fact(question.subject, answer.sent)
                    if answer.sent
                    else Fact(question.subject, happened=True, span=answer.span)
                )
            case _:
                pass
    return Case(tuple(happened.values()), area, tuple(chosen), last)


_BESIDE = frozenset(
    {NoteKind.PARTLY_AHEAD, NoteKind.AFTER_END, NoteKind.AFTER_STAGE, NoteKind.TWICE, NoteKind.LEFT_OUT}
)
"""What can be so for all that: it is named beside the answer, and not asked for again."""


def _faults(answered: list[Question], found: Position) -> Iterator[Fault]:
    asked = {question.subject: question for question in answered if question.about is About.DATE}
    wrong = (note for note in found.notes if note.kind not in _BESIDE)
    return (Fault(asked[note.event], note.kind, note.other) for note in wrong if note.event in asked)
