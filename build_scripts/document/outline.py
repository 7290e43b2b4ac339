"""A first outline of a document: the headings and paragraphs that can be seen in its text."""

import re
from collections.abc import Iterator
from datetime import date

from build_scripts.document.cutting import marked
from build_scripts.document.tokens import read, words_of
from build_scripts.source.coverage import Coverage, Paragraph, Record, Section

_LIST_ITEM = re.compile(r"\s*(?:[-*\N{BULLET}\N{MIDDLE DOT}]|\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})[.)])\s")
_LONGEST_HEADING = 12
_OPENING = 5
_BEFORE = "Before the first heading"


def coverage(text: str, title: str, day: date) -> Coverage:
    """A coverage file to begin with, for its author to correct: short lines without a full stop become headings."""
    sections: list[tuple[str, list[str]]] = []
    for block in _blocks(text):
        words = words_of(block)
        if not words:
            continue
        if _is_heading(block):
            sections.append((" ".join(block.split()), []))
        elif _LIST_ITEM.match(block) and sections and sections[-1][1]:
            continue  # it counts with the sentence that opens the list
        else:
            if not sections:
                sections.append((_BEFORE, []))
            sections[-1][1].append(" ".join(words[:_OPENING]))
    record = Record(title=title, publisher="to be written", address="the publisher has it", read=day, sha256="0" * 64)
    made = Coverage(document=record, sections=tuple(_sections(sections)), seal="0" * 16)
    return marked(made, read(text), {})


def _blocks(text: str) -> Iterator[str]:
    for block in re.split(r"\n\s*\n", text):
        lines = block.strip().splitlines()
        if lines and all(_LIST_ITEM.match(line) for line in lines):
            yield from lines
        elif lines:
            yield block


def _is_heading(block: str) -> bool:
    line = block.strip()
    few = len(words_of(line)) <= _LONGEST_HEADING
    return few and "\n" not in line and not line.endswith((".", ";", ":", ",", "?")) and not _LIST_ITEM.match(line)


def _sections(found: list[tuple[str, list[str]]]) -> Iterator[Section]:
    """One section a heading; headings that follow one another are printed together."""
    above: list[str] = []
    for place, (heading, openings) in enumerate(found, start=1):
        if not openings and place < len(found):
            above.append(heading)
            continue
        if heading == _BEFORE:
            # What stands there is no heading, so the first words of the document have to do.
            first = openings[0].split()
            printed: tuple[str, ...] = (" ".join(first[:2]),)
            begins = [" ".join(first[2:] or first), *openings[1:]]
        else:
            printed, begins = ((*above, heading) if above else ()), openings
        paragraphs = tuple(Paragraph(number=at, opening=each, text=()) for at, each in enumerate(begins, start=1))
        yield Section(heading=heading, printed=printed, paragraphs=paragraphs)
        above = []
