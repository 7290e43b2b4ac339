"""Drafts of letters that fit where a case stands. They are shown to be copied and changed; nothing is ever sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from navigator.case.journey import transitions
from navigator.case.position import Position, Standing, Status
from navigator.explain.teller import Teller
from navigator.model.limits import LimitKind, Source
from navigator.model.vocabulary import Destination, Duty, Role, Side


class Purpose(Enum):
    """What a letter is for."""

    COMPLAIN = "complain"
    """Put the complaint in writing."""
    GO_ON = "go on"
    """Ask for the next stage, or take it to somebody else."""
    CHASE = "chase"
    """Ask for an act of the other side that is late, or late in one reading."""
    ASK_WHY = "ask why"
    """Ask for the reasons of an answer."""
    HOLD = "hold"
    """From the body: say that an answer is late, why, and when it will come."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A draft that rests on one clause; `about` is that clause as a sentence to the reader."""

    purpose: Purpose
    clause: str
    title: str
    about: str
    text: str

    def as_data(self) -> dict[str, Any]:
        """The letter as the page gets it."""
        return {
            "purpose": self.purpose.value,
            "clause": self.clause,
            "title": self.title,
            "about": self.about,
            "text": self.text,
        }


_CAN_BE_DONE = frozenset(
    {Status.OPEN, Status.RUNNING, Status.DUE_TODAY, Status.UNCLEAR, Status.LATE, Status.DATE_NEEDED}
)
_ANSWERED = frozenset({Status.DONE, Status.DONE_LATE, Status.NOT_TOLD})
_OVERDUE = frozenset({Status.LATE, Status.UNCLEAR})


