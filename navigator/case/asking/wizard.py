"""The questions that find out where a case stands, taken from the procedure itself, one at a time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from navigator.case.asking.awaited import arrivals
from navigator.case.asking.choices import MORE, Choices, choices, head, placed
from navigator.case.asking.settling import asking_what_matters
from navigator.case.course.after_end import begun_with, expiring
from navigator.case.course.ways import stage_events, transitions
from navigator.case.facts.hours import skipped_on
from navigator.case.verdicts.position import NoteKind, Position, position
from navigator.dates.calendars import Calendar
from navigator.model.acts import Duty
from navigator.model.cases import Case, Fact, Sent, Span, sent_fact
from navigator.model.parties import Audience, Side
from navigator.model.policy import Policy
from navigator.model.versions import Versions

HELPER, STAFF = "helper", "staff"
"""Who asks besides those whose matter it is: somebody who helps them, somebody who has to deal with it."""
YES, NO, UNKNOWN = "yes", "no", "unknown"


class Kind(Enum):
    """How a question is answered."""

    CHOICE = "choice"
    DATE = "date"


class About(Enum):
    """What a question wants to know; the first part of its name."""

    READER = "reader"
    ROLE = "role"
    AREA = "area"
    CASE = "case"
    LAST = "last"
    SINCE = "since"
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


def reader_of(policy: Policy, answers: Mapping[str, Answer]) -> str | None:
    """The role that is spoken to; None for somebody who helps, and as long as nobody said who asks."""
    given = answers.get(About.READER.value)
    role = answers.get(About.ROLE.value)
    staff = given is not None and given.value == STAFF
    chosen = role if staff else given
    found = policy.roles.get((chosen.value if chosen else None) or "")
    return found.id if found and found.side is not Side.OUTSIDE else None


def opening_questions(policy: Policy, reader: str | None = None) -> Iterator[Question]:
    """The questions that are asked of everybody; only the last one is for one reader."""
    yield from _who(policy)
    if policy.procedure.areas:
        yield Question(About.AREA, options=tuple(area.id for area in policy.procedure.areas))
    for each in policy.procedure.questions:
        yield Question(About.CASE, each.id, (*(choice.id for choice in each.answers), UNKNOWN))
    yield Question(About.LAST, options=choices(policy, reader).first)


def role_question(policy: Policy) -> Question:
    """Which role somebody has who has to deal with it."""
    return Question(About.ROLE, options=tuple(role.id for role in policy.readers(Side.ANSWERS)))


def _who(policy: Policy) -> Iterator[Question]:
    asking, answering = policy.readers(Side.ASKS), policy.readers(Side.ANSWERS)
    helps = (HELPER,) if asking and policy.procedure.audience is Audience.FAMILIES else ()
    works = (STAFF,) if len(answering) > 1 else tuple(role.id for role in answering)
    options = (*(role.id for role in asking), *helps, *works)
    if len(options) > 1:
        yield Question(About.READER, options=options)


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
    return next((each for each in _worth_knowing(policy, found, reader) if each.name not in names), None)


def _worth_knowing(policy: Policy, found: Position, reader: str | None) -> Iterator[Question]:
    """Which way the case went, whether it is over, the dates that limits need, and what shows that a limit was kept."""
    if found.fork:
        yield Question(About.ROUTE, found.fork.stage, found.fork.events)
    over, unread = (
        [Question(About.HAPPENED, event, (YES, NO, UNKNOWN)) for event in events]
        for events in (found.asked, found.unread)
    )
    yield from over
    undated = {each for event in found.undated for each in _told_as(policy, event, found.journey.case)}
    # Nobody can give the day of what may not have happened.
    undated -= {question.subject for question in (*over, *unread)}
    yield from (_day_of(policy, found, each) for each in sorted(undated, key=lambda one: policy.order.get(one, 0)))
    yield from unread
    yield from (Question(About.HAPPENED, event, (YES, NO)) for event in arrivals(policy, found, reader))
    yield from (_day_of(policy, found, event) for event in _settling(found))
    yield from (_day_of(policy, found, event) for event in _judging(policy, found, reader))


def _settling(found: Position) -> Iterator[str]:
    """What was told without its day, and may have come when its time had ended the case."""
    undated = {fact.event for fact in found.journey.case.facts if fact.happened and fact.span is None}
    for each in found.done if found.may_be_ended and not found.ended else ():
        limit = each.clause.limit
        if each.done and each.done.event in undated and each.verdict.may_be_done_late and limit and limit.expiry:
            yield each.done.event


def _judging(policy: Policy, found: Position, reader: str | None) -> Iterator[str]:
    """Days that show whether what those who answer told was late: of use to those who wait for it."""
    if reader and not policy.asks((reader,)):
        return
    dated = {fact.event for fact in found.journey.case.facts if fact.happened and fact.span}
    dated |= {came.arrival_of for came in policy.procedure.events if came.arrival_of and came.id in dated}
    for each in found.done:
        by_them = isinstance(each.clause, Duty) and not any(policy.asks((role,)) for role in each.clause.by)
        if by_them and each.done and each.done.event in dated and each.due and each.verdict.may_be_done_late:
            days = (one for event in each.due.undated for one in _told_as(policy, event, found.journey.case))
            # Nobody can give the day of what may not have happened.
            yield from (event for event in days if all(course.surely(event) for course in found.journeys))


def _day_of(policy: Policy, found: Position, event: str) -> Question:
    return Question(About.DATE, event, (NO,) if _may_be_left_out(policy, found, event) else ())


def _may_be_left_out(policy: Policy, found: Position, event: str) -> bool:
    """Whether a step that nobody gave a day, and that the way of the case needs, may not have taken place."""
    stages = policy.procedure.stages
    if any(event in stage.opens for stage in stages):
        return False
    is_step = event in policy.producers or any(way.event == event for stage in stages for way in transitions(stage))
    return is_step and not found.journey.case.happenings(event) and not policy.events[event].arrival_of


def _told_as(policy: Policy, event: str, case: Case) -> tuple[str, ...]:
    """The events whose days give that of an event: itself, or what it is made of where any of that was told.

    That is first what happened on an unknown day; where all are needed, then what nobody mentioned. Nobody has a day of
    what comes by itself when a time runs out, unless it was told: the day on which that time began gives it.
    """
    if event in expiring(policy) and not case.happenings(event):
        return begun_with(policy, event)
    made = policy.events.get(event)
    if made is None or not any(map(case.happenings, made.made_of)):
        return (event,)
    undated = {fact.event for fact in case.facts if fact.happened and fact.span is None}
    return tuple(each for each in made.made_of if each in undated) or made.all_of or (event,)


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


def reached_by(policy: Policy, event: str) -> str | None:
    """The stage in whose part of the list an event stands."""
    return next((stage.id for stage in policy.procedure.stages if event in stage_events(policy, stage)), None)
