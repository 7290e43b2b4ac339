"""What a page weighs beside the same text in the theme as it comes, and how soon a typed date has its answer."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, Page

from build_scripts import render
from build_scripts.dev.bench import server

POLICY = "procedures/milton-keynes-contact-centre/complaints/index"
DEADLINE = "deadline/index.html#limit=milton-keynes-contact-centre/complaints/reply"
STOCK = """\
site_name: Stock
use_directory_urls: false
theme: {name: material, font: false}
markdown_extensions: [attr_list, md_in_html, tables]
"""

# Any day will do for the size of a page.
BUILD_DAY = date(2026, 12, 1)

# The last letter of a date is typed; how long until the due date has been laid out? Nothing of Pyodide is on the way.
TYPED = """() => {
  for (const [part, text] of [["day", "14"], ["month", "12"]]) {
    document.querySelector(`#complaint-received-${part}`).value = text;
  }
  const year = document.querySelector("#complaint-received-year");
  const began = performance.now();
  year.value = "2026";
  year.dispatchEvent(new InputEvent("input", { bubbles: true }));
  document.body.offsetHeight;
  return document.querySelector("#result-title") ? performance.now() - began : Infinity;
}"""


def bytes_of_a_policy_page(browser: Browser, root: Path, built: Path) -> tuple[int, int]:
    """Bytes on the wire of the largest procedure's page: the theme as it comes, and this site."""
    with _stock(root) as stock:
        return _bytes(browser, stock, "index.html"), _bytes(browser, built, f"{POLICY}.html")


def milliseconds_to_a_date(browser: Browser, built: Path, rounds: int, slower: float) -> float:
    """Median milliseconds from the last letter of a date to its due date, on a page that is so many times slower."""
    found = []
    with server.serve(built, server.Line()) as home:
        for _ in range(rounds):
            page = browser.new_page()
            page.goto(home + DEADLINE)
            page.locator("#complaint-received-year").wait_for()
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
            found.append(float(page.evaluate(TYPED)))
            page.close()
    return statistics.median(found)


def _bytes(browser: Browser, folder: Path, address: str) -> int:
    line = server.Line()
    with server.serve(folder, line) as home:
        page: Page = browser.new_context().new_page()
        page.goto(home + address, wait_until="networkidle")
        page.context.close()
    return line.sent


@contextmanager
def _stock(root: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "docs").mkdir()
        (folder / "mkdocs.yml").write_text(STOCK, encoding="utf-8")
        made = render.render_all(root, BUILD_DAY, lean=False)
        (folder / "docs/index.md").write_text(made.pages[f"{POLICY}.md"], encoding="utf-8")
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        yield folder / "site"
