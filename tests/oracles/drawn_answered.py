"""One time in one stage, and an act that was told: on one of some days, beside what moves its time on some of them.

Most of what is drawn besides leaves the act untold, and its place among stops, messages and notices is what a small
change of the clocks goes wrong in.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from navigator.model.cases import Case
from navigator.model.limits import Limit
from navigator.model.policy import Policy
from tests.oracles import made
from tests.oracles.drawn_features import FIRST

MOVED: Mapping[str, tuple[str, Callable[[str], Limit]]] = {
    "stopped": ("stopped restarted", lambda period: made.limit(period, pauses=(made.pause(),))),
    "stopped, then anew": (
        "stopped restarted",
        lambda period: made.limit(period, pauses=(made.pause(then="restart"),)),
    ),
    "a month, stopped": ("stopped restarted", lambda _: made.limit("1 month", pauses=(made.pause(),))),
    "since the last": ("wrote called", lambda period: replace(made.limit(period, "wrote called"), anew=True)),
    "since the last, and over": (
        "wrote called",
        lambda period: replace(made.limit(period, "wrote called", expiry=made.expiry()), anew=True),
    ),
    "longer": (
        "more stopped restarted",
        lambda period: made.limit(period, extensions=(made.more_time("more", by="3 days"),), pauses=(made.pause(),)),
    ),
    "the earlier": ("wrote called", lambda period: made.limit(period, "wrote called", pick="earlier")),
    "the later": ("wrote called", lambda period: made.limit(period, "wrote called", pick="later")),
    "one of two": (
        "wrote stopped restarted",
        lambda period: made.limit(
            period, pick="earlier", or_=(made.beside("4 working days", "wrote"),), pauses=(made.pause(),)
        ),
    ),
    "again and again": ("over", lambda period: made.limit(period, every=True, until="over")),
}
"""For each kind the events that move it, and the limit."""


@dataclass(frozen=True)
class Answered:
    """A procedure with what was told, and the day."""

    kind: str
    policy: Policy
    case: Case
    today: date


def answered(seed: int) -> Answered:
    pick = random.Random(f"answered {seed}")  # noqa: S311 - to repeat, not to hide
    kind = pick.choice([*MOVED])
    events, limit = MOVED[kind]
    within = limit(pick.choice(("5 days", "8 days", "6 working days")))
    ends = ["content", *(["ran-out"] if within.expiry else [])]
    stage = made.stage(
        "one",
        [made.act("reply", within, makes="replied")],
        [made.out(each, "end") for each in ends],
        opens=("asked",),
    )
    policy = made.policy(f"asked {events} replied {' '.join(ends)}", stage)
    day, told = FIRST + timedelta(pick.randint(0, 3)), list[tuple[str, date]]()
    for event in ("asked", *events.split(), "replied"):
        for _ in range(1 if event == "asked" else pick.choice((0, 1, 1, 1, 2))):
            told.append((event, max(FIRST, day - timedelta(pick.choice((0, 0, 0, 1))))))
            day += timedelta(pick.choice((0, 1, 2, 4)))
    today = day + timedelta(pick.choice((0, 1, 3, 6)))
    facts = [f"{event}={_told(pick, on, today)}" for event, on in told]
    return Answered(kind, policy, made.case(" ".join(facts)), today)


def _told(pick: random.Random, day: date, today: date) -> str:
    chance, last = pick.random(), min(day + timedelta(pick.randint(1, 5)), today)
    if chance < 0.12:
        return "yes"
    return f"{day}" if chance < 0.7 else f"{day}..{last}"
