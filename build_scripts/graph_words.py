"""What a flowchart says of an act, a limit or a role: few words, the same in the picture and in its twin."""

from dataclasses import dataclass

from navigator.explain import Teller
from navigator.limits import Limit, LimitKind
from navigator.model import Cap, ConflictRoute, Duty, Force, NoLimit, Outcome, Stage
from navigator.policy import Policy
from navigator.summary import period_text
from navigator.words import Language

# An act without a time limit is shown where it can be said in a few lines of the picture.
SHORT = 140


@dataclass(frozen=True, slots=True)
class SaidAct:
    """A line inside a box: an act or a fact, with its time limit."""

    text: str
    limit: str = ""
    unclear: str = ""
    """What to say when the policy leaves the limit unclear."""
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

    def main_acts(self, stage: Stage) -> list[Duty]:
        """The acts with a limit and those of the side that asks; where there are none, what else must be done."""
        ways_out = {way.event for way in stage.outcomes}
        acts = [duty for duty in stage.duties if not (duty.produces in ways_out and self.teller.asks(duty))]
        short = [duty for duty in acts if self._is_short(duty)]
        main = [duty for duty in acts if self._is_timed(duty) or (duty in short and self.teller.asks(duty))]
        return main or short

    def act(self, duty: Duty) -> SaidAct:
        """An act as a sentence, with its limit or the policy's own word for speed."""
        text = self.teller.act(duty).removesuffix(".")
        if duty.limit is None:
            return SaidAct(text, self._speed(duty), clause=duty.id)
        return SaidAct(text, self._limit(duty.limit), self._unclear(duty.limit), duty.id)

    def cap(self, cap: Cap) -> SaidAct:
        """A limit over several stages."""
        return SaidAct(cap.title, self._limit(cap.limit), self._unclear(cap.limit), cap.id)

    def limit_before(self, stage: Stage, outcome: Outcome) -> tuple[str, str]:
        """The limit of the act that leads to an outcome, and whether it is unclear."""
        limits = (duty.limit for duty in stage.duties if duty.limit and duty.produces == outcome.event)
        limit = next(limits, None)
        return (self._limit(limit), self._unclear(limit)) if limit else ("", "")

    def instead(self, route: ConflictRoute) -> SaidAct:
        """What to do when the complaint is about the person who would decide."""
        key = "chart.instead.may" if route.force is Force.MAY else "chart.instead.act"
        return SaidAct(self.title(self.words(key, act=route.act)), clause=route.id)

    def stays(self, route: ConflictRoute) -> SaidAct:
        """What follows a conflict route that leads to no other stage."""
        if route.to is None:
            return SaidAct(self.words("chart.stays"))
        return SaidAct(self.teller.sentence(self.teller.destination(route.to)))

    def _is_timed(self, duty: Duty) -> bool:
        return bool(duty.limit or duty.urgency) or duty.no_limit is NoLimit.AGREED

    def _speed(self, duty: Duty) -> str:
        """What there is in the place of a limit: the policy's own word for speed, and that a time is to be agreed."""
        urgency = self.words("chart.urgency", urgency=duty.urgency) if duty.urgency else ""
        agreed = self.words("chart.agreed") if duty.no_limit is NoLimit.AGREED else ""
        return "; ".join(said for said in (urgency, agreed) if said)

    def _is_short(self, duty: Duty) -> bool:
        return duty.force in (Force.MUST, Force.SHOULD) and len(self.teller.act(duty)) <= SHORT

    def _limit(self, limit: Limit) -> str:
        """The policy's own words where they can stand alone; else the limit in ours."""
        said = limit.words
        if not said.casefold().startswith(tuple(self.words("chart.limit.openers").split("|"))):
            key = "every" if limit.every else "not_before" if limit.kind is LimitKind.NOT_BEFORE else "by"
            key = "back" if limit.before else key
            counted = self.teller.counted_from(limit) if limit.before else ""
            said = self.words(f"chart.limit.{key}", period=period_text(limit.period, self.words), counted=counted)
        if limit.soft and limit.soft.casefold() not in said.casefold():
            return self.words("chart.limit.soft", soft=limit.soft, limit=said)
        return said

    def _unclear(self, limit: Limit) -> str:
        return self.words("chart.unclear") if limit.readings else ""
