"""Every word on screen comes from the catalogue, from a board's own files or from the site's settings."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from build_scripts.pages import embed
from build_scripts.publish import page_kinds
from tests.browser.served import served
from tests.conftest import ROOT
from tests.site.pseudo_language import GAP, pseudo, without_catalogue
from tests.support.every import EVERY, seldom
from tests.support.samples import library

# Pages that are written by hand, for one language each.
HAND_WRITTEN = (
    *("adopt/", "authors/", "counting/", "data/", "index.html"),
    *("licences/", "offline/", "privacy/", "staying-safe-online/"),
)
SPOKEN = ("alt", "aria-label", "placeholder", "title")
ENDS = re.compile(rf"[{GAP}:;,()“”#|]|(?<=[.?!]) | - |\d+\.? ")


class Texts(HTMLParser):
    """Everything a page says, on screen or to a screen reader, one text after another."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._code = self._drawn = self._copied = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._code = tag in {"script", "style"} or (tag == "code" and self._copied)  # what is copied is for machines
        self._copied = self._copied or tag == "pre"
        self._drawn = self._drawn or tag == "svg"  # its lines are cut to fit; its twin in words has them whole
        self.found.extend(text for name, text in attrs if name in SPOKEN and text)
        if dict(attrs).get("class") == "md-skip":  # Material's own, never shown: the frame has one of its own
            self._code = True

    def handle_endtag(self, tag: str) -> None:
        self._code = False
        self._copied = self._copied and tag != "pre"
        self._drawn = self._drawn and tag != "svg"

    def handle_data(self, data: str) -> None:
        if not self._code and not self._drawn:
            self.found.append(data)


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site in a language in which every word of the catalogue is marked."""
    site = tmp_path_factory.mktemp("pseudo") / "site"
    command = [sys.executable, "-m", "tests.site.pseudo_build", str(site)]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "QUICK_BUILD": "1"}
    done = subprocess.run(command, cwd=ROOT, env=quiet, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return site


def test_no_word_of_a_page_is_outside_the_catalogue(foreign: Path) -> None:
    own = " ".join(_own_words()).casefold()
    stray: dict[str, str] = {}
    pages = [path.relative_to(foreign).as_posix() for path in foreign.rglob("*.html")]
    made = [page for page in pages if not page.startswith(HAND_WRITTEN)]
    assert len(made) > len(library().policies)
    for page in made:
        texts = Texts()
        texts.feed((foreign / page).read_text("utf-8"))
        for text in ENDS.split(without_catalogue(GAP.join(texts.found))):
            words = " ".join(text.split()).strip(" .'\"-\u2013")
            if re.search(r"[^\W\d_]{3}", words) and words.casefold() not in own:
                stray.setdefault(words, page)
    assert stray == {}


@seldom
def test_longer_words_break_no_layout(foreign: Path, browser: Browser) -> None:
    wide: list[str] = []
    with served(foreign, "/") as site:
        page = browser.new_page(viewport={"width": 320, "height": 800})
        # A page that is written by hand has these words in its frame alone.
        for path in site.kinds if EVERY else (each for each in site.some_kinds if not each.startswith(HAND_WRITTEN)):
            page.goto(site.url + path)
            if page.evaluate("document.documentElement.scrollWidth") > 320:
                wide.append(page_kinds.kind(path))
        page.close()
    assert wide == []


def test_the_words_of_scripts_are_marked_too(foreign: Path, browser: Browser) -> None:
    with served(foreign, "/") as site:
        page = browser.new_page()
        page.goto(site.url + "deadline/index.html#limit=milton-keynes-contact-centre/complaints/acknowledge")
        page.locator("[data-slot=button]").click()
        error = page.locator(".govuk-error-summary")
        error.wait_for()
        left = without_catalogue(error.inner_text())
        page.close()
    assert not re.search(r"[^\W\d_]", left), left


def test_the_made_up_language_keeps_what_is_filled_in() -> None:
    assert pseudo("By {date}, <b>late</b>") == "⟦Bý {date}, <b>látééé</b>⟧"
    assert pseudo("{day} {month}") == "{day} {month}"
    assert without_catalogue("⟦one ⟦two⟧ three⟧ left") == f"{GAP} left"


def _own_words() -> Iterator[str]:
    files = [*(ROOT / "procedures").rglob("*.yml"), ROOT / "docs" / "accessibility.yml"]
    for path in files:
        yield from _strings(yaml.safe_load(path.read_text("utf-8")))
    for policy in library().policies.values():  # the same with its time limits named in words
        yield from _strings(policy.as_data())
    yield (ROOT / "mkdocs.yml").read_text("utf-8")
    # What HTML and the address bar call it.
    yield from (*embed.SANDBOX, embed.COLOURS, embed.UNKNOWN_ADDRESS)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield " ".join(value.split())
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
