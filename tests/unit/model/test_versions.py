"""Dated versions: a case follows the version that was in force when it began."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_scripts import content
from build_scripts.cli import main
from build_scripts.flowchart import charts
from build_scripts.pages import policy
from build_scripts.source.problems import ProblemsError
from navigator.case.verdicts.position import position
from navigator.model.cases import Case, parse_fact
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
    # Some of the examples say nothing of how their case began, so that both texts may hold for them.
    (tmp_path / FOLDER / "complaints.cases.yml").unlink()
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


def board(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The content of the project in which the day of the present text is known to be one of a stretch of days."""
    shutil.copytree(ROOT / "procedures", root / "procedures")
    monkeypatch.chdir(root)
    (root / FOLDER / "complaints.cases.yml").unlink()
    now = root / FOLDER / "complaints.yml"
    text = now.read_text("utf-8")
    since = "\nin_force_from: 2023-01-02\nin_force_by: 2023-01-31\nversion:"
    before = text.replace("15 working days", "20 working days")
    (root / FOLDER / "complaints@earliest.yml").write_text(before, encoding="utf-8")
    now.write_text(text.replace("\nversion:", since), encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("began", "due", "latest"),
    [
        # Before the stretch, within it and after it. Nobody knows since when the earliest text holds.
        ("1999-01-05", "1999-02-02", "1999-02-02"),
        ("2023-01-16", "2023-02-06", "2023-02-13"),
        ("2023-02-01", "2023-02-22", "2023-02-22"),
    ],
)
def test_a_case_can_follow_each_text_that_may_have_been_in_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, began: str, due: str, latest: str
) -> None:
    held = content.read(board(tmp_path, monkeypatch) / "procedures")
    key = "milton-keynes-contact-centre/complaints"
    case = Case((parse_fact(f"complaint-received={began}"), parse_fact(f"acknowledged={began}")))
    found = position(held.policies[key], case, date.fromisoformat(began), held.calendars, held.earlier[key])

    (reply,) = (each for each in found.standings if each.clause.id == "reply" and each.due)
    assert reply.due
    assert not found.not_kept
    assert (str(reply.due.safe), str(reply.due.latest)) == (due, latest)


def test_a_text_of_which_nobody_knows_since_when_it_holds_has_a_page_that_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = content.read(board(tmp_path, monkeypatch) / "procedures")
    made = policy.all_pages(held, charts.draw(held.policies.values(), ENGLISH), ENGLISH)
    folder = "procedures/milton-keynes-contact-centre/complaints"

    assert "This is the oldest version that we have." in made[f"{folder}/earliest/index.md"]
    detail = made[f"{folder}/detail/index.md"]
    assert "earliest/index.html" in detail
    assert "It came into force between Monday 2 January 2023 and Tuesday 31 January 2023." in detail


def test_the_earliest_text_says_no_day_and_a_stretch_has_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = board(tmp_path, monkeypatch)
    earliest, now = root / FOLDER / "complaints@earliest.yml", root / FOLDER / "complaints.yml"
    said = earliest.read_text("utf-8")
    earliest.write_text(said.replace("\nversion:", "\nin_force_from: 2020-01-01\nversion:"), "utf-8")
    with pytest.raises(ProblemsError, match="the earliest version says from when it applied"):
        content.read(root / "procedures")
    earliest.write_text(said, "utf-8")
    now.write_text(now.read_text("utf-8").replace("2023-01-31", "2023-01-01"), "utf-8")
    with pytest.raises(ProblemsError, match="the day by which it was in force is not after the first"):
        content.read(root / "procedures")


def test_a_worked_example_runs_under_the_version_that_it_names(project: Path) -> None:
    cases = project / FOLDER / "complaints.cases.yml"
    example = """cases:
  - id: old
    title: An old one
    story: It began long ago.
    today: 2023-06-01
    version: {version}
    facts: [complaint-received=2023-05-01, acknowledged=2023-05-01, reply-received=no]
    expect:
      stage: stage-1
      visit: {visit}
      next: coordinator
      dates: [{{clause: reply, due: {due}, latest: {due}, status: late}}]
"""
    # 20 working days from Monday 1 May 2023, a bank holiday; 8 and 29 May are bank holidays too.
    cases.write_text(example.format(version="2020-01-01", visit=1, due="2023-05-31"), "utf-8")
    assert content.read(project / "procedures")
    cases.write_text(example.format(version="2020-01-02", visit=1, due="2023-05-31"), "utf-8")
    with pytest.raises(ProblemsError, match=r"no version is in force from 2020-01-02; did you mean .2020-01-01."):
        content.read(project / "procedures")
    cases.write_text(example.format(version="2023-01-16", visit=2, due="2023-05-23"), "utf-8")
    with pytest.raises(ProblemsError, match="visit is 2 here, and comes out as 1"):
        content.read(project / "procedures")
