"""Examples of every construct, cut out of the files of a made-up board that really builds."""

import functools
import typing
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from build_scripts.reference.constructs import Construct
from build_scripts.source import traverse
from build_scripts.source.accessibility_statement import Statement
from build_scripts.source.json_schemas import BasedOn
from build_scripts.source.reader import Library, Written, read_library, read_text
from build_scripts.source.yaml_tree import Entries, Items, Node, Scalar

EXAMPLE = Path(__file__).parent.parent / "example"
SHARED, STATEMENT = "shared.yml", "accessibility.yml"
PUBLISHER = "anytown"
PROCEDURE, SECOND, LIKE_IT = (f"{PUBLISHER}/{name}" for name in ("complaints", "requests", "disputes"))


@functools.cache
def library() -> Library:
    """The files of the made-up board."""
    found, problems = read_library(EXAMPLE)
    if problems:
        raise ValueError("\n".join(str(problem) for problem in problems))
    return found


@functools.cache
def statement() -> Written:
    """The accessibility statement of the made-up board."""
    path = EXAMPLE / STATEMENT
    found, problems = read_text(Statement, STATEMENT, path.read_bytes())
    if found is None:
        raise ValueError("\n".join(str(problem) for problem in problems))
    return found


def of(construct: Construct) -> tuple[str, ...]:
    """As few pieces of YAML as show every key of a construct that the example uses."""
    if construct.cls is BasedOn:
        return (_without_comments(_text(library().procedures[LIKE_IT])),)
    left = {key.name for key in construct.keys}
    found = _instances(construct.cls)
    chosen: list[str] = []
    while left and found:
        written, path, node = max(found, key=lambda each: len(left & each[2].values.keys()))
        if not left & node.values.keys():
            break
        left -= node.values.keys()
        chosen.append(_cut(written, path, _of_it(construct, node), _elided(construct)))
    return tuple(chosen)


def _of_it(construct: Construct, node: Entries) -> Entries:
    """The keys that the construct has: what is more of the same has others, which may not be written here."""
    names = {key.name for key in construct.keys}
    return replace(node, values={name: value for name, value in node.values.items() if name in names})


def _instances(cls: type) -> Sequence[tuple[Written, traverse.Path, Entries]]:
    """Those of the class itself first, then those of a class that is more of the same."""
    every = _by_class()
    more = (found for other, each in every.items() if issubclass(other, cls) and other is not cls for found in each)
    return [*every.get(cls, []), *more]


@functools.cache
def _by_class() -> dict[type, list[tuple[Written, traverse.Path, Entries]]]:
    """Every map of the made-up board's files, by the class that it is read as."""
    held = library()
    more = [written for key, written in held.procedures.items() if key not in (PROCEDURE, LIKE_IT) and "@" not in key]
    first = [held.publishers[PUBLISHER], held.procedures[PROCEDURE], held.cases[PROCEDURE]]
    more += [written for key, written in held.publishers.items() if key != PUBLISHER]
    more += [held.cases[key] for key in sorted(held.cases) if key != PROCEDURE]
    files = [*first, *more, held.coverage[PUBLISHER], held.shared, statement()]
    found: dict[type, list[tuple[Written, traverse.Path, Entries]]] = {}
    for written in files:
        for path, value in traverse.parts(written.value) if written else ():
            node = _node(written.tree, path) if written else None
            if written and isinstance(node, Entries):
                found.setdefault(type(value), []).append((written, path, node))
    return found


def _node(node: Node, path: traverse.Path) -> Node:
    for part in path:
        if isinstance(node, Entries):
            node = node.values[typing.cast(str, part)]
        elif isinstance(node, Items):
            node = node.values[typing.cast(int, part)]
    return node


def _elided(construct: Construct) -> dict[str, str]:
    """The keys whose own keys are described elsewhere, with the title there."""
    return {key.name: key.see for key in construct.keys if key.see and "keys" in key.holds}


def _cut(written: Written, path: traverse.Path, node: Entries, elided: dict[str, str]) -> str:
    """The lines of one value, under the key that holds it."""
    lines = _text(written).splitlines()
    start = lines[node.place.line - 1][node.place.column - 1 :]
    body = [_balanced(start)] if start.startswith("{") else list(_block(lines, node, elided))
    if not path:
        return "\n".join(body)
    if isinstance(path[-1], int):
        first, *rest = body
        return "\n".join([f"{path[-2]}:", f"  - {first}", *(f"    {line}".rstrip() for line in rest)])
    if start.startswith("{"):
        return f"{path[-1]}: {body[0]}"
    return "\n".join([f"{path[-1]}:", *(f"  {line}".rstrip() for line in body)])


def _block(lines: list[str], node: Entries, elided: dict[str, str]) -> Iterator[str]:
    for key, value in node.values.items():
        first, last = node.keys[key].line, max(node.keys[key].line, _last_line(value))
        own = [line[node.place.column - 1 :] for line in lines[first - 1 : last]]
        if key in elided and last > first:
            yield f"{key}:  # see {elided[key]}"
        else:
            yield from own


def _last_line(node: Node) -> int:
    if isinstance(node, Scalar):
        return node.place.line
    inner = node.values.values() if isinstance(node, Entries) else node.values
    return max((node.place.line, *(_last_line(each) for each in inner)))


def _balanced(text: str) -> str:
    """A map in braces, without what follows it on its line."""
    depth = 0
    for at, mark in enumerate(text):
        depth += (mark == "{") - (mark == "}")
        if not depth:
            return text[: at + 1]
    return text


def _text(written: Written) -> str:
    name = Path(written.file).name
    folder = EXAMPLE if name in (SHARED, STATEMENT) else EXAMPLE / Path(written.file).parent.name
    return (folder / name).read_text("utf-8")


def _without_comments(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith("#")).strip()
