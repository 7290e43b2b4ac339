"""Every page keeps to its policy, asks nobody else for anything, and stores nothing unless asked by a button."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from build_scripts.host_headers import HEADERS
from tests.browser.served import Site, Watched, served, watch

STORED = "[...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie].filter(Boolean)"


def test_no_page_breaks_its_policy_or_asks_another_site(
    watched: Watched, site: Site, subtests: pytest.Subtests
) -> None:
    for path in site.pages:
        with subtests.test(path):
            page = watched.open(path)
            assert watched.violations() == []
            assert watched.abroad == []
            assert watched.complaints == []
            assert page.evaluate(STORED) == []
            assert page.context.cookies() == []
        watched.abroad.clear()
        watched.complaints.clear()


def test_the_site_works_in_a_folder_of_a_host(page: Page, site_in_folder: Site, subtests: pytest.Subtests) -> None:
    watched = watch(page, site_in_folder.url)
    for path in site_in_folder.kinds:
        if path == "404.html":  # it starts at the root, because it is shown for addresses of any depth
            continue
        with subtests.test(path):
            watched.open(path)
            assert watched.abroad == []
            assert watched.complaints == []
            page.get_by_role("button", name="Search").click()
            page.get_by_label("What are you looking for?").fill("privacy")
            found = page.locator(".nav-search__link").first
            expect(found).to_be_visible()
            assert str(found.evaluate("link => link.href")).startswith(site_in_folder.url)


def test_the_headers_for_hosts_break_nothing(page: Page, built_site: Path, subtests: pytest.Subtests) -> None:
    with served(built_site, "/", HEADERS) as site:
        watched = watch(page, site.url)
        for path in site.kinds:
            with subtests.test(path):
                watched.open(path)
                assert watched.complaints == []


def test_colours_are_kept_only_while_a_choice_stands(watched: Watched) -> None:
    page = watched.open("index.html")
    background = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(background)

    page.get_by_role("button", name="Dark").click()
    dark = page.evaluate(background)
    assert dark != light
    assert page.evaluate(STORED) == ["navigator.colours"]
    page.reload()
    assert page.evaluate(background) == dark
    expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")

    page.get_by_role("button", name="As on this device").click()
    assert page.evaluate(background) == light
    assert page.evaluate(STORED) == []
    assert watched.violations() == []


def test_what_somebody_else_left_in_storage_does_no_harm(watched: Watched) -> None:
    page = watched.open("index.html")
    page.evaluate("localStorage.setItem('navigator.colours', '\"><img src=x onerror=alert(1)>')")
    page.reload()
    assert page.evaluate("document.documentElement.dataset.scheme ?? null") is None
    assert watched.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colours_of_the_device_hold_without_a_choice(browser: Browser, site: Site, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]  # the parameter is one of its words
    page.goto(site.url)
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == scheme
    page.close()
