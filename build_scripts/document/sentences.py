"""The sentences of a paragraph, and which of them bind, count or reach somebody: none may be lost."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from build_scripts.document import marks
from build_scripts.document.tokens import Text
from build_scripts.source import phrases
from build_scripts.source.coverage import Holds, Sentence

REACHES = re.compile(r"@|www\.|https?:|[0-9][0-9 ()]{7,}[0-9]|\b[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}\b")
"""A way to reach somebody: an address, a number to ring, a place on the web."""
# Wider than what a draft reads as an act: a sentence too many costs its author a line, one too few is lost.
_BINDS = re.compile(
    r"(?i)\b(?:must|shall|should|ought|will|would|may(?!\s+[0-9])|can|cannot|could|needs?|(?:has|have|had|be|is|are) to"
    r"|required?|requires|entitle[sd]?|obliged?|obligations?|allow(?:s|ed)?|rights?\s+to|dut(?:y|ies)|responsib\w+"
    r"|expect(?:s|ed)?|please)\b"
)
_ASKS = re.compile(r"(?i)\b(?:must|shall|should|please|required)\b")
_COUNTS = re.compile(
    r"(?i)[0-9]|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty"
    r"|ninety|hundred|once|twice|half|majority)\b"
)
_SAYS_HOW = re.compile(r"(?i)\b(?:telephone|phone|e-?mail|helpline|websites?|address(?:es)?|contact details)\b")
# What stands between two words where a sentence ends and another begins.
_ENDS = re.compile(
    r"[.!?][\"')\]\N{RIGHT DOUBLE QUOTATION MARK}]*(?:\s|$)|\n[ \t]*\n|\n\s*[-*\N{BULLET}\N{MIDDLE DOT}\ue001-\ue003]"
)
# A line that is shorter than this part of the longest one was ended on purpose; the others were broken to fit.
_SHORT_LINE = 0.7
_OPENING = 4


def noted(text: Text, start: int, end: int, old: Iterable[Sentence] = ()) -> tuple[Sentence, ...]:
    """The sentences between two words; those that are as they were keep what carries them.

    What claims a paragraph of one sentence claims that sentence, so it is left out unless it holds something.
    """
    known: dict[str, list[Sentence]] = defaultdict(list)
    for each in old:
        known[each.mark].append(each)
    return tuple(_kept(each, known[each.mark]) for each in _found(text, start, end))


def _kept(new: Sentence, old: list[Sentence]) -> Sentence:
    held = old.pop(0) if old else None
    return replace(new, carried_by=held.carried_by, left_out=held.left_out) if held else new


def _found(text: Text, start: int, end: int) -> Iterator[Sentence]:
    every = list(_marked(text, start, end))
    yield from (each for each in every if each.holds or len(every) > 1)


def _marked(text: Text, start: int, end: int) -> Iterator[Sentence]:
    for first, last in _spans(text, start, end):
        shown = text.plain[text.places[first][0] : text.places[last - 1][1]]
        holds = tuple(_holds(shown))
        words = text.words[first:last]
        # The number of an item or of a page alone says nothing.
        if len(words) > 1 or Holds.CONTACT in holds:
            opening = text.shown(first, min(last, first + _OPENING))
            mark = str(marks.Piece(len(words), marks.short(words)))
            yield Sentence(opening=opening, mark=mark, holds=holds)


def _spans(text: Text, start: int, end: int) -> Iterator[tuple[int, int]]:
    """From which word to which one each sentence goes."""
    first = start
    for at in range(start, end):
        if at + 1 == end or _parts(text, at):
            yield first, at + 1
            first = at + 1


def _parts(text: Text, at: int) -> bool:
    """True if a sentence ends between a word and the next one."""
    until, since = text.places[at][1], text.places[at + 1][0]
    gap, goes_on = text.plain[until:since], text.plain[since].islower()
    ends = _ENDS.search(gap)
    if ends:
        # A small letter after a full stop goes on: i.e. so.
        return not (ends[0][0] in ".!?" and goes_on)
    if "\n" not in gap or goes_on:
        return False
    line = until - text.plain.rfind("\n", 0, until) - 1
    return ":" in gap or line < _SHORT_LINE * _longest_line(text.plain)


@lru_cache(maxsize=1)
def _longest_line(plain: str) -> int:
    return max(map(len, plain.splitlines()))


def asks(heading: str) -> bool:
    """True for a heading that is a sentence: if you have a concern please contact. Most only name what follows."""
    return _ASKS.search(heading) is not None


def _holds(sentence: str) -> Iterator[Holds]:
    if _COUNTS.search(sentence) or any(phrases.mentions(sentence)):
        yield Holds.AMOUNT
    if _BINDS.search(sentence):
        yield Holds.DUTY
    if REACHES.search(sentence) or _SAYS_HOW.search(sentence):
        yield Holds.CONTACT
