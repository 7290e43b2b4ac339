"""Times that run from the end of another, and alternatives that are due with an event, by hand.

June 2026 begins on a Monday. Engine and second opinion are both asked.
"""

from dataclasses import replace
from datetime import date

import pytest

from navigator.dates.periods import THAT_DAY
from navigator.dates.rules import FirstDay
from navigator.explain.assumptions import assumptions
from navigator.explain.limit_texts import counted_from
from navigator.explain.teller import Teller
from navigator.model.acts import Force
from navigator.model.limits import Expiry, Limit, NewStart, Notice, Pause, Resume
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.oracles import engine, made, worlds
from tests.support import opinions
from tests.support.opinions import act, told


def day(text: str) -> date:
    return date.fromisoformat(text)


def talks(then: Limit, *, done_or_not: bool, more: str = "", any_of: str = "") -> Policy:
    """The manager has 5 days to settle it; from their end the parent has some time to go to the panel."""
    over = Expiry(event="time-over", says="The time to settle it is over.", done_or_not=done_or_not)
    settle = made.act("settle", replace(made.limit("5 days"), expiry=over), makes="offered")
    submit = made.act("submit", then, makes="submitted", by="parent", force="may")
    stage = made.stage("one", [settle, submit], [made.out("content", "end")], opens=("asked",))
    return made.policy(
        f"asked offered {more} time-over submitted content",
        stage,
        made_of={"over": {"any_of": tuple(any_of.split())}} if any_of else {},
    )


THREE = made.limit("3 working days", "time-over")


@pytest.mark.parametrize(
    ("then", "due"),
    [
        # Asked on Monday 1 June; the five days are over on Saturday 6 June.
        # Working days: Mon 8, Tue 9, Wed 10. Days: 7, 8, 9. Clear days: 7, 8, 9, so the 10th. A month: 6 July.
        ("3 working days", "2026-06-10"),
        ("3 days", "2026-06-09"),
        ("3 clear days", "2026-06-10"),
        ("1 month", "2026-07-06"),
    ],
)
def test_a_time_from_the_end_of_another_counts_from_its_last_day(then: str, due: str) -> None:
    policy = talks(made.limit(then, "time-over"), done_or_not=True)
    assert act(policy, "asked=2026-06-01 offered=no", day("2026-06-08"), "submit").latest == day(due)


def test_where_its_first_day_is_said_to_count_it_is_the_day_after_the_end() -> None:
    first = replace(THREE, counting=made.rules(first_day="included"))
    for policy in (talks(first, done_or_not=True), talks(first, done_or_not=False), talks(THREE, done_or_not=True)):
        # Sunday 7 June is day 1 and no working day: Mon 8, Tue 9, Wed 10.
        assert act(policy, "asked=2026-06-01 offered=no", day("2026-06-08"), "submit").latest == day("2026-06-10")
        # Told by itself: the time was over on Wednesday 3 June, so the last day was the 2nd.
        assert act(policy, "time-over=2026-06-03", day("2026-06-04"), "submit").latest == day("2026-06-05")


def test_what_follows_only_where_the_act_was_not_done_has_a_day_of_its_own() -> None:
    # It counts as having happened on Wednesday 3 June: Thu 4, Fri 5, Mon 8.
    policy = talks(THREE, done_or_not=False)
    assert act(policy, "time-over=2026-06-03", day("2026-06-04"), "submit").latest == day("2026-06-08")


@pytest.mark.parametrize(("done_or_not", "due"), [(False, None), (True, "2026-06-10")])
def test_it_runs_whether_the_time_was_used_or_not_where_that_is_said(done_or_not: bool, due: str | None) -> None:  # noqa: FBT001
    policy = talks(THREE, done_or_not=done_or_not)
    found = act(policy, "asked=2026-06-01 offered=2026-06-03", day("2026-06-08"), "submit")
    assert found.latest == (day(due) if due else None)
    # Before the end there is no date yet, and it is no right.
    before = act(policy, "asked=2026-06-01 offered=2026-06-03", day("2026-06-05"), "submit")
    assert (before.latest, before.open) == (None, False)


