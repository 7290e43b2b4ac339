"""Whether a procedure holds, who decided it, when it is looked at again, and what has changed."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Annotated

from navigator.dates.periods import Period
from navigator.model.limits import Id, Place, Text
from navigator.model.marks import SHORT


class ProcedureStatus(Enum):
    """Whether a procedure holds."""

    DRAFT = "draft"
    """Not agreed yet. It is shown while somebody writes it, and published only when that is asked for."""
    IN_FORCE = "in force"
    """It holds."""
    WITHDRAWN = "withdrawn"
    """It no longer holds for a case that begins now. Its page stays, and says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """The decision by which the publisher made a procedure its own."""

    by: Text
    """Who decided."""
    on: date
    """The day of the decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """When the publisher means to look at a procedure again. The day can stand alone."""

    next: date
    """The day by which it is to be looked at next, if the document says."""
    every: Period | None = None
    """How much time lies between two reviews."""


ReviewDay = Annotated[Review, SHORT]


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """The body that has taken the place of a publisher."""

    name: Text
    """Its name."""
    since: date | None = None
    """The day from which it acts."""
    web: Place | None = None
    """Its website."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What readers of an earlier version of the page should know is different."""

    on: date
    """The day on which the page was changed."""
    what: Text
    """What is different, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A finding about the policy that its author knows of and leaves as it is."""

    finding: Id
    """The code of the finding, as the report gives it."""
    at: Id
    """The id of the clause, role, contact or file that it is about, as the report gives it."""
    because: Text
    """Why it is left as it is, in a sentence."""
