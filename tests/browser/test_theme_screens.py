"""Pages hold on narrow screens, with large or widely set text, in forced colours, on paper and without scripts.

axe-core finds nothing on them. They keep to their policy, ask nobody else for anything and store nothing. Each page is
opened once for all of it: the one of each kind with most in it, and in `make test-every` every page.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from build_scripts.publish import page_kinds
from tests.browser.axe import problems_in_every_setting
from tests.browser.served import Site, Watched
from tests.support.every import EVERY

NARROW: ViewportSize = {"width": 320, "height": 700}
WIDE: ViewportSize = {"width": 1280, "height": 700}
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
OPEN = """
() => document.querySelectorAll("details:not([open])").forEach((part) => { part.open = part.dataset.shut = true; })
"""
SHUT = """
() => document.querySelectorAll("[data-shut]").forEach((part) => { part.open = false; delete part.dataset.shut; })
"""
# Where the name of the site and the text below it begin.
EDGES = """
() => new Set([...document.querySelectorAll(".nav-header .nav-bar, .nav-page")]
  .map((part) => Math.round(part.getBoundingClientRect().left))).size
"""
# What shows no more of itself than its summary.
FOLDED = """
() => [...document.querySelectorAll("details")]
  .map((details) => [details, details.querySelector("summary")].map((part) => part.getBoundingClientRect().height))
  .filter(([whole, summary]) => whole && whole <= summary + 4)
