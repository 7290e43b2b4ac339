"""What would move a date and does not: what nobody mentioned, taken as not happened, and what came too late."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from navigator.case.course.journey import Journey
from navigator.case.course.ways import starts_of
from navigator.case.facts.history import Known, past
from navigator.case.limit.due import Due
from navigator.case.verdicts.state import State
from navigator.case.verdicts.verdict import Verdict
from navigator.dates import moments
from navigator.model.acts import Cap, Duty
from navigator.model.extensions import apart_from
from navigator.model.limits import Extension, Limit, Notice, Pick
from navigator.model.policy import Policy


def changing_it(clause: Duty | Cap, found: Sequence[State], verdict: Verdict, today: date) -> tuple[str, ...]:
    """The events that would stop its clock, give more time, or begin another time of which the earlier counts.

    Where it begins because another time ran out, what would have moved that time would move it too.
    """
    events: dict[str, None] = {}
    for each in found:
        limit, journey = each.read.limit if each.read else None, each.journey
        # What would have given more time is named where the time is over, too.
        lost = not each.may_be_done and each.begun and each.is_past(today)
        # It would make what was done late timely, or less late.
        late = each.surely_done and (verdict.done_late or verdict.may_be_done_late)
        if not (verdict.may_be_open or lost or late) or limit is None or not (each.dates.first or each.dates.last):
            continue
        # A time that runs out does so by itself: the courses say whether it has.
        known = (
            {fact.event for fact in journey.case.facts} | journey.history.keys() | journey.policy.once(_expiring).keys()
        )
        begun = each.beginning is not None and (each.beginning.first is None or each.beginning.first <= today)
        last = each.dates.last
        over = {event for event, times in journey.history.items() if last and _all_after(times, last.due)}
        turns = list(_turns(journey.policy, limit, known, over)) if begun and not limit.every else []
        awaited = (*starts_of(limit), *_after(clause))
        ran_out = _run_out(journey, awaited, today)
        # What was not done in its time begins nothing earlier than the end of that.
        known |= {
            each.produces for each in journey.policy.duties.values() if each.produces and _ends_with(each, ran_out)
        }
        turns += (
            event
            for others in ran_out.values()
            for other in others
            for event in _turns(journey.policy, other, known, ())
        )
        # Where its clock had gone on sooner, a time could have run out that what was told came in time for.
        ends = journey.policy.once(_expiring)
        others = (limit, *(other for event in {*awaited, *ran_out} for other in ends.get(event, ())))
        turns += (event for other in others for event in _going_on_sooner(journey, other, known, today))
        events |= dict.fromkeys(event for event in turns if event not in known)
    return tuple(events)


def may_move(found: Sequence[State], due: Due, today: date) -> tuple[str, ...]:
    """Events that nobody mentioned and that change the date; what makes it sooner, beside a date that is sure too."""
    turned = () if due.one_date and due.complete else _turned(found)
    return (*turned, *_sooner_than_silence(found, today))


def _turned(found: Sequence[State]) -> tuple[str, ...]:
    """Events that stop its clock or give more time, that nobody mentioned, and that have happened in some world."""
    events: dict[str, None] = {}
    for each in found:
        limit = each.read.limit if each.read and not each.surely_done else None
        turns = (*(one.from_ for one in limit.pauses), *(one.event for one in limit.extensions)) if limit else ()
        times = ((event, each.journey.history.get(event, ())) for event in turns)
        events |= dict.fromkeys(event for event, all_ in times if all_ and all(known.maybe for known in all_))
    return tuple(events)


def _sooner_than_silence(found: Sequence[State], today: date) -> tuple[str, ...]:
    """Acts that nobody mentioned and that begin a time, where it is counted from the end of the time for them."""
    events: dict[str, None] = {}
    for each in found:
        limit, journey = each.read.limit if each.read and each.here else None, each.journey
        if limit and limit.pick is Pick.EARLIER:
            known = {fact.event for fact in journey.case.facts} | journey.history.keys()
            ran_out = _run_out(journey, limit.from_, today)
            producers = journey.policy.producers
            events |= {
                event: None
                for event in limit.from_
                if event not in known and any(_ends_with(duty, ran_out) for duty in producers.get(event, ()))
            }
    return tuple(events)


def _going_on_sooner(journey: Journey, limit: Limit, known: Container[str], today: date) -> Iterator[str]:
    """Acts that nobody mentioned and that set its clock going, where the end of the time for them did so."""
    for pause in limit.pauses:
        parts = journey.policy.events[pause.until].any_of
        ran_out = _run_out(journey, parts, today)
        producers = journey.policy.producers
        yield from (
            event
            for event in parts
            if event not in known and any(_ends_with(duty, ran_out) for duty in producers.get(event, ()))
        )


def opens_again(limit: Limit | None, journeys: Sequence[Journey]) -> tuple[str, ...]:
    """Events that were told not to have happened, and that give more time whenever they do."""
    denied = {fact.event for fact in journeys[0].case.facts if not fact.happened}
    later = [each for each in limit.extensions if each.notice is Notice.AT_ANY_TIME] if limit else []
    return tuple(dict.fromkeys(each.event for each in later if each.event in denied))


def _ends_with(duty: Duty, events: Container[str]) -> bool:
    return bool(duty.limit and duty.limit.expiry and duty.limit.expiry.event in events)


def told_in_vain(due: Due | None, journeys: Sequence[Journey]) -> tuple[str, ...]:
    """Events that were told, and of which each came when the time that it was to lengthen or to stop was over."""
    if due is None or due.latest is None:
        return ()
    limit, end = due.limit, due.latest
    in_time = [each.event for each in limit.extensions if each.notice is Notice.IN_TIME]
    in_time += [pause.from_ for pause in limit.pauses if pause.notice is Notice.IN_TIME]
    told = {fact.event for each in journeys for fact in each.case.facts if fact.happened}
    return tuple(
        event
        for event in dict.fromkeys(in_time)
        if event in told and all(_all_after(journey.history.get(event, ()), end) for journey in journeys)
    )


def _all_after(times: Iterable[Known], end: date) -> bool:
    return all(known.first and moments.is_after(known.first, end) for known in times)


def _turns(policy: Policy, limit: Limit, known: AbstractSet[str], over: Container[str]) -> Iterator[str]:
    """What moves a limit, by what has happened, and what of that came when its time was over."""
    yield from (each.event for each in limit.extensions if _can_count(policy, each, limit, known, over))
    yield from (pause.from_ for pause in limit.pauses)
    yield from limit.each_anew
    if limit.pick is Pick.EARLIER:
        yield from limit.from_ if limit.or_ else ()
        yield from (event for other in limit.or_ for event in other.from_)


def _can_count(
    policy: Policy, extension: Extension, limit: Limit, known: AbstractSet[str], over: Container[str]
) -> bool:
    """Whether it would not be out of turn for sure: one that it builds on may be in force, and none beside it."""
    apart = any(each.event in known for each in apart_from(policy, limit, extension))
    before = [each for each in limit.extensions if each.id in extension.after]
    in_force = (each.event in known and not (each.notice is Notice.IN_TIME and each.event in over) for each in before)
    return not apart and (not before or any(in_force))


def ran_out_before(clause: Duty | Cap, journeys: Sequence[Journey], today: date) -> tuple[str, ...]:
    """The ends of times that ran out by themselves, and after which something falls to be done, in every course."""
    events = (*(starts_of(clause.limit) if clause.limit else ()), *_after(clause))
    found = [{event for event in _run_out(each, events, today) if event in events} for each in journeys]
    return tuple(event for event in dict.fromkeys(events) if all(event in each for each in found))


def _after(clause: Duty | Cap) -> tuple[str, ...]:
    return clause.after if isinstance(clause, Duty) else ()


def _run_out(journey: Journey, events: Iterable[str], today: date) -> Mapping[str, tuple[Limit, ...]]:
    """The times that ran out by themselves so that some events came, and those that these began with."""
    told = {fact.event for fact in journey.case.facts}
    expiring = journey.policy.once(_expiring)
    todo, found = list(events), dict[str, tuple[Limit, ...]]()
    while todo:
        event = todo.pop()
        if event in expiring and event not in told | found.keys() and past(journey.history, event, today):
            found[event] = expiring[event]
            todo += (start for limit in expiring[event] for start in starts_of(limit))
    return found


def _expiring(policy: Policy) -> Mapping[str, tuple[Limit, ...]]:
    """The limits that end with an event, by that event: several can end with one."""
    ending = [(limit.expiry.event, limit) for _, limit in policy.limits() if limit.expiry]
    return {event: tuple(limit for other, limit in ending if other == event) for event, _ in ending}
