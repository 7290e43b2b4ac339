"""Keys that only make sense together, or only without each other."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from typing import Any, get_type_hints

from build_scripts.checks import limits
from build_scripts.checks.limits import Fault
from build_scripts.source.calendar_schema import known_zones
from build_scripts.source.definitions import GENERAL
from build_scripts.source.problems import Problem, one_of, shown
from build_scripts.source.reader import Written
from build_scripts.source.traverse import Path, parts
from build_scripts.source.yaml_tree import Entries, Items, Node
from navigator.dates.moments import HOUR
from navigator.dates.periods import ClearMonths, Months, SchoolDays, Years
from navigator.dates.refusals import PeriodError
from navigator.dates.yearly import NONE, stretches
from navigator.model.acts import Duty, StepCount
from navigator.model.codec import written_name
from navigator.model.limits import Alternative, CountingRules, GeneralRules, Limit, Pause, Reading, Sending
from navigator.model.marks import Mark
from navigator.model.parties import Panel
from navigator.model.procedure import Procedure
from navigator.model.publisher import Publisher
from navigator.model.stages import ConflictRoute, Destination, Stage

MOST_STEPS = 50
_ZONE = re.compile(r"UTC|[A-Z]\w+(?:/[A-Z][\w+-]+)+")


def procedure(written: Written) -> Iterator[Problem]:
    """Every shape that does not hold together in one procedure."""
    value: Procedure = written.value
    if not value.stages:
        yield written.problem(("stages",), "there is no stage", "at least one stage", "no-stage")
    reached = _reached(value)
    for at, stage in enumerate(value.stages):
        if stage.opens and stage.id not in reached:
            wrong = "no stage leads to this one, so no event opens it"
            allowed = "a way out that leads here, in another stage or in outcomes of the procedure"
            yield written.problem(("stages", at, "opens"), wrong, allowed, "opens-nothing")
    yield from general(written)
    yield from _begun_by_themselves(written)
    yield from _made_of_ends(written)
    if written.based_on is None:
        yield from _named_nothing(written)
    for path, part in parts(value):
        for where, wrong, allowed, code in _faults(part):
            yield written.problem((*path, *where), wrong, allowed, code)


def _begun_by_themselves(written: Written) -> Iterator[Problem]:
    """Acts whose own event begins their time again: the last time that one was done would be answered by itself."""
    made_of = {event.id: event.made_of for event in written.value.events}
    for path, part in parts(written.value):
        if not isinstance(part, Duty) or part.limit is None or part.limit.every:
            continue
        starts = {each for event in part.limit.from_ for each in (event, *made_of.get(event, ()))}
        if part.produces in starts:
            wrong = f"{shown(part.produces or '')} shows that the act was done, and begins its time again"
            allowed = "every: true and until for an act that is repeated, from what begins its first time"
            yield written.problem((*path, "limit", "from"), wrong, allowed, "begins-itself")


def _made_of_ends(written: Written) -> Iterator[Problem]:
    """Events made of the end of a time that begin another, or stop a clock: of an end the day before it is meant."""
    every = [part for _, part in parts(written.value)]
    expiries = (part.expiry for part in every if isinstance(part, Limit))
    ends = {each.event for each in expiries if each and each.done_or_not}
    starts = {event for part in every if isinstance(part, Limit | Alternative | Reading) for event in part.from_}
    turns = {event for part in every if isinstance(part, Pause) for event in (part.from_, part.until)}
    for at, event in enumerate(written.value.events):
        begins = event.id in starts
        for nth, part in enumerate(event.made_of if begins or event.id in turns else ()):
            if part in ends:
                does = "a time begins" if begins else "a pause begins or ends"
                wrong = f"{shown(part)} is the end of a time, and {does} with {shown(event.id)}, which is made of it"
                allowed = "an expiry that is not done_or_not"
                if begins:
                    allowed = f"the events of which it is made in from, with pick; or {allowed}"
                where = ("events", at, "any_of" if event.any_of else "all_of", nth)
                yield written.problem(where, wrong, allowed, "made-of-an-end")


def _named_nothing(written: Written) -> Iterator[Problem]:
    """Keys that can be left out, and stand there with an empty list: what should be named was forgotten.

    In a file that is based on another an empty list takes out what that one names; so does that of a key which would
    otherwise be taken from what is around it.
    """
    for path, part in parts(written.value):
        node = _node(written.tree, path)
        if not isinstance(node, Entries):
            continue
        for key in _names_of(part.__class__):
            if isinstance(held := node.values.get(key), Items) and not held.values:
                wrong = f"{key} is there and names nothing"
                yield written.problem((*path, key), wrong, f"what it names, or no {key}", "names-nothing")


def _node(tree: Node, path: Path) -> Node | None:
    node: Node | None = tree
    for step in path:
        if isinstance(node, Entries) and isinstance(step, str):
            node = node.values.get(step)
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.values):
            node = node.values[step]
        else:
            return None
    return node


@cache
def _names_of(cls: Any) -> tuple[str, ...]:
    """The keys of a construct that name one thing or several, and can be left out."""
    hints = get_type_hints(cls, include_extras=True)
    marks = {each.name: getattr(hints[each.name], "__metadata__", ()) for each in fields(cls) if each.default == ()}
    return tuple(written_name(name) for name, of in marks.items() if Mark.ONE_OR_MANY in of and Mark.AROUND not in of)


def _reached(value: Procedure) -> set[str]:
    """The stages that a case can get to: the first one, and those that ways out of others lead to."""
    stages = {stage.id: stage for stage in value.stages}
    todo = [stage.id for stage in value.stages[:1]]
    found = set(todo)
    for name in todo:
        stage = stages[name]
        ways = (*(o.to for o in (*stage.outcomes, *value.outcomes)), *(c.to for c in stage.conflicts if c.to))
        targets = {each for to in ways for each in to.next_stages}
        new = [each for each in stages if each in targets - found]
        found.update(new)
        todo += new
    return found


def _faults(part: object) -> Iterator[Fault]:
    match part:
        case Duty():
            yield from _duty(part)
        case Destination():
            yield from _destination(part)
        case ConflictRoute() if part.to is not None and part.event is None:
            allowed = "an event that shows the route was taken"
            yield (), "a conflict route that leaves the stage has no event", allowed, "conflict-route"
        case Panel() if part.fewest is not None and not part.fewest < part.members:
            yield ("fewest",), "the smallest panel is not smaller", f"fewer than {part.members}", "panel-size"
        case StepCount() if part.times > MOST_STEPS:
            yield ("times",), f"nobody takes {part.times} steps", f"a whole number from 1 to {MOST_STEPS}", "many-steps"
        case Stage() if not part.lead:
            yield ("lead",), "nobody leads this stage", "at least one role", "no-lead"
        case CountingRules():
            yield from _clock(part)
        case _:
            yield from limits.faults(part)


def general(written: Written) -> Iterator[Problem]:
    """The counting rules for all limits of a publisher or of a procedure."""
    rules: GeneralRules | None = written.value.counting
    faults = (
        [*_general(rules), *_of(written.value), *(_clock(rules) if isinstance(written.value, Publisher) else ())]
        if rules
        else []
    )
    for where, wrong, allowed, code in faults:
        yield written.problem(("counting", *where), wrong, allowed, code)


def _clock(rules: CountingRules) -> Iterator[Fault]:
    try:
        stretches(rules.not_counted or NONE)
    except PeriodError:
        allowed = (
            "24 December, 24 December to 1 January, a month such as August, or 7 days before Easter to 7 days after "
            "Easter, with commas between several; or none"
        )
        yield ("not_counted",), f"{shown(rules.not_counted or '')} is no stretch of the year", allowed, "bad-stretch"
    for name, hour in (("last_hour", rules.last_hour), ("cutoff", rules.cutoff)):
        if hour and not HOUR.fullmatch(hour) and (name, hour) != ("last_hour", NONE):
            yield (name,), f"{shown(hour)} is not an hour", "an hour as HH:MM, 00:00 to 23:59", "bad-hour"
    known = known_zones()  # none on a machine without the tz database: there the shape has to do
    if rules.zone and (rules.zone not in known if known else not _ZONE.fullmatch(rules.zone)):
        allowed = "a zone of the tz database, such as Europe/London"
        yield ("zone",), f"{shown(rules.zone)} is not a time zone", allowed, "unknown-zone"


def _general(rules: GeneralRules) -> Iterator[Fault]:
    for at, aspect in enumerate(rules.states):
        if aspect not in GENERAL:
            wrong = f"the {aspect.value} is that of one limit"
            allowed = one_of(each.value for each in GENERAL)
            yield ("states", at), wrong, allowed, "states-of-one-limit"
    if bool(rules.states) != bool(rules.says) or bool(rules.states) != bool(rules.source):
        allowed = "states, says and source, or none of the three"
        yield (), "what the policy states of counting, its words and their place go together", allowed, "states-source"
    yield from _arrival(rules)
    if bool(rules.readings) != bool(rules.unclear):
        allowed = "both unclear and readings, or neither"
        yield (), "readings and the reason for them go together", allowed, "readings-reason"
    if rules.about and not rules.readings:
        yield ("about",), "it names acts, and no way to read their limits", "readings, or no about", "readings-reason"
    if len(rules.readings) == 1:
        yield ("readings",), "there is only one reading", "two or more, or none", "one-reading"
    changes = [(reading.days, reading.counting) for reading in rules.readings]
    if len(set(changes)) < len(changes):
        allowed = "days or counting in all of them but one"
        yield ("readings",), "two readings change nothing, so they are the same", allowed, "same-reading"


def _arrival(rules: GeneralRules) -> Iterator[Fault]:
    """Each way of sending an event has one rule, in days that the calendar of working days knows."""
    seen = set[tuple[Sending, str | None]]()
    for at, rule in enumerate(rules.arrival):
        if not rule.by:
            yield (
                ("arrival", at, "by"),
                "no way of sending is named",
                one_of(each.value for each in Sending),
                "arrival-rule",
            )
        for by, event in itertools.product(rule.by, rule.of or (None,)):
            if (by, event) in seen:
                wrong = f"when something sent {by.value} counts as received is said twice"
                allowed = "each way of sending once, or no rule where the policy is unclear"
                yield ("arrival", at, "by"), wrong, allowed, "arrival-rule"
            seen.add((by, event))
        if isinstance(rule.period, SchoolDays | Months | ClearMonths | Years):
            allowed = "hours, days, clear days, working days or weeks"
            yield ("arrival", at, "period"), f"nothing sent takes {rule.period}", allowed, "arrival-rule"


def _of(value: Publisher | Procedure) -> Iterator[Fault]:
    """The events of a rule about what is sent are sent, and are those of one procedure."""
    sent = [event.id for event in value.events if event.sent] if isinstance(value, Procedure) else []
    for at, rule in enumerate(value.counting.arrival if value.counting else ()):
        for nth, event in enumerate(rule.of):
            if isinstance(value, Publisher):
                wrong, allowed = "the events are those of one procedure", "no of, or the rule in the procedure"
                yield ("arrival", at, "of", nth), wrong, allowed, "arrival-of"
            elif event not in sent:
                yield ("arrival", at, "of", nth), f"{shown(event)} is not sent", one_of(sent), "arrival-of"


def _duty(duty: Duty) -> Iterator[Fault]:
    if not duty.by:
        yield ("by",), "nobody acts here", "at least one role", "no-actor"
    if (duty.limit is None) == (duty.no_limit is None):
        wrong = (
            "there is neither a limit nor a word that none is stated"
            if duty.limit is None
            else "both a limit and no_limit"
        )
        yield (), wrong, "either limit, or no_limit: not stated, agreed or not needed", "limit-or-none"
    if duty.limit and duty.limit.until and not duty.limit.every:
        wrong = "an act that is done once is said to end"
        yield ("limit", "until"), wrong, "every: true for an act that is repeated, or no until", "repeat-end"
    if len(duty.by) > 1 and duty.together is None:
        yield ("by",), "several roles act, but not how", "together: jointly or either", "how-together"
    if duty.to and duty.to_any:
        wrong = "it goes both to every one of some roles and to one of several"
        yield ("to_any",), wrong, "either to or to_any", "to-whom"
    for key, roles in (("to", duty.to), ("to_any", duty.to_any)):
        if own := set(roles).intersection(duty.by):
            yield (key,), f"{shown(min(own))} would write to itself", "roles that do not act here", "to-whom"


def _destination(to: Destination) -> Iterator[Fault]:
    chosen = [to.stage, to.stages or None, to.procedure, to.body, to.end]
    if sum(each is not None for each in chosen) != 1:
        yield (), "it must lead to exactly one place", "one of stage, stages, procedure, body or end", "one-destination"
