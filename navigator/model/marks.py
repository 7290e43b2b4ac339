"""Neutral marks on field types, so that the build can check what the engine takes for granted."""

from enum import Enum


class Mark(Enum):
    """What a piece of text is, beyond being text."""

    ID = "a lower-case name with hyphens, unique where it stands"
    TEXT = "plain words on one line or several, no markup"
    PLACE = "where something is: another procedure, an address, a number to ring; no prose"
    ONE_OR_MANY = "one value, or a list of values"
    HOUR = "a day, with its hour where that is told"
    SHORT = "one value, which is that of the first key, or a map of keys"
    AROUND = "in a file it can be left out, and is then taken from what it stands in or is about"


ID = Mark.ID
TEXT = Mark.TEXT
PLACE = Mark.PLACE
ONE_OR_MANY = Mark.ONE_OR_MANY
HOUR = Mark.HOUR
SHORT = Mark.SHORT
AROUND = Mark.AROUND
