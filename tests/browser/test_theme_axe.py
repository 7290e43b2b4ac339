"""axe-core finds nothing on any page: WCAG 2.0 to 2.2, A and AA, and its best practice."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.served import Site, watch
from tests.conftest import ROOT

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What dark colours can change: the page is otherwise the same as in light ones.
COLOURS = ["color-contrast", "link-in-text-block", "target-size"]
RUN = """
async (runOnly) => {
  const result = await axe.run({ runOnly });
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary}`));
}
"""


@pytest.fixture(scope="session")
def axe() -> str:
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


def problems(page: Page, axe: str, rules: list[str] = TAGS) -> list[str]:
    page.evaluate(axe)
    found: list[str] = page.evaluate(RUN, rules)
    return found


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(browser: Browser, site: Site, axe: str, width: int, subtests: pytest.Subtests) -> None:
    # No motion: a colour that is half-way to its dark one has no contrast worth measuring.
    page = browser.new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    # Every page on a narrow screen; on a wide one, and in dark colours, the largest of each kind.
    for path in site.pages if width < 1280 else site.kinds:
        with subtests.test(path):
            page.emulate_media(color_scheme="light")
            page.goto(site.url + path)
            assert problems(page, axe) == []
            if path in site.kinds:
                page.emulate_media(color_scheme="dark")
                assert problems(page, axe, COLOURS) == []
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_menu_or_search_open(browser: Browser, site: Site, axe: str, scheme: Any) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800}, color_scheme=scheme)
    watched = watch(page, site.url)
    watched.open("index.html")
    page.get_by_role("button", name="Menu").click()
    assert problems(page, axe) == []
    page.get_by_role("button", name="Search").click()
    page.get_by_label("What are you looking for?").fill("privacy")
    page.locator(".nav-search__link").first.wait_for()
    assert problems(page, axe) == []
    assert watched.violations() == []
    page.close()
