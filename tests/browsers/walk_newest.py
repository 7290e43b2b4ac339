"""Two builds swapped under a running host, in each engine. tests/browser/test_newest.py has more, in Chromium alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_scripts.dev.browsers.webdriver import Browser
from build_scripts.publish.host_headers import HEADERS
from tests.browsers.host import Host, gone, stalled
from tests.browsers.steps import CALCULATOR, COMPLAINTS, Reader
from tests.support.republish import publish, publish_a_day_more

POLICY = f"procedures/{COMPLAINTS}/index.html"
# Its part opens for who comes by a link to the act.
REPLY = f"{POLICY}#reply"
OLD, NEW = "within 15 working days", "within 25 working days"
BEFORE, AFTER = "By Thursday 7 January 2027", "By Friday 8 January 2027"
NEWER = "There is a newer version of this page."
KEPT = "This page comes from your device. It was kept on"
# Kept by the browser, but not yet under this page: WebDriver's scripts wait for nothing.
IS_KEPT = """
window.kept ??= 0;
caches.match(location.href.split("#")[0]).then((found) => (window.kept = Boolean(found)));
return window.kept;
"""


@pytest.fixture
def reader(window: Browser, published: Path, tmp_path: Path) -> Iterator[Reader]:
    """A reader of a copy of the site, which can be published again."""
    folder = tmp_path / "site"
    shutil.copytree(published, folder)
    host = Host(folder, "/policies/", HEADERS)
    host.begin()
    yield Reader(window, host)
    host.end()


def kept(reader: Reader, path: str) -> None:
    reader.open(path)
    reader.window.wait(IS_KEPT)


def test_no_old_text_without_a_word_where_a_host_says_nothing_of_caching(reader: Reader) -> None:
    """WebKit shows a page that it has in memory, and asks neither the host nor the service worker."""
    reader.host.cache_control = None
    kept(reader, REPLY)
    publish(reader.host.folder, POLICY, OLD, NEW)
    reader.open(REPLY)
    said = "const text = document.body?.innerText ?? ''; return arguments[0].find((each) => text.includes(each))"
    if reader.window.wait(said, [NEW, NEWER]) == NEWER:
        assert reader.window.name == "webkit"
        reader.press("Reload")
        reader.sees(NEW)
    reader.sees_not(OLD)
    reader.sees_not(KEPT)


def test_a_page_that_is_open_says_that_there_is_a_newer_one(reader: Reader) -> None:
    kept(reader, REPLY)
    publish(reader.host.folder, POLICY, OLD, NEW)
    reader.window.run("dispatchEvent(new Event('focus'))")
    reader.sees(NEWER)
    reader.press("Reload")
    reader.sees(NEW)
    reader.sees_not(NEWER)


@pytest.mark.parametrize("fault", ["no network", "too slow"])
def test_a_page_from_the_device_says_since_when_it_is_kept(reader: Reader, fault: str) -> None:
    kept(reader, REPLY)
    publish(reader.host.folder, POLICY, OLD, NEW)
    if fault == "no network":
        reader.host.end()
    else:
        reader.host.faults[POLICY] = stalled(reader.host)
    reader.open(REPLY)
    reader.sees(KEPT)
    reader.sees(OLD)


def test_a_tool_that_is_open_stops_and_offers_the_newer_version(reader: Reader) -> None:
    reader.host.faults["/runtime/"] = gone
    reader.open(CALCULATOR)
    reader.date("complaint-received", "14", "12", "2026")
    reader.sees(BEFORE)
    publish_a_day_more(reader.host.folder)
    reader.window.run("dispatchEvent(new Event('focus'))")
    reader.sees(NEWER)
    reader.sees_not(BEFORE)
    reader.press("Reload")
    reader.window.wait("return document.getElementById('complaint-received-day')?.value === ''")
    reader.date("complaint-received", "14", "12", "2026")
    reader.sees(AFTER)
    reader.sees_not(NEWER)


def test_a_kept_tool_is_whole_after_an_update(reader: Reader) -> None:
    reader.host.faults["/runtime/"] = gone
    kept(reader, CALCULATOR)
    reader.open(CALCULATOR)
    reader.sees("When did the Coordinator get")
    publish_a_day_more(reader.host.folder)
    version = (reader.host.folder / "service-worker.js").read_text("utf-8").split('"version": "')[1][:16]
    reader.window.run("void navigator.serviceWorker.ready.then((registration) => registration.update())")
    reader.window.wait(
        """
        navigator.serviceWorker.ready.then(async ({ active, installing, waiting }) => {
          const names = await caches.keys();
          const isDone = !installing && !waiting && active.state === "activated";
          window.rules = isDone && names.some((name) => name.endsWith(arguments[0]));
        });
        return window.rules;
        """,
        version,
    )
    reader.host.end()
    reader.open(CALCULATOR)
    reader.sees(KEPT)
    reader.date("complaint-received", "14", "12", "2026")
    reader.sees(AFTER)
