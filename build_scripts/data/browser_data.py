"""What the tools need to know: in the page what each begins with, and a script for each procedure that may be chosen.

A page that was opened from a disk can load scripts and nothing else, so the data comes as scripts that call
navigatorData(name, value). Their names carry their content's hash, and the page knows the whole hash of each.
"""

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from build_scripts.assets.bundle import FOLDER, hashed_name
from build_scripts.data.due_tables import Table, arrival_tables, due_table, open_days_table
from build_scripts.pages import policy_view
from build_scripts.source import titles
from build_scripts.support import telephone
from build_scripts.support.progress import Say, counted, silent
from navigator.case.asking.choices import choices
from navigator.case.asking.questions import STAFF, About, Question, opening_questions, role_question
from navigator.case.facts.arrival import rules_of, stated
from navigator.case.worlds.by_version import by_version
from navigator.dates import iso
from navigator.dates.calendars import Calendar, Kind, zone_of
from navigator.dates.rules import needs_calendar
from navigator.explain.act_texts import act_text, if_late
from navigator.explain.limit_texts import counted_from
from navigator.explain.reports import question_report
from navigator.explain.standings import limit_words
from navigator.explain.teller import Teller
from navigator.explain.voice import voiced
from navigator.export.dates import coverage_text
from navigator.model.acts import Cap, Duty
from navigator.model.cases import Case, Fact, Span
from navigator.model.interpretation import Interpretation, interpretation, interpretations
from navigator.model.limits import Limit, LimitKind, Sending
from navigator.model.parties import Audience
from navigator.model.policy import Policy
from navigator.model.versions import Versions
from navigator.words import Language

DATA = f"{FOLDER}data/"

# Where the table of a limit, read in one way, stands among those of its procedure.
_Place = Callable[[Interpretation], list[int]]


@dataclass(frozen=True, slots=True)
class BrowserData:
    """Site path -> script, and the index that every tool page holds: what there is, and the script of each."""

    files: Mapping[str, bytes]
    index: Mapping[str, Any]


def browser_data(
    policies: Mapping[str, Policy],
    calendars: Mapping[str, Calendar],
    words: Language,
    earlier: Mapping[str, Sequence[Policy]] | None = None,
    say: Say = silent,
    built: date | None = None,
) -> BrowserData:
    """The data scripts of all tools; `earlier` holds the versions of a procedure that were in force before.

    `built` is the day of the build, if that may be known: a device whose clock is before it has the wrong day.
    """
    before = earlier or {}
    files: dict[str, bytes] = {}

    def add(file: str, content: bytes) -> dict[str, str]:
        folder, _, own = file.rpartition("/")
        path = f"{DATA}{folder}{'/' if folder else ''}{hashed_name(own, content)}"
        files[path] = content
        digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
        return {"path": path, "integrity": f"sha256-{digest}"}

    scripts = {
        key: add(f"{key}.js", script(key, procedure_data(policy, calendars, words, before.get(key, ()))))
        for key, policy in counted(policies.items(), "Data of the tools", say)
    }
    index = {
        "procedures": [_entry(policy, scripts[key], calendars, words) for key, policy in policies.items()],
        "built": built.isoformat() if built else "",
        "zone": zone_of(calendars, None),
        "calendars": add("calendars.js", script("calendars", _open_days(calendars, words))),
    }
    return BrowserData(files, index)


def script(name: str, value: object) -> bytes:
    """A value as a script that hands it over."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # The two line separators that JSON allows in a string and older JavaScript does not.
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"navigatorData({json.dumps(name)},{text});\n".encode()


def procedure_data(
    policy: Policy, calendars: Mapping[str, Calendar], words: Language, earlier: Sequence[Policy] = ()
) -> dict[str, Any]:
    """One procedure: its policy for the engine, its limits in words, their tables, and the wizard's first questions."""
    teller = Teller(policy, words)
    tables: list[Table] = []

    def place_of(table: Table) -> int:
        if table not in tables:
            tables.append(table)
        return tables.index(table)

    def place(limit: Interpretation) -> list[int]:
        return [place_of(due_table(part, calendars, start)) for part in limit.parts for start in part.starts]

    limits = [_limit(teller, clause, limit, place, calendars) for clause, limit in policy.limits()]
    started = {each["event"] for limit in limits for each in limit["events"]} if earlier else frozenset[str]()
    return {
        "policy": policy.as_data(),
        "rings": {id_: telephone.link(each.phone) for id_, each in policy.contacts.items() if each.phone},
        "earlier": [each.as_data() for each in earlier],
        "since": since.isoformat() if earlier and (since := policy.procedure.in_force_from) else None,
        "begun": sorted(event for event in started if _may_begin_before(Versions(policy, tuple(earlier)), event)),
        "limits": limits,
        "questions": list(_questions(policy)),
        "sendings": {
            event.id: list(_sendings(policy, event.id, calendars, words, place_of))
            for event in policy.procedure.events
            if event.sent
        },
        "opening": list(_opening(policy, words)),
        "tables": [table.as_data() for table in tables],
    }


