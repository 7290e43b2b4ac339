"""The graph of a procedure holds every stage, outcome and route of its data, and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given

from build_scripts.flowchart.graph import Edge, EdgeKind, Graph, NodeKind, graph
from navigator.dates.periods import Days, Weeks, WorkingDays
from navigator.dates.rules import FirstDay
from navigator.model.limits import CountingRules, Expiry, Limit, LimitKind
from navigator.model.policy import Policy
from navigator.model.procedure import Procedure
from navigator.model.stages import Stage
from navigator.words import ENGLISH
from tests.support import chart_samples

CENTRE = "milton-keynes-contact-centre/complaints"

projects = pytest.mark.parametrize(
    "policy", [*chart_samples.project(), chart_samples.everything()], ids=lambda policy: policy.key
)


def drawn(policy: Policy) -> Graph:
    return graph(policy, ENGLISH, {each.key: each.procedure.title for each in chart_samples.project()})


def centre() -> Policy:
    return next(policy for policy in chart_samples.project() if policy.key == CENTRE)


def edge(held: Graph, name: str) -> Edge:
    return next(edge for edge in held.edges if edge.id == name)


def with_stage(policy: Policy, stage: Stage) -> Policy:
    stages = tuple(stage if each.id == stage.id else each for each in policy.procedure.stages)
    procedure: Procedure = replace(policy.procedure, stages=stages)
    return Policy(policy.publisher, procedure)


def test_the_contact_centre_goes_from_stage_to_stage_and_ends_in_four_ways() -> None:
    held = drawn(centre())
    assert [(each.source, each.target, each.label, each.limit) for each in held.edges] == [
        (".start", "stage-1", "", ""),
        ("stage-1", "about-coordinator.to", "If it is about the Coordinator", ""),
        ("about-coordinator.to", "stage-2", "", ""),
        ("stage-1", "settled.to", "If it is settled there and then", ""),
        ("stage-1", "accepted.to", "If the person complaining is content with the reply", ""),
        (
            "stage-1",
            "stage-2",
            "If the person complaining is unhappy with the reply and tells the Chair",
            "within 14 days of receiving the reply",
        ),
        ("stage-2", "decision-ends-it.to", "If the person complaining is content with the decision", ""),
        ("stage-2", "stage-3", "If the person complaining is still not happy and writes to NACCC", ""),
        ("stage-3", "naccc-ends-it.to", "If NACCC has done what it can", ""),
    ]


def test_a_stage_shows_its_acts_with_their_limits() -> None:
    lines = [line for line in drawn(centre()).node("stage-2").lines if not line.aside]
    assert [(line.clause, line.limit) for line in lines] == [
        ("acknowledge-further", "within 5 working days"),
        ("consider", ""),
        ("decide", "within 15 working days of receipt"),
        ("write-to-naccc", ""),
    ]
    assert lines[2].text == "The committee members must send a written decision to everyone involved"


def test_a_limit_with_several_readings_says_so() -> None:
    reply = next(line for line in drawn(centre()).node("stage-1").lines if line.clause == "reply")
    assert reply.limit == "within 15 working days"
    assert reply.doubts == "can be read in more than one way"


def test_a_limit_that_changes_in_the_data_changes_in_the_graph() -> None:
    stage = centre().stages["stage-2"]
    duties = tuple(
        replace(duty, limit=replace(duty.limit, words="within 10 working days of receipt", period=WorkingDays(10)))
        if duty.id == "decide" and duty.limit
        else duty
        for duty in stage.duties
    )
    changed = drawn(with_stage(centre(), replace(stage, duties=duties)))
    assert [line.limit for line in changed.node("stage-2").lines if line.limit] == [
        "within 5 working days",
        "within 10 working days of receipt",
    ]


@pytest.mark.parametrize(
    ("words", "soft", "said"),
    [
        ("within 5 days", None, "within 5 days"),
        ("cannot agree within 5 days", None, "within 5 working days"),
        ("within 5 days", "ideally", "ideally within 5 days"),
        ("should ideally not exceed 5 days", "ideally", "ideally within 5 working days"),
    ],
)
def test_a_limit_is_said_in_the_words_of_the_policy_where_they_can_stand_alone(
    words: str, soft: str | None, said: str
) -> None:
    stage = centre().stages["stage-2"]
    limit = Limit(words=words, period=WorkingDays(5), from_=("further-asked",), states=(), soft=soft)
    held = drawn(with_stage(centre(), replace(stage, duties=(replace(stage.duties[0], limit=limit),))))
    assert [line.limit for line in held.node("stage-2").lines if not line.aside] == [said]


@pytest.mark.parametrize(
    ("kind", "words", "said"),
    [
        (LimitKind.AFTER, "after 1 week has passed", "after 1 week has passed"),
        (LimitKind.AFTER, "once 1 week has passed", "after 1 week"),
        (LimitKind.NOT_BEFORE, "once 1 week has passed", "1 week later at the earliest"),
        (LimitKind.BY, "once asked, has 1 week", "within 1 week"),
    ],
)
def test_a_time_that_has_to_pass_is_never_said_to_be_a_time_within_which(
    kind: LimitKind, words: str, said: str
) -> None:
    stage = centre().stages["stage-2"]
    limit = Limit(words=words, period=Weeks(1), from_=("further-asked",), states=(), kind=kind)
    held = drawn(with_stage(centre(), replace(stage, duties=(replace(stage.duties[0], limit=limit),))))
    assert [line.limit for line in held.node("stage-2").lines if not line.aside] == [said]


@pytest.mark.parametrize("words", ["before the end of 30 days beginning with the day on it", "within 30 days"])
def test_a_line_says_that_the_first_day_counts_also_where_it_shortens_the_words(words: str) -> None:
    stage = centre().stages["stage-2"]
    limit = Limit(words=words, period=Days(30), from_=("further-asked",), states=())
    lines = {
        first: drawn(with_stage(centre(), replace(stage, duties=(replace(stage.duties[0], limit=held),))))
        .node("stage-2")
        .lines
        for first in FirstDay
        for held in (replace(limit, counting=CountingRules(first_day=first)),)
    }
    said = {first: [line for line in found if not line.aside] for first, found in lines.items()}
    assert [(line.limit, line.doubts) for line in said[FirstDay.INCLUDED]] == [
        ("within 30 days", "counts the day it starts from as day 1")
    ]
    assert [(line.limit, line.doubts) for line in said[FirstDay.EXCLUDED]] == [("within 30 days", "")]


def test_what_follows_a_time_that_two_acts_in_the_same_words_have_is_said_once() -> None:
    stage = centre().stages["stage-2"]
    expiry = Expiry(event="further-asked", says="It is closed.")
    limit = Limit(words="within 30 days", period=Days(30), from_=("further-asked",), states=(), expiry=expiry)
    one = replace(stage.duties[0], limit=limit)
    twins = (one, replace(one, id="twin"), replace(one, id="other", act="do something else"))
    lines = list(drawn(with_stage(centre(), replace(stage, duties=twins))).node("stage-2").lines)
    told = [(line.clause, line.text) for line in lines if line.text.endswith("It is closed.")]
    assert told == [
        (one.id, f"When the time to {one.act} has passed: It is closed."),
        ("other", "When the time to do something else has passed: It is closed."),
    ]


def test_a_line_says_that_the_time_of_its_act_is_to_be_agreed() -> None:
    policy = next(each for each in chart_samples.project() if each.key == "kirklees/dispute-resolution")
    assert edge(drawn(policy), "step-1.to-step-2").limit == "the time is to be agreed"


def test_a_stage_run_by_somebody_outside_has_the_shape_of_outside_bodies() -> None:
    held = drawn(centre())
    assert held.node("stage-3").outside
    assert not held.node("stage-1").outside


def test_another_procedure_is_called_by_its_title() -> None:
    policy = next(each for each in chart_samples.project() if each.procedure.id == "non-compliance")
    titles = [node.title for node in drawn(policy).nodes if node.kind is NodeKind.PROCEDURE]
    assert "Where a complaint belongs" in titles


def test_lines_back_are_marked() -> None:
    held = drawn(chart_samples.everything())
    assert {each.id for each in held.edges if each.back} == {"papers.unclear", "people.again", "together.wrong"}


def test_stages_that_begin_together_each_have_a_line() -> None:
    held = drawn(chart_samples.everything())
    both = [(each.target, each.label) for each in held.edges if each.clause == "both"]
    assert both == [("people", "If it has two sides"), ("papers", "If it has two sides, at the same time")]
    assert held.node("together").kicker == "Begins when Step 2 and Step 3 have ended"


def test_a_conflict_route_leads_past_the_stage_or_stays_in_it() -> None:
    held = drawn(chart_samples.everything())
    assert [each.target for each in held.leaving("about-manager.to")] == ["last"]
    assert held.leaving("about-director.to") == ()
    assert held.node("about-director.to").lines[-1].text == "This stage then goes on."


def test_stages_of_the_same_number_keep_their_whole_titles() -> None:
    policy = centre()
    stage = replace(policy.stages["stage-2"], title="Stage 1: again")
    assert drawn(with_stage(policy, stage)).node("stage-2").name == "Stage 1: again"


def assert_whole(policy: Policy) -> None:
    held, procedure = drawn(policy), policy.procedure
    names = [node.id for node in held.nodes]
    assert len(set(names)) == len(names)
    assert len({each.id for each in held.edges}) == len(held.edges)
    assert {each.target for each in held.edges} <= set(names)
    assert [node.id for node in held.spine] == [".start", *(stage.id for stage in procedure.stages)]
    outcomes = {outcome.id for stage in procedure.stages for outcome in stage.outcomes}
    routes = {route.id for stage in procedure.stages for route in stage.conflicts}
    assert {each.clause for each in held.edges if each.kind is EdgeKind.OUTCOME} == outcomes
    assert {each.clause for each in held.edges if each.kind is EdgeKind.CONFLICT} == routes
    for node in held.nodes:
        if node.kind not in (NodeKind.START, NodeKind.STAGE):
            assert [each.target for each in held.edges].count(node.id) == 1


@projects
def test_every_stage_outcome_and_route_is_in_the_graph(policy: Policy) -> None:
    assert_whole(policy)


@given(policy=chart_samples.policies())
def test_every_stage_outcome_and_route_is_in_the_graph_whatever_the_procedure(policy: Policy) -> None:
    assert_whole(policy)


@projects
def test_what_leads_nowhere_else_stands_before_the_way_straight_on(policy: Policy) -> None:
    held = drawn(policy)
    spine = [node.id for node in held.spine]
    for at, name in enumerate(spine[:-1]):
        targets = [each.target for each in held.leaving(name)]
        if spine[at + 1] in targets:
            assert targets[-1] == spine[at + 1]
