"""Where a case stands: replayed from its facts."""

from datetime import date

import pytest

from navigator.case.course.journey import Fork, Journey, Visit
from navigator.case.course.replay import replay
from navigator.case.course.ways import stage_events
from navigator.case.facts.history import history_of
from navigator.case.verdicts.position import NoteKind, Position, Status, position
from navigator.model.cases import Case, parse_fact
from navigator.model.policy import Policy
from navigator.model.stages import End
from tests.support.samples import FIRST_STAGE, calendars, library, policy

TODAY = date(2026, 6, 30)

TWO_STAGES = (
    """
events:
  - {id: asked, what: the parent asked, ask: When did the parent ask?}
  - {id: answered, what: the manager answered, ask: When did the manager answer?}
  - {id: happy, what: the parent was content, ask: When was the parent content?}
  - {id: appealed, what: the parent appealed, ask: When did the parent appeal?}
  - {id: sent-back, what: the director sent it back, ask: When was it sent back?}
  - {id: decided, what: the director decided, ask: When did the director decide?}
"""
    + FIRST_STAGE
    + """\
      - id: answer
        by: manager
        force: must
        act: answer
        produces: answered
        source: {heading: One}
        limit: {words: within 10 working days, period: 10 working days, from: asked, states: [period]}
      - id: appeal
        by: parent
        force: may
        act: appeal
        produces: appealed
        source: {heading: One}
        limit: {words: within 28 days, period: 28 days, from: answered, states: [period]}
    outcomes:
      - {id: content, when: content, event: happy, to: {end: settled}, source: {heading: One}}
      - {id: onward, when: not content, event: appealed, to: {stage: two}, source: {heading: One}}
  - id: two
    title: Two
    purpose: Second.
    lead: director
    source: {heading: Two}
    duties:
      - id: decide
        by: director
        force: must
        act: decide
        produces: decided
        source: {heading: Two}
        limit: {words: within 1 month, period: 1 month, from: appealed, states: [period]}
    outcomes:
      - {id: back, when: more is needed, event: sent-back, to: {stage: one}, source: {heading: Two}}
      - {id: final, when: decided, event: decided, to: {body: ombudsman}, source: {heading: Two}}
"""
)


def stands(held: Policy, *facts: str, today: date = TODAY) -> Position:
    return position(held, Case(tuple(parse_fact(fact) for fact in facts)), today, calendars())


def statuses(found: Position) -> dict[str, Status]:
    return {each.clause.id: each.status for each in found.standings}


def test_a_case_without_facts_is_at_the_first_stage() -> None:
    found = stands(policy(TWO_STAGES))
    assert found.journey.now == {"one"}
    assert statuses(found) == {"answer": Status.WAITING, "appeal": Status.WAITING}


def test_a_limit_runs_until_its_day_and_is_late_the_day_after() -> None:
    held = policy(TWO_STAGES)
    # 15 June 2026 is a Monday and no bank holiday follows: the tenth working day is Monday 29 June.
    for today, status, late in [
        (date(2026, 6, 28), Status.RUNNING, 0),
        (date(2026, 6, 29), Status.DUE_TODAY, 0),
        (date(2026, 6, 30), Status.LATE, 1),
        (date(2026, 7, 6), Status.LATE, 5),
    ]:
        found = stands(held, "asked=2026-06-15", today=today).running[0]
        assert (found.status, found.overdue_by, found.overdue_unit) == (status, late, "working days")


def test_an_outcome_moves_the_case_and_what_was_late_stays_on_record() -> None:
    found = stands(policy(TWO_STAGES), "asked=2026-06-01", "answered=2026-06-17", "appealed=2026-06-20")
    assert found.journey.now == {"two"}
    answer = next(each for each in found.standings if each.clause.id == "answer")
    assert (answer.status, answer.overdue_by) == (Status.DONE_LATE, 2)
    assert found.running[0].due is not None
    assert found.running[0].due.safe == date(2026, 7, 20)


def test_a_case_can_go_back_to_an_earlier_stage_and_an_open_clock_runs_on() -> None:
    found = stands(
        policy(TWO_STAGES), "asked=2026-06-01", "answered=2026-06-05", "appealed=2026-06-08", "sent-back=2026-06-12"
    )
    assert found.journey.now == {"one"}
    again = stands(
        policy(TWO_STAGES),
        *("asked=2026-06-01", "answered=2026-06-05", "appealed=2026-06-08", "sent-back=2026-06-12"),
        *("asked=2026-06-15", "answered=2026-06-18", "appealed=2026-06-22"),
    )
    assert again.journey.now == {"two"}
    decide = next(each for each in again.running if each.clause.id == "decide")
    assert decide.due is not None
    # The first appeal was never decided: its month is not given back by a second one.
    assert decide.due.safe == date(2026, 7, 8)


def test_a_case_ends_with_an_outside_body() -> None:
    found = stands(policy(TWO_STAGES), "asked=2026-06-01", "appealed=2026-06-08", "decided=2026-06-10")
    assert not found.journey.active
    assert found.journey.end is not None
    assert found.journey.end.body == "ombudsman"