def _may_begin_before(versions: Versions, event: str) -> bool:
    """Whether a case may have begun before one of its events, and so under another text than the event's day says."""
    newest = versions.current.procedure
    day = iso.shift(newest.in_force_by or newest.in_force_from or iso.FIRST, 1)
    found = by_version(versions, _alone(event, day))
    return found.older or len(found.cases) > 1


def _alone(event: str, day: date) -> Case:
    """A case of which one event was told."""
    return Case((Fact(event, happened=True, span=Span(day, day)),))


def _questions(policy: Policy) -> Iterator[dict[str, Any]]:
    """The questions about a case that decide which limits there are."""
    needed = {answer for clause, _ in policy.limits() for answer in clause.only}
    for each in policy.procedure.questions:
        if needed.intersection(choice.id for choice in each.answers):
            options = [{"value": choice.id, "text": choice.name} for choice in each.answers]
            yield {"id": each.id, "title": each.ask, "options": options}


def _only(policy: Policy, clause: Duty | Cap) -> dict[str, list[str]]:
    """For which answers to which question a limit is; nothing for one that is for all."""
    asked = {each.id: [one.id for one in each.answers if one.id in clause.only] for each in policy.procedure.questions}
    return {question: answers for question, answers in asked.items() if answers}


def _opening(policy: Policy, words: Language) -> Iterator[dict[str, Any]]:
    """The questions that need no engine, the last one in each reader's voice; "only" says after which answers."""
    teller = Teller(policy, words)
    *others, _ = opening_questions(policy)
    for question in others:
        yield question_report(teller, question)
        if STAFF in question.options:
            yield {**question_report(teller, role_question(policy)), "only": {"reader": [STAFF]}}
    who = next((question.options for question in others if question.about is About.READER), ())
    for value in who or (None,):
        for role in role_question(policy).options if value == STAFF else (value,):
            reader = role if role in policy.roles else None
            *_, last = opening_questions(policy, reader)
            only = {"reader": [value], **({"role": [role]} if value == STAFF else {})} if value else None
            told = question_report(Teller(voiced(policy, reader), words, reader), last)
            possible = _possible(policy, others, reader)
            told["options"] = [{**each, **possible(each["value"])} for each in told["options"]]
            yield {**told, **({"only": only} if only else {})}


def _possible(policy: Policy, others: Sequence[Question], reader: str | None) -> Callable[[str], dict[str, Any]]:
    """For what has happened: after which answers about the case alone it can have; nothing where it can in any case."""
    offered = choices(policy, reader)
    asked = {each.name: each.options for each in others if each.about is About.CASE}
    kept = {value: offered.possible(policy, [value]).first for values in asked.values() for value in values}

    def only(event: str) -> dict[str, Any]:
        fitting = {name: [value for value in values if event in kept[value]] for name, values in asked.items()}
        told = {name: values for name, values in fitting.items() if len(values) < len(asked[name])}
        return {"only": told} if told else {}

    return only


def _sendings(
    policy: Policy, event: str, calendars: Mapping[str, Calendar], words: Language, place_of: Callable[[Table], int]
) -> Iterator[dict[str, Any]]:
    """The means by which something can have been sent, with the tables of its days of arrival."""
    rules = rules_of(policy)
    if rules.calendar is None:
        return
    said = stated(policy, event)
    for by in Sending:
        own, has_cutoff = said.get(by), rules.cutoff is not None
        first, last = arrival_tables(
            by, calendars[rules.calendar], has_cutoff=has_cutoff, stated=own.period if own else None
        )
        rule = "cutoff" if by is Sending.EMAIL_LATE and rules.cutoff else "rule"
        yield {
            "by": by.value,
            "text": words(f"sending.{by.value}"),
            "hint": words("sending.stated", words=own.words) if own else words(f"sending.{by.value}.{rule}"),
            "first": place_of(first),
            "last": place_of(last),
        }


def _limit(
    teller: Teller, clause: Duty | Cap, limit: Limit, place: _Place, calendars: Mapping[str, Calendar]
) -> dict[str, Any]:
    """One limit as the deadline page shows it before Python has loaded."""
    interpreted = interpretations(teller.policy, limit)
    events = dict.fromkeys(event for each in interpreted for event in each.events)
    said = limit_words(teller, limit, clause)
    return {
        "clause": clause.id,
        "act": act_text(teller, clause),
        "only": _only(teller.policy, clause),
        "stage": _stage_title(teller.policy, clause),
        "notBefore": limit.kind is not LimitKind.BY,
        "words": said["words"],
        "soft": said["soft"],
        "unclear": said["unclear"],
        "assumed": said["assumed"],
        "changes": said["changes"],
        "fit": list(policy_view.cap_fit(teller, clause, calendars)) if isinstance(clause, Cap) else [],
        "late": list(if_late(teller, clause, "{date}")),
        "events": [_event(teller, event, tuple(events), interpreted) for event in events],
        "readings": [_reading(teller, each, place) for each in interpreted],
        **_known(interpreted, calendars, teller.words),
    }


