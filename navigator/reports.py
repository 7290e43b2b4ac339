"""The answers as plain data: what the page shows and the command line prints."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from navigator.calendars import Calendar
from navigator.due import Due
from navigator.explain import Teller, reckoning_data
from navigator.journey import ways
from navigator.limits import Limit, LimitKind
from navigator.model import Cap, Duty
from navigator.periods import Period, SchoolDays, WorkingDays
from navigator.policy import Policy
from navigator.position import NoteKind, Position, Standing, Status
from navigator.wizard import NOTHING, About, Interview, Question, reached_by
from navigator.working import period_text

Calendars = Mapping[str, Calendar]


def position_report(teller: Teller, found: Position, calendars: Calendars) -> dict[str, Any]:
    """Where a case stands, ready to be shown."""
    journey = found.journey
    stages = [visit.stage for visit in journey.active]
    return {
        "procedure": teller.policy.key,
        "title": teller.policy.procedure.title,
        "version": teller.policy.procedure.version,
        "today": found.today.isoformat(),
        "today_text": teller.words.date(found.today),
        "stage": stages[0] if stages else None,
        "stages": [{"id": stage, "title": teller.policy.stages[stage].title} for stage in stages],
        "ended": _ended(teller, found),
        "heading": _heading(teller, found),
        "running": [standing_report(teller, each, found.today, calendars) for each in found.running],
        "open": [standing_report(teller, each, found.today, calendars) for each in found.of(Status.OPEN)],
        "waiting": [standing_report(teller, each, found.today, calendars) for each in found.of(Status.WAITING)],
        "not_told": [standing_report(teller, each, found.today, calendars) for each in found.of(Status.NOT_TOLD)],
        "done": list(_done(teller, found)),
        "may": list(_may(teller, found)),
        "next": [_next(teller, each) for each in found.next],
        "then": list(_then(teller, found)),
        "inferred": list(journey.inferred),
        "notes": [
            {"kind": note.kind.value, "event": note.event, "text": note_text(teller, note.kind, note.event, note.other)}
            for note in found.notes
        ],
    }


def standing_report(teller: Teller, each: Standing, today: date, calendars: Calendars) -> dict[str, Any]:
    """One act or cap: its words, dates, status and working."""
    clause, when = each.clause, each.due
    data: dict[str, Any] = {
        "clause": clause.id,
        "stage": each.stage,
        "status": each.status.value,
        "force": clause.force.value,
        "act": _act(teller, clause),
        "sentence": _dated(teller, each),
        "where": _where(teller, each, today, calendars),
        "overdue_by": each.overdue_by,
        "overdue_unit": each.overdue_unit,
        "if_late": list(_if_late(teller, each)),
        "contact": contact_id(teller.policy, clause),
    }
    if isinstance(clause, Duty):
        data |= {"by": list(clause.by), "who": teller.who_acts(clause), "contains": list(clause.contains)}
    if when is None:
        return {**data, "due": None, "latest": None}
    return {
        **data,
        "due": when.safe.isoformat() if when.safe else None,
        "due_text": teller.words.date(when.safe) if when.safe else None,
        "latest": when.latest.isoformat() if when.latest else None,
        "latest_text": teller.words.date(when.latest) if when.latest else None,
        "whole": when.whole,
        "provisional": when.provisional,
        "needs": list(when.undated),
        **limit_words(teller, when.limit),
        "readings": [reckoning_data(teller, when.limit, one, calendars) for one in when.reckonings],
    }


def limit_words(teller: Teller, limit: Limit) -> dict[str, Any]:
    """What a limit says, what is unclear about it, and what is assumed."""
    return {
        "words": limit.words,
        "period": str(limit.period),
        "soft": limit.soft,
        "from": teller.sentence(teller.counted_from(limit)),
        "unclear": limit.unclear,
        "assumed": list(teller.assumptions(limit)),
    }


def limit_report(teller: Teller, clause: Duty | Cap, when: Due, calendars: Calendars) -> dict[str, Any]:
    """A limit by itself, as the calculator shows it."""
    return {
        "procedure": teller.policy.key,
        "version": teller.policy.procedure.version,
        "clause": clause.id,
        "act": _act(teller, clause),
        "sentence": by_date(teller, clause, teller.dates(when)),
        "due": _iso(when.safe),
        "due_text": teller.words.date(when.safe) if when.safe else None,
        "latest": _iso(when.latest),
        "latest_text": teller.words.date(when.latest) if when.latest else None,
        "whole": when.whole,
        "provisional": when.provisional,
        **limit_words(teller, when.limit),
        "readings": [reckoning_data(teller, when.limit, each, calendars) for each in when.reckonings],
    }


def interview_report(teller: Teller, held: Interview, calendars: Calendars) -> dict[str, Any]:
    """The state of the wizard: what was answered, and the next question or the position."""
    return {
        "procedure": teller.policy.key,
        "answered": [question_report(teller, question) for question in held.answered],
        "question": question_report(teller, held.next) if held.next else None,
        "position": position_report(teller, held.position, calendars) if held.position else None,
        "faults": [
            {"question": fault.question.name, "text": note_text(teller, fault.kind, fault.question.subject or "", fault.other)}
            for fault in held.faults
        ],
    }


def question_report(teller: Teller, question: Question) -> dict[str, Any]:
    """One question with its options, in words."""
    words, about = teller.words, question.about
    if about is About.DATE and question.subject:
        title = teller.policy.events[question.subject].ask
    else:
        title = words(f"ask.{about.value}")
    return {
        "name": question.name,
        "kind": question.kind.value,
        "title": title,
        "why": words(f"ask.{about.value}.why"),
        "event": question.subject if about is About.DATE else None,
        "options": [_option(teller, question, value) for value in question.options],
    }


def note_text(teller: Teller, kind: NoteKind, event: str, other: str | None) -> str:
    """What is wrong with a fact, in one or two sentences."""
    words = teller.words
    match kind:
        case NoteKind.FUTURE:
            return words("where.future", event=teller.title(teller.event(event)))
        case NoteKind.OUT_OF_ORDER:
            return words("where.out_of_order", event=teller.event(event), other=teller.event(other or event))
        case NoteKind.UNPLACED:
            known = event in teller.policy.events
            return words("where.unplaced", event=teller.event(event) if known else event)


def contact_id(policy: Policy, clause: Duty | Cap) -> str | None:
    """Whom to contact about an act: the contact it names, else that of the first role that acts and has one."""
    if isinstance(clause, Cap):
        return None
    if clause.contact:
        return clause.contact
    return next((contact for role in clause.by if (contact := policy.roles[role].contact)), None)


def _option(teller: Teller, question: Question, value: str) -> dict[str, Any]:
    policy, words = teller.policy, teller.words
    option: dict[str, Any] = {"value": value, "group": None}
    match question.about:
        case About.READER:
            option["text"] = teller.title(policy.roles[value].name)
            option["hint"] = policy.roles[value].about
        case About.AREA:
            option["text"] = next(area.name for area in policy.procedure.areas if area.id == value)
        case About.LAST if value == NOTHING:
            option["text"] = words("ask.last.nothing")
        case _:
            option["text"] = teller.title(policy.events[value].what)
            stage = reached_by(policy, value)
            option["group"] = policy.stages[stage].title if stage else None
    return option


def _act(teller: Teller, clause: Duty | Cap) -> str:
    return teller.act(clause) if isinstance(clause, Duty) else teller.sentence(clause.title)


def by_date(teller: Teller, clause: Duty | Cap, day: str) -> str:
    """The act with its date, as one sentence."""
    if isinstance(clause, Cap):
        return teller.sentence(teller.words("tell.cap_by", title=clause.title, date=day))
    not_before = clause.limit and clause.limit.kind is LimitKind.NOT_BEFORE
    key = "tell.act_not_before" if not_before else "tell.act_by_if" if clause.when else "tell.act_by"
    who, force = teller.who_acts(clause), teller.force(clause)
    return teller.sentence(teller.words(key, who=who, force=force, act=clause.act, when=clause.when, date=day))


def _dated(teller: Teller, each: Standing) -> str:
    if each.due is None or each.due.safe is None or isinstance(each.clause, Cap):
        return _act(teller, each.clause)
    return by_date(teller, each.clause, teller.dates(each.due))


def _heading(teller: Teller, found: Position) -> str:
    words = teller.words
    if found.journey.end:
        end = found.journey.end
        if end.body:
            return words("where.heading.elsewhere", place=teller.role(teller.policy.roles[end.body]))
        return words("where.heading.ended")
    late = found.of(Status.LATE)
    soonest = next(iter(late or found.of(Status.DUE_TODAY) or found.running), None)
    if soonest is None:
        first = next(iter(found.next), None)
        if first:
            return _act(teller, first.clause).removesuffix(".")
        stages = [teller.policy.stages[visit.stage].title for visit in found.journey.active]
        return words("where.heading.stage", stage=words.joined(stages))
    clause, when = soonest.clause, soonest.due
    if soonest.status is Status.LATE and when and isinstance(clause, Duty):
        return teller.title(
            words("where.heading.late", who=teller.who_acts(clause), act=clause.act, date=words.date(when.latest or when.safe or found.today))
        )
    if soonest.status is Status.UNCLEAR and isinstance(clause, Duty):
        return teller.title(words("where.heading.unclear", who=teller.who_acts(clause)))
    return _dated(teller, soonest).removesuffix(".")


def _where(teller: Teller, each: Standing, today: date, calendars: Calendars) -> str:
    words, when = teller.words, each.due
    match each.status:
        case Status.DONE | Status.DONE_LATE if each.done is None or each.done.span is None:
            return words("where.done_unknown")
        case Status.DONE if each.done:
            return words("where.done", date=teller.on(each.done))
        case Status.DONE_LATE if each.done:
            return words("where.done_late", date=teller.on(each.done), period=_amount(teller, each))
        case Status.LATE:
            return words("where.late", period=_amount(teller, each))
        case Status.UNCLEAR if when and when.safe and when.latest:
            key = "where.unclear" if when.whole else "where.unclear_open"
            return words(key, safe=words.date(when.safe), latest=words.date(when.latest))
        case Status.DUE_TODAY:
            return words("where.today")
        case Status.PAUSED:
            return words("where.paused")
        case Status.TOO_EARLY if when and when.latest:
            return words("where.too_early", date=words.date(when.latest))
        case Status.DATE_NEEDED if when:
            return words("where.date_needed", events=words.joined([teller.event(event) for event in when.undated]))
        case Status.WAITING if when and when.awaited:
            return words("where.waiting", events=words.either([teller.event(event) for event in when.awaited]))
        case Status.NOT_TOLD:
            return words("where.not_told")
        case Status.OPEN if when is None:
            return words("where.no_limit")
        case Status.RUNNING if when:
            return _progress(teller, each, today, calendars)
        case _:
            return ""


def _progress(teller: Teller, each: Standing, today: date, calendars: Calendars) -> str:
    """Which day of the limit today is; only where one count has one start."""
    when = each.due
    first = when.reckonings[0].first if when else None
    if when is None or first is None or when.reckonings[0].first != when.reckonings[0].last or today <= first.start:
        return ""
    period, calendar = first.period, calendars[first.calendar]
    in_open_days = isinstance(period, WorkingDays | SchoolDays)
    total = period.amount if in_open_days else (first.due - first.counted_from).days
    passed = calendar.between(first.counted_from, today) if in_open_days else (today - first.counted_from).days
    kind = teller.words(f"where.kind.{period.unit if in_open_days else 'days'}")
    return teller.words("where.of", kind=kind, n=passed, total=total)


def _amount(teller: Teller, each: Standing) -> str:
    unit = WorkingDays if each.overdue_unit == "working days" else None
    if unit is None or each.overdue_by < 1:
        return teller.words.plural("period.days", each.overdue_by)
    return period_text(_as_period(unit, each.overdue_by), teller.words)


def _as_period(unit: type[Period], amount: int) -> Period:
    return unit(amount)


def _if_late(teller: Teller, each: Standing) -> Iterator[str]:
    """What to do when a date is missed: what the policy says, else that it says nothing, and what anyone can do."""
    clause, when = each.clause, each.due
    if when is None or not isinstance(clause, Duty):
        return
    if clause.if_late:
        yield from clause.if_late
    else:
        yield teller.words("where.late.policy_silent")
    if teller.reader in clause.by:
        yield teller.words("where.late.you")
    else:
        yield teller.words("where.late.ask", who=teller.roles(clause.by), date=teller.dates(when))
        yield teller.words("where.late.write")


def _done(teller: Teller, found: Position) -> Iterator[dict[str, Any]]:
    late = {each.done.event: each for each in found.done if each.done}
    inferred = set(found.journey.inferred)
    facts = [fact for fact in found.journey.case.facts if fact.happened and fact.event in teller.policy.events]
    for fact in sorted(facts, key=lambda each: teller.policy.order[each.event]):
        each = late.get(fact.event)
        yield {
            "event": fact.event,
            "text": teller.sentence(teller.event(fact.event)),
            "date": fact.span.earliest.isoformat() if fact.span else None,
            "latest": fact.span.latest.isoformat() if fact.span else None,
            "when": teller.on(fact) if fact.span else "",
            "inferred": fact.event in inferred,
            "clause": each.clause.id if each else None,
            "status": each.status.value if each else Status.DONE.value,
            "overdue_by": each.overdue_by if each else 0,
        }


def _may(teller: Teller, found: Position) -> Iterator[dict[str, Any]]:
    for each in found.may:
        yield {"clause": each.clause.id, "text": _dated(teller, each), "due": _iso(each.due.safe if each.due else None)}
    for rule in found.rights:
        yield {"clause": rule.id, "text": rule.text, "due": None}


def _next(teller: Teller, each: Standing) -> dict[str, Any]:
    clause = each.clause
    roles = list(clause.by) if isinstance(clause, Duty) else []
    return {
        "clause": clause.id,
        "roles": roles,
        "who": teller.roles(roles),
        "text": _dated(teller, each),
        "due": _iso(each.due.safe if each.due else None),
        "status": each.status.value,
    }


def _then(teller: Teller, found: Position) -> Iterator[dict[str, Any]]:
    """What can happen next from each stage the case is in."""
    for visit in found.journey.active:
        for way in ways(teller.policy.stages[visit.stage]):
            condition = getattr(way, "when", None) or teller.words("tell.about", role=_about(teller, way))
            if way.to:
                yield {"clause": way.id, "if": condition, "to": teller.destination(way.to)}


def _about(teller: Teller, way: Any) -> str:
    return teller.role(teller.policy.roles[way.about])


def _ended(teller: Teller, found: Position) -> dict[str, Any] | None:
    end = found.journey.end
    if end is None:
        return None
    return {
        "end": end.end.value if end.end else None,
        "body": end.body,
        "procedure": end.procedure,
        "text": teller.sentence(teller.destination(end)),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


