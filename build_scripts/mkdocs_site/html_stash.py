"""A Markdown extension: finished HTML of a generated page goes past Markdown, which would read it tag by tag.

That is the inside of each HTML element that stands by itself, and the bodies of tables and drawings wherever they are.
What comes out is the same to the byte; a test compares all pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

# A character that stands for nothing in any text, so that no author's page is ever taken for a generated one.
MARK = "\ue000\n"
"""What a page begins with whose HTML is finished."""

OUTER = re.compile(r"(?<=\n\n)<(dl|ul|ol|div|table|form|section|figure)\b([^>]*)>")
INNER = re.compile(r"<(tbody|svg)\b(?![^>]*\bmarkdown=)[^>]*>.*?</\1>", re.DOTALL)
# An attribute that makes a place to which a link can lead, in any way of writing it.
PLACE = re.compile(r"""(?<=['"\s/])(?:id|name)\s*=""", re.IGNORECASE)
# MkDocs reads at 21, tag by tag, which places a page has: what has none goes past it too. Python-Markdown begins to
# read HTML at 20.
BEFORE_MKDOCS, BEFORE_MARKDOWN = 21.5, 20.5


class HtmlStash(Extension):  # type: ignore[misc]  # Python-Markdown is not typed
    """Switches it on."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  the name is Python-Markdown's
        """Add the two steps."""
        md.preprocessors.register(_WithoutPlaces(md), "finished_html_without_places", BEFORE_MKDOCS)
        md.preprocessors.register(_Finished(md), "finished_html", BEFORE_MARKDOWN)


class _WithoutPlaces(Preprocessor):  # type: ignore[misc]  # Python-Markdown is not typed
    def run(self, lines: list[str]) -> list[str]:
        """What the next step does, for parts without places; the page keeps its mark for that step."""
        if not lines or lines[0] != MARK.strip():
            return lines
        store = self.md.htmlStash.store
        return taken_out("\n".join(lines), lambda part: part if PLACE.search(part) else store(part)).split("\n")


class _Finished(Preprocessor):  # type: ignore[misc]  # the same
    def run(self, lines: list[str]) -> list[str]:
        """Put Python-Markdown's own placeholders, which it fills at its end, where HTML is finished."""
        if not lines or lines[0] != MARK.strip():
            return lines
        return taken_out("\n".join(lines[1:]), self.md.htmlStash.store).split("\n")


def taken_out(markdown: str, store: Callable[[str], str]) -> str:
    """A page with what `store` gives in the place of each part that it is given."""
    pieces, end = [], 0
    for begin, after in _insides(markdown):
        pieces += [INNER.sub(lambda found: store(found[0]), markdown[end:begin]), store(markdown[begin:after])]
        end = after
    pieces.append(INNER.sub(lambda found: store(found[0]), markdown[end:]))
    return "".join(pieces)


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
