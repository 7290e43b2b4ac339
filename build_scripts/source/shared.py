"""What all publishers of a site share: the topics that lead to a procedure, and the words of the glossary."""

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """The file shared.yml, beside the folders of the publishers. A site can do without it."""

    topics: tuple[Topic, ...] = ()
    """In the order in which they are offered."""
    terms: tuple[Term, ...] = ()
    """The words of the glossary, besides those that the site explains itself."""


NOTHING = Shared()
