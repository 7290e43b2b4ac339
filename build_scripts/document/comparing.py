"""What a newer text of a document changes: which paragraphs, and of them which quoted words."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_scripts.document import marks
from build_scripts.document.marks import Piece
from build_scripts.document.tokens import Text, Words, digest, words_of
from build_scripts.source.coverage import Coverage, Paragraph


@dataclass(frozen=True, slots=True)
class Touched:
    """A paragraph, or a heading, that a newer text has otherwise."""

    heading: str
    number: int | None
    opening: str
    gone: tuple[Words, ...]
    """Quoted words that are no longer there."""
    now: str
    """What stands there now; nothing where it was taken out."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a newer text has otherwise."""

    same: bool
    found: float
    """Which part of the old words is in the new text, from 0 to 1."""
    touched: tuple[Touched, ...]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A piece of the old text, and the paragraph it belongs to."""

    piece: Piece
    heading: str
    paragraph: Paragraph | None


def compare(coverage: Coverage, text: Text) -> Comparison:
    """Hold a newer text against the marks of the one that was read."""
    old = list(_placed(coverage))
    if digest(text.words) == coverage.document.sha256:
        return Comparison(same=True, found=1.0, touched=())
    at = _aligned([each.piece for each in old], text.words)
    whole = sum(each.piece.length for each in old)
    kept = sum(each.piece.length for each, place in zip(old, at, strict=True) if place is not None)
    return Comparison(same=False, found=kept / whole if whole else 0.0, touched=tuple(_touched(old, at, text)))


def _placed(coverage: Coverage) -> Iterator[_Placed]:
    for section in coverage.sections:
        yield _Placed(marks.quoted(words_of(" ".join(section.lines))), section.heading, None)
        for each in section.paragraphs:
            for piece in each.text:
                yield _Placed(marks.parse(piece), section.heading, each)


def _aligned(pieces: Sequence[Piece], words: Words) -> list[int | None]:
    """Where each piece stands in the new words; none for those that are not there in their order."""
    at: list[int | None] = [None] * len(pieces)
    first, begin = 0, 0
    while first < len(pieces) and _stands(pieces[first], words, begin):
        at[first] = begin
        begin += pieces[first].length
        first += 1
    last, end = len(pieces), len(words)
    while last > first and _stands(pieces[last - 1], words, end - pieces[last - 1].length, begin):
        last, end = last - 1, end - pieces[last - 1].length
        at[last] = end
    for place, start in _chain(pieces[first:last], words, begin, end):
        at[first + place] = start
    return at


def _stands(piece: Piece, words: Words, start: int, begin: int = 0) -> bool:
    end = start + piece.length
    return begin <= start and end <= len(words) and marks.short(words[start:end]) == piece.hash


def _chain(pieces: Sequence[Piece], words: Words, begin: int, end: int) -> list[tuple[int, int]]:
    """The pieces that are found one after another between two places, so that they hold the most words."""
    matches = list(_matches(pieces, words, begin, end))
    best: list[tuple[int, int]] = []
    """The weight of the heaviest chain that ends with each match, and the match before it."""
    for here, (place, start) in enumerate(matches):
        before = [
            (best[other][0], other)
            for other, (earlier, since) in enumerate(matches[:here])
            if earlier < place and since + pieces[earlier].length <= start
        ]
        weight, previous = max(before, default=(0, -1))
        best.append((weight + pieces[place].length, previous))
    at = max(range(len(matches)), key=lambda each: best[each][0], default=-1)
    found = []
    while at >= 0:
        found.append(matches[at])
        at = best[at][1]
    return found[::-1]


def _matches(pieces: Sequence[Piece], words: Words, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Every place where a piece could stand, in the order of the pieces."""
    by_length: dict[int, dict[str, list[int]]] = {}
    for place, piece in enumerate(pieces):
        if piece.length not in by_length:
            hashes: dict[str, list[int]] = defaultdict(list)
            for start in range(begin, end - piece.length + 1):
                hashes[marks.short(words[start : start + piece.length])].append(start)
            by_length[piece.length] = hashes
        for start in by_length[piece.length].get(piece.hash, ()):
            yield place, start


def _touched(old: Sequence[_Placed], at: Sequence[int | None], text: Text) -> Iterator[Touched]:
    """Each paragraph with a piece that is not found, or with words between pieces that were not there."""
    for paragraph, run in _runs(old):
        places = [at[each] for each in run]
        start, end = _reach(old, at, run, len(text.words))
        length = sum(old[each].piece.length for each in run)
        if None not in places and end - start == length:
            continue
        gone = tuple(
            old[each].piece.quoted or () for each in run if at[each] is None and old[each].piece.quoted is not None
        )
        opening = paragraph.opening if paragraph else ""
        number = paragraph.number if paragraph else None
        now = text.shown(*_changed([(at[each], old[each].piece.length) for each in run], start, end))
        yield Touched(old[run[0]].heading, number, opening, gone, now)


def _changed(run: Sequence[tuple[int | None, int]], start: int, end: int) -> tuple[int, int]:
    """From where a paragraph is no longer as it was to where it is so again; all of it where that is nothing."""
    first, last = start, end
    for place, length in run:
        if place != first:
            break
        first += length
    for place, length in reversed(run):
        if place is None or place + length != last or place < first:
            break
        last = place
    return (first, last) if first < last else (start, end)


def _runs(old: Sequence[_Placed]) -> Iterator[tuple[Paragraph | None, list[int]]]:
    """The pieces of one paragraph or one heading."""
    run: list[int] = []
    for here, each in enumerate(old):
        if run and (old[run[-1]].paragraph is not each.paragraph or old[run[-1]].heading != each.heading):
            yield old[run[0]].paragraph, run
            run = []
        run.append(here)
    if run:
        yield old[run[0]].paragraph, run


def _reach(old: Sequence[_Placed], at: Sequence[int | None], run: Sequence[int], size: int) -> tuple[int, int]:
    """From where a paragraph begins in the new text to where the next one does.

    Words that were not there belong to the paragraph before them, unless the next one has lost its own first words.
    """
    own, last = at[run[0]], at[run[-1]]
    before = next((each for each in range(run[0] - 1, -1, -1) if at[each] is not None), None)
    start = own if own is not None else 0 if before is None else (at[before] or 0) + old[before].piece.length
    following = run[-1] + 1
    if last is not None and following < len(old) and at[following] is None:
        return start, last + old[run[-1]].piece.length
    after = next((at[each] for each in range(following, len(old)) if at[each] is not None), None)
    return start, size if after is None else after
