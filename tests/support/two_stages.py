"""A procedure of two stages, where a case of it stands, and the courses that it can have taken."""

from datetime import date

from navigator.case.course.journey import Journey
from navigator.case.course.replay import replay
from navigator.case.facts.history import history_of
from navigator.case.verdicts.position import Position, Status, position
from navigator.model.cases import Case, parse_fact
from navigator.model.policy import Policy
from tests.support.samples import FIRST_STAGE, calendars

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


LATER = date(2027, 6, 1)


def courses_of(held: Policy, *facts: str) -> tuple[Journey, ...]:
    case = Case(tuple(map(parse_fact, facts)))
    return replay(held, case, history_of(held, case.facts, LATER), LATER)


def journeys(held: Policy, *facts: str) -> Journey:
    (found,) = courses_of(held, *facts)
    return found
