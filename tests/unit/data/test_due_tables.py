"""The page looks due dates up; the engine counts them. They give the same date for every start there is."""

import json
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from build_scripts.assets import nodejs
from build_scripts.data import due_tables
from build_scripts.data.browser_data import procedure_data
from navigator.case.limit.alone import due
from navigator.dates import moments
from navigator.dates.calendars import Calendar
from navigator.dates.counting import count
from navigator.dates.periods import Period, WorkingDays, parse
from navigator.dates.rules import Rules
from navigator.model.cases import Case, Fact, Span
from navigator.model.interpretation import interpretations
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.support import samples
from tests.support.constructs import BEFORE_ROLES, Shown
from tests.support.every import EVERY

ROOT = Path(__file__).parents[3]
HELD = samples.library()
CALENDARS = HELD.calendars
KEYS = [key for key, policy in HELD.policies.items() if any(True for _ in policy.limits())]


def answers(job: Mapping[str, Any]) -> Any:
    """What the shipped scripts answer, under Node."""
    command = [str(nodejs.binary()), str(ROOT / "tests" / "web" / "lookup" / "answers.mjs")]
    done = subprocess.run(command, input=json.dumps(job), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def days(first: date, last: date, step: int = 1) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(step)


def ways_to_count(policy: Policy) -> Iterator[tuple[Period, Rules, Calendar, due_tables.Table]]:
    for _, limit in policy.limits():
        for each in interpretations(policy, limit):
            for start in each.starts:
                yield each.period, *each.counting(CALENDARS, start), due_tables.due_table(each, CALENDARS, start)


@cache
def distinct() -> list[tuple[Period, Rules, Calendar, due_tables.Table]]:
    found: dict[tuple[Period, Rules, str], tuple[Period, Rules, Calendar, due_tables.Table]] = {}
    for key in KEYS:
        for period, rules, calendar, table in ways_to_count(HELD.policies[key]):
            found[period, rules, calendar.id] = (period, rules, calendar, table)
    return list(found.values())


def test_looked_up_and_counted_dates_agree_for_every_start() -> None:
    starts = [list(days(date(2004, 12, 20), date(2035, 1, 10))) for _ in distinct()]
    job = [
        {"table": table.as_data(), "starts": [day.isoformat() for day in own]}
        for (_, _, _, table), own in zip(distinct(), starts, strict=True)
    ]
    for (period, rules, calendar, table), own, looked_up in zip(
        distinct(), starts, answers({"tables": job})["tables"], strict=True
    ):
        for start, found in zip(own, looked_up, strict=True):
            counted = count(period, start, rules, calendar)
            firm = counted.due.isoformat() if not counted.provisional else None
            expected = firm if table.first <= start <= table.last else None
            assert found == expected, (period, rules, calendar.id, start)


def test_a_table_leaves_out_no_start_that_has_a_firm_date() -> None:
    for period, rules, calendar, table in distinct():
        for start in days(calendar.covers_from, min(calendar.covers_through, due_tables.YEARS[1])):
            if start < due_tables.YEARS[0]:
                continue
            firm = not count(period, start, rules, calendar).provisional
            assert firm == (table.first <= start <= table.last), (period, start)


KINDS = """
- {id: answer, by: manager, force: must, act: answer, @, limit: {words: after 8 working days,
   period: 8 working days, from: [letter, seen], pick: PICK, kind: KIND, states: [period],
   counting: {receipt: next working day, last_day: next working day}}}"""


@pytest.mark.parametrize("pick", ["earlier", "later"])
@pytest.mark.parametrize("kind", ["by", "not before", "after"])
def test_what_may_not_happen_yet_and_what_is_sent_are_looked_up_as_they_are_counted(kind: str, pick: str) -> None:
    acts = KINDS.replace("KIND", kind).replace("PICK", pick)
    held = samples.policy(Shown(acts=acts, events="letter seen").body, BEFORE_ROLES)
    events = tuple(replace(event, sent=event.id == "letter") for event in held.procedure.events)
    _agree(replace(held, procedure=replace(held.procedure, events=events)), samples.calendars())


ANEW = "words: for 14 days, period: 14 days, from: [letter, seen], anew: true, states: [period]"
BESIDE = "words: for 9 working days, period: 9 working days, from: [letter, seen], anew: true"


@pytest.mark.parametrize(
    "limit",
    [
        ANEW,
        f"{ANEW}, counting: {{receipt: next working day, last_day: next working day}}",
        # Silence for so long that something follows: what comes after that begins nothing.
        ANEW.replace("14", "3") + ", expiry: {event: quiet, says: It is quiet.}",
        *(
            f"words: 2 weeks, period: 2 weeks, from: asked, states: [period], pick: {pick}, or: [{{{BESIDE}}}]"
            for pick in ("earlier", "later")
        ),
    ],
)
def test_a_time_from_the_last_of_its_events_is_looked_up_as_it_is_counted(limit: str) -> None:
    acts = f"- {{id: answer, by: manager, force: must, act: answer, @, limit: {{{limit}}}}}"
    held = samples.policy(Shown(acts=acts, events="letter seen quiet").body, BEFORE_ROLES)
    events = tuple(replace(event, sent=event.id == "letter") for event in held.procedure.events)
    _agree(replace(held, procedure=replace(held.procedure, events=events)), samples.calendars())


NOON = 'counting: {last_hour: "12:00", last_day: next working day}'


@pytest.mark.parametrize("hours", [1, 9, 23, 24, 47])
def test_hours_from_the_next_full_hour_are_looked_up_as_they_are_counted(hours: int) -> None:
    rules = "counting: {first_hour: excluded, zone: Europe/London}"
    limit = f"words: within {hours} hours, period: {hours} hours, from: asked, states: [period], {rules}"
    acts = f"- {{id: answer, by: manager, force: must, act: answer, @, limit: {{{limit}}}}}"
    _agree(samples.policy(Shown(acts=acts).body, BEFORE_ROLES), samples.calendars())


@pytest.mark.parametrize(
    "limit",
    [
        f"words: by noon on the third day, period: 3 days, from: asked, states: [period], {NOON}",
        # Of two that end on one day the one with the hour is the earlier one.
        *(
            f"words: 3 days, period: 3 days, from: asked, states: [period], pick: {pick}, "
            f"or: [{{words: by noon on the second day, period: 2 days, from: letter, {NOON}}}]"
            for pick in ("earlier", "later")
        ),
    ],
)
def test_an_hour_of_the_last_day_is_shown_with_the_date_that_is_looked_up(limit: str) -> None:
    acts = f"- {{id: answer, by: manager, force: must, act: answer, @, limit: {{{limit}}}}}"
    _agree(samples.policy(Shown(acts=acts, events="letter seen").body, BEFORE_ROLES), samples.calendars())


@pytest.mark.parametrize("key", KEYS)
def test_each_limit_is_read_as_the_engine_reads_it(key: str) -> None:
    """Which event starts a limit, the earlier or the later, and what one reading takes for granted."""
    _agree(HELD.policies[key])


def _agree(policy: Policy, calendars: Mapping[str, Calendar] = CALENDARS) -> None:
    data = procedure_data(policy, calendars, ENGLISH)
    jobs = []
    for limit in data["limits"]:
        events = [each["event"] for each in limit["events"]]
        jobs.append({"limit": limit, "tables": data["tables"], "given": list(some_dates(events))})
    for (clause, limit), job, found in zip(policy.limits(), jobs, answers({"limits": jobs})["limits"], strict=True):
        for given, dates in zip(job["given"], found, strict=True):
            facts = (
                Fact(event, happened=True, span=Span(*(date.fromisoformat(day),) * 2)) for event, day in given.items()
            )
            reckoned = due(policy, limit, Case(tuple(facts)), calendars).reckonings
            for one, shown in zip(reckoned, dates, strict=True):
                counted = one.first
                if shown is not None:
                    assert counted is not None, (clause.id, given)
                    assert moments.written(counted.due) == shown, (clause.id, given)
                else:
                    assert counted is None or counted.provisional, (clause.id, given)


def some_dates(events: list[str]) -> Iterator[dict[str, str]]:
    """Each event alone, and all of them in either order, over two Christmases and an Easter."""
    # Not seven: each day of the week comes up.
    for day in days(date(2025, 11, 1), date(2027, 1, 10), 1 if EVERY else 5):
        for event in events:
            yield {event: day.isoformat()}
        later = [(day + timedelta(4 * at)).isoformat() for at in range(len(events))]
        yield dict(zip(events, later, strict=True))
        yield dict(zip(events, reversed(later), strict=True))


@pytest.mark.parametrize("calendar", [name for name, each in CALENDARS.items() if each.kind.value == "working days"])
def test_any_number_of_working_days_is_found_in_the_list_of_open_days(calendar: str) -> None:
    table = due_tables.open_days_table(CALENDARS[calendar])
    asked = [
        {"amount": amount, "unit": "working days", "start": day.isoformat()}
        for amount in (1, 5, 15, 20, 250)
        for day in days(table.first, table.last, 11)
    ]
    for job, found in zip(
        asked, answers({"periods": [{"table": table.as_data(), "asked": asked}]})["periods"][0], strict=True
    ):
        counted = count(
            WorkingDays(int(job["amount"])), date.fromisoformat(str(job["start"])), Rules(), CALENDARS[calendar]
        )
        covered = counted.due <= table.last
        assert found == (counted.due.isoformat() if covered else None), job
        assert covered or counted.provisional or calendar == "none"


@pytest.mark.parametrize("unit", ["days", "weeks", "months", "years"])
def test_any_other_period_ends_where_the_engine_ends_it(unit: str) -> None:
    asked = [
        {"amount": amount, "unit": unit, "start": day.isoformat()}
        for amount in (1, 2, 3, 6, 11, 12, 13, 28)
        for day in days(date(2023, 12, 1), date(2025, 3, 2))
    ]
    for job, found in zip(asked, answers({"periods": [{"asked": asked}]})["periods"][0], strict=True):
        period = parse(f"{job['amount']} {job['unit']}")
        assert (
            found == count(period, date.fromisoformat(str(job["start"])), Rules(), CALENDARS["none"]).due.isoformat()
        ), job


def test_tables_are_small() -> None:
    for key in KEYS:
        for table in {table for *_, table in ways_to_count(HELD.policies[key])}:
            assert len(json.dumps(table.as_data(), separators=(",", ":"))) < 8000, key


def test_equal_weeks_are_written_once() -> None:
    table = due_tables._table(list(days(date(2026, 1, 1), date(2026, 1, 31))), [7] * 31)
    assert table.weeks == ((7,) * 7, (7, 7, 7, 0, 0, 0, 0))
    assert table.runs == ((0, 4), (1, 1))


def test_a_calendar_that_covers_too_little_gives_an_empty_table() -> None:
    calendar = CALENDARS["england-and-wales"]
    assert due_tables._due_table(WorkingDays(10_000), Rules(), calendar).runs == ()
