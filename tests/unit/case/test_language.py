"""Constructs by hand: dates counted with a calendar first, then asked of the engine and of the second opinion."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from navigator.dates.calendars import Calendar, Cause, Closure
from navigator.dates.periods import THAT_DAY
from navigator.model.limits import Limit, Notice, Pick
from navigator.model.policy import Policy
from tests.oracles import engine, made, worlds
from tests.support.opinions import act, one_stage, told

# Two limits side by side.


def half_term() -> Mapping[str, Calendar]:
    """Schools are closed from Monday 8 to Friday 12 June 2026; offices are not."""
    usual = made.weekdays()
    closed = {date(2026, 6, day): Closure(Cause.OWN, "Half term") for day in range(8, 13)}
    return {**usual, "schools": replace(usual["schools"], closures=closed)}


@pytest.mark.parametrize(
    ("pick", "due"),
    [
        # Working days: Tue 2 is 1, Fri 5 is 4, Mon 8 is 5, Fri 12 is 9, Mon 15 is 10.
        ("earlier", date(2026, 6, 15)),
        # School days: Tue 2 is 1, Fri 5 is 4; half term; Mon 15 is 5, Tue 16 is 6, Wed 17 is 7.
        ("later", date(2026, 6, 17)),
    ],
)
def test_the_earlier_or_the_later_of_two_limits(pick: str, due: date) -> None:
    within = made.limit("7 school days", pick=pick, or_=(made.beside("10 working days", "asked"),))
    found = act(one_stage(within, ""), "asked=2026-06-01", calendars=half_term())
    assert (found.safe, found.latest) == (due, due)


MATTER = made.limit("3 months", "matter", pick="earlier", or_=(made.beside("4 weeks", "known"),))


@pytest.mark.parametrize(
    ("known", "due"),
    [
        # 31 January and 3 months: April has no day 31.
        ("known=no", date(2026, 4, 30)),
        # Monday 2 March and 4 weeks: Monday 30 March.
        ("known=2026-03-02", date(2026, 3, 30)),
        # Friday 10 April and 4 weeks: Friday 8 May, after the 30th.
        ("known=2026-04-10", date(2026, 4, 30)),
    ],
)
def test_whichever_is_earlier_of_a_time_from_the_matter_and_one_from_knowing(known: str, due: date) -> None:
    policy = one_stage(MATTER, "matter known")
    found = act(policy, f"matter=2026-01-31 {known}", due)
    assert (found.safe, found.latest, found.last_day_today, found.late) == (due, due, True, False)


def test_whichever_is_later_is_not_over_before_both_times_have_begun() -> None:
    within = replace(made.limit("6 months", "matter", pick="later"), or_=(made.beside("3 years", "known"),))
    policy = one_stage(within, "matter known")
    found = act(policy, "matter=2020-01-31 known=no")
    assert (found.safe, found.latest, found.may_be_late) == (None, None, False)
    # Known on 1 June 2024: three years later is 1 June 2027, long after 31 July 2020.
    assert act(policy, "matter=2020-01-31 known=2024-06-01").latest == date(2027, 6, 1)


def test_a_pause_stops_both_of_two_limits() -> None:
    # Stopped on Wed 3, goes on on Fri 5: Thu 4 and Fri 5 do not count. 10 days: Thu 11, so Sat 13.
    # 5 working days: Tue 2, Wed 3, Mon 8, Tue 9, Wed 10.
    within = made.limit(
        "10 days", pick="earlier", or_=(made.beside("5 working days", "asked"),), pauses=(made.pause(),)
    )
    policy = one_stage(within, "stopped restarted")
    assert act(policy, "asked=2026-06-01 stopped=2026-06-03 restarted=2026-06-05", date(2026, 6, 8)).latest == date(
        2026, 6, 10
    )
    later = replace(policy.procedure.stages[0].duties[0].limit or within, pick=Pick.LATER)
    policy = one_stage(later, "stopped restarted")
    assert act(policy, "asked=2026-06-01 stopped=2026-06-03 restarted=2026-06-05", date(2026, 6, 8)).latest == date(
        2026, 6, 13
    )


def test_the_earlier_of_two_limits_may_be_over_though_the_clock_stands_still() -> None:
    # Asked on Mon 1: 3 days are over on Thu 4, before the clock stops on Fri 5. Asked on Wed 3: it stops on day 2 of 3.
    within = made.limit("3 days", pick="earlier", or_=(made.beside("5 working days", "told"),), pauses=(made.pause(),))
    policy = one_stage(within, "told stopped restarted")
    found = act(policy, "asked=2026-06-01..2026-06-03 told=no stopped=2026-06-05", date(2026, 6, 8))
    assert (found.safe, found.latest, found.may_be_late, found.late) == (date(2026, 6, 4), None, True, False)


def test_a_clock_that_begins_anew_is_received_as_what_began_it_is() -> None:
    # The request of Wed 3 was sent, the answer of Sat 6 was not: only what is sent is received on the next working day.
    # 5 working days from Saturday: Mon 8 is 1, Fri 12 is 5.
    within = made.limit("5 working days", pauses=(made.pause(then="restart"),))
    reply = made.act("reply", within, makes="replied")
    stage = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    events = "asked/sent stopped restarted replied content"
    policy = made.policy(events, stage, counting={"receipt": "next working day"})
    found = act(policy, "asked=2026-06-03 stopped=2026-06-04 restarted=2026-06-06", date(2026, 6, 8))
    assert (found.safe, found.latest) == (date(2026, 6, 12), date(2026, 6, 12))
    # Where the answer is sent too, it is received on Monday 8, and the last day is Monday 15.
    sent = made.policy(events.replace("restarted", "restarted/sent"), stage, counting={"receipt": "next working day"})
    found = act(sent, "asked=2026-06-03 stopped=2026-06-04 restarted=2026-06-06", date(2026, 6, 8))
    assert (found.safe, found.latest) == (date(2026, 6, 15), date(2026, 6, 15))


def test_months_that_stood_still_differ_in_length_with_their_start() -> None:
    # Asked on Wed 6 May and stopped that day, going on on Sat 6 June: 31 days to 6 June, 31 more to Tuesday 7 July.
    # Asked on 6 June: Monday 6 July. Asked on 6 May and stopped on 6 June: 6 June.
    policy = one_stage(made.limit("1 month", pauses=(made.pause(),)), "stopped restarted")
    facts = "asked=2026-05-06..2026-06-06 stopped=2026-05-06..2026-06-06 restarted=2026-06-06"
    found = act(policy, facts, date(2026, 6, 8))
    assert (found.safe, found.latest) == (date(2026, 6, 6), date(2026, 7, 7))


def test_what_a_cap_looks_at_keeps_its_place_in_its_own_stage_alone() -> None:
    # What opens stage two by itself may have come before the reply, so the reply of stage one may have come after the
    # decision of stage two: after Monday 8 June too, its last day.
    one = made.stage("one", [made.act("reply", made.limit("7 days"), makes="replied")], opens=("asked",))
    two = made.stage("two", [made.act("decide", None, makes="decided")], opens=("brought-in",))
    whole = made.cap("whole", made.limit("9 days", until="replied"), "one", "two")
    policy = made.policy(
        "asked replied passed-up decided brought-in",
        replace(one, outcomes=(made.out("passed-up", "two"),)),
        two,
        caps=(whole,),
    )
    found = act(policy, "asked=2026-06-01 decided=2026-06-05", date(2026, 6, 30))
    assert (found.may_be_done, found.may_be_done_late, found.done) == (True, True, False)


# From an act or, if it never came, from its last day.


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


# A day that somebody names.


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


# Notice in time, and how often.


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


# Acts that need more than their time, and caps.


def test_an_act_with_a_limit_falls_to_be_done_once_something_else_has_happened() -> None:
    check = made.act("check", made.limit("5 days"), makes="checked", after="seen")
    policy = one_stage(None, "seen checked", check)
    waits = act(policy, "asked=2026-06-01 seen=no", date(2026, 6, 20), "check")
    assert (waits.latest, waits.may_be_open, waits.may_be_late) == (date(2026, 6, 6), False, False)
    assert act(policy, "asked=2026-06-01 seen=2026-06-03", date(2026, 6, 7), "check").late


def test_a_cap_ends_with_an_act_and_holds_once_something_has_happened() -> None:
    cap = replace(made.cap("whole", made.limit("9 days", until="replied"), "one"), after=("seen",))
    policy = one_stage(None, "seen", caps=(cap,))
    assert not act(policy, "asked=2026-06-01 seen=no", date(2026, 6, 20), "whole").may_be_late
    assert act(policy, "asked=2026-06-01 seen=2026-06-03 replied=no", date(2026, 6, 11), "whole").late
    kept = act(policy, "asked=2026-06-01 seen=2026-06-03 replied=2026-06-10", date(2026, 6, 20), "whole")
    assert (kept.done, kept.late, kept.done_late) == (True, False, False)


# What follows when a time has run out.


def test_a_time_that_runs_out_can_count_as_what_an_act_shows() -> None:
    """Deemed agreed: no objection within 10 days counts as agreement, and the case goes on as if it had been given."""
    object_ = made.act("agree", made.limit("10 days", expiry=made.expiry("agreed")), makes="answered", by=made.ASKS)
    carry_out = made.act("carry-out", made.limit("5 days", "agreed"), makes="carried-out")
    first = made.stage("one", [object_], [made.out("agreed", "two")], opens=("asked",))
    second = made.stage("two", [carry_out], [made.out("carried-out", "end")])
    policy = made.policy("asked answered agreed carried-out", first, second)
    # 10 days from Mon 1 is Thu 11; the next day, Fri 12, counts as the day of agreement; 5 days later is Wed 17.
    found = told(policy, "asked=2026-06-01 answered=no", date(2026, 6, 15))
    assert found.stages == {"two"}
    assert found.act("carry-out").latest == date(2026, 6, 17)
    # Agreed in fact on Wed 3: Mon 8.
    assert told(policy, "asked=2026-06-01 agreed=2026-06-03").act("carry-out").latest == date(2026, 6, 8)


# Going back.


@pytest.mark.parametrize(
    ("then", "due"),
    [
        # 10 days: Tue 2 and Wed 3 are 1 and 2; away until Mon 8; Tue 9 is 3, Tue 16 is 10.
        ("continue", date(2026, 6, 16)),
        # All 10 again from Mon 8: Thu 18.
        ("restart", date(2026, 6, 18)),
    ],
)
def test_on_return_to_a_stage_its_clock_goes_on_or_begins_again(then: str, due: date) -> None:
    away = made.pause("passed-up", "sent-back", then)
    reply = made.act("reply", made.limit("10 days", pauses=(away,)), makes="replied")
    first = made.stage("one", [reply], [made.out("passed-up", "two")], opens=("asked",))
    second = made.stage("two", [], [made.out("sent-back", "one"), made.out("over", "end")])
    policy = made.policy("asked replied passed-up sent-back over", first, second)
    found = act(policy, "asked=2026-06-01 replied=no passed-up=2026-06-03 sent-back=2026-06-08", date(2026, 6, 9))
    assert (found.latest, found.open) == (due, True)


# What a case is about.


def by_question() -> Policy:
    """Within 10 working days about one person, within 3 days about many; only one person can appeal."""
    one = replace(made.act("reply", made.limit("10 working days"), makes="replied"), only=("one-person",))
    many = replace(made.act("tell", made.limit("3 days"), makes="replied"), only=("many",))
    outs = [made.out("content", "end"), replace(made.out("appealed", "two"), only=("one-person",))]
    first = made.stage("one", [one, many], outs, opens=("asked",))
    second = made.stage("two", [], [made.out("over", "end")])
    return made.policy(
        "asked replied content appealed over", first, second, questions=made.question("whom", "one-person", "many")
    )


@pytest.mark.parametrize(
    ("answers", "reply", "tell"),
    [
        # 10 working days from Mon 1: Mon 15. 3 days: Thu 4.
        (("one-person",), (date(2026, 6, 15), date(2026, 6, 15)), (None, None)),
        (("many",), (None, None), (date(2026, 6, 4), date(2026, 6, 4))),
        # Nobody knows: each may hold, and neither has a last date.
        ((), (date(2026, 6, 15), None), (date(2026, 6, 4), None)),
    ],
)
def test_an_answer_decides_which_acts_there_are(
    answers: tuple[str, ...], reply: tuple[date | None, date | None], tell: tuple[date | None, date | None]
) -> None:
    case = replace(made.case("asked=2026-06-01"), answers=answers)
    asked = by_question(), made.weekdays(), case, date(2026, 6, 5)
    said = engine.verdict(*asked)
    assert list(worlds.differences(worlds.verdict(*asked), said)) == []
    assert (said.act("reply").safe, said.act("reply").latest) == reply
    assert (said.act("tell").safe, said.act("tell").latest) == tell
    assert (said.act("tell").late, said.act("tell").may_be_late) == (answers == ("many",), answers != ("one-person",))


def test_what_was_reported_tells_what_the_case_is_about() -> None:
    """Only a case about one person can have been appealed."""
    found = told(by_question(), "asked=2026-06-01 appealed=2026-06-03")
    assert found.stages == {"two"}


# Ways out of every stage.


@pytest.mark.parametrize("stage", ["one", "two"])
def test_a_way_out_that_is_written_once_leads_out_of_every_stage(stage: str) -> None:
    first = made.stage(
        "one", [made.act("reply", made.limit("10 days"), makes="replied")], [made.out("passed-up", "two")]
    )
    second = made.stage("two", [], [made.out("over", "end")])
    back = made.out("taken-back", "end")
    policy = made.policy("asked replied passed-up over taken-back", first, second, outcomes=(back,))
    moved = "" if stage == "one" else " passed-up=2026-06-02"
    assert told(policy, f"asked=2026-06-01{moved}").stages == {stage}
    assert told(policy, f"asked=2026-06-01{moved} taken-back=2026-06-03").ended


def test_a_way_out_of_every_stage_ends_all_that_run_side_by_side() -> None:
    first = made.stage("one", [], [made.out("parted", "two+three")])
    tracks = [made.stage(name, [], [made.out(f"{name}-over", "end")]) for name in ("two", "three")]
    back = made.out("taken-back", "end")
    policy = made.policy("parted two-over three-over taken-back", first, *tracks, outcomes=(back,))
    assert told(policy, "parted=2026-06-01").stages == {"two", "three"}
    assert told(policy, "parted=2026-06-01 taken-back=2026-06-03").ended


# Events that are made of others.


def replied_by(**made_of: tuple[str, ...]) -> Policy:
    """Reply within 10 days, with a letter or at a meeting, or with both."""
    reply = made.act("reply", made.limit("10 days"), makes="replied")
    stage = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    return made.policy("asked wrote met replied content", stage, made_of={"replied": made_of})


@pytest.mark.parametrize(
    ("facts", "done", "late"),
    [
        # The last day is Thu 11. The letter came on Wed 10, the meeting on Fri 12.
        ("wrote=2026-06-10 met=2026-06-12", True, False),
        ("met=2026-06-12", True, True),
        ("wrote=no met=no", False, False),
    ],
)
def test_an_act_is_done_with_the_first_of_several_events(facts: str, *, done: bool, late: bool) -> None:
    found = act(replied_by(any_of=("wrote", "met")), f"asked=2026-06-01 {facts}", date(2026, 6, 15))
    assert (found.done, found.done_late, found.late) == (done, late, not done)


@pytest.mark.parametrize(
    ("facts", "done", "late"),
    [
        ("wrote=2026-06-10 met=2026-06-11", True, False),
        ("wrote=2026-06-10 met=2026-06-12", True, True),
        ("wrote=2026-06-10 met=no", False, False),
    ],
)
def test_an_act_is_done_with_the_last_of_several_events(facts: str, *, done: bool, late: bool) -> None:
    found = act(replied_by(all_of=("wrote", "met")), f"asked=2026-06-01 {facts}", date(2026, 6, 15))
    assert (found.done, found.done_late, found.late) == (done, late, not done)


# What comes was sent.


@pytest.mark.parametrize(
    ("facts", "done", "late", "may_be_late"),
    [
        # Ten days from Monday 1 June end on Thursday 11. It came on the 11th, so it was sent by then.
        ("asked=2026-06-01 came=2026-06-11", True, False, False),
        # It came on the 12th: it can have been sent on the 11th.
        ("asked=2026-06-01 came=2026-06-12", True, False, True),
        # Whoever tells when it was posted tells when it was sent.
        ("asked=2026-06-01 came=first-class:2026-06-12", True, True, True),
        ("asked=2026-06-01 came=first-class:2026-06-11", True, False, False),
        # What was told of the sending itself stands.
        ("asked=2026-06-01 replied=2026-06-10 came=2026-06-12", True, False, False),
        ("asked=2026-06-01 came=no", False, False, False),
        ("asked=2026-06-01 came=yes", True, False, True),
    ],
)
def test_what_came_was_sent(facts: str, *, done: bool, late: bool, may_be_late: bool) -> None:
    reply = made.act("reply", made.limit("10 days"), makes="replied")
    stage = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    sent = {"came": {"arrival_of": "replied"}}
    policy = made.policy("asked replied came/sent content", stage, made_of=sent)
    found = act(policy, facts, date(2026, 6, 15))
    assert (found.done, found.done_late, found.may_be_done_late) == (done, late, may_be_late)


def test_what_came_and_is_said_not_to_have_been_sent_cannot_be() -> None:
    reply = made.act("reply", made.limit("10 days"), makes="replied")
    stage = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked replied came/sent content", stage, made_of={"came": {"arrival_of": "replied"}})
    assert told(policy, "asked=2026-06-01 replied=no came=2026-06-03").contradicts


def test_what_was_sent_leads_on_when_it_came() -> None:
    stage = made.stage("one", [], [made.out("refused", "end")], opens=("asked",))
    policy = made.policy("asked refused came/sent", stage, made_of={"came": {"arrival_of": "refused"}})
    assert told(policy, "asked=2026-06-01 came=2026-06-03").ended
    assert not told(policy, "asked=2026-06-01 came=no").ended


def test_an_event_of_two_acts_does_not_tell_that_the_time_of_either_began() -> None:
    """A hole was mended: in time for the 90 days, or because somebody used it; that nobody did is no contradiction."""
    usual = made.act("mend", made.limit("90 days"), makes="mended")
    urgent = made.act("mend-at-once", made.limit("7 days", "used"), makes="mended", after="used")
    stage = made.stage("one", [usual, urgent], [made.out("over", "end")], opens=("asked",))
    policy = made.policy("asked used mended over", stage)
    found = told(policy, "asked=2026-06-01 used=no mended=2026-06-03")
    assert not found.contradicts
    assert found.act("mend").done


@pytest.mark.parametrize("facts", ["news=2026-06-06", "asked=2026-06-06 news=2026-06-06"])
def test_what_is_repeated_counts_from_the_day_on_which_it_was_done_and_not_as_what_is_sent(facts: str) -> None:
    """News came on Saturday 6 June 2026; 4 working days from there end on Thursday 11. Only the request is sent."""
    news = made.act("reply", made.limit("4 working days", every=True, until="over"), makes="news")
    stage = made.stage("one", [news], [made.out("over", "end")], opens=("asked",))
    policy = made.policy("asked/sent news over", stage, counting={"receipt": "next working day"})
    found = act(policy, facts, date(2026, 6, 8))
    assert (found.safe, found.latest) == (date(2026, 6, 11), date(2026, 6, 11))


def test_a_stage_ends_early_when_all_have_voted() -> None:
    first = made.stage("vote", [], [made.out("all-voted", "two"), made.out("time-up", "two")], opens=("asked",))
    second = made.stage("two", [], [made.out("over", "end")])
    made_of = {"all-voted": {"all_of": ("one-voted", "other-voted")}}
    policy = made.policy("asked one-voted other-voted all-voted time-up over", first, second, made_of=made_of)
    assert told(policy, "asked=2026-06-01 one-voted=2026-06-02 other-voted=no").stages == {"vote"}
    assert told(policy, "asked=2026-06-01 one-voted=2026-06-02 other-voted=2026-06-03").stages == {"two"}


def test_what_opened_the_case_is_not_asked_for_again_where_it_was_sent_back() -> None:
    """Asked on the 1st, passed up on the 5th and back on the 10th: who asked need not ask again, but to look anew."""
    ask = made.act("ask", makes="asked", by="parent", force="should")
    look = made.act("look", makes="looked")
    one = made.stage("one", [ask, look], [made.out("passed-up", "two"), made.out("content", "end")], opens=("asked",))
    two = made.stage(
        "two", [made.act("decide", makes="decided")], [made.out("sent-back", "one"), made.out("decided", "end")]
    )
    policy = made.policy("asked looked passed-up sent-back decided content", one, two)
    said = told(
        policy, "asked=2026-06-01 looked=2026-06-03 passed-up=2026-06-05 sent-back=2026-06-10", date(2026, 6, 12)
    )
    assert (said.act("ask").done, said.act("ask").may_be_open) == (True, False)
    assert (said.act("look").done, said.act("look").open) == (False, True)
