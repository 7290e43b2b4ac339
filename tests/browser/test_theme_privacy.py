"""The site in a folder of a host that sends the generated headers, and what is kept of the reader's colours."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from build_scripts.publish import page_kinds
from build_scripts.publish.host_headers import EMBED
from tests.browser.served import Site, Watched, watch
from tests.support.every import EVERY, some

pytestmark = pytest.mark.browser_context_args(service_workers="allow")

LOADING = {"compare", "deadline", "find-a-procedure", "offline", "where-am-i"}
STORED = "[...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie].filter(Boolean)"


@pytest.mark.usefixtures("thrifty")
def test_the_site_works_in_a_folder_of_a_host_and_with_its_headers(
    page: Page, site_in_folder: Site, subtests: pytest.Subtests
) -> None:
    watched = watch(page, site_in_folder.url)
    searched: set[int] = set()
    # The 404 page starts at the root, because it is shown for addresses of any depth.
    every = [path for path in site_in_folder.kinds if path != "404.html"]
    # One of each depth, and whatever loads more than a page does; what else a page shows is the same in any folder.
    few = [*{path.count("/"): path for path in reversed(every)}.values()]
    few += [path for path in every if page_kinds.kind(path) in LOADING or path.startswith(EMBED)]
    for path in some(every, dict.fromkeys(few)):
        with subtests.test(path):
            watched.open(path)
            assert watched.abroad == []
            assert watched.complaints == []
            depth = path.count("/")
            # What is made for a frame has no search; on pages of one depth it finds its files from the same place.
            if path.startswith(EMBED) or (depth in searched and not EVERY):
                continue
            searched.add(depth)
            page.get_by_role("button", name="Search").click()
            page.get_by_label("What are you looking for?").fill("privacy")
            found = page.locator(".nav-search__link").first
            expect(found).to_be_visible()
            assert str(found.evaluate("link => link.href")).startswith(site_in_folder.url)


def test_colours_are_kept_only_while_a_choice_stands(watched: Watched) -> None:
    page = watched.open("index.html")
    background = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(background)

    page.get_by_role("button", name="Dark").click()
    dark = page.evaluate(background)
    assert dark != light
    assert page.evaluate(STORED) == ["navigator / colours"]
    page.reload()
    assert page.evaluate(background) == dark
    expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")

    page.get_by_role("button", name="As on this device").click()
    assert page.evaluate(background) == light
    assert page.evaluate(STORED) == []
    assert watched.violations() == []


def test_what_somebody_else_left_in_storage_does_no_harm(watched: Watched) -> None:
    page = watched.open("index.html")
    page.evaluate("localStorage.setItem('navigator / colours', '\"><img src=x onerror=alert(1)>')")
    page.reload()
    assert page.evaluate("document.documentElement.dataset.scheme ?? null") is None
    assert watched.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colours_of_the_device_hold_without_a_choice(browser: Browser, site: Site, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]  # the parameter is one of its words
    page.goto(site.url)
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == scheme
    page.close()