def test_a_later_event_tells_what_came_before_it() -> None:
    found = stands(policy(TWO_STAGES), "decided=2026-06-10")
    assert "appealed" in found.journey.inferred
    assert found.journey.end is not None


def test_a_done_act_tells_that_its_start_event_happened() -> None:
    assert "asked" in stands(policy(TWO_STAGES), "answered=2026-06-10").journey.inferred


def test_what_was_denied_though_every_way_needs_it_was_left_out() -> None:
    found = stands(policy(TWO_STAGES), "decided=2026-06-10", "appealed=no")
    assert found.ended
    assert (found.journey.inferred, found.journey.left_out) == ((), ("appealed",))
    assert [(note.kind, note.event) for note in found.notes] == [(NoteKind.LEFT_OUT, "appealed")]


def test_an_act_that_was_passed_over_is_not_called_late_unless_it_was_denied() -> None:
    held = library().policies["milton-keynes-contact-centre/complaints"]
    silent = statuses(stands(held, "complaint-received=2026-06-01", "reply-sent=2026-06-10"))
    assert silent["acknowledge"] is Status.NOT_TOLD
    denied = statuses(stands(held, "complaint-received=2026-06-01", "acknowledged=no", "reply-sent=2026-06-10"))
    assert denied["acknowledge"] is Status.LATE


def test_facts_that_cannot_be_right_are_named() -> None:
    found = stands(policy(TWO_STAGES), "asked=2026-06-10", "answered=2026-06-01")
    assert [(note.kind, note.event, note.other) for note in found.notes] == [
        (NoteKind.OUT_OF_ORDER, "answered", "asked")
    ]
    found = stands(policy(TWO_STAGES), "asked=2026-07-10")
    assert [(note.kind, note.event) for note in found.notes] == [(NoteKind.FUTURE, "asked")]


def test_an_uncertain_date_gives_a_safe_and_a_latest_date() -> None:
    found = stands(policy(TWO_STAGES), "asked=2026-06-01..2026-06-03", today=date(2026, 6, 16)).running[0]
    assert found.due is not None
    assert (found.due.safe, found.due.latest) == (date(2026, 6, 15), date(2026, 6, 17))
    assert found.status is Status.UNCLEAR


def test_a_day_nobody_remembers_leaves_the_date_open() -> None:
    found = stands(policy(TWO_STAGES), "asked=yes")
    assert [each.status for each in found.running] == [Status.DATE_NEEDED]
    assert found.undated == ("asked",)


READINGS = (
    """
events:
  - {id: asked, what: the parent asked, ask: When?}
  - {id: noted, what: the manager noted it, ask: When?}
  - {id: answered, what: the manager answered, ask: When?}
"""
    + FIRST_STAGE
    + """\
      - id: note
        by: manager
        force: must
        act: note it
        produces: noted
        source: {heading: One}
        limit: {words: within 5 working days, period: 5 working days, from: asked, states: [period]}
      - id: answer
        by: manager
        force: must
        act: answer
        produces: answered
        source: {heading: One}
        limit:
          words: within 10 working days
          period: 10 working days
          from: asked
          states: [period]
          unclear: It does not say from when.
          readings:
            - {id: first, says: from asking, from: asked}
            - {id: second, says: from noting, from: noted}
    outcomes:
      - {id: over, when: answered, event: answered, to: {end: decided}, source: {heading: One}}
"""
)


def test_a_reading_that_waits_for_an_act_has_no_date_yet_only_a_forecast() -> None:
    found = stands(policy(READINGS), "asked=2026-06-01", "noted=no", today=date(2026, 6, 2))
    answer = next(each for each in found.running if each.clause.id == "answer")
    assert answer.due is not None
    assert (answer.due.safe, answer.due.latest) == (date(2026, 6, 15), None)
    # Noting is due on 8 June; ten working days on is 22 June.
    ahead = answer.due.reckonings[1].forecast
    assert ahead
    assert ahead.due == date(2026, 6, 22)


def test_what_is_itself_overdue_forecasts_nothing() -> None:
    found = stands(policy(READINGS), "asked=2026-06-01", "noted=no", today=date(2026, 6, 9))
    answer = next(each for each in found.running if each.clause.id == "answer")
    assert answer.due is not None
    assert answer.due.reckonings[1].forecast is None


def test_a_reading_that_has_its_act_counts_from_the_act() -> None:
    found = stands(policy(READINGS), "asked=2026-06-01", "noted=2026-06-03", today=date(2026, 6, 4))
    answer = next(each for each in found.running if each.clause.id == "answer")
    assert answer.due is not None
    assert answer.due.latest == date(2026, 6, 17)


