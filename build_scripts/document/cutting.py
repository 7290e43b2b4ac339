"""A document cut at its headings and at the first words of its paragraphs, so that every word belongs somewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from build_scripts.document import marks, sentences
from build_scripts.document.tokens import Text, Words, digest, find, words_of
from build_scripts.source.coverage import Coverage, Sentence

Quotes = Mapping[tuple[str, int | None], tuple[Words, ...]]
"""By heading and paragraph: the words of the document that its procedures quote."""


class CutError(Exception):
    """A heading or a paragraph that the document does not have, as one plain line."""


@dataclass(frozen=True, slots=True)
class _Cut:
    section: int
    paragraph: int | None
    at: int
    """Where the words of the paragraph begin; the heading's own words stand before them."""
    start: int
    """Where the paragraph begins with its heading."""


def marked(coverage: Coverage, text: Text, quotes: Quotes) -> Coverage:
    """The same coverage with the marks of a text; CutError if a heading or a paragraph is not in it.

    Each paragraph goes from its opening to the next one.
    """
    cuts = list(_cuts(coverage, text.words))
    if cuts and cuts[0].start:
        first = text.shown(0, min(cuts[0].start, 8))
        raise CutError(f"the document begins with “{first}”, which no section has; add it to what the first one prints")
    ends = [cut.start for cut in cuts[1:]] + [len(text.words)]
    made: dict[tuple[int, int | None], tuple[str, ...]] = {}
    noted: dict[tuple[int, int | None], tuple[Sentence, ...]] = {}
    for cut, end in zip(cuts, ends, strict=True):
        section = coverage.sections[cut.section]
        number = None if cut.paragraph is None else section.paragraphs[cut.paragraph].number
        wanted = quotes.get((section.heading, number), ())
        made[cut.section, cut.paragraph] = marks.made(text.words[cut.at : end], wanted)
        old = () if cut.paragraph is None else section.paragraphs[cut.paragraph].sentences
        noted[cut.section, cut.paragraph] = sentences.noted(text, cut.at, end, old)
    sections = tuple(
        replace(
            section,
            paragraphs=tuple(
                replace(each, text=made[at, place], sentences=noted[at, place])
                for place, each in enumerate(section.paragraphs)
            ),
        )
        for at, section in enumerate(coverage.sections)
    )
    document = replace(coverage.document, sha256=digest(text.words))
    new = replace(coverage, sections=sections, document=document)
    return replace(new, seal=marks.seal_of(new))


def _cuts(coverage: Coverage, words: Words) -> Iterator[_Cut]:
    done = 0
    for at, section in enumerate(coverage.sections):
        printed = words_of(" ".join(section.lines))
        first = section.paragraphs[0] if section.paragraphs else None
        opening = (*printed, *(words_of(first.opening) if first else ()))
        start = find(opening, words, done)
        if start is None:
            raise CutError(f"“{section.heading}” with what follows it is not in the document, or not in this place")
        done = start + len(printed)
        yield _Cut(at, 0 if first else None, done, start)
        for place, each in enumerate(section.paragraphs[1:], start=1):
            begins = find(words_of(each.opening), words, done + 1)
            if begins is None:
                where = f"“{section.heading}”, paragraph {each.number}"
                raise CutError(f"{where}: “{each.opening}” is not in the document, or not in this place")
            done = begins
            yield _Cut(at, place, begins, begins)
