"""`navigator diff`: what a change of a procedure does to its dates and routes, and to people part-way through."""

import dataclasses
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

import click

from build_scripts.checks import counting, references, shapes
from build_scripts.commands.check import calendars_of
from build_scripts.commands.errors import Refused
from build_scripts.commands.procedure_diff import Move, moves
from build_scripts.source import definitions
from build_scripts.source.problems import Problem
from build_scripts.source.reader import CASES_SUFFIX, PUBLISHER_FILE, Library, Written, read_file
from navigator.dates.calendars import Calendar
from navigator.model.cases import CaseFile, Example
from navigator.model.policy import Policy
from navigator.model.procedure import Procedure
from navigator.model.publisher import Publisher
from navigator.words import ENGLISH

# A file that stands alone cannot name other procedures or topics of a site.
_OF_THE_SITE = {"unknown-procedure", "unknown-topic"}


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print every difference as a JSON list.")
@click.pass_context
def diff(context: click.Context, old: Path, new: Path, as_json: bool) -> None:  # noqa: FBT001 - click's way
    """Compare the OLD text of a procedure with the NEW one.

    The worked examples of both are tried with both, as they stand and begun shortly before each bank holiday of a year;
    and each limit is counted from those days. Exit code 0: nothing moves. 1: something does. 2: a file cannot be used.
    """
    for path in (old, new):
        if not path.is_file():
            raise Refused(f"{path}: there is no such file; name two files of one procedure")
    calendars = calendars_of(new.absolute().parent.parent)
    before, after = (_policy(path, other, calendars) for path, other in ((old, new), (new, old)))
    found = list(moves(before, after, _examples(old, new), calendars))
    if as_json:
        click.echo(json.dumps([_plain(each) for each in found], ensure_ascii=False))
    else:
        click.echo("\n".join(_told(found, after)))
    context.exit(1 if found else 0)


def _policy(path: Path, other: Path, calendars: Mapping[str, Calendar]) -> Policy:
    """The procedure of a file with its publisher, which stands beside it or beside the other one."""
    owner = next((place for file in (path, other) if (place := file.with_name(PUBLISHER_FILE)).is_file()), None)
    if owner is None:
        raise Refused(f"{path.with_name(PUBLISHER_FILE)}: is not there; the publisher's file has to stand beside it")
    publisher, written = _read(Publisher, owner), _read(Procedure, path)
    value: Publisher = publisher.value
    library = Library({value.id: publisher}, {f"{value.id}/{written.value.id}": written})
    found = [
        *references.procedure(written, value, library, calendars),
        *shapes.procedure(written),
        *counting.procedure(written, value),
    ]
    _refuse([problem for problem in found if problem.code not in _OF_THE_SITE])
    return definitions.policy_of(value, written.value)


def _examples(old: Path, new: Path) -> tuple[Example, ...]:
    """The examples of both; where both have one of a name, the old one, because people began under it."""
    held: dict[str, Example] = {}
    for path in (old, new):
        file = path.with_name(path.stem.partition("@")[0] + CASES_SUFFIX)
        if file.is_file():
            cases: CaseFile = _read(CaseFile, file).value
            held = {**{each.id: each for each in cases.cases}, **held}
    return tuple(held.values())


def _read(cls: type, path: Path) -> Written:
    written, problems = read_file(cls, path)
    _refuse(list(problems))
    if written is None:
        raise Refused(f"{path}: cannot be read; check the file it is based on with navigator check")
    return written


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise Refused("\n".join(str(problem) for problem in sorted(problems)))


def _plain(move: Move) -> dict[str, str | None]:
    return {**dataclasses.asdict(move), "start": move.start.isoformat() if move.start else None}


def _told(found: Sequence[Move], new: Policy) -> Iterator[str]:
    if not found:
        yield "Nothing moves: every date and every route is the same."
        return
    for (kind, name), group in groupby(found, key=lambda each: (each.kind, each.id)):
        yield f"{kind} {name}"
        held = list(group)
        for each in (each for each in held if each.start is None):
            yield f"  {each.what}: {each.before} -> {each.after}"
        drawn = sorted((each for each in held if each.start), key=lambda each: each.what)
        for what, moved in groupby(drawn, key=lambda each: each.what):
            yield _begun(what, list(moved))
    since = new.procedure.in_force_from
    if since:
        day = ENGLISH.date(since)
        yield f"A case that began before {day} follows the earlier text, if that is kept as a dated version."


def _begun(what: str, moved: Sequence[Move]) -> str:
    """One line for all the days from which the same thing moves."""
    first = moved[0]
    days = f"begun on {len(moved)} days, such as {first.start}" if len(moved) > 1 else f"begun on {first.start}"
    return f"  {what}, {days}: {first.before} -> {first.after}"
