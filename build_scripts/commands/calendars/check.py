"""`navigator calendars check`: the calendars against an independent source, and how long they are still known."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from build_scripts.commands.calendars import comparison
from build_scripts.commands.calendars.countries import OpinionError, opinion
from build_scripts.commands.calendars.files import data
from build_scripts.commands.calendars.given import OWN, SHIPPED, Day
from build_scripts.commands.errors import Refused
from build_scripts.source.calendar_coverage import short_coverage
from navigator.dates.calendars import Calendar, calendars_from_data


@click.command()
@click.option("--today", type=Day(), help="Check the coverage as of this date.")
@click.argument("place", type=click.Path(path_type=Path), default=lambda: OWN if OWN.is_dir() else SHIPPED)
def check(place: Path, today: date | None) -> None:
    """Compare every calendar that names a country with an independent source; warn when one ends too soon."""
    read = data(place)
    known = calendars_from_data(read)
    for line in short_coverage(known, today or datetime.now(UTC).date()):
        click.echo(f"Warning: {line}", err=True)
    found = _compared(known, read)
    wrong = [line for each in found for line in each.differences]
    for line in wrong:
        click.echo(line)
    for line in (line for each in found for line in each.newer):
        click.echo(f"Newer: {line}")
    for each in found:
        if each.not_compared:
            click.echo(f"Not compared: {each.name}: {each.not_compared}")
    if wrong:
        raise SystemExit(1)
    names = ", ".join(each.name for each in found if not each.not_compared)
    apart = ", apart from what is newer" if any(each.newer for each in found) else ""
    agree = f"no weekday differs inside the coverage{apart}"
    click.echo(f"Compared with {opinion()}: {names}: {agree}." if names else "Nothing was compared.")


def _compared(known: Mapping[str, Calendar], data: Mapping[str, Mapping[str, Any]]) -> list[comparison.Compared]:
    try:
        return list(comparison.compared(known, data))
    except OpinionError as error:
        raise Refused(f"{error}.") from None
