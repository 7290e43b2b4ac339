"""What a procedure says of its stages, by event: what leads out of one and into it, and what belongs there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from navigator.model.acts import Cap
from navigator.model.procedure import Procedure
from navigator.model.stages import Destination, Stage
from tests.oracles.worlds.days import surely_before
from tests.oracles.worlds.happenings import Happening
from tests.oracles.worlds.looked_at import cap_events, mentioned


@dataclass(frozen=True)
class Chart:
    """What a procedure says about its stages, by event; and which events somebody told of."""

    procedure: Procedure
    told: frozenset[str] = frozenset()
    zones: frozenset[str] = frozenset()
    """On whose clocks the hours are that are told."""

    @cached_property
    def stages(self) -> Mapping[str, Stage]:
        return {stage.id: stage for stage in self.procedure.stages}

    @cached_property
    def order(self) -> Mapping[str, int]:
        listed = [event.id for event in self.procedure.events]
        # An event of others happens with the first of them, or with the last: its own line in the list says nothing.
        for made in (event for event in self.procedure.events if event.made_of):
            listed.remove(made.id)
            parts = [listed.index(part) for part in made.made_of]
            listed.insert((min(parts) if made.any_of else max(parts)) + 1, made.id)
        return {event: at for at, event in enumerate(listed)}

    def runs_out_before(self, end: Happening, done: Happening) -> bool:
        """Whether one is the end of a time that ran out by itself, and the other what was to be done in it, that day.

        The time was over when the day began.
        """
        return end.day == done.day and self.is_end_for(end, done)

    def may_follow(self, end: str, day: date, later: Happening) -> bool:
        """Whether something of the very day of an end that was told can have come after it, as the list has it.

        One that follows from the other happens with it.
        """
        made = {event.id: event.made_of for event in self.procedure.events}
        if later.event in made[end] or end in made[later.event]:
            return False
        listed = end in self.told and self.order[end] < self.order[later.event]
        same = later.day.toordinal() == day.toordinal()
        return listed and same and not surely_before(later.day, day, self.zones)

    def is_end_for(self, end: Happening, done: Happening, *, binding: bool = False) -> bool:
        """Whether one is the end of a time that ran out by itself, and the other what was to be done in it.

        With `binding`, of one that nobody may overlook.
        """
        if end.event in self.told:
            return False
        duties = [duty for stage in self.procedure.stages for duty in stage.duties if duty.produces == done.event]
        limits = [d.limit for d in duties if d.limit and not (binding and d.limit.discretion)]
        return any(limit.expiry and limit.expiry.event == end.event for limit in limits)

    @cached_property
    def _ways_out(self) -> Mapping[str, tuple[tuple[str, Destination], ...]]:
        return {
            stage.id: (
                *((outcome.event, outcome.to) for outcome in stage.outcomes),
                *self._ways_out_of_all(stage),
                *((c.event, c.to) for c in stage.conflicts if c.event and c.to),
            )
            for stage in self.procedure.stages
        }

    def _ways_out_of_all(self, stage: Stage) -> Iterator[tuple[str, Destination]]:
        """What leads out of every stage leads out of this one, unless the stage says otherwise or it leads here."""
        said = {outcome.event for outcome in stage.outcomes}
        for outcome in self.procedure.outcomes:
            if outcome.event not in said and outcome.to.stage != stage.id:
                yield outcome.event, outcome.to

    def ways_out(self, stage: str) -> tuple[tuple[str, Destination], ...]:
        """Each event that leads out of a stage, with where it leads."""
        return self._ways_out[stage]

    @cached_property
    def _out_by(self) -> Mapping[tuple[str, str], tuple[Destination, ...]]:
        found: dict[tuple[str, str], tuple[Destination, ...]] = {}
        for stage, ways in self._ways_out.items():
            for event, to in ways:
                found[stage, event] = (*found.get((stage, event), ()), to)
        return found

    def leads_out(self, stage: str, event: str) -> tuple[Destination, ...]:
        return self._out_by.get((stage, event), ())

    @cached_property
    def _into(self) -> Mapping[str, frozenset[str]]:
        found = {stage: set(held.opens) for stage, held in self.stages.items()}
        for event, to in (way for ways in self._ways_out.values() for way in ways):
            for stage in self.next_stages(to):
                found.setdefault(stage, set()).add(event)
        return {stage: frozenset(events) for stage, events in found.items()}

    def lead_into(self, stage: str) -> frozenset[str]:
        """The events that open a stage, or lead to it out of another."""
        return self._into[stage]

    def _caps_over(self, stage: str) -> tuple[Cap, ...]:
        return tuple(cap for cap in self.procedure.caps if stage in cap.covers)

    @cached_property
    def _homes(self) -> Mapping[str, frozenset[str]]:
        homes: dict[str, set[str]] = {event.id: set() for event in self.procedure.events}
        for stage in self.procedure.stages:
            own = [event for event, _ in self.ways_out(stage.id)]
            own += [conflict.event for conflict in stage.conflicts if conflict.event]
            own += [duty.produces for duty in stage.duties if duty.produces]
            limits = [*(duty.limit for duty in stage.duties), *(cap.limit for cap in self._caps_over(stage.id))]
            own += [limit.expiry.event for limit in limits if limit and limit.expiry]
            for event in (*own, *stage.opens):
                homes[event].add(stage.id)
        for event, found in homes.items():
            if not found:
                found |= {s.id for s in self.procedure.stages if any(event in mentioned(duty) for duty in s.duties)}
            if not found:
                # What an act of a stage looks at is of no other, though a cap over both looks at it too.
                found |= {name for cap in self.procedure.caps if event in cap_events(cap) for name in cap.covers}
        for made in self.procedure.events:
            for part in made.made_of:
                homes[part] |= homes[made.id]
        return {event: frozenset(found) for event, found in homes.items()}

    @cached_property
    def _listed(self) -> Mapping[str, frozenset[str]]:
        looking: dict[str, set[str]] = {}
        for stage in self.procedure.stages:
            for event in (event for duty in stage.duties for event in mentioned(duty)):
                looking.setdefault(event, set()).add(stage.id)
        return {event: self.homes(event) | looking.get(event, frozenset()) for event in {*self._homes, *looking}}

    def listed(self, event: str) -> frozenset[str]:
        """The stages in which the list says when an event comes: it belongs there, or an act there looks at it."""
        return self._listed.get(event, frozenset())

    def homes(self, event: str) -> frozenset[str]:
        """The stages that an event belongs to."""
        return self._homes.get(event, frozenset())

    @cached_property
    def _known(self) -> Mapping[str, frozenset[str]]:
        looked_at = {s.id: {event for duty in s.duties for event in mentioned(duty)} for s in self.procedure.stages}
        for event in self.order:
            for stage in self.homes(event):
                looked_at[stage].add(event)
        return {stage: frozenset(events) for stage, events in looked_at.items()}

    def knows(self, stage: str, event: str) -> bool:
        """Whether an event says something in a stage: it belongs there, or a limit there looks at it."""
        return event in self._known[stage]

    @cached_property
    def computed(self) -> frozenset[str]:
        """Events that follow from a time that ran out."""
        limits = [duty.limit for stage in self.procedure.stages for duty in stage.duties]
        limits += [cap.limit for cap in self.procedure.caps]
        return frozenset(limit.expiry.event for limit in limits if limit and limit.expiry)

    @cached_property
    def _named_days(self) -> frozenset[str]:
        acts = {duty.produces for stage in self.procedure.stages for duty in stage.duties}
        moving = {event for stage in self.procedure.stages for event in stage.opens} | {
            event for _, event in self._out_by
        }
        return frozenset(each.id for each in self.procedure.events if each.future) - acts - moving - self.computed

    def is_named_day(self, event: str) -> bool:
        """Whether an event is a day that only stands in a letter: it can be booked, and nothing is done on it."""
        return event in self._named_days

    @cached_property
    def acts_told(self) -> frozenset[str]:
        """What somebody told that does not follow from a time that ran out."""
        return self.told - self.computed

    def next_stages(self, to: Destination) -> tuple[str, ...]:
        return (to.stage,) if to.stage else tuple(to.stages)

    def reachable(self, stage: str) -> frozenset[str]:
        """The stages that can come after one."""
        found: set[str] = set()
        todo = [stage]
        while todo:
            for _, to in self.ways_out(todo.pop()):
                for each in self.next_stages(to):
                    if each not in found:
                        found.add(each)
                        todo.append(each)
        return frozenset(found)