def _event(
    teller: Teller, event: str, starts: tuple[str, ...], interpreted: Sequence[Interpretation]
) -> dict[str, Any]:
    """An event that a limit is counted from; "needs" names the others of them that have come before where it has.

    "hour" is true where its hour makes a difference.
    """
    found = teller.policy.events[event]
    told = by_version(Versions(teller.policy), _alone(event, iso.shift(iso.LAST, -1)))
    came = {fact.event for _, case in told.cases for fact in case.facts}
    needs = [each for each in starts if each != event and each in came]
    hour = any(part.looks_at_the_hour(event) for read in interpreted for part in read.parts)
    return {"event": event, "what": found.what, "ask": found.ask, "sent": found.sent, "needs": needs, "hour": hour}


def _reading(teller: Teller, limit: Interpretation, place: _Place) -> dict[str, Any]:
    reading = limit.reading
    return {
        "id": limit.id,
        "says": teller.sentence(reading.says if reading else counted_from(teller, limit.limit)),
        "events": [start for part in limit.parts for start in part.starts],
        "pick": limit.pick.value,
        **({"several": True} if limit.others else {}),
        **_begun_anew(limit),
        **_last_hours(limit),
        "tables": place(limit),
        "via": _via(teller.policy, limit.starts, place) if reading else None,
    }


def _last_hours(limit: Interpretation) -> dict[str, Any]:
    """For each event the hour at which its last day ends, where any does; empty for one that lasts the whole day."""
    hours = [part.last_hour for part in limit.parts for _ in part.starts]
    return {"hours": hours} if any(hours) else {}


def _begun_anew(limit: Interpretation) -> dict[str, Any]:
    """The places of the events of which the last so far begins one time; and whether it can run out before the next."""
    at, found = 0, list[list[int]]()
    for part in limit.parts:
        if part.anew:
            found.append(list(range(at, at + len(part.starts))))
        at += len(part.starts)
    return {"anew": found, **({"runsOut": True} if limit.limit.expiry else {})} if found else {}


def _via(policy: Policy, events: tuple[str, ...], place: _Place) -> dict[str, Any] | None:
    """For a reading that is counted from an act with a plain limit of its own: the last day of that act."""
    acts = policy.producers.get(events[0], ()) if len(events) == 1 else ()
    if len(acts) != 1:
        return None  # which of several acts shows it depends on the case, which a table does not know
    (duty,) = acts
    if duty.limit is None or duty.limit.readings:
        return None
    limit = interpretation(policy, duty.limit)
    return {"events": list(limit.starts), "pick": limit.pick.value, "tables": place(limit)}


def _known(
    interpreted: Iterable[Interpretation], calendars: Mapping[str, Calendar], words: Language
) -> dict[str, str | None]:
    """The first and last day of the calendar that a limit is counted by, in any reading; None when it asks none."""
    for limit in (part for read in interpreted for part in read.parts):
        rules, calendar = limit.counting(calendars)
        if needs_calendar(limit.period, rules):
            return {
                "since": calendar.covers_from.isoformat(),
                "through": calendar.covers_through.isoformat(),
                "known": coverage_text(calendar, words),
            }
    return {"since": None, "through": None, "known": None}


def _stage_title(policy: Policy, clause: Duty | Cap) -> str | None:
    return next((stage.title for stage in policy.procedure.stages if clause in stage.duties), None)


def _entry(
    policy: Policy, script: Mapping[str, str], calendars: Mapping[str, Calendar], words: Language
) -> dict[str, Any]:
    procedure, publisher = policy.procedure, policy.publisher
    return {
        "key": policy.key,
        "title": titles.marked(policy, words),
        "publisher": publisher.name,
        "page": f"procedures/{policy.key}/index.html",
        "data": script,
        "zone": zone_of(calendars, rules_of(policy).calendar),
        "families": procedure.audience is Audience.FAMILIES,
    }


def _open_days(calendars: Mapping[str, Calendar], words: Language) -> dict[str, Any]:
    """The open days of each calendar of working days; for any period, whatever its amount."""
    return {
        name: {
            "title": words(f"calendar.{name}") if f"calendar.{name}" in words.texts else calendar.title,
            "since": calendar.covers_from.isoformat(),
            "through": calendar.covers_through.isoformat(),
            "known": coverage_text(calendar, words) if calendar.closures else "",
            "open": open_days_table(calendar).as_data(),
        }
        for name, calendar in calendars.items()
        if calendar.kind is Kind.WORKING_DAYS
    }
