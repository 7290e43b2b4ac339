"""Changes the engine a little, one place at a time, and says which changes no test tells.

`make mutate ARGS="--lot 150 --seed 7"` tries so many changes of `navigator/case/`, drawn by lot; without a lot, all of
them. mutmut says what can be changed. One process collects all tests; a copy of it tries each change, with those tests
alone that reach the changed lines, the cheapest first, until one fails.
"""

import argparse
import difflib
import hashlib
import importlib
import inspect
import os
import pickle
import random
import signal
import sys
import textwrap
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import partial
from itertools import groupby, zip_longest
from pathlib import Path
from types import FunctionType
from typing import Any

import libcst
import pytest
from _pytest.runner import runtestprotocol
from coverage import Coverage
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.file_mutation import Mutation, MutationVisitor
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode

from navigator.model.policy import Policy
from tests.support import samples

ROOT = Path(__file__).parents[2]
CHANGED = "navigator/case/*/*.py"
TESTS = (
    *("tests/unit/case", "tests/unit/explain", "tests/unit/model"),
    *("tests/unit/test_api.py", "tests/unit/test_hours_that_are_skipped.py", "tests/proofs/test_recorded.py"),
)
KEPT = Path(".cache/mutate")
WORKS_WITH = ("navigator", "procedures", "tests/oracles", "tests/support", "tests/vectors")
# A change may make a loop that never ends: so much processor time a test has, and so often what it takes otherwise.
SECONDS, TIMES = 10, 12


def module_of(path: Path) -> str:
    return ".".join(path.with_suffix("").parts)


def code_of(function: libcst.CSTNode) -> str:
    return textwrap.dedent(libcst.Module(()).code_for_node(function))


@dataclass(frozen=True)
class Change:
    """One changed function of the engine, with the lines of the file that it changes."""

    name: str
    module: str
    function: str
    lines: frozenset[int]
    before: libcst.FunctionDef
    made: Mutation

    @property
    def after(self) -> str:
        return code_of(self.before.deep_replace(self.made.original_node, self.made.mutated_node))

    def __str__(self) -> str:
        before, after = code_of(self.before).splitlines(), self.after.splitlines()
        lines = difflib.unified_diff(before, after, n=0, lineterm="")
        return "\n".join([f"{self.name}  ({self.module}, line {min(self.lines)})", *[f"    {it}" for it in lines][3:]])

    def put_in_place(self) -> None:
        """Give the function its changed code, wherever it was imported to."""
        module = importlib.import_module(self.module)
        owner: Any = module
        for part in self.function.split("."):
            found = inspect.getattr_static(owner, part)
            owner = getattr(found, "__func__", found)
        made: dict[str, Any] = {}
        exec(compile(self.after, self.module, "exec"), vars(module), made)  # noqa: S102  # our own code, changed
        (changed,) = (it for it in made.values() if isinstance(it, FunctionType))
        owner.__code__, owner.__defaults__, owner.__kwdefaults__ = (
            changed.__code__,
            changed.__defaults__,
            changed.__kwdefaults__,
        )


def changes_of(path: Path) -> Iterator[Change]:
    """Every change that mutmut makes to a file."""
    code = path.read_text(encoding="utf-8")
    wrapper = MetadataWrapper(libcst.parse_module(code))
    visitor = MutationVisitor(mutation_operators, IgnoredCode(set(), set(), set()))
    module = wrapper.visit(visitor)
    places = wrapper.resolve(PositionProvider)
    classes = {
        id(it): f"{owner.name.value}."
        for owner in module.body
        if isinstance(owner, libcst.ClassDef)
        for it in owner.body.body
    }
    numbers: dict[str, int] = {}
    for made in visitor.mutations:
        function = made.contained_by_top_level_function
        if not isinstance(function, libcst.FunctionDef):
            continue
        name = classes.get(id(function), "") + function.name.value
        numbers[name] = numbers.get(name, 0) + 1
        place = places[made.original_node]
        yield Change(
            name=f"{path.stem}.{name} {numbers[name]}",
            module=module_of(path),
            function=name,
            lines=frozenset(range(place.start.line, place.end.line + 1)),
            before=function.with_changes(decorators=(), leading_lines=()),
            made=made,
        )


def in_a_copy(work: Callable[[], Any]) -> Any:
    """What comes of it in a copy of this process; nothing where that ran out of time."""
    reader, writer = os.pipe()
    if not (child := os.fork()):
        os.close(reader)
        broken = 1
        try:
            with os.fdopen(writer, "wb") as pipe:
                pickle.dump(work(), pipe)
            broken = 0
        finally:
            if broken:
                traceback.print_exc()
            os._exit(broken)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(child, 0)
    return None if os.WIFSIGNALED(status) else pickle.loads(answer)  # noqa: S301  # written a few lines above


@dataclass(frozen=True)
class Reach:
    """What a test takes, and the lines that it runs, by module."""

    seconds: float
    lines: Mapping[str, frozenset[int]]

    def meets(self, change: Change) -> bool:
        return not change.lines.isdisjoint(self.lines.get(change.module, ()))


def passes(item: pytest.Item, following: pytest.Item | None) -> bool:
    return not any(it.failed for it in runtestprotocol(item, log=False, nextitem=following))