def test_nobody_is_asked_whether_it_was_done_where_that_changes_nothing() -> None:
    policy = talks(THREE, done_or_not=True)
    assert act(policy, "asked=2026-06-01", day("2026-06-08"), "submit").latest == day("2026-06-10")
    assert told(policy, "asked=2026-06-01", day("2026-06-08")).asked == frozenset()


@pytest.mark.parametrize("done_or_not", [True, False])
def test_readers_are_told_that_it_counts_from_the_end_and_not_that_a_first_day_is_assumed(done_or_not: bool) -> None:  # noqa: FBT001
    then = THREE if done_or_not else replace(THREE, counting=made.rules(first_day="included"))
    policy = talks(then, done_or_not=done_or_not)
    teller = Teller(policy, ENGLISH)
    assert counted_from(teller, then) == "counted from the day time-over (its last day)"
    assert not any("first day counts" in each for each in assumptions(teller, then))


def test_a_time_ends_by_itself_only_while_its_stage_is_open() -> None:
    """Passed up on one of the days from 4 to 7 June, so the stage may have been left before the 6th, the last day."""
    over = Expiry(event="the-end", says="It is over.", done_or_not=True)
    first = made.rules(first_day="included")
    reply = made.act("reply", replace(made.limit("3 days"), counting=first, expiry=over), makes="replied")
    then = made.act("then", made.limit("7 days", "the-end"), force="may", makes="then-done")
    one = made.stage("one", [reply, then], [made.out("passed-up", "two")], opens=("asked",))
    two = made.stage("two", [], [made.out("accepted", "end")])
    policy = made.policy("asked replied passed-up accepted the-end then-done", one, two)
    asked = policy, made.weekdays(), made.case("asked=2026-06-04 accepted=2026-06-07"), day("2026-06-21")
    for found in (engine.verdict(*asked).act("then"), worlds.verdict(*asked).act("then")):
        assert (found.latest, found.dates) == (None, frozenset({None, day("2026-06-13")}))


FIX = made.limit("90 days", pick="earlier", or_=(made.at_once("fixed"),))


@pytest.mark.parametrize(
    ("facts", "due"),
    [
        # 90 days from 1 June are 30 August.
        ("asked=2026-06-01", "2026-08-30"),
        ("asked=2026-06-01 fixed=no", "2026-08-30"),
        ("asked=2026-06-01 fixed=2026-06-20", "2026-06-20"),
        ("fixed=2026-06-20 asked=2026-06-01", "2026-06-20"),
    ],
)
def test_within_a_time_or_at_once_with_an_event(facts: str, due: str) -> None:
    policy = publish(FIX)
    assert act(policy, facts, day("2026-06-20")).latest == day(due)


def test_at_once_is_on_the_day_whatever_the_first_day_is() -> None:
    policy = publish(replace(FIX, counting=made.rules(first_day="included")))
    assert act(policy, "asked=2026-06-01 fixed=2026-06-20", day("2026-06-21")).late


def test_the_later_of_a_time_and_an_event() -> None:
    policy = publish(replace(FIX, pick=made.limit("1 day", pick="later").pick))
    assert act(policy, "asked=2026-06-01 fixed=2026-06-20", day("2026-06-21")).latest == day("2026-08-30")
    assert act(policy, "asked=2026-06-01 fixed=no", day("2026-06-21")).latest is None


def publish(within: Limit, ahead: str = "") -> Policy:
    reply = made.act("reply", within, makes="replied")
    stage = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    return made.policy(f"asked fixed{ahead} replied content", stage)