def letters(teller: Teller, found: Position) -> tuple[Letter, ...]:
    """The letters for a reader (the teller's) at a position: what is pressing comes first."""
    writer = _Writer(Teller(teller.policy, teller.words, area=teller.area, answers=teller.answers), teller, found)
    reader = teller.policy.roles.get(teller.reader or "")
    if reader and reader.side is Side.ANSWERS:
        return tuple(writer.holding(reader))
    return (*writer.chasing(reader), *writer.asking(reader), *writer.why())


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes as one person to another: its own teller speaks to nobody, so that no role in a letter becomes "you"."""

    teller: Teller
    to_reader: Teller
    found: Position

    def chasing(self, reader: Role | None) -> Iterator[Letter]:
        for each, duty in self._duties():
            mine = reader is not None and reader.id in duty.by
            if each.status in _OVERDUE and not mine and not self.teller.asks(duty):
                yield self._letter(Purpose.CHASE, duty, self._roles(duty.by), self._overdue(each))

    def asking(self, reader: Role | None) -> Iterator[Letter]:
        first = self.teller.policy.procedure.stages[0]
        for each, duty in self._duties():
            mine = reader.id in duty.by if reader else self.teller.asks(duty)
            if not mine or not _is_sent(self.teller, duty) or not self._can_be_done(each):
                continue
            to = self._leads_to(duty)
            is_first = each.stage == first.id and not (to and (to.stage or to.stages))
            purpose = Purpose.COMPLAIN if is_first else Purpose.GO_ON
            yield self._letter(purpose, duty, self._receiver(duty, to), self._own_time(each))

    def why(self) -> Iterator[Letter]:
        for each, duty in reversed(self._duties()):
            if each.status in _ANSWERED and self._is_answer(each, duty) and not self.teller.asks(duty):
                yield self._letter(Purpose.ASK_WHY, duty, self._roles(duty.by))
                return

    def holding(self, reader: Role) -> Iterator[Letter]:
        for each, duty in self._duties():
            if each.status in _OVERDUE and reader.id in duty.by:
                yield self._letter(Purpose.HOLD, duty, self.teller.words("letter.gap.person"), self._overdue(each))

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
            if duty in stage.duties
            for transition in transitions(stage)
            if transition.event == duty.produces
        )
        return next(found, None)

    def _is_answer(self, each: Standing, duty: Duty) -> bool:
        """True for an act that answers: it has to contain something, or the next step of those who ask hangs on it."""
        stage = self.teller.policy.stages[each.stage or ""]
        over = self.found.journey.past[-1].stage if self.found.journey.end and self.found.journey.past else None
        if stage.id not in self.found.journey.now and stage.id != over:
            return False
        return bool(duty.contains) or any(
            duty.produces in (*other.after, *(other.limit.from_ if other.limit else ()))
            for other in stage.duties
            if self.teller.asks(other)
        )

    def _letter(self, purpose: Purpose, duty: Duty, to: str, time: str = "") -> Letter:
        teller, words, key = self.teller, self.teller.words, f"letter.{purpose.value}"
        paragraphs = (
            words("letter.from"),
            words.date(self.found.today),
            words("letter.to", to=to),
            words("letter.subject", procedure=teller.policy.procedure.title),
            words(f"{key}.opening"),
            self._says(duty),
            time,
            self._so_far(),
            *self._middle(purpose, duty),
            words(f"{key}.closing"),
            words("letter.end"),
        )
        return Letter(
            purpose=purpose,
            clause=duty.id,
            title=words(f"{key}.title", act=duty.act),
            about=self.to_reader.act(duty),
            text="\n\n".join(each for each in paragraphs if each) + "\n",
        )

    def _roles(self, roles: tuple[str, ...]) -> str:
        """Who acts, with name and address where the policy gives them."""
        teller = self.teller
        held = [teller.policy.roles[each] for each in roles]
        local = (
            variant.contact
            for role in held
            for variant in role.variants
            if variant.area in (teller.area, *teller.answers)
        )
        contact = next((each for each in (*local, *(role.contact for role in held)) if each), None)
        return self._address(contact) if contact else teller.title(teller.roles(roles))

    def _receiver(self, duty: Duty, to: Destination | None) -> str:
        """Whom an act of the reader is addressed to: its own contact, else whoever it goes to next, else a gap."""
        if duty.contact:
            return self._address(duty.contact)
        if to and to.body:
            return self._roles((to.body,))
        if to and to.stage:
            return self._roles(self.teller.policy.stages[to.stage].lead)
        return self.teller.words("letter.gap.to")

    def _address(self, contact: str) -> str:
        held = self.teller.policy.contacts[contact]
        return "\n".join((held.name, *held.address, *((held.email,) if held.email else ())))

    def _says(self, duty: Duty) -> str:
        """The clause in a sentence, in the policy's own words for the time, and where each of the two stands."""
        act, place = self.teller.words("letter.says", act=self.teller.act(duty)), self._place(duty.source)
        if duty.limit is None:
            return f"{act}\n{place}"
        time = self.teller.words("letter.says.time", words=duty.limit.words)
        if duty.limit.source is None:
            return f"{act}\n{time}\n{place}"
        return f"{act}\n{place}\n{time}\n{self._place(duty.limit.source)}"

    def _place(self, source: Source) -> str:
        """Where something stands in the document."""
        title = self.teller.policy.procedure.document.title
        where = "letter.source" if source.paragraph else "letter.source.heading"
        return self.teller.words(where, title=title, heading=source.heading, paragraph=source.paragraph)

    def _overdue(self, each: Standing) -> str:
        """That it is late, or may be; only what has a date is either."""
        words, when = self.teller.words, each.due
        known = (when.safe, when.latest) if when else (None, None)
        safe, latest = (words.date(day) if day else "" for day in known)
        if each.status is Status.LATE:
            return words("letter.late", date=latest)
        if when and when.provisional and safe == latest:
            return words("letter.late.provisional", date=safe)
        return words("letter.late.unclear" if when and when.complete else "letter.late.open", safe=safe, latest=latest)

    def _own_time(self, each: Standing) -> str:
        words, when = self.teller.words, each.due
        if when is None or when.safe is None or when.limit.kind is not LimitKind.BY:
            return ""
        if each.status is Status.UNCLEAR:
            return self._overdue(each)
        if each.status is Status.LATE and when.latest:
            return words("letter.own.late", date=words.date(when.latest))
        return words("letter.own.in_time", date=self.teller.dates(when))

    def _so_far(self) -> str:
        """What has happened and when, in a list; nothing when no day is known."""
        policy, words = self.teller.policy, self.teller.words
        facts = [fact for fact in self.found.journey.facts if fact.happened and fact.span]
        lines = [
            words("letter.fact", when=self.teller.title(self.teller.on(fact)), what=self.teller.event(fact.event))
            for fact in sorted(facts, key=lambda fact: policy.order.get(fact.event, 0))
            if fact.event in policy.events
        ]
        return "\n".join((words("letter.so_far"), *lines)) if lines else ""

    def _middle(self, purpose: Purpose, duty: Duty) -> Iterator[str]:
        """The part that the writer fills in, with what the policy asks for."""
        words = self.teller.words
        if purpose is Purpose.ASK_WHY and duty.contains:
            listed = (words("letter.item", item=item) for item in duty.contains)
            yield "\n".join((words("letter.ask why.contains"), *listed))
        elif purpose in (Purpose.COMPLAIN, Purpose.GO_ON) and duty.contains:
            for item in duty.contains:
                yield words("letter.gap.contains", item=item)
        elif purpose in (Purpose.COMPLAIN, Purpose.GO_ON):
            yield words(f"letter.{purpose.value}.gap")


def _is_sent(teller: Teller, duty: Duty) -> bool:
    """True for an act that reaches somebody, rather than a talk."""
    return duty.produces is not None and teller.policy.events[duty.produces].sent
