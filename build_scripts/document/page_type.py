"""Which lines of a PDF are set in larger or bolder type than its text: its headings."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

_LARGER = 1.08
"""So much larger than the text is a heading."""
_LONGEST = 14
_ENDS = (".", ",", ";", ":")
# How a heading ends that goes on in the next line.
_GOES_ON = re.compile(r"(?i)(?:\b(?:of|and|or|the|an?|to|for|in|by|with|on|at)|[-\N{EN DASH}&/])\s*$")
_SENTENCE = re.compile(r"[.?!]\s+\w")

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


def _read(page: Any) -> tuple[str, list[Set]]:
    pieces: list[Set] = []
    return page.extract_text(visitor_text=_keeping(pieces)), pieces


def _keeping(pieces: list[Set]) -> Callable[..., None]:
    def visit(text: str, outer: Sequence[float], inner: Sequence[float], font: Any, size: float) -> None:
        name = str((font or {}).get("/BaseFont", ""))
        pieces.append((text, round(size * abs(inner[3]) * abs(outer[3]), 1), "bold" in name.casefold()))

    return visit


def _lines(text: str, pieces: Sequence[Set], usual: float, mark: str, *, bold: bool) -> Iterator[str]:
    large = {line for line, size, heavy in _whole(pieces) if size >= usual * _LARGER or (heavy and not bold)}
    heading = ""
    for line in text.splitlines():
        few = len(re.findall(r"\w+", line)) <= _LONGEST
        plain = few and not line.rstrip().endswith(_ENDS) and _SENTENCE.search(line) is None
        heads = plain and line.strip() in large and re.search(r"[^\W\d_]", line) is not None
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


def _whole(pieces: Sequence[Set]) -> Iterator[Set]:
    """Each line with the smallest type in it, bold where all of it is."""
    line, size, bold = "", 0.0, True
    for text, each, heavy in (*pieces, ("\n", 0.0, True)):
        for place, part in enumerate(text.split("\n")):
            if place:
                if line.strip():
                    yield line.strip(), size, bold
                line, size, bold = "", 0.0, True
            if part.strip():
                size = min(size, each) if line.strip() else each
                bold = bold and heavy
            line += part
