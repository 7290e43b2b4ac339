"""The words of a document, the same from every kind of file."""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

Words = tuple[str, ...]

# 5.101, twenty-eight, o'clock and name@host are one word each; marks between words are none.
_WORD = re.compile(r"[^\W_]+(?:[.,:'@/&+-]+[^\W_]+)*")
_PLAIN = str.maketrans(
    {
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{HYPHEN}": "-",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{FIGURE DASH}": "-",
        "\N{MINUS SIGN}": "-",
        "\N{SOFT HYPHEN}": None,
    }
)


@dataclass(frozen=True, slots=True)
class Text:
    """A text as its words, in small letters and without marks, and where each stands in it."""

    plain: str
    words: Words
    places: tuple[tuple[int, int], ...]

    def shown(self, start: int, end: int) -> str:
        """The text from one word up to another, on one line."""
        return " ".join(self.plain[self.places[start][0] : self.places[end - 1][1]].split()) if start < end else ""


def read(text: str) -> Text:
    """Take a text apart.

    >>> read("Within 15 working days, by “post” or e-mail").words
    ('within', '15', 'working', 'days', 'by', 'post', 'or', 'e-mail')
    """
    plain = unicodedata.normalize("NFKC", text.translate(_PLAIN)).translate(_PLAIN)
    found = tuple(_WORD.finditer(plain))
    return Text(plain, tuple(each.group().casefold() for each in found), tuple(each.span() for each in found))


def words_of(text: str) -> Words:
    """The words of a text alone."""
    return read(text).words


def digest(words: Sequence[str]) -> str:
    """The SHA-256 of some words with one space between them, in 64 small hexadecimal digits."""
    return hashlib.sha256(" ".join(words).encode()).hexdigest()


def find(part: Sequence[str], whole: Sequence[str], since: int = 0) -> int | None:
    """Where some words begin inside others, looking from a place on."""
    length = len(part)
    return next(
        (at for at in range(since, len(whole) - length + 1) if tuple(whole[at : at + length]) == tuple(part)), None
    )
