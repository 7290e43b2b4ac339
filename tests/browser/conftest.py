"""The built site as a browser meets it: at the root of a host, and in a folder of one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from build_scripts.publish.host_headers import headers_of
from tests.browser.running import Running
from tests.browser.screens import COMPLAINTS
from tests.browser.served import SAVES_DATA, Site, Watched, served, watch
from tests.conftest import once
from tests.support import boards, newer_words


@pytest.fixture(scope="session")
def site(built_site: Path) -> Iterator[Site]:
    """The site at the root of a host."""
    with served(built_site, "/") as site:
        yield site


@pytest.fixture(scope="session")
def site_in_folder(built_site: Path) -> Iterator[Site]:
    """The same files in a folder of a host that sends the headers which the build writes for hosts."""
    with served(built_site, "/policies/", headers_of) as site:
        yield site


@pytest.fixture(scope="session")
def made_up(built_site: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Site]:
    """A site of two boards: a made-up one with the newer words of the language, and a model that runs by the hour."""

    def make(folder: Path) -> None:
        part = boards.prepared(folder.with_name("made-up.part") / "board", newer_words.FILES, models=("nis2",))
        boards.built(part, built_site).rename(folder)

    with served(once(tmp_path_factory, worker_id, "made-up", make), "/") as site:
        yield site


@pytest.fixture(scope="session")
def wizards(browser: Browser, site: Site) -> Iterator[Running]:
    running = Running(browser, site.url)
    yield running
    running.end()


@pytest.fixture
def running(wizards: Running, request: pytest.FixtureRequest) -> Iterator[Running]:
    """Tools whose Python runs already; after a test that failed they are started anew."""
    failed = request.session.testsfailed
    wizards.traps.clear()
    yield wizards
    assert wizards.traps == []
    if request.session.testsfailed > failed:
        wizards.end()


@pytest.fixture
def wizard(running: Running, site: Site) -> Page:
    """The wizard of the real procedure at its first question, some days after Christmas."""
    return running.begin(site, COMPLAINTS, datetime(2026, 12, 29, 10, 0, tzinfo=UTC))


@pytest.fixture(scope="session")
def kept_open(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(service_workers="block")
    yield page
    page.close()


@pytest.fixture
def reopened(kept_open: Page) -> Page:
    """A page that others have used, empty and of the size and in the colours of a new one, which takes twice as long.

    Not for tests that put scripts or answers of their own into it, nor of what is stored.
    """
    kept_open.set_viewport_size({"width": 1280, "height": 720})
    kept_open.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")
    kept_open.goto("about:blank")
    return kept_open


@pytest.fixture
def watched(page: Page, site: Site) -> Watched:
    return watch(page, site.url)


@pytest.fixture
def thrifty(page: Page) -> None:
    """The page is of a reader who saves data: for what it says by itself, so that Python does not start for nothing.

    Not for what may come out differently while Python starts.
    """
    page.add_init_script(SAVES_DATA)
