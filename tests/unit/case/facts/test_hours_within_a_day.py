"""Hours within a day, by hand: one that nobody told, several things on one day, one that the clock shows twice."""

from dataclasses import replace
from datetime import date

import pytest

from navigator.api import Engine
from navigator.case.facts.history import Known
from navigator.dates import moments
from navigator.model.cases import Fact
from navigator.model.limits import Limit
from navigator.model.policy import Policy
from navigator.model.questions import Choice, Question
from tests.oracles import engine, made, worlds
from tests.oracles.worlds import ActVerdict


def replying(within: Limit) -> Policy:
    stage = made.stage(
        "one", [made.act("reply", within, makes="replied")], [made.out("content", "end")], opens=("asked",)
    )
    return made.policy("asked stopped restarted more replied content", stage, counting={"zone": "Europe/London"})


def reply(within: Limit, facts: str, today: date) -> ActVerdict:
    return engine.verdict(replying(within), made.weekdays(), made.case(facts), today).act("reply")


def written(day: date | None) -> str:
    return moments.written(day) if day else ""


@pytest.mark.parametrize(
    ("period", "asked", "today"),
    [
        # From 1 June 00:00 to 23:59, six hours end between 06:00 that day and 05:59 on the next.
        ("6 hours", "2026-06-01", date(2026, 6, 2)),
        ("36 hours", "2026-06-01", date(2026, 6, 3)),
        # The clocks go forward on 29 March: 24 hours from 23:30 on the day before end at 00:30 on the 30th.
        ("24 hours", "2026-03-28", date(2026, 3, 30)),
    ],
)
def test_hours_from_a_day_without_an_hour_may_run_into_the_next_day(period: str, asked: str, today: date) -> None:
    found = reply(made.limit(period), f"asked={asked} replied=no", today)
    assert (found.late, found.may_be_late, found.latest) == (False, True, today)


def test_hours_from_a_day_on_which_the_clocks_go_back_may_end_on_it() -> None:
    # 24 hours from 00:30 on 25 October end at 23:30 on the same day.
    found = reply(made.limit("24 hours"), "asked=2026-10-25 replied=no", date(2026, 10, 25))
    assert (found.safe, found.latest) == (date(2026, 10, 25), date(2026, 10, 26))


@pytest.mark.parametrize("replied", ["2026-06-02T09:00", "2026-06-02"])
def test_what_was_done_on_the_last_day_may_be_late_where_the_hour_of_the_start_is_not_told(replied: str) -> None:
    # Asked at 08:00, the 24 hours were over at 08:00; asked at 10:00, they were not.
    found = reply(made.limit("24 hours"), f"asked=2026-06-01 replied={replied}", date(2026, 6, 3))
    assert (found.done_late, found.may_be_done_late) == (False, True)


def test_more_time_that_was_given_after_the_last_hour_changes_nothing() -> None:
    within = made.limit("24 hours", extensions=(made.more_time(to="36 hours"),))
    found = reply(within, "asked=2026-06-01T10:00 more=2026-06-02T10:30 replied=no", date(2026, 6, 2))
    assert (written(found.safe), written(found.latest)) == ("2026-06-02T10:00", "2026-06-02T10:00")


def test_more_time_on_the_last_day_may_have_come_too_late_where_its_hour_is_not_told() -> None:
    within = made.limit("24 hours", extensions=(made.more_time(to="36 hours"),))
    found = reply(within, "asked=2026-06-01T10:00 more=2026-06-02 replied=no", date(2026, 6, 2))
    assert (written(found.safe), written(found.latest)) == ("2026-06-02T10:00", "2026-06-02T22:00")


def test_a_pause_within_a_day_stops_the_clock() -> None:
    # Four hours are not counted: the 24 hours end at 14:00, and what was done at noon is in time.
    within = made.limit("24 hours", pauses=(made.pause(),))
    told = "asked=2026-06-01T10:00 stopped=2026-06-01T11:00 restarted=2026-06-01T15:00 replied=2026-06-02T12:00"
    found = reply(within, told, date(2026, 6, 3))
    assert not found.done_late


