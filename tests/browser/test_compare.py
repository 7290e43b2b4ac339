"""Two or three procedures side by side: picked, sent as a link, narrow, and as a whole table without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import axe, shifts
from tests.browser.served import Site, Watched
from tests.support.samples import library

PAGE = "compare/index.html"
CENTRE = "milton-keynes-contact-centre/complaints"
CONFERENCE = "cambridgeshire-and-peterborough/conference-complaints"
KIRKLEES = "kirklees/dispute-resolution"
NELSCP = "nelscp/multi-agency-dispute-resolution"
POLICIES = library().policies


def pick(page: Page, key: str) -> None:
    page.get_by_label(POLICIES[key].procedure.title, exact=True).check()


def test_two_that_are_picked_stand_side_by_side_with_every_stage_and_limit(watched: Watched) -> None:
    page = watched.open(PAGE)
    pick(page, CENTRE)
    expect(page.get_by_role("status")).to_have_text("Choose one more.")
    expect(page.locator(".nav-compare-all > summary")).to_be_visible()
    pick(page, KIRKLEES)
    expect(page.locator(".nav-compare-all")).to_be_hidden()
    table = page.locator(".nav-side__table")
    titles = table.locator("thead th a").all_inner_texts()
    assert titles == [POLICIES[key].procedure.title for key in (KIRKLEES, CENTRE)]
    for column, key in enumerate((KIRKLEES, CENTRE), 1):
        procedure = POLICIES[key].procedure
        rows = table.locator("tbody tr")
        for at, stage in enumerate(procedure.stages):
            cell = rows.nth(at).locator("td").nth(column - 1)
            link = cell.get_by_role("link", name=stage.title)
            expect(link).to_have_attribute("href", f"../procedures/{key}/index.html#{stage.id}")
            for duty in stage.duties:
                if duty.limit:
                    expect(cell).to_contain_text(duty.limit.words, ignore_case=True)
    expect(table.get_by_role("row", name="Several stages together")).to_contain_text("Within one calendar month")
    expect(table.get_by_role("row", name="Outside body at the end")).to_contain_text("NACCC")
    assert watched.violations() == []


def test_three_are_the_most(watched: Watched) -> None:
    page = watched.open(PAGE)
    for key in (CENTRE, KIRKLEES, CONFERENCE):
        pick(page, key)
    page.get_by_label(POLICIES[NELSCP].procedure.title).click()
    expect(page.get_by_role("status")).to_have_text("You can compare 3 at most. Take one out first.")
    expect(page.get_by_label(POLICIES[NELSCP].procedure.title)).not_to_be_checked()
    assert page.locator(".nav-side__table thead th").count() == 3


@pytest.mark.parametrize("width", [360, 1280])
def test_whoever_picks_sees_that_something_came_of_it(watched: Watched, width: int) -> None:
    """The table comes below the list, and so out of sight: what is said of it is not."""
    page = watched.page
    page.set_viewport_size({"width": width, "height": 600})
    watched.open(PAGE)
    said = page.locator(".nav-pick__said")
    pick(page, CONFERENCE)
    expect(said).to_be_in_viewport(ratio=1)
    pick(page, KIRKLEES)
    expect(said).to_have_text("See below: 2 procedures, stage by stage")
    expect(said).to_be_in_viewport(ratio=1)
    assert axe.problems(page) == []


def test_what_is_picked_can_be_sent_as_a_link_and_taken_out_again(watched: Watched) -> None:
    page = watched.open(PAGE)
    pick(page, CENTRE)
    pick(page, KIRKLEES)
    address = page.url
    watched.open("index.html")
    page.goto(address)
    expect(page.locator(".nav-side__table thead th")).to_have_count(2)
    page.get_by_label(POLICIES[CENTRE].procedure.title).uncheck()
    page.get_by_label(POLICIES[KIRKLEES].procedure.title).uncheck()
    expect(page.locator(".nav-compare-all")).to_be_visible()
    assert "#" not in page.url


def test_a_link_that_names_no_procedure_asks_first_and_has_the_whole_table_one_press_away(watched: Watched) -> None:
    page = watched.page
    page.set_viewport_size({"width": 360, "height": 740})
    watched.open(f"{PAGE}#with=<b>x</b>+no/such")
    expect(page.locator(".nav-compare")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollHeight") <= 3 * 740
    page.get_by_text("All procedures in one table").click()
    expect(page.locator(".nav-compare")).to_be_visible()
    page.goto("about:blank")
    watched.open(f"{PAGE}#with=%E0%A4%A")
    pick(page, CENTRE)
    expect(page.get_by_role("status")).to_have_text("Choose one more.")
    assert watched.complaints == []


def test_on_a_phone_the_procedures_stand_under_one_another_row_by_row(watched: Watched) -> None:
    page = watched.page
    page.set_viewport_size({"width": 360, "height": 740})
    watched.open(f"{PAGE}#with={CENTRE}+{NELSCP}")
    row = page.locator(".nav-side__table tbody tr").first
    first, second = row.locator("td").all()
    above, below = first.bounding_box(), second.bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] <= below["y"] + 1
    assert above["x"] == below["x"]
    label = "(cell) => getComputedStyle(cell, '::before').content"
    assert first.evaluate(label) == f'"{POLICIES[CENTRE].procedure.title}"'
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_side_by_side_it_has_no_fault_that_axe_finds(watched: Watched) -> None:
    page = watched.open(f"{PAGE}#with={CENTRE}+{NELSCP}+{KIRKLEES}")
    expect(page.locator(".nav-side__table")).to_be_visible()
    assert axe.problems_in_every_setting(page) == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("late", ["early-", "compare-"])
@pytest.mark.parametrize("named", ["", f"#with={CENTRE}+{KIRKLEES}"])
def test_nothing_moves_while_the_scripts_come(page: Page, site: Site, named: str, late: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    moves = shifts.watch(page)
    held = shifts.hold(page, f"**/{late}*.js")
    page.goto(f"{site.url}{PAGE}{named}", wait_until="commit")
    expect(page.get_by_role("contentinfo")).to_be_attached()
    shifts.drawn(page)
    held.let_go()
    expect(page.locator(".nav-pick[data-started]")).to_be_visible()
    expect(page.locator(".nav-side__table" if named else ".nav-compare-all > summary")).to_be_visible()
    assert moves.score() < shifts.FEW


def test_without_scripts_the_whole_table_is_there_and_no_dead_box(browser: Browser, site: Site) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(site.url + PAGE)
    assert page.locator(".nav-compare tbody").count() == len(POLICIES)
    expect(page.locator(".nav-compare")).to_be_visible()
    expect(page.locator(".nav-pick")).to_be_hidden()
    page.close()
