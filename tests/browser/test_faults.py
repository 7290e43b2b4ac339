"""A few of the faults of walk_faults.py, which has every file of the site: make test-faults."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from build_scripts.publish.service_worker import SERVICE_WORKER
from tests.browser.faults import FAULTS, Traveller
from tests.browser.journeys import OFFLINE, journeys_of
from tests.browser.screens import COMPLAINTS
from tests.browser.windows import windows_of
from tests.browsers.host import Answer, Fault, Host, gone


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
        (rf"/data/{COMPLAINTS}-[0-9a-f]+\.js$", "spoil", "calculate", False),
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
    made = journeys_of(built_site)[journey]
    assert traveller.travel(made, {pattern: {**FAULTS, "touch": touched}[fault]}) is ends


def test_the_button_that_keeps_the_site_works_once_what_had_failed_is_there(traveller: Traveller) -> None:
    traveller.host.mend()
    traveller.host.faults[f"/{SERVICE_WORKER}$"] = gone
    with traveller.visit(worker=True) as visit:
        visit.open("offline/index.html")
        failed, _ = OFFLINE
        assert visit.until("#nav-offline [data-when=failed]", having=failed + " Check your network, then try again.")
        assert not visit.window.is_visible("#nav-offline [data-sized]")
        traveller.host.mend()
        visit.window.click("#nav-offline [data-do=keep]")
        assert visit.until("#nav-offline [data-when=fetching] progress[max]:not([max='1'])")
