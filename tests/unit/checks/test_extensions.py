"""Extensions that do not go with those of other limits."""

from textwrap import dedent

import pytest

from build_scripts.checks import extensions, shapes
from build_scripts.source.reader import Written, read_text
from navigator.model.procedure import Procedure
from tests.support.samples import FIRST_STAGE, HEAD

EVENTS = """
events:
  - {id: asked, what: it was asked, ask: When?}
  - {id: told, what: it was told, ask: When?}
  - {id: warned, what: it was warned, ask: When?}
"""
ACT = """
      - id: {name}
        by: manager
        force: must
        act: answer
        source: {{heading: One}}
        limit:
          words: within 10 days
          period: 10 days
          from: asked
          states: [period]
          extensions: [{{id: {more}, event: told, by: 1 day, how: agreed, says: More., {rest}}}]
"""


def two(first: str = "id: one", second: str = "", more: str = "other") -> Written:
    """Two acts with an extension each."""
    acts = ACT.format(name="reply", more="one", rest=first) + ACT.format(name="review", more=more, rest=second)
    text = dedent(HEAD) + EVENTS + FIRST_STAGE + acts
    found, problems = read_text(Procedure, "sample.yml", text.encode())
    assert found, [str(problem) for problem in problems]
    return found


def codes(written: Written) -> list[str]:
    return [each.code for each in (*extensions.procedure(written), *shapes.procedure(written))]


def test_an_extension_may_not_go_with_one_of_an_act_above() -> None:
    assert codes(two(first="times: 2", second="not_with: one")) == []


@pytest.mark.parametrize(
    ("first", "second", "more"),
    [
        # Said of the earlier one, of one that is nowhere, and where two have the same id.
        ("not_with: other", "times: 2", "other"),
        ("times: 2", "not_with: three", "other"),
        ("times: 2", "not_with: other", "other"),
        # What it builds on is of its own limit.
        ("times: 2", "after: one", "other"),
    ],
)
def test_a_name_of_no_extension_above_is_refused(first: str, second: str, more: str) -> None:
    assert codes(two(first, second, more)) == ["extension-order"]
