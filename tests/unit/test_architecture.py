"""The rules of the house: the engine stands alone, and nothing goes in circles."""

import ast
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for package in ("navigator", "build_scripts")
    for path in sorted((ROOT / package).rglob("*.py"))
    if "node" not in path.parts
}
ENGINE = [name for name in MODULES if name.split(".")[0] == "navigator"]

# What would let the engine see the world outside its arguments.
FORBIDDEN = {
    "asyncio",
    "ctypes",
    "io",
    "locale",
    "os",
    "pathlib",
    "random",
    "secrets",
    "socket",
    "subprocess",
    "sys",
    "time",
    "urllib",
}


@dataclass(frozen=True, slots=True)
class Said:
    """What a module imports, under full names, and what it calls by its name and of something else."""

    imported: frozenset[str]
    called: frozenset[str]
    called_of: frozenset[str]


def read(text: str) -> Said:
    """What a text says, looked through once: there are hundreds of them."""
    imported, called, called_of = set[str](), set[str](), set[str]()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{ast.unparse(node)} is a relative import"
            module = node.module or ""
            imported |= {full if (full := f"{module}.{alias.name}") in MODULES else module for alias in node.names}
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            called.add(node.func.id)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            # A field may well be called today, and is not called.
            called_of.add(node.func.attr)
    return Said(frozenset(imported), frozenset(called), frozenset(called_of))


@cache
def said_in(name: str) -> Said:
    return read(MODULES[name].read_text(encoding="utf-8"))


def imports(name: str) -> frozenset[str]:
    """The modules a module imports, under their full names."""
    return said_in(name).imported


@pytest.mark.parametrize("name", ENGINE)
def test_engine_imports_only_itself_and_the_standard_library(name: str) -> None:
    for imported in imports(name):
        top = imported.split(".")[0]
        assert top == "navigator" or top in sys.stdlib_module_names
        assert top not in FORBIDDEN


@pytest.mark.parametrize("name", ENGINE)
def test_engine_does_not_open_files_or_read_the_clock(name: str) -> None:
    said = said_in(name)
    assert said.called & {"open", "print", "input", "eval", "exec", "__import__"} == set()
    assert said.called_of & {"today", "now", "utcnow", "fromtimestamp"} == set()


@pytest.mark.parametrize("text", ["date.today()", "dt.date.today()", "datetime.datetime.now(tz=None)"])
def test_the_clock_is_seen_by_whatever_name_it_was_imported(text: str) -> None:
    assert read(text).called_of & {"today", "now"}
    assert not read("asked.today").called_of & {"today", "now"}


# The map of the house: from each room, the rooms that it may look into. A room is a package directly under navigator/
# or build_scripts/, or a module that stands there by itself. An arrow that is not used is taken out.
ARROWS: Mapping[str, str] = {
    # What runs in the reader's browser: words lowest, the door on top.
    "navigator.words": "",
    "navigator.dates": "words",
    "navigator.model": "dates",
    "navigator.case": "model dates",
    "navigator.explain": "case model dates words",
    "navigator.export": "explain case model dates words",
    "navigator.api": "export explain case model dates words",
    # What runs at build time: from the text of a file to the model, to what is made of it, to the doors.
    "build_scripts.support": "",
    "build_scripts.source": "support navigator",
    "build_scripts.document": "source navigator",
    "build_scripts.findings": "source support navigator",
    "build_scripts.checks": "document findings source support navigator",
    "build_scripts.drafting": "findings document source support navigator",
    "build_scripts.reference": "checks findings source support navigator",
    "build_scripts.content": "checks source support navigator",
    "build_scripts.assets": "support",
    "build_scripts.runtime": "assets source support navigator",
    "build_scripts.flowchart": "source support navigator",
    "build_scripts.pages": "content document source support navigator",
    "build_scripts.data": "pages content assets source support navigator",
    "build_scripts.publish": "assets support",
    "build_scripts.render": "publish data pages flowchart runtime assets reference content source support navigator",
    "build_scripts.mkdocs_site": "render publish runtime assets reference content source support navigator",
    "build_scripts.commands": (
        "mkdocs_site publish pages runtime assets drafting findings checks content document source support navigator"
    ),
    "build_scripts.cli": "commands",
    "build_scripts.dev": "commands mkdocs_site render publish data pages runtime assets content drafting document "
    "source support navigator",
}
# Large rooms have rooms of their own, lowest first; what stands beside these is their door, and looks into all.
INSIDE: Mapping[str, Mapping[str, str]] = {
    "navigator.case": {
        "facts": "",
        "course": "facts",
        "limit": "course facts",
        "worlds": "limit course facts",
        "verdicts": "worlds limit course facts",
        "asking": "verdicts course facts",
    },
    "build_scripts.drafting": {
        "sentences": "",
        "steps": "sentences",
        "claims": "steps sentences",
        "said": "steps sentences",
    },
}
LOOSE = {"navigator": 5, "build_scripts": 5}
"""How many modules may stand in a house and in none of its rooms."""
MOST_OUTSIDE = 5
MOST_TOGETHER = 30
"""How many modules may stand side by side: with more, a room has rooms of its own."""


