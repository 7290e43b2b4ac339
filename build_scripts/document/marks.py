"""Marks stand for the words of a document that may not be kept: some words quoted, the rest as a number and a hash."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from build_scripts.document.tokens import Words, digest, find, words_of
from build_scripts.source.coverage import Coverage

_SEALED = re.compile(r"(?P<words>[1-9][0-9]{0,4}) words? (?P<hash>[0-9a-f]{16})")
_HASH = 16


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words: quoted, or known by its length and its hash alone."""

    length: int
    hash: str
    quoted: Words | None = None

    def __str__(self) -> str:
        if self.quoted is not None:
            return " ".join(self.quoted)
        return f"{self.length} {'word' if self.length == 1 else 'words'} {self.hash}"


def quoted(words: Words) -> Piece:
    """A piece that shows its words."""
    return Piece(len(words), short(words), words)


def short(words: Sequence[str]) -> str:
    """The hash of a few words as it stands in a mark."""
    return digest(words)[:_HASH]


def parse(text: str) -> Piece:
    """A piece as it is written: `12 words 0f1e2d3c4b5a6978`, or the words themselves."""
    sealed = _SEALED.fullmatch(text)
    if sealed:
        return Piece(int(sealed["words"]), sealed["hash"])
    return quoted(words_of(text))


def is_quoted(words: Words, pieces: Iterable[str]) -> bool:
    """True if some words stand together in one of the pieces that show theirs."""
    return any(find(words, piece.quoted) is not None for piece in map(parse, pieces) if piece.quoted is not None)


def made(words: Words, quotes: Iterable[Words]) -> tuple[str, ...]:
    """The marks of some words; every place of a quotation is shown, the longest first where two overlap."""
    spans: list[tuple[int, int]] = []
    for quote in sorted(set(quotes), key=lambda each: (-len(each), each)):
        at = find(quote, words) if quote else None
        while at is not None:
            end = at + len(quote)
            if all(end <= start or at >= stop for start, stop in spans):
                spans.append((at, end))
            at = find(quote, words, at + 1)
    return tuple(str(piece) for piece in _pieces(words, sorted(spans)))


def _pieces(words: Words, spans: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    done = 0
    for start, end in (*spans, (len(words), len(words))):
        if start > done:
            yield Piece(start - done, short(words[done:start]))
        if end > start:
            yield quoted(words[start:end])
        done = end


def seal_of(coverage: Coverage) -> str:
    """One hash over the document, the headings and all marks, so that a mark that was changed by hand is seen."""
    return digest((coverage.document.sha256, *_sealed_parts(coverage)))[:_HASH]


def _sealed_parts(coverage: Coverage) -> Iterator[str]:
    for section in coverage.sections:
        yield from (section.heading, *section.printed)
        for each in section.paragraphs:
            yield from (str(each.number), *each.text, "sentences")
            for sentence in each.sentences:
                yield from (sentence.mark, *(held.value for held in sentence.holds))
