"""Hours from the next full hour, as Regulation 1182/71 has them in its article 3(1): by hand, and a second opinion."""

import random
from datetime import date

import pytest

from navigator.dates import moments
from navigator.model.limits import Limit
from navigator.model.policy import Policy
from tests.oracles import engine, made, worlds
from tests.oracles.worlds import ActVerdict

FULL = {"first_hour": "excluded"}


def one_stage(within: Limit, zone: str = "Europe/Amsterdam", **counting: str) -> Policy:
    stage = made.stage(
        "one", [made.act("notify", within, makes="notified")], [made.out("content", "end")], opens=("aware",)
    )
    events = "aware hearing/future more notified content"
    return made.policy(events, stage, counting={"zone": zone, **FULL, **counting})


def notify(held: Policy, facts: str, today: date) -> ActVerdict:
    """What the engine says, once the second opinion has said the same, to the hour."""
    asked = held, made.weekdays(), made.case(facts), today
    other, said = worlds.verdict(*asked, changed_by=False), engine.verdict(*asked)
    assert list(worlds.differences(other, said, frozenset({"changed_by"}))) == [], facts
    for name in ("safe", "latest"):
        mine, theirs = (getattr(each.act("notify"), name) for each in (other, said))
        assert written(mine) == written(theirs), facts
    return said.act("notify")


def written(day: date | None) -> str:
    return moments.written(day) if day else ""


@pytest.mark.parametrize(
    ("period", "aware", "due"),
    [
        # Friday 5 June 2026 at 14:20: the hour from 14:00 to 15:00 does not count.
        ("24 hours", "2026-06-05T14:20", "2026-06-06T15:00"),
        ("72 hours", "2026-06-05T14:20", "2026-06-08T15:00"),
        ("24 hours", "2026-06-05T14:00", "2026-06-06T15:00"),
        ("24 hours", "2026-06-05T14:59", "2026-06-06T15:00"),
        ("24 hours", "2026-06-05T23:20", "2026-06-07T00:00"),
        # The clocks go forward in the night to Sunday 29 March, and back in the night to Sunday 25 October.
        ("24 hours", "2026-03-28T14:20", "2026-03-29T16:00"),
        ("24 hours", "2026-10-24T14:20", "2026-10-25T14:00"),
        ("2 hours", "2026-03-29T01:20", "2026-03-29T05:00"),
        # Days are counted as ever.
        ("2 days", "2026-06-05T14:20", "2026-06-07"),
    ],
)
def test_the_hour_in_which_it_happens_does_not_count(period: str, aware: str, due: str) -> None:
    found = notify(one_stage(made.limit(period, "aware")), f"aware={aware} notified=no", date(2026, 12, 1))
    assert (written(found.safe), written(found.latest)) == (due, due)


def test_counted_back_it_does_not_count_either() -> None:
    held = one_stage(made.limit("24 hours", before="hearing"))
    found = notify(held, "aware=2026-06-01 hearing=2026-06-05T14:20 notified=no", date(2026, 6, 2))
    assert written(found.safe) == "2026-06-04T14:00"


def test_without_an_hour_it_can_have_been_any_of_the_day() -> None:
    # From 00:00 it runs from 01:00; from 23:59 from the end of the day.
    found = notify(one_stage(made.limit("24 hours", "aware")), "aware=2026-06-05 notified=no", date(2026, 6, 6))
    assert (written(found.safe), written(found.latest)) == ("2026-06-06", "2026-06-07")


@pytest.mark.parametrize(("notified", "late"), [("T15:00", False), ("T15:01", True)])
def test_what_was_done_is_judged_by_it(notified: str, *, late: bool) -> None:
    facts = f"aware=2026-06-05T14:20 notified=2026-06-06{notified}"
    found = notify(one_stage(made.limit("24 hours", "aware")), facts, date(2026, 6, 9))
    assert (found.done_late, found.may_be_done_late) == (late, late)


def test_what_came_after_every_end_of_one_monday_is_late_for_sure() -> None:
    # 24 hours from midnight end on Monday 30 March at 01:00, the clocks having gone forward; with 40 hours at 17:00.
    longer = made.more_time(to="40 hours")
    within = made.limit("24 hours", "aware", extensions=(longer,), counting={"last_day": "next working day"})
    facts = "aware=2026-03-28T23:50 more=2026-03-30 notified=2026-03-30T23:50"
    assert notify(one_stage(within), facts, date(2026, 4, 1)).done_late


def test_more_hours_are_added_behind_them() -> None:
    held = one_stage(made.limit("24 hours", "aware", extensions=(made.more_time(by="6 hours"),)))
    found = notify(held, "aware=2026-06-05T14:20 more=2026-06-05T16:40 notified=no", date(2026, 6, 6))
    assert written(found.safe) == "2026-06-06T21:00"


def test_a_limit_can_say_that_it_counts_from_the_moment_all_the_same() -> None:
    held = one_stage(made.limit("24 hours", "aware", counting={"first_hour": "included"}))
    found = notify(held, "aware=2026-06-05T14:20 notified=no", date(2026, 6, 6))
    assert written(found.safe) == "2026-06-06T14:20"


@pytest.mark.parametrize("seed", range(80))
def test_the_second_opinion_says_the_same_of_full_hours(seed: int) -> None:
    pick = random.Random(seed)  # noqa: S311 - to repeat, not to hide
    hours = ("", "T00:10", "T09:00", "T14:20", "T23:50")
    more = pick.choice(((), (made.more_time(by="5 hours"),), (made.more_time(to="40 hours"),)))
    within = made.limit(
        pick.choice(("4 hours", "24 hours", "30 hours")),
        "aware",
        extensions=more,
        counting={"last_day": pick.choice(("stays", "next working day"))},
    )
    aware = pick.choice((date(2026, 6, 5), date(2026, 10, 24), date(2026, 3, 28))).toordinal()

    def on(most: int) -> str:
        return date.fromordinal(aware + pick.randint(0, most)).isoformat() + pick.choice(hours)

    told = [f"aware={date.fromordinal(aware).isoformat()}{pick.choice(hours)}"]
    told += [f"more={on(2)}"] if more and pick.random() < 0.8 else []
    told += [f"notified={on(3)}"] if pick.random() < 0.6 else ["notified=no"]
    notify(one_stage(within), " ".join(told), date.fromordinal(aware + 4))
