"""Prose mentions a limit; it never states one."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_scripts import content
from build_scripts.cli import main
from build_scripts.source.problems import ProblemsError
from tests.support.samples import ROOT

FILE = Path("milton-keynes-contact-centre/complaints.yml")
GAP = "The policy does not say where to send a complaint about the Chair."


@pytest.fixture
def procedures(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "procedures", tmp_path / "procedures")
    return tmp_path / "procedures"


def with_gap(procedures: Path, text: str) -> None:
    file = procedures / FILE
    before = file.read_text("utf-8")
    assert GAP in before
    file.write_text(before.replace(GAP, f"'{text}'"), encoding="utf-8")


def test_a_mention_is_replaced_by_the_words_of_the_limit(procedures: Path) -> None:
    with_gap(procedures, "The Chair answers {limit:decide}.")
    held = content.read(procedures).policies["milton-keynes-contact-centre/complaints"]
    assert "The Chair answers within 15 working days of receipt." in [gap.text for gap in held.procedure.gaps]


def test_a_time_that_no_limit_can_hold_is_shown_and_listed(procedures: Path) -> None:
    with_gap(procedures, "Nobody looks at it {stated:after six years}.")
    held = content.read(procedures).policies["milton-keynes-contact-centre/complaints"]
    assert "Nobody looks at it after six years." in [gap.text for gap in held.procedure.gaps]
    result = CliRunner().invoke(main, ["check", "--report", str(procedures / FILE.parent)])
    assert "after six years\N{RIGHT DOUBLE QUOTATION MARK} is no limit of an act" in " ".join(result.output.split())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("The Chair answers within 15 working days.", "the text states a limit, 15 working days, that could drift;"),
        ("It takes one month.", "the text states a limit, 1 month, that could drift;"),
        ("The Chair answers {limit:decid}.", 'there is no limit "decid" to mention; did you mean "decide"?'),
    ],
)
def test_a_limit_in_prose_or_a_mention_of_none_is_refused(procedures: Path, text: str, says: str) -> None:
    with_gap(procedures, text)
    with pytest.raises(ProblemsError) as caught:
        content.read(procedures)
    assert [says in str(problem) for problem in caught.value.problems] == [True]
