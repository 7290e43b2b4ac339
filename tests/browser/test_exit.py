"""Exit this page: gone at once, and nothing of the reader comes back with the Back button."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screens import COMPLAINTS, ELSEWHERE, answer_elsewhere
from tests.browser.served import Site, watch
from tests.support.every import seldom, some

pytestmark = pytest.mark.browser_context_args(service_workers="allow")
WITHOUT = pytest.mark.browser_context_args(service_workers="block")

WIZARD = f"where-am-i/index.html#procedure={COMPLAINTS}"
CALCULATOR = f"deadline/index.html#limit={COMPLAINTS}/reply"
STORED = "[...Object.entries(localStorage), ...Object.entries(sessionStorage)].flat()"


@pytest.fixture(autouse=True)
def elsewhere(page: Page) -> None:
    """The other website, which a test does not ask."""
    answer_elsewhere(page.context)


def by_button(page: Page) -> None:
    page.get_by_role("button", name="Exit this page").click()


def by_shift(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


def by_skip_link(page: Page) -> None:
    link = page.get_by_role("link", name="Exit this page quickly")
    link.focus()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")


def answer(page: Page, label: str) -> None:
    page.get_by_label(label, exact=True).check()
    page.get_by_role("button", name="Continue").click()


@pytest.mark.parametrize("leave", some([by_button, by_shift, by_skip_link], [by_shift]))
def test_who_leaves_the_wizard_and_comes_back_finds_it_empty(page: Page, site: Site, leave: object) -> None:
    page.goto(site.url + WIZARD)
    answer(page, "The person complaining")
    answer(page, "The Coordinator got your written complaint")
    answer(page, "The Coordinator acknowledged your complaint")
    expect(page.locator("main h1:visible, article h1:visible").first).to_contain_text("When did", timeout=60_000)
    assert callable(leave)
    leave(page)
    expect(page).to_have_url(ELSEWHERE)
    for _ in range(3):
        page.go_back()
        expect(page.get_by_label("Which procedure is it?").or_(page.get_by_text("Who are you?")).first).to_be_visible()
        assert page.locator("input:checked").count() == 0
        expect(page.locator(".nav-answers")).to_have_count(0)
    assert page.evaluate(STORED) == ["navigator / exits", "1"]


@pytest.mark.usefixtures("thrifty")
def test_who_leaves_the_calculator_and_comes_back_finds_it_empty(page: Page, site: Site) -> None:
    page.goto(site.url + CALCULATOR)
    for part, text in (("day", "14"), ("month", "12"), ("year", "2026")):
        page.locator(f"#complaint-received-{part}").fill(text)
    expect(page.locator(".nav-result")).to_contain_text("Thursday 7 January 2027")
    by_button(page)
    expect(page).to_have_url(ELSEWHERE)
    page.go_back()
    expect(page.get_by_label("Which procedure is it?")).to_have_value("")
    assert page.url == site.url + "deadline/index.html"
    assert page.locator(".nav-result").count() == 0
    assert page.locator("input[type=text]").evaluate_all("all => all.map(({ value }) => value).join('')") == ""


@WITHOUT
def test_two_presses_of_shift_do_not_leave(page: Page, site: Site) -> None:
    watched = watch(page, site.url)
    watched.open(f"procedures/{COMPLAINTS}/index.html")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    expect(page.get_by_role("status").get_by_text("Shift, press 1 more time to exit.")).to_have_count(1)
    assert page.url == f"{site.url}procedures/{COMPLAINTS}/index.html"
    assert watched.violations() == []


def test_only_pages_for_families_have_it(built_site: Path) -> None:
    having = {
        key: "govuk-exit-this-page__button" in (built_site / f"procedures/{key}/index.html").read_text("utf-8")
        for key in (COMPLAINTS, "kirklees/dispute-resolution")
    }
    assert having == {COMPLAINTS: True, "kirklees/dispute-resolution": False}


COVERED = """
() => {
  const focus = document.activeElement;
  const bar = document.querySelector(".nav-exit");
  if (!focus || focus === document.body || bar.contains(focus)) return [];
  const { top, bottom } = focus.getBoundingClientRect();
  const isOut = bottom > bar.getBoundingClientRect().top || bottom < 0;
  return isOut ? [`${focus.outerHTML.slice(0, 80)} ${top} ${bottom}`] : [];
}
"""


@WITHOUT
@seldom
def test_at_400_per_cent_the_bar_covers_nothing_that_has_the_focus(page: Page, site: Site) -> None:
    """320 by 225 pixels are a window of 1280 by 900 at 400 %; WCAG 2.4.11."""
    page.set_viewport_size({"width": 320, "height": 225})
    for path in (WIZARD, CALCULATOR, f"procedures/{COMPLAINTS}/index.html"):
        page.goto(site.url + path)
        page.wait_for_selector("html[data-ready]")
        for _ in range(25):
            page.keyboard.press("Tab")
            page.wait_for_function(f"() => ({COVERED})().length === 0", timeout=3000)


@WITHOUT
@seldom
@pytest.mark.parametrize("path", [WIZARD, "find-a-procedure/index.html"])
def test_an_answer_stays_under_the_mouse_that_presses_it(page: Page, site: Site, path: str) -> None:
    """A press that takes its time: whatever moves meanwhile, the answer below it has to be chosen."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site.url + path)
    answer = page.get_by_role("radio").first
    box = page.locator(f"label[for={answer.get_attribute('id')}]").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.mouse.up()
    expect(answer).to_be_checked()


@pytest.mark.browser_context_args(has_touch=True)
@pytest.mark.usefixtures("thrifty")
def test_the_page_does_not_jump_below_a_finger(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site.url + WIZARD)
    answer = page.get_by_role("radio").first
    page.locator(f"label[for={answer.get_attribute('id')}]").tap()
    expect(answer).to_be_checked()
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("scrollY") == 0


@pytest.mark.usefixtures("thrifty")
def test_at_400_per_cent_the_heading_of_the_next_question_is_in_sight(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 320, "height": 225})
    page.goto(site.url + WIZARD)
    answer(page, "The person complaining")
    heading = page.locator("main h1:visible, article h1:visible").first
    expect(heading).to_be_focused(timeout=60_000)
    page.wait_for_function(f"() => ({COVERED})().length === 0", timeout=3000)
