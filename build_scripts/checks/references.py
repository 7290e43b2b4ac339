"""Names that must lead somewhere, and names that must not stand twice."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from build_scripts.source.problems import Problem, one_of, shown
from build_scripts.source.reader import Library, Written
from build_scripts.source.shared import FILE as SHARED_FILE
from build_scripts.source.shared import Shared
from build_scripts.source.traverse import Path, parts
from build_scripts.source.yaml_tree import locate
from navigator.case.asking.choices import MORE, NOTHING
from navigator.case.asking.questions import HELPER, NO, STAFF, UNKNOWN
from navigator.model import limits
from navigator.model.acts import Cap, Duty, Event, SharedPause, StepCount
from navigator.model.answers import choices
from navigator.model.cases import CaseFile, Example
from navigator.model.codec import written_name
from navigator.model.parties import Panel, Role, RoleVariant, Side
from navigator.model.procedure import Gap, Procedure, StandingRule
from navigator.model.publisher import Danger, Publisher
from navigator.model.scope import Elsewhere, Finder
from navigator.model.stages import ConflictRoute, Destination, Outcome, Stage
from navigator.model.voices import SearchWords, Voice

# Class -> field -> what its names are names of.
REFERENCES: Mapping[type, Mapping[str, str]] = {
    limits.CountingRules: {"calendar": "calendar", "school_calendar": "calendar"},
    limits.GeneralRules: {"calendar": "calendar", "school_calendar": "calendar", "about": "limit"},
    limits.Arrival: {"of": "event"},
    limits.Limit: {
        "from_": "event",
        "before": "event",
        "day": "event",
        "named_by": "role",
        "until": "event",
        "discretion": "role",
    },
    limits.Alternative: {"from_": "event", "before": "event"},
    limits.Reading: {"from_": "event", "before": "event"},
    limits.Extension: {"event": "event", "day": "event", "granted_by": "role", "only": "answer"},
    limits.Expiry: {"event": "event"},
    limits.Pause: {"from_": "event", "until": "event"},
    RoleVariant: {"area": "area", "contact": "contact"},
    Event: {"any_of": "event", "all_of": "event", "arrival_of": "event"},
    Panel: {"cut_by": "role"},
    Role: {"contact": "contact", "apart_from": "stage"},
    Duty: {
        "by": "role",
        "to": "role",
        "to_any": "role",
        "only": "answer",
        "consulting": "role",
        "agreeing": "role",
        "produces": "event",
        "after": "event",
        "contact": "contact",
    },
    Destination: {"stage": "stage", "stages": "stage", "body": "role", "procedure": "procedure"},
    Outcome: {"event": "event", "after": "event", "by": "role", "only": "answer"},
    ConflictRoute: {"about": "role", "instead": "role", "event": "event"},
    Stage: {"lead": "role", "opens": "event", "joins": "stage"},
    StandingRule: {"by": "role", "contact": "contact"},
    Cap: {"covers": "stage", "after": "event", "only": "answer"},
    StepCount: {"of": "act"},
    SharedPause: {"stops": "limit"},
    Finder: {"about": "topic", "reader": "role", "told": "area"},
    Elsewhere: {"procedure": "procedure", "contact": "contact"},
    Gap: {"about": "clause"},
    Danger: {"contacts": "contact"},
    Voice: {"id": "clause", "to": "role"},
    Procedure: {"ask_as": "role"},
    SearchWords: {"clause": "clause"},
}

CLAUSES = (
    Stage,
    Duty,
    Outcome,
    ConflictRoute,
    StandingRule,
    Cap,
    Elsewhere,
    Gap,
)

# The policy page makes anchors of its own that start so.
RESERVED = ("page-", "contact-", "example-", "unclear-", "chart-")
# What the wizard's own choices are called, beside those that the procedure brings.
OWN_CHOICES = {"role": (HELPER, STAFF), "event": (NOTHING, MORE, NO), "answer": (UNKNOWN,)}


def publisher(written: Written, calendars: Collection[str]) -> Iterator[Problem]:
    """The names inside a publisher's file."""
    value: Publisher = written.value
    yield from _twice(written, "contact", [(("contacts", at, "id"), c.id) for at, c in enumerate(value.contacts)])
    known = {"contact": [contact.id for contact in value.contacts], "calendar": list(calendars)}
    yield from _dangling(written, known)


