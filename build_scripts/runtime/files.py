"""Python for the browser: Pyodide's core, the engine and the calendars as the files the worker loads."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from build_scripts.assets import bundle
from build_scripts.runtime import packed
from build_scripts.support import program

FOLDER = f"{bundle.FOLDER}runtime/"
RUNTIME, TABLE = program.RUNTIME, "runtime.json"

# What the runtime consists of now, for tests and measurements; a page holds the same.
MANIFEST = "assets/runtime.json"

# The browser itself must read these as they are: a script, a wheel. All others travel packed, and the worker unpacks
# them, so that a host that compresses nothing sends few bytes too.
AS_THEY_ARE = {"glue", "engine"}


@dataclass(frozen=True, slots=True)
class File:
    """One file the worker may ask for: what Pyodide calls it, where the site has it, and what it must be."""

    name: str
    path: str
    integrity: str
    size: int
    packed: bool


@dataclass(frozen=True, slots=True)
class Runtime:
    """Site path -> content, and what a page must know to start the engine: role -> file."""

    contents: Mapping[str, bytes]
    files: Mapping[str, File]
    pyodide: str
    build: str

    def for_page(self) -> dict[str, object]:
        """The plain data that goes into a page beside the address of the worker."""
        return {"files": {role: asdict(file) for role, file in self.files.items()}}


def keep(runtime: Runtime, folder: Path) -> None:
    """Put a runtime into a folder, without what it starts from: each site has calendars of its own."""
    files = {role: file for role, file in runtime.files.items() if role != "start"}
    (folder / RUNTIME).mkdir()
    for role, file in files.items():
        (folder / RUNTIME / role).write_bytes(runtime.contents[file.path])
    told = {"pyodide": runtime.pyodide, "files": {role: asdict(file) for role, file in files.items()}}
    (folder / RUNTIME / TABLE).write_text(json.dumps(told, indent=1, sort_keys=True), encoding="utf-8")


def ready_made(folder: Path, start: str, cache: Path) -> Runtime:
    """What `keep` has put into a folder, for a site that starts from `start`."""
    told = json.loads((folder / RUNTIME / TABLE).read_text(encoding="utf-8"))
    files = {role: File(**fields) for role, fields in told["files"].items()}
    contents = {file.path: (folder / RUNTIME / role).read_bytes() for role, file in files.items()}
    files["start"], content = sent("start", "start.json", start.encode(), cache)
    contents[files["start"].path] = content
    return runtime(contents, files, told["pyodide"])


def runtime(contents: dict[str, bytes], files: Mapping[str, File], pyodide: str) -> Runtime:
    """The runtime of these files, with the manifest beside them."""
    table = {role: asdict(file) for role, file in files.items()}
    build_id = hashlib.sha256(json.dumps([pyodide, table], sort_keys=True).encode()).hexdigest()[:12]
    manifest = {"build": build_id, "pyodide": pyodide, "files": table}
    contents[MANIFEST] = (json.dumps(manifest, indent=1, sort_keys=True) + "\n").encode()
    return Runtime(contents, files, pyodide, build_id)


def sent(role: str, name: str, content: bytes, cache: Path) -> tuple[File, bytes]:
    """A file as a host sends it, with what a page has to know of it; `name` is what Pyodide calls it."""
    is_packed = role not in AS_THEY_ARE
    if is_packed:
        content = packed.compressed(cache, content)
    digest = hashlib.sha256(content).digest()
    integrity = f"sha256-{base64.b64encode(digest).decode()}"
    return File(
        name, FOLDER + _path(name, digest.hex()[:12], packed=is_packed), integrity, len(content), is_packed
    ), content


def _path(name: str, digest: str, *, packed: bool) -> str:
    # A wheel is found by its name alone, which pip's rules fix: it stands in a folder of its hash instead.
    if name.endswith(".whl"):
        return f"{digest}/{name}"
    stem, _, ending = name.rpartition(".")
    # Some hosts serve .mjs as no script at all, and some announce a .gz as something to be unpacked by the browser.
    return f"{stem}-{digest}.{'bin' if packed else ending.replace('mjs', 'js')}"
