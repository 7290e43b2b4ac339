"""Constructs that other boards' procedures need, each on a small made-up procedure."""

from datetime import date

import pytest

from navigator.case.verdicts.position import Position, Standing, Status, position
from navigator.model.cases import Case, parse_fact
from tests.support.samples import FIRST_STAGE, calendars, policy

TODAY = date(2026, 6, 1)


def one_stage(duties: str, events: str, rest: str = "") -> str:
    """A procedure of one stage with the given acts."""
    listed = "\n".join(
        f"  - {{id: {event}, what: {event} happened, ask: When?}}" for event in ["asked", *events.split()]
    )
    return f"""
events:
{listed}
  - {{id: over, what: it was over, ask: When?}}
{FIRST_STAGE}{duties}
    outcomes:
      - {{id: ends, when: it is over, event: over, to: {{end: closed}}, source: {{heading: One}}}}
{rest}"""


def answer(limit: str, produces: str = "answered") -> str:
    """An act with the given limit."""
    return f"""
      - id: answer
        by: manager
        force: must
        act: answer
        produces: {produces}
        source: {{heading: One}}
        limit: {limit}
"""


def stands(body: str, *facts: str, today: date = TODAY) -> Position:
    return position(policy(body), Case(tuple(parse_fact(fact) for fact in facts)), today, calendars())


def only(found: Position, clause: str = "answer") -> Standing:
    return next(each for each in found.standings if each.clause.id == clause)


def dates(found: Position, clause: str = "answer") -> tuple[date | None, date | None]:
    each = only(found, clause)
    assert each.due is not None
    return each.due.safe, each.due.latest


@pytest.mark.parametrize(("pick", "due"), [("earlier", date(2026, 6, 11)), ("later", date(2026, 6, 15))])
def test_the_earlier_or_the_later_of_two_starts(pick: str, due: date) -> None:
    limit = f"{{words: within 10 days, period: 10 days, from: [asked, seen], pick: {pick}, states: [period]}}"
    assert (
        dates(
            stands(
                one_stage(answer(limit), "seen answered"), "asked=2026-06-01", "seen=2026-06-05", today=date(2026, 6, 5)
            )
        )[0]
        == due
    )


def test_the_later_of_two_starts_waits_for_both() -> None:
    limit = "{words: within 10 days, period: 10 days, from: [asked, seen], pick: later, states: [period]}"
    assert only(stands(one_stage(answer(limit), "seen answered"), "asked=2026-06-01")).status is Status.WAITING


EXTENDED = """
          words: within 10 working days
          period: 10 working days
          from: asked
          states: [period]
          extensions:
            - {id: more, %s, how: on notice, event: told, says: It may be extended if the parent is told., times: 2}
"""


@pytest.mark.parametrize(
    ("amount", "told", "due"),
    [
        ("to: 20 working days", 0, date(2026, 6, 15)),
        ("to: 20 working days", 1, date(2026, 6, 29)),
        ("by: 5 working days", 1, date(2026, 6, 22)),
        ("by: 5 working days", 2, date(2026, 6, 29)),
        ("by: 5 working days", 3, date(2026, 6, 29)),
        ("by: 1 week", 1, date(2026, 6, 22)),
    ],
)
def test_an_extension_to_a_new_total_or_by_an_amount(amount: str, told: int, due: date) -> None:
    body = one_stage(answer(EXTENDED % amount), "told answered")
    facts = [f"told=2026-06-0{n + 2}" for n in range(told)]
    assert dates(stands(body, "asked=2026-06-01", *facts))[0] == due


PAUSED = """
          words: within 10 working days
          period: 10 working days
          from: asked
          states: [period]
          pauses:
            - {id: wait, from: stopped, until: went-on, says: The clock stops while papers are missing., then: %s}
"""


