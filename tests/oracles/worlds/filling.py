"""Every world of a case: each event on a day that fits, each expiry in one of its readings."""

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial

from navigator.model.acts import Cap, Duty
from navigator.model.cases import Case
from navigator.model.policy import Policy
from tests.oracles.worlds.board import HARD, Board, TooManyWorldsError, World, history_of
from tests.oracles.worlds.clock import Clock
from tests.oracles.worlds.days import ONE
from tests.oracles.worlds.expiries import Expiries, Handled
from tests.oracles.worlds.happenings import Happening
from tests.oracles.worlds.looked_at import aside_events, limit_events, start_events
from tests.oracles.worlds.missing import Step
from tests.oracles.worlds.needs import Needs
from tests.oracles.worlds.order import Order
from tests.oracles.worlds.placing import Placing
from tests.oracles.worlds.rules import used_elsewhere
from tests.oracles.worlds.said import Said

MOST = 300_000

Alike = tuple[frozenset[str], frozenset[tuple[str, date]]]
"""A way, by the events that it needs, and the days of what was told: what is usual says nothing of these."""


@dataclass(frozen=True)
class Filler:
    """Fills in what was not told, for one version of a policy."""

    board: Board
    policy: Policy
    """The version, as it is with one set of answers to the questions about the case."""
    case: Case
    version: Policy
    seen: dict[tuple[frozenset[str], str | None, frozenset[str]], tuple[World, ...]] = field(
        default_factory=dict, repr=False
    )
    bound: dict[Alike, int] = field(default_factory=dict, repr=False)
    """For worlds alike, the least that one has gone against the order so far; what goes further is not finished."""

    @cached_property
    def said(self) -> Said:
        return Said(self.board, self.policy, self.case)

    @cached_property
    def needs(self) -> Needs:
        return Needs(self.said)

    @cached_property
    def order(self) -> Order:
        return Order(self.said, self.needs)

    @cached_property
    def expiries(self) -> Expiries:
        return Expiries(self.said, self.order)

    def worlds(
        self, relevant: frozenset[str], extra: str | None = None, dated: frozenset[str] | None = None
    ) -> tuple[World, ...]:
        """All worlds; days are drawn for the events that matter, any day that fits will do for the others.

        With `extra`, an event that was not mentioned has happened, on some day. Of those that are not `dated`, only the
        order matters.
        """
        dated = self._dated(relevant if dated is None else dated, extra)
        for clause in self.expiries.expiring:
            relevant |= self.relevant_to(clause)
            # Whether the time had begun for what led elsewhere before that ran out.
            for _, waits in self.expiries.leading_elsewhere(clause, self.said.told):
                relevant |= waits
        relevant |= {part for event in self.said.made if event.id in relevant for part in event.made_of}
        key = relevant - self.said.settled, extra, dated - self.said.settled
        if key not in self.seen:
            self.bound.clear()
            kept: dict[Alike, list[World]] = {}
            for alike, world in self._worlds(relevant, extra, dated):
                others = kept.setdefault(alike, [])
                if others and world.broken < others[0].broken:
                    others.clear()
                if not others or world.broken == others[0].broken:
                    others.append(world)
                if len(others) > MOST:
                    raise TooManyWorldsError(f"more than {MOST} worlds")
            found = [world for worlds in kept.values() for world in worlds]
            self.seen[key] = tuple(found)
        return self.seen[key]

    def _dated(self, dated: frozenset[str], extra: str | None) -> frozenset[str]:
        """The events whose very day can matter: all of them where a time may run out, or something is only supposed."""
        if self.expiries.expiring or extra:
            return frozenset(self.policy.events)
        return dated | {part for event in self.said.made if event.id in dated for part in event.made_of}

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
        if clause.limit:
            # More time that was used for another limit may be used up.
            after |= {each.event for each in used_elsewhere(self.policy, clause.limit).values()}
        return frozenset(shown | after) | (limit_events(clause.limit) if clause.limit else frozenset())

    def _worlds(
        self, relevant: frozenset[str], extra: str | None, dated: frozenset[str]
    ) -> Iterator[tuple[Alike, World]]:
        """Each world, and which it is alike; of those that are, some that go against the order more than others."""
        facts = [fact for fact in self.case.facts if fact.happened]
        unknown = sum(1 for fact in facts if fact.span is None)
        choices = [self.said.days_of(fact, unknown, dated=fact.event in dated) for fact in facts]
        choices = [
            self.said.ends(days) if fact.span and not self.said.matters(fact.event, relevant) else days
            for fact, days in zip(facts, choices, strict=True)
        ]
        if extra:
            choices.append([Happening(day, extra) for day in self.said.telling_days])
        size = 1
        for choice in choices:
            size *= len(choice)
        if size > MOST:
            raise TooManyWorldsError(f"{size} ways to place what was told")
        for chosen in itertools.product(*choices):
            yield from self._completed(self.said.with_made(_each_told(chosen)), relevant, dated)

    def _completed(
        self, told: tuple[Happening, ...], relevant: frozenset[str], dated: frozenset[str]
    ) -> Iterator[tuple[Alike, World]]:
        for steps in self.needs.skeletons(told, ()):
            needed = [(step, evidence) for step, evidence in steps if not step.skipped]
            moved = [Happening(evidence.day, step.event) for step, evidence in steps if step.skipped]
            have = (*told, *moved, *(Happening(e.day, s.event) for s, e in needed))
            first = self.said.ways(have)
            implied = self.needs.implied(have, frozenset(visit.stage for way in first for visit in way.visits))
            # What goes without saying has its place too, by the day of what shows it.
            days_of = history_of(have)
            shown = {each: [h.day for e in later for h in days_of.get(e, ())] for each, later in implied.items()}
            without_saying = [Happening(min((*days, self.board.today)), each) for each, days in shown.items()]
            first = self.said.ways((*have, *without_saying)) if without_saying else first
            denied = self.needs.denied_though_shown(have, frozenset(v.stage for way in first for v in way.visits))
            added = frozenset(step.event for step, _ in steps) | implied.keys()
            questions = sorted({q for way in first for q in self.needs.open_questions(way, added, relevant)})
            free = [step.event for step, _ in needed if step.event in relevant or self._first_day_decides]
            moving = [step.event for step, _ in needed if step.event not in free]
            if self.expiries.expiring and moving:
                # The day on which a stage was left decides whether a time ran out there.
                free, moving = [*free, *moving], []
            free += [event for event in implied if event in relevant or self._first_day_decides]
            unknown = len(free) + len(questions) + sum(1 for happening in told if happening.edge)
            days = {event: self._days(event, unknown, dated) for event in (*free, *questions)}
            choices: dict[str, list[date | None]] = {event: [*days[event]] for event in free}
            choices |= {event: [None, *days[event]] for event in questions}
            choices |= dict.fromkeys(moving, self.said.turning_days)
            way = frozenset(step.event for step, _ in steps)
            alike = way, self.said.chosen_days(told)
            loose = frozenset(implied) - choices.keys()
            known = {h.event for h in told} | {step.event for step, _ in needed} | implied.keys()
            unsaid = self._not_said - known - relevant
            ordered = [(step.event, evidence.day) for step, evidence in needed]
            placing = Placing(self.order.among(told), told, ordered, loose, unsaid, choices)
            for tried, at in enumerate(placing.days(partial(self.bound.get, alike))):
                if tried > MOST:
                    raise TooManyWorldsError(f"more than {MOST} ways to place what was not told")
                for settled in self.expiries.after_hours_or_not(told):
                    for world in self._placed(settled, tuple(moved), needed, implied, at, relevant):
                        self.bound[alike] = min(self.bound.get(alike, world.broken), world.broken)
                        yield alike, replace(world, needs=way, broken=world.broken + HARD * denied)

    def _days(self, event: str, unknown: int, dated: frozenset[str]) -> list[date]:
        return self.said.candidates(unknown) if event in dated else self.said.turns(unknown)

    @cached_property
    def _not_said(self) -> frozenset[str]:
        """What was not denied, and may have been; what would be beside it, such as another track, was not."""
        events = frozenset(self.said.chart.order) - self.said.denied
        return frozenset(event for event in events if not self.needs.beside(event))

    @cached_property
    def _first_day_decides(self) -> bool:
        """Whether the day on which the case began decides which version applies."""
        return any(policy.procedure.in_force_from for policy in (*self.board.earlier, self.board.current))

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
            known.append(Happening(day, step.event, edge=day == self.said.long_ago))
        named = {step.event for step, _ in needed}
        for event, others in implied.items():
            latest = min(h.day for h in (*known, *(Happening(d, e) for e, d in at.items() if d)) if h.event in others)
            # A day that was named may lie ahead; the notice that named it does not.
            latest = min(latest, self.board.today)
            day = at.get(event) or latest
            if day > latest:
                return
            named.add(event)
            known.append(Happening(day, event, edge=day == self.said.long_ago))
        known += [
            Happening(day, event, edge=day == self.said.long_ago)
            for event, day in at.items()
            if day and event not in named
        ]
        made = self._made_of(known)
        known += made
        first = min((h.day for h in (*told, *known) if h.event not in at or h.event in named), default=None)
        begun = [day for day in self._may_have_begun(first, told, named) if self._applies(day, known)]
        # A time that must have run out did so on the day after its last.
        ended = named - self.said.told
        history = history_of(known)
        if not begun or self._leads_out(made) or not self._by_the_clock(history, ended):
            return
        loose = frozenset(implied) - at.keys()
        unsaid = self._not_said - {h.event for h in known} - relevant
        broken = HARD * (self.order.against_order(history, loose, unsaid) + self.order.against_hours(history))
        order = self.order.among(told)
        broken += order.against_list(history, loose, frozenset(at) | named | self.said.undated)
        way = frozenset({step.event for step, _ in needed} | {h.event for h in moved})
        if broken > self.bound.get((way, self.said.chosen_days(told)), broken):
            return
        for readings in self.expiries.expiry_readings(frozenset(h.event for h in known)):
            for world in self.expiries.expired(tuple(known), moved, readings, Handled()):
                asked = [h for h in known if h.event in at.keys() - named]
                late = any(h.day > self.needs.open_until(world.way, h.event, named, world.history) for h in asked)
                by_the_clock = self._by_the_clock(world.history, ended) and self._had_begun(world, ended)
                if late or not by_the_clock or self._led_beside(world, named):
                    continue  # On this way it would come after the last thing told; or it is another way.
                # What was told and finds no place on this way speaks for another one.
                astray = sum(1 for h in told if self.said.is_past(h) and h not in world.way.placed)
                hard = HARD * (astray + world.way.out_of_order + len(moved))
                hard += HARD * self._ran_out_too_late(world, named - self.said.told)
                early = self.order.too_early(world, frozenset(at) | self.said.undated)
                yield from (replace(world, broken=broken + hard + early, began=day) for day in begun)

    def _ran_out_too_late(self, world: World, untold: Collection[str]) -> int:
        """How many times that bind ran out, as was told, in a stage that a step which nobody told had left by then.

        Where such a time ended, its stage was open; and where it had ended the case, nothing followed.
        """
        chart, way = self.said.chart, world.way
        expiries = [limit.expiry for _, limit in self.policy.limits() if limit.expiry and not limit.discretion]
        steps = [h for event in untold for h in world.history.get(event, ())]
        return sum(
            1
            for event in {each.event for each in expiries} & self.said.told
            if not any(end.event == event for end in way.ends)
            and any(
                visit.left == step.day
                and chart.leads_out(visit.stage, event)
                and chart.leads_out(visit.stage, step.event)
                for visit in way.visits
                for step in steps
            )
            and not self._opened_by(world, event)
        )

    def _led_beside(self, world: World, needed: Collection[str]) -> bool:
        """Whether a step that nobody told leads nowhere, for a time had run out by then that led on.

        So it is not needed: the way without it is looked at by itself.
        """
        chart, told = self.said.chart, self.said.told
        ran_out = {h.day for each in chart.computed - told - {*needed} for h in world.history.get(each, ())}
        stages = {event: [each for each in chart.stages if chart.leads_out(each, event)] for event in needed}
        return any(
            not any(visit.left == h.day for visit in world.way.visits if visit.stage in stages[event])
            and any(visit.left in ran_out for visit in world.way.visits if visit.stage in stages[event])
            for event in {*needed} - told
            if stages[event]
            for h in world.history.get(event, ())
        )

    def _opened_by(self, world: World, event: str) -> bool:
        """Whether an event opened a stage to which it leads."""
        chart, way = self.said.chart, world.way
        days = {h.day for h in world.history.get(event, ())}
        to = {
            stage
            for each in chart.stages
            for there in chart.leads_out(each, event)
            for stage in chart.next_stages(there)
        }
        return any(visit.stage in to and visit.opened in days for visit in way.visits)

    def _had_begun(self, world: World, needed: Collection[str]) -> bool:
        """Whether a time that must have run out, and that runs from the end of another one alone, had begun by that."""
        limits = [limit for _, limit in self.policy.limits() if limit.expiry]
        ends = {limit.expiry.event for limit in limits if limit.expiry}
        starts = {limit.expiry.event: start_events(limit) for limit in limits if limit.expiry}
        return all(
            len(starts.get(event, ())) != 1 or not starts[event] <= ends or starts[event] <= world.history.keys()
            for event in needed
        )

    def _by_the_clock(self, history: Mapping[str, tuple[Happening, ...]], needed: Collection[str]) -> bool:
        """Whether each time that must have run out did so the day after its last day, in one of its readings.

        Where that day cannot be counted, or is not firm, any day will do.
        """
        for _, limit in self.policy.limits():
            event = limit.expiry.event if limit.expiry else ""
            happened = history.get(event, ())
            if event not in needed or len(happened) != 1 or limit.every or limit.kind.value != "by":
                continue
            days = set[date]()
            for reading in limit.readings or (None,):
                clock = Clock(self.policy, limit, reading, self.board.calendars)
                starts = clock.started(history, self.board.today)
                found = [self.expiries.due(clock, start, history, None) for start in starts]
                days |= {each.day + ONE for each in found if each.day and each.firm and not each.more}
            if days and happened[0].day not in days and not any(h.edge for h in happened):
                return False
        return True

    def _made_of(self, known: list[Happening]) -> list[Happening]:
        """What comes with the last of several events where all of them happened; and what comes with any of several.

        Of those what stops a clock, sets it going or gives more time; where one of them was told, it came by that.
        """
        there = {h.event for h in known}
        of_all = {each.id for each in self.said.made if each.all_of} - there
        aside = {event for _, limit in self.policy.limits() for event in aside_events(limit)}
        of_any = {each.id for each in self.said.made if each.any_of and each.id in aside} - there - self.said.told
        found = [h for h in self.said.with_made(tuple(known)) if h.event in of_all | of_any and h not in known]
        return list(dict.fromkeys(found))

    def _leads_out(self, made: list[Happening]) -> bool:
        """Whether any of what was made leads out of a stage: it would have moved the case."""
        return any(self.said.chart.leads_out(stage, h.event) for h in made for stage in self.said.chart.stages)

    def _may_have_begun(
        self, first: date | None, told: tuple[Happening, ...], named: Collection[str]
    ) -> Iterator[date | None]:
        """The first day of a case; and, where nothing happened that opens one, days under each text before that."""
        yield first
        opening = {event for stage in self.policy.procedure.stages for event in stage.opens}
        if first and opening and not opening & {*named, *(h.event for h in told if self.said.is_past(h))}:
            yield from (day for day in self.said.borders[::2] if day < first)

    def _applies(self, began: date | None, known: Iterable[Happening]) -> bool:
        """Whether the version is the one that decides where a case began on a day."""
        since = self.version.procedure.in_force_from
        if since and began and began >= since > min(h.day for h in known):
            return False  # What may have happened or not did not begin the case.
        applies = self.board.in_force(began)
        return applies is self.version or (applies is None and self.version is self.board.current)


def _each_told(chosen: Sequence[Happening]) -> tuple[Happening, ...]:
    """What was told, each time of it: told twice for one day, it happened twice on that."""
    if len(frozenset(chosen)) == len(chosen):
        return tuple(chosen)
    return tuple(replace(each, nth=1 + chosen[:at].count(each)) for at, each in enumerate(chosen))
