"""Without JavaScript the pages of a procedure hold everything that it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from navigator.model.policy import Policy
from tests.browser import shifts
from tests.browser.served import Site
from tests.support.every import some
from tests.support.samples import library

# Of (id, text) pairs those where nothing on the page shows the text.
NOT_SHOWN = """
(wanted) => wanted.filter(([id, text]) => {
  const place = document.getElementById(id);
  const plain = (words) => words.replace(/\\s+/g, " ").toLowerCase();
  return !place?.checkVisibility() || !plain(place.textContent).includes(plain(text));
})
"""
FEW = (
    "kirklees/dispute-resolution",
    "milton-keynes-contact-centre/complaints",
    "milton-keynes-safeguarding-children-board/where-a-complaint-belongs",
)
TABLES = "#page-deadline-tables ~ ul"


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_stages_limits_contacts_drawing_examples_and_tables_are_there(
    page: Page, site: Site, subtests: pytest.Subtests
) -> None:
    for key in some(library().policies, FEW):
        held = library().policies[key]
        with subtests.test(key):
            page.goto(f"{site.url}procedures/{key}/index.html")
            assert page.evaluate(NOT_SHOWN, [list(pair) for pair in texts(held)]) == []
            assert page.locator(".nav-only-js").locator("visible=true").count() == 0
            assert page.locator(".nav-chart svg").locator("visible=true").count() == 1
            expect(page.locator(".nav-twin")).to_be_visible()
            page.get_by_role("link", name="Worked examples").or_(
                page.get_by_role("link", name="How days")
            ).first.click()
            expect(page).to_have_url(re.compile("/detail/"))
            examples_unfold(page, key)
            tables = page.locator(TABLES).first
            if tables.count():
                tables.get_by_role("link").first.click()
                expect(page.locator("main table td").first).to_be_visible()


def texts(held: Policy) -> Iterator[tuple[str, str]]:
    """Where on the page what has to stand."""
    yield "page-chart-words", ""
    for stage in held.procedure.stages:
        yield f"{stage.id}-title", stage.title
    for clause, limit in held.limits():
        yield clause.id, limit.words
    for contact in (*held.procedure.contacts, *held.publisher.contacts):
        for text in (contact.name, contact.phone, contact.email, *contact.address):
            if text:
                yield f"contact-{contact.id}", text


def examples_unfold(page: Page, key: str) -> None:
    examples = page.locator(".nav-example")
    expect(examples).to_have_count(len(library().cases[key].cases) if key in library().cases else 0)
    for example in examples.all()[:1]:
        example.locator("summary").click()
        expect(example.locator(".nav-example__answer")).to_be_visible()


AT = """
(milliseconds) => {
  for (const each of document.getAnimations()) { each.pause(); each.currentTime = milliseconds; }
  const menu = document.getElementById("nav-menu");
  const { visibility } = getComputedStyle(menu);
  return [document.querySelector(".nav-header").offsetHeight, visibility, menu.offsetHeight > 100];
}
"""


# A function, and no expression: the policy of a page lets nobody look at a text again and again.
DRAWN = "() => performance.getEntriesByType('paint').length > 0"


def test_the_head_of_a_page_is_as_high_before_its_scripts_as_with_it(page: Page, site: Site) -> None:
    """A slow machine draws the page before its scripts: its menu is not open until it is plain that none comes."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile(r"/(early|theme)-[0-9a-f]+\.js"), hold)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site.url, wait_until="commit")
    page.wait_for_selector("footer", state="attached")
    expect(page.locator("html")).to_have_class("no-js")
    page.wait_for_function(DRAWN)
    high, *first = page.evaluate(AT, 0)
    assert first == ["hidden", False]
    assert page.evaluate(AT, 4000)[1:] == ["visible", True]
    for each in held:
        each.continue_()
    expect(page.locator("html")).to_have_class(re.compile(r"(?<!no-)\bjs\b"))
    assert page.locator(".nav-header").evaluate("head => head.offsetHeight") == high


@pytest.mark.parametrize(
    "tool",
    [
        "deadline/index.html",
        "deadline/index.html#limit=milton-keynes-contact-centre/complaints/reply",
        "where-am-i/index.html",
        "compare/index.html",
    ],
)
def test_nothing_moves_where_a_page_is_drawn_before_any_script_has_come(page: Page, site: Site, tool: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    moves = shifts.watch(page)
    held = shifts.hold(page, "**/assets/navigator/*.js")
    page.goto(site.url + tool, wait_until="commit")
    page.wait_for_function(DRAWN)
    shifts.drawn(page)
    held.let_go()
    expect(page.locator("[data-started]").first).to_be_attached()
    assert moves.score() < shifts.FEW
