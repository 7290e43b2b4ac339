"""Clocks without which a small change of the engine went unseen, worked out by hand; the second opinion is asked too.

June 2026 begins on a Monday.
"""

from navigator.case.facts.history import Known
from navigator.case.limit.clock import clock_for
from navigator.model.cases import Fact, Span
from navigator.model.interpretation import interpretation
from tests.oracles import made
from tests.support.opinions import act, dates, found, june, one_stage


def test_dates_are_counted_once() -> None:
    policy = one_stage(made.limit("10 days"), "")
    limit = policy.duties["reply"].limit
    assert limit
    clock = clock_for(policy, interpretation(policy, limit), made.weekdays())

    def counted(day: int) -> object:
        asked = Known(Fact("asked", happened=True, span=Span(june(day), june(day))), june(day), june(day))
        (begun,) = clock.beginnings({"asked": (asked,)}, june(25))
        return clock.dates(begun, {})

    once, _ = counted(1), counted(2)
    assert counted(1) is once


def test_what_can_have_been_done_while_the_clock_stood_still_by_the_later_start_alone_has_no_last_date() -> None:
    """From the 1st it is due on the 11th, before the stop. From the 8th the clock stood still from the 14th to the 20th,
    and who replied on the 17th was not bound by any date."""
    policy = one_stage(made.limit("10 days", pauses=(made.pause(),)), "stopped restarted")
    facts = "asked=2026-06-01..2026-06-08 stopped=2026-06-14 restarted=2026-06-20 replied=2026-06-13..2026-06-22"
    assert dates(act(policy, facts, june(25))) == (june(11), None)


def test_two_times_of_which_the_earlier_counts_stand_still_together() -> None:
    within = made.limit("20 days", pick="earlier", or_=(made.beside("10 days", "told"),), pauses=(made.pause(),))
    policy = one_stage(within, "told stopped restarted")
    (said,) = found(policy, "asked=2026-06-01 told=2026-06-02 stopped=2026-06-05", june(9)).standings
    assert said.due
    assert said.due.stopped


def test_of_too_many_orders_what_hangs_on_no_other_notice_counts_in_each() -> None:
    """Ten days from the 1st and five for the first notice, which builds on no other: the 16th. The second and the third
    can each have come before what they build on, and count for nothing then."""
    longer = (
        made.more_time("more", by="5 days"),
        made.more_time("further", by="7 days", name="second", after=("longer",)),
        made.more_time("still", by="9 days", name="third", after=("second",)),
    )
    policy = one_stage(made.limit("10 days", extensions=longer), "more further still")
    span = "2026-06-02..2026-06-09"
    facts = f"asked=2026-06-01 more={span} further={span} still={span}"
    assert act(policy, facts, june(10)).safe == june(16)
