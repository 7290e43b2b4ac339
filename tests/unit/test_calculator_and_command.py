"""From a single event that is told, the calculator gives the date that `navigator where` gives."""

from collections.abc import Iterator
from typing import Any

import pytest

from build_scripts.content import Content
from navigator.api import Engine
from navigator.model.limits import Pick
from navigator.model.policy import Policy
from tests.support import samples

MODELS = samples.ROOT / "tests" / "models" / "procedures"
DAY = "2026-04-01"

EARLIER = "the earlier of two starts: the calculator takes the one that is told, the other may have come before it"
LATER = "the later of two starts: the calculator waits for the other, but it can only make the time longer"
# Clause -> why it differs; one that agrees must leave the list.
APART = {
    ("au-foi/requests", "ask-commissioner", "decided"): EARLIER,
    ("au-foi/requests", "ask-commissioner-2", "internal-decided"): EARLIER,
    ("bangladesh-rti/requests", "appeal", "answered"): EARLIER,
    ("bangladesh-rti/requests", "complain", "appeal-decided"): EARLIER,
    ("canada-atia/requests", "complain", "answered"): EARLIER,
    ("clergy/complaints", "decide", "answered"): EARLIER,
    ("example-council/complaints", "ask-stage-2", "answered-1"): LATER,
    ("homelessness/review", "appeal", "reviewed"): EARLIER,
    ("ireland-health/feedback", "complain", "aware"): LATER,
    ("italy-access/access", "sue", "review-refused"): EARLIER,
    ("italy-access/access", "sue-at-once", "refused"): EARLIER,
    ("send/appeals", "appeal", "certificate"): LATER,
    ("spso/model", "ask-stage-2", "answered-1"): LATER,
    ("swiss/objections", "object", "collected"): EARLIER,
    ("udrp/disputes", "appoint-one", "response"): EARLIER,
    ("us-foia/requests", "determine", "at-office"): EARLIER,
    ("widerspruch/objection", "ask-back", "free"): EARLIER,
}
PICKS = {EARLIER: Pick.EARLIER, LATER: Pick.LATER}


def compared(held: Content) -> dict[tuple[str, str, str], tuple[Any, Any]]:
    """Procedure, clause and event -> the date by the calculator and by the command, where that tells of the limit."""
    engine = Engine(held.calendars)
    for policy in held.policies.values():
        engine.answer({"ask": "load", "policy": policy.as_data()})
    return {
        (policy.key, clause, event): found
        for policy in held.policies.values()
        for clause, event in starts(policy)
        if (found := both(engine, policy.key, clause, event))
    }


def starts(policy: Policy) -> Iterator[tuple[str, str]]:
    """Each limit with each event that it is counted from, other than from a day to come."""
    for clause, limit in policy.limits():
        events = dict.fromkeys([*limit.starts, *(event for each in limit.readings for event in each.from_)])
        yield from ((clause.id, event) for event in events if not policy.events[event].future)


def both(engine: Engine, key: str, clause: str, event: str) -> tuple[Any, Any] | None:
    asked: dict[str, Any] = {"procedure": key, "facts": [f"{event}={DAY}"]}
    told = engine.answer({**asked, "ask": "position", "today": DAY})["running"]
    found = next((each for each in told if each["clause"] == clause), None)
    if found is None:
        return None
    return engine.answer({**asked, "ask": "limit", "clause": clause, "from": DAY})["due"], found.get("due")


def test_of_what_is_published_both_say_the_same() -> None:
    found = compared(samples.library())
    assert len(found) >= 25
    assert {at: dates for at, dates in found.items() if dates[0] != dates[1]} == {}
    assert sum(one is not None for one, _ in found.values()) >= 15


@pytest.fixture(scope="module")
def models() -> Content:
    return samples.models()


def test_of_the_models_they_differ_where_it_is_known_why(models: Content) -> None:
    found = compared(models)
    assert len(found) >= 140
    assert {at for at, (one, other) in found.items() if one != other} == set(APART)
    for (key, clause, event), why in APART.items():
        limit = models.policies[key].duties[clause].limit
        assert limit
        assert limit.pick is PICKS[why], (key, clause)
        assert len(limit.starts) > 1, (key, clause)
        one, other = found[key, clause, event]
        assert (bool(one), bool(other)) == (why is EARLIER, why is LATER), (key, clause)
