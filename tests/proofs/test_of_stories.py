"""What must hold of every answer, tried on random stories of the published procedures and of the models.

Each says how two answers belong together, so that none of them needs to know which answer is right: telling more never
widens, the order in which things are written means nothing, a span is the union of its days, and time alone takes
nothing back.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import pytest

from navigator.model.acts import Duty
from navigator.model.cases import Case, Fact, Span
from navigator.model.limits import Limit
from navigator.model.policy import Policy
from navigator.model.stages import Stage
from tests.oracles import engine, stories
from tests.oracles.drawn import Drawn
from tests.oracles.real import line
from tests.oracles.worlds import Verdict, differences, united, widened
from tests.oracles.worlds.chart import Chart
from tests.proofs.test_drawn_cases import PROVING

T = TypeVar("T")

PUBLISHED = stories.published()
MODELS = stories.models() if PROVING else {}
KEYS = (*PUBLISHED, *MODELS)
STORIES, AT_MOST = (300, 5) if PROVING else (4, 2)


def said(given: Drawn) -> Verdict:
    return engine.verdict(given.policy, given.calendars, given.case, given.today, given.earlier)


def drawn(key: str) -> Iterator[tuple[Drawn, random.Random]]:
    for seed, story in enumerate(stories.stories({**PUBLISHED, **MODELS}[key], STORIES)):
        yield story, random.Random(f"{key} {seed}")  # noqa: S311 - to repeat, not to hide


def with_fact(given: Drawn, at: int, *facts: Fact) -> Drawn:
    told = given.case.facts
    return replace(given, case=Case((*told[:at], *facts, *told[at + 1 :]), given.case.area, given.case.answers))


# Telling more.


def told_more(given: Drawn) -> Iterator[Drawn]:
    """An unsure day or an unknown one told to the day, and what nobody mentioned told as "not yet"."""
    for at, fact in enumerate(given.case.facts):
        if fact.span and fact.span.earliest < fact.span.latest:
            ways = [with_fact(given, at, stories.on(fact.event, day)) for day in (fact.span.earliest, fact.span.latest)]
        elif fact.happened and fact.span is None:
            ways = [with_fact(given, at, stories.on(fact.event, given.today - timedelta(3)))]
        else:
            continue
        yield from (each for each in ways if not against_the_list(each, at))
    goes_without_saying = {fact.event for fact in given.case.facts} | set(begun(given))
    for event in given.policy.events:
        if event not in goes_without_saying:
            yield with_fact(given, len(given.case.facts), Fact(event, happened=False))


def begun(given: Drawn) -> Iterator[str]:
    """What the time of an act that was told begins with, and what leads to the stage of something told.

    That happened without being said, and to deny it is to tell another story.
    """
    told = {fact.event for fact in given.case.facts if fact.happened}
    for duty in given.policy.duties.values():
        if duty.produces in told:
            yield from (*(duty.limit.from_ if duty.limit else ()), *duty.after)
    chart = Chart(given.policy.procedure)
    reached = {stage for event in told for stage in chart.homes(event)}
    for stage in chart.stages.values():
        yield from (event for event, to in chart.ways_out(stage.id) if reached.intersection(chart.next_stages(to)))
        yield from stage.opens if stage.id in reached else ()


def narrower(before: Verdict, more: Drawn) -> tuple[str, ...]:
    after = said(more)
    return () if before.contradicts or after.contradicts else widened(before, after)


@pytest.mark.parametrize("key", KEYS)
def test_telling_more_never_widens(key: str) -> None:
    for story, pick in drawn(key):
        ways, before = list(told_more(story)), said(story)
        for more in pick.sample(ways, min(len(ways), AT_MOST)):
            assert narrower(before, more) == (), f"{line(story)} / {line(more)}"


# In another order.


def shuffled(policy: Policy, pick: random.Random) -> Policy:
    """The same procedure with its acts, ways out, times over stages, readings and pauses written in another order."""

    def limit(one: Limit | None) -> Limit | None:
        if one is None:
            return None
        return replace(one, readings=mixed(one.readings, pick), pauses=mixed(one.pauses, pick))

    def stage(one: Stage) -> Stage:
        duties = tuple(replace(duty, limit=limit(duty.limit)) for duty in mixed(one.duties, pick))
        return replace(one, duties=duties, outcomes=mixed(one.outcomes, pick), conflicts=mixed(one.conflicts, pick))

    procedure = policy.procedure
    stages = tuple(stage(one) for one in procedure.stages)
    caps, ways = mixed(procedure.caps, pick), mixed(procedure.outcomes, pick)
    return Policy(policy.publisher, replace(procedure, stages=stages, caps=caps, outcomes=ways))


def mixed(things: tuple[T, ...], pick: random.Random) -> tuple[T, ...]:
    return tuple(pick.sample(things, len(things)))


def renamed(policy: Policy) -> Policy:
    """The same procedure with other names for the readings of each limit."""

    def duty(one: Duty) -> Duty:
        if one.limit is None:
            return one
        readings = tuple(replace(each, id=f"{100 - at}-reading") for at, each in enumerate(one.limit.readings))
        return replace(one, limit=replace(one.limit, readings=readings))

    stages = tuple(replace(each, duties=tuple(map(duty, each.duties))) for each in policy.procedure.stages)
    return Policy(policy.publisher, replace(policy.procedure, stages=stages))


@pytest.mark.parametrize("key", KEYS)
def test_the_order_of_acts_and_facts_and_the_names_of_readings_mean_nothing(key: str) -> None:
    for story, pick in drawn(key):
        other = replace(story, policy=renamed(shuffled(story.policy, pick)))
        other = replace(other, case=replace(story.case, facts=mixed(story.case.facts, pick)))
        assert differences(said(story), said(other)) == (), line(story)


# A span and its days.


def against_the_list(given: Drawn, at: int) -> bool:
    """Whether some day of a fact lies before what the list puts before it, or after what it puts after it.

    What is told against the list of events takes its say from it, and what can have come last ends a case only where it
    can: such a day says more than its date.
    """
    order = list(given.policy.events)
    fact = given.case.facts[at]
    place, span = order.index(fact.event), fact.span
    assert span
    others = [each for each in given.case.facts if each.span and each != fact]
    return any(
        (order.index(each.event) < place and each.span.latest > span.earliest)
        or (order.index(each.event) > place and each.span.earliest < span.latest)
        for each in others
        if each.span
    )


def days_of(given: Drawn, at: int) -> Iterator[Drawn]:
    span = given.case.facts[at].span
    assert span
    for n in range((span.latest - span.earliest).days + 1):
        day = span.earliest + timedelta(n)
        yield with_fact(given, at, replace(given.case.facts[at], span=Span(day, day)))


def unlike_its_days(given: Drawn, at: int) -> tuple[str, ...]:
    """Where the answer to a span is not what holds in each of its days, and in some; of days that can all have been."""
    if against_the_list(given, at):
        return ()
    whole, parts = said(given), [said(each) for each in days_of(given, at)]
    if whole.contradicts or any(part.contradicts for part in parts):
        return ()
    return differences(united(parts), whole, frozenset({"changed_by", "asked"}))


@pytest.mark.parametrize("key", KEYS)
def test_a_span_is_the_union_of_its_days(key: str) -> None:
    for story, _ in drawn(key):
        for at, fact in enumerate(story.case.facts):
            if fact.span and fact.span.earliest < fact.span.latest <= story.today:
                assert unlike_its_days(story, at) == (), line(story)


# Tomorrow.


@pytest.mark.parametrize("key", KEYS)
def test_time_alone_takes_nothing_back(key: str) -> None:
    """What is late stays late, what was done stays done, and what is over stays over."""
    for story, pick in drawn(key):
        later = replace(story, today=story.today + timedelta(pick.choice((1, 1, 7, 30, 100))))
        now, then = said(story), said(later)
        if now.contradicts or then.contradicts:
            continue
        assert now.ended <= then.ended, line(story)
        for act in now.acts:
            after = then.act(act.id)
            assert not act.late or after.late, f"{line(story)} {act.id}"
            assert not act.done or after.done, f"{line(story)} {act.id}"
            assert not act.done_late or after.done_late, f"{line(story)} {act.id}"
