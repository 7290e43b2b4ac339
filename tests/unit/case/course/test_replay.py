"""Where a case stands: replayed from its facts."""

from datetime import date

import pytest

from navigator.case.verdicts.position import NoteKind, Status
from navigator.model.cases import parse_fact
from navigator.model.stages import End
from tests.support.samples import FIRST_STAGE, library, policy
from tests.support.two_stages import TWO_STAGES, journeys, stands, statuses


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
