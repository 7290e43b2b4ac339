"""What a phrase says about time, and which part of one could not be read."""

from dataclasses import dataclass
from enum import Enum

from navigator.dates.periods import Period


class Relation(Enum):
    """How the periods of a phrase belong together."""

    ONE = ""
    """There is one period."""
    RANGE = "to"
    """From one to the other: five to ten days."""
    ALTERNATIVE = "or"
    """One or the other: 48 hours or two working days."""
    RESTATED = "that is"
    """The same in another unit: 20 working days (4 weeks)."""
    CONTRADICTION = "but"
    """Figure and word differ: ten (15) days."""
    SEVERAL = "and"
    """Periods for different things."""


class Bound(Enum):
    """Which side of the period is meant."""

    NONE = ""
    WITHIN = "within"
    """Not longer: up to, no later than, by the fifth day."""
    AT_LEAST = "at least"
    """Not shorter: not less than, not before."""
    MORE_THAN = "more than"
    """Longer: after eight weeks."""
    EVERY = "every"
    """Again and again."""


class Counted(Enum):
    """Which way the period is counted from what it names."""

    NONE = ""
    FROM = "from"
    BEGINNING = "beginning with"
    """From a day that is itself counted."""
    BEFORE = "before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A phrase that was read as a whole."""

    periods: tuple[Period, ...]
    """At least one, in their order."""
    relation: Relation
    bound: Bound
    """Of the first period."""
    further: bool
    """True if the first period comes on top of another one."""
    counted: Counted
    """Of the first period."""
    names_kind: bool
    """True if the kind of day is said of every period that is in days."""

    @property
    def period(self) -> Period | None:
        """The one period that the phrase names."""
        return self.periods[0] if self.relation is Relation.ONE else None

    @property
    def qualifiers(self) -> str:
        """What stands around the first period, in one way of saying it."""
        said = (self.bound.value, "further" if self.further else "", self.counted.value)
        return "; ".join(each for each in said if each)

    def __str__(self) -> str:
        return f" {self.relation.value} ".join(str(period) for period in self.periods)


@dataclass(frozen=True, slots=True)
class Refused:
    """A phrase that was not read."""

    part: str
    """What was not understood; empty where no time is named."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of time in a longer text."""

    text: str
    periods: tuple[Period, ...]
    """None where it was not understood."""

    def __str__(self) -> str:
        return " and ".join(str(period) for period in self.periods) or f'"{self.text}"'
