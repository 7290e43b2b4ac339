"""A first outline of a document: the headings and paragraphs that can be seen in its text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from build_scripts.document.cutting import Quotes, marked
from build_scripts.document.files import HEADING
from build_scripts.document.lines import (
    BULLETS,
    FIGURE,
    LABELLED,
    LIST_ITEM,
    NUMBER,
    bare,
    blocks_of,
    calls_itself,
    in_address,
    is_heading,
    is_only_short,
    level,
    opens_steps,
)
from build_scripts.document.numbering import FEWEST_TOLD, with_numbers
from build_scripts.document.tokens import Words, find, read, words_of
from build_scripts.document.unsettled import hands_on
from build_scripts.source.coverage import Coverage, Paragraph, Record, Section

BEFORE = "Before the first heading"
_ANY = re.compile(r"(?i)\W*(?:[0-9.]+\s+)?(?:general|(?:the )?(?:procedures?|process|steps)|details)\W*")
_HEADS_STEPS = re.compile(
    r"(?i)\W*(?:[0-9.]+\s+)?(?:what (?:will )?happens?(?: next)?|next steps|the steps|steps"
    r"|(?:complaints?|grievances?|appeals?)\s+(?:procedures?|process)(?:\s+timeline)?"
    r"|(?:our|the)\s+(?:(?:complaints?|grievances?|appeals?|disputes?)\s+)?(?:procedures?|process)"
    r"|how (?:our|the) (?:\w+ )?(?:procedure|process) works"
    r"|how (?:do |will )?we (?:will )?(?:handle|deal with|respond to) (?:it|them|(?:your |a |the )?complaints?))\W*"
)
"""A heading whose list is one of steps: What will happen next?"""
_LETTERED = re.compile(r"\s*\(?(?:[a-z]|[ivx]{1,4})[.)]\s")
_LETTER = re.compile(r"\s*\(?([a-z])[.)]\s")
_MANY_MARKED = 4
_OPENING = 5
_FURTHEST = 60


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph with the items of its list, each as it stands in the text."""

    number: int
    blocks: tuple[str, ...]
    is_step: bool
    """True for one that the document numbers."""
    at: int
    """Its first word, counted through the document."""


@dataclass(frozen=True, slots=True)
class Headed:
    """A heading with its paragraphs."""

    heading: str
    printed: tuple[str, ...]
    """What stands there, where that is not the heading alone."""
    parts: tuple[Part, ...]
    at: int
    """The first word of what stands there."""

    @property
    def name(self) -> str:
        """What it is called: as the heading right above it, where its own would suit any."""
        return self.printed[-2] if len(self.printed) > 1 and _ANY.fullmatch(self.printed[-1]) else self.heading


def headed(text: str) -> tuple[Headed, ...]:
    """Every heading that can be seen in a text, with its paragraphs; short lines without a full stop are headings."""
    found: list[_Open] = []
    blocks = list(blocks_of(with_numbers(text)))
    # A file that marks its headings has no others, but for those that call themselves a stage or ask.
    marks = sum(block.lstrip().startswith(HEADING) for block in blocks) >= _MANY_MARKED
    at = 0
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else ""
        # A paragraph before the first heading gives its first word in the place of one, and has to have another.
        alone = not found and len(words_of(block)) == 1
        numbered = bool(found) and found[-1].has_number_before(following)
        heads = is_heading(block, following) and not (marks and is_only_short(block) and not numbered)
        heads = heads and not in_address(block, blocks[place + 1 : place + 4])
        heads = heads and not (found and found[-1].ends_with_number_before(block))
        # Stage 1: the clerk. Stage 2: the head. Where they follow one another each says all that it is.
        near = (following, blocks[place - 1] if place else "")
        heads = heads and not (LABELLED.match(block.strip()) and any(LABELLED.match(each.strip()) for each in near))
        if alone or (heads and not _in_list(block, found)):
            found.append(_Open(bare(block), at))
        else:
            if not found:
                found.append(_Open(BEFORE, at))
            found[-1].take(block, at)
        at += len(words_of(block))
    return tuple(_closed(found))


