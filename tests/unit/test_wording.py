"""The words of a limit and its data must agree, whatever is changed."""

import dataclasses

import pytest

from build_scripts import phrases
from build_scripts.checks import wording
from build_scripts.reader import Written
from build_scripts.yaml_tree import Entries, Place
from navigator import periods
from navigator.limits import Limit
from navigator.model import Procedure
from navigator.periods import Days, Period, Weeks, WorkingDays
from tests.unit.samples import library

NAMED = {f"{key}/{clause.id}": limit for key, policy in library().policies.items() for clause, limit in policy.limits()}
LIMITS = list(NAMED.values())
NAMES = list(NAMED)


def problems(limit: Limit) -> list[str]:
    """What the check says of one limit, as if it stood alone in a procedure."""
    place = Place("x.yml", 1, 1)
    written = Written("x.yml", Entries({}, place), _Holder(limit))
    return [problem.code for problem in wording.procedure(written)]


@dataclasses.dataclass(frozen=True)
class _Holder:
    limit: Limit


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("within 15 working days of receipt", [WorkingDays(15)]),
        ("within 20 working days (4 weeks)", [WorkingDays(20), Weeks(4)]),
        ("one calendar month", [periods.Months(1)]),
        ("within 28 days", [Days(28)]),
        ("ten working days between each step", [WorkingDays(10)]),
        ("a 14-day period", [Days(14)]),
        ("promptly", []),
        ("section 5, days later", []),
    ],
)
def test_periods_are_found_in_the_words_of_a_policy(words: str, expected: list[Period]) -> None:
    assert list(phrases.periods(words)) == expected


@pytest.mark.parametrize("limit", LIMITS, ids=NAMES)
def test_every_limit_agrees_with_its_words(limit: Limit) -> None:
    assert problems(limit) == []


@pytest.mark.parametrize("limit", LIMITS, ids=NAMES)
def test_a_changed_number_is_seen(limit: Limit) -> None:
    changed = type(limit.period)(limit.period.amount + 1)
    assert problems(dataclasses.replace(limit, period=changed))


@pytest.mark.parametrize("limit", LIMITS, ids=NAMES)
def test_a_changed_unit_is_seen(limit: Limit) -> None:
    for kind in periods.UNITS.values():
        if kind is not type(limit.period):
            assert problems(dataclasses.replace(limit, period=kind(limit.period.amount)))


@pytest.mark.parametrize("limit", LIMITS, ids=NAMES)
def test_changed_words_are_seen(limit: Limit) -> None:
    for said in phrases.periods(limit.words):
        number = str(said.amount)
        if number in limit.words:
            assert problems(dataclasses.replace(limit, words=limit.words.replace(number, number + "1", 1)))
    assert problems(dataclasses.replace(limit, words="as soon as possible"))


def test_procedures_have_limits_to_test() -> None:
    assert len(LIMITS) >= 12
    assert all(isinstance(policy.procedure, Procedure) for policy in library().policies.values())
