"""The engine's values as plain JSON data and back; the JSON has the shape of the YAML."""

import dataclasses
import enum
import functools
import types
import typing
from collections.abc import Callable, Hashable
from datetime import date
from typing import Any

from navigator.dates import iso, periods
from navigator.model.cases import Fact, parse_fact

_Value = typing.TypeVar("_Value")


def written_name(field: str) -> str:
    """A field's name in YAML and JSON: Python's reserved words lose their underscore."""
    return field.removesuffix("_")


def encode(value: Any) -> Any:
    """Plain data for JSON; fields that hold their default are left out."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, periods.Period | Fact):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    fields = _fields(typing.cast(Hashable, type(value)))
    return {written: encode(held) for name, written, default in fields if (held := getattr(value, name)) != default}


@functools.cache
def _fields(cls: Any) -> tuple[tuple[str, str, Any], ...]:
    """The fields of a class: name, name in YAML and JSON, default."""
    return tuple((f.name, written_name(f.name), f.default) for f in dataclasses.fields(cls))


def decode(cls: type[_Value], data: Any) -> _Value:
    """The value that `encode` was given; the data was checked at build time and is trusted."""
    built: _Value = _decoder(typing.cast(Hashable, cls))(data)
    return built


def prepare(cls: type) -> None:
    """Work out at once how a class is decoded, and all that is in it."""
    _decoder(typing.cast(Hashable, cls))


@functools.cache
def _decoder(hint: Any) -> Callable[[Any], Any]:
    origin = typing.get_origin(hint)
    if origin is typing.Annotated:
        return _decoder(typing.get_args(hint)[0])
    if origin in (types.UnionType, typing.Union):
        return _decoder(next(arg for arg in typing.get_args(hint) if arg is not types.NoneType))
    if origin is tuple:
        item = _decoder(typing.get_args(hint)[0])
        return lambda data: tuple(item(value) for value in data)
    if hint is periods.Period:
        return periods.parse
    if hint is Fact:
        return parse_fact
    if hint is date:
        return iso.parse
    if dataclasses.is_dataclass(hint):
        return _dataclass_decoder(hint)
    if isinstance(hint, enum.EnumType):
        return hint
    return lambda data: data


def _dataclass_decoder(cls: Any) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(cls, include_extras=True)
    fields = {written_name(f.name): (f.name, _decoder(hints[f.name])) for f in dataclasses.fields(cls)}

    def build(data: dict[str, Any]) -> Any:
        return cls(**{fields[key][0]: fields[key][1](value) for key, value in data.items()})

    return build
