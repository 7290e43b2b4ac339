"""The columns of a spreadsheet of deadlines: those that are read, and where the answers go without touching another."""

from collections.abc import Sequence
from dataclasses import dataclass

from build_scripts.commands.deadline_rows import COLUMNS

ADDED = ("due_date", "provisional", "note")
PREFIX = "navigator_"
"""Before a name of ours that a column of the spreadsheet has already."""
_TITLES = 20
"""In how many of the first rows the names of the columns are looked for."""


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


def names_at(rows: Sequence[Sequence[str]]) -> int:
    """Which row has the names of the columns: the first that holds anything, or the first with all that are read.

    Titles may stand above the names, but nothing that could be a row of the table with a name left out.
    """
    filled = [at for at, row in enumerate(rows) if any(row)]
    known = {at: {name.strip() for name in rows[at]} & {*COLUMNS} for at in filled[:_TITLES]}
    named = next((at for at in known if known[at]), None)
    if named is not None and len(known[named]) == len(COLUMNS):
        return named
    return next(iter(filled), 0)


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
