"""The vocabulary of a procedure: one set of frozen values for YAML, JSON and the engine."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Annotated

from navigator.dates.periods import Period
from navigator.model.limits import GeneralRules, Id, Ids, Limit, Pause, Place, Source, Text
from navigator.model.marks import ONE_OR_MANY, SHORT


class Audience(Enum):
    """Who a procedure is written for."""

    FAMILIES = "families"
    """Children, young people, parents, carers and those who speak for them."""
    PROFESSIONALS = "professionals"
    """People who work with children or families, about their own work."""
    AGENCIES = "agencies"
    """Organisations and those who act for them, such as partners of a board."""


class Side(Enum):
    """Where a role stands: it asks, it answers, or it is a body outside."""

    ASKS = "asks"
    """It complains, raises a concern or is in dispute."""
    ANSWERS = "answers"
    """It has to deal with that, inside the publisher's procedure."""
    OUTSIDE = "outside"
    """It is a body that the publisher does not run."""


class Force(Enum):
    """How strongly the policy binds the person who acts."""

    MUST = "must"
    """The policy says must, will or shall."""
    SHOULD = "should"
    """The policy says should, or expects it in other words."""
    AIMS_TO = "aims to"
    """The policy says that it aims to, tries to or hopes to."""
    MAY = "may"
    """The policy allows it and nobody has to."""


class Together(Enum):
    """How several roles act."""

    JOINTLY = "jointly"
    """All of them act as one."""
    EITHER = "either"
    """One of them is enough."""
    EACH = "each"
    """Every one of them, by itself."""


class NoLimit(Enum):
    """Why an act has no time limit."""

    NOT_STATED = "not stated"
    """The policy states none; readers are told so."""
    AGREED = "agreed"
    """Those involved agree one; readers are told to ask what was agreed."""
    NOT_NEEDED = "not needed"
    """None is to be expected, so nothing is said about it."""


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