def without_calendar(library: Library) -> set[str]:
    """The publishers and procedures that name a calendar whose file has a problem, by their keys."""
    return {
        key
        for held in (library.publishers, library.procedures)
        for key, written in held.items()
        if not library.unusable.isdisjoint(named_in(written.value, "calendar"))
    }


def named_in(value: object, wanted: str, but: frozenset[str] = frozenset()) -> Iterator[str]:
    """Everything of a kind that a file names, but for what stands in some fields."""
    for _, part in parts(value):
        for field, kind in REFERENCES.get(type(part), {}).items():
            if kind == wanted and field not in but:
                held = getattr(part, field)
                yield from held if isinstance(held, tuple) else () if held is None else (held,)


def shared(written: Written) -> Iterator[Problem]:
    """The names inside the file that publishers share."""
    value: Shared = written.value
    yield from _twice(written, "topic", [(("topics", at, "id"), topic.id) for at, topic in enumerate(value.topics)])
    yield from _twice(written, "term", [(("terms", at, "id"), term.id) for at, term in enumerate(value.terms)])


def procedure(written: Written, owner: Publisher, library: Library, calendars: Collection[str]) -> Iterator[Problem]:
    """The names inside a procedure's file, with those of its publisher and of the other procedures."""
    value: Procedure = written.value
    clauses = [((*path, "id"), clause.id) for path, clause in parts(value) if isinstance(clause, CLAUSES)]
    timed = [duty.id for stage in value.stages for duty in stage.duties if duty.limit]
    known: dict[str, list[str]] = {
        "role": [role.id for role in value.roles],
        "event": [event.id for event in value.events],
        "stage": [stage.id for stage in value.stages],
        "area": [*(area.id for area in value.areas), *choices(value)],
        "answer": list(choices(value)),
        "contact": [contact.id for contact in (*owner.contacts, *value.contacts)],
        "clause": [name for _, name in clauses],
        "told": [
            *(role.id for role in value.roles),
            *(event.id for event in value.events),
            *(name for _, name in clauses),
        ],
        "act": timed,
        "limit": [*timed, *(cap.id for cap in value.caps)],
        "procedure": [*library.procedures, *library.unreadable],
        "calendar": [*calendars, *library.unusable],
        "topic": _topics(library, value),
    }
    yield from _dangling(written, known)
    yield from _not_ahead(written, value)
    yield from _questions(written, value)
    yield from _told_by_finder(written, value)
    yield from _composed(written, value)
    yield from _twice(written, "clause", clauses)
    for field in ("roles", "events", "areas", "contacts", "voices"):
        named = [((field, at, "id"), item.id) for at, item in enumerate(getattr(value, field))]
        yield from _twice(written, field.removesuffix("s"), named)
    for path, name in clauses:
        if name.startswith(RESERVED):
            wrong = f"{shown(name)} starts like the page's own anchors"
            yield written.problem(
                path, wrong, f"a name that does not start with {' or '.join(RESERVED)}", "reserved-id"
            )
    yield from _own_choices(written, value)


