"""Limits in minutes, which run on a clock as hours do: by hand, and asked of the second opinion."""

import random
from datetime import date

import pytest

from navigator.dates import moments
from navigator.model.limits import Limit
from navigator.model.policy import Policy
from tests.oracles import engine, made, worlds
from tests.oracles.worlds import ActVerdict


def one_stage(within: Limit, zone: str = "Europe/London", **counting: str) -> Policy:
    """A protest about a result, to be handed in at once."""
    protest = made.act("protest", within, makes="protested", by=made.ASKS, force="may")
    stage = made.stage("one", [protest], [made.out("content", "end")], opens=("announced",))
    held = {"zone": zone, **counting} if zone else counting
    return made.policy("announced hearing/future more protested content", stage, counting=held)


def protest(held: Policy, facts: str, today: date) -> ActVerdict:
    """What the engine says, once the second opinion has said the same, to the minute."""
    asked = held, made.weekdays(), made.case(facts), today
    other, said = worlds.verdict(*asked, changed_by=False), engine.verdict(*asked)
    assert list(worlds.differences(other, said, frozenset({"changed_by"}))) == [], facts
    for name in ("safe", "latest"):
        mine, theirs = (getattr(each.act("protest"), name) for each in (other, said))
        assert written(mine) == written(theirs), facts
    return said.act("protest")


def written(day: date | None) -> str:
    return moments.written(day) if day else ""


@pytest.mark.parametrize(
    ("period", "zone", "announced", "due"),
    [
        ("30 minutes", "Europe/London", "2026-06-06T16:45", "2026-06-06T17:15"),
        ("90 minutes", "Europe/London", "2026-06-06T23:10", "2026-06-07T00:40"),
        # The clocks go back in the night to Sunday 25 October at 02:00, and forward on Sunday 29 March at 01:00.
        ("30 minutes", "Europe/London", "2026-03-29T00:45", "2026-03-29T02:15"),
        ("1440 minutes", "Europe/London", "2026-10-24T09:20", "2026-10-25T08:20"),
        # Without an hour, or on no known clock, it is the day; part of a day is dropped.
        ("30 minutes", "Europe/London", "2026-06-06", "2026-06-06"),
        ("30 minutes", "", "2026-06-06T16:45", "2026-06-06"),
        ("1440 minutes", "", "2026-06-06T16:45", "2026-06-07"),
    ],
)
def test_minutes_run_on_a_clock(period: str, zone: str, announced: str, due: str) -> None:
    held = one_stage(made.limit(period, "announced"), zone)
    found = protest(held, f"announced={announced} protested=no", date(2026, 10, 26))
    assert written(found.safe) == due


@pytest.mark.parametrize(("protested", "late"), [("T17:15", False), ("T17:16", True), ("T16:50", False)])
def test_a_minute_too_late_is_late(protested: str, *, late: bool) -> None:
    facts = f"announced=2026-06-06T16:45 protested=2026-06-06{protested}"
    found = protest(one_stage(made.limit("30 minutes", "announced")), facts, date(2026, 6, 7))
    assert (found.done_late, found.may_be_done_late) == (late, late)


def test_minutes_are_counted_back_and_added_to_hours() -> None:
    back = one_stage(made.limit("30 minutes", before="hearing"))
    found = protest(back, "announced=2026-06-01 hearing=2026-06-05T14:20 protested=no", date(2026, 6, 2))
    assert written(found.safe) == "2026-06-05T13:50"
    longer = one_stage(made.limit("30 minutes", "announced", extensions=(made.more_time(by="15 minutes"),)))
    found = protest(longer, "announced=2026-06-05T14:20 more=2026-06-05T14:30 protested=no", date(2026, 6, 5))
    assert written(found.safe) == "2026-06-05T15:05"


def test_minutes_run_from_the_moment_whatever_is_said_of_first_hours() -> None:
    held = one_stage(made.limit("30 minutes", "announced"), first_hour="excluded")
    found = protest(held, "announced=2026-06-05T14:20 protested=no", date(2026, 6, 5))
    assert written(found.safe) == "2026-06-05T14:50"


@pytest.mark.parametrize("seed", range(60))
def test_the_second_opinion_says_the_same_of_minutes(seed: int) -> None:
    pick = random.Random(seed)  # noqa: S311 - to repeat, not to hide
    hours = ("", "T00:10", "T09:00", "T14:20", "T23:50")
    more = pick.choice(((), (made.more_time(by="15 minutes"),), (made.more_time(to="2 hours"),)))
    within = made.limit(pick.choice(("30 minutes", "90 minutes", "2000 minutes")), "announced", extensions=more)
    first = pick.choice((date(2026, 6, 5), date(2026, 10, 24), date(2026, 3, 28))).toordinal()

    def on(most: int) -> str:
        return date.fromordinal(first + pick.randint(0, most)).isoformat() + pick.choice(hours)

    told = [f"announced={on(0)}"]
    told += [f"more={on(1)}"] if more and pick.random() < 0.8 else []
    told += [f"protested={on(2)}"] if pick.random() < 0.6 else ["protested=no"]
    protest(one_stage(within), " ".join(told), date.fromordinal(first + 3))
