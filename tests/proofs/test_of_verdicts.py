"""What must hold of the engine's verdicts, whatever procedure and facts are drawn."""

from dataclasses import replace
from datetime import timedelta
from functools import lru_cache

import pytest

from navigator.dates.refusals import CountingError
from navigator.model.policy import Policy
from tests.oracles import engine
from tests.oracles.drawn import Drawn, drawn
from tests.oracles.worlds import Verdict, differences
from tests.proofs.test_drawn_cases import PROVING

AT_ONCE = 100
SEEDS = range(0, 20_000 if PROVING else 400, AT_ONCE)


def said(given: Drawn) -> Verdict | None:
    """The engine's verdict; None where a drawn procedure is refused."""
    try:
        return engine.verdict(given.policy, given.calendars, given.case, given.today, given.earlier)
    except CountingError:
        return None


@lru_cache(maxsize=400)  # as many as `make test` takes
def said_of(seed: int) -> tuple[Drawn, Verdict | None]:
    """A drawn case, and the engine's verdict on it as it is."""
    given = drawn(seed)
    return given, said(given)


@pytest.mark.parametrize("first", SEEDS)
def test_late_never_turns_back_with_time_alone(first: int) -> None:
    late = 0
    for seed in range(first, first + AT_ONCE):
        given, today = said_of(seed)
        for days in (1, 30):
            later = said(replace(given, today=given.today + timedelta(days)))
            if today and later and not (today.contradicts or later.contradicts):
                names = [act.id for act in today.acts if act.late]
                late += len(names)
                assert all(later.act(name).late for name in names), f"seed {seed}, {days} days later"
    assert late


def _swapped(policy: Policy) -> Policy:
    """The same procedure with each limit's readings named the other way round."""
    stages = tuple(
        replace(
            stage,
            duties=tuple(
                replace(
                    duty,
                    limit=replace(
                        duty.limit,
                        readings=tuple(
                            replace(one, id=other.id)
                            for one, other in zip(duty.limit.readings, reversed(duty.limit.readings), strict=True)
                        ),
                    ),
                )
                if duty.limit
                else duty
                for duty in stage.duties
            ),
        )
        for stage in policy.procedure.stages
    )
    return Policy(policy.publisher, replace(policy.procedure, stages=stages))


@pytest.mark.parametrize("first", SEEDS)
def test_swapping_the_names_of_readings_changes_nothing(first: int) -> None:
    swapped = 0
    for seed in range(first, first + AT_ONCE):
        given, one = said_of(seed)
        other = replace(given, policy=_swapped(given.policy), earlier=tuple(map(_swapped, given.earlier)))
        if other.policy.procedure == given.policy.procedure:
            continue
        swapped += 1
        two = said(other)
        assert (one is None) == (two is None)
        assert not (one and two and differences(one, two)), f"seed {seed}"
    assert swapped


def _told_more(given: Drawn) -> list[Drawn]:
    """The same case with one unsure day told to the day, once to the first and once to the last."""
    found = []
    for at, fact in enumerate(given.case.facts):
        if fact.span and fact.span.earliest < fact.span.latest <= given.today and not fact.sent:
            for day in (fact.span.earliest, fact.span.latest):
                told = replace(fact, span=replace(fact.span, earliest=day, latest=day))
                facts = (*given.case.facts[:at], told, *given.case.facts[at + 1 :])
                found.append(replace(given, case=replace(given.case, facts=facts)))
    return found


@pytest.mark.parametrize("first", SEEDS)
def test_telling_an_unsure_day_never_widens(first: int) -> None:
    told = 0
    for seed in range(first, first + AT_ONCE):
        given, before = said_of(seed)
        for more in _told_more(given):
            after = said(more)
            if before is None or after is None or before.contradicts or after.contradicts:
                continue
            told += 1
            assert before.ended <= after.ended, f"seed {seed}"
            assert after.stages <= before.stages, f"seed {seed}"
            for act in before.acts:
                now = after.act(act.id)
                if not any(each.id == act.id for each in after.acts):
                    continue
                assert act.late <= now.late, f"seed {seed} {act.id}"
                assert now.may_be_late <= act.may_be_late, f"seed {seed} {act.id}"
                if act.latest:
                    assert now.latest, f"seed {seed} {act.id}"
                    assert now.latest <= act.latest, f"seed {seed} {act.id}"
                if act.safe and now.safe:
                    assert now.safe >= act.safe, f"seed {seed} {act.id}"
    assert told
