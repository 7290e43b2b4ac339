"""Every value of the language inside a value, with the path that leads to it in the file."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from navigator.codec import written_name
from navigator.periods import Period

Path = tuple[str | int, ...]


def walk(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """The dataclasses inside a value, itself first, outermost to innermost."""
    if isinstance(value, tuple):
        for at, item in enumerate(value):
            yield from walk(item, (*path, at))
    elif dataclasses.is_dataclass(value) and not isinstance(value, Period):
        yield path, value
        for field in dataclasses.fields(value):
            yield from walk(getattr(value, field.name), (*path, written_name(field.name)))
