"""Verdicts that were worked out by hand, asked of two implementations that share no code: the oracle and the engine.

Days of the week in 2026: 1 June is a Monday, 26 October is a Monday, 1 November is a Sunday.
"""

import pytest

from tests.oracles.made import (
    act,
    cap,
    limit,
    more_time,
    out,
    pause,
    policy,
    reading,
    route,
    stage,
)
from tests.oracles.worlds import NoWorldError
from tests.support.judged import STOPPED, on, reply, replying, said

pytestmark = pytest.mark.usefixtures("judge")


def test_a_limit_that_runs() -> None:
    # 27, 28, 29, 30 October, 2 November.
    found = reply(limit("5 working days"), "asked=2026-10-26", on(10, 30))
    assert (found.safe, found.latest, found.open, found.late, found.last_day_today) == (
        on(11, 2),
        on(11, 2),
        True,
        False,
        False,
    )


def test_the_last_day_and_the_day_after() -> None:
    assert reply(limit("5 working days"), "asked=2026-10-26", on(11, 2)).last_day_today
    after = reply(limit("5 working days"), "asked=2026-10-26", on(11, 3))
    assert (after.late, after.may_be_late, after.last_day_today) == (True, True, False)


def test_done_in_time_and_done_late() -> None:
    in_time = reply(limit("5 working days"), "asked=2026-10-26 replied=2026-11-02", on(11, 20))
    assert (in_time.done, in_time.done_late, in_time.open, in_time.late) == (True, False, False, False)
    late = reply(limit("5 working days"), "asked=2026-10-26 replied=2026-11-03", on(11, 20))
    assert (late.done, late.done_late, late.late) == (True, True, False)


def test_a_clock_that_has_not_begun() -> None:
    found = reply(limit("5 working days"), "asked=no", on(11, 20))
    assert (found.dates, found.open, found.may_be_late) == (frozenset({None}), False, False)


def test_nothing_told_is_the_first_stage() -> None:
    assert said(replying(limit("5 days")), "", on(11, 20)).places == {frozenset({"one"})}


def test_what_lies_ahead_and_is_not_booked_fits_no_world(judge: str) -> None:
    if judge == "engine":
        return  # It answers, with a note that the day lies ahead.
    with pytest.raises(NoWorldError):
        reply(limit("5 days"), "asked=2026-11-21", on(11, 20))


def test_an_unsure_day_gives_two_dates() -> None:
    # From the 26th to the 2nd of November; from the 28th, 5 working days later, to the 4th.
    found = reply(limit("5 working days"), "asked=2026-10-26..2026-10-28", on(11, 3))
    # An answer by intervals names the ends.
    assert {on(11, 2), on(11, 4)} <= found.dates <= {on(11, 2), on(11, 3), on(11, 4)}
    assert (found.safe, found.latest, found.late, found.may_be_late, found.last_day_today) == (
        on(11, 2),
        on(11, 4),
        False,
        True,
        False,
    )
    assert reply(limit("5 working days"), "asked=2026-10-26..2026-10-28", on(11, 5)).late


def test_an_unknown_day_has_no_safe_date() -> None:
    found = reply(limit("5 days"), "asked=yes", on(11, 3))
    # It may have been long ago; at the latest it was today.
    assert (found.safe, found.latest, found.late, found.may_be_late, found.open) == (None, on(11, 8), False, True, True)


def test_each_reading_is_a_world() -> None:
    unclear = limit(
        "5 days", readings=(reading("days"), reading("working", "5 working days"), reading("told", from_="told"))
    )
    events = "asked told replied content"
    found = reply(unclear, "asked=2026-10-26 told=2026-10-28", on(11, 3), events)
    # 26 Oct + 5 = 31 Oct; five working days: 2 Nov; 28 Oct + 5 = 2 Nov.
    assert found.dates == {on(10, 31), on(11, 2)}
    assert found.late
    without = reply(unclear, "asked=2026-10-26 told=no", on(11, 3), events)
    assert without.dates == {on(10, 31), on(11, 2), None}
    assert (without.latest, without.late, without.may_be_late) == (None, False, True)
    assert reply(unclear, "asked=2026-10-26", on(11, 3), events) == without


