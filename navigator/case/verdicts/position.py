"""Where a case stands on a day: what is done, what runs, what is late, who acts next, what may be asked for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from navigator.case.course.idle import told_idly
from navigator.case.course.journey import Fork, Freed, Journey
from navigator.case.course.matters import partings
from navigator.case.course.replay import by_the_more_usual, sensible
from navigator.case.course.usual import nearest_pairs
from navigator.case.course.ways import read_from
from navigator.case.facts.arrival import arrived
from navigator.case.facts.either_side import each_placed, still_to_come
from navigator.case.facts.hours import on_clocks
from navigator.case.verdicts.accepted import unless_refused
from navigator.case.verdicts.standing import Standing, Status, standing
from navigator.case.worlds.courses import courses
from navigator.case.worlds.too_soon import too_soon, without
from navigator.dates import iso, moments
from navigator.dates.calendars import Calendar
from navigator.model.acts import Cap, Duty, Force
from navigator.model.answers import open_policies
from navigator.model.cases import Case, Fact
from navigator.model.composed import composed, parted
from navigator.model.policy import Policy
from navigator.model.procedure import RuleKind, StandingRule
from navigator.model.versions import Applicable, Versions

RUNNING = frozenset(
    {Status.RUNNING, Status.DUE_TODAY, Status.UNCLEAR, Status.LATE, Status.PAUSED, Status.DATE_NEEDED, Status.TOO_EARLY}
)
OPEN = frozenset({Status.OPEN, Status.MAY_BE_OPEN})


class NoteKind(Enum):
    """Something about the facts that the reader should look at."""

    FUTURE = "future"
    PARTLY_AHEAD = "partly ahead"
    OUT_OF_ORDER = "out of order"
    HOURS_OUT_OF_ORDER = "hours out of order"
    UNPLACED = "unplaced"
    LEFT_OUT = "left out"
    AFTER_END = "after the end"
    AFTER_STAGE = "after the stage"
    TWICE = "twice"
    TOO_SOON = "too soon"
    SKIPPED_HOUR = "skipped hour"


@dataclass(frozen=True, slots=True)
class Note:
    """A fact that cannot be right as it stands, and the event it clashes with."""

    kind: NoteKind
    event: str
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """The answer about a case on a day."""

    today: date
    journeys: tuple[Journey, ...]
    """Every course that the case can have taken; the first one is told, the others beside it."""
    verdicts: tuple[Standing, ...]
    """How every act stands of every stage that the case has reached in some world."""
    rights: tuple[StandingRule, ...]
    """Standing rules under which something may be asked for."""
    notes: tuple[Note, ...]
    not_kept: bool = False
    """True when the case may have begun before the oldest version whose text is kept."""
    kept: bool = True
    """False when it surely has: then nothing is known of its dates."""
    kept_since: date | None = None
    """The day by which the oldest text that is kept was in force."""

    @property
    def journey(self) -> Journey:
        """The course that is told: one that goes on, if there is one."""
        return self.journeys[0]

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Those that matter now: in a stage where the case may be, over several stages, or done."""
        here = {stage for journey in self.journeys for stage in journey.now}
        done = {Status.DONE, Status.DONE_LATE}
        return tuple(
            each
            for each in self.verdicts
            if each.status in done
            or each.stage in here
            or (isinstance(each.clause, Cap) and here & set(each.clause.covers))
        )

    @property
    def ended(self) -> bool:
        """True when it is over in every world."""
        return not self.not_kept and all(not each.active for each in self.journeys)

    @property
    def may_be_ended(self) -> bool:
        """True when it is over in some world."""
        return self.kept and any(not each.active for each in self.journeys)

    @property
    def contradicts(self) -> bool:
        """True when what was told cannot have been so by the policy."""
        return all(each.contradicts for each in self.journeys)

    @property
    def elsewhere(self) -> tuple[Journey, ...]:
        """One course for each other place where the case may be."""
        places = {self.journey.place: self.journey}
        for each in self.journeys:
            places.setdefault(each.place, each)
        return tuple(places.values())[1:]

    @property
    def changed_by(self) -> tuple[str, ...]:
        """Conflict routes out of open stages that nobody mentioned: another track, taken as not gone."""
        found: dict[str, None] = {}
        for each in self.journeys:
            known = {fact.event for fact in each.case.facts} | each.history.keys()
            for stage in each.active:
                routes = each.policy.stages[stage.stage].conflicts
                found |= dict.fromkeys(route.event for route in routes if route.event and route.event not in known)
        return tuple(found)

    @property
    def fork(self) -> Fork | None:
        """Where it is not known by which of several events the case went on."""
        return next((each.fork for each in self.journeys if each.fork), None)

    @property
    def asked(self) -> tuple[str, ...]:
        """Events that settle whether something is over, and that nobody was asked about."""
        return tuple(dict.fromkeys(event for each in self.journeys for event in each.asked))

    @property
    def unread(self) -> tuple[str, ...]:
        """Events that a time is counted from in some of its readings alone, and of which nothing was told."""
        policy, told = self.journey.policy, {fact.event for fact in self.journey.case.facts}
        limits = [each.due.limit for each in (*self.running, *self.of(Status.WAITING)) if each.due]
        found = dict.fromkeys(event for limit in limits for event in read_from(policy, limit))
        return tuple(event for event in found if event not in told)

    def of(self, *statuses: Status) -> tuple[Standing, ...]:
        """The standings with one of these statuses."""
        return tuple(each for each in self.standings if each.status in statuses)

    @property
    def done(self) -> tuple[Standing, ...]:
        return self.of(Status.DONE, Status.DONE_LATE)

    @property
    def running(self) -> tuple[Standing, ...]:
        """Acts whose time limit has begun, or may have, and is not over and done with, soonest first."""
        begun = (
            each
            for each in self.standings
            if each.status in RUNNING or (each.due and each.status is Status.MAY_BE_OPEN)
        )
        return tuple(sorted(begun, key=_soonest))

    @property
    def open(self) -> tuple[Standing, ...]:
        """Acts that are to be done, or may be, and have no time limit or are permitted from a day that has come."""
        shown = {each.clause.id for each in self.running}
        return tuple(each for each in self.of(*OPEN) if each.clause.id not in shown)

    @property
    def may(self) -> tuple[Standing, ...]:
        """Acts that are permitted now."""
        live = RUNNING | OPEN
        rights = (each for each in self.standings if _force(each) is Force.MAY)
        # Of two times of which the later counts, one may have begun: it is permitted, and has no date yet.
        return tuple(
            each for each in rights if each.status in live or (each.status is Status.WAITING and each.verdict.open)
        )

    @property
    def next(self) -> tuple[Standing, ...]:
        """Acts that somebody has to take now: those with a date, soonest first, then those without one."""
        binding = [each for each in (*self.running, *self.of(Status.OPEN)) if _force(each) is not Force.MAY]
        return tuple(
            each for each in binding if isinstance(each.clause, Duty) and each.status is not Status.MAY_BE_OPEN
        )

    @property
    def happened(self) -> tuple[Fact, ...]:
        """What was told, and what happened besides in every world."""
        told = self.journey.case.facts
        others = [fact for fact in self.journey.facts if fact.happened and fact not in told]
        sure = (fact for fact in others if all(each.surely(fact.event) for each in self.journeys))
        return (*(fact for fact in told if fact.happened), *map(self._dated, sure))

    def _dated(self, fact: Fact) -> Fact:
        """The same without its day where that is another one in another world."""
        same = all(fact in each.facts for each in self.journeys)
        return fact if same else replace(fact, span=None)

    @property
    def undated(self) -> tuple[str, ...]:
        """Events whose dates would settle a running limit."""
        return tuple(dict.fromkeys(event for each in self.running if each.due for event in each.due.undated))


