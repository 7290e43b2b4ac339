"""The pages of docs/developers/tasks/ do what they say: their changes are made in a copy of the project, and work."""

import json
import re
from pathlib import Path

import pytest

from build_scripts.source import calendar_faults
from tests.support.every import some
from tests.support.samples import ROOT
from tests.support.task_pages import PAGES, Change, changed, changes, run

NAVIGATOR = ("-c", "from build_scripts.cli import main; main()")
EXPORT = """
import json
from build_scripts.runtime import rehearsal
from build_scripts.source import calendar_files
from navigator import api

api.start(json.dumps({"calendars": calendar_files.read_data()}))
of = {"ask": "deadline", "period": "15 working days", "from": "2026-12-14", "calendar": "scotland"}
asked = [request for request in rehearsal._exports(of, 0) if request["ask"] == "spreadsheet"]
print(json.dumps([json.loads(api.ask(json.dumps(each))) for each in asked]))
"""
WITH_CHANGES = ("check.md", "command.md", "construct.md", "export.md", "unit.md")


def test_every_page_is_in_the_list_and_says_when_one_is_done() -> None:
    pages = {path.name for path in PAGES.glob("*.md")} - {"README.md"}
    for list_of_them in (PAGES / "README.md", PAGES.parent / "architecture.md"):
        assert set(re.findall(r"\]\((?:tasks/)?(\w+\.md)\)", list_of_them.read_text("utf-8"))) & pages == pages
    for page in pages:
        text = (PAGES / page).read_text("utf-8")
        assert "ou are done when" in text, page
        assert "## Leave alone" in text, page


def test_the_pages_with_changes_are_those_tried_here() -> None:
    assert tuple(sorted(path.name for path in PAGES.glob("*.md") if list(changes(path.name)))) == WITH_CHANGES


@pytest.mark.parametrize("page", WITH_CHANGES)
def test_every_change_has_its_place(page: str, tmp_path: Path) -> None:
    for change in changes(page):
        new = tmp_path / change.file
        new.parent.mkdir(parents=True, exist_ok=True)
        if change.before and not new.exists():
            new.write_text((ROOT / change.file).read_text("utf-8"), encoding="utf-8")
        change.make(tmp_path)


def test_a_change_without_a_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("one\ntwo\ntwo\n")
    for before in ("three\n", "two\n", "wo\n"):
        with pytest.raises(ValueError, match=r"a\.py does not hold this once"):
            Change("a.py", before, "four\n").make(tmp_path)
    with pytest.raises(ValueError, match="is there already"):
        Change("a.py", "", "four\n").make(tmp_path)


def test_the_unit_is_counted_and_worded(tmp_path: Path) -> None:
    folder = changed("unit.md", tmp_path)
    asked = ("deadline", "2 fortnights", "--from", "2026-06-01", "--calendar", "none", "--json")
    answer = json.loads(run(folder, *NAVIGATOR, *asked))
    assert answer["due"] == "2026-06-29"
    assert "2 fortnights" in json.dumps(answer)
    worded = "from build_scripts.source.phrases import read; print(read('within two fortnights'))"
    assert run(folder, "-c", worded) == "2 fortnights\n"


def test_the_export_is_answered_and_rehearsed(tmp_path: Path) -> None:
    (made,) = json.loads(run(changed("export.md", tmp_path), "-c", EXPORT))
    assert made["type"] == "text/csv;charset=utf-8"
    assert re.fullmatch(r'2027-01-08,"[^"]*15 working days[^"]*"\r\n', made["text"])


def test_the_command_lists_the_publishers_and_refuses_in_a_line(tmp_path: Path) -> None:
    folder = changed("command.md", tmp_path)
    assert "nelscp: NELSCP" in run(folder, *NAVIGATOR, "publishers").splitlines()
    (folder / "procedures/nelscp/publisher.yml").write_text("id: [\n")
    with pytest.raises(AssertionError, match=r"procedures/nelscp/publisher\.yml:1:6: .+") as refused:
        run(folder, *NAVIGATOR, "publishers")
    assert "Traceback" not in str(refused.value)


OF_CODES = ("check.md", "test_codes.py", "stop-in-title or no-review-date or documented_once")


@pytest.mark.parametrize(
    ("page", "named", "picked"), some([OF_CODES, ("construct.md", "test_reference.py", "Contact")], [OF_CODES])
)
def test_the_test_that_a_page_names_passes_after_its_changes(
    page: str, named: str, picked: str, tmp_path: Path
) -> None:
    done = f"tests/unit/reference/{named}"
    assert done in (PAGES / page).read_text("utf-8")
    said = run(changed(page, tmp_path), "-m", "pytest", done, "-k", picked, "-q")
    assert re.search(r"\d+ passed", said)
    assert "failed" not in said


def test_the_calendar_that_is_shown_is_sound() -> None:
    (shown,) = re.findall(r"```json\n(.*?)```", (PAGES / "calendar.md").read_text("utf-8"), re.DOTALL)
    assert list(calendar_faults.problems(json.loads(shown))) == []
