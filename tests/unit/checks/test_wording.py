"""The words of a limit and its data must agree, whatever is changed."""

import dataclasses
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_scripts.checks import wording
from build_scripts.cli import main
from build_scripts.source import worded_periods
from build_scripts.source.reader import Written
from build_scripts.source.yaml_tree import Entries, Place
from navigator.dates import periods
from navigator.dates.periods import Days, Period, Weeks, WorkingDays
from navigator.model.limits import Limit
from navigator.model.vocabulary import Procedure
from tests.support.samples import ROOT, library

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
    assert list(worded_periods.periods(words)) == expected


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
def test_a_number_or_a_unit_changed_in_the_words_is_seen(limit: Limit) -> None:
    said = list(worded_periods.periods(limit.words))
    for at, period in enumerate(said):
        numbers = [type(period)(period.amount + step) for step in (-1, 1, 10) if period.amount + step]
        units = [kind(period.amount) for kind in periods.UNITS.values() if kind is not type(period)]
        for changed in (*numbers, *units):
            words = "within " + " or ".join(str(changed if n == at else each) for n, each in enumerate(said))
            assert problems(dataclasses.replace(limit, words=words)), words


@pytest.mark.parametrize("limit", LIMITS, ids=NAMES)
def test_words_that_name_no_time_are_seen(limit: Limit) -> None:
    assert problems(dataclasses.replace(limit, words="as soon as possible")) == ["words-without-period"]


@pytest.mark.parametrize("limit", LIMITS, ids=NAMES)
def test_a_number_or_a_unit_changed_in_a_reading_is_seen(limit: Limit) -> None:
    for at, reading in enumerate(limit.readings):
        if reading.period is None:
            continue
        number = type(reading.period)(reading.period.amount + 1)
        units = [kind(reading.period.amount) for kind in periods.UNITS.values() if kind is not type(reading.period)]
        # Plain days can be read as working days and the other way round, and that is all that words leave open.
        open_to_doubt = {str(limit.period), str(WorkingDays(limit.period.amount))}
        for changed in (number, *(unit for unit in units if str(unit) not in open_to_doubt)):
            readings = [
                dataclasses.replace(reading, period=changed) if n == at else r for n, r in enumerate(limit.readings)
            ]
            assert problems(dataclasses.replace(limit, readings=tuple(readings))), changed


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "period: 5 working days",
            "period: 6 working days",
            "the data say 6 working days, the words say 5 working days",
        ),
        ("period: 5 working days", "period: 5 days", "the data say 5 days, the words say 5 working days"),
        ("words: within 5 working days", "words: within 7 working days", "the words also say 7 working days"),
        ("words: within 5 working days", "words: within 5 weeks", "the words also say 5 weeks"),
        ("words: within 5 working days", "words: soon", "names no period"),
    ],
)
def test_the_command_fails_and_names_the_line(tmp_path: Path, old: str, new: str, says: str) -> None:
    shutil.copytree(ROOT / "procedures", tmp_path / "procedures")
    file = tmp_path / "procedures/nelscp/multi-agency-dispute-resolution.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace(old, new, 1), "utf-8")
    result = CliRunner().invoke(main, ["check", str(file.parent)])
    assert result.exit_code == 1
    line = text[: text.index(old)].count("\n") + 1
    assert re.search(rf"{file.name}:{line}:\d+: .*{says}", result.output), result.output


def test_procedures_have_limits_to_test() -> None:
    assert len(LIMITS) >= 12
    assert all(isinstance(policy.procedure, Procedure) for policy in library().policies.values())