def position(
    policy: Policy,
    case: Case,
    today: date,
    calendars: Mapping[str, Calendar],
    earlier: Sequence[Policy] = (),
) -> Position:
    """Work out where a case stands on a day; `earlier` are the versions of the policy that were in force before.

    What came before the end of the time that it waits for is none: no time runs from it, unless what was told besides
    needs it.
    """
    if idle := told_idly((policy, *earlier), case):
        rest = replace(case, facts=tuple(fact for fact in case.facts if fact not in idle))
        named = position(policy, rest, today, calendars, earlier)
        unplaced = (Note(NoteKind.UNPLACED, fact.event) for fact in idle if fact.happened)
        journeys = tuple(replace(each, case=each.case.adding(idle)) for each in named.journeys)
        return replace(named, journeys=journeys, notes=tuple(dict.fromkeys((*named.notes, *unplaced))))
    # In which order it was told says nothing.
    case = replace(case, facts=tuple(sorted(case.facts, key=lambda fact: policy.order.get(fact.event, 0))))
    found = _position(policy, case, today, calendars, earlier)
    early = tuple(too_soon(found.journeys, today, calendars)) if found.kept else ()
    if not early:
        return found
    counted = _position(policy, without(case, early), today, calendars, earlier)
    told = found if counted.contradicts and not found.contradicts else counted
    notes = (Note(NoteKind.TOO_SOON, each.fact.event, each.end) for each in early)
    journeys = tuple(replace(each, case=found.journey.case) for each in told.journeys)
    return replace(told, journeys=journeys, notes=tuple(dict.fromkeys((*told.notes, *notes))))


