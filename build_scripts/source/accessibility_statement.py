"""The accessibility statement: its file, the faults that it can have, and what is overdue in it.

What it has to say: Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018,
regulation 8, and the model accessibility statement, whose required sentences are in the catalogue of words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from build_scripts.source import contact_details
from build_scripts.source.problems import Problem, ProblemsError
from build_scripts.source.reader import Written, file_name, read_text
from navigator.model.limits import Text
from navigator.words import ENGLISH

FILE = "docs/accessibility.yml"


class Status(Enum):
    """How far the site keeps to the Web Content Accessibility Guidelines, version 2.2, level AA."""

    FULLY = "fully compliant"
    """Everything is met; nothing is listed as a failure."""
    PARTIALLY = "partially compliant"
    """Most of it is met; what is not is listed."""
    NOT = "not compliant"
    """Most of it is not met."""


class Reason(Enum):
    """Why something on the site is not accessible."""

    FAILURE = "non-compliance"
    """It should be, and is not yet."""
    BURDEN = "disproportionate burden"
    """To fix it would take more than it helps; the body has weighed that."""
    OUTSIDE = "out of scope"
    """The regulations do not apply to it."""


class Nation(Enum):
    """Where the body is, which decides who enforces the regulations."""

    GREAT_BRITAIN = "Great Britain"
    """The Equality and Human Rights Commission enforces them."""
    NORTHERN_IRELAND = "Northern Ireland"
    """The Equality Commission for Northern Ireland enforces them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAccessible:
    """One thing on the site that is not accessible."""

    what: Text
    """What it is and whom it keeps out, in a sentence or two."""
    why: Reason
    criterion: Text | None = None
    """The success criterion that it fails: 1.4.10 (Reflow)."""
    instead: Text | None = None
    """What a reader can use instead."""
    fix_by: date | None = None
    """When it is meant to be fixed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How a reader reports a fault, or asks for something in another form."""

    who: Text
    """Who is reached."""
    email: Text | None = None
    phone: Text | None = None
    form: Text | None = None
    """The address of a contact form on the web."""
    answer: Text
    """When an answer comes, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Testing:
    """How the site was last tested."""

    on: date
    """The day on which the test ended."""
    by: Text
    """Who tested it."""
    how: tuple[Text, ...]
    """What was tested and in which way, one line each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The file docs/accessibility.yml."""

    demonstration: bool = False
    """True for a copy that no public body runs."""
    applies_to: Text
    """The website or the domain that the statement is about."""
    organisation: Text
    """Who runs the site."""
    nation: Nation
    can: tuple[Text, ...]
    """What everybody should be able to do here, one line each."""
    status: Status
    """How far the site keeps to the guidelines."""
    not_accessible: tuple[NotAccessible, ...] = ()
    """Everything on the site that is known not to work for everybody."""
    reach: Reach
    testing: Testing
    improving: Text
    """What is being done to make the site better."""
    prepared: date
    """When the statement was first written."""
    reviewed: date
    """When somebody last went through the statement; at least once a year."""


def is_there(root: Path) -> bool:
    """Whether a site has this file. A part of somebody's site may do without: the statement is then elsewhere."""
    return (root / FILE).is_file()


def read(root: Path) -> Written:
    """The file with its places; ProblemsError when it is missing or does not fit."""
    path = root / FILE
    name = file_name(path)
    if not path.is_file():
        allowed = "a file with what readers need to know; the language reference has an example"
        raise ProblemsError((Problem(name, 1, 1, "there is no accessibility statement", allowed, "no-statement"),))
    written, faults = read_text(Statement, name, path.read_bytes())
    if written is None:
        raise ProblemsError(faults)
    return written


def problems(written: Written, today: date) -> Iterator[Problem]:
    """What does not hold together in a statement."""
    statement: Statement = written.value
    days = {"prepared": statement.prepared, "reviewed": statement.reviewed, "testing": statement.testing.on}
    for key, day in days.items():
        if day > today:
            path = (key, "on") if key == "testing" else (key,)
            wrong = f"{ENGLISH.date(day)} is in the future"
            yield written.problem(path, wrong, "a day that has been", "statement-date")
    fails = any(each.why is Reason.FAILURE for each in statement.not_accessible)
    if (statement.status is Status.FULLY) == fails:
        listed = "failures are listed" if fails else "no failure is listed"
        wrong = f"it says {statement.status.value}, but {listed}"
        allowed = "fully compliant with none, or another status with what fails"
        yield written.problem(("status",), wrong, allowed, "statement-status")
    yield from contact_details.problems(written, Reach)
    reach = statement.reach
    if not (statement.demonstration or reach.email or reach.phone or reach.form):
        wrong = "nobody can be reached about accessibility"
        yield written.problem(("reach",), wrong, "an email address, a phone number or a form", "statement-reach")


def warnings(written: Written, today: date) -> Iterator[Problem]:
    """What is overdue. It stops nothing: readers need their dates whether or not a statement has been reviewed."""
    reviewed = written.value.reviewed
    if _year_after(reviewed) < today:
        wrong = f"the statement was last reviewed on {ENGLISH.date(reviewed)}, over a year ago"
        allowed = "go through it, correct what has changed, and write the day here"
        yield written.problem(("reviewed",), wrong, allowed, "review-overdue")


def _year_after(day: date) -> date:
    """The same day a year later; 1 March for a 29 February."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)
