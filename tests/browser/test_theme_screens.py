"""Pages hold on narrow screens, with large or widely set text, in forced colours, on paper and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from build_scripts import page_kinds
from tests.browser.served import Site, Watched, watch

OVERFLOW = """
() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const inside = (element) => element.closest(".nav-scroll, .nav-chart");
  return [...document.body.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1 && !inside(element))
    .map((element) => `${element.tagName}.${element.className} ${Math.round(element.getBoundingClientRect().right)}`)
    .slice(0, 5).concat(`${root.scrollWidth} > ${root.clientWidth}`);
}
"""
# Text cut off by a box that does not grow with it. What is hidden for screen readers alone is meant to be.
CLIPPED = """
() => [...document.querySelectorAll(".nav-page *, .nav-header *, .nav-footer *")]
  .filter((element) => {
    const style = getComputedStyle(element);
    if (style.overflowX === "visible" && style.overflowY === "visible") return false;
    if (["auto", "scroll"].includes(style.overflowX) || ["auto", "scroll"].includes(style.overflowY)) return false;
    if (style.clipPath !== "none" || element.closest("svg, .govuk-visually-hidden, .nav-hidden")) return false;
    if (!element.checkVisibility()) return false;
    return element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
  })
  .map((element) => `${element.tagName}.${element.className}`)
"""
# What shows no more of itself than its summary.
FOLDED = """
() => [...document.querySelectorAll("details")]
  .map((details) => [details, details.querySelector("summary")].map((part) => part.getBoundingClientRect().height))
  .filter(([whole, summary]) => whole && whole <= summary + 4)
"""
# https://www.w3.org/TR/WCAG22/#text-spacing
SPACED = """
() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}
"""


def test_no_page_scrolls_sideways_at_320_pixels(watched: Watched, site: Site, subtests: pytest.Subtests) -> None:
    watched.page.set_viewport_size({"width": 320, "height": 700})
    for path in site.pages:
        with subtests.test(path):
            assert watched.open(path).evaluate(OVERFLOW) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_text_at_twice_its_size_or_widely_set_stays_whole(
    watched: Watched, site: Site, width: int, subtests: pytest.Subtests
) -> None:
    watched.page.set_viewport_size({"width": width, "height": 700})
    for path in site.kinds:
        with subtests.test(path):
            page = watched.open(path)
            page.evaluate(SPACED)
            assert page.evaluate(OVERFLOW) == []
            assert page.evaluate(CLIPPED) == []
            page.evaluate("document.adoptedStyleSheets = []")
            if width > 320:  # at 320 pixels a desktop is already zoomed to 400 %
                page.evaluate("document.documentElement.style.fontSize = '200%'")
                assert page.evaluate(OVERFLOW) == []
                assert page.evaluate(CLIPPED) == []


def test_in_forced_colours_icons_and_borders_are_still_there(
    browser: Browser, site: Site, subtests: pytest.Subtests
) -> None:
    page = browser.new_page(forced_colors="active")
    for path in site.kinds:
        with subtests.test(path):
            page.goto(site.url + path)
            lost = page.evaluate("""
              () => [...document.querySelectorAll(".nav-page *, .nav-header *, .nav-footer *")].flatMap((element) =>
                ["::before", "::after"].filter((part) => {
                  const style = getComputedStyle(element, part);
                  const drawn = style.content !== "none" && style.maskImage !== "none" && element.checkVisibility();
                  return drawn && style.backgroundColor === getComputedStyle(document.body).backgroundColor;
                }).map((part) => `${element.className}${part}`))
            """)
            assert lost == []
            for button in page.locator("button:visible").all():
                assert button.evaluate("b => parseFloat(getComputedStyle(b).borderTopWidth)") >= 1
            icon = page.locator(".nav-icon:visible").first
            assert icon.evaluate("i => getComputedStyle(i).stroke !== getComputedStyle(document.body).backgroundColor")
    page.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_paper_shows_what_is_folded_away_and_no_controls(
    browser: Browser, site: Site, subtests: pytest.Subtests, *, scripts: bool
) -> None:
    page = browser.new_page(java_script_enabled=scripts)
    for path in site.kinds:
        with subtests.test(path):
            page.goto(site.url + path)
            page.emulate_media(media="print", color_scheme="dark")
            if scripts:
                page.evaluate("dispatchEvent(new Event('beforeprint'))")
                expect(page.locator(".nav-footer__url")).to_have_text(site.url + path)
            assert page.evaluate(FOLDED) == []
            controls = ".nav-header__button, .nav-menu, .nav-contents, .nav-scheme, .nav-search"
            assert page.locator(controls).locator("visible=true").count() == 0
            if scripts:
                background = page.evaluate("getComputedStyle(document.body).backgroundColor")
                assert background in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
            page.emulate_media(media="screen")
    page.close()


def test_after_printing_the_page_is_as_it_was(watched: Watched, site: Site) -> None:
    page = watched.open(next(path for path in site.kinds if page_kinds.kind(path) == "procedure"))
    folded = page.locator("details:not([open])").count()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() == folded
    expect(page.locator(".nav-footer__address")).to_be_hidden()


def test_without_scripts_the_menu_is_open_and_no_button_is_dead(
    browser: Browser, site: Site, subtests: pytest.Subtests
) -> None:
    page = browser.new_page(java_script_enabled=False, viewport={"width": 360, "height": 700})
    for path in site.kinds:
        with subtests.test(path):
            page.goto(site.url + path)
            links = page.get_by_role("navigation", name="Main").get_by_role("link")
            assert links.count() == page.locator(".nav-menu__link").count() > 0
            # The way out in a hurry is a link that calls itself a button, and works.
            assert page.locator("button:visible, [role=button]:not([href])").count() == 0
            assert page.get_by_role("heading", level=1).count() == 1
    page.close()


def test_with_reduced_motion_nothing_moves(browser: Browser, site: Site, subtests: pytest.Subtests) -> None:
    page = browser.new_page(reduced_motion="reduce")
    watch(page, site.url)
    for path in site.kinds:
        with subtests.test(path):
            page.goto(site.url + path)
            assert page.evaluate("document.getAnimations().length") == 0
            assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    page.close()


def test_a_page_that_is_not_there_leads_on(page: Page, site: Site) -> None:
    page.goto(site.url + "404.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not here")
    menu = page.locator(".nav-menu__link").all_inner_texts()
    expect(page.locator(".nav-page").get_by_role("link")).to_have_text(menu)
