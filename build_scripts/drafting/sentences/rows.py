"""The rows of a table: what their cells say of who does what by when, with what the first row calls the columns."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from build_scripts.document.files import CELL, ROW
from build_scripts.document.lines import STAGE, bare
from build_scripts.document.outline import Headed, Part
from build_scripts.drafting.sentences.actors import Actor, before
from build_scripts.drafting.sentences.acts import Act, Read, read
from build_scripts.drafting.sentences.times import Time, times
from build_scripts.source import phrases
from build_scripts.source.phrases import Bound, Reading, Relation

_SAYS_TIME = re.compile(
    r"(?i)\b(?:time ?-?(?:scales?|limits?|frames?|lines?)?|deadlines?|how (?:long|soon)|by when|when|targets?|due"
    r"|within|duration|days)\b"
)
_SAYS_WHO = re.compile(r"(?i)\b(?:who|whom|responsib\w*|lead|led by|owner|role|person|officer|contact)\b")
_LONGEST_LABEL = 5

Cells = tuple[str, ...]
Sentences = Callable[[str], Iterable[str]]


def cells_of(part: Part) -> Cells | None:
    """The cells of a paragraph that is a row of a table; none of any other."""
    block = part.blocks[0].strip()
    if not block.startswith(ROW) or CELL not in block:
        return None
    return tuple(bare(cell) for cell in block.split(CELL))


def labels(document: Iterable[Headed]) -> Iterator[tuple[tuple[str, int], Cells]]:
    """What the columns are called, for each row by its heading and paragraph; the row that calls them so is none.

    A table goes on under a heading that its first column has.
    """
    called: Cells = ()
    for each in document:
        for part in each.parts:
            cells = cells_of(part)
            if cells is None:
                called = ()
            elif _calls(cells):
                called = cells
            else:
                more = len(called) - len(cells)
                yield (each.heading, part.number), called[more:] if more in {0, 1} else ()


def _calls(cells: Cells) -> bool:
    short = all(len(cell.split()) <= _LONGEST_LABEL and not any(phrases.mentions(cell)) for cell in cells)
    return short and any(_SAYS_TIME.search(cell) or _SAYS_WHO.search(cell) for cell in cells)


def names_stage(part: Part) -> str | None:
    """The stage that a row is about, where its first cell calls itself one."""
    cells = cells_of(part)
    return cells[0] if cells and STAGE.match(cells[0]) else None


def read_row(cells: Cells, called: Cells, split: Sentences) -> Read:
    """The acts of a row: those of its sentences, and the limit that a cell of its own gives."""
    columns = called or ("",) * len(cells)
    said: list[Act] = []
    limits: list[Time] = []
    left = False
    for cell, column in zip(cells, columns, strict=True):
        limit = _limit(cell, says_time=_SAYS_TIME.search(column) is not None)
        if limit:
            limits.append(limit)
            continue
        for sentence in split(cell):
            found = read(sentence)
            said += found.acts
            left = left or (found.left and any(True for _ in times(sentence)))
    if len(limits) == 1 and len(said) == 1 and said[0].time is None:
        return Read((replace(said[0], time=limits[0], sentence=" | ".join(cells)),), left)
    who = _who(cells, columns)
    shown = " | ".join(cells)
    own = [Act(shown, who, None, None, None, limit, None, agreed=False, contains=()) for limit in limits]
    return Read((*said, *own), left or not (said or own))


def _limit(cell: str, *, says_time: bool) -> Time | None:
    """The limit that a cell is: within 5 days of receipt, or 5 days in a column of times."""
    words = cell.strip(" .;")
    reading = phrases.read(words)
    if not isinstance(reading, Reading) or reading.relation is not Relation.ONE or len(reading.periods) != 1:
        return None
    (found,) = tuple(times(words)) or (None,)
    if found is None:
        return None
    if found.period:
        return found if found.bound is Bound.WITHIN or found.back or says_time else None
    plain = reading.bound is Bound.NONE and not reading.further
    return replace(found, period=reading.period, words=words) if says_time and plain else None


def _who(cells: Cells, columns: Sequence[str]) -> Actor | None:
    named = [cell for cell, column in zip(cells, columns, strict=True) if _SAYS_WHO.search(column)]
    found = before(named[0]) if len(named) == 1 else None
    return found.actor if found and found.whole and not found.start else None
