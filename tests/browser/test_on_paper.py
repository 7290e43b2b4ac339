"""An answer on paper, and the letters about what is late."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kept import LATE, WIZARD, part, to_the_result
from tests.browser.served import Site


@pytest.fixture(scope="module")
def late_result(browser: Browser, site: Site) -> Iterator[Page]:
    """The result of a complaint of two weeks ago, not acknowledged since; shared, because it takes long to get to."""
    page = browser.new_page()
    to_the_result(page, site, LATE)
    yield page
    page.close()


def test_the_answer_is_printed_on_one_sheet(late_result: Page, site: Site, tmp_path: Path) -> None:
    page = late_result
    sheet = page.pdf(path=tmp_path / "answer.pdf", format="A4", prefer_css_page_size=False)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", sheet)) == 1
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for text in ("Christmas Day", "Version of the procedure: 2023-01.1.", "Bank holidays", f"{site.url}{WIZARD}"):
        expect(page.locator("body")).to_contain_text(text, use_inner_text=True)
    for name in ("Copy as text", "Make the link"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    expect(page.locator(".nav-month").first).to_be_visible()
    sizes = page.locator(".nav-moment > span:visible").evaluate_all(
        "all => all.map(each => getComputedStyle(each).fontSize)"
    )
    assert len(set(sizes)) == 1, "the place of a clause is printed no larger than what it says"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")


def test_a_letter_and_the_dates_of_a_case_are_printed_by_themselves(late_result: Page) -> None:
    page = late_result
    page.locator(".nav-step").first.get_by_role("button", name="Print the letter").press("Enter")
    assert page.evaluate("printed") == 1
    page.emulate_media(media="print")
    expect(page.locator(".nav-alone")).to_contain_text("Dear Coordinator,")
    expect(page.locator("main")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.locator(".nav-alone")).to_have_count(0)
    page.get_by_role("button", name="Print the dates and clauses").press("Enter")
    page.emulate_media(media="print")
    expect(page.locator(".nav-alone")).to_contain_text("The Coordinator got your written complaint")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")


def test_a_letter_can_be_changed_and_copied(late_result: Page) -> None:
    page = late_result
    letter = page.locator(".nav-step").first
    expect(letter).to_contain_text("Ask the Coordinator for an acknowledgement.")
    part(page, "Read or change the letter")
    field = letter.get_by_label("Draft")
    expect(field).to_have_value(re.compile("The last day for this was Monday 21 December 2026."))
    field.fill("My own words")
    letter.get_by_role("button", name="Copy the letter").press("Enter")
    expect(letter.get_by_role("status")).to_have_text("Copied.")
    assert page.evaluate("copied") == ["My own words"]
    mail = letter.get_by_role("link", name="Open it in my email program")
    mail.evaluate("link => { link.addEventListener('click', (event) => event.preventDefault()); }")
    mail.press("Enter")
    address = mail.get_attribute("href") or ""
    assert address.startswith("mailto:miltonkeyneschildrenscc@live.co.uk?subject=")
    assert address.endswith("&body=My%20own%20words")
