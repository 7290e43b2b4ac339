"""Names and texts that `navigator new` must not take: one line each, and nothing is written."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from build_scripts.cli import main

ALLOWED = "cannot be a name here; lower-case letters a to z, digits and single hyphens, at most 60 characters"
TAKEN = "another name, because the project uses this one"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("../outside", f'"../outside" {ALLOWED}'),
        ("..", f'".." {ALLOWED}'),
        ("a/b", f'"a/b" {ALLOWED}'),
        ("a\\b", f'"a\\b" {ALLOWED}'),
        ("Board", f'"Board" {ALLOWED}'),
        ("con", f'"con" {ALLOWED}'),  # Windows keeps this name for itself
        ("a--b", f'"a--b" {ALLOWED}'),
        ("-a", f'"-a" {ALLOWED}'),
        ("a\nb", f'"a\\u000ab" {ALLOWED}'),
        ("a\u202eb", f'"a\\u202eb" {ALLOWED}'),  # turns the direction of reading
        ("\u0430", f'"\u0430" {ALLOWED}'),  # a Cyrillic letter that looks like a Latin one
        ("complaints@2024-01-01", f'"complaints@2024-01-01" {ALLOWED}'),  # an earlier version has such a name
        ("publisher", f'"publisher" cannot be the name of a procedure; {TAKEN}'),
    ],
)
def test_a_procedure_cannot_be_called(name: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    words = ["new", "--yes", "--publisher-name", "Board", "--title", "Concerns", f"--procedure={name}"]
    result = CliRunner().invoke(main, words, catch_exceptions=False)
    assert (result.exit_code, result.output) == (2, f"{says}\n")
    assert list(tmp_path.iterdir()) == []


def test_a_publisher_cannot_be_called_as_the_folder_of_the_calendars(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = ["new", "--yes", "--publisher-name", "B", "--publisher", "calendars", "--title", "Concerns"]
    result = CliRunner().invoke(main, words, catch_exceptions=False)
    assert (result.exit_code, result.output) == (2, f'"calendars" cannot be the name of a publisher; {TAKEN}\n')


@pytest.mark.parametrize(
    "text",
    [
        'say "yes": {x} # & | <b> \\',
        "- a",
        "? b",
        "*alias",
        "!!tag x",
        "a\tb",
        "%TAG",
        "no",
        "\u201cquoted\u201d",
        "\U0001f600",
    ],
)
def test_a_name_of_any_marks_is_kept_as_it_is(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    words = ["new", "--yes", f"--publisher-name={text}", "--publisher", "board", f"--title={text}", "--procedure", "p"]
    assert CliRunner().invoke(main, words, catch_exceptions=False).exit_code == 0
    shown = CliRunner().invoke(main, ["show", "p"], catch_exceptions=False).output
    assert shown.splitlines()[0] == f"board/p: {' '.join(text.split())}"


@pytest.mark.parametrize("mark", ["\u0007", "\u202e", "\u200b", "\ufeff"])
def test_a_hidden_character_is_refused_before_anything_is_written(
    mark: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = ["new", "--yes", "--publisher-name", f"B{mark}oard", "--publisher", "board", "--title", "Concerns"]
    result = CliRunner().invoke(main, words, catch_exceptions=False)
    assert result.exit_code == 2
    assert f"a hidden character (U+{ord(mark):04X})" in result.output
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "schemas").write_text("a file where a folder has to be")
    words = ["new", "--yes", "--publisher-name", "Board", "--title", "Concerns"]
    result = CliRunner().invoke(main, words, catch_exceptions=False)
    assert result.exit_code == 2
    assert "cannot be written: file exists; name a folder that you may write to\n" in result.output