TRACKS = """
events:
  - {id: asked, what: the parent asked, ask: When?}
  - {id: split, what: it was split, ask: When?}
  - {id: left-done, what: the left part was done, ask: When?}
  - {id: right-done, what: the right part was done, ask: When?}
  - {id: over, what: it was over, ask: When?}
stages:
  - {id: one, title: One, purpose: P., lead: manager, opens: asked, source: {heading: One},
     outcomes: [{id: both, when: split, event: split, to: {stages: [left, right]}, source: {heading: One}}]}
  - {id: left, title: Left, purpose: P., lead: manager, source: {heading: One},
     outcomes: [{id: l, when: done, event: left-done, to: {stage: both-done}, source: {heading: One}}]}
  - {id: right, title: Right, purpose: P., lead: director, source: {heading: One},
     outcomes: [{id: r, when: done, event: right-done, to: {stage: both-done}, source: {heading: One}}]}
  - {id: both-done, title: Joined, purpose: P., lead: director, joins: [left, right], source: {heading: One},
     outcomes: [{id: o, when: over, event: over, to: {end: closed}, source: {heading: One}}]}
"""


@pytest.mark.parametrize(
    ("facts", "active"),
    [
        (("asked=2026-01-05", "split=2026-01-06"), {"left", "right"}),
        (("asked=2026-01-05", "split=2026-01-06", "right-done=2026-01-08"), {"left"}),
        (("asked=2026-01-05", "split=2026-01-06", "right-done=2026-01-08", "left-done=2026-01-09"), {"both-done"}),
    ],
)
def test_stages_side_by_side_join_when_all_have_ended(facts: tuple[str, ...], active: set[str]) -> None:
    assert journeys(policy(TRACKS), *facts).now == active


def test_joined_stages_end_together() -> None:
    facts = ("asked=2026-01-05", "split=2026-01-06", "right-done=2026-01-08", "left-done=2026-01-09", "over=2026-01-12")
    found = journeys(policy(TRACKS), *facts)
    assert found.end is not None
    assert found.end.end is End.CLOSED


KIRKLEES = "kirklees/dispute-resolution"


def test_an_act_of_a_stage_that_is_over_is_not_put_into_the_future() -> None:
    found = stands(library().policies[KIRKLEES], "still-differ-2=2026-04-09", today=date(2026, 4, 10))
    assert "step-2-held" not in found.journey.inferred  # an act may have been left out
    assert "step-2-held" in found.undated
    known = stands(
        library().policies[KIRKLEES], "step-2-held=2026-04-01", "still-differ-2=2026-04-09", today=date(2026, 4, 10)
    )
    each = next(each for each in known.running if each.clause.id == "ask-kscp-manager")
    assert each.due is not None
    # Good Friday and Easter Monday lie between 1 and 17 April.
    assert (each.due.safe, each.due.latest) == (date(2026, 4, 17), date(2026, 4, 23))


def test_where_one_of_two_events_starts_the_time_the_other_is_not_made_up() -> None:
    held = library().policies["milton-keynes-contact-centre/complaints"]
    found = stands(held, "chair-got-complaint=2026-06-01", today=date(2026, 6, 2))
    assert found.journey.inferred == ()


def test_a_reading_whose_start_has_not_come_has_no_date_yet() -> None:
    held = library().policies["cambridgeshire-and-peterborough/conference-complaints"]
    facts = ("stage-3-asked=2026-06-01", "review-outcome-sent=no")
    open_ended = stands(held, *facts, today=date(2026, 8, 3))
    assert next(each for each in open_ended.running if each.clause.id == "confirm-outcome").status is Status.UNCLEAR
    settled = stands(held, *facts, "review-done=no", today=date(2026, 8, 3))
    assert next(each for each in settled.running if each.clause.id == "confirm-outcome").status is Status.UNCLEAR


LATER = date(2027, 6, 1)


def courses_of(held: Policy, *facts: str) -> tuple[Journey, ...]:
    case = Case(tuple(map(parse_fact, facts)))
    return replay(held, case, history_of(held, case.facts, LATER), LATER)


def journeys(held: Policy, *facts: str) -> Journey:
    (found,) = courses_of(held, *facts)
    return found


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


@pytest.mark.parametrize("text", ["asked=yes", "asked=no", "asked=2026-06-01", "asked=2026-06-01..2026-06-03"])
def test_a_fact_is_written_as_it_is_read(text: str) -> None:
    assert str(parse_fact(text)) == text


def test_a_repeated_act_waits_for_its_start() -> None:
    repeated = "from: asked, every: true, until: happy, states"
    held = policy(TWO_STAGES.replace("from: asked, states", repeated, 1))

    assert statuses(stands(held))["answer"] is Status.WAITING
    assert statuses(stands(held, "asked=2026-06-15"))["answer"] is Status.LATE


def test_what_came_after_a_letter_does_not_bring_its_arrival_forward() -> None:
    sent = TWO_STAGES.replace("id: asked,", "id: asked, sent: true,", 1)
    found = stands(policy(sent), "asked=second-class:2026-06-05", "answered=2026-06-07", today=date(2026, 6, 9))

    (asked,) = found.journey.history["asked"]
    assert asked.last == date(2026, 6, 11)  # the fourth working day after Friday 5 June, by hand
