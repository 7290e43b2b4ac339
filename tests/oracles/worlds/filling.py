"""Every world of a case: each event on a day that fits, each expiry in one of its readings."""

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from operator import attrgetter

from navigator.dates.calendars import Calendar
from navigator.model.acts import Cap, Duty, Event
from navigator.model.cases import Case, Fact, Sent
from navigator.model.limits import GeneralRules, Reading, Sending
from navigator.model.policy import Policy
from tests.oracles.worlds.clock import NO_DATE, Clock, Date, Happening, History, rules_of
from tests.oracles.worlds.days import ONE, Looker, last_day
from tests.oracles.worlds.route import Chart, Step, Way, aside_events, limit_events, missing, start_events, travel

MOST = 300_000
HARD = 1000
"""Going against what binds weighs more than going any number of times against the list of events."""
DAYS = {
    "hours": 1,
    "days": 1,
    "clear days": 1,
    "clear working days": 2,
    "working days": 2,
    "school days": 3,
    "weeks": 7,
    "months": 31,
    "years": 366,
}


class NoWorldError(ValueError):
    """What was told fits no world."""


class TooManyWorldsError(NotImplementedError):
    """There are too many worlds to look at one by one."""


@dataclass(frozen=True)
class Board:
    """Everything that is not the case: the versions of the policy, the calendars, and the day."""

    current: Policy
    calendars: Mapping[str, Calendar]
    today: date
    earlier: tuple[Policy, ...] = ()

    def in_force(self, began: date | None) -> Policy | None:
        """The version for a case that began on a day; None when its text is not kept."""
        dated = sorted(
            ((since, p) for p in (*self.earlier, self.current) if (since := p.procedure.in_force_from)),
            key=lambda x: x[0],
        )
        if began is None or not dated:
            return self.current
        fitting = [policy for since, policy in dated if since <= began]
        return fitting[-1] if fitting else None


@dataclass(frozen=True)
class World:
    """One completion of what was told."""

    history: Mapping[str, tuple[Happening, ...]]
    way: Way
    readings: Mapping[str, Reading | None] = field(default_factory=dict)
    """The reading of each limit that has an expiry."""
    asked: frozenset[str] = frozenset()
    """Events that nobody mentioned and that decide whether a time ran out."""
    done_unseen: frozenset[str] = frozenset()
    """Acts that no event shows, and that are taken as done in this world."""
    broken: int = 0
    """How often it goes against the order in which things happen; HARD for each time that it cannot have been."""
    began: date | None = None
    """The first day of what was told and of what the way needs."""
    needs: frozenset[str] = frozenset()
    """What the way needs and nobody told."""


