"""The lean runtime, which is made once and kept in the cache."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from build_scripts.assets import bundle, nodejs
from build_scripts.runtime import engine_wheel, rehearsal
from navigator import api
from navigator.model.policy import Policy

FILES = ("stdlib.zip", "lean.wasm", "memory.bin")
HERE = Path(__file__).parent
# What it is made by: a change of any makes it anew.
MAKERS = (
    *("node/snapshot.mjs", "node/profile.mjs", "node/wasm.mjs", "in_pyodide/slim.py", "in_pyodide/tidy.py"),
    *("rehearsal.py", "../source/traverse.py"),
)


class RuntimeFaultError(Exception):
    """The browser's Python does not answer as the build's own does."""


@dataclass(frozen=True, slots=True)
class Export:
    """The standard library as far as needed, WebAssembly with the functions that are used, and Python's memory."""

    stdlib: bytes
    lean: bytes
    memory: bytes


def wheel(root: Path, cache: Path, version: str, python: tuple[int, int]) -> engine_wheel.Wheel:
    """The engine for a runtime of this Python version: compiled where the machine's Python is of the same."""
    plain = engine_wheel.build(root, version)
    command = engine_wheel.compiler()
    if sys.version_info[:2] != python or not command.is_file():
        return plain
    folder = cache / "wheels" / hashlib.sha256(plain.content).hexdigest()[:32]
    if not folder.is_dir():
        made = engine_wheel.compiled(plain, command)
        bundle.write_cache(folder / made.file_name, made.content)
    (path,) = folder.glob("*.whl")
    return engine_wheel.Wheel(path.name, path.read_bytes())


def make(
    root: Path, cache: Path, wheel: engine_wheel.Wheel, lock: bytes, start: str, policies: Iterable[Policy]
) -> Export:
    """The lean runtime for this engine, made anew only if something it is made of has changed."""
    enough = rehearsal.enough(policies)
    texts = (json.dumps(policy.as_data()).encode() for policy in enough)
    folder = cache / "runtime" / _key(root, wheel.content, lock, start.encode(), *texts)
    if not folder.is_dir():
        _rehearse(root, folder, wheel, lock, start, rehearsal.requests(start, enough))
    return Export(*((folder / name).read_bytes() for name in FILES))


def _rehearse(
    root: Path, folder: Path, wheel: engine_wheel.Wheel, lock: bytes, start: str, requests: tuple[str, ...]
) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as name:
        out = Path(name)
        (out / wheel.file_name).write_bytes(wheel.content)
        job = {
            "pyodide": str(root / "node_modules" / "pyodide"),
            "lock": json.loads(lock),
            "wheel": str(out / wheel.file_name),
            "distribution": engine_wheel.DISTRIBUTION,
            "start": start,
            "rehearsal": requests,
            "out": str(out),
        }
        answers = nodejs.run(root, HERE / "node" / "snapshot.mjs", job)["answers"]
        api.start(start)
        for question, answer in zip(requests, answers, strict=True):
            if api.ask(question) != answer:
                raise RuntimeFaultError(f"Python in the browser and here do not give the same answer to {question}")
        made = Path(tempfile.mkdtemp(dir=folder.parent))
        for file in FILES:
            shutil.move(out / file, made / file)
        try:
            made.replace(folder)
        except OSError:
            if not folder.is_dir():
                raise
            shutil.rmtree(made)  # another build has made the same meanwhile


def _key(root: Path, *parts: bytes) -> str:
    digest = hashlib.sha256()
    lockfile = (root / "package-lock.json").read_bytes()
    makers = ((HERE / name).read_bytes() for name in MAKERS)
    memory = (root / bundle.SOURCES / "engine/snapshot.mjs").read_bytes()
    for part in (lockfile, memory, *makers, *parts):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()[:32]
