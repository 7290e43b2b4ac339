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
    DAY_AFTER = "beginning with the day after"
    """From the day after one, which is itself not counted."""
    BEFORE = "before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One amount of a phrase, and what stands around it."""

    periods: tuple[Period, ...]
    """At least one, in their order."""
    bound: Bound
    further: bool
    """True if it comes on top of another one."""
    counted: Counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A phrase that was read as a whole."""

    said: tuple[Said, ...]
    """At least one amount, in their order."""
    relation: Relation
    names_kind: bool
    """True if the kind of day is said of every period that is in days."""

    @property
    def periods(self) -> tuple[Period, ...]:
        """At least one, in their order."""
        return tuple(period for each in self.said for period in each.periods)

    @property
    def bound(self) -> Bound:
        """Of the first amount."""
        return self.said[0].bound

    @property
    def further(self) -> bool:
        """True if the first amount comes on top of another one."""
        return self.said[0].further

    @property
    def counted(self) -> Counted:
        """Of the first amount."""
        return self.said[0].counted

    def of(self, period: Period) -> Said:
        """What is said of a period; of the first one where it is not named."""
        return next((each for each in self.said if period in each.periods), self.said[0])

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