def test_what_is_repeated_is_due_so_many_hours_after_the_last_time() -> None:
    # Every review is due nine hours after the last one: after 00:40 and 09:00 the next is due at 18:00.
    again = made.act("review", made.limit("9 hours", "first", every=True, until="content"), makes="again")
    stage = made.stage("one", [again], [made.out("content", "end")], opens=("asked",))
    held = made.policy("asked first again content", stage, counting={"zone": "Europe/London"})
    told = "asked=2026-06-01 first=2026-06-02T00:40 again=2026-06-02T09:00"
    found = engine.verdict(held, made.weekdays(), made.case(told), date(2026, 6, 2)).act("review")
    assert (found.open, written(found.safe), written(found.latest)) == (True, "2026-06-02T18:00", "2026-06-02T18:00")
    # Where the hour of the last time is not told it can be any after the first: 9:40 that day, or 9 hours from 23:59.
    told = "asked=2026-06-01 first=2026-06-02T00:40 again=2026-06-02"
    found = engine.verdict(held, made.weekdays(), made.case(told), date(2026, 6, 2)).act("review")
    assert (found.safe, found.latest) == (date(2026, 6, 2), date(2026, 6, 3))


def test_what_is_repeated_is_due_after_the_last_time_though_nobody_told_what_began_it() -> None:
    # Reviewed at 8:00, and every nine hours until it is over: at 17:00.
    again = made.act("review", made.limit("9 hours", "first", every=True, until="content"), makes="again")
    stage = made.stage("one", [again], [made.out("content", "end")], opens=("asked",))
    held = made.policy("asked first again content", stage, counting={"zone": "Europe/London"})
    asked = held, made.weekdays(), made.case("again=2026-06-01T08:00 content=no"), date(2026, 6, 2)
    for found in (engine.verdict(*asked).act("review"), worlds.verdict(*asked).act("review")):
        assert (found.open, found.late, written(found.safe)) == (True, True, "2026-06-01T17:00")


def test_what_was_done_in_an_hour_that_comes_twice_may_be_late_and_is_not_surely() -> None:
    # Six hours from 20:20 end at the second 01:20. The first 01:30 is before that, the second one after it.
    second = reply(made.limit("6 hours"), "asked=2026-10-24T20:20 replied=2026-10-25T01:30", date(2026, 10, 25))
    # Five hours end at the first 01:20. The first 01:10 is before that, the second one after it.
    first = reply(made.limit("5 hours"), "asked=2026-10-24T20:20 replied=2026-10-25T01:10", date(2026, 10, 25))
    said = [(each.done_late, each.may_be_done_late) for each in (second, first)]
    assert said == [(False, True), (False, True)]


def test_a_forecast_goes_by_the_act_that_exists_with_the_same_answer() -> None:
    # Made safe within 24 hours of the look, which for an emergency is due within 24 hours itself: 5 and 6 June.
    answers = tuple(Choice(id=each, name=each, when=f"it is {each}") for each in ("bad", "mild"))
    question = Question(id="how", ask="How bad?", answers=answers)
    readings = (made.reading("from-asked", from_="asked"), made.reading("from-look", from_="looked"))
    acts = [
        replace(made.act("look", made.limit("24 hours"), makes="looked"), only=("bad",)),
        replace(made.act("look-later", made.limit("10 working days"), makes="looked"), only=("mild",)),
        replace(made.act("mend", made.limit("24 hours", readings=readings), makes="mended"), only=("bad",)),
    ]
    stage = made.stage("one", acts, [made.out("content", "end")], opens=("asked",))
    held = made.policy("asked looked mended content", stage, counting={"zone": "Europe/London"}, questions=(question,))
    asked = Engine(made.weekdays())
    asked.answer({"ask": "load", "policy": held.as_data()})
    day = "2026-06-05"
    told = asked.answer(
        {"ask": "limit", "procedure": held.key, "clause": "mend", "from": day, "facts": [f"asked={day}T09:00"]}
    )
    assert told["readings"][1]["forecast"] in ("2026-06-06", "2026-06-07")


MORNING, AFTERNOON = "2026-06-01T09:00", "2026-06-01T15:00"
EITHER_WAY = (f"form={MORNING} fee={AFTERNOON}", f"form={AFTERNOON} fee={MORNING}")
"""Two things of one day; which of them is told first, or stands first in the file, says nothing of which came first."""


