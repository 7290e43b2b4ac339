"""The one door of the engine for the browser and the command line: JSON text in, JSON text out, never an exception."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from navigator.case.asking.questions import UNKNOWN, About, Answer, reader_of
from navigator.case.asking.wizard import Interview, interview
from navigator.case.facts.arrival import arrived
from navigator.case.facts.hours import on_clocks, skipped_on
from navigator.case.limit.alone import from_start
from navigator.case.limit.due import Due
from navigator.case.verdicts.position import Position, position
from navigator.case.worlds.by_version import ByVersion, by_version, on_day
from navigator.dates import iso, moments
from navigator.dates.calendars import Calendar, calendars_from_data
from navigator.dates.refusals import DateError, Refusal, excerpt
from navigator.explain.answers import deadline_answer, deadline_count
from navigator.explain.doubts import not_in_force, older_text
from navigator.explain.reports import interview_report, limit_report, position_report
from navigator.explain.teller import Teller
from navigator.explain.voice import in_area, voiced
from navigator.export.answer import CountExport, Export, LimitExport, PositionExport, calendar_report, export_report
from navigator.model import policy
from navigator.model.acts import Cap, Duty
from navigator.model.cases import Case, Fact, FactError, Sent, Span, parse_fact
from navigator.model.limits import Sending
from navigator.model.policy import Policy
from navigator.model.versions import Versions
from navigator.words import LANGUAGES


class Engine:
    """Calendars and procedures that were loaded; everything else comes with each question."""

    def __init__(self, calendars: Mapping[str, Calendar], language: str = "en") -> None:
        self.calendars = calendars
        self.words = LANGUAGES[language].naming({name: each.title for name, each in calendars.items()})
        self.versions: dict[str, Versions] = {}
        self.voices: dict[tuple[str, str | None, str | None], tuple[Versions, Versions]] = {}

    def answer(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """Answer one question; Refusal, FactError or UnanswerableError when it cannot be answered."""
        ask = self._asks.get(str(request.get("ask")))
        if ask is None:
            raise UnanswerableError("ask", f"one of: {', '.join(sorted(self._asks))}")
        return ask(self, request)

    def _load(self, request: Mapping[str, Any]) -> dict[str, Any]:
        loaded = policy.from_data(request["policy"])
        earlier = tuple(policy.from_data(each) for each in request.get("earlier", ()))
        self.versions[loaded.key] = Versions(loaded, earlier)
        return {"loaded": loaded.key, "version": loaded.procedure.version}

    def _deadline(self, request: Mapping[str, Any]) -> dict[str, Any]:
        told = [
            deadline_answer(request["period"], start, request["calendar"], self.calendars, words=self.words)
            for start in _starts(request)
        ]
        return told[0] if len(told) == 1 else {**told[0], "latest": told[1]}

    def _limit(self, request: Mapping[str, Any]) -> dict[str, Any]:
        teller, clause, when, case = self._found_limit(request)
        held = self._by_version(request, case)
        told = limit_report(teller, clause, when, case, self.calendars)
        notes = [*not_in_force(teller)]
        if held.versions.kept_since and held.older:
            notes += [older_text(teller, held.versions.kept_since, sure=not held.kept)]
        return {**told, "kept": held.kept, "notes": notes}

    def _found_limit(self, request: Mapping[str, Any]) -> tuple[Teller, Duty | Cap, Due, Case]:
        versions = self._versions(request)
        facts = _facts(versions.current, map(parse_fact, request.get("facts", ())))
        day = moments.parse(request["from"])
        for fact in facts:
            if fact.span:
                self._refuse_skipped(versions.current, fact.span.earliest, event=fact.event)
        self._refuse_skipped(versions.current, day)
        case = on_clocks(versions.current, arrived(versions.current, Case(facts), self.calendars), self.calendars)
        clauses = {clause.id: clause for each in versions.every for clause, _ in each.policy.limits()}
        name = request["clause"]
        if name not in clauses:
            raise UnanswerableError("clause", f"one of: {', '.join(clauses)}")
        held = self._by_version(request, case)
        when = held.due(name, self.calendars) if facts or not held.kept else self._from(held.policy, name, day)
        if when is None:
            raise UnanswerableError("clause", f"one of: {', '.join(clause.id for clause, _ in held.policy.limits())}")
        clause = next((clause for clause, _ in held.policy.limits() if clause.id == name), clauses[name])
        return self._teller(held.policy, request), clause, when, case

    def _by_version(self, request: Mapping[str, Any], case: Case) -> ByVersion:
        """The versions that may apply to what was told, else to the day that a limit is counted from."""
        versions = self._versions(request)
        if case.facts:
            return by_version(versions, case)
        return on_day(versions, moments.plain(moments.parse(request["from"])))

    def _from(self, held: Policy, name: str, day: date) -> Due | None:
        """A limit as if its own start were on a day."""
        limit = held.limit_of(name)
        return Due(limit, from_start(held, limit, day, self.calendars)) if limit else None

    def _wizard(self, request: Mapping[str, Any]) -> dict[str, Any]:
        teller, state = self._found_interview(request)
        return interview_report(teller, state, self.calendars)

    def _found_interview(self, request: Mapping[str, Any]) -> tuple[Teller, Interview]:
        answers = {name: _answer(value) for name, value in request["answers"].items()}
        reader = reader_of(self._versions(request).current, answers)
        answered = answers.get("area")
        versions = self._voiced(request, reader, answered.value if answered else None)
        today = iso.parse(request["today"])
        told_on = iso.parse(request["told_on"]) if request.get("told_on") else None
        state = interview(versions.current, answers, today, self.calendars, versions.earlier, told_on)
        held = state.position.journey.policy if state.position else versions.current
        asked = {question.name for question in state.answered}
        area = answers["area"].value if "area" in asked else None
        chosen = tuple(
            value
            for question in state.answered
            if question.about is About.CASE and (value := answers[question.name].value) and value != UNKNOWN
        )
        return Teller(held, self.words, reader, area, chosen), state

    def _position(self, request: Mapping[str, Any]) -> dict[str, Any]:
        teller, found = self._found_position(request)
        return position_report(teller, found, self.calendars)

    def _found_position(self, request: Mapping[str, Any]) -> tuple[Teller, Position]:
        versions = self._voiced(request, request.get("reader"), request.get("area"))
        case = Case(
            self._told(versions.current, request["facts"]), request.get("area"), tuple(request.get("chosen", ()))
        )
        found = position(versions.current, case, iso.parse(request["today"]), self.calendars, versions.earlier)
        return self._teller(found.journey.policy, request), found

    def _export(self, request: Mapping[str, Any]) -> dict[str, Any]:
        return export_report(self._export_of(request), self.calendars, self.words)

    def _calendar(self, request: Mapping[str, Any]) -> dict[str, Any]:
        return calendar_report(self._export_of(request), request, self.words)

    def _export_of(self, request: Mapping[str, Any]) -> Export:
        """What is to be kept: the answer to the request that stands under "of"."""
        of = request["of"]
        match of["ask"]:
            case "wizard":
                teller, state = self._found_interview(of)
                if state.position is None:
                    raise UnanswerableError("position", "all questions have to be answered first")
                return PositionExport(teller, state.position)
            case "position":
                return PositionExport(*self._found_position(of))
            case "limit":
                return LimitExport(*self._found_limit(of))
            case "deadline":
                counts = (deadline_count(of["period"], start, of["calendar"], self.calendars) for start in _starts(of))
                return CountExport(tuple(counts), self.words)
        raise UnanswerableError("of", "a request to wizard, position, limit or deadline")

    def _versions(self, request: Mapping[str, Any]) -> Versions:
        held = self.versions.get(request["procedure"])
        if held is None:
            raise UnanswerableError("procedure", f"one of those loaded: {', '.join(sorted(self.versions)) or 'none'}")
        return held

    def _voiced(self, request: Mapping[str, Any], reader: str | None, area: str | None) -> Versions:
        """The versions of a procedure in one reader's own voice, with the names of one area."""
        held = self._versions(request)
        told = self.voices.get((held.current.key, reader, area))
        if told is None or told[0] is not held:
            current, *earlier = (in_area(voiced(each, reader), area) for each in (held.current, *held.earlier))
            told = (held, Versions(current, tuple(earlier)))
            self.voices[held.current.key, reader, area] = told
        return told[1]

    def _told(self, held: Policy, told: Iterable[str]) -> tuple[Fact, ...]:
        facts = _facts(held, map(parse_fact, told))
        for fact in facts:
            if fact.span:
                self._refuse_skipped(held, fact.span.earliest, str(fact))
        return facts

    def _refuse_skipped(self, held: Policy, day: date, text: str = "", event: str = "") -> None:
        """DateError for an hour that the clocks of a policy skip as they go forward; `text` was told of `event`."""
        zone = skipped_on(held, day, self.calendars)
        if zone:
            key = "refused.skipped_hour" if text else "refused.skipped_hour.page"
            on, hour = self.words.date(moments.plain(day)), moments.hour_of(day)
            raise DateError(key, text=excerpt(text), date=on, hour=hour, zone=zone, event=event)

    def _teller(self, held: Policy, request: Mapping[str, Any]) -> Teller:
        return Teller(held, self.words, request.get("reader"), request.get("area"), tuple(request.get("chosen", ())))

    _asks: Mapping[str, Callable[["Engine", Mapping[str, Any]], dict[str, Any]]] = {
        "load": _load,
        "deadline": _deadline,
        "limit": _limit,
        "wizard": _wizard,
        "position": _position,
        "export": _export,
        "calendar": _calendar,
    }


