"""A wait moves off a day off only where the limit itself says so, and a day that is named never does."""

from dataclasses import replace
from datetime import date

import pytest

from navigator.case.verdicts.position import position
from navigator.explain.assumptions import assumptions
from navigator.explain.changes import changes
from navigator.explain.summary import summary
from navigator.explain.teller import Teller
from navigator.explain.working import days
from navigator.model.limits import Aspect, Limit
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.oracles import engine, made, worlds

ROLLS = {"last_day": "next working day"}


def of(within: Limit, **counting: str) -> Policy:
    reply = made.act("reply", within, makes="replied", force="may")
    stage = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    return made.policy("asked put-off new-day/future replied content", stage, counting=counting)


def date_of(policy: Policy, facts: str = "asked=2026-06-01") -> date | None:
    asked = policy, made.weekdays(), made.case(facts), date(2026, 6, 4)
    said = engine.verdict(*asked)
    assert list(worlds.differences(worlds.verdict(*asked, changed_by=False), said, frozenset({"changed_by"}))) == []
    return said.act("reply").latest


@pytest.mark.parametrize(
    ("kind", "own", "due"),
    [
        # 5 days from Monday 1 June is Saturday 6; after them is Sunday 7. Moved, Monday 8, and after it Tuesday 9.
        ("not before", {}, date(2026, 6, 6)),
        ("after", {}, date(2026, 6, 7)),
        ("not before", ROLLS, date(2026, 6, 8)),
        ("after", ROLLS, date(2026, 6, 9)),
        ("not before", {"last_day": "previous working day"}, date(2026, 6, 5)),
    ],
)
def test_a_wait_moves_off_a_day_off_only_where_its_limit_says_so(kind: str, own: dict[str, str], due: date) -> None:
    within = made.limit("5 days", kind=kind, counting=own)
    # What holds of all limits is of the last day of what has to be done.
    assert date_of(of(within, **ROLLS)) == due


def test_a_day_that_is_named_is_that_day_whatever_the_rules_say() -> None:
    more = made.more_time("put-off", day="new-day")
    within = made.limit("10 days", extensions=(more,), counting=ROLLS)
    # Saturday 20 June.
    facts = "asked=2026-06-01 put-off=2026-06-03 new-day=2026-06-20"
    assert date_of(of(within, **ROLLS), facts) == date(2026, 6, 20)


def told(within: Limit) -> tuple[str, ...]:
    policy = of(within, **ROLLS)
    return changes(Teller(policy, ENGLISH), within)


def test_the_page_says_whether_a_wait_or_a_named_day_moves() -> None:
    wait = replace(made.limit("5 days", kind="not before", counting=ROLLS), states=(Aspect.LAST_DAY,))
    assert "If that day is a day off, it moves to the next working day." in told(wait)
    assert not any("day off" in each for each in told(replace(wait, counting=None)))
    named = made.limit("10 days", extensions=(made.more_time("put-off", day="new-day"),), counting=ROLLS)
    assert any("The last day is then the one that is named, also on a day off." in each for each in told(named))


def test_a_wait_is_not_said_to_be_moved_by_what_we_assume() -> None:
    within = made.limit("5 days", kind="not before")
    assumed = " ".join(assumptions(Teller(of(within, **ROLLS), ENGLISH), within))
    assert "We do not move it." in assumed
    assert "next working day" not in assumed


@pytest.mark.parametrize(
    ("own", "end"),
    [
        ({}, "After that it is Sunday 7 June 2026."),
        (ROLLS, "That is not a working day, so it ends on Monday 8 June 2026. After that it is Tuesday 9 June 2026."),
    ],
)
def test_the_working_of_a_wait_ends_with_the_day_after_it(own: dict[str, str], end: str) -> None:
    within = made.limit("5 days", kind="after", counting=own)
    found = position(of(within, **ROLLS), made.case("asked=2026-06-01"), date(2026, 6, 4), made.weekdays())
    (count,) = {one.last for each in found.standings if each.due for one in each.due.reckonings if one.last}
    assert summary(count, made.weekdays()["office"], ENGLISH).endswith(end)
    told = days(count, made.weekdays()["office"], ENGLISH)
    assert (told[-1].date, told[-1].why) == (count.due, "The first day after that time")
    assert [each.date for each in told] == sorted({each.date for each in told})
    assert any("moves to a working day" in each.why for each in told) is bool(own)
