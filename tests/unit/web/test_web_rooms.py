"""The rooms of navigator/web: which may import from which. A new arrow is a decision, made in the table below."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
WEB = ROOT / "navigator" / "web"
TESTS = ROOT / "tests" / "web"

# Room -> the rooms it may import from. Each room stands below those that name it, so that nothing goes in a circle.
ALLOWED: Mapping[str, set[str]] = {
    "base": set(),  # days, words, templates of the page, what a browser can do
    "storage": {"base"},  # what the browser holds for this site: names, what one page hands to the next
    "lookup": {"base"},  # due dates from the tables of the build
    "newest": {"base"},  # which build a page is of, and what it says when there is a newer one
    "engine": {"base", "newest"},  # Python in a worker, and what the page says about it
    "offline": {"newest"},  # the copy of the site for when there is no network
    "answer": {"base"},  # what a deadline came to, its working, and what can be exported of it
    "fields": {"base"},  # questions, typed dates and errors
    "links": {"base", "fields", "storage"},  # what a fragment holds, and answers carried from one tool to the next
    "search": {"base"},  # the dialog and the index of the search
    "embedded": {"base"},  # pages inside another website: their height, their links, the script around them
    "chrome": {
        "base",
        "embedded",
        "links",
        "newest",
        "offline",
        "search",
        "storage",
    },  # what every page does: menu, colours, folds, print, exit
    "compare": {"base"},
    "finder": {"base", "fields", "links"},
    "deadline": {"answer", "base", "engine", "fields", "links", "lookup"},
    "wizard": {"answer", "base", "engine", "fields", "links", "storage"},
}
MOST_MODULES = 12
MOST_LOOSE = 3

IMPORT = re.compile(r"""(?:\bfrom\s*|\bimport\s*\(?\s*)["'](\.[^"']*)["']""")


def rooms_imported(module: Path) -> set[str]:
    """The rooms that a module's imports by relative path lead into."""
    targets = IMPORT.findall(module.read_text("utf-8"))
    return {room_of(Path(os.path.normpath(module.parent / target))) for target in targets}


def room_of(module: Path) -> str:
    assert module.is_relative_to(WEB), f"{module} is outside navigator/web"
    assert module.is_file(), f"there is no {module}"
    return module.relative_to(WEB).parts[0]


def circle_of(arrows: Mapping[str, set[str]]) -> set[str]:
    """What is left when whatever leads nowhere any longer is taken away, again and again: the circles."""
    left = {room: set(others) - {room} for room, others in arrows.items()}
    while ends := {room for room, others in left.items() if not others & left.keys()}:
        left = {room: others for room, others in left.items() if room not in ends}
    return set(left)


def modules(room: str) -> list[Path]:
    return sorted((WEB / room).rglob("*.mjs"))


def test_every_folder_is_a_room_of_the_table_and_holds_modules() -> None:
    assert {path.name for path in WEB.iterdir() if path.is_dir()} - {"styles"} == set(ALLOWED)
    assert len(list(WEB.glob("*.mjs"))) <= MOST_LOOSE
    for room in ALLOWED:
        assert 0 < len(modules(room)) <= MOST_MODULES, room


@pytest.mark.parametrize("room", ALLOWED)
def test_a_room_imports_from_where_it_may_and_from_everywhere_it_says(room: str) -> None:
    imported = set().union(*(rooms_imported(module) for module in modules(room))) - {room}
    assert imported == ALLOWED[room]


def test_no_arrow_runs_back() -> None:
    assert circle_of(ALLOWED) == set()
    assert circle_of({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == {"a", "b", "c", "d"}


@pytest.mark.parametrize("room", ALLOWED)
def test_no_module_imports_itself_by_way_of_others(room: str) -> None:
    arrows = {
        str(module): {os.path.normpath(module.parent / target) for target in IMPORT.findall(module.read_text("utf-8"))}
        for module in modules(room)
    }
    assert circle_of(arrows) == set()


@pytest.mark.parametrize(
    "text",
    [
        'import { a } from "../base/days.mjs";',
        "import {\n  a,\n} from '../base/days.mjs'",
        'export { a } from "../base/days.mjs";',
        'import "../base/days.mjs";',
        'await import("../base/days.mjs")',
    ],
)
def test_every_form_of_an_import_is_seen(text: str) -> None:
    assert IMPORT.findall(text) == ["../base/days.mjs"]


def test_the_tests_of_the_scripts_stand_in_the_same_rooms() -> None:
    assert {path.name for path in TESTS.iterdir()} <= set(ALLOWED)


def test_the_names_of_the_entries_are_told_apart() -> None:
    entries = json.loads((WEB / "entries.json").read_text("utf-8"))
    names = [Path(path).stem for kind in ("pages", "modules") for path in entries[kind]]
    assert len(set(names)) == len(names)
