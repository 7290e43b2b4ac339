"""Pictures of every kind of page: `python -m build_scripts.screenshots [FOLDER]` photographs a built site.

One picture of each kind goes to docs/screenshots/, for the README. Each kind as a whole page, on 3 widths and in light
and dark, goes to FOLDER, for a person to look through.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from build_scripts import chromium, page_kinds, static_server

SITE = Path("site")
FOR_README = Path("docs/screenshots")
FOR_LOOKING = Path("test-results/screenshots")
WIDTHS = (360, 768, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

# The procedure that the README tells of; of other kinds, the page with most in it.
SHOWN = "procedures/milton-keynes-contact-centre/complaints/"
CHOSEN = {"procedure": f"{SHOWN}index.html", "deadline-table": f"{SHOWN}2026/index.html"}


def main(arguments: list[str]) -> int:
    """Take all pictures; 1 if there is no built site."""
    if not (SITE / "index.html").is_file():
        print("There is no built site. Run make build first.", file=sys.stderr)
        return 1
    every = Path(arguments[0]) if arguments else FOR_LOOKING
    found = chromium.find_or_install(chromium.THIS_MACHINE)
    flags = chromium.launch_arguments(root=chromium.is_root())
    with static_server.serve(SITE) as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found.path, args=flags)
        taken = photograph(browser, home, page_kinds.largest_of_each(SITE), every)
        browser.close()
    print(f"{taken} pictures in {every}, one of each kind in {FOR_README}")
    return 0


def photograph(browser: Browser, home: str, kinds: dict[str, str], every: Path) -> int:
    """Write the pictures of the given kinds; how many went to `every`."""
    for folder in (every, FOR_README):
        folder.mkdir(parents=True, exist_ok=True)
    taken = 0
    for width in WIDTHS:
        for scheme in SCHEMES:
            page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
            for kind, address in kinds.items():
                page.goto(home + CHOSEN.get(kind, address), wait_until="networkidle")
                page.screenshot(path=every / f"{kind}-{width}-{scheme}.png", full_page=True)
                taken += 1
                if (width, scheme) == (1280, "light"):
                    page.screenshot(path=FOR_README / f"{kind}.png")
            page.close()
    return taken


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
