"""Cases by hand, asked of the engine and of the second opinion; and what an answer says of one act."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from navigator.case.verdicts.position import Position, Status, position
from navigator.dates.calendars import Calendar
from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.model.acts import Duty
from navigator.model.limits import Limit
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.oracles import engine, made, worlds
from tests.oracles.worlds import ActVerdict, Verdict
from tests.support import samples

# June 2026 begins on a Monday.
TODAY = date(2026, 6, 4)
THE_25TH = date(2026, 6, 25)
BESIDE = frozenset({"changed_by"})
"""Which later fact would move a date is compared in the drawn cases."""


MOVES = {"last_day": "next working day"}
"""A rule of the limit itself; one of all limits is not about hours."""


def june(day: int) -> date:
    return date(2026, 6, day)


def one_stage(within: Limit | None, events: str, *others: Duty, **more: object) -> Policy:
    """A procedure of one stage, in which the manager has to reply."""
    reply = made.act("reply", within, makes="replied")
    stage = made.stage("one", [reply, *others], [made.out("content", "end")], opens=("asked",))
    return made.policy(f"asked {events} replied content", stage, **more)  # type: ignore[arg-type]


def told(policy: Policy, facts: str, today: date = TODAY, calendars: Mapping[str, Calendar] | None = None) -> Verdict:
    """What the engine says, once the second opinion has said the same."""
    asked = policy, calendars or made.weekdays(), made.case(facts), today
    said = engine.verdict(*asked)
    assert list(worlds.differences(worlds.verdict(*asked, changed_by=False), said, BESIDE)) == []
    return said


def both(policy: Policy, facts: str, today: int) -> Verdict:
    """The same on a day of June."""
    return told(policy, facts, june(today))


def act(
    policy: Policy,
    facts: str,
    today: date = TODAY,
    name: str = "reply",
    calendars: Mapping[str, Calendar] | None = None,
) -> ActVerdict:
    return told(policy, facts, today, calendars).act(name)


def dates(act: ActVerdict) -> tuple[date | None, date | None]:
    return act.safe, act.latest


def found(policy: Policy, facts: str, today: date = THE_25TH) -> Position:
    """Where a case of a made-up procedure stands; the engine alone is asked."""
    return position(policy, made.case(facts), today, made.weekdays())


def reported(policy: Policy, facts: str, today: date = THE_25TH) -> dict[str, Any]:
    """The answer about a made-up procedure as it is told."""
    return position_report(Teller(policy, ENGLISH), found(policy, facts, today), made.weekdays())


def judged(policy: Policy, facts: str, event: str) -> str:
    """What is said of something that was done: in time, late, or too early."""
    return next(str(each["judged"]) for each in reported(policy, facts)["done"] if each["event"] == event)


def published_policy(key: str) -> Policy:
    return next(policy for name, policy in samples.library().policies.items() if name.endswith(f"/{key}"))


def published(key: str, facts: str, today: str) -> Position:
    """Where a case of a published procedure stands."""
    return position(published_policy(key), made.case(facts), date.fromisoformat(today), samples.library().calendars)


def modelled(key: str, facts: str, today: str) -> Position:
    """Where a case of one of the models stands."""
    library = samples.models()
    policy = next(policy for name, policy in library.policies.items() if name.endswith(key))
    return position(policy, made.case(facts), date.fromisoformat(today), library.calendars)


def of(said: Position, clause: str) -> tuple[Status, date | None, date | None]:
    """The status of an act with its first and its last date."""
    found = next(each for each in said.standings if each.clause.id == clause)
    return (found.status, found.due.safe, found.due.latest) if found.due else (found.status, None, None)


def told_in_words(key: str, facts: str, today: str) -> dict[str, Any]:
    """The answer about a published procedure, or one of the models, as it is told."""
    library, models = samples.library(), samples.models()
    policy = next(each for name, each in (*library.policies.items(), *models.policies.items()) if name.endswith(key))
    calendars = {**models.calendars, **library.calendars}
    said = position(policy, made.case(facts), date.fromisoformat(today), calendars)
    return position_report(Teller(policy, ENGLISH), said, calendars)
