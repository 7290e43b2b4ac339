"""How the lines of a PDF are set: larger or bolder than the text as headings are, or after a gap as paragraphs are."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
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

_GAP = 1.3
"""So many times as far from the line above as lines usually are begins a paragraph."""
_FURTHEST = 60
"""Points between two lines of one column; what is further apart are others."""

Set = tuple[str, float, bool, float]
"""Some text, its size, whether it is bold, and how high on the page it stands."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page."""

    text: str
    size: float
    """The smallest type in it."""
    bold: bool
    """Whether all of it is bold."""
    begins: str
    """The words in bold that it begins with."""
    height: float
    """How high on the page it begins."""


def marked(pages: Sequence[Any], mark: str) -> tuple[str, ...]:
    """The text of each page of a reader of `pypdf`: a mark before each heading, an empty line before each paragraph."""
    read = [_read(page) for page in pages]
    sizes = Counter[tuple[float, bool]]()
    for _, pieces in read:
        for text, size, bold, _ in pieces:
            sizes[size, bold] += len(text.strip())
    if not sizes:
        return tuple(text for text, _ in read)
    (usual, bold), _ = sizes.most_common(1)[0]
    whole = [list(_whole(pieces)) for _, pieces in read]
    pitch = _pitch(whole)
    return tuple(
        "\n".join(_lines(text, lines, usual, mark, bold=bold, apart=frozenset(_apart(lines, pitch))))
        for (text, _), lines in zip(read, whole, strict=True)
    )


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
        height = inner[5] * outer[3] + outer[5]
        pieces.append((text, round(size * abs(inner[3]) * abs(outer[3]), 1), "bold" in name.casefold(), height))

    return visit


def _pitch(pages: Iterable[Sequence[Line]]) -> float:
    """How far from each other lines usually are."""
    steps = Counter(round(step, 1) for lines in pages for step, _ in _steps(lines))
    return max(steps, key=lambda step: (steps[step], -step)) if steps else _FURTHEST


def _steps(lines: Sequence[Line]) -> Iterator[tuple[float, Line]]:
    for above, line in pairwise(lines):
        if 0 < above.height - line.height < _FURTHEST:
            yield above.height - line.height, line


def _apart(lines: Sequence[Line], pitch: float) -> Iterator[str]:
    """The lines that begin a paragraph."""
    return (line.text for step, line in _steps(lines) if step > _GAP * pitch)


def _lines(
    text: str, whole: Sequence[Line], usual: float, mark: str, *, bold: bool, apart: frozenset[str]
) -> Iterator[str]:
    large = {line.text for line in whole if line.size >= usual * _LARGER or (line.bold and not bold)}
    opens = {
        line.text: line.begins
        for line in whole
        if line.begins and not (line.bold or bold) and calls_itself(line.begins)
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
            if line.strip() in apart:
                yield ""
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


def _whole(pieces: Sequence[Set]) -> Iterator[Line]:
    line, size, bold, begins, height = "", 0.0, True, "", 0.0
    for text, each, heavy, at in (*pieces, ("\n", 0.0, True, 0.0)):
        for place, part in enumerate(text.split("\n")):
            if place:
                if line.strip():
                    yield Line(line.strip(), size, bold, begins.strip(), height)
                line, size, bold, begins = "", 0.0, True, ""
            if heavy and begins == line:
                begins += part
            if part.strip():
                size, height = (min(size, each), height) if line.strip() else (each, at)
                bold = bold and heavy
            line += part
