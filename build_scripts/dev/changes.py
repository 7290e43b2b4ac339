"""What can be changed in the engine, a little and in one place at a time, and how a change is put in its place."""

import ast
import difflib
import importlib
import inspect
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import FunctionType
from typing import Any

import libcst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.file_mutation import Mutation, MutationVisitor
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode

GIVES_ON = {"add", "append", "clear", "discard", "extend", "insert", "pop", "remove", "setdefault", "sort", "update"}


def code_of(function: libcst.CSTNode) -> str:
    return textwrap.dedent(libcst.Module(()).code_for_node(function))


@dataclass(frozen=True)
class Change:
    """One changed function of the engine."""

    name: str
    module: str
    function: str
    line: int
    before: libcst.FunctionDef
    made: Mutation
    alters: bool
    """Whether the function may alter what it is given: two calls of it are then not independent."""

    @cached_property
    def after(self) -> str:
        return code_of(self.before.deep_replace(self.made.original_node, self.made.mutated_node))

    def __str__(self) -> str:
        before, after = code_of(self.before).splitlines(), self.after.splitlines()
        lines = difflib.unified_diff(before, after, n=0, lineterm="")
        return "\n".join([f"{self.name}  ({self.module}, line {self.line})", *[f"    {it}" for it in lines][3:]])

    def owner(self) -> FunctionType:
        """The function as it stands in the engine."""
        found: Any = importlib.import_module(self.module)
        for part in self.function.split("."):
            found = inspect.getattr_static(found, part)
            found = getattr(found, "__func__", found)
        function: FunctionType = found
        return function

    def changed(self) -> FunctionType:
        """The function with the change."""
        made: dict[str, Any] = {}
        exec(compile(self.after, self.module, "exec"), self.owner().__globals__, made)  # noqa: S102  # our own code
        (changed,) = (it for it in made.values() if isinstance(it, FunctionType))
        return changed

    def put_in_place(self) -> None:
        """Give the function its changed code, wherever it was imported to."""
        owner, changed = self.owner(), self.changed()
        owner.__code__, owner.__defaults__ = changed.__code__, changed.__defaults__
        owner.__kwdefaults__ = changed.__kwdefaults__


def changes_of(path: Path) -> Iterator[Change]:
    """Every change that mutmut makes to a file."""
    code = path.read_text(encoding="utf-8")
    wrapper = MetadataWrapper(libcst.parse_module(code))
    visitor = MutationVisitor(mutation_operators, IgnoredCode(set(), set(), set()))
    module = wrapper.visit(visitor)
    places = wrapper.resolve(PositionProvider)
    classes = {
        id(it): f"{owner.name.value}."
        for owner in module.body
        if isinstance(owner, libcst.ClassDef)
        for it in owner.body.body
    }
    altering = set(_altering(ast.parse(code)))
    numbers: dict[str, int] = {}
    for made in visitor.mutations:
        function = made.contained_by_top_level_function
        if not isinstance(function, libcst.FunctionDef):
            continue
        name = classes.get(id(function), "") + function.name.value
        numbers[name] = numbers.get(name, 0) + 1
        yield Change(
            name=f"{path.stem}.{name} {numbers[name]}",
            module=".".join(path.with_suffix("").parts),
            function=name,
            line=places[made.original_node].start.line,
            before=function.with_changes(decorators=(), leading_lines=()),
            made=made,
            alters=name in altering,
        )


def _altering(module: ast.Module) -> Iterator[str]:
    """The functions that may alter what they are given, with all methods of a class whose values change."""
    for part in module.body:
        if isinstance(part, ast.FunctionDef) and _alters(part):
            yield part.name
        if isinstance(part, ast.ClassDef):
            methods = [it for it in part.body if isinstance(it, ast.FunctionDef)]
            changes = any(_stores(it, "self", kept="_") for it in methods)
            yield from (f"{part.name}.{it.name}" for it in methods if changes or _alters(it))


def _alters(function: ast.FunctionDef) -> bool:
    arguments = function.args
    given = (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
    inside = [*ast.walk(function)]
    returned = any(isinstance(it, ast.Return) and it.value for it in inside)
    answers = returned or any(isinstance(it, ast.Yield | ast.YieldFrom) for it in inside)
    return not answers or any(_stores(function, each.arg) for each in given)


def _stores(function: ast.FunctionDef, name: str, kept: str = " ") -> bool:
    """Whether something is put into what has this name; not into what it keeps for itself."""
    for node in ast.walk(function):
        put = isinstance(node, ast.Attribute | ast.Subscript) and isinstance(node.ctx, ast.Store)
        if put or (isinstance(node, ast.Attribute) and node.attr in GIVES_ON):
            path, inner = [], node
            while isinstance(inner, ast.Attribute | ast.Subscript):
                path.append(inner.attr if isinstance(inner, ast.Attribute) else "")
                inner = inner.value
            if isinstance(inner, ast.Name) and inner.id == name and not any(it.startswith(kept) for it in path):
                return True
    return False
