"""`navigator calendars update`: the bank holidays held against GOV.UK's list, and both dates of what moves."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import click

from build_scripts import checks
from build_scripts.commands.calendars import govuk, writing
from build_scripts.commands.calendars.files import data_with_bank_holidays, limits_in, put
from build_scripts.commands.calendars.given import OWN, Day, procedures_here
from build_scripts.commands.calendars.moves import Move, moves
from build_scripts.commands.errors import Refused, reason
from build_scripts.source.reader import file_name, read_library
from navigator.dates.calendars import NATIONS, Calendar, calendars_from_data


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "--into", type=click.Path(path_type=Path), default=OWN, help="The folder of calendars.  [procedures/calendars]"
)
@click.option(
    "--procedures", type=click.Path(path_type=Path), default=procedures_here, help="The folder of procedures."
)
@click.option("--today", type=Day(), help="The day on which the list was fetched; today if left out.")
@click.option("--both", is_flag=True, help="Show both dates of each case until its publisher says which holds.")
@click.pass_context
def update(
    context: click.Context,
    source: Path,
    into: Path,
    procedures: Path,
    today: date | None,
    both: bool,  # noqa: FBT001 - click's way
) -> None:
    """Hold the bank holidays against GOV.UK's list, a copy of https://www.gov.uk/bank-holidays.json, and correct them.

    Prints what is new and which deadlines move. Exit code 0: nothing is new. 1: something is, and was written.
    """
    day = today or datetime.now(UTC).date()
    before = data_with_bank_holidays(into)
    (file,) = (name for name, content in before.items() if "divisions" in content)
    try:
        theirs = govuk.read(source)
    except govuk.SourceError as fault:
        raise Refused(str(fault)) from None
    found = govuk.changes(before[file], theirs)
    made = govuk.updated(before[file], theirs, day)
    if made["coverage"] == before[file]["coverage"] and not found:
        click.echo(f"Nothing is new: {', '.join(NATIONS)} agree with {source} for {_years(theirs.years)}.")
        return
    after = {**before, file: made}
    old, new = calendars_from_data(before), calendars_from_data(after)
    for change in found:
        click.echo(change)
    if made["coverage"] != before[file]["coverage"]:
        click.echo(f"The bank holidays are known through {made['coverage']['through']} now.")
    moving = list(moves(limits_in(procedures, old), old, new))
    for line in govuk.moved(moving):
        click.echo(line)
    click.echo(f"{len(moving)} deadlines move." if moving else "No deadline moves.")
    put(into / f"{file}.json", govuk.text(made))
    if both and moving:
        _show_both(into, procedures, moving, found, (old, new), day)
    context.exit(1)


def _years(years: range) -> str:
    return f"{years[0]} to {years[-1]}"


def _show_both(
    into: Path,
    procedures: Path,
    moving: Sequence[Move],
    found: Sequence[govuk.Change],
    calendars: tuple[Mapping[str, Calendar], Mapping[str, Calendar]],
    day: date,
) -> None:
    """Calendars as they were, and readings that count by them, until a publisher takes them out again."""
    old, new = calendars
    for name in sorted({move.limit.calendar for move in moving}):
        made = govuk.as_before(name, old[name], new[name], day)
        put(into / f"{govuk.name_as_before(name, day)}.json", writing.text(made))
    library, _ = read_library(procedures)
    for id_, written in library.publishers.items():
        own = {move.limit for move in moving if move.limit.name.startswith(f"{id_}/")}
        names = {each.calendar for each in own}
        rules = {
            rule: name
            for rule in ("calendar", "school_calendar")
            if (name := getattr(written.value.counting, rule)) in names
        }
        if rules:
            block, file = govuk.both_readings(rules, found, day), Path(written.file)
            if why := _not_put(file, block, procedures, into):
                click.echo(
                    f"By hand: {file_name(file)}: {why}; this under counting shows both dates:\n{block}", nl=False
                )
            else:
                click.echo(f"Wrote {file_name(file)}")
        for each in sorted(own, key=lambda limit: limit.name):
            if each.calendar not in rules.values():
                click.echo(f"By hand: {each.name} counts by {each.calendar}, which its publisher's file does not name.")


def _not_put(file: Path, block: str, procedures: Path, into: Path) -> str | None:
    """Put the readings into a publisher's file; why not, where that would make a fault, and the file is as it was."""
    raw, text = file.read_bytes(), file.read_text("utf-8")
    changed = govuk.with_both(text, block)
    if changed is None:
        return "its counting is written in another way, or has readings already"
    try:
        file.write_text(changed, encoding="utf-8", newline="\r\n" if b"\r\n" in raw else "\n")
    except OSError as error:
        return f"it cannot be written ({reason(error)})"
    library, problems = read_library(procedures)
    faults = [*problems, *checks.check(library, calendars_from_data(data_with_bank_holidays(into)))]
    if faults:
        file.write_bytes(raw)
        return f"it would be a fault ({faults[0]})"
    return None
