"""Days that others state and worked examples, asked of two implementations that share no code.

Days of the week in 2026: 1 June is a Monday, 26 October is a Monday, 1 November is a Sunday."""

import csv
import re
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from navigator.dates import periods
from navigator.model.cases import Case, Example
from tests.oracles.made import (
    weekdays,
)
from tests.oracles.worlds.days import Looker, first_day_back, good_friday, last_day
from tests.support import samples
from tests.support.judged import on, verdict

pytestmark = pytest.mark.usefixtures("judge")

ORACLES = Path(__file__).parents[3] / "oracles"
STATED = Path(__file__).parents[3] / "vectors" / "stated.csv"


@pytest.mark.parametrize("file", sorted((ORACLES / "worlds").glob("*.py")), ids=lambda file: file.name)
def test_it_shares_nothing_with_the_engine_but_values(file: Path) -> None:
    allowed = {
        *(
            f"navigator.model.{name}"
            for name in ("acts", "cases", "limits", "parties", "policy", "procedure", "stages")
        ),
        *(f"navigator.dates.{name}" for name in ("calendars", "moments", "periods")),
    }
    named = re.findall(r"^ *(?:from|import) ([\w.]+)", file.read_text(encoding="utf-8"), re.MULTILINE)
    assert named
    assert {name for name in named if name.split(".")[0] in ("navigator", "build_scripts")} <= allowed


def _stated() -> list[dict[str, str]]:
    with STATED.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", _stated(), ids=lambda row: row["id"])
def test_what_others_state_comes_out(row: Mapping[str, str]) -> None:
    calendars = samples.calendars()
    looker = Looker(calendars[row["calendar"]])
    rule = dict(part.split("=") for part in row["roll_rule"].split(";"))
    amount, start = int(row["period"]), date.fromisoformat(row["start_date"])
    unit = row["unit"].replace("_", " ")
    back = amount < 0 or unit.endswith(" before")
    unit = unit.removesuffix(" before")
    if unit == "clear days" and abs(amount) <= 5:
        # Rule 2.8(4): in short periods days off are left out as well, so one more working day.
        unit, amount = "working days", abs(amount) + 1
    period = periods.UNITS[unit](abs(amount))
    included = rule["start"] == "incl"
    start += timedelta(rule.get("late") == "yes")
    start = looker.first_open(start) if rule["start"] == "roll_then_excl" else start
    if back:
        found: date | None = first_day_back(period, start, looker, included=included)
    else:
        found = last_day(period, start, looker, included=included)
    assert found
    if rule["end"] == "next_wd":
        found = looker.first_open(found)
    assert found == date.fromisoformat(row["expected_date"])


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        # 30, 31, 1 (Mon), 2, 3 are 30 Oct (Fri), 2, 3, 4, 5 Nov.
        ("5 working days", on(10, 29), on(11, 5)),
        ("5 working days", on(10, 31), on(11, 6)),
        ("5 days", on(10, 29), on(11, 3)),
        ("2 weeks", on(10, 29), on(11, 12)),
        ("3 clear days", on(10, 29), on(11, 2)),
        ("1 month", on(10, 31), on(11, 30)),
        ("1 year", date(2028, 2, 29), date(2029, 2, 28)),
        ("24 hours", on(10, 29), on(10, 30)),
        ("30 hours", on(10, 29), on(10, 30)),
        ("12 hours", on(10, 29), on(10, 29)),
    ],
)
def test_each_unit(period: str, start: date, end: date) -> None:
    looker = Looker(weekdays()["office"])
    assert last_day(periods.parse(period), start, looker, included=False) == end


@pytest.mark.parametrize(
    ("period", "event", "day"),
    [
        ("3 working days", on(11, 9), on(11, 4)),
        ("7 days", on(11, 9), on(11, 2)),
        ("7 clear days", on(11, 9), on(11, 1)),
        ("1 month", on(12, 31), on(11, 30)),
        ("30 hours", on(11, 9), on(11, 7)),
        ("1 week", on(11, 9), on(11, 2)),
    ],
)
def test_each_unit_counted_back(period: str, event: date, day: date) -> None:
    assert first_day_back(periods.parse(period), event, Looker(weekdays()["office"]), included=False) == day


def test_beginning_with_a_day_makes_it_day_1() -> None:
    looker = Looker(weekdays()["office"])
    # Thursday is day 1, Friday 2, Monday 3.
    assert last_day(periods.parse("3 working days"), on(10, 29), looker, included=True) == on(11, 2)
    # Saturday is a day off and cannot be day 1.
    assert last_day(periods.parse("3 working days"), on(10, 31), looker, included=True) == on(11, 4)
    assert last_day(periods.parse("6 months"), on(8, 31), looker, included=True) == date(2027, 2, 28)
    assert last_day(periods.parse("1 month"), on(3, 1), looker, included=True) == on(3, 31)


@pytest.mark.parametrize(
    ("year", "day"), [(2026, (4, 3)), (2027, (3, 26)), (2028, (4, 14)), (2029, (3, 30)), (2038, (4, 23))]
)
def test_good_friday(year: int, day: tuple[int, int]) -> None:
    assert good_friday(year) == date(year, *day)


def _examples() -> list[tuple[str, Example]]:
    return [(key, example) for key, file in samples.library().cases.items() for example in file.cases]


@pytest.mark.parametrize(("key", "example"), _examples(), ids=lambda value: getattr(value, "id", None))
def test_the_worked_examples(key: str, example: Example) -> None:
    library, expect = samples.library(), example.expect
    found = verdict(library.policies[key], library.calendars, Case(example.facts, example.area), example.today)
    place = f"end:{expect.end.value}" if expect.end else f"body:{expect.body}"
    assert found.places == {frozenset(expect.stage) or frozenset({place})}
    dated = {each.clause: each.due for each in expect.dates if each.due}
    assert {clause: found.act(clause).safe for clause in dated} == dated
