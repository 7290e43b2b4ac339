"""Which fields of which classes a program reads by name, while it runs."""

import dataclasses
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from types import CodeType
from typing import Any

Read = tuple[type, str]
MADE_BY_DATACLASSES = "<string>"
"""Where the methods stand that compare and print values."""


class _Watched:
    """In the place of a field, until it is read once: what is known costs nothing more."""

    def __init__(self, cls: type, name: str, seen: set[Read], ignoring: tuple[str, ...]) -> None:
        self.cls, self.name, self.seen, self.ignoring = cls, name, seen, ignoring
        self.there = cls.__dict__.get(name, self)  # itself where a class above has the place
        self.field: Any = getattr(cls, name)

    def __get__(self, value: object, _cls: type) -> Any:
        if value is None:
            return self.field
        caller = sys._getframe(1)
        # A template takes what it names by a function of Jinja.
        named = caller.f_globals.get("__name__") == "jinja2.environment" or self.name in _named(caller.f_code)
        if named and self._counts(caller.f_code, caller.f_globals.get("__name__", "")):
            self.seen.add((type(value), self.name))
            if type(value) is self.cls:
                self.give_back()
        return self.field.__get__(value, type(value))

    def __set__(self, value: object, given: object) -> None:
        self.field.__set__(value, given)

    def _counts(self, code: CodeType, module: str) -> bool:
        return code.co_filename != MADE_BY_DATACLASSES and not module.startswith(self.ignoring)

    def give_back(self) -> None:
        if self.cls.__dict__.get(self.name) is self:
            if self.there is self:
                delattr(self.cls, self.name)
            else:
                setattr(self.cls, self.name, self.there)


@contextmanager
def recorded(classes: Iterable[type], ignoring: tuple[str, ...]) -> Iterator[set[Read]]:
    """The fields that are read meanwhile, but for what modules below `ignoring` read; the classes have slots.

    Code that goes through all fields, to write or to compare them, does not name them: that is no reading.
    """
    seen: set[Read] = set()
    watched = [_Watched(cls, field.name, seen, ignoring) for cls in classes for field in dataclasses.fields(cls)]
    for each in watched:
        setattr(each.cls, each.name, each)
    try:
        yield seen
    finally:
        for each in watched:
            each.give_back()


@cache
def _named(code: CodeType) -> frozenset[object]:
    """What a piece of code calls by its name: after a dot, in a pattern, or in quotation marks."""
    inside = (each for const in code.co_consts for each in (const if isinstance(const, tuple) else (const,)))
    return frozenset((*code.co_names, *(each for each in inside if isinstance(each, str))))
