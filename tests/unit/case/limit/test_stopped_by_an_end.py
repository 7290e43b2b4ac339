"""A clock that stands still from the end of another time on, and goes on before that end, by hand.

June 2026 begins on a Monday. Engine and second opinion are both asked.
"""

from dataclasses import replace
from datetime import date

import pytest

from navigator.model.limits import Expiry, Limit, Resume
from navigator.model.policy import Policy
from tests.oracles import made
from tests.support.opinions import act, told

PAUSE = made.pause("wait-over", "resumed")


def waits(within: Limit, events: str = "resumed wait-over", wait: str = "10 days", **counting: str) -> Policy:
    """The manager replies; who was asked has 10 days to mend it, and their end stops the clock until it goes on."""
    over = Expiry(event="wait-over", says="The time to mend it is over.", done_or_not=True)
    mend = made.act("mend", replace(made.limit(wait), expiry=over), makes="mended", by="parent")
    reply = made.act("reply", within, makes="replied")
    stage = made.stage("one", [reply, mend], [made.out("content", "end")], opens=("asked",))
    return made.policy(f"asked {events} mended replied content", stage, counting=counting)


def on(month: int, day: int) -> date:
    return date(2026, month, day)


@pytest.mark.parametrize("events", ["resumed wait-over", "wait-over resumed"])
@pytest.mark.parametrize(
    ("resumed", "due"),
    [
        # 30 days from Monday 1 June end on 1 July; the last of the 10 days is 11 June, and 12 June the first lost.
        ("resumed=2026-06-05", on(7, 1)),
        ("resumed=2026-06-11", on(7, 1)),
        ("resumed=2026-06-12", on(7, 2)),
        ("resumed=2026-06-20", on(7, 10)),
        # It went on before that end, so the end stopped nothing that a second word could set going again.
        ("resumed=2026-06-05 resumed=2026-06-20", on(7, 1)),
        ("resumed=2026-06-04 resumed=2026-06-05", on(7, 1)),
    ],
)
def test_the_end_of_a_time_stops_no_clock_that_went_on_before(events: str, resumed: str, due: date) -> None:
    found = act(waits(made.limit("30 days", pauses=(PAUSE,)), events), f"asked=2026-06-01 {resumed}", on(6, 25))
    assert (found.safe, found.latest) == (due, due)


@pytest.mark.parametrize(
    ("resumed", "latest"),
    [
        # Before the 12th nothing is lost; at the latest the 12th to the 20th, or to the 25th, which is today.
        ("resumed=2026-06-05..2026-06-20", on(7, 10)),
        ("resumed=yes", on(7, 15)),
    ],
)
def test_where_it_may_have_gone_on_before_that_end_both_are_said(resumed: str, latest: date) -> None:
    found = act(waits(made.limit("30 days", pauses=(PAUSE,))), f"asked=2026-06-01 {resumed}", on(6, 25))
    assert (found.safe, found.latest) == (on(7, 1), latest)


def test_a_time_that_may_have_ended_before_it_went_on() -> None:
    # Asked between 1 and 5 June: the 10 days end between the 11th and the 15th, the 30 between 1 and 5 July. It went
    # on on 13 June: of the 1st the 12th and the 13th are lost, 3 July; of the 5th nothing, 5 July.
    policy = waits(made.limit("30 days", pauses=(PAUSE,)))
    found = act(policy, "asked=2026-06-01 resumed=2026-06-13", on(6, 25))
    assert (found.safe, found.latest) == (on(7, 3), on(7, 3))
    found = act(policy, "asked=2026-06-05 resumed=2026-06-13", on(6, 25))
    assert (found.safe, found.latest) == (on(7, 5), on(7, 5))


@pytest.mark.parametrize(
    ("resumed", "due"), [("resumed=2026-06-05", on(7, 1)), ("resumed=2026-06-20", on(7, 20)), ("resumed=no", None)]
)
def test_where_all_days_are_counted_again(resumed: str, due: date | None) -> None:
    again = replace(PAUSE, then=Resume.RESTART)
    found = act(waits(made.limit("30 days", pauses=(again,))), f"asked=2026-06-01 {resumed}", on(6, 25))
    assert (found.safe, found.latest) == (due, due)


def test_what_stopped_nothing_is_none_of_the_times_that_count() -> None:
    # It went on before the end of the first 10 days, and stands still since the second time that they were over.
    within = made.limit("60 days", pauses=(replace(PAUSE, times=1),))
    policy = waits(within)
    found = act(policy, "asked=2026-06-01 resumed=2026-06-05 wait-over=2026-06-12 wait-over=2026-06-26", on(6, 30))
    assert found.dates == {None}
    facts = "asked=2026-06-01 resumed=2026-06-05 wait-over=2026-06-12 wait-over=2026-06-26 resumed=2026-06-27"
    # 60 days from 1 June end on 31 July; 26 and 27 June are lost.
    assert act(policy, facts, on(6, 30)).dates == {on(8, 2)}


@pytest.mark.parametrize(
    ("resumed", "due"),
    [
        # 400 hours from 10:00 on 1 June are over at 02:00 on 18 June. The end of the 10 days is told as 12 June.
        ("resumed=2026-06-05T10:00", on(6, 18)),
        ("resumed=2026-06-11T23:00", on(6, 18)),
    ],
)
def test_hours_that_went_on_before_the_end(resumed: str, due: date) -> None:
    within = made.limit("400 hours", pauses=(PAUSE,), counting={"zone": "Europe/London"})
    found = act(waits(within), f"asked=2026-06-01T10:00 {resumed}", on(6, 25))
    assert (found.safe, found.latest) == (due, due)


def test_hours_that_may_have_gone_on_before_the_end() -> None:
    # On the 11th it stopped nothing: 02:00 on 18 June. On the 13th it stood from the 12th on, for up to 2 days.
    within = made.limit("400 hours", pauses=(PAUSE,), counting={"zone": "Europe/London"})
    found = act(waits(within), "asked=2026-06-01T10:00 resumed=2026-06-11..2026-06-13", on(6, 25))
    assert (found.safe, found.latest) == (on(6, 18), on(6, 20))


def test_hours_that_are_counted_again_from_an_hour_that_nobody_told() -> None:
    # 24 hours from 10:00 on 1 June are over at 10:00 on the 2nd. Before that hour it stopped nothing: 48 hours end on
    # the 3rd at 10:00. After it they are counted again, from the end of the 2nd at the latest.
    again = made.limit("48 hours", pauses=(replace(PAUSE, then=Resume.RESTART),))
    policy = waits(again, wait="24 hours", zone="Europe/London")
    found = act(policy, "asked=2026-06-01T10:00 resumed=2026-06-02", on(6, 25))
    assert (found.safe, found.latest) == (on(6, 3), on(6, 4))


@pytest.mark.parametrize("resumed", ["resumed=2026-06-05", "resumed=2026-06-20", "resumed=yes"])
def test_what_was_told_can_be(resumed: str) -> None:
    said = told(waits(made.limit("30 days", pauses=(PAUSE,))), f"asked=2026-06-01 {resumed}", on(6, 25))
    assert not said.contradicts
