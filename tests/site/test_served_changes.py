"""After a change of one file `make serve` builds little, and shows what a build from nothing would show."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from mkdocs.config import load_config

from build_scripts.commands import demo
from build_scripts.mkdocs_site.serve_site import Standing, builder

ADDRESS = "127.0.0.1:8000"
SITE = f"http://{ADDRESS}/"
CHANGED = "procedures/anytown/complaints.yml"


@dataclass(frozen=True)
class Served:
    """The files of a site that was served, the same after a change, and those that were taken over from before."""

    before: dict[str, bytes]
    after: dict[str, bytes]
    untouched: frozenset[str]


@pytest.fixture(scope="module")
def here() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("build_scripts.reference.all_pages", dict)
        yield patch


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("served") / "board"
    demo.prepare(made, date(2026, 11, 22))
    _short_pages(made)
    return made


@pytest.fixture(scope="module")
def site(board: Path, here: pytest.MonkeyPatch) -> tuple[Callable[[], None], Path]:
    """What builds the site again, and where it is."""
    here.chdir(board)
    rebuild, place = _served(board.with_name("one"))
    rebuild()
    return rebuild, place


@pytest.fixture(scope="module")
def seen(board: Path, site: tuple[Callable[[], None], Path]) -> Served:
    rebuild, place = site
    before, inodes = _held(place), _inodes(place)
    file = board / CHANGED
    file.write_text(re.sub(r"(?m)^title: ", "title: Changed ", file.read_text("utf-8"), count=1), "utf-8")
    rebuild()
    untouched = frozenset(name for name, inode in _inodes(place).items() if inodes.get(name) == inode)
    return Served(before, _held(place), untouched)


@pytest.fixture(scope="module")
def clean(board: Path, seen: Served, here: pytest.MonkeyPatch) -> dict[str, bytes]:
    """The same sources built from nothing: in another folder nothing is remembered of the first."""
    assert seen.after
    copy = board.with_name("copy")
    shutil.copytree(board, copy, symlinks=True)
    here.chdir(copy)
    rebuild, place = _served(board.with_name("other"))
    rebuild()
    return _held(place)


def _short_pages(board: Path) -> None:
    """Leave only a heading of each hand-written page and of the reference; they would take most of the time here."""
    reference = (board / "docs/authors" / name / "index.md" for name in ("language", "problems", "findings"))
    for page in (*(board / "docs").rglob("*.md"), *reference):
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"# {page.parent.name}\n", "utf-8")


def _served(above: Path) -> tuple[Callable[[], None], Path]:
    above.mkdir()
    load_config("mkdocs.yml").plugins.on_startup(command="serve", dirty=False)
    return builder(ADDRESS, above / "site", Standing(), SITE), above / "site"


def _held(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def _inodes(site: Path) -> dict[str, int]:
    return {path.relative_to(site).as_posix(): path.stat().st_ino for path in site.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "name",
    [
        "procedures/anytown/complaints/index.html",
        "procedures/anytown/complaints/2027/index.html",
        "procedures/anytown/complaints/flowchart.svg",
        "procedures/anytown/index.html",
        "procedures/index.html",
        "compare/index.html",
        "find-a-procedure/index.html",
        "glossary/index.html",
        "api/index.json",
        "api/anytown/complaints.json",
        "search/search_index.js",
    ],
)
def test_what_depends_on_the_procedure_is_built_again(seen: Served, name: str) -> None:
    assert b"Changed " not in seen.before[name]
    assert b"Changed " in seen.after[name]


def test_the_data_of_the_tools_is_built_again(seen: Served) -> None:
    def named(site: dict[str, bytes], page: str) -> str:
        found = re.search(rb"assets/navigator/data/index-\w+\.js", site[page])
        assert found
        return found[0].decode()

    for page in ("deadline/index.html", "where-am-i/index.html"):
        assert b"Changed " in seen.after[named(seen.after, page)]
        assert named(seen.after, page) != named(seen.before, page)


def test_the_rest_is_taken_from_the_site_before(seen: Served) -> None:
    for name in (
        "index.html",
        "licences/index.html",
        "procedures/anytown/disputes/index.html",
        "procedures/anytown/disputes/2027/index.html",
        "api/anytown/disputes.json",
    ):
        assert name in seen.untouched


def test_every_byte_is_that_of_a_build_from_nothing(seen: Served, clean: dict[str, bytes]) -> None:
    assert sorted(seen.after) == sorted(clean)
    assert [name for name, content in seen.after.items() if content != clean[name]] == []
