"""Where a case stands on a day: what is done, what runs, what is late, who acts next, what may be asked for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from navigator.case.course.idle import told_idly
from navigator.case.course.journey import Fork, Journey, cannot_have_been
from navigator.case.course.ways import read_from
from navigator.case.facts.arrival import arrived
from navigator.case.facts.hours import on_clocks
from navigator.case.verdicts.accepted import unless_refused
from navigator.case.verdicts.notes import Note, NoteKind, notes_on, told_twice
from navigator.case.verdicts.standing import Standing, standing
from navigator.case.verdicts.status import Status
from navigator.case.worlds.follow import followed
from navigator.dates import moments
from navigator.dates.calendars import Calendar
from navigator.model.acts import Cap, Duty, Force
from navigator.model.cases import Case, Fact, FactError
from navigator.model.composed import composed
from navigator.model.policy import Policy
from navigator.model.procedure import RuleKind, StandingRule
from navigator.model.versions import Versions

RUNNING = frozenset(
    {Status.RUNNING, Status.DUE_TODAY, Status.UNCLEAR, Status.LATE, Status.PAUSED, Status.DATE_NEEDED, Status.TOO_EARLY}
)
OPEN = frozenset({Status.OPEN, Status.MAY_BE_OPEN})


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
        return cannot_have_been(self.journeys)

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
        rights = (each for each in self.standings if each.clause.force is Force.MAY)
        # Of two times of which the later counts, one may have begun: it is permitted, and has no date yet.
        return tuple(
            each for each in rights if each.status in live or (each.status is Status.WAITING and each.verdict.open)
        )

    @property
    def next(self) -> tuple[Standing, ...]:
        """Acts that somebody has to take now: those with a date, soonest first, then those without one."""
        binding = [each for each in (*self.running, *self.of(Status.OPEN)) if each.clause.force is not Force.MAY]
        return tuple(
            each for each in binding if isinstance(each.clause, Duty) and each.status is not Status.MAY_BE_OPEN
        )

    @property
    def happened(self) -> tuple[Fact, ...]:
        """What was told, and what happened besides in every world."""
        told = self.journey.case.facts
        others = [fact for fact in self.journey.facts if fact.happened and not self._is_told(fact)]
        sure = (fact for fact in others if all(each.surely(fact.event) for each in self.journeys))
        return (*(fact for fact in told if fact.happened), *dict.fromkeys(map(self._dated, sure)))

    def _is_told(self, fact: Fact) -> bool:
        """Whether it was told: so, or for more days than those on which a course has it."""
        told = self.journey.case.facts
        return fact in told or bool(fact.span and any(fact.event == each.event for each in told))

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
    needs it. FactError for what is no event of the policy, though an earlier version may have it.
    """
    if unknown := next((fact.event for fact in case.facts if fact.event not in policy.events), None):
        raise FactError(f"{unknown!r} is not known here; one of the events: {', '.join(policy.events)}")
    versions = Versions(policy, tuple(earlier))
    policy, earlier = versions.current, versions.earlier
    if idle := told_idly((policy, *earlier), case):
        rest = replace(case, facts=tuple(fact for fact in case.facts if fact not in idle))
        named = position(policy, rest, today, calendars, earlier)
        unplaced = (Note(NoteKind.UNPLACED, fact.event) for fact in idle if fact.happened)
        journeys = tuple(replace(each, case=each.case.adding(idle)) for each in named.journeys)
        return replace(named, journeys=journeys, notes=tuple(dict.fromkeys((*named.notes, *unplaced))))
    # In which order it was told says nothing.
    in_turn = sorted(case.facts, key=lambda fact: (policy.order[fact.event], _day(fact)))
    case = replace(case, facts=tuple(in_turn))
    found = followed(versions, case, today, calendars)
    told = composed(policy, on_clocks(policy, arrived(policy, case, calendars), calendars))
    journeys = tuple(sorted(found.journeys, key=_first_told))
    standings = tuple(_standings(journeys, today, calendars, not_kept=found.not_kept)) if found.kept else ()
    standings = unless_refused(policy, found.case, journeys, standings)
    rights = tuple(rule for rule in journeys[0].policy.procedure.rules if _entitles(rule))
    notes = (
        *notes_on(journeys, today),
        *told_twice(journeys[0].case, standings, today),
        *(Note(NoteKind.TOO_SOON, each.fact.event, each.end) for each in found.early),
    )
    journeys = tuple(replace(each, case=told) for each in journeys)
    return Position(
        today,
        journeys,
        standings,
        rights,
        tuple(dict.fromkeys(notes)),
        found.not_kept,
        kept=found.kept,
        kept_since=versions.kept_since,
    )


def _first_told(journey: Journey) -> tuple[bool, bool, bool]:
    """What goes on first; of ends, one that was told before one by a time that ran out."""
    last = journey.moves[-1].known.event if journey.moves else ""
    return not journey.active, journey.past_end, all(fact.event != last for fact in journey.case.facts)


def _day(fact: Fact) -> tuple[date, str]:
    """The day by which one of several times of an event stands among them."""
    return moments.as_first(fact.first_told or date.max)


def _entitles(rule: StandingRule) -> bool:
    """Whether a rule is one under which something may be asked for, or should be: a right that binds nobody else."""
    return rule.force is Force.MAY or (rule.kind is RuleKind.RIGHT and rule.force is Force.SHOULD)


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


def _soonest(each: Standing) -> tuple[bool, date]:
    safe = each.due.safe if each.due else None
    return (safe is None, safe or date.max)


__all__ = ["OPEN", "RUNNING", "Note", "NoteKind", "Position", "Standing", "Status", "position"]
