"""The sentences of a paragraph that bind, count or reach somebody: none may be lost."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from build_scripts.document import marks
from build_scripts.document.tokens import Text
from build_scripts.source import phrases
from build_scripts.source.coverage import Holds, Sentence

REACHES = re.compile(r"@|www\.|https?:|[0-9][0-9 ()]{7,}[0-9]|\b[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}\b")
"""A way to reach somebody: an address, a number to ring, a place on the web."""
# Wider than what a draft reads as an act: a sentence too many costs its author a line, one too few is lost.
_BINDS = re.compile(
    r"(?i)\b(?:must|shall|should|ought|will|would|may(?!\s+[0-9])|can|cannot|could|needs?|(?:has|have|had|be|is|are) to"
    r"|required?|requires|entitle[sd]?|obliged?|rights?\s+to|dut(?:y|ies)|responsib\w+|expect(?:s|ed)?|please)\b"
)
_COUNTS = re.compile(
    r"(?i)[0-9]|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty"
    r"|ninety|hundred|once|twice|half|majority)\b"
)
_SAYS_HOW = re.compile(r"(?i)\b(?:telephone|phone|e-?mail|helpline|websites?|address(?:es)?|contact details)\b")
# What stands between two words where a sentence ends and another begins.
_ENDS = re.compile(
    r"[.!?][\"')\]\N{RIGHT DOUBLE QUOTATION MARK}]*(?:\s|$)|\n[ \t]*\n"
    r"|\n\s*(?:[-*\N{BULLET}\N{MIDDLE DOT}\ue001-\ue003]|$)"
)
_OPENING = 4


def noted(text: Text, start: int, end: int, old: Iterable[Sentence] = ()) -> tuple[Sentence, ...]:
    """The sentences between two words that have to be carried; those that are as they were keep what carries them."""
    known: dict[str, list[Sentence]] = defaultdict(list)
    for each in old:
        known[each.mark].append(each)
    return tuple(_kept(each, known[each.mark]) for each in _found(text, start, end))


def _kept(new: Sentence, old: list[Sentence]) -> Sentence:
    held = old.pop(0) if old else None
    return replace(new, carried_by=held.carried_by, left_out=held.left_out) if held else new


def _found(text: Text, start: int, end: int) -> Iterator[Sentence]:
    for first, last in _spans(text, start, end):
        shown = text.plain[text.places[first][0] : text.places[last - 1][1]]
        holds = tuple(_holds(shown))
        words = text.words[first:last]
        # The number of an item or of a page alone says nothing.
        if holds and (len(words) > 1 or Holds.CONTACT in holds):
            opening = text.shown(first, min(last, first + _OPENING))
            mark = str(marks.Piece(len(words), marks.short(words)))
            yield Sentence(opening=opening, mark=mark, holds=holds)


def _spans(text: Text, start: int, end: int) -> Iterator[tuple[int, int]]:
    """From which word to which one each sentence goes."""
    first = start
    for at in range(start, end):
        gap = text.plain[text.places[at][1] : text.places[at + 1][0]] if at + 1 < end else "."
        following = text.plain[text.places[at + 1][0]] if at + 1 < end else ""
        ends = _ENDS.search(gap)
        # A small letter after a full stop goes on: i.e. so.
        if at + 1 == end or (ends and not (ends[0][0] in ".!?" and following.islower())):
            yield first, at + 1
            first = at + 1


def _holds(sentence: str) -> Iterator[Holds]:
    if _COUNTS.search(sentence) or any(phrases.mentions(sentence)):
        yield Holds.AMOUNT
    if _BINDS.search(sentence):
        yield Holds.DUTY
    if REACHES.search(sentence) or _SAYS_HOW.search(sentence):
        yield Holds.CONTACT
