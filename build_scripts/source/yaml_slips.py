"""What is wrong with text that YAML cannot read, in an author's words and at the line that is to be mended.

The library says what it expected, often a line after the slip. From that, and from the lines around it, comes what an
author has typed: a tab, no colon, one space too many, a quotation mark or a bracket without a second one.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

# As YAML ends lines, so that the numbers are the ones that it gave.
_LINE_ENDS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_KEY = re.compile(r" *(?:- +)*(?:\"[^\"]*\"|'[^']*'|[^\s:'\"\[\]{}#,-][^\s:]*)(?= *:(?: |$))")
_CLOSES = {"{": "}", "[": "]"}
_WHOLE = "quotation marks around the whole value"
_SAME = "the same column for all keys of one map"
_LOOK_BACK = 40
LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong at a place, both counted from 1, and what is allowed there."""

    line: int
    column: int
    wrong: str
    allowed: str


@dataclass(frozen=True, slots=True)
class _Found:
    """The lines of a file; where reading ended and where that began, both counted from 0; what was expected."""

    lines: list[str]
    at: tuple[int, int]
    begun: tuple[int, int]
    problem: str

    @property
    def line(self) -> str:
        return self.lines[self.at[0]]

    @property
    def before(self) -> str:
        return self.line[: self.at[1]]

    @property
    def here(self) -> str:
        """The character at which reading ended; empty at the end of a line."""
        return self.line[self.at[1] : self.at[1] + 1]

    @property
    def is_at_end(self) -> bool:
        return not any(each.strip() for each in (self.line[self.at[1] :], *self.lines[self.at[0] + 1 :]))

    def above(self, line: int) -> int | None:
        """The nearest line above that says something."""
        return next((n for n in range(line - 1, -1, -1) if _says(self.lines[n])), None)


def told(text: str, error: yaml.YAMLError) -> Slip:
    """The slip behind an error of the library."""
    lines = [*_LINE_ENDS.split(text.removeprefix("\ufeff")), ""]
    if isinstance(error, yaml.reader.ReaderError):
        return _character(lines)
    mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return _any(_Found(lines, (0, 0), (0, 0), ""))
    begun = getattr(error, "context_mark", None) or mark
    last = len(lines) - 1
    found = _Found(
        lines,
        (min(mark.line, last), mark.column),
        (min(begun.line, last), begun.column),
        str(getattr(error, "problem", None) or ""),
    )
    if re.match(r" *\t", found.line):
        return _slip(found.at[0], found.line.index("\t"), "a tab stands here", "spaces; YAML takes no tabs there")
    told_of = next((each for said, each in _TOLD.items() if said in found.problem), _any)
    return told_of(found)


def _slip(line: int, column: int, wrong: str, allowed: str) -> Slip:
    return Slip(line + 1, column + 1, wrong, allowed)


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _column(line: str) -> int:
    """Where the key of a line begins, or what else it says: behind the hyphens of a list."""
    return len(line) - len(line.lstrip(" -"))


def _columns(here: int, line: int, there: int) -> str:
    return f"the key of this line begins in column {here + 1}, that of line {line + 1} in column {there + 1}"


def _any(found: _Found) -> Slip:
    wrong = "YAML cannot read this place"
    return _slip(*found.at, wrong, "check the colons, the quotation marks and the spaces at the start of the line")


def _character(lines: list[str]) -> Slip:
    for number, line in enumerate(lines):
        if bad := yaml.reader.Reader.NON_PRINTABLE.search(line):
            wrong = f"a character that YAML does not allow (U+{ord(bad[0]):04X})"
            return _slip(number, bad.start(), wrong, "take it out")
    return _any(_Found(lines, (0, 0), (0, 0), ""))


def _beginning(found: _Found) -> Slip:
    """A character that cannot begin a value."""
    line, column = found.at if "start any token" in found.problem else found.begun
    character = found.lines[line][column : column + 1]
    if character == "\t":
        return _slip(line, column, "a tab stands here", "spaces; YAML takes no tabs there")
    return _slip(line, column, f"{character} begins this value", _WHOLE)


