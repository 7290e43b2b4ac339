"""What was told of a case: on which days it can have been, and which days are tried where nobody told one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from navigator.dates.calendars import Calendar
from navigator.model.acts import Event
from navigator.model.cases import Case, Fact, Sent
from navigator.model.limits import GeneralRules, Limit, Reading, Sending
from navigator.model.policy import Policy
from tests.oracles.worlds.board import Board, NoWorldError
from tests.oracles.worlds.chart import Chart
from tests.oracles.worlds.clock import Clock, zones_of
from tests.oracles.worlds.days import ONE, Looker, last_day
from tests.oracles.worlds.happenings import Happening
from tests.oracles.worlds.route import travel
from tests.oracles.worlds.way import Way

DAYS = {
    "hours": 1,
    "minutes": 1,
    "days": 1,
    "clear days": 1,
    "clear working days": 2,
    "working days": 2,
    "school days": 3,
    "weeks": 7,
    "months": 31,
    "clear months": 31,
    "years": 366,
}


@dataclass(frozen=True)
class Counted:
    """The date that a clock counts from each of some days, and from nothing else."""

    clock: Clock
    known: dict[date, date | None] = field(default_factory=dict, repr=False)

    def due(self, day: date) -> date | None:
        """The date from a day, whatever the hour."""
        day = date.fromordinal(day.toordinal())
        if day not in self.known:
            self.known[day] = self.clock.due(Happening(day, self.clock.starts[0]), {}).day
        return self.known[day]

    def over_by(self, end: date, first: date) -> date | None:
        """The last day from which the time is over by a day, if it lies less than 75 days before that."""
        days = (end - timedelta(n) for n in range(75))
        return next((day for day in days if day >= first and (due := self.due(day)) and due < end), None)


SoFar = dict[tuple[Limit, Reading | None, int], tuple[Counted, Mapping[str, Calendar]]]


def _counted_so_far(_policy: Policy) -> SoFar:
    """A place to keep what was counted, beside the calendars by which it was, so that these are no others later."""
    return {}


@dataclass(frozen=True)
class Said:
    """What was told, by one version of a policy."""

    board: Board
    policy: Policy
    """The version, as it is with one set of answers to the questions about the case."""
    case: Case
    travelled: dict[object, tuple[Way, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def settled(self) -> frozenset[str]:
        """The events about whose days there is no doubt."""
        sure = {f.event for f in self.case.facts if f.span and f.span.earliest == f.span.latest and not f.sent}
        return (
            frozenset(sure) - {f.event for f in self.case.facts if f.happened and f.event not in sure}
        ) | self.denied

    @cached_property
    def of_some_days(self) -> frozenset[str]:
        """What was told to have happened on one of several days."""
        return frozenset(f.event for f in self.case.facts if f.span and f.span.earliest < f.span.latest and not f.sent)

    def chosen_days(self, happened: Iterable[Happening]) -> frozenset[tuple[str, date]]:
        """On which days that was which was told for one of several."""
        return frozenset((h.event, h.day) for h in happened if h.event in self.of_some_days)

    def matters(self, event: str, relevant: frozenset[str]) -> bool:
        """Whether the day of an event can change anything: it is relevant, or moves the case."""
        stages = self.policy.procedure.stages
        if any(event in made.made_of and self.matters(made.id, relevant) for made in self.made):
            return True
        return event in relevant or any(event in s.opens or self.chart.leads_out(s.id, event) for s in stages)

    @cached_property
    def chart(self) -> Chart:
        return Chart(self.policy.procedure, self.told, zones_of(self.policy, self.board.calendars))

    @cached_property
    def told(self) -> frozenset[str]:
        said = frozenset(fact.event for fact in self.case.facts if fact.happened)
        return said | frozenset(
            event.id
            for event in self.made
            if (event.all_of and said.issuperset(event.all_of)) or said.intersection(event.any_of)
        )

    @cached_property
    def denied(self) -> frozenset[str]:
        said = frozenset(fact.event for fact in self.case.facts if not fact.happened) - self.told
        return said | frozenset(
            event.id
            for event in self.made
            if said.intersection(event.all_of) or (event.any_of and said.issuperset(event.any_of))
        )

    @cached_property
    def made(self) -> tuple[Event, ...]:
        """The events that are made of others, and of which nothing was said."""
        said = {fact.event for fact in self.case.facts}
        return tuple(each for each in self.policy.procedure.events if each.made_of and each.id not in said)

    def with_made(self, told: tuple[Happening, ...]) -> tuple[Happening, ...]:
        """What happened, with the events that follow: with the first of others, or with the last of them."""
        found = list(told)
        for event in self.made:
            any_of = [h for h in told if h.event in event.any_of]
            all_of = [min((h for h in told if h.event == each), default=None) for each in event.all_of]
            found += [replace(h, event=event.id) for h in any_of]
            if all_of and all(all_of):
                # Of one day the later hour; one without an hour can have been the last.
                last = max((h for h in all_of if h), key=lambda h: (h.day, getattr(h.day, "at", "") or "24:00"))
                edge = all(h.edge for h in all_of if h)
                found.append(replace(last, event=event.id, edge=edge, firm=all(h.firm for h in all_of if h)))
        return tuple(found)

    def days_of(self, fact: Fact, unknown: int, *, dated: bool = True) -> list[Happening]:
        today, event = self.board.today, self.policy.events[fact.event]
        if fact.sent:
            return self._arrivals(fact.event, fact.sent)
        if fact.span is None:
            return self._any_day(fact.event, unknown, dated=dated)
        day, days = fact.span.earliest, list[date]()
        while day <= fact.span.latest:
            if event.future or day <= today:
                days.append(day)
            day += ONE
        if not days:
            raise NoWorldError(f"{fact} lies ahead, and is not booked")
        return [Happening(day, fact.event) for day in days]

    def _any_day(self, event: str, unknown: int, *, dated: bool) -> list[Happening]:
        days = self.candidates(unknown) if dated else self.turns(unknown)
        return [Happening(day, event, edge=day == self.long_ago) for day in days]

    def turns(self, unknown: int) -> list[date]:
        """The days that are tried where none is counted from, nor held to a date: only what came before what matters.

        Between two days that were told, so many days at either end bring about every order of so many events, among
        themselves and with any day between.
        """
        near = {day + timedelta(n) for day in self.told_days for n in range(-unknown, unknown + 1)}
        near |= {self.board.today - timedelta(n) for n in range(unknown + 1)}
        return sorted({self.long_ago, *(day for day in (*near, *self.borders) if day <= self.board.today)})

    def _arrivals(self, event: str, sent: Sent) -> list[Happening]:
        """Each day on which it can have arrived, up to the last that is presumed."""
        rules = self._common
        assert rules.calendar is not None
        calendar = self.board.calendars[rules.calendar]
        looker = Looker(calendar)
        # What the law presumes, it presumes of days off that it knows of.
        law = {day: each for day, each in calendar.closures.items() if each.cause.value not in {"own", "no_term"}}
        lawful = Looker(replace(calendar, closures=law))
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
                last = lawful.first_open(sent.day + ONE)
        elif sent.by in (Sending.FIRST_CLASS, Sending.SECOND_CLASS):
            first = sent.day + ONE
            while not (first.weekday() == 5 and first not in law) and not lawful.is_open(first):
                first += ONE
            for _ in range(2 if sent.by is Sending.FIRST_CLASS else 4):
                last = lawful.first_open(last + ONE)
        days = [first + timedelta(n) for n in range((last - first).days + 1)]
        # Of what is handed over nobody told whether the office had closed.
        presumed = sent.by is not Sending.HAND
        firm = looker.firm and lawful.firm
        held = Happening(sent.day, event, firm=firm, late_on=late_on, presumed=presumed, posted=sent.day)
        return [replace(held, day=day) for day in days]

    @cached_property
    def _common(self) -> "_Common":
        return _Common(
            next((level.calendar for level in self._levels if level.calendar), None),
            next((level.cutoff for level in self._levels if level.cutoff), None),
        )

    @property
    def _levels(self) -> list[GeneralRules]:
        return [each for each in (self.policy.procedure.counting, self.policy.publisher.counting) if each]

    @cached_property
    def told_days(self) -> tuple[date, ...]:
        spans = [(fact.span.earliest, fact.span.latest) for fact in self.case.facts if fact.span and not fact.sent]
        sent = [self._arrivals(fact.event, fact.sent) for fact in self.case.facts if fact.sent]
        spans += [(days[0].day, days[-1].day) for days in sent]
        return tuple(sorted({day for span in spans for day in span if day <= self.board.today}))

    @cached_property
    def telling_days(self) -> tuple[date, ...]:
        """Days on which something that was not mentioned shows what it changes: around what was told, and now."""
        today = self.board.today
        near = {day + timedelta(n) for day in self.told_days for n in (0, 1, 4)} | {today - ONE, today}
        return tuple(sorted(day for day in near if day <= today))

    @cached_property
    def turning_days(self) -> list[date | None]:
        """Days between which nothing was told: that is all that matters of a step that no date is counted from.

        Long ago is one of them: what comes after such a step, and what dates are counted from, can be long ago too.
        """
        ends = [day for day in self.told_days for day in (day - ONE, day)]
        return [None, *sorted({self.long_ago, *ends})]

    @cached_property
    def long_ago(self) -> date:
        periods = [
            p
            for _, limit in self.policy.limits()
            for p in (limit.period, *(r.period for r in limit.readings), *(o.period for o in limit.or_))
            if p
        ]
        longest = max((366 if p.unit == "day of the year" else DAYS[p.unit] * p.amount for p in periods), default=0)
        return min((*self.told_days, *self.borders, self.board.today)) - timedelta(2 * longest + 60)

    def candidates(self, unknown: int) -> list[date]:
        """The days that are tried for a day that is not known: every day nearby, and one long ago."""
        today, told = self.board.today, self.told_days
        if unknown <= 1 and told and (today - told[0]).days <= 90:
            first = min(told[0] - timedelta(7), *self._edges) if self._edges else told[0] - timedelta(7)
            near = {first + timedelta(n) for n in range((today - first).days + 1)}
        else:
            around, back = {0: (3, 30), 1: (3, 30), 2: (1, 8)}.get(unknown, (0, 1))
            near = {day + timedelta(n) for day in told for n in range(-around, around + 1)}
            near |= {today - timedelta(n) for n in range(back + 1)}
            near |= set(self._edges)
        return sorted({self.long_ago, *(day for day in (*near, *self.borders) if day <= today)})

    @cached_property
    def _edges(self) -> tuple[date, ...]:
        """The last day from which a time is over by today, or by a day that was told; and the day after it.

        So the last day of a time from a day that was told, and the day after that.
        """
        found = set[date]()
        ends = (self.board.today, *self.told_days)
        for limit in self._each_length:
            for reading in limit.readings or (None,):
                clock = Clock(self.policy, limit, reading, self.board.calendars)
                if clock.backwards or limit.kind.value != "by":
                    continue
                counted = self._counted(clock)
                dues = [due for day in self.told_days if (due := counted.due(day))]
                found |= {over for due in dues for over in (due, due + ONE)}
                for end in ends:
                    if over := counted.over_by(end, min(ends) - timedelta(75)):
                        found |= {over, over + ONE}
        return tuple(sorted(day for day in found if day <= self.board.today))

    def _counted(self, clock: Clock) -> Counted:
        """What was counted by such a clock in any case of this text so far."""
        known, given = self.policy.once(_counted_so_far), self.board.calendars
        key = clock.limit, clock.reading, id(given)
        if key not in known:
            known[key] = Counted(clock), given
        return known[key][0]

    @property
    def _each_length(self) -> Iterator[Limit]:
        """Each limit; and as it is with a new total that somebody told of."""
        for _, limit in self.policy.limits():
            yield limit
            longer = [each.to for each in limit.extensions if each.to and each.event in self.told]
            yield from (replace(limit, period=period, readings=()) for period in longer)

    @cached_property
    def borders(self) -> tuple[date, ...]:
        """The first day of each version, and the last before it."""
        starts = [policy.procedure.in_force_from for policy in (*self.board.earlier, self.board.current)]
        return tuple(day for start in starts if start for day in (start - ONE, start))

    def ways(self, happenings: Iterable[Happening], final: frozenset[str] = frozenset()) -> tuple[Way, ...]:
        """Every way of the case that fits what has happened by today."""
        key = frozenset(h for h in happenings if self.is_past(h)), final
        if key not in self.travelled:
            self.travelled[key] = travel(self.chart, key[0], final)
        return self.travelled[key]

    def is_past(self, happening: Happening) -> bool:
        return happening.day <= self.board.today or happening.presumed

    @cached_property
    def undated(self) -> frozenset[str]:
        return frozenset(fact.event for fact in self.case.facts if fact.happened and fact.span is None)

    def soonest(self, happening: Happening) -> date:
        if not happening.presumed:
            return happening.day
        facts = [fact for fact in self.case.facts if fact.event == happening.event and fact.sent]
        return min(h.day for fact in facts if fact.sent for h in self._arrivals(fact.event, fact.sent))

    def ends(self, days: list[Happening]) -> list[Happening]:
        """The ends of some days, and those of them on or beside which something was told: it can take up a case again.

        Whether it came before that or after it, or on the very day, is all that matters then.
        """
        near = {day + timedelta(n) for day in self.told_days for n in (-1, 0, 1)}
        return list(dict.fromkeys((days[0], *(each for each in days if each.day in near), days[-1])))


@dataclass(frozen=True, slots=True)
class _Common:
    calendar: str | None
    cutoff: str | None