def _position(
    policy: Policy,
    case: Case,
    today: date,
    calendars: Mapping[str, Calendar],
    earlier: Sequence[Policy],
) -> Position:
    told_so = on_clocks(policy, arrived(policy, case, calendars), calendars)
    case = composed(policy, told_so)
    versions = Versions(policy, tuple(earlier))
    told, older = _matters(versions, told_so, today, calendars)
    told = tuple(replace(each, case=case) for each in told)
    kept = bool(told)
    not_kept = not kept or older
    found = told or _courses(Applicable(policy), told_so, today, calendars)
    journeys = tuple(sorted(found, key=lambda each: (not each.active, each.past_end)))
    standings = tuple(_standings(journeys, today, calendars, not_kept=not_kept)) if kept else ()
    standings = unless_refused(policy, case, standings)
    rights = tuple(rule for rule in journeys[0].policy.procedure.rules if _entitles(rule))
    notes = (
        *_notes(journeys, today),
        *_told_twice(journeys[0].case, standings),
    )
    return Position(today, journeys, standings, rights, notes, not_kept, kept=kept, kept_since=versions.kept_since)


def _entitles(rule: StandingRule) -> bool:
    """Whether a rule is one under which something may be asked for, or should be: a right that binds nobody else."""
    return rule.force is Force.MAY or (rule.kind is RuleKind.RIGHT and rule.force is Force.SHOULD)


def _matters(
    versions: Versions, case: Case, today: date, calendars: Mapping[str, Calendar]
) -> tuple[tuple[Journey, ...], bool]:
    """The courses of a case, of an earlier matter that had ended and of a new one too; whether an older text may apply.

    Nothing of the earlier matter counts in the new one: its clocks are over, and what was done was done in it.
    """
    policy = versions.current
    over, fresh, older = list[Journey](), list[Journey](), False
    for parting in partings(policy, composed(policy, case), today):
        before = _told(case, parting.before)
        if len(before.facts) == len(case.facts):
            continue  # What would begin it is only made of what was told, and nothing of that surely came later.
        courses_before, older_before = _matters(versions, before, today, calendars)
        # Where there were two before, the second is the one that must have ended.
        last = tuple(each for each in courses_before if not each.is_over)
        ended = parting.ended(policy, last)
        if not ended:
            continue
        older = older or older_before
        over += [replace(each, is_over=True) for each in courses_before if each in ended or each.is_over]
        for since in parting.since:
            begun, older_fresh = _likely(versions, _told(case, since), today, calendars)
            fresh += begun
            older = older or older_fresh
        if not parting.maybe and len(ended) == len(last):
            return (*over, *fresh), older
    whole, older_whole = _likely(versions, case, today, calendars)
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
        for journey in _courses(version, case, today, calendars, freed)
        if version.may_hold(*journey.began)
    ]
    found = tuple(by_the_more_usual(under, freed))
    since = versions.kept_since
    if since is None:
        return found, ()
    before = Applicable(versions.current, None, iso.shift(since, -1))
    older = _courses(before, case, today, calendars, freed)
    return found, tuple(each for each in older if before.may_hold(*each.began))


