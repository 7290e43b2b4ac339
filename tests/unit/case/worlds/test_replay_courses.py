"""Every course that a case can have taken, where some days are not known: by its ways, its turns and its ends."""

from datetime import date

import pytest

from navigator.case.course.journey import Fork, Visit
from navigator.case.course.ways import stage_events
from navigator.case.verdicts.position import Status, position
from navigator.model.cases import Case, parse_fact
from navigator.model.policy import Policy
from tests.support.samples import calendars, policy
from tests.support.two_stages import TODAY, TWO_STAGES, courses_of, journeys, stands


def test_a_case_remembers_each_step_and_what_brought_it_there() -> None:
    found = journeys(policy(TWO_STAGES), "asked=2026-06-01", "answered=2026-06-05", "appealed=2026-06-08")

    appealed = parse_fact("appealed=2026-06-08")
    assert [(move.stage, move.transition, move.fact, move.to.stage) for move in found.moves] == [
        ("one", "onward", appealed, "two")
    ]
    ((known,),) = (found.history[event] for event in ("appealed",))
    assert known.fact == appealed
    assert (found.past, found.active) == ((Visit("one", None, known),), (Visit("two", known),))


def places(held: Policy, *facts: str) -> set[frozenset[str]]:
    return {each.now for each in courses_of(held, *facts)}


ENDED = frozenset[str]()
HAPPY_AGAIN = "{id: content-again, when: content, event: happy, to: {end: settled}, source: {heading: Two}}"


def test_what_was_reported_after_an_end_may_have_gone_on() -> None:
    held = policy(TWO_STAGES)

    assert places(held, "asked=2026-06-01", "happy=2026-06-04", "appealed=2026-06-08") == {ENDED, frozenset({"two"})}


def test_an_end_told_after_the_stage_was_left_may_have_ended_what_followed() -> None:
    held = policy(TWO_STAGES)
    assert places(held, "asked=2026-06-01", "appealed=2026-06-04", "happy=2026-06-08") == {ENDED, frozenset({"two"})}


@pytest.mark.parametrize(("happy", "appealed"), [("yes", "yes"), ("2026-06-08", "2026-06-08"), ("yes", "2026-06-08")])
def test_ways_out_on_one_day_or_on_unknown_days_may_have_come_in_either_order(happy: str, appealed: str) -> None:
    facts = ("asked=2026-06-01", f"happy={happy}", f"appealed={appealed}")
    assert places(policy(TWO_STAGES), *facts) == {ENDED, frozenset({"two"})}


@pytest.mark.parametrize(
    ("appealed", "happy", "may_have_gone_on"),
    [
        ("2026-06-08", "2026-06-08", False),
        ("2026-06-04", "2026-06-08", False),
        # On a day that nobody told, it may have ended the first stage, and somebody appealed all the same.
        ("2026-06-04", "yes", True),
        ("yes", "2026-06-08", True),
        ("yes", "yes", True),
    ],
)
def test_what_can_have_ended_the_last_stage_did_not_end_an_earlier_one_that_the_case_left(
    appealed: str, happy: str, *, may_have_gone_on: bool
) -> None:
    held = policy(f"{TWO_STAGES}      - {HAPPY_AGAIN}\n")
    found = places(held, "asked=2026-06-01", f"appealed={appealed}", f"happy={happy}")
    assert found == ({ENDED, frozenset({"two"})} if may_have_gone_on else {ENDED})


@pytest.mark.parametrize("appealed", ["2026-06-04", "yes"])
def test_what_was_told_as_the_last_thing_ended_the_last_stage(appealed: str) -> None:
    held = policy(f"{TWO_STAGES}      - {HAPPY_AGAIN}\n")
    facts = tuple(parse_fact(each) for each in ("asked=2026-06-01", f"appealed={appealed}", "happy=yes"))
    found = position(held, Case(facts, last="happy"), TODAY, calendars())
    assert {each.now for each in found.journeys} == {ENDED}


def test_the_order_of_the_events_in_the_file_decides_nothing_about_reported_days() -> None:
    moved = "  - {id: appealed, what: the parent appealed, ask: When did the parent appeal?}\n"
    held = policy(TWO_STAGES.replace(moved, "").replace("events:\n", f"events:\n{moved}"))
    facts = ("asked=2026-06-01", "happy=2026-06-08", "appealed=2026-06-08")
    assert places(held, *facts) == places(policy(TWO_STAGES), *facts)


