"""A procedure with one act to be dated, of which a test writes the limit, and the date it comes to."""

from collections.abc import Iterable
from datetime import date

from navigator.case.limit.alone import due
from navigator.case.limit.due import Due, Reckoning
from navigator.dates.calendars import Calendar, Kind
from navigator.model.cases import Case, parse_fact
from navigator.model.limits import Limit
from navigator.model.policy import Policy
from tests.support.samples import FIRST_STAGE, calendars, policy

# All but the weekends of June 2026 is term.
SCHOOL = Calendar("school", "School", "here", date(2026, 6, 1), date(2026, 6, 30), {}, kind=Kind.SCHOOL_DAYS)
CALENDARS = {**calendars(), "school": SCHOOL}

CLAUSES = (
    """
events:
  - {id: asked, what: the parent asked, ask: When?}
  - {id: seen, what: the manager saw it, ask: When?}
  - {id: noted, what: the manager noted it, ask: When?}
  - {id: told, what: the parent was told of a delay, ask: When?}
  - {id: allowed, what: the director allowed more time, ask: When?}
  - {id: stopped, what: papers were missing, ask: When?}
  - {id: went-on, what: the papers came, ask: When?}
  - {id: answered, what: the manager answered, ask: When?}
  - {id: over, what: it was over, ask: When?}
"""
    + FIRST_STAGE
    + """\
      - id: note
        by: manager
        force: must
        act: note it
        produces: noted
        source: {heading: One}
        limit: {NOTE}
      - id: answer
        by: manager
        force: must
        act: answer
        produces: answered
        source: {heading: One}
        limit: {ANSWER}
    outcomes:
      - {id: ends, when: it is over, event: over, to: {end: closed}, source: {heading: One}}
"""
)
NOTE = "{words: within 5 working days, period: 5 working days, from: asked, states: [period]}"


def made(answer: str, note: str = NOTE) -> Policy:
    """A procedure in which something is first noted, then answered."""
    flow = "{words: in time, states: [period], %s}"
    filled = CLAUSES.replace("{NOTE}", note if note.startswith("{") else flow % note)
    return policy(filled.replace("{ANSWER}", flow % answer))


def limit_of(held: Policy, duty: str = "answer") -> Limit:
    limit = held.duties[duty].limit
    assert limit
    return limit


def found(answer: str, *facts: str, note: str = NOTE) -> Due:
    held = made(answer, note)
    return due(held, limit_of(held), Case(tuple(map(parse_fact, facts))), CALENDARS)


def span(when: Due) -> tuple[str | None, str | None]:
    return (when.safe.isoformat() if when.safe else None, when.latest.isoformat() if when.latest else None)


def by_reading(reckonings: Iterable[Reckoning]) -> list[tuple[str | None, str | None]]:
    return [(each.read.id, each.last.due.isoformat() if each.last else None) for each in reckonings]
