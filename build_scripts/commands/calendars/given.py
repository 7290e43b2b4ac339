"""What is given to the commands of calendars: a day, a period, a stretch of years, and where the calendars are."""

import re
from datetime import date
from pathlib import Path

import click

from build_scripts.commands.errors import Refused
from build_scripts.source import calendar_files
from build_scripts.source.problems import shown
from navigator.dates import iso, periods
from navigator.dates.periods import Period
from navigator.dates.refusals import Refusal

SHIPPED = calendar_files.CALENDARS
OWN = Path("procedures/calendars")
"""The calendars of the folder in which the command is run."""


def procedures_here() -> Path:
    """The procedures of the folder in which the command is run, or else those of the program's own folder."""
    return OWN.parent if OWN.parent.is_dir() else SHIPPED.parent


class Day(click.ParamType[date]):
    name = "date"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        del param, ctx
        try:
            return value if isinstance(value, date) else iso.parse(value)
        except Refusal as refusal:
            raise Refused(str(refusal)) from None


class AnyPeriod(click.ParamType[Period]):
    name = "period"

    def convert(self, value: str | Period, param: click.Parameter | None, ctx: click.Context | None) -> Period:
        del param, ctx
        try:
            return value if isinstance(value, Period) else periods.parse(value)
        except Refusal as refusal:
            raise Refused(str(refusal)) from None


class Years(click.ParamType[tuple[int, int]]):
    name = "years"

    def convert(
        self, value: str | tuple[int, int], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        del param, ctx
        if isinstance(value, tuple):
            return value
        first, dots, last = value.partition("..")
        years = (first, last if dots else first)
        if not all(re.fullmatch(r"(?:19|20|21)[0-9]{2}", year) for year in years) or years[0] > years[1]:
            raise Refused(f"{shown(value)} is not a stretch of years; a first and a last one, 2026..2028, or one year.")
        return int(years[0]), int(years[1])
