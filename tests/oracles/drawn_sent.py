"""What is drawn from seed 100,000 on: receipt after a closure, and the policy's own word on what is sent."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from navigator.dates import periods
from navigator.dates.calendars import Calendar
from navigator.dates.rules import Receipt
from navigator.model.limits import Arrival, GeneralRules, Sending
from navigator.model.policy import Policy
from tests.oracles import made
from tests.oracles.drawn_features import FIRST, a_period

if TYPE_CHECKING:
    from tests.oracles.drawn import Drawn


def with_one_more(whole: "Drawn", seed: int) -> "Drawn":
    """What came into the language later: receipt after a closure, and the policy's own word on what is sent."""
    pick = random.Random(f"more {seed}")  # noqa: S311 - to repeat, not to hide
    counting = whole.policy.publisher.counting
    if "receipt" in whole.features or pick.random() < 0.1:
        counting = replace(counting, receipt=Receipt.AFTER_CLOSURE)
        begin = FIRST + timedelta(pick.randint(0, 25))
        shut = {begin + timedelta(n) for n in range(pick.choice([1, 2, 4, 7, 12]))}
        off = [day for day in whole.calendars["office"].closures if pick.random() < 0.5]
        whole = replace(whole, calendars=_shut(whole.calendars, {*shut, *off}))
    if any(event.sent for event in whole.policy.procedure.events):
        ways = pick.sample(list(Sending), len(Sending))
        half = pick.randint(1, len(ways) - 1)
        lengths = [periods.parse(a_period(pick, ("days", "working days", "working days"))) for _ in range(2)]
        said = zip((ways[:half], ways[half : pick.randint(half, len(ways))]), lengths, strict=True)
        rules = [Arrival(by=tuple(by), words=str(each), period=each, source=made.SOURCE) for by, each in said if by]
        own = [replace(rule, by=(by,), of=("asked",)) for rule in rules[1:] for by in ways[:1]]
        counting = replace(counting, arrival=(*rules, *own))
    earlier = tuple(counted(policy, counting) for policy in whole.earlier)
    return replace(whole, policy=counted(whole.policy, counting), earlier=earlier)


def counted(policy: Policy, counting: GeneralRules) -> Policy:
    return Policy(replace(policy.publisher, counting=counting), policy.procedure)


def _shut(calendars: Mapping[str, Calendar], shut: set[date]) -> Mapping[str, Calendar]:
    """The same calendars with these days as closures; other days off stay."""
    office = calendars["office"]
    return made.weekdays(*(set(office.closures) - shut), through=office.covers_through, closures=shut)
