"""While somebody writes, the pages of one publisher alone can be built; they are those of a whole build."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from mkdocs.config import load_config

from build_scripts import content
from build_scripts.mkdocs_site.serve_site import Server, builder
from build_scripts.support.build_options import ONLY, BuildOptionError
from tests.conftest import ROOT

ADDRESS = "127.0.0.1:8000"
PROCEDURES = ROOT / "procedures"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `make serve ONLY=kirklees` shows."""
    place = tmp_path_factory.mktemp("served") / "site"
    standing = Server()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setenv(ONLY, "kirklees")
        load_config("mkdocs.yml").plugins.on_startup(command="serve", dirty=False)
        builder(ADDRESS, place, standing, f"http://{ADDRESS}/")()
    assert standing.built, standing.fault
    return place


def test_the_pages_of_the_publisher_and_of_nobody_else_are_there(served: Path) -> None:
    assert [path.parent.name for path in served.glob("procedures/*/index.html")] == ["kirklees"]
    assert (served / "procedures/kirklees/dispute-resolution/2027/index.html").is_file()


def test_a_deadline_table_is_that_of_the_whole_site(served: Path, built_site: Path) -> None:
    page = "procedures/kirklees/dispute-resolution/2027/index.html"

    def table(site: Path) -> str:
        return (site / page).read_text("utf-8").partition("<tbody")[2].partition("</tbody>")[0]

    assert table(served)
    assert table(served) == table(built_site)


def test_publishers_that_it_refers_to_are_read_too(tmp_path: Path) -> None:
    board = "milton-keynes-safeguarding-children-board"
    shutil.copytree(PROCEDURES, tmp_path / "procedures")
    file = tmp_path / "procedures" / board / "conflict-between-partners.yml"
    text = file.read_text("utf-8")
    file.write_text(
        text.replace(f"procedure: {board}/non-compliance", "procedure: kirklees/dispute-resolution"), "utf-8"
    )
    held = content.read(tmp_path / "procedures", board)
    assert set(held.publishers) == {board, "kirklees"}
    assert "kirklees/dispute-resolution" in held.policies


def test_a_publisher_that_is_not_there_is_said_in_one_line() -> None:
    with pytest.raises(BuildOptionError, match=r"^there is no publisher 'kirkless'; did you mean \"kirklees\"\?"):
        content.read(PROCEDURES, "kirkless")
