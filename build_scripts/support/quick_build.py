"""A build that is soon done, for a look at a change or a check of it: readers would wait longer for Python."""

from collections.abc import Mapping

VARIABLE = "QUICK_BUILD"


class QuickBuildError(ValueError):
    """The environment says neither yes nor no; the message says what is allowed."""


def is_quick(environment: Mapping[str, str]) -> bool:
    """Whether Python is not to be started once at build time, which takes half a minute after each change."""
    given = environment.get(VARIABLE, "0")
    if given not in {"0", "1", ""}:
        raise QuickBuildError(f"{VARIABLE} is {given!r}; write 1 for a quick build, or 0 for one that is published")
    return given == "1"
