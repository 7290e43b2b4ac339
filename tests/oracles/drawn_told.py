"""Told otherwise: from seed 200,000 on an event happened again, from 1,000,000 on the days of two are not told."""

import random
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from navigator.model.cases import Fact, Span

if TYPE_CHECKING:
    from tests.oracles.drawn import Drawn


def again(whole: "Drawn", seed: int) -> "Drawn":
    """One of the events with a day of its own happened on a second day, up to today."""
    pick = random.Random(f"again {seed}")  # noqa: S311 - to repeat, not to hide
    told = [fact for fact in whole.case.facts if fact.happened and fact.span and fact.span.earliest < whole.today]
    if not told:
        return whole
    fact = pick.choice(told)
    since = fact.span.latest if fact.span else whole.today
    day = min(since + timedelta(pick.randint(1, 12)), whole.today)
    more = replace(fact, span=Span(day, day), sent=None)
    return replace(whole, case=whole.case.adding((more,)))


def without_days(whole: "Drawn", seed: int) -> "Drawn":
    """The days of two things that happened are not told, but that they did."""
    pick = random.Random(f"undated {seed}")  # noqa: S311 - to repeat, not to hide
    facts = list(whole.case.facts)
    future = {event.id for event in whole.policy.procedure.events if event.future}
    dated = [at for at, fact in enumerate(facts) if fact.happened and fact.event not in future]
    for at in pick.sample(dated, min(2, len(dated))):
        facts[at] = Fact(facts[at].event, happened=True)
    return replace(whole, case=replace(whole.case, facts=tuple(facts)))
