"""Which case an entry of a calendar is of: after a reload, in both tools, in a link, and after somebody has left."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser.screens import ELSEWHERE, LAST, NOTHING, SENT, SINCE, answer_elsewhere, choose, open_parts, type_day
from tests.browser.served import Site
from tests.browsers.steps import clock
from tests.support.every import seldom

ACKNOWLEDGE = "deadline/index.html#limit=milton-keynes-contact-centre/complaints/acknowledge"
NOON = datetime(2026, 12, 21, 12, 0, tzinfo=UTC)


# Playwright's own clock also takes away how a page was come to, which tells a page that is loaded again.
def events(page: Page, *, opened: bool = False) -> list[Any]:
    if not opened:
        page.locator("summary", has_text="Put it in a calendar").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the calendar file").click()
    return list(Calendar.from_ical(Path(download.value.path()).read_bytes()).walk("VEVENT"))


def stored(page: Page) -> list[str]:
    """The names under which this site has something in the browser."""
    names: list[str] = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    return names


def test_a_case_is_known_again_after_a_reload_and_only_then(page: Page, site: Site) -> None:
    page.add_init_script(clock(NOON))

    def uid() -> str:
        type_day(page, "complaint-received", "21", "12", "2026")
        expect(page.locator(".nav-keep")).to_be_visible(timeout=60_000)
        return str(events(page)[0]["uid"])

    page.goto(site.url + ACKNOWLEDGE)
    first = uid()
    expect(page.get_by_label("Replace the dates of this case")).to_be_checked()
    for path in ("about:blank", site.url + ACKNOWLEDGE):
        page.goto(path)
    second = uid()
    page.reload()
    assert uid() == second != first
    page.goto(site.url + "privacy/index.html")
    page.goto(site.url + ACKNOWLEDGE)
    assert uid() not in {first, second}
    answer_elsewhere(page.context)
    page.locator(".nav-exit a").click()
    expect(page).to_have_url(ELSEWHERE)
    page.goto(site.url + "privacy/index.html")
    assert [name.rpartition(" ")[2] for name in stored(page)] == ["exits"]


@seldom
def test_a_deadline_has_one_name_in_both_tools_and_its_link(page: Page, site: Site) -> None:
    page.add_init_script(clock(NOON))
    page.goto(site.url + ACKNOWLEDGE)
    type_day(page, "complaint-received", "21", "12", "2026")
    expect(page.locator(".nav-keep")).to_be_visible(timeout=60_000)
    (first,) = events(page)
    page.reload()
    type_day(page, "complaint-received", "21", "12", "2026")
    expect(page.locator(".nav-keep")).to_be_visible(timeout=60_000)
    (again,) = events(page)
    assert again["uid"] == first["uid"], "the page was loaded again: the case is the one of before"
    assert again["sequence"] >= first["sequence"]
    assert stored(page) == []
    page.locator("summary", has_text="Make a link").click()
    page.get_by_role("button", name="Make the link").click()
    link = page.locator("#keep-link").input_value()
    page.locator("#complaint-received-day").fill("18")
    expect(page.locator(".nav-keep")).to_be_visible(timeout=60_000)
    (moved,) = events(page)
    assert moved["uid"] == again["uid"]
    assert moved["sequence"] > again["sequence"]
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator(".nav-keep")).to_be_visible(timeout=60_000)
    (linked,) = events(page)
    assert linked["uid"] == again["uid"]
    page.locator("#keep-same").uncheck()
    (other,) = events(page, opened=True)
    assert other["uid"] != again["uid"], "another case of the same day stands beside the first"
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator(".nav-keep")).to_be_visible(timeout=60_000)
    page.locator("[data-hand-over]").click()
    choose(page, "Who are you?", "The person complaining")
    choose(page, LAST, SENT)
    choose(page, SINCE, NOTHING)
    expect(page.locator(".nav-position")).to_be_visible(timeout=60_000)
    open_parts(page)
    assert again["uid"] in [each["uid"] for each in events(page)]
