"""Keep this: print, copy, calendar file, data and link, on the real procedure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import problems
from tests.browser.kept import (
    EARLY,
    LATE,
    WIZARD,
    downloaded,
    events,
    made_link,
    part,
    to_the_calculator,
    to_the_result,
)
from tests.browser.screens import COMPLAINTS, at, open_parts
from tests.browser.served import Site, watch
from tests.support.every import seldom

LEFT_BEHIND = "[...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie].filter(Boolean)"


@pytest.fixture(scope="module")
def result(browser: Browser, site: Site) -> Iterator[Page]:
    """The result of a complaint that arrived yesterday, two dates to come; shared, because it takes long to get to."""
    page = browser.new_page()
    to_the_result(page, site, EARLY)
    yield page
    page.close()


def test_nothing_is_kept_or_in_the_address_unless_asked_for(page: Page, site: Site) -> None:
    seen = to_the_result(page, site, EARLY)
    fragment = f"#procedure={COMPLAINTS}"
    assert page.url.endswith(fragment)
    made_link(page)
    part(page, "Put it in a calendar")
    downloaded(page, "Download the calendar file")
    downloaded(page, "Download as data")
    assert page.url.endswith(fragment)
    assert page.evaluate(LEFT_BEHIND) == []
    assert problems(page) == []
    assert (seen.complaints, seen.violations(), seen.abroad) == ([], [], [])


def test_printing_and_copying(result: Page) -> None:
    # The part that is open bears its name once.
    expect(result.locator(".nav-position__keep > summary")).to_be_visible()
    expect(result.get_by_role("heading", name="Keep this")).to_have_count(0)
    result.get_by_role("button", name="Print", exact=True).press("Enter")
    assert result.evaluate("printed") == 1
    result.get_by_role("button", name="Copy as text").press("Enter")
    expect(result.get_by_role("status").filter(has_text="Copied.")).to_be_visible()
    text = result.evaluate("copied").pop()
    for piece in ("Thursday 7 January 2027", "Christmas Day", "Version of the procedure: 2023-01.1.", f"/{WIZARD}\n"):
        assert piece in text
    assert "#" not in text


def test_where_copying_is_refused_the_text_is_there_to_be_copied_by_hand(result: Page) -> None:
    result.evaluate("refuses = true")
    result.get_by_role("button", name="Copy as text").press("Enter")
    result.evaluate("refuses = false")
    field = result.get_by_label("Text to copy")
    expect(field).to_be_focused()
    selected = field.evaluate("(field) => field.value.slice(field.selectionStart, field.selectionEnd)")
    assert "Thursday 7 January 2027" in selected
    expect(result.get_by_text("does not let the page copy")).to_be_visible()


def test_the_calendar_file_tells_nothing_and_holds_all_dates(result: Page) -> None:
    part(result, "Put it in a calendar").locator("form").evaluate("(form) => form.reset()")
    name, text = downloaded(result, "Download the calendar file")
    assert name == "dates.ics"
    found = events(text)
    assert [event.decoded("dtstart") for event in found] == [date(2026, 12, 21), date(2027, 1, 7)]
    assert {str(event["summary"]) for event in found} == {"A date to remember"}
    assert all(not event.walk("VALARM") for event in found)
    assert found[0].decoded("dtstamp") == EARLY
    expect(result.get_by_role("status").filter(has_text="The file dates.ics is ready.")).to_be_visible()


def test_one_date_with_its_full_title_and_a_reminder(result: Page) -> None:
    part(result, "Put it in a calendar")
    result.get_by_role("radio", name=re.compile("Thursday 7 January 2027")).check()
    result.get_by_label("2 days before").check()
    result.get_by_label("Say in the calendar what it is about").check()
    (event,) = events(downloaded(result, "Download the calendar file")[1])
    assert event["summary"] == "Last day, to be safe: The Coordinator must send a full written reply"
    assert "Read another way, there is no date yet." in event["description"]
    (alarm,) = event.walk("VALARM")
    assert datetime(2027, 1, 7) + alarm.decoded("trigger") == datetime(2027, 1, 5, 9)  # noqa: DTZ001


def test_the_data_hold_answers_position_and_versions(result: Page) -> None:
    name, text = downloaded(result, "Download as data")
    data = json.loads(text)
    assert name == "answer.json"
    assert data["asked"]["answers"]["date:complaint-received"] == {"from": "2026-12-14", "to": "2026-12-14"}
    assert data["answer"]["running"][0]["due"] == "2026-12-21"
    assert data["answer"]["version"] == "2023-01.1"
    assert data["coverage"][0]["calendar"] == "england-and-wales"


def test_a_link_opened_later_finds_the_same_dates_and_leaves_the_address_clean(
    result: Page, page: Page, site: Site
) -> None:
    link = made_link(result)
    assert re.fullmatch(re.escape(site.url + WIZARD) + "#answers=[A-Za-z0-9_-]{1,200}[A-Za-z0-9]", link)
    seen = watch(page, site.url)
    page.clock.set_fixed_time(LATE)
    page.goto(f"{link}.")  # as mail programs do with what stands behind it
    at(page, "Expect a full written reply by Thursday 7 January 2027")
    open_parts(page)
    expect(
        page.get_by_text("It says that it was made on Tuesday 15 December 2026. The dates are still the same.")
    ).to_be_visible()
    assert page.url == site.url + WIZARD
    assert page.evaluate("history.state") == {"step": 1}
    page.get_by_role("link", name=re.compile("^Change.*When did the Coordinator get")).click()
    expect(page.locator("#on-day")).to_have_value("14")
    expect(page.get_by_text("You opened a link")).to_have_count(0)
    assert seen.complaints == []


def test_the_date_of_a_step_goes_into_a_calendar_with_one_press(result: Page) -> None:
    (event,) = events(downloaded(result, "Add to my calendar")[1])
    assert event.decoded("dtstart") == date(2027, 1, 7)


@seldom
def test_a_reminder_that_lies_in_the_past_is_not_offered(page: Page, site: Site) -> None:
    to_the_result(page, site, datetime(2027, 1, 5, 10, 15, tzinfo=UTC))
    part(page, "Put it in a calendar")
    assert page.locator('[name="keep-reminder"]').evaluate_all("all => all.map(({ value }) => value)") == ["", "1", "2"]


def test_where_nothing_is_late_there_is_no_letter(result: Page) -> None:
    expect(result.locator("[data-slot=letter]")).to_have_count(0)


def test_a_date_of_the_calculator_can_be_kept_too(page: Page, site: Site) -> None:
    seen = to_the_calculator(page, site)
    page.get_by_role("button", name="Copy as text").press("Enter")
    assert "by Thursday 7 January 2027 (read another way, there is no date yet)." in page.evaluate("copied").pop()
    part(page, "Put it in a calendar")
    (event,) = events(downloaded(page, "Download the calendar file")[1])
    assert event.decoded("dtstart") == date(2027, 1, 7)
    page.locator("#complaint-received-day").fill("")
    expect(page.locator(".nav-keep")).to_have_count(0)
    assert (seen.complaints, seen.violations(), seen.abroad) == ([], [], [])
