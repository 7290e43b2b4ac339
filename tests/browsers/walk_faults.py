"""Every file of the site, failed in four ways in Firefox and WebKit: the right thing or a plain sentence in 10 seconds.

tests/browser/walk_faults.py does the same in Chromium; make test-faults runs both.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from build_scripts.dev.browsers import engines
from build_scripts.dev.browsers.webdriver import Browser
from tests.browser import faults
from tests.browser.faults import FAULTS, Traveller
from tests.browser.journeys import journeys_of
from tests.browsers.driven_faults import windows_of
from tests.browsers.host import Host


@pytest.fixture(scope="module")
def shared(engine: str) -> Iterator[Browser]:
    if engine == "chromium":
        pytest.skip("tests/browser/walk_faults.py has it")
    with engines.started(engine, waits_for_pages=engine != "webkit") as browser:
        yield browser


@pytest.fixture(scope="module")
def traveller(engine: str, shared: Browser, published: Path) -> Iterator[Traveller]:
    host = Host(published, "/policies/")
    host.begin()
    yield Traveller(windows_of(engine, shared), host)
    host.end()


@pytest.fixture(scope="module")
def seen(traveller: Traveller, published: Path) -> dict[str, set[str]]:
    """What each journey asks for when nothing is wrong."""
    return {name: traveller.asked(journey) for name, journey in journeys_of(published).items()}


def test_every_file_is_on_the_way_of_a_journey(seen: dict[str, set[str]], published: Path) -> None:
    assert faults.of_no_journey(published, seen) == ()


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_file_fails_there_is_the_right_thing_or_a_plain_sentence(
    traveller: Traveller, seen: dict[str, set[str]], published: Path, fault: str, subtests: pytest.Subtests
) -> None:
    journeys = journeys_of(published)
    for file in faults.files(published):
        if file.endswith(".html"):
            continue
        pattern = faults.exactly(traveller.host, file)
        for name in faults.on_the_way(seen, file):
            with subtests.test(file, journey=name):
                traveller.travel(journeys[name], {pattern: FAULTS[fault]})