def test_a_decision_dated_before_the_appeal_need_not_end_the_appeal() -> None:
    held = policy(TWO_STAGES)

    early = ("asked=2026-06-01", "appealed=2026-06-08", "decided=2026-06-05")
    assert places(held, *early) == {ENDED, frozenset({"two"})}
    assert places(held, "asked=2026-06-01", "appealed=2026-06-08", "decided=2026-06-08") == {ENDED}


@pytest.mark.parametrize(
    ("facts", "now"),
    [
        (("appealed", "sent-back"), "one"),
        (("appealed", "sent-back", "appealed"), "two"),
        (("appealed", "sent-back", "appealed", "sent-back"), "one"),
        (("appealed", "sent-back", "appealed", "sent-back", "appealed"), "two"),
    ],
)
def test_each_time_something_happened_counts_once_even_without_dates(facts: tuple[str, ...], now: str) -> None:
    found = journeys(policy(TWO_STAGES), "asked=2026-06-01", *(f"{event}=yes" for event in facts))

    assert found.now == {now}
    assert len(found.moves) == len(facts)


def test_in_a_stage_that_is_entered_again_an_act_that_was_done_is_done_until_its_time_begins_anew() -> None:
    facts = ("asked=2026-06-01", "answered=2026-06-05", "appealed=2026-06-08", "sent-back=2026-06-12")
    found = stands(policy(TWO_STAGES), *facts)
    answers = [each.status for each in found.standings if each.clause.id == "answer"]

    assert answers == [Status.DONE]
    again = stands(policy(TWO_STAGES), *facts, "asked=2026-06-15", today=date(2026, 6, 16))
    running = next(each for each in again.running if each.clause.id == "answer")
    assert running.due is not None
    assert running.due.safe == date(2026, 6, 29)


def test_the_events_of_a_stage_are_its_own_and_those_that_end_it() -> None:
    held = policy(TWO_STAGES)

    assert stage_events(held, held.stages["one"]) == {"asked", "answered", "happy", "appealed"}
    assert stage_events(held, held.stages["two"]) == {"decided", "sent-back"}


TURNS = """
events:
  - {id: asked, what: the parent asked, ask: When?}
  - {id: told, what: the parent was told of a delay, ask: When?}
  - {id: stopped, what: papers were missing, ask: When?}
  - {id: went-on, what: the papers came, ask: When?}
  - {id: over, what: it was over, ask: When?}
stages:
  - id: one
    title: One
    purpose: First.
    lead: manager
    source: {heading: One}
    duties:
      - id: listen
        by: manager
        force: must
        act: listen
        no_limit: not needed
        source: {heading: One}
      - id: answer
        by: manager
        force: must
        act: answer
        source: {heading: One}
        limit:
          words: within 10 working days
          period: 10 working days
          from: asked
          states: [period]
          extensions: [{id: more, by: 5 working days, how: on notice, event: told, says: It may take longer.}]
          pauses: [{id: wait, from: stopped, until: went-on, says: Papers may be missing.}]
    outcomes:
      - {id: ends, when: it is over, event: over, to: {end: closed}, source: {heading: One}}
"""


def test_what_stops_a_clock_or_makes_a_limit_longer_belongs_to_the_stage() -> None:
    held = policy(TURNS)
    assert stage_events(held, held.stages["one"]) == {"asked", "told", "stopped", "went-on", "over"}
    assert stands(held, "asked=2026-06-01", "told=2026-06-02", "stopped=2026-06-03").notes == ()


def test_a_clock_that_goes_on_must_have_been_stopped() -> None:
    assert journeys(policy(TURNS), "asked=2026-06-01", "went-on=2026-06-08").inferred == ("stopped",)
    assert journeys(policy(TURNS), "asked=2026-06-01", "stopped=2026-06-03").inferred == ()
    assert journeys(policy(TURNS), "asked=2026-06-01", "stopped=no", "went-on=2026-06-08").inferred == ()


@pytest.mark.parametrize(
    ("event", "inferred"), [("told", ("asked",)), ("stopped", ("asked",)), ("went-on", ("stopped", "asked"))]
)
def test_a_clock_that_was_stopped_or_given_more_time_must_have_begun(event: str, inferred: tuple[str, ...]) -> None:
    assert journeys(policy(TURNS), f"{event}=2026-06-08").inferred == inferred


def test_more_time_that_comes_by_itself_tells_nothing_of_the_start() -> None:
    assert journeys(policy(TURNS.replace("on notice", "automatic")), "told=2026-06-08").inferred == ()