def due_within(within: Limit, facts: str, **made_of: tuple[str, ...]) -> tuple[str, ...]:
    """The dates with their hours, of both opinions."""
    stage = made.stage("one", [made.act("reply", within, makes="replied")])
    counting = {"zone": "Europe/London"}
    policy = made.policy("form fee complete replied", stage, counting=counting, made_of={"complete": made_of})
    asked = policy, made.weekdays(), made.case(facts), date(2026, 6, 2)
    said = [found.act("reply") for found in (engine.verdict(*asked), worlds.verdict(*asked))]
    (one, other) = [tuple(f"{day}T{moments.clock_of(day)}" for day in (each.safe, each.latest) if day) for each in said]
    assert one == other
    return one


@pytest.mark.parametrize("facts", EITHER_WAY)
@pytest.mark.parametrize(
    ("within", "made_of", "hour"),
    [
        (made.limit("48 hours", "complete"), {"all_of": ("form", "fee")}, "15:00"),
        (made.limit("48 hours", "complete"), {"any_of": ("form", "fee")}, "09:00"),
        (made.limit("48 hours", "form fee", pick="later"), {"any_of": ("form", "fee")}, "15:00"),
        (made.limit("48 hours", "form fee", pick="earlier"), {"any_of": ("form", "fee")}, "09:00"),
    ],
    ids=["all of them", "any of them", "the later", "the earlier"],
)
def test_of_two_things_of_one_day_the_hour_decides(
    within: Limit, made_of: dict[str, tuple[str, ...]], hour: str, facts: str
) -> None:
    assert due_within(within, facts, **made_of) == (f"2026-06-03T{hour}", f"2026-06-03T{hour}")


@pytest.mark.parametrize("asked", [(MORNING, AFTERNOON), (AFTERNOON, MORNING)])
def test_what_was_told_twice_on_one_day_began_with_the_earlier_hour(asked: tuple[str, str]) -> None:
    found = reply(made.limit("48 hours"), " ".join(f"asked={each}" for each in asked), date(2026, 6, 2))
    assert (written(found.safe), written(found.latest)) == ("2026-06-03T09:00", "2026-06-03T09:00")


def test_what_was_done_twice_on_one_day_was_done_at_the_earlier_hour() -> None:
    facts = f"asked={MORNING} replied=2026-06-03T10:00 replied=2026-06-03T08:00"
    assert not reply(made.limit("48 hours"), facts, date(2026, 6, 4)).done_late


def asking(within: Limit) -> Policy:
    stage = made.stage("one", [made.act("reply", within, makes="replied")], [made.out("content", "end")])
    return made.policy("asked replied content", stage, counting={"zone": "Europe/London"})


@pytest.mark.parametrize("within", ["24 hours", "5 days"])
@pytest.mark.parametrize(
    ("facts", "is_done"),
    [
        # What was answered at 10:00 was asked at 09:00, and not at 14:00.
        ("asked=2026-06-01T09:00 replied=2026-06-01T10:00 asked=2026-06-01T14:00", False),
        ("asked=2026-06-01T09:00 replied=2026-06-01T15:00 asked=2026-06-01T14:00", True),
        # Where no hour is told, what came on the day itself may have answered it.
        ("asked=2026-06-01 replied=2026-06-01 asked=2026-06-01", True),
    ],
)
def test_what_was_done_before_an_hour_does_not_answer_what_was_asked_at_it(
    within: str, facts: str, *, is_done: bool
) -> None:
    asked = asking(made.limit(within)), made.weekdays(), made.case(facts), date(2026, 6, 20)
    for found in (engine.verdict(*asked), worlds.verdict(*asked)):
        reply_ = found.act("reply")
        assert (reply_.done, reply_.late) == (is_done, not is_done)


def test_a_cap_in_hours_is_over_with_the_last_stage_that_was_left_that_day() -> None:
    # 6 hours from midnight are over at 06:00; the first stage was left before that, and the second after it.
    whole = made.cap("whole", made.limit("6 hours"), "one", "two")
    one = made.stage("one", [], [made.out("passed-up", "two")], opens=("asked",))
    two = made.stage("two", [], [made.out("accepted", "end")])
    policy = made.policy("asked passed-up accepted", one, two, caps=(whole,), counting={"zone": "Europe/London"})
    facts = "asked=2026-06-01T00:00 passed-up=2026-06-01T05:00 accepted=2026-06-01T{}:00"
    late = [
        engine.verdict(policy, made.weekdays(), made.case(facts.format(hour)), date(2026, 6, 3)).act("whole").done_late
        for hour in ("06", "10")
    ]
    assert late == [False, True]


