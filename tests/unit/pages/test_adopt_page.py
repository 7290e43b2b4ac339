"""What the pages tell an author to type exists, and does what they say."""

import re
import shlex
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from build_scripts.cli import main
from tests.support.samples import ROOT

PAGES = [ROOT / "docs/adopt/index.md", ROOT / "CONTRIBUTING.md", ROOT / "README.md"]
COMMANDS = sorted(
    {
        command.strip()
        for page in PAGES
        for command in re.findall(
            r"(?:^ {4}(?:\$ )?|`)\.venv/bin/navigator ([^`\n]+?)(?: {3,}[^\n]*)?[`\n]",
            page.read_text("utf-8"),
            re.MULTILINE,
        )
    }
)


def test_there_are_commands_to_try() -> None:
    assert {"new", "check", "check --report"} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_on_the_pages_exists(command: str) -> None:
    name, *words = shlex.split(command)
    if name == "--help":
        return
    context = click.Context(main)
    found = main.get_command(context, name)
    assert found, command
    found.make_context(name, words, resilient_parsing=True)
    known = {option for parameter in found.params for option in parameter.opts} | {"--help"}
    if not isinstance(found, click.Group):
        assert {word for word in words if word.startswith("--")} <= known


@pytest.mark.parametrize(
    "target", sorted({word for page in PAGES for word in re.findall(r"`make ([a-z-]+)", page.read_text("utf-8"))})
)
def test_every_make_target_on_the_pages_exists(target: str) -> None:
    assert re.search(rf"(?m)^{target}:", (ROOT / "Makefile").read_text("utf-8"))


def test_the_afternoon_of_a_new_board_step_by_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page from top to bottom, as far as no browser and no server is needed."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "procedures", tmp_path / "procedures")
    for publisher in (tmp_path / "procedures").glob("*/publisher.yml"):
        if publisher.parent.name != "kirklees":
            shutil.rmtree(publisher.parent)

    def navigator(*words: str, code: int = 0) -> str:
        result = CliRunner().invoke(main, words, catch_exceptions=False)
        assert result.exit_code == code, result.output
        return result.output

    named = ("--publisher-name", "Otherton Board")
    navigator("new", "--yes", *named, "--title", "Complaints", "--email", "office@otherton.example")
    navigator(
        "new", "--yes", "--publisher", "otherton-board", "--title", "Disputes", "--from", "kirklees/dispute-resolution"
    )
    shutil.rmtree("procedures/kirklees")
    assert navigator("check") == "No problems in 2 procedures.\n"

    file = Path("procedures/otherton-board/complaints.yml")
    published = file.read_text("utf-8")
    Path("old.yml").write_text(published, "utf-8")
    file.write_text(published.replace("15 working days", "10 working days"), "utf-8")
    # The worked examples say so at once; they are corrected by hand.
    assert navigator("check", code=1).count("(example-differs)") == 1
    assert "within 15 working days of receiving it -> within 10 working days" in navigator(
        "diff", "old.yml", str(file), code=1
    )

    cases = file.with_name("complaints.cases.yml")
    cases.write_text(
        cases.read_text("utf-8").replace("clause: reply, due: 2026-09-28", "clause: reply, due: 2026-09-21"), "utf-8"
    )
    assert navigator("check") == "No problems in 2 procedures.\n"

    assert "Still to be written" in navigator("check", "--report")
    accepted = "accepted:\n  - finding: to-be-written\n    at: complaints\n    because: The board meets next week.\n"
    file.write_text(file.read_text("utf-8") + accepted, "utf-8")
    assert "Accepted: The board meets next week." in navigator("check", "--report", str(file))
    file.write_text(file.read_text("utf-8").replace("REWRITE: ", ""), "utf-8")
    assert "take this out (accepts-nothing)" in navigator("check", code=1)