def coverage(
    text: str, title: str, day: date, publisher: str = "to be written", quotes: Quotes | None = None
) -> Coverage:
    """A coverage file to begin with, for its author to correct."""
    record = Record(title=title, publisher=publisher, address="the publisher has it", read=day, sha256="0" * 64)
    words = words_of(text)
    made = Coverage(document=record, sections=tuple(_sections(headed(text), words)), seal="0" * 16)
    return marked(made, read(text), quotes or {})


class _Open:
    """A heading while its paragraphs are collected."""

    def __init__(self, heading: str, at: int) -> None:
        self.heading, self.at = heading, at
        self.paragraphs: list[tuple[list[str], bool, int]] = []
        self._level: int | None = None
        """How deep the signs of the steps stand that a sentence has opened, while they go on."""

    def take(self, block: str, at: int) -> None:
        """One more block: an item counts with the sentence that opens its list, a numbered step stands alone."""
        calls = calls_itself(block) is not None
        signed = self.is_signed_step(block)
        is_step = calls or signed or NUMBER.match(block) is not None or self.goes_by_letters(block)
        calls = calls or signed or (is_step and self.opens_steps())
        opens = self.opens_list() and not (is_step and level(block) <= level(self.paragraphs[-1][0][0]))
        opens = opens and not self.goes_on(block)
        joins = LIST_ITEM.match(block) and self.paragraphs and (not is_step or opens) and not calls
        if joins:
            self.paragraphs[-1][0].append(block)
        else:
            self.paragraphs.append(([block], is_step, at))

    def is_signed_step(self, block: str) -> bool:
        """True for an item with a sign, and not a number, of a list of steps: each is a sentence."""
        item, depth = LIST_ITEM.match(block), level(block)
        if item and self._level is None and _LETTERED.match(block) and self._in_numbered():
            return False
        if item is None:
            # A paragraph inside an item has no sign; one that opens a list ends the one before.
            self._level = None if block.rstrip().endswith(":") else self._level
            return False
        if NUMBER.match(block):
            if self._level is None or depth <= self._level:
                self._level = None
            return False
        opens = self.opens_steps() or (not self.paragraphs and _HEADS_STEPS.fullmatch(self.heading) is not None)
        if opens and len(words_of(block)) >= FEWEST_TOLD:
            self._level = depth
            return True
        return self._level is not None and depth <= self._level

    def ends_with_number_before(self, block: str) -> bool:
        """True for the last item of a list, with the number that follows that of the item right before it."""
        figure, last = FIGURE.match(block), FIGURE.match(self.paragraphs[-1][0][-1]) if self.paragraphs else None
        return figure is not None and last is not None and int(figure[1]) == int(last[1]) + 1

    def has_number_before(self, following: str) -> bool:
        """True where the last numbered paragraph has the number before that of the one that follows a block."""
        figure = FIGURE.match(following)
        last = next((each for held, _, _ in reversed(self.paragraphs) if (each := FIGURE.match(held[0]))), None)
        return figure is not None and last is not None and int(figure[1]) == int(last[1]) + 1

    def goes_by_letters(self, block: str) -> bool:
        """True for a, b, c and so on where nothing stands before the first of them: they are its paragraphs."""
        letter = _LETTER.match(block)
        if letter is None:
            return False
        if not self.paragraphs:
            return letter[1] == "a"
        last = _LETTER.match(self.paragraphs[-1][0][0])
        return self.paragraphs[-1][1] and last is not None and ord(letter[1]) == ord(last[1]) + 1

    def _in_numbered(self) -> bool:
        """True where a numbered paragraph, and not the first one, opens a list: its letters stand in it."""
        figures = [FIGURE.match(held[0]) for held, _, _ in self.paragraphs]
        return len(figures) > 1 and all(figures[-2:])

    def goes_on(self, block: str) -> bool:
        """True for the next number of the paragraphs, after a list with letters that stands in one of them."""
        figure, last = FIGURE.match(block), self.paragraphs[-1][0][-1] if self.paragraphs else ""
        before = [int(each[1]) for held, _, _ in self.paragraphs if (each := FIGURE.match(held[0]))]
        return bool(figure and before and int(figure[1]) == before[-1] + 1 and _LETTERED.match(last))

    def opens_steps(self) -> bool:
        """True while the steps go on that a sentence has opened: the procedure is:."""
        return bool(self.paragraphs) and opens_steps(self.paragraphs[-1][0][0])

    def opens_list(self) -> bool:
        """True while a list goes on that a sentence with a colon has opened."""
        return bool(self.paragraphs) and self.paragraphs[-1][0][0].rstrip().endswith((":", ":-"))


