"""The courses of a case that contradict least what was told: of each text that may apply, and of a new matter too."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from navigator.case.course.journey import Freed, Journey, cannot_have_been
from navigator.case.course.matters import partings
from navigator.case.course.replay import by_the_more_usual, sensible
from navigator.case.course.usual import nearest_pairs
from navigator.case.facts.either_side import come_or_not, each_placed, put_off
from navigator.case.worlds.courses import courses
from navigator.dates import iso
from navigator.dates.calendars import Calendar
from navigator.model.answers import open_policies
from navigator.model.cases import Case
from navigator.model.composed import composed, parted
from navigator.model.versions import Applicable, Versions


def likely_courses(
    versions: Versions, case: Case, today: date, calendars: Mapping[str, Calendar]
) -> tuple[tuple[Journey, ...], bool]:
    """The courses of a case, of an earlier matter that had ended and of a new one too; whether an older text may apply.

    Nothing of the earlier matter counts in the new one: its clocks are over, and what was done was done in it.
    """
    policy = versions.current
    over, fresh, older, as_one = list[Journey](), list[Journey](), False, None
    for parting in partings(policy, composed(policy, case), today):
        before = _told(case, parting.before)
        if len(before.facts) == len(case.facts):
            continue  # What would begin it is only made of what was told, and nothing of that surely came later.
        courses_before, older_before = likely_courses(versions, before, today, calendars)
        # Where there were two before, the second is the one that must have ended.
        last = tuple(each for each in courses_before if not each.is_over)
        ended = parting.ended(policy, last)
        if not ended:
            continue
        if parting.maybe and cannot_have_been(ended):
            # On days on which there cannot have been two, there was one, where there can have been.
            as_one = as_one or _likely(versions, case, today, calendars)
            if not cannot_have_been(as_one[0]):
                continue
        older = older or older_before
        over += [replace(each, is_over=True) for each in courses_before if each in ended or each.is_over]
        for since in parting.since:
            begun, older_fresh = _likely(versions, _told(case, since), today, calendars)
            fresh += begun
            older = older or older_fresh
        if not parting.maybe and len(ended) == len(last):
            return (*over, *fresh), older
    whole, older_whole = as_one or _likely(versions, case, today, calendars)
    return (*over, *whole, *fresh), older or older_whole


def _told(case: Case, part: Case) -> Case:
    """A part of a case without what only follows from the rest of it."""
    said = {fact.event for fact in case.facts}
    return replace(part, facts=tuple(fact for fact in part.facts if fact.event in said))


def _likely(
    versions: Versions, case: Case, today: date, calendars: Mapping[str, Calendar]
) -> tuple[tuple[Journey, ...], bool]:
    """The courses that make the most sense under the texts that are kept; whether one that is not may apply."""
    within, older = _every(versions, case, today, calendars)
    found = (*within, *older)
    if failed := {each.way for each in found} - {each.way for each in found if not each.misplaces}:
        # A way may fit after all where days that nobody told need not keep to what is usual.
        freer, freer_older = _freely(failed, versions, case, today, calendars)
        within, older = (*within, *freer), (*older, *freer_older)
    likely = sensible([*within, *older])
    # Nothing is said of a case by a text that did not apply to it; only where it would be by that text is needed.
    told = tuple(each for each in likely if all(each is not other for other in older))
    return told, len(told) < len(likely)


_Every = tuple[tuple[Journey, ...], tuple[Journey, ...]]
"""Courses under the versions that are kept, and those of a case that began before."""


def _freely(
    ways: set[frozenset[str]], versions: Versions, case: Case, today: date, calendars: Mapping[str, Calendar]
) -> _Every:
    """The courses on some ways in which days that nobody told keep to as much of what is usual as they can."""
    within, older = _every(versions, case, today, calendars, None)
    kept, kept_older = list[Journey](), list[Journey]()
    left = set(ways)

    def fits(journey: Journey) -> bool:
        return journey.way in left and not journey.contradicts

    size = 1
    while given_up := frozenset(p for each in filter(fits, (*within, *older)) for p in nearest_pairs(each, size)):
        for pairs in sorted(given_up, key=sorted):
            now, before = _every(versions, case, today, calendars, pairs)
            kept += filter(fits, now)
            kept_older += filter(fits, before)
        left.difference_update(each.way for each in (*kept, *kept_older))
        size += 1
    kept += (each for each in within if each.way in left)
    return tuple(kept), (*kept_older, *(each for each in older if each.way in left))


def _every(
    versions: Versions, case: Case, today: date, calendars: Mapping[str, Calendar], freed: Freed = frozenset()
) -> _Every:
    """The courses under the versions that are kept, and those of a case that began before, as if by the newest."""
    under = [
        journey
        for version in reversed(versions.every)
        for journey in courses_under(version, case, today, calendars, freed)
        if version.may_hold(*journey.began)
    ]
    found = tuple(by_the_more_usual(under, freed))
    since = versions.kept_since
    if since is None:
        return found, ()
    before = Applicable(versions.current, None, iso.shift(since, -1))
    older = courses_under(before, case, today, calendars, freed)
    return found, tuple(each for each in older if before.may_hold(*each.began))


def courses_under(
    version: Applicable, case: Case, today: date, calendars: Mapping[str, Calendar], freed: Freed = frozenset()
) -> tuple[Journey, ...]:
    """The courses with each set of answers that is left open, and each event that another was made of."""
    policies = open_policies(version.policy, case.answers)
    told = composed(version.policy, case)

    def of(cases: Iterable[Case]) -> list[Journey]:
        return [
            _as_told(each, told)
            for policy in policies
            for placed in cases
            for part in parted(policy, placed)
            for each in courses(replace(version, policy=policy), composed(policy, part), today, calendars, freed=freed)
        ]

    found = of([*each_placed(case), *put_off(version.policy, case, today)])
    for booked in come_or_not(version.policy, case, today):
        # Where it leads to the same stages by the same steps, the case as it was told says both.
        known = {_place_of(each) for each in found}
        found += [each for each in of([booked]) if _place_of(each) not in known]
    return tuple(found)


def _place_of(journey: Journey) -> tuple[int, frozenset[str], frozenset[str], tuple[str, ...]]:
    """By which answers a case came where, by which steps, and what it has no place for."""
    return id(journey.policy), journey.now, journey.way, journey.unplaced


def _as_told(journey: Journey, told: Case) -> Journey:
    """A course with nothing for told that only follows from what was."""
    known = {fact.event for fact in told.facts}
    follows = dict.fromkeys(fact.event for fact in journey.case.facts if fact.event not in known)
    return replace(journey, case=told, inferred=(*journey.inferred, *follows))
