"""What about a case chooses the acts, ways out, limits and names it has: its area and the answers to questions."""

from dataclasses import dataclass

from navigator.model.limits import Id, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A part of the publisher's patch in which roles have names of their own."""

    id: Id
    name: Text


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

    Readers are asked. While nobody has answered, what holds with some of the answers may hold, and no more is said. A
    sum is asked for in the steps that the document has: "Less than £1,000", or "£1,000 or more".
    """

    id: Id
    ask: Text
    """The question: Who is it about?"""
    answers: tuple[Choice, ...]
    """All that can be, of which one holds."""
