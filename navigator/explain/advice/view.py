"""A position as one reader sees it: which of its acts are theirs, and which one an answer is about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from navigator.case.verdicts.position import Position, Standing, Status
from navigator.dates import moments
from navigator.dates.calendars import Calendars
from navigator.explain.teller import Teller
from navigator.model.acts import Cap, Duty, Force
from navigator.model.cases import Fact
from navigator.model.limits import LimitKind
from navigator.model.parties import Side

LATE = (Status.LATE, Status.UNCLEAR)
PRESSING = (Status.LATE, Status.DUE_TODAY, Status.UNCLEAR, Status.RUNNING, Status.DATE_NEEDED, Status.OPEN)


@dataclass(frozen=True, slots=True)
class View:
    """What an answer is made from, for one reader; for nobody in particular, whoever asks."""

    teller: Teller
    found: Position
    calendars: Calendars

    def main(self) -> Standing | None:
        """The reader's own act with a date; else what the reader waits for; else what can be done without a date."""
        own = sorted((each for each in self.live() if self.is_mine(each)), key=soonest)
        others = sorted((each for each in self.live() if not self.is_mine(each)), key=self._most_awaited)
        dated = [each for each in own if has_date(each)]
        binding = [each for each in own if each.clause.force is not Force.MAY]
        # What others may do and need not is nothing to wait for.
        awaited = [each for each in others if each.clause.force is not Force.MAY]
        # Nobody in particular may be one of them: a day by which somebody may act is more than that nothing is to do.
        rights = [] if self.teller.reader else [each for each in others if has_date(each)]
        ranked = (*dated, *self._dated(others), *binding, *awaited, *own, *self._caps(), *rights)
        # What hangs on something that may not have happened leads no answer while something else is to be done, nor
        # does what had to be done before something that is over.
        return min(ranked, key=lambda each: (bool(each.had_to_precede), bool(each.hangs_on)), default=None)

    def live(self) -> Iterator[Standing]:
        """The acts that press, or may be done at once; caps are none."""
        for each in (*self.found.running, *self.found.of(Status.OPEN)):
            if isinstance(each.clause, Duty) and each.status in PRESSING:
                yield each

    def _caps(self) -> list[Standing]:
        return [each for each in self.found.running if isinstance(each.clause, Cap)]

    def _dated(self, standings: Iterable[Standing]) -> list[Standing]:
        return [each for each in standings if has_date(each) and each.clause.force is not Force.MAY]

    def _most_awaited(self, each: Standing) -> tuple[bool, bool, bool, tuple[bool, date]]:
        """What may be done comes last; an answer comes before what only leads up to it."""
        clause = each.clause
        is_answer = isinstance(clause, Duty) and bool(clause.contains or self._leads_on(clause))
        return (clause.force is Force.MAY, not has_date(each), not is_answer, soonest(each))

    def _leads_on(self, duty: Duty) -> bool:
        """Whether an act of those who ask, or a way out of the stage, hangs on it."""
        if duty.produces is None:
            return False
        made = {duty.produces, *self.teller.policy.events[duty.produces].made_of}
        for stage in self.teller.policy.procedure.stages:
            if any(way.event in made for way in stage.outcomes):
                return True
            for other in stage.duties:
                starts = (*other.after, *(other.limit.from_ if other.limit else ()))
                if made & set(starts) and self.teller.asks(other):
                    return True
        return False

    @property
    def answers_others(self) -> bool:
        """Whether the reader is on the side that is asked, or outside: nobody owes them an answer."""
        reader = self.teller.policy.roles.get(self.teller.reader or "")
        return reader is not None and reader.side is not Side.ASKS

    def is_mine(self, each: Standing) -> bool:
        """Whether the act is the reader's; for nobody in particular, whether it is of those who ask."""
        if not isinstance(each.clause, Duty):
            return False
        if self.teller.reader:
            return self.teller.reader in each.clause.by
        # What both sides may do is for whoever asks, too.
        sides = {self.teller.policy.roles[role].side for role in each.clause.by}
        return self.teller.asks(each.clause) or (each.clause.force is Force.MAY and Side.ASKS in sides)

    def booked(self, each: Standing) -> Fact | None:
        """The fact by which an act is booked for a day to come."""
        return booked_for(self.teller, self.found, each.clause.produces) if isinstance(each.clause, Duty) else None

    def lapsed(self) -> list[Standing]:
        """Rights of the reader whose time is over, and which nobody said were used."""
        over = (Status.LAPSED, Status.NOT_TOLD)
        return [each for each in self.found.of(*over) if self.is_mine(each) and each.verdict.may_be_lapsed]


def variant(each: Standing) -> str:
    """Which words of the catalogue fit how something stands."""
    match each.status:
        case Status.LATE:
            return "late"
        case Status.UNCLEAR:
            return "unclear"
        case Status.DUE_TODAY:
            return "today"
        case _:
            return "by"


def has_date(each: Standing) -> bool:
    """Whether a day can be named for it; of what is late, or may be, the very latest is one."""
    if each.due is None or each.status is Status.OPEN:
        return False
    return each.due.safe is not None or (each.verdict.may_be_late and each.due.stays is not None)


def can_be_kept(each: Standing, today: date) -> bool:
    """Whether its day lies ahead, so that it can go into a calendar."""
    return has_date(each) and each.due is not None and each.due.safe is not None and each.due.safe > today


def soonest(each: Standing) -> tuple[bool, date]:
    """To sort by: the earliest day first, and last what has none."""
    day = (each.due.safe or each.due.stays) if each.due else None
    return (day is None, day or date.max)


def is_too_early(each: Standing) -> bool:
    """Whether something was done before the first day on which it may be."""
    when, span = each.due, each.done.span if each.done else None
    if when is None or when.limit.kind is LimitKind.BY or when.safe is None or span is None:
        return False
    return span.latest < when.safe


def had_left(found: Position, each: Standing) -> bool:
    """Whether what shows an act came, in every course, after its stage, and shows one of another stage too."""
    first = each.done.first_told if each.done else None
    alike = (one for one in found.standings if one.done == each.done and one.stage != each.stage)
    lefts = [
        max((visit.left.last for visit in journey.past if visit.stage == each.stage and visit.left), default=None)
        for journey in found.journeys
        if all(visit.stage != each.stage for visit in journey.active)
    ]
    over = len(lefts) == len(found.journeys) and all(day and first and moments.is_after(first, day) for day in lefts)
    return over and any(alike)


def is_booked(teller: Teller, fact: Fact, today: date) -> bool:
    """Whether a fact is of something that can be booked, on a day that may lie ahead: it has not happened."""
    known = teller.policy.events.get(fact.event)
    return bool(known and known.future and fact.span and fact.span.latest > today)


def booked_for(teller: Teller, found: Position, event: str | None) -> Fact | None:
    """The fact by which something is booked for a day to come; None where it is not."""
    return next((each for each in found.happened if each.event == event and is_booked(teller, each, found.today)), None)
