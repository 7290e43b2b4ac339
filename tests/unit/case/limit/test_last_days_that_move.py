"""Last days that move: with an act before, to a day that is named, by time that is left or given. By hand first."""

from dataclasses import replace
from datetime import date

import pytest

from navigator.dates.periods import THAT_DAY
from navigator.model.limits import Limit, Notice
from navigator.model.policy import Policy
from tests.oracles import made
from tests.support.opinions import act, one_stage


def chained() -> Policy:
    """Acknowledge within 3 days; reply within 10 days of that or, if it does not come, of its last day."""
    acknowledge = made.act("acknowledge", made.limit("3 days", expiry=made.expiry("not-acknowledged")), makes="seen")
    since_last_day = made.beside("10 days", "not-acknowledged", first_day="included")
    within = made.limit("10 days", "seen", pick="earlier", or_=(since_last_day,))
    return one_stage(within, "seen not-acknowledged", acknowledge)


@pytest.mark.parametrize(
    ("seen", "due"),
    [
        # Acknowledged on Wed 3: 10 days later is Sat 13.
        ("seen=2026-06-03", date(2026, 6, 13)),
        # Not acknowledged by Thu 4: 10 days after Thu 4 is Sun 14.
        ("seen=no", date(2026, 6, 14)),
        # Acknowledged too late, on Tue 9: the last day came first.
        ("seen=2026-06-09", date(2026, 6, 14)),
    ],
)
def test_a_clock_begins_with_an_act_or_with_its_last_day(seen: str, due: date) -> None:
    found = act(chained(), f"asked=2026-06-01 {seen}", date(2026, 6, 10))
    assert (found.safe, found.latest) == (due, due)


def named(day: str = "target") -> Limit:
    return replace(made.limit("1 day"), period=THAT_DAY, from_=(), day=day, named_by=(made.ANSWERS,))


def test_a_day_that_somebody_names_is_the_last_day_and_none_before_it_is_told() -> None:
    policy = one_stage(named(), "target/future")
    none = act(policy, "asked=2026-06-01", date(2026, 12, 1))
    assert (none.safe, none.latest, none.may_be_late, none.open) == (None, None, False, True)
    # A Saturday: a day that was named does not move.
    told_day = "asked=2026-06-01 target=2026-06-20"
    assert act(policy, told_day).latest == date(2026, 6, 20)
    assert not act(policy, told_day, date(2026, 6, 20)).may_be_late
    assert act(policy, told_day, date(2026, 6, 21)).late


def later_day(notice: Notice = Notice.IN_TIME) -> Policy:
    more = replace(made.more_time("put-off", day="new-day"), notice=notice)
    return one_stage(made.limit("10 days", extensions=(more,)), "put-off new-day/future")


def test_more_time_to_a_day_that_is_named() -> None:
    # 10 days from Mon 1 is Thu 11.
    told_day = "asked=2026-06-01 put-off=2026-06-03 new-day=2026-06-19"
    assert act(later_day(), told_day).latest == date(2026, 6, 19)
    # More time never makes a limit shorter.
    assert act(later_day(), "asked=2026-06-01 put-off=2026-06-03 new-day=2026-06-05").latest == date(2026, 6, 11)
    # Said on Fri 12, when the time was over.
    late = "asked=2026-06-01 put-off=2026-06-12 new-day=2026-06-19"
    assert act(later_day(), late, date(2026, 6, 13)).late
    assert act(later_day(Notice.AT_ANY_TIME), late, date(2026, 6, 13)).latest == date(2026, 6, 19)


def test_a_later_day_that_nobody_has_told_leaves_no_last_date() -> None:
    found = act(later_day(), "asked=2026-06-01 put-off=2026-06-03", date(2026, 6, 12))
    assert (found.safe, found.latest, found.late, found.may_be_late) == (date(2026, 6, 11), None, False, True)


@pytest.mark.parametrize(
    ("most", "due"),
    [
        # 10 days from Mon 1 is Thu 11; 12 days, Sat 13; a week and 10 days, Thu 18; two working days more, Mon 15.
        ("2 days", date(2026, 6, 13)),
        ("1 week", date(2026, 6, 18)),
        ("2 working days", date(2026, 6, 15)),
        ("30 days", date(2026, 6, 19)),
    ],
)
def test_a_day_that_is_named_counts_up_to_the_most(most: str, due: date) -> None:
    policy = one_stage(
        made.limit("10 days", extensions=(made.more_time("put-off", day="new-day", at_most=most),)),
        "put-off new-day/future",
    )
    facts = "asked=2026-06-01 put-off=2026-06-03 new-day=2026-06-19"
    assert act(policy, facts).latest == due
    # While nobody has told the day, there is no last date, whatever the most is.
    assert act(policy, "asked=2026-06-01 put-off=2026-06-03", date(2026, 6, 12)).latest is None


def with_a_month_left() -> Policy:
    """10 days that stand still during talks; after the talks a month is left."""
    left = made.more_time("certified", at_least="1 month")
    within = made.limit("10 days", pauses=(made.pause("talks", "certified"),), extensions=(left,))
    return one_stage(within, "talks certified")


