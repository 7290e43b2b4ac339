"""`make wheel`: the program as one file that a board installs, with what the browser needs ready made in it.

What is made goes into a copy of the sources, never into the checkout, whose own build makes everything anew.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from build_scripts import content
from build_scripts.assets import bundle
from build_scripts.pages import licences
from build_scripts.runtime import files, making
from build_scripts.support import program
from navigator.model.policy import Policy

ROOT = program.ROOT
DIST = ROOT / "dist"
CACHE = ROOT / ".cache"
LARGEST = 15_000_000
"""Bytes of a wheel that a board on a slow line still installs gladly."""
NOTICES = "THIRD-PARTY.md"
# What an installed copy runs. Scripts and styles are in it ready made, and what makes them stays behind.
PACKAGES = {
    "navigator": ("*.py",),
    "build_scripts": ("*.py", "*.j2", "*.css", "*.yml", "*.json", "*.txt"),
    "procedures/calendars": ("*.json",),
}
LEFT_OUT = ("build_scripts/dev/", "build_scripts/assets/node/", "build_scripts/runtime/node/", "navigator/web/")
ALONGSIDE = ("pyproject.toml", "README.md", "LICENSE")
# The earliest date that a zip file can hold, so that no clock gets into the wheel.
EPOCH = "315532800"
SOURCES = {
    "Pyodide": "https://github.com/pyodide/pyodide",
    "Python": "https://github.com/python/cpython",
    "GOV.UK Frontend": "https://github.com/alphagov/govuk-frontend",
    "MiniSearch": "https://github.com/lucaong/minisearch",
    "Material for MkDocs": "https://github.com/squidfunk/mkdocs-material",
    "Bank holidays": "https://www.gov.uk/bank-holidays",
}


def stage(folder: Path) -> None:
    """Copy what an installed copy runs, and put beside it what is made of the rest."""
    for package, patterns in PACKAGES.items():
        for pattern in patterns:
            for path in sorted((ROOT / package).rglob(pattern)):
                name = path.relative_to(ROOT)
                if "__pycache__" not in name.parts and not name.as_posix().startswith(LEFT_OUT):
                    (folder / name).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(path, folder / name)
    for beside in ALONGSIDE:
        shutil.copyfile(ROOT / beside, folder / beside)
    components = licences.shipped(program.parts())
    (folder / NOTICES).write_text(notices(components), encoding="utf-8")
    settings = (folder / "pyproject.toml").read_text("utf-8")
    (folder / "pyproject.toml").write_text(
        settings.replace('license-files = ["LICENSE"]', f'license-files = ["LICENSE", "{NOTICES}"]'), encoding="utf-8"
    )
    ready = folder / "build_scripts" / program.READY.name
    ready.mkdir()
    make_ready(ready)
    (ready / "sbom.json").write_bytes(licences.files(components)[licences.LIST])


def make_ready(folder: Path) -> None:
    """Everything that build_scripts.support.program says of such a folder."""
    bundle.keep(bundle.bundle(ROOT, CACHE), folder)
    policies, calendars = rehearsed()
    start = json.dumps({"calendars": calendars, "language": "en"})
    files.keep(making.build(ROOT, start, CACHE, policies), folder)
    (folder / program.PARTS).write_text(json.dumps(program.parts(), indent=1) + "\n", encoding="utf-8")
    shutil.copytree(program.overrides(), folder / "overrides")
    for address, path in program.pages(whole=True).items():
        target = folder / "pages" / address
        target.parent.mkdir(parents=True)
        shutil.copyfile(path, target)
    shutil.copyfile(program.favicon(), folder / "favicon.svg")
    (folder / "tokens.scss").write_text(program.tokens(), encoding="utf-8")


def rehearsed() -> tuple[list[Policy], dict[str, Mapping[str, Any]]]:
    """The procedures by which a start in the browser is rehearsed: those of this project and of the made-up board.

    A board's own use no construct that is not among them. If they need more of Python all the same, the browser starts
    it in the complete way.
    """
    own = ROOT / content.PROCEDURES
    with tempfile.TemporaryDirectory() as name:
        example = Path(name) / content.PROCEDURES
        shutil.copytree(ROOT / "build_scripts" / "example", example, ignore=shutil.ignore_patterns("accessibility.yml"))
        shutil.copy(own / "calendars" / content.BANK_HOLIDAYS, example / "calendars")
        read = [content.read(own), content.read(example)]
        calendars = {**content.calendar_data(own), **content.calendar_data(example)}
    return [policy for each in read for policy in each.policies.values()], calendars


def notices(components: Iterable[licences.Component]) -> str:
    """What others made of it, and under which licence it may be passed on."""
    others = [each for each in components if each.name in SOURCES]
    rows = [
        f"* {each.name} {each.version}: {each.licence}. Copyright {each.copyright}. Source: {SOURCES[each.name]}"
        for each in others
    ]
    permission = (ROOT / "LICENSE").read_text("utf-8").partition("Permission is")
    return "\n".join(
        (
            "# What others made of what is in this wheel",
            "",
            *rows,
            "",
            "Pyodide and Python are here as files for a browser. Pyodide's are under the Mozilla Public License 2.0,",
            "https://mozilla.org/MPL/2.0/; their source is at the address above, under the tag of that version.",
            "Python's licence: https://docs.python.org/3/license.html. Bank holidays: version 3 of the Open",
            "Government Licence: https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/.",
            "",
            "For what is under the MIT licence:",
            "",
            permission[1] + permission[2],
        )
    )


def main(dist: Path = DIST) -> int:
    """Write the wheel to a folder; 1 if it is larger than a wheel may be."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stage(folder)
        shutil.rmtree(dist, ignore_errors=True)
        command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
        environ = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
        subprocess.run([*command, "--wheel-dir", str(dist), str(folder)], check=True, env=environ)
    (wheel,) = dist.glob("*.whl")
    size = wheel.stat().st_size
    print(f"{wheel}: {size / 1_000_000:.1f} MB")
    if size > LARGEST:
        print(f"That is more than {LARGEST / 1_000_000:.0f} MB; take something out", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
