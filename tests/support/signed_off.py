"""Pages of the example board with a procedure or a publisher that says something of its own text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from build_scripts.content import Content
from build_scripts.pages import (
    policy,
)
from navigator.words import ENGLISH

KEY = "anytown/complaints"
CENTRE = "milton-keynes-contact-centre"
ATOM = "{http://www.w3.org/2005/Atom}"


def with_procedure(board: Content, *, key: str = KEY, **changes: object) -> Content:
    changed = board.policies[key]
    changed = replace(changed, procedure=replace(changed.procedure, **changes))  # type: ignore[arg-type]
    return replace(board, policies={**board.policies, key: changed})


def pages(board: Content, today: date = date(2026, 5, 1), address: str = "") -> dict[str, str]:
    """Every page, without what stands in the deadline tables: to fill them takes as long as all the rest."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(policy, "reckoner_page", lambda *_: "")
        return policy.all_pages(board, {}, ENGLISH, today=today, address=address)


def page(board: Content, today: date = date(2026, 5, 1), address: str = "") -> str:
    return pages(board, today, address)[f"procedures/{KEY}/index.md"]
