"""The site written to a folder, built by plain MkDocs without our plugin, is the site that make build writes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from build_scripts.cli import main
from tests.conftest import ROOT
from tests.support import builds
from tests.support.built_on import BUILT
from tests.support.written import assert_same_bytes, finish, write


@pytest.fixture(scope="module")
def folder(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `navigator write` makes, built and finished."""
    assert built_site.is_dir()  # built first, so that everything is in the cache
    folder = tmp_path_factory.mktemp("second") / "written"
    day = os.environ.get("SOURCE_DATE_EPOCH", BUILT)
    write(folder, day)
    builds.built(folder, SOURCE_DATE_EPOCH=day, SITE_URL="")
    finish(folder)
    return folder


def test_no_plugin_of_ours_and_no_path_of_this_machine_is_in_it(folder: Path) -> None:
    text = (folder / "mkdocs.yml").read_text("utf-8")
    settings = yaml.safe_load(text)
    assert not {"hooks", "watch"} & set(settings)
    assert settings["plugins"] == ["search"]
    assert str(ROOT) not in text
    assert str(folder) not in text


def test_every_byte_is_the_same(folder: Path, built_site: Path) -> None:
    assert_same_bytes(built_site, folder / "site")


def test_what_is_not_published_is_not_written(folder: Path) -> None:
    assert not (folder / "docs" / "decisions").exists()
    assert not (folder / "docs" / "accessibility.yml").exists()


@pytest.mark.parametrize("inside", ["docs/out", "procedures/out"])
def test_a_folder_that_the_build_reads_is_refused(inside: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    done = CliRunner().invoke(main, ["write", inside])
    assert done.exit_code == 2
    top = inside.partition("/")[0]
    assert done.stderr == f"{inside}: is inside {top}/, which is read; name a folder outside it\n"
    assert not (ROOT / inside).exists()


def test_it_is_run_where_the_project_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["write", "out"])
    assert done.exit_code == 2
    assert done.stderr.endswith("has no mkdocs.yml or no procedures/; run this in the folder that has both\n")


def test_a_folder_that_was_not_built_cannot_be_finished(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["finish", str(tmp_path)])
    assert done.exit_code == 2
    assert done.stderr == (
        f"{tmp_path}/mkdocs.yml: is not there; run navigator write, then build the folder, then run this\n"
    )
