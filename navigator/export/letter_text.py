"""What stands in a letter: from whom and to whom, what has happened so far, what the clause says, what is asked for."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import Any

from navigator.case.limit.due import Due
from navigator.case.verdicts.position import Position, Standing, Status
from navigator.explain.advice import booked_for
from navigator.explain.done import happened
from navigator.explain.due_texts import dates_text, key_for
from navigator.explain.limit_texts import within
from navigator.explain.teller import Teller
from navigator.explain.voice import first_person
from navigator.explain.where_key import is_past
from navigator.export.addressees import Addressee
from navigator.model.acts import Duty
from navigator.model.cases import Fact
from navigator.model.limits import LimitKind, Source

# How long somebody who is late is given to answer a letter about that; the letter asks for it, no policy does.
_GRACE = timedelta(7)
_UNSURE = frozenset({Status.UNCLEAR, Status.DATE_NEEDED})
"""What may be late, though no date is known."""


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
class Draft:
    """Writes as the reader to somebody else: what is said to the reader as "you" is said by "I"."""

    teller: Teller
    found: Position

    def letter(self, purpose: Purpose, each: Standing, duty: Duty, to: Addressee) -> Letter:
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

    def _mine(self, text: str) -> str:
        """What is told to the reader, as the reader writes it."""
        return first_person(text, (each.name for each in self.teller.policy.procedure.roles))

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
            "act": self._mine(duty.act),
            "order": teller.title(teller.order(duty)),
            "gives": gives,
            "title": teller.title(gives),
            "who": teller.doers(duty),
        }

    def _says(self, duty: Duty) -> str:
        """The clause in a sentence, in the policy's own words for the time, and where each of the two stands."""
        act = self.teller.words("letter.says", act=self._mine(self.teller.act(duty)))
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
        key = key_for(self.teller, "letter.late.unclear" if latest else "letter.late.open", when)
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
        return words("letter.own.in_time", date=dates_text(self.teller, when))

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
        words, what = self.teller.words, self._mine(self.teller.event(fact.event))
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
            listed = (words("letter.item", item=self._mine(item)) for item in duty.contains)
            yield "\n".join((words("letter.ask why.contains"), *listed))
        elif purpose in (Purpose.COMPLAIN, Purpose.GO_ON) and duty.contains:
            for item in duty.contains:
                yield words("letter.gap.contains", item=self._mine(item))
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
                        "letter.owed", act=self._mine(teller.act(each)).rstrip("."), words=within(teller, each.limit)
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


def _over_on_one_reading(when: Due, today: date) -> date | None:
    """The first day on which the time is over on some reading, from whichever day that counts it; None before that."""
    lasts = [each.last.due for each in when.reckonings if each.last and not (each.none or each.stopped or each.moving)]
    return min((day for day in lasts if day < today), default=None)
