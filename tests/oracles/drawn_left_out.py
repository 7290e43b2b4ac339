"""What is drawn from seed 4,000,000 on: an earlier case in which some days of every year do not count."""

import random
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from navigator.model.policy import Policy

if TYPE_CHECKING:
    from tests.oracles.drawn import Drawn


def with_one_more(whole: "Drawn", seed: int) -> "Drawn":
    """The same in which some days of every year do not count, among or near those that were told."""
    pick = random.Random(f"left out {seed}")  # noqa: S311 - to repeat, not to hide
    told = [fact.span.earliest for fact in whole.case.facts if fact.span] or [whole.today]

    def stretch() -> str:
        first = pick.choice(told) + timedelta(pick.randint(-4, 8))
        last = first + timedelta(pick.randint(0, 9))
        return f"{first.day} {first:%B} to {last.day} {last:%B}"

    days = ", ".join(stretch() for _ in range(pick.choice((1, 1, 2))))

    def leaving_out(policy: Policy) -> Policy:
        counting = replace(policy.publisher.counting, not_counted=days)
        return Policy(replace(policy.publisher, counting=counting), policy.procedure)

    earlier = tuple(map(leaving_out, whole.earlier))
    return replace(whole, seed=seed, policy=leaving_out(whole.policy), earlier=earlier)
