"""An hour that is told of a day, in both tools, on the site of a made-up board whose limits run by the hour."""

from __future__ import annotations

from datetime import UTC, datetime

from playwright.sync_api import Page, expect

from tests.browser.running import Running
from tests.browser.screens import another_date, at, choose, error_is_told, go_on, open_parts, type_day
from tests.browser.served import Site
from tests.support.every import seldom

TODAY = datetime(2026, 11, 29, 10, 0, tzinfo=UTC)
WARN = "#limit=nis2/incident/warn"
AWARE = "When did it become aware?"
SKIPPED = "The clocks go forward on Sunday 29 March 2026 and skip 02:30. Give another hour, or the day alone."
SKIPPED_HERE = "The clocks go forward on this day and skip this hour. Give another hour, or the day alone."


def heading(page: Page, text: str) -> None:
    """The calculator answers with this."""
    expect(page.locator("#result-title")).to_have_text(text, timeout=60_000)


def described_by(page: Page, field: str) -> list[str]:
    """The texts that a screen reader says with a field."""
    ids = (page.locator(f"#{field}").get_attribute("aria-describedby") or "").split()
    return [" ".join(page.locator(f"#{each}").inner_text().split()) for each in ids]


def test_the_calculator_goes_by_the_hour_that_is_told(running: Running, made_up: Site) -> None:
    page = running.count(made_up, WARN, TODAY)
    type_day(page, "aware", "19", "10", "2026")
    # 24 hours from some hour of Monday end on Tuesday at the earliest.
    heading(page, "By Tuesday 20 October 2026")
    page.locator("#aware-hour").fill("9.20")
    heading(page, "By 09:20 on Tuesday 20 October 2026")
    # On the Sunday before the clocks go back this hour comes twice: at the first 24 hours end at 01:30 on Monday.
    type_day(page, "aware", "25", "10", "2026")
    page.locator("#aware-hour").fill("02:30")
    heading(page, "By 01:30 on Monday 26 October 2026, to be safe")
    expect(page.locator(".nav-result")).to_contain_text("It is 02:30 on Monday 26 October 2026 at the very latest.")
    expect(page.locator(".govuk-error-message")).to_have_count(0)


def test_the_calculator_refuses_an_hour_that_the_clocks_skip_and_keeps_the_rest(
    running: Running, made_up: Site
) -> None:
    page = running.count(made_up, WARN, TODAY)
    type_day(page, "aware", "29", "3", "2026")
    page.locator("#aware-hour").fill("02:30")
    # While somebody types nothing is marked as wrong, and there is no date.
    heading(page, SKIPPED)
    expect(page.locator(".govuk-error-summary")).to_have_count(0)
    page.get_by_role("button", name="Work out the date").click()
    error_is_told(page, SKIPPED, "Work out a deadline", "aware-hour")
    assert described_by(page, "aware-hour")[-1] == f"Error: {SKIPPED}"
    expect(page.locator(".nav-result")).to_have_count(0)
    for field, text in (("day", "29"), ("month", "3"), ("year", "2026"), ("hour", "02:30")):
        expect(page.locator(f"#aware-{field}")).to_have_value(text)
    page.locator("#aware-hour").fill("03:30")
    page.get_by_role("button", name="Work out the date").click()
    heading(page, "By 03:30 on Monday 30 March 2026")
    expect(page.locator(".govuk-error-message")).to_have_count(0)


def to_aware(running: Running, site: Site, last: str) -> Page:
    """The wizard's question when the entity became aware; `last` is the last thing that happened."""
    page = running.begin(site, "nis2/incident", TODAY)
    choose(page, "Who are you?", "The entity")
    choose(page, "How far has it got?", "Reporting")
    choose(page, "What is the last thing that happened?", last)
    at(page, AWARE)
    return page


@seldom
def test_the_wizard_refuses_a_skipped_hour_at_its_field(running: Running, made_up: Site) -> None:
    page = to_aware(running, made_up, "You became aware of the incident")
    page.locator("#hour").fill("02:30")
    another_date(page, AWARE, "29", "3", "2026")
    error_is_told(page, SKIPPED_HERE, AWARE, "hour")
    assert described_by(page, "hour")[-1] == f"Error: {SKIPPED_HERE}"
    expect(page.get_by_label("Another date", exact=True)).to_be_checked()
    for field, text in (("on-day", "29"), ("on-month", "3"), ("on-year", "2026"), ("hour", "02:30")):
        expect(page.locator(f"#{field}")).to_have_value(text)
    page.locator("#hour").fill("03:30")
    go_on(page)
    expect(page.locator(".nav-position h1")).to_contain_text("03:30 on Monday 30 March 2026", timeout=60_000)


@seldom
def test_with_both_hours_the_wizard_knows_that_it_was_late_with_one_that_it_may_be(
    running: Running, made_up: Site
) -> None:
    page = to_aware(running, made_up, "You sent the early warning")
    page.locator("#hour").fill("09:20")
    another_date(page, AWARE, "19", "10", "2026")
    at(page, "When was it sent?")
    page.locator("#hour").fill("10:00")
    another_date(page, "When was it sent?", "20", "10", "2026")
    expect(page.locator(".nav-position")).to_be_visible(timeout=60_000)
    open_parts(page)
    # 24 hours from 09:20 on Monday end at 09:20 on Tuesday, 40 minutes before.
    judged = page.locator(".nav-moment", has_text="You sent the early warning.")
    expect(judged).to_contain_text("Late. The time ended at 09:20 on Tuesday 20 October 2026.")
    page.go_back()
    at(page, "When was it sent?")
    expect(page.locator("#hour")).to_have_value("10:00")
    page.locator("#hour").fill("")
    go_on(page)
    expect(page.locator(".nav-position")).to_be_visible(timeout=60_000)
    open_parts(page)
    expect(judged).to_contain_text("This may have been late. It was due by 09:20 on Tuesday 20 October 2026.")
