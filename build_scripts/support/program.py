"""Where the program's own files are: its sources in a checkout, or what was made of them in an installed copy.

An installed copy needs neither Node.js nor a network, because the wheel brings the folder READY (`make wheel`). In it:

    web.json        name -> text of each script and style for the browser
    runtime/        Python for the browser; runtime.json says what each file is
    overrides/      the templates around every page
    tokens.scss     the site's colours, against which an accent is measured
    favicon.svg     for the tab of a browser
    pages/          the hand-written pages that a site has unless it brings its own
    parts.json      what others made of all this, with versions
"""

import importlib.metadata
import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

NAME = "procedure-navigator"
BUILD_SCRIPTS = Path(__file__).parents[1]
ROOT = BUILD_SCRIPTS.parent
"""The checkout; of no use in an installed copy."""
READY = BUILD_SCRIPTS / "ready"
WEB, RUNTIME, PARTS = "web.json", "runtime", "parts.json"
NPM = ("govuk-frontend", "minisearch", "pyodide")
# Hand-written pages that procedures come with; what else is in docs/ is about this project.
PAGES = ("counting", "data")
# These say what a whole site does, and hold of no other.
OF_A_WHOLE_SITE = ("offline", "privacy", "staying-safe-online")


class IncompleteProgramError(Exception):
    """This copy has neither its sources nor what is made of them; the message says how to get a whole one."""


def ready() -> Path | None:
    """The folder of what is ready made; none in a checkout, which makes it from its sources."""
    if READY.is_dir():
        return READY
    if (ROOT / "package-lock.json").is_file():
        return None
    raise IncompleteProgramError(
        "this copy of procedure-navigator was installed without the parts for the browser; "
        "install a wheel that make wheel made, or run it in a checkout"
    )


def overrides() -> Path:
    """The templates around every page."""
    made = ready()
    return made / "overrides" if made else ROOT / "docs" / ".overrides"


def favicon() -> Path:
    """The mark of this project, for the tab of a browser."""
    return (ready() or ROOT / "docs" / "assets") / "favicon.svg"


def tokens() -> str:
    """The style sheet source that fixes the site's colours."""
    made = ready()
    return (made / "tokens.scss" if made else ROOT / "navigator/web/styles/_tokens.scss").read_text("utf-8")


def pages(*, whole: bool) -> dict[str, Path]:
    """The hand-written pages that a whole site has, or a part of somebody's, by their address among the sources."""
    made = ready()
    docs = made / "pages" if made else ROOT / "docs"
    return {f"{name}/index.md": docs / name / "index.md" for name in (*PAGES, *(OF_A_WHOLE_SITE if whole else ()))}


def parts() -> Mapping[str, str]:
    """The version of each thing by others that goes into the browser, by the name that it has among its own kind."""
    made = ready()
    if made:
        return dict(json.loads((made / PARTS).read_text("utf-8")))
    return parts_of(ROOT / "node_modules")


def parts_of(packages: Path) -> Mapping[str, str]:
    """The same, of installed npm packages."""
    found = {name: str(_json(packages / name / "package.json")["version"]) for name in NPM}
    return {**found, "python": str(_json(packages / "pyodide" / "pyodide-lock.json")["info"]["python"])}


def version() -> str:
    """The version of the program: of a checkout as pyproject.toml has it now, also before it is installed again."""
    project = ROOT / "pyproject.toml"
    if READY.is_dir() or not project.is_file():
        return importlib.metadata.version(NAME)
    return str(tomllib.loads(project.read_text("utf-8"))["project"]["version"])


def cache() -> Path | None:
    """Where a checkout keeps what it has made; none in an installed copy, whose folder is not ours to write to."""
    return None if READY.is_dir() else ROOT / ".cache"


def _json(path: Path) -> Mapping[str, Any]:
    return dict(json.loads(path.read_text("utf-8")))