class End(Enum):
    """How a case can end inside the procedure."""

    SETTLED = "settled"
    """Those who asked are content."""
    DECIDED = "decided"
    """There is a decision that the procedure does not take further."""
    WITHDRAWN = "withdrawn"
    """Those who asked have taken it back."""
    CLOSED = "closed"
    """It ends in another way, such as by time running out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Which policy document a procedure was written from. What was read of it, and when, stands in coverage.yml."""

    title: Text
    """Its title, and its publisher where the title does not say. The coverage file of the same title belongs to it."""
    revised: Text
    """When the document says it was revised, or that it does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A way to reach somebody."""

    id: Id
    name: Text
    """Who is reached."""
    phone: Place | None = None
    email: Place | None = None
    address: tuple[Text, ...] = ()
    """One line of the address each."""
    web: Place | None = None
    note: Text | None = None
    """What else a reader has to know, such as opening hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer to a question about the case."""

    id: Id
    name: Text
    """As readers choose it: A child under 16."""
    when: Text
    """What it means for the case, to follow "if": it is about a child under 16."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something about a case that holds from its beginning and decides which acts, ways out and limits it has.

    Readers are asked. While nobody has answered, what holds with some of the answers may hold, and no more is said.
    """

    id: Id
    ask: Text
    """The question: Who is it about?"""
    answers: tuple[Choice, ...]
    """All that can be, of which one holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A part of the publisher's patch in which roles have names of their own."""

    id: Id
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleVariant:
    """Who holds a role in one area, or with one answer to a question about the case."""

    area: Id
    """The area, or the answer."""
    name: Text
    """With its article, as it stands in a sentence: the Northern Manager."""
    contact: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Several people who decide as one."""

    members: int
    """How many they are."""
    fewest: int | None = None
    """The smallest number the panel may be cut to."""
    cut_by: Id | None = None
    """Who may cut it."""
    cut_when: Text | None = None
    """When it may be cut, to follow "if"."""
    votes: int | None = None
    """How many members must agree, where the policy says so."""
    who: Text | None = None
    """Who they are, to follow their number: a senior manager from each of the partners."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A party that acts."""

    id: Id
    name: Text
    """With its article, as it stands in a sentence: the Coordinator."""
    side: Side
    plural: bool = False
    """True when the name takes a plural verb: two safeguarding partners aim to ..."""
    about: Text | None = None
    """Who this is, for the glossary."""
    contact: Id | None = None
    variants: tuple[RoleVariant, ...] = ()
    panel: Panel | None = None
    apart_from: Ids = ()
    """The stages in which nobody who is this can have had a part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happens on a date."""

    id: Id
    what: Text
    """In the past tense, without a full stop: the Coordinator got the written complaint."""
    ask: Text
    """The question for its date: When did the Coordinator get the written complaint?"""
    sent: bool = False
    """True when it reaches somebody by post, email or hand, so that the way of sending can move the date."""
    future: bool = False
    """True when its date may lie ahead, such as a meeting that is booked."""
    any_of: Ids = ()
    """Other events, with the first of which it happens: a reply is a letter or a meeting. It stands with it.

    A time that runs from it begins again with each: a decision is due from the appeal, and again when it is sent back.
    """
    all_of: Ids = ()
    """Other events, with the last of which it happens: all members of a panel have voted."""

    @property
    def made_of(self) -> Ids:
        """The events that it follows from."""
        return (*self.any_of, *self.all_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """An act: who, with what force, what, by when; it may produce an event."""

    id: Id
    by: Ids
    """Who acts."""
    together: Together | None = None
    """With several roles: jointly, or either of them."""
    force: Force
    act: Text
    """What is to be done, to follow "must" or "may": acknowledge the complaint."""
    when: Text | None = None
    """A condition, to follow "if"."""
    only: Ids = ()
    """Answers to questions about the case with which it exists; of two questions one answer each is needed."""
    consulting: Ids = ()
    """Roles whose view must be asked first."""
    agreeing: Ids = ()
    """Roles that must agree first."""
    limit: Limit | None = None
    no_limit: NoLimit | None = None
    """Why there is no limit; an act has either this or a limit."""
    urgency: Text | None = None
    """The policy's own word for speed that is not a limit, for example "immediately"."""
    after: Ids = ()
    """The events, any one of which makes it fall to be done; empty: the stage has opened, or the time has begun.

    With a limit its time has to have begun too: a request for a review within six months of the matter, once answered.
    """
    produces: Id | None = None
    """The event that shows the act is done."""
    contains: tuple[Text, ...] = ()
    """What the reply, notice or record has to hold."""
    contact: Id | None = None
    """Where the act is addressed to, when that is not the role's own contact."""
    if_late: tuple[Text, ...] = ()
    """What the policy says happens when the date is missed; empty when it says nothing."""
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """Where a case goes; exactly one of these is set."""

    stage: Id | None = None
    """The stage it goes on with, which may be an earlier one."""
    stages: tuple[Id, ...] = ()
    """Several stages that run side by side."""
    procedure: Place | None = None
    """Another procedure of the site, as publisher/procedure."""
    body: Id | None = None
    """A role outside."""
    end: End | None = None
    """How it ends here."""

    @property
    def leads_on(self) -> bool:
        """Whether it goes on in a stage of the same procedure."""
        return bool(self.stage or self.stages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What ends a stage: a condition, the event that shows it, and where the case goes."""

    id: Id
    when: Text
    """The condition, to follow "if": the complainant is unhappy with the reply."""
    event: Id
    """The event that shows it."""
    by: Ids = ()
    """Who decides or asks."""
    only: Ids = ()
    """Answers to questions about the case with which it exists."""
    to: Destination
    note: Text | None = None
    """What else a reader has to know."""
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictRoute:
    """Where it goes instead when the complaint is about the person who would decide."""

    id: Id
    about: Id
    """The role the complaint is about."""
    instead: Id
    """The role that takes it on."""
    act: Text
    """What to do, to follow "should" or "may": send the complaint to the Chair."""
    force: Force
    event: Id | None = None
    """The event that shows the route was taken."""
    to: Destination | None = None
    """Where the case goes on, when the route leaves the stage."""
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A step of the procedure."""

    id: Id
    title: Text
    """As it stands on the page: Stage 1: the Coordinator."""
    purpose: Text
    """What the stage is for, in one sentence."""
    lead: Ids
    """Who runs it."""
    opens: Ids = ()
    """Events that begin it, besides the outcomes that lead here."""
    joins: tuple[Id, ...] = ()
    """Stages running side by side that must all have ended before this one opens."""
    duties: tuple[Duty, ...] = ()
    """Who does what, in order."""
    outcomes: tuple[Outcome, ...] = ()
    """Every way out of the stage."""
    conflicts: tuple[ConflictRoute, ...] = ()
    """What happens when it is about the person who would decide."""
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingRule:
    """Something that holds throughout."""

    id: Id
    kind: RuleKind
    title: Text
    text: Text
    """The rule in a sentence or two."""
    by: Ids = ()
    """Who it binds or entitles."""
    force: Force | None = None
    contact: Id | None = None
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class StepCount:
    """One way to count the steps under a cap, when each has the same time and it is unclear how many there are."""

    id: Id
    says: Text
    """How the steps are counted, in a sentence."""
    times: Annotated[int, "at least 1"]
    """How often the time of one step then fits in, one after another."""
    of: Id
    """The act whose limit is the time of one step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """A limit over the whole procedure or several stages, on top of the stages' own."""

    id: Id
    title: Text
    limit: Limit
    force: Force
    covers: tuple[Id, ...]
    """The stages it spans; it is kept when all of them are over, or when the event under until has happened."""
    after: Ids = ()
    """The events, any one of which puts it in force; empty: it always is."""
    only: Ids = ()
    """Answers to questions about the case with which it exists."""
    steps: tuple[StepCount, ...] = ()
    """Every way to count the steps, when the policy leaves open how many there are; each is added up for the reader."""
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPause:
    """A pause of several limits, written once."""

    id: Id
    stops: Ids
    """The acts whose clock it stops."""
    pause: Pause


@dataclass(frozen=True, slots=True, kw_only=True)
class Finder:
    """Answers to the questions of the page that finds the right procedure; somebody who gives them is led here."""

    who: Annotated[tuple[Audience, ...], ONE_OR_MANY]
    """Who asks."""
    about: Ids
    """What it is about: topics that shared.yml lists."""
    whose: Annotated[tuple[Text, ...], ONE_OR_MANY] = ()
    """Whose decision or work it is, as an answer: the Chair of the board. Left out, it is the publisher's name."""
    reader: Id | None = None
    """The role of somebody who gives these answers. Left out, it is the role that asks, where there is only one."""
    told: Ids = ()
    """The area, and the answers to questions about the case, that these answers say already: not asked again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """Something this procedure is not for, and where it belongs."""

    id: Id
    what: Text
    """What does not belong here: a complaint about a school."""
    go: Text
    """Where to go instead, as a sentence."""
    procedure: Place | None = None
    """The procedure of this site it belongs to, as publisher/procedure."""
    contact: Id | None = None
    """Who can be reached there."""
    finder: tuple[Finder, ...] = ()
    """The answers that lead here, where the place is not a procedure of this site."""
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Who may use the procedure, and about what."""

    who: tuple[Text, ...]
    """Who may use it, one line each."""
    about: tuple[Text, ...]
    """What it is for, one line each."""
    elsewhere: tuple[Elsewhere, ...] = ()
    """What it is not for, and where that belongs."""
    finder: tuple[Finder, ...] = ()
    """The answers that lead to this procedure. Left out, they are taken from its audience and from what it is about."""
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something the policy leaves unclear, besides limits with several readings."""

    id: Id
    text: Text
    """What is unclear, in a sentence or two. It is shown to readers and not repaired."""
    about: tuple[Id, ...]
    """The clauses it touches."""
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A clause of the document that is not carried, and why."""

    source: Source
    why: Text
    """Why it is not carried, in a sentence."""


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
class SearchWords:
    """Words that people type who look for something here, besides those that stand on the page."""

    words: tuple[Text, ...]
    """Each a word or a few, as somebody would type them: CPC."""
    clause: Id | None = None
    """The clause they lead to. Left out, they lead to the procedure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A finding about the policy that its author knows of and leaves as it is."""

    finding: Id
    """The code of the finding, as the report gives it."""
    at: Id
    """The id of the clause, role, contact or file that it is about, as the report gives it."""
    because: Text
    """Why it is left as it is, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """The words for one reader, where those for everybody do not serve: you and your, never they and their."""

    id: Id
    """The role, event, act, way out, conflict route or rule that is told in these words."""
    to: Ids = ()
    """Who reads them; left out, whoever does it."""
    name: Text | None = None
    """Of a role, as it stands in a sentence: your line manager."""
    what: Text | None = None
    """Of an event: your complaint reached the Coordinator."""
    ask: Text | None = None
    """Of an event, the question for its date: When did you send it?"""
    act: Text | None = None
    """Of an act or a conflict route, as an order: tell the Chair that you want to take it further."""
    short: Text | None = None
    """Of an act, the same in few words, for a heading: tell the Chair. Without "you" it is said of others too."""
    when: Text | None = None
    """Of an act or a way out, the condition: you are unhappy with the reply."""
    contains: tuple[Text, ...] = ()
    """Of an act, what has to be in it: why it worries you."""
    gives: Text | None = None
    """Of an act, what whoever waits for it gets: a full written reply. It is for every reader."""
    text: Text | None = None
    """Of a rule, the rule in a sentence or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Danger:
    """What to do when somebody is in danger now."""

    title: Text | None = None
    """The heading above it, in the publisher's own words. Left out: If somebody is in danger."""
    text: Text
    """What to do, in a sentence or two."""
    contacts: tuple[Id, ...] = ()
    """Whom to ring, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """The body whose procedures these are."""

    id: Id
    name: Text
    """The full name."""
    short_name: Text
    """How it is called in a sentence: the board."""
    about: Text
    """Who they are, in a sentence or two."""
    counting: GeneralRules
    """Holds for every procedure of this publisher, unless the procedure says otherwise."""
    counting_note: Text
    """What the publisher's documents say about counting, and what is assumed."""
    contacts: tuple[Contact, ...]
    """Everybody who can be reached, for all procedures of the publisher."""
    danger: Danger | None = None
    """Stands on every page, above the rest. Left out where nobody can be harmed, such as in a dispute about a name."""
    search: tuple[Text, ...] = ()
    """Words that people type who look for the publisher or its procedures, such as its initials."""
    public_body: bool = False
    """Whether it is a public authority; search engines are then told that its procedures are services of government."""
    successor: Successor | None = None
    accepted: tuple[Accepted, ...] = ()
    """Findings about this file that stay as they are."""


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
    """What stops the clock of several acts. A limit with pauses of its own has these as well."""
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
