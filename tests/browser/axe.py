"""What axe-core finds wrong with a page as it stands: WCAG 2.0 to 2.2, A and AA, and its best practice."""

from __future__ import annotations

from functools import cache
from zlib import crc32

from playwright.sync_api import Frame, Page

from tests.conftest import ROOT
from tests.support.every import EVERY, some

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What dark colours can change: the page is otherwise the same as in light ones.
COLOURS = ["color-contrast", "link-in-text-block"]
WIDTHS = (1280, 360)
# Of each month of a table of dates, whose days are alike, the first two, among which are holidays and weekends; in
# `make test-every` all of it.
ALIKE = ".nav-reckoner tbody tr:nth-child(n + 3)"
RUN = """
async ([runOnly, exclude]) => {
  const result = await axe.run({ exclude }, { runOnly });
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary}`));
}
"""


def problems(page: Page | Frame, rules: list[str] = TAGS) -> list[str]:
    """What is wrong in the width and the colours that the page has now."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_script())
    found: list[str] = page.evaluate(RUN, [rules, [] if EVERY else [ALIKE]])
    return found


def problems_in_every_setting(page: Page) -> list[str]:
    """What is wrong in light and in dark colours; the page is left narrow and light.

    In `make test` either narrow or wide, by the title, so that pages and steps take turns; else in both.
    """
    # No motion: a colour that is half-way to its dark one has no contrast worth measuring.
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found = []
    widths = some(WIDTHS, WIDTHS[crc32(page.title().encode()) % 2 :][:1])
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        if width == widths[0]:
            # What is on a narrow page is on a wide one too, in the same colours.
            page.emulate_media(color_scheme="dark", reduced_motion="reduce")
            found += [f"{width} dark: {each}" for each in problems(page, COLOURS)]
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        found += [f"{width} light: {each}" for each in problems(page)]
    page.set_viewport_size({"width": WIDTHS[-1], "height": 800})
    return found


@cache
def _script() -> str:
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
