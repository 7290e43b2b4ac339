"""What Markdown leaves as it is in a page, but would read tag by tag, taken out before it and put back after.

That is the inside of each HTML element that stands by itself, and the bodies of tables and drawings wherever they are.
What comes out is the same to the byte; a test compares all pages.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

Parts = tuple[bytes, ...]
"""Packed, because MkDocs holds all pages at once: a table of dates takes a tenth of the room."""

OUTER = re.compile(r"(?<=\n\n)<(dl|ul|ol|div|table|form|section|figure)\b([^>]*)>")
INNER = re.compile(r"<(tbody|svg)\b(?![^>]*\bmarkdown=)[^>]*>.*?</\1>", re.DOTALL)
PLACE = re.compile(r'\sid="([^"]*)"')
# Characters that stand for nothing in any text, so that no author's text is ever taken for a mark.
MARK = re.compile("\ue000([0-9]+)\ue001")


def take_out(markdown: str) -> tuple[str, Parts, frozenset[str]]:
    """A page with marks in the place of such parts, the parts, and the places in them that links may lead to."""
    if MARK.search(markdown):
        return markdown, (), frozenset()
    parts: list[bytes] = []
    places: set[str] = set()

    def mark(text: str) -> str:
        parts.append(zlib.compress(text.encode(), level=1))
        places.update(PLACE.findall(text))
        return f"\ue000{len(parts) - 1}\ue001"

    pieces, end = [], 0
    for begin, after in _insides(markdown):
        pieces += [INNER.sub(lambda found: mark(found[0]), markdown[end:begin]), mark(markdown[begin:after])]
        end = after
    pieces.append(INNER.sub(lambda found: mark(found[0]), markdown[end:]))
    return "".join(pieces), tuple(parts), frozenset(places)


def put_back(html: str, parts: Parts) -> str:
    """The page with the parts in their places."""
    return MARK.sub(lambda mark: zlib.decompress(parts[int(mark[1])]).decode(), html) if parts else html


def _insides(markdown: str) -> Iterator[tuple[int, int]]:
    """Where the inside of each element begins and ends that stands by itself and holds nothing for Markdown."""
    at = 0
    while outer := OUTER.search(markdown, at):
        end = _end(markdown, outer)
        if end is None:
            return
        at = end
        inside = markdown[outer.end() : end]
        if "markdown=" not in outer[2] and "markdown=" not in inside and "\n\n" not in inside and inside.strip():
            yield outer.end(), end


def _end(markdown: str, outer: re.Match[str]) -> int | None:
    """Where the end tag of an element begins."""
    depth = 1
    for tag in re.finditer(rf"<(/?){outer[1]}\b", markdown[outer.end() :]):
        depth += -1 if tag[1] else 1
        if not depth:
            return outer.end() + tag.start()
    return None
