"""What a flowchart says of an act, a limit or a role: few words, the same in the picture and in its twin."""

from collections.abc import Iterator
from dataclasses import dataclass

from navigator.dates.periods import DayOfYear
from navigator.dates.rules import FirstDay, Receipt
from navigator.explain.arrivals import sent_rules, ways
from navigator.explain.holders import holders
from navigator.explain.limit_texts import counted_from, within
from navigator.explain.summary import not_counted, period_text
from navigator.explain.teller import Teller
from navigator.model.acts import Cap, Duty, Force, NoLimit
from navigator.model.interpretation import interpretation, interpretations
from navigator.model.limits import Limit, LimitKind
from navigator.model.policy import Policy
from navigator.model.procedure import RuleKind
from navigator.model.stages import ConflictRoute, Outcome, Stage
from navigator.words import Language

THROUGHOUT = (RuleKind.DANGER, RuleKind.DECISION_MEANWHILE, RuleKind.RESOLUTION)
"""The standing rules that the first box has, in this order."""


@dataclass(frozen=True, slots=True)
class SaidAct:
    """A line inside a box: an act or a fact, with its time limit."""

    text: str
    limit: str = ""
    doubts: str = ""
    """What to say when the date is not settled: the limit is unclear, or it can change."""
    clause: str | None = None
    aside: bool = False
    """True when it is said in passing."""


