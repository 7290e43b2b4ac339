"""One limit of a case, by each version of its procedure that may apply."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from navigator.case.course.journey import Journey
from navigator.case.course.maybes import with_maybes
from navigator.case.course.replay import replay, sensible
from navigator.case.facts.history import history_of, ordered
from navigator.case.limit.alone import due
from navigator.case.limit.due import Absent, Due, Reckoning, Start
from navigator.case.worlds.courses import begun_by
from navigator.dates import iso
from navigator.dates.calendars import Calendar
from navigator.model.cases import Case, Fact, Span
from navigator.model.composed import composed
from navigator.model.interpretation import interpretations
from navigator.model.policy import Policy
from navigator.model.versions import Applicable, Versions


@dataclass(frozen=True, slots=True)
class ByVersion:
    """Which versions may apply to a case, and the case as each of them leaves its days."""

    versions: Versions
    cases: tuple[tuple[Policy, Case], ...]
    """Newest version first; none where no text that is kept applies."""
    older: bool
    """True when a text that is not kept may apply."""

    @property
    def policy(self) -> Policy:
        """The newest text that may apply; the newest there is where none does."""
        return self.cases[0][0] if self.cases else self.versions.current

    @property
    def kept(self) -> bool:
        return bool(self.cases)

    def due(self, name: str, calendars: Mapping[str, Calendar]) -> Due | None:
        """The limit of an act or cap, by each version that may apply; None where none of them has it.

        Where a text that is not kept may apply, there may be no date; where no other does, there is none.
        """
        if not self.cases:
            return _without_date(self.versions, name)
        found = [due(policy, limit, case, calendars) for policy, case in self.cases if (limit := policy.limit_of(name))]
        if not found:
            return None
        reckonings = tuple(each for one in found for each in one.reckonings)
        return Due(found[0].limit, reckonings, frozenset(self._absent(name)))

    def _absent(self, name: str) -> Iterator[Absent]:
        """Why a limit may not be there: a text that is not kept may hold, or one of those that do does not have it."""
        if self.older:
            yield Absent.NOT_KEPT
        since = {policy.limit_of(name) is not None: policy.procedure.in_force_from for policy, _ in self.cases}
        if len(since) > 1:
            yield Absent.BY_NEWER if (since[False] or date.min) > (since[True] or date.min) else Absent.BY_OLDER


def by_version(versions: Versions, case: Case) -> ByVersion:
    """The versions that may apply to a case: it can have begun before the first day that was told of it.

    They are the versions by which a position goes, whatever the day is.
    """
    found = [(version.policy, _begun(version, case)) for version in reversed(versions.every)]
    since = versions.kept_since
    before = _begun(Applicable(versions.current, None, iso.shift(since, -1)), case) if since else ()
    likely = sensible([*(each for _, begun in found for each in begun), *before])
    held = [(policy, [each for each in begun if any(each is one for one in likely)]) for policy, begun in found]
    cases = tuple((policy, _as_left_by(begun, case)) for policy, begun in held if begun)
    return ByVersion(versions, cases, any(each is one for each in before for one in likely))


def on_day(versions: Versions, day: date) -> ByVersion:
    """The versions that may apply to a case that began on a day."""
    cases = tuple((policy, Case(())) for policy in versions.for_case(day, day))
    return ByVersion(versions, cases, versions.may_be_older(day, day))


def _begun(version: Applicable, case: Case) -> tuple[Journey, ...]:
    policy, since = version.policy, version.first
    facts = composed(policy, case).facts
    told = {
        event: ordered(each.between(since, None) for each in times)
        for event, times in history_of(policy, facts, iso.LAST).items()
    }
    begun = (begun_by(each, version.last) for each in replay(policy, case, told, iso.LAST, since))
    return tuple(with_maybes(each, iso.LAST) for each in begun if each and version.may_hold(*each.began))


def _as_left_by(begun: Sequence[Journey], case: Case) -> Case:
    """The case with the days that some course leaves to what was told, and with what came before that, or may have."""

    def left(fact: Fact) -> Fact:
        times = [each for one in begun for each in one.history.get(fact.event, ()) if each.fact == fact and each.first]
        if not (fact.span and times):
            return fact
        first, last = min(each.first for each in times if each.first), max(each.last for each in times)
        return replace(fact, span=Span(first, last))

    told = {fact.event for fact in case.facts}
    last = max((fact.span.latest for fact in case.facts if fact.span), default=date.min)
    before = {
        event: None
        for one in begun
        for event, times in one.history.items()
        if event not in told | _beside(one.policy) and times[0].can_be_before(last)
    }
    return replace(case, facts=tuple(map(left, case.facts))).adding(Fact(event, happened=True) for event in before)


def _beside(policy: Policy) -> frozenset[str]:
    """Starts of times beside others: where nobody told of one, it is taken as not happened, in a position too."""
    return frozenset(event for _, limit in policy.limits() for other in limit.or_ for event in other.from_)


def _without_date(versions: Versions, name: str) -> Due | None:
    """A limit of a case whose text nobody has any more; None where no version has it."""
    found = [(each.policy, limit) for each in versions.every if (limit := each.policy.limit_of(name))]
    if not found:
        return None
    policy, limit = found[-1]
    return Due(limit, tuple(Reckoning(read, Start(), none=True) for read in interpretations(policy, limit)))
