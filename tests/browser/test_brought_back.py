"""A page that the browser brings back, with its fields emptied: what was typed and its answer stay together."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screens import type_day
from tests.browser.served import Site

ACKNOWLEDGE = "deadline/index.html#limit=milton-keynes-contact-centre/complaints/acknowledge"

EMPTIED = """
    for (const part of ["day", "month", "year"]) document.getElementById(`complaint-received-${part}`).value = "";
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
"""
# WebKit empties a page that it brings back only after it has said so.
EMPTIED_LATER = """
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    document.getElementById("complaint-received-day").form.reset();
"""


@pytest.mark.usefixtures("thrifty")
@pytest.mark.parametrize("emptied", [EMPTIED, EMPTIED_LATER])
def test_fields_that_the_browser_emptied_have_no_answer_beside_them(page: Page, site: Site, emptied: str) -> None:
    page.goto(site.url + ACKNOWLEDGE)
    type_day(page, "complaint-received", "14", "12", "2026")
    expect(page.locator(".nav-result")).to_be_visible()
    page.evaluate(f"() => {{{emptied}}}")
    expect(page.locator(".nav-result")).to_have_count(0)


# How WebKit empties a page that it brings back, to what the markup says: field after field, each in a task of its own,
# in any order, and on a busy machine after all that the page itself has put off. walk_days.py sees the real one.
EMPTIED_ONE_BY_ONE = """async (ids) => {
    const task = () => new Promise((resolve) => setTimeout(resolve));
    const fields = ids.map((id) => document.getElementById(id));
    const standing = () => fields.map(({ id }) => document.getElementById(id).value);
    const shown = () => [standing(), document.querySelectorAll(".nav-result").length];
    const seen = [];
    dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    for (const field of fields) {
        await task();
        await task();
        field.value = field.defaultValue;
        seen.push(shown());
    }
    return seen;
}"""


@pytest.mark.usefixtures("thrifty")
@pytest.mark.parametrize("order", [("day", "month", "year"), ("year", "month", "day")])
def test_a_date_and_its_answer_come_back_together_however_late_the_fields_are_emptied(
    page: Page, site: Site, order: tuple[str, ...]
) -> None:
    page.goto(site.url + ACKNOWLEDGE)
    type_day(page, "complaint-received", "14", "12", "2026")
    expect(page.locator(".nav-result")).to_be_visible()
    typed = dict(zip(("day", "month", "year"), ("14", "12", "2026"), strict=True))
    seen = page.evaluate(EMPTIED_ONE_BY_ONE, [f"complaint-received-{part}" for part in order])
    assert seen == [[[typed[part] for part in order], 1]] * 3
    page.locator("#complaint-received-day").fill("15")
    expect(page.locator(".nav-result")).to_contain_text(": Tuesday 15 December 2026")


@pytest.mark.usefixtures("thrifty")
def test_a_period_and_its_answer_come_back_together_too(page: Page, site: Site) -> None:
    page.goto(site.url + "deadline/index.html#procedure=any")
    page.select_option("#procedure", "any")
    page.locator("#amount").fill("10")
    page.select_option("#calendar", index=1)
    type_day(page, "start", "14", "12", "2026")
    expect(page.locator(".nav-result")).to_be_visible()
    before = page.locator(".nav-result").inner_text()
    ids = ["start-day", "amount", "start-year", "start-month"]
    assert page.evaluate(EMPTIED_ONE_BY_ONE, ids) == [[["14", "10", "2026", "12"], 1]] * 4
    assert page.locator(".nav-result").inner_text() == before


@pytest.mark.usefixtures("thrifty")
def test_who_comes_back_goes_on_where_the_keyboard_was(page: Page, site: Site) -> None:
    page.goto(site.url + ACKNOWLEDGE)
    type_day(page, "complaint-received", "14", "12", "2026")
    page.locator("#complaint-received-month").focus()
    page.evaluate(EMPTIED_ONE_BY_ONE, ["complaint-received-day"])
    expect(page.locator("#complaint-received-month")).to_be_focused()
    expect(page.locator("#complaint-received-day")).to_have_value("14")
