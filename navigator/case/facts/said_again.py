"""A clock that was stopped while it stood still already: that may have said the same once more, and stops nothing."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from navigator.case.facts.either_side import MOST, with_spans
from navigator.case.facts.history import ONE
from navigator.dates import moments
from navigator.model.cases import Case, Fact, Span
from navigator.model.policy import Policy


def without_said_again(policy: Policy, case: Case, today: date) -> Iterator[Case]:
    """The case without stops for which there is no new start of their own, and that can have come between others."""
    pauses = {(pause.from_, pause.until) for _, limit in policy.limits() for pause in limit.pauses}
    for stopped, until in sorted(pauses):
        stops, ends = case.happenings(stopped), case.happenings(until)
        spare = len(stops) - len(ends)
        if spare > 0 and ends:
            for again in itertools.islice(itertools.combinations(stops, spare), MOST):
                kept = [each for each in stops if not _is_of(again, each)]
                yield from _without(case, again, kept, ends, today)


def _without(
    case: Case, again: tuple[Fact, ...], stops: list[Fact], ends: tuple[Fact, ...], today: date
) -> Iterator[Case]:
    """The case without some stops, each on a day on which the clock stood still, of those that are left."""
    spans = {id(fact): _span(fact, today) for fact in (*stops, *ends)}
    for each in again:
        said = _span(each, today)
        pairs = (
            (stop, end)
            for stop, end in zip(stops, ends, strict=False)
            # One of which no day was told came before it on a day that is no other than that of the one that is left.
            if (stop.span or not each.span) and not moments.is_after(spans[id(stop)].earliest, said.latest)
        )
        found = next((pair for pair in pairs if moments.precedes(said.earliest, spans[id(pair[1])].latest)), None)
        if found is None:
            return
        stop, end = found
        begun, over = spans[id(stop)], spans[id(end)]
        if not (stop.sent or each.sent) and moments.precedes(said.latest, begun.latest):
            spans[id(stop)] = Span(begun.earliest, said.latest)
        if not (end.sent or each.sent or moments.precedes(said.earliest, over.earliest)):
            spans[id(end)] = Span(said.earliest + ONE, over.latest)
    left = replace(case, facts=tuple(fact for fact in case.facts if not _is_of(again, fact)))
    told = (*stops, *ends)
    yield with_spans(left, {id(fact): span for fact in told if (span := spans[id(fact)]) != _span(fact, today)})


def _is_of(facts: tuple[Fact, ...], one: Fact) -> bool:
    """Whether it is one of some facts, and not only told in the same words."""
    return any(one is each for each in facts)


def _span(fact: Fact, today: date) -> Span:
    return fact.span or Span(date.min, today)
