"""Run inside Pyodide before its memory is kept: forgets what only a start needs.

What the engine imports stays, but for what only a person reads who looks into it. What only Pyodide's own start imports
(asyncio, sockets, zip files) goes: if something asks for it after all, that fails loudly, and the worker starts again
in the ordinary way.
"""

import ast
import dataclasses
import gc
import linecache
import re
import sys
import typing
import zipimport
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from types import CodeType, FunctionType, ModuleType
from typing import Any, NoReturn

import _pyodide  # type: ignore[import-not-found]
import _pyodide._base as base  # type: ignore[import-not-found]
import pyodide._package_loader as loader  # type: ignore[import-not-found]

from navigator.model import codec
from navigator.model.procedure import Procedure
from navigator.model.publisher import Publisher

# Pyodide's own: each start looks these up.
PYODIDE = ("_pyodide", "pyodide", "encodings", "importlib")

# Frozen into Python, and of no use after a start: the paths of Windows, and where packages lie.
STARTED = {"ntpath", "site", "_sitebuiltins"}

# Imported by dataclasses and typing, also by way of annotationlib, which need them while a class is made and not again.
MAKES_CLASSES = {"inspect", "ast", "annotationlib"}

# Of dataclasses: what is asked of a class that is there. The rest makes more of them.
ASKED = {"asdict", "_asdict_inner", "fields", "is_dataclass", "_is_dataclass_instance", "replace", "_replace"}

# Of typing: what the engine calls. What a policy is decoded by is known by then for all classes.
CALLED = {"cast"}

# Of a class: where it stands in its file, and what else only a person or inspect reads.
ABOUT = ("__firstlineno__", "__static_attributes__")
# Of a dataclass: what is read while one is made of another, and by a pattern with places, of which the engine has none.
MADE_WITH = ("__dataclass_params__", "__match_args__")
# Of a module: where it was found, and how.
FOUND = ("__file__", "__cached__", "__loader__", "__spec__")
ANNOTATIONS = ("__annotate_func__", "__annotations_cache__", "__annotations__")

# The modules of what is often compared or hashed: what was told, what is known of it, and periods.
COMPARED = {
    "navigator.model.cases",
    "navigator.case.limit.beginnings",
    "navigator.case.facts.history",
    "navigator.case.limit.limit_dates",
    "navigator.dates.periods",
}
OFTEN = {"Visit", "Move", "Question"}

# Of a function: whether it takes any number of arguments, and of named ones (CO_VARARGS, CO_VARKEYWORDS).
WITH_MORE, WITH_NAMED = 0x04, 0x08
# Whether its first constant is what describes it (CO_HAS_DOCSTRING).
DESCRIBED = 0x4000000
# One name for all that functions keep for themselves; none that they share with those inside them can have it.
OWN = "."

# A class that can be changed: one made by Python code, and not fixed (Py_TPFLAGS_HEAPTYPE, Py_TPFLAGS_IMMUTABLETYPE).
MADE, FIXED = 1 << 9, 1 << 8


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
    """The same code without what only a traceback or a person reads.

    That is its file, its long name, its table of line numbers, the names of what it keeps for itself, and what
    describes it: the modules that are frozen into Python have that, however it was started.
    """
    parts = tuple(without_lines(part) if isinstance(part, CodeType) else part for part in code.co_consts)
    if code.co_flags & DESCRIBED:
        parts = (None, *parts[1:])
    # Those of what it is given are how it is called.
    given = code.co_argcount + code.co_kwonlyargcount
    given += bool(code.co_flags & WITH_MORE) + bool(code.co_flags & WITH_NAMED)
    names = (*code.co_varnames[:given], *(OWN for _ in code.co_varnames[given:]))
    return code.replace(co_filename="", co_qualname=code.co_name, co_linetable=b"", co_consts=parts, co_varnames=names)


def represent(self: Any) -> str:
    """What the __repr__ says that dataclasses make for each class."""
    fields = (field.name for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in fields)})"


def refuse(self: object, name: str, *_: object) -> NoReturn:  # noqa: ARG001 - it is a method
    """What the __setattr__ and __delattr__ do that dataclasses make for each class that is frozen."""
    raise dataclasses.FrozenInstanceError(name)