class UnanswerableError(ValueError):
    """A question that names something the engine does not have, and what it has."""

    def __init__(self, what: str, allowed: str) -> None:
        super().__init__(f"{what!r} is not known here; {allowed}")


_engine: Engine | None = None


def start(bundle: str) -> str:
    """Load the calendars (and procedures, if there are any) and say which years they cover."""

    def begin() -> dict[str, Any]:
        global _engine  # noqa: PLW0603 - the browser holds one engine for the life of its worker
        data = json.loads(bundle)
        _engine = Engine(calendars_from_data(data["calendars"]), data.get("language", "en"))
        for each in data.get("policies", ()):
            _engine.answer({"ask": "load", "policy": each})
        return {
            "started": True,
            "coverage": {
                name: {"from": calendar.covers_from.isoformat(), "through": calendar.covers_through.isoformat()}
                for name, calendar in _engine.calendars.items()
            },
        }

    return _guarded(begin)


def ask(request: str) -> str:
    """Answer one request; what cannot be answered comes back as {"error": {"code", "text"}}.

    With "event" where it is about the day that was told of one.
    """

    def reply() -> dict[str, Any]:
        if _engine is None:
            raise UnanswerableError("engine", "start it first")
        return _engine.answer(json.loads(request))

    return _guarded(reply)


