"""A board's own folder, begun: what is asked wrongly leaves nothing behind."""

import json
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_scripts.cli import main
from tests.support import commands

ALLOWED = "name a folder that is new, or that holds no more than the program's wheel, wheels, .venv and .git"
ASKED = ("--yes", "--publisher-name", "Millbrook Board", "--title", "Complaints")


run = partial(commands.run, "init")


pytestmark = pytest.mark.usefixtures("folder")


@pytest.mark.parametrize(
    "words",
    [
        ("--yes",),
        (*ASKED, "--publisher", "Not A Name"),
        (*ASKED, "--procedure", "../../x"),
        (*ASKED, "--calendar", "mars"),
    ],
)
def test_a_wrong_answer_is_one_line_and_leaves_no_folder(folder: Path, words: tuple[str, ...]) -> None:
    result = run("a/new board", *words)
    assert (result.exit_code, len(result.output.splitlines())) == (2, 1)
    assert "; " in result.output
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (
            ("--title", "Complaints"),
            (
                "--publisher-name is missing; no name is usual, and it stands on every page; such as --publisher-name "
                '"Our Board"\n'
            ),
        ),
        (
            ("--publisher-name", "Board"),
            (
                "--title is missing; no title is usual, and it names the page and its file; "
                'such as --title "Complaints about our service"\n'
            ),
        ),
    ],
)
def test_what_has_no_usual_answer_is_asked_for_and_why(folder: Path, words: tuple[str, ...], line: str) -> None:
    result = run("new", "--yes", *words)
    assert (result.exit_code, result.output) == (2, line)
    assert list(folder.iterdir()) == []


def test_an_answer_that_no_file_can_hold_leaves_no_folder(folder: Path) -> None:
    result = run("new", *ASKED, "--email", "not an address")
    assert result.exit_code == 2
    assert '"not an address" is not an email address; one address and nothing else' in result.output
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("--publisher-name", "教育委員会", "--title", "Complaints"), '"教育委員会" makes no address; '),
        (("--publisher-name", "Board", "--title", "Жалобы"), '"Жалобы" makes no address; '),
    ],
)
def test_a_name_of_which_no_letter_can_stand_in_an_address_is_told_so(
    folder: Path, words: tuple[str, ...], line: str
) -> None:
    result = run("new", "--yes", *words)
    option = "--publisher" if "教育" in line else "--procedure"
    allowed = f"lower-case letters a to z and digits in {option}, such as {option} our-board\n"
    assert (result.exit_code, result.output) == (2, line + allowed)
    assert list(folder.iterdir()) == []


def test_a_folder_that_was_there_stays(folder: Path) -> None:
    (folder / "empty").mkdir()
    assert run("empty", "--yes").exit_code == 2
    assert (folder / "empty").is_dir()


@pytest.mark.parametrize("name", ["a file", "full"])
def test_nothing_that_is_there_is_written_over(folder: Path, name: str) -> None:
    (folder / "a file").write_text("x", encoding="utf-8")
    (folder / "full").mkdir()
    (folder / "full/x").write_text("x", encoding="utf-8")
    result = run(name, *ASKED)
    assert (result.exit_code, result.output) == (2, f"{name}: is there already; {ALLOWED}\n")


def test_it_can_begin_in_the_folder_in_which_the_program_was_put(folder: Path) -> None:
    for name in (".venv", ".git", "wheels"):
        (folder / name).mkdir()
    (folder / "procedure_navigator-1.0.0-py3-none-any.whl").touch()
    result = run(".", *ASKED)
    assert (result.exit_code, result.output.splitlines()[-1]) == (0, "Next: navigator serve. README.md says the rest.")
    assert (folder / "procedures/millbrook-board/publisher.yml").is_file()
    again = run(".", *ASKED)
    assert (again.exit_code, again.output) == (2, f".: is there already; {ALLOWED}\n")


def test_an_editor_is_told_what_completes_and_underlines(folder: Path) -> None:
    assert run("new", *ASKED).exit_code == 0
    recommended = json.loads((folder / "new/.vscode/extensions.json").read_text("utf-8"))["recommendations"]
    assert recommended == ["redhat.vscode-yaml"]


def test_names_of_any_letters_are_written_so_that_the_files_can_be_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "Bürgerrat “Öst” & <Söhne>: #1 'x' \"y\" {z} %s"
    assert run("my board", "--yes", "--publisher-name", name, "--title", f"About {name}").exit_code == 0
    monkeypatch.chdir(folder / "my board")
    assert CliRunner().invoke(main, ["check"]).exit_code == 0
    assert {"mkdocs.yml", "README.md", "procedures"} <= {path.name for path in Path().iterdir()}
