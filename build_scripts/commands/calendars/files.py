"""The calendar files that a command is about, with the bank holidays of the program where there are no others."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from build_scripts.commands.calendars import given
from build_scripts.commands.calendars.moves import Counted, limits_of
from build_scripts.commands.errors import Refused, writing
from build_scripts.content import BANK_HOLIDAYS
from build_scripts.source import calendar_files, definitions
from build_scripts.source.problems import ProblemsError
from build_scripts.source.reader import file_name, read_library
from navigator.dates.calendars import NATIONS, NONE, Calendar, bases_of


def data_with_bank_holidays(folder: Path) -> Mapping[str, Mapping[str, Any]]:
    """The calendars of a folder, with the bank holidays of the program where it has none."""
    return _examined(_beside(folder))


def data(place: Path) -> Mapping[str, Mapping[str, Any]]:
    """What stands in a file, with the calendars that it builds on, or in a folder with the bank holidays."""
    if place.is_dir():
        return data_with_bank_holidays(place)
    try:
        own = calendar_files.read_data(place)
    except ProblemsError as refusal:
        raise Refused(str(refusal)) from None
    bases = {base for content in own.values() if "divisions" not in content for base in bases_of(content)}
    if not bases - {NONE, *own}:
        return _examined([place])
    return _examined([*(each for each in _beside(place.parent) if each.stem != place.stem), place])


def limits_in(folder: Path, known: Mapping[str, Calendar]) -> Iterable[Counted]:
    """Every limit of the procedures in a folder; those that cannot be read are left out, and named."""
    library, problems = read_library(folder)
    for problem in problems:
        click.echo(f"Left out: {problem}", err=True)
    for key in library.procedures:
        yield from limits_of(definitions.policy(library, key), known)


def put(file: Path, text: str) -> None:
    """Write a file, and say so."""
    with writing(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    click.echo(f"Wrote {file_name(file)}")


def _beside(folder: Path) -> list[Path]:
    """The calendar files of a folder, with that of the program's bank holidays where none has any."""
    own = calendar_files.files_in(folder)
    return own if any(map(_has_bank_holidays, own)) else [*own, given.SHIPPED / BANK_HOLIDAYS]


def _has_bank_holidays(file: Path) -> bool:
    found = calendar_files.examined([file])
    return "divisions" in found.data.get(file.stem, {}) or not found.unusable.isdisjoint(NATIONS)


def _examined(paths: Iterable[Path]) -> Mapping[str, Mapping[str, Any]]:
    found = calendar_files.examined(paths)
    if found.problems:
        raise Refused("\n".join(map(str, found.problems)))
    return found.data