"""
# A link of several lines that is a box of its own: what stands beside it, or the mark of its list, is at its last line.
APART = """
() => [...document.querySelectorAll(".nav-page a")]
  .filter((link) => {
    const style = getComputedStyle(link);
    if (style.display !== "inline-block" || parseFloat(style.borderTopWidth) || !link.checkVisibility()) return false;
    if (link.getBoundingClientRect().height < 1.8 * parseFloat(style.lineHeight)) return false;
    const item = link.closest("li");
    const marked = item && getComputedStyle(item).listStyleType !== "none" && item.innerText.startsWith(link.innerText);
    return marked || [...link.parentElement.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  })
  .map((link) => `${link.parentElement.tagName}.${link.closest("[class]").className} ${link.textContent.trim()}`)
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


CLOSED = "details:not([open], .nav-no-print, .nav-no-print *)"
CONTROLS = ".nav-header__button, .nav-menu, .nav-contents, .nav-scheme, .nav-search"
STORED = "[...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie].filter(Boolean)"
Check = Callable[[Watched, str], None]


def keeps_to_its_policy_and_stores_nothing(watched: Watched, _path: str) -> None:
    assert watched.violations() == []
    assert watched.abroad == []
    assert watched.complaints == []
    assert watched.page.evaluate(STORED) == []
    assert watched.page.context.cookies() == []


def does_not_scroll_sideways_at_320_pixels(watched: Watched, _path: str) -> None:
    watched.page.set_viewport_size(NARROW)
    assert watched.page.evaluate(OVERFLOW) == []
    watched.page.evaluate(OPEN)
    assert watched.page.evaluate(OVERFLOW) == []
    assert watched.page.evaluate(APART) == []
    watched.page.evaluate(SHUT)


def axe_finds_nothing(watched: Watched, _path: str) -> None:
    assert problems_in_every_setting(watched.page) == []


def text_that_is_widely_set_stays_whole(watched: Watched, _path: str) -> None:
    for size in (NARROW, WIDE):
        watched.page.set_viewport_size(size)
        watched.page.evaluate(SPACED)
        assert watched.page.evaluate(OVERFLOW) == []
        assert watched.page.evaluate(CLIPPED) == []
        watched.page.evaluate("document.adoptedStyleSheets = []")


def text_at_twice_its_size_stays_whole(watched: Watched, _path: str) -> None:
    """On a wide screen; at 320 pixels a desktop is zoomed to 400 % already."""
    watched.page.set_viewport_size(WIDE)
    watched.page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert watched.page.evaluate(OVERFLOW) == []
    assert watched.page.evaluate(CLIPPED) == []
    watched.page.evaluate("document.documentElement.style.removeProperty('font-size')")


def nothing_moves_where_motion_is_not_wanted(watched: Watched, _path: str) -> None:
    assert watched.page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
    assert watched.page.evaluate("document.getAnimations().length") == 0
    assert watched.page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def icons_and_borders_are_there_in_forced_colours(watched: Watched, _path: str) -> None:
    page = watched.page
    page.emulate_media(forced_colors="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    lost = page.evaluate("""
      () => [...document.querySelectorAll(".nav-page *, .nav-header *, .nav-footer *")].flatMap((element) =>
        ["::before", "::after"].filter((part) => {
          const style = getComputedStyle(element, part);
          const drawn = style.content !== "none" && style.maskImage !== "none" && element.checkVisibility();
          return drawn && style.backgroundColor === getComputedStyle(document.body).backgroundColor;
        }).map((part) => `${element.className}${part}`))
    """)
    assert lost == []
    thin = """buttons => buttons.filter((button) => button.checkVisibility() &&
      parseFloat(getComputedStyle(button).borderTopWidth) < 1).map((button) => button.className)"""
    assert page.locator("button").evaluate_all(thin) == []
    unseen = """icons => icons.filter((icon) =>
      getComputedStyle(icon).stroke === getComputedStyle(document.body).backgroundColor).length"""
    assert page.locator(".nav-icon:visible").evaluate_all(unseen) == 0
    assert page.locator(".nav-icon:visible, .nav-embed").count() > 0
    page.emulate_media(forced_colors="none")


def paper_shows_what_is_folded_away_and_no_controls(watched: Watched, path: str) -> None:
    page = watched.page
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    # The address of what is not there is whatever somebody wrote, and what is not kept can be read nowhere.
    expect(page.locator(".nav-footer__url")).to_have_text(
        [] if path in {"404.html", "not-kept.html"} else [watched.home + path]
    )
    assert page.evaluate(FOLDED) == []
    assert page.evaluate(EDGES) <= 1
    assert page.locator(CONTROLS).locator("visible=true").count() == 0
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in {
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    }
    page.emulate_media(media="screen", color_scheme="light")


OF_EVERY_PAGE: tuple[Check, ...] = (keeps_to_its_policy_and_stores_nothing, does_not_scroll_sideways_at_320_pixels)
OF_EVERY_KIND: tuple[Check, ...] = (
    axe_finds_nothing,
    text_that_is_widely_set_stays_whole,
    text_at_twice_its_size_stays_whole,
    nothing_moves_where_motion_is_not_wanted,
    icons_and_borders_are_there_in_forced_colours,
    paper_shows_what_is_folded_away_and_no_controls,
)


@pytest.mark.usefixtures("thrifty")
def test_a_page_of_each_kind_holds(watched: Watched, site: Site, subtests: pytest.Subtests) -> None:
    for path in site.pages if EVERY else site.some_kinds:
        watched.page.emulate_media(media="screen", color_scheme="light", reduced_motion="reduce", forced_colors="none")
        watched.abroad.clear()
        watched.complaints.clear()
        watched.open(path)
        for check in (*OF_EVERY_PAGE, *(OF_EVERY_KIND if path in site.kinds else ())):
            with subtests.test(path, check=check.__name__):
                check(watched, path)


def test_every_page_holds_without_scripts(browser: Browser, site: Site, subtests: pytest.Subtests) -> None:
    """The menu is open, no button is dead, and paper shows what is folded away."""
    page = browser.new_page(java_script_enabled=False, viewport={"width": 360, "height": 700})
    for path in site.some_kinds:
        with subtests.test(path):
            page.goto(site.url + path)
            links = page.get_by_role("navigation", name="Main").get_by_role("link")
            assert links.count() == page.locator(".nav-menu__link").count()
            # What is made for a frame has no menu, but a way to the page that has.
            assert links.count() or page.get_by_role("link", name="Open this in full").count() > 0
            # The way out in a hurry is a link that calls itself a button, and works.
            assert page.locator("button:visible, [role=button]:not([href])").count() == 0
            assert page.get_by_role("heading", level=1).count() == 1
            page.emulate_media(media="print")
            assert page.evaluate(FOLDED) == []
            assert page.locator(CONTROLS).locator("visible=true").count() == 0
            page.emulate_media(media="screen")
    page.close()


@pytest.mark.usefixtures("thrifty")
def test_the_foot_takes_less_than_a_screen_of_a_phone_and_opens_for_boards(watched: Watched) -> None:
    page = watched.page
    page.set_viewport_size({"width": 360, "height": 740})
    watched.open("where-am-i/index.html")
    foot = page.locator(".nav-footer")
    assert foot.evaluate("(foot) => foot.getBoundingClientRect().height") < 640
    boards = foot.get_by_role("link", name="Adopt this for your board")
    expect(boards).to_be_hidden()
    foot.get_by_text("For boards").click()
    boards.click()
    # One who is at one of these pages goes on to the next.
    expect(foot.get_by_role("link", name="Publish the site")).to_be_visible()


def test_after_printing_the_page_is_as_it_was(watched: Watched, site: Site) -> None:
    page = watched.open(next(path for path in site.kinds if page_kinds.kind(path) == "procedure"))
    folded = page.locator(CLOSED).count()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(CLOSED).count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(CLOSED).count() == folded
    expect(page.locator(".nav-footer__address")).to_be_hidden()


def test_a_page_that_is_not_there_leads_on(page: Page, site: Site) -> None:
    page.goto(site.url + "404.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not here")
    menu = page.locator(".nav-menu__link").all_inner_texts()
    expect(page.locator(".nav-page").get_by_role("link")).to_have_text(menu)
