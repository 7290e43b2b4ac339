"""The courses of a case as it was told, without what came too early: on some of its days, or on all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from navigator.case.course.journey import Journey, cannot_have_been
from navigator.case.facts.arrival import arrived
from navigator.case.facts.either_side import with_spans
from navigator.case.facts.history import ONE
from navigator.case.facts.hours import on_clocks
from navigator.case.facts.said_again import without_said_again
from navigator.case.worlds.likely import courses_under, likely_courses
from navigator.case.worlds.too_soon import Early, can_be_parted, on_each_side, on_its_days, too_soon, without
from navigator.dates import moments
from navigator.dates.calendars import Calendar
from navigator.model.cases import Case, Span
from navigator.model.composed import composed
from navigator.model.versions import Applicable, Versions


@dataclass(frozen=True, slots=True)
class Followed:
    """The courses of a case."""

    case: Case
    """What was told, with the days of arrival and what is made of it."""
    journeys: tuple[Journey, ...]
    not_kept: bool
    """True when it may have begun before the oldest text that is kept."""
    kept: bool
    """False when it surely has."""
    early: tuple[Early, ...] = ()
    """What was told of a day before the end of the time that it waits for, on all of its days."""

    @property
    def contradicts(self) -> bool:
        """True when what was told cannot have been so by the policy."""
        return cannot_have_been(self.journeys)


def followed(versions: Versions, told: Case, today: date, calendars: Mapping[str, Calendar]) -> Followed:
    """A stop that may have been said twice is looked at as one, too."""
    whole = _in_time(versions, told, today, calendars)
    again = (_in_time(versions, each, today, calendars) for each in without_said_again(versions.current, told, today))
    parts = [each for each in again if not each.contradicts or whole.contradicts]
    return replace(_together([whole, *parts], whole.early), case=whole.case) if parts else whole


def _in_time(versions: Versions, told: Case, today: date, calendars: Mapping[str, Calendar]) -> Followed:
    """What came before the end of the time that it waits for is none, unless what was told besides needs it."""

    @cache
    def follow(case: Case) -> Followed:
        found = _followed(versions, case, today, calendars)
        left = () if found.contradicts else _left_out(case, found.journeys, today)
        others = (_followed(versions, each, today, calendars) for each in left)
        return _together([found, *(each for each in others if not each.contradicts)])

    @cache
    def early_in(case: Case) -> tuple[Early, ...]:
        found = follow(case)
        return tuple(too_soon(found.journeys, today, calendars)) if found.kept else ()

    whole = follow(told)
    sides = [
        (case, (*gone, *early))
        for day, gone in on_its_days(told, whole.journeys, today, calendars)
        for case, early in on_each_side(day, follow(day).journeys, early_in)
    ]
    parts = []
    for case, early in sides:
        found, counted = follow(case), follow(without(case, early))
        parts.append(found if counted.contradicts and not found.contradicts else counted)
    ever = dict.fromkeys((*early_in(told), *(each for _, early in sides for each in early if not each.fact.span)))
    always = (each for each in ever if all(_has(early, each) for _, early in sides))
    return _together([each for each in parts if not each.contradicts] or parts, tuple(always))


def _has(early: Iterable[Early], one: Early) -> bool:
    return any(each.fact.event == one.fact.event for each in early)


def _followed(versions: Versions, told: Case, today: date, calendars: Mapping[str, Calendar]) -> Followed:
    policy = versions.current
    told_so = on_clocks(policy, arrived(policy, told, calendars), calendars)
    case = composed(policy, told_so)
    kept, older = likely_courses(versions, told_so, today, calendars)
    found = kept or courses_under(Applicable(policy), told_so, today, calendars, frozenset())
    journeys = tuple(replace(each, case=case) for each in found)
    return Followed(case, journeys, not_kept=not kept or older, kept=bool(kept))


def _left_out(case: Case, journeys: Sequence[Journey], today: date) -> Iterator[Case]:
    """The case on those of the days told that none of its courses has: another way may have a place for them."""
    events = [fact.event for fact in case.facts if fact.happened]
    for fact in case.facts:
        if not can_be_parted(fact) or not fact.span or events.count(fact.event) > 1:
            continue
        times = [known for each in journeys for known in each.history.get(fact.event, ())]
        if not times or any(known.first is None for known in times):
            continue
        first = min(moments.plain(known.first) for known in times if known.first)
        last = max(moments.plain(known.last) for known in times)
        sides = (fact.span.earliest, first - ONE), (last + ONE, min(fact.span.latest, today))
        for begin, end in sides:
            if begin <= end:
                yield with_spans(case, {id(fact): Span(begin, end)})


def _together(parts: list[Followed], early: tuple[Early, ...] = ()) -> Followed:
    """What is so on one of several sides, and nobody knows on which."""
    kept = any(each.kept for each in parts)
    case = replace(parts[0].case, facts=tuple(dict.fromkeys(fact for each in parts for fact in each.case.facts)))
    journeys = tuple(journey for each in parts if each.kept or not kept for journey in each.journeys)
    return Followed(case, journeys, any(each.not_kept for each in parts), kept, early)