def _own_choices(written: Written, value: Procedure) -> Iterator[Problem]:
    """Names that the wizard gives to choices of its own: it could not tell the two apart."""
    named = [
        *(("role", ("roles", at, "id"), role.id) for at, role in enumerate(value.roles) if role.side is Side.ASKS),
        *(("event", ("events", at, "id"), event.id) for at, event in enumerate(value.events)),
        *(
            ("answer", ("questions", at, "answers", nth, "id"), choice.id)
            for at, each in enumerate(value.questions)
            for nth, choice in enumerate(each.answers)
        ),
    ]
    for kind, path, name in named:
        if name in OWN_CHOICES[kind]:
            wrong = f"{shown(name)} is what the wizard calls a choice of its own"
            yield written.problem(path, wrong, "another name, such as one of two words", "reserved-id")


def _questions(written: Written, value: Procedure) -> Iterator[Problem]:
    """Questions about the case: their names, and at least two answers to each."""
    yield from _twice(
        written, "question", [(("questions", at, "id"), each.id) for at, each in enumerate(value.questions)]
    )
    answers = [
        (("questions", at, "answers", nth, "id"), choice.id)
        for at, each in enumerate(value.questions)
        for nth, choice in enumerate(each.answers)
    ]
    areas = [(("areas", at, "id"), area.id) for at, area in enumerate(value.areas)]
    yield from _twice(written, "answer", [*areas, *answers])
    for at, each in enumerate(value.questions):
        if len(each.answers) < 2:  # noqa: PLR2004  a question with one answer settles nothing
            yield written.problem(("questions", at), "there is nothing to choose", "two answers or more", "one-answer")


def _told_by_finder(written: Written, value: Procedure) -> Iterator[Problem]:
    """What answers of the page that finds a procedure say already: of this procedure, once to each question."""
    outside = {role.id for role in value.roles if role.side is Side.OUTSIDE}
    asked = (*((choice.id for choice in each.answers) for each in value.questions), (area.id for area in value.areas))
    groups = [set(each) for each in asked]
    for path, part in parts(value):
        if not isinstance(part, Finder):
            continue
        if "elsewhere" in path and (part.reader or part.told):
            field = "reader" if part.reader else "told"
            wrong = "these answers lead to a place outside, where nobody is asked again"
            yield written.problem((*path, field), wrong, "neither reader nor told", "finder-told")
        if part.reader in outside:
            wrong = f"{shown(part.reader)} is a body outside, which asks nothing here"
            yield written.problem((*path, "reader"), wrong, "a role that asks or answers", "finder-told")
        if any(len(group.intersection(part.told)) > 1 for group in groups):
            wrong = "two answers to one question are told"
            yield written.problem((*path, "told"), wrong, "one area, and one answer to a question", "finder-told")


def _composed(written: Written, value: Procedure) -> Iterator[Problem]:
    """Events that are made of others: of two or more, in one way, and not of events that are made themselves."""
    made = {event.id for event in value.events if event.made_of}
    for at, event in enumerate(value.events):
        if event.any_of and event.all_of:
            wrong = "it happens both with the first and with the last of others"
            yield written.problem(("events", at), wrong, "either any_of or all_of", "made-twice")
        if event.made_of and (len(event.made_of) < 2 or made.intersection(event.made_of)):  # noqa: PLR2004
            wrong = f"{shown(event.id)} is made of one event, or of one that is made itself"
            yield written.problem(("events", at), wrong, "two events or more that happen by themselves", "made-of")


def _not_ahead(written: Written, value: Procedure) -> Iterator[Problem]:
    """Days that somebody names, of events that cannot lie ahead; and events made of others that can."""
    ahead = {event.id: event.future for event in value.events}
    for at, event in enumerate(value.events):
        booked = next((each for each in event.made_of if ahead.get(each)), None)
        if booked and not event.future:
            wrong = f"{shown(event.id)} is made of {shown(booked)}, which can lie ahead, and cannot lie ahead itself"
            yield written.problem(("events", at), wrong, "future: true in the event", "not-ahead")
    for path, part in parts(value):
        if isinstance(part, limits.Limit | limits.Extension) and part.day and not ahead.get(part.day, True):
            wrong = f"the day of {shown(part.day)} is named, and cannot lie ahead"
            yield written.problem((*path, "day"), wrong, "future: true in the event", "not-ahead")