def test_what_an_act_brings_about_as_well_is_counted_from_its_own_day() -> None:
    policy = talks(THREE, done_or_not=True)
    stage = policy.procedure.stages[0]
    says = made.act("say-so", makes="time-over")
    both = replace(policy.procedure, stages=(replace(stage, duties=(*stage.duties, says)),))
    # It was said on Wednesday 3 June: Thu 4, Fri 5, Mon 8.
    found = act(replace(policy, procedure=both), "time-over=2026-06-03", day("2026-06-04"), "submit")
    assert found.latest == day("2026-06-08")


def test_the_next_meeting_or_the_one_after_is_the_day_that_somebody_names() -> None:
    """Decided at the next meeting if the papers are in 10 working days before it, else at the one after.

    Whoever keeps the list of meetings names the day; when the papers come too late for it, they name the next one.
    """
    decide = replace(made.limit("1 day"), period=THAT_DAY, from_=(), day="meeting", named_by=(made.ANSWERS,))
    papers = replace(made.limit("10 working days"), from_=(), before=("meeting",))
    hand_in = made.act("hand-in", papers, makes="handed-in", by="parent", force="should")
    stage = made.stage(
        "one", [hand_in, made.act("decide", decide, makes="decided")], [made.out("decided", "end")], opens=("asked",)
    )
    policy = made.policy("asked handed-in meeting/future decided", stage)
    # Ten working days before Thursday 18 June: Wed 17 is 1, Fri 12 is 4, Fri 5 is 9, Thu 4 is 10.
    first = "asked=2026-06-01 meeting=2026-06-18"
    assert act(policy, first, day("2026-06-03"), "hand-in").latest == day("2026-06-04")
    assert act(policy, f"{first} handed-in=2026-06-09", day("2026-06-10"), "hand-in").done_late
    # Thursday 16 July is told in its place; ten working days before that is Thursday 2 July.
    moved = "asked=2026-06-01 handed-in=2026-06-09 meeting=2026-07-16"
    assert act(policy, moved, day("2026-06-10"), "decide").latest == day("2026-07-16")
    assert not act(policy, moved, day("2026-06-10"), "hand-in").done_late


@pytest.mark.parametrize(
    "facts",
    [
        # Asked on Monday 1 June: the 5 days are over on Saturday 6 June; 60 days from then end on Wednesday 5 August.
        "asked=2026-06-01 offered=2026-06-03 wrote=2026-06-02",
        "wrote=2026-06-02 time-over=2026-06-07",
        "time-over=2026-06-07",
    ],
)
def test_a_time_since_the_last_of_several_counts_from_the_end_of_another(facts: str) -> None:
    since_last = replace(made.limit("60 days", "wrote time-over"), anew=True)
    found = act(talks(since_last, done_or_not=True, more="wrote"), facts, day("2026-06-08"), "submit")
    assert (found.safe, found.latest) == (day("2026-08-05"), day("2026-08-05"))


def mending(stop: Pause) -> Policy:
    """The parent has 5 days to mend what is asked for; the manager has 10 days to reply, with a pause."""
    over = Expiry(event="mend-over", says="The time to mend it is over.", done_or_not=True)
    mend = made.act("mend", replace(made.limit("5 days", "stopped"), expiry=over), makes="mended", by="parent")
    reply = made.act("reply", made.limit("10 days", pauses=(stop,)), makes="replied")
    stage = made.stage("one", [mend, reply], [made.out("content", "end")], opens=("asked",))
    return made.policy("asked stopped mended mend-over paid replied content", stage)


