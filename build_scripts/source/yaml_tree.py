"""YAML text as a tree of texts, lists and maps that know where they stand.

Only what an author needs is let through: one document, no aliases, no tags, and every
scalar stays the text that was typed, so that `no`, `010` or `12:30` mean what they say.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from build_scripts.source import yaml_slips
from build_scripts.source.problems import Problem, shown

MOST_BYTES = 256 * 1024
DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Place:
    """A line and a column of a file, both counted from 1."""

    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Scalar:
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Items:
    values: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Entries:
    values: Mapping[str, "Node"]
    place: Place
    keys: Mapping[str, Place] = field(default_factory=dict)


Node = Scalar | Items | Entries


class _RefusedError(Exception):
    def __init__(self, place: Place, wrong: str, allowed: str, code: str) -> None:
        super().__init__(wrong)
        self.place, self.wrong, self.allowed, self.code = place, wrong, allowed, code


# What other files are based on is read for each of them.
@lru_cache(maxsize=64)
def read(file: str, raw: bytes) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of one file, or none and the problems that stand in the way."""
    text = ""
    try:
        text = _decode(file, raw)
        tree, found = _Builder(file, text).document()
    except _RefusedError as refused:
        place = refused.place
        problem = Problem(file, place.line, place.column, refused.wrong, refused.allowed, refused.code)
        return None, (problem,)
    except yaml.YAMLError as error:
        return None, (_syntax(file, text, error),)
    return tree, tuple(found)


def slip(file: str, raw: bytes) -> Problem | None:
    """What keeps a file of somebody else's language from being read as YAML; its tags and aliases may stand."""
    text = ""
    try:
        text = _decode(file, raw)
        for _ in yaml.parse(text, Loader=yaml_slips.LOADER):
            pass
    except _RefusedError as refused:
        return Problem(file, refused.place.line, refused.place.column, refused.wrong, refused.allowed, refused.code)
    except yaml.YAMLError as error:
        return _syntax(file, text, error)
    return None


def locate(tree: Node, path: tuple[str | int, ...], *, key: bool = False) -> Place:
    """Where a path leads, or the nearest place on the way; with key, the place of the key itself."""
    node, place = tree, tree.place
    for part in path:
        if isinstance(node, Entries) and isinstance(part, str) and part in node.values:
            # What was taken from around has no key of its own here.
            place = node.keys.get(part, node.values[part].place) if key else node.values[part].place
            node = node.values[part]
        elif isinstance(node, Items) and isinstance(part, int) and part < len(node.values):
            node = node.values[part]
            place = node.place
        else:
            break
    return place


def files_of(node: Node) -> set[str]:
    """The files that a tree was written in: its own, and those that it is based on."""
    match node:
        case Scalar():
            inner: tuple[Node, ...] = ()
        case Items(values=items):
            inner = items
        case Entries(values=entries):
            inner = tuple(entries.values())
    return {node.place.file}.union(*map(files_of, inner))


def plain(node: Node) -> Any:
    """The tree as ordinary lists, dictionaries and texts."""
    match node:
        case Scalar(text=text):
            return text
        case Items(values=items):
            return [plain(item) for item in items]
        case Entries(values=entries):
            return {key: plain(value) for key, value in entries.items()}


def _decode(file: str, raw: bytes) -> str:
    start = Place(file, 1, 1)
    if len(raw) > MOST_BYTES:
        raise _RefusedError(
            start, f"the file has {len(raw)} bytes", f"at most {MOST_BYTES} are allowed", "file-too-large"
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        raise _RefusedError(
            Place(file, line, column), "a byte here is not UTF-8 text", "save the file as UTF-8", "not-utf-8"
        ) from None
    if not text.strip():
        raise _RefusedError(start, "the file is empty", "write a procedure or a publisher", "empty-file")
    return text


class _Builder:
    """Builds the tree from the parser's events, which never construct anything."""

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._events: Iterator[Any] = iter(yaml.parse(text, Loader=yaml_slips.LOADER))
        self._problems: list[Problem] = []

    def document(self) -> tuple[Node, list[Problem]]:
        tree: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if tree is not None:
                    raise _RefusedError(
                        self._place(event), "a second document starts here", "one document in a file", "many-documents"
                    )
                tree = self._node(next(self._events), 1)
        if tree is None or (isinstance(tree, Scalar) and not tree.text):
            raise _RefusedError(
                Place(self._file, 1, 1), "the file is empty", "write a procedure or a publisher", "empty-file"
            )
        return tree, self._problems

    def _node(self, event: Any, depth: int) -> Node:
        place = self._place(event)
        if isinstance(event, yaml.AliasEvent):
            raise _RefusedError(
                place, f"*{event.anchor} refers to another place", "write the value out; aliases are not read", "alias"
            )
        if event.anchor is not None:
            raise _RefusedError(
                place, f"&{event.anchor} names this place", "take it out; anchors are not read", "anchor"
            )
        if event.tag is not None:
            raise _RefusedError(place, f"{event.tag} is a tag", "take it out; every value is plain text", "tag")
        if depth > DEEPEST:
            raise _RefusedError(
                place, "values are nested too deeply", f"at most {DEEPEST} levels are allowed", "too-deep"
            )
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, place)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Node] = []
            while not isinstance(inner := next(self._events), yaml.SequenceEndEvent):
                items.append(self._node(inner, depth + 1))
            return Items(tuple(items), place)
        return self._entries(place, depth)

    def _entries(self, place: Place, depth: int) -> Entries:
        values: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                raise _RefusedError(key.place, "a key is not a word", "one word before the colon", "key-not-text")
            then = next(self._events)
            value = self._node(then, depth + 1)
            # Between { and } a comma ends a value, and YAML takes what follows it for a key without a colon.
            if isinstance(value, Scalar) and not value.text and then.end_mark.index == event.end_mark.index:
                wrong = f"{shown(key.text)} has no colon and no value"
                allowed = "key: value; quotation marks around the text before it, if the comma belongs to that"
                self._problem(key.place, wrong, allowed, "yaml-syntax")
            if key.text in values:
                wrong = f"{shown(key.text)} stands twice, first on line {keys[key.text].line}"
                self._problem(key.place, wrong, "keep one of them", "duplicate-key")
                continue
            values[key.text], keys[key.text] = value, key.place
        return Entries(values, place, keys)

    def _problem(self, at: Place, wrong: str, allowed: str, code: str) -> None:
        self._problems.append(Problem(self._file, at.line, at.column, wrong, allowed, code))

    def _place(self, event: Any) -> Place:
        return Place(self._file, event.start_mark.line + 1, event.start_mark.column + 1)


def _syntax(file: str, text: str, error: yaml.YAMLError) -> Problem:
    slip = yaml_slips.told(text, error)
    return Problem(file, slip.line, slip.column, slip.wrong, slip.allowed, "yaml-syntax")
