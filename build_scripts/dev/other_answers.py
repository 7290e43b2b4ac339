"""In which tests a changed function gives another answer anywhere: no other test can tell the change.

Each test is run once, on the engine as it is. Whenever it calls a function that some change concerns, the changed one
is asked the same. The engine is made of functions that alter nothing; those that may are looked at by whether the test
calls them at all.
"""

import signal
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from inspect import isgeneratorfunction
from operator import attrgetter
from types import FrameType, FunctionType
from typing import Any

from build_scripts.dev.changes import Change
from navigator.dates.moments import Moment
from navigator.model.policy import Policy

# So much processor time a changed function has for one answer: it may have a loop that never ends.
SECONDS = 3.0
_HOUR = attrgetter("clock", "again", "told", "minute", "twice")


class EndlessError(BaseException):
    """A changed function did not end."""


class OtherAnswers:
    """Which of some changes gave another answer since this was last asked."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self._left: set[str] = set()
        self._met: set[str] = set()
        self._asking = False
        self._every = {it.name for it in changes}
        self._kept: dict[object, Any] = {}
        by_function: dict[tuple[str, str], list[Change]] = defaultdict(list)
        for change in changes:
            by_function[change.module, change.function].append(change)
        for number, together in enumerate(by_function.values()):
            self._watch(together, f"_other_answers_{number}")
        # What is made once of a policy is made anew in each test: else the first alone would call for it.
        setattr(Policy, "once", self._making_once())  # noqa: B010  # in a copy of the process
        signal.signal(signal.SIGVTALRM, _stop)

    def during(self, test: Callable[[], bool]) -> tuple[bool, frozenset[str]]:
        """What comes of a test, and the changes of which a function gives another answer while it runs."""
        self._left, self._met, self._kept = set(self._every), set(), {}
        return test(), frozenset(self._met)

    def _making_once(self) -> Callable[..., Any]:
        def once(policy: Policy, make: Callable[..., Any], *given: Any) -> Any:
            asked = (id(policy), make, *given)
            if asked not in self._kept:
                self._kept[asked] = (policy, make(policy, *given))
            return self._kept[asked][1]

        return once

    def _watch(self, changes: Sequence[Change], name: str) -> None:
        owner = changes[0].owner()
        as_is = FunctionType(owner.__code__, owner.__globals__, owner.__name__, owner.__defaults__, owner.__closure__)
        as_is.__kwdefaults__ = owner.__kwdefaults__
        changed = {} if changes[0].alters else {it.name: it.changed() for it in changes}
        every = [it.name for it in changes]

        def asked(given: Sequence[Any], named: Mapping[str, Any]) -> Any:
            if self._asking:
                return as_is(*given, **named)
            if not changed:
                self._met.update(every)
            left = [it for it in changed if it in self._left]
            if not left:
                return as_is(*given, **named)
            given = [tuple(it) if isinstance(it, Iterator) else it for it in given]
            if isgeneratorfunction(as_is):
                return self._one_by_one(as_is, {it: changed[it] for it in left}, given, named)
            said = _answer(as_is, given, named)
            self._compare(said, {it: changed[it] for it in left}, lambda other: _answer(other, given, named))
            if isinstance(said[1], BaseException):
                raise said[1]
            return said[1]

        made: dict[str, Any] = {}
        owner.__globals__[name] = asked
        exec(f"def watched(*given, **named): return {name}(given, named)", made)  # noqa: S102  # written here
        owner.__code__, owner.__defaults__, owner.__kwdefaults__ = made["watched"].__code__, None, None

    def _one_by_one(
        self, as_is: FunctionType, changed: Mapping[str, FunctionType], given: Sequence[Any], named: Mapping[str, Any]
    ) -> Generator[Any, None, None]:
        """What a function yields, as far as it is asked for; the changed ones are asked for as much."""
        seen: list[Any] = []
        ended: object = None
        try:
            for each in as_is(*given, **named):
                seen.append(each)
                yield each
            ended = "ended"
        except GeneratorExit:
            raise
        except Exception as problem:
            ended = type(problem)
            raise
        finally:
            self._compare((ended, seen), changed, lambda other: _as_many(other, given, named, len(seen), ended))

    def _compare(
        self, said: tuple[object, Any], changed: Mapping[str, FunctionType], ask: Callable[[FunctionType], Any]
    ) -> None:
        before, self._asking = self._asking, True
        try:
            for name, other in changed.items():
                if name in self._left and not self._same(said, other, ask):
                    self._left.discard(name)
                    self._met.add(name)
        finally:
            self._asking = before

    @staticmethod
    def _same(said: tuple[object, Any], other: FunctionType, ask: Callable[[FunctionType], Any]) -> bool:
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        try:
            found = ask(other)
        except EndlessError:
            return False
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        if isinstance(said[1], BaseException):
            return bool(found[0] == said[0])
        equal = Moment.__eq__
        try:
            # An hour equals its day: an answer that loses it is another one.
            setattr(Moment, "__eq__", _is_exactly)  # noqa: B010  # it is put back
            if isinstance(said[1], dict) and isinstance(found[1], dict):
                return bool([*said[1].items()] == [*found[1].items()])
            return bool(type(found[1]) is type(said[1]) and found == said)
        finally:
            setattr(Moment, "__eq__", equal)  # noqa: B010  # the same


def _is_exactly(one: Moment, other: object) -> bool:
    return isinstance(other, Moment) and one.toordinal() == other.toordinal() and _HOUR(one) == _HOUR(other)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise EndlessError


def _answer(function: FunctionType, given: Sequence[Any], named: Mapping[str, Any]) -> tuple[object, Any]:
    try:
        return None, function(*given, **named)
    except Exception as problem:  # noqa: BLE001  # whatever a change does
        return type(problem), problem


def _as_many(
    function: FunctionType, given: Sequence[Any], named: Mapping[str, Any], amount: int, ended: object
) -> tuple[object, Any]:
    """So many as the function yields; where it was asked to its end, one more would be too many."""
    seen: list[Any] = []
    try:
        for each in function(*given, **named):
            if len(seen) == amount:
                return "more", seen
            seen.append(each)
            if len(seen) == amount and ended is None:
                return None, seen
    except Exception as problem:  # noqa: BLE001  # whatever a change does
        return type(problem), seen
    return "ended", seen
