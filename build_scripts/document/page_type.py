"""Which lines are set in larger or bolder type than the text: the headings of a PDF."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

_LARGER = 1.08
"""So much larger than the text is a heading."""
_LONGEST = 14
_ENDS = (".", ",", ";", ":")
# How a heading ends that goes on in the next line.
_GOES_ON = re.compile(r"(?i)(?:\b(?:of|and|or|the|an?|to|for|in|by|with|on|at)|[-\N{EN DASH}&/])\s*$")
_SENTENCE = re.compile(r"[.?!]\s+\w")

_STAGE = re.compile(r"(?i)\W*(?:[0-9.]+\s+)?(?:stage|step|phase|level|tier)\s+\w+\b")
_LONGEST_RUN_IN = 10

Set = tuple[str, float, bool]
"""Some text, its size and whether it is bold."""


def marked(pages: Sequence[Any], mark: str) -> tuple[str, ...]:
    """The text of each page of a reader of `pypdf`, with a mark before each heading."""
    read = [_read(page) for page in pages]
    sizes = Counter[tuple[float, bool]]()
    for _, pieces in read:
        for text, size, bold in pieces:
            sizes[size, bold] += len(text.strip())
    if not sizes:
        return tuple(text for text, _ in read)
    (usual, bold), _ = sizes.most_common(1)[0]
    return tuple("\n".join(_lines(text, pieces, usual, mark, bold=bold)) for text, pieces in read)


def calls_itself(words: str) -> bool:
    """True for a few words in bold that open a paragraph and call it a stage: Stage 1 - Informal."""
    few = len(re.findall(r"\w+", words)) <= _LONGEST_RUN_IN
    return few and _STAGE.match(words) is not None


def _read(page: Any) -> tuple[str, list[Set]]:
    pieces: list[Set] = []
    return page.extract_text(visitor_text=_keeping(pieces)), pieces


def _keeping(pieces: list[Set]) -> Callable[..., None]:
    def visit(text: str, outer: Sequence[float], inner: Sequence[float], font: Any, size: float) -> None:
        name = str((font or {}).get("/BaseFont", ""))
        pieces.append((text, round(size * abs(inner[3]) * abs(outer[3]), 1), "bold" in name.casefold()))

    return visit


def _lines(text: str, pieces: Sequence[Set], usual: float, mark: str, *, bold: bool) -> Iterator[str]:
    whole = list(_whole(pieces))
    large = {line for line, size, heavy, _ in whole if size >= usual * _LARGER or (heavy and not bold)}
    opens = {
        line: begins for line, _, heavy, begins in whole if begins and not (heavy or bold) and calls_itself(begins)
    }
    heading = ""
    for line in _parted(text.splitlines(), opens):
        few = len(re.findall(r"\w+", line)) <= _LONGEST
        plain = few and not line.rstrip().endswith(_ENDS) and _SENTENCE.search(line) is None
        heads = plain and (line.strip() in large or line in opens.values()) and re.search(r"[^\W\d_]", line) is not None
        if heading and heads and (_GOES_ON.search(heading) or line.lstrip()[:1].islower()):
            heading = f"{heading.rstrip()} {line.lstrip()}"
            continue
        if heading:
            yield mark + heading
        heading = line if heads else ""
        if not heads:
            yield line
    if heading:
        yield mark + heading


def _parted(lines: Sequence[str], opens: Mapping[str, str]) -> Iterator[str]:
    """Each line, parted after the words in bold that call it a stage."""
    for line in lines:
        begins = opens.get(line.strip(), "")
        rest = line.strip()[len(begins) :].lstrip(" :.-\N{EN DASH}")
        if begins and rest[:1].isupper():
            yield begins
            yield line.strip()[len(begins) :].strip()
        else:
            yield line


def _whole(pieces: Sequence[Set]) -> Iterator[tuple[str, float, bool, str]]:
    """Each line with the smallest type in it, whether all of it is bold, and the words in bold that it begins with."""
    line, size, bold, begins = "", 0.0, True, ""
    for text, each, heavy in (*pieces, ("\n", 0.0, True)):
        for place, part in enumerate(text.split("\n")):
            if place:
                if line.strip():
                    yield line.strip(), size, bold, begins.strip()
                line, size, bold, begins = "", 0.0, True, ""
            if heavy and begins == line:
                begins += part
            if part.strip():
                size = min(size, each) if line.strip() else each
                bold = bold and heavy
            line += part
