"""Small procedures for tests, made from YAML text as an author would write it."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from textwrap import dedent

from build_scripts import content
from build_scripts.source import calendar_files
from build_scripts.source.reader import read_text
from navigator.dates.calendars import Calendar
from navigator.model.policy import Policy
from navigator.model.procedure import Procedure
from navigator.model.publisher import Publisher

ROOT = Path(__file__).parent.parent.parent

PUBLISHER = """
id: board
name: The Board
short_name: the board
about: A made-up board.
counting: {calendar: england-and-wales, first_day: excluded, receipt: any day, last_day: stays}
counting_note: Made up.
contacts:
  - {id: office, name: The office, phone: "01234 567890"}
danger: {text: Ring 999., contacts: [office]}
"""

HEAD = """
id: sample
title: A sample
summary: Made up.
audience: families
version: "1"
document: {title: A document, revised: never}
scope:
  who: [anyone]
  about: [anything]
  source: {heading: One}
roles:
  - {id: parent, name: the parent, side: asks}
  - {id: manager, name: the manager, side: answers, contact: office}
  - {id: director, name: the director, side: answers}
  - {id: ombudsman, name: the Ombudsman, side: outside}
"""

# The first stage of a procedure, up to its acts.
FIRST_STAGE = """
stages:
  - id: one
    title: One
    purpose: First.
    lead: manager
    opens: asked
    source: {heading: One}
    duties:
"""


@cache
def calendars() -> Mapping[str, Calendar]:
    """The calendars of the project."""
    return calendar_files.load()


@cache
def library() -> content.Content:
    """The content of the project."""
    return content.read(ROOT / "procedures")


@cache
def models() -> content.Content:
    """The models: procedures of other kinds, which are published nowhere."""
    return content.read(ROOT / "tests" / "models" / "procedures")


@cache
def publisher() -> Publisher:
    """The made-up board."""
    written, problems = read_text(Publisher, "publisher.yml", PUBLISHER.encode())
    assert written, problems
    value: Publisher = written.value
    return value


@cache
def policy(body: str, head: str = HEAD) -> Policy:
    """A policy of the made-up board: the usual head, and the given rest."""
    written, problems = read_text(Procedure, "sample.yml", (dedent(head) + dedent(body)).encode())
    assert written, [str(problem) for problem in problems]
    return Policy(publisher(), written.value)
