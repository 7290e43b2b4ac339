"""The questions put to the engine at build time, to find out which parts of Python it needs in a browser."""

import dataclasses
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from enum import Enum
from itertools import cycle, islice, product
from typing import Any

from build_scripts.source.traverse import parts
from navigator import api
from navigator.case.asking.questions import Kind
from navigator.model.limits import Sending
from navigator.model.policy import Policy

# Starts before, in and past the years of most calendars, a leap day, and text that is no date.
STARTS = (
    "1999-12-24",
    "2024-02-29",
    "2026-12-14",
    "2028-12-18",
    "2031-01-31",
    "14 December",
    "2026-02-30",
    "\uff12\uff10\uff12\uff16",
)
PERIODS = ("1 hour", "15 working days", "250 working days", "10 school days", "5 clear days", "1 month", "0 days")
MALFORMED: tuple[Mapping[str, Any], ...] = (
    {},
    {"ask": "nothing"},
    {"ask": "deadline"},
    {"ask": "limit", "procedure": "nobody/none", "clause": "x"},
)
TODAY = "2026-11-20"
STAMP = f"{TODAY}T10:15:00Z"
WALKS = 4


def enough(policies: Iterable[Policy]) -> tuple[Policy, ...]:
    """Those policies, in order, that use something of the language that none before them used.

    What the engine does with a policy follows from that, not from its text; so a thousand are rehearsed by a few.
    """
    seen: set[tuple[str, str, str]] = set()
    found = []
    for policy in policies:
        used = set(_used(policy.publisher)) | set(_used(policy.procedure))
        if not used <= seen:
            found.append(policy)
            seen |= used
    return tuple(found)


def _used(value: object) -> Iterator[tuple[str, str, str]]:
    """Each class and field of the language in a value, with the enum member, or how much stands there."""
    for _, part in parts(value):
        for field in dataclasses.fields(part):
            inner = getattr(part, field.name)
            amount = str(min(len(inner), 2)) if isinstance(inner, tuple) else type(inner).__name__
            yield type(part).__name__, field.name, str(inner.value) if isinstance(inner, Enum) else amount


def requests(start: str, policies: Iterable[Policy]) -> tuple[str, ...]:
    """Requests, as JSON text, that between them make every kind of answer; `start` is for navigator.api.start()."""
    calendars = sorted(json.loads(api.start(start))["coverage"])
    asked: list[Mapping[str, Any]] = [*MALFORMED, *_deadlines(calendars)]
    for policy in policies:
        load = {"ask": "load", "policy": policy.as_data()}
        api.ask(_text(load))
        asked += [load, *_limits(policy), *_wizard(policy)]
    return tuple(dict.fromkeys(_text(request) for request in asked))


def _deadlines(calendars: Iterable[str]) -> Iterator[Mapping[str, Any]]:
    for number, (calendar, start) in enumerate(product((*calendars, "nowhere"), STARTS)):
        asked = {"ask": "deadline", "period": PERIODS[number % len(PERIODS)], "from": start, "calendar": calendar}
        yield asked
        yield from _exports(asked, number)


def _limits(policy: Policy) -> Iterator[Mapping[str, Any]]:
    for number, (clause, limit) in enumerate(policy.limits()):
        for start in (STARTS[2], STARTS[number % len(STARTS)]):
            asked = {"ask": "limit", "procedure": policy.key, "clause": clause.id, "from": start}
            yield asked
            # As the deadline page asks: with the days of one event and of all that the limit can be counted from.
            events = [*limit.starts, *(event for each in limit.readings for event in (*each.from_, *each.before))]
            facts = [f"{event}={start}" for event in dict.fromkeys(events)]
            yield {**asked, "facts": facts[:1]}
            # Each way of sending in turn: with all of them for each event, making it takes twice as long and no better.
            ways = islice(cycle(Sending), number, None)
            sent = [f"{event}={by.value}:{start}" for event, by in zip(dict.fromkeys(events), ways, strict=False)]
            yield from ({**asked, "facts": [fact]} for fact in sent)
            whole = {**asked, "facts": facts}
            yield whole
            yield from _exports(whole, number)


def _wizard(policy: Policy) -> Iterator[Mapping[str, Any]]:
    """Walks to the end, each answering in another way."""
    for walk in range(WALKS):
        answers: dict[str, Any] = {}
        day = date(2026, 9, 1) + timedelta(days=walk)
        for step in range(60):
            request = {"ask": "wizard", "procedure": policy.key, "answers": dict(answers), "today": TODAY}
            yield request
            question = json.loads(api.ask(_text(request))).get("question")
            if question is None:
                yield from _exports(request, walk)
                break
            day += timedelta(days=7 + walk)
            answers[question["name"]] = _answer(question, day, walk + step)


def _exports(of: Mapping[str, Any], number: int) -> Iterator[Mapping[str, Any]]:
    """What a page asks so that its answer can be exported."""
    yield {"ask": "export", "of": of}
    days_before = (None, 1, 2, 5)[number % 4]
    wishes = {"full": number % 2 == 0, "days_before": days_before, "case": ("", "abcdefghij")[number % 2], "earlier": 1}
    yield {"ask": "calendar", "of": of, "stamp": STAMP, **wishes}


def _answer(question: Mapping[str, Any], day: date, number: int) -> Mapping[str, Any]:
    if question["kind"] == Kind.CHOICE.value:
        return {"value": question["options"][number % len(question["options"])]["value"]}
    answers: tuple[Mapping[str, Any], ...] = (
        {"from": day.isoformat()},
        {"from": day.isoformat(), "to": (day + timedelta(days=9)).isoformat()},
        {"unknown": True},
        {"sent": day.isoformat(), "by": tuple(Sending)[number % len(Sending)].value},
        {"value": "no"},
    )
    return answers[number % len(answers)]


def _text(request: Mapping[str, Any]) -> str:
    return json.dumps(request, ensure_ascii=False)