@pytest.mark.parametrize(
    ("facts", "dates"),
    [
        # 10 days from Mon 1 is Thu 11. Talks on Tue 2, over on Wed 3: a day stood still, Fri 12; a month from 3 June.
        ("talks=2026-06-02 certified=2026-06-03", (date(2026, 7, 3), date(2026, 7, 3))),
        # Over on a day from Wed 10 to Tue 30: in time whenever it is, for the time stood still.
        ("talks=2026-06-02 certified=2026-06-10..2026-06-30", (date(2026, 7, 10), date(2026, 7, 30))),
        # The talks began on Fri 12, when the time was over.
        ("talks=2026-06-12 certified=2026-06-15", (date(2026, 6, 11), date(2026, 6, 11))),
    ],
)
def test_so_much_time_is_left_after_an_event(facts: str, dates: tuple[date, date]) -> None:
    found = act(with_a_month_left(), f"asked=2026-06-01 {facts}", date(2026, 7, 1))
    assert (found.safe, found.latest) == dates


def test_a_stop_that_came_too_late_is_not_revived_by_the_time_that_is_left() -> None:
    left = replace(made.more_time("restarted", at_least="2 days"), notice=Notice.AT_ANY_TIME)
    within = made.limit("10 days", pauses=(made.pause(then="restart"),), extensions=(left,))
    # 10 days from Mon 1 is Thu 11. Stopped on Mon 15, too late; on Wed 17 two days are left: Fri 19.
    facts = "asked=2026-06-01 stopped=2026-06-15 restarted=2026-06-17"
    found = act(one_stage(within, "stopped restarted"), facts, date(2026, 6, 18))
    assert (found.safe, found.latest) == (date(2026, 6, 19), date(2026, 6, 19))


def test_a_time_that_is_longer_anyway_stays_as_it_is() -> None:
    policy = one_stage(made.limit("60 days", extensions=(made.more_time(at_least="1 month"),)), "more")
    # 60 days from Mon 1 June is Fri 31 July.
    assert act(policy, "asked=2026-06-01 more=2026-06-03", date(2026, 6, 5)).latest == date(2026, 7, 31)


@pytest.mark.parametrize(
    ("notice", "dates"),
    [
        # 10 days from Mon 1 is Thu 11. In time from Mon 8 to Thu 11, and then a week is left: Thu 11 to Thu 18.
        (Notice.IN_TIME, (date(2026, 6, 11), date(2026, 6, 18))),
        # At any time from Mon 8 to Mon 15: a week later is Mon 15 to Mon 22.
        (Notice.AT_ANY_TIME, (date(2026, 6, 15), date(2026, 6, 22))),
    ],
)
def test_of_a_day_that_is_not_known_only_what_is_in_time_leaves_some(notice: Notice, dates: tuple[date, date]) -> None:
    more = replace(made.more_time(at_least="1 week"), notice=notice)
    policy = one_stage(made.limit("10 days", extensions=(more,)), "more")
    found = act(policy, "asked=2026-06-01 more=2026-06-08..2026-06-15", date(2026, 6, 16))
    assert (found.safe, found.latest) == dates


@pytest.mark.parametrize(
    ("notice", "due"), [(Notice.IN_TIME, date(2026, 6, 11)), (Notice.AT_ANY_TIME, date(2026, 7, 1))]
)
def test_a_notice_counts_in_time_or_at_any_time(notice: Notice, due: date) -> None:
    # 10 days from Mon 1 June is Thu 11; 30 days is Wed 1 July. The notice comes on Fri 12.
    more = replace(made.more_time(to="30 days"), notice=notice)
    policy = one_stage(made.limit("10 days", extensions=(more,)), "more")
    assert act(policy, "asked=2026-06-01 more=2026-06-12", date(2026, 6, 20)).latest == due


@pytest.mark.parametrize(
    ("notice", "due"), [(Notice.IN_TIME, date(2026, 6, 11)), (Notice.AT_ANY_TIME, date(2026, 6, 25))]
)
def test_a_restart_counts_in_time_or_at_any_time(notice: Notice, due: date) -> None:
    # Stopped on Fri 12, when the 10 days were over on Thu 11; started again on Mon 15: Thu 25.
    again = replace(made.pause(then="restart"), notice=notice)
    policy = one_stage(made.limit("10 days", pauses=(again,)), "stopped restarted")
    found = act(policy, "asked=2026-06-01 stopped=2026-06-12 restarted=2026-06-15", date(2026, 6, 20))
    assert found.latest == due


def test_more_time_as_often_as_wanted_with_a_most_in_all() -> None:
    # 10 + 4 + 4 days, and of the third 4 only 1: 9 in all. 19 days from Mon 1 is Sat 20.
    more = made.more_time(by="4 days", at_most="9 days", again=True)
    policy = one_stage(made.limit("10 days", extensions=(more,)), "more")
    facts = "asked=2026-06-01 more=2026-06-02 more=2026-06-03 more=2026-06-04"
    assert act(policy, facts, date(2026, 6, 5)).latest == date(2026, 6, 20)
    assert act(policy, f"{facts} more=2026-06-05", date(2026, 6, 6)).latest == date(2026, 6, 20)
    # Without a most: 10 + 3 times 4 is 22 days, Tue 23.
    free = one_stage(made.limit("10 days", extensions=(replace(more, at_most=None),)), "more")
    assert act(free, facts, date(2026, 6, 5)).latest == date(2026, 6, 23)
