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
        # An empty list says that nothing is open; it is not as if it were left out.
        ("next: manager, open: []", "open is nothing here, and comes out as answer, help"),
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


def test_a_faulty_file_keeps_no_other_file_from_being_worked(tmp_path: Path) -> None:
    (tmp_path / "board").mkdir()
    (tmp_path / "board" / "publisher.yml").write_text(PUBLISHER, "utf-8")
    based = "based_on: {}\nid: {}\n"
    files = {
        "sample": HEAD + LOOP,
        "dangling": (HEAD + LOOP).replace("id: sample", "id: dangling").replace("{stage: two}", "{stage: three}"),
        "on-sample": based.format("sample", "on-sample"),
        "on-dangling": based.format("dangling", "on-dangling"),
        "unread": "id: unread\n",
        "unread-cases": (HEAD + LOOP).replace("id: sample", "id: unread-cases"),
        "versioned": (HEAD + LOOP).replace("id: sample", "id: versioned"),
        "versioned@2020-01-01": "id: versioned\n",
    }
    for name, text in files.items():
        (tmp_path / "board" / f"{name}.yml").write_text(text, "utf-8")
        cases = CASES % "next: manager, visit: 1" if name != "unread-cases" else "cases: none\n"
        if "@" not in name:
            (tmp_path / "board" / f"{name}.cases.yml").write_text(cases, "utf-8")
    library, problems = read_library(tmp_path)
    told = checks.faults(library, problems, calendars())

    worked = {Path(each.file).name for each in told if each.code == "example-differs"}
    assert worked == {"sample.cases.yml", "on-sample.cases.yml"}
    faulty = {Path(each.file).name for each in told} - worked
    assert faulty == {"dangling.yml", "unread.yml", "unread-cases.cases.yml", "versioned@2020-01-01.yml"}


def test_a_publisher_that_cannot_be_read_keeps_no_other_from_being_worked(tmp_path: Path) -> None:
    for name, text in (("board", PUBLISHER), ("other", "id: other\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "publisher.yml").write_text(text, "utf-8")
        (tmp_path / name / "sample.yml").write_text(HEAD + LOOP, "utf-8")
        (tmp_path / name / "sample.cases.yml").write_text(CASES % "next: manager, visit: 1", "utf-8")
    library, problems = read_library(tmp_path)
    told = {(Path(each.file).parent.name, each.code) for each in checks.faults(library, problems, calendars())}
    assert ("board", "example-differs") in told
    assert {code for owner, code in told if owner == "other"} == {"missing-key"}


def test_an_hour_that_the_clocks_skip_is_no_hour_of_an_example(tmp_path: Path) -> None:
    procedures = tmp_path / "procedures"
    shutil.copytree(ROOT / "tests" / "models" / "procedures" / "nis2", procedures / "nis2")
    cases = procedures / "nis2/incident.cases.yml"
    cases.write_text(cases.read_text("utf-8").replace("aware=2026-10-25T00:30", "aware=2026-03-29T02:30", 1), "utf-8")
    wrong = r"cases\.yml:53:13: aware=2026-03-29T02:30 has an hour that the clocks of Europe/Brussels skip"

    with pytest.raises(ProblemsError, match=wrong):
        content.read(procedures)
