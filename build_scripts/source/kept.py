"""What was made of values that never change, kept for as long as it is asked of the very same values."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar, TypeVarTuple

_Made = TypeVar("_Made")
_Given = TypeVarTuple("_Given")


class _Same:
    """A value that is equal to itself alone: to compare all that a file holds takes longer than to look for it."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)


def of_the_same(make: Callable[[*_Given], _Made]) -> Callable[[*_Given], _Made]:
    """Make it once for each of a thousand combinations of values; a file that is as it was is read as the same value.

    Only for pure functions, and nothing that they give may be changed.
    """

    @lru_cache(maxsize=1000)
    def made(*values: _Same) -> _Made:
        given: Any = [each.value for each in values]
        return make(*given)

    def asked(*values: *_Given) -> _Made:
        return made(*map(_Same, values))

    return asked
