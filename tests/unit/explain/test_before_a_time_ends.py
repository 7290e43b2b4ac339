"""What runs from the end of another time has its date before that end comes; and who reads an answer for nobody.

June 2026 begins on a Monday.
"""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from build_scripts.commands.procedure import told_as_text
from navigator.case.verdicts.position import Position, position
from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.model.limits import Expiry
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.oracles import made

END = Expiry(event="lodging-over", says="The time to hear begins.", done_or_not=True)


def hearing(lodging: str = "10 days", within: str = "5 days", **more: Any) -> Policy:
    """An appeal may be lodged within a time; it is heard within another, counted from the end of the first."""
    lodge = made.act("lodge", made.limit(lodging, expiry=END, **more), makes="lodged", by="parent", force="may")
    hear = made.act("hear", made.limit(within, "lodging-over"), makes="heard")
    stage = made.stage("one", [lodge, hear], [made.out("heard", "end")], opens=("asked",))
    return made.policy("asked more lodged lodging-over heard", stage)


def found(policy: Policy, facts: str, today: date) -> Position:
    return position(policy, made.case(facts), today, made.weekdays())


def told(policy: Policy, facts: str, today: date) -> str:
    report = position_report(Teller(policy, ENGLISH), found(policy, facts, today), made.weekdays())
    return next((each["where"] for each in report["waiting"] if each["clause"] == "hear"), "")


STARTS = "The time has not started yet. It starts when this has happened: lodging-over."


@pytest.mark.parametrize(
    ("lodging", "within", "told_as"),
    [
        ("10 days", "5 days", "Tuesday 16 June 2026"),
        # To Monday 15 June; the fifth working day after it.
        ("2 weeks", "5 working days", "Monday 22 June 2026"),
        # An end of the year: by 31 December of the second year after it.
        ("31 December", "2 years", "Sunday 31 December 2028"),
    ],
)
def test_the_date_is_told_before_the_time_it_runs_from_is_over(lodging: str, within: str, told_as: str) -> None:
    policy = hearing(lodging, within)
    said = told(policy, "asked=2026-06-01", date(2026, 6, 3))
    assert said == f"{STARTS} As things stand, its last day will be {told_as}."
    # It is the date that comes out once that time is over.
    then = found(policy, "asked=2026-06-01", date(2027, 1, 1) if lodging == "31 December" else date(2026, 6, 16))
    (hear,) = (each for each in then.standings if each.clause.id == "hear")
    assert hear.due
    assert hear.due.safe
    assert ENGLISH.date(hear.due.safe) == told_as


@pytest.mark.parametrize(
    ("policy", "facts"),
    [
        # Where the end can be one of several days, or nobody knows when the time began, there is no one date.
        (hearing(), "asked=2026-06-01..2026-06-02"),
        (hearing(), "asked=yes"),
        # Nor where it began twice, or has not begun.
        (hearing(), "asked=2026-06-01 asked=2026-06-02"),
        (hearing(), "more=2026-06-01"),
        (
            hearing(unclear="It is not said.", readings=(made.reading("one"), made.reading("two", "12 days"))),
            "asked=2026-06-01",
        ),
    ],
)
def test_no_date_is_told_where_the_end_is_not_one_day(policy: Policy, facts: str) -> None:
    assert "As things stand" not in told(policy, facts, date(2026, 6, 3))


def test_no_date_is_told_where_the_end_rests_on_days_off_that_nobody_knows() -> None:
    """Five working days from 1 June, by a calendar that ends on the 4th."""
    calendars = made.weekdays(through=date(2026, 6, 4))
    policy = hearing("5 working days")
    position_of = position(policy, made.case("asked=2026-06-01"), date(2026, 6, 3), calendars)
    report = position_report(Teller(policy, ENGLISH), position_of, calendars)
    assert next(each["where"] for each in report["waiting"] if each["clause"] == "hear") == STARTS


def test_more_time_moves_the_date_that_is_told() -> None:
    policy = hearing(extensions=(made.more_time(by="3 days"),))
    assert told(policy, "asked=2026-06-01 more=2026-06-02", date(2026, 6, 3)).endswith("will be Friday 19 June 2026.")


