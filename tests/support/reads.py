"""Which fields of which classes a program reads by name, while it runs."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from types import CodeType

import pytest

Read = tuple[type, str]
MADE_BY_DATACLASSES = "<string>"
"""Where the methods stand that compare and print values."""


@contextmanager
def recorded(classes: Iterable[type], ignoring: tuple[str, ...]) -> Iterator[set[Read]]:
    """The fields that are read meanwhile, but for what modules below `ignoring` read.

    Code that goes through all fields, to write or to compare them, does not name them: that is no reading.
    """
    seen: set[Read] = set()

    def read(value: object, name: str) -> object:
        caller = sys._getframe(1)
        if caller.f_code.co_filename == MADE_BY_DATACLASSES:
            return object.__getattribute__(value, name)
        module = caller.f_globals.get("__name__", "")
        # A template takes what it names by a function of Jinja.
        if (module == "jinja2.environment" or name in _named(caller.f_code)) and not module.startswith(ignoring):
            seen.add((type(value), name))
        return object.__getattribute__(value, name)

    with pytest.MonkeyPatch.context() as patch:
        for cls in classes:
            patch.setattr(cls, "__getattribute__", read)
        yield seen


@cache
def _named(code: CodeType) -> frozenset[object]:
    """What a piece of code calls by its name: after a dot, in a pattern, or in quotation marks."""
    inside = (each for const in code.co_consts for each in (const if isinstance(const, tuple) else (const,)))
    return frozenset((*code.co_names, *(each for each in inside if isinstance(each, str))))
