"""The newer words of the language in both tools: a small made-up procedure (tests/support/newer_words.py).

The dates are worked out by hand.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser.running import Running
from tests.browser.screens import another_date, choose, open_parts, type_day
from tests.browser.served import Site
from tests.support.every import seldom

TODAY = datetime(2026, 3, 10, 10, 0, tzinfo=UTC)
KEY = "board/sample"
LAST = "What is the last thing that happened?"


@pytest.mark.parametrize(
    ("limit", "days", "by"),
    [
        # The first 15 May after Monday 2 March.
        ("apply", {"opened": ("2", "3", "2026")}, "Friday 15 May 2026"),
        # The talks were over on Monday 9 March, the day before; three working days are Tue 10, Wed 11, Thu 12.
        ("go-on", {"talks-over": ("10", "3", "2026")}, "Thursday 12 March 2026"),
        # 14 days from the last of the two, Friday 6 March.
        ("keep", {"applied": ("4", "3", "2026"), "wrote": ("6", "3", "2026")}, "Friday 20 March 2026"),
        # Back from Thursday 30 April: Wed 29 is 1, Fri 24 is 4, Fri 17 is 9, Thu 16 is 10.
        ("papers", {"meeting": ("30", "4", "2026")}, "Thursday 16 April 2026"),
        ("decide", {"meeting": ("30", "4", "2026")}, "Thursday 30 April 2026"),
    ],
)
def test_the_calculator_counts_them(
    running: Running, made_up: Site, limit: str, days: dict[str, tuple[str, str, str]], by: str
) -> None:
    page = running.count(made_up, f"#limit={KEY}/{limit}", TODAY)
    for event, day in days.items():
        type_day(page, event, *day)
    expect(page.locator("#result-title")).to_have_text(f"By {by}", timeout=60_000)


def asked(running: Running, site: Site, last: str) -> Page:
    """The wizard's answer to a parent who applied on Wednesday 4 March 2026."""
    page = running.begin(site, KEY, TODAY)
    choose(page, "Who are you?", "The parent")
    choose(page, "How far has it got?", "The grant")
    choose(page, LAST, f"The manager wanted {last}")
    another_date(page, "When did you apply?", "4", "3", "2026")
    another_date(page, f"When did the manager want {last}?", "9", "3", "2026")
    expect(page.locator(".nav-position")).to_be_visible(timeout=60_000)
    open_parts(page)
    return page


@seldom
def test_the_wizard_tells_the_same_days(running: Running, made_up: Site) -> None:
    page = asked(running, made_up, "more time")
    told = page.locator(".nav-position")
    # The five days for talks end on Monday 9 March; 10 days and 10 more from the 4th on Tuesday 24 March.
    # Nobody told of another letter, which would begin the 14 days from the 4th again.
    for by in ("Thursday 12 March 2026", "Wednesday 18 March 2026", "Tuesday 24 March 2026"):
        expect(told).to_contain_text(by)


def test_the_wizard_says_what_came_out_of_turn(running: Running, made_up: Site) -> None:
    page = asked(running, made_up, "still more time")
    told = page.locator(".nav-position")
    expect(told).to_contain_text("It counts only if there is more time already")
    expect(told).to_contain_text("The manager must answer by Saturday 14 March 2026")


def test_the_day_of_the_next_meeting_is_asked_for_and_counted_back_from(running: Running, made_up: Site) -> None:
    page = running.begin(made_up, KEY, TODAY)
    choose(page, "Who are you?", "The parent")
    choose(page, "How far has it got?", "The grant")
    choose(page, LAST, "Something else")
    choose(page, LAST, "The committee met")
    another_date(page, "When is the next meeting?", "30", "4", "2026")
    expect(page.locator(".nav-position")).to_be_visible(timeout=60_000)
    open_parts(page)
    for by in ("Thursday 16 April 2026", "Thursday 30 April 2026"):
        expect(page.locator(".nav-position")).to_contain_text(by)
