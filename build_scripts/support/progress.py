"""What long work says while it goes on: how far it is, every ten seconds; short work says nothing."""

from collections.abc import Callable, Collection, Iterator
from time import monotonic
from typing import TypeVar

SECONDS = 10.0

Say = Callable[[str], object]
_Item = TypeVar("_Item")


class Progress:
    """Counts one piece of work; `what` stands before "300 of 1,000"."""

    def __init__(self, what: str, total: int, say: Say, clock: Callable[[], float] = monotonic) -> None:
        self.what, self.total, self.say, self.clock = what, total, say, clock
        self.done = 0
        self.due = clock() + SECONDS

    def step(self) -> None:
        """One more is done."""
        self.done += 1
        now = self.clock()
        if now >= self.due:
            self.say(f"{self.what}: {self.done:,} of {self.total:,}")
            self.due = now + SECONDS


def counted(items: Collection[_Item], what: str, say: Say) -> Iterator[_Item]:
    """The items, counted as they are worked through."""
    progress = Progress(what, len(items), say)
    for item in items:
        yield item
        progress.step()


def silent(_text: str) -> None:
    """Say nothing."""
