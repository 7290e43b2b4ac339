"""Pictures of every kind of page and of the tools in use: `python -m build_scripts.dev.screenshots`.

One picture of each, from the built site, goes to docs/screenshots/ for the README. Each as a whole page, on 3 widths
and in light and dark, goes to a folder for a person to look through. `--only home,search` takes those alone.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from build_scripts.dev import chromium, scenes, static_server
from build_scripts.publish import page_kinds

SITE = Path("site")
FOR_README = Path("docs/screenshots")
FOR_LOOKING = Path("test-results/screenshots")
WIDTHS = (360, 768, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

# The procedure that the README describes; of other kinds, the page with most in it.
SHOWN = "procedures/milton-keynes-contact-centre/complaints/"
# Further settings in which a sight is shown: name of the picture -> sight, width, colours.
ALSO = {
    "home-360": ("home", 360, "light"),
    "compare-360": ("compare", 360, "light"),
    "find-a-procedure-360": ("find-a-procedure", 360, "light"),
    "procedure-360": ("procedure", 360, "light"),
    "procedure-360-dark": ("procedure", 360, "dark"),
    "procedure-stage-1280-dark": ("procedure-stage", 1280, "dark"),
}
# On paper: the first sheet, as wide as the paper is between its margins.
PRINTED = {"procedure-print": ("procedure", 768)}
# What a picture shows in place of the address of this machine: that of nobody's site.
ADDRESS = "https://procedures.example/"
WITHOUT_HOME = """
  ([home, address]) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replaceAll(home, address);
  }
"""
CHOSEN = {"procedure": f"{SHOWN}index.html", "deadline-table": f"{SHOWN}2026/index.html"}


def main(arguments: list[str]) -> int:
    """Take all pictures; 1 if there is no built site."""
    if not (SITE / "index.html").is_file():
        print("There is no built site. Run make build first.", file=sys.stderr)
        return 1
    asked = _asked(arguments)
    found = chromium.find_or_install(chromium.THIS_MACHINE)
    flags = chromium.launch_arguments(root=chromium.is_root())
    with static_server.serve(SITE) as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found.path, args=flags)
        shown = sights(page_kinds.largest_of_each(SITE))
        unknown = asked.only - shown.keys()
        if unknown:
            print(f"--only: no {', '.join(sorted(unknown))}; one of: {', '.join(shown)}", file=sys.stderr)
            return 1
        chosen = {name: show for name, show in shown.items() if not asked.only or name in asked.only}
        taken = photograph(browser, home, chosen, asked.folder)
        browser.close()
    print(f"{taken} pictures in {asked.folder}, one of each kind in {FOR_README}")
    return 0


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="screenshots")
    parser.add_argument("folder", nargs="?", type=Path, default=FOR_LOOKING)
    parser.add_argument("--only", type=lambda names: frozenset(names.split(",")), default=frozenset())
    return parser.parse_args(arguments)


def photograph(browser: Browser, home: str, shown: Mapping[str, scenes.Scene], every: Path) -> int:
    """Write the pictures of some sights; how many went to `every`."""
    for folder in (every, FOR_README):
        folder.mkdir(parents=True, exist_ok=True)
    taken = 0
    for width in WIDTHS:
        for scheme in SCHEMES:
            page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page.clock.set_fixed_time(scenes.TODAY)
            for name, show in shown.items():
                show(page, home)
                page.evaluate(WITHOUT_HOME, [home, ADDRESS])
                page.screenshot(path=every / f"{name}-{width}-{scheme}.png", full_page=name != "search")
                taken += 1
                for picture, setting in PRINTED.items():
                    if (name, width) == setting and scheme == "light":
                        page.emulate_media(media="print")
                        page.screenshot(path=FOR_README / f"{picture}.png")
                        page.emulate_media(media="screen")
                for picture in _for_readme(name, width, scheme):
                    page.screenshot(path=FOR_README / f"{picture}.png")
            page.close()
    return taken


def _for_readme(name: str, width: int, scheme: str) -> list[str]:
    """The pictures of the README that show this sight in this setting."""
    plain = [name] if (width, scheme) == (1280, "light") and name != "procedure-stage" else []
    return plain + [picture for picture, shown in ALSO.items() if shown == (name, width, scheme)]


def sights(kinds: Mapping[str, str]) -> dict[str, scenes.Scene]:
    """Name -> how to get there: every kind of page as it opens, then the scenes."""

    def opened(address: str) -> scenes.Scene:
        def show(page: Page, home: str) -> None:
            page.goto(home + address, wait_until="networkidle")

        return show

    return {kind: opened(CHOSEN.get(kind, address)) for kind, address in kinds.items()} | dict(scenes.SCENES)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
