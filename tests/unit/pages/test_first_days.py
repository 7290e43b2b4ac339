"""Where a time has to be over first, nothing that is published calls its date a last day."""

import re

import pytest

from build_scripts.pages import compare, policy
from build_scripts.pages.overview import overview
from build_scripts.pages.policy_text import Inputs
from navigator.explain.teller import Teller
from navigator.words import ENGLISH
from tests.support.samples import library

BOARD = "milton-keynes-safeguarding-children-board"
KEYS = [f"{BOARD}/conflict-between-partners", f"{BOARD}/dispute-with-chair"]
FIRST_DAYS = "A date with “from” before it is the first day on which something may be done, not a last day."


def table(key: str, year: int = 2026) -> str:
    return policy.reckoner_page(Inputs(library(), {}, ENGLISH), library().policies[key], year)


@pytest.mark.parametrize("key", KEYS)
def test_a_printed_table_says_from_when_something_may_be_done(key: str) -> None:
    """28 days from 1 January 2026 are over on the 29th: the dispute may be referred on 30 January and later."""
    text = table(key)
    row = next(line for line in text.splitlines() if "Thu 1 January" in line)
    assert "<td>from Fri 30 January 2026</td>" in row
    assert "<td>Fri 30 January 2026</td>" not in row
    assert FIRST_DAYS in text
    assert re.search(r"cannot agree within 28 days: first day</th>", text)
    assert "cannot agree within 28 days, counted from the day the meeting ended without agreement" in text
    assert "This may be done from that day on, at the earliest." in text


def test_a_table_of_last_days_alone_has_no_word_of_first_days() -> None:
    text = table("milton-keynes-contact-centre/complaints")
    assert FIRST_DAYS not in text
    assert "from Fri" not in text
    assert "first day" not in text


@pytest.mark.parametrize("key", KEYS)
def test_by_when_says_that_it_may_only_be_done_once_a_time_is_over(key: str) -> None:
    rows = {row["id"]: row for row in overview(Teller(library().policies[key], ENGLISH))}
    words = "Cannot agree within 28 days (only once that is over)"
    assert words in {each["words"] for row in rows.values() for each in row["limits"]}
    assert words in compare.page(library(), ENGLISH, {"compare.js": "compare.js"})[compare.PAGE]
