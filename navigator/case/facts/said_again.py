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
    """The case without some stops, with the new starts on the days on which the clock stood still until then."""
    spans = {id(end): _span(end, today) for end in ends}
    for each in again:
        said = _span(each, today)
        pairs = (
            (end, spans[id(end)])
            for stop, end in zip(stops, ends, strict=False)
            if not moments.is_after(_span(stop, today).earliest, said.latest)
        )
        end = next((end for end, span in pairs if moments.precedes(said.earliest, span.latest)), None)
        if end is None:
            return
        if not (end.sent or each.sent or moments.precedes(said.earliest, spans[id(end)].earliest)):
            spans[id(end)] = Span(said.earliest + ONE, spans[id(end)].latest)
    left = replace(case, facts=tuple(fact for fact in case.facts if not _is_of(again, fact)))
    told = {id(end): span for end in ends if (span := spans[id(end)]) != _span(end, today)}
    yield with_spans(left, told)


def _is_of(facts: tuple[Fact, ...], one: Fact) -> bool:
    """Whether it is one of some facts, and not only told in the same words."""
    return any(one is each for each in facts)


def _span(fact: Fact, today: date) -> Span:
    return fact.span or Span(date.min, today)
