"""Python for the browser: Pyodide's core, the engine and the calendars as the files the worker loads."""

from __future__ import annotations

import base64
import hashlib
import json
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from pyodide_lock import PyodideLockSpec
from pyodide_lock.spec import InfoSpec
from pyodide_lock.utils import add_wheels_to_spec

from build_scripts import runtime_wheel, web

FOLDER = f"{web.FOLDER}runtime/"

# Role -> file of the npm package `pyodide`. Its loader (pyodide.mjs) is bundled into the worker.
CORE = {"glue": "pyodide.asm.mjs", "wasm": "pyodide.asm.wasm", "stdlib": "python_stdlib.zip"}


@dataclass(frozen=True, slots=True)
class File:
    """One file the worker may ask for: what Pyodide calls it, where the site has it, and what it must be."""

    name: str
    path: str
    integrity: str
    size: int


@dataclass(frozen=True, slots=True)
class Runtime:
    """Site path -> content, and what a page must know to start the engine: role -> file."""

    contents: Mapping[str, bytes]
    files: Mapping[str, File]
    pyodide: str
    build: str

    def for_page(self) -> dict[str, object]:
        """The plain data that goes into a page beside the address of the worker."""
        return {"build": self.build, "files": {role: asdict(file) for role, file in self.files.items()}}


def build(root: Path, bundle_json: str) -> Runtime:
    """Every file of the runtime; `bundle_json` is the text that navigator.api.start() takes."""
    package = root / "node_modules" / "pyodide"
    wheel = runtime_wheel.build(root, version(root))
    named = {role: (name, (package / name).read_bytes()) for role, name in CORE.items()}
    named["lock"] = ("pyodide-lock.json", lock(package / "pyodide-lock.json", wheel))
    named["engine"] = (wheel.file_name, wheel.content)
    named["calendars"] = ("calendars.json", bundle_json.encode())
    files = {role: _file(name, content) for role, (name, content) in named.items()}
    contents = {files[role].path: content for role, (_, content) in named.items()}
    pyodide = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    table = {role: asdict(file) for role, file in files.items()}
    build_id = hashlib.sha256(json.dumps([pyodide, table], sort_keys=True).encode()).hexdigest()[:12]
    manifest = {"build": build_id, "pyodide": pyodide, "files": table}
    contents[f"{FOLDER}manifest.json"] = (json.dumps(manifest, indent=1, sort_keys=True) + "\n").encode()
    return Runtime(contents, files, pyodide, build_id)


def version(root: Path) -> str:
    """The version in pyproject.toml."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def lock(pyodide_lock: Path, wheel: runtime_wheel.Wheel) -> bytes:
    """Pyodide's lock file with the engine as its only package, and the hash that loadPackage checks."""
    info = json.loads(pyodide_lock.read_text(encoding="utf-8"))["info"]
    # The pyodide-lock that runs on Python 3.11 knows the ABI's version by another name; the file keeps Pyodide's own.
    known = InfoSpec(**{name: info.get(name, info["abi_version"]) for name in InfoSpec.model_fields})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / wheel.file_name
        path.write_bytes(wheel.content)
        spec = add_wheels_to_spec(PyodideLockSpec(info=known, packages={}), [path])
    packages = {name: package.model_dump() for name, package in spec.packages.items()}
    return json.dumps({"info": info, "packages": packages}, sort_keys=True).encode()


def _file(name: str, content: bytes) -> File:
    digest = hashlib.sha256(content).digest()
    integrity = f"sha256-{base64.b64encode(digest).decode()}"
    # A wheel is found by its name alone, which pip's rules fix: it stands in a folder of its hash instead.
    # Some hosts serve .mjs as no script at all.
    path = (
        f"{digest.hex()[:12]}/{name}"
        if name.endswith(".whl")
        else web.hashed_name(name, content).replace(".mjs", ".js")
    )
    return File(name, FOLDER + path, integrity, len(content))
