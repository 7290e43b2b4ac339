"""Long parts of a page that Markdown leaves as they are, but would read tag by tag: taken out before, put back after.

They are the bodies of tables and drawings in HTML. What comes out is the same to the byte; a test compares all pages.
"""

from __future__ import annotations

import re
import zlib

Parts = tuple[bytes, ...]
"""Packed, because MkDocs holds all pages at once: a table of dates takes a tenth of the room."""

PART = re.compile(r"<(tbody|svg)\b(?![^>]*\bmarkdown=)[^>]*>.*?</\1>", re.DOTALL)
# Characters that stand for nothing in any text, so that no author's text is ever taken for a mark.
MARK = re.compile("\ue000([0-9]+)\ue001")


def take_out(markdown: str) -> tuple[str, Parts]:
    """A page with marks in the place of such parts, and the parts."""
    if MARK.search(markdown):
        return markdown, ()
    parts: list[bytes] = []

    def mark(found: re.Match[str]) -> str:
        parts.append(zlib.compress(found[0].encode(), level=1))
        return f"\ue000{len(parts) - 1}\ue001"

    return PART.sub(mark, markdown), tuple(parts)


def put_back(html: str, parts: Parts) -> str:
    """The page with the parts in their places."""
    return MARK.sub(lambda mark: zlib.decompress(parts[int(mark[1])]).decode(), html) if parts else html
