"""The words, figures and marks of a phrase, each with its place in the text."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    FIGURE = auto()
    ORDINAL = auto()
    MARK = auto()
    STRANGE = auto()
    """A number that is not in ASCII figures, such as one half in one character."""


@dataclass(frozen=True, slots=True)
class Token:
    """One of them, in lower case."""

    kind: Kind
    text: str
    start: int
    end: int


Tokens = tuple[Token, ...]

_TOKEN = re.compile(
    r"(?P<ORDINAL>[0-9]+(?:st|nd|rd|th)(?![a-z]))"
    # Not the number of a footnote: within 10 school days1.
    r"|(?P<FIGURE>(?!(?:(?<=\bdays)|(?<=\bweeks)|(?<=\bmonths)|(?<=\byears))[0-9]{1,2}(?!\w))[0-9]+)"
    r"|(?P<WORD>[^\W\d_]+(?:'[^\W\d_]+)?)"
    r"|(?P<STRANGE>[^\W0-9])"
    r"|(?P<MARK>[^\s0-9])"
)
_PLAIN = str.maketrans(
    {
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "\N{HYPHEN}": "-",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{FIGURE DASH}": "-",
        "\N{MINUS SIGN}": "-",
    }
)


# A project that is read again, as while its author writes, has the same texts but for one.
@lru_cache(maxsize=10_000)
def tokens(text: str) -> Tokens:
    """Everything in a text but the spaces.

    >>> [token.text for token in tokens("48hrs, by the 5th day")]
    ['48', 'hrs', ',', 'by', 'the', '5th', 'day']
    """
    # Letter by letter, so that each keeps its place: a few letters have more than one small form.
    plain = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text.translate(_PLAIN))
    found = _TOKEN.finditer(plain)
    return tuple(Token(_kind(each), each.group(), each.start(), each.end()) for each in found)


def _kind(found: re.Match[str]) -> Kind:
    kind = Kind[found.lastgroup or "MARK"]
    is_strange = kind is Kind.WORD and any(letter.isnumeric() for letter in found.group())
    return Kind.STRANGE if is_strange else kind


def word_at(row: Tokens, at: int) -> str:
    """The text of a token, or nothing beyond either end."""
    return row[at].text if 0 <= at < len(row) else ""


def touches(row: Tokens, at: int) -> bool:
    """True if no space comes between a token and the one after it."""
    return at >= 0 and at + 1 < len(row) and row[at].end == row[at + 1].start
