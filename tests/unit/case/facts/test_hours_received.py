"""What counts as received on another day than it came: it can be any hour of that day."""

import random
from datetime import date

import pytest

from navigator.case.verdicts.position import position
from navigator.dates import moments
from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.oracles import engine, made, worlds
from tests.oracles.worlds import ActVerdict

NEXT = {"receipt": "next working day"}


def received(period: str, last_day: str = "stays", **counting: str) -> Policy:
    """A time from something that has to be received, whose clock can stop and run again with an answer."""
    within = made.limit(period, pauses=(made.pause(),))
    stage = made.stage(
        "one", [made.act("reply", within, makes="replied")], [made.out("content", "end")], opens=("asked",)
    )
    rules = {"zone": "Europe/London", "last_day": last_day, **counting}
    return made.policy("asked/sent stopped restarted/sent replied content", stage, counting=rules)


def reply(held: Policy, facts: str, today: date) -> ActVerdict:
    """What the engine says, once the second opinion has said the same."""
    asked = held, made.weekdays(), made.case(facts), today
    other, said = worlds.verdict(*asked, changed_by=False), engine.verdict(*asked)
    assert list(worlds.differences(other, said, frozenset({"changed_by"}))) == [], facts
    if not said.contradicts:
        assert written(other.act("reply").safe) == written(said.act("reply").safe), facts
        assert written(other.act("reply").latest) == written(said.act("reply").latest), facts
    return said.act("reply")


def written(day: date | None) -> str:
    return moments.written(day) if day else ""


@pytest.mark.parametrize(
    ("period", "counting", "asked", "safe", "latest"),
    [
        # 17 October 2026 is a Saturday. From Monday at any hour 36 hours end between Tuesday 12:00 and Wednesday 11:59.
        ("36 hours", NEXT, "2026-10-17T10:00", "2026-10-20", "2026-10-21"),
        ("36 hours", NEXT, "2026-10-17", "2026-10-20", "2026-10-21"),
        ("24 hours", NEXT, "2026-10-17T10:00", "2026-10-20", "2026-10-20"),
        ("6 hours", NEXT, "2026-10-18T23:00", "2026-10-19", "2026-10-20"),
        # After the office has closed on a Monday: Tuesday at any hour.
        ("6 hours", {"cutoff": "16:00"}, "2026-10-19T16:00", "2026-10-20", "2026-10-21"),
        ("6 hours", {"cutoff": "16:00"}, "2026-10-19T15:59", "2026-10-19T21:59", "2026-10-19T21:59"),
        # After hours on a Friday: Monday.
        ("6 hours", {"cutoff": "16:00", **NEXT}, "2026-10-16T16:00", "2026-10-19", "2026-10-20"),
        # The clocks go back on Sunday 25 October: from some hour of it 24 hours end on it.
        ("24 hours", {"cutoff": "16:00"}, "2026-10-24T17:00", "2026-10-25", "2026-10-26"),
    ],
)
def test_what_counts_as_received_on_another_day_can_be_any_hour_of_it(
    period: str, counting: dict[str, str], asked: str, safe: str, latest: str
) -> None:
    found = reply(received(period, **counting), f"asked={asked} replied=no", date(2026, 10, 26))
    assert (written(found.safe), written(found.latest)) == (safe, latest)


@pytest.mark.parametrize(
    ("replied", "late", "may_be_late"),
    [
        ("2026-10-20T11:59", False, False),
        ("2026-10-20T12:30", False, True),
        ("2026-10-21", False, True),
        ("2026-10-21T12:00", True, True),
    ],
)
def test_what_was_done_by_then_is_judged_by_every_hour(replied: str, *, late: bool, may_be_late: bool) -> None:
    held = received("36 hours", **NEXT)
    found = reply(held, f"asked=2026-10-17T10:00 replied={replied}", date(2026, 10, 23))
    assert (found.done_late, found.may_be_done_late) == (late, may_be_late)


