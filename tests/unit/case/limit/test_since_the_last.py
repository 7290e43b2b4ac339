"""A time that runs from the last of several messages so far: each begins it anew (14 days since our last email)."""

from dataclasses import replace
from datetime import date

import pytest

from navigator.model.limits import Limit
from navigator.model.policy import Policy
from tests.oracles import engine, made, worlds
from tests.oracles.worlds import ActVerdict, Verdict

# 14 days from Monday 1 June 2026 is Monday 15 June; from Wednesday 10 June, Wednesday 24 June.
TODAY = date(2026, 6, 30)


def since_the_last(period: str = "14 days", *, from_: str = "wrote answered", **more: object) -> Limit:
    return replace(made.limit(period, from_, **more), anew=True)


def of(within: Limit, *outs: str, force: str = "must") -> Policy:
    reply = made.act("reply", within, makes="replied", force=force)
    ways = [made.out("content", "end"), *(made.out(event, "end") for event in outs)]
    stage = made.stage("one", [reply], ways, opens=("asked",))
    return made.policy(f"asked wrote answered stopped restarted more {' '.join(outs)} replied content", stage)


def told(policy: Policy, facts: str, today: date = TODAY) -> Verdict:
    """What the engine says, once the second opinion has said the same."""
    asked = policy, made.weekdays(), made.case(f"asked=2026-06-01 {facts}"), today
    said = engine.verdict(*asked)
    assert list(worlds.differences(worlds.verdict(*asked, changed_by=False), said, frozenset({"changed_by"}))) == []
    return said


def act(policy: Policy, facts: str, today: date = TODAY) -> ActVerdict:
    return told(policy, facts, today).act("reply")


@pytest.mark.parametrize(
    ("facts", "dates"),
    [
        ("wrote=2026-06-01", (date(2026, 6, 15), date(2026, 6, 15))),
        ("wrote=2026-06-01 answered=2026-06-10", (date(2026, 6, 24), date(2026, 6, 24))),
        ("wrote=2026-06-01 wrote=2026-06-10", (date(2026, 6, 24), date(2026, 6, 24))),
        ("wrote=2026-06-10 answered=2026-06-01", (date(2026, 6, 24), date(2026, 6, 24))),
        ("wrote=2026-06-01 answered=no", (date(2026, 6, 15), date(2026, 6, 15))),
        # After the 14 days too: on Saturday 20 June, up to Saturday 4 July.
        ("wrote=2026-06-01 answered=2026-06-20", (date(2026, 7, 4), date(2026, 7, 4))),
        # A day that is not sure moves it later, never sooner.
        ("wrote=2026-06-01 answered=2026-06-05..2026-06-20", (date(2026, 6, 19), date(2026, 7, 4))),
        ("wrote=2026-06-10 answered=2026-06-05..2026-06-20", (date(2026, 6, 24), date(2026, 7, 4))),
        ("wrote=2026-06-01..2026-06-08 answered=2026-06-05..2026-06-06", (date(2026, 6, 19), date(2026, 6, 22))),
        # On a day that nobody knows, today at the latest: 14 days from 30 June is Tuesday 14 July.
        ("wrote=2026-06-01 answered=yes", (date(2026, 6, 15), date(2026, 7, 14))),
    ],
)
def test_a_time_runs_from_the_last_message_so_far(facts: str, dates: tuple[date, date]) -> None:
    found = act(of(since_the_last()), facts)
    assert (found.safe, found.latest) == dates


def test_it_is_no_date_before_the_first_message() -> None:
    found = act(of(since_the_last()), "wrote=no answered=no")
    assert (found.safe, found.latest, found.open) == (None, None, False)


def test_what_was_done_before_the_last_message_is_to_be_done_again() -> None:
    policy = of(since_the_last())
    found = act(policy, "wrote=2026-06-01 replied=2026-06-12")
    assert (found.done, found.done_late) == (True, False)
    # Done on Fri 12 June, and a message on Sat 20: 14 days from that.
    found = act(policy, "wrote=2026-06-01 replied=2026-06-12 answered=2026-06-20")
    assert (found.done, found.open, found.latest) == (False, True, date(2026, 7, 4))
    # Done on Sat 20 June: late by the first message, in time by the second.
    assert act(policy, "wrote=2026-06-01 answered=2026-06-10 replied=2026-06-20").done_late is False
    assert act(policy, "wrote=2026-06-01 answered=no replied=2026-06-20").done_late is True


@pytest.mark.parametrize(
    ("facts", "today", "opened"),
    [
        # Not before Mon 15 June; with another message on Wed 10, not before Wed 24.
        ("wrote=2026-06-01", date(2026, 6, 15), (True, True)),
        ("wrote=2026-06-01 answered=2026-06-10", date(2026, 6, 23), (False, False)),
        ("wrote=2026-06-01 answered=2026-06-10", date(2026, 6, 24), (True, True)),
        ("wrote=2026-06-01 answered=2026-06-08..2026-06-10", date(2026, 6, 23), (False, True)),
        # A message after the wait was over begins it again.
        ("wrote=2026-06-01 answered=2026-06-20", date(2026, 6, 25), (False, False)),
    ],
)
def test_a_wait_begins_again_with_each_message(facts: str, today: date, opened: tuple[bool, bool]) -> None:
    policy = of(since_the_last(kind="not before"), force="may")
    found = act(policy, facts, today)
    assert (found.open, found.may_be_open) == opened


