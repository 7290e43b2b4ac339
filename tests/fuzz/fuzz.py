"""Broken files for the reader and broken requests for the engine, for as long as asked: only problems may come out.

`make fuzz ARGS="--seconds 180 --seed 7"`; what is found goes into tests/hostile by hand.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from build_scripts import checks, content
from build_scripts.source import calendar_files
from build_scripts.source.problems import Problem
from build_scripts.source.reader import read_file, read_library, read_text
from build_scripts.source.shared import FILE as SHARED_FILE
from navigator import api
from navigator.dates.calendars import calendars_from_data
from navigator.model.cases import CaseFile
from navigator.model.policy import Policy
from navigator.model.procedure import Procedure
from navigator.model.publisher import Publisher

ROOT = Path(__file__).parents[2]
SLOWEST_SECONDS = 10
WORDS = (
    *("{", "}", "[", "]", "- ", ": ", "&a ", "*a", "!!set ", "---\n", "\t", "\n", "\r", "\x00", "\ufeff", "\u202e"),
    *("\u200b", "\ud7ff", "\U0001f600", "|\n", ">-\n", '"', "'", "#", "? ", "<<: ", "%YAML 9.9\n", "0", "-1", "1e9"),
    *("9" * 5000, "2026-02-30", "9999-12-31", "0001-01-01", "true", "null", "{", "../", "[" * 50, "based_on: x\n"),
    *("working days", "months", "years", "id", "٣", "NaN", "Infinity"),
)


def changed_text(text: str, draw: random.Random) -> str:
    """A text with a few of its pieces left out, doubled, swapped or replaced."""
    for _ in range(draw.randint(1, 4)):
        one, other = sorted((draw.randint(0, len(text)), draw.randint(0, len(text))))
        end = min(other, one + draw.choice((0, 1, 8, 80, 800)))
        new = draw.choice(("", text[one:end] * 2, draw.choice(WORDS), text[other : other + 40]))
        text = text[:one] + new + text[end:]
    return text


def changed_bytes(raw: bytes, draw: random.Random) -> bytes:
    """A file with a few changes; now and then of single bytes, so that it is no text any more."""
    raw = changed_text(raw.decode(), draw).encode("utf-8", "surrogatepass")
    if raw and draw.random() < 0.1:
        at = draw.randrange(len(raw))
        raw = raw[:at] + bytes([draw.randrange(256)]) + raw[at + 1 :]
    return raw


def changed_value(value: object, draw: random.Random, values: Sequence[object]) -> object:
    """JSON with about one of its values replaced by any other value."""
    if draw.random() < 0.15:
        return draw.choice(values)
    if isinstance(value, dict):
        kept = {key: inner for key, inner in value.items() if draw.random() > 0.03}
        at = draw.choice(list(kept)) if kept else None
        return {key: changed_value(inner, draw, values) if key == at else inner for key, inner in kept.items()}
    if isinstance(value, list) and value:
        at = draw.randrange(len(value))
        return [changed_value(inner, draw, values) if place == at else inner for place, inner in enumerate(value)]
    return changed_text(value, draw) if isinstance(value, str) else draw.choice(values)


def reader_trials(draw: random.Random) -> Iterator[tuple[object, Callable[[], object]]]:
    """Each trial as what it reads, and the reading of it."""
    kinds = [(path.read_bytes(), kind(path)) for path in files()]
    while True:
        raw, cls = draw.choice(kinds)
        bad = changed_bytes(raw, draw)
        yield bad, partial(_read, cls, bad)


def library_trials(draw: random.Random) -> Iterator[tuple[object, Callable[[], object]]]:
    """A publisher's whole folder with one file changed, read and checked as a build does it."""
    own = calendar_files.read_data(ROOT / "build_scripts/example/calendars")
    calendars = calendars_from_data({**content.calendar_data(ROOT / content.PROCEDURES), **own})
    shared = (ROOT / "build_scripts/example" / SHARED_FILE).read_bytes()
    sources = {path.name: path.read_bytes() for path in (ROOT / "build_scripts/example/anytown").glob("*.yml")}

    def read(name: str, bad: bytes) -> None:
        with tempfile.TemporaryDirectory() as top:
            folder = Path(top) / "procedures" / "anytown"
            folder.mkdir(parents=True)
            (folder.parent / SHARED_FILE).write_bytes(shared)
            for other, raw in sources.items():
                (folder / other).write_bytes(bad if other == name else raw)
            library, problems = read_library(folder.parent)
            only_problems((*problems, *checks.check(library, calendars)))
            if not problems:
                read_file(kind(Path(name)), folder / name)

    while True:
        name = draw.choice(sorted(sources))
        bad = changed_bytes(sources[name], draw)
        yield (name, bad), partial(read, name, bad)