@pytest.mark.parametrize(
    ("kind", "told_as"),
    [("by", "last day will be Monday 15 June"), ("not before", "first day will be Monday 15 June")],
)
def test_what_runs_from_a_booked_day_has_its_date_before_that(kind: str, told_as: str) -> None:
    """The hearing is booked for Wednesday 10 June; a letter follows within 5 days, or not before that."""
    write = made.act("write", made.limit("5 days", "hearing", kind=kind), makes="wrote")
    stage = made.stage("one", [write], [made.out("wrote", "end")], opens=("asked",))
    policy = made.policy("asked hearing/future wrote", stage)
    facts = "asked=2026-06-01 hearing=2026-06-10"
    report = position_report(Teller(policy, ENGLISH), found(policy, facts, date(2026, 6, 3)), made.weekdays())
    (said,) = (each["where"] for each in report["waiting"])
    assert said.endswith(f"As things stand, its {told_as} 2026.")
    # It is the date that comes out once that day has come, and nothing has begun before it.
    (then,) = found(policy, facts, date(2026, 6, 11)).standings
    assert then.due
    assert then.due.safe == date(2026, 6, 15)
    assert not any(each["clause"] == "write" for each in (*report["running"], *report["open"]))


def test_what_runs_from_a_day_that_is_booked_for_one_of_several_has_no_one_date() -> None:
    write = made.act("write", made.limit("5 days", "hearing"), makes="wrote")
    stage = made.stage("one", [write], [made.out("wrote", "end")], opens=("asked",))
    policy = made.policy("asked hearing/future wrote", stage)
    said = found(policy, "asked=2026-06-01 hearing=2026-06-10..2026-06-12", date(2026, 6, 3))
    report = position_report(Teller(policy, ENGLISH), said, made.weekdays())
    assert [each["where"] for each in report["waiting"] if "As things stand" in each["where"]] == []
    assert [each["clause"] for each in report["waiting"]] == ["write"]


def test_what_may_be_done_from_a_day_on_has_its_first_day() -> None:
    policy = hearing()
    (stage,) = policy.procedure.stages
    lodge, hear = stage.duties
    wait = replace(hear, limit=made.limit("5 days", "lodging-over", kind="not before"))
    changed = replace(stage, duties=(lodge, wait))
    waiting = Policy(policy.publisher, replace(policy.procedure, stages=(changed,)))
    said = told(waiting, "asked=2026-06-01", date(2026, 6, 3))
    assert said.endswith("As things stand, its first day will be Tuesday 16 June 2026.")


@pytest.mark.parametrize(
    ("today", "running", "late"),
    [
        # 5 days from Monday 1 June without a bank holiday on Thursday 4 June: Sunday 7 June. On Saturday it is day 4.
        (date(2026, 6, 6), "Today is day 4 of 5.", 0),
        (date(2026, 6, 9), "This is 2 days late.", 2),
    ],
)
def test_where_no_day_of_the_week_is_a_day_off_no_sunday_is_called_a_working_day(
    today: date, running: str, late: int
) -> None:
    reply = made.act("reply", made.limit("5 working days"), makes="replied")
    policy = made.policy("asked replied", made.stage("one", [reply], [made.out("replied", "end")], opens=("asked",)))
    office = replace(made.weekdays(date(2026, 6, 4))["office"], weekend=frozenset())
    calendars = {**made.weekdays(), "office": office}
    at = position(policy, made.case("asked=2026-06-01 replied=no"), today, calendars)
    (said,) = position_report(Teller(policy, ENGLISH), at, calendars)["running"]
    assert (said["where"], said["overdue_by"], said["overdue_unit"]) == (running, late, "days")


def test_for_nobody_in_particular_a_running_right_of_the_other_side_is_the_heading() -> None:
    """The council may object by 11 June. Nothing else is to be done; whoever reads it may be the council."""
    object_ = made.act("object", made.limit("10 days"), makes="objected", by=made.ANSWERS, force="may")
    stage = made.stage("one", [object_], [made.out("objected", "end")], opens=("asked",))
    policy = made.policy("asked objected", stage)
    at = found(policy, "asked=2026-06-01", date(2026, 6, 3))
    said = position_report(Teller(policy, ENGLISH), at, made.weekdays())
    assert said["heading"] == "Manager may object by Thursday 11 June 2026"
    # Who asks has nothing to do, and need not wait for it.
    own = position_report(Teller(policy, ENGLISH, made.ASKS), at, made.weekdays())
    assert own["heading"] == "There is nothing to do at the moment"


def test_the_command_names_what_comes_also_where_nothing_is_to_be_done_yet() -> None:
    policy = hearing()
    facts = "asked=2026-06-01 lodged=2026-06-02"
    said = position_report(Teller(policy, ENGLISH), found(policy, facts, date(2026, 6, 3)), made.weekdays())
    assert "As things stand, its last day will be Tuesday 16 June 2026." in told_as_text(said)
