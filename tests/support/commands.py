"""The command `navigator`, in the process of the tests."""

from pathlib import Path

from click.testing import CliRunner, Result

from build_scripts.cli import main


def run(*words: str | Path, typed: str | None = None) -> Result:
    """What it answers; an error that it has no line for fails the test."""
    return CliRunner().invoke(main, list(map(str, words)), input=typed, catch_exceptions=False)
