"""`navigator serve` and `navigator build`: the site of the folder that they are run in."""

import os
import subprocess
import sys
from pathlib import Path

import click

from build_scripts.commands.errors import Refused
from build_scripts.mkdocs_site import server
from build_scripts.source import yaml_tree
from build_scripts.support.build_options import DRAFTS, PUBLISHED

CONFIG = Path("mkdocs.yml")
# Material announces the end of MkDocs 1 at every start; the program keeps to MkDocs 1 on purpose.
QUIET = {"NO_MKDOCS_2_WARNING": "1"}


@click.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where the site is served: host:port.")
@click.pass_context
def serve(context: click.Context, address: str) -> None:
    """Serve the site while it is being written; a save of any file shows at once."""
    _there()
    os.environ.update(QUIET)
    context.exit(server.main(address, "navigator serve --address 127.0.0.1:8001"))


@click.command()
@click.option("--site-dir", type=click.Path(path_type=Path), metavar="DIR", help="Where to write it, if not site/.")
@click.option("--drafts", is_flag=True, help="Publish procedures whose status is draft too, each marked as one.")
@click.option(
    "--published",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Say which texts are not as published and have no new entry in changes; FILE is its api/index.json.",
)
@click.pass_context
def build(context: click.Context, site_dir: Path | None, drafts: bool, published: Path | None) -> None:  # noqa: FBT001 - click's way
    """Write the site that can be published to site/."""
    _there()
    if published:
        os.environ[PUBLISHED] = str(published.resolve())
    if drafts:
        os.environ[DRAFTS] = "1"
    context.exit(built(Path.cwd(), *(["--site-dir", str(site_dir.resolve())] if site_dir else [])))


def built(folder: Path, *options: str) -> int:
    """Build the site of a folder, strictly; the exit code of MkDocs, which has said what is wrong."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", *options]
    return subprocess.run(command, cwd=folder, env={**os.environ, **QUIET}, check=False).returncode


def _there() -> None:
    if not CONFIG.is_file():
        raise Refused(
            f"{Path.cwd()}: has no {CONFIG}; run this in the folder that has it, or begin with navigator init"
        )
    # The builder would say it in the words of the YAML library.
    if problem := yaml_tree.slip(CONFIG.as_posix(), CONFIG.read_bytes()):
        raise Refused(str(problem))
