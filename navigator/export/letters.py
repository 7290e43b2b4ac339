"""Drafts of letters that fit where a case stands. They are shown to be copied and changed; nothing is ever sent."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import Any

from navigator.case.course.ways import transitions
from navigator.case.limit.due import Due
from navigator.case.verdicts.position import Position, Standing, Status
from navigator.explain.advice import booked_for
from navigator.explain.done import happened
from navigator.explain.standings import is_past
from navigator.explain.teller import Teller
from navigator.explain.voice import first_person
from navigator.model.acts import Duty, Together
from navigator.model.cases import Fact
from navigator.model.limits import LimitKind, Source
from navigator.model.parties import Role, Side
from navigator.model.stages import Destination

# How long somebody who is late is given to answer a letter about that; the letter asks for it, no policy does.
_GRACE = timedelta(7)


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
    subject: str = ""
    email: str = ""
    """Where it can be sent, where the policy gives an address."""

    def as_data(self) -> dict[str, Any]:
        """The letter as the page gets it."""
        return {
            "purpose": self.purpose.value,
            "clause": self.clause,
            "title": self.title,
            "about": self.about,
            "text": self.text,
            "subject": self.subject,
            "email": self.email,
        }


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a letter goes to: the lines of the address, how they are greeted, and their email address, if any."""

    lines: tuple[str, ...]
    greeted: str
    email: str = ""


