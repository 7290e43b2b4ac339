"""An hour of the last day by which something has to be done, worked out by hand and asked of the second opinion."""

import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from navigator.case.verdicts.position import position
from navigator.dates import moments
from navigator.model.limits import Limit
from navigator.model.policy import Policy
from tests.oracles import engine, made, worlds
from tests.oracles.worlds import ActVerdict

ONE = {"last_hour": "13:00"}
TUESDAY = date(2026, 10, 20)


def one_stage(within: Limit, *, zone: str = "Europe/London", force: str = "must", **counting: str) -> Policy:
    """A procedure of one stage, in which the manager has to reply."""
    reply = made.act("reply", within, makes="replied", force=force)
    stage = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    events = "asked hearing/future more new-day/future replied content"
    return made.policy(events, stage, counting={**({"zone": zone} if zone else {}), **counting})


def reply(held: Policy, facts: str, today: date) -> ActVerdict:
    """What the engine says, once the second opinion has said the same, to the hour."""
    asked = held, made.weekdays(), made.case(facts), today
    other, said = worlds.verdict(*asked, changed_by=False), engine.verdict(*asked)
    assert list(worlds.differences(other, said, frozenset({"changed_by"}))) == [], facts
    for name in ("safe", "latest"):
        mine, theirs = (getattr(each.act("reply"), name) for each in (other, said))
        assert written(mine) == written(theirs), facts
    return said.act("reply")


def written(day: date | None) -> str:
    return moments.written(day) if day else ""


@pytest.mark.parametrize("zone", ["Europe/London", ""])
@pytest.mark.parametrize(
    ("period", "more", "asked", "due"),
    [
        # By 1 pm on the day after Monday 19 October 2026, at whatever hour it began.
        ("1 day", {}, "2026-10-19", "2026-10-20T13:00"),
        ("1 day", {}, "2026-10-19T18:00", "2026-10-20T13:00"),
        # By 1 pm on the next working day: Monday, after a Friday.
        ("1 working day", {}, "2026-10-16", "2026-10-19T13:00"),
        # The last day moves first; the hour is one of the day to which it moved.
        ("5 days", {"last_day": "next working day"}, "2026-10-19", "2026-10-26T13:00"),
        ("5 days", {"last_day": "previous working day"}, "2026-10-19", "2026-10-23T13:00"),
        ("1 month", {}, "2026-10-19", "2026-11-19T13:00"),
        ("15 May", {}, "2026-10-19", "2027-05-15T13:00"),
        ("2 clear days", {}, "2026-10-19", "2026-10-22T13:00"),
        # The clocks go back in the night to Sunday 25 October.
        ("6 days", {}, "2026-10-19", "2026-10-25T13:00"),
    ],
)
def test_the_time_ends_at_an_hour_of_its_last_day(
    period: str, more: dict[str, str], asked: str, due: str, zone: str
) -> None:
    held = one_stage(made.limit(period, counting={**ONE, **more}), zone=zone)
    found = reply(held, f"asked={asked} replied=no", date(2026, 10, 19))
    assert (written(found.safe), written(found.latest), found.firm) == (due, due, True)


def test_so_does_one_that_is_counted_back() -> None:
    held = one_stage(made.limit("1 day", before="hearing", counting=ONE))
    found = reply(held, "asked=2026-10-01 hearing=2026-10-21 replied=no", date(2026, 10, 19))
    assert written(found.safe) == "2026-10-20T13:00"


@pytest.mark.parametrize(
    ("replied", "late", "may_be_late"),
    [
        ("2026-10-20T12:59", False, False),
        ("2026-10-20T13:00", False, False),
        ("2026-10-20T13:01", True, True),
        ("2026-10-20", False, True),
        ("2026-10-19", False, False),
        ("2026-10-19T23:00", False, False),
        ("2026-10-21T08:00", True, True),
        ("2026-10-19..2026-10-20", False, True),
    ],
)
def test_what_was_done_on_the_last_day_is_judged_by_its_hour(replied: str, *, late: bool, may_be_late: bool) -> None:
    held = one_stage(made.limit("1 day", counting=ONE))
    found = reply(held, f"asked=2026-10-19 replied={replied}", date(2026, 10, 22))
    assert (found.done, found.done_late, found.may_be_done_late) == (True, late, may_be_late)


