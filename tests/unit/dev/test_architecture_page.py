"""docs/developers/architecture.md says what is there: `make architecture` writes what the code says of itself."""

import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from build_scripts.dev import architecture
from build_scripts.dev.architecture import PAGE, PICTURE
from build_scripts.dev.architecture_picture import Panel, picture
from tests.support.samples import ROOT

SVG = "{http://www.w3.org/2000/svg}"
COPIED = ("procedures", "navigator", "build_scripts", "docs", "tests")


def test_the_page_says_what_the_code_says() -> None:
    page = (ROOT / PAGE).read_text("utf-8")
    assert architecture.filled(page, ROOT) == page, "run: make architecture"


def test_the_picture_is_drawn_from_the_tables_of_the_tests() -> None:
    assert architecture.drawn(ROOT) == (ROOT / PICTURE).read_text("utf-8"), "run: make architecture"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project's folders with their modules alone."""
    for name in COPIED:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=_all_but_modules)
    return tmp_path


def _all_but_modules(folder: str, names: list[str]) -> set[str]:
    kept = {name for name in names if Path(folder, name).is_dir() or Path(name).suffix in architecture.MODULES}
    return set(names) - kept | {"__pycache__"}


def test_a_new_module_shows_up_with_what_it_says_of_itself(copy: Path) -> None:
    page = (ROOT / PAGE).read_text("utf-8")
    (copy / "navigator/dates/moons.py").write_text('"""When the moon is full. Nobody asked."""\n')
    added = set(architecture.filled(page, copy).splitlines()) - set(page.splitlines())
    assert [line.split(maxsplit=1) for line in added] == [["moons.py", "When the moon is full."]]


@pytest.mark.parametrize("name", ["navigator/dates/moons.py", "navigator/web/base/moons.mjs"])
def test_a_module_that_says_nothing_of_itself_is_refused(copy: Path, name: str) -> None:
    (copy / name).write_text("\n")
    with pytest.raises(ValueError, match=f"{name}: .* has to say what it is"):
        architecture.filled((ROOT / PAGE).read_text("utf-8"), copy)


def test_every_folder_that_is_described_is_there() -> None:
    assert [name for name in architecture.WHAT if not (ROOT / name).is_dir()] == []


def test_a_room_stands_above_all_that_it_looks_into_and_no_box_covers_another() -> None:
    arrows = {"low": [], "left": ["low"], "right": ["low"], "top": ["left", "right", "low"]}
    drawn = ET.fromstring(picture(Panel("house/", "", arrows)))  # noqa: S314 - our own drawing
    boxes = [each.attrib for each in drawn.iter(f"{SVG}rect") if each.get("class") == "room"]
    names = [each.text for each in drawn.iter(f"{SVG}text") if each.get("text-anchor")]
    at = {name: (float(box["x"]), float(box["y"])) for name, box in zip(names, boxes, strict=True)}
    assert at["top"][1] < at["left"][1] == at["right"][1] < at["low"][1]
    assert abs(at["left"][0] - at["right"][0]) > float(boxes[0]["width"])
    lines = [each for each in drawn.iter(f"{SVG}path") if each.get("class") == "line"]
    assert len(lines) == 4, "top looks into low by way of left and right anyway"
