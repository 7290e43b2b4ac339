"""What day it is: at the publisher, on a page that was left open, by a wrong clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.screens import (
    COMPLAINTS,
    LAST,
    NOTHING,
    RECEIVED,
    SENT,
    SINCE,
    another_date,
    choose,
    go_on,
    open_parts,
    to_the_first_day,
    type_day,
)
from tests.browser.served import SAVES_DATA, Site
from tests.support.every import seldom, some

ACKNOWLEDGE = f"deadline/index.html#limit={COMPLAINTS}/acknowledge"
REPLY = f"deadline/index.html#limit={COMPLAINTS}/reply"
STAFF = "where-am-i/index.html#procedure=kirklees/dispute-resolution"
WIZARD = f"where-am-i/index.html#procedure={COMPLAINTS}"
NOON = datetime(2026, 12, 21, 12, 0, tzinfo=UTC)


@contextmanager
def opened(browser: Browser, zone: str, moment: datetime, *scripts: str) -> Iterator[Page]:
    """A page of a reader somewhere, whose clock stands at a moment and then runs as the test moves it."""
    context = browser.new_context(timezone_id=zone, service_workers="block")
    page = context.new_page()
    for script in scripts:
        page.add_init_script(script)
    page.clock.install(time=moment)
    yield page
    context.close()


def result(page: Page) -> str:
    return page.locator(".nav-result").inner_text().replace("\u00a0", " ")


def wake(page: Page, moment: datetime) -> None:
    """The device sleeps until a moment and wakes then."""
    page.clock.set_system_time(moment)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


# A day ahead of the publisher, and on the same day.
AHEAD, BEHIND = ("Pacific/Auckland", "Pacific/Kiritimati"), ("America/Los_Angeles", "Europe/London")


@pytest.mark.parametrize("zone", some([*AHEAD, *BEHIND], [AHEAD[1], BEHIND[0]]))
def test_the_last_day_is_that_of_the_publisher_wherever_the_reader_is(browser: Browser, site: Site, zone: str) -> None:
    with opened(browser, zone, NOON, SAVES_DATA) as page:
        page.goto(site.url + ACKNOWLEDGE)
        type_day(page, "complaint-received", "14", "12", "2026")
        expect(page.locator(".nav-result")).to_contain_text("The last day is today.")
        assert "As of Monday 21 December 2026." in result(page)
        whose = page.locator('[data-slot="whose-day"]')
        if zone.startswith("Pacific"):
            expect(whose).to_contain_text("It is Monday 21 December 2026 in the UK")
            expect(whose).to_contain_text("Where you are it is Tuesday 22 December 2026.")
        else:
            expect(whose).to_be_empty()


def test_today_is_that_of_the_publisher_in_the_wizard_too(browser: Browser, site: Site) -> None:
    with opened(browser, "Pacific/Auckland", NOON) as page:
        page.goto(site.url + WIZARD)
        to_the_first_day(page)
        expect(page.get_by_label("Today, Monday 21 December 2026", exact=True)).to_be_visible()
        another_date(page, RECEIVED, "14", "12", "2026")
        expect(page.locator(".nav-position")).to_be_visible(timeout=60_000)
        expect(page.locator(".nav-position h1")).to_have_text("Expect a full written reply by Thursday 7 January 2027")
        expect(page.locator('[data-slot="whose-day"]')).to_contain_text("Where you are it is Tuesday 22 December 2026.")


def test_today_is_a_date_from_the_moment_it_is_chosen(browser: Browser, site: Site) -> None:
    with opened(browser, "Europe/London", datetime(2026, 12, 21, 23, 50, tzinfo=UTC), SAVES_DATA) as page:
        page.goto(site.url + ACKNOWLEDGE)
        page.get_by_label("Today, Monday 21 December 2026", exact=True).check()
        expect(page.locator(".nav-result")).to_contain_text(": Monday 21 December 2026")
        page.clock.fast_forward("08:00:00")
        page.locator(".nav-chosen button").click()
        page.locator('input[name="limit"][value="reply"]').check()
        expect(page.locator(".nav-result")).to_contain_text(": Monday 21 December 2026")
        page.get_by_role("button", name="Work it out again for today").click()
        expect(page.get_by_label("Today, Tuesday 22 December 2026", exact=True).first).to_be_visible()
        expect(page.locator("#complaint-received-day")).to_have_value("21")
        expect(page.locator(".nav-result")).to_contain_text(": Monday 21 December 2026")


@pytest.mark.parametrize("how", ["midnight", "sleep"])
def test_a_page_left_open_says_so_and_keeps_its_dates(browser: Browser, site: Site, how: str) -> None:
    with opened(browser, "Europe/London", NOON, SAVES_DATA) as page:
        page.goto(site.url + ACKNOWLEDGE)
        type_day(page, "complaint-received", "14", "12", "2026")
        expect(page.locator(".nav-result")).to_contain_text("The last day is today.")
        before = result(page)
        if how == "midnight":
            page.clock.fast_forward(3 * 24 * 60 * 60 * 1000)
        else:
            wake(page, NOON + timedelta(days=3))
        note = page.locator('[data-slot="other-day"]')
        expect(note).to_contain_text("This is as of Monday 21 December 2026. Today is Thursday 24 December 2026.")
        assert result(page) == before
        note.get_by_role("button").click()
        expect(note).to_be_empty()
        expect(page.locator(".nav-result")).to_contain_text("This date has passed.")
        assert "As of Thursday 24 December 2026." in result(page)


@seldom
def test_an_answer_of_the_wizard_stays_as_of_its_day_after_a_reload(browser: Browser, site: Site) -> None:
    with opened(browser, "Europe/London", NOON) as page:
        page.goto(site.url + STAFF)
        choose(page, "Who are you?", "Somebody who has to deal with it")
        choose(page, "What is your part in it?", "The Team Manager")
        choose(page, "How far has it got?", "The concern was referred to the KSCP Manager")
        choose(page, SINCE, NOTHING)
        for _ in range(8):
            expect(page.locator("main h1:visible")).to_have_text(re.compile("."), timeout=60_000)
            if page.locator(".nav-position").count():
                break
            title = page.locator("main h1:visible").inner_text()
            page.locator('input[name="way"][value="today"]').check()
            go_on(page)
            expect(page.locator("main h1:visible")).not_to_have_text(title, timeout=60_000)
        expect(page.locator(".nav-position")).to_be_visible(timeout=60_000)
        before = page.locator(".nav-position").inner_text()
        assert "As of Monday 21 December 2026." in before
        page.clock.set_system_time(NOON + timedelta(days=1))
        page.reload()
        expect(page.locator(".nav-position")).to_be_visible(timeout=60_000)
        note = page.locator('[data-slot="other-day"]')
        expect(note).to_contain_text("This is as of Monday 21 December 2026. Today is Tuesday 22 December 2026.")
        assert page.locator(".nav-position").inner_text() == before
        note.get_by_role("button").click()
        expect(page.locator(".nav-position")).to_contain_text("As of Tuesday 22 December 2026.", timeout=60_000)
        expect(note).to_be_empty()
        # "Nothing since then" was said on Monday.
        told = page.locator('[data-slot="notice"]')
        expect(told).to_contain_text("You gave these answers on Monday 21 December 2026.")
        expect(page.locator(".nav-answers").last).to_contain_text("Monday 21 December 2026")
        expect(page.locator(".nav-answers").last).not_to_contain_text("Tuesday 22 December 2026")
        open_parts(page)
        page.get_by_role("link", name=re.compile("^Change.*When")).last.click()
        expect(page.locator("#on-day")).to_have_value("21", timeout=60_000)
        expect(page.get_by_label("Another date", exact=True)).to_be_checked()


@pytest.mark.parametrize("year", some([2019, 2300], [2300]))
@seldom
def test_a_wrong_clock_is_named_and_no_date_of_the_reader_is_blamed(browser: Browser, site: Site, year: int) -> None:
    with opened(browser, "Europe/London", datetime(year, 3, 1, 12, 0, tzinfo=UTC)) as page:
        page.goto(site.url + ACKNOWLEDGE)
        note = page.locator('[data-slot="clock"]')
        expect(note).to_contain_text("That looks wrong: this page was made on")
        type_day(page, "complaint-received", "14", "12", "2026")
        expect(page.locator(".nav-result")).to_contain_text("Monday 21 December 2026")
        page.goto(site.url + WIZARD)
        expect(note).to_contain_text("That looks wrong")
        choose(page, "Who are you?", "The person complaining")
        choose(page, LAST, SENT)
        choose(page, SINCE, NOTHING)
        another_date(page, RECEIVED, "14", "12", "2027")
        error = page.locator(".govuk-error-summary")
        expect(error).to_contain_text("Your device\u2019s clock looks wrong.", timeout=60_000)
        expect(error).not_to_contain_text("today or in the past")
        page.get_by_text("As if today were another day").click()
        type_day(page, "as-if", "16", "12", "2027")
        page.get_by_role("button", name="Use this date").click()
        expect(note).to_be_empty()


def test_a_right_clock_is_not_doubted(browser: Browser, site: Site) -> None:
    with opened(browser, "Europe/London", NOON, SAVES_DATA) as page:
        page.goto(site.url + ACKNOWLEDGE)
        type_day(page, "complaint-received", "14", "12", "2026")
        expect(page.locator(".nav-result")).to_be_visible()
        for slot in ("clock", "whose-day", "other-day"):
            expect(page.locator(f'[data-slot="{slot}"]')).to_be_empty()


def test_how_old_the_bank_holidays_are_stands_beside_up_to_when_they_are_known(page: Page, site: Site) -> None:
    page.clock.set_fixed_time(NOON)
    page.goto(site.url + ACKNOWLEDGE)
    type_day(page, "complaint-received", "14", "12", "2026")
    known = "are known up to Sunday 31 December 2028, as known on Friday 21 August 2026."
    expect(page.get_by_text(known).first).to_be_visible()
    expect(page.locator(".nav-keep__basis")).to_contain_text(known, timeout=60_000)
