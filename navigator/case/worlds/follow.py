"""The courses of a case as it was told, without what came too early: on some of its days, or on all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from navigator.case.course.journey import Journey
from navigator.case.facts.arrival import arrived
from navigator.case.facts.hours import on_clocks
from navigator.case.worlds.likely import courses_under, likely_courses
from navigator.case.worlds.too_soon import Early, on_each_side, too_soon, without
from navigator.dates.calendars import Calendar
from navigator.model.cases import Case
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
        return all(each.contradicts for each in self.journeys)


def followed(versions: Versions, told: Case, today: date, calendars: Mapping[str, Calendar]) -> Followed:
    """What came before the end of the time that it waits for is none, unless what was told besides needs it."""

    @cache
    def follow(case: Case) -> Followed:
        return _followed(versions, case, today, calendars)

    @cache
    def early_in(case: Case) -> tuple[Early, ...]:
        found = follow(case)
        return tuple(too_soon(found.journeys, today, calendars)) if found.kept else ()

    whole = follow(told)
    sides = tuple(on_each_side(told, whole.journeys, early_in))
    parts = []
    for case, early in sides:
        found, counted = follow(case), follow(without(case, early))
        parts.append(found if counted.contradicts and not found.contradicts else counted)
    always = (each for each in early_in(told) if all(_has(early, each) for _, early in sides))
    return _together([each for each in parts if not each.contradicts] or parts, tuple(always))


def _has(early: Iterable[Early], one: Early) -> bool:
    return any(each.fact.event == one.fact.event for each in early)


def _followed(versions: Versions, told: Case, today: date, calendars: Mapping[str, Calendar]) -> Followed:
    policy = versions.current
    told_so = on_clocks(policy, arrived(policy, told, calendars), calendars)
    case = composed(policy, told_so)
    kept, older = likely_courses(versions, told_so, today, calendars)
    found = kept or courses_under(Applicable(policy), told_so, today, calendars)
    journeys = tuple(replace(each, case=case) for each in found)
    return Followed(case, journeys, not_kept=not kept or older, kept=bool(kept))


def _together(parts: list[Followed], early: tuple[Early, ...]) -> Followed:
    """What is so on one of several sides, and nobody knows on which."""
    kept = any(each.kept for each in parts)
    case = replace(parts[0].case, facts=tuple(dict.fromkeys(fact for each in parts for fact in each.case.facts)))
    journeys = tuple(journey for each in parts if each.kept or not kept for journey in each.journeys)
    return Followed(case, journeys, any(each.not_kept for each in parts), kept, early)
