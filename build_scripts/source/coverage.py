"""The document that procedures were written from, paragraph by paragraph, and where each of them stands."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Annotated

from navigator.model.limits import Text
from navigator.model.marks import ONE_OR_MANY

SUFFIX = "coverage.yml"

Texts = Annotated[tuple[Text, ...], ONE_OR_MANY]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Which document was read."""

    title: Text
    """Its title, as the procedures that were written from it give it under `document`."""
    publisher: Text
    """Who publishes it, or that the document does not say."""
    address: Text
    """Its address on the web; or who has it, where the document gives no address: the publisher has it."""
    read: date
    """The day on which it was read."""
    sha256: Text
    """The SHA-256 of its words, in small letters, with one space between them and without marks."""
    kept: Text | None = None
    """The file beside this one that holds its text, where that may be kept."""


class Holds(Enum):
    """What a sentence gives that a reader needs."""

    AMOUNT = "amount"
    """It gives a time or a number."""
    DUTY = "duty"
    """It says what somebody must, should, will, may or can do."""
    CONTACT = "contact"
    """It says how to reach somebody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a paragraph. Its words are known by their mark."""

    opening: Text
    """Its first few words."""
    mark: Text
    """How many words it has, and their hash."""
    holds: tuple[Holds, ...] = ()
    """What it gives; nothing where no word says so. It may bind somebody all the same: the clerk to reply."""
    carried_by: Texts = ()
    """What carries it: procedure#id, or publisher#id."""
    left_out: Text | None = None
    """Why it is not carried, or which part of it is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of the document; list items count with the sentence that opens the list."""

    number: int
    """Counted from 1 under the heading, as in the sources of clauses."""
    opening: Text
    """Its first few words, by which it is found again."""
    text: Texts
    """Its words in order: those that are quoted, and of all others how many they are and their hash."""
    sentences: tuple[Sentence, ...] = ()
    """Its sentences, each with what carries it. A paragraph of one sentence lists it only for what it holds."""
    carried_by: Texts = ()
    """What carries it besides the clauses that name it as their source: procedure#id, or publisher#id."""
    left_out: Text | None = None
    """Why it is not carried, or which part of it is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading of the document with its paragraphs."""

    heading: Text
    """As the sources of clauses name it."""
    printed: Texts = ()
    """What stands there in the document, where that is not the heading itself."""
    paragraphs: tuple[Paragraph, ...] = ()
    carried_by: Texts = ()
    """What carries the heading, where it asks something itself: please contact. As procedure#id, or publisher#id."""
    left_out: Text | None = None
    """Why a heading without a paragraph, or one that asks something, is not carried."""

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands in the document in the place of the heading."""
        return self.printed or (self.heading,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ours:
    """Something that readers are told and that is not in the document."""

    what: Text
    """What it is, in a sentence."""
    ids: Texts = ()
    """Where it stands: procedure#id, or publisher#id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One document and where each paragraph of it stands. `navigator document` writes the marks."""

    document: Record
    sections: tuple[Section, ...]
    """In the order of the document."""
    ours: tuple[Ours, ...] = ()
    """What is not in it."""
    seal: Text
    """A hash over the headings and all marks, so that none is changed by hand."""

    def paragraph(self, heading: str, number: int | None) -> Paragraph | None:
        """The paragraph that a source names."""
        found = (each for section in self.sections if section.heading == heading for each in section.paragraphs)
        return next((each for each in found if each.number == number), None)

    def has(self, heading: str, number: int | None) -> bool:
        """True if there is such a place; a heading alone is one too."""
        if number is not None:
            return self.paragraph(heading, number) is not None
        return any(section.heading == heading for section in self.sections)
