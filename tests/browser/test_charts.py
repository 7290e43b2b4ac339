"""Flowcharts as a browser draws them: legible on a phone, whole in any font, and marked without colour."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.served import Site
from tests.support.every import some
from tests.support.samples import library

PAGES = sorted(f"procedures/{key}/index.html" for key in library().policies)
LARGEST = "procedures/milton-keynes-contact-centre/complaints/index.html"
# Its drawing has branches in place of one stage after another.
FEW_STAGES = "procedures/milton-keynes-safeguarding-children-board/where-a-complaint-belongs/index.html"

CHART = "#page-chart"
"""A link there opens the part that the flowchart lies in."""
VISIBLE = "[...document.querySelectorAll('.nav-chart svg')].filter((svg) => svg.checkVisibility())"
SIZES = f"""
() => {VISIBLE}.flatMap((svg) => [...svg.querySelectorAll("text")]
  .map((text) => parseFloat(getComputedStyle(text).fontSize) * svg.getScreenCTM().a))
"""
# What sticks out of its box, or out of the drawing.
OUTSIDE = f"""
() => {VISIBLE}.flatMap((svg) => [...svg.querySelectorAll("g > text, a > text")].flatMap((text) => {{
  if (text.closest(".nav-chart__here")) return [];
  const group = text.closest(".nav-chart__sign, .nav-chart__node");
  const shape = group?.querySelector(":scope > .nav-chart__shape");
  const box = shape ? shape.getBBox() : {{ x: 0, y: 0, width: svg.viewBox.baseVal.width, height: 1e6 }};
  const own = text.getBBox();
  const fits = own.x >= box.x && own.x + own.width <= box.x + box.width + 1
    && own.y >= box.y - 1 && own.y + own.height <= box.y + box.height + 2;
  return fits ? [] : [`${{text.textContent}}: ${{own.x + own.width}} > ${{box.x + box.width}}`];
}}))
"""
SHEET = """
(rules) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [sheet];
}
"""
OTHER_FONTS = {
    "its own": "",
    "a wide font": '.nav-chart svg { font-family: "DejaVu Sans", Verdana, sans-serif !important; }',
    "a serif font": ".nav-chart svg { font-family: serif !important; }",
    "a fixed font": ".nav-chart svg { font-family: monospace !important; }",
    "wide spacing": "* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }",
}


@pytest.fixture
def page(reopened: Page) -> Page:
    return reopened


@pytest.fixture
def phone(page: Page) -> Page:
    page.set_viewport_size({"width": 360, "height": 740})
    return page


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", some(PAGES, (LARGEST, FEW_STAGES)))
def test_text_can_be_read_and_stays_in_its_box_in_any_font(
    page: Page, site: Site, path: str, width: int, subtests: pytest.Subtests
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(site.url + path + CHART)
    assert min(page.evaluate(SIZES)) >= 12
    assert page.evaluate("document.documentElement.scrollWidth") == width
    for name, rules in OTHER_FONTS.items():
        with subtests.test(name):
            page.evaluate(SHEET, rules)
            assert page.evaluate(OUTSIDE) == []


@pytest.mark.parametrize(("width", "form"), [(320, "narrow"), (360, "narrow"), (768, "wide"), (1280, "wide")])
def test_one_drawing_is_shown_the_one_that_fits(page: Page, site: Site, width: int, form: str) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(site.url + LARGEST + CHART)
    shown = page.evaluate(f"{VISIBLE}.map((svg) => svg.getAttribute('class'))")
    assert shown == [f"nav-chart__drawing nav-chart__drawing--{form}"]


def test_links_are_large_enough_for_a_finger(phone: Page, site: Site) -> None:
    phone.goto(site.url + LARGEST + CHART)
    heights = phone.evaluate(
        f"[...{VISIBLE}[0].querySelectorAll('.nav-chart__hit')].map((hit) => hit.getBoundingClientRect().height)"
    )
    assert min(heights) >= 24


def test_a_link_with_the_focus_is_to_be_seen(phone: Page, site: Site) -> None:
    phone.goto(site.url + LARGEST + CHART)
    link = phone.locator(".nav-chart svg:visible a").first
    ground = "(link) => getComputedStyle(link.querySelector('.nav-chart__hit')).fillOpacity"
    assert link.evaluate(ground) == "0"
    phone.keyboard.press("Tab")
    link.focus()
    assert link.evaluate(ground) == "1"


@pytest.mark.parametrize("width", [360, 1280])
def test_the_place_of_the_reader_can_be_marked(page: Page, site: Site, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(site.url + LARGEST + CHART)
    mark = page.locator(".nav-chart svg:visible g[data-clause='stage-2'][data-node] .nav-chart__here")
    assert not mark.is_visible()
    page.evaluate(
        "document.querySelectorAll(\"g[data-node][data-clause='stage-2']\")"
        ".forEach((group) => group.classList.add('nav-chart__node--here'))"
    )
    assert mark.is_visible()
    assert mark.text_content() == "You are here"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_are_kept_to(browser: Browser, site: Site, scheme: Any) -> None:
    page = browser.new_page(forced_colors="active", color_scheme=scheme)
    page.goto(site.url + LARGEST + CHART)
    seen = page.evaluate(
        """() => {
          const system = (name) => {
            const probe = document.body.appendChild(document.createElement("i"));
            probe.style.color = name;
            return getComputedStyle(probe).color;
          };
          const all = (name, property) => [...new Set([...document.querySelectorAll(`.nav-chart svg ${name}`)]
            .map((element) => getComputedStyle(element)[property]))];
          return {
            shapes: all(".nav-chart__shape", "fill"), paper: system("Canvas"),
            outlines: all(".nav-chart__shape", "stroke"), lines: all("g > .nav-chart__line", "stroke"),
            ink: system("CanvasText"),
            links: all("a .nav-chart__text", "fill"), link: system("LinkText"),
          };
        }"""
    )
    assert seen["shapes"] == [seen["paper"]]
    assert seen["outlines"] == seen["lines"] == [seen["ink"]]
    assert seen["links"] == [seen["link"]]
    page.close()


def test_words_of_the_picture_are_not_found_by_the_search(site: Site) -> None:
    index = (site.folder / "search" / "search_index.js").read_text("utf-8")
    assert "If it is settled there and then" in index
    assert "You are here" not in index
    assert "Flowchart: Complaints about the contact centre" not in index
