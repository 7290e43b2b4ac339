"""The way of a case through its stages, when it is settled what happened on which day."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from navigator.model.stages import Destination
from tests.oracles.worlds.chart import Chart
from tests.oracles.worlds.days import ONE, surely_before
from tests.oracles.worlds.happenings import Happening
from tests.oracles.worlds.looked_at import waited_for
from tests.oracles.worlds.way import End, Visit, Way, label


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
        # Of the very day of an end, what the list has after it may have come after it, or before.
        either = not since and chart.may_follow(end.event, end.day, happening)
        after = (since or either) and event in chart.told
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
                yield replace(way, placed=placed, more=way.more or not either)


def takes_up(chart: Chart, way: Way, end: End, event: str) -> bool:
    """Whether an event that leads nowhere from the stage that ended can have opened it again, or a later one."""
    opened = [stage.id for stage in chart.procedure.stages if event in stage.opens]
    later = [stage for stage in opened if stage in chart.reachable(end.stage) and not way.visited(stage)]
    more = later or end.stage in opened or asks_for_more(chart, end, event)
    return bool(more) and not chart.leads_out(end.stage, event)


def asks_for_more(chart: Chart, end: End, event: str) -> bool:
    """Whether an event of the stage that ended shows that it went on: an act of who asks, or what an act waits for.

    What is done because it ended shows nothing. What the other side does shows something only where an act of who asks
    waits for it.
    """
    sides = {role.id: role.side.value for role in chart.procedure.roles}
    doing = [act for stage in chart.procedure.stages for act in stage.duties if act.produces == event]
    if chart.is_named_day(event) or any(end.event in waited_for(act) for act in doing):
        return False
    theirs = any("asks" not in {sides[role] for role in act.by} for act in doing)
    waiting = [act for act in chart.stages[end.stage].duties if event in waited_for(act)]
    if theirs:
        return any({sides[role] for role in act.by} == {"asks"} for act in waiting)
    return bool(waiting) or any(act.produces == event for act in chart.stages[end.stage].duties)


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
