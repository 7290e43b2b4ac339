"""Text in a drawing: how wide it is, where its lines break, and how it is written as XML."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

# Thousandths of the font size, by character, in Arial and the fonts made to its measure. The other fonts of the
# site's stack are within a few per cent, and textLength in the drawing makes up for those per cent.
_REGULAR = {
    191: "'",
    222: "ijl‘’",  # noqa: RUF001 - these marks are meant
    260: "|",
    278: " !,./:;I[\\]ft",
    333: "()-`r“”",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu£–€",  # noqa: RUF001 - these marks are meant
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…",
    1015: "@",
}
_BOLD = {
    238: "'",
    278: " ,./I\\ijl‘’",  # noqa: RUF001 - these marks are meant
    280: "|",
    333: "!()-:;[]`ft",
    389: "*r{}",
    474: '"',
    500: "z“”",
    556: "#$0123456789J_aceksvxy£–€",  # noqa: RUF001 - these marks are meant
    584: "+<=>^~",
    611: "?FLTZbdghnopqu",
    667: "EPSVXY",
    722: "&ABCDHKNRU",
    778: "GOQw",
    833: "M",
    889: "%m",
    944: "W",
    975: "@",
    1000: "—…",
}
_WIDTHS = tuple({mark: width for width, marks in table.items() for mark in marks} for table in (_REGULAR, _BOLD))

# Of a line's width this much is planned for: fonts differ, and not every browser fits a line to its textLength.
FILL = 0.97

LAST = 0.4
"""The last line of a text is at least so long, in parts of the longest, if the lines above it can spare the words."""


class Style(Enum):
    """The sizes of text, in pixels of the drawing, with the height of a line and whether it is bold."""

    TITLE = (16, 21, True)
    STRONG = (14, 19, True)
    BODY = (14, 19, False)
    SMALL = (13, 17, False)

    @property
    def size(self) -> int:
        return self.value[0]

    @property
    def leading(self) -> int:
        return self.value[1]

    @property
    def bold(self) -> bool:
        return self.value[2]


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A text broken into lines."""

    lines: tuple[str, ...]
    style: Style

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading

    @property
    def widths(self) -> tuple[float, ...]:
        return tuple(width(line, self.style) for line in self.lines)

    @property
    def width(self) -> float:
        return max(self.widths)


def wrap(text: str, room: float, style: Style) -> Wrapped:
    """The text in as few lines as fit the room; a word that is too long for a line is cut."""
    words = tuple(_pieces(plain(text), room * FILL, style))
    lines = _filled(words, room * FILL, style)
    tried = room * FILL
    while len(lines) > 1 and tried > room / 2:
        evener = _filled(words, tried, style)
        if len(evener) > len(lines):
            break
        if width(evener[-1], style) >= LAST * max(width(line, style) for line in evener):
            return Wrapped(evener, style)
        tried -= style.size / 2
    return Wrapped(lines, style)


@lru_cache(maxsize=10_000)
def width(text: str, style: Style) -> float:
    """How wide a line is, in pixels of the drawing."""
    bold = style.bold
    return sum(_advance(mark, bold=bold) for mark in text) * style.size / 1000


def is_measured(text: str) -> bool:
    """True when the width of every character is known, not guessed."""
    return all(_known(mark) is not None for mark in text)


def plain(text: str) -> str:
    """The text on one line, without characters that XML cannot hold or that change the direction of text."""
    return " ".join("".join(mark if _shows(mark) else " " for mark in text).split()) or "…"


def escape(text: str) -> str:
    """The text as XML, for content and for attributes."""
    kept = "".join(mark for mark in text if _shows(mark))
    for mark, reference in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;")):
        kept = kept.replace(mark, reference)
    return kept


def _filled(words: Iterable[str], room: float, style: Style) -> tuple[str, ...]:
    lines: list[str] = []
    space = width(" ", style)
    used = room
    for word in words:
        longer = used + space + width(word, style)
        if longer <= room:
            lines[-1] = f"{lines[-1]} {word}"
            used = longer
        else:
            lines.append(word)
            used = width(word, style)
    return tuple(lines)


def _pieces(text: str, room: float, style: Style) -> Iterator[str]:
    for word in text.split(" "):
        piece = ""
        for mark in word:
            if piece and width(piece + mark, style) > room:
                yield piece
                piece = ""
            piece += mark
        yield piece


@cache
def _advance(mark: str, *, bold: bool) -> int:
    known = _known(mark)
    if known is not None:
        return known[bold]
    if unicodedata.combining(mark):
        return 0
    return 1050 if unicodedata.east_asian_width(mark) in "WF" else 850


@cache
def _known(mark: str) -> tuple[int, int] | None:
    # An accent does not make a Latin letter wider.
    base = unicodedata.normalize("NFD", mark)[0]
    found = tuple(table.get(base) for table in _WIDTHS)
    return (found[0], found[1]) if found[0] is not None and found[1] is not None else None


@cache
def _shows(mark: str) -> bool:
    return unicodedata.category(mark) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") or mark == " "
