"""Every file of the site, and what comes of it when it fails. The list is the site's own: no file is forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from build_scripts.publish import page_kinds
from build_scripts.support import embedded
from navigator.words import ENGLISH
from tests.browser import faults
from tests.browser.faults import FAULTS, Traveller
from tests.browser.journeys import Visit, journeys_of
from tests.browser.windows import SECONDS, PlaywrightWindow, windows_of
from tests.browsers.host import Host, altered, cut_short, stalled


@pytest.fixture(scope="module")
def traveller(browser: Browser, built_site: Path) -> Iterator[Traveller]:
    host = Host(built_site, "/policies/")
    host.begin()
    yield Traveller(windows_of(browser), host)
    host.end()


@pytest.fixture(scope="module")
def seen(traveller: Traveller, built_site: Path) -> dict[str, set[str]]:
    """What each journey asks for when nothing is wrong."""
    return {name: traveller.asked(journey) for name, journey in journeys_of(built_site).items()}


def test_every_file_is_on_the_way_of_a_journey(seen: dict[str, set[str]], built_site: Path) -> None:
    assert faults.of_no_journey(built_site, seen) == ()
    assert faults.of_no_journey(built_site, {**seen, "search": set()}) != ()


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_file_fails_there_is_the_right_thing_or_a_plain_sentence(
    traveller: Traveller, seen: dict[str, set[str]], built_site: Path, fault: str, subtests: pytest.Subtests
) -> None:
    journeys = journeys_of(built_site)
    for file in faults.files(built_site):
        if file.endswith(".html"):
            continue
        pattern = faults.exactly(traveller.host, file)
        for name in faults.on_the_way(seen, file):
            with subtests.test(file, journey=name):
                traveller.travel(journeys[name], {pattern: FAULTS[fault]})


def test_a_page_that_is_cut_short_says_so(traveller: Traveller, built_site: Path, subtests: pytest.Subtests) -> None:
    for path in page_kinds.pages(built_site):
        if path == "404.html":  # of a site without an address its parts are at the root, and this host has a folder
            continue
        with subtests.test(path):
            traveller.host.mend()
            traveller.host.faults[faults.exactly(traveller.host, path)] = cut_short
            with traveller.visit(worker=False) as visit:
                visit.open(path)
                expect(page_of(visit).get_by_text(ENGLISH("theme.cut"))).to_be_visible(timeout=SECONDS * 1000)


def test_a_page_with_a_bit_that_is_another_is_shown_all_the_same(
    traveller: Traveller, built_site: Path, subtests: pytest.Subtests
) -> None:
    for path in page_kinds.pages(built_site):
        with subtests.test(path):
            traveller.host.mend()
            traveller.host.faults[faults.exactly(traveller.host, path)] = altered
            with traveller.visit(worker=False) as visit:
                visit.open(path)
                expect(page_of(visit).locator("h1").first).to_be_visible(timeout=SECONDS * 1000)
                expect(page_of(visit).locator("footer")).to_be_visible()


def test_a_page_that_stalls_comes_from_the_device_and_says_so(
    traveller: Traveller, built_site: Path, subtests: pytest.Subtests
) -> None:
    for path in page_kinds.largest_of_each(built_site).values():
        if path == "404.html" or path.startswith(embedded.FOLDER):  # what other websites show is never kept
            continue
        with subtests.test(path):
            traveller.host.mend()
            with traveller.visit(worker=True) as visit:
                visit.open(path)
                _until_kept(page_of(visit))
                traveller.host.faults[faults.exactly(traveller.host, path)] = stalled(traveller.host)
                visit.open(path)
                expect(page_of(visit).locator("#nav-from-device")).to_be_visible(timeout=SECONDS * 1000)
                assert re.search(r"kept on \d{1,2} \w+ \d{4}", page_of(visit).locator("#nav-from-device").inner_text())


def page_of(visit: Visit) -> Page:
    assert isinstance(visit.window, PlaywrightWindow)
    return visit.window.page


def _until_kept(page: Page) -> None:
    page.evaluate(
        """async () => {
          const address = location.href.split("#")[0];
          while (!(await caches.match(address))) await new Promise((resolve) => setTimeout(resolve, 50));
        }"""
    )
