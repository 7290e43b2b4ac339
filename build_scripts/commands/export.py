"""`navigator export`: a procedure as a Word file, for those who decide on paper."""

from datetime import UTC, datetime
from pathlib import Path

import click

from build_scripts.commands.errors import FILE, Refused, writing
from build_scripts.commands.procedure import chosen
from build_scripts.source.problems import shown
from navigator.words import ENGLISH

WORD = ".docx"


@click.command()
@click.argument("procedure")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--overwrite", is_flag=True, help="Write over a file that is there.")
def export(procedure: str, file: Path | None, overwrite: bool) -> None:  # noqa: FBT001 - click's way
    """Write a PROCEDURE to a Word FILE, each clause with its id, and room for signatures.

    Left out, the file is called as the procedure is, in this folder.
    """
    try:
        from build_scripts.pages.word_file import word_file  # noqa: PLC0415  not every copy has what this imports
    except ImportError:
        raise Refused("A Word file needs the package python-docx: pip install python-docx") from None
    target = file or Path(f"{procedure.rpartition('/')[2]}{WORD}")
    if target.suffix.lower() != WORD:
        raise Refused(
            f"{target}: {shown(target.suffix)} is not a kind that is written; name a file that ends in {WORD}"
        )
    if target.exists() and not overwrite:
        raise Refused(f"{target}: is there already; name another file, or say --overwrite")
    held, key = chosen(procedure)
    made = word_file(held.policies[key], ENGLISH, held.calendars, datetime.now(UTC).date())
    with writing(target, FILE):
        target.write_bytes(made)
    click.echo(f"Wrote {target}")
