"""How fast the engine counts, beside the libraries one could use instead: `make bench`.

All are measured in turns in one run and in processor time, so that what else the machine does tells little. What is
shown are medians, and where two are compared the median of the ratios, round by round.
"""

import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import holidays
import numpy as np
import pandas as pd  # type: ignore[import-untyped,import-not-found,unused-ignore]
from workalendar.europe import UnitedKingdom  # type: ignore[import-untyped,import-not-found,unused-ignore]

from build_scripts import content
from build_scripts.data import due_tables
from build_scripts.source import calendar_files
from navigator.case.verdicts.position import position
from navigator.dates.calendars import Calendar, calendars_from_data
from navigator.dates.counting import count
from navigator.dates.periods import WorkingDays
from navigator.dates.rules import Rules
from navigator.explain.working import days
from navigator.model.cases import Case, parse_fact
from navigator.model.interpretation import interpretations
from navigator.model.policy import Policy

AMOUNTS = (5, 20, 65, 250)
START = date(2026, 3, 2)
ROUNDS = 25
OURS, NUMPY = "navigator Calendar.add", "numpy.busday_offset (scalar, prebuilt)"
WORKED = "navigator, count with its working"

FASTER_THAN_NUMPY = 5
WORKED_A_SECOND = 20_000
MEMORY = 2_000_000
TABLE_SECONDS = 0.2
POSITION_MILLISECONDS = 5

# Ten facts, two of them unsure, of a procedure with four limits that can be read in more than one way.
CASE = "kirklees/dispute-resolution"
FACTS = """
    own-manager-asked=2026-06-01 step-1-held=2026-06-03 step-2-held=2026-06-10..2026-06-12
    still-differ-2=2026-06-15..2026-06-16 kscp-manager-told=2026-06-17 step-3-held=2026-06-24
    still-differ-3=2026-06-25 scrutineer-told=2026-06-26 decision-accepted=no settled=no
"""

Call = Callable[[], object]


def contestants(calendar: Calendar, amount: int) -> dict[str, Call]:
    """The ways to add that many working days in England, each ready to run."""
    closed = sorted(day for day in calendar.closures if day.weekday() not in calendar.weekend)
    start = np.datetime64(START)
    prebuilt = np.busdaycalendar(holidays=np.array(closed, dtype="datetime64[D]"))
    custom = pd.offsets.CustomBusinessDay(n=amount, holidays=closed)
    stamp = pd.Timestamp(START)
    england = holidays.country_holidays("GB", subdiv="ENG", years=range(2025, 2029))
    # Its own class for England misses bank holidays; the speed of the two is the same.
    kingdom = UnitedKingdom()
    period, rules = WorkingDays(amount), Rules()
    return {
        OURS: lambda: calendar.add(START, amount),
        NUMPY: lambda: np.busday_offset(start, amount, roll="backward", busdaycal=prebuilt),
        "pandas CustomBusinessDay": lambda: stamp + custom,
        "holidays.get_nth_working_day": lambda: england.get_nth_working_day(START, amount),
        "workalendar add_working_days": lambda: kingdom.add_working_days(START, amount),
        WORKED: lambda: days(count(period, START, rules, calendar), calendar),
    }


def rates(calls: Mapping[str, Call]) -> dict[str, list[float]]:
    """Calls a second of each, round by round; every round gives each of them about 4 milliseconds."""
    for call in calls.values():
        call()
    repeats = {name: max(1, round(0.004 / _seconds(call, 1))) for name, call in calls.items()}
    measured: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(ROUNDS):
        for name, call in calls.items():
            measured[name].append(repeats[name] / _seconds(call, repeats[name]))
    return measured


def table_seconds(policy: Policy, calendars: Mapping[str, Calendar]) -> float:
    """How long it takes to count every limit of a procedure, in each reading, from every start date covered."""
    begun = time.process_time()
    for _, limit in policy.limits():
        for each in interpretations(policy, limit):
            for part in each.parts:
                for start in part.starts:
                    due_tables.due_table(part, calendars, start)
    return time.process_time() - begun


def memory(data: Mapping[str, Any]) -> int:
    """The bytes that all calendars take, with the lists they make when first used; true for the first call only."""
    tracemalloc.start()
    known = calendars_from_data(data)
    for calendar in known.values():
        days(count(WorkingDays(5), START, Rules(), calendar), calendar)
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return used


def main() -> int:
    """Print the tables; 1 when a promise is not kept."""
    used = memory(calendar_files.read_data())
    calendar = calendar_files.load()["england-and-wales"]
    kept = []
    print(f"{'calls a second, median of ' + str(ROUNDS):40}" + "".join(f"{f'N={amount}':>12}" for amount in AMOUNTS))
    columns = [rates(contestants(calendar, amount)) for amount in AMOUNTS]
    for name in columns[0]:
        print(f"{name:40}" + "".join(f"{statistics.median(column[name]):>12,.0f}" for column in columns))
    ratios = [
        statistics.median(ours / numpy for ours, numpy in zip(column[OURS], column[NUMPY], strict=True))
        for column in columns
    ]
    print(f"{'times as fast as numpy':40}" + "".join(f"{ratio:>12.1f}" for ratio in ratios))
    flat = _slower(lambda: calendar.add(START, AMOUNTS[0]), lambda: calendar.add(START, AMOUNTS[-1]))
    worked = statistics.median(columns[AMOUNTS.index(20)][WORKED])
    print()
    kept.append(_promise("times numpy's scalar rate, least", min(ratios), ">=", FASTER_THAN_NUMPY))
    kept.append(_promise("time for N=250 over time for N=5", flat, "<=", 1.5))
    kept.append(_promise("answers with working a second, N=20", worked, ">=", WORKED_A_SECOND))
    kept.append(_promise("bytes of all calendars", used, "<=", MEMORY))
    policies = content.read(calendar_files.CALENDARS.parent).policies
    taken = position_milliseconds(policies[CASE], calendar_files.load())
    kept.append(_promise("milliseconds for the position of a case with ten facts", taken, "<=", POSITION_MILLISECONDS))
    for key, policy in policies.items():
        taken = table_seconds(policy, calendar_files.load())
        kept.append(_promise(f"seconds for the table of {key}", taken, "<=", TABLE_SECONDS))
    return 0 if all(kept) else 1


def position_milliseconds(policy: Policy, calendars: Mapping[str, Calendar]) -> float:
    """What it takes to work out where a case stands; the median."""
    case, today = Case(tuple(parse_fact(fact) for fact in FACTS.split())), date(2026, 7, 1)
    return 1000 * statistics.median(
        _seconds(lambda: position(policy, case, today, calendars), 1) for _ in range(ROUNDS)
    )


def _slower(usual: Call, other: Call) -> float:
    """How many times as long the other call takes."""
    measured = rates({"usual": usual, "other": other})
    return statistics.median(a / b for a, b in zip(measured["usual"], measured["other"], strict=True))


def _seconds(call: Call, times: int) -> float:
    begun = time.process_time()
    for _ in range(times):
        call()
    return time.process_time() - begun


def _promise(what: str, measured: float, sign: str, promised: float) -> bool:
    held = measured >= promised if sign == ">=" else measured <= promised
    print(f"{what:75}{measured:>14,.2f}  {sign} {promised:>12,.2f}  {'kept' if held else 'NOT KEPT'}")
    return held


if __name__ == "__main__":
    sys.exit(main())