def _guarded(reply: Callable[[], dict[str, Any]]) -> str:
    try:
        data = reply()
    except (Refusal, FactError, UnanswerableError) as refusal:
        event = refusal.values.get("event") if isinstance(refusal, Refusal) else None
        data = {"error": {"code": "refused", "text": str(refusal), **({"event": event} if event else {})}}
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError):
        # Only a page that does not fit this engine sends a request of another shape.
        data = {"error": {"code": "malformed", "text": "The request is not one this engine knows."}}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _facts(held: Policy, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts, each of which has to be of an event of the policy, and sent only where that can be."""
    known = tuple(facts)
    for fact in known:
        event = held.events.get(fact.event)
        if event is None:
            raise UnanswerableError(fact.event, f"one of the events: {', '.join(held.events)}")
        if fact.sent and not event.sent:
            raise UnanswerableError(
                str(fact), f"{event.id} is not something that is sent, so it takes a date of its own"
            )
    denied = {fact.event for fact in known if not fact.happened}
    for fact in known:
        if fact.happened and fact.event in denied:
            raise UnanswerableError(f"{fact}, {fact.event}=no", "one of the two: it has happened, or it has not")
    return known


def _answer(value: Any) -> Answer:
    """An answer as the page sends it: {"value"}, {"from", "to"} and perhaps "hour", {"sent", "by"} or {"unknown"}."""
    if "value" in value:
        return Answer(value=str(value["value"]))
    if "sent" in value:
        return Answer(sent=Sent(iso.parse(value["sent"]), Sending(value["by"])))
    if "hour" in value:
        moment = moments.parse(f"{value['from']}T{value['hour']}")
        return Answer(span=Span(moment, moment))
    if "from" in value:
        return Answer(span=_span(value))
    return Answer()


def _span(value: Mapping[str, Any]) -> Span:
    first, last = iso.parse(value["from"]), iso.parse(value.get("to", value["from"]))
    return Span(min(first, last), max(first, last))


def _starts(request: Mapping[str, Any]) -> tuple[str, ...]:
    """The day that a period is counted from; the first and the last day it can be, when the reader is not sure."""
    span = _span(request)
    return tuple(day.isoformat() for day in dict.fromkeys((span.earliest, span.latest)))
