"""Drafts of letters about a case of a published procedure."""

import re
from datetime import date

from navigator.case.verdicts.position import position
from navigator.explain.teller import Teller
from navigator.explain.voice import voiced
from navigator.export.letter_text import Letter, Purpose
from navigator.export.letters import letters
from navigator.model.cases import Case, parse_fact
from navigator.words import ENGLISH
from tests.support.samples import calendars, library

CENTRE = "milton-keynes-contact-centre/complaints"
CONFERENCE = "cambridgeshire-and-peterborough/conference-complaints"
GAP = re.compile(r"\[[^\]]+\]")


def drafts(
    *facts: str, today: str, reader: str | None = "complainant", key: str = CENTRE, area: str | None = None
) -> tuple[Letter, ...]:
    policy = voiced(library().policies[key], reader)
    found = position(policy, Case(tuple(map(parse_fact, facts)), area), date.fromisoformat(today), calendars())
    return letters(Teller(policy, ENGLISH, reader, area), found)


def kinds(found: tuple[Letter, ...]) -> list[tuple[Purpose, str]]:
    return [(each.purpose, each.clause) for each in found]
