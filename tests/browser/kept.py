"""The way to an answer that can be kept, what "Keep this" gives of it, and what a link to answers holds."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from icalendar import Calendar
from playwright.sync_api import Locator, Page, expect

from tests.browser.screens import COMPLAINTS, open_parts
from tests.browser.served import Site, Watched, watch
from tests.browser.test_main_job import answer_with_the_14th_of_december

WIZARD, CALCULATOR = "where-am-i/index.html", "deadline/index.html"
EARLY = datetime(2026, 12, 15, 10, 15, tzinfo=UTC)
LATE = datetime(2026, 12, 29, 10, 15, tzinfo=UTC)
# What the page may do with the world outside is noted instead of done.
NOTED = """
window.printed = 0;
window.print = () => { window.printed += 1; };
window.copied = [];
const write = (text) => window.refuses ? Promise.reject(new Error("no")) : Promise.resolve(window.copied.push(text));
Object.defineProperty(navigator, "clipboard", { value: { writeText: write } });
"""


def to_the_result(page: Page, site: Site, day: datetime) -> Watched:
    seen = watch(page, site.url)
    page.add_init_script(NOTED)
    page.clock.set_fixed_time(day)
    seen.open(f"{WIZARD}#procedure={COMPLAINTS}")
    answer_with_the_14th_of_december(page)
    expect(page.locator(".nav-position")).to_be_visible(timeout=60_000)
    open_parts(page)
    return seen


def part(page: Page, name: str) -> Locator:
    """A part of "Keep this", opened by keyboard."""
    details = page.locator("summary", has_text=name).locator("xpath=..")
    if details.get_attribute("open") is None:
        details.locator("summary").press("Enter")
    return details


def downloaded(page: Page, button: str) -> tuple[str, str]:
    """The name and the text of the file that a button makes."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).press("Enter")
    return download.value.suggested_filename, Path(download.value.path()).read_bytes().decode("utf-8")


def events(text: str) -> list[Any]:
    return list(Calendar.from_ical(text).walk("VEVENT"))


def made_link(page: Page) -> str:
    part(page, "Make a link")
    page.get_by_role("button", name="Make the link").press("Enter")
    return page.get_by_label("Link to these answers").input_value()


def coded(content: object) -> str:
    """A fragment that holds some content, as links/case_link.mjs wrote it in its first form."""
    text = content if isinstance(content, str) else json.dumps(content)
    return "#answers=" + base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


GOOD: dict[str, Any] = {
    "form": 1,
    "procedure": COMPLAINTS,
    "answers": {
        "reader": {"value": "complainant"},
        "last": {"value": "complaint-received"},
        "date:complaint-received": {"from": "2026-12-14", "to": "2026-12-14"},
    },
    "on": "2026-12-15",
    "version": "2023-01.1",
    "through": "2028-12-31",
    "dates": {"acknowledge": ["2026-12-21", "2026-12-21"]},
}


def to_the_calculator(page: Page, site: Site) -> Watched:
    seen = watch(page, site.url)
    page.add_init_script(NOTED)
    page.clock.set_fixed_time(LATE)
    seen.open(f"{CALCULATOR}#limit={COMPLAINTS}/reply")
    for name, text in (("day", "14"), ("month", "12"), ("year", "2026")):
        page.locator(f"#complaint-received-{name}").fill(text)
    expect(page.locator(".nav-keep")).to_be_visible(timeout=60_000)
    return seen