def test_today_stays_a_day() -> None:
    held = one_stage(made.limit("1 day", counting=ONE))
    on_it, after = (reply(held, "asked=2026-10-19 replied=no", TUESDAY.replace(day=day)) for day in (20, 21))
    assert (on_it.last_day_today, on_it.may_be_late, after.late) == (True, False, True)


def test_said_of_all_limits_it_is_about_what_has_to_be_done_by_a_day() -> None:
    general: dict[str, Any] = {"last_hour": "17:00"}
    day = reply(one_stage(made.limit("1 day"), **general), "asked=2026-10-19 replied=no", TUESDAY)
    hours = reply(one_stage(made.limit("24 hours"), **general), "asked=2026-10-19T09:20 replied=no", TUESDAY)
    wait = reply(one_stage(made.limit("1 day", kind="not before"), **general), "asked=2026-10-19 replied=no", TUESDAY)
    named = Limit(words="the day", day="new-day", states=())
    other = reply(one_stage(named, **general), "asked=2026-10-19 new-day=2026-10-22 replied=no", TUESDAY)
    found = [written(each.safe) for each in (day, hours, wait, other)]
    assert found == ["2026-10-20T17:00", "2026-10-20T09:20", "2026-10-20", "2026-10-22T17:00"]


@pytest.mark.parametrize(
    ("more", "due"),
    [
        # 3 days more, asked for on the last day: before its hour, at it, and after it.
        ("2026-10-20T12:00", "2026-10-23T13:00"),
        ("2026-10-20T13:00", "2026-10-23T13:00"),
        ("2026-10-20T13:30", "2026-10-20T13:00"),
        ("2026-10-19", "2026-10-23T13:00"),
    ],
)
def test_a_notice_of_more_time_is_in_time_by_its_hour(more: str, due: str) -> None:
    held = one_stage(made.limit("1 day", extensions=(made.more_time(by="3 days"),), counting=ONE))
    found = reply(held, f"asked=2026-10-19 more={more} replied=no", TUESDAY)
    assert (written(found.safe), written(found.latest)) == (due, due)


def test_a_notice_of_the_last_day_without_an_hour_may_have_come_too_late() -> None:
    held = one_stage(made.limit("1 day", extensions=(made.more_time(by="3 days"),), counting=ONE))
    found = reply(held, "asked=2026-10-19 more=2026-10-20 replied=no", TUESDAY)
    assert (written(found.safe), written(found.latest)) == ("2026-10-20T13:00", "2026-10-23T13:00")


def test_a_day_that_is_named_in_place_of_the_last_one_ends_at_the_hour_too() -> None:
    longer = made.more_time(day="new-day")
    held = one_stage(made.limit("1 day", extensions=(longer,), counting=ONE))
    found = reply(held, "asked=2026-10-19 more=2026-10-19 new-day=2026-10-23 replied=no", TUESDAY)
    assert written(found.safe) == "2026-10-23T13:00"


def test_of_two_readings_the_hour_can_be_what_they_differ_in() -> None:
    readings = (made.reading("office", last_hour="17:00"), made.reading("midnight"))
    held = one_stage(made.limit("1 day", readings=readings))
    found = reply(held, "asked=2026-10-19 replied=no", TUESDAY)
    assert (written(found.safe), written(found.latest)) == ("2026-10-20T17:00", "2026-10-20")
    done = reply(held, "asked=2026-10-19 replied=2026-10-20T18:00", TUESDAY)
    assert (done.done_late, done.may_be_done_late) == (False, True)


def test_of_two_limits_one_can_end_at_an_hour() -> None:
    # By noon on the day after, and within 24 hours: whichever is earlier.
    noon = made.beside("1 day", "asked", last_hour="12:00")
    held = one_stage(made.limit("24 hours", pick="earlier", or_=(noon,)))
    found = [reply(held, f"asked=2026-10-19T{hour} replied=no", TUESDAY) for hour in ("09:20", "11:59", "15:00")]
    assert [written(each.safe) for each in found] == ["2026-10-20T09:20", "2026-10-20T11:59", "2026-10-20T12:00"]


