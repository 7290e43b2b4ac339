"""What a page prints twice, once for a wide and once for a narrow screen: it is read once."""

import re
from collections.abc import Sequence

from build_scripts.document.outline import Headed
from build_scripts.document.tokens import Words, words_of

_FEWEST = 3
"""So many headings in a row have to come again, each with the same words: one paragraph may stand under two stages."""


def printed_once(document: Sequence[Headed]) -> tuple[tuple[Headed, ...], tuple[Headed, ...]]:
    """The headings of a document, and apart from them those that come again with all that stands under them."""
    keys = [_key(each) for each in document]
    again: set[int] = set()
    for late in range(len(keys)):
        if late in again:
            continue
        longest = max((_run(keys, early, late) for early in range(late)), default=0)
        if longest >= _FEWEST:
            again.update(range(late, late + longest))
    first = tuple(each for place, each in enumerate(document) if place not in again)
    return first, tuple(document[place] for place in sorted(again))


def _key(each: Headed) -> tuple[Words, ...]:
    name = re.sub(r" \([0-9]+\)$", "", each.heading)
    return words_of(name), *(words_of(block) for part in each.parts for block in part.blocks)


def _run(keys: Sequence[tuple[Words, ...]], early: int, late: int) -> int:
    """How many headings from one place on are those from another, up to where the other begins."""
    length = 0
    while late + length < len(keys) and early + length < late and keys[early + length] == keys[late + length]:
        length += 1
    return length
