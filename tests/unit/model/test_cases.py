"""Every worked example gets the answer it promises, and together they walk every way out of every stage."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from build_scripts.source.calendar_files import load
from build_scripts.source.reader import read_library
from navigator.case.course.ways import transitions
from navigator.case.verdicts.position import Position, Standing, Status, position
from navigator.model.cases import Case, Example, ExpectedDate
from navigator.model.policy import Policy
from navigator.model.stages import Destination

LIBRARY, PROBLEMS = read_library(Path(__file__).parents[3] / "procedures")
CALENDARS = load()
POLICIES = {key: Policy(LIBRARY.publisher(key), LIBRARY.procedure(key)) for key in LIBRARY.procedures}
EXAMPLES: list[tuple[str, Example]] = [
    (key, case) for key, written in LIBRARY.cases.items() for case in written.value.cases
]
WITH_LIMITS = [key for key, policy in POLICIES.items() if any(policy.limits())]

every_example = pytest.mark.parametrize(
    ("key", "example"), EXAMPLES, ids=[f"{key}:{case.id}" for key, case in EXAMPLES]
)
every_procedure = pytest.mark.parametrize("key", POLICIES)


def worked_out(key: str, example: Example) -> Position:
    return position(POLICIES[key], Case(example.facts, example.area), example.today, CALENDARS)


def standing(found: Position, clause: str) -> Standing:
    return next(each for each in found.standings if each.clause.id == clause)


def examples_of(key: str) -> Iterator[tuple[Example, Position]]:
    return ((case, worked_out(key, case)) for case in LIBRARY.cases[key].value.cases)


def test_everything_under_procedures_can_be_read() -> None:
    assert PROBLEMS == ()
    assert set(LIBRARY.cases) == set(LIBRARY.procedures)


@every_example
def test_the_case_is_where_the_example_says(key: str, example: Example) -> None:
    journey = worked_out(key, example).journey
    to, expected = journey.end or Destination(), example.expect
    assert tuple(visit.stage for visit in journey.active) == expected.stage
    assert (to.end, to.body, to.procedure) == (expected.end, expected.body, expected.procedure)


@every_example
def test_dates_and_statuses_are_as_the_example_says(key: str, example: Example) -> None:
    found = worked_out(key, example)

    def shown(expected: ExpectedDate) -> tuple[date | None, date | None, str]:
        each = standing(found, expected.clause)
        if each.due is None:
            return None, None, each.status.value
        return each.due.safe, each.due.latest, each.status.value

    promised = {each.clause: (each.due, each.last_day, each.status) for each in example.expect.dates}
    assert {each.clause: shown(each) for each in example.expect.dates} == promised


@every_example
def test_those_who_act_next_are_as_the_example_says(key: str, example: Example) -> None:
    acting = {role for each in worked_out(key, example).next for role in getattr(each.clause, "by", ())}
    assert acting == set(example.expect.next)


@every_example
def test_every_fact_of_an_example_has_its_place(key: str, example: Example) -> None:
    found = worked_out(key, example)
    assert found.notes == ()
    assert found.fork is None


@every_procedure
def test_the_examples_walk_every_way_out_of_every_stage(key: str) -> None:
    out = {transition.id for stage in POLICIES[key].procedure.stages for transition in transitions(stage)}
    walked = {move.transition for _, found in examples_of(key) for move in found.journey.moves if move.transition}
    assert walked == out


@every_procedure
def test_the_examples_reach_every_area(key: str) -> None:
    areas = {area.id for area in POLICIES[key].procedure.areas}
    assert {case.area for case, _ in examples_of(key) if case.area} == areas


@pytest.mark.parametrize("key", WITH_LIMITS)
def test_an_example_shows_what_is_late(key: str) -> None:
    assert any(found.of(Status.LATE) for _, found in examples_of(key))


@pytest.mark.parametrize("key", WITH_LIMITS)
def test_an_example_counts_over_a_bank_holiday(key: str) -> None:
    assert any(
        closed(day)
        for case, found in examples_of(key)
        for expected in case.expect.dates
        for day in counted_over(standing(found, expected.clause))
    )


@pytest.mark.parametrize("key", WITH_LIMITS)
def test_the_examples_give_a_date_for_every_limit(key: str) -> None:
    limited = {clause.id for clause, _ in POLICIES[key].limits()}
    dated = {each.clause for case, _ in examples_of(key) for each in case.expect.dates if each.due}
    assert dated == limited


def closed(day: date) -> bool:
    return day.weekday() < 5 and not CALENDARS["england-and-wales"].is_open(day)


def counted_over(each: Standing) -> Iterator[date]:
    for reckoning in each.due.reckonings if each.due else ():
        if reckoning.last:
            for ordinal in range(reckoning.last.start.toordinal() + 1, reckoning.last.due.toordinal() + 1):
                yield date.fromordinal(ordinal)