def test_what_the_way_needs_happened_on_a_day_unknown() -> None:
    known = policy(
        "asked referred decided",
        stage("one", [act("refer", limit("5 days"), makes="referred")], [out("referred", "two")], opens=("asked",)),
        stage("two", [act("decide", limit("10 days", "referred"), makes="decided")], [out("decided", "end")]),
    )
    found = said(known, "decided=2026-11-10", on(11, 20))
    assert found.places == {frozenset({"end:settled"})}
    # It was referred on the 10th at the latest: by the 20th at the latest. Nobody knows how early.
    assert (found.act("decide").safe, found.act("decide").latest, found.act("decide").may_be_done_late) == (
        None,
        on(11, 20),
        True,
    )


def test_an_act_from_before_the_last_thing_told_may_have_been_done() -> None:
    first = act("confirm", limit("5 days"), makes="confirmed")
    second = act("reply", limit("10 days"), makes="replied")
    known = policy(
        "asked confirmed replied content", stage("one", [first, second], [out("content", "end")], opens=("asked",))
    )
    passed = said(known, "asked=2026-10-26 replied=2026-11-02", on(11, 20)).act("confirm")
    assert (passed.late, passed.may_be_late, passed.done, passed.may_be_done) == (False, True, False, True)
    denied = said(known, "asked=2026-10-26 confirmed=no replied=2026-11-02", on(11, 20)).act("confirm")
    assert denied.late
    last = said(known, "asked=2026-10-26", on(11, 20)).act("confirm")
    assert last.late


def test_two_ways_to_where_it_is() -> None:
    known = policy(
        "asked passed-up went-round decided",
        stage("one", [], [out("passed-up", "two")], opens=("asked",), conflicts=(route("went-round", "two"),)),
        stage("two", [act("decide", limit("5 days", "passed-up"), makes="decided")], [out("decided", "end")]),
    )
    found = said(known, "decided=2026-11-10", on(11, 20)).act("decide")
    assert None in found.dates
    assert found.latest is None


def test_a_pause_takes_its_days_out() -> None:
    # 1 June + 28 = 29 June, and 8 to 15 June are seven days more.
    stopping = limit("28 days", pauses=(pause(),))
    facts = "asked=2026-06-01 stopped=2026-06-08 restarted=2026-06-15"
    assert reply(stopping, facts, on(6, 20), STOPPED).safe == on(7, 6)


def test_a_clock_that_stands_still_has_no_date() -> None:
    found = reply(limit("28 days", pauses=(pause(),)), "asked=2026-06-01 stopped=2026-06-08", on(9, 20), STOPPED)
    assert found.dates == {None}
    assert (found.open, found.may_be_late) == (True, False)


def test_a_pause_after_the_end_changes_nothing() -> None:
    found = reply(limit("28 days", pauses=(pause(),)), "asked=2026-06-01 stopped=2026-06-30", on(7, 20), STOPPED)
    assert (found.safe, found.late) == (on(6, 29), True)


def test_a_pause_that_begins_the_count_anew() -> None:
    # Again 10 days from the 15th.
    found = reply(
        limit("10 days", pauses=(pause(then="restart"),)),
        "asked=2026-06-01 stopped=2026-06-08 restarted=2026-06-15",
        on(6, 20),
        STOPPED,
    )
    assert found.safe == on(6, 25)


def test_months_and_a_pause() -> None:
    # 1 June to 1 July, and five days more.
    facts = "asked=2026-06-01 stopped=2026-06-08 restarted=2026-06-13"
    assert reply(limit("1 month", pauses=(pause(),)), facts, on(6, 20), STOPPED).safe == on(7, 6)


def test_more_time_to_a_total_and_by_an_amount() -> None:
    facts = "asked=2026-06-01 more=2026-06-05"
    assert reply(limit("10 days", extensions=(more_time(to="30 days"),)), facts, on(6, 8), STOPPED).safe == on(7, 1)
    assert reply(limit("10 days", extensions=(more_time(by="5 days"),)), facts, on(6, 8), STOPPED).safe == on(6, 16)


def test_more_time_as_often_as_it_may_be_given() -> None:
    twice = limit("10 days", extensions=(more_time(by="5 days", times=2),))
    facts = "asked=2026-06-01 more=2026-06-05 more=2026-06-12 more=2026-06-18"
    assert reply(twice, facts, on(6, 18), STOPPED).safe == on(6, 21)


