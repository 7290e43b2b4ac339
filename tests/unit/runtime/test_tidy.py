"""The methods that stand in the browser for those that dataclasses make: they say the same of every value."""

import ast
import dataclasses
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest

from build_scripts.runtime import snapshot
from build_scripts.source.traverse import parts
from navigator.case.verdicts.position import position
from navigator.model.cases import Case, parse_fact
from tests.support import samples

NAMES = ("represent", "equal", "hashed", "without_lines")
CONSTANTS = ("WITH_MORE, WITH_NAMED", "OWN", "DESCRIBED")
DESCRIBED = 0x4000000
"""What Python has set since 3.13 where a function's first constant is what describes it."""


def stand_ins() -> dict[str, Callable[..., Any]]:
    """The functions themselves: the file does its work when it is imported, and only Pyodide can do that."""
    path = Path(snapshot.__file__).parent / "in_pyodide" / "tidy.py"
    tree = ast.parse(path.read_text("utf-8"))
    tree.body = [
        node
        for node in tree.body
        if (isinstance(node, ast.FunctionDef) and node.name in NAMES)
        or (isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).strip("()") in CONSTANTS)
    ]
    found: dict[str, Any] = {"dataclasses": dataclasses, "Any": Any, "CodeType": CodeType}
    exec(compile(tree, str(path), "exec"), found)  # noqa: S102  they are the project's own
    return {name: found[name] for name in NAMES}


def values() -> Iterator[object]:
    """What the published procedures are decoded into, with an answer about each, and all that it holds."""
    library = samples.library()
    for policy in library.policies.values():
        yield from (part for _, part in parts(policy.procedure))
        first = policy.procedure.stages[0].opens or tuple(policy.events)[:1]
        found = position(policy, Case((parse_fact(f"{first[0]}=2026-06-01"),)), date(2026, 7, 1), library.calendars)
        yield from found.verdicts
        yield from (visit for each in found.journeys for visit in (*each.active, *each.past))


def hash_of(value: object, how: Callable[[Any], int] = hash) -> int | None:
    """None for what holds something that has no hash."""
    try:
        return how(value)
    except TypeError:
        return None


def test_they_say_what_each_class_says_itself() -> None:
    stand_in = stand_ins()
    before: dict[type, Any] = {}
    seen = 0
    for value in values():
        cls = type(value)
        if cls.__eq__ is object.__eq__:
            continue
        other = before.get(cls, value)
        before[cls] = value
        assert stand_in["equal"](value, other) is (value == other)
        assert stand_in["equal"](value, dataclasses.replace(value)) is True  # type: ignore[type-var]
        assert hash_of(value, stand_in["hashed"]) == hash_of(value)
        seen += 1
    assert len(before) > 20
    assert seen > 500


def test_another_class_is_not_for_them_to_compare() -> None:
    fact = parse_fact("asked=yes")
    assert stand_ins()["equal"](fact, "asked=yes") is NotImplemented


@pytest.mark.parametrize("fact", ["asked=2026-06-01", "asked=first-class:2026-06-01", "asked=no"])
def test_they_show_what_the_class_shows(fact: str) -> None:
    value = parse_fact(fact)
    assert stand_ins()["represent"](value) == repr(value)


def _every_kind(one: int, /, two: int, *more: int, three: int = 3, **named: int) -> list[object]:
    """A function with every kind of argument, and names of its own, some of which those inside it share."""
    shared, own = [one, two], {**named}
    for number in more:
        shared.append(number)  # noqa: PERF402  with a name of its own

    def inside(other: int = 0) -> Iterator[int]:
        for each in shared:
            doubled = each * 2
            yield doubled + other + one

    total = sum(each for each in inside(other=three))
    return [total, own, [left + right for left, right in zip(shared, more, strict=False)]]


def test_functions_do_the_same_without_the_names_that_they_keep_for_themselves() -> None:
    code = stand_ins()["without_lines"](_every_kind.__code__)
    bare = FunctionType(code, _every_kind.__globals__, argdefs=_every_kind.__defaults__)
    bare.__kwdefaults__ = _every_kind.__kwdefaults__
    assert (code.co_varnames[:5], {*code.co_varnames[5:]}) == (("one", "two", "three", "more", "named"), {"."})
    for given, named in (((1, 2), {}), ((1, 2, 5, 6), {"three": 4}), ((1,), {"two": 7, "extra": 8})):
        assert bare(*given, **named) == _every_kind(*given, **named)


def _described(one: int) -> Iterator[str]:
    """What a person reads."""

    def inside() -> str:
        """What a person reads inside."""
        return f"{one} is shown"

    yield inside()


def test_what_describes_a_function_goes_and_what_it_says_stays() -> None:
    inner = next(each for each in _described.__code__.co_consts if isinstance(each, CodeType))
    held = tuple(
        inner.replace(co_flags=inner.co_flags | DESCRIBED) if each is inner else each
        for each in _described.__code__.co_consts
    )
    flags = _described.__code__.co_flags | DESCRIBED
    code = stand_ins()["without_lines"](_described.__code__.replace(co_flags=flags, co_consts=held))
    bare = FunctionType(code, _described.__globals__)
    assert list(bare(3)) == ["3 is shown"]
    consts = [*code.co_consts, *next(each for each in code.co_consts if isinstance(each, CodeType)).co_consts]
    assert not [each for each in consts if isinstance(each, str) and "person" in each]
