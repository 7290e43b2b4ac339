"""Python for the browser: Pyodide's core, the engine and the calendars as the files the worker loads."""

from __future__ import annotations

import base64
import hashlib
import json
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from pyodide_lock import PyodideLockSpec
from pyodide_lock.spec import InfoSpec
from pyodide_lock.utils import add_wheels_to_spec

from build_scripts.assets import bundle
from build_scripts.runtime import engine_wheel, snapshot
from navigator.model.policy import Policy

FOLDER = f"{bundle.FOLDER}runtime/"

# What the runtime consists of now, for tests and measurements; a page holds the same.
MANIFEST = "assets/runtime.json"

# Role -> file of the npm package `pyodide`. Its loader (pyodide.mjs) is bundled into the worker.
CORE = {"glue": "pyodide.asm.mjs", "wasm": "pyodide.asm.wasm", "stdlib": "python_stdlib.zip"}

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


def build(root: Path, start: str, cache: Path, policies: Iterable[Policy] | None = None) -> Runtime:
    """Every file of the runtime; `start` is what navigator.api.start() takes, `cache` a folder for what is made once.

    With the policies, the engine is rehearsed on them and a memory of it is kept, which starts in a fraction of the
    time; making it takes half a minute whenever the engine, the calendars or a policy has changed.
    """
    package = root / "node_modules" / "pyodide"
    wheel = snapshot.wheel(root, cache, version(root), python_of(package))
    lock_file = lock(package / "pyodide-lock.json", wheel)
    named = {role: (name, (package / name).read_bytes()) for role, name in CORE.items()}
    named["lock"] = ("pyodide-lock.json", lock_file)
    named["engine"] = (wheel.file_name, wheel.content)
    named["start"] = ("start.json", start.encode())
    if policies is not None:
        made = snapshot.make(root, cache, wheel, lock_file, start, policies)
        named["stdlib"] = ("python_stdlib.zip", made.stdlib)
        named["lean"] = ("lean.wasm", made.lean)
        named["memory"] = ("memory.bin", made.memory)
    sent = {role: _sent(role, name, content, cache) for role, (name, content) in named.items()}
    files = {role: file for role, (file, _) in sent.items()}
    contents = {file.path: content for file, content in sent.values()}
    table = {role: asdict(file) for role, file in files.items()}
    pyodide = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    build_id = hashlib.sha256(json.dumps([pyodide, table], sort_keys=True).encode()).hexdigest()[:12]
    manifest = {"build": build_id, "pyodide": pyodide, "files": table}
    contents[MANIFEST] = (json.dumps(manifest, indent=1, sort_keys=True) + "\n").encode()
    return Runtime(contents, files, pyodide, build_id)


def version(root: Path) -> str:
    """The version in pyproject.toml."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def python_of(package: Path) -> tuple[int, int]:
    """The Python that Pyodide runs, as major and minor number."""
    major, minor, *_ = _info(package / "pyodide-lock.json")["python"].split(".")
    return int(major), int(minor)


def lock(pyodide_lock: Path, wheel: engine_wheel.Wheel) -> bytes:
    """Pyodide's lock file with the engine as its only package, and the hash that loadPackage checks."""
    info = _info(pyodide_lock)
    # The pyodide-lock that runs on Python 3.11 knows the ABI's version by another name; the file keeps Pyodide's own.
    known = InfoSpec.model_validate({name: info.get(name, info["abi_version"]) for name in InfoSpec.model_fields})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / wheel.file_name
        path.write_bytes(wheel.content)
        spec = add_wheels_to_spec(PyodideLockSpec(info=known, packages={}), [path])
    packages = {name: package.model_dump() for name, package in spec.packages.items()}
    return json.dumps({"info": info, "packages": packages}, sort_keys=True).encode()


@cache
def _info(pyodide_lock: Path) -> dict[str, str]:
    return dict(json.loads(pyodide_lock.read_text(encoding="utf-8"))["info"])


def _sent(role: str, name: str, content: bytes, cache: Path) -> tuple[File, bytes]:
    packed = role not in AS_THEY_ARE
    if packed:
        content = snapshot.compressed(cache, content)
    digest = hashlib.sha256(content).digest()
    integrity = f"sha256-{base64.b64encode(digest).decode()}"
    return File(name, FOLDER + _path(name, digest.hex()[:12], packed=packed), integrity, len(content), packed), content


def _path(name: str, digest: str, *, packed: bool) -> str:
    # A wheel is found by its name alone, which pip's rules fix: it stands in a folder of its hash instead.
    if name.endswith(".whl"):
        return f"{digest}/{name}"
    stem, _, ending = name.rpartition(".")
    # Some hosts serve .mjs as no script at all, and some announce a .gz as something to be unpacked by the browser.
    return f"{stem}-{digest}.{'bin' if packed else ending.replace('mjs', 'js')}"