def test_what_would_change_it_is_named() -> None:
    both = limit("10 days", pauses=(pause(),), extensions=(more_time(to="30 days"),))
    assert reply(both, "asked=2026-06-01", on(6, 20), STOPPED).changed_by == {"stopped", "more"}
    assert reply(both, "asked=2026-06-01 stopped=no more=no", on(6, 20), STOPPED).changed_by == frozenset()


def test_another_track_is_named() -> None:
    known = policy(
        "asked went-round decided",
        stage("one", [], [out("decided", "end")], opens=("asked",), conflicts=(route("went-round", "two"),)),
        stage("two", [], [out("decided", "end")]),
    )
    assert said(known, "asked=2026-06-01", on(6, 12)).changed_by == {"went-round"}
    assert said(known, "asked=2026-06-01 went-round=no", on(6, 12)).changed_by == frozenset()
    assert said(known, "went-round=2026-06-03", on(6, 12)).places == {frozenset({"two"})}


def test_a_repeated_act() -> None:
    every = limit("1 week", every=True, until="replied")
    one = stage(
        "one",
        [act("news", every, makes="told"), act("reply", limit("60 days"), makes="replied")],
        [out("content", "end")],
    )
    known = policy("asked told replied content", one)
    assert said(known, "asked=2026-06-01", on(6, 5)).act("news").safe == on(6, 8)
    # Told on the 4th: the next is due a week after that.
    assert said(known, "asked=2026-06-01 told=2026-06-04", on(6, 5)).act("news").safe == on(6, 11)
    assert said(known, "asked=2026-06-01 told=2026-06-04", on(6, 16)).act("news").late
    over = said(known, "asked=2026-06-01 replied=2026-06-05", on(6, 16)).act("news")
    assert (over.open, over.late) == (False, False)


def test_the_earlier_and_the_later_of_two_starts() -> None:
    events = "asked told replied content"
    facts = "asked=2026-06-01 told=2026-06-05"
    assert reply(limit("10 days", "asked told", pick="earlier"), facts, on(6, 8), events).safe == on(6, 11)
    assert reply(limit("10 days", "asked told", pick="later"), facts, on(6, 8), events).safe == on(6, 15)
    assert reply(limit("10 days", "asked told", pick="later"), "asked=2026-06-01", on(6, 8), events).dates == {None}


def test_a_last_day_that_moves() -> None:
    # 28 May + 10 = Sunday 7 June.
    assert reply(limit("10 days"), "asked=2026-05-28", on(6, 1), last_day="next working day").safe == on(6, 8)
    assert reply(limit("10 days"), "asked=2026-05-28", on(6, 1), last_day="previous working day").safe == on(6, 5)


def test_a_cap_runs_until_its_stages_are_left() -> None:
    known = policy(
        "asked referred decided",
        stage("one", [], [out("referred", "two")], opens=("asked",)),
        stage("two", [], [out("decided", "end")]),
        caps=(cap("whole", limit("10 days"), "one"),),
    )
    assert said(known, "asked=2026-06-01", on(6, 12)).act("whole").late
    left = said(known, "asked=2026-06-01 referred=2026-06-11", on(6, 20)).act("whole")
    assert (left.done, left.late, left.done_late) == (True, False, False)


def test_stages_side_by_side_and_the_one_that_waits_for_both() -> None:
    known = policy(
        "asked found heard decided",
        stage("one", [], [out("asked", "two+three")]),
        stage("two", [], [out("found", "four")]),
        stage("three", [], [out("heard", "four")]),
        stage("four", [], [out("decided", "end")], joins=("two", "three")),
    )
    assert said(known, "asked=2026-06-01", on(6, 12)).places == {frozenset({"two", "three"})}
    assert said(known, "asked=2026-06-01 found=2026-06-02", on(6, 12)).places == {frozenset({"three"})}
    both = "asked=2026-06-01 found=2026-06-02 heard=2026-06-03"
    assert said(known, both, on(6, 12)).places == {frozenset({"four"})}
    assert said(known, "decided=2026-06-10", on(6, 12)).places == {frozenset({"end:settled"})}
