"""Keys that only make sense together, or only without each other."""

import re
from collections.abc import Iterator
from zoneinfo import available_timezones

from build_scripts.source.definitions import GENERAL
from build_scripts.source.problems import Problem, one_of, shown
from build_scripts.source.reader import Written
from build_scripts.source.traverse import Path, parts
from navigator.dates.counting import HOUR
from navigator.model.limits import CountingRules, Extension, GeneralRules, Limit, Reading
from navigator.model.vocabulary import ConflictRoute, Destination, Duty, Panel, Procedure, Publisher, Stage, StepCount

Fault = tuple[Path, str, str, str]

MOST_STEPS = 50
_ZONE = re.compile(r"UTC|[A-Z]\w+(?:/[A-Z][\w+-]+)+")


def procedure(written: Written) -> Iterator[Problem]:
    """Every shape that does not hold together in one procedure."""
    value: Procedure = written.value
    if not value.stages:
        yield written.problem(("stages",), "there is no stage", "at least one stage", "no-stage")
    yield from general(written)
    for path, part in parts(value):
        for where, wrong, allowed, code in _faults(part):
            yield written.problem((*path, *where), wrong, allowed, code)


def _faults(part: object) -> Iterator[Fault]:  # noqa: C901 - a case for each construct
    match part:
        case Duty():
            yield from _duty(part)
        case Limit():
            yield from _limit(part)
        case Reading():
            yield from _reading(part)
        case Extension() if (part.to is None) == (part.by is None):
            yield (), "an extension needs a new total or an amount", "either to or by", "extension-amount"
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
            pass


def general(written: Written) -> Iterator[Problem]:
    """The counting rules for all limits of a publisher or of a procedure."""
    rules: GeneralRules | None = written.value.counting
    faults = [*_general(rules), *(_clock(rules) if isinstance(written.value, Publisher) else ())] if rules else []
    for where, wrong, allowed, code in faults:
        yield written.problem(("counting", *where), wrong, allowed, code)


def _clock(rules: CountingRules) -> Iterator[Fault]:
    if rules.cutoff and not HOUR.fullmatch(rules.cutoff):
        yield ("cutoff",), f"{shown(rules.cutoff)} is not an hour", "an hour as HH:MM, 00:00 to 23:59", "bad-hour"
    known = available_timezones()  # none on a machine without the tz database: there the shape has to do
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
    if bool(rules.readings) != bool(rules.unclear):
        allowed = "both unclear and readings, or neither"
        yield (), "readings and the reason for them go together", allowed, "readings-reason"
    if len(rules.readings) == 1:
        yield ("readings",), "there is only one reading", "two or more, or none", "one-reading"
    changes = [(reading.days, reading.counting) for reading in rules.readings]
    if len(set(changes)) < len(changes):
        allowed = "days or counting in all of them but one"
        yield ("readings",), "two readings change nothing, so they are the same", allowed, "same-reading"


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
    if len(duty.by) > 1 and duty.together is None:
        yield ("by",), "several roles act, but not how", "together: jointly or either", "how-together"


def _limit(limit: Limit) -> Iterator[Fault]:
    if bool(limit.from_) == bool(limit.before):
        yield (
            (),
            "a limit needs a start event, or an event it is counted back from",
            "either from or before",
            "no-start",
        )
    if len(limit.from_ or limit.before) > 1 and limit.pick is None:
        yield ("from",), "there are several start events, but not which counts", "pick: earlier or later", "no-pick"
    if bool(limit.readings) != bool(limit.unclear):
        yield (
            (),
            "readings and the reason for them go together",
            "both unclear and readings, or neither",
            "readings-reason",
        )
    if len(limit.readings) == 1:
        yield ("readings",), "there is only one reading", "two or more, or none", "one-reading"
    if sum(not _changes(reading) for reading in limit.readings) > 1:
        allowed = "from, before, period or counting in all of them but one"
        yield ("readings",), "two readings change nothing, so they are the same", allowed, "same-reading"
    if limit.every != (limit.until is not None):
        yield (), "an act that is repeated needs an end", "both every: true and until, or neither", "repeat-end"


def _changes(reading: Reading) -> bool:
    return bool(reading.from_ or reading.before or reading.period or reading.counting)


def _reading(reading: Reading) -> Iterator[Fault]:
    if reading.from_ and reading.before:
        yield (), "a reading counts on or back, not both", "either from or before", "no-start"
    if len(reading.from_ or reading.before) > 1 and reading.pick is None:
        yield ("from",), "there are several start events, but not which counts", "pick: earlier or later", "no-pick"


def _destination(to: Destination) -> Iterator[Fault]:
    chosen = [to.stage, to.stages or None, to.procedure, to.body, to.end]
    if sum(each is not None for each in chosen) != 1:
        yield (), "it must lead to exactly one place", "one of stage, stages, procedure, body or end", "one-destination"
