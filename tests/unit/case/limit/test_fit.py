"""Steps that take their full time may not fit into the limit over all of them."""

from dataclasses import replace
from datetime import date

import pytest

from navigator.case.limit.alone import due
from navigator.case.limit.fit import Fit, fit
from navigator.dates.periods import Months, Weeks, WorkingDays
from navigator.explain.fitting import fit_lines
from navigator.explain.teller import Teller
from navigator.model.acts import Cap, NoLimit
from navigator.model.cases import Case, parse_fact
from navigator.model.limits import Limit
from navigator.model.policy import Policy
from navigator.model.stages import Stage
from navigator.words import ENGLISH
from tests.oracles import made
from tests.support.samples import calendars, library

KIRKLEES = library().policies["kirklees/dispute-resolution"]
CAP = KIRKLEES.procedure.caps[0]
START = date(2026, 6, 1)


def told(cap: Cap, policy: Policy = KIRKLEES) -> tuple[str, ...]:
    case = Case((parse_fact(f"own-manager-asked={START}"),))
    when = due(policy, cap.limit, case, calendars())
    return fit_lines(Teller(policy, ENGLISH), cap, when, calendars())


def within(months: int, cap: Cap = CAP) -> Cap:
    """The cap of the process as if it were so many months."""
    limit = Limit(words="", period=Months(months), from_=("own-manager-asked",), states=())
    return replace(cap, limit=limit)


def test_three_times_ten_working_days_do_not_fit_into_a_month() -> None:
    found = fit(KIRKLEES, CAP, START, calendars())
    # Thirty working days from Monday 1 June are six weeks: Monday 13 July.
    assert (found.steps_due, found.cap_due, found.holds) == (date(2026, 7, 13), date(2026, 7, 1), False)
    assert len(found.steps) == 3


def test_the_steps_are_added_up_as_the_drawing_and_as_the_list_number_them() -> None:
    found = fit(KIRKLEES, CAP, START, calendars())
    assert [(each.count.id, each.count.times, each.due, found.in_time(each)) for each in found.tallies] == [
        ("drawing-three", 2, date(2026, 6, 29), True),
        ("list-four", 3, date(2026, 7, 13), False),
        ("each-of-four", 4, date(2026, 7, 27), False),
    ]
    assert {each.period for each in found.tallies} == {WorkingDays(10)}


def test_the_calculator_says_so_with_every_date() -> None:
    opening, drawing, four, each_of_four = told(CAP)
    assert opening == (
        "The parts do not fit into the whole. If every step takes its full time from Monday 1 June 2026, the last one "
        "ends on Monday 13 July 2026. All of it is meant to end by Wednesday 1 July 2026."
    )
    assert drawing.endswith("2 times 10 working days, one after another, end on Monday 29 June 2026. That fits.")
    assert four.endswith(
        "3 times 10 working days, one after another, end on Monday 13 July 2026. That is 12 days over."
    )
    assert each_of_four.endswith("end on Monday 27 July 2026. That is 26 days over.")


@pytest.mark.parametrize(("months", "lines"), [(1, 4), (2, 0)])
def test_it_is_told_only_where_something_does_not_fit(months: int, lines: int) -> None:
    assert len(told(within(months))) == lines


def test_an_act_is_not_said_to_fit_into_anything() -> None:
    duty = KIRKLEES.duties["ask-team-manager"]
    assert duty.limit
    when = due(KIRKLEES, duty.limit, Case((parse_fact("step-1-held=2026-06-01"),)), calendars())
    assert fit_lines(Teller(KIRKLEES, ENGLISH), duty, when, calendars()) == ()


def test_without_a_start_nothing_can_be_added_up() -> None:
    when = due(KIRKLEES, CAP.limit, Case(), calendars())
    assert fit_lines(Teller(KIRKLEES, ENGLISH), CAP, when, calendars()) == ()


def test_steps_that_fit_in_one_way_of_counting_alone_depend_on_it() -> None:
    steps = (*CAP.steps, replace(CAP.steps[0], id="six", times=6))
    found = fit(KIRKLEES, within(2, replace(CAP, steps=steps)), START, calendars())
    assert found.steps_fit
    assert not found.holds
    assert told(within(2, replace(CAP, steps=steps)))[0] == (
        "Whether the parts fit into the whole depends on how the steps are counted. "
        "From Monday 1 June 2026, all of it is meant to end by Saturday 1 August 2026."
    )