def has_ended(policy: Policy, facts: str) -> bool:
    return engine.verdict(policy, made.weekdays(), made.case(facts), date(2026, 6, 4)).ended


def test_what_ended_a_case_at_an_hour_came_before_what_was_told_of_a_later_one() -> None:
    one = made.stage("one", [made.act("reply", made.limit("24 hours"), makes="replied")], [made.out("content", "end")])
    policy = made.policy("asked replied content", one, counting={"zone": "Europe/London"})
    facts = "asked=2026-06-01T09:00 content=2026-06-01T{} asked=2026-06-01T12:00"
    assert [has_ended(policy, facts.format(hour)) for hour in ("10:00", "15:00")] == [False, True]


def test_a_time_in_hours_is_over_at_its_hour_and_not_on_the_day_after() -> None:
    # It ended by silence at 10:00: what was answered at 14:00 of that day came too late.
    within = made.limit("24 hours", expiry=made.expiry())
    stage = made.stage("one", [made.act("reply", within, makes="replied")], [made.out("ran-out", "end")])
    policy = made.policy("asked ran-out replied", stage, counting={"zone": "Europe/London"})
    facts = "asked=2026-06-01T10:00 replied=2026-06-02T{}"
    assert [has_ended(policy, facts.format(hour)) for hour in ("10:00", "14:00")] == [False, True]


@pytest.mark.parametrize(
    ("facts", "stages", "review"),
    [
        # Over on 2 June at 10:00, and 5 hours and 5 days are counted from there.
        ("asked=2026-06-01T10:00 replied=2026-06-02T14:00", {"two"}, "2026-06-02T15:00"),
        # Without an hour it may have been answered before or after that.
        ("asked=2026-06-01T10:00 replied=2026-06-02", {"one", "two"}, "2026-06-02T15:00"),
        # Asked at any hour of 1 June, it was over at any hour of 2 June.
        ("asked=2026-06-01", {"one", "two"}, "2026-06-02"),
        ("asked=2026-06-01T10:00 replied=2026-06-02T10:00", {"one"}, ""),
    ],
)
def test_what_follows_a_time_in_hours_is_counted_from_its_hour(facts: str, stages: set[str], review: str) -> None:
    within = made.limit("24 hours", expiry=made.expiry())
    one = made.stage("one", [made.act("reply", within, makes="replied")], [made.out("ran-out", "two")])
    acts = [made.act(name, made.limit(f"5 {name}", "ran-out"), makes=f"{name}-done") for name in ("hours", "days")]
    two = made.stage("two", acts, [made.out("settled", "end")])
    events = "asked ran-out replied hours-done days-done settled"
    policy = made.policy(events, one, two, counting={"zone": "Europe/London"})
    found = engine.verdict(policy, made.weekdays(), made.case(facts), date(2026, 6, 20))
    assert found.stages == stages
    assert written(found.act("hours").safe) == review
    assert found.act("days").safe == (date(2026, 6, 7) if review else None)


def test_the_end_of_a_time_in_days_is_counted_from_its_last_day_though_an_hour_was_told_of_it() -> None:
    # Ten days from 1 June end on the 11th. That they are over is told for the 12th; 5 days are counted from the 11th.
    over = replace(made.expiry("the-end"), done_or_not=True)
    acts = [made.act("reply", made.limit("10 days", expiry=over), makes="replied")]
    acts.append(made.act("then", made.limit("5 days", "the-end"), makes="then-done"))
    policy = made.policy("asked replied the-end then-done", made.stage("one", acts), counting={"zone": "Europe/London"})
    for told in ("2026-06-12", "2026-06-12T09:00"):
        facts = made.case(f"asked=2026-06-01 the-end={told}")
        assert engine.verdict(policy, made.weekdays(), facts, date(2026, 6, 13)).act("then").safe == date(2026, 6, 16)


def test_what_keeps_its_days_is_the_same_in_another_course() -> None:
    """By which of two it is, an end is known to have led on."""
    day = date(2026, 6, 3)
    known = Known(Fact("asked", happened=True), day, day)
    assert known.since(None) is known
    assert known.until(day) is known
