"""Who does what by a policy, and where a case goes, in the reader's words. The words are in the catalogue."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from navigator.case.course.ways import leading_into
from navigator.model.acts import Cap, Duty, Force, Together
from navigator.model.answers import unanswered
from navigator.model.cases import Fact
from navigator.model.limits import Extension
from navigator.model.parties import Role
from navigator.model.policy import Policy
from navigator.model.stages import Destination, Outcome, Stage
from navigator.words import Language
from navigator.words.language import capital

LONG = 70
"""Characters of an act that take three lines of a table or of a heading, on a phone more."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Says things about one policy in one language, to one reader (a role, or nobody in particular) in one area."""

    policy: Policy
    words: Language
    reader: str | None = None
    area: str | None = None
    answers: tuple[str, ...] = ()
    """The answers to questions about the case."""

    def role(self, role: Role) -> str:
        """The role's name as it stands in a sentence: "you", the local name, or its general name."""
        if role.id == self.reader:
            return self.words("tell.you")
        local = (variant.name for variant in role.variants if variant.area in (self.area, *self.answers))
        name = next(local, role.name)
        return self.words.inside(name)

    def stage(self, stage: str) -> str:
        """A stage inside a sentence."""
        return self.words.called(self.policy.stages[stage].title)

    def roles(self, ids: Iterable[str]) -> str:
        """Several roles as a list."""
        return self.words.joined(self._named(ids))

    def one_of(self, ids: Iterable[str]) -> str:
        """Several roles of which each will do, as a list."""
        return self.words.either(self._named(ids))

    def _named(self, ids: Iterable[str]) -> list[str]:
        return [self.role(self.policy.roles[each]) for each in ids]

    def doers(self, duty: Duty) -> str:
        """Whom to ask for an act: all who act, or either of them."""
        return self.one_of(duty.by) if duty.together is Together.EITHER else self.roles(duty.by)

    def are_named(self, ids: Iterable[str], text: str) -> bool:
        """Whether a text names some roles already, with or without their article."""
        names = (re.escape(self.bare(self.policy.roles[each].name)) for each in ids)
        # The lead is not named by "misleading", and the unit not by "opportunity".
        return all(re.search(rf"(?<!\w){name}(?!\w)", text.casefold()) for name in names)

    def bare(self, name: str) -> str:
        """A name without its article and in small letters, to be compared."""
        article, _, rest = name.casefold().partition(" ")
        return rest if article in self.words("tell.articles").casefold().split() else name.casefold()

    def who_acts(self, duty: Duty) -> str:
        """Everybody who acts, with those whose agreement or view is needed."""
        names = [self.role(self.policy.roles[each]) for each in self._reader_first(duty.by)]
        who = self.words.either(names) if duty.together is Together.EITHER else self.words.joined(names)
        if duty.together is Together.EACH:
            # "Each of you and the manager" is nobody's English either.
            who = self.words("tell.each.you" if self.reader in duty.by else "tell.each", who=who)
        # "With the agreement of you" is nobody's English.
        yours = ".you" if duty.agreeing == (self.reader,) else ""
        if duty.agreeing and set(duty.agreeing) == set(duty.consulting):
            return self.words(f"tell.consulting_agreeing{yours}", who=who, others=self.roles(duty.agreeing))
        if duty.agreeing:
            who = self.words(f"tell.agreeing{yours}", who=who, others=self.roles(duty.agreeing))
        if duty.consulting:
            # Without the comma that closes the clause before it.
            who = self.words("tell.consulting", who=who.removesuffix(","), others=self.roles(duty.consulting))
        return who

    def _reader_first(self, ids: Iterable[str]) -> list[str]:
        """As one says it: you and the Chair, not the Chair and you."""
        return sorted(ids, key=lambda each: each != self.reader)

    def force(self, duty: Duty) -> str:
        """The verb of an act that agrees with who acts: must, should, may, aims to or aim to."""
        many = len(duty.by) > 1 or self.policy.roles[duty.by[0]].plural or duty.by[0] == self.reader
        return self.your_force(duty.force) if many else self._force(duty.force, "one")

    def your_force(self, force: Force) -> str:
        """The verb of an act of those who are spoken to."""
        return self._force(force, "many")

    def _force(self, force: Force, number: str) -> str:
        # Of these verbs only one has a form of its own for one person.
        return self.words(f"tell.force.{force.value}{f'.{number}' if force is Force.AIMS_TO else ''}")

    def act(self, duty: Duty) -> str:
        """The act as a sentence: who, how strongly, what, on what condition."""
        when = self.condition(duty)
        key = "tell.act_if" if when else "tell.act"
        return self.sentence(self.words(key, who=self.who_acts(duty), force=self.force(duty), act=duty.act, when=when))

    def dated(self, key: str, act: str, **values: str) -> str:
        """An act with a date behind it; in front, where it would be taken for the date of something inside the act."""
        inside = set(re.findall(r"[a-z]+", act.casefold())) & set(self.words("tell.opens_a_clause").split())
        first = f"{key}.first"
        if not inside or first not in self.words.texts:
            return self.words(key, act=act, **values)
        # Two dates have a comma between them, and need one behind.
        two = f"{first}.two" if self.words("list.between") in values.get("date", "") else first
        return self.words(two if two in self.words.texts else first, act=act, **values)

    def condition(self, clause: Duty | Outcome | Cap) -> str:
        """On what condition something exists or is done, to follow "if"; what the reader has answered is left out."""
        conditions = self.on_answers(clause)
        own = None if isinstance(clause, Cap) else clause.when
        return self.words.joined([*conditions, *((own,) if own else ())]) if conditions else own or ""

    def on_answers(self, clause: Duty | Outcome | Cap | Extension) -> list[str]:
        """For each question about the case that it hangs on and nobody answered: the answers with which it holds."""
        procedure = self.policy.procedure
        left = tuple(unanswered(procedure, clause.only, self.answers))
        by_question = [[each.when for each in left if each in question.answers] for question in procedure.questions]
        answered = set(self.answers).intersection(clause.only)
        return [
            self.words.either(whens)
            for whens, question in zip(by_question, procedure.questions, strict=True)
            if whens and not answered.intersection(choice.id for choice in question.answers)
        ]

    def cap(self, cap: Cap) -> str:
        """The title of a limit over several stages; of what some cases alone have, with which."""
        when = self.on_answers(cap)
        return self.words("tell.cap_if", title=cap.title, when=self.words.joined(when)) if when else cap.title

    def order(self, duty: Duty) -> str:
        """The act as an order, in few words where there are such, to follow nothing or "by then"."""
        voice = self.policy.voices.get(duty.id)
        own = voice and (self.reader in voice.to if voice.to else self.reader in duty.by)
        return voice.short if voice and own and voice.short else duty.act

    def brief(self, duty: Duty) -> Duty:
        """A long act of one other role, in the few words that its author has for it, if they can be said of others."""
        if len(duty.act) <= LONG or len(duty.by) != 1:
            return duty
        short = Teller(self.policy, self.words, duty.by[0]).order(duty)
        return duty if self.speaks_to_reader(short) else replace(duty, act=short)

    def speaks_to_reader(self, text: str) -> bool:
        """Whether it has a word in it by which its reader is spoken to."""
        return not set(re.findall(r"\w+", text.casefold())).isdisjoint(self.words("tell.yours").split())

    def gives(self, duty: Duty) -> str:
        """What whoever waits for an act gets by it; empty where the policy's author has no word for it."""
        voice = self.policy.voices.get(duty.id)
        return voice.gives or "" if voice else ""

    def event(self, event: str) -> str:
        """What happened, as it stands inside a sentence."""
        return self.policy.events[event].what

    def done_with(self, clause: Duty | Cap) -> str:
        """What shows that an act is done, where that is any or all of several events."""
        event = self.policy.events.get(clause.produces or "") if isinstance(clause, Duty) else None
        if event is None or not event.made_of:
            return ""
        told = [self.event(each) for each in event.made_of]
        return self.words.either(told) if event.any_of else self.words.joined(told)

    def after(self, clause: Duty | Cap) -> str:
        """What has to happen before an act or a cap, besides the start of its time or what opens its stage.

        Of an act without a limit that has a condition, that says it.
        """
        if clause.limit is None:
            known = not isinstance(clause, Duty) or clause.when or self._opens(clause)
        else:
            known = set(clause.after) <= set(clause.limit.starts)
        if known:
            return ""
        return self.words.either([self.event(event) for event in clause.after])

    def _opens(self, duty: Duty) -> bool:
        """Whether the stage of an act opens with nothing but what the act comes after."""
        stage = next(each for each in self.policy.procedure.stages if any(one.id == duty.id for one in each.duties))
        opening = {*stage.opens, *leading_into(self.policy, stage.id)}
        return bool(opening) and opening <= set(duty.after)

    def destination(self, to: Destination, origin: Stage | None = None) -> str:
        """Where a case goes, to follow "then"; seen from the stage that it leaves, where one is given."""
        if to.end:
            return self.words(f"tell.to.end.{to.end.value}")
        if to.body:
            return self.words("tell.to.body", body=self.role(self.policy.roles[to.body]))
        if to.procedure:
            return self.words("tell.to.procedure")
        if to.stage is None:
            titles = [self.stage(each) for each in to.stages]
            return self.words("tell.to.stages", stages=self.words.joined(titles))
        if origin is None:
            return self.words("tell.to.stage", stage=self.stage(to.stage))
        return self._onward(self.policy.stages[to.stage], origin)

    def _onward(self, stage: Stage, origin: Stage) -> str:
        """To a stage from another: on to it, back, past others, or to where it waits for stages beside it."""
        order = list(self.policy.stages)
        steps = order.index(stage.id) - order.index(origin.id)
        title = self.stage(stage.id)
        others = [self.stage(each) for each in stage.joins if each != origin.id]
        if steps <= 0:
            return self.words("tell.to.back", stage=title)
        if others and origin.id in stage.joins:
            return self.words("tell.to.join", stage=title, others=self.words.joined(others))
        return self.words("tell.to.stage" if steps == 1 else "tell.to.skip", stage=title)

    def on(self, fact: Fact) -> str:
        """When something happened or was sent, as far as it is known."""
        if fact.sent:
            return self.words(f"tell.sent.{fact.sent.by.value}", sent=self.words.date(fact.sent.day))
        if fact.span is None:
            return self.words("tell.day_unknown")
        if fact.span.earliest == fact.span.latest:
            return self.words.date(fact.span.earliest)
        return self.words(
            "tell.between", first=self.words.date(fact.span.earliest), last=self.words.date(fact.span.latest)
        )

    def asks(self, duty: Duty) -> bool:
        """True when the side that asks has to act."""
        return self.policy.asks(duty.by)

    def sentence(self, text: str) -> str:
        """A capital letter in front and a full stop behind."""
        text = capital(text)
        return text if text.endswith((".", "?", "!")) else text + "."

    def title(self, text: str) -> str:
        """A capital letter in front."""
        return capital(text)
