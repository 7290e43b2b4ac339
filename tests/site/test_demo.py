"""The site of a made-up board builds, and nothing in it names one of the boards of this site."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_scripts.cli import main
from build_scripts.commands.demo import NAME, prepare

ROOT = Path(__file__).parents[2]
BOARDS = sorted(path.parent.name for path in (ROOT / "procedures").glob("*/publisher.yml"))
WORDS = [*BOARDS, "Kirklees", "Milton Keynes", "NELSCP", "Peterborough", "Cambridgeshire", "KSCP", "NACCC"]
TEXTS = {".html", ".js", ".mjs", ".json", ".css", ".svg", ".txt", ".xml", ".csv", ".ics", ".config", ".conf"}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "board"
    result = CliRunner(env={"QUICK_BUILD": "1"}).invoke(main, ["demo", str(folder)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    assert f"Open {folder / 'site' / 'index.html'}" in result.output
    return folder


def test_no_file_of_the_site_names_one_of_the_boards_of_this_one(demo: Path) -> None:
    # Packed files hold the program alone; by chance they hold any four letters.
    files = [path for path in (demo / "site").rglob("*") if path.suffix in TEXTS]
    texts = {path: path.read_text("utf-8").casefold() for path in files}
    found = [(path.name, word) for path, text in texts.items() for word in WORDS if word.casefold() in text]
    assert files
    assert found == []


def test_the_site_is_that_of_the_made_up_board(demo: Path) -> None:
    page = demo / "site/procedures/anytown/complaints/index.html"
    assert "Complaints about a service" in page.read_text("utf-8")
    assert NAME in (demo / "site/index.html").read_text("utf-8")


def test_the_made_up_board_can_be_shown_on_another_website(demo: Path) -> None:
    assert (demo / "site/embed/anytown/complaints/calculator/index.html").is_file()
    assert (demo / "site/embed/anytown/complaints/flowchart/index.html").is_file()
    assert "frame-ancestors *" in (demo / "site/.htaccess").read_text("utf-8")
    assert "embedding/index.html" in (demo / "site/index.html").read_text("utf-8")


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("mine")
    result = CliRunner().invoke(main, ["demo", str(tmp_path)], catch_exceptions=False)
    assert (result.exit_code, result.output) == (
        2,
        f"{tmp_path}: is there already; name a folder that is new or empty\n",
    )
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_the_statement_of_the_made_up_board_never_grows_old(tmp_path: Path) -> None:
    prepare(tmp_path / "board", date(2031, 5, 6))
    assert "reviewed: 2031-05-06\n" in (tmp_path / "board/docs/accessibility.yml").read_text("utf-8")
