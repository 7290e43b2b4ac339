"""The way of a case through its stages, when it is settled what happened on which day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from navigator.model.acts import Cap, Duty
from navigator.model.limits import Limit
from navigator.model.procedure import Procedure
from navigator.model.stages import Destination, Stage
from tests.oracles.worlds.days import ONE, surely_before
from tests.oracles.worlds.happenings import Happening
from tests.oracles.worlds.rules import by_itself


@dataclass(frozen=True, slots=True)
class Visit:
    """A stage from the day it opened (None: from the beginning) to the day it was left (None: it is open)."""

    stage: str
    opened: date | None = None
    left: date | None = None


@dataclass(frozen=True, slots=True)
class End:
    """Where a track came to an end."""

    label: str
    stage: str
    day: date
    event: str


@dataclass(frozen=True, slots=True)
class Way:
    """One way of a case: its visits in order, its ends, and which happenings have found their place in it."""

    visits: tuple[Visit, ...] = ()
    ends: tuple[End, ...] = ()
    placed: frozenset[Happening] = frozenset()
    out_of_order: int = 0
    """How often something had happened before the stage it belongs to had opened."""
    went_on: int = 0
    """After how many ends it went on."""
    more: bool = False
    """Whether more was reported after an end at which it stayed."""

    def with_placed(self, found: set[Happening]) -> "Way":
        """This way, with some more that found their place in it; most ways become others by that."""
        return Way(self.visits, self.ends, self.placed | found, self.out_of_order, self.went_on, self.more)

    @property
    def ended_last(self) -> bool:
        """Whether what ended it came after all the rest."""
        return bool(self.ends) and not (self.open or self.more)

    @property
    def passed(self) -> int:
        """How many ends it went on after, and one more where it stayed at one for a while."""
        return self.went_on + self.more

    @property
    def closed(self) -> date:
        """The day on which it came to its last end."""
        return max((end.day for end in self.ends), default=date.max)

    @property
    def open(self) -> tuple[str, ...]:
        return tuple(visit.stage for visit in self.visits if visit.left is None)

    def visited(self, stage: str) -> bool:
        return any(visit.stage == stage for visit in self.visits)

    def opened(self, stage: str) -> date | None:
        return next(visit.opened for visit in reversed(self.visits) if visit.stage == stage)

    @property
    def place(self) -> frozenset[str]:
        """Where the case is."""
        return frozenset(self.open) or frozenset(end.label for end in self.ends)


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
                found |= {name for cap in self.procedure.caps if event in _beside(cap) for name in cap.covers}
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


@by_itself
def mentioned(duty: Duty) -> frozenset[str]:
    """The events that decide when an act is due or open, besides the one that shows it is done."""
    return frozenset(duty.after) | (limit_events(duty.limit) if duty.limit else frozenset())


def _beside(cap: Cap) -> frozenset[str]:
    """The events that begin a cap or end it."""
    return frozenset(cap.after) | limit_events(cap.limit)


@by_itself
def limit_events(limit: Limit) -> frozenset[str]:
    """Every event that a limit looks at."""
    return start_events(limit) | aside_events(limit)


@by_itself
def start_events(limit: Limit) -> frozenset[str]:
    """The events that a limit is counted from, or back from, in any reading."""
    readings = [event for reading in limit.readings for event in (*reading.from_, *reading.before)]
    others = [event for each in limit.or_ for event in (*each.from_, *each.before)]
    named = (limit.day,) if limit.day else ()
    return frozenset((*limit.from_, *limit.before, *named, *others, *readings))


@by_itself
def aside_events(limit: Limit) -> frozenset[str]:
    """The events beside the way: what stops a clock or starts it again, gives more time, or ends what is repeated."""
    pauses = [event for pause in limit.pauses for event in (pause.from_, pause.until)]
    more = [event for each in limit.extensions for event in (each.event, each.day) if event]
    return frozenset((*pauses, *more, *((limit.until,) if limit.until else ())))


@by_itself
def anew_events(limit: Limit) -> frozenset[str]:
    """The events each of which begins the time of a limit, or of one beside it, again."""
    own = limit.from_ if limit.anew else ()
    return frozenset((*own, *(event for each in limit.or_ if each.anew for event in each.from_)))


def label(to: Destination) -> str:
    """The name of a place outside the stages."""
    if to.end:
        return f"end:{to.end.value}"
    return f"body:{to.body}" if to.body else f"procedure:{to.procedure}"


def travel(chart: Chart, happenings: Iterable[Happening], final: frozenset[str] = frozenset()) -> tuple[Way, ...]:
    """Every way of the case that fits; `final` are expiry events whose end no later event takes back."""
    days: dict[date, list[Happening]] = {}
    for happening in sorted(happenings):
        day = date(happening.day.year, happening.day.month, happening.day.day)
        days.setdefault(day, []).append(happening)
    ways = [Way((Visit(chart.procedure.stages[0].id),))]
    waiting: list[Happening] = []
    for day, today in sorted(days.items()):
        waiting += today
        ways = [done for way in ways for done in _day(chart, way, day, waiting, final)]
    return tuple(dict.fromkeys(ways))


def _day(chart: Chart, way: Way, day: date, waiting: list[Happening], final: frozenset[str]) -> Iterator[Way]:
    """A way after everything that a day brings, in every order that the day leaves open."""
    moves = [
        (happening, moved)
        for happening in waiting
        if happening not in way.placed
        for moved in _moves(chart, way, day, happening, final)
    ]
    if not moves:
        yield _settled(chart, way, day, waiting)
        return
    first = min(happening.day for happening, _ in moves)
    over = {happening for happening, _ in moves if happening.day == first}
    for happening, moved in moves:
        if any(chart.runs_out_before(each, happening) for each in over):
            continue
        # What happened earlier was waiting for its stage to open and comes first.
        if happening.day == first:
            yield from _day(chart, moved, day, waiting, final)


def _settled(chart: Chart, way: Way, day: date, waiting: list[Happening]) -> Way:
    """What moved nothing on its day has found its place, if a stage knows it that was open or has been."""
    here = frozenset(visit.stage for visit in way.visits if visit.left is None or visit.left == day)
    found = {
        h
        for h in waiting
        if h not in way.placed
        and (any(chart.knows(stage, h.event) for stage in here) or any(way.visited(s) for s in chart.homes(h.event)))
    }
    return way.with_placed(found) if found else way


def _moves(chart: Chart, way: Way, day: date, happening: Happening, final: frozenset[str]) -> Iterator[Way]:
    """The ways on which one happening leads out of an open stage, opens one, or takes an end back."""
    event = happening.event
    leaving = [stage for stage in way.open if chart.leads_out(stage, event)]
    # On the day itself the stage is left, and the next one opened, at the hour that is told.
    day = happening.day if happening.day == day else day
    opened = [since for stage in leaving if (since := way.opened(stage))]
    late = sum(1 for each in opened if happening.day < each or surely_before(happening.day, each, chart.zones))
    placed = way.placed | {happening}
    if leaving:
        for to in dict.fromkeys(to for stage in leaving for to in chart.leads_out(stage, event)):
            out = tuple(stage for stage in leaving if to in chart.leads_out(stage, event))
            counted = replace(way, placed=placed, out_of_order=way.out_of_order + late)
            yield _left(chart, counted, out, to, day, event)
            if late and not chart.next_stages(to):
                # It cannot have ended a stage before it opened: the stage may be open still.
                yield counted
        return
    for stage in chart.procedure.stages:
        if event in stage.opens and not way.visited(stage.id):
            before = tuple(each for each in way.open if stage.id in chart.reachable(each))
            if before:
                yield _left(chart, replace(way, placed=placed), before, Destination(stage=stage.id), day, event)
    yield from _ended_late(chart, way, day, happening)
    if not way.open:
        yield from _taken_back(chart, way, day, happening, final)


def _taken_back(chart: Chart, way: Way, day: date, happening: Happening, final: frozenset[str]) -> Iterator[Way]:
    event, placed = happening.event, way.placed | {happening}
    for end in way.ends:
        if end.event not in final and chart.leads_out(end.stage, event) and happening.day >= end.day:
            # Both were told: it may have ended, and it may have gone on all the same.
            again = replace(_reopened(chart, way, end, happening, happening.day, final), went_on=way.went_on + 1)
            for to in chart.leads_out(end.stage, event):
                yield _left(chart, replace(again, placed=placed), (end.stage,), to, day, event)
            yield replace(way, placed=placed, more=True)
        # What was to be done in a time comes after the end of that on the day after its last day, too.
        since = happening.day > end.day or chart.runs_out_before(Happening(end.day, end.event), happening)
        after = since and event in chart.told
        if end.event not in final and after and not chart.leads_out(end.stage, event):
            open_again = _reopened(chart, way, end, happening, happening.day - ONE, final)
            again = replace(open_again, went_on=way.went_on + 1, placed=placed)
            opened = [stage.id for stage in chart.procedure.stages if event in stage.opens]
            later = [stage for stage in opened if stage in chart.reachable(end.stage) and not way.visited(stage)]
            goes_on = end.stage in opened or asks_for_more(chart, end, event)
            if goes_on:
                yield again
            for stage in later:
                yield _left(chart, again, (end.stage,), Destination(stage=stage), day, event)
            if goes_on or later:
                yield replace(way, placed=placed, more=True)


def asks_for_more(chart: Chart, end: End, event: str) -> bool:
    """Whether an event of the stage that ended shows that it went on: an act of who asks, or what an act waits for.

    What is done because it ended shows nothing. What the other side does shows something only where an act of who asks
    waits for it.
    """
    sides = {role.id: role.side.value for role in chart.procedure.roles}
    doing = [act for stage in chart.procedure.stages for act in stage.duties if act.produces == event]
    if chart.is_named_day(event) or any(end.event in _waited_for(act) for act in doing):
        return False
    theirs = any("asks" not in {sides[role] for role in act.by} for act in doing)
    waiting = [act for act in chart.stages[end.stage].duties if event in _waited_for(act)]
    if theirs:
        return any({sides[role] for role in act.by} == {"asks"} for act in waiting)
    return bool(waiting) or any(act.produces == event for act in chart.stages[end.stage].duties)


def _waited_for(duty: Duty) -> frozenset[str]:
    return frozenset(duty.after) | (start_events(duty.limit) if duty.limit else frozenset())


def _ended_late(chart: Chart, way: Way, day: date, happening: Happening) -> Iterator[Way]:
    """What ends a stage that was left before: all that it led to may be over, or nothing."""
    event, placed = happening.event, way.placed | {happening}
    if event not in chart.acts_told:
        return
    for left in dict.fromkeys(v.stage for v in way.visits if v.left and v.left <= happening.day):
        to_end = [to for to in chart.leads_out(left, event) if not chart.next_stages(to)]
        there = tuple(stage for stage in way.open if stage in chart.reachable(left))
        if there and to_end:
            for to in to_end:
                yield _left(chart, replace(way, placed=placed), there, to, day, event)
            yield replace(way, placed=placed)


def _reopened(
    chart: Chart, way: Way, end: End, by: Happening, through: date, final: frozenset[str] = frozenset()
) -> Way:
    """The way with a stage open that had ended, and with every other that ended with it.

    What would have led out of one of them since, and led nowhere, does not go with that it was open all the time. So it
    is where a time that nobody may overlook ran out that very day, or the one in which it had to be done.
    """
    visits, together = list(way.visits), {each for each in way.ends if (each.day, each.event) == (end.day, end.event)}
    for name in {each.stage for each in together}:
        at = max(i for i, visit in enumerate(visits) if visit.stage == name)
        visits[at] = replace(visits[at], left=None)
    # Open all the time, it was over when that day began on which it had come to its end.
    that_day = [h for h in way.placed if h.day == end.day and h.event != end.event]
    by_itself = final - chart.told
    over = [h for h in that_day if h.event in by_itself or chart.is_end_for(h, by, binding=True)]
    since = [h for h in way.placed if end.day < h.day or h in over]
    between = {(h.event, h.day) for h in since if h.day <= through or chart.runs_out_before(h, by)}
    left = {each for each in between if any(chart.leads_out(ended.stage, each[0]) for ended in together)}
    ends = tuple(each for each in way.ends if each not in together)
    return replace(way, visits=tuple(visits), ends=ends, out_of_order=way.out_of_order + len(left))


def _left(chart: Chart, way: Way, stages: tuple[str, ...], to: Destination, day: date, event: str) -> Way:
    visits = [replace(v, left=day) if v.stage in stages and v.left is None else v for v in way.visits]
    ends = way.ends
    following = chart.next_stages(to)
    if not following:
        ends = (*ends, *(End(label(to), stage, day, event) for stage in stages))
    for each in following:
        joins = chart.stages[each].joins
        open_now = {visit.stage for visit in visits if visit.left is None}
        been = {visit.stage for visit in visits}
        ready = not been & set(joins) or all(joined in been - open_now for joined in joins)
        if ready and each not in open_now:
            visits.append(Visit(each, day))
    return replace(way, visits=tuple(visits), ends=ends)


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
