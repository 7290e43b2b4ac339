"""The questions of the wizard, how each is answered, and those that are asked of everybody."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from navigator.case.asking.choices import choices
from navigator.model.cases import Sent, Span
from navigator.model.parties import Audience, Side
from navigator.model.policy import Policy

HELPER, STAFF = "helper", "staff"
"""Who asks besides those whose matter it is: somebody who helps them, somebody who has to deal with it."""
YES, NO, UNKNOWN = "yes", "no", "unknown"


class Kind(Enum):
    """How a question is answered."""

    CHOICE = "choice"
    DATE = "date"


class About(Enum):
    """What a question wants to know; the first part of its name."""

    READER = "reader"
    ROLE = "role"
    AREA = "area"
    CASE = "case"
    LAST = "last"
    SINCE = "since"
    ROUTE = "route"
    HAPPENED = "happened"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `subject` is the event or stage it is about; `options` are values in the order to show them."""

    about: About
    subject: str | None = None
    options: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.about.value if self.subject is None else f"{self.about.value}:{self.subject}"

    @property
    def kind(self) -> Kind:
        return Kind.DATE if self.about is About.DATE else Kind.CHOICE


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered: a value of a choice, or when something happened or was sent (neither: nobody remembers)."""

    value: str | None = None
    span: Span | None = None
    sent: Sent | None = None


def reader_of(policy: Policy, answers: Mapping[str, Answer]) -> str | None:
    """The role that is spoken to; None for somebody who helps, and as long as nobody said who asks."""
    given = answers.get(About.READER.value)
    role = answers.get(About.ROLE.value)
    staff = given is not None and given.value == STAFF
    chosen = role if staff else given
    found = policy.roles.get((chosen.value if chosen else None) or "")
    return found.id if found and found.side is not Side.OUTSIDE else None


def opening_questions(policy: Policy, reader: str | None = None) -> Iterator[Question]:
    """The questions that are asked of everybody; only the last one is for one reader."""
    yield from _who(policy)
    if policy.procedure.areas:
        yield Question(About.AREA, options=tuple(area.id for area in policy.procedure.areas))
    for each in policy.procedure.questions:
        yield Question(About.CASE, each.id, (*(choice.id for choice in each.answers), UNKNOWN))
    yield Question(About.LAST, options=choices(policy, reader).first)


def role_question(policy: Policy) -> Question:
    """Which role somebody has who has to deal with it."""
    return Question(About.ROLE, options=tuple(role.id for role in policy.readers(Side.ANSWERS)))


def _who(policy: Policy) -> Iterator[Question]:
    asking, answering = policy.readers(Side.ASKS), policy.readers(Side.ANSWERS)
    helps = (HELPER,) if asking and policy.procedure.audience is Audience.FAMILIES else ()
    works = (STAFF,) if len(answering) > 1 else tuple(role.id for role in answering)
    options = (*(role.id for role in asking), *helps, *works)
    if len(options) > 1:
        yield Question(About.READER, options=options)
