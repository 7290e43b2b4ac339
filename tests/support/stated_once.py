"""A small procedure whose rules are stated once for all of its limits."""

from textwrap import dedent

from build_scripts.source import definitions
from build_scripts.source.reader import Written, read_text
from navigator.model.limits import Limit
from navigator.model.policy import Policy
from navigator.model.procedure import Procedure
from navigator.model.publisher import Publisher
from tests.support.samples import FIRST_STAGE, HEAD, PUBLISHER

EVENTS = """
events:
  - {id: asked, what: it was asked, ask: When?, sent: true}
  - {id: answered, what: it was answered, ask: When?}
"""


def written(limit: str, counting: str = "") -> Written:
    rest = "by: manager, force: must, act: answer, produces: answered, source: {heading: One}"
    act = f"      - {{id: answer, {rest}, limit: {{"
    text = dedent(HEAD) + EVENTS + FIRST_STAGE + act + limit + "}}\n" + dedent(counting)
    found, problems = read_text(Procedure, "sample.yml", text.encode())
    assert found, [str(problem) for problem in problems]
    return found


def owner(counting: str = "") -> Publisher:
    text = PUBLISHER.replace("counting: {", f"counting: {{{counting}")
    found, problems = read_text(Publisher, "publisher.yml", text.encode())
    assert found, [str(problem) for problem in problems]
    value: Publisher = found.value
    return value


def held(limit: str, counting: str = "", publisher: Publisher | None = None) -> tuple[Policy, Limit]:
    made = definitions.policy_of(publisher or owner(), written(limit, counting).value)
    (found,) = (limit for _, limit in made.limits())
    return made, found


WITHIN = "words: within 10 days, period: 10 days, from: asked, states: [period, start]"
STATES = """
counting:
  first_day: included
  last_day: next working day
  states: [first day, last day]
  says: The first day counts.
  source: {heading: Definitions, paragraph: 2}
"""
