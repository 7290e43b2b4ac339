"""Python for the browser, made from its sources: Pyodide's npm package, and the engine of a checkout."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pyodide_lock import PyodideLockSpec
from pyodide_lock.spec import InfoSpec
from pyodide_lock.utils import add_wheels_to_spec

from build_scripts.runtime import engine_wheel, files, snapshot
from build_scripts.support import program
from navigator.model.policy import Policy

# Role -> file of the npm package `pyodide`. Its loader (pyodide.mjs) is bundled into the worker.
CORE = {"glue": "pyodide.asm.mjs", "wasm": "pyodide.asm.wasm", "stdlib": "python_stdlib.zip"}


def build(root: Path, start: str, cache: Path, policies: Iterable[Policy] | None = None) -> files.Runtime:
    """Every file of the runtime; `start` is what navigator.api.start() takes, `cache` a folder for what is made once.

    With the policies, the engine is rehearsed on them and a memory of it is kept, which starts in a fraction of the
    time; making it takes half a minute whenever the engine, the calendars or a policy has changed.
    """
    package = root / "node_modules" / "pyodide"
    wheel = snapshot.wheel(root, cache, program.version(), python_of(package))
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
    sent = {role: files.sent(role, name, content, cache) for role, (name, content) in named.items()}
    contents = {file.path: content for file, content in sent.values()}
    pyodide = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    return files.runtime(contents, {role: file for role, (file, _) in sent.items()}, pyodide)


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
