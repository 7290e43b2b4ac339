"""The screens of the wizard, as a test comes to them."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

PATIENCE = 60_000  # milliseconds: Python may have to start first


def at(page: Page, title: str) -> None:
    """Waits for the screen of a heading. The one before stands until the engine has answered, and may look alike."""
    words = r"\s+".join(re.escape(word) for word in title.split())
    expect(page.locator("main h1:visible")).to_have_text(re.compile(rf"^\s*{words}\s*#?\s*$"), timeout=PATIENCE)
