"""What a release is called and what it says of itself: python -m build_scripts.dev.release v1.2.3 FOLDER.

Run by the workflow of releases. It writes notes.md, sbom.json and SHA256SUMS beside the wheel in FOLDER. Exit code 1
and one line: the tag, the version of the project and the changelog do not agree.
"""

import hashlib
import re
import sys
import tomllib
import zipfile
from pathlib import Path

from build_scripts.support import program

CHANGELOG, PROJECT = "CHANGELOG.md", "pyproject.toml"
SBOM = "build_scripts/ready/sbom.json"
MOST = 125_000
"""Characters that GitHub takes as the text of a release."""
NOTES, BESIDE, SUMS = "notes.md", "sbom.json", "SHA256SUMS"


class ReleaseError(Exception):
    """Why this cannot be released, in one line."""


def notes(tag: str, project: str, changelog: str) -> str:
    """The part of the changelog about a version; the texts are those of the files."""
    version = tomllib.loads(project)["project"]["version"]
    if tag != f"v{version}":
        raise ReleaseError(f"{PROJECT}: the version is {version}, and the tag {tag}; tag the commit v{version}")
    parts = re.split(r"(?m)^## (.+)\n", changelog)
    dated = dict(zip(parts[1::2], parts[2::2], strict=True))
    found = next((title for title in dated if re.fullmatch(rf"{re.escape(version)}, \d{{4}}-\d\d-\d\d", title)), None)
    if found is None:
        raise ReleaseError(f"{CHANGELOG}: has nothing about {version}; a title: ## {version}, YYYY-MM-DD")
    if not dated[found].strip():
        raise ReleaseError(f"{CHANGELOG}: says nothing under {found}; what changed, a line each")
    text = dated[found].strip() + "\n"
    if len(text) > MOST:
        raise ReleaseError(f"{CHANGELOG}: {version} has {len(text)} characters; at most {MOST}, so leave out the small")
    return text


def put_beside(folder: Path, text: str) -> None:
    """The notes, the list of whose work is in the wheel, and the hashes of both that and the wheel."""
    wheels = sorted(folder.glob("*.whl"))
    if len(wheels) != 1:
        raise ReleaseError(f"{folder}: has {len(wheels)} wheels; make wheel writes one")
    with zipfile.ZipFile(wheels[0]) as held:
        (folder / BESIDE).write_bytes(held.read(SBOM))
    sums = [f"{hashlib.sha256(each.read_bytes()).hexdigest()}  {each.name}" for each in (wheels[0], folder / BESIDE)]
    (folder / SUMS).write_text("\n".join(sums) + "\n", encoding="utf-8")
    (folder / NOTES).write_text(text, encoding="utf-8")


def main(tag: str, folder: str) -> int:
    """Write what goes with a wheel; 1 where it cannot be released."""
    try:
        texts = [(program.ROOT / name).read_text("utf-8") for name in (PROJECT, CHANGELOG)]
        put_beside(Path(folder), notes(tag, *texts))
    except ReleaseError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