@pytest.mark.parametrize(
    ("then", "facts", "due"),
    [
        ("continue", (), date(2026, 6, 15)),
        ("continue", ("stopped=2026-06-03", "went-on=2026-06-05"), date(2026, 6, 17)),
        ("restart", ("stopped=2026-06-03", "went-on=2026-06-05"), date(2026, 6, 19)),
        (
            "continue",
            ("stopped=2026-06-03", "went-on=2026-06-05", "stopped=2026-06-08", "went-on=2026-06-10"),
            date(2026, 6, 19),
        ),
    ],
)
def test_a_pause_is_not_counted_or_starts_the_count_anew(then: str, facts: tuple[str, ...], due: date) -> None:
    body = one_stage(answer(PAUSED % then), "stopped went-on answered")
    assert dates(stands(body, "asked=2026-06-01", *facts))[0] == due


def test_while_the_clock_is_stopped_there_is_no_date() -> None:
    body = one_stage(answer(PAUSED % "continue"), "stopped went-on answered")
    found = only(stands(body, "asked=2026-06-01", "stopped=2026-06-03", today=date(2026, 8, 1)))
    assert found.status is Status.PAUSED
    assert found.due is not None
    assert found.due.safe is None


def test_an_act_is_repeated_until_something_ends_it() -> None:
    limit = """
          words: every 20 working days
          period: 20 working days
          from: asked
          states: [period]
          every: true
          until: over
"""
    body = one_stage(answer(limit, "updated"), "updated")
    assert dates(stands(body, "asked=2026-06-01"))[0] == date(2026, 6, 29)
    again = stands(body, "asked=2026-06-01", "updated=2026-06-20", today=date(2026, 7, 20))
    assert dates(again)[0] == date(2026, 7, 17)
    assert only(again).status is Status.LATE
    assert not stands(body, "asked=2026-06-01", "updated=2026-06-20", "over=2026-07-01", today=date(2026, 7, 1)).running


def test_a_waiting_period_says_from_when_something_may_be_done() -> None:
    limit = "{words: not before 14 days, period: 14 days, from: asked, states: [period], kind: not before}"
    body = one_stage(answer(limit), "answered")
    assert only(stands(body, "asked=2026-06-01", today=date(2026, 6, 10))).status is Status.TOO_EARLY
    assert only(stands(body, "asked=2026-06-01", today=date(2026, 6, 15))).status is Status.OPEN


def test_a_limit_is_counted_back_from_a_day_that_lies_ahead() -> None:
    limit = "{words: at least 5 working days, period: 5 working days, before: meeting, states: [period]}"
    body = one_stage(answer(limit), "meeting answered").replace(
        "{id: meeting, what: meeting happened, ask: When?}",
        "{id: meeting, what: the meeting is held, ask: When?, future: true}",
    )
    found = stands(body, "asked=2026-06-01", "meeting=2026-06-19", today=date(2026, 6, 2))
    assert dates(found)[0] == date(2026, 6, 12)
    assert found.notes == ()


@pytest.mark.parametrize(
    ("written", "due"),
    [("24 hours", date(2026, 6, 2)), ("48 hours", date(2026, 6, 3)), ("1 month", date(2026, 7, 1))],
)
def test_hours_and_months(written: str, due: date) -> None:
    limit = f"{{words: within {written}, period: {written}, from: asked, states: [period]}}"
    assert dates(stands(one_stage(answer(limit), "answered"), "asked=2026-06-01"))[0] == due


CAP = """
caps:
  - id: whole
    title: All of it is done
    force: should
    covers: [one]
    source: {heading: One}
    limit: {words: one month, period: 1 month, from: asked, states: [period]}
"""


def test_a_cap_runs_beside_the_limits_of_the_stages() -> None:
    limit = "{words: within 10 working days, period: 10 working days, from: asked, states: [period]}"
    body = one_stage(answer(limit), "answered", CAP)
    found = stands(body, "asked=2026-06-01", "answered=2026-06-05", today=date(2026, 7, 2))
    assert [(each.clause.id, each.status, each.overdue_by) for each in found.running] == [("whole", Status.LATE, 1)]
    assert not stands(body, "asked=2026-06-01", "over=2026-06-05", today=date(2026, 7, 2)).running