@dataclass(frozen=True)
class Filler:
    """Fills in what was not told, for one version of a policy."""

    board: Board
    policy: Policy
    """The version, as it is with one set of answers to the questions about the case."""
    case: Case
    version: Policy
    seen: dict[tuple[frozenset[str], str | None], tuple["World", ...]] = field(default_factory=dict, repr=False)
    bound: dict[frozenset[str], int] = field(default_factory=dict, repr=False)
    """For each way, the least that a world has gone against the order so far; what goes further is not finished."""
    counted: dict[object, Date] = field(default_factory=dict, repr=False)

    @cached_property
    def _settled(self) -> frozenset[str]:
        """The events about whose days there is no doubt."""
        sure = {f.event for f in self.case.facts if f.span and f.span.earliest == f.span.latest and not f.sent}
        return (
            frozenset(sure) - {f.event for f in self.case.facts if f.happened and f.event not in sure}
        ) | self.denied

    def _matters(self, event: str, relevant: frozenset[str]) -> bool:
        """Whether the day of an event can change anything: it is relevant, or moves the case."""
        stages = self.policy.procedure.stages
        if any(event in made.made_of and self._matters(made.id, relevant) for made in self._made):
            return True
        return event in relevant or any(event in s.opens or self.chart.leads_out(s.id, event) for s in stages)

    @cached_property
    def chart(self) -> Chart:
        return Chart(self.policy.procedure, self.told)

    @cached_property
    def told(self) -> frozenset[str]:
        said = frozenset(fact.event for fact in self.case.facts if fact.happened)
        return said | frozenset(
            event.id
            for event in self._made
            if (event.all_of and said.issuperset(event.all_of)) or said.intersection(event.any_of)
        )

    @cached_property
    def denied(self) -> frozenset[str]:
        said = frozenset(fact.event for fact in self.case.facts if not fact.happened) - self.told
        return said | frozenset(
            event.id
            for event in self._made
            if said.intersection(event.all_of) or (event.any_of and said.issuperset(event.any_of))
        )

    @cached_property
    def _made(self) -> tuple[Event, ...]:
        """The events that are made of others, and of which nothing was said."""
        said = {fact.event for fact in self.case.facts}
        return tuple(each for each in self.policy.procedure.events if each.made_of and each.id not in said)

    def _with_made(self, told: tuple[Happening, ...]) -> tuple[Happening, ...]:
        """What happened, with the events that follow: with the first of others, or with the last of them."""
        found = list(told)
        for event in self._made:
            any_of = [h for h in told if h.event in event.any_of]
            all_of = [min((h for h in told if h.event == each), default=None) for each in event.all_of]
            found += [replace(h, event=event.id) for h in any_of]
            if all_of and all(all_of):
                last = max(h for h in all_of if h)
                edge = all(h.edge for h in all_of if h)
                found.append(replace(last, event=event.id, edge=edge, firm=all(h.firm for h in all_of if h)))
        return tuple(found)

    @cached_property
    def expiring(self) -> tuple[Duty | Cap, ...]:
        return tuple(clause for clause, limit in self.policy.limits() if limit.expiry)

    def worlds(self, relevant: frozenset[str], extra: str | None = None) -> tuple[World, ...]:
        """All worlds; days are drawn for the events that matter, any day that fits will do for the others.

        With `extra`, an event that was not mentioned has happened, on some day.
        """
        for clause in self.expiring:
            relevant |= self.relevant_to(clause)
        relevant |= {part for event in self._made if event.id in relevant for part in event.made_of}
        key = relevant - self._settled, extra
        if key not in self.seen:
            self.bound.clear()
            kept: dict[frozenset[str], list[World]] = {}
            for way, world in self._worlds(relevant, extra):
                others = kept.setdefault(way, [])
                if others and world.broken < others[0].broken:
                    others.clear()
                if not others or world.broken == others[0].broken:
                    others.append(world)
                if len(others) > MOST:
                    raise TooManyWorldsError(f"more than {MOST} worlds")
            found = [world for worlds in kept.values() for world in worlds]
            self.seen[key] = tuple(found)
        return self.seen[key]

    def relevant_to(self, clause: Duty | Cap) -> frozenset[str]:
        """The events whose days decide about one act, and those that an act it is counted from had to wait for."""
        found = self._looked_at(clause)
        for duty in self.policy.duties.values():
            if duty.produces in found and duty.limit and len(duty.limit.from_) > 1:
                found |= frozenset(duty.limit.from_)
        return found

    def _looked_at(self, clause: Duty | Cap) -> frozenset[str]:
        shown = {clause.produces} if isinstance(clause, Duty) and clause.produces else set()
        after = set(clause.after)
        return frozenset(shown | after) | (limit_events(clause.limit) if clause.limit else frozenset())

    # What was told.

    def _worlds(self, relevant: frozenset[str], extra: str | None) -> Iterator[tuple[frozenset[str], World]]:
        """Each world, with the events that its way needs; of each way those that go against the order the least."""
        facts = [fact for fact in self.case.facts if fact.happened]
        unknown = sum(1 for fact in facts if fact.span is None)
        choices = [self._days_of(fact, unknown) for fact in facts]
        choices = [
            self._ends(days) if fact.span and not self._matters(fact.event, relevant) else days
            for fact, days in zip(facts, choices, strict=True)
        ]
        if extra:
            choices.append([Happening(day, extra) for day in self._telling_days])
        size = 1
        for choice in choices:
            size *= len(choice)
        if size > MOST:
            raise TooManyWorldsError(f"{size} ways to place what was told")
        for chosen in itertools.product(*choices):
            yield from self._completed(self._with_made(tuple(chosen)), relevant)

    def _ends(self, days: list[Happening]) -> list[Happening]:
        return list(dict.fromkeys((days[0], days[-1])))

    def _days_of(self, fact: Fact, unknown: int) -> list[Happening]:
        today, event = self.board.today, self.policy.events[fact.event]
        if fact.sent:
            return self._arrivals(fact.event, fact.sent)
        if fact.span is None:
            return self._any_day(fact.event, unknown)
        day, days = fact.span.earliest, list[date]()
        while day <= fact.span.latest:
            if event.future or day <= today:
                days.append(day)
            day += ONE
        if not days:
            raise NoWorldError(f"{fact} lies ahead, and is not booked")
        return [Happening(day, fact.event) for day in days]

    def _any_day(self, event: str, unknown: int) -> list[Happening]:
        return [Happening(day, event, edge=day == self._long_ago) for day in self._candidates(unknown)]

    def _arrivals(self, event: str, sent: Sent) -> list[Happening]:
        """Each day on which it can have arrived, up to the last that is presumed."""
        rules = self._common
        assert rules.calendar is not None
        looker = Looker(self.board.calendars[rules.calendar])
        first = last = sent.day
        late_on = None
        ours = [rule for level in self._levels for rule in level.arrival if sent.by in rule.by]
        stated = [rule.period for rule in ours if event in rule.of] or [rule.period for rule in ours if not rule.of]
        if stated:
            # The policy's own rule: no other day is possible.
            found = last_day(stated[0], sent.day, looker, included=False, stops=())
            assert found is not None
            first = last = found
        elif sent.by is Sending.EMAIL_LATE:
            late_on = sent.day
            if rules.cutoff:
                first = last = sent.day + ONE
            else:
                last = looker.first_open(sent.day + ONE)
        elif sent.by in (Sending.FIRST_CLASS, Sending.SECOND_CLASS):
            first = sent.day + ONE
            while not (first.weekday() == 5 and first not in looker.calendar.closures) and not looker.is_open(first):
                first += ONE
            for _ in range(2 if sent.by is Sending.FIRST_CLASS else 4):
                last = looker.first_open(last + ONE)
        days = [first + timedelta(n) for n in range((last - first).days + 1)]
        return [Happening(day, event, firm=looker.firm, late_on=late_on, presumed=True) for day in days]

    @cached_property
    def _common(self) -> "_Common":
        return _Common(
            next((level.calendar for level in self._levels if level.calendar), None),
            next((level.cutoff for level in self._levels if level.cutoff), None),
        )

    @property
    def _levels(self) -> list[GeneralRules]:
        return [each for each in (self.policy.procedure.counting, self.policy.publisher.counting) if each]

    # Days that nobody told.

    @cached_property
    def _told_days(self) -> tuple[date, ...]:
        spans = [(fact.span.earliest, fact.span.latest) for fact in self.case.facts if fact.span and not fact.sent]
        sent = [self._arrivals(fact.event, fact.sent) for fact in self.case.facts if fact.sent]
        spans += [(days[0].day, days[-1].day) for days in sent]
        return tuple(sorted({day for span in spans for day in span if day <= self.board.today}))

    @cached_property
    def _telling_days(self) -> tuple[date, ...]:
        """Days on which something that was not mentioned shows what it changes: around what was told, and now."""
        today = self.board.today
        near = {day + timedelta(n) for day in self._told_days for n in (0, 1, 4)} | {today - ONE, today}
        return tuple(sorted(day for day in near if day <= today))

    @cached_property
    def _turning_days(self) -> list[date | None]:
        """Days between which nothing was told: that is all that matters of a step that no date is counted from.

        Long ago is one of them: what comes after such a step, and what dates are counted from, can be long ago too.
        """
        ends = [day for day in self._told_days for day in (day - ONE, day)]
        return [None, *sorted({self._long_ago, *ends})]

    @cached_property
    def _long_ago(self) -> date:
        periods = [
            p
            for _, limit in self.policy.limits()
            for p in (limit.period, *(r.period for r in limit.readings), *(o.period for o in limit.or_))
            if p
        ]
        longest = max((DAYS[p.unit] * p.amount for p in periods), default=0)
        return min((*self._told_days, *self._borders, self.board.today)) - timedelta(2 * longest + 60)

    def _candidates(self, unknown: int) -> list[date]:
        """The days that are tried for a day that is not known: every day nearby, and one long ago."""
        today, told = self.board.today, self._told_days
        if unknown <= 1 and told and (today - told[0]).days <= 90:
            first = min(told[0] - timedelta(7), *self._edges) if self._edges else told[0] - timedelta(7)
            near = {first + timedelta(n) for n in range((today - first).days + 1)}
        else:
            around, back = {0: (3, 30), 1: (3, 30), 2: (1, 8)}.get(unknown, (0, 1))
            near = {day + timedelta(n) for day in told for n in range(-around, around + 1)}
            near |= {today - timedelta(n) for n in range(back + 1)}
            near |= set(self._edges)
        return sorted({self._long_ago, *(day for day in (*near, *self._borders) if day <= today)})

    @cached_property
    def _edges(self) -> tuple[date, ...]:
        """The last day from which a time is over by today, or by a day that was told; and the day after it."""
        found = set[date]()
        ends = (self.board.today, *self._told_days)
        for _, limit in self.policy.limits():
            for reading in limit.readings or (None,):
                clock = Clock(self.policy, limit, reading, self.board.calendars)
                if clock.backwards or limit.kind.value != "by":
                    continue
                dues = self._dues(clock, min(ends) - timedelta(75))
                for end in ends:
                    over = max((day for day, due in dues if day <= end and due < end), default=None)
                    if over and end - over < timedelta(75):
                        found |= {over, over + ONE}
        return tuple(sorted(found))

    def _dues(self, clock: Clock, first: date) -> list[tuple[date, date]]:
        """Each day from the first to today, with the date that is counted from it."""
        days = [first + timedelta(n) for n in range((self.board.today - first).days + 1)]
        counted = ((day, clock.due(Happening(day, clock.starts[0]), {}).day) for day in days)
        return [(day, due) for day, due in counted if due]

    @cached_property
    def _borders(self) -> tuple[date, ...]:
        """The first day of each version, and the last before it."""
        starts = [policy.procedure.in_force_from for policy in (*self.board.earlier, self.board.current)]
        return tuple(day for start in starts if start for day in (start - ONE, start))

    def _completed(
        self, told: tuple[Happening, ...], relevant: frozenset[str]
    ) -> Iterator[tuple[frozenset[str], World]]:
        for steps in self._skeletons(told, ()):
            needed = [(step, evidence) for step, evidence in steps if not step.skipped]
            moved = [Happening(evidence.day, step.event) for step, evidence in steps if step.skipped]
            have = (*told, *moved, *(Happening(e.day, s.event) for s, e in needed))
            first = travel(self.chart, (h for h in have if self._is_past(h)))
            implied = self._implied(have, frozenset(visit.stage for way in first for visit in way.visits))
            added = frozenset(step.event for step, _ in steps) | implied.keys()
            questions = sorted({q for way in first for q in self._open_questions(way, added, relevant)})
            free = [step.event for step, _ in needed if step.event in relevant or self._first_day_decides]
            moving = [step.event for step, _ in needed if step.event not in free]
            if self.expiring and moving:
                # The day on which a stage was left decides whether a time ran out there.
                free, moving = [*free, *moving], []
            free += [event for event in implied if event in relevant or self._first_day_decides]
            unknown = len(free) + len(questions) + sum(1 for happening in told if happening.edge)
            days = self._candidates(unknown)
            size = len(days) ** len(free) * (len(days) + 1) ** len(questions)
            if size > MOST:
                raise TooManyWorldsError(f"{size} ways to place what was not told")
            turns = self._turning_days
            size *= len(turns) ** len(moving)
            if size > MOST:
                raise TooManyWorldsError(f"{size} ways to place what was not told")
            maybe: list[date | None] = [None, *days]
            sure: list[date | None] = [*days]
            choices: list[list[date | None]] = [*([sure] * len(free)), *([maybe] * len(questions))]
            choices += [turns] * len(moving)
            for chosen in itertools.product(*choices):
                at = dict(zip((*free, *questions, *moving), chosen, strict=True))
                for world in self._placed(told, tuple(moved), needed, implied, at, relevant):
                    way = frozenset(step.event for step, _ in steps)
                    self.bound[way] = min(self.bound.get(way, world.broken), world.broken)
                    yield way, replace(world, needs=way)

    @cached_property
    def _first_day_decides(self) -> bool:
        """Whether the day on which the case began decides which version applies."""
        return any(policy.procedure.in_force_from for policy in (*self.board.earlier, self.board.current))

    def _implied(self, have: tuple[Happening, ...], visited: frozenset[str]) -> dict[str, frozenset[str]]:
        """Events that must have come before others, each with those: a clock that stopped or was done had begun.

        An act may have been left out, and a way out would have moved the case: neither is taken for certain.
        """
        names = {h.event for h in have if self._is_past(h)}
        after: dict[str, set[str]] = {}
        found = True
        while found:
            found = False
            for before, later in self._before_and_after(visited):
                if later not in names or later in after.get(before, set()):
                    continue
                if before in after or (before not in names and self._goes_without_saying(before)):
                    after.setdefault(before, set()).add(later)
                    names.add(before)
                    found = True
        return {event: frozenset(later) for event, later in after.items()}

    def _goes_without_saying(self, event: str) -> bool:
        acts = any(duty.produces == event for duty in self.policy.duties.values())
        leads = any(self.chart.leads_out(stage, event) for stage in self.chart.stages)
        return not (acts or leads or event in self.denied or event in self.told)

    def _before_and_after(self, visited: frozenset[str]) -> Iterator[tuple[str, str]]:
        for stage in self.policy.procedure.stages:
            for duty in stage.duties if stage.id in visited else ():
                limit = duty.limit
                if limit is None:
                    continue
                yield from ((pause.from_, pause.until) for pause in limit.pauses)
                if len(limit.from_) == 1:
                    told_of = [extension.event for extension in limit.extensions if extension.how.value != "automatic"]
                    over = limit.expiry.event if limit.expiry else None
                    for later in (duty.produces, *(pause.from_ for pause in limit.pauses), *told_of, over):
                        if later:
                            yield limit.from_[0], later

    def _placed(
        self,
        told: tuple[Happening, ...],
        moved: tuple[Happening, ...],
        needed: list[tuple[Step, Happening]],
        implied: Mapping[str, frozenset[str]],
        at: Mapping[str, date | None],
        relevant: frozenset[str],
    ) -> Iterator[World]:
        known, later = list(told), date.max
        for step, evidence in reversed(needed):
            # Without a day of its own, it happened with the one that it was needed for.
            day = at.get(step.event) or min(later, evidence.day)
            if day > min(later, evidence.day):
                return  # The way needs one after the other.
            later = min(later, day)
            known.append(Happening(day, step.event, edge=day == self._long_ago))
        named = {step.event for step, _ in needed}
        for event, others in implied.items():
            latest = min(h.day for h in (*known, *(Happening(d, e) for e, d in at.items() if d)) if h.event in others)
            day = at.get(event) or latest
            if day > latest:
                return
            named.add(event)
            known.append(Happening(day, event, edge=day == self._long_ago))
        known += [
            Happening(day, event, edge=day == self._long_ago) for event, day in at.items() if day and event not in named
        ]
        first = min((h.day for h in (*told, *known) if h.event not in at or h.event in named), default=None)
        begun = [day for day in self._may_have_begun(first, told, named) if self._applies(day, known)]
        if not begun:
            return
        loose = frozenset(implied) - at.keys()
        unsaid = frozenset(self.chart.order) - {h.event for h in known} - self.denied - relevant
        broken = HARD * self._against_order(history_of(known), loose, unsaid)
        broken += self._against_list(history_of(known), loose, frozenset(at) | named | self._undated)
        if broken > self.bound.get(frozenset({step.event for step, _ in needed} | {h.event for h in moved}), broken):
            return
        for readings in self._expiry_readings(frozenset(h.event for h in known)):
            for world in self._expired(tuple(known), moved, readings, _Handled()):
                asked = [h for h in known if h.event in at.keys() - named]
                if any(h.day > self._open_until(world.way, h.event, named, world.history) for h in asked):
                    continue  # On this way it would come after the last thing told.
                # What was told and finds no place on this way speaks for another one.
                astray = sum(1 for h in told if self._is_past(h) and h not in world.way.placed)
                hard = HARD * (astray + world.way.out_of_order + len(moved))
                early = self._too_early(world, frozenset(at) | self._undated)
                yield from (replace(world, broken=broken + hard + early, began=day) for day in begun)

    def _may_have_begun(
        self, first: date | None, told: tuple[Happening, ...], named: Collection[str]
    ) -> Iterator[date | None]:
        """The first day of a case; and, where nothing happened that opens one, days under each text before that."""
        yield first
        opening = {event for stage in self.policy.procedure.stages for event in stage.opens}
        if first and opening and not opening & {*named, *(h.event for h in told if self._is_past(h))}:
            yield from (day for day in self._borders[::2] if day < first)

    def _applies(self, began: date | None, known: Iterable[Happening]) -> bool:
        """Whether the version is the one that decides where a case began on a day."""
        since = self.version.procedure.in_force_from
        if since and began and began >= since > min(h.day for h in known):
            return False  # What may have happened or not did not begin the case.
        applies = self.board.in_force(began)
        return applies is self.version or (applies is None and self.version is self.board.current)

    def _too_early(self, world: World, undated: frozenset[str]) -> int:
        """How often something that nobody told a day for lies before the stage that alone it belongs to."""
        opened = {visit.stage: visit.opened or date.min for visit in reversed(world.way.visits)}
        stages = {event: self.chart.homes(event) & opened.keys() for event in undated & world.history.keys()}
        return sum(
            1
            for event, homes in stages.items()
            for happening in world.history[event]
            if homes and homes == self.chart.homes(event) and happening.day < min(opened[stage] for stage in homes)
        )

    def _skeletons(
        self, told: tuple[Happening, ...], steps: tuple[tuple[Step, Happening], ...]
    ) -> Iterator[tuple[tuple[Step, Happening], ...]]:
        """Every way to fill in what the route needs before what was told."""
        have = (*told, *(Happening(evidence.day, step.event) for step, evidence in steps))
        tried = {evidence for _, evidence in steps}
        names = frozenset(h.event for h in have)
        alternatives: set[tuple[tuple[Step, Happening], ...]] = set()
        complete = False
        for way in travel(self.chart, (h for h in have if self._is_past(h))):
            reached = frozenset(stage for evidence in tried for stage in self.chart.homes(evidence.event))
            astray = [h for h in told if h not in way.placed and self.chart.homes(h.event) and self._is_past(h)]
            complete = complete or not astray
            lost = sorted(h for h in astray if not self.chart.homes(h.event) & reached)
            runs = next((runs for h in lost if (runs := missing(self.chart, way, h, names, self.denied))), ())
            evidence = next((h for h in lost if missing(self.chart, way, h, names, self.denied)), None)
            if evidence is None:
                alternatives.add(steps)
            for run in runs:
                assert evidence is not None
                alternatives.add((*steps, *((step, evidence) for step in run)))
        if complete:
            # Nothing more is needed on one way: what another one would need besides did not happen.
            yield steps
            return
        for each in sorted(alternatives, key=str):
            if each == steps:
                yield steps
            else:
                yield from self._skeletons(told, each)

    def _is_past(self, happening: Happening) -> bool:
        return happening.day <= self.board.today or happening.presumed

    def _open_questions(self, way: Way, added: frozenset[str], relevant: frozenset[str]) -> Iterator[str]:
        """Events from before the last thing told, on a way that does not need them: they may have happened or not."""
        chart, said = self.chart, self.told | added
        history = history_of(way.placed)
        for event in relevant - said - self.denied:
            if self.beside(event) or event in self._by_themselves:
                continue
            if any(chart.leads_out(stage, event) for stage in chart.homes(event)):
                continue
            if self._open_until(way, event, added, history) > date.min:
                yield event

    def _open_until(self, way: Way, event: str, added: Collection[str], history: History) -> date:
        """The last day on which an event that nobody mentioned may have been; date.min where it was not yet."""
        chart, said, found = self.chart, self.told | frozenset(added), date.min
        # What ended for good asked for nothing more.
        end = way.closed if way.more else date.max
        # What was left because a time ran out was open as far as anybody told.
        by_time = {h.day for h in way.placed if h.event in self._by_themselves - self.told}
        placed = {h.event for h in way.placed}
        for stage in chart.homes(event):
            left = [v.left for v in way.visits if v.stage == stage and v.left and v.left not in by_time]
            if left and stage not in way.open:
                return end
            # What belongs to a round that is over was in that round.
            found = max((found, *left))
            if not way.visited(stage):
                continue
            days = (
                max(h.day for h in history[other] if self._is_past(h))
                for other in said - self._by_themselves
                if other in placed
                and chart.knows(stage, other)
                and chart.order[other] > chart.order[event]
                and self._shows(other, event)
            )
            found = max((found, *days))
        return min(found, end)

    @cached_property
    def _by_themselves(self) -> frozenset[str]:
        """What happens only because a time ran out; nobody needs to say it, and nothing else brings it about."""
        return frozenset(c.limit.expiry.event for c in self.expiring if c.limit and c.limit.expiry)

    def _shows(self, told: str, event: str) -> bool:
        """Whether the list can tell that what was told came later; of its own act, more time says nothing."""
        if not self.beside(told):
            return True
        clauses = [c for c, limit in self.policy.limits() if told in aside_events(limit) - {limit.until}]
        return bool(clauses) and event not in {getattr(c, "produces", None) for c in clauses}

    def beside(self, event: str) -> bool:
        """Whether an event only stops a clock, gives more time, is repeated, or is another way to begin."""
        produced = any(
            duty.produces == event and not (duty.limit and duty.limit.every) for duty in self.policy.duties.values()
        )
        leads = any(self.chart.leads_out(stage, event) for stage in self.chart.stages)
        if produced or leads:
            return False
        aside = any(event in aside_events(limit) for _, limit in self.policy.limits())
        started = any(event in start_events(limit) for _, limit in self.policy.limits())
        routes = any(c.event == event for stage in self.policy.procedure.stages for c in stage.conflicts)
        repeated = any(duty.produces == event for duty in self.policy.duties.values())
        return (aside and not started) or routes or repeated

    # Limits that run out.

    def _expiry_readings(self, known: frozenset[str]) -> Iterator[dict[str, Reading | None]]:
        """One reading for each limit with an expiry whose clock can have begun."""
        expiries = {clause.limit.expiry.event for clause in self.expiring if clause.limit and clause.limit.expiry}
        begun = [c for c in self.expiring if c.limit and start_events(c.limit) & (known | expiries)]
        names = [clause.id for clause in begun]
        options = [clause.limit.readings or (None,) for clause in begun if clause.limit]
        for chosen in itertools.product(*options):
            yield dict(zip(names, chosen, strict=True))

    def _expired(
        self,
        known: tuple[Happening, ...],
        moved: tuple[Happening, ...],
        readings: Mapping[str, Reading | None],
        handled: "_Handled",
    ) -> Iterator[World]:
        history = history_of(known)
        final = frozenset(
            c.limit.expiry.event for c in self.expiring if c.limit and c.limit.expiry and not c.limit.discretion
        )
        for way in travel(self.chart, (h for h in (*known, *moved) if self._is_past(h)), final):
            ran_out = [
                (at, clause)
                for clause in self.expiring
                if clause.id in readings
                and clause.id not in handled.clauses
                and (at := self._ran_out(clause, history, way, readings)).day
            ]
            if not ran_out:
                yield World(history, way, readings, handled.asked, handled.done)
                continue
            at, clause = min(ran_out, key=lambda each: each[0].day or date.max)
            yield from self._branches(known, moved, readings, handled, at, clause)

    def _branches(
        self,
        known: tuple[Happening, ...],
        moved: tuple[Happening, ...],
        readings: Mapping[str, Reading | None],
        handled: "_Handled",
        at: Date,
        clause: Duty | Cap,
    ) -> Iterator[World]:
        """It ran out; or it did not, because the date is not firm; or what nobody was asked about was done in time."""
        assert clause.limit
        assert clause.limit.expiry
        assert at.day
        expiry = clause.limit.expiry.event
        product = clause.produces if isinstance(clause, Duty) else None
        told = self.told | {h.event for h in known}
        # Silence never ends anything: where that would follow, the act may have been done all the same.
        own = [stage.id for stage in self.policy.procedure.stages if clause in stage.duties]
        ends = any(self.chart.leads_out(stage, expiry) for stage in (clause.covers if isinstance(clause, Cap) else own))
        unsaid = product is None or (product not in told and product not in self.denied)
        silent = isinstance(clause, Duty) and ends and unsaid
        asked = handled.asked | ({product} if silent and product else set())
        here = _Handled(handled.clauses | {clause.id}, asked, handled.done)
        yield from self._expired((*known, Happening(at.day + ONE, expiry, at.firm, at.edge)), moved, readings, here)
        if not at.firm or at.more:
            yield from self._expired(known, moved, readings, here)
        if silent and product is None:
            done = _Handled(here.clauses, here.asked, here.done | {clause.id})
            yield from self._expired(known, moved, readings, done)
        elif silent and product:
            assert at.start
            for day in self._in_time(known, product, at.start.day, at.day):
                yield from self._expired((*known, Happening(day, product)), moved, readings, here)

    def _in_time(self, known: tuple[Happening, ...], product: str, start: date, end: date) -> list[date]:
        """The days on which an act that nobody was asked about can have been done in time: those most in order."""
        days = sorted({min(start, end), end, *(day for day in self._told_days if start <= day <= end)})

        def against(day: date) -> int:
            history = history_of((*known, Happening(day, product)))
            undated = self._undated | {product} | (history.keys() - self.told)
            return HARD * self._against_order(history, frozenset(), frozenset()) + self._against_list(
                history, frozenset(), undated
            )

        least = min(against(day) for day in days)
        return [day for day in days if against(day) == least]

    def _ran_out(
        self,
        clause: Duty | Cap,
        history: Mapping[str, tuple[Happening, ...]],
        way: Way,
        readings: Mapping[str, Reading | None],
    ) -> Date:
        """The last day of a limit that ran out while its stage was open and the act was not done."""
        limit = clause.limit
        assert limit
        assert limit.expiry
        if limit.expiry.event in self.told | self.denied or limit.kind.value != "by":
            return NO_DATE
        clock = Clock(self.policy, limit, readings[clause.id], self.board.calendars)
        if limit.every:
            raise NotImplementedError("the expiry of a repeated act")
        starts = clock.started(history, self.board.today)
        product = clause.produces if isinstance(clause, Duty) else limit.until
        own = clause.covers if isinstance(clause, Cap) else self._stages_of(clause)
        ends = any(self.chart.leads_out(stage, limit.expiry.event) for stage in own)
        made = self.policy.events[product].made_of if product else ()
        others = self.told - {product, *made}
        led_on = ends and any(self.chart.leads_out(stage, event) for stage in own for event in others)
        for start in starts:
            if led_on and not start_events(limit) & self.told:
                continue  # Nothing more happened than is needed for what was told.
            done = [h for h in history.get(product or "", ()) if len(starts) == 1 or h.day >= start.day]
            found = self._due(clock, start, history, done[0].day if done else None)
            if found.day is None or found.day >= self.board.today or (done and done[0].day <= found.day):
                continue
            stages = clause.covers if isinstance(clause, Cap) else self._stages_of(clause)
            if any(
                v.stage in stages
                and (v.opened or date.min) <= found.day + ONE
                and (v.left is None or v.left > found.day)
                for v in way.visits
            ):
                return found
        return NO_DATE

    def _due(
        self, clock: Clock, start: Happening, history: Mapping[str, tuple[Happening, ...]], done: date | None
    ) -> Date:
        looked_at = tuple(history.get(event, ()) for event in sorted(limit_events(clock.limit)))
        key = (id(clock.limit), clock.reading and clock.reading.id, start, looked_at, done)
        if key not in self.counted:
            self.counted[key] = clock.due(start, history, done, self.board.today)
        return self.counted[key]

    def _stages_of(self, duty: Duty) -> tuple[str, ...]:
        return tuple(stage.id for stage in self.policy.procedure.stages if duty in stage.duties)

    @cached_property
    def _undated(self) -> frozenset[str]:
        return frozenset(fact.event for fact in self.case.facts if fact.happened and fact.span is None)

    def _against_list(
        self, history: Mapping[str, tuple[Happening, ...]], loose: frozenset[str], undated: frozenset[str]
    ) -> int:
        """How often a day that nobody told goes against the list of events, which is the order they would happen in.

        Only events of one stage stand in such an order, and only those that happened once. The list gives way to what
        acts and clocks say, and says nothing of a stage where the days that were told go against it.
        """
        once = {event: found[0].day for event, found in history.items() if len(found) == 1}
        broken = 0
        for second, day in once.items():
            for first in self._listed_before.get(second, ()):
                # What stands on any day that fits stands on the last one: it can have been before what comes next.
                if first in once and first not in loose and (first in undated or second in undated):
                    broken += self._soonest(history[first][0]) > day
        return broken

    @cached_property
    def _listed_before(self) -> Mapping[str, tuple[str, ...]]:
        """The events that the list, or a clock, puts before each event."""
        # Where no day was told, a clock stops or is given more time, or a report is made, after it began.
        usual = frozenset(self._before_and_after(frozenset(self.chart.stages)))
        found: dict[str, tuple[str, ...]] = {}
        for first, second in itertools.permutations(self.chart.order, 2):
            if (first, second) in usual or self._is_listed_before(first, second):
                found[second] = (*found.get(second, ()), first)
        return found

    def _is_listed_before(self, first: str, second: str) -> bool:
        order = self.chart.order
        if order[first] > order[second] or self._by_themselves & {first, second}:
            return False
        together = (self.chart.listed(first) & self.chart.listed(second)) - self._silent
        return any(not self._surely_before(stage, second, first) for stage in together)

    @cached_property
    def _silent(self) -> frozenset[str]:
        """The stages of which the list says nothing."""
        return frozenset(stage for stage in self.chart.stages if self._told_against_the_list(stage))

    def _told_against_the_list(self, stage: str) -> bool:
        """Whether two events of a stage were told on days that can only be against the list."""
        spans: dict[str, list[Fact]] = {}
        for fact in self.case.facts:
            if fact.happened and stage in self.chart.homes(fact.event) and fact.event not in self._by_themselves:
                spans.setdefault(fact.event, []).append(fact)
        days = {
            event: (min(h.day for h in self._days_of(facts[0], 0)), max(h.day for h in self._days_of(facts[0], 0)))
            for event, facts in spans.items()
            if len(facts) == 1 and facts[0].span
        }
        order = self.chart.order
        return any(order[a] < order[b] and days[a][0] > days[b][1] for a, b in itertools.permutations(days, 2))

    def _surely_before(self, stage: str, first: str, second: str) -> bool:
        """Whether acts, clocks, or the opening of the stage put one event before another, whatever the list says."""
        found = self.chart.stages[stage]
        if found.id != self.policy.procedure.stages[0].id and first in found.opens and second not in found.opens:
            return True
        return second in self._following.get(first, frozenset())

    @cached_property
    def _following(self) -> Mapping[str, frozenset[str]]:
        """What comes after each event by the acts and clocks of the procedure, directly or by way of others."""
        pairs = set(self._before_and_after(frozenset(self.chart.stages)))
        for duty in self.policy.duties.values():
            if duty.produces:
                starts = duty.limit.from_ if duty.limit and not duty.limit.every else ()
                pairs |= {(event, duty.produces) for event in (*starts, *duty.after)}
        after = {first: {second for one, second in pairs if one == first} for first, _ in pairs}
        for middle in tuple(after):
            for first, later in after.items():
                if middle in later:
                    after[first] = later | after[middle]
        return {first: frozenset(later) for first, later in after.items()}

    def _against_order(
        self, history: Mapping[str, tuple[Happening, ...]], loose: frozenset[str], unsaid: frozenset[str]
    ) -> int:
        """How often an act was done before its time began, or a clock started again before it had stopped.

        What is `unsaid` and not looked at may have begun it in good time.
        """
        broken = 0
        for before, after in self._begun_by:
            if after not in history or after in loose:
                continue
            if not loose.isdisjoint(before) or not unsaid.isdisjoint(before):
                continue
            # A letter that is only presumed to have come by a day can have come before.
            first = min((self._soonest(h) for event in before for h in history.get(event, ())), default=None)
            if first:
                broken += sum(1 for h in history[after] if h.day < first)
        return broken

    @cached_property
    def _begun_by(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """What begins a time or what an act waits for, each with what can only come after it."""
        pairs: set[tuple[tuple[str, ...], str]] = set()
        for clause, limit in self.policy.limits():
            if isinstance(clause, Duty) and clause.produces and not limit.every:
                pairs.add((tuple(limit.from_), clause.produces))
            pairs |= {((pause.from_,), pause.until) for pause in limit.pauses}
        pairs |= {(tuple(duty.after), duty.produces) for duty in self.policy.duties.values() if duty.produces}
        return tuple(sorted(pairs))

    def _soonest(self, happening: Happening) -> date:
        if not happening.presumed:
            return happening.day
        facts = [fact for fact in self.case.facts if fact.event == happening.event and fact.sent]
        return min(h.day for fact in facts if fact.sent for h in self._arrivals(fact.event, fact.sent))


@dataclass(frozen=True, slots=True)
class _Common:
    calendar: str | None
    cutoff: str | None


@dataclass(frozen=True, slots=True)
class _Handled:
    clauses: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()


def history_of(known: Iterable[Happening]) -> dict[str, tuple[Happening, ...]]:
    """The happenings by event, first to last."""
    history: dict[str, tuple[Happening, ...]] = {}
    for happening in sorted(known, key=attrgetter("day")):
        history[happening.event] = (*history.get(happening.event, ()), happening)
    return history


__all__ = ["Board", "Filler", "NoWorldError", "TooManyWorldsError", "World", "rules_of"]
