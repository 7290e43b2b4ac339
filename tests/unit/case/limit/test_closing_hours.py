"""What is done by sending something: from the closing hour of the last day on it is received the next day."""

import random
from dataclasses import replace
from datetime import date

import pytest

from navigator.case.verdicts.position import position
from navigator.case.verdicts.standing import Standing
from navigator.model.limits import Limit
from navigator.model.policy import Policy
from tests.oracles import engine, made, worlds
from tests.oracles.worlds import ActVerdict
from tests.support.opinions import both, judged

CLOSES = {"cutoff": "17:00", "zone": "Europe/London"}


def appealing(within: Limit, appealed: str = "appealed/sent", **counting: str) -> Policy:
    """An appeal, which has to reach the office in time."""
    stage = made.stage(
        "one", [made.act("appeal", within, makes="appealed")], [made.out("content", "end")], opens=("asked",)
    )
    return made.policy(f"asked hearing/future {appealed} content", stage, counting={**CLOSES, **counting})


def appeal(held: Policy, facts: str, today: date) -> ActVerdict:
    """What the engine says, once the second opinion has said the same."""
    asked = held, made.weekdays(), made.case(facts), today
    other, said = worlds.verdict(*asked, changed_by=False), engine.verdict(*asked)
    assert list(worlds.differences(other, said, frozenset({"changed_by"}))) == [], facts
    return said.act("appeal")


def standing(held: Policy, facts: str, today: date) -> Standing:
    found = position(held, made.case(facts), today, made.weekdays())
    return next(each for each in found.verdicts if each.clause.id == "appeal")


@pytest.mark.parametrize(
    ("appealed", "late", "may_be_late"),
    [
        # 10 days from Monday 1 June 2026 end on Thursday 11 June.
        ("2026-06-11T16:59", False, False),
        ("2026-06-11T17:00", True, True),
        ("2026-06-11T17:30", True, True),
        ("2026-06-11", False, True),
        ("2026-06-10T17:30", False, False),
        ("2026-06-10", False, False),
        ("2026-06-12T09:00", True, True),
        # Who says how it was sent says whether the office had closed.
        ("email:2026-06-11", False, False),
        # Who handed it over told no hour.
        ("by-hand:2026-06-11", False, True),
        ("email-late:2026-06-11", True, True),
        # A stretch of days whose last is the last day.
        ("2026-06-09..2026-06-11", False, True),
    ],
)
def test_what_comes_at_the_closing_hour_of_the_last_day_is_late(
    appealed: str, *, late: bool, may_be_late: bool
) -> None:
    found = appeal(appealing(made.limit("10 days")), f"asked=2026-06-01 appealed={appealed}", date(2026, 6, 20))
    assert (found.done, found.done_late, found.may_be_done_late) == (True, late, may_be_late)


@pytest.mark.parametrize(
    ("appealed", "asks"), [("2026-06-11", True), ("2026-06-11T17:30", False), ("2026-06-12", False)]
)
def test_the_hour_that_would_settle_whether_it_was_late_is_asked_for(appealed: str, *, asks: bool) -> None:
    said = judged(appealing(made.limit("10 days")), f"asked=2026-06-01 appealed={appealed}", "appealed")
    assert ("Tell us the hour when appealed, and the answer goes by it." in said) is asks


