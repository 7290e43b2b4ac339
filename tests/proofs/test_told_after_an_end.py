"""No answer says "This procedure has come to an end" and passes over something that was told for a later day.

Every end that can be told, with every other event a week after it: one by one, of all published procedures. Where a
policy says nothing of it, somebody who reads that it is over, and has told of something since, believes it.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import pytest

from navigator.case.verdicts.position import Position, position
from navigator.model.policy import Policy
from tests.oracles import engine, stories
from tests.oracles.drawn import Drawn
from tests.oracles.worlds.chart import Chart
from tests.oracles.worlds.way import label
from tests.proofs.test_drawn_cases import PROVING
from tests.support import samples

DAY, WEEK = date(2026, 10, 5), timedelta(7)
TODAY = DAY + 4 * WEEK

BY_THE_OTHER_SIDE = (
    "Those who answer write or meet about it after it has ended in their stage, and that is no new matter."
)
BOOKED = "It can be booked: a day that was fixed before the end is told, and nobody says that it took place."

ALLOWED: Mapping[str, Mapping[tuple[str, str], str]] = {
    BY_THE_OTHER_SIDE: {
        ("conference-complaints", "conference-decided"): "investigation-arranged",
        ("conference-complaints", "response-accepted"): "investigation-arranged stage-2-reconvened",
        ("conference-complaints", "review-over"): "way-decided review-done stage-3-reconvened review-outcome-sent",
        ("complaints", "decision-accepted"): "chair-acknowledged",
        ("complaints", "reply-accepted"): "acknowledged",
        ("complaints", "settled-on-the-day"): "acknowledged reply-sent",
        ("non-compliance", "plan-drawn-up"): "chair-spoke",
        ("multi-agency-dispute-resolution", "resolved-at-scrutiny"): "scrutiny-finished",
        ("multi-agency-dispute-resolution", "resolved-by-partners"): "acknowledged lead-partner-chosen outcome-sent",
    },
    BOOKED: {
        ("conflict-between-partners", "settled-later"): "meeting-held",
        ("conflict-between-partners", "referred"): "meeting-held",
        ("dispute-with-chair", "settled-later"): "meeting-held",
        ("dispute-with-chair", "referred"): "meeting-held",
        ("multi-agency-dispute-resolution", "resolved-at-scrutiny"): "scrutiny-meeting-held",
        ("multi-agency-dispute-resolution", "arbitration-sought"): "scrutiny-meeting-held",
    },
}
KEYS = tuple(sorted(samples.library().policies))
MODELS = tuple(sorted(stories.models())) if PROVING else ("energy/complaints",)


def ends(policy: Policy) -> Mapping[str, frozenset[str]]:
    """Each event that can end a case, with the names of its ends."""
    chart = Chart(policy.procedure)
    found: dict[str, set[str]] = {}
    for stage in chart.stages:
        for event, to in chart.ways_out(stage):
            if not chart.next_stages(to):
                found.setdefault(event, set()).add(label(to))
    return {event: frozenset(names) for event, names in found.items()}


def both_told(of: Drawn, event: str, other: str, apart: timedelta) -> Position:
    case = stories.told(of, stories.on(event, DAY), stories.on(other, DAY + apart), today=TODAY)
    return position(case.policy, case.case, case.today, case.calendars)


def passed_over(found: Position, event: str) -> bool:
    """Whether it is said to be over, and nothing is said of an event that was told."""
    return found.ended and all(event not in (note.event, note.other) for note in found.notes)


def silent(of: Drawn) -> Iterator[tuple[str, str]]:
    """Each end with what happened a week after it and is passed over."""
    told = ends(of.policy)
    for end in told:
        for event in of.policy.events:
            if event not in told and passed_over(both_told(of, end, event, WEEK), event):
                yield end, event


@pytest.mark.parametrize("key", KEYS)
def test_what_was_told_after_an_end_is_passed_over_only_where_it_is_listed_why(key: str) -> None:
    name = key.partition("/")[2]
    allowed = {
        (end, event)
        for cases in ALLOWED.values()
        for (procedure, end), events in cases.items()
        for event in events.split()
        if procedure == name
    }
    assert set(silent(stories.published()[key])) == allowed


@pytest.mark.parametrize("key", MODELS)
def test_of_the_models_only_what_those_who_answer_do_or_what_is_booked_is_passed_over(key: str) -> None:
    policy = stories.models()[key].policy
    assert [
        (end, event)
        for end, event in silent(stories.models()[key])
        if not (policy.events[event].future or answered(policy, event))
    ] == []


def answered(policy: Policy, event: str) -> bool:
    """Whether it is an act, and not one of those who ask alone."""
    doing = [duty for duty in policy.duties.values() if duty.produces == event]
    return bool(doing) and not any(all(policy.roles[role].side.value == "asks" for role in duty.by) for duty in doing)


def test_the_reasons_are_what_the_procedures_say() -> None:
    """By whom each listed event is brought about, and whether it can be booked, from the procedures themselves."""
    for reason, cases in ALLOWED.items():
        for (name, _), events in cases.items():
            policy = next(each.policy for key, each in stories.published().items() if key.endswith(f"/{name}"))
            for event in events.split():
                sides = {
                    policy.roles[role].side.value
                    for duty in policy.duties.values()
                    if duty.produces == event
                    for role in duty.by
                }
                assert policy.events[event].future == (reason == BOOKED)
                assert sides == {"answers"}


@pytest.mark.parametrize("key", KEYS)
def test_of_two_ends_a_week_apart_both_are_named_where_they_are_not_the_same(key: str) -> None:
    """Whichever came first, it is over, and it may be so by either of them."""
    of = stories.published()[key]
    told = ends(of.policy)
    for end in told:
        for other in told:
            found = both_told(of, end, other, WEEK)
            if end != other and passed_over(found, other):
                named = frozenset().union(*engine.as_verdict(found).places)
                assert named & told[end], (end, other)
                assert named & told[other], (end, other)


@pytest.mark.parametrize("key", KEYS)
def test_an_end_of_a_stage_that_was_left_before_does_not_pass_over_what_came_after_that_stage(key: str) -> None:
    """What can only have come after the stages that an end belongs to was told for a week before the end."""
    of = stories.published()[key]
    chart, told = Chart(of.policy.procedure), ends(of.policy)
    for end in told:
        own = {stage for stage in chart.stages if chart.leads_out(stage, end)}
        for event in of.policy.events:
            homes = chart.homes(event)
            later = not homes & own and not any(own & chart.reachable(stage) for stage in homes)
            if homes and later and event not in told:
                assert not passed_over(both_told(of, end, event, -WEEK), event), (end, event)
