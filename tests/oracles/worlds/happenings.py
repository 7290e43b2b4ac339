"""What happened on which day of one world, and what a limit comes to there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

KNOWN_THROUGH = 2030
"""The last year in which it is known how clocks run."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event on a day, in one world."""

    day: date
    event: str
    firm: bool = True
    """False when the day rests on a day off that nobody knows yet."""
    edge: bool = False
    """True when the day stands for "long ago": nobody knows how far back it lies."""
    late_on: date | None = None
    """Sent by email after hours on that day; `day` is then the day it counts without a closing hour."""
    presumed: bool = False
    """An arrival that is presumed from the sending; it may lie ahead, for the sending is a fact."""
    posted: date | None = None
    """The day on which it was sent by post, email or hand."""
    settled: bool = False
    """Of what came at an hour that nobody told: this world says whether that was after hours, by `late_on`."""
    nth: int = 1
    """Of what was told more than once for one day: which of its times that is."""

    def __lt__(self, other: "Happening") -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[date, str, bool, bool, date, bool, bool, int]:
        late = self.late_on or date.min
        return self.day, self.event, self.firm, self.edge, late, self.presumed, self.settled, self.nth


History = Mapping[str, tuple[Happening, ...]]
"""Each event with its happenings, first to last."""


@dataclass(frozen=True, slots=True)
class Date:
    """The date of a limit in one world."""

    day: date | None = None
    firm: bool = True
    edge: bool = False
    start: Happening | None = None
    """The happening that the clock was started by."""
    more: bool = False
    """True when a later day was named that nobody has told: it is that day, or a later one."""


NO_DATE = Date()
