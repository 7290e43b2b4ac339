"""What a worked example says of its case, beside the dates that run: what came too late, and what may be done."""

from __future__ import annotations

from functools import cache

import pytest

from build_scripts.pages.policy_view import example_view, examples_of
from navigator.model.versions import Versions
from navigator.words import ENGLISH
from tests.support.samples import calendars, library


@cache
def lines(key: str, title: str) -> str:
    held = library()
    texts = Versions(held.policies[key], held.earlier.get(key, ()))
    (example,) = (each for each in examples_of(held.cases.get(key)) if each.title == title)
    return "\n".join(example_view(texts, ENGLISH, example, calendars())["lines"])


@pytest.mark.parametrize(
    ("key", "title", "says"),
    [
        (
            "milton-keynes-contact-centre/complaints",
            "The Chair is told after the date",
            "the complaint is to go further. 4 days late. The last day was Friday 18 April 2025.",
        ),
        (
            "milton-keynes-contact-centre/complaints",
            "The Chair is told after the date",
            "This came after its last day, Friday 18 April 2025, and may not have been accepted",
        ),
        (
            "nelscp/multi-agency-dispute-resolution",
            "The outcome comes late",
            (
                "The chair of the partnership sent the outcome in writing. "
                "1 working day late. The last day was Wednesday 14 April 2027."
            ),
        ),
        (
            "milton-keynes-safeguarding-children-board/conflict-between-partners",
            "No agreement in time",
            "from Saturday 8 January 2028, perhaps already from Tuesday 4 January 2028. This may be done now.",
        ),
    ],
)
def test_an_example_says_what_came_too_late_and_what_may_be_done_by_now(key: str, title: str, says: str) -> None:
    assert says in lines(key, title)


def test_an_example_asks_its_reader_for_nothing() -> None:
    key = "milton-keynes-safeguarding-children-board/where-a-complaint-belongs"
    assert lines(key, "Not sure where it belongs") == ""
