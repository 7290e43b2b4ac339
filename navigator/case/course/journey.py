"""One course of a case through the stages of its procedure, and what a procedure says of them."""

import itertools
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from navigator.case.course.ways import events_at_home, transitions
from navigator.case.facts.history import History, Known
from navigator.dates import moments
from navigator.model.acts import Duty
from navigator.model.cases import Case, Fact
from navigator.model.policy import Policy
from navigator.model.stages import Destination

Freed = frozenset[tuple[str, str]] | None
"""Pairs of events of which the second may come before the first, though that is not usual; None for all of them."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A stage the case is in, or was in, and what brought it there and took it away."""

    stage: str
    entered: Known | None = None
    """None for the first stage."""
    left: Known | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A step from one stage to where the case went next."""

    stage: str
    transition: str
    """The transition that was taken; empty where an event opened the next stage by itself."""
    known: Known
    to: Destination

    @property
    def fact(self) -> Fact:
        return self.known.fact


@dataclass(frozen=True, slots=True)
class Fork:
    """The case got to a stage, but the facts do not say by which of several events."""

    stage: str
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Journey:
    """One course of a case: where it is and how it got there."""

    policy: Policy
    case: Case
    history: History
    active: tuple[Visit, ...]
    past: tuple[Visit, ...] = ()
    moves: tuple[Move, ...] = ()
    end: Destination | None = None
    inferred: tuple[str, ...] = ()
    """Events nobody mentioned that happened in this course."""
    way: frozenset[str] = frozenset()
    """Those that what was told needs, whatever ran out or was done besides."""
    fork: Fork | None = None
    left_out: tuple[str, ...] = ()
    """Events that were said not to have happened, though what was told needs them."""
    unplaced: tuple[str, ...] = ()
    """Events that were reported but belong to no stage the case has reached."""
    readings: Mapping[str, tuple[str | None, ...]] = field(default_factory=dict)
    """The readings of clauses by which their time ran out in this course, or did not."""
    kept_to: frozenset[str] = frozenset()
    """Acts and caps whose time did not run out in this course: where it is over, they were done in time."""
    asked: tuple[str, ...] = ()
    """Events that nobody was asked about, and that decide whether a time ran out."""
    done_unseen: frozenset[str] = frozenset()
    """Acts that no event shows, and that are done in this course."""
    out_of_order: int = 0
    """How often something happened before the stage that it leads out of had begun."""
    order: tuple[tuple[str, str], ...] = ()
    """Pairs of events of which the second does not come before the first."""
    clashes: tuple[tuple[str, str], ...] = ()
    """Those of them that the days told go against."""
    unusual: int = 0
    """How many pairs of what is usual, such as the list of events, the days of this course go against at least."""
    since: date | None = None
    """Nothing of the case was before this day; None where nobody knows."""
    freed: Freed = frozenset()
    """The pairs of what is usual, such as the list of events, that days which nobody told need not keep to."""
    apart: tuple[tuple[str, str], ...] = ()
    """Pairs of events of which the second came on a later day in this course; each was told for one of several."""
    any_order: bool = False
    """Whether days that were told and may go against the list of a stage are taken to: then it says nothing there."""
    passed: tuple[str, ...] = ()
    """What happened after the case had come to an end, and led nowhere."""
    went_on: bool = False
    """True when the case went on after it had come to an end."""
    is_whole: bool = False
    """True when what may have happened besides, though nobody mentioned it, has been looked at."""
    is_counted: bool = False
    """True when each time that can have run out has been looked at."""
    is_over: bool = False
    """True where this is an earlier matter, which had ended before what may be a new one began."""

    @property
    def now(self) -> frozenset[str]:
        """The stages the case is in."""
        return frozenset(visit.stage for visit in self.active)

    @property
    def reached(self) -> frozenset[str]:
        """Every stage the case has been in."""
        return frozenset(visit.stage for visit in (*self.active, *self.past))

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What was reported, then what happened in this course besides."""
        told = self.case.facts
        times = (known for each in self.history.values() for known in each)
        sure = (known.fact for known in times if not (known.maybe or known.left_out))
        return (*told, *(fact for fact in sure if fact not in told))

    def surely(self, event: str) -> bool:
        """Whether an event happened for sure in this course."""
        return any(not (known.maybe or known.left_out) for known in self.history.get(event, ()))

    def led_back(self, event: str, out: str) -> bool:
        """Whether an event led back into a stage that another one had led out of before: a new round of it."""
        visits = (*self.past, *self.active)
        return any(
            visit.entered and visit.entered.event == event
            for at, visit in enumerate(visits)
            if any(each.stage == visit.stage and each.left and each.left.event == out for each in visits[:at])
        )

    def back_in(self, duty: Duty) -> tuple[Known, ...]:
        """What led back into the stage of an act, each time that the stage opened again."""
        stages = self.policy.stages
        visits = [each for each in (*self.past, *self.active) if duty in stages[each.stage].duties]
        return tuple(visit.entered for visit in visits[1:] if visit.entered)

    def led_in_again(self, duty: Duty, event: str, day: date) -> bool:
        """Whether an event of a day led back into the stage of an act, or is made of one that did."""
        made_of = (event, *self.policy.events[event].made_of)
        return any(back.event in made_of and back.last == day for back in self.back_in(duty))

    @property
    def past_end(self) -> bool:
        """Whether something happened after the case had come to an end."""
        return bool(self.passed)

    @property
    def ends_passed(self) -> int:
        """After how many ends of a stage the case went on."""
        taken = [at for at, move in enumerate(self.moves) if not move.to.leads_on]
        later = {move.stage: at for at, move in enumerate(self.moves)}
        return sum(1 for at in taken if later[self.moves[at].stage] > at)

    @property
    def closed(self) -> date | None:
        """The last day on which a case can have ended that ended for good, though something was told of a later day."""
        ends = [move.known.last for move in self.moves if not move.to.leads_on]
        told = {fact.event for fact in self.case.facts}
        return max(ends) if ends and not (self.active or told.isdisjoint(self.passed)) else None

    def told_clashes(self) -> Iterator[tuple[str, str]]:
        """Pairs of told events whose days cannot both be right, also where nobody told of what lies between them."""
        told = {fact.event for fact in self.case.facts if fact.span or fact.sent}
        for before, after in self.clashes:
            sooner = {before} if before in told and self._is_shown(before, after) else self.comes_before(before) & told
            later = (
                {after}
                if after in told and self._is_shown(after, before)
                else {each for each in told if after in self.comes_before(each)}
            )
            for one, other in itertools.product(sorted(sooner), sorted(later)):
                if (before, after) == (one, other) or self._is_after(one, other):
                    yield one, other

    def _is_shown(self, event: str, other: str) -> bool:
        """Whether the days that were told of an event are what another one clashes with, and not only their hours."""
        if self.policy.events[other].arrival_of == event:
            return True  # A letter is held against its sending by the day on which it was posted.
        days = [known.fact.span.earliest for known in self.history.get(event, ()) if known.fact.span]
        near = [moments.plain(known.last) for known in self.history.get(other, ())]
        return any(moments.hour_of(day) or moments.plain(day) not in near for day in days) or not days

    def _is_after(self, one: str, other: str) -> bool:
        """Whether one event was surely after another."""
        firsts = [known.first for known in self.history.get(one, ())]
        lasts = [known.last for known in self.history.get(other, ())]
        return bool(lasts) and all(first and moments.precedes(moments.last_of(*lasts), first) for first in firsts)

    def is_after_end(self, fact: Fact) -> bool:
        """Whether a fact is of a day after a case ended.

        Acts of those who answer, in the stage that ended, are not, unless they would have led on.
        """
        ends = [move for move in self.moves if not move.to.leads_on]
        known = next((each for each in self.history.get(fact.event, ()) if each.fact == fact), None)
        if self.active or not ends or known is None or known.first is None:
            return False
        if known.first <= max(move.known.last for move in ends) or self.policy.events[fact.event].future:
            return False
        stages = [self.policy.stages[move.stage] for move in ends]
        if any(each.event == fact.event and each.to.leads_on for stage in stages for each in transitions(stage)):
            return True
        acts = self.policy.producers.get(fact.event, ())
        answers = [duty for duty in acts if not self.policy.asks(duty.by)]
        return not any(duty in stage.duties for duty in answers for stage in stages)

    def is_after_stage(self, fact: Fact) -> bool:
        """Whether a fact is an act of those who ask, of a day after the stage to which alone it belongs was left."""
        acts = self.policy.producers.get(fact.event, ())
        known = next((each for each in self.history.get(fact.event, ()) if each.fact == fact), None)
        asked = bool(acts) and all(self.policy.asks(duty.by) for duty in acts)
        if (
            not asked
            or known is None
            or known.first is None
            or any(move.known.event == fact.event for move in self.moves)
        ):
            return False
        at_home = {stage for stage, events in events_at_home(self.policy).items() if fact.event in events}
        left = [visit.left.last for visit in self.past if visit.stage in at_home and visit.left]
        return bool(left) and not at_home & self.now and all(moments.precedes(day, known.first) for day in left)

    @property
    def contradicts(self) -> bool:
        """True when what was told cannot have been so by the policy."""
        return bool(self.left_out) or self.misplaces

    @property
    def misplaces(self) -> bool:
        """True when what was told has no place in it, or comes in another order; a step left out is neither."""
        return bool(self.unplaced or self.out_of_order or self.clashes)

    def comes_before(self, event: str) -> frozenset[str]:
        """The events that do not come after one."""
        found, todo = {event}, [event]
        while todo:
            last = todo.pop()
            earlier = {first for first, second in self.order if second == last} - found
            found |= earlier
            # What may not have happened says nothing of what came before it.
            todo += (each for each in earlier if any(not known.maybe for known in self.history.get(each, ())))
        return frozenset(found - {event})

    @property
    def began(self) -> tuple[date | None, date | None]:
        """The first and the last day on which the case can have begun; no days when nothing has happened.

        Where nothing was told that opens a case, something came before, and nobody knows how long ago.
        """
        times = [known for each in self.history.values() for known in each]
        sure = [known for known in times if not (known.maybe or known.left_out)]
        if not sure:
            return None, None
        firsts = [known.first for known in sure if known.first]
        unknown = self.is_beginning_unseen or len(firsts) < len(sure)
        return None if unknown else min(firsts), min(known.last for known in sure)

    @property
    def is_beginning_unseen(self) -> bool:
        """Whether events are known that open a case, and none of them has happened for sure."""
        opening = {event for stage in self.policy.procedure.stages for event in stage.opens}
        return bool(opening) and not any(map(self.surely, opening))

    @property
    def place(self) -> frozenset[str]:
        """Where the case is: its stages, or how it ended."""
        return self.now or frozenset({str(self.end)})


def cannot_have_been(journeys: Sequence[Journey]) -> bool:
    """Whether what was told cannot have been so by the policy: of an earlier matter, or of one that may run."""
    over, rest = ([each for each in journeys if each.is_over is is_over] for is_over in (True, False))
    return any(part and all(each.contradicts for each in part) for part in (over, rest))


def told_apart(journey: Journey, names: Iterable[str]) -> Hashable:
    """What tells a course of a case from others by some of its fields: an hour too, which equals a day without one."""
    values = (getattr(journey, name) for name in names)
    return (
        id(journey.policy),
        frozenset(map(_exact, journey.history.items())),
        *(frozenset(each.items()) if isinstance(each, Mapping) else each for each in values),
    )


def _exact(known: tuple[str, Sequence[Known]]) -> Hashable:
    event, times = known
    hours = tuple((each.first and moments.clock_of(each.first), moments.clock_of(each.last)) for each in times)
    return (event, hours)