def cases(written: Written, procedure_file: Written | None, earlier: Iterable[Written] = ()) -> Iterator[Problem]:
    """The events, clauses, roles and stages that worked examples name."""
    if procedure_file is None:
        yield written.problem((), "there is no procedure for these examples", "a file of the same name", "no-procedure")
        return
    versions = {each.value.in_force_from: each.value for each in (*earlier, procedure_file)}
    file: CaseFile = written.value
    yield from _twice(written, "case", [(("cases", at, "id"), case.id) for at, case in enumerate(file.cases)])
    for at, case in enumerate(file.cases):
        path: Path = ("cases", at)
        if case.version and case.version not in versions:
            days = [day.isoformat() for day in versions if day]
            wrong = f"no version is in force from {case.version}"
            yield written.problem((*path, "version"), wrong, one_of(days, str(case.version)), "unknown-version")
            continue
        value: Procedure = versions[case.version] if case.version else procedure_file.value
        events = [event.id for event in value.events]
        clauses = [clause.id for _, clause in parts(value) if isinstance(clause, Duty | Cap)]
        for fact_at, fact in enumerate(case.facts):
            where: Path = (*path, "facts", fact_at)
            yield from _unknown(written, where, "event", fact.event, events)
            if fact.sent and fact.event in events and not value.events[events.index(fact.event)].sent:
                allowed = "a date, or sent: true in the event"
                yield written.problem(where, f"{fact.event} is not something that is sent", allowed, "not-sent")
        yield from _expected(written, path, case, value, clauses)


def _expected(written: Written, path: Path, case: Example, value: Procedure, clauses: list[str]) -> Iterator[Problem]:
    named: list[tuple[str, str, Iterable[str], list[str]]] = [
        ("stage", "stage", case.expect.stage, [stage.id for stage in value.stages]),
        ("next", "role", case.expect.next, [role.id for role in value.roles]),
        ("open", "clause", case.expect.open or (), clauses),
    ]
    for field, kind, names, known in named:
        for name in names:
            yield from _unknown(written, (*path, "expect", field), kind, name, known)
    for at, expected in enumerate(case.expect.dates):
        yield from _unknown(written, (*path, "expect", "dates", at, "clause"), "clause", expected.clause, clauses)


def _topics(library: Library, value: Procedure) -> list[str]:
    if SHARED_FILE in library.unreadable:
        return [topic for _, part in parts(value) if isinstance(part, Finder) for topic in part.about]
    return [topic.id for topic in library.shared.value.topics] if library.shared else []


def _dangling(written: Written, known: Mapping[str, list[str]]) -> Iterator[Problem]:
    for path, value in parts(written.value):
        for field, kind in REFERENCES.get(type(value), {}).items():
            held: Any = getattr(value, field)
            names = held if isinstance(held, tuple) else () if held is None else (held,)
            for at, name in enumerate(names):
                where: Path = (*path, written_name(field), at)
                told = type(value) is Voice and field == "id"
                yield from _unknown(written, where, kind, name, known.get("told" if told else kind, []))


def _unknown(written: Written, path: Path, kind: str, name: str, known: list[str]) -> Iterator[Problem]:
    if name not in known:
        yield written.problem(path, f"there is no {kind} {shown(name)}", one_of(known, name), f"unknown-{kind}")


def _twice(written: Written, kind: str, named: Iterable[tuple[Path, str]]) -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for path, name in named:
        if name in first:
            line = locate(written.tree, first[name]).line
            # Stages, acts and what else has a place on the page share their names.
            two = "two stages, acts or other clauses are called" if kind == "clause" else f"two of the {kind} names are"
            wrong = f"{two} {shown(name)}, the first on line {line}"
            yield written.problem(path, wrong, "each name once", "duplicate-id")
        first.setdefault(name, path)
