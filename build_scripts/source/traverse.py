"""Every value of the language inside a value, with the path that leads to it in the file."""

import dataclasses
import functools
from collections.abc import Iterator
from typing import Any

from navigator.dates.periods import Period
from navigator.model.codec import written_name

Path = tuple[str | int, ...]
Parts = tuple[tuple[Path, Any], ...]


# By identity, because the hash of a procedure takes as long as a walk through it. What is held here keeps its id.
_walked: dict[int, tuple[object, Parts]] = {}
MOST_WALKED = 4096


def parts(value: Any) -> Parts:
    """The dataclasses inside a value, itself first, outermost to innermost."""
    held = _walked.get(id(value))
    if held is None:
        if len(_walked) >= MOST_WALKED:
            _walked.clear()
        held = _walked[id(value)] = (value, tuple(_walk(value, ())))
    return held[1]


def _walk(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, tuple):
        for at, item in enumerate(value):
            yield from _walk(item, (*path, at))
        return
    fields = _fields(value.__class__)
    if fields is None:
        return
    yield path, value
    for name, written in fields:
        inner = getattr(value, name)
        if inner is not None and not isinstance(inner, str):
            yield from _walk(inner, (*path, written))


@functools.cache
def _fields(cls: Any) -> tuple[tuple[str, str], ...] | None:
    if cls is Period or Period in cls.__mro__ or not dataclasses.is_dataclass(cls):
        return None
    return tuple((field.name, written_name(field.name)) for field in dataclasses.fields(cls))
