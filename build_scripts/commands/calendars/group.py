"""`navigator calendars`, with all that can be done with calendar files."""

import click

from build_scripts.commands.calendars.check import check
from build_scripts.commands.calendars.diff import diff
from build_scripts.commands.calendars.new import new
from build_scripts.commands.calendars.update import update


@click.group()
def calendars() -> None:
    """Look after the calendars: bank holidays, closure days, school terms."""


for _each in (check, new, diff, update):
    calendars.add_command(_each)
