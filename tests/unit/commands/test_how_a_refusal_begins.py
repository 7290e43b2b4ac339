"""A line by which a command says no begins as a sentence does, whichever command it is."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import build_scripts.commands as package

FOLDER = Path(package.__file__).parent
MODULES = sorted(FOLDER.rglob("*.py"))


def openings(source: str) -> Iterator[str]:
    """The first words of every refusal that a module has in words of its own; an option and a name stay as they are."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Refused" and node.args:
            text = node.args[0]
            first = text.values[0] if isinstance(text, ast.JoinedStr) else text
            if isinstance(first, ast.Constant):
                yield str(first.value)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_the_first_word_of_a_refusal_has_a_capital_letter(path: Path) -> None:
    assert [each for each in openings(path.read_text(encoding="utf-8")) if each[:1].islower()] == []


def test_what_begins_small_would_be_seen() -> None:
    seen = 'Refused(f"there is no {kind}")\nRefused("no")\nRefused(f"{file}: no")\nRefused("--on takes")'
    assert list(openings(seen)) == ["there is no ", "no", "--on takes"]
