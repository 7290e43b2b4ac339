"""Worked examples must come out: the stage, the end, the dates and who is next."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from build_scripts.source import definitions
from build_scripts.source.problems import Problem
from build_scripts.source.reader import Library, Written
from build_scripts.source.traverse import Path
from build_scripts.source.worked_examples import come_out
from navigator.case.facts.hours import skipped_on
from navigator.case.verdicts.position import OPEN, RUNNING, Position, Standing
from navigator.dates import moments
from navigator.dates.calendars import Calendar
from navigator.model.acts import Duty
from navigator.model.cases import CaseFile, Example, ExpectedDate
from navigator.model.policy import Policy
from navigator.model.stages import Destination
from navigator.model.versions import Versions

LIVE = RUNNING | OPEN


def problems(library: Library, calendars: Mapping[str, Calendar]) -> Iterator[Problem]:
    """Answers that an example promises and that the engine does not give, in a library without other problems."""
    for key, written in library.cases.items():
        policy = definitions.policy(library, key)
        earlier = tuple(
            definitions.policy(library, other) for other in library.procedures if other.startswith(f"{key}@")
        )
        file: CaseFile = written.value
        for at, example in enumerate(file.cases):
            yield from _skipped_hours(written, ("cases", at, "facts"), policy, example, calendars)
            found = come_out(Versions(policy, earlier).followed(example.version), example, calendars)
            yield from _differences(written, ("cases", at, "expect"), example, found)


def _skipped_hours(
    written: Written, path: Path, policy: Policy, example: Example, calendars: Mapping[str, Calendar]
) -> Iterator[Problem]:
    """Facts at an hour that no clock showed, as it was put forward."""
    for at, fact in enumerate(example.facts):
        zone = skipped_on(policy, fact.span.earliest, calendars) if fact.span else ""
        if zone:
            wrong = f"{fact} has an hour that the clocks of {zone} skip as they go forward"
            yield written.problem((*path, at), wrong, "another hour, or the day alone", "bad-fact")


def _differences(written: Written, path: Path, example: Example, found: Position) -> Iterator[Problem]:
    expected = example.expect
    to = found.journey.end or Destination()
    pairs: tuple[tuple[str, str, str], ...] = (
        ("stage", _named(expected.stage), _named(visit.stage for visit in found.journey.active)),
        ("end", _word(expected.end and expected.end.value), _word(to.end and to.end.value)),
        ("body", _word(expected.body), _word(to.body)),
        ("procedure", _word(expected.procedure), _word(to.procedure)),
        ("next", _named(sorted(set(expected.next))), _named(sorted(_acting(found)))),
    )
    if expected.visit:
        found_visits = _visits(found, expected.stage)
        pairs = (*pairs, ("visit", str(expected.visit), ", ".join(map(str, found_visits)) or "none"))
    if expected.open is not None:
        pairs = (*pairs, ("open", _named(sorted(set(expected.open))), _named(sorted(_open(found)))))
    for key, promised, comes in pairs:
        if promised != comes:
            yield _problem(written, (*path, key), f"{key} is {promised} here, and comes out as {comes}")
    for at, each in enumerate(expected.dates):
        standing = next((one for one in found.standings if one.clause.id == each.clause), None)
        by_hour = any(moments.hour_of(day) for day in (each.due, each.latest) if day)
        promised, comes = _promised(each), _comes(standing, by_hour=by_hour)
        if promised != comes:
            yield _problem(written, (*path, "dates", at), f"{each.clause} is {promised} here, and comes out as {comes}")


def _problem(written: Written, path: Path, wrong: str) -> Problem:
    allowed = "correct the example, or the procedure if the example is right"
    return written.problem(path, wrong, allowed, "example-differs")


def _visits(found: Position, stages: Iterable[str]) -> list[int]:
    """How often the case has been at each of some stages."""
    visits = [*found.journey.past, *found.journey.active]
    return sorted({sum(visit.stage == stage for visit in visits) for stage in stages})


def _open(found: Position) -> set[str]:
    """The acts that somebody may or must do now."""
    return {each.clause.id for each in found.standings if each.status in LIVE and isinstance(each.clause, Duty)}


def _acting(found: Position) -> set[str]:
    return {role for each in found.next for role in getattr(each.clause, "by", ())}


def _promised(each: ExpectedDate) -> str:
    return _standing(each.due, each.last_day, each.status)


def _comes(standing: Standing | None, *, by_hour: bool) -> str:
    """What came out; of a date that the example gives as a day, the day."""
    if standing is None:
        return "nothing yet"
    due = standing.due
    safe, latest = (due.safe, due.latest) if due else (None, None)
    if not by_hour:
        safe, latest = (day and moments.plain(day) for day in (safe, latest))
    return _standing(safe, latest, standing.status.value)


def _standing(due: date | None, latest: date | None, status: str | None) -> str:
    days = dict.fromkeys(moments.written(day) for day in (due, latest) if day)
    end = " with no last date (open)" if due and not latest else ""
    return f"{' to '.join(days) or 'no date'}{end}, {status or 'nothing'}"


def _named(ids: Iterable[str]) -> str:
    return ", ".join(ids) or "nothing"


def _word(text: str | None) -> str:
    return text or "nothing"
