"""Steps that each run out in time and lead on: many ways to one place, followed once, and counted once."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from navigator.case.facts.history import Known, history_of
from navigator.case.limit.clock import Clock
from navigator.case.limit.turning import moved_by, ways_of
from navigator.case.limit.turns import Until
from navigator.case.worlds.courses import courses
from navigator.dates.periods import Hours
from navigator.model.interpretation import interpretations
from navigator.model.policy import Policy
from navigator.model.versions import Applicable
from tests.oracles import engine, worlds
from tests.oracles.compare import APART
from tests.oracles.drawn import drawn
from tests.oracles.made import ASKS, act, case, expiry, limit, out, policy, stage, weekdays
from tests.oracles.worlds import bolder, differences

TODAY = date(2026, 6, 25)


def grievance(steps: int) -> Policy:
    """At each step a decision, and a right to take it on: both run out, the one leads on and the other ends it."""
    stages = []
    for number in range(1, steps + 1):
        decide = limit("5 days", f"asked-{number}", expiry=expiry(f"silent-{number}"))
        appeal = limit("10 days", f"decided-{number}", expiry=expiry(f"waived-{number}"))
        onward = f"step-{number + 1}" if number < steps else "end"
        stages.append(
            stage(
                f"step-{number}",
                [
                    act(f"decide-{number}", decide, makes=f"decided-{number}"),
                    act(f"appeal-{number}", appeal, makes=f"asked-{number + 1}", by=ASKS, force="may"),
                ],
                [
                    out(f"asked-{number + 1}", onward),
                    out(f"silent-{number}", onward),
                    out(f"waived-{number}", "end"),
                ],
                opens=("asked-1",) if number == 1 else (),
            )
        )
    names = [f"{name}-{at}" for at in range(1, steps + 1) for name in ("asked", "decided", "silent", "waived")]
    return policy(" ".join([*names, f"asked-{steps + 1}"]), *stages)


@pytest.mark.parametrize("facts", ["decided-3=yes", "decided-3=2026-06-20", "asked-1=2026-06-01 decided-3=yes"])
def test_each_way_to_a_late_step_is_followed_about_once(facts: str) -> None:
    known = case(facts)
    found = courses(Applicable(grievance(3), None, None), known, TODAY, weekdays())
    ways = {tuple(move.known.event for move in each.moves) for each in found}
    assert {way[:2] for way in ways} >= {("silent-1", "silent-2"), ("asked-2", "asked-3")}
    # What each hangs on besides, such as whether somebody decided before, may part it in a few.
    assert len(found) <= 5 * len(ways)


@pytest.mark.parametrize("facts", ["decided-2=yes", "decided-2=2026-06-20"])
def test_of_two_such_steps_no_more_is_said_than_the_second_opinion_says(facts: str) -> None:
    asked = grievance(2), weekdays(), case(facts), TODAY
    assert not bolder(worlds.verdict(*asked), engine.verdict(*asked))


def test_the_second_opinion_says_the_same_where_the_beginning_was_told() -> None:
    asked = grievance(2), weekdays(), case("asked-1=2026-06-01 decided-2=2026-06-20"), TODAY
    assert not list(differences(worlds.verdict(*asked, changed_by=False), engine.verdict(*asked), APART))


class Watched(dict[str, tuple[Known, ...]]):
    """What happened, and of which events somebody has asked for it."""

    def __init__(self, known: Mapping[str, tuple[Known, ...]]) -> None:
        super().__init__(known)
        self.asked: set[str] = set()

    def get(self, event: str, default: Any = None) -> Any:
        self.asked.add(event)
        return super().get(event, default)

    def __getitem__(self, event: str) -> tuple[Known, ...]:
        self.asked.add(event)
        return super().__getitem__(event)


def test_dates_are_moved_by_no_event_that_they_are_not_kept_by() -> None:
    looked_at = 0
    for seed in range(400):
        given = drawn(seed)
        for _, limit_ in given.policy.limits():
            for read in (part for each in interpretations(given.policy, limit_) for part in each.parts):
                if isinstance(read.period, Hours):
                    continue  # they look at hours, with which nothing is kept
                history = Watched(history_of(given.policy, given.case.facts, given.today))
                clock = Clock(given.policy, read, given.calendars)
                for late in (True, False):
                    assert list(ways_of(clock, history, Until(None, frozenset()), late=late))
                assert history.asked - {""} <= moved_by(given.policy, read), (seed, read.words)
                looked_at += len(history.asked)
    assert looked_at > 100
