"""The answers as plain data: what the page shows and the command line prints."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from navigator.case.choices import MORE, NOTHING, head, stage
from navigator.case.due import Due
from navigator.case.journey import read_from, transitions
from navigator.case.position import NoteKind, Position, Standing, Status
from navigator.case.settling import asking_what_matters
from navigator.case.wizard import HELPER, STAFF, About, Interview, Question, reached_by
from navigator.dates.moments import hour_of
from navigator.explain.advice import advice, is_booked
from navigator.explain.booked import booked_rows
from navigator.explain.conditioned import conditioned, has_ended, is_overtaken
from navigator.explain.doubts import doubts, note_text
from navigator.explain.fitting import fit_lines
from navigator.explain.standings import (
    Calendars,
    act_text,
    limit_words,
    standing_report,
    to_do_text,
    with_dates,
)
from navigator.explain.teller import Teller, reckoning_data
from navigator.model.acts import Cap, Duty
from navigator.model.answers import choices
from navigator.model.cases import Case, Fact
from navigator.model.interpretation import counts_hours
from navigator.model.limits import LimitKind
from navigator.model.parties import Side
from navigator.model.stages import Outcome


def position_report(teller: Teller, found: Position, calendars: Calendars) -> dict[str, Any]:
    """Where a case stands, ready to be shown."""
    found = conditioned(asking_what_matters(found, calendars))
    journey = found.journey
    said = advice(teller, found, calendars)
    stages = [visit.stage for visit in journey.active]
    return {
        "procedure": teller.policy.key,
        "title": teller.policy.procedure.title,
        "version": teller.policy.procedure.version,
        "in_force": _in_force(teller),
        "today": found.today.isoformat(),
        "today_text": teller.words.date(found.today),
        "stage": stages[0] if stages else None,
        "stages": [{"id": stage, "title": teller.policy.stages[stage].title} for stage in stages],
        "ended": _ended(teller, found),
        "heading": said.heading,
        "advice": said.as_data(),
        "running": [standing_report(teller, each, found.today, calendars) for each in found.running],
        "open": [standing_report(teller, each, found.today, calendars) for each in found.open],
        "waiting": [standing_report(teller, each, found.today, calendars) for each in found.of(Status.WAITING)],
        "not_told": [
            {**standing_report(teller, each, found.today, calendars), "overtaken": is_overtaken(teller, found, each)}
            for each in found.of(Status.NOT_TOLD)
        ],
        "done": list(_done(teller, found)),
        "booked": list(booked_rows(teller, found)),
        "may": list(_may(teller, found)),
        "next": [_next(teller, each, found.today) for each in found.next],
        "then": list(_then(teller, found)),
        "inferred": list(journey.inferred),
        "notes": [
            *({"kind": "doubt", "event": None, "text": text} for text in doubts(teller, found)),
            *(
                {
                    "kind": note.kind.value,
                    "event": note.event,
                    "text": note_text(teller, note.kind, note.event, note.other),
                }
                for note in found.notes
            ),
        ],
        "unread": [
            {"event": event, "text": teller.words("where.unread", event=teller.event(event))} for event in found.unread
        ],
        "arrivals": teller.arrivals(journey.case),
    }


def limit_report(teller: Teller, clause: Duty | Cap, when: Due, case: Case, calendars: Calendars) -> dict[str, Any]:
    """A limit by itself, as the calculator shows it; in a case, with what is said of the days things were sent."""
    return {
        "procedure": teller.policy.key,
        "version": teller.policy.procedure.version,
        "clause": clause.id,
        "act": act_text(teller, clause),
        "sentence": with_dates(teller, clause, when),
        "due": _iso(when.safe),
        "due_text": teller.words.date(when.safe) if when.safe else None,
        "latest": _iso(when.latest),
        "latest_text": teller.words.date(when.latest) if when.latest else None,
        "whole": when.complete,
        "provisional": when.provisional,
        **limit_words(teller, when.limit, clause),
        "fit": list(fit_lines(teller, clause, when, calendars)),
        "readings": [reckoning_data(teller, when.limit, each, calendars) for each in when.in_every_world],
        "arrivals": teller.arrivals(case),
    }


def interview_report(teller: Teller, held: Interview, calendars: Calendars) -> dict[str, Any]:
    """The state of the wizard: what was answered, and the next question or the position."""
    return {
        "procedure": teller.policy.key,
        "answered": [question_report(teller, question) for question in held.answered],
        "question": question_report(teller, held.next) if held.next else None,
        "position": position_report(teller, held.position, calendars) if held.position else None,
        "faults": [
            {
                "question": fault.question.name,
                "kind": fault.kind.value,
                "text": note_text(teller, fault.kind, fault.question.subject or "", fault.other),
            }
            for fault in held.faults
        ],
    }


def question_report(teller: Teller, question: Question) -> dict[str, Any]:
    """One question with its options, in words."""
    words, about = teller.words, question.about
    if about is About.DATE and question.subject:
        title = teller.policy.events[question.subject].ask
    elif about is About.HAPPENED and question.subject:
        ahead = teller.policy.events[question.subject].future
        title = words("ask.happened.ahead" if ahead else "ask.happened", event=teller.event(question.subject))
    elif about is About.LAST and any(head(each) for each in question.options):
        title = words("ask.last.own" if _is_own_voice(teller) else "ask.last.far")
    elif about is About.LAST and any(stage(each) for each in question.options):
        title = words("ask.last.far")
    elif about is About.SINCE:
        title = words("ask.since" if head(question.subject or "") else "ask.last")
    elif about is About.CASE:
        title = next(each.ask for each in teller.policy.procedure.questions if each.id == question.subject)
    else:
        title = words(f"ask.{about.value}")
    return {
        "name": question.name,
        "kind": question.kind.value,
        "title": title,
        "why": words("ask.unread.why" if _is_unread(teller, question) else f"ask.{about.value}.why"),
        "event": question.subject if about is About.DATE else None,
        "what": teller.event(question.subject or "") if about is About.DATE else None,
        "hour": about is About.DATE and counts_hours(teller.policy, question.subject or ""),
        "options": [_option(teller, question, value) for value in question.options],
    }


def _is_unread(teller: Teller, question: Question) -> bool:
    """Whether a date depends on it only where the policy is read another way."""
    read = frozenset(event for _, limit in teller.policy.limits() for event in read_from(teller.policy, limit))
    return question.about is About.HAPPENED and question.subject in read


def _is_own_voice(teller: Teller) -> bool:
    role = teller.policy.roles.get(teller.reader or "")
    return role is not None and role.side is Side.ASKS


def _option(teller: Teller, question: Question, value: str) -> dict[str, Any]:
    policy, words = teller.policy, teller.words
    option: dict[str, Any] = {"value": value, "group": None}
    match question.about:
        case About.READER if value in (HELPER, STAFF):
            option["text"] = words(f"ask.reader.{value}")
            option["hint"] = words(f"ask.reader.{value}.hint")
        case About.READER | About.ROLE:
            option["text"] = teller.title(policy.roles[value].name)
            option["hint"] = policy.roles[value].about
        case About.AREA:
            option["text"] = next(area.name for area in policy.procedure.areas if area.id == value)
        case About.CASE:
            known = choices(policy.procedure).get(value)
            option["text"] = known.name if known else words("ask.case.unknown")
        case About.HAPPENED:
            option["text"] = words(f"ask.happened.{value}")
        case About.LAST | About.SINCE if value in (NOTHING, MORE):
            option["text"] = words(f"ask.{question.about.value}.{value}")
        case About.LAST if at := stage(value):
            option["text"] = policy.stages[at].title
            option["hint"] = policy.stages[at].purpose
        case _:
            event = head(value) or value
            option["text"] = teller.title(policy.events[event].what)
            at = reached_by(policy, event)
            listed = question.about is About.LAST and not any(head(each) for each in question.options)
            option["group"] = policy.stages[at].title if at and listed else None
    return option


def _in_force(teller: Teller) -> str:
    """Which of several dated versions of the procedure the answer follows."""
    since = teller.policy.procedure.in_force_from
    return teller.words("where.in_force", date=teller.words.date(since)) if since else ""


def happened(teller: Teller, found: Position) -> list[Fact]:
    """What has happened, in the order of the days; without a day, behind what the policy has before it."""
    order = teller.policy.order
    ahead = {note.event for note in found.notes if note.kind is NoteKind.FUTURE}
    told = (fact for fact in found.happened if fact.event in order and not is_booked(teller, fact, found.today))
    # What was told for a day to come has not happened; what was told twice may have, once.
    facts = [fact for fact in told if fact.event not in ahead or (fact.span and fact.span.earliest <= found.today)]
    days = {order[fact.event]: day for fact in facts if (day := _day(fact))}

    def place(fact: Fact) -> tuple[date, int]:
        at = order[fact.event]
        return _day(fact) or max((day for other, day in days.items() if other < at), default=date.min), at

    return sorted(facts, key=place)


def _day(fact: Fact) -> date | None:
    """The day that is shown first: that of sending, where there is one."""
    return fact.sent.day if fact.sent else fact.span.earliest if fact.span else None


def _done(teller: Teller, found: Position) -> Iterator[dict[str, Any]]:
    acts = [each for each in found.done if each.done and isinstance(each.clause, Duty)]
    worst = sorted(acts, key=lambda each: (each.overdue_by, each.verdict.may_be_done_late))
    late = {each.done.event: _softened(each, acts) for each in worst if each.done}
    # Two acts can be shown by one event, one of which gives the earliest day, and the other the last one.
    late |= {each.done.event: each for each in acts if each.done and _is_too_early(each)}
    inferred = set(found.journey.inferred)
    told = happened(teller, found)
    times = Counter(fact.event for fact in told)
    said = {fact.event for fact in found.journey.case.facts}
    shown: set[str] = set()
    for fact in told:
        each = late.get(fact.event)
        if each and times[fact.event] > 1 and each.done != fact:
            each = None  # It was done more than once, and this time was another one.
        if fact.event in shown and _follows_from_others(teller, fact, told):
            continue
        shown.add(fact.event)
        yield {
            "event": fact.event,
            "text": teller.sentence(teller.event(fact.event)),
            "date": fact.span.earliest.isoformat() if fact.span else None,
            "latest": fact.span.latest.isoformat() if fact.span else None,
            "when": teller.on(fact) if fact.span else "",
            "on": _iso(_day(fact)),
            "inferred": fact.event in inferred,
            "clause": each.clause.id if each else None,
            "status": each.status.value if each else Status.DONE.value,
            "overdue_by": each.overdue_by if each else 0,
            "judged": _judged(teller, each, said) if each and not _came_before(found, each) else "",
            "out_of_time": each is not None and _is_out_of_time(each),
            "place": _place(teller, each) if each else "",
        }


def _follows_from_others(teller: Teller, fact: Fact, told: Sequence[Fact]) -> bool:
    """Whether something happened because another thing did on that day, of which alone somebody told."""
    made_of = teller.policy.events[fact.event].made_of
    return any(each.event in made_of and each.span == fact.span for each in told)


def _came_before(found: Position, each: Standing) -> bool:
    """Whether something was done before its time began, which cannot have been: nobody can say if it was in time."""
    starts = {event for one in (each.due.reckonings if each.due else ()) for event in one.read.events}
    clashes = {pair for journey in found.journeys for pair in journey.clashes}
    return any(before in starts and each.done and after == each.done.event for before, after in clashes)


def _softened(each: Standing, acts: Sequence[Standing]) -> Standing:
    """An act that is done late for some answers about the case alone, where one for others was done in time."""
    others = (one for one in acts if one.done == each.done and one.status is Status.DONE)
    if each.status is Status.DONE_LATE and not each.verdict.done_late and any(others):
        return replace(each, status=Status.DONE, overdue_by=0)
    return each


def _judged_undated(teller: Teller, each: Standing, told: Collection[str]) -> str:
    """That something may have been late, where somebody told that its time began, and not when."""
    undated = [teller.event(event) for event in (each.due.undated if each.due else ()) if event in told]
    done = each.done is not None and each.done.event in told
    if not (done and undated and each.verdict.may_be_done_late):
        return ""
    return teller.words("tell.judged.may_be_late.undated", events=teller.words.either(undated))


def _judged(teller: Teller, each: Standing, told: Collection[str]) -> str:
    """Whether something was done in time, where that can be said."""
    words, when, verdict = teller.words, each.due, each.verdict
    if when is None or when.safe is None:
        return _judged_undated(teller, each, told) if when else ""
    if when.limit.kind is not LimitKind.BY:
        return words("tell.judged.too_early", date=words.date(when.safe)) if _is_too_early(each) else ""
    if each.status is Status.DONE_LATE and when.latest and each.overdue_by:
        unit = "period.working_days" if each.overdue_unit == "working days" else "period.days"
        late = words.plural(unit, each.overdue_by)
        return words("tell.judged.late", late=late, date=words.date(when.latest))
    if each.status is Status.DONE_LATE and when.latest and hour_of(when.latest):
        return words("tell.judged.late.same_day", date=words.date(when.latest))
    if {event for one in when.reckonings for event in one.read.events}.intersection(when.undated):
        # Nobody told when its time began; read another way it may be known.
        due = _may_be_late_on(each)
        if due and verdict.may_be_done_late:
            return words("tell.judged.may_be_late", safe=words.date(due))
        return _judged_undated(teller, each, told)
    if verdict.may_be_done_late:
        key = "tell.judged.may_be_late" if len(when.reckonings) > 1 else "tell.judged.may_be_late.one"
        return words(key, safe=words.date(when.safe))
    return words("tell.judged.in_time", date=words.date(when.safe)) if verdict.done else ""


def _is_out_of_time(each: Standing) -> bool:
    """Whether something was done late or too early, or may have been late."""
    return each.status is Status.DONE_LATE or each.verdict.may_be_done_late or _is_too_early(each)


def _may_be_late_on(each: Standing) -> date | None:
    """The last day on a reading whose beginning is known, where something may have been done after it."""
    span = each.done.span if each.done else None
    lasts = [one.last.due for one in (each.due.reckonings if each.due else ()) if one.last and not one.start.undated]
    return min((day for day in lasts if span and span.latest > day), default=None)


def _is_too_early(each: Standing) -> bool:
    """Whether something was done before the first day on which it may be."""
    when, span = each.due, each.done.span if each.done else None
    if when is None or when.limit.kind is LimitKind.BY or when.safe is None or span is None:
        return False
    return span.latest < when.safe


def _place(teller: Teller, each: Standing) -> str:
    """Where the clause stands that something was done under."""
    source = each.clause.source
    key = "page.source_at" if source.paragraph else "page.source_heading"
    return teller.words(key, heading=source.heading, paragraph=source.paragraph)


def _may(teller: Teller, found: Position) -> Iterator[dict[str, Any]]:
    for each in found.may:
        due = _iso(each.due.safe if each.due else None)
        yield {"clause": each.clause.id, "text": to_do_text(teller, each, found.today), "due": due}
    for rule in found.rights:
        yield {"clause": rule.id, "text": rule.text, "due": None}


def _next(teller: Teller, each: Standing, today: date) -> dict[str, Any]:
    clause = each.clause
    roles = list(clause.by) if isinstance(clause, Duty) else []
    return {
        "clause": clause.id,
        "roles": roles,
        "who": teller.roles(roles),
        "text": to_do_text(teller, each, today),
        "due": _iso(each.due.safe if each.due else None),
        "status": each.status.value,
    }


def _then(teller: Teller, found: Position) -> Iterator[dict[str, Any]]:
    """What can happen next from each stage the case is in."""
    for visit in found.journey.active:
        stage = found.journey.policy.stages[visit.stage]
        for transition in transitions(stage):
            if isinstance(transition, Outcome):
                condition = teller.condition(transition)
            else:
                condition = teller.words("tell.about", role=_about(teller, transition))
            yield {"clause": transition.id, "if": condition, "to": teller.destination(transition.to, stage)}


def _about(teller: Teller, transition: Any) -> str:
    return teller.role(teller.policy.roles[transition.about])


def _ended(teller: Teller, found: Position) -> dict[str, Any] | None:
    end = found.journey.end
    if end is None or not has_ended(found):
        return None
    return {
        "end": end.end.value if end.end else None,
        "body": end.body,
        "procedure": end.procedure,
        "text": teller.sentence(teller.destination(end)),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