def _no_colon(found: _Found, line: int) -> Slip:
    """A line that says no key as YAML wants it."""
    text = found.lines[line]
    if "\uff1a" in text:
        wrong = "a full-width colon stands here"
        return _slip(line, text.index("\uff1a"), wrong, "a plain colon and a space: key: value")
    if close := re.match(r" *(?:- +)*[\w-]+:(?=\S)", text):
        return _slip(line, close.end(), "no space stands behind the colon", "a colon and a space: key: value")
    allowed = "key: value, or more spaces before it if it goes on with the line above"
    return _slip(line, _column(text), "no colon stands on this line", allowed)


def _second_colon(found: _Found) -> Slip:
    """A colon where the value of the line, or of the line above, is not over yet."""
    above = found.above(found.at[0])
    key = _KEY.match(found.line)
    if above is None or key is None or key.end() != len(found.before.rstrip()):
        allowed = f"{_WHOLE}, or no space behind the colon"
        return _slip(*found.at, "a second colon stands in this value", allowed)
    line, here, there = found.at[0], _column(found.line), _column(found.lines[above])
    starts_item = found.lines[above].lstrip().startswith("- ")
    if not _KEY.match(found.lines[above]) and not (starts_item and here != there):
        return _no_colon(found, above)
    if starts_item and _following(found, here) > 1:
        # The hyphen moved, and not the keys that stand below one another.
        return _slip(above, there, _columns(there, line, here), _SAME)
    return _slip(
        line, here, _columns(here, above, there), f"{_SAME}; or another value above: none, or one in quotation marks"
    )


def _in_brackets(found: _Found) -> Slip:
    """Something in a { or a [ that is neither a comma nor its end."""
    line, column = found.begun
    opened = found.lines[line][column : column + 1]
    ends = _CLOSES.get(opened, "}")
    if found.is_at_end:
        return _cut_off(found)
    if found.at[0] > line and _KEY.match(found.line):
        return _slip(line, column, f"the {opened} here has no end", f"a {ends} behind its last entry")
    if found.here == ":":
        return _slip(*found.at, "a second colon stands in one entry", f"a comma between two entries, or {_WHOLE}")
    if found.here in _CLOSES:
        return _slip(*found.at, f"a {found.here} stands inside a value", _WHOLE)
    return _slip(*found.at, "something stands behind the end of a value", f"a comma or {ends}, or {_WHOLE}")


def _cut_off(found: _Found) -> Slip:
    """The end of the file inside a bracket."""
    last = max((n for n, line in enumerate(found.lines) if line.strip()), default=0)
    opened = _opened(found.lines)
    where = f" inside the {opened[1]} of line {opened[0]}" if opened else " too early"
    allowed = f"a {_CLOSES[opened[1]]} behind its last entry" if opened else "the rest of the file"
    return _slip(last, len(found.lines[last].rstrip()), f"the file ends{where}", allowed)


def _opened(lines: list[str]) -> tuple[int, str] | None:
    """The line of the last bracket that nothing closes."""
    opened: list[tuple[int, str]] = []
    try:
        for token in yaml.scan("\n".join(lines), Loader=LOADER):
            if isinstance(token, yaml.FlowMappingStartToken | yaml.FlowSequenceStartToken):
                opened.append((token.start_mark.line + 1, "{" if "Mapping" in type(token).__name__ else "["))
            elif isinstance(token, yaml.FlowMappingEndToken | yaml.FlowSequenceEndToken) and opened:
                opened.pop()
    except yaml.YAMLError:
        pass
    return opened[-1] if opened else None


def _no_value(found: _Found) -> Slip:
    if found.is_at_end:
        return _cut_off(found)
    if found.here in {"}", "]"}:
        return _slip(*found.at, f"this {found.here} closes nothing", f"take it out, or {_WHOLE}")
    if found.here == "-":
        return _slip(*found.at, "a hyphen stands between brackets", "entries with commas between them, or no brackets")
    return _slip(*found.at, "a value is missing here", f"a value, or {_WHOLE}")


def _no_second_mark(found: _Found) -> Slip:
    return _slip(*found.begun, "the quotation mark here has no second one", "a quotation mark at the end of the value")


def _list_behind_key(found: _Found) -> Slip:
    allowed = f"the hyphen on the next line, or {_WHOLE}"
    return _slip(*found.at, "a list begins on the line of its key", allowed)


