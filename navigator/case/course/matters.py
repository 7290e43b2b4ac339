"""A new matter: what begins a case, told for a day after all that was told before it had ended."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from navigator.case.course.journey import Journey
from navigator.case.course.ways import reachable, transitions
from navigator.case.facts.history import ONE, Known, history_of, is_dated
from navigator.dates import moments
from navigator.model.cases import Case, Fact, Span
from navigator.model.policy import Policy


@dataclass(frozen=True, slots=True)
class Parting:
    """Where a new matter may begin: what was told before, and what since, in each way to read what has no day."""

    opening: str
    day: date
    before: Case
    since: tuple[Case, ...]
    maybe: bool = False
    """True when it begins one on some days alone of what was told for one of several."""

    def ended(self, policy: Policy, journeys: Sequence[Journey]) -> tuple[Journey, ...]:
        """The courses in which the earlier matter had ended on a day before, and did not lead on by what came then."""
        return tuple(each for each in journeys if _had_ended(policy, each, self.opening, self.day))


def partings(policy: Policy, case: Case, today: date) -> Iterator[Parting]:
    """Each day on which a new matter may have begun, the last one first.

    An end had been told by then, and the same event too: as what opens the first stage, or as the first of all that was
    told earlier, by the list of events.
    """
    yield from _on_days(policy, case, today)
    for fact, since in _told_again(policy, case, today):
        told = replace(case, facts=tuple(since if each is fact else each for each in case.facts))
        yield from (replace(each, maybe=True) for each in _on_days(policy, told, today, since))


def _told_again(policy: Policy, case: Case, today: date) -> Iterator[tuple[Fact, Fact]]:
    """What was told with a day and once more without one, as told for the days since an end: it can have come then."""
    spans = [fact.span for fact in case.facts if fact.span and fact.event in _ends(policy)]
    days = {moments.plain(span.latest) + ONE for span in spans if moments.precedes(span.latest, today)}
    dated = {fact.event for fact in case.facts if fact.span}
    for fact in case.facts:
        if fact.happened and fact.event in dated and not (fact.span or fact.sent):
            yield from ((fact, replace(fact, span=Span(day, today))) for day in sorted(days))


def _on_days(policy: Policy, case: Case, today: date, only: Fact | None = None) -> Iterator[Parting]:
    """The partings by days that were told; `only` those in which one thing began the new matter."""
    history = history_of(policy, case.facts, today)
    known = {id(each.fact): each for times in history.values() for each in times}
    dated = [each for each in known.values() if each.fact.span and each.first]
    dated.sort(key=_in_turn, reverse=True)
    undated = [each for each in known.values() if not is_dated(each)]
    # Of what was told for one of several days the first of them, so for sure; then the last.
    days = [(each, each.first) for each in dated], [(each, each.last) for each in dated if _is_of_some_days(each)]
    for begun, day in itertools.chain(*days):
        if only and begun.fact is not only:
            continue
        assert day  # noqa: S101  those without one were left out
        others = [each for each in dated if each is not begun]
        # What was sent before belongs there, whenever it is presumed to have come.
        earlier = [each for each in others if moments.precedes(_was_by(each), day)]
        either = [each for each in others if each not in earlier and _is_of_some_days(each) and each.can_be_before(day)]
        # What has no day can have come before any other: an end, or the first time of what was told again.
        either += (each for each in undated if each.event in {begun.event, *_ends(policy)})
        # On some days of what is of several it may be a new matter though it is none on others.
        if _begins(policy, begun, [*earlier, *either], earlier):
            sure = _begins(policy, begun, earlier, [*earlier, *either]) and not begun.can_be_before(day)
            settling = {begun.event, *_ends(policy)}
            needed = () if _begins(policy, begun, earlier, earlier) else (e for e in either if e.event in settling)
            yield _parted(case, begun, known, day, maybe=not sure, before=tuple(needed))


def _begins(policy: Policy, again: Known, before: Sequence[Known], others: Sequence[Known]) -> bool:
    """Whether something begins a new matter, by what came before it and what else did."""
    order, names = policy.order, {each.event for each in before}
    is_first = again.event in policy.procedure.stages[0].opens or all(
        order[again.event] <= order[each.event] for each in others
    )
    return is_first and again.event in names and not names.isdisjoint(_ends(policy))


def _ends(policy: Policy) -> frozenset[str]:
    """What ends a stage and leads to no other."""
    return policy.once(_ends_of_policy)


def _ends_of_policy(policy: Policy) -> frozenset[str]:
    stages = policy.procedure.stages
    return frozenset(each.event for stage in stages for each in transitions(stage) if not each.to.leads_on)


def _is_of_some_days(known: Known) -> bool:
    return known.fact.is_of_some_days and not known.fact.sent


def _was_by(known: Known) -> date:
    return known.fact.sent.day if known.fact.sent else known.last


def _in_turn(known: Known) -> tuple[tuple[date, str], tuple[date, str]]:
    return moments.as_first(known.first or date.min), moments.as_last(known.last)


def _parted(
    case: Case, begun: Known, known: dict[int, Known], day: date, *, maybe: bool, before: Sequence[Known]
) -> Parting:
    """What was surely told of a day before goes with the one, what surely was of a later one with the other.

    What may have come before and is needed there, for it ended the one, was on a day before.
    """
    held = {id(each.fact): each.between(None, moments.plain(day) - ONE) for each in before}
    earlier: list[Fact] = []
    since: list[Fact] = []
    unsure: list[Fact] = []
    for fact in case.facts:
        each = known.get(id(fact))
        if each is None:
            earlier.append(fact)
            since.append(fact)
        elif one := held.get(id(fact)):
            earlier.append(replace(fact, span=Span(one.first, one.last)) if one.first else fact)
        elif each is begun or (each.first and not moments.precedes(each.first, day)):
            since.append(fact)
        elif each.fact.span and moments.precedes(each.last, day):
            earlier.append(fact)
        else:
            earlier.append(fact)
            unsure.append(fact)
    # What ended the one without its day had happened by the day before the other began.
    by_then = moments.plain(day) - ONE if any(not is_dated(each) for each in before) else case.told_on
    later = [since, [fact for fact in case.facts if fact in since or fact in unsure]] if unsure else [since]
    return Parting(
        begun.event,
        day,
        replace(case, facts=tuple(earlier), told_on=by_then),
        tuple(replace(case, facts=tuple(facts)) for facts in later),
        maybe=maybe,
    )


def _had_ended(policy: Policy, journey: Journey, event: str, day: date) -> bool:
    ends = [move for move in journey.moves if not move.to.leads_on]
    # One that waits for another track, which never began, has not ended.
    if journey.active or not ends or any(not moments.precedes(move.known.last, day) for move in ends):
        return False
    stages = {move.stage for move in ends}
    leading = {each.event for stage in stages for each in transitions(policy.stages[stage])}
    later = {each for stage in stages for each in reachable(policy, stage)} - journey.reached
    return event not in leading and not any(event in policy.stages[stage].opens for stage in later)
