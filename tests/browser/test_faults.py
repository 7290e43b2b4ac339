"""A few of the faults of walk_faults.py, which has every file of the site: make test-faults."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import faults
from tests.browser.faults import FAULTS, Traveller, windows_of
from tests.browsers.host import Answer, Fault, Host


def touched(_host: Host) -> Fault:
    """A script that would do as it did, but is not the one that was published."""
    return lambda answer: Answer(answer.body + b"\n", 200, answer.headers)


@pytest.fixture(scope="module")
def traveller(browser: Browser, built_site: Path) -> Iterator[Traveller]:
    host = Host(built_site, "/policies/")
    host.begin()
    yield Traveller(windows_of(browser), host)
    host.end()


@pytest.mark.parametrize(
    ("pattern", "fault", "journey", "ends"),
    [
        (rf"/data/{faults.COMPLAINTS}-[0-9a-f]+\.js$", "spoil", "calculate", False),
        (r"/deadline-[0-9a-f]+\.js$", "touch", "calculate", False),
        (r"/wizard-[0-9a-f]+\.js$", "drop", "where am I", False),
        (r"/early-[0-9a-f]+\.js$", "stall", "read", True),
        (r"/compare-[0-9a-f]+\.js$", "drop", "compare", False),
        (r"/snippets-[0-9a-f]+\.js$", "drop", "embed", False),
    ],
)
def test_a_file_that_fails_ends_in_the_right_thing_or_in_a_plain_sentence(
    traveller: Traveller, built_site: Path, pattern: str, fault: str, journey: str, *, ends: bool
) -> None:
    made = faults.journeys(built_site)[journey]
    assert traveller.travel(made, {pattern: {**FAULTS, "touch": touched}[fault]}) is ends