def test_a_clock_with_several_starts_may_have_begun_by_either() -> None:
    several = TURNS.replace("from: asked", "from: [asked, over]\n          pick: earlier")
    assert journeys(policy(several), "stopped=2026-06-08").inferred == ()


def test_all_that_must_have_happened_is_told_in_the_order_it_was_found() -> None:
    assert journeys(policy(TWO_STAGES), "answered=2026-06-05", "decided=2026-06-10").inferred == ("asked", "appealed")


PERMITTED = TWO_STAGES.replace("events:\n", "events:\n  - {id: commented, what: she commented, ask: When?}\n").replace(
    "    outcomes:\n      - {id: content",
    """\
      - id: comment
        by: parent
        force: FORCE
        act: comment
        produces: commented
        no_limit: not needed
        source: {heading: One}
    outcomes:
      - {id: content""",
)


@pytest.mark.parametrize("force", ["must", "may"])
def test_an_act_that_nobody_mentioned_may_have_been_done(force: str) -> None:
    held = policy(PERMITTED.replace("FORCE", force).replace("from: appealed,", "from: commented,"))
    found = stands(held, "asked=2026-06-01", "answered=2026-06-05", "appealed=2026-06-08", today=date(2026, 6, 9))

    ((commented,),) = (found.journey.history[event] for event in ("commented",))
    assert commented.maybe
    decide = next(each for each in found.standings if each.clause.id == "decide")
    assert decide.due
    assert (decide.due.undated, decide.due.complete) == (("commented",), False)


def stages(*lines: str) -> Policy:
    """A procedure of stages written as "name: event>target event>target"; `out` is where a case ends."""
    events: dict[str, None] = {}
    written = []
    for line in lines:
        name, _, ways = line.partition(": ")
        outcomes = []
        for way in ways.split():
            event, _, target = way.partition(">")
            events[event] = None
            to = "{end: closed}" if target == "out" else f"{{stage: {target}}}"
            outcomes.append(f"{{id: {name}-{event}, when: w, event: {event}, to: {to}, source: {{heading: H}}}}")
        written.append(
            f"  - {{id: {name}, title: T, purpose: P., lead: manager, source: {{heading: H}},"
            f" outcomes: [{', '.join(outcomes)}]}}"
        )
    listed = [f"  - {{id: {event}, what: it was so, ask: When?}}" for event in events]
    return policy("\n".join(["", "events:", *listed, "stages:", *written]))


def test_what_came_before_is_taken_from_the_only_way_there_not_from_the_first_way_out() -> None:
    held = stages("a: wrong>dead right>b", "dead: dull>out", "b: onward>c", "c: last>out")

    found = journeys(held, "last=2026-06-10")
    assert found.inferred == ("right", "onward")
    assert [move.stage for move in found.moves] == ["a", "b", "c"]


def test_a_stage_that_no_way_leads_to_is_looked_for_in_vain_even_in_a_circle() -> None:
    held = stages("a: go>b", "b: back>a go-on>d", "d: return>a", "c: last>out")
    found = journeys(held, "last=2026-06-10")

    assert found.now == {"a"}
    assert (found.inferred, found.unplaced) == ((), ("last",))


def test_where_two_events_lead_to_a_stage_both_are_followed_and_the_fork_is_named() -> None:
    found = courses_of(stages("a: by-letter>b by-phone>b", "b: last>out"), "last=2026-06-10")

    assert {each.inferred for each in found} == {("by-letter",), ("by-phone",)}
    assert {each.fork for each in found} == {Fork("b", ("by-letter", "by-phone"))}
    assert {each.unplaced for each in found} == {()}


def test_an_event_reported_with_a_day_too_early_is_not_made_up_a_second_time() -> None:
    held = stages("a: go>b", "b: on>c", "c: last>out")
    found = journeys(held, "go=2026-06-08", "on=2026-06-01", "last=2026-06-10")

    assert [move.stage for move in found.moves] == ["a", "b", "c"]
    assert (found.inferred, found.unplaced, found.out_of_order) == ((), (), 1)


def test_an_event_that_was_reported_is_not_made_up_for_a_second_time_round() -> None:
    found = journeys(stages("a: go>b", "b: back>a on>c", "c: last>out"), "go=yes", "back=yes", "last=2026-06-10")

    assert [move.stage for move in found.moves] == ["a", "b"]
    assert found.unplaced == ("last",)
