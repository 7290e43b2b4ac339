"""Constructs by hand: dates counted with a calendar first, then asked of the engine and of the second opinion."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from navigator.dates.calendars import Calendar, Cause, Closure
from navigator.model.limits import Pick
from navigator.model.policy import Policy
from tests.oracles import engine, made, worlds
from tests.support.opinions import act, one_stage, told


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