def room(module: str) -> str:
    """The room that a module stands in."""
    return ".".join(module.split(".")[:2])


@cache
def arrows() -> dict[str, set[str]]:
    """The arrows between rooms as the imports draw them; for build_scripts the engine is one room."""
    found: dict[str, set[str]] = {room(name): set() for name in MODULES if "." in name}
    for name in MODULES.keys() - {"navigator", "build_scripts"}:
        here, house = room(name), name.split(".")[0]
        for target in imports(name) & MODULES.keys():
            other, _, inside = room(target).partition(".")
            if room(target) != here:
                found[here].add(inside if other == house else other)
    return found


@pytest.mark.parametrize("name", sorted(ARROWS))
def test_a_room_looks_only_into_those_that_the_map_names(name: str) -> None:
    assert arrows()[name] == set(ARROWS[name].split())


def test_the_map_names_every_room() -> None:
    assert arrows().keys() == ARROWS.keys()


@pytest.mark.parametrize("house", ["navigator", "build_scripts"])
def test_the_arrows_of_the_map_run_one_way(house: str) -> None:
    """Each room looks only into those that stand above it in the map."""
    above = {"navigator"}
    for name in (name for name in ARROWS if name.startswith(f"{house}.")):
        assert set(ARROWS[name].split()) <= above, name
        above.add(name.split(".")[1])


@pytest.mark.parametrize(("large", "name"), [(large, name) for large in INSIDE for name in INSIDE[large]])
def test_a_room_inside_a_room_looks_only_into_those_below_it(large: str, name: str) -> None:
    rooms = list(INSIDE[large])
    found = {
        target.removeprefix(f"{large}.").split(".")[0]
        for module in MODULES
        if module.startswith(f"{large}.{name}.")
        for target in imports(module) & MODULES.keys()
        if target.startswith(f"{large}.")
    } - {name}
    assert found == set(INSIDE[large][name].split())
    assert found <= set(rooms[: rooms.index(name)])


@pytest.mark.parametrize("large", INSIDE)
def test_few_modules_of_a_large_room_stand_outside_its_rooms(large: str) -> None:
    inside = {module.removeprefix(f"{large}.").split(".")[0] for module in MODULES if module.startswith(f"{large}.")}
    assert inside >= set(INSIDE[large])
    assert len(inside - set(INSIDE[large])) <= MOST_OUTSIDE


@pytest.mark.parametrize("folder", sorted({path.parent for path in MODULES.values()}))
def test_no_room_is_a_corridor_of_doors(folder: Path) -> None:
    assert len(list(folder.glob("*.py"))) <= MOST_TOGETHER


@pytest.mark.parametrize("house", sorted(LOOSE))
def test_few_modules_stand_outside_the_rooms(house: str) -> None:
    assert len(list((ROOT / house).glob("*.py"))) <= LOOSE[house]


def test_no_import_circles() -> None:
    graph = {name: imports(name) & MODULES.keys() - {name} for name in MODULES}
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " -> ".join((*way, name))
        if name in done:
            return
        for target in sorted(graph[name]):
            visit(target, (*way, name))
        done.add(name)

    for name in sorted(graph):
        visit(name, ())