def reach_of(items: Sequence[pytest.Item], files: Sequence[Path]) -> Mapping[str, Reach]:
    """What each of these tests reaches; without those that fail as things are."""
    found = {}
    for item, following in zip_longest(items, items[1:]):
        watch = Coverage(data_file=None, config_file=False, include=[str(ROOT / it) for it in files])
        watch.set_option("run:disable_warnings", ["no-data-collected"])
        begun = time.process_time()
        watch.start()
        passed = passes(item, following)
        watch.stop()
        seen, seconds = watch.get_data(), time.process_time() - begun
        lines = {module_of(Path(it).relative_to(ROOT)): frozenset(seen.lines(it) or ()) for it in seen.measured_files()}
        if passed:
            found[item.nodeid] = Reach(seconds, lines)
        else:
            print(f"left out, for it fails without any change: {item.nodeid}", flush=True)
    return found


def first_to_tell(change: Change, items: Sequence[pytest.Item], reach: Mapping[str, Reach]) -> str:
    """The first test that fails with the change in its place, if one does."""
    change.put_in_place()
    for item, following in zip_longest(items, items[1:]):
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS + TIMES * reach[item.nodeid].seconds)
        if not passes(item, following):
            return item.nodeid
    return ""


def read_before() -> None:
    """Read what most tests read, once for all copies; nothing that the engine works out of it is kept."""
    once = Policy.once
    try:
        setattr(Policy, "once", lambda policy, make, *given: make(policy, *given))  # noqa: B010  # it is put back
        samples.library()
        samples.models()
    finally:
        setattr(Policy, "once", once)  # noqa: B010  # the same


class Round:
    """One round: what pytest runs in place of its own loop."""

    def __init__(self, files: Sequence[Path], changes: Sequence[Change], dearest: float) -> None:
        self.files = files
        self.changes = changes
        self.dearest = dearest

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        read_before()
        reach = self._reach(session.items)
        items = sorted((it for it in session.items if it.nodeid in reach), key=lambda it: reach[it.nodeid].seconds)
        quick = [it for it in items if reach[it.nodeid].seconds <= self.dearest]
        print(f"{len(self.changes)} changes, {len(quick)} tests of at most {self.dearest} seconds")
        came_to: Counter[str] = Counter()
        for change in self.changes:
            meeting = [it for it in quick if reach[it.nodeid].meets(change)]
            ended = in_a_copy(partial(first_to_tell, change, meeting, reach))
            verdict = "out of time" if ended is None else "told" if ended else "not told"
            came_to[verdict] += 1
            if verdict == "not told":
                print(f"{change}\n    not told by the {len(meeting)} tests that reach it", flush=True)
        told = len(self.changes) - came_to["not told"]
        print(", ".join(f"{amount} {verdict}" for verdict, amount in came_to.items()))
        print(f"{told / len(self.changes):.1%} of {len(self.changes)} told")
        return True

    def _reach(self, items: Sequence[pytest.Item]) -> Mapping[str, Reach]:
        """What each test reaches; of each file of tests it is kept until that file, or what it works with, changes."""
        print(f"Looking what each of {len(items)} tests reaches", flush=True)
        state = hashlib.sha256("\n".join(map(str, self.files)).encode())
        for path in sorted(it for folder in WORKS_WITH for it in Path(folder).rglob("*.*")):
            state.update(path.read_bytes() if path.suffix in {".py", ".yml", ".csv"} else b"")
        KEPT.mkdir(parents=True, exist_ok=True)
        found: dict[str, Reach] = {}
        for path, these in groupby(items, key=lambda it: it.path):
            together = list(these)
            own = state.copy()
            own.update(path.read_bytes() + "\n".join(it.nodeid for it in together).encode())
            kept = KEPT / own.hexdigest()
            if not kept.exists():
                kept.write_bytes(pickle.dumps(in_a_copy(partial(reach_of, together, self.files)) or {}))
            found |= pickle.loads(kept.read_bytes())  # noqa: S301  # written above
        return found


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="make mutate", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--lot", type=int, help="how many changes, drawn by lot; all, if left out")
    parser.add_argument("--seed", type=int, default=1, help="of the lot")
    parser.add_argument("--only", default="*", help="those changes alone of such a name, as 'clock.Clock.dates 14'")
    parser.add_argument("--files", default=CHANGED, help=f"what is changed; {CHANGED}, if left out")
    parser.add_argument("--dearest", type=float, default=2.0, help="leave out tests that take more seconds")
    parser.add_argument("tests", nargs="*", default=TESTS, help="which tests; those of the engine, if left out")
    said = parser.parse_args(arguments)
    files = sorted(Path().glob(said.files))
    changes = [it for path in files for it in changes_of(path) if fnmatch(it.name, said.only)]
    if said.lot is not None:
        drawn = random.Random(said.seed).sample(range(len(changes)), min(said.lot, len(changes)))  # noqa: S311
        changes = [changes[at] for at in sorted(drawn)]
    return pytest.main(["-q", "-n0", "--no-header", *said.tests], plugins=[Round(files, changes, said.dearest)])


if __name__ == "__main__":
    sys.exit(main())
