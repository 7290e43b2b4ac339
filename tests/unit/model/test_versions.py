"""Dated versions: a case follows the version that was in force when it began."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_scripts import content
from build_scripts.cli import main
from build_scripts.flowchart import charts
from build_scripts.pages import policy
from build_scripts.source.problems import ProblemsError
from navigator.words import ENGLISH
from tests.support.samples import ROOT

FOLDER = Path("procedures/milton-keynes-contact-centre")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The content, with an earlier version of one procedure in which the reply took 20 working days."""
    shutil.copytree(ROOT / "procedures", tmp_path / "procedures")
    now = tmp_path / FOLDER / "complaints.yml"
    text = now.read_text("utf-8")
    earlier = text.replace("15 working days", "20 working days").replace(
        "\nversion:", "\nin_force_from: 2020-01-01\nversion:"
    )
    (tmp_path / FOLDER / "complaints@2020-01-01.yml").write_text(earlier, encoding="utf-8")
    now.write_text(text.replace("\nversion:", "\nin_force_from: 2023-01-16\nversion:"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("began", "due"), [("2023-01-13", "2023-02-10"), ("2023-01-16", "2023-02-06")])
def test_a_case_follows_the_version_in_force_when_it_began(project: Path, began: str, due: str) -> None:
    assert project.is_dir()
    words = ["where", "complaints", f"complaint-received={began}", "acknowledged=no", "--on", "2023-01-17", "--json"]
    answer = json.loads(CliRunner().invoke(main, words, catch_exceptions=False).output)
    assert [each["due"] for each in answer["running"] if each["clause"] == "reply"] == [due]


def test_the_earlier_version_has_a_page_that_says_so(project: Path) -> None:
    held = content.read(project / "procedures")
    made = policy.all_pages(held, charts.draw(held.policies.values(), ENGLISH), ENGLISH)
    earlier = made["procedures/milton-keynes-contact-centre/complaints/2020-01-01/index.md"]
    assert "This is an earlier version" in earlier
    assert "within 20 working days" in earlier
    assert "2020-01-01/index.html" in made["procedures/milton-keynes-contact-centre/complaints/detail/index.md"]
    assert "detail/index.html" in earlier
    assert "procedures/milton-keynes-contact-centre/complaints/2020-01-01/detail/index.md" in made


def test_an_earlier_version_has_to_come_before_the_present_one(project: Path) -> None:
    now = project / FOLDER / "complaints.yml"
    now.write_text(now.read_text("utf-8").replace("in_force_from: 2023-01-16\n", ""), encoding="utf-8")
    with pytest.raises(ProblemsError, match="version-date"):
        content.read(project / "procedures")
    now.rename(now.with_name("other.yml"))
    with pytest.raises(ProblemsError, match="version-alone"):
        content.read(project / "procedures")
