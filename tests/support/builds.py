"""MkDocs's own build of a folder, in the process of the tests.

A new process writes the same, and takes a second to start and another to read and work out what is known here.
"""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mkdocs.__main__ import cli


def build(folder: Path, *arguments: str, **environ: str) -> Result:
    """What `mkdocs build --strict` does in a folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for name, value in environ.items():
            patch.setenv(name, value)
        return CliRunner().invoke(cli, ["build", "--strict", *arguments])


def built(folder: Path, *arguments: str, **environ: str) -> None:
    """The same, where it must do it."""
    done = build(folder, "--quiet", *arguments, **environ)
    assert done.exit_code == 0, done.output + repr(done.exception)
