"""The made-up board, from which the reference cuts its examples: it builds, and its worked examples come out."""

import shutil

import pytest

from build_scripts import content
from build_scripts.checks import idle
from build_scripts.content import Content
from build_scripts.flowchart import charts
from build_scripts.pages import policy
from build_scripts.reference import excerpts
from build_scripts.source.calendar_files import CALENDARS
from navigator.case.verdicts.position import position
from navigator.model.cases import Case, Example
from navigator.model.stages import Destination
from navigator.words import ENGLISH


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The made-up board, read as a project of its own would be."""
    procedures = tmp_path_factory.mktemp("board") / "procedures"
    shutil.copytree(excerpts.EXAMPLE, procedures)
    shutil.copy(CALENDARS / "bank-holidays.json", procedures / "calendars")
    return content.read(procedures)


def test_the_example_board_builds(board: Content) -> None:
    drawn = charts.draw(board.policies.values(), ENGLISH)
    made = policy.all_pages(board, drawn, ENGLISH)
    assert {policy.page_of(key) for key in board.policies} <= made.keys()
    assert list(board.earlier["anytown/complaints"])


def test_nothing_in_the_example_is_idle() -> None:
    assert [str(warning) for warning in idle.warnings(excerpts.library())] == []


def test_the_worked_examples_of_the_board_come_out(board: Content) -> None:
    cases = [(key, example) for key, file in board.cases.items() for example in file.cases]
    assert len(cases) >= 3
    for key, example in cases:
        _comes_out(board, key, example)


def _comes_out(board: Content, key: str, example: Example) -> None:
    found = position(
        board.policies[key], Case(example.facts, example.area, example.answers), example.today, board.calendars
    )
    to, expected = found.journey.end or Destination(), example.expect
    assert tuple(visit.stage for visit in found.journey.active) == expected.stage
    assert (to.end, to.body, to.procedure) == (expected.end, expected.body, expected.procedure)
    assert {role for each in found.next for role in getattr(each.clause, "by", ())} == set(expected.next)
    for promised in expected.dates:
        each = next(each for each in found.standings if each.clause.id == promised.clause)
        assert each.due is not None
        assert (each.due.safe, each.due.latest, each.status.value) == (promised.due, promised.latest, promised.status)