def test_an_act_without_a_limit_has_no_steps_to_add_up() -> None:
    stages = tuple(
        replace(stage, duties=tuple(replace(duty, limit=None, no_limit=NoLimit.AGREED) for duty in stage.duties))
        for stage in KIRKLEES.procedure.stages
    )
    without = Policy(KIRKLEES.publisher, replace(KIRKLEES.procedure, stages=stages))
    found = fit(without, CAP, START, calendars())
    assert (found.steps, found.tallies, found.holds) == ((), (), True)


def test_stages_side_by_side_do_not_add_up() -> None:
    stages = list(KIRKLEES.procedure.stages)
    first = stages[2].outcomes[0]
    together = replace(first, to=replace(first.to, end=None, stages=("step-3", "last-step")))
    stages[2] = replace(stages[2], outcomes=(together, *stages[2].outcomes[1:]))
    forked = Policy(KIRKLEES.publisher, replace(KIRKLEES.procedure, stages=tuple(stages)))
    found = fit(forked, replace(CAP, steps=()), START, calendars())
    assert (found.steps, found.steps_due, found.holds) == ((), START, True)


def test_a_cap_that_is_long_enough_holds() -> None:
    assert fit(KIRKLEES, within(2, replace(CAP, steps=())), START, calendars()).holds
    weeks = replace(CAP, steps=(), limit=replace(CAP.limit, period=Weeks(6), readings=()))
    assert fit(KIRKLEES, weeks, START, calendars()).holds


def test_it_never_fits_whatever_the_start() -> None:
    assert not any(fit(KIRKLEES, CAP, date(2026, month, 1), calendars()).holds for month in range(1, 13))


def answered(*onlys: str, cap: str = "") -> Fit:
    """A cap of 10 days over a stage with one act of so many days for each answer: "young 15"."""
    acts = []
    for at, each in enumerate(onlys):
        *only, amount = each.split()
        acts.append(replace(made.act(f"act-{at}", made.limit(f"{amount} days"), makes=f"done-{at}"), only=tuple(only)))
    events = "asked done-0 done-1 done-2 done-3 content"
    one = made.stage("one", acts[:2], [made.out("content", "two")], opens=("asked",))
    two = made.stage("two", acts[2:])
    whole = replace(made.cap("whole", made.limit("10 days"), "one", "two"), only=tuple(cap.split()))
    policy = made.policy(events, one, two, caps=(whole,), questions=made.question("age", "young", "grown"))
    return fit(policy, whole, START, made.weekdays())


def test_acts_of_cases_that_the_whole_is_not_about_take_none_of_its_time() -> None:
    # The whole is there for the young alone, and 15 days are for the grown.
    assert answered("grown 15", "young 8", cap="young").steps == ("act-1",)
    assert answered("grown 15", "young 8", cap="young").holds
    assert not answered("grown 15", "young 8").holds
    assert not answered("15", "young 8", cap="young").holds


def test_acts_of_which_no_case_has_both_are_not_added_up() -> None:
    # Grown: 7 days and none; young: 2 and 8. Both together would be 15.
    found = answered("grown 7", "young 2", "young 8")
    assert (found.steps, found.holds) == (("act-1", "act-2"), True)


def test_a_stage_beside_one_of_a_cap_does_not_keep_it_from_being_added_up() -> None:
    """Five days from Monday 1 June, then seven: until the 13th. Where a cap has both of two at once, none."""

    def stage(name: str, period: str, start: str, to: str = "") -> Stage:
        act = made.act(f"act-{name}", made.limit(period, start), makes=f"done-{name}")
        return made.stage(name, [act], [made.out("parted", to)] if to else [])

    stages = (
        stage("one", "5 days", "asked", "two+three"),
        stage("two", "7 days", "parted"),
        stage("three", "9 days", "parted"),
    )
    within = made.limit("20 days")
    caps = made.cap("some", within, "one", "two"), made.cap("all", within, "one", "two", "three")
    policy = made.policy("asked parted done-one done-two done-three", *stages, caps=caps)
    one, both = (fit(policy, cap, START, made.weekdays()) for cap in caps)
    assert (one.steps, one.steps_due) == (("act-one", "act-two"), date(2026, 6, 13))
    assert (both.steps, both.steps_due) == ((), START)
