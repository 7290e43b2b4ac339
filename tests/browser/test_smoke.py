"""The browser that tests drive is the one that was found."""

import re

from playwright.sync_api import Browser, Page

from build_scripts.dev.chromium import Chromium


def test_the_browser_is_the_one_that_was_found(browser: Browser, chromium: Chromium) -> None:
    assert re.fullmatch(r"\d+(\.\d+){3}", browser.version)
    assert browser.version in chromium.version


def test_a_page_opens(page: Page) -> None:
    page.goto("about:blank")
    assert page.evaluate("navigator.userAgent").find("Chrome/") > 0
