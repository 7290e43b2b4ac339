"""How many of many like things a test looks at: some in `make test`, each in `make test-every`, which takes long.

Tests that are like another one, dear, and seldom the first to see a fault are left to `make test-every` as a whole.
"""

import os
from collections.abc import Iterable, Sequence
from typing import TypeVar

import pytest

T = TypeVar("T")

EVERY = bool(os.environ.get("EVERY"))

seldom = pytest.mark.seldom
"""A test of `make test-every` alone; `make test` counts it among those that it leaves out."""


def some(things: Iterable[T], few: Iterable[T]) -> Sequence[T]:
    """The few of the things, or with EVERY=1 all of them; each of the few must be one of them."""
    everything, chosen = list(things), list(few)
    assert set(chosen) <= set(everything), set(chosen) - set(everything)
    return everything if EVERY else chosen
