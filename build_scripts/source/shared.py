"""What all publishers of a site share: the topics that lead to a procedure, and the words of the glossary."""

from dataclasses import dataclass
from enum import Enum

from navigator.model.limits import Id, Text

FILE = "shared.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Something that a complaint or a dispute can be about, as an answer on the page that finds the right procedure."""

    id: Id
    name: Text
    """The answer to "What is it about?": A child protection conference."""
    hint: Text | None = None
    """More about it, below the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word with a meaning of its own, for the glossary."""

    id: Id
    name: Text
    """The word as it stands in a sentence: working day."""
    means: Text
    """What it means, in one or two sentences."""


class SearchPlace(Enum):
    """A kind of place in every procedure that readers search for."""

    PROCEDURE = "procedure"
    """The procedure itself."""
    FIRST_STAGE = "first stage"
    """Where it begins."""
    LATER_STAGE = "later stage"
    """Each stage after the first: where a matter goes that is not settled."""
    OUTSIDE = "outside body"
    """Where it goes outside the publisher."""
    LIMIT = "time limit"
    """The acts that have a time limit."""
    CONFLICT = "conflict route"
    """Where it goes instead when it is about the person who would decide."""
    CONTACT = "contact"
    """Who can be reached."""
    DANGER = "danger"
    """What to do when somebody is in danger now."""
    CASE = "what happens next"
    """The page that asks about a case and says what comes next, with its letters."""
    CALCULATOR = "deadline"
    """The page that works out a deadline."""
    FLOWCHART = "flowchart"
    """The picture of a procedure."""
    HANDBOOK = "handbook"
    """All procedures of a publisher on one page, to print."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """Words that people type who look for a kind of place, in whatever procedure."""

    at: SearchPlace
    words: tuple[Text, ...]
    """Each a word or a few, as somebody would type them: appeal, no reply."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """The file shared.yml, beside the folders of the publishers. A site can do without it."""

    topics: tuple[Topic, ...] = ()
    """In the order in which they are offered."""
    terms: tuple[Term, ...] = ()
    """The words of the glossary, besides those that the site explains itself."""
    search: tuple[PlaceWords, ...] = ()
    """Words that the search of the site understands besides those on its pages."""


NOTHING = Shared()