@pytest.mark.parametrize(
    ("facts", "ended"),
    [
        # Silence from Mon 1 to Mon 15 June: it ended, and a message on Sat 20 does not undo that.
        ("wrote=2026-06-01 replied=no", (True, True)),
        ("wrote=2026-06-01 answered=2026-06-10 replied=no", (True, True)),
        ("wrote=2026-06-01 answered=2026-06-14 wrote=2026-06-25 replied=no", (False, False)),
        ("wrote=2026-06-12 answered=2026-06-25 replied=no", (False, False)),
    ],
)
def test_what_was_silent_for_long_enough_has_ended(facts: str, ended: tuple[bool, bool]) -> None:
    policy = of(since_the_last(expiry=made.expiry("silent")), "silent")
    found = told(policy, facts)
    assert (found.ended, found.may_be_ended) == ended


@pytest.mark.parametrize(
    ("today", "ended"),
    [
        # Answered by Mon 15 June, it runs on to Wed 24 at the least; on Tue 16 or later, it was over on the 15th.
        (date(2026, 6, 24), (False, True)),
        (date(2026, 6, 30), (True, True)),
    ],
)
def test_what_may_have_come_when_it_was_over_may_have_ended_it(today: date, ended: tuple[bool, bool]) -> None:
    policy = of(since_the_last(expiry=made.expiry("silent")), "silent")
    found = told(policy, "wrote=2026-06-01 answered=2026-06-10..2026-06-20 replied=no", today)
    assert (found.ended, found.may_be_ended) == ended


@pytest.mark.parametrize(
    ("facts", "today", "first"),
    [
        # Over on the 9th; or it began again by then, and the reply came in time, or before that: then it is owed again.
        ("wrote=2026-06-03 answered=yes replied=2026-06-10", 13, 9),
        ("wrote=2026-06-03 answered=2026-06-04..2026-06-12 replied=2026-06-10", 13, 9),
        # The two of which the days were told are over on the 13th.
        ("wrote=yes answered=2026-06-04 answered=2026-06-07 replied=2026-06-14", 14, 13),
        # Owed again since the 9th to the 12th, it is over too: from the 4th on the 10th.
        ("wrote=2026-06-09..2026-06-12 answered=2026-06-04 replied=yes", 20, 10),
    ],
)
def test_what_began_it_again_kept_it_from_running_out_only_if_it_came_in_time(
    facts: str, today: int, first: int
) -> None:
    """6 days. The reply that came later was too late, or in time; it is not to be done now in any world."""
    stage = made.stage(
        "one",
        [made.act("reply", since_the_last("6 days", expiry=made.expiry("over")), makes="replied")],
        [made.out("over", "end")],
        opens=("asked",),
    )
    policy = made.policy("asked wrote answered replied over", stage)
    found = told(policy, facts, date(2026, 6, today))
    assert (found.ended, found.may_be_ended) == (False, True)
    reply = found.act("reply")
    assert (reply.safe, reply.may_be_open) == (date(2026, 6, first), False)


def test_an_act_may_have_been_done_before_what_began_its_time_again_that_ran_out() -> None:
    """4 days from the 7th are over on the 11th. A reply on the 5th or 6th answered the first message alone."""
    policy = of(since_the_last("4 days", expiry=made.expiry("over")), "over")
    found = told(policy, "wrote=2026-06-05 answered=2026-06-07 replied=yes", date(2026, 6, 13))
    assert (found.may_be_ended, found.act("reply").done, found.act("reply").may_be_done) == (True, False, True)


def test_of_two_limits_one_runs_from_the_last_message() -> None:
    beside = replace(made.beside("14 days", "wrote"), from_=("wrote", "answered"), anew=True)
    later = of(made.limit("20 days", pick="later", or_=(beside,)))
    # 20 days from Mon 1 June is Sun 21 June.
    assert act(later, "wrote=2026-06-01").latest == date(2026, 6, 21)
    assert act(later, "wrote=2026-06-01 answered=2026-06-10").latest == date(2026, 6, 24)
    assert act(later, "wrote=2026-06-01 wrote=2026-06-12 answered=2026-06-10").latest == date(2026, 6, 26)
    sooner = of(made.limit("20 days", pick="earlier", or_=(beside,)))
    assert act(sooner, "wrote=2026-06-01 answered=2026-06-10").latest == date(2026, 6, 21)
    assert act(sooner, "wrote=2026-06-01 answered=2026-06-05").latest == date(2026, 6, 19)


def test_what_stands_still_stands_still_for_the_new_time_too() -> None:
    # Stopped from Tue 9 to Fri 12 June: three days; 14 days from Wed 10 is Wed 24, and two of the days lie after it.
    within = since_the_last(pauses=(made.pause(),))
    assert act(of(within), "wrote=2026-06-01 answered=no stopped=2026-06-09 restarted=2026-06-12").latest == date(
        2026, 6, 18
    )
    found = act(of(within), "wrote=2026-06-01 stopped=2026-06-09 answered=2026-06-10 restarted=2026-06-12")
    assert found.latest == date(2026, 6, 26)


def test_more_time_is_added_to_the_time_from_the_last_message() -> None:
    within = since_the_last(extensions=(made.more_time(by="5 days"),))
    # 19 days from Wed 10 June is Mon 29.
    assert act(of(within), "wrote=2026-06-01 more=2026-06-12 answered=2026-06-10").latest == date(2026, 6, 29)
    assert act(of(within), "wrote=2026-06-01 more=2026-06-08 answered=2026-06-10").latest == date(2026, 6, 29)


def test_another_message_is_named_as_what_would_move_the_date() -> None:
    found = engine.verdict(of(since_the_last()), made.weekdays(), made.case("asked=2026-06-01 wrote=2026-06-20"), TODAY)
    assert found.act("reply").changed_by == frozenset({"answered"})
