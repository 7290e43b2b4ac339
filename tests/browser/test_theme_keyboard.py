"""Everything can be reached by keyboard, in an order that makes sense, and the focus is always to be seen."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from build_scripts.publish import page_kinds
from tests.browser.served import Site, Watched
from tests.support.every import some

# Where the focus is after each key, and whether a sighted person can see that it is there; looked at in the page.
WATCH_FOCUS = """
() => {
  window.__stops = [];
  addEventListener("keyup", () => window.__stops.push(stop()), { capture: true });
  function stop() {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const label = element.labels?.[0];
    const own = (other) => element.contains(other) || label?.contains(other);
    const boxes = [element, ...element.querySelectorAll("*"), ...(label ? [label] : [])]
      .flatMap((part) => [...part.getClientRects()]).filter((box) => box.width > 1 && box.height > 1);
    const points = boxes.flatMap(({ left, right, top, bottom }) =>
      [0.1, 0.5, 0.9].map((share) => [left + share * (right - left), (top + bottom) / 2]));
    const seen = points.filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
    // A ring round the element, its overlay or its label; in a flowchart the ground behind the words.
    const parts = [getComputedStyle(element), getComputedStyle(element, "::after")];
    if (label) parts.push(getComputedStyle(label, "::before"));
    const ground = element.querySelector(".nav-chart__hit");
    return {
      isFirst: element === (window.__first ??= element),
      isWayPast: element.matches(".nav-skip"),
      name: `${element.tagName.toLowerCase()}#${element.id} ${(element.textContent || "").trim().slice(0, 40)}`,
      onScreen: seen.length > 0,
      covered: !seen.some(([x, y]) => own(document.elementFromPoint(x, y))),
      ringed: ground ? getComputedStyle(ground).fillOpacity === "1" : parts.some((part) =>
        (part.outlineStyle !== "none" && parseFloat(part.outlineWidth) >= 2) || part.boxShadow !== "none"),
    };
  }
}
"""
MOST_STOPS = 400
# On a long page of one kind of thing the middle is left out.
MANY_STOPS = 60
# So many keys are pressed before the page is asked what it saw.
AT_ONCE = 10
# The kinds of page that are laid out each in its own way; the others are in `make test-every`.
WIDE = {"home", "procedure", "deadline-table", "compare", "deadline", "where-am-i", "find-a-procedure"}


def kinds_of(site: Site, names: set[str]) -> list[str]:
    found = [path for path in site.kinds if page_kinds.kind(path) in names]
    assert len(found) == len(names)
    return found


@pytest.mark.parametrize("width", some([320, 1280], [320]))
@pytest.mark.usefixtures("thrifty")
def test_every_stop_of_the_focus_is_to_be_seen_and_the_first_leads_past_the_menu(
    watched: Watched, site: Site, width: int, subtests: pytest.Subtests
) -> None:
    watched.page.set_viewport_size({"width": width, "height": 700})
    for path in some(site.kinds, kinds_of(site, WIDE)):
        with subtests.test(path):
            page = watched.open(path)
            stops = stops_of(page)
            for stop in stops:
                assert stop["onScreen"], stop["name"]
                assert not stop["covered"], stop["name"]
                assert stop["ringed"], stop["name"]
            if page_kinds.kind(path) in WIDE:
                assert stops[0]["isWayPast"]
                leads_past_the_menu(page)


def stops_of(page: Page) -> list[dict[str, Any]]:
    """Where the focus comes to by the tab key, from the first stop of the page to the last."""
    page.evaluate(WATCH_FOCUS)
    for count in range(0, MOST_STOPS, AT_ONCE):
        if count == MANY_STOPS:
            page.locator(".nav-page a").last.focus()
        for _ in range(AT_ONCE):
            page.keyboard.press("Tab")
        stops: list[dict[str, Any] | None] = page.evaluate("window.__stops")
        # After the last stop some starts of the browser come to the page itself, some to the first stop again.
        last = next((at for at, stop in enumerate(stops) if stop is None or (at and stop["isFirst"])), None)
        if last is not None:
            return [stop for stop in stops[:last] if stop]
    pytest.fail("the focus never came to the end of the page")


def leads_past_the_menu(page: Page) -> None:
    """What the first stop of a page does."""
    page.locator(".nav-skip").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#nav-main:focus")).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()


def test_the_way_past_the_menu_shows_wherever_the_page_is_scrolled_to(watched: Watched) -> None:
    page = watched.open("index.html")
    page.locator("footer a:visible").last.focus()
    expect(page.locator(".nav-brand")).not_to_be_in_viewport()
    page.locator(".nav-skip").first.evaluate("(element) => element.focus({ preventScroll: true })")
    expect(page.locator(".nav-skip").first).to_be_in_viewport()


def test_what_had_the_focus_for_less_than_a_frame_does_not_pull_the_page_back(watched: Watched) -> None:
    watched.page.set_viewport_size({"width": 320, "height": 700})
    page = watched.open("deadline/index.html")
    # As by keys that come faster than the browser draws.
    page.evaluate(
        """() => {
          [...document.querySelectorAll("footer a")].findLast((link) => link.checkVisibility()).focus();
          const main = document.querySelector("#nav-main");
          main.tabIndex = -1;
          main.focus();
          scrollTo(0, 0);
          return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
        }"""
    )
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()


def test_the_menu_opens_and_closes_by_keyboard_on_a_narrow_screen(watched: Watched) -> None:
    watched.page.set_viewport_size({"width": 320, "height": 700})
    page = watched.open("index.html")
    button = page.get_by_role("button", name="Menu")
    links = page.get_by_role("navigation", name="Main").get_by_role("link")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(links).to_have_count(0)

    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(links.first).to_be_focused()

    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    expect(links).to_have_count(0)

    page.keyboard.press("Space")
    links.nth(1).press("Enter")
    page.wait_for_url("**/procedures/index.html")


def test_the_menu_says_where_the_reader_is(watched: Watched, site: Site) -> None:
    inside = next(path for path in site.kinds if path.startswith("procedures/") and path.count("/") > 1)
    page = watched.open(inside)
    expect(page.locator(".nav-menu [aria-current]")).to_have_text(["Procedures"])
    page = watched.open("index.html")
    expect(page.locator(".nav-menu [aria-current=page]")).to_have_text(["Home"])
