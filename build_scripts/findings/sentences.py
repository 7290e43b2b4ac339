"""Sentences of plain English: where they end, how long they are, and how old a reader has to be for them."""

import math
import re
from collections.abc import Iterable, Iterator

_END = re.compile(
    r"(?<=[.!?])(?P<closing>[\"'\N{RIGHT DOUBLE QUOTATION MARK})]*)\s+(?=[\"'\N{LEFT DOUBLE QUOTATION MARK}(]?[A-Z0-9])"
)
_WORD = re.compile(r"[^\W_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}-][^\W_]+)*")

YOUNGEST, OLDEST = 5, 22


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text.

    >>> list(sentences("Ring 999. Do not wait."))
    ['Ring 999.', 'Do not wait.']
    """
    text, start = text.strip(), 0
    for end in _END.finditer(text):
        yield text[start : end.end("closing")]
        start = end.end()
    if text[start:]:
        yield text[start:]


def words(text: str) -> list[str]:
    """The words of a text; numbers count, and so does each part of "24/7", but not of "face-to-face"."""
    return _WORD.findall(text)


def reading_age(texts: Iterable[str]) -> int:
    """The age, in years, from which most people read the texts with ease; from 5 to 22, where the index ends.

    The automated readability index (Senter and Smith, 1967) needs only letters, words and sentences, so it is the same
    on every machine. It gives a school year of the United States; pupils end the first one at the age of 6 or 7.
    """
    every = [sentence for text in texts for sentence in sentences(text) if words(sentence)]
    counted = [words(sentence) for sentence in every]
    total = sum(map(len, counted))
    if not total:
        return YOUNGEST
    letters = sum(mark.isalnum() for found in counted for word in found for mark in word)
    index = 4.71 * letters / total + 0.5 * total / len(every) - 21.43
    return min(max(YOUNGEST, math.ceil(index) + 5), OLDEST)
