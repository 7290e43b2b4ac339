"""`navigator calendars diff`: the deadlines that move between two calendar files."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path

import click

from build_scripts.commands.calendars.files import data, limits_in
from build_scripts.commands.calendars.given import AnyPeriod, procedures_here
from build_scripts.commands.calendars.moves import Counted, moves
from navigator.dates.calendars import Calendar, Kind, calendars_from_data
from navigator.dates.periods import Period, SchoolDays
from navigator.dates.rules import Rules


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--period", "asked", type=AnyPeriod(), multiple=True, help='Any period instead: "15 working days".')
@click.option(
    "--procedures", type=click.Path(path_type=Path), default=procedures_here, help="The folder of procedures."
)
def diff(old: Path, new: Path, asked: tuple[Period, ...], procedures: Path) -> None:
    """List the start dates whose deadlines move between two calendar files, or folders of them, for each procedure."""
    before, after = (calendars_from_data(data(place)) for place in (old, new))
    limits = _periods(asked, before) if asked else limits_in(procedures, before)
    found = 0
    for limit, moved in groupby(moves(limits, before, after), key=lambda move: move.limit):
        click.echo(f"{limit.name}: {limit.period}, {limit.calendar}")
        for move in moved:
            found += 1
            click.echo(f"  from {move.start}: due {move.before} -> {move.after}")
    click.echo(f"{found} deadlines move." if found else "No deadline moves.")


def _periods(asked: Iterable[Period], known: Mapping[str, Calendar]) -> Iterable[Counted]:
    for period in asked:
        for calendar in known.values():
            if isinstance(period, SchoolDays) == (calendar.kind is Kind.SCHOOL_DAYS):
                yield Counted("any start", period, Rules(), calendar.id)