def engine_trials(draw: random.Random) -> Iterator[tuple[object, Callable[[], object]]]:
    """Requests of every kind with values of the wrong kind in them, and texts that are no JSON."""
    held = content.read(ROOT / content.PROCEDURES)
    start(held)
    asked = requests(held)
    values: list[object] = [
        None,
        True,
        0,
        -1,
        1e400,
        10**400,
        "",
        [],
        {},
        [[]],
        {"value": []},
        "2026-02-30",
        "9999-12-31",
        "0001-01-01",
    ]
    values += ["9" * 5000 + " days", "1 month", "\ud800", *asked[:3], {"from": "0001-01-01", "to": "9999-12-31"}]
    while True:
        request = changed_value(draw.choice(asked), draw, values)
        text = json.dumps(request)
        bad = changed_text(text, draw) if draw.random() < 0.2 else text
        yield bad[:2000], partial(ask, bad)


def files() -> list[Path]:
    """Every YAML file of the procedures and of the made-up board."""
    folders = (ROOT / content.PROCEDURES, ROOT / "build_scripts/example")
    return [path for folder in folders for path in sorted(folder.glob("*/*.yml"))]


def start(held: content.Content) -> None:
    """Give the engine all procedures."""
    policies = [policy.as_data() for policy in held.policies.values()]
    begin = json.dumps({"calendars": content.calendar_data(ROOT / content.PROCEDURES), "policies": policies})
    assert "started" in json.loads(api.start(begin))


def requests(held: content.Content) -> list[dict[str, object]]:
    """Requests of every kind that a page sends."""
    asked = [request for key, policy in held.policies.items() for request in _requests(key, policy)]
    asked += [{"ask": "load", "policy": policy.as_data()} for policy in held.policies.values()]
    return asked


def _requests(key: str, policy: Policy) -> Iterator[dict[str, object]]:
    names = list(policy.events)
    clause = next((clause.id for clause, _ in policy.limits()), "none")
    facts = [f"{name}=2026-12-{day:02}" for day, name in enumerate(names[:6], 1)]
    position: dict[str, object] = {"ask": "position", "procedure": key, "facts": facts[:3], "today": "2026-12-24"}
    wizard: dict[str, object] = {
        "ask": "wizard",
        "procedure": key,
        "answers": {names[0]: {"value": "2026-12-01"}},
        "today": "2026-12-24",
    }
    limit: dict[str, object] = {
        "ask": "limit",
        "procedure": key,
        "clause": clause,
        "from": "2026-12-14",
        "facts": facts[:2],
    }
    deadline: dict[str, object] = {
        "ask": "deadline",
        "period": "15 working days",
        "from": "2026-12-14",
        "calendar": "scotland",
    }
    yield from (position, wizard, limit, deadline)
    for of in (position, wizard, limit, deadline):
        yield {"ask": "keep", "of": of}
        yield {"ask": "calendar", "of": of}


def kind(path: Path) -> type:
    if path.name == "publisher.yml":
        return Publisher
    return CaseFile if path.name.endswith(".cases.yml") else Procedure


def only_problems(problems: Sequence[Problem]) -> None:
    """Fail for a problem that cannot be printed on one line."""
    for problem in problems:
        assert str(problem).isprintable(), f"it cannot be printed on one line: {problem!r}"


def _read(cls: type, raw: bytes) -> None:
    only_problems(read_text(cls, "f.yml", raw)[1])


def ask(request: str) -> None:
    """Fail unless the answer is JSON that can be sent."""
    answer = api.ask(request)
    assert isinstance(json.loads(answer), dict)
    answer.encode()


@click.command()
@click.option("--seconds", default=60, help="How long to go on.")
@click.option("--seed", type=int, help="Where to begin; another one each time if left out.")
def main(seconds: int, seed: int | None) -> None:
    """Try broken files and requests, and print what was found; exit code 1 if anything was."""
    seed = random.randrange(10**6) if seed is None else seed  # noqa: S311 - no secret
    draw = random.Random(seed)  # noqa: S311 - no secret
    ways = (reader_trials(draw), library_trials(draw), engine_trials(draw))
    tried = dict.fromkeys(("reader", "library", "engine"), 0)
    found: dict[str, str] = {}
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for name, way in 20 * [*zip(tried, ways, strict=True)][::2] + [("library", ways[1])]:
            given, trial = next(way)
            tried[name] += 1
            watch = threading.Timer(60, lambda given=given: click.echo(f"It hangs: {given!r}", err=True))
            watch.start()
            begun = time.process_time()
            try:
                trial()
                if time.process_time() - begun > SLOWEST_SECONDS:
                    found.setdefault(f"{name} is slow", repr(given))
            except Exception as error:  # noqa: BLE001 - that is what is looked for
                last = traceback.extract_tb(error.__traceback__)[-1]
                found.setdefault(
                    f"{name}: {type(error).__name__} at {last.filename}:{last.lineno}: {error}"[:400], repr(given)
                )
            finally:
                watch.cancel()
    for what, given in found.items():
        click.echo(f"{what}\n  {given[:4000]}")
    today = datetime.now(tz=UTC).date()
    counts = ", ".join(f"{count} to the {name}" for name, count in tried.items())
    click.echo(f"{today}: {counts} in {seconds} seconds from seed {seed}: {len(found)} faults")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
