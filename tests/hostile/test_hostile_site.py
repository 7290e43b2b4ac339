"""A whole site made from files with markup in every text, built by MkDocs and opened in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Dialog, Page, expect

from build_scripts.commands import demo
from tests.browser.served import SAVES_DATA, Site, served, watch
from tests.hostile.texts import TEXTS
from tests.support import boards
from tests.support.every import EVERY

SCRIPT = "<script>alert(1)</script>"
ATTACK = " ".join(
    (
        SCRIPT,
        "<img src=x onerror=alert(1)>",
        "</title></text></svg></p></li></ol></section></h1><h1>taken over</h1>",
        "[press](javascript:alert(1))",
        "![picture](https://example.org/x.png)",
        "{: onclick=alert(1) .hidden }",
        "{{ config }} {% raw %} ${alert(1)}",
        "`code` **bold** __under__ | a | b |",
        "\"'><b onmouseover=alert(1)> &lt;i&gt; &amp;",
        "]]> --> <!-- <![CDATA[ */ //",
        "https://example.org",
    )
)
PROCEDURE = "anytown/complaints"


def attacked(value: Any, key: str = "") -> Any:
    """The same data with the attack behind each text, and a question for each event: of such words none is made."""
    if isinstance(value, dict):
        asked = {"ask": f"When was it? {ATTACK}"} if key == "events" else {}
        return asked | {name: attacked(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [attacked(inner, key) for inner in value]
    is_text = key in TEXTS and isinstance(value, str) and (" " in value or value[:1].isupper())
    return f"{value} {ATTACK}" if is_text else value


@pytest.fixture(scope="module")
def hostile(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of the made-up board, after somebody has been at its files."""
    folder = tmp_path_factory.mktemp("hostile") / "board"
    demo.prepare(folder, boards.DAY)
    # What the documents were found to say is sealed: a build with other words in it stops.
    for coverage in (folder / "procedures").rglob("coverage.yml"):
        coverage.unlink()
    files = sorted((folder / "procedures").rglob("*.yml"))
    assert len(files) > 4
    for file in files:
        data = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - makes texts and nothing else
        file.write_text(yaml.safe_dump(attacked(data), allow_unicode=True, sort_keys=False, width=1 << 20), "utf-8")
    with served(boards.built(folder, built_site), "/") as site:
        yield site


def dialogs_of(page: Page) -> list[str]:
    """What the page says in dialogs from now on."""
    said: list[str] = []

    def refuse(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", refuse)
    return said


def test_a_page_of_each_kind_shows_it_as_text(hostile: Site, page: Page, subtests: pytest.Subtests) -> None:
    # What Python says of it is shown by the tools, below.
    page.add_init_script(SAVES_DATA)
    watched = watch(page, hostile.url)
    dialogs = dialogs_of(page)
    shown = set()
    for path in (*(hostile.pages if EVERY else hostile.some_kinds), f"procedures/{PROCEDURE}/flowchart.svg"):
        with subtests.test(path):
            watched.open(path)
            assert dialogs == []
            assert watched.violations() == []
            assert watched.abroad == []
            assert watched.complaints == []
            assert page.get_by_text("taken over", exact=True).count() == 0
            if SCRIPT in page.evaluate("document.documentElement.textContent"):
                shown.add(path)
        dialogs.clear()
        watched.abroad.clear()
        watched.complaints.clear()
    assert {
        "procedures/index.html",
        "procedures/anytown/index.html",
        f"procedures/{PROCEDURE}/index.html",
        f"procedures/{PROCEDURE}/flowchart.svg",
    } <= shown


def test_the_tools_show_it_as_text(hostile: Site, page: Page) -> None:
    watched = watch(page, hostile.url)
    dialogs = dialogs_of(page)
    watched.open(f"where-am-i/index.html#procedure={PROCEDURE}")
    expect(page.get_by_role("radio").first).to_be_attached(timeout=60_000)
    expect(page.locator("main")).to_contain_text(SCRIPT)
    page.goto("about:blank")
    watched.open(f"deadline/index.html#procedure={PROCEDURE}")
    expect(page.locator("main")).to_contain_text(SCRIPT, timeout=60_000)
    assert dialogs == []
    assert watched.violations() == []
    assert watched.abroad == []
    assert watched.complaints == []
