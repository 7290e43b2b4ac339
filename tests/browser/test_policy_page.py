"""A policy page is short: the whole procedure in a table first, its parts on demand, and few sheets of paper."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import axe
from tests.browser.served import Site
from tests.support.every import some
from tests.support.samples import library

POLICIES = library().policies
KEYS = sorted(POLICIES)
# The longest, one for families with a conflict route, and one without stages that follow one another.
FEW = some(
    KEYS,
    (
        "kirklees/dispute-resolution",
        "milton-keynes-contact-centre/complaints",
        "milton-keynes-safeguarding-children-board/where-a-complaint-belongs",
    ),
)
CENTRE = "milton-keynes-contact-centre/complaints"
LONGEST = "kirklees/dispute-resolution"
PHONE = {"width": 360, "height": 740}
MOST_SCREENS = 12
MOST_SHEETS = 8
POINT = 96 / 72
# The size of every text of the sheets, in pixels of the paper.
ON_PAPER = """
() => [...document.querySelectorAll(".nav-sheet__drawing")].flatMap((sheet) => {
  const scale = sheet.getBoundingClientRect().width / sheet.viewBox.baseVal.width;
  const drawing = document.querySelector(sheet.querySelector("use").getAttribute("href"));
  return [...drawing.querySelectorAll("text")].map((text) => parseFloat(getComputedStyle(text).fontSize) * scale);
})
"""
HELD = "(text) => navigator.clipboard.readText().then((held) => held === text)"


@pytest.fixture
def page(reopened: Page) -> Page:
    return reopened


def opened(page: Page, site: Site, key: str, fragment: str = "") -> Page:
    page.goto(f"{site.url}procedures/{key}/index.html{fragment}")
    page.wait_for_selector("html[data-ready]")
    return page


def ids(*groups: Iterable[Any]) -> list[str]:
    return [each.id for group in groups for each in group]


def sheets_of(page: Page) -> int:
    """How many sheets of A4 a printer would get."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format="A4")))


# Something above comes late, in a browser that does not keep to what was in sight.
COMES_LATE = """
new MutationObserver((_, watch) => {
  if (document.documentElement.dataset.ready === undefined) return;
  watch.disconnect();
  document.documentElement.style.overflowAnchor = "none";
  const late = document.createElement("div");
  late.style.height = "3000px";
  document.querySelector("h1").before(late);
}).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-ready"] });
"""


def test_the_stage_where_a_case_is_stays_in_sight_when_what_stands_above_it_comes_late(
    browser: Browser, site: Site
) -> None:
    page = browser.new_page()
    page.add_init_script(COMES_LATE)
    opened(page, site, CENTRE, "#here=stage-2")
    page.wait_for_load_state("load")
    expect(page.locator("#stage-2 .nav-stage__here")).to_be_in_viewport()
    page.close()