class Sayer:
    """Says things about one policy in the words of its flowchart."""

    def __init__(self, policy: Policy, words: Language) -> None:
        self.policy = policy
        self.words = words
        self.teller = Teller(policy, words)

    def title(self, text: str) -> str:
        """The text with a capital letter in front."""
        return self.teller.title(text)

    def lead(self, stage: Stage) -> SaidAct:
        """Who runs a stage."""
        return SaidAct(self.words("chart.lead", who=self.teller.roles(stage.lead)), aside=True)

    def acts(self, stage: Stage) -> tuple[SaidAct, ...]:
        """Everything that anybody does in a stage, in its order."""
        return tuple(self.act(duty) for duty in stage.duties)

    def act(self, duty: Duty) -> SaidAct:
        """An act as a sentence, with its limit or the policy's own word for speed."""
        text = self._once(self.teller.act(duty).removesuffix("."), duty)
        if duty.limit is None:
            return SaidAct(text, self._speed(duty), clause=duty.id)
        return SaidAct(text, self._limit(duty.limit), self._doubts(duty.limit), duty.id)

    def _cap(self, cap: Cap) -> SaidAct:
        return SaidAct(self._once(cap.title, cap), self._limit(cap.limit), self._doubts(cap.limit), cap.id)

    def always(self) -> tuple[SaidAct, ...]:
        """The ways out of every stage, and who a body is that one of them leads to."""
        ways = self.policy.procedure.outcomes
        bodies = [each.to.body for each in ways if each.to.body]
        return (
            *(
                SaidAct(
                    self.words("chart.always", when=self.condition(each), then=self.teller.destination(each.to)),
                    clause=each.id,
                )
                for each in ways
            ),
            *(SaidAct(text, aside=True) for text in holders(self.teller, bodies)),
        )

    def condition(self, outcome: Outcome) -> str:
        """On what condition a way out is taken, to follow "if"."""
        return self.teller.condition(outcome)

    def _once(self, text: str, clause: Duty | Cap) -> str:
        """What is to be done and, where that is not the start of its time, what has to happen first."""
        after = self.teller.after(clause)
        if done := self.teller.done_with(clause):
            text = self.words("chart.done_with", text=text, events=done)
        if isinstance(clause, Cap) and (when := self.teller.condition(clause)):
            text = self.words("chart.only_if", text=text, when=when)
        return self.words("chart.after", text=text, events=after) if after else text

    def holders(self, stage: Stage) -> tuple[SaidAct, ...]:
        """How the panels of a stage decide, and who its roles are in which area."""
        bodies = (outcome.to.body for outcome in stage.outcomes if outcome.to.body)
        roles = (*stage.lead, *(role for duty in stage.duties for role in duty.by), *bodies)
        return tuple(SaidAct(text, aside=True) for text in holders(self.teller, roles))

    def when_over(self, stage: Stage) -> tuple[SaidAct, ...]:
        """What follows in a stage when a time has run out, and who may then still accept the act; each said once."""
        every = (said for duty in stage.duties if duty.limit for said in self._over(duty, duty.limit))
        return tuple({said.text: said for said in reversed(tuple(every))}.values())[::-1]

    def throughout(self) -> tuple[SaidAct, ...]:
        """What holds in every stage and can change what somebody does: danger, what stands meanwhile, whom to ask."""
        rules = self.policy.procedure.rules
        told = [rule for kind in THROUGHOUT for rule in rules if rule.kind is kind]
        told += [rule for rule in rules if rule.kind is RuleKind.RIGHT and rule.contact]
        return tuple(SaidAct(rule.text, clause=rule.id) for rule in told)

    def note(self, outcome: Outcome) -> tuple[SaidAct, ...]:
        """What else there is to know of an end: that it is final, or where the document stops."""
        return (SaidAct(outcome.note, aside=True),) if outcome.note else ()

    def caps(self) -> tuple[SaidAct, ...]:
        """The limits over several stages, and what follows when they have run out."""
        caps = self.policy.procedure.caps
        return tuple(said for cap in caps for said in (self._cap(cap), *self._over(cap, cap.limit)))

    def _over(self, clause: Duty | Cap, limit: Limit) -> Iterator[SaidAct]:
        """With the act, for it stands beside all of the stage, and by itself it would say that it holds at once."""
        said = [self.teller.sentence(limit.expiry.says)] if limit.expiry else []
        if limit.discretion:
            said.append(self.words("change.discretion", who=self.title(self.teller.roles(limit.discretion))))
        for says in said:
            if isinstance(clause, Cap):
                key = "chart.over.end" if clause.only_ends else "chart.over.cap"
                text = self.words(key, title=clause.title, says=says)
            else:
                text = self.words("chart.over", act=clause.act, says=says)
            yield SaidAct(text, clause=clause.id, aside=True)

    def limit_before(self, stage: Stage, outcome: Outcome) -> tuple[str, str]:
        """The limit of the act that leads to an outcome, and why its date is not settled.

        Nothing where several acts do, for each has its own, and where it is a first day: that stands with the act.
        """
        acts = [duty for duty in stage.duties if duty.produces == outcome.event]
        limit = acts[0].limit if len(acts) == 1 else None
        if limit and limit.kind is not LimitKind.BY:
            return "", ""
        found = self.act(acts[0]) if len(acts) == 1 else SaidAct("")
        return found.limit, found.doubts

    def instead(self, route: ConflictRoute) -> SaidAct:
        """What to do when the complaint is about the person who would decide."""
        key = "chart.instead.may" if route.force is Force.MAY else "chart.instead.act"
        return SaidAct(self.title(self.words(key, act=route.act)), clause=route.id)

    def reach(self, route: ConflictRoute) -> tuple[SaidAct, ...]:
        """How to reach who takes it on, where the document gives no number and no address for that."""
        contact = self.policy.contacts.get(self.policy.roles[route.instead].contact or "")
        if contact is None or contact.phone or contact.email or contact.address or contact.web or not contact.note:
            return ()
        return (SaidAct(contact.note, aside=True),)

    def stays(self, route: ConflictRoute) -> SaidAct:
        """What follows a conflict route that leads to no other stage."""
        if route.to is None:
            return SaidAct(self.words("chart.stays"))
        return SaidAct(self.teller.sentence(self.teller.destination(route.to)))

    def _speed(self, duty: Duty) -> str:
        """What there is in the place of a limit: the policy's own word for speed, and that a time is to be agreed."""
        urgency = self.words("chart.urgency", urgency=duty.urgency) if duty.urgency else ""
        agreed = self.words("chart.agreed") if duty.no_limit is NoLimit.AGREED else ""
        return "; ".join(said for said in (urgency, agreed) if said)

    def _limit(self, limit: Limit) -> str:
        """The policy's own words where they can stand alone; else the limit in ours."""
        said = limit.words
        if not limit.day and not said.casefold().startswith(tuple(self.words("chart.limit.openers").split("|"))):
            back = "back" if limit.kind is LimitKind.BY else f"back.{limit.kind.value}"
            key = back if limit.before else "every" if limit.every else limit.kind.value
            counted = counted_from(self.teller, limit) if limit.before else ""
            key = f"day_of_year.{key}" if isinstance(limit.period, DayOfYear) else key
            said = self.words(f"chart.limit.{key}", period=period_text(limit.period, self.words), counted=counted)
        said = within(self.teller, limit, said)
        if limit.until:
            said = self.words("chart.limit.until", limit=said, event=self.teller.event(limit.until))
        if limit.soft and limit.soft.casefold() not in said.casefold():
            return self.words("chart.limit.soft", soft=limit.soft, limit=said)
        return said

    def _doubts(self, limit: Limit) -> str:
        """Why the length alone does not give the date: several starts or readings, a longer time, or a stop."""
        told = any(other.words != limit.words for other in limit.or_)  # the words say which of them counts
        several = "" if limit.readings or limit.pick is None or told else f"pick.{limit.pick.value}"
        rules, hour = self.policy.rules(limit), interpretation(self.policy, limit).last_hour
        left_out = self._left_out(limit)
        whys = (
            # The words that begin with a day may be cut to their length.
            ("first_day", rules.first_day is FirstDay.INCLUDED and limit.from_ and not limit.readings),
            ("first_hour", interpretation(self.policy, limit).from_full_hour),
            ("last_hour", hour),
            ("not_counted", left_out),
            ("unclear", limit.readings),
            (several, several),
            ("anew", limit.anew or any(other.anew for other in limit.or_)),
            ("longer", limit.extensions),
            ("stops", limit.pauses),
            ("closures", rules.receipt is Receipt.AFTER_CLOSURE),
            ("off", rules.receipt is Receipt.LAST_DAY_OFF),
        )
        starts = len(limit.starts)
        said = [self.words(f"chart.{why}", n=starts, at=hour, days=left_out) for why, held in whys if held]
        return self.words.joined([*said, *self._arrivals(limit)])

    def _left_out(self, limit: Limit) -> str:
        """The days of the year that do not count in it."""
        parts = [part for read in interpretations(self.policy, limit) for part in read.parts if part.leaves_out]
        days = dict.fromkeys(part.rules.not_counted or "" for part in parts)
        return self.words.joined([not_counted(each, self.words) for each in days]) if days else ""

    def _arrivals(self, limit: Limit) -> Iterator[str]:
        """How much later what is sent counts as received, where the policy says so and a time runs from it."""
        for rule in sent_rules(self.teller, limit.from_):
            period = period_text(rule.period, self.words)
            yield self.words("chart.arrival", ways=ways(rule.by, self.words), period=period)
