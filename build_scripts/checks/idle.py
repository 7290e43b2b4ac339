"""What stands in a file and does nothing, or less than its author may think. It stops no build; `check` warns of it."""

from collections.abc import Collection, Iterator

from build_scripts.checks import fragments
from build_scripts.checks.references import named_in
from build_scripts.source import definitions
from build_scripts.source.problems import Problem, once, shown
from build_scripts.source.reader import Library, Written
from build_scripts.source.traverse import Path
from navigator.model.acts import Duty
from navigator.model.cases import CaseFile, Expected
from navigator.model.limits import Alternative, GeneralRules, Limit, Reading
from navigator.model.procedure import Procedure


def warnings(library: Library) -> tuple[Problem, ...]:
    """Everything idle in a library that has no problem, and what breaks a sentence, by file and line."""
    found: list[Problem] = []
    for written in library.procedures.values():
        found += _events(written)
        found += _twice(written)
        found += _expiries(written)
        found += _afters(written)
        found += fragments.problems(written)
    found += _general_readings(library)
    for written in library.cases.values():
        found += _examples(written)
    return once(found)


def _general_readings(library: Library) -> Iterator[Problem]:
    """A doubt about all limits that is one of none: what it is about is stated, or no limit is in such days."""
    policies = {key: definitions.policy(library, key) for key in library.procedures}
    for owner, written in (*library.publishers.items(), *library.procedures.items()):
        counting = written.value.counting
        readings = counting.readings if isinstance(counting, GeneralRules) else ()
        mine = [policy for key, policy in policies.items() if owner in (key, key.partition("/")[0])]
        used = {each.id for policy in mine for _, limit in policy.limits() for each in limit.readings}
        if mine and readings and not any(_is_used(each.id, used) for each in readings):
            wrong = "these readings change no limit"
            allowed = "readings of a rule that nothing states, or take them out"
            yield written.problem(("counting", "readings"), wrong, allowed, "idle-readings")


def _is_used(reading: str, used: Collection[str]) -> bool:
    return any(each == reading or each.endswith(f"-{reading}") for each in used)


def _events(written: Written) -> Iterator[Problem]:
    procedure: Procedure = written.value
    used = set(named_in(procedure, "event"))
    for at, event in enumerate(procedure.events):
        path: Path = ("events", at, "id")
        if event.id not in used:
            wrong = f"nothing names the event {shown(event.id)}"
            allowed = "an act, a limit or a way out that names it, or take it out"
            yield written.problem(path, wrong, allowed, "unused-event")
    yield from _sendings(written)


def _sendings(written: Written) -> Iterator[Problem]:
    """What was sent, by the event of its arrival alone: a reader who tells of it hears that it fits nowhere."""
    procedure: Procedure = written.value
    elsewhere = set(named_in(procedure, "event", frozenset({"arrival_of"})))
    for at, event in enumerate(procedure.events):
        if event.arrival_of and event.arrival_of not in elsewhere:
            wrong = f"nothing but this arrival names {shown(event.arrival_of)}, so it has no place in the procedure"
            allowed = (
                f"an act that produces {event.arrival_of}; without arrival_of the sending is asked for all the same"
            )
            yield written.problem(("events", at, "arrival_of"), wrong, allowed, "only-sent")


def _twice(written: Written) -> Iterator[Problem]:
    """Acts of one stage with the same event and other words; in several stages it is often one act, told in each."""
    procedure: Procedure = written.value
    for at, stage in enumerate(procedure.stages):
        first: dict[str, Duty] = {}
        for number, duty in enumerate(stage.duties):
            if duty.only:
                continue  # an act for some cases alone, told apart by an answer
            told = first.get(duty.produces or "")
            if told and told.act != duty.act:
                wrong = f"{shown(duty.produces or '')} is also what the act {told.id} produces"
                allowed = "an event for each act, if they are not one act told twice"
                path: Path = ("stages", at, "duties", number, "produces")
                yield written.problem(path, wrong, allowed, "produced-twice")
            elif duty.produces and not told:
                first[duty.produces] = duty


def _expiries(written: Written) -> Iterator[Problem]:
    """What a time brings about by running out, and an act too: whoever says "not yet" of the act then denies both."""
    procedure: Procedure = written.value
    made_of = {event.id: event.made_of for event in procedure.events}
    produced = {duty.produces for stage in procedure.stages for duty in stage.duties if duty.produces}
    produced |= {part for event in produced for part in made_of.get(event, ())}
    for at, stage in enumerate(procedure.stages):
        for number, duty in enumerate(stage.duties):
            if duty.limit and duty.limit.expiry and duty.limit.expiry.event in produced:
                wrong = f"{shown(duty.limit.expiry.event)} is also what an act brings about"
                allowed = "an event of its own, for what follows when the time has run out"
                path: Path = ("stages", at, "duties", number, "limit", "expiry", "event")
                yield written.problem(path, wrong, allowed, "shared-expiry")


def _afters(written: Written) -> Iterator[Problem]:
    """What an act waits for beside the events that its time runs from, before which nothing opens it."""
    procedure: Procedure = written.value
    for at, stage in enumerate(procedure.stages):
        for number, duty in enumerate(stage.duties):
            starts = _starts(duty.limit) if duty.limit else frozenset()
            if not starts or not starts <= set(duty.after):
                continue
            path: Path = ("stages", at, "duties", number, "after")
            for event in (each for each in duty.after if each not in starts):
                alone = " and ".join(shown(each) for each in sorted(starts))
                wrong = f"{shown(event)} opens nothing here, for the time runs from {alone} alone"
                allowed = "an act of its own for what opens without a time, or take it out"
                yield written.problem(path, wrong, allowed, "idle-after")


def _starts(limit: Limit) -> frozenset[str]:
    """Every event that a limit runs from in one of its readings; none where it needs no event to have begun."""
    others: tuple[Alternative | Reading, ...] = (*limit.or_, *limit.readings)
    if limit.before or limit.day or any(each.before for each in others):
        return frozenset()
    return frozenset((*limit.from_, *(event for each in others for event in each.from_)))


def _examples(written: Written) -> Iterator[Problem]:
    file: CaseFile = written.value
    for at, example in enumerate(file.cases):
        told = example.expect
        if told in (Expected(), Expected(stage=told.stage)):
            wrong = f"the example {example.id} promises nothing but a stage"
            allowed = "dates, next, open or how it ended"
            yield written.problem(("cases", at, "expect"), wrong, allowed, "idle-example")