def _not_a_key(found: _Found) -> Slip:
    """Something where a key, an entry of a list or the end of the file is expected."""
    if found.before.strip():
        return _behind_value(found)
    if "document start" in found.problem:
        return _other_than_first(found)
    if found.here == "-" and found.at[1] == found.begun[1]:
        wrong = "a hyphen stands among the keys of a map"
        return _slip(*found.at, wrong, "a key and a colon; or more spaces, for an entry of a list")
    if "'-'" in found.problem and found.at[1] == found.begun[1]:
        wrong = "this stands among the entries of a list"
        return _slip(*found.at, wrong, "a hyphen and a space before it; or fewer spaces, for a key beside the list")
    return _odd_one_out(found)


def _behind_value(found: _Found) -> Slip:
    """Text on the line of a value that has ended."""
    last = found.before.rstrip()[-1]
    if last in "}]":
        opened = "{" if last == "}" else "["
        start = found.line.find(opened)
        return _slip(found.at[0], max(start, 0), f"this value begins with {opened} and goes on behind {last}", _WHOLE)
    if last in "'\"":
        for line in range(found.at[0] - 1, max(-1, found.at[0] - _LOOK_BACK), -1):
            opening = re.search(rf"(?:: +|- +|^ *){last}", found.lines[line])
            if opening and found.lines[line].count(last) % 2:
                wrong = "the quotation mark here has no second one on its line"
                return _slip(line, opening.end() - 1, wrong, "a quotation mark at the end of the value")
        other = "double quotation marks around a text with an apostrophe" if last == "'" else _WHOLE
        return _slip(*found.at, "something stands behind the closing quotation mark", other)
    return _any(found)


def _other_than_first(found: _Found) -> Slip:
    """A line that begins left of the first one."""
    first = next((n for n, line in enumerate(found.lines) if _says(line)), 0)
    there, here = _column(found.lines[first]), _column(found.line)
    if first >= found.at[0] or there <= here:
        return _any(found)
    return _slip(first, there, _columns(there, found.at[0], here), _SAME)


def _odd_one_out(found: _Found) -> Slip:
    """Of keys that belong together, those that do not begin below one another: the fewer ones are the slip."""
    line, here = found.at[0], _column(found.line)
    above = found.above(line)
    if above is None:
        return _any(found)
    run, first, there = 0, above, _column(found.lines[above])
    at: int | None = above
    while at is not None and (column := _column(found.lines[at])) > here:
        if column <= there:
            run = run + 1 if column == there else 1
            there, first = column, at
        at = found.above(at)
    following = _following(found, here)
    is_above = run < following or (run == following and there % 2 > here % 2)
    slip, other, wide, its = (first, line, there, here) if is_above else (line, above, here, there)
    return _slip(slip, wide, _columns(wide, other, its), _SAME)


def _following(found: _Found, column: int) -> int:
    """How many keys of one map stand at a column, from the line on at which reading ended."""
    number = 0
    for at, text in enumerate(filter(_says, found.lines[found.at[0] :])):
        if _column(text) < column or (at and text.lstrip().startswith("- ") and _column(text) == column):
            break
        number += _column(text) == column
    return number


def _backslash(found: _Found) -> Slip:
    wrong = "a backslash between double quotation marks begins nothing that YAML knows"
    return _slip(*found.at, wrong, r"single quotation marks, or \\ for a backslash")


def _behind_mark(found: _Found) -> Slip:
    wrong = "something stands behind the | or > of its line"
    return _slip(*found.at, wrong, f"the text on the next line, or {_WHOLE}")


_TOLD: Mapping[str, Callable[[_Found], Slip]] = {
    "cannot start any token": _beginning,
    "alphabetic or numeric character": _beginning,
    "mapping values are not allowed": _second_colon,
    "could not find expected ':'": lambda found: _no_colon(found, found.begun[0]),
    "did not find expected ','": _in_brackets,
    "did not find expected node content": _no_value,
    "found unexpected end of stream": _no_second_mark,
    "block sequence entries are not allowed": _list_behind_key,
    "did not find expected key": _not_a_key,
    "did not find expected '-'": _not_a_key,
    "did not find expected <document start>": _not_a_key,
    "found unknown escape character": _backslash,
    "did not find expected comment or line break": _behind_mark,
}
