"""`navigator write` and `navigator finish`: the site as a folder for another builder, and what follows its build."""

import os
from pathlib import Path

import click
from mkdocs.utils.yaml import yaml_load

from build_scripts.assets.accent import AccentError
from build_scripts.assets.bundle import WebError
from build_scripts.assets.nodejs import NodeError
from build_scripts.commands.errors import Refused
from build_scripts.content import PROCEDURES
from build_scripts.mkdocs_site import export, template_data, theme
from build_scripts.publish import brotli, service_worker
from build_scripts.publish import finish as finishing
from build_scripts.runtime.snapshot import RuntimeFaultError
from build_scripts.source.problems import ProblemsError
from build_scripts.support import output_folder
from build_scripts.support.build_date import BuildDayError, build_day
from build_scripts.support.program import IncompleteProgramError
from navigator.dates.refusals import Refusal

SERVICE_WORKER = "service_worker.js"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def write(folder: Path) -> None:
    """Write the pages, files and templates of the site to a FOLDER that other builders than MkDocs can read."""
    root = Path.cwd()
    if not (root / export.CONFIG).is_file() or not (root / PROCEDURES).is_dir():
        raise Refused(f"{root}: has no mkdocs.yml or no procedures/; run this in the folder that has both")
    try:
        export.refuse(root, folder)
        done = output_folder.write(folder, export.everything(root, build_day(os.environ)))
    except (
        *(AccentError, BuildDayError, ProblemsError, WebError, NodeError, RuntimeFaultError, Refusal),
        *(output_folder.FolderError, export.ExportError, IncompleteProgramError),
    ) as fault:
        raise Refused(str(fault)) from None
    click.echo(f"Wrote {done.written} files to {folder}; {done.same} were there already, {done.removed} went.")
    click.echo(f"Build it, then run: navigator finish {folder}")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--site", type=click.Path(path_type=Path), metavar="DIR", help="The built site, if not FOLDER/site.")
@click.pass_context
def finish(context: click.Context, folder: Path, site: Path | None) -> None:
    """Add the search, the files for hosts and the offline copy to the site built from a FOLDER of `navigator write`.

    Exit code 1 and a line for each fault when the site must not be published.
    """
    site = site or folder / export.SITE
    for needed in (folder / export.CONFIG, site / "index.html"):
        if not needed.is_file():
            raise Refused(f"{needed}: is not there; run navigator write, then build the folder, then run this")
    with (folder / export.CONFIG).open("rb") as text:
        settings = yaml_load(text)
    finishing.leave_out(site, folder / export.DOCS, (theme.SCRIPTS, theme.STYLES))
    findings = finishing.finish(site, settings.get("site_url", ""))
    brotli.write(site, folder / theme.CACHE)
    service_worker.write(site, settings["extra"][template_data.KEY]["assets"][SERVICE_WORKER])
    for finding in findings:
        click.echo(str(finding))
    click.echo("This site must not be published." if findings else f"{site} is ready to publish.")
    context.exit(1 if findings else 0)
