"""One way of a case: the stages it was in, and the ends it came to."""

from dataclasses import dataclass
from datetime import date

from navigator.model.stages import Destination
from tests.oracles.worlds.happenings import Happening


@dataclass(frozen=True, slots=True)
class Visit:
    """A stage from the day it opened (None: from the beginning) to the day it was left (None: it is open)."""

    stage: str
    opened: date | None = None
    left: date | None = None


@dataclass(frozen=True, slots=True)
class End:
    """Where a track came to an end."""

    label: str
    stage: str
    day: date
    event: str


@dataclass(frozen=True, slots=True)
class Way:
    """One way of a case: its visits in order, its ends, and which happenings have found their place in it."""

    visits: tuple[Visit, ...] = ()
    ends: tuple[End, ...] = ()
    placed: frozenset[Happening] = frozenset()
    out_of_order: int = 0
    """How often something had happened before the stage it belongs to had opened."""
    went_on: int = 0
    """After how many ends it went on."""
    more: bool = False
    """Whether more was reported after an end at which it stayed."""

    def with_placed(self, found: set[Happening]) -> "Way":
        """This way, with some more that found their place in it; most ways become others by that."""
        return Way(self.visits, self.ends, self.placed | found, self.out_of_order, self.went_on, self.more)

    @property
    def ended_last(self) -> bool:
        """Whether what ended it came after all the rest."""
        return bool(self.ends) and not (self.open or self.more)

    @property
    def passed(self) -> int:
        """How many ends it went on after, and one more where it stayed at one for a while."""
        return self.went_on + self.more

    @property
    def closed(self) -> date:
        """The day on which it came to its last end."""
        return max((end.day for end in self.ends), default=date.max)

    @property
    def open(self) -> tuple[str, ...]:
        return tuple(visit.stage for visit in self.visits if visit.left is None)

    def visited(self, stage: str) -> bool:
        return any(visit.stage == stage for visit in self.visits)

    def opened(self, stage: str) -> date | None:
        return next(visit.opened for visit in reversed(self.visits) if visit.stage == stage)

    @property
    def place(self) -> frozenset[str]:
        """Where the case is."""
        return frozenset(self.open) or frozenset(end.label for end in self.ends)


def label(to: Destination) -> str:
    """The name of a place outside the stages."""
    if to.end:
        return f"end:{to.end.value}"
    return f"body:{to.body}" if to.body else f"procedure:{to.procedure}"
