"""Run inside Pyodide before its memory is kept: forgets what only a start needs.

What the engine imports stays, whole. What only Pyodide's own start imports (asyncio, sockets, zip files) goes: if
something asks for it after all, that fails loudly, and the worker starts again in the ordinary way.
"""

import ast
import dataclasses
import gc
import linecache
import sys
import zipimport
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from types import CodeType, FunctionType, ModuleType

import _pyodide  # type: ignore[import-not-found]
import pyodide._package_loader as loader  # type: ignore[import-not-found]

# Pyodide's own: each start looks these up.
PYODIDE = ("_pyodide", "pyodide", "encodings", "importlib")

# Imported by dataclasses, which need it while a class is made and not again.
MAKES_CLASSES = {"inspect"}


def imports(tree: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    """The import statements that run when a module is imported."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from imports(node)


def wanted(node: ast.Import | ast.ImportFrom, package: str) -> Iterator[str]:
    """Every name that a statement may import as a module."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
        return
    parts = package.split(".")[: -(node.level - 1) or None] if node.level else []
    base = ".".join([*parts, *([node.module] if node.module else [])])
    yield base
    yield from (f"{base}.{alias.name}" for alias in node.names)


def source_of(name: str) -> str:
    """A module's source; nothing for one that is frozen into Python or written in C."""
    found = getattr(sys.modules[name], "__loader__", None)
    return found.get_source(name) or "" if isinstance(found, zipimport.zipimporter | SourceFileLoader) else ""


def closure(names: list[str]) -> set[str]:
    """These modules and all that they import, of those that are loaded."""
    found: set[str] = set()
    while names:
        name = names.pop()
        if name in found | MAKES_CLASSES or name not in sys.modules:
            continue
        found.add(name)
        names.append(name.rpartition(".")[0])
        package = getattr(sys.modules[name], "__package__", None) or ""
        for node in imports(ast.parse(source_of(name))):
            names.extend(wanted(node, package))
    return found


def forget(module: ModuleType) -> None:
    """Empty a module and its classes, however many others still point to them."""
    for value in list(module.__dict__.values()):
        if isinstance(value, type) and value.__module__ == module.__name__:
            for attribute in list(value.__dict__):
                try:  # noqa: SIM105 - contextlib may be among what goes
                    delattr(value, attribute)
                except (AttributeError, TypeError):  # some are part of the class
                    pass
    module.__dict__.clear()


def without_lines(code: CodeType) -> CodeType:
    """The same code without its file, its long name and its table of line numbers, which only a traceback reads."""
    parts = tuple(without_lines(part) if isinstance(part, CodeType) else part for part in code.co_consts)
    return code.replace(co_filename="", co_qualname=code.co_name, co_linetable=b"", co_consts=parts)


def tidy() -> None:
    """Forget, and clear every cache that would point to what is forgotten."""
    linecache.clearcache()
    kept = closure(["_pyodide._base", *(name for name in sys.modules if name.split(".")[0] == "navigator")])
    for name, module in sorted(sys.modules.items()):
        own = name in kept or name.startswith(PYODIDE)
        if not own and isinstance(getattr(module, "__loader__", None), zipimport.zipimporter):
            del sys.modules[name]
            forget(module)
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType):
            thing.__code__ = without_lines(thing.__code__)
            # Of functions; those of classes are read when a policy is decoded.
            thing.__annotate__ = None  # type: ignore[attr-defined]  # since Python 3.14
        elif isinstance(thing, type) and dataclasses.is_dataclass(thing):
            thing.__doc__ = None  # its signature, in words
    # A start looks for packages in the file system, and prints what nobody caught; a kept memory has no files.
    loader.init_loaded_packages = lambda: None
    _pyodide.set_excepthook = lambda: None
    sys.path_importer_cache.clear()
    # Filled again each time a source is read, as closure() does.
    zipimport._zip_directory_cache.clear()  # type: ignore[attr-defined]  # noqa: SLF001 - there is no other way
    gc.collect()
    sys._clear_internal_caches()  # type: ignore[attr-defined]  # noqa: SLF001 - Python 3.14 offers it under this name


tidy()
