"""The screens of the wizard, as a test comes to them."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, Locator, Page, expect

PATIENCE = 60_000  # milliseconds: Python may have to start first

COMPLAINTS = "milton-keynes-contact-centre/complaints"
LAST, SINCE = "What have you done so far?", "What has happened since then?"
SENT, NOTHING = "The Coordinator got your written complaint", "Nothing since then"
RECEIVED = "When did the Coordinator get your written complaint?"
UNKNOWN = "I do not know at all"
ACKNOWLEDGED = "When did the Coordinator acknowledge your complaint?"

ELSEWHERE = "https://www.bbc.co.uk/weather"


def answer_elsewhere(context: BrowserContext) -> None:
    """Answers for the website that "Exit this page" leads to, which no test asks."""
    context.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body="<h1>Weather</h1>", content_type="text/html"))


def open_parts(page: Page) -> None:
    """Opens the closed parts of an answer."""
    page.locator(".nav-part").evaluate_all("parts => { for (const part of parts) part.open = true; }")


def at(page: Page, title: str) -> None:
    """Waits for the screen of a heading. The one before stands until the engine has answered, and may look alike."""
    words = r"\s+".join(re.escape(word) for word in title.split())
    expect(page.locator("main h1:visible")).to_have_text(re.compile(rf"^\s*{words}\s*#?\s*$"), timeout=PATIENCE)


def error_is_told(page: Page, message: str, title: str, field: str) -> None:
    """One error in the way of GOV.UK: a summary with the focus, the sentence at the field, the title, a link to it."""
    summary = page.locator(".govuk-error-summary")
    expect(summary.get_by_role("link")).to_have_text(message, timeout=PATIENCE)
    expect(summary).to_be_focused()
    expect(page.locator(".govuk-error-message")).to_have_text(f"Error: {message}")
    expect(page).to_have_title(re.compile(f"^Error: {title}"))
    summary.get_by_role("link").click()
    expect(page.locator(f"#{field}")).to_be_focused()


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Continue").click()


def choose(page: Page, question: str, answer: str) -> None:
    at(page, question)
    page.get_by_label(answer, exact=True).check()
    go_on(page)


def to_the_first_day(page: Page) -> None:
    """To the question for the day on which a complaint came, of which nothing more is known."""
    choose(page, "Who are you?", "The person complaining")
    choose(page, LAST, SENT)
    choose(page, SINCE, NOTHING)
    at(page, RECEIVED)


def change(page: Page, question: str) -> Locator:
    return page.get_by_role("link", name=re.compile(rf"^Change\W+{re.escape(question)}$"))


def type_day(page: Page, group: str, day: str, month: str, year: str) -> None:
    for part, text in (("day", day), ("month", month), ("year", year)):
        page.locator(f"#{group}-{part}").fill(text)


def another_date(page: Page, question: str, day: str, month: str, year: str) -> None:
    at(page, question)
    page.get_by_label("Another date", exact=True).check()
    type_day(page, "on", day, month, year)
    go_on(page)


def to_the_result(page: Page) -> None:
    choose(page, "Who are you?", "The person complaining")
    choose(page, LAST, SENT)
    choose(page, SINCE, "The Coordinator acknowledged your complaint")
    another_date(page, RECEIVED, "14", "December", "2026")
    another_date(page, ACKNOWLEDGED, "16", "12", "2026")
    expect(page.locator(".nav-position")).to_be_visible(timeout=PATIENCE)
    open_parts(page)