def equal(self: Any, other: Any) -> Any:
    """What the __eq__ says that dataclasses make for each class."""
    if other.__class__ is not self.__class__:
        return NotImplemented
    fields = (field.name for field in dataclasses.fields(self) if field.compare)
    return all(getattr(self, name) == getattr(other, name) for name in fields)


def hashed(self: Any) -> int:
    """What the __hash__ says that dataclasses make for each class."""
    return hash(tuple(getattr(self, field.name) for field in dataclasses.fields(self) if field.compare))


def evaluate(source: str, globals_: dict[str, object] | None = None) -> object:
    """In place of Pyodide's own, which needs ast: what a start asks for, an expression or `import name; expression`."""
    names = globals_ or {}
    *statements, expression = source.split("; ")
    for statement in statements:
        exec(statement, names)  # noqa: S102 - the texts are Pyodide's
    return eval(expression, names)  # noqa: S307


def trim_function(function: FunctionType) -> None:
    """Take away what only a traceback or a person reads."""
    function.__code__ = without_lines(function.__code__)
    function.__qualname__ = function.__name__
    function.__doc__ = None
    function.__annotate__ = None  # type: ignore[attr-defined]  # since Python 3.14


def trim_class(cls: type) -> None:
    """Take away what only a person reads, and annotations: what a policy is decoded by is known."""
    is_data = dataclasses.is_dataclass(cls)
    cls.__doc__ = None
    about = (*ABOUT, *ANNOTATIONS)
    for name in (*about, *MADE_WITH) if is_data else about:
        if name in cls.__dict__:
            type.__delattr__(cls, name)
    if is_data:
        # What they say of types holds on to what was taken away above.
        for field in dataclasses.fields(cls):
            field.type = None
    # One for all in place of one each, which between them are a tenth of the memory.
    if is_data and hasattr(cls.__dict__.get("__repr__"), "__wrapped__"):
        cls.__repr__ = represent  # type: ignore[assignment]
    # Slower than their own, and seldom asked.
    seldom = is_data and cls.__module__ not in COMPARED and cls.__name__ not in OFTEN
    if seldom and "__eq__" in cls.__dict__:
        cls.__eq__ = equal  # type: ignore[assignment]
        if cls.__dict__.get("__hash__"):
            cls.__hash__ = hashed  # type: ignore[assignment]
    if is_data and "__setattr__" in cls.__dict__:
        cls.__setattr__ = cls.__delattr__ = refuse  # type: ignore[assignment]


def forget_making() -> None:
    """Take out of dataclasses and typing all that makes classes: functions, and what writes their code."""
    for module, kept in ((dataclasses, ASKED), (typing, CALLED)):
        for name, value in list(vars(module).items()):
            if (isinstance(value, FunctionType) and name not in kept) or name == "_FuncBuilder":
                del vars(module)[name]


def tidy() -> None:
    """Forget, and clear every cache that would point to what is forgotten."""
    codec.prepare(Publisher)
    codec.prepare(Procedure)
    linecache.clearcache()
    kept = closure([name for name in sys.modules if name.split(".")[0] == "navigator"])
    for name, module in sorted(sys.modules.items()):
        own = name in kept or name.startswith(PYODIDE)
        found = isinstance(getattr(module, "__loader__", None), zipimport.zipimporter)
        if name in STARTED or (found and not own):
            del sys.modules[name]
            forget(module)
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType):
            trim_function(thing)
        elif isinstance(thing, type) and thing.__flags__ & (MADE | FIXED) == MADE:
            trim_class(thing)
        elif isinstance(thing, ModuleType):
            thing.__dict__.update(__doc__=None)
    forget_making()
    for name in kept:
        for about in FOUND:
            sys.modules[name].__dict__.pop(about, None)
    base.eval_code = evaluate
    # A start looks for packages in the file system, and prints what nobody caught; a kept memory has no files.
    loader.init_loaded_packages = lambda: None
    _pyodide.set_excepthook = lambda: None
    sys.path_importer_cache.clear()
    # Filled again each time a source is read, as closure() does.
    zipimport._zip_directory_cache.clear()  # type: ignore[attr-defined]  # noqa: SLF001 - there is no other way
    re.purge()
    for clear in typing._cleanups:  # type: ignore[attr-defined]  # noqa: SLF001 - what typing's own tests call
        clear()
    gc.collect()
    sys._clear_internal_caches()  # type: ignore[attr-defined]  # noqa: SLF001 - Python 3.14 offers it under this name


tidy()
