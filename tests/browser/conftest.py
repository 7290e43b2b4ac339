"""The built site as a browser meets it: at the root of a host, and in a folder of one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from build_scripts.publish.host_headers import headers_of
from tests.browser.served import Site, Watched, served, watch


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


@pytest.fixture
def watched(page: Page, site: Site) -> Watched:
    return watch(page, site.url)
