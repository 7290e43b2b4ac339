"""The columns of a spreadsheet of deadlines: those that are read, and where the answers go without touching another."""

from collections.abc import Sequence
from dataclasses import dataclass

from build_scripts.commands.deadline_rows import COLUMNS

ADDED = ("due_date", "provisional", "note")
PREFIX = "navigator_"
"""Before a name of ours that a column of the spreadsheet has already."""


class TableError(ValueError):
    """A file that is no table of deadlines, as one plain line."""


@dataclass(frozen=True, slots=True)
class Columns:
    """A first line, and our three columns: their names, and the place of the first of them."""

    header: tuple[str, ...]
    added: tuple[str, ...]
    at: int

    @property
    def is_again(self) -> bool:
        """True when an earlier run has added them, so that they are filled anew in their place."""
        return self.at < len(self.header)


def columns_of(header: Sequence[str]) -> Columns:
    """What to do with a first line; TableError when a column is missing or stands there twice."""
    names = tuple(name.strip() for name in header)
    missing = [column for column in COLUMNS if names.count(column) != 1]
    if missing:
        raise TableError(f"needs each of these columns once: {', '.join(COLUMNS)}. Look at: {', '.join(missing)}.")
    # The three side by side are ours; one of these names by itself is the user's own.
    for at in range(len(names)):
        found = names[at : at + len(ADDED)]
        if len(found) == len(ADDED) and all(
            name in (own, PREFIX + own) for name, own in zip(found, ADDED, strict=True)
        ):
            return Columns(names, found, at)
    return Columns(names, tuple(_free(own, names) for own in ADDED), len(names))


def _free(own: str, names: Sequence[str]) -> str:
    name = own
    while name in names:
        name = PREFIX + name
    return name
