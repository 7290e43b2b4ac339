"""One of two implementations that share no code, asked for a verdict: the oracle or the engine."""

from collections.abc import Callable, Mapping
from datetime import date

from navigator.dates.calendars import Calendar
from navigator.model.cases import Case
from navigator.model.limits import Limit
from navigator.model.policy import Policy
from tests.oracles import engine, worlds
from tests.oracles.made import (
    act,
    case,
    out,
    policy,
    stage,
    weekdays,
)
from tests.oracles.worlds import ActVerdict, Verdict
from tests.support import samples

JUDGES = {"oracle": worlds.verdict, "engine": engine.verdict}
ASKED: dict[str, Callable[..., Verdict]] = {}
"""The one that is asked now, which the fixture `judge` puts here for each test."""


def verdict(
    known: Policy, calendars: Mapping[str, Calendar], told: Case, today: date, earlier: tuple[Policy, ...] = ()
) -> Verdict:
    return ASKED["judge"](known, calendars, told, today, earlier)


def on(month: int, day: int, year: int = 2026) -> date:
    return date(year, month, day)


def said(
    known: Policy, facts: str, today: date, *earlier: Policy, calendars: Mapping[str, Calendar] | None = None
) -> Verdict:
    return verdict(known, calendars or weekdays(), case(facts), today, earlier)


def real(key: str, facts: str, today: date) -> Verdict:
    library = samples.library()
    known = next(policy for name, policy in library.policies.items() if name.endswith(f"/{key}"))
    return verdict(known, library.calendars, case(facts), today)


def replying(within: Limit, events: str = "asked replied content", **more: str) -> Policy:
    """One stage: somebody asked, the manager replies, and it ends when they are content."""
    one = stage("one", [act("reply", within, makes="replied")], [out("content", "end")], opens=("asked",))
    return policy(events, one, counting=more)


def reply(within: Limit, facts: str, today: date, events: str = "asked replied content", **more: str) -> ActVerdict:
    return said(replying(within, events, **more), facts, today).act("reply")


STOPPED = "asked stopped restarted more replied content"
