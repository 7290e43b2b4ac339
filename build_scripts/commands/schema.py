"""`navigator schema`: the files by which an editor completes and explains what an author writes."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import click

from build_scripts.commands.errors import writing
from build_scripts.source import json_schemas

FOLDER = Path("schemas")
MODELINE = "# yaml-language-server: $schema="


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=FOLDER)
def schema(folder: Path) -> None:
    """Write the JSON Schema of every kind of file to a FOLDER; schemas/ when none is named."""
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts().items():
            (folder / name).write_text(text, encoding="utf-8")
    click.echo(f"Wrote {', '.join(texts())} to {folder}/.")


@cache
def texts() -> Mapping[str, str]:
    """Each schema as a file: its name and its text."""
    made = json_schemas.all_files()
    return {f"{name}.json": json.dumps(made[name], ensure_ascii=False, indent=1) + "\n" for name in sorted(made)}


def modeline(kind: str) -> str:
    """The comment that names the schema of a kind of file to an editor, for a file of a publisher."""
    return f"{MODELINE}../../{FOLDER}/{kind}.json"
