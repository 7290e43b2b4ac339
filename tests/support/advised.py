"""Answers about the published procedures and the models, and what they say first."""

from functools import cache
from typing import Any

from navigator.api import Engine
from tests.support import samples
from tests.support.samples import calendars, library

BELONGS = "milton-keynes-safeguarding-children-board/where-a-complaint-belongs"
CENTRE = "milton-keynes-contact-centre/complaints"
CONFERENCES = "cambridgeshire-and-peterborough/conference-complaints"
KIRKLEES = "kirklees/dispute-resolution"
NELSCP = "nelscp/multi-agency-dispute-resolution"


@cache
def engine() -> Engine:
    made = Engine(calendars())
    for policy in library().policies.values():
        made.answer({"ask": "load", "policy": policy.as_data()})
    return made


def told(*facts: str, today: str, reader: str | None = "complainant", key: str = CENTRE) -> dict[str, Any]:
    asked = {"ask": "position", "procedure": key, "facts": facts, "today": today, "reader": reader}
    report = engine().answer(asked)
    return {**report["advice"], "report": report}


DISPUTES = "milton-keynes-safeguarding-children-board/conflict-between-partners"


@cache
def models() -> Engine:
    board = samples.models()
    made = Engine(board.calendars)
    for policy in board.policies.values():
        made.answer({"ask": "load", "policy": policy.as_data()})
    return made


def of_model(procedure: str, *facts: str, today: str, reader: str | None = None) -> dict[str, Any]:
    (key,) = [each for each in samples.models().policies if f"/{each}".endswith(f"/{procedure}")]
    return models().answer({"ask": "position", "procedure": key, "facts": facts, "today": today, "reader": reader})


PARTNERS = "milton-keynes-safeguarding-children-board/conflict-between-partners"
