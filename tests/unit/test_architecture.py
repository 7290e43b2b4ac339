"""The rules of the house: the engine stands alone, and nothing goes in circles."""

import ast
import sys
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


def imports(name: str) -> set[str]:
    """The modules a module imports, under their full names."""
    found = set()
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} has a relative import"
            module = node.module or ""
            found |= {full if (full := f"{module}.{alias.name}") in MODULES else module for alias in node.names}
    return found


@pytest.mark.parametrize("name", ENGINE)
def test_engine_imports_only_itself_and_the_standard_library(name: str) -> None:
    for imported in imports(name):
        top = imported.split(".")[0]
        assert top == "navigator" or top in sys.stdlib_module_names
        assert top not in FORBIDDEN


@pytest.mark.parametrize("name", ENGINE)
def test_engine_does_not_open_files_or_read_the_clock(name: str) -> None:
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    methods = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not called & {"open", "print", "input", "eval", "exec", "__import__"}
    assert not methods & {"today", "now", "utcnow"} or not _reads_clock(tree)


def _reads_clock(tree: ast.Module) -> bool:
    """True for date.today(), datetime.now() and the like; a field may well be called today."""
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"today", "now", "utcnow"}
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in {"date", "datetime"}
        for node in ast.walk(tree)
    )


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


# A catalogue of words is one file so that a language is one file; the vocabulary is read as one text.
LONGER = {"navigator.words.en", "navigator.model.vocabulary"}


@pytest.mark.parametrize("name", sorted(MODULES.keys() - LONGER))
def test_module_can_be_read_in_one_sitting(name: str) -> None:
    assert len(MODULES[name].read_text(encoding="utf-8").splitlines()) <= 300
