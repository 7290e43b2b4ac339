"""Drafts of letters that fit where a case stands. They are shown to be copied and changed; nothing is ever sent."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from navigator.case.course.ways import transitions
from navigator.case.verdicts.position import Position, Standing, Status
from navigator.explain.advice import booked_for
from navigator.explain.teller import Teller
from navigator.export.addressees import Addressee, Addressees
from navigator.export.letter_text import Draft, Letter, Purpose
from navigator.model.acts import Duty
from navigator.model.parties import Role, Side
from navigator.model.stages import Destination

_CAN_BE_DONE = frozenset(
    {Status.OPEN, Status.RUNNING, Status.DUE_TODAY, Status.UNCLEAR, Status.LATE, Status.DATE_NEEDED}
)
_ANSWERED = frozenset({Status.DONE, Status.DONE_LATE, Status.NOT_TOLD})
_OVERDUE = frozenset({Status.LATE, Status.UNCLEAR})


def letters(teller: Teller, found: Position) -> tuple[Letter, ...]:
    """The letters for the teller's reader at a position, each with a title of its own; what is pressing comes first."""
    writer = _Writer(teller, found)
    reader = teller.policy.roles.get(teller.reader or "")
    if reader and reader.side is Side.ANSWERS:
        return tuple(_told_apart(teller, writer.holding(reader)))
    return tuple(_told_apart(teller, (*writer.chasing(reader), *writer.asking(reader), *writer.why())))


def _told_apart(teller: Teller, drafts: Iterable[Letter]) -> Iterator[Letter]:
    """Letters of one title get the stage of their clause beside it; where that does not tell them apart, the clause."""
    stages = {duty.id: stage.title for stage in teller.policy.procedure.stages for duty in stage.duties}
    every = tuple(drafts)
    for each in every:
        alike = [one for one in every if one.title == each.title]
        if len(alike) == 1:
            yield each
            continue
        beside = [stages.get(one.clause, "") for one in alike]
        apart = stages.get(each.clause) if len(set(beside)) == len(beside) else None
        title = teller.words("letter.title.stage", title=each.title, stage=apart or each.about.rstrip("."))
        yield replace(each, title=title)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Finds what there is to write about, and has it written."""

    teller: Teller
    found: Position

    @property
    def _draft(self) -> Draft:
        return Draft(self.teller, self.found)

    @property
    def _whom(self) -> Addressees:
        return Addressees(self.teller)

    def chasing(self, reader: Role | None) -> Iterator[Letter]:
        for each, duty in self._duties():
            mine = reader is not None and reader.id in duty.by
            known = each.status is not Status.LATE and booked_for(self.teller, self.found, duty.produces)
            if (
                each.status in _OVERDUE
                and not each.had_to_precede
                and not mine
                and not known
                and not self.teller.asks(duty)
            ):
                yield self._draft.letter(Purpose.CHASE, each, duty, self._whom.doers(duty))

    def asking(self, reader: Role | None) -> Iterator[Letter]:
        first = self.teller.policy.procedure.stages[0]
        for each, duty in self._duties():
            mine = reader.id in duty.by if reader else self.teller.asks(duty)
            if not mine or not self._can_be_done(each):
                continue
            to = self._leads_to(duty)
            if to and to.end:
                continue  # What ends it, such as a payment, asks nothing of anybody.
            # The first step may be a talk; whoever would rather write, or note what to say, has a draft for it too.
            leads_on = bool(to and to.leads_on)
            opening = next((one for one in first.duties if self.teller.asks(one)), None)
            is_first = each.stage == first.id and (not leads_on or duty is opening)
            if not is_first and not _is_sent(self.teller, duty):
                continue
            if duty.produces is None and duty is not opening:
                continue
            purpose = Purpose.COMPLAIN if is_first else Purpose.GO_ON
            yield self._draft.letter(purpose, each, duty, self._whom.receiver(duty, to))

    def why(self) -> Iterator[Letter]:
        for each, duty in reversed(self._duties()):
            if self._was_given(each, duty) and self._is_answer(each, duty) and not self.teller.asks(duty):
                yield self._draft.letter(Purpose.ASK_WHY, each, duty, self._whom.doers(duty))
                return

    def holding(self, reader: Role) -> Iterator[Letter]:
        person = self.teller.words("letter.gap.person")
        for each, duty in self._duties():
            if each.status in _OVERDUE and not each.had_to_precede and reader.id in duty.by:
                yield self._draft.letter(Purpose.HOLD, each, duty, Addressee((person,), person))

    def _duties(self) -> list[tuple[Standing, Duty]]:
        return [(each, each.clause) for each in self.found.standings if isinstance(each.clause, Duty)]

    def _can_be_done(self, each: Standing) -> bool:
        """Before anything has happened, what comes after a first talk may be drafted too."""
        nothing_yet = not any(fact.happened for fact in self.found.journey.case.facts)
        return each.status in _CAN_BE_DONE or (nothing_yet and each.status is Status.WAITING and each.due is None)

    def _leads_to(self, duty: Duty) -> Destination | None:
        found = (
            transition.to
            for stage in self.teller.policy.procedure.stages
            if duty.id in {each.id for each in stage.duties}
            for transition in transitions(stage)
            if transition.event == duty.produces
        )
        return next(found, None)

    def _was_given(self, each: Standing, duty: Duty) -> bool:
        """Nobody can say that they had an answer of which it is not known that it was given, or that it came."""
        if each.status not in _ANSWERED or not each.verdict.may_be_open:
            return each.status in _ANSWERED
        policy = self.teller.policy
        told = {fact.event for fact in self.found.happened} & set(policy.events)
        came = {event for event in told if policy.events[event].sent} - set(policy.producers)
        # Events of no stage have no place in the order; none of them is the arrival of an answer.
        sent = policy.order.get(duty.produces or "")
        return sent is not None and any(policy.order.get(event) == sent + 1 for event in came)

    def _is_answer(self, each: Standing, duty: Duty) -> bool:
        """True for an act that answers: it has to contain something, or those who ask can go on from there."""
        stage = self.teller.policy.stages[each.stage or ""]
        over = self.found.journey.past[-1].stage if self.found.journey.end and self.found.journey.past else None
        if stage.id not in self.found.journey.now and stage.id != over:
            return False
        return bool(duty.contains) or (
            bool(self.teller.gives(duty))
            and any(
                duty.produces in (*other.after, *(other.limit.from_ if other.limit else ())) and self._leads_to(other)
                for other in stage.duties
                if self.teller.asks(other)
            )
        )


def _is_sent(teller: Teller, duty: Duty) -> bool:
    """True for an act that reaches somebody, rather than a talk."""
    return duty.produces is not None and teller.policy.events[duty.produces].sent
