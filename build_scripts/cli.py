"""The command `navigator`: thin, for authors and tests; everything it says is computed elsewhere."""

import click

from build_scripts.calendars_cli import calendars
from build_scripts.check_command import check
from build_scripts.deadline_command import deadline
from build_scripts.deadlines_csv import deadlines
from build_scripts.demo_command import demo
from build_scripts.diff_command import diff
from build_scripts.new_command import new
from build_scripts.procedure_commands import show, where
from build_scripts.schema_command import schema
from build_scripts.write_command import finish, write


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="procedure-navigator", message="%(version)s")
def main() -> None:
    """Procedures as data: check them, show them, count their deadlines, find out where a case stands."""


for command in (calendars, check, deadline, deadlines, demo, diff, finish, new, schema, show, where, write):
    main.add_command(command)
