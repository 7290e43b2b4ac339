"""What a way needs and nobody told: the shortest runs of events that lead to where something belongs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tests.oracles.worlds.chart import Chart
from tests.oracles.worlds.days import ONE
from tests.oracles.worlds.happenings import Happening
from tests.oracles.worlds.way import Way


@dataclass(frozen=True, slots=True)
class Step:
    """An event that the way needs and nobody told: it happened, or was left out where the reader says it did not."""

    event: str
    skipped: bool = False


def missing(
    chart: Chart, way: Way, lost: Happening, told: frozenset[str], denied: frozenset[str]
) -> tuple[tuple[Step, ...], ...]:
    """The shortest runs of events that lead from where the case is to a stage that knows what is lost.

    An end is left by its own stage: somebody told that it went on. A step that was said not to have happened is gone
    over only where there is no other way.
    """
    open_now = frozenset(way.open) or frozenset(end.stage for end in way.ends)
    visited = frozenset(visit.stage for visit in way.visits)
    runs = [*_runs(chart, open_now, visited, lost.event, told, denied)]
    sooner: list[tuple[Step, ...]] = []
    if len(visited) < len(way.visits):
        # A stage that was entered again since can have been left for good by then; of that day, before it was.
        runs += _runs(chart, *_on(way, lost.day), lost.event, told, denied)
        if any(visit.opened == lost.day for visit in way.visits):
            sooner = [*_runs(chart, *_on(way, lost.day - ONE), lost.event, told, denied)]
    once = {frozenset(s.event for s in run): run for run in (*reversed(_fewest(runs)), *reversed(_fewest(sooner)))}
    return tuple(once.values())


def _on(way: Way, day: date) -> tuple[frozenset[str], frozenset[str]]:
    """The stages that were open on a day, and those that had been by then."""
    then = [visit for visit in way.visits if visit.opened is None or visit.opened <= day]
    still = frozenset(visit.stage for visit in then if visit.left is None or visit.left > day)
    return still, frozenset(visit.stage for visit in then)


def _fewest(runs: list[tuple[Step, ...]]) -> list[tuple[Step, ...]]:
    """Those that take nothing for granted beside all that another one does, and go over no step if one does not."""
    found = [run for run in runs if not any(step.skipped for step in run)] or runs
    sets = [frozenset(step.event for step in run) for run in found]
    return [run for run, events in zip(found, sets, strict=True) if not any(other < events for other in sets)]


def _runs(
    chart: Chart,
    open_now: frozenset[str],
    visited: frozenset[str],
    goal: str,
    told: frozenset[str],
    denied: frozenset[str],
) -> Iterator[tuple[Step, ...]]:
    if chart.homes(goal) & open_now:
        yield ()
        return
    for event, left, opened in sorted(_edges(chart, open_now, visited), key=lambda edge: chart.order[edge[0]]):
        # What was told has its own day, and is not added a second time.
        if event in told or event == goal:
            continue
        step = Step(event, skipped=event in denied)
        for rest in _runs(chart, (open_now - left) | opened, visited | opened, goal, told, denied):
            yield (step, *rest)


def _edges(
    chart: Chart, open_now: frozenset[str], visited: frozenset[str]
) -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
    """Each event that opens a stage not seen before, with the stages it leaves and opens."""
    for stage in open_now:
        for event, to in chart.ways_out(stage):
            following = chart.next_stages(to)
            if not following:
                continue
            opened = frozenset(
                each
                for each in following
                if each not in visited
                and (
                    not visited & set(chart.stages[each].joins)
                    or all(j in visited and j not in open_now - {stage} for j in chart.stages[each].joins)
                )
            )
            waits = any(chart.stages[each].joins and each not in visited for each in following)
            if opened or waits:
                yield event, frozenset({stage}), opened
    for made in chart.procedure.stages:
        if made.id not in visited:
            before = frozenset(stage for stage in open_now if made.id in chart.reachable(stage))
            if before:
                for event in made.opens:
                    yield event, before, frozenset({made.id})