def _in_list(block: str, found: Sequence[_Open]) -> bool:
    return LIST_ITEM.match(block) is not None and bool(found) and found[-1].opens_list() and not found[-1].opens_steps()


def _closed(found: Sequence[_Open]) -> Iterator[Headed]:
    """One section a heading; headings that follow one another are printed together."""
    above: list[_Open] = []
    names: dict[str, int] = {}
    for place, each in enumerate(found, start=1):
        if not each.paragraphs and place < len(found):
            above.append(each)
            continue
        heading = each.heading
        names[heading] = names.get(heading, 0) + 1
        name = heading if names[heading] == 1 else f"{heading} ({names[heading]})"
        printed = (*(one.heading for one in above), heading) if above or name != heading else ()
        start = above[0].at if above else each.at
        paragraphs = [own for held in each.paragraphs for own in _handed_on(held)]
        parts = (Part(number, tuple(blocks), is_step, at) for number, (blocks, is_step, at) in enumerate(paragraphs, 1))
        yield Headed(name, printed, tuple(parts), start)
        above = []


_FEWEST_HANDED = 2


def _handed_on(paragraph: tuple[list[str], bool, int]) -> Iterator[tuple[list[str], bool, int]]:
    """The items of a list one by one, where several take a matter on that the one before did not settle."""
    blocks, is_step, at = paragraph
    marked_ones = [LIST_ITEM.match(block) is not None for block in blocks]
    first = marked_ones.index(True) if any(marked_ones) else len(blocks)
    items = [
        place
        for place in range(first, len(blocks))
        if marked_ones[place] and level(blocks[place]) == level(blocks[first])
    ]
    hands = sum(hands_on(_unsigned(blocks[place])) for place in items) >= _FEWEST_HANDED
    if is_step or not (hands or _are_sentences([blocks[place] for place in items])):
        yield list(blocks), is_step, at
        return
    starts = items if first == 0 else [0, *items]
    for start, end in pairwise((*starts, len(blocks))):
        yield list(blocks[start:end]), start in items, at + sum(len(words_of(block)) for block in blocks[:start])


_MODAL = re.compile(r"(?i)\b(?:must|shall|will|should)\b")
_FEWEST_SENTENCES = 3
_MOST = 0.75


def _are_sentences(items: Sequence[str]) -> bool:
    """True for numbered items of which most say for themselves who has to do what, and not what a sentence opened."""
    numbered = [item for item in items if FIGURE.match(item)]
    told = [item for item in numbered if _MODAL.search(item) and item.rstrip().endswith(".")]
    return len(numbered) == len(items) >= _FEWEST_SENTENCES and len(told) >= _MOST * len(items)


def _unsigned(block: str) -> str:
    return re.sub(rf"^(?:[{BULLETS}]|\(?(?:[0-9]{{1,2}}|[a-z])[.)])\s+", "", bare(block))


def _sections(found: Sequence[Headed], words: Words) -> Iterator[Section]:
    done = 0
    for each in found:
        heading = words_of(" ".join(each.printed or (each.heading,)))
        printed = each.printed
        starts = [part.at for part in each.parts]
        if each.heading == BEFORE:
            # What stands there is no heading, so the first words of the document have to do.
            heading = words[:1]
            printed = (words[0],)
            starts[0] = 1
        paragraphs = []
        for place, (part, start) in enumerate(zip(each.parts, starts, strict=True)):
            before, since = (heading, done) if place == 0 else ((), done + 1)
            paragraphs.append(Paragraph(number=part.number, opening=_opening(words, start, before, since), text=()))
            done = start
        if not each.parts:
            done = each.at + len(heading)
        left_out = None if each.parts else "A heading that stands alone."
        yield Section(heading=each.heading, printed=printed, paragraphs=tuple(paragraphs), left_out=left_out)


def _opening(words: Words, start: int, before: Words, since: int) -> str:
    """The first words of a paragraph, as many as it takes to find it and nothing else."""
    for length in range(_OPENING, _FURTHEST):
        opening = words[start : start + length]
        if find((*before, *opening), words, since) == start - len(before):
            return " ".join(opening)
    return " ".join(words[start : start + _OPENING])
