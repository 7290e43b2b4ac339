"""Dates as people give them: pasted, with separators, to be read in two ways; in links, of the last years."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kept import GOOD, coded
from tests.browser.screens import type_day
from tests.browser.served import Site
from tests.support.every import seldom, some

ACKNOWLEDGE = "deadline/index.html#limit=milton-keynes-contact-centre/complaints/acknowledge"
REPLY = "deadline/index.html#limit=milton-keynes-contact-centre/complaints/reply"
NOON = datetime(2026, 12, 21, 12, 0, tzinfo=UTC)


def paste(page: Page, field: str, text: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.locator(field).focus()
    page.keyboard.press("ControlOrMeta+V")


WHOLE_DATES = ["Wednesday 1 April 2026", "1st of April 2026", "April 1, 2026", "2026-04-01"]
# Each text once and each field once; all that is read of a text is tried without a browser.
PASTED = some(
    [(part, text) for part in ("day", "month", "year") for text in WHOLE_DATES],
    [*zip(("day", "month", "year"), WHOLE_DATES, strict=False), ("day", WHOLE_DATES[-1])],
)


@pytest.mark.usefixtures("thrifty")
@pytest.mark.parametrize(("part", "text"), PASTED)
def test_a_whole_date_pasted_into_any_field_fills_all_three(page: Page, site: Site, part: str, text: str) -> None:
    page.goto(site.url + ACKNOWLEDGE)
    paste(page, f"#complaint-received-{part}", text)
    for name, value in (("day", "1"), ("month", "4"), ("year", "2026")):
        expect(page.locator(f"#complaint-received-{name}")).to_have_value(value)
    expect(page.locator(".nav-result")).to_contain_text(": Wednesday 1 April 2026")


@pytest.mark.usefixtures("thrifty")
def test_a_date_that_can_be_read_in_two_ways_is_asked(page: Page, site: Site) -> None:
    page.goto(site.url + ACKNOWLEDGE)
    paste(page, "#complaint-received-day", "01/04/26")
    page.get_by_role("button", name="Work out").click()
    asked = "01/04/26 can be 1 April 2026 or 4 January 2026. Write the month as a word"
    expect(page.locator(".govuk-error-summary").get_by_role("link")).to_have_text(asked)
    expect(page.locator(".nav-result")).to_have_count(0)


@pytest.mark.usefixtures("thrifty")
@pytest.mark.parametrize(
    ("day", "month"), some([("1/4", "4"), ("1.5", "4"), ("1", "1/2")], [("1.5", "4"), ("1", "1/2")])
)
def test_a_separator_inside_a_field_is_refused(page: Page, site: Site, day: str, month: str) -> None:
    page.goto(site.url + ACKNOWLEDGE)
    type_day(page, "complaint-received", day, month, "2026")
    page.get_by_role("button", name="Work out").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("must be a real date")
    expect(page.locator(".nav-result")).to_have_count(0)


@pytest.mark.parametrize("year", some(["2199", "2200"], ["2200"]))
@seldom
def test_a_link_of_the_last_years_ends_in_no_error(page: Page, site: Site, year: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.clock.set_fixed_time(NOON)
    for day in (f"{year}-12-20", f"{year}-12-31"):
        page.goto("about:blank")
        page.goto(f"{site.url}{REPLY}&complaint-received={day}~{day}..{day}")
        expect(page.locator(".nav-result")).to_contain_text("No firm date")
        expect(page.locator(".nav-engine")).to_be_hidden(timeout=60_000)
    assert errors == []


def test_a_link_to_answers_of_the_last_years_ends_in_no_error(page: Page, site: Site) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.clock.set_fixed_time(NOON)
    day = "2200-12-31"
    answers = {
        "reader": {"value": "complainant"},
        "last": {"value": "complaint-received"},
        "date:complaint-received": {"from": day, "to": day},
    }
    page.goto(site.url + "where-am-i/index.html" + coded({**GOOD, "on": day, "through": day, "answers": answers}))
    expect(page.locator("main h1:visible")).to_have_text(re.compile("."), timeout=60_000)
    expect(page.get_by_text("You opened a link").or_(page.get_by_role("alert")).first).to_be_visible(timeout=60_000)
    assert errors == []
