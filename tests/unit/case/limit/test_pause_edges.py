"""Which days a pause takes out at its two ends, by hand.

June 2026 begins on a Monday. Engine and second opinion are both asked.
"""

from dataclasses import replace
from datetime import date

import pytest

from navigator.dates.rules import FirstDay
from navigator.model.limits import Expiry, Limit, NewStart, Pause
from tests.oracles import made
from tests.support.opinions import act, both, one_stage

EVENTS = "stopped restarted"


def edged(stop: str = "included", again: str = "excluded") -> Pause:
    return replace(made.pause(), stop_day=FirstDay(stop), restart_day=NewStart(again))


def on(month: int, day: int) -> date:
    return date(2026, month, day)


@pytest.mark.parametrize(
    ("stop", "again", "expected"),
    [
        # Asked on Thursday 4 June, so 10 days end on the 14th. Stopped on Monday 8, runs again on Friday 12.
        ("included", "excluded", 18),  # 9, 10, 11, 12 are lost
        ("included", "included", 17),  # 9, 10, 11
        ("included", "next day excluded", 19),  # 9 to 13
        ("excluded", "excluded", 19),  # 8 to 12
        ("excluded", "included", 18),  # 8 to 11
        ("excluded", "next day excluded", 20),  # 8 to 13
    ],
)
def test_each_end_of_a_pause_counts_or_not_as_the_policy_says(stop: str, again: str, expected: int) -> None:
    policy = one_stage(made.limit("10 days", pauses=(edged(stop, again),)), EVENTS)
    found = act(policy, "asked=2026-06-04 stopped=2026-06-08 restarted=2026-06-12", on(6, 13))
    assert (found.safe, found.latest) == (on(6, expected), on(6, expected))


@pytest.mark.parametrize(
    ("stop", "again", "expected"),
    [
        ("included", "excluded", 14),
        ("included", "included", 14),
        ("excluded", "included", 14),
        ("excluded", "excluded", 15),  # the day itself
        ("included", "next day excluded", 15),  # the day after it
        ("excluded", "next day excluded", 16),
    ],
)
def test_a_stop_and_a_new_start_on_one_day(stop: str, again: str, expected: int) -> None:
    policy = one_stage(made.limit("10 days", pauses=(edged(stop, again),)), EVENTS)
    found = act(policy, "asked=2026-06-04 stopped=2026-06-08 restarted=2026-06-08", on(6, 13))
    assert (found.safe, found.latest) == (on(6, expected), on(6, expected))


@pytest.mark.parametrize(
    ("again", "restarted", "first_day", "expected"),
    [
        # What was over when the clock began takes nothing; with the day after it, the first counted day is lost.
        ("excluded", 4, "excluded", 14),
        ("included", 4, "excluded", 14),
        ("next day excluded", 4, "excluded", 15),
        ("next day excluded", 3, "excluded", 14),
        ("included", 5, "excluded", 14),
        ("included", 6, "excluded", 15),
        # Where the first day counts, 10 days end on the 13th; a clock that ran again on the 5th had lost the 4th.
        ("included", 5, "included", 14),
        ("included", 4, "included", 13),
        # So had one that ran again on the 4th itself, where that day does not count, or the day after the new start.
        ("excluded", 4, "included", 14),
        ("excluded", 3, "included", 13),
        ("next day excluded", 4, "included", 15),
        ("next day excluded", 3, "included", 14),
    ],
)
def test_a_stop_from_before_the_clock_began(again: str, restarted: int, first_day: str, expected: int) -> None:
    within = made.limit("10 days", pauses=(edged("included", again),), counting={"first_day": first_day})
    facts = f"asked=2026-06-04 stopped=2026-06-01 restarted=2026-06-0{restarted}"
    found = act(one_stage(within, EVENTS), facts, on(6, 13))
    assert (found.safe, found.latest) == (on(6, expected), on(6, expected))


@pytest.mark.parametrize(("stop", "due"), [("included", {on(6, 14)}), ("excluded", {None})])
def test_a_stop_on_the_last_day_takes_it_only_where_it_does_not_count(stop: str, due: set[date | None]) -> None:
    policy = one_stage(made.limit("10 days", pauses=(edged(stop),)), EVENTS)
    assert act(policy, "asked=2026-06-04 stopped=2026-06-14", on(6, 20)).dates == due


