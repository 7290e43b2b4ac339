"""The procedures as they are read, and the parts and words of each."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from build_scripts.source.reader import read_library
from navigator.model.acts import Cap, Duty
from navigator.model.policy import Policy

PROCEDURES = Path(__file__).parents[2] / "procedures"
LIBRARY, _ = read_library(PROCEDURES)
POLICIES = {key: Policy(LIBRARY.publisher(key), LIBRARY.procedure(key)) for key in LIBRARY.procedures}

CENTRE = "milton-keynes-contact-centre/complaints"
BOARD = "milton-keynes-safeguarding-children-board"
PARTNERS = f"{BOARD}/conflict-between-partners"
CHAIR = f"{BOARD}/dispute-with-chair"
NEL = "nelscp/multi-agency-dispute-resolution"
KIRKLEES = "kirklees/dispute-resolution"
CONFERENCES = "cambridgeshire-and-peterborough/conference-complaints"

# Every limit of the five documents: where it stands, the document's words, its force, and how many ways it can be read.
LIMITS = {
    (CENTRE, "acknowledge"): ("within 5 working days", "must", 0),
    (CENTRE, "reply"): ("within 15 working days", "must", 2),
    (CENTRE, "ask-further"): ("within 14 days of receiving the reply", "must", 0),
    (CENTRE, "acknowledge-further"): ("within 5 working days", "must", 0),
    (CENTRE, "decide"): ("within 15 working days of receipt", "must", 0),
    (PARTNERS, "convene"): ("within 28 days", "must", 2),
    (PARTNERS, "refer"): ("cannot agree within 28 days", "may", 2),
    (CHAIR, "convene"): ("within 28 days", "must", 2),
    (CHAIR, "refer"): ("cannot agree within 28 days", "may", 2),
    (NEL, "acknowledge"): ("within 5 working days", "must", 0),
    (NEL, "share-outcome"): ("within 15 working days of the dispute being received", "must", 0),
    (NEL, "finish"): ("within 25 working days", "must", 2),
    (KIRKLEES, "ask-team-manager"): ("should not exceed 10 working days between each step", "should", 2),
    (KIRKLEES, "ask-kscp-manager"): ("should not exceed 10 working days between each step", "should", 2),
    (KIRKLEES, "refer-to-scrutineer"): ("should not exceed 10 working days between each step", "should", 2),
    (KIRKLEES, "whole-process"): ("within one calendar month", "should", 2),
    (CONFERENCES, "respond"): ("within 20 working days (4 weeks)", "must", 4),
    (CONFERENCES, "confirm-outcome"): ("within 28 days", "must", 2),
}


every_publisher = pytest.mark.parametrize("publisher", LIBRARY.publishers)


def parts(value: Any) -> Iterator[Any]:
    """Every value of the language inside a value."""
    if isinstance(value, tuple):
        for held in value:
            yield from parts(held)
    elif dataclasses.is_dataclass(value):
        yield value
        for field in dataclasses.fields(value):
            yield from parts(getattr(value, field.name))


def texts(value: Any) -> list[str]:
    """Every text of plain data, lists of texts joined as an address is."""
    if isinstance(value, dict):
        return [text for held in value.values() for text in texts(held)]
    if isinstance(value, list):
        inside = [text for held in value for text in texts(held)]
        return [*inside, ", ".join(inside)] if all(isinstance(held, str) for held in value) else inside
    return [str(value)]


def all_words(key: str) -> str:
    return "\n".join(texts(POLICIES[key].as_data()))


def clause(key: str, name: str) -> Any:
    held = POLICIES[key].procedure
    return next(part for part in parts(held) if isinstance(part, Duty | Cap) and part.id == name)
