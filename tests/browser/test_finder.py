"""Find the right procedure: one question at a time, by keyboard, from a disk, and as a list without scripts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.axe import problems_in_every_setting
from tests.browser.served import Site, Watched, watch
from tests.conftest import ROOT
from tests.support.every import seldom

PAGE = "find-a-procedure/index.html"
FAMILY = "A child, young person, parent or carer"
CONFERENCE = "A child protection conference"
WORK = "The day-to-day work of a person or an organisation"
THERE = "Those who run conferences in Cambridgeshire"
FOUND = "Complaints about child protection conferences"


def choose(page: Page, *answers: str) -> None:
    for answer in answers:
        page.get_by_label(answer, exact=True).check()
        page.get_by_role("button", name="Continue").click()


def heading(page: Page) -> Any:
    return page.locator("[data-slot=step]").get_by_role("heading", level=2).first


def test_three_answers_by_keyboard_lead_to_the_procedure(watched: Watched) -> None:
    page = watched.open(PAGE)
    expect(heading(page)).to_have_text("Who are you?")
    page.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(heading(page)).to_be_focused()
    expect(heading(page)).to_have_text("What is it about?")

    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("Whose decision or work is it?")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")

    expect(heading(page)).to_be_focused()
    expect(heading(page)).to_have_text(FOUND)
    assert page.title().startswith("Step 4 - ")
    # What to do now comes first, then the policy.
    expect(page.locator(".nav-result .govuk-button")).to_have_text("What happens next in my case")
    page.keyboard.press("Tab")
    expect(page.locator(".nav-result .govuk-button")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cambridgeshire-and-peterborough/conference-complaints/index.html")
    assert watched.violations() == []
    assert watched.complaints == []


def test_what_the_page_is_for_is_said_before_the_first_question_alone(watched: Watched) -> None:
    page = watched.open(PAGE)
    lead = page.locator("#nav-finder-lead")
    expect(lead).to_be_visible()
    choose(page, FAMILY)
    expect(lead).to_be_hidden()
    page.go_back()
    expect(lead).to_be_visible()


@pytest.mark.parametrize(
    "tool", [PAGE, "where-am-i/index.html", "deadline/index.html#procedure=kirklees/dispute-resolution"]
)
def test_the_foot_of_a_page_does_not_stand_where_its_fields_come(page: Page, site: Site, tool: str) -> None:
    """The script of the tool is held back, as on a slow machine; without it nothing else may be pressed by mistake."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile(r"/(finder|wizard|deadline)-[0-9a-f]+\.js"), hold)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site.url + tool, wait_until="commit")
    expect(page.locator("html")).to_have_class(re.compile(r"\bjs\b"))
    expect(page.locator("footer")).not_to_be_in_viewport()
    held.pop().continue_()
    expect(page.locator(".nav-tool[data-started]")).to_be_attached()


def test_the_answers_are_never_in_the_address(watched: Watched, site: Site) -> None:
    page = watched.open(PAGE)
    choose(page, FAMILY, CONFERENCE)
    assert page.url == site.url + PAGE
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert watched.abroad == []


@pytest.mark.usefixtures("thrifty")
def test_what_was_answered_goes_along_and_stands_in_no_address(watched: Watched) -> None:
    page = watched.open(PAGE)
    choose(page, FAMILY, CONFERENCE, THERE)
    page.get_by_role("link", name="What happens next in my case").last.click()
    # Who asks and the area are known; what comes first is what nobody has told yet.
    expect(page.get_by_role("heading", level=1, name="What have you done so far?")).to_be_visible()
    page.locator("summary", has_text="Your answers so far").click()
    expect(page.locator(".nav-so-far")).to_contain_text("Cambridgeshire")
    assert page.url.endswith("#procedure=cambridgeshire-and-peterborough/conference-complaints")
    assert page.evaluate("[localStorage.length, sessionStorage.length, Object.keys(history.state)]") == [0, 0, ["step"]]
    page.locator("[data-change=area]").click()
    expect(page.get_by_role("radio", name="Cambridgeshire", exact=True)).to_be_checked()
    assert watched.complaints == []