def _courses(
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

    found = of([*each_placed(case)])
    if ahead := still_to_come(version.policy, case, today):
        # Where it leads to the same stages by the same steps, the case as it was told says both.
        known = {_place_of(each) for each in found}
        found += [each for each in of([ahead]) if _place_of(each) not in known]
    return tuple(found)


def _place_of(journey: Journey) -> tuple[int, frozenset[str], frozenset[str], tuple[str, ...]]:
    """By which answers a case came where, by which steps, and what it has no place for."""
    return id(journey.policy), journey.now, journey.way, journey.unplaced


def _as_told(journey: Journey, told: Case) -> Journey:
    """A course with nothing for told that only follows from what was."""
    known = {fact.event for fact in told.facts}
    follows = dict.fromkeys(fact.event for fact in journey.case.facts if fact.event not in known)
    return replace(journey, case=told, inferred=(*journey.inferred, *follows))


def _standings(
    journeys: Sequence[Journey], today: date, calendars: Mapping[str, Calendar], *, not_kept: bool
) -> Iterator[Standing]:
    clauses: dict[str, tuple[Duty | Cap, str | None]] = {}
    for journey in journeys:
        for visit in (*journey.past, *journey.active):
            for duty in journey.policy.stages[visit.stage].duties:
                known = clauses.setdefault(duty.id, (duty, visit.stage))
                if duty.limit and not known[0].limit:
                    # A time limit that one of several texts has is told, whichever of them holds.
                    clauses[duty.id] = (duty, visit.stage)
    for journey in journeys:
        for cap in journey.policy.procedure.caps:
            if journey.reached & set(cap.covers):
                clauses.setdefault(cap.id, (cap, None))
    for clause, stage in clauses.values():
        yield standing(clause, stage, journeys, today, calendars, not_kept=not_kept)


def _notes(journeys: Sequence[Journey], today: date) -> Iterator[Note]:
    journey = journeys[0]
    for fact in journey.case.facts:
        known = journey.policy.events.get(fact.event)
        first = fact.sent.day if fact.sent else fact.span.earliest if fact.span else today
        last = fact.span.latest if fact.span and not fact.sent else first
        if last > today and known and not known.future:
            yield Note(NoteKind.FUTURE if first > today else NoteKind.PARTLY_AHEAD, fact.event)
    after_end = dict.fromkeys(_after_end(journeys))
    ends = {move.known.event for each in journeys for move in each.moves if not move.to.leads_on}
    found = dict.fromkeys(pair for each in journeys for pair in each.told_clashes())
    # What was told for a day after an end may be of another matter: beside the steps of this one no date need be wrong.
    clashing = [(before, after) for before, after in found if before not in after_end or after in ends]
    for before, after in clashing:
        yield Note(_clash_kind(journey, before, after), after, before)
    for event in dict.fromkeys(event for each in journeys for event in each.unplaced):
        yield Note(NoteKind.UNPLACED, event)
    for event in dict.fromkeys(event for each in journeys for event in each.left_out):
        yield Note(NoteKind.LEFT_OUT, event)
    named = {event for pair in clashing for event in pair}
    for event in after_end:
        if event not in named:
            yield Note(NoteKind.AFTER_END, event)
    for fact in journey.case.facts:
        told = fact.happened and fact.event not in {*named, *after_end}
        if told and all(each.is_after_stage(fact) for each in journeys):
            yield Note(NoteKind.AFTER_STAGE, fact.event)


def _told_twice(case: Case, standings: Sequence[Standing]) -> Iterator[Note]:
    """What was told with a second date while a time runs from the first: nobody is left to think that it counts."""
    days: dict[str, set[date]] = {}
    for fact in case.facts:
        if fact.happened and fact.span:
            days.setdefault(fact.event, set()).add(fact.span.earliest)
    for event, told in days.items():
        if len(told) > 1 and any(_runs_from_before(each, event, sorted(told)[1]) for each in standings):
            yield Note(NoteKind.TWICE, event)


def _runs_from_before(each: Standing, event: str, day: date) -> bool:
    """Whether the time for what is not done runs from an event, and began before a day."""
    if each.due is None or each.verdict.done or event not in each.due.limit.starts:
        return False
    return any(one.start.span and one.start.span.latest < day and not one.read.anew for one in each.due.reckonings)


def _clash_kind(journey: Journey, before: str, after: str) -> NoteKind:
    """Whether two days cannot both be right, or two hours of one day."""
    days = [fact.span for fact in journey.case.facts if fact.event in (before, after)]
    told = [span and (moments.plain(span.earliest), moments.plain(span.latest)) for span in days]
    same = all(span and span[0] == span[1] == told[0][0] for span in told if told[0])
    return NoteKind.HOURS_OUT_OF_ORDER if same and told[0] else NoteKind.OUT_OF_ORDER


def _after_end(journeys: Sequence[Journey]) -> Iterator[str]:
    """What was told for a day after a case had ended in every course, and is not what the other side did about it."""
    for fact in journeys[0].case.facts:
        if fact.happened and all(journey.is_after_end(fact) for journey in journeys):
            yield fact.event


def _soonest(each: Standing) -> tuple[bool, date]:
    safe = each.due.safe if each.due else None
    return (safe is None, safe or date.max)


def _force(each: Standing) -> Force:
    return each.clause.force


__all__ = ["OPEN", "RUNNING", "Note", "NoteKind", "Position", "Standing", "Status", "position"]
