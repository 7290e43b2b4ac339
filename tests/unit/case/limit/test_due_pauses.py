"""When a limit falls due while its clock is stopped, and when an act is repeated."""

from datetime import date

import pytest

from navigator.case.limit.alone import due
from navigator.case.limit.due import Start
from navigator.model.cases import Case, Span, parse_fact
from tests.support.due_samples import CALENDARS, CLAUSES, NOTE, by_reading, found, limit_of, span
from tests.support.samples import policy

# Pauses.


def paused(*more: str) -> str:
    pauses = [f"{{id: wait{n}, {each}, says: The clock stops.}}" for n, each in enumerate(more)]
    return f"period: 10 days, from: asked, pauses: [{', '.join(pauses)}]"


PAPERS = "from: stopped, until: went-on"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ((), "2026-06-14"),
        # It stops and goes on on one day: no day is lost.
        (("stopped=2026-06-08", "went-on=2026-06-08"), "2026-06-14"),
        # It stops on the day it starts: 5 and 6 June are lost.
        (("stopped=2026-06-04", "went-on=2026-06-06"), "2026-06-16"),
        # It stopped before: the days from the start on are lost, and no others.
        (("stopped=2026-06-01", "went-on=2026-06-06"), "2026-06-16"),
        (("stopped=2026-06-01", "went-on=2026-06-04"), "2026-06-14"),
        (("stopped=2026-06-01", "went-on=2026-06-02"), "2026-06-14"),
    ],
)
def test_only_days_of_the_limit_are_lost_in_a_pause(facts: tuple[str, ...], expected: str) -> None:
    assert span(found(paused(PAPERS), "asked=2026-06-04", *facts)) == (expected, expected)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (("stopped=2026-06-05", "went-on=2026-06-08"), "2026-06-18"),
        # Whatever was over before the time began does not make it begin earlier.
        (("stopped=2026-06-01", "went-on=2026-06-02"), "2026-06-14"),
        (
            ("stopped=2026-06-05", "went-on=2026-06-08", "stopped=2026-06-09", "went-on=2026-06-10"),
            "2026-06-20",
        ),
    ],
)
def test_a_pause_after_which_all_days_are_counted_again(facts: tuple[str, ...], expected: str) -> None:
    assert span(found(paused(f"{PAPERS}, then: restart"), "asked=2026-06-04", *facts)) == (expected, expected)


STOPPED_TWICE = ("stopped=2026-06-05", "went-on=2026-06-08", "stopped=2026-06-10", "went-on=2026-06-15")


@pytest.mark.parametrize(
    ("times", "facts", "expected"),
    [
        # 10 days from 4 June are 14 June; 6, 7 and 8 are lost, and if it may be twice 11 to 15 as well.
        ("", STOPPED_TWICE, "2026-06-22"),
        (", times: 2", STOPPED_TWICE, "2026-06-22"),
        (", times: 1", STOPPED_TWICE, "2026-06-17"),
        # A second time that has no end yet does not stop it either.
        (", times: 1", STOPPED_TWICE[:3], "2026-06-17"),
        # What was over before the clock began has not stopped it, and is none of the times.
        (", times: 1", ("stopped=2026-06-01", "went-on=2026-06-02", *STOPPED_TWICE[:2]), "2026-06-17"),
        # Counted again from 8 June, and if it may be twice from 15 June.
        (", then: restart", STOPPED_TWICE, "2026-06-25"),
        (", then: restart, times: 1", STOPPED_TWICE, "2026-06-18"),
        (", then: restart, times: 1", STOPPED_TWICE[:3], "2026-06-18"),
        (", then: restart, times: 1", ("stopped=2026-06-01", "went-on=2026-06-02", *STOPPED_TWICE[:2]), "2026-06-18"),
    ],
)
def test_a_clock_is_stopped_as_often_as_it_may_be(times: str, facts: tuple[str, ...], expected: str) -> None:
    assert span(found(paused(f"{PAPERS}{times}"), "asked=2026-06-04", *facts)) == (expected, expected)


def test_a_day_that_is_not_known_leaves_open_which_stop_is_the_first() -> None:
    # The first stop may be over on 3 June, and then the second, of 5 days, counts. Or it ends on 5 June and takes that
    # day alone, and the second does not count.
    facts = ("stopped=2026-06-01", "went-on=2026-06-03..2026-06-06", "stopped=2026-06-10", "went-on=2026-06-15")
    assert span(found(paused(f"{PAPERS}, times: 1"), "asked=2026-06-04", *facts)) == ("2026-06-15", "2026-06-19")


