"""The site written to a folder, and what two built sites have in common."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from build_scripts.cli import main
from tests.support.samples import ROOT


def write(folder: Path, built: str | None = None) -> None:
    """`navigator write`, for a site that knows no address of its own; `built` is the day, as BUILT, if not today."""
    with pytest.MonkeyPatch.context() as patch:
        if built:
            patch.setenv("SOURCE_DATE_EPOCH", built)
        patch.setenv("SITE_URL", "")
        patch.chdir(ROOT)
        done = CliRunner().invoke(main, ["write", str(folder)])
    assert done.exit_code == 0, done.output
    assert done.output.splitlines()[-1] == f"Build it, then run: navigator finish {folder}"


def finish(folder: Path) -> None:
    """`navigator finish`, which refuses what must not be published."""
    done = CliRunner().invoke(main, ["finish", str(folder)])
    assert (done.exit_code, done.output) == (0, f"{folder / 'site'} is ready to publish.\n")


def assert_same_bytes(one: Path, other: Path) -> None:
    """Every file of one site is in the other, byte by byte."""
    first, second = held(one), held(other)
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def held(site: Path) -> dict[str, bytes]:
    """Every file of a site by its path."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
