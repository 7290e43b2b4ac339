"""The answers as plain data: what the page shows and the command line prints."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from navigator.case.asking.awaited import arrivals
from navigator.case.asking.choices import MORE, NOTHING, head, listed_under, stage
from navigator.case.asking.questions import HELPER, STAFF, About, Question
from navigator.case.asking.settling import asking_what_matters
from navigator.case.asking.wizard import Interview
from navigator.case.course.ways import read_from, starts_of, transitions, turns_of
from navigator.case.limit.due import Absent, Due
from navigator.case.verdicts.position import Position, Standing, Status
from navigator.dates.calendars import Calendars
from navigator.explain.act_texts import act_text, to_do_text, with_dates
from navigator.explain.advice import CHECK, advice
from navigator.explain.arrivals import arrival_notes
from navigator.explain.booked import booked_rows
from navigator.explain.conditioned import conditioned, gone_to, has_ended, is_over_or_gone, is_overtaken
from navigator.explain.done import done_rows
from navigator.explain.doubts import doubts, note_text
from navigator.explain.fitting import fit_lines
from navigator.explain.reckoned import reckoning_data
from navigator.explain.standings import limit_words, standing_report
from navigator.explain.teller import Teller
from navigator.model.acts import Cap, Duty
from navigator.model.answers import choices
from navigator.model.cases import Case
from navigator.model.interpretation import counts_hours
from navigator.model.parties import Side
from navigator.model.stages import End, Outcome


def position_report(teller: Teller, found: Position, calendars: Calendars) -> dict[str, Any]:
    """Where a case stands, ready to be shown."""
    found = conditioned(asking_what_matters(found, calendars))
    journey = found.journey
    said = advice(teller, found, calendars)
    stages = [visit.stage for visit in journey.active]
    # What is counted from days that cannot all be right is nobody's date.
    of_days = ("running", "open", "waiting", "not_told", "may", "next")
    uncounted: dict[str, list[Any]] = {part: [] for part in of_days} if said.state == CHECK else {}
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
        "done": list(done_rows(teller, found)),
        "booked": list(booked_rows(teller, found)),
        "may": list(_may(teller, found)),
        "next": [_next(teller, each, found.today) for each in found.next],
        "then": list(_then(teller, found)),
        "inferred": list(journey.inferred),
        "notes": [
            *({"kind": "doubt", "event": None, "text": text} for text in doubts(teller, found, said.heading)),
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
            {"event": event, "text": teller.words(key, event=teller.event(event))}
            for key, events in (
                ("where.unread", found.unread),
                ("where.unsaid_arrival", arrivals(teller.policy, found, teller.reader)),
            )
            for event in events
        ],
        "arrivals": arrival_notes(teller, journey.case, calendars),
        **uncounted,
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
        "by_text": next((each.value for each in Absent if when.is_of_one_text and each in when.absent), None),
        "provisional": when.provisional,
        **limit_words(teller, when.limit, clause),
        "fit": list(fit_lines(teller, clause, when, calendars)),
        "readings": [reckoning_data(teller, when.limit, each, calendars) for each in when.in_every_world],
        "arrivals": arrival_notes(teller, case, calendars),
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
        "why": words(_why(teller, question)),
        "event": question.subject if about is About.DATE else None,
        "what": teller.event(question.subject or "") if about is About.DATE else None,
        "hour": about is About.DATE and counts_hours(teller.policy, question.subject or ""),
        "options": [_option(teller, question, value) for value in question.options],
    }


def _why(teller: Teller, question: Question) -> str:
    """The words for why it is asked."""
    if _is_unread(teller, question):
        return "ask.unread.why"
    limits = [limit for _, limit in teller.policy.limits()]
    used = {event for limit in limits for event in (*starts_of(limit), *turns_of(limit))}
    events = [event for event in teller.policy.procedure.events if event.id in used]
    used |= {part for event in events for part in (*event.made_of, event.arrival_of or "")}
    if question.about is not About.DATE or question.subject in used:
        return f"ask.{question.about.value}.why"
    return "ask.ahead.why" if teller.policy.events[question.subject or ""].future else "ask.late.why"


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
        case About.HAPPENED | About.DATE:
            option["text"] = words(f"ask.{question.about.value}.{value}")
        case About.LAST | About.SINCE if value in (NOTHING, MORE):
            option["text"] = words(f"ask.{question.about.value}.{value}")
        case About.LAST if at := stage(value):
            option["text"] = policy.stages[at].title
            option["hint"] = policy.stages[at].purpose
        case _:
            event = head(value) or value
            option["text"] = teller.title(policy.events[event].what)
            if policy.events[event].future:
                option["hint"] = words("ask.ahead.hint")
            at = listed_under(policy, event)
            listed = question.about is About.LAST and not any(head(each) for each in question.options)
            option["group"] = policy.stages[at].title if at and listed else None
    return option


def _in_force(teller: Teller) -> str:
    """Which of several dated versions of the procedure the answer follows."""
    since = teller.policy.procedure.in_force_from
    return teller.words("where.in_force", date=teller.words.date(since)) if since else ""


def _may(teller: Teller, found: Position) -> Iterator[dict[str, Any]]:
    for each in found.may:
        due = _iso(each.due.safe if each.due else None)
        told = {"clause": each.clause.id, "text": to_do_text(teller, each, found.today), "due": due}
        yield {**told, "roles": list(each.clause.by)} if isinstance(each.clause, Duty) else told
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
    """What can happen next from each stage the case is in; no time runs out for what was done by then."""
    kept = {each.clause.id for each in found.of(Status.DONE)}
    expiring = [(clause.id, limit.expiry) for clause, limit in found.journey.policy.limits() if limit.expiry]
    running = {expiry.event for clause, expiry in expiring if clause not in kept or expiry.done_or_not}
    over = {expiry.event for _, expiry in expiring} - running
    for visit in found.journey.active:
        stage = found.journey.policy.stages[visit.stage]
        for transition in transitions(stage):
            if transition.event in over:
                continue
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
    if is_over_or_gone(found):
        place = teller.words.either([teller.role(teller.policy.roles[body]) for body in gone_to(found)])
        text = teller.sentence(teller.words("where.heading.over_or", place=place))
        return {"end": None, "body": None, "procedure": None, "text": text, "more": ""}
    text = teller.sentence(teller.destination(end))
    return {
        "end": end.end.value if end.end else None,
        "body": end.body,
        "procedure": end.procedure,
        "text": text,
        # Below a heading that says of itself where it went, or that it is over, the same would stand twice.
        "more": "" if end.body or end.end is End.CLOSED else text,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