@pytest.mark.parametrize(
    ("stop", "facts", "due"),
    [
        # Asked on Monday 1 June: 10 days end on the 11th. Asked to mend on the 3rd, with time up to and with Monday 8;
        # the 9th is the first day that counts again. Lost are 4 to 8, whatever is said of the day of a new start.
        (made.pause("stopped", "mend-over"), "", "2026-06-16"),
        (replace(made.pause("stopped", "mend-over"), restart_day=NewStart.INCLUDED), "", "2026-06-16"),
        (replace(made.pause("stopped", "mend-over"), restart_day=NewStart.NEXT_EXCLUDED), "", "2026-06-17"),
        # All days again: the 9th is day 1, the 18th is day 10.
        (made.pause("stopped", "mend-over", "restart"), "", "2026-06-18"),
        # It stops when the time to mend is over: 9 to 12 are lost.
        (made.pause("mend-over", "paid"), "paid=2026-06-12", "2026-06-15"),
        (replace(made.pause("mend-over", "paid"), stop_day=FirstDay.EXCLUDED), "paid=2026-06-12", "2026-06-15"),
    ],
)
def test_a_pause_begins_and_ends_with_the_last_day_of_another_time(stop: Pause, facts: str, due: str) -> None:
    for first in ("excluded", "included"):
        policy = mending(stop)
        (mend, reply) = policy.procedure.stages[0].duties
        assert reply.limit
        period = made.limit("10 days" if first == "excluded" else "11 days").period
        # Where the first day counts, 11 days are as many as 10 days are else; those that are counted again begin later.
        longer = first == "included" and stop.then is Resume.CONTINUE
        counted = replace(
            reply.limit, counting=made.rules(first_day=first), period=period if longer else made.limit("10 days").period
        )
        stage = replace(policy.procedure.stages[0], duties=(mend, replace(reply, limit=counted)))
        policy = replace(policy, procedure=replace(policy.procedure, stages=(stage,)))
        found = act(policy, f"asked=2026-06-01 stopped=2026-06-03 {facts}", day("2026-06-13"), "reply")
        assert (found.safe, found.latest) == (day(due), day(due))


@pytest.mark.parametrize(
    ("pick", "facts", "today", "due"),
    [
        # 90 days from Tuesday 10 March end on Monday 8 June. The cycle ends on 25 May, which is told ahead.
        ("earlier", "asked=2026-03-10 fixed=2026-05-25", "2026-03-20", "2026-05-25"),
        ("earlier", "asked=2026-03-10 fixed=2026-05-25", "2026-05-25", "2026-05-25"),
        ("earlier", "asked=2026-03-10 fixed=2026-06-25", "2026-03-20", "2026-06-08"),
        ("earlier", "asked=2026-03-10 fixed=no", "2026-03-20", "2026-06-08"),
        ("later", "asked=2026-03-10 fixed=2026-06-25", "2026-03-20", "2026-06-25"),
        ("later", "asked=2026-03-10 fixed=no", "2026-03-20", None),
        # A booked day that may still be moved within some days.
        ("earlier", "asked=2026-03-10 fixed=2026-05-25..2026-05-27", "2026-03-20", "2026-05-27"),
    ],
)
def test_at_once_on_a_day_that_is_told_ahead(pick: str, facts: str, today: str, due: str | None) -> None:
    within = made.limit("90 days", pick=pick, or_=(made.at_once("fixed"),))
    found = act(publish(within, "/future"), facts, day(today))
    assert found.latest == (day(due) if due else None)
    assert not found.late


def test_at_once_on_a_day_that_was_told_ahead_and_has_passed_is_late() -> None:
    found = act(publish(FIX, "/future"), "asked=2026-03-10 fixed=2026-05-25", day("2026-05-27"))
    assert (found.safe, found.late) == (day("2026-05-25"), True)


def deemed_to_have_come() -> Policy:
    """A letter counts as come 4 days after it was posted; then there are 10 days to write, and 5 more when free."""
    come = Expiry(event="come", says="It counts as come.", done_or_not=True)
    counts = replace(made.cap("letter", replace(made.limit("4 days", "posted"), expiry=come), "one"), force=Force.MAY)
    write = made.act("write", made.limit("10 days", "come", expiry=made.expiry("too-late")), makes="written")
    late = made.act(
        "late",
        made.limit("5 days", "free", or_=(made.beside("30 days", "too-late"),), pick="earlier"),
        makes="written-late",
    )
    one = made.stage("one", [write], [made.out("written", "end"), made.out("too-late", "two")], opens=("posted",))
    two = made.stage("two", [late], [made.out("written-late", "end")])
    return made.policy("posted come written too-late free written-late", one, two, caps=(counts,))