def test_the_time_is_over_at_the_hour_and_what_follows_is_counted_from_that_day() -> None:
    ends = made.limit("1 day", counting=ONE, expiry=made.expiry())
    appeal = made.act("appeal", made.limit("3 days", "ran-out"), by=made.ASKS, makes="appealed", force="may")
    stage = made.stage(
        "one", [made.act("reply", ends, makes="replied"), appeal], [made.out("content", "end")], opens=("asked",)
    )
    held = made.policy("asked replied ran-out appealed content", stage, counting={"zone": "Europe/London"})
    asked = held, made.weekdays(), made.case("asked=2026-10-19 replied=no"), date(2026, 10, 22)
    for found in (worlds.verdict(*asked), engine.verdict(*asked)):
        assert written(found.act("appeal").safe) == "2026-10-23"


@pytest.mark.parametrize("hours", [True, False])
def test_what_runs_from_the_end_of_a_time_counts_from_its_last_day_where_that_ends_at_an_hour(*, hours: bool) -> None:
    # Both end on Tuesday 20 October: 24 hours at 09:20, one day at 13:00. Three days from then end on Friday.
    ends = replace(made.expiry(), done_or_not=True)
    within = made.limit("24 hours", expiry=ends) if hours else made.limit("1 day", counting=ONE, expiry=ends)
    appeal = made.act("appeal", made.limit("3 days", "ran-out"), by=made.ASKS, makes="appealed", force="may")
    stage = made.stage(
        "one", [made.act("reply", within, makes="replied"), appeal], [made.out("content", "end")], opens=("asked",)
    )
    held = made.policy("asked replied ran-out appealed content", stage, counting={"zone": "Europe/London"})
    asked = held, made.weekdays(), made.case("asked=2026-10-19T09:20 replied=no"), date(2026, 10, 22)
    assert written(engine.verdict(*asked).act("appeal").safe) == "2026-10-23"
    if not hours:
        assert written(worlds.verdict(*asked).act("appeal").safe) == "2026-10-23"


@pytest.mark.parametrize("seed", range(120))
def test_the_second_opinion_says_the_same_of_last_hours(seed: int) -> None:
    pick = random.Random(seed)  # noqa: S311 - to repeat, not to hide
    hours = ("", "", "T09:10", "T13:00", "T13:30", "T23:50")
    more = pick.choice(((), (made.more_time(by="2 days"),), (made.more_time(to="4 days"),)))
    counting = {"last_day": pick.choice(("stays", "next working day")), **ONE}
    within = made.limit(pick.choice(("1 day", "2 working days", "2 days")), extensions=more, counting=counting)
    held = one_stage(within, force=pick.choice(("must", "may")), zone=pick.choice(("Europe/London", "")))
    asked = date(2026, 10, 22).toordinal()

    def on(most: int) -> str:
        return date.fromordinal(asked + pick.randint(0, most)).isoformat() + pick.choice(hours)

    told = [f"asked={date.fromordinal(asked).isoformat()}{pick.choice(hours)}"]
    told += [f"more={on(3)}"] if more and pick.random() < 0.8 else []
    told += [f"replied={on(5)}"] if pick.random() < 0.6 else ["replied=no"]
    reply(held, " ".join(told), date.fromordinal(asked + pick.randint(5, 7)))


def test_the_hour_is_asked_for_where_it_can_make_an_act_late() -> None:
    held = one_stage(made.limit("1 day", counting=ONE))
    found = position(held, made.case("asked=2026-10-19 replied=2026-10-20"), TUESDAY, made.weekdays())
    (standing,) = (each for each in found.verdicts if each.clause.id == "reply")
    assert standing.verdict.may_be_done_late


@pytest.mark.parametrize(("own", "due"), [({}, "2026-11-02T17:00"), ({"last_hour": "none"}, "2026-11-02")])
def test_a_limit_can_be_without_the_hour_of_all_others(own: dict[str, str], due: str) -> None:
    """What a tribunal gets by a day it has to get by 5 pm; what an adviser has to do that day has until midnight."""
    held = one_stage(made.limit("2 weeks", counting=own), last_hour="17:00")
    assert written(reply(held, "asked=2026-10-19 replied=no", TUESDAY).safe) == due
    done = reply(held, "asked=2026-10-19 replied=2026-11-02T18:30", date(2026, 11, 3))
    assert done.done_late == (not own)