_CAN_BE_DONE = frozenset(
    {Status.OPEN, Status.RUNNING, Status.DUE_TODAY, Status.UNCLEAR, Status.LATE, Status.DATE_NEEDED}
)
# Somebody whom an act names and the procedure has no role for, by a title with capital letters.
CALLED = re.compile(r"\b(?:tell|ask|contact|ring|write to) (the (?:[A-Z][\w'-]*)(?: (?:of |for |and )?[A-Z][\w'-]*)*)")
_ANSWERED = frozenset({Status.DONE, Status.DONE_LATE, Status.NOT_TOLD})
_OVERDUE = frozenset({Status.LATE, Status.UNCLEAR})
_UNSURE = frozenset({Status.UNCLEAR, Status.DATE_NEEDED})
"""What may be late, though no date is known."""


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
        yield Letter(**{**{name: getattr(each, name) for name in Letter.__slots__}, "title": title})


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes as the reader to somebody else: what is said to the reader as "you" is said by "I"."""

    teller: Teller
    found: Position

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
                yield self._letter(Purpose.CHASE, each, duty, self._doers(duty))

    def asking(self, reader: Role | None) -> Iterator[Letter]:
        first = self.teller.policy.procedure.stages[0]
        ending = {outcome.event for outcome in self.teller.policy.procedure.outcomes if outcome.to.end}
        for each, duty in self._duties():
            mine = reader.id in duty.by if reader else self.teller.asks(duty)
            if not mine or not self._can_be_done(each):
                continue
            to = self._leads_to(duty)
            if (to and to.end) or duty.produces in ending:
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
            yield self._letter(purpose, each, duty, self._receiver(duty, to))

    def why(self) -> Iterator[Letter]:
        for each, duty in reversed(self._duties()):
            if self._was_given(each, duty) and self._is_answer(each, duty) and not self.teller.asks(duty):
                yield self._letter(Purpose.ASK_WHY, each, duty, self._doers(duty))
                return

    def holding(self, reader: Role) -> Iterator[Letter]:
        person = self.teller.words("letter.gap.person")
        for each, duty in self._duties():
            if each.status in _OVERDUE and not each.had_to_precede and reader.id in duty.by:
                yield self._letter(Purpose.HOLD, each, duty, Addressee((person,), person))

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

    # Whom it goes to.

    def _roles(self, roles: tuple[str, ...], act: str = "") -> Addressee:
        """Those who act, or whom an act is addressed to, with name and address where the policy gives them."""
        teller = self.teller
        held = [teller.policy.roles[each] for each in roles]
        local = (
            variant.contact
            for role in held
            for variant in role.variants
            if variant.area in (teller.area, *teller.answers)
        )
        contact = next((each for each in (*local, *(role.contact for role in held)) if each), None)
        names = [teller.role(role) for role in held]
        return self._greeted(self._addressee(contact, self._listed(names, act)), names)

    def _doers(self, duty: Duty) -> Addressee:
        """Those who act: all of them, or either."""
        to, names = self._roles(duty.by), [self.teller.role(self.teller.policy.roles[each]) for each in duty.by]
        if len(names) <= 1 or duty.together is Together.EITHER:
            return to
        either, every = (self.teller.title(self.teller.words.either(names)), self.teller.title(self.teller.doers(duty)))
        return replace(to, lines=tuple(every if line == either else line for line in to.lines))

    def _listed(self, names: list[str], act: str) -> str:
        """Several names as the act has them: to the one and to the other, or to either."""
        return (
            self.teller.words.joined(names)
            if re.search(r" and (?:to |with )?the ", act)
            else self.teller.words.either(names)
        )

    def _greeted(self, to: Addressee, names: list[str]) -> Addressee:
        """Nobody is called "A or B" to their face."""
        return to if len(names) <= 1 else replace(to, greeted=self.teller.words("letter.greeting.several"))

    def _receiver(self, duty: Duty, to: Destination | None) -> Addressee:
        """Whom an act of the reader is addressed to: its contact, whoever the clause names, or whoever is next."""
        named = self._named(duty)
        if duty.contact:
            names = [self.teller.role(self.teller.policy.roles[each]) for each in named]
            return self._greeted(self._addressee(duty.contact, self._listed(names, duty.act)), names)
        if named:
            return self._roles(named, duty.act)
        if outside := self._outside(duty):
            return self._addressee(None, outside)
        others = tuple(role for role in duty.by if role != self.teller.reader)
        if duty.together is Together.JOINTLY and others:
            return self._roles(others)
        if to and to.body:
            return self._roles((to.body,))
        if to and to.stage:
            return self._roles(self.teller.policy.stages[to.stage].lead)
        return self._roles(self.teller.policy.stages[self._stage_of(duty)].lead)

    def _outside(self, duty: Duty) -> str | None:
        """Whom the act names without a role of the procedure for them."""
        called = CALLED.search(duty.act)
        roles = self.teller.policy.procedure.roles
        names = [name for role in roles for name in (role.name, *(variant.name for variant in role.variants))]
        if called is None or any(_bare(called[1]) in name for name in names):
            return None
        return called[1]

    def _stage_of(self, duty: Duty) -> str:
        # By another text or answer it may be an act that the teller's own policy does not have.
        return next(each.stage for each, one in self._duties() if one.id == duty.id and each.stage)

    def _named(self, duty: Duty) -> tuple[str, ...]:
        """The roles that the act names as those to whom it is done, in the order of the text."""
        found: dict[int, str] = {}
        roles = [role for role in self.teller.policy.procedure.roles if role.id not in duty.by]
        for role in sorted(roles, key=lambda role: len(role.name), reverse=True):
            at = re.search(
                rf"\b(?:with|to|tell|ask|contact|ring) (?:[\w ]*? or )?({re.escape(role.name)})(?![\w-])", duty.act
            )
            if at and not any(
                at.start(1) >= start and at.start(1) < start + len(self._name(held)) for start, held in found.items()
            ):
                found[at.start(1)] = role.id
        for role in roles:
            # To the one and the other: each of them is written to.
            for start, held in tuple(found.items()):
                both = f"{self._name(held)} and {role.name}"
                if duty.act.startswith(both, start) and role.id not in found.values():
                    found[start + len(both) - len(role.name)] = role.id
        return tuple(found[at] for at in sorted(found))

    def _name(self, role: str) -> str:
        return self.teller.policy.roles[role].name

    def _addressee(self, contact: str | None, name: str) -> Addressee:
        held = self.teller.policy.contacts[contact] if contact else None
        # "Your line manager" is how the reader thinks of them; it is they who read it here.
        person = self.teller.title(_bare(name) if name.startswith("your ") else name)
        if held is None:
            return Addressee((person,), _bare(name))
        called = held.name.partition(",")[0]
        email = held.email or ""
        lines = (held.name, *held.address, *((email,) if email else ()))
        # One address can serve several people: the letter then says for whom of them it is.
        if name and _bare(name).lower() not in held.name.lower():
            return Addressee((person, *lines), _bare(name), email)
        return Addressee(lines, _bare(called), email)

    # What stands in it.

    def _letter(self, purpose: Purpose, each: Standing, duty: Duty, to: Addressee) -> Letter:
        teller, words, key = self.teller, self.teller.words, f"letter.{purpose.value}"
        gives = teller.gives(duty)
        unclear = each.status is Status.UNCLEAR
        title = words(self._variant(f"{key}.title", unclear=unclear, gives=gives), **self._named_values(duty))
        subject = words("letter.subject", procedure=teller.policy.procedure.title)
        opening = self._variant(f"{key}.opening", unclear=unclear, gives=gives)
        paragraphs = (
            words("letter.from"),
            words.date(self.found.today),
            words("letter.to", to="\n".join(to.lines)),
            words("letter.greeting", who=to.greeted),
            subject,
            "" if teller.reader else words("letter.for_another"),
            words(self._for_another(opening), **self._named_values(duty)),
            self._so_far(),
            self._says(duty),
            self._due(purpose, each),
            *self._middle(purpose, duty),
            self._asked(purpose, duty),
            words("letter.end"),
        )
        return Letter(
            purpose=purpose,
            clause=duty.id,
            title=title,
            about=teller.act(duty),
            text="\n\n".join(each for each in paragraphs if each) + "\n",
            subject=teller.policy.procedure.title,
            email=to.email,
        )

    def _variant(self, key: str, *, unclear: bool, gives: str) -> str:
        """The text of a key for what may be late, and for an act with words for what it gives, if there is one."""
        known = self.teller.words.texts
        may = f"{key}.may" if unclear and f"{key}.may" in known else key
        return f"{may}.gives" if gives and f"{may}.gives" in known else may

    def _for_another(self, key: str) -> str:
        """The text of a key for somebody who writes for the person whose matter it is, if there is one."""
        known = f"{key}.for_another"
        return known if not self.teller.reader and known in self.teller.words.texts else key

    def _named_values(self, duty: Duty) -> dict[str, str]:
        teller = self.teller
        gives = teller.gives(duty)
        return {
            "act": first_person(duty.act),
            "order": teller.title(teller.order(duty)),
            "gives": gives,
            "title": teller.title(gives),
            "who": teller.doers(duty),
        }

    def _says(self, duty: Duty) -> str:
        """The clause in a sentence, in the policy's own words for the time, and where each of the two stands."""
        act = self.teller.words("letter.says", act=first_person(self.teller.act(duty)))
        place = self._place(duty.source)
        if duty.limit is None:
            return f"{act}\n{place}"
        key, soft = "letter.says.time", duty.limit.soft
        time = self.teller.words(f"{key}.soft" if soft else key, words=duty.limit.words, soft=soft or "")
        if duty.limit.source is None:
            return f"{act}\n{time}\n{place}"
        return f"{act}\n{place}\n{time}\n{self._place(duty.limit.source)}"

    def _place(self, source: Source) -> str:
        """Where something stands in the document."""
        title = self.teller.policy.procedure.document.title
        where = "letter.source" if source.paragraph else "letter.source.heading"
        return self.teller.words(where, title=title, heading=source.heading, paragraph=source.paragraph)

    def _due(self, purpose: Purpose, each: Standing) -> str:
        if purpose in (Purpose.CHASE, Purpose.HOLD):
            return " ".join((self._overdue(each), *self._booked(each)))
        return "" if purpose is Purpose.ASK_WHY else self._own_time(each)

    def _overdue(self, each: Standing) -> str:
        """That it is late, or may be; only what has a date is either."""
        words, when = self.teller.words, each.due
        # A date that moves on with today, as long as nobody tells a day, is a date of no reading.
        known = (when.safe, when.stays) if when else (None, None)
        safe, latest = (words.date(day) if day else "" for day in known)
        if when and when.provisional and safe == latest and each.status is not Status.LATE:
            return words(f"letter.late.provisional{'.earlier' if when.moves_earlier else ''}", date=safe)
        # Where no reading moves the date, what is not known is something else: whether it was done, or still stands.
        if each.status is Status.LATE or (latest and safe == latest):
            return words("letter.late", date=latest)
        if when is None or not safe:
            return words("letter.late.latest", latest=latest) if latest else ""
        key = self.teller.one_way("letter.late.unclear" if latest else "letter.late.open", when)
        if key == "letter.late.unclear" and is_past(when, self.found.today):
            key = "letter.late.unclear.past"
        if key == "letter.late.unclear.one" and not is_past(when, self.found.today):
            key = "letter.late.unclear.one.may"
        if key == "letter.late.open":
            # Where that reading gives one of several days, all that is certain of it is that the last one is over.
            over = _over_on_one_reading(when, self.found.today)
            key, safe = (key, words.date(over)) if over else ("letter.late.open.one", safe)
        told = words(key, safe=safe, latest=latest)
        return f"{told} {words('letter.late.not_firm')}" if latest and when.provisional else told

    def _booked(self, each: Standing) -> Iterator[str]:
        duty = each.clause
        booked = booked_for(self.teller, self.found, duty.produces) if isinstance(duty, Duty) else None
        if booked:
            yield self.teller.words("letter.booked", date=self.teller.on(booked))

    def _own_time(self, each: Standing) -> str:
        words, when = self.teller.words, each.due
        if when is None or when.limit.kind is not LimitKind.BY:
            return ""
        # Who asks writes nothing against themselves that is not sure.
        asks = isinstance(each.clause, Duty) and self.teller.asks(each.clause)
        if when.safe is None:
            return words("letter.own.may_be_late") if asks and each.status in _UNSURE else ""
        if each.status is Status.UNCLEAR:
            return words("letter.own.may_be_late") if asks else self._overdue(each)
        if each.status is Status.LATE and when.latest:
            return words("letter.own.late", date=words.date(when.latest))
        return words("letter.own.in_time", date=self.teller.dates(when))

    def _so_far(self) -> str:
        """What has happened and when, in the order of the days; nothing when no day is known."""
        words, events = self.teller.words, self.teller.policy.events
        facts = [fact for fact in happened(self.teller, self.found) if fact.span]
        told = {fact.event for fact in facts}
        lines = [
            self._told(fact)
            for fact in facts
            # What is there with the first of several events says nothing more beside that one.
            if not told & set(events[fact.event].any_of)
        ]
        return "\n".join((words("letter.so_far"), *lines)) if lines else ""

    def _told(self, fact: Fact) -> str:
        """One thing that has happened; of what was sent: how, when, and from when it counts as received."""
        words, what = self.teller.words, first_person(self.teller.event(fact.event))
        on = self.teller.on(fact)
        if fact.sent is None or fact.span is None:
            return words("letter.fact", when=self.teller.title(on), what=what)
        received = self.teller.on(replace(fact, sent=None))
        key = "letter.fact.sent" if fact.span.earliest == fact.span.latest else "letter.fact.sent.between"
        return words(key, what=self.teller.title(what), sent=on, received=received)

    def _middle(self, purpose: Purpose, duty: Duty) -> Iterator[str]:
        """The part that the writer fills in, with what the policy asks for."""
        words = self.teller.words
        if purpose is Purpose.ASK_WHY and duty.contains:
            listed = (words("letter.item", item=first_person(item)) for item in duty.contains)
            yield "\n".join((words("letter.ask why.contains"), *listed))
        elif purpose in (Purpose.COMPLAIN, Purpose.GO_ON) and duty.contains:
            for item in duty.contains:
                yield words("letter.gap.contains", item=first_person(item))
        elif purpose in (Purpose.COMPLAIN, Purpose.GO_ON):
            yield words(self._for_another(f"letter.{purpose.value}.gap"))

    def _asked(self, purpose: Purpose, duty: Duty) -> str:
        """What the writer asks for, and by when."""
        words, teller = self.teller.words, self.teller
        key = f"letter.{purpose.value}.closing"
        if purpose in (Purpose.COMPLAIN, Purpose.GO_ON):
            owed = [
                words(
                    "letter.item",
                    item=words(
                        "letter.owed", act=first_person(teller.act(each)).rstrip("."), words=teller.within(each.limit)
                    ),
                )
                for stage in teller.policy.procedure.stages
                for each in stage.duties
                if each.limit and duty.produces in each.limit.from_ and not teller.asks(each)
            ]
            closing = words(key)
            return "\n".join((closing, "", words("letter.owed.lead"), *owed)) if owed else closing
        day = words.date(self.found.today + _GRACE)
        known = f"{key}.gives" if teller.gives(duty) and f"{key}.gives" in words.texts else key
        return words(self._for_another(known), date=day, **self._named_values(duty))


def _is_sent(teller: Teller, duty: Duty) -> bool:
    """True for an act that reaches somebody, rather than a talk."""
    return duty.produces is not None and teller.policy.events[duty.produces].sent


def _bare(name: str) -> str:
    """A role's name as it stands after "Dear": without its article."""
    return re.sub(r"^(?:the|your|their|an?) ", "", name, flags=re.IGNORECASE)


def _over_on_one_reading(when: Due, today: date) -> date | None:
    """The first day on which the time is over on some reading, from whichever day that counts it; None before that."""
    lasts = [each.last.due for each in when.reckonings if each.last and not (each.none or each.stopped or each.moving)]
    return min((day for day in lasts if day < today), default=None)