OUT = """
caps:
  - id: whole
    title: All of it
    force: should
    covers: [one]
    source: {heading: One}
    limit:
      words: one month
      period: 1 month
      from: asked
      states: [period]
      extensions: [{id: more, by: 1 month, how: agreed, event: waited, says: Both may agree to wait.}]
      expiry: {says: They may then go straight to the director., event: %s}
"""


@pytest.mark.parametrize("event", ["skipped", "over"])
def test_when_a_cap_runs_out_it_opens_a_way_on_or_ends_the_case(event: str) -> None:
    body = one_stage(answer(EXPIRY.replace("skipped", "late")), "waited answered skipped late", OUT % event)
    in_time = stands(body, "asked=2026-06-01", today=date(2026, 7, 1))
    assert event not in in_time.journey.history
    over = stands(body, "asked=2026-06-01", today=date(2026, 7, 2))
    assert [str(known.fact) for known in over.journey.history[event]] == [f"{event}=2026-07-02"]
    assert over.ended == (event == "over")
    assert over.notes == ()
    waited = stands(body, "asked=2026-06-01", "waited=2026-06-20", today=date(2026, 7, 2))
    assert event not in waited.journey.history


def test_a_cap_that_ran_out_does_not_tell_that_an_act_was_done() -> None:
    limit = "{words: within 60 days, period: 60 days, from: asked, states: [period]}"
    body = one_stage(answer(limit), "waited answered skipped", OUT % "skipped")
    assert only(stands(body, "asked=2026-06-01", today=date(2026, 7, 10))).status is Status.RUNNING


def test_a_cap_does_not_run_out_in_a_stage_it_does_not_cover() -> None:
    body = one_stage(answer(EXPIRY), "waited answered skipped", OUT % "waited").replace("covers: [one]", "covers: []")
    found = stands(body, "asked=2026-06-01", "answered=2026-06-05", today=date(2026, 9, 1))
    assert "waited" not in found.journey.history


EXPIRY = """
          words: within 10 working days
          period: 10 working days
          from: asked
          states: [period]
          expiry: {says: They may then go straight to the director., event: skipped}
"""


def test_when_a_limit_runs_out_it_opens_a_way_on() -> None:
    body = one_stage(
        answer(EXPIRY)
        + """
      - id: go-on
        by: parent
        force: may
        act: go straight to the director
        after: skipped
        no_limit: not needed
        source: {heading: One}
""",
        "answered skipped",
    )
    before = stands(body, "asked=2026-06-01", today=date(2026, 6, 15))
    assert [each.clause.id for each in before.may] == []
    assert before.running[0].status is Status.DUE_TODAY
    after = stands(body, "asked=2026-06-01", today=date(2026, 6, 16))
    assert [each.clause.id for each in after.may] == ["go-on"]


def test_when_a_limit_runs_out_the_case_can_end() -> None:
    limit = """
          words: within 10 working days
          period: 10 working days
          from: asked
          states: [period]
          expiry: {says: It then counts as withdrawn., event: over}
"""
    body = one_stage(answer(limit), "answered")
    assert not stands(body, "asked=2026-06-01", "answered=no", today=date(2026, 6, 15)).may_be_ended
    assert stands(body, "asked=2026-06-01", "answered=no", today=date(2026, 6, 16)).ended
    assert not stands(body, "asked=2026-06-01", "answered=2026-06-12", today=date(2026, 6, 16)).may_be_ended
    silent = stands(body, "asked=2026-06-01", today=date(2026, 6, 16))
    assert (silent.ended, silent.may_be_ended, silent.asked) == (False, True, ("answered",))


def test_less_than_three_months_is_a_day_shorter_than_within_three_months() -> None:
    """As the decision on times in words has it: three months from 30 June are full on 30 September."""
    counting = "counting: {first_day: included}"
    limit = f"{{words: within 3 months, period: 3 months, from: asked, states: [period], {counting}}}"
    found = stands(one_stage(answer(limit), "answered"), "asked=2026-06-30", today=date(2026, 7, 1))
    assert dates(found) == (date(2026, 9, 29), date(2026, 9, 29))
