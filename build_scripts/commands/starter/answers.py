"""What `navigator new` has to know, and the names that it gives to files and folders."""

import re
import unicodedata
from dataclasses import dataclass

from build_scripts.source import schema
from build_scripts.source.problems import shown
from build_scripts.source.reader import CALENDARS_FOLDER
from navigator.model.parties import Audience

# A folder of the project's own, and the file beside a publisher's procedures.
TAKEN = {"publisher": frozenset({CALENDARS_FOLDER}), "procedure": frozenset({"publisher"})}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Everything that is asked."""

    publisher: str
    publisher_name: str
    procedure: str
    title: str
    audience: Audience
    calendar: str
    email: str


def fault(kind: str, name: str) -> str | None:
    """What is wrong with a name for a publisher or a procedure, and what is allowed; none when it will do."""
    wrong = schema.fault_of_id(name)
    if wrong is None and name in TAKEN[kind]:
        return f"{shown(name)} cannot be the name of a {kind}; another name, because the project uses this one"
    return wrong


_SPELT = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th"})
"""Letters that are no letter with an accent, and would be lost; casefold spells the rest."""


def suggested(text: str) -> str:
    """A name made of a title: "Complaints about us" is complaints-about-us; empty when nothing is left of it."""
    plain = (
        unicodedata.normalize("NFKD", text.casefold().translate(_SPELT))
        .encode("ascii", "ignore")
        .decode()
        .replace("'", "")
    )
    name = "-".join(re.findall("[a-z0-9]+", plain))[: schema.LONGEST_ID].strip("-")
    return name if name and schema.fault_of_id(name) is None else ""
