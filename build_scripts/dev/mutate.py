"""Changes the engine a little, one place at a time, and says which changes no test tells.

`make mutate ARGS="--lot 150 --seed 7"` tries so many changes of `navigator/case/`, drawn by lot; without a lot, all of
them. mutmut says what can be changed. One process has everything in it, and a copy of it tries each change: first
against some of what was kept of the second opinion, then with those tests in which a changed function gives another
answer, the cheapest first, until one fails.
"""

import argparse
import os
import pickle
import random
import signal
import sys
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from fnmatch import fnmatch
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from build_scripts.dev.changes import Change, changes_of
from build_scripts.dev.other_answers import OtherAnswers
from navigator.model.policy import Policy
from tests.oracles.drawn import Drawn, drawn
from tests.oracles.recorded import holds, recorded
from tests.support import samples

CHANGED = "navigator/case/*/*.py"
TESTS = (
    *("tests/unit/case", "tests/unit/explain", "tests/unit/model", "tests/models"),
    *("tests/proofs/test_recorded.py", "tests/unit/test_api.py", "tests/unit/test_hours_that_are_skipped.py"),
)
# A change may make a loop that never ends: so much processor time a test has, and so often what it takes otherwise.
SECONDS, TIMES = 10, 12
# So many kept answers tell half of all changes; the others are asked among the tests.
AT_FIRST = 60
# What a change is tried on first tells the most for its time.
IN_TURN = ("tests/proofs/", "tests/unit/case/", "tests/")


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


def has(seconds: float) -> None:
    """So much processor time this process has from now on."""
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)


class KeptAnswers:
    """What was kept of the second opinion; those that told changes before are asked first."""

    def __init__(self) -> None:
        self.said = recorded()
        self.given: Mapping[int, Drawn] = {seed: drawn(seed) for seed in self.said}
        self.told = Counter[int](dict.fromkeys(self.said, 0))

    def tells(self, change: Change) -> bool | None:
        """Whether one of them tells a change; None where the engine does not end."""
        told_by = in_a_copy(partial(self._first, change))
        self.told.update(told_by or ())
        return None if told_by is None else bool(told_by)

    def _first(self, change: Change) -> list[int]:
        change.put_in_place()
        for seed, _ in self.told.most_common(AT_FIRST):
            has(SECONDS)
            try:
                told = not holds(self.given[seed], self.said[seed])
            except Exception:  # noqa: BLE001  # whatever a change does
                told = True
            if told:
                return [seed]
        return []


def passes(item: pytest.Item, following: pytest.Item | None) -> bool:
    return not any(it.failed for it in runtestprotocol(item, log=False, nextitem=following))


def meeting(
    items: Sequence[pytest.Item], changes: Sequence[Change]
) -> tuple[Mapping[str, list[str]], dict[str, float]]:
    """For each change the tests in which its function gives another answer; what each test takes, if it passes."""
    watch = OtherAnswers(changes)
    found: dict[str, list[str]] = defaultdict(list)
    takes: dict[str, float] = {}
    for item, following in zip_longest(items, items[1:]):
        begun = time.process_time()
        passed, met = watch.during(partial(passes, item, following))
        takes[item.nodeid] = time.process_time() - begun
        if not passed:
            print(f"left out, for it fails without any change: {item.nodeid}", flush=True)
            continue
        for name in met:
            found[name].append(item.nodeid)
    return found, takes


def first_to_tell(change: Change, items: Sequence[pytest.Item], takes: Mapping[str, float]) -> str:
    """The first test that fails with the change in its place, if one does."""
    change.put_in_place()
    for item, following in zip_longest(items, items[1:]):
        has(SECONDS + TIMES * takes[item.nodeid])
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

    def __init__(self, changes: Sequence[Change]) -> None:
        self.changes = changes

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        read_before()
        kept = KeptAnswers()
        print(f"{len(self.changes)} changes, {len(kept.said)} kept answers, {len(session.items)} tests", flush=True)
        left = [each for each in self.changes if kept.tells(each) is False]
        self._told_by("some kept answers, or never ends", left)
        seen: Counter[str] = Counter()
        for folder in IN_TURN:
            items = [it for it in session.items if it.nodeid.startswith(folder)]
            session.items = [it for it in session.items if it not in items]
            left = self._left_by(items, left, seen)
            self._told_by(folder, left)
        for each in left:
            print(f"{each}\n    {seen[each.name]} tests see another answer, and none fails", flush=True)
        return True

    def _left_by(self, items: Sequence[pytest.Item], left: Sequence[Change], seen: Counter[str]) -> list[Change]:
        """The changes that none of some tests tells; how many of these see another answer is added up."""
        met, takes = in_a_copy(partial(meeting, items, left)) if items and left else ({}, {})
        still = []
        for change in left:
            meets = set(met.get(change.name, ()))
            own = sorted((it for it in items if it.nodeid in meets), key=lambda it: takes[it.nodeid])
            seen[change.name] += len(own)
            if in_a_copy(partial(first_to_tell, change, own, takes)) == "":
                still.append(change)
        return still

    def _told_by(self, what: str, left: Sequence[Change]) -> None:
        told = len(self.changes) - len(left)
        print(f"{told} of {len(self.changes)} told, {told / len(self.changes):.1%}, after {what}", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="make mutate", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--lot", type=int, help="how many changes, drawn by lot; all, if left out")
    parser.add_argument("--seed", type=int, default=1, help="of the lot")
    parser.add_argument("--only", default="*", help="those changes alone of such a name, as 'clock.Clock.dates 14'")
    parser.add_argument("--files", default=CHANGED, help=f"what is changed; {CHANGED}, if left out")
    parser.add_argument("tests", nargs="*", default=TESTS, help="which tests; those of the engine, if left out")
    said = parser.parse_args(arguments)
    files = sorted(Path().glob(said.files))
    changes = [it for path in files for it in changes_of(path) if fnmatch(it.name, said.only)]
    if said.lot is not None:
        drawn_by_lot = random.Random(said.seed).sample(range(len(changes)), min(said.lot, len(changes)))  # noqa: S311
        changes = [changes[at] for at in sorted(drawn_by_lot)]
    return pytest.main(["-q", "-n0", "--no-header", *said.tests], plugins=[Round(changes)])


if __name__ == "__main__":
    sys.exit(main())