@pytest.mark.parametrize("key", FEW)
def test_it_takes_few_screens_of_a_phone_and_few_sheets_of_paper(page: Page, site: Site, key: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    opened(page, site, key)
    height = page.evaluate("document.documentElement.scrollHeight")
    assert height / PHONE["height"] <= MOST_SCREENS
    assert sheets_of(page) <= MOST_SHEETS


@pytest.mark.parametrize("key", FEW)
def test_the_table_stands_at_the_top_and_has_a_row_for_every_stage_and_overall_limit(
    page: Page, site: Site, key: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    opened(page, site, key)
    procedure = POLICIES[key].procedure
    links = page.locator(".nav-overview tbody th a").evaluate_all(
        "(links) => links.map((link) => link.getAttribute('href'))"
    )
    assert links == [f"#{name}" for name in ids(procedure.stages, procedure.caps)]
    expect(page.locator(".nav-overview tbody tr").first).to_be_in_viewport(ratio=1)
    assert page.locator(".nav-brief > p").count() == 3
    # What happens next; and where there is a time limit, its last day.
    expect(page.locator(".nav-actions").first.get_by_role("link")).to_have_count(1 + any(POLICIES[key].limits()))


@pytest.mark.parametrize("key", FEW)
def test_a_line_at_the_top_says_how_many_points_are_unclear_and_leads_to_them(page: Page, site: Site, key: str) -> None:
    held = POLICIES[key]
    # A doubt that several limits share is one point.
    count = len({limit.unclear for _, limit in held.limits() if limit.unclear}) + len(held.procedure.gaps)
    opened(page, site, key)
    line = page.locator(".nav-brief > p").last
    if not count:
        expect(line).to_have_text("We found nothing unclear in this policy.")
        return
    expect(line).to_contain_text(f"{count} point")
    line.get_by_role("link").click()
    page.wait_for_url(f"**/procedures/{key}/detail/index.html#page-unclear")
    expect(page.locator(".nav-unclear:visible")).to_have_count(count)
    for clause, limit in held.limits():
        if limit.unclear:
            assert page.locator(f"#unclear-{clause.id}").count() == 1, clause.id


def test_a_stage_is_closed_until_it_is_wanted(page: Page, site: Site) -> None:
    opened(page, site, CENTRE)
    act = page.locator("#acknowledge")
    expect(act).to_be_hidden()
    page.locator("#stage-1 summary").click()
    expect(act).to_be_visible()
    page.get_by_role("button", name="Open all parts").click()
    assert page.locator("details.nav-fold:not([open])").count() == 0
    page.get_by_role("button", name="Close all parts").click()
    assert page.locator("details.nav-fold[open]").count() == 0


@pytest.mark.parametrize("how", ["loaded", "pressed", "pressed again", "from here", "from no escape"])
def test_a_link_to_a_clause_opens_the_part_it_lies_in(page: Page, site: Site, how: str) -> None:
    if how == "loaded":
        opened(page, site, CENTRE, "#reply")
    elif how == "from here":
        opened(page, site, CENTRE, "#here=stage-1")
    else:
        opened(page, site, CENTRE, "#%E0%A4%A" if how == "from no escape" else "")
        page.locator(".nav-overview a[href='#stage-1']").click()
        if how == "pressed again":
            page.locator("#stage-1 summary").click()
            expect(page.locator("#reply")).to_be_hidden()
            page.locator(".nav-overview a[href='#stage-1']").click()
    expect(page.locator("#reply")).to_be_visible()
    if how == "loaded":
        expect(page.locator("#reply")).to_be_in_viewport()


@pytest.mark.parametrize("key", FEW)
def test_without_scripts_and_on_paper_every_part_is_open(browser: Browser, site: Site, key: str) -> None:
    page = browser.new_page(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page.goto(f"{site.url}procedures/{key}/index.html")
    parts = page.locator("details.nav-fold")
    assert parts.count() >= len(POLICIES[key].procedure.stages)
    assert page.locator("details.nav-fold:not([open])").count() == 0
    page.close()
    page = browser.new_page(viewport={"width": 700, "height": 900})
    opened(page, site, key)
    page.emulate_media(media="print")
    # Closed as they are, before the browser says that it prints.
    shown = page.locator(".nav-duty, .nav-outcome, .nav-rules > div").evaluate_all(
        "(all) => all.filter((clause) => clause.getBoundingClientRect().height === 0).map((clause) => clause.id)"
    )
    assert shown == []
    page.close()


@pytest.mark.parametrize("key", FEW)
def test_a_conflict_route_stands_before_the_acts_that_it_replaces(page: Page, site: Site, key: str) -> None:
    opened(page, site, key)
    late = page.evaluate("""
      () => [...document.querySelectorAll(".nav-outcomes--conflict")].filter((routes) => {
        const acts = routes.closest(".nav-stage").querySelector(".nav-duties");
        return !(routes.compareDocumentPosition(acts) & Node.DOCUMENT_POSITION_FOLLOWING);
      }).length
    """)
    assert late == 0
    wanted = sum(1 for stage in POLICIES[key].procedure.stages if stage.conflicts)
    assert page.locator(".nav-outcomes--conflict").count() == wanted


@pytest.mark.parametrize("key", FEW)
def test_every_clause_has_a_link_to_copy_that_is_to_be_seen(page: Page, site: Site, key: str) -> None:
    procedure = POLICIES[key].procedure
    clauses = ids(procedure.stages, procedure.rules, procedure.caps, procedure.scope.elsewhere)
    clauses += [name for stage in procedure.stages for name in ids(stage.duties, stage.outcomes, stage.conflicts)]
    opened(page, site, key)
    page.get_by_role("button", name="Open all parts").click()
    for clause in clauses:
        link = page.locator(f"#{clause}").get_by_role("link", name=re.compile("^Copy link")).first
        expect(link).to_be_visible()
        expect(link).to_have_css("opacity", "1")


def test_the_link_is_copied_and_that_is_said(browser: Browser, site: Site) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = opened(context.new_page(), site, CENTRE, "#reply")
    page.locator("#reply .nav-copy").click()
    expect(page.locator(".nav-copied")).to_have_text("The link was copied.")
    expect(page.locator("#reply .nav-copy__said")).to_be_visible()
    assert page.evaluate(HELD, f"{site.url}procedures/{CENTRE}/index.html#reply")
    context.close()


def test_where_nothing_can_be_copied_the_address_bar_has_it(page: Page, site: Site) -> None:
    opened(page, site, CENTRE, "#stage-1")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
    page.locator("#reply .nav-copy").click()
    expect(page.locator(".nav-copied")).to_have_text("The link could not be copied. It is now in the address bar.")
    assert page.url.endswith("#reply")


@pytest.mark.parametrize("key", FEW)
def test_the_flowchart_has_sheets_of_its_own_at_nine_points(page: Page, site: Site, key: str) -> None:
    page.set_viewport_size({"width": 680, "height": 1000})
    opened(page, site, key)
    page.evaluate("() => { window.print = () => {}; }")
    count = page.locator(".nav-sheet").count()
    page.emulate_media(media="print")
    sizes = page.evaluate(ON_PAPER)
    assert sizes
    assert min(sizes) / POINT >= 9
    assert page.locator(".nav-chart").locator("visible=true").count() == 0
    page.emulate_media(media="null")

    page.locator("#page-chart").click()
    page.get_by_role("button", name="Print the flowchart").click()
    assert sheets_of(page) == count
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert sheets_of(page) > count


def test_open_it_has_no_fault_that_axe_finds(page: Page, site: Site) -> None:
    """As it comes, and with what stands on its page of details, test_theme_screens.py looks at the largest."""
    opened(page, site, LONGEST)
    page.get_by_role("button", name="Open all parts").click()
    assert axe.problems_in_every_setting(page) == []


def test_by_keyboard_a_part_opens_and_its_links_can_be_reached(page: Page, site: Site) -> None:
    opened(page, site, CENTRE)
    summary = page.locator("#stage-1 summary")
    summary.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#stage-1')") is None
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('#stage-1'))")