@pytest.mark.parametrize("then", ["continue", "restart"])
@pytest.mark.parametrize(
    ("facts", "undated"),
    [
        (("stopped=yes", "went-on=2026-06-08"), ("stopped",)),
        (("stopped=2026-06-05", "went-on=yes"), ("went-on",)),
        (("stopped=yes", "went-on=yes"), ("stopped", "went-on")),
        (("stopped=2026-06-05", "went-on=2026-06-08", "stopped=yes", "went-on=2026-06-10"), ("stopped",)),
    ],
)
def test_a_pause_whose_days_are_not_known_leaves_no_date(
    then: str, facts: tuple[str, ...], undated: tuple[str, ...]
) -> None:
    when = found(paused(f"{PAPERS}, then: {then}"), "asked=2026-06-04", *facts)
    assert span(when) == (None, None)
    assert when.undated == undated
    assert not when.stopped


def test_of_several_pauses_each_undated_day_is_told_and_the_reading_stays_known() -> None:
    answer = paused(PAPERS, "from: told, until: allowed")
    answer += ", unclear: It does not say., readings: [{id: plain, says: as it stands}]"
    facts = ("stopped=yes", "went-on=2026-06-08", "told=2026-06-09", "allowed=2026-06-10")
    when = found(answer, "asked=2026-06-04", *facts)
    assert when.undated == ("stopped",)
    assert by_reading(when.reckonings) == [("plain", None)]


def test_a_clock_that_was_stopped_on_a_day_nobody_remembers_stands_still() -> None:
    when = found(paused(PAPERS), "asked=2026-06-04", "stopped=yes")
    assert when.stopped
    assert when.undated == ()


def test_a_clock_that_went_on_and_was_stopped_again_stands_still() -> None:
    facts = ("stopped=2026-06-05", "went-on=2026-06-08", "stopped=2026-06-10")
    assert found(paused(PAPERS), "asked=2026-06-04", *facts).stopped


def test_papers_that_came_without_being_missing_stop_nothing() -> None:
    assert span(found(paused(PAPERS), "asked=2026-06-04", "went-on=2026-06-08")) == ("2026-06-14", "2026-06-14")


def test_while_the_clock_stands_still_the_reading_and_its_start_are_known() -> None:
    answer = paused(PAPERS) + ", unclear: It does not say., readings: [{id: plain, says: as it stands}]"
    when = found(answer, "asked=2026-06-04", "stopped=2026-06-08")

    assert when.stopped
    assert [(each.read.id, each.start, each.first, each.last) for each in when.reckonings] == [
        ("plain", Start(Span(date(2026, 6, 4), date(2026, 6, 4))), None, None)
    ]


# Repeated acts.


def test_a_repeated_act_falls_due_again_from_the_last_time_it_was_done() -> None:
    every = "period: 10 days, from: asked, every: true, until: over"

    assert span(found(every, "asked=2026-06-01"))[0] == "2026-06-11"
    assert span(found(every, "asked=2026-06-01", "answered=2026-06-05", "answered=2026-06-09"))[0] == "2026-06-19"
    assert span(found(every, "asked=2026-06-01", "answered=2026-06-09..2026-06-12")) == ("2026-06-19", "2026-06-22")


@pytest.mark.parametrize("facts", [("answered=yes",), ("answered=2026-06-05", "answered=yes")])
def test_a_repeated_act_whose_last_day_is_not_known_has_no_date(facts: tuple[str, ...]) -> None:
    when = found("period: 10 days, from: asked, every: true, until: over", "asked=2026-06-01", *facts)
    assert span(when) == (None, None)
    assert when.undated == ("answered",)
    assert not when.stopped


def test_an_act_that_is_not_repeated_does_not_need_the_day_it_was_done() -> None:
    when = found("period: 10 days, from: asked", "asked=2026-06-01", "answered=yes")
    assert (span(when), when.undated) == (("2026-06-11", "2026-06-11"), ())


def test_a_repeated_cap_produces_nothing_and_counts_from_its_start() -> None:
    held = policy(
        CLAUSES.replace("{NOTE}", NOTE).replace("{ANSWER}", NOTE)
        + """
caps:
  - id: look
    title: It is looked at every 10 days
    force: should
    covers: [one]
    source: {heading: One}
    limit: {words: every 10 days, period: 10 days, from: asked, states: [period], every: true, until: over}
"""
    )
    cap = held.procedure.caps[0].limit
    when = due(held, cap, Case((parse_fact("asked=2026-06-01"), parse_fact("answered=2026-06-05"))), CALENDARS)

    assert span(when) == ("2026-06-11", "2026-06-11")


def test_an_act_that_shows_in_no_event_is_repeated_from_its_start() -> None:
    every = "period: 10 days, from: asked, every: true, until: over"
    held = policy(
        CLAUSES.replace("{NOTE}", NOTE)
        .replace("{ANSWER}", f"{{words: in time, states: [period], {every}}}")
        .replace("        produces: answered\n", "")
    )
    when = due(held, limit_of(held), Case((parse_fact("asked=2026-06-01"), parse_fact("noted=2026-06-05"))), CALENDARS)

    assert span(when) == ("2026-06-11", "2026-06-11")
