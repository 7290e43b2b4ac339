"""Clocks without which a small change of the engine went unseen, worked out by hand; the second opinion is asked too.

June 2026 begins on a Monday.
"""

from navigator.case.facts.history import Known
from navigator.case.limit.clock import clock_for
from navigator.dates import moments
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


def test_two_times_of_which_the_earlier_counts_stand_still_together() -> None:
    within = made.limit("20 days", pick="earlier", or_=(made.beside("10 days", "told"),), pauses=(made.pause(),))
    policy = one_stage(within, "told stopped restarted")
    (said,) = found(policy, "asked=2026-06-01 told=2026-06-02 stopped=2026-06-05", june(9)).standings
    assert said.due
    assert said.due.stopped


def test_of_too_many_orders_what_hangs_on_no_other_notice_counts_in_each() -> None:
    """Ten days from the 1st and five for the first notice, which builds on no other: the 16th. Each of the others can
    have come before what it builds on, and counts for nothing then."""
    longer = (
        made.more_time("more", by="5 days"),
        made.more_time("further", by="7 days", name="second", after=("longer",)),
        made.more_time("still", by="9 days", name="third", after=("second",)),
        made.more_time("last", by="9 days", name="fourth", after=("third",)),
    )
    policy = one_stage(made.limit("10 days", extensions=longer), "more further still last")
    facts = "more=2026-06-02..2026-06-09 further=2026-06-03..2026-06-08 still=2026-06-04..2026-06-07"
    (said,) = found(policy, f"asked=2026-06-01 {facts} last=2026-06-05..2026-06-06", june(10)).standings
    assert said.due
    assert said.due.safe == june(16)


def test_what_was_told_of_some_days_has_happened_by_today() -> None:
    """Asked by the 10th, it is due by the 20th."""
    said = act(one_stage(made.limit("10 days"), ""), "asked=2026-06-01..2026-06-20", june(10))
    assert dates(said) == (june(11), june(20))


def test_a_stop_whose_hour_nobody_knows_stops_no_clock_before_that_began() -> None:
    """24 hours from ten in the morning: till ten where the clock stood for no time, till three where it stood since
    then."""
    within = made.limit("24 hours", pauses=(made.pause(),), counting={"zone": "Europe/London"})
    facts = "asked=2026-06-01T10:00 stopped=2026-06-01 restarted=2026-06-01T15:00"
    said = act(one_stage(within, "stopped restarted"), facts, june(2))
    assert {moments.written(each) for each in said.dates if each} == {"2026-06-02T10:00", "2026-06-02T15:00"}


def test_a_day_that_was_named_ends_no_later_than_at_the_hour_up_to_which_it_can_be_named() -> None:
    """24 hours from ten in the morning of the 1st, and no more than 48 besides: ten in the morning of the 4th."""
    longer = made.more_time("put-off", day="new-day", at_most="48 hours")
    within = made.limit("24 hours", extensions=(longer,), counting={"zone": "Europe/London"})
    facts = "asked=2026-06-01T10:00 put-off=2026-06-01T12:00 new-day=2026-06-04"
    (said,) = found(one_stage(within, "put-off new-day/future"), facts, june(2)).standings
    assert said.due
    assert said.due.latest
    assert moments.written(said.due.latest) == "2026-06-04T10:00"


def test_what_was_done_while_the_clock_may_have_stood_still_by_the_later_start_alone_has_no_last_date() -> None:
    """Asked at ten on the 2nd, 30 hours were not over when it stopped on the morning of the 3rd; and it can have run
    again after the reply."""
    within = made.limit("30 hours", pauses=(made.pause(),), counting={"zone": "Europe/London"})
    facts = "asked=2026-06-01..2026-06-02 stopped=2026-06-03 restarted=2026-06-05..2026-06-07 replied=2026-06-07T11:30"
    said = act(one_stage(within, "stopped restarted"), facts, june(8))
    assert (said.latest, None in said.dates) == (None, True)


def test_what_is_repeated_is_due_so_long_after_the_last_time_though_nobody_knows_the_hour_of_the_first() -> None:
    """Nine hours after seven in the evening of the 1st, or after whatever came later, if it did: not before four."""
    news = made.act(
        "news",
        made.limit("9 hours", "first", every=True, until="content", counting={"zone": "Europe/London"}),
        makes="told",
    )
    stage = made.stage("one", [news], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked first told content", stage)
    said = act(policy, "asked=2026-06-01 first=2026-06-01 told=yes told=2026-06-01T19:00", june(2), "news")
    assert said.safe
    assert moments.written(said.safe) == "2026-06-02T04:00"
    assert not said.may_be_late


def test_what_would_give_more_time_changes_no_date_of_a_time_that_has_none() -> None:
    longer, stop = made.more_time("more", by="5 days"), made.pause()
    policy = one_stage(made.limit("10 days", extensions=(longer,), pauses=(stop,)), "more stopped restarted")
    (said,) = found(policy, "asked=2026-06-01 stopped=2026-06-03", june(20)).standings
    assert said.changed_by == ()


def test_more_time_in_days_is_counted_by_the_calendar_of_schools_where_there_is_no_other() -> None:
    """Five school days end on Monday 8, and seven days more on Monday 15."""
    within = made.limit("5 school days", extensions=(made.more_time(by="7 days"),))
    policy = one_stage(within, "more", counting={"calendar": ""})
    (said,) = found(policy, "asked=2026-06-01 more=2026-06-03", june(5)).standings
    assert said.due
    assert (said.due.safe, said.due.latest) == (june(15), june(15))