def test_the_clock_runs_again_on_any_hour_of_the_day_on_which_an_answer_counts_as_received() -> None:
    # Twelve hours have run by Friday at 22:00. The answer of Saturday counts on Monday: twelve hours more.
    facts = "asked=2026-10-16T10:00 stopped=2026-10-16T22:00 restarted=2026-10-17T09:00 replied=no"
    found = reply(received("24 hours", **NEXT), facts, date(2026, 10, 21))
    assert (written(found.safe), written(found.latest)) == ("2026-10-19", "2026-10-20")


@pytest.mark.parametrize("seed", range(80))
def test_the_second_opinion_says_the_same_of_what_is_received(seed: int) -> None:
    pick = random.Random(seed)  # noqa: S311 - to repeat, not to hide
    counting = pick.choice((NEXT, {"cutoff": "16:00"}, {"cutoff": "16:00", **NEXT}))
    held = received(
        pick.choice(("6 hours", "24 hours", "36 hours", "3 days", "2 working days")),
        last_day=pick.choice(("stays", "stays", "next working day")),
        **counting,
    )
    # A Friday to a Monday, also over the nights in which the clocks go back and forward.
    first = pick.choice((date(2026, 6, 5), date(2026, 10, 23), date(2026, 3, 27)))
    told = ["asked", *pick.choice(((), (), ("stopped",), ("stopped", "restarted"))), *pick.choice(((), ("replied",)))]
    facts, day = [], first.toordinal()
    for event in told:
        day += pick.choice((0, 0, 1, 2))
        hour = f"T{pick.choice(('03', '09', '15', '16', '22'))}:{pick.choice(('10', '40'))}"
        facts.append(f"{event}={date.fromordinal(day)}{hour if pick.random() < 0.7 else ''}")
    reply(held, " ".join(facts), date.fromordinal(day + pick.randint(0, 4)))


@pytest.mark.parametrize(
    ("period", "counting", "asked", "safe", "latest"),
    [
        # Sent by email before the office closed at 17:00: not received on the next day. Friday 5 June 2026.
        ("24 hours", {"cutoff": "17:00"}, "email:2026-06-05", "2026-06-06", "2026-06-06"),
        ("24 hours", NEXT | {"cutoff": "17:00"}, "email:2026-06-05", "2026-06-06", "2026-06-06"),
        # After it closed: received on Saturday, once, or with days off on Monday.
        ("24 hours", {"cutoff": "17:00"}, "email-late:2026-06-05", "2026-06-07", "2026-06-07"),
        ("24 hours", NEXT | {"cutoff": "17:00"}, "email-late:2026-06-05", "2026-06-09", "2026-06-09"),
        # Told without a word of how it was sent it can have been either.
        ("24 hours", {"cutoff": "17:00"}, "2026-06-05", "2026-06-06", "2026-06-07"),
        ("24 hours", {"cutoff": "17:00"}, "by-hand:2026-06-05", "2026-06-06", "2026-06-07"),
    ],
)
def test_an_email_says_whether_the_office_had_closed_for_a_time_in_hours_too(
    period: str, counting: dict[str, str], asked: str, safe: str, latest: str
) -> None:
    found = reply(received(period, **counting), f"asked={asked}", date(2026, 6, 5))
    assert (written(found.safe)[:10], written(found.latest)[:10]) == (safe, latest)


def test_no_working_says_that_an_email_of_office_hours_came_after_them() -> None:
    policy = received("24 hours", cutoff="17:00")
    for sent in ("email", "email-late"):
        said = position(policy, made.case(f"asked={sent}:2026-06-05"), date(2026, 6, 5), made.weekdays())
        report = position_report(Teller(policy, ENGLISH), said, made.weekdays())
        (running,) = (each for each in report["running"] if each["clause"] == "reply")
        workings = [each["summary"] for one in running["readings"] for each in one["working"]]
        assert not any("at or after 17:00" in each for each in workings)