def test_what_began_a_time_by_hand_may_have_come_after_the_closing_hour() -> None:
    """Handed over on Wednesday 10 June: two days end on the 12th or, where the office had closed, on the 13th."""
    act = made.act("appeal", made.limit("2 days"), makes="appealed")
    stage = made.stage("one", [act], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked/sent appealed content", stage, counting=CLOSES)
    found = appeal(policy, "asked=by-hand:2026-06-10", date(2026, 6, 13))
    assert (found.late, found.may_be_late) == (False, True)
    found = appeal(policy, "asked=email:2026-06-10", date(2026, 6, 13))
    assert (found.late, found.may_be_late) == (True, True)


def test_what_is_not_sent_has_the_whole_of_the_last_day() -> None:
    held = appealing(made.limit("10 days"), "appealed")
    found = appeal(held, "asked=2026-06-01 appealed=2026-06-11T17:30", date(2026, 6, 20))
    assert (found.done_late, found.may_be_done_late) == (False, False)


def test_a_closing_hour_of_one_limit_is_that_of_its_act() -> None:
    held = appealing(made.limit("10 days", counting={"cutoff": "12:00"}))
    found = appeal(held, "asked=2026-06-01 appealed=2026-06-11T12:30", date(2026, 6, 20))
    assert (found.done_late, found.may_be_done_late) == (True, True)


def test_it_holds_for_what_is_counted_back_too() -> None:
    # 5 days before Monday 15 June: Wednesday 10 June.
    held = appealing(made.limit("5 days", before="hearing"))
    late = appeal(held, "asked=2026-06-01 hearing=2026-06-15 appealed=2026-06-10T18:00", date(2026, 6, 12))
    assert (late.done_late, late.may_be_done_late) == (True, True)


def test_of_a_limit_in_hours_it_is_any_hour_of_the_next_day() -> None:
    # 24 hours from 17:40: what comes at 17:30 on the next day is received on the day after that.
    held = appealing(made.limit("24 hours"))
    late = appeal(held, "asked=2026-06-01T17:40 appealed=2026-06-02T17:30", date(2026, 6, 5))
    assert (late.done_late, late.may_be_done_late) == (True, True)
    # 48 hours end at 17:40 on Wednesday; what comes on Tuesday evening is received at some hour of it.
    held = appealing(made.limit("48 hours"))
    found = appeal(held, "asked=2026-06-01T17:40 appealed=2026-06-02T17:30", date(2026, 6, 5))
    assert (found.done_late, found.may_be_done_late) == (False, True)


def test_it_is_as_late_as_what_is_told_as_sent_after_hours() -> None:
    held, today = appealing(made.limit("10 days", counting={"last_day": "next working day"})), date(2026, 6, 20)
    told = [
        standing(held, f"asked=2026-06-01 appealed={day}", today)
        for day in ("2026-06-11T17:30", "email-late:2026-06-11")
    ]
    assert [(each.status.value, each.overdue_by, each.overdue_unit) for each in told] == [("done late", 1, "days")] * 2


def test_working_days_of_lateness_are_counted_from_the_day_on_which_it_is_received() -> None:
    # 10 working days from Monday 1 June end on Monday 15 June.
    held, today = appealing(made.limit("10 working days")), date(2026, 6, 20)
    found = standing(held, "asked=2026-06-01 appealed=2026-06-16T17:30", today)
    assert (found.overdue_by, found.overdue_unit) == (2, "working days")


@pytest.mark.parametrize("seed", range(60))
def test_the_second_opinion_says_the_same_of_closing_hours(seed: int) -> None:
    pick = random.Random(seed)  # noqa: S311 - to repeat, not to hide
    period = pick.choice(("1 day", "2 working days", "3 days", "24 hours", "30 hours"))
    held = appealing(
        made.limit(period), last_day=pick.choice(("stays", "next working day")), cutoff=pick.choice(("12:00", "17:00"))
    )
    asked, hours = date(2026, 6, 4).toordinal(), ("", "", "T09:10", "T12:00", "T17:30", "T23:50")
    appealed = date.fromordinal(asked + pick.randint(0, 4)).isoformat() + pick.choice(hours)
    facts = f"asked={date.fromordinal(asked).isoformat()}{pick.choice(hours)} appealed={appealed}"
    appeal(held, facts, date.fromordinal(asked + pick.randint(4, 7)))


@pytest.mark.parametrize(
    ("facts", "earlier", "later"),
    [
        # The letter can have come after the office closed, on Thursday 4 June: then it counts on the 5th.
        ("asked=2026-06-04 told=2026-06-04", (9, 9), (9, 10)),
        ("asked=2026-06-04T17:00 told=2026-06-04", (9, 9), (10, 10)),
        ("asked=2026-06-04T10:00 told=2026-06-04", (9, 9), (9, 9)),
        ("asked=2026-06-04..2026-06-05 told=2026-06-05", (9, 10), (10, 11)),
        # Told of on the 5th, which is earlier than no letter that counts on the 5th.
        ("asked=2026-06-04T17:00 told=2026-06-05", (10, 10), (10, 10)),
    ],
)
def test_of_two_starts_the_day_on_which_each_counts_as_received_says_which_was_first(
    facts: str, earlier: tuple[int, int], later: tuple[int, int]
) -> None:
    """A reply within 5 days from the earlier, or the later, of a letter and of something that nobody sends."""
    for pick, days in (("earlier", earlier), ("later", later)):
        reply = made.act("reply", made.limit("5 days", "asked told", pick=pick), makes="replied")
        stage = made.stage("one", [reply], opens=("asked",))
        held = made.policy("asked/sent told replied", stage, counting={"cutoff": "16:00"})
        asked = held, made.weekdays(), made.case(facts), date(2026, 6, 26)
        for judge in (engine.verdict, worlds.verdict):
            found = judge(*asked).act("reply")
            assert (found.safe, found.latest) == tuple(date(2026, 6, day) for day in days), pick


@pytest.mark.parametrize(
    ("events", "restarted", "safe", "latest"),
    [
        # 10 days from 1 June, of which those after the 3rd up to the new start are lost: of the 10th or, where that
        # came when the office had closed, of the 11th.
        ("asked stopped restarted/sent replied content", "2026-06-10T16:30", 18, 18),
        ("asked stopped restarted/sent replied content", "2026-06-10T17:30", 19, 19),
        ("asked stopped restarted/sent replied content", "2026-06-10", 18, 19),
        # Who says how it was sent says whether the office had closed.
        ("asked stopped restarted/sent replied content", "email:2026-06-10", 18, 18),
        # What is not sent needs no open office. The request may have come after the closing hour.
        ("asked/sent stopped restarted replied content", "2026-06-10T17:30", 18, 19),
    ],
)
def test_a_clock_runs_again_by_the_closing_hour_where_its_new_start_is_sent(
    events: str, restarted: str, safe: int, latest: int
) -> None:
    reply = made.act("reply", made.limit("10 days", pauses=(made.pause(),)), makes="replied")
    stage = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    policy = made.policy(events, stage, counting=CLOSES)
    facts = f"asked=2026-06-01 stopped=2026-06-03 restarted={restarted}"
    asked = policy, made.weekdays(), made.case(facts), date(2026, 6, 15)
    said = engine.verdict(*asked)
    assert list(worlds.differences(worlds.verdict(*asked), said)) == []
    assert (said.act("reply").safe, said.act("reply").latest) == (date(2026, 6, safe), date(2026, 6, latest))


@pytest.mark.parametrize(
    ("wrote", "safe", "latest"),
    [
        # Six days from the last message. Sent on the 3rd, it may have come when the office had closed: on the 4th.
        ("2026-06-03", 9, 10),
        ("2026-06-03T16:30", 9, 9),
        ("2026-06-03T17:30", 10, 10),
        ("2026-06-03..2026-06-04", 9, 11),
    ],
)
def test_a_message_that_begins_a_time_anew_may_have_come_after_the_closing_hour(
    wrote: str, safe: int, latest: int
) -> None:
    reply = made.act("reply", replace(made.limit("6 days", "asked wrote"), anew=True), makes="replied")
    stage = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked wrote/sent replied content", stage, counting=CLOSES)
    found = both(policy, f"asked=2026-06-01 wrote={wrote}", 12).act("reply")
    assert (found.safe, found.latest) == (date(2026, 6, safe), date(2026, 6, latest))
