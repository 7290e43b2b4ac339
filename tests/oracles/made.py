"""Small procedures made of the frozen values, with everything that no verdict looks at filled in."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import Any, get_args, get_type_hints

from navigator.dates import periods
from navigator.dates.calendars import Calendar, Cause, Closure, Kind
from navigator.dates.easter import Yearly
from navigator.model.acts import Cap, Duty, Event, Force, NoLimit
from navigator.model.cases import Case, parse_fact
from navigator.model.limits import (
    Alternative,
    CountingRules,
    Expiry,
    Extension,
    GeneralRules,
    Grant,
    Limit,
    LimitKind,
    Pause,
    Pick,
    Reading,
    Resume,
    Source,
)
from navigator.model.parties import Audience, Role, Side
from navigator.model.policy import Policy
from navigator.model.procedure import Document, Procedure
from navigator.model.publisher import Danger, Publisher
from navigator.model.questions import Choice, Question
from navigator.model.scope import Scope
from navigator.model.stages import ConflictRoute, Destination, End, Outcome, Stage

SOURCE = Source(heading="One")
ASKS, ANSWERS = "parent", "manager"


BY_LAW = (
    Yearly("New Year's Day", 1, 1),
    Yearly("Good Friday", before_easter=2),
    Yearly("Christmas Day", 12, 25),
    Yearly("Boxing Day", 12, 26),
)


def weekdays(
    *closed: date, through: date = date(2100, 12, 31), closures: Iterable[date] = ()
) -> Mapping[str, Calendar]:
    """Calendars that are open from Monday to Friday but for the days given, and know nothing after a day.

    `closures`: days off that are a closure of the office, and no bank holiday.
    """
    off = {day: Closure(Cause.HOLIDAY, "Off") for day in closed}
    shut = frozenset(closures)
    return {
        "office": _calendar("office", through, off | dict.fromkeys(shut, Closure(Cause.OWN, "Closed"))),
        "schools": _calendar("schools", through, off | dict.fromkeys(shut, Closure(Cause.NO_TERM, "Holidays"))),
        "none": _calendar("none", date(2200, 12, 31), {}),
    }


def _calendar(name: str, through: date, closures: Mapping[date, Closure]) -> Calendar:
    return Calendar(
        id=name,
        title=name,
        source="Made up",
        covers_from=date(1900, 1, 1),
        covers_through=through,
        closures=closures,
        kind=Kind.SCHOOL_DAYS if name == "schools" else Kind.WORKING_DAYS,
        yearly=() if name == "none" else BY_LAW,
    )


def rules(**given: str) -> GeneralRules:
    """Counting rules by their words: first_day="included"."""
    return GeneralRules(**{name: _word(name, value) for name, value in given.items()})


def _word(name: str, value: str) -> Any:
    """The value of a rule: one of a list of words where the rule has one, else the text."""
    kinds = get_args(get_type_hints(CountingRules)[name])
    listed = next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Enum)), None)
    return listed(value) if listed else value


def limit(period: str, from_: str = "asked", **more: Any) -> Limit:
    """A limit from one event, or from several with a pick; `before="hearing"` counts back instead."""
    if "before" in more:
        from_, more["before"] = "", (more["before"],)
    if isinstance(more.get("counting"), dict):
        more["counting"] = rules(**more["counting"])
    if more.get("readings"):
        more["unclear"] = "It is not said."
    for name, kind in (("pick", Pick), ("kind", LimitKind)):
        if name in more:
            more[name] = kind(more[name])
    return Limit(words=period, period=periods.parse(period), from_=tuple(from_.split()), states=(), **more)


def reading(name: str, period: str = "", from_: str = "", before: str = "", **counting: str) -> Reading:
    return Reading(
        id=name,
        says=name,
        period=periods.parse(period) if period else None,
        from_=tuple(from_.split()),
        before=tuple(before.split()),
        counting=rules(**counting) if counting else None,
    )


def beside(period: str, from_: str = "", before: str = "", **counting: str) -> Alternative:
    """A limit beside another one."""
    return Alternative(
        words=period,
        period=periods.parse(period),
        from_=tuple(from_.split()),
        before=tuple(before.split()),
        counting=rules(**counting) if counting else None,
    )


def at_once(from_: str) -> Alternative:
    """What is due beside a limit on the day of an event."""
    return Alternative(words=from_, from_=(from_,))


def pause(from_: str = "stopped", until: str = "restarted", then: str = "continue", name: str = "stop") -> Pause:
    return Pause(id=name, from_=from_, until=until, then=Resume(then), says="It stops.")


def more_time(
    event: str = "more",
    *,
    to: str = "",
    by: str = "",
    at_most: str = "",
    at_least: str = "",
    within: str = "",
    name: str = "longer",
    **more: Any,
) -> Extension:
    return Extension(
        id=name,
        event=event,
        to=periods.parse(to) if to else None,
        by=periods.parse(by) if by else None,
        at_most=periods.parse(at_most) if at_most else None,
        at_least=periods.parse(at_least) if at_least else None,
        within=periods.parse(within) if within else None,
        how=Grant.ON_NOTICE,
        says="More time.",
        **more,
    )


def expiry(event: str = "ran-out") -> Expiry:
    return Expiry(event=event, says="It is over.")


def act(
    name: str, within: Limit | None = None, *, makes: str = "", by: str = ANSWERS, force: str = "must", after: str = ""
) -> Duty:
    """An act, shown by an event."""
    return Duty(
        id=name,
        by=(by,),
        force=Force(force),
        act=name,
        limit=within,
        no_limit=None if within else NoLimit.NOT_STATED,
        produces=makes or None,
        after=tuple(after.split()),
        source=SOURCE,
    )


def out(event: str, to: str) -> Outcome:
    """A way out: to a stage, `end`, or several stages with + between them."""
    return Outcome(id=f"on-{event}", when=event, event=event, to=_to(to), source=SOURCE)


def route(event: str, to: str = "") -> ConflictRoute:
    return ConflictRoute(
        id=f"by-{event}",
        about=ANSWERS,
        instead="director",
        act=event,
        force=Force.SHOULD,
        event=event,
        to=_to(to) if to else None,
        source=SOURCE,
    )


def _to(to: str) -> Destination:
    if to == "end":
        return Destination(end=End.SETTLED)
    stages = tuple(to.split("+"))
    return Destination(stages=stages) if len(stages) > 1 else Destination(stage=to)


def stage(name: str, acts: Iterable[Duty] = (), outs: Iterable[Outcome] = (), **more: Any) -> Stage:
    return Stage(
        id=name,
        title=name,
        purpose=name,
        lead=(ANSWERS,),
        duties=tuple(acts),
        outcomes=tuple(outs),
        source=SOURCE,
        **more,
    )


def cap(name: str, within: Limit, *covers: str) -> Cap:
    return Cap(id=name, title=name, limit=within, force=Force.MUST, covers=covers, source=SOURCE)


def question(name: str, *answers: str) -> tuple[Question, ...]:
    """The one question about a case, with its answers."""
    return (Question(id=name, ask=name, answers=tuple(Choice(id=each, name=each, when=each) for each in answers)),)


def policy(
    events: str,
    *stages: Stage,
    caps: tuple[Cap, ...] = (),
    counting: Mapping[str, str] | None = None,
    version: str = "1",
    since: date | None = None,
    questions: tuple[Question, ...] = (),
    outcomes: tuple[Outcome, ...] = (),
    made_of: Mapping[str, Mapping[str, Any]] | None = None,
) -> Policy:
    """A policy; events are given in order, `name/sent` or `name/future` where that is meant."""
    made = [word.partition("/") for word in events.split()]
    common = {
        "calendar": "office",
        "school_calendar": "schools",
        "first_day": "excluded",
        "receipt": "any day",
        "last_day": "stays",
    }
    sides = {ASKS: Side.ASKS, ANSWERS: Side.ANSWERS, "director": Side.ANSWERS}
    procedure = Procedure(
        id="sample",
        title="Sample",
        summary="Made up.",
        audience=Audience.FAMILIES,
        version=version,
        in_force_from=since,
        document=Document(title="A document", revised="never"),
        scope=Scope(who=("anyone",), about=("anything",), source=SOURCE),
        roles=tuple(Role(id=role, name=role, side=side) for role, side in sides.items()),
        events=tuple(
            Event(
                id=name,
                what=name,
                ask=f"{name}?",
                sent=mark == "sent",
                future=mark == "future",
                **(made_of or {}).get(name, {}),
            )
            for name, _, mark in made
        ),
        stages=stages,
        caps=caps,
        questions=questions,
        outcomes=outcomes,
    )
    publisher = Publisher(
        id="board",
        name="The Board",
        short_name="the board",
        about="Made up.",
        counting=rules(**common | dict(counting or {})),
        counting_note="Made up.",
        contacts=(),
        danger=Danger(text="Ring 999."),
    )
    return Policy(publisher, procedure)


def case(facts: str) -> Case:
    """Facts as they are written on the command line, with spaces between them."""
    return Case(tuple(parse_fact(fact) for fact in facts.split()))


def in_brussels() -> Mapping[str, Calendar]:
    """The same calendars with the clock of a place, for limits in hours."""
    held = weekdays()
    return {**held, "office": replace(held["office"], zone="Europe/Brussels")}


def in_24_hours() -> Policy:
    """A reply within 24 hours of the request."""
    reply = act("reply", limit("24 hours"), makes="replied")
    return policy("asked replied content", stage("one", [reply], [out("content", "end")], opens=("asked",)))
