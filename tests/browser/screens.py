"""The screens of the wizard, as a test comes to them."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

PATIENCE = 60_000  # milliseconds: Python may have to start first


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
