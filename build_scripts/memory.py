"""What the last build made of what, so that `make serve` makes only what is made of something else now."""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")


class Memory:
    """Results by name. Each belongs to what it was made of; the same name made of other things is made anew.

    What makes a result must be a pure function of what it is given, and nobody may change a result.
    """

    def __init__(self) -> None:
        self._before: dict[str, tuple[object, Any]] = {}
        self._now: dict[str, tuple[object, Any]] = {}

    def __call__(self, name: str, make: Callable[_Given, _Made], *args: _Given.args, **kwargs: _Given.kwargs) -> _Made:
        """What `make` gives, or gave when it was last given equal things under this name."""
        given = (args, kwargs)
        held = self._before.get(name)
        if held is None or held[0] != given:
            held = (given, make(*args, **kwargs))
        self._now[name] = held
        made: _Made = held[1]
        return made

    def turn(self) -> None:
        """Begin another build; what the last one did not ask for is forgotten."""
        if self._now:
            self._before, self._now = self._now, {}
