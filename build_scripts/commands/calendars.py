"""`navigator calendars`: check the calendar files, and see what a change of them does to deadlines."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path

import click

from build_scripts.commands.calendars_diff import Counted, limits_of, moves
from build_scripts.commands.errors import Refused
from build_scripts.source import calendar_files
from build_scripts.source.calendar_coverage import short_coverage
from build_scripts.source.reader import read_library
from navigator.dates import iso, periods
from navigator.dates.calendars import Calendar, Kind
from navigator.dates.counting import Rules
from navigator.dates.periods import Period, SchoolDays
from navigator.dates.refusals import Refusal
from navigator.model.policy import Policy

PROCEDURES = calendar_files.CALENDARS.parent


class _Day(click.ParamType[date]):
    name = "date"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        del param, ctx
        try:
            return value if isinstance(value, date) else iso.parse(value)
        except Refusal as refusal:
            raise Refused(str(refusal)) from None


class _Period(click.ParamType[Period]):
    name = "period"

    def convert(self, value: str | Period, param: click.Parameter | None, ctx: click.Context | None) -> Period:
        del param, ctx
        try:
            return value if isinstance(value, Period) else periods.parse(value)
        except Refusal as refusal:
            raise Refused(str(refusal)) from None


@click.group()
def calendars() -> None:
    """Look after the calendars: bank holidays, closure days, school terms."""


@calendars.command()
@click.option("--today", type=_Day(), help="Check the coverage as of this date.")
@click.argument("place", type=click.Path(path_type=Path), default=calendar_files.CALENDARS)
def check(place: Path, today: date | None) -> None:
    """Compare the bank holidays with an independent source, and warn when they do not reach far enough."""
    # Imported here because it knows the holidays of the whole world and takes its time.
    from build_scripts.commands import calendars_check  # noqa: PLC0415

    known = _load(place)
    for line in short_coverage(known, today or datetime.now(UTC).date()):
        click.echo(f"Warning: {line}", err=True)
    wrong = list(calendars_check.differences(known))
    for line in wrong:
        click.echo(line)
    if wrong:
        raise SystemExit(1)
    click.echo(f"{len(known)} calendars: no weekday differs from the holidays package inside the coverage.")


@calendars.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--period", "asked", type=_Period(), multiple=True, help='Any period instead: "15 working days".')
@click.option("--procedures", type=click.Path(path_type=Path), default=PROCEDURES, help="The folder of procedures.")
def diff(old: Path, new: Path, asked: tuple[Period, ...], procedures: Path) -> None:
    """List the start dates whose deadlines move between two calendar files, or folders of them, for each procedure."""
    before, after = _load(old), _load(new)
    limits = _periods(asked, before) if asked else _limits(procedures, before)
    found = 0
    for limit, moved in groupby(moves(limits, before, after), key=lambda move: move.limit):
        click.echo(f"{limit.name}: {limit.period}, {limit.calendar}")
        for move in moved:
            found += 1
            click.echo(f"  from {move.start}: due {move.before} -> {move.after}")
    click.echo(f"{found} deadlines move." if found else "No deadline moves.")


def _load(place: Path) -> dict[str, Calendar]:
    try:
        return calendar_files.load(place)
    except Refusal as refusal:
        raise Refused(str(refusal)) from None


def _limits(folder: Path, known: Mapping[str, Calendar]) -> Iterable[Counted]:
    library, problems = read_library(folder)
    for problem in problems:
        click.echo(f"Left out: {problem}", err=True)
    for key in library.procedures:
        yield from limits_of(Policy(library.publisher(key), library.procedure(key)), known)


def _periods(asked: Iterable[Period], known: Mapping[str, Calendar]) -> Iterable[Counted]:
    for period in asked:
        for calendar in known.values():
            if isinstance(period, SchoolDays) == (calendar.kind is Kind.SCHOOL_DAYS):
                yield Counted("any start", period, Rules(), calendar.id)
