"""An author's faults while the site is served: the last good version stays up and says what is wrong."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.served import WATCH
from tests.support import boards, newer_words

SECONDS = 60
PROCEDURE = "procedures/board/sample.yml"
FAULT = "The last change has a fault, this is the version before it"


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "build_scripts.mkdocs_site.serve_site", address]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""}
    with (
        (folder / "said").open("wb") as said,
        subprocess.Popen(command, cwd=folder, env=quiet, stdout=said, stderr=said) as server,
    ):
        try:
            yield f"http://{address}/"
        finally:
            server.terminate()


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """A made-up board of one small procedure, with a fault in it from the start."""
    folder = boards.prepared(tmp_path / "board", newer_words.FILES)
    procedure = folder / PROCEDURE
    procedure.write_text("titel: a slip\n" + procedure.read_text("utf-8"), encoding="utf-8")
    return folder


def open_when_up(page: Page, url: str) -> None:
    host, _, port = url.removeprefix("http://").rstrip("/").partition(":")
    deadline = datetime.now(tz=UTC).timestamp() + SECONDS
    while True:
        with socket.socket() as trial:
            if trial.connect_ex((host, int(port))) == 0:
                break
        assert datetime.now(tz=UTC).timestamp() < deadline
        page.wait_for_timeout(100)
    page.goto(url + "glossary/index.html")


def test_a_fault_is_shown_beside_the_last_good_version_and_goes_by_itself(page: Page, board: Path) -> None:
    procedure = board / PROCEDURE
    faulty = procedure.read_text("utf-8")
    good = faulty.partition("\n")[2]
    page.add_init_script(WATCH)
    slowest = SECONDS * 1000
    with serving(board) as url:
        open_when_up(page, url)
        expect(page.get_by_role("heading", name="The site cannot be made yet")).to_be_visible()
        expect(page.get_by_role("listitem")).to_contain_text('sample.yml:1:1: "titel" is not a key here')

        procedure.write_text(good, encoding="utf-8")
        glossary = page.get_by_role("heading", level=1, name="Glossary")
        expect(glossary).to_be_visible(timeout=slowest)
        expect(page.get_by_role("alert")).to_have_count(0)

        procedure.write_text(faulty, encoding="utf-8")
        bar = page.get_by_role("alert")
        expect(bar).to_contain_text(FAULT, timeout=slowest)
        expect(bar.locator("pre")).to_have_text("     1 | titel: a slip\n       | ^")
        expect(glossary).to_be_visible()
        # Its style has come too: the bar keeps to the foot of the window.
        assert bar.evaluate("(bar) => getComputedStyle(bar).position") == "fixed"
        assert page.evaluate("window.__violations") == []
        bar.get_by_role("link", name="What this message means").click()
        expect(page.locator("#unknown-key")).to_be_in_viewport()
        expect(bar).to_contain_text(FAULT)

        procedure.write_text(good, encoding="utf-8")
        expect(bar).to_have_count(0, timeout=slowest)
    said = (board / "said").read_text("utf-8")
    assert f"{PROCEDURE}:1:1: " in said
    assert "     1 | titel: a slip\n       | ^\n" in said
    assert f"{url}authors/problems/index.html#unknown-key" in said
    assert "Traceback" not in said
