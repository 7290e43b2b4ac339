"""A case told as one story though it is two: what began it came again, after it had ended."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from navigator.model.cases import Case, Fact, Span
from navigator.model.policy import Policy
from tests.oracles.worlds.chart import Chart
from tests.oracles.worlds.days import ONE
from tests.oracles.worlds.way import Way


@dataclass(frozen=True, slots=True)
class Matter:
    """One of the two; or the whole case, where nobody knows of two."""

    case: Case
    over_by: date | None = None
    """The day on which the next one began: this one counts only where it had ended before."""
    next_event: str = ""

    def has_ended(self, chart: Chart, way: Way) -> bool:
        """Whether a way of an earlier matter had ended before the day, and is not gone on with by what came then."""
        day = self.over_by
        if day is None or way.open or not way.ends or any(end.day >= day for end in way.ends):
            return False
        if any(chart.leads_out(end.stage, self.next_event) for end in way.ends):
            return False
        after = {stage for end in way.ends for stage in chart.reachable(end.stage) if not way.visited(stage)}
        return not any(self.next_event in chart.stages[stage].opens for stage in after)


def on_either_side(policy: Policy, case: Case, today: date) -> Iterator[Case]:
    """The case on each side of the days of what was told twice: whether that began a new matter is one question each.

    So what ended it, or was told twice, is told for some of its days at a time; of what was told a second time without
    its day, also those after an end are looked at by themselves.
    """
    yield from _each_side(policy, case)
    happened = [fact for fact in case.facts if fact.happened]
    names = [fact.event for fact in happened]
    ends = {fact.span.latest for fact in happened if fact.span and fact.event in _ends(Chart(policy.procedure))}
    for fact in happened:
        if names.count(fact.event) > 1 and not (fact.span or fact.sent):
            for end in sorted(day for day in ends if day < today):
                told = replace(fact, span=Span(end + ONE, today))
                facts = tuple(told if each is fact else each for each in case.facts)
                yield from _each_side(policy, replace(case, facts=facts))


def _each_side(policy: Policy, case: Case) -> Iterator[Case]:
    dated = [fact for fact in case.facts if fact.happened and fact.span and not fact.sent]
    events = [fact.event for fact in dated]
    ends = _ends(Chart(policy.procedure)) & set(events)
    twice = {event for event in events if events.count(event) > 1} if ends else set()
    days = {day for fact in dated if fact.event in twice for day in _days_of(fact)}
    moving = [fact for fact in dated if fact.event in ends | twice]
    for parts in itertools.product(*(_cut(fact, days) for fact in moving)):
        told = {id(fact): part for fact, part in zip(moving, parts, strict=True)}
        yield replace(case, facts=tuple(told.get(id(fact), fact) for fact in case.facts))


def _cut(fact: Fact, days: set[date]) -> list[Fact]:
    """What was told, before each of some days and from it on."""
    assert fact.span
    first, last = fact.span.earliest, fact.span.latest
    starts = [first, *sorted(day for day in days if first < day <= last)]
    lasts = [*(day - ONE for day in starts[1:]), last]
    return [replace(fact, span=Span(*each)) for each in zip(starts, lasts, strict=True)]


def _ends(chart: Chart) -> set[str]:
    return {e for s in chart.stages for e, to in chart.ways_out(s) if not chart.next_stages(to)}


def earlier_and_later(policy: Policy, case: Case) -> tuple[Matter, tuple[Matter, ...], bool] | None:
    """An earlier matter and the new one, this with and without what may belong to either; None where there is one.

    With them whether there are two in some worlds alone: what begins the new one was told for one of several days.
    """
    chart = Chart(policy.procedure)
    ends = _ends(chart)
    dated = [fact for fact in case.facts if fact.happened and fact.span]
    first_stage = policy.procedure.stages[0]
    undated = [fact for fact in case.facts if fact.happened and not (fact.span or fact.sent)]
    dated.sort(key=_begins, reverse=True)
    later_days = [(fact, day) for fact in dated for day in _days_of(fact)[1:]]
    for fact, day in [*((each, _begins(each)) for each in dated), *later_days]:
        before = [each for each in dated if each is not fact and each.span and each.span.latest < day]
        names = {each.event for each in before}
        # What has no day can have come before: an end, or the first time of what was told again.
        missing = ({fact.event} - names) | (set() if names & ends else ends)
        needed = [each for each in undated if each.event in missing]
        known = names | {each.event for each in needed}
        if fact.event not in known or not known & ends:
            continue
        earlier_two = earlier_and_later(policy, _of(case, before))
        if earlier_two and not ends & {each.event for each in earlier_two[1][-1].case.facts}:
            continue  # The second of them has not ended.
        if fact.event in first_stage.opens or all(chart.order[fact.event] <= chart.order[name] for name in names):
            loose = [
                each
                for each in case.facts
                if each.happened
                and each is not fact
                and each not in before
                and not (each.span and each.span.earliest >= day)
            ]
            denied = [each for each in case.facts if not each.happened]
            since = [each for each in dated if each is fact or (each.span and each.span.earliest >= day)]
            either = [each for each in loose if each not in needed]
            later = [since, since + either] if either else [since]
            return (
                Matter(_of(case, [*before, *loose, *denied]), day, fact.event),
                tuple(Matter(_of(case, [*facts, *denied])) for facts in later),
                _begins(fact) < day or bool(needed),
            )
    return None


def _begins(fact: Fact) -> date:
    assert fact.span
    return fact.span.earliest


def _days_of(fact: Fact) -> tuple[date, ...]:
    """The first day of what was told; and the last, where it was told for one of several."""
    assert fact.span
    return (fact.span.earliest,) if fact.sent else tuple(dict.fromkeys((fact.span.earliest, fact.span.latest)))


def _of(case: Case, facts: list[Fact]) -> Case:
    return replace(case, facts=tuple(fact for fact in case.facts if fact in facts))
