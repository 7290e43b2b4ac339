"""`navigator check --document FILE`: what a newer text of a document changes for the procedures written from it."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click

from build_scripts.commands.errors import Refused
from build_scripts.document import claims
from build_scripts.document.comparing import Comparison, Touched, compare
from build_scripts.document.files import DocumentError, text_of
from build_scripts.document.tokens import find, read
from build_scripts.source.coverage import Coverage
from build_scripts.source.reader import Library
from navigator.model.procedure import Procedure
from navigator.words import ENGLISH

LEAST = 0.2
"""Less of the old words than this, and it is another document."""
_MOST_SHOWN = 300


def changes(file: Path, libraries: Iterable[Library]) -> bool:
    """Print what a document changes; True if it changes anything. Of several documents it is the one most like it."""
    recorded = [(library, key) for library in libraries for key in library.coverage]
    if not recorded:
        raise Refused("No document is recorded there; navigator document prints the first coverage.yml")
    try:
        text = read(text_of(file))
    except DocumentError as error:
        raise Refused(str(error)) from None
    held = [(compare(library.coverage[key].value, text), library, key) for library, key in recorded]
    found, library, key = max(held, key=lambda each: each[0].found)
    if found.found < LEAST:
        titles = ", ".join(library.coverage[key].value.document.title for library, key in recorded)
        raise Refused(f"{file}: this is none of the documents that were read; they are: {titles}")
    for line in _lines(found, library.coverage[key].file, library.coverage[key].value, library.covered_by(key)):
        click.echo(line)
    return not found.same


def _lines(found: Comparison, file: str, coverage: Coverage, procedures: Mapping[str, Procedure]) -> Iterator[str]:
    document = coverage.document
    yield f"{document.title}, read on {ENGLISH.date(document.read)} ({file})"
    if found.same:
        yield "The text is the same."
        return
    many = len(found.touched)
    yield f"{many} {'place is' if many == 1 else 'places are'} no longer as {'it was' if many == 1 else 'they were'}."
    for each in found.touched:
        yield ""
        yield from _told(each, coverage, procedures)


def _told(each: Touched, coverage: Coverage, procedures: Mapping[str, Procedure]) -> Iterator[str]:
    if each.number is None:
        yield f"The heading “{each.heading}”"
    else:
        yield f"“{each.heading}”, paragraph {each.number}, which begins “{each.opening}”"
    limits = []
    for quote in claims.quotes(procedures):
        here = quote.place == (each.heading, each.number)
        if here and any(find(quote.words, gone) is not None for gone in each.gone):
            name = f"{quote.procedure.rpartition('/')[2]}#{quote.clause}"
            limits.append(name)
            kind = "time limit" if quote.is_limit else "word"
            yield f"  the {kind} “{' '.join(quote.words)}” is no longer there: {name}"
    if each.number is not None:
        place = (each.heading, each.number)
        carried = [name for name in claims.carriers(coverage, procedures).get(place, ()) if name not in limits]
        if carried:
            yield f"  {'also ' if limits else ''}carried from here: {', '.join(carried)}"
        silent = claims.silent(procedures).get(place, ())
        if silent:
            yield f"  said to be unclear here: {', '.join(silent)}"
    now = each.now if len(each.now) <= _MOST_SHOWN else f"{each.now[:_MOST_SHOWN]}…"
    yield f"  now: {now}" if now else "  it was taken out"
