"""Where am I, on the real procedure over Christmas: with Python, without WebAssembly, without scripts."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.calculator import without_webassembly
from tests.browser.screens import COMPLAINTS, LAST, RECEIVED, SENT, at, choose, go_on, to_the_first_day
from tests.browser.served import Site, watch
from tests.support.every import some

pytestmark = pytest.mark.browser_context_args(service_workers="allow")

WIZARD = f"where-am-i/index.html#procedure={COMPLAINTS}"
CHRISTMAS = datetime(2026, 12, 29, 10, 0, tzinfo=UTC)


def answer_with_the_14th_of_december(page: Page) -> None:
    to_the_first_day(page)
    page.get_by_label("Another date", exact=True).check()
    for label, text in (("Day", "14"), ("Month", "December"), ("Year", "2026")):
        field = page.locator("#conditional-another").get_by_label(label, exact=True)
        field.fill(text)
        assert field.evaluate("field => field.scrollWidth <= field.clientWidth"), f"{text} is cut off"
    go_on(page)


# At the root of a host the other tests of the wizard are.
@pytest.mark.parametrize("fixture", some(["site", "site_in_folder"], ["site_in_folder"]))
def test_the_wizard_says_who_is_late_and_what_is_due(page: Page, request: pytest.FixtureRequest, fixture: str) -> None:
    site: Site = request.getfixturevalue(fixture)
    watched = watch(page, site.url)
    page.clock.set_fixed_time(CHRISTMAS)
    watched.open(WIZARD)
    answer_with_the_14th_of_december(page)
    at(page, "Expect a full written reply by Thursday 7 January 2027")
    result = page.locator("main")
    for text in (
        "Ask the Coordinator for an acknowledgement.",
        "It was due by Monday 21 December 2026.",
        "This is 4 working days late.",
        "Thursday 7 January 2027",
        "read another way, there is no date yet",
        "The policy does not say what the time for the reply is counted from.",
        "Christmas Day",
    ):
        expect(result).to_contain_text(re.compile(r"\s+".join(re.escape(word) for word in text.split())))
    assert watched.complaints == []
    assert watched.abroad == []
    page.go_back()
    at(page, RECEIVED)
    expect(page.locator("#conditional-another").get_by_label("Day", exact=True)).to_have_value("14")


@pytest.mark.browser_context_args(service_workers="block")  # it would answer in place of the route below
def test_without_webassembly_the_wizard_says_what_still_works(page: Page, site: Site) -> None:
    without_webassembly(page)
    page.goto(site.url + WIZARD)
    choose(page, "Who are you?", "The person complaining")
    choose(page, LAST, SENT)
    status = page.get_by_text("The questions cannot be asked here.").or_(page.get_by_text("does not allow WebAssembly"))
    expect(status.first).to_be_visible(timeout=60_000)
    expect(page.get_by_role("link", name="Work out a deadline").first).to_be_visible()


def test_without_scripts_the_wizard_leads_to_the_procedures(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(site.url + WIZARD)
        assert page.get_by_role("button", name="Continue").count() == 0
        page.locator("main").get_by_role("link", name="read a procedure").first.click()
        page.get_by_role("link", name="Complaints about the contact centre").first.click()
        expect(page.get_by_text("within 15 working days").first).to_be_visible()
        expect(page.locator(".nav-chart svg:visible").first).to_be_visible()
        page.get_by_role("link", name="Deadline tables to print").click()
        page.get_by_role("link", name="Deadline table for 2026").click()
        row = page.get_by_role("row", name=re.compile("^Mon 14 December 2026"))
        expect(row).to_contain_text("7 January 2027")
    finally:
        context.close()
