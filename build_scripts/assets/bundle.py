"""Scripts and styles of navigator/web as the files a browser loads: bundled, minified, named by their content."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from build_scripts.assets import nodejs
from build_scripts.support import program

FOLDER = "assets/navigator/"
SOURCES = "navigator/web"
ENTRIES = f"{SOURCES}/entries.json"
BUNDLER = Path(__file__).parent / "node" / "bundle.mjs"

# How each kind of entry is compiled. Page scripts are classic, because no module runs from a file:// page;
# workers and the loader of Python are modules, because Pyodide refuses classic workers. What others copy into their own
# pages is classic too, and stays as it can be read.
FORMATS: Mapping[str, str] = {"pages": "iife", "modules": "esm", "copied": "iife"}
READABLE = {"copied"}
MARKED = {"pages"}


class WebError(Exception):
    """A script or style does not compile; `problems` holds one line each, `file:line:column: what is wrong`."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Bundle:
    """Site path -> bytes, and logical name ("calculator.js", "site.css") -> site path."""

    files: Mapping[str, bytes]
    assets: Mapping[str, str]


def bundle(root: Path, cache: Path) -> Bundle:
    """Compile every entry of navigator/web/entries.json; nothing is started when no source has changed."""
    job = _job(root)
    cached = cache / "web" / f"{_key(root, job)}.json"
    if cached.is_file():
        texts = json.loads(cached.read_text(encoding="utf-8"))
    else:
        answer = nodejs.run(root, BUNDLER, job)
        if answer["problems"]:
            raise WebError(answer["problems"])
        texts = answer["files"]
        write_cache(cached, json.dumps(texts).encode())
    return named(texts)


def ready_made(folder: Path) -> Bundle:
    """What `keep` has put into a folder."""
    return named(json.loads((folder / program.WEB).read_text(encoding="utf-8")))


def keep(bundle: Bundle, folder: Path) -> None:
    """Put the scripts and styles into a folder, for a copy of the program without sources."""
    texts = {name: bundle.files[path].decode() for name, path in bundle.assets.items()}
    (folder / program.WEB).write_text(json.dumps(texts, ensure_ascii=False, sort_keys=True), encoding="utf-8")


def named(texts: Mapping[str, str]) -> Bundle:
    """Each text as a file whose name holds its content."""
    contents = {name: text.encode() for name, text in sorted(texts.items())}
    assets = {name: FOLDER + hashed_name(name, content) for name, content in contents.items()}
    return Bundle({assets[name]: content for name, content in contents.items()}, assets)


def hashed_name(name: str, content: bytes) -> str:
    """`site.css` -> `site-1f2e3d4c5b6a.css`, so that a file of one name never changes."""
    path = PurePosixPath(name)
    return f"{path.stem}-{hashlib.sha256(content).hexdigest()[:12]}{path.suffix}"


def write_cache(path: Path, content: bytes) -> None:
    """Write a cache file whole or not at all, so that a build that is stopped leaves nothing half-written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")  # two builds may keep the same at once
    part.write_bytes(content)
    part.replace(path)


def _job(root: Path) -> dict[str, object]:
    entries = json.loads((root / ENTRIES).read_text(encoding="utf-8"))
    scripts = [
        {
            "name": f"{PurePosixPath(path).stem}.js",
            "path": f"{SOURCES}/{path}",
            "format": form,
            "minify": kind not in READABLE,
            "began": kind in MARKED,
        }
        for kind, form in FORMATS.items()
        for path in entries.get(kind, ())
    ]
    styles = [{"name": f"{PurePosixPath(path).stem}.css", "path": f"{SOURCES}/{path}"} for path in entries["styles"]]
    paths = [f"{SOURCES}/{path}" for kind in (*FORMATS, "styles") for path in entries.get(kind, ())]
    missing = [path for path in paths if not (root / path).is_file()]
    if missing:
        raise WebError([f"{ENTRIES}:1:1: there is no file {path}" for path in missing])
    return {"root": str(root), "scripts": scripts, "styles": styles}


def _key(root: Path, job: Mapping[str, object]) -> str:
    digest = hashlib.sha256(json.dumps({**job, "root": ""}, sort_keys=True).encode())
    sources = sorted(path for path in (root / SOURCES).rglob("*") if path.is_file())
    named = {path.relative_to(root).as_posix(): path for path in [root / "package-lock.json", *sources]}
    for name, path in {**named, BUNDLER.name: BUNDLER}.items():
        digest.update(f"\0{name}\0".encode())  # where a module stands counts: others import it by its path
        digest.update(path.read_bytes())
    return digest.hexdigest()[:32]