def test_going_on_without_an_answer_says_what_is_missing(watched: Watched) -> None:
    page = watched.open(PAGE)
    page.get_by_role("button", name="Continue").click()
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("There is a problem")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    assert page.title().startswith("Error: ")
    summary.get_by_role("link", name="Choose an answer").click()
    expect(page.get_by_role("radio").first).to_be_focused()
    expect(heading(page)).to_have_text("Who are you?")
    choose(page, FAMILY)
    expect(page.get_by_role("alert")).to_have_count(0)
    assert not page.title().startswith("Error: ")


def test_back_keeps_the_answer_that_was_given(watched: Watched) -> None:
    page = watched.open(PAGE)
    expect(page.get_by_role("link", name="Back")).to_have_count(0)
    choose(page, FAMILY, WORK)
    page.get_by_role("link", name="Back").click()
    expect(heading(page)).to_have_text("What is it about?")
    expect(page.get_by_label(WORK, exact=True)).to_be_checked()
    page.go_back()
    expect(heading(page)).to_have_text("Who are you?")
    expect(page.get_by_label(FAMILY, exact=True)).to_be_checked()
    page.go_forward()
    expect(heading(page)).to_have_text("What is it about?")


def test_change_asks_that_question_again_and_keeps_the_others(watched: Watched) -> None:
    page = watched.open(PAGE)
    choose(page, FAMILY, CONFERENCE, THERE)
    page.get_by_role("link", name="Change What is it about?").click()
    expect(heading(page)).to_be_focused()
    expect(page.get_by_label(CONFERENCE, exact=True)).to_be_checked()
    choose(page, WORK, "A person or an agency in Cambridgeshire or Peterborough")
    expect(heading(page)).to_have_text("This belongs somewhere else")
    expect(page.locator(".nav-result")).to_contain_text("Use that agency's own complaints process.")
    page.get_by_role("link", name="Start again").click()
    expect(heading(page)).to_have_text("Who are you?")


def test_an_answer_that_nothing_fits_is_a_result_and_not_an_error(watched: Watched) -> None:
    page = watched.open(PAGE)
    choose(page, FAMILY, "Something else")
    expect(heading(page)).to_have_text("No procedure on this site fits")
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.get_by_role("link", name=re.compile("^Change "))).to_have_count(2)
    page.get_by_role("link", name="See every procedure on this site").click()
    page.wait_for_url("**/procedures/index.html")


def test_a_link_inside_the_page_leaves_the_question_alone(watched: Watched) -> None:
    page = watched.open(PAGE)
    choose(page, FAMILY)
    page.locator(".nav-skip").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#nav-main")).to_be_focused()
    expect(heading(page)).to_have_text("What is it about?")


def test_it_works_in_a_copy_opened_from_a_disk(page: Page, built_site: Path) -> None:
    page.goto((built_site / PAGE).as_uri())
    choose(page, FAMILY, CONFERENCE, THERE)
    expect(heading(page)).to_have_text(FOUND)
    page.get_by_role("link", name="Read this procedure").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(FOUND)


def test_without_scripts_it_is_a_list_that_leads_to_every_place(browser: Browser, site: Site) -> None:
    page = browser.new_page(java_script_enabled=False, viewport={"width": 360, "height": 700})
    page.goto(site.url + PAGE)
    expect(page.get_by_role("radio")).to_have_count(0)
    who = page.locator("#nav-finder li").filter(has_text=FAMILY).first
    what = who.get_by_role("listitem").filter(has_text=CONFERENCE).first
    what.get_by_role("listitem").filter(has_text=THERE).first.get_by_role("link", name=FOUND).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(FOUND)
    page.close()


@seldom
def test_axe_finds_nothing_on_any_step(page: Page, site: Site) -> None:
    watch(page, site.url).open(PAGE)
    assert problems_in_every_setting(page) == []
    page.get_by_role("button", name="Continue").click()
    assert problems_in_every_setting(page) == []
    for answer in (FAMILY, CONFERENCE, THERE):
        choose(page, answer)
        assert problems_in_every_setting(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("link", name="Change Whose").click()
    choose(page, "Somebody else\u2019s")
    assert problems_in_every_setting(page) == []


def test_the_script_holds_no_procedure() -> None:
    text = (ROOT / "navigator" / "web" / "finder" / "finder.mjs").read_text("utf-8")
    assert "families" not in text
    assert "conference" not in text
