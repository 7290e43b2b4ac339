"""A text that differs from the published one is told to its author unless readers are told of it."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_scripts import content
from build_scripts.cli import main
from build_scripts.data import api_files
from build_scripts.mkdocs_site import build_report
from build_scripts.reference.excerpts import EXAMPLE
from build_scripts.source import published
from build_scripts.source.reader import read_library
from build_scripts.support.build_options import build_options

COMPLAINTS = Path("procedures/anytown/complaints.yml")
PUBLISHER = COMPLAINTS.with_name("publisher.yml")
LIST = "published.json"
WORDS = "the text is not the one that was published, and changes has no new entry"


@pytest.fixture(scope="module")
def published_list() -> bytes:
    return api_files.files(content.read(EXAMPLE))[api_files.INDEX]


@pytest.fixture(autouse=True)
def board(published_list: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The made-up board, and the list of its site as it was published."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(EXAMPLE, tmp_path / "procedures")
    Path(LIST).write_bytes(published_list)


def check(*words: str) -> Result:
    return CliRunner().invoke(main, ("check", "--published", LIST, *words), catch_exceptions=False)


def change(old: str, new: str, path: Path = COMPLAINTS) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def told(result: Result) -> list[str]:
    return [line for line in result.stderr.splitlines() if "(untold-change)" in line]


def test_what_is_as_it_was_published_is_no_matter() -> None:
    result = check()
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "No problems in 6 procedures.\n"


def test_a_changed_text_without_an_entry_is_one_warning_at_its_changes() -> None:
    change("summary: ", "summary: Now. ")
    newest = COMPLAINTS.read_text("utf-8").split("\nchanges:\n")[0].count("\n") + 3
    result = check()
    assert result.exit_code == 0
    (line,) = [line for line in told(result) if "complaints" in line]
    assert line.startswith(f"Warning: {COMPLAINTS}:{newest}:")
    assert WORDS in line


def test_github_shows_it_beside_the_line() -> None:
    change("summary: ", "summary: Now. ")
    said = check("--format", "github").stdout
    assert f"::warning file={COMPLAINTS},line=627,col=" in said
    assert "title=untold-change::" in said


def test_an_entry_that_readers_have_not_seen_settles_it() -> None:
    change("summary: ", "summary: Now. ")
    change("changes:\n", "changes:\n  - {on: 2026-11-20, what: The summary is another one.}\n")
    assert [line for line in told(check()) if "complaints.yml" in line] == []


def test_the_entry_of_an_earlier_change_does_not() -> None:
    change("summary: ", "summary: Now. ")
    change("  - on: 2026-03-02\n    what: The time for a reply is 15 working days. It was 20.\n", "")
    change("changes:\n", "")
    assert len([line for line in told(check()) if "complaints.yml" in line]) == 1


def test_what_is_said_about_a_text_is_no_part_of_it() -> None:
    change("owner: ", "owner: Now ")
    change("review: {next: 2027-04-01", "review: {next: 2028-04-01")
    change('version: "2"', 'version: "3"')
    change("events:\n", "# A comment.\nevents:\n")
    assert told(check()) == []


def test_another_rule_of_counting_changes_every_text_of_the_publisher() -> None:
    """None of their files is touched, and all their dates may move."""
    before = published.read(Path(LIST))
    change("calendar: england-and-wales", "calendar: scotland", PUBLISHER)
    after = content.policies(read_library(Path("procedures"))[0])
    ours = [key for key in before if key.startswith("anytown/")]
    assert len(ours) == 5
    assert [key for key in ours if published.fingerprint(after[key]) == before[key].text] == []


def test_a_new_procedure_has_nobody_to_tell() -> None:
    listed = json.loads(Path(LIST).read_text("utf-8"))
    listed["procedures"] = [each for each in listed["procedures"] if each["key"] != "anytown/complaints"]
    Path(LIST).write_text(json.dumps(listed), "utf-8")
    change("summary: ", "summary: Now. ")
    assert [line for line in told(check()) if "complaints.yml" in line] == []


def test_a_list_of_an_older_program_is_said_to_be_one() -> None:
    listed = json.loads(Path(LIST).read_text("utf-8"))
    for each in listed["procedures"]:
        del each["text"]
    Path(LIST).write_text(json.dumps(listed), "utf-8")
    result = check()
    assert result.exit_code == 0
    # Disputes are based on complaints, and what is told of those is not told twice.
    assert result.stderr.count("(not-compared)") == 4


def no_list(text: str) -> Callable[[], object]:
    return lambda: Path(LIST).write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("harm", "wrong"),
    [
        (lambda: Path(LIST).unlink(), "cannot be read: no such file or directory"),
        (no_list("<!doctype html>"), "is not the list of procedures of a site"),
        (no_list("[]"), "is not the list of procedures of a site"),
        (no_list('{"procedures": [{"title": "x"}]}'), "is not the list of procedures of a site"),
        (no_list('{"procedures": [{"key": "a/b", "changes": [1]}]}'), "is not the list of procedures of a site"),
        (no_list("[" * 100_000), "is not the list of procedures of a site"),
        (lambda: Path(LIST).write_bytes(b"\xff"), "is not the list of procedures of a site"),
    ],
)
def test_a_file_that_is_no_such_list_is_refused_in_one_line(harm: Callable[[], object], wrong: str) -> None:
    harm()
    result = check()
    assert result.exit_code == 2
    assert result.stderr == f"{LIST}: {wrong}; name the file api/index.json of the published site\n"


def test_a_build_says_it_at_its_end(tmp_path: Path) -> None:
    change("summary: ", "summary: Now. ")
    (line, *_) = content.untold(Path("procedures"), published.read(Path(LIST)))
    site = tmp_path / "site"
    for name in ("index.html", "assets/runtime.json"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text('{"files": {"lean": {}}}')
    calendars = content.calendars_of(Path("procedures"))
    said = list(build_report.lines(site, calendars, date(2026, 11, 27), 0, untold=[line]))
    assert said[-2:] == [f"Not told to readers: {line}", "1 warning"]


def test_a_build_is_asked_by_the_environment_and_the_live_site_never_is() -> None:
    asked = {"PUBLISHED": LIST}
    assert build_options(asked, serving=False).published == Path(LIST)
    assert build_options(asked, serving=True).published is None
    assert build_options({"PUBLISHED": ""}, serving=False).published is None
