"""JSON text as values, and as a tree that knows where each of them stands.

The library of Python reads sound files, fast. What it refuses is read once more here, for words that an author
understands and that no version of Python changes; so is a file of which a place is asked for.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

from build_scripts.source.problems import Problem, shown
from build_scripts.source.yaml_tree import DEEPEST, Entries, Items, Node, Place, Scalar

_SPACE = re.compile(r"[ \t\r\n]*")
_TOKEN = re.compile(r'(?P<mark>[{}\[\],:])|(?P<text>"(?:[^"\\\x00-\x1f]|\\.)*")|(?P<word>[^\s{}\[\],:"]+)')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?")
_WORDS = {"true": True, "false": False, "null": None}
_CLOSES = {"{": "}", "[": "]"}


class _RefusedError(Exception):
    def __init__(self, at: int, wrong: str, allowed: str, code: str) -> None:
        super().__init__(wrong)
        self.at, self.wrong, self.allowed, self.code = at, wrong, allowed, code


def read(file: str, raw: bytes) -> tuple[Any, tuple[Problem, ...]]:
    """The value of a file, or none and the one problem that stands in the way."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        place = Place(file, before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
        wrong, allowed = "a byte here is not UTF-8 text", "save the file as UTF-8"
        return None, (Problem(file, place.line, place.column, wrong, allowed, "not-utf-8"),)
    try:
        return json.loads(text, object_pairs_hook=_each_once, parse_constant=_refused), ()
    except (ValueError, RecursionError):
        pass
    try:
        return _Reader(file, text).document()[0], ()
    except _RefusedError as slip:
        place = _place(file, text, slip.at)
        return None, (Problem(file, place.line, place.column, slip.wrong, slip.allowed, slip.code),)


def tree(file: str, raw: bytes) -> Node:
    """The tree of a file that can be read."""
    return _Reader(file, raw.decode("utf-8-sig")).document()[1]


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError(pairs)
    return made


def _refused(word: str) -> NoReturn:
    raise ValueError(word)


def _place(file: str, text: str, at: int) -> Place:
    return Place(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    at: int


class _Reader:
    def __init__(self, file: str, text: str) -> None:
        self._file, self._text = file, text
        self._at = self._behind = 0
        """Where the next token is looked for, and where the last one ended."""
        self._open: list[_Token] = []

    def document(self) -> tuple[Any, Node]:
        if not self._text.strip():
            raise _RefusedError(0, "the file is empty", "write a calendar", "empty-file")
        made = self._value(self._next())
        if self._at < len(self._text.rstrip(" \t\r\n")):
            more = self._next()
            raise _RefusedError(
                more.at, f"{shown(more.text)} stands behind the end", "one calendar in a file", "json-syntax"
            )
        return made

    def _next(self) -> _Token:
        self._behind = self._at
        start = _SPACE.match(self._text, self._at).end()  # type: ignore[union-attr]  # it matches nothing too
        if start == len(self._text):
            opened = self._open[-1]
            line = _place(self._file, self._text, opened.at).line
            allowed = f"{_CLOSES[opened.text]} for the {opened.text} of line {line}"
            raise _RefusedError(len(self._text.rstrip()), "the file ends too early", allowed, "json-syntax")
        found = _TOKEN.match(self._text, start)
        if found is None:
            if self._text[start] != '"':
                raise _RefusedError(start, "a character that JSON does not allow", "a space, or nothing", "json-syntax")
            wrong = "the text that begins here does not end on its line"
            raise _RefusedError(start, wrong, 'a quotation mark at its end: "text"', "json-syntax")
        self._at = found.end()
        return _Token(found.lastgroup or "", found[0], start)

    def _value(self, token: _Token) -> tuple[Any, Node]:
        if len(self._open) >= DEEPEST:
            allowed = f"at most {DEEPEST} levels are allowed"
            raise _RefusedError(token.at, "values are nested too deeply", allowed, "too-deep")
        place = _place(self._file, self._text, token.at)
        if token.text == "{":
            return self._map(token, place)
        if token.text == "[":
            return self._list(token, place)
        if token.kind == "mark":
            raise _RefusedError(
                token.at, f"{token.text} stands where a value is missing", "a value, or take it out", "json-syntax"
            )
        made = self._text_of(token) if token.kind == "text" else self._word(token)
        return made, Scalar(str(made), place)

    def _text_of(self, token: _Token) -> str:
        try:
            text: str = json.loads(token.text)
        except ValueError:
            wrong = "a backslash here begins nothing that JSON knows"
            raise _RefusedError(token.at, wrong, r"\\ for a backslash, or take it out", "json-syntax") from None
        return text

    def _word(self, token: _Token) -> Any:
        if token.text in _WORDS:
            return _WORDS[token.text]
        if _NUMBER.fullmatch(token.text):
            return json.loads(token.text)
        if token.text.startswith(("//", "/*", "#")):
            raise _RefusedError(token.at, "a comment stands here", "take it out; JSON has no comments", "json-syntax")
        allowed = f'"{token.text.strip(chr(39))}", or true, false or a number'
        raise _RefusedError(token.at, f"{shown(token.text)} has no quotation marks", allowed, "json-syntax")

    def _list(self, opened: _Token, place: Place) -> tuple[Any, Node]:
        made = [self._value(token) for token in self._entries(opened)]
        return [value for value, _ in made], Items(tuple(node for _, node in made), place)

    def _map(self, opened: _Token, place: Place) -> tuple[Any, Node]:
        values: dict[str, Any] = {}
        nodes: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        for token in self._entries(opened):
            if token.kind != "text":
                wrong = f"{shown(token.text)} stands where a key is meant"
                raise _RefusedError(
                    token.at, wrong, 'a key between quotation marks, then a colon: "title": ', "json-syntax"
                )
            key = self._text_of(token)
            if key in keys:
                wrong = f"{shown(key)} stands twice, first on line {keys[key].line}"
                raise _RefusedError(token.at, wrong, "keep one of them", "duplicate-key")
            if self._next().text != ":":
                raise _RefusedError(
                    self._behind, f"no colon stands behind the key {shown(key)}", f'"{key}": and a value', "json-syntax"
                )
            keys[key] = _place(self._file, self._text, token.at)
            values[key], nodes[key] = self._value(self._next())
        return values, Entries(nodes, place, keys)

    def _entries(self, opened: _Token) -> Iterator[_Token]:
        """The first token of each entry of a list or a map, up to its end."""
        self._open.append(opened)
        ends = _CLOSES[opened.text]
        token = self._next()
        while token.text != ends:
            yield token
            token = self._next()
            if token.text not in {",", ends}:
                if token.text in _CLOSES.values():
                    line = _place(self._file, self._text, opened.at).line
                    wrong = f"{token.text} closes the {opened.text} of line {line}"
                    raise _RefusedError(token.at, wrong, ends, "json-syntax")
                raise _RefusedError(self._behind, "no comma stands here", "a comma between two entries", "json-syntax")
            if token.text == ",":
                comma, token = token, self._next()
                if token.text == ends:
                    raise _RefusedError(
                        comma.at,
                        f"a comma stands before {ends}",
                        "take it out; none after the last entry",
                        "json-syntax",
                    )
        self._open.pop()