def test_a_time_that_must_have_run_out_did_so_after_the_one_from_whose_end_it_runs() -> None:
    # Posted on Monday 1 June: come on the 5th, and too late after the 15th. Free on the 22nd: until the 27th.
    verdict = told(deemed_to_have_come(), "posted=2026-06-01 written=no free=2026-06-22", day("2026-06-24"))
    assert (verdict.stages, verdict.ended) == (frozenset({"two"}), False)
    late = verdict.act("late")
    assert (late.safe, late.latest, late.may_be_late) == (day("2026-06-27"), day("2026-06-27"), False)
    journeys = opinions.found(
        deemed_to_have_come(), "posted=2026-06-01 written=no free=2026-06-22", day("2026-06-24")
    ).journeys
    assert {known.first for each in journeys for known in each.history["too-late"]} == {day("2026-06-16")}


def test_a_time_that_must_have_run_out_began_with_the_end_of_the_one_before() -> None:
    """Asked on the 1st, and nobody settled it up to the 6th; on the 7th that was over, and five days ended on the 12th.
    Nobody warned in those, which led on to the second stage on the 13th: ten days more are over on the 23rd."""
    settle = made.act("settle", made.limit("5 days", expiry=made.expiry("time-over")), makes="settled")
    warned = made.limit("5 days", "time-over", expiry=made.expiry("warned-in-vain"))
    one = made.stage(
        "one", [settle, made.act("warn", warned, makes="warned")], [made.out("warned-in-vain", "two")], opens=("asked",)
    )
    close = made.act("close", made.limit("10 days", "warned-in-vain"), makes="closed")
    two = made.stage("two", [made.act("hear", makes="heard"), close])
    policy = made.policy("asked settled time-over warned warned-in-vain heard closed", one, two)
    asked = policy, made.weekdays(), made.case("asked=2026-06-01 heard=2026-06-18"), day("2026-06-19")
    for said in (engine.verdict(*asked), worlds.verdict(*asked)):
        assert opinions.dates(said.act("close")) == (day("2026-06-23"), day("2026-06-23"))


LATE_OFFER = made.more_time("offered", at_least="10 days", notice=Notice.AT_ANY_TIME)


@pytest.mark.parametrize(
    ("then", "facts", "due"),
    [
        # Asked on Monday 1 June: the five days end on Sat 6, and 10 more on Tue 16.
        (made.limit("10 days", "time-over", extensions=(LATE_OFFER,)), "offered=2026-06-03", "2026-06-16"),
        # Offered late, on Fri 12: 10 days are left after that day, which does not count.
        (made.limit("10 days", "time-over", extensions=(LATE_OFFER,)), "offered=2026-06-12", "2026-06-22"),
        # A month from Tue 16; 5 working days from it: Wed 17, Thu 18, Fri 19, Mon 22, Tue 23.
        (
            made.limit("10 days", "time-over", extensions=(made.more_time(by="1 month"),)),
            "more=2026-06-10",
            "2026-07-16",
        ),
        (
            made.limit("10 days", "time-over", extensions=(made.more_time(by="5 working days"),)),
            "more=2026-06-10",
            "2026-06-23",
        ),
        # A month from Sat 6 June is 6 July, and 10 days more are the 16th.
        (
            made.limit("1 month", "time-over", extensions=(made.more_time(by="10 days"),)),
            "more=2026-06-10",
            "2026-07-16",
        ),
    ],
)
def test_more_time_after_the_end_of_another_is_counted_from_what_gives_it(then: Limit, facts: str, due: str) -> None:
    policy = talks(then, done_or_not=True, more="more")
    assert act(policy, f"asked=2026-06-01 {facts}", day("2026-06-12"), "submit").safe == day(due)
