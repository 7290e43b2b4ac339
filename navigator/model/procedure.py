"""A procedure as a whole: its document, stages, roles, events and all that holds throughout."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Annotated

from navigator.model.acts import Cap, Event, Force, SharedPause
from navigator.model.limits import GeneralRules, Id, Ids, Source, Text
from navigator.model.marks import AROUND
from navigator.model.parties import Audience, Contact, Role
from navigator.model.questions import Area, Question
from navigator.model.scope import Scope
from navigator.model.stages import Outcome, Stage
from navigator.model.upkeep import Accepted, Adopted, Change, ProcedureStatus, ReviewDay
from navigator.model.voices import SearchWords, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Which policy document a procedure was written from. What was read of it, and when, stands in coverage.yml."""

    title: Text
    """Its title, and its publisher where the title does not say. The coverage file of the same title belongs to it."""
    revised: Text
    """When the document says it was revised, or that it does not say."""


class RuleKind(Enum):
    """What a standing rule is about."""

    DECISION_MEANWHILE = "decision meanwhile"
    """What holds until there is an answer."""
    RIGHT = "right"
    """What somebody may ask for at any time."""
    RECORD = "record"
    """What has to be written down."""
    DANGER = "danger"
    """What to do when somebody may be at risk."""
    RESOLUTION = "resolution"
    """That it can be settled at any time."""
    CONFIDENTIALITY = "confidentiality"
    """Who may know of it."""
    PRINCIPLE = "principle"
    """Anything else that holds throughout."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingRule:
    """Something that holds throughout."""

    id: Id
    kind: RuleKind = RuleKind.PRINCIPLE
    title: Text
    text: Text
    """The rule in a sentence or two."""
    by: Ids = ()
    """Who it binds or entitles."""
    force: Force | None = None
    contact: Id | None = None
    source: Source


class Unsaid(Enum):
    """What a document does not say of an act."""

    TIME_LIMIT = "time limit"
    """By when it is to be done."""
    LATENESS = "lateness"
    """What happens when it is late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something the policy leaves unclear, besides limits with several readings."""

    id: Id
    text: Text
    """What is unclear, in a sentence or two. It is shown to readers and not repaired."""
    about: tuple[Id, ...]
    """The clauses it touches."""
    silent_on: tuple[Unsaid, ...] = ()
    """What its text says the document does not say: an answer about these acts then has that text for it.

    Without this it has words of its own besides: that the policy states no time limit, or does not say what follows.
    """
    source: Annotated[Source, AROUND]
    """Where in the document it comes from. In a file it can be left out where it is the source of the first of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A clause of the document that is not carried, and why."""

    source: Source
    why: Text
    """Why it is not carried, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """A path from a concern to an end, in stages."""

    id: Id
    title: Text
    """What it is about, without the publisher's name."""
    summary: Text
    """One or two sentences for lists and search results."""
    audience: Audience
    readers: Text | None = None
    """Who that is here, in the publisher's own words: tenants. Left out: families and carers, for example."""
    version: Text
    """The project's own number for this text of the procedure; it changes whenever the data changes."""
    in_force_from: date | None = None
    """With dated versions: the first day on which a case that begins follows this one."""
    in_force_by: date | None = None
    """Where its first day is not known: the day by which it was in force. Then in_force_from is the earliest one."""
    status: ProcedureStatus = ProcedureStatus.IN_FORCE
    owner: Text | None = None
    """Who at the publisher keeps it up to date."""
    adopted: Adopted | None = None
    review: ReviewDay | None = None
    document: Document
    scope: Scope
    areas: tuple[Area, ...] = ()
    questions: tuple[Question, ...] = ()
    """What about a case decides which acts, ways out and limits it has."""
    roles: tuple[Role, ...]
    events: tuple[Event, ...]
    """In the order in which they would happen. It decides what came first where the days do not tell."""
    stages: tuple[Stage, ...]
    """In order; the first one is where a case begins."""
    outcomes: tuple[Outcome, ...] = ()
    """Ways out of every stage, such as withdrawal, or an ombudsman who can always be asked; all open stages end."""
    rules: tuple[StandingRule, ...] = ()
    caps: tuple[Cap, ...] = ()
    pauses: tuple[SharedPause, ...] = ()
    """What stops the clock of several acts or caps. A limit with pauses of its own has these as well."""
    gaps: tuple[Gap, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    """What the document says that stands nowhere here."""
    changes: tuple[Change, ...] = ()
    """What has changed since earlier versions of the page, newest first."""
    contacts: tuple[Contact, ...] = ()
    """Besides the publisher's own."""
    search: tuple[SearchWords, ...] = ()
    """Words that lead readers here who search the site."""
    accepted: tuple[Accepted, ...] = ()
    """Findings about this procedure that stay as they are."""
    counting: GeneralRules | None = None
    ask_as: Ids = ()
    """The roles as which one person can ask the tool; left out, all roles that are no panel and take no plural verb."""
    voices: tuple[Voice, ...] = ()
    """Words for single readers, where the general ones do not serve."""

    def is_overdue(self, today: date) -> bool:
        """Whether it was to be reviewed before a day. Of what has been withdrawn nobody asks whether it still holds."""
        held = self.status is not ProcedureStatus.WITHDRAWN
        return held and self.review is not None and self.review.next < today