def test_the_shortest_of_pauses_of_days_that_are_not_sure_can_take_a_day_off() -> None:
    # Working days: 2, 3, 4, 5, 8, 9. It stopped and ran again between Friday 5 and Sunday 7: on Saturday nothing is
    # lost, and at most Friday.
    policy = one_stage(made.limit("6 working days", pauses=(edged("excluded"),)), EVENTS)
    facts = "asked=2026-06-01 stopped=2026-06-05..2026-06-07 restarted=2026-06-05..2026-06-07"
    found = act(policy, facts, on(6, 20))
    assert (found.safe, found.latest) == (on(6, 9), on(6, 10))


def test_a_pause_in_working_days_with_more_time() -> None:
    # 10 working days from Monday 1 June end on Monday 15. Lost: Friday 5 and Monday 8; two more: the 17th. Five more,
    # as the notice says: Wednesday 24 June.
    within = made.limit(
        "10 working days", pauses=(edged("excluded"),), extensions=(made.more_time(by="5 working days"),)
    )
    facts = "asked=2026-06-01 stopped=2026-06-05 restarted=2026-06-08 more=2026-06-10"
    found = act(one_stage(within, f"{EVENTS} more"), facts, on(6, 12))
    assert (found.safe, found.latest) == (on(6, 24), on(6, 24))


def test_by_dutch_law_the_day_of_mending_counts() -> None:
    """Awb, articles 6:7 and 7:10: six weeks, which stand from the day after the asking to the day of the mending."""
    # The time to object ended on Monday 13 April 2026; six weeks from the 14th end on Monday 25 May. Lost are the 16
    # days from 14 to 29 April: Wednesday 10 June. Were 30 April lost too, it would be the 11th.
    facts = "over=2026-04-13 stopped=2026-03-20 restarted=2026-04-30"
    for again, due in (("included", on(6, 10)), ("excluded", on(6, 11))):
        within = made.limit("6 weeks", "over", pauses=(edged("included", again),))
        assert act(one_stage(within, f"over {EVENTS}"), facts, on(5, 21)).latest == due


def test_by_australian_law_the_day_of_the_notice_does_not_count_either() -> None:
    """FOI Act 1982: 30 days; section 24AB leaves out both days, section 31 the day after a payment as well."""
    # Received on Monday 1 June; a notice on the 10th, the answer on the 17th. The 9th is day 8, the 18th is day 9,
    # 9 July is day 30. With section 31 the 18th is lost too.
    facts = "asked=2026-06-01 stopped=2026-06-10 restarted=2026-06-17"
    for again, due in (("excluded", on(7, 9)), ("next day excluded", on(7, 10))):
        policy = one_stage(made.limit("30 days", pauses=(edged("excluded", again),)), EVENTS)
        assert act(policy, facts, on(6, 21)).latest == due


@pytest.mark.parametrize(
    ("within", "facts", "today", "due"),
    [
        # Received on 13 January: 13 March has the same number, and the day after it is the last.
        (made.limit("2 clear months"), "asked=2026-01-13", on(2, 1), on(3, 14)),
        # February has no 31st.
        (made.limit("2 clear months"), "asked=2025-12-31", on(2, 1), on(3, 1)),
        (made.limit("1 clear month", before="hearing"), "asked=2026-01-13 hearing=2026-07-31", on(2, 1), on(6, 29)),
        # Eight days of a pause: 15 to 22 January.
        (
            made.limit("2 clear months", pauses=(made.pause(),)),
            "asked=2026-01-13 stopped=2026-01-14 restarted=2026-01-22",
            on(2, 1),
            on(3, 22),
        ),
        # 10 days end on 23 January; a clear month more is a month more.
        (
            made.limit("10 days", extensions=(made.more_time(by="1 clear month"),)),
            "asked=2026-01-13 more=2026-01-14",
            on(2, 1),
            on(2, 23),
        ),
        # A clear month, and one more of them: 13 March and a day.
        (
            made.limit("1 clear month", extensions=(made.more_time(by="1 clear month"),)),
            "asked=2026-01-13 more=2026-01-14",
            on(2, 1),
            on(3, 14),
        ),
    ],
)
def test_clear_months_leave_out_both_days(within: Limit, facts: str, today: date, due: date) -> None:
    policy = one_stage(within, f"{EVENTS} more hearing/future")
    found = act(policy, facts, today)
    assert (found.safe, found.latest) == (due, due)


