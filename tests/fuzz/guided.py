"""Broken files and requests, guided by coverage: what leads into code not seen before is kept, and changed further.

`python -m tests.fuzz.guided reader FOLDER -max_total_time=60`; FOLDER holds what was kept, and what stands after it
goes to libFuzzer. `make fuzz` runs it for the reader and for the engine, after `tests.fuzz.fuzz`.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["build_scripts", "navigator"]):
    from build_scripts import content
    from build_scripts.source.reader import read_text
    from navigator import api  # noqa: F401 - so that it, too, is watched
    from navigator.model.cases import CaseFile
    from navigator.model.procedure import Procedure
    from navigator.model.publisher import Publisher

from tests.fuzz import fuzz

# The first letter of what is read says what it is to be read as.
KINDS = {b"p": Procedure, b"b": Publisher, b"c": CaseFile}
LETTERS = {cls: letter for letter, cls in KINDS.items()}


def read(data: bytes) -> None:
    """One file for the reader: only problems come out, each on a line of its own."""
    fuzz.only_problems(read_text(KINDS.get(data[:1], Procedure), "f.yml", data[1:])[1])


def ask(data: bytes) -> None:
    """One request for the engine: JSON comes out, whatever goes in."""
    fuzz.ask(data.decode("utf-8", "replace"))


def change(data: bytes, max_size: int, seed: int) -> bytes:
    """A change that libFuzzer makes, or one that knows what the texts look like."""
    draw = random.Random(seed)  # noqa: S311 - no secret
    if draw.random() < 0.3:
        return bytes(atheris.Mutate(data, max_size))
    text = data.decode("utf-8", "replace")
    return fuzz.changed_text(text, draw).encode("utf-8", "replace")[:max_size]


def begin_reader(folder: Path) -> Callable[[bytes], None]:
    """The files of the project as what to begin with."""
    for path in fuzz.files():
        (folder / path.name).write_bytes(LETTERS[fuzz.kind(path)] + path.read_bytes())
    return read


def begin_engine(folder: Path) -> Callable[[bytes], None]:
    """The requests of a page as what to begin with."""
    held = content.read(fuzz.ROOT / content.PROCEDURES)
    fuzz.start(held)
    for at, request in enumerate(fuzz.requests(held)):
        (folder / f"{at}.json").write_text(json.dumps(request), "utf-8")
    return ask


def main(target: str, folder: Path, *flags: str) -> None:
    """Go on until something is found or the time is over."""
    folder.mkdir(parents=True, exist_ok=True)
    trial = {"reader": begin_reader, "engine": begin_engine}[target](folder)
    found = folder.parent / f"{folder.name}-found-"
    limits = ("-timeout=30", "-max_len=300000", f"-artifact_prefix={found}", "-print_final_stats=1")
    atheris.Setup([sys.argv[0], str(folder), *limits, *flags], trial, custom_mutator=change)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
