"""A limit as it is to be read: its clause, the rules of its procedure, and one reading, with nothing left open."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from navigator.dates.calendars import Calendar
from navigator.dates.periods import THAT_DAY, DayOfYear, Hours, Minutes, Period, SchoolDays
from navigator.dates.rules import Direction, FirstDay, FirstHour, LastDay, Receipt, Rules, leaves_out
from navigator.dates.yearly import NONE, stretches
from navigator.model.limits import Alternative, CountingRules, Id, Limit, LimitKind, Pick, Reading
from navigator.model.policy import Policy


@dataclass(frozen=True, slots=True)
class Interpretation:
    """One way to understand a limit; a reading changes only what it names."""

    limit: Limit
    reading: Reading | None
    """What it was read by; None where the policy is clear."""
    period: Period
    starts: tuple[Id, ...]
    """The events it is counted from or, if `backward`, back from."""
    backward: bool
    pick: Pick
    """Which of several starts counts."""
    anew: bool
    """Whether it runs from the last of its starts so far."""
    rules: CountingRules
    """Merged from the reading, the limit, the procedure and the publisher."""
    last_day: LastDay | None = None
    """What happens when its last day is a day off. The end of a wait moves only where its limit itself says so."""
    sent: frozenset[Id] = frozenset()
    """The events that are sent, so that they count from the day on which they are received."""
    ends: frozenset[Id] = frozenset()
    """The events that are the end of a time: what is counted from one is counted from the last day of that time."""
    in_force_from: date | None = None
    """With dated versions: since when the text is in force."""
    words: str = ""
    """The words of the policy that fix this part."""
    others: tuple["Interpretation", ...] = ()
    """The limits beside it; `pick` says whether the earlier or the later date counts."""

    @property
    def parts(self) -> tuple["Interpretation", ...]:
        """Every limit of which one counts, each by itself; one where there is no other."""
        return (replace(self, others=()), *self.others) if self.others else (self,)

    @property
    def events(self) -> tuple[Id, ...]:
        """The events that it and the limits beside it begin with."""
        return tuple(dict.fromkeys(event for each in self.parts for event in each.starts))

    @property
    def in_hours(self) -> bool:
        """Whether it runs on a clock; what may be done after so many hours is told as a day, with no look at one."""
        return isinstance(self.period, Hours) and self.limit.kind is LimitKind.BY

    @property
    def from_full_hour(self) -> bool:
        """Whether its hours run from the next full hour."""
        excluded = self.rules.first_hour is FirstHour.EXCLUDED
        return self.in_hours and excluded and not isinstance(self.period, Minutes)

    @property
    def last_hour(self) -> str:
        """The hour of the last day by which it has to be done; empty where that is the whole of it."""
        by_a_day = self.limit.kind is LimitKind.BY and not isinstance(self.period, Hours)
        hour = self.rules.last_hour or NONE
        return hour if by_a_day and hour != NONE else ""

    @property
    def leaves_out(self) -> bool:
        """Whether days of the year do not count in it."""
        named = bool(self.limit.day and self.period is THAT_DAY)
        rules = Rules(not_counted=stretches(self.rules.not_counted or NONE))
        return not named and leaves_out(self.period, rules)

    @property
    def ends_at_an_hour(self) -> bool:
        """Whether its end is an hour, so that what happened on its last day is looked at by the hour."""
        return self.in_hours or bool(self.last_hour)

    def looks_at_the_hour(self, event: Id) -> bool:
        """Whether it runs from an event whose hour makes a difference: on a clock, or because of a closing hour."""
        closes = self.rules.cutoff is not None and not self.backward and event in self.sent
        return event in self.starts and (self.in_hours or closes)

    def closes_for(self, event: Id | None) -> str:
        """The hour from which an act that an event shows is received the next day; empty where there is none."""
        return self.rules.cutoff or "" if event in self.sent and self.limit.kind is LimitKind.BY else ""

    @property
    def id(self) -> Id | None:
        """The name of the reading."""
        return self.reading.id if self.reading else None

    @property
    def calendar(self) -> Id | None:
        """The name of the calendar that it is counted by: that of school days where they are what counts."""
        return self.rules.school_calendar if isinstance(self.period, SchoolDays) else self.rules.calendar

    def counting(self, calendars: Mapping[str, Calendar], start: Id | None = None) -> tuple[Rules, Calendar]:
        """The rules and the calendar to count from one of its starts by; KeyError when one was never set.

        Without a start, what is not always received counts at once, which is the earlier date.
        """
        rules, limit = self.rules, self.limit
        if limit.day and self.period is THAT_DAY and self.calendar is not None:
            zone = self._zone(calendars[self.calendar])
            named = Rules(direction=Direction.BEFORE, last_hour=self.last_hour, zone=zone)
            return named, calendars[self.calendar]
        received = not self.backward and (start in self.sent if start else self.sent >= frozenset(self.starts))
        begun = {start} if start else set(self.starts)
        again = frozenset(pause.until for pause in limit.pauses)
        from_end = not self.backward and begun <= self.ends & (again | frozenset(self.starts))
        if self.calendar is None or rules.first_day is None or rules.receipt is None or rules.last_day is None:
            raise KeyError("counting")
        return (
            Rules(
                first_day=rules.first_day,
                from_end=from_end and rules.first_day is FirstDay.EXCLUDED,
                receipt=rules.receipt if received else Receipt.ANY_DAY,
                last_day=self.last_day or rules.last_day,
                direction=Direction.BEFORE if self.backward else Direction.AFTER,
                cutoff=rules.cutoff,
                not_counted=stretches(rules.not_counted or NONE),
                closes=(rules.cutoff or "") if received else "",
                over=limit.kind is LimitKind.AFTER,
                # A letter comes on a working day, in school holidays too.
                office=calendars.get(rules.calendar or "") if isinstance(self.period, SchoolDays) else None,
                first_hour=rules.first_hour or FirstHour.INCLUDED,
                last_hour=self.last_hour,
                zone=self._zone(calendars[self.calendar]),
            ),
            calendars[self.calendar],
        )

    def _zone(self, calendar: Calendar) -> str:
        """Whose clock its hours run on, or the hour of its last day is one of."""
        return (self.rules.zone or calendar.zone) if self.ends_at_an_hour else ""


def interpretations(policy: Policy, limit: Limit) -> tuple[Interpretation, ...]:
    """Every way to read a limit; one where the policy is clear."""
    return tuple(interpretation(policy, limit, reading) for reading in limit.readings or (None,))


def counts_hours(policy: Policy, event: Id) -> bool:
    """Whether the hour of an event makes a difference: to a limit in hours, or because of a closing hour.

    It does to what begins a time, and to an act that may come too late for it.
    """
    # What is made of it comes at the same hour.
    names = (event, *(made.id for made in policy.procedure.events if event in made.made_of))
    acts = {id(duty.limit): duty.produces for name in names for duty in policy.producers.get(name, ())}
    return any(
        part.looks_at_the_hour(name)
        or (acts.get(id(limit)) == name and (part.ends_at_an_hour or part.closes_for(name)))
        for name in names
        for _, limit in policy.limits()
        for read in interpretations(policy, limit)
        for part in read.parts
    )


def interpretation(policy: Policy, limit: Limit, reading: Reading | None = None) -> Interpretation:
    """A limit by one of its readings, or by its own words alone."""
    kept, name = policy.once(_kept), (id(limit), id(reading))
    if name not in kept:
        kept[name] = _interpretation(policy, limit, reading)
    return kept[name]


def _kept(_policy: Policy) -> dict[tuple[int, int], Interpretation]:
    """What was made of each limit and reading, which it holds: so that no other comes to stand in their place."""
    return {}


def _interpretation(policy: Policy, limit: Limit, reading: Reading | None) -> Interpretation:
    own = reading if reading and (reading.from_ or reading.before) else limit
    starts = own.from_ or own.before or ((limit.day,) if limit.day else ())
    period = (reading.period if reading else None) or limit.period
    first = Interpretation(
        limit=limit,
        reading=reading,
        period=period,
        starts=starts,
        backward=bool(own.before or limit.day),
        pick=(reading.pick if reading else None) or limit.pick or Pick.EARLIER,
        anew=limit.anew,
        rules=_rules(policy, period, limit, reading),
        last_day=_last_day(policy, period, limit, reading),
        sent=frozenset(event.id for event in policy.procedure.events if event.sent),
        ends=policy.once(ends_of),
        in_force_from=policy.procedure.in_force_from,
        words=limit.words,
    )
    return replace(first, others=tuple(_beside(policy, first, each) for each in limit.or_))


def _beside(policy: Policy, first: Interpretation, other: Alternative) -> Interpretation:
    return replace(
        first,
        period=other.period,
        starts=other.from_ or other.before,
        backward=bool(other.before),
        anew=other.anew,
        rules=_rules(policy, other.period, first.limit, first.reading, other),
        last_day=_last_day(policy, other.period, first.limit, first.reading, other),
        words=other.words,
    )


def ends_of(policy: Policy) -> frozenset[Id]:
    """The events that are the end of a time and nothing else."""
    over = (limit.expiry.event for _, limit in policy.limits() if limit.expiry and limit.expiry.done_or_not)
    return frozenset(event for event in over if event not in policy.producers)


def _rules(
    policy: Policy, period: Period, limit: Limit, reading: Reading | None, other: Alternative | None = None
) -> CountingRules:
    """The counting rules of one part. What is said of first days in general is not about a day of the year.

    Such a day can be that of its start: nobody who reads "by 15 May" on 15 May takes it for that of the next year.
    """
    rules = policy.rules(limit, reading, other)
    levels = (other and other.counting, reading and reading.counting, limit.counting)
    if not isinstance(period, DayOfYear) or any(level and level.first_day for level in levels):
        return rules
    return replace(rules, first_day=FirstDay.INCLUDED)


def _last_day(
    policy: Policy, period: Period, limit: Limit, reading: Reading | None, other: Alternative | None = None
) -> LastDay | None:
    """What is said of all limits is of what has to be done by a day: not of a wait, and not of hours.

    Nor does it move what is counted back nearer to the day that it has to come before.
    """
    last_day = policy.rules(limit, reading, other).last_day
    own = (each.counting for each in (other, reading, limit) if each and each.counting)
    if last_day is None or any(each.last_day for each in own):
        return last_day
    start = other or (reading if reading and (reading.from_ or reading.before) else limit)
    nearer = bool(start.before or limit.day) and last_day is LastDay.NEXT_WORKING_DAY
    return LastDay.STAYS if nearer or limit.kind is not LimitKind.BY or isinstance(period, Hours) else last_day
