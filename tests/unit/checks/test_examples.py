"""A site is never published against its own worked examples."""

import shutil
from pathlib import Path

import pytest

from build_scripts import checks, content
from build_scripts.source.problems import ProblemsError
from build_scripts.source.reader import read_library
from tests.support.samples import HEAD, PUBLISHER, ROOT, calendars


def test_what_an_example_promises_and_does_not_come_out_stops_the_build(tmp_path: Path) -> None:
    procedures = tmp_path / "procedures"
    shutil.copytree(ROOT / "procedures", procedures)
    cases = procedures / "kirklees/dispute-resolution.cases.yml"
    cases.write_text(cases.read_text("utf-8").replace("latest: 2026-04-13", "latest: 2026-04-14", 1), "utf-8")

    with pytest.raises(ProblemsError, match=r"cases\.yml:\d+:\d+: ask-team-manager is 2026-04-09 to 2026-04-14"):
        content.read(procedures)


LOOP = """
events:
  - {id: asked, what: it was asked, ask: When?}
  - {id: answered, what: it was answered, ask: When?}
  - {id: sent-back, what: it was sent back, ask: When?}
  - {id: over, what: it was over, ask: When?}
stages:
  - id: one
    title: One
    purpose: First.
    lead: manager
    opens: asked
    source: {heading: One}
    duties:
      - {id: answer, by: manager, force: must, act: do, no_limit: agreed, produces: answered, source: {heading: One}}
      - {id: help, by: parent, force: may, act: help, no_limit: not needed, source: {heading: One}}
    outcomes:
      - {id: onward, when: it is answered, event: answered, to: {stage: two}, source: {heading: One}}
  - id: two
    title: Two
    purpose: Second.
    lead: director
    source: {heading: Two}
    outcomes:
      - {id: back, when: it is wrong, event: sent-back, to: {stage: one}, source: {heading: Two}}
      - {id: done, when: it is right, event: over, to: {end: decided}, source: {heading: Two}}
"""
CASES = """
cases:
  - id: again
    title: Again
    story: It came back.
    today: 2026-06-10
    facts: [asked=2026-06-01, answered=2026-06-03, sent-back=2026-06-05]
    expect: {stage: one, %s}
"""


@pytest.mark.parametrize(
    ("promised", "comes"),
    [
        ("next: manager, visit: 2, open: [help, answer]", None),
        ("next: manager, visit: 1", "visit is 1 here, and comes out as 2"),
        ("next: manager, visit: 3", "visit is 3 here, and comes out as 2"),
        ("next: manager, open: answer", "open is answer here, and comes out as answer, help"),
        # Who acts next is always looked at: left out, it says that nobody has to.
        ("visit: 2", "next is nothing here, and comes out as manager"),
        ("next: manager, open: [answer, help, hep]", 'there is no clause "hep"; did you mean "help"?'),
    ],
)
def test_a_second_visit_and_what_is_open_can_be_promised(tmp_path: Path, promised: str, comes: str | None) -> None:
    (tmp_path / "board").mkdir()
    (tmp_path / "board" / "publisher.yml").write_text(PUBLISHER, "utf-8")
    (tmp_path / "board" / "sample.yml").write_text(HEAD + LOOP, "utf-8")
    (tmp_path / "board" / "sample.cases.yml").write_text(CASES % promised, "utf-8")
    library, problems = read_library(tmp_path)
    told = [str(each) for each in checks.faults(library, problems, calendars())]

    assert len(told) == bool(comes), told
    assert comes is None or comes in told[0]


def test_an_hour_that_the_clocks_skip_is_no_hour_of_an_example(tmp_path: Path) -> None:
    procedures = tmp_path / "procedures"
    shutil.copytree(ROOT / "tests" / "models" / "procedures" / "nis2", procedures / "nis2")
    cases = procedures / "nis2/incident.cases.yml"
    cases.write_text(cases.read_text("utf-8").replace("aware=2026-10-25T00:30", "aware=2026-03-29T02:30", 1), "utf-8")
    wrong = r"cases\.yml:53:13: aware=2026-03-29T02:30 has an hour that the clocks of Europe/Brussels skip"

    with pytest.raises(ProblemsError, match=wrong):
        content.read(procedures)
