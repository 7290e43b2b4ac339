"""`navigator calendars` finds wrong bank holidays, short coverage, and the deadlines that a change moves."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from build_scripts.commands.calendars.comparison import compared
from build_scripts.commands.calendars.moves import Counted, Move, limits_of, moves
from build_scripts.content import read as read_content
from build_scripts.source import calendar_files
from build_scripts.source.calendar_coverage import short_coverage
from navigator.dates.calendars import Cause, Closure, calendars_from_data, days_between
from navigator.dates.counting import count, due_of
from navigator.dates.periods import Days, Months, Period, WorkingDays
from navigator.dates.rules import Direction, LastDay, Receipt, Rules
from tests.support import commands
from tests.support.bank_holidays import planned, planned_calendars, write_planned

REAL = planned_calendars()
FILE = calendar_files.CALENDARS / "bank-holidays.json"
PROCEDURES = calendar_files.CALENDARS.parent
DIVISIONS = ("england-and-wales", "scotland", "northern-ireland")


def changed(harm: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    content = planned()
    harm(content)
    return content


def with_day(day: str, *nations: str) -> dict[str, Any]:
    def add(content: dict[str, Any]) -> None:
        for nation in nations:
            days = content["divisions"][nation]
            days.append({"date": day, "title": "Royal wedding bank holiday", "substitute": False})
            days.sort(key=lambda holiday: holiday["date"])

    return changed(add)


def without(day: str, nation: str) -> dict[str, Any]:
    def drop(content: dict[str, Any]) -> None:
        days = content["divisions"][nation]
        days[:] = [holiday for holiday in days if holiday["date"] != day]

    return changed(drop)


def write(folder: Path, content: dict[str, Any]) -> str:
    path = folder / "bank-holidays.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return str(path)


def differences(content: dict[str, Any]) -> list[str]:
    """What `check` finds wrong with a file of bank holidays."""
    data = {"bank-holidays": content}
    return [line for each in compared(calendars_from_data(data), data) for line in each.differences]


run = partial(commands.run, "calendars")


def test_the_bank_holidays_of_the_project_agree_with_the_holidays_package_on_every_weekday() -> None:
    assert differences(json.loads(FILE.read_text("utf-8"))) == []


def test_a_holiday_too_many_and_one_too_few_are_found() -> None:
    more = with_day("2027-06-07", "scotland")
    fewer = without("2026-08-31", "england-and-wales")

    assert differences(more) == ["scotland 2027-06-07: Royal wedding bank holiday is only in the calendar file (SCT)"]
    assert differences(fewer) == [
        "england-and-wales 2026-08-31: Late Summer Bank Holiday is only in the holidays package (ENG)",
        "england-and-wales 2026-08-31: Late Summer Bank Holiday is only in the holidays package (WLS)",
    ]


def test_weekends_and_days_outside_the_coverage_are_not_compared() -> None:
    def shorten(content: dict[str, Any]) -> None:
        content["coverage"]["from"] = "2006-01-01"

    assert differences(with_day("2027-06-05", *DIVISIONS)) == differences(changed(shorten)) == []


@pytest.mark.parametrize(
    ("today", "short"), [("2027-10-31", False), ("2027-11-01", True), ("2029-06-01", True), ("2026-11-22", False)]
)
def test_less_than_14_months_of_coverage_are_reported(today: str, *, short: bool) -> None:
    found = list(short_coverage(REAL, date.fromisoformat(today)))

    assert found == [
        f"{name} is known only through 2028-12-31: add the next years" for name in (*DIVISIONS, "uk-any") if short
    ]


def test_the_check_passes_and_warns(tmp_path: Path) -> None:
    done = run("check", str(write_planned(tmp_path)), "--today", "2028-01-01")

    assert done.exit_code == 0
    nations = "england-and-wales, scotland, northern-ireland"
    assert done.stdout.startswith(
        "Not compared: uk-any: it is made of the three before it\nCompared with the holidays "
    )
    assert done.stdout.endswith(f": {nations}: no weekday differs inside the coverage.\n")
    assert done.stderr.startswith("Warning: england-and-wales is known only through 2028-12-31")


def test_the_check_fails_on_a_difference(tmp_path: Path) -> None:
    done = run("check", write(tmp_path, with_day("2027-06-07", "scotland")), "--today", "2026-11-22")

    assert (done.exit_code, done.stderr) == (1, "")
    assert done.stdout.splitlines() == [
        "scotland 2027-06-07: Royal wedding bank holiday is only in the calendar file (SCT)",
        "Not compared: uk-any: it is made of the three before it",
    ]


def test_without_a_date_the_check_takes_the_one_of_the_machine() -> None:
    assert run("check").exit_code == 0


def test_a_new_bank_holiday_moves_the_deadlines_of_the_starts_before_it() -> None:
    new = calendars_from_data({"b": with_day("2027-06-07", "england-and-wales")})
    limit = Counted("reply", WorkingDays(2), Rules(), "england-and-wales")

    assert list(moves([limit], REAL, new)) == [
        Move(limit, date(2027, 6, day), date(2027, 6, before), date(2027, 6, after))
        for day, before, after in [(3, 7, 8), (4, 8, 9), (5, 8, 9), (6, 8, 9)]
    ]


SUMMER = {date(2027, 7, 20) + timedelta(days): Closure(Cause.OWN) for days in range(45)}
KINDS = (
    (WorkingDays(15), Rules()),
    (WorkingDays(90), Rules(receipt=Receipt.AFTER_CLOSURE)),
    (WorkingDays(10), Rules(direction=Direction.BEFORE, last_day=LastDay.PREVIOUS_WORKING_DAY)),
    (Months(1), Rules(last_day=LastDay.NEXT_WORKING_DAY)),
    (Days(1), Rules(receipt=Receipt.NEXT_WORKING_DAY, last_day=LastDay.PREVIOUS_WORKING_DAY)),
)


@pytest.mark.parametrize(("period", "rules"), KINDS)
@pytest.mark.parametrize("more", [{date(2027, 6, 7): Closure(Cause.HOLIDAY)}, SUMMER])
def test_of_every_day_that_is_covered_those_are_named_that_move(
    period: Period, rules: Rules, more: dict[date, Closure]
) -> None:
    old = REAL["scotland"]
    new = replace(old, closures={**old.closures, **more})
    limit = Counted("reply", period, rules, "scotland")
    before, after = due_of(period, rules, old), due_of(period, rules, new)
    every = [day for day in days_between(old.covers_from, old.covers_through) if before(day) != after(day)]
    firm = [day for day in every if not count(period, day, rules, old).provisional]
    assert firm
    for one, other in ((old, new), (new, old)):
        assert [move.start for move in moves([limit], {"scotland": one}, {"scotland": other})] == firm


def test_only_firm_dates_can_move_and_only_where_the_calendar_is_in_both() -> None:
    def extend(content: dict[str, Any]) -> None:
        content["coverage"]["through"] = "2029-12-31"
        for days in content["divisions"].values():
            days.append({"date": "2029-01-01", "title": "New Year's Day", "substitute": False})

    longer = calendars_from_data({"b": changed(extend)})
    limits = [
        Counted("reply", WorkingDays(2), Rules(), "england-and-wales"),
        Counted("office", WorkingDays(2), Rules(), "our-office"),
        Counted("move", Days(2), Rules(last_day=LastDay.NEXT_WORKING_DAY), "scotland"),
    ]

    assert list(moves(limits, REAL, longer)) == []
    assert list(moves(limits, REAL, REAL)) == []


def test_the_limits_of_a_procedure_come_once_for_each_reading() -> None:
    policies = read_content(PROCEDURES).policies
    found = [limit for policy in policies.values() for limit in limits_of(policy, REAL)]

    assert len(found) == len({limit.name for limit in found}) > len(policies)
    assert all(limit.calendar in REAL for limit in found)
    assert list(limits_of(policies["milton-keynes-contact-centre/complaints"], {})) == []


def test_the_difference_is_listed_for_each_procedure(tmp_path: Path) -> None:
    new = write(tmp_path, with_day("2027-06-07", *DIVISIONS))
    done = run("diff", str(write_planned(tmp_path / "old")), new)

    assert (done.exit_code, done.stderr) == (0, "")
    assert "milton-keynes-contact-centre/complaints acknowledge: 5 working days, england-and-wales\n" in done.stdout
    assert "  from 2027-06-01: due 2027-06-08 -> 2027-06-09\n" in done.stdout
    assert done.stdout.endswith(" deadlines move.\n")


def test_the_difference_can_be_asked_for_any_period(tmp_path: Path) -> None:
    new = write(tmp_path, with_day("2027-06-07", "scotland"))
    done = run(
        "diff", str(write_planned(tmp_path / "old")), new, "--period", "1 working day", "--period", "5 school days"
    )

    assert done.stdout == (
        "any start: 1 working day, scotland\n"
        "  from 2027-06-04: due 2027-06-07 -> 2027-06-08\n"
        "  from 2027-06-05: due 2027-06-07 -> 2027-06-08\n"
        "  from 2027-06-06: due 2027-06-07 -> 2027-06-08\n"
        "any start: 1 working day, uk-any\n"
        "  from 2027-06-04: due 2027-06-07 -> 2027-06-08\n"
        "  from 2027-06-05: due 2027-06-07 -> 2027-06-08\n"
        "  from 2027-06-06: due 2027-06-07 -> 2027-06-08\n"
        "6 deadlines move.\n"
    )


def test_nothing_moves_between_a_calendar_and_itself() -> None:
    assert run("diff", str(FILE), str(calendar_files.CALENDARS)).stdout == "No deadline moves.\n"


def test_a_procedure_that_cannot_be_read_is_left_out_and_named(tmp_path: Path) -> None:
    (tmp_path / "board").mkdir()
    (tmp_path / "board" / "broken.yml").write_text("id: [", encoding="utf-8")
    done = run("diff", str(FILE), str(FILE), "--procedures", str(tmp_path))

    assert (done.exit_code, done.stdout) == (0, "No deadline moves.\n")
    assert done.stderr.startswith("Left out: ")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("diff", "no.json", "no.json"), "no.json:1:1: cannot be read: no such file or directory; "),
        (("check", "no.json"), "no.json:1:1: cannot be read: no such file or directory; "),
        (("check", "--today", "soon"), "'soon' is not a date. Write it as year-month-day, such as 2026-06-05.\n"),
        (("diff", "a", "b", "--period", "soon"), "'soon' is not a period. Write a whole number from 1 to 10000 and "),
    ],
)
def test_bad_input_gets_one_line_and_exit_code_2(arguments: tuple[str, ...], reason: str) -> None:
    done = run(*arguments)

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(reason)
