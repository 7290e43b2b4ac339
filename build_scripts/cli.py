"""The command `navigator`: thin, for authors and tests; everything it says is computed elsewhere."""

import click

from build_scripts.commands.calendars.group import calendars
from build_scripts.commands.check import check
from build_scripts.commands.deadline import deadline
from build_scripts.commands.deadlines import deadlines
from build_scripts.commands.demo import demo
from build_scripts.commands.diff import diff
from build_scripts.commands.document import document
from build_scripts.commands.draft import draft
from build_scripts.commands.export import export
from build_scripts.commands.init import init
from build_scripts.commands.new import new
from build_scripts.commands.procedure import show, where
from build_scripts.commands.schema import schema
from build_scripts.commands.site import build, serve
from build_scripts.commands.write import finish, write


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="procedure-navigator", message="%(version)s")
def main() -> None:
    """Procedures as data: check them, show them, count their deadlines, find out where a case stands."""


COMMANDS = (
    *(
        build,
        calendars,
        check,
        deadline,
        deadlines,
        demo,
        diff,
        document,
        draft,
        export,
        finish,
        init,
        new,
        schema,
        serve,
        show,
    ),
    *(where, write),
)
for command in COMMANDS:
    main.add_command(command)
