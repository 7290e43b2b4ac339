"""Keys that only make sense together, or only without each other."""

from collections.abc import Iterator

from build_scripts.checks import limits
from build_scripts.checks.limits import Fault
from build_scripts.source.problems import Problem
from build_scripts.source.reader import Written
from build_scripts.source.traverse import parts
from navigator.model.vocabulary import ConflictRoute, Destination, Duty, Panel, Procedure, Stage, StepCount

MOST_STEPS = 50


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
    for path, part in parts(value):
        for where, wrong, allowed, code in _faults(part):
            yield written.problem((*path, *where), wrong, allowed, code)


def _reached(value: Procedure) -> set[str]:
    """The stages that a case can get to: the first one, and those that ways out of others lead to."""
    stages = {stage.id: stage for stage in value.stages}
    todo = [stage.id for stage in value.stages[:1]]
    found = set(todo)
    for name in todo:
        stage = stages[name]
        ways = (*(o.to for o in (*stage.outcomes, *value.outcomes)), *(c.to for c in stage.conflicts if c.to))
        targets = {each for to in ways for each in (*to.stages, *((to.stage,) if to.stage else ()))}
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
        case _:
            yield from limits.faults(part)


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


def _destination(to: Destination) -> Iterator[Fault]:
    chosen = [to.stage, to.stages or None, to.procedure, to.body, to.end]
    if sum(each is not None for each in chosen) != 1:
        yield (), "it must lead to exactly one place", "one of stage, stages, procedure, body or end", "one-destination"