def test_what_stopped_and_ran_again_on_one_day_stood_still_for_nothing_that_was_done_then() -> None:
    """Passed up on the 5th, so 11 working days had begun; stopped and set going on the 8th. Nobody told of the reply.

    Where it was there on the 8th, it was due as if nothing had stopped: a reader has a last day.
    """
    reply = made.act("reply", made.limit("11 working days", pauses=(edged(),)), makes="replied")
    one = made.stage("one", [reply], [made.out("passed-up", "two")], opens=("asked",))
    policy = made.policy("asked stopped restarted replied passed-up", one, made.stage("two"))
    found = both(policy, "passed-up=2026-06-05 stopped=2026-06-08 restarted=2026-06-08", 9).act("reply")
    assert (found.latest, found.undated) == (on(6, 23), False)


def test_what_was_done_in_time_without_a_word_may_have_been_while_the_clock_stood_still() -> None:
    """Asked on the 4th, 8 working days; what was called for on the 3rd was to be there by the 4th, and stops the clock.

    It went on by the 6th: on the 5th it stood still, and a reply of that day has no last day.
    """
    over = Expiry(event="call-over", says="The time to answer is over.", done_or_not=True)
    call = made.act("answer-call", replace(made.limit("1 day", "called-for"), expiry=over), makes="answered-call")
    pause = made.pause("call-over", "went-on", "restart", name="call")
    within = made.limit("8 working days", pauses=(pause,), expiry=made.expiry())
    acts = [made.act("reply", within, makes="replied"), call]
    one = made.stage("one", acts, [made.out("ran-out", "end")], opens=("asked",))
    policy = made.policy("asked called-for answered-call call-over went-on ran-out replied", one)
    facts = "asked=2026-06-04 called-for=2026-06-03 answered-call=no went-on=2026-06-01..2026-06-06"
    assert both(policy, facts, 27).act("reply").undated


@pytest.mark.parametrize(
    ("second", "first", "safe", "latest"),
    [
        # 20 days from Monday 1 June end on the 21st. It ran again on the 8th and on the 18th.
        ("2026-06-05..2026-06-16", "2026-06-04", 27, 35),  # 5 to 8 June and 17, 18 are lost, or 5 to 18
        ("2026-06-03..2026-06-16", "2026-06-04", 27, 36),  # or 4 to 18
        ("2026-06-03..2026-06-16", "2026-06-04..2026-06-05", 26, 36),  # or 6 to 8 and 17, 18
    ],
)
def test_of_two_stops_whose_days_overlap_either_was_the_first(second: str, first: str, safe: int, latest: int) -> None:
    policy = one_stage(made.limit("20 days", pauses=(made.pause(),)), EVENTS)
    stops = f"stopped={first} stopped={second}"
    found = act(policy, f"asked=2026-06-01 restarted=2026-06-08 restarted=2026-06-18 {stops}", on(6, 20))
    assert (found.safe, found.latest) == (on(6, safe), on(7, latest - 30))


def test_of_two_new_starts_the_one_without_a_day_can_be_the_first() -> None:
    """20 days from 1 June, stopped on the 4th. It may have run again on that day, and from then on."""
    policy = one_stage(made.limit("20 days", pauses=(made.pause(),)), EVENTS)
    found = act(policy, "asked=2026-06-01 stopped=2026-06-04 restarted=yes restarted=2026-06-18", on(6, 20))
    assert (found.safe, found.latest) == (on(6, 21), on(7, 5))


@pytest.mark.parametrize(
    ("length", "days", "safe"),
    [
        # Where it stopped and ran again on the 10th, a day is lost: the 12th. From the 12th on, ten days were over.
        ("10 days", "2026-06-10..2026-06-14", 11),
        # Of Thursday to Monday a Saturday takes no working day.
        ("10 working days", "2026-06-04..2026-06-08", 15),
    ],
)
def test_a_clock_that_ran_again_on_the_day_of_its_stop_may_have_lost_no_day(length: str, days: str, safe: int) -> None:
    pause = replace(made.pause(), stop_day=FirstDay.EXCLUDED)
    policy = one_stage(made.limit(length, pauses=(pause,)), "stopped restarted")
    said = act(policy, f"asked=2026-06-01 stopped={days} restarted={days}", date(2026, 6, 20))
    assert said.safe == date(2026, 6, safe)
