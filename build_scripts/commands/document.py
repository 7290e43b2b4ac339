"""`navigator document`: the marks of a document, for the file that says where each of its paragraphs stands."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click
import yaml

from build_scripts.commands.day import day_of
from build_scripts.commands.errors import Refused
from build_scripts.document import claims, outline
from build_scripts.document.cutting import CutError, marked
from build_scripts.document.files import DocumentError, text_of
from build_scripts.document.tokens import Text, read
from build_scripts.source.coverage import SUFFIX, Coverage, Ours, Paragraph, Section, Sentence
from build_scripts.source.reader import Library, read_library

WIDTH = 110
FIRST_LINE = "# yaml-language-server: $schema=../../schemas/coverage.json\n"


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--into", type=click.Path(path_type=Path), metavar="COVERAGE", help="The coverage file to bring up to it."
)
@click.option("--on", "day", metavar="DATE", help="The day on which it was read, as YYYY-MM-DD; today if left out.")
def document(file: Path, into: Path | None, day: str | None) -> None:
    """Read a document and print how it is recorded: its hash, and marks for each of its paragraphs.

    FILE is the document: txt, html, docx or pdf. Without --into a first outline is printed, by the headings that can
    be seen. With it the marks of that file are made anew, from the headings and first words that it has; who carries
    what stays. Nothing is written: send the output to procedures/PUBLISHER/coverage.yml.
    """
    try:
        text = read(text_of(file))
    except DocumentError as error:
        raise Refused(str(error)) from None
    when = day_of(day)
    made = outline.coverage(text_of(file), file.stem, when) if into is None else _again(into, text, when)
    click.echo(written(made), nl=False)


def _again(into: Path, text: Text, when: date) -> Coverage:
    """A coverage file with the marks of a text."""
    key, library = _library(into)
    held: Coverage = library.coverage[key].value
    wanted = claims.by_place(library.covered_by(key))
    held = replace(held, document=replace(held.document, read=when))
    try:
        return marked(held, text, wanted)
    except CutError as error:
        raise Refused(f"{into}: {error}; correct its heading or first words") from None


def _library(file: Path) -> tuple[str, Library]:
    """The publisher's files around a coverage file, and the key of that file."""
    if not file.is_file() or not file.name.endswith(SUFFIX):
        raise Refused(f"{file}: this is no coverage file; name a file that ends in {SUFFIX}")
    owner = file.resolve().parent
    name = file.name.removesuffix(SUFFIX).removesuffix(".")
    key = f"{owner.name}/{name}" if name else owner.name
    library, problems = read_library(owner.parent, (owner.name,))
    if key not in library.coverage:
        raise Refused("\n".join(str(each) for each in problems) or f"{file}: it cannot be read")
    return key, library


class _Row(list[str]):
    """A list that stands on one line."""


class _Dumper(yaml.SafeDumper):
    pass


_Dumper.add_representer(
    _Row, lambda dumper, row: dumper.represent_sequence("tag:yaml.org,2002:seq", row, flow_style=True)
)


def written(coverage: Coverage) -> str:
    """A coverage file as its author has it."""
    document = coverage.document
    data: dict[str, Any] = {
        "document": {
            "title": document.title,
            "publisher": document.publisher,
            "address": document.address,
            "read": document.read,
            "sha256": document.sha256,
            **({"kept": document.kept} if document.kept else {}),
        },
        "sections": [_section(each) for each in coverage.sections],
        **({"ours": [_ours(each) for each in coverage.ours]} if coverage.ours else {}),
        "seal": coverage.seal,
    }
    return FIRST_LINE + yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH)


def _section(section: Section) -> dict[str, Any]:
    return {
        "heading": section.heading,
        **({"printed": list(section.printed)} if section.printed else {}),
        **({"paragraphs": [_paragraph(each) for each in section.paragraphs]} if section.paragraphs else {}),
        **({"carried_by": _Row(section.carried_by)} if section.carried_by else {}),
        **({"left_out": section.left_out} if section.left_out else {}),
    }


def _paragraph(each: Paragraph) -> dict[str, Any]:
    return {
        "number": each.number,
        "opening": each.opening,
        "text": list(each.text),
        **({"sentences": [_sentence(sentence) for sentence in each.sentences]} if each.sentences else {}),
        **({"carried_by": list(each.carried_by)} if each.carried_by else {}),
        **({"left_out": each.left_out} if each.left_out else {}),
    }


def _sentence(each: Sentence) -> dict[str, Any]:
    return {
        "opening": each.opening,
        "mark": each.mark,
        **({"holds": _Row(held.value for held in each.holds)} if each.holds else {}),
        **({"carried_by": _Row(each.carried_by)} if each.carried_by else {}),
        **({"left_out": each.left_out} if each.left_out else {}),
    }


def _ours(each: Ours) -> dict[str, Any]:
    return {"what": each.what, **({"ids": list(each.ids)} if each.ids else {})}
