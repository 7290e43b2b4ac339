"""axe-core finds nothing on any step of the tools, in menu or search. Pages are seen to by test_theme_screens.py."""

from __future__ import annotations

from playwright.sync_api import Page

from build_scripts.dev.scenes import PATIENCE, PROCEDURE, TODAY
from tests.browser.axe import problems, problems_in_every_setting
from tests.browser.screens import at
from tests.browser.served import Site, Watched


def test_axe_finds_nothing_with_menu_or_search_open(watched: Watched) -> None:
    page = watched.open("index.html")
    page.set_viewport_size({"width": 360, "height": 800})
    page.get_by_role("button", name="Menu").click()
    assert problems(page) == []
    page.get_by_role("button", name="Search").click()
    page.get_by_label("What are you looking for?").fill("privacy")
    page.locator(".nav-search__link").first.wait_for()
    assert problems_in_every_setting(page) == []
    assert watched.complaints == []


def test_axe_finds_nothing_on_any_step_of_the_wizard(page: Page, site: Site) -> None:
    page.clock.set_fixed_time(TODAY)
    page.goto(f"{site.url}where-am-i/index.html")
    page.get_by_role("button", name="Start").click()
    assert problems_in_every_setting(page) == []
    page.get_by_label("Which procedure is it?").select_option(PROCEDURE)
    page.get_by_role("button", name="Start").click()
    for answer in (
        "The person complaining",
        "The Coordinator got your written complaint",
        "The Coordinator acknowledged your complaint",
    ):
        page.get_by_label(answer, exact=True).wait_for()
        page.get_by_role("button", name="Continue").click()
        assert problems_in_every_setting(page) == []
        page.get_by_label(answer, exact=True).check()
        page.get_by_role("button", name="Continue").click()
    page.get_by_label("I am not sure of the date").check()
    page.get_by_role("button", name="Continue").click()
    assert problems_in_every_setting(page) == []
    page.get_by_label("I only know when it was sent").check()
    page.get_by_role("button", name="Continue").click()
    assert problems_in_every_setting(page) == []
    for part, text in (("day", "1"), ("month", "April"), ("year", "2026")):
        page.locator(f"#sent-{part}").fill(text)
    page.get_by_label("By first-class post").check()
    page.get_by_role("button", name="Continue").click()
    # The question before has a "Yesterday" too, and stands until the engine has looked at its answer.
    at(page, "When did the Coordinator acknowledge your complaint?")
    page.get_by_label("Yesterday").check()
    page.get_by_role("button", name="Continue").click()
    page.locator(".nav-position").wait_for(timeout=PATIENCE)
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    page.locator(".nav-here__chart svg:visible").first.wait_for()
    assert problems_in_every_setting(page) == []


def test_axe_finds_nothing_on_the_calculator_in_use(page: Page, site: Site) -> None:
    page.goto(f"{site.url}deadline/index.html#procedure={PROCEDURE}")
    page.get_by_label("send a full written reply").check()
    page.get_by_role("button", name="Work out the date").click()
    assert problems_in_every_setting(page) == []
    for part, text in (("day", "1"), ("month", "April"), ("year", "2026")):
        page.locator(f"#complaint-received-{part}").fill(text)
    page.locator(".nav-keep").wait_for(timeout=PATIENCE)
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    assert problems_in_every_setting(page) == []
    page.get_by_label("Which procedure is it?").select_option("any")
    page.get_by_role("button", name="Work out the date").click()
    assert problems_in_every_setting(page) == []
