"""The engine as a wheel for the browser's Python: the same bytes from the same sources, built without a network."""

from __future__ import annotations

import ast
import base64
import hashlib
import io
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

# `navigator` is taken as a distribution name on the public index.
DISTRIBUTION = "procedure-navigator-engine"
NAME = DISTRIBUTION.replace("-", "_")
PACKAGE = "navigator"
WORDS = f"{PACKAGE}/words/en.py"
# Texts that only pages and their scripts show, by the first parts of their names: a browser need not fetch them twice.
ON_PAGES = frozenset(
    {
        "access",
        "chart",
        "compare",
        "document",
        "embed",
        "finder",
        "glossary",
        "home",
        "licences",
        "page",
        "search",
        "theme",
        "tool.as_if",
        "tool.date",
        "tool.deadline",
        "tool.keep",
        "tool.kept",
        "tool.letters",
        "tool.off",
        "tool.still",
        "tool.wizard",
        "tool.working",
        "ui",
        "word",
    }
)
SAID = frozenset(
    {"page.source_at", "page.source_heading", "page.status.draft", "page.status.withdrawn", "page.urgency"}
)
"""Texts of pages that are in answers too."""
# The earliest date a zip file can hold: no clock gets into the wheel.
EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Wheel:
    """A wheel file: its name, which pip and Pyodide read, and its bytes."""

    file_name: str
    content: bytes


def build(root: Path, version: str) -> Wheel:
    """The wheel of every Python file under navigator/, with nothing of navigator/web and no text of pages in it."""
    about = _metadata(f"{NAME}-{version}.dist-info", version)
    members = sources(root)
    members[WORDS] = without_texts_of_pages(members[WORDS].decode()).encode()
    return _wheel(f"{NAME}-{version}-py3-none-any.whl", members | about)


def is_on_pages(name: str) -> bool:
    """Whether only pages and their scripts show the text of a name."""
    first, _, rest = name.partition(".")
    return bool(rest) and name not in SAID and not ON_PAGES.isdisjoint((first, f"{first}.{rest.partition('.')[0]}"))


def without_texts_of_pages(source: str) -> str:
    """A file of words without the lines of those texts that only pages show."""
    lines = source.splitlines(keepends=True)
    for table in [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Dict)]:
        for key, value in zip(table.keys, table.values, strict=True):
            name = key.value if isinstance(key, ast.Constant) else None
            if key and isinstance(name, str) and is_on_pages(name):
                end = value.end_lineno or value.lineno
                # A text in brackets ends on a line of its own.
                end += lines[end].strip() == ")," if end < len(lines) else 0
                lines[key.lineno - 1 : end] = [""] * (end - key.lineno + 1)
    return "".join(lines)


def compiler() -> Path:
    """pyodide-build's command, beside this Python; on Python 3.11 there is none."""
    return Path(sys.executable).with_name("pyodide")


def compiled(wheel: Wheel, command: Path) -> Wheel:
    """The wheel with bytecode in place of its sources; it fits only a runtime of this machine's Python version."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / wheel.file_name
        path.write_bytes(wheel.content)
        subprocess.run([command, "py-compile", "--silent", path], check=True, capture_output=True)
        (made,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(made) as archive:
            members = {name: archive.read(name) for name in sorted(archive.namelist()) if not name.endswith("/RECORD")}
    return _wheel(made.name, {name: _undated(name, content) for name, content in members.items()})


def sources(root: Path) -> dict[str, bytes]:
    """Path inside the wheel -> bytes, for each Python file of the engine."""
    found = sorted((root / PACKAGE).rglob("*.py"))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def pack(members: Mapping[str, bytes]) -> bytes:
    """A zip file that depends on the names and bytes of its members alone."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, content, compresslevel=9)
    return buffer.getvalue()


def _metadata(folder: str, version: str) -> dict[str, bytes]:
    about = ["Metadata-Version: 2.1", f"Name: {DISTRIBUTION}", f"Version: {version}", ""]
    wheel = ["Wheel-Version: 1.0", "Generator: procedure-navigator", "Root-Is-Purelib: true", "Tag: py3-none-any", ""]
    return {f"{folder}/METADATA": "\n".join(about).encode(), f"{folder}/WHEEL": "\n".join(wheel).encode()}


def _wheel(file_name: str, members: dict[str, bytes]) -> Wheel:
    folder = f"{'-'.join(file_name.split('-')[:2])}.dist-info"
    return Wheel(file_name, pack(members | {f"{folder}/RECORD": _record(members, folder)}))


def _undated(name: str, content: bytes) -> bytes:
    """Bytecode without the date of its source: PEP 552's unchecked hash, of zeros."""
    return content[:4] + (1).to_bytes(4, "little") + bytes(8) + content[16:] if name.endswith(".pyc") else content


def _record(members: Mapping[str, bytes], folder: str) -> bytes:
    lines = [f"{name},sha256={_digest(content)},{len(content)}" for name, content in members.items()]
    return "\n".join([*lines, f"{folder}/RECORD,,", ""]).encode()


def _digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
