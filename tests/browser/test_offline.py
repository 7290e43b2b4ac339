"""What a browser keeps of the site, and what opens when there is no network."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from build_scripts.dev import static_server
from build_scripts.publish import service_worker
from build_scripts.publish.host_headers import headers_of
from tests.support.every import seldom

pytestmark = pytest.mark.browser_context_args(service_workers="allow")

PAGE = "privacy/index.html"
OTHER = "counting/index.html"
UNKEPT = "not-kept.html"
ASK = """async ([base, assets]) => {
  const worker = new Worker(new URL(assets.worker, base), { type: "module" });
  worker.postMessage({ boot: { mode: "lean", base, files: assets.files } });
  const request = { ask: "deadline", period: "15 working days", from: "2026-12-14", calendar: "england-and-wales" };
  return new Promise((resolve) => {
    worker.onmessage = ({ data }) => {
      if (data.ready) worker.postMessage({ id: 1, text: JSON.stringify(request) });
      if (data.failed) resolve(data.failed);
      if (data.id) resolve(JSON.parse(data.text).due);
    };
  });
}"""


class Host:
    """A copy of the site behind an address, which can be changed and switched off."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        self._open = ExitStack()
        self.url = self._open.enter_context(static_server.serve(folder, "/policies/", self._answer))

    def _answer(self, path: str) -> Mapping[str, str]:
        self.asked.append(path)
        return headers_of(path)

    def publish(self, page: str, old: str, new: str) -> None:
        """Publish the site again with one page changed."""
        path = self.folder / page
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        (script,) = (self.folder / "assets/navigator").glob("service_worker-*.js")
        for listed in (self.folder / "assets/navigator").glob("files-*.json"):
            listed.unlink()
        service_worker.write(self.folder, script.relative_to(self.folder).as_posix())

    def switch_off(self) -> None:
        self._open.close()


@pytest.fixture
def host(built_site: Path, tmp_path: Path) -> Iterator[Host]:
    folder = tmp_path / "site"
    shutil.copytree(built_site, folder)
    host = Host(folder)
    yield host
    host.switch_off()


def kept(page: Page) -> list[str]:
    """The addresses that are kept, of whatever version."""
    found: list[str] = page.evaluate(
        """async () => {
          const addresses = [];
          for (const name of await caches.keys())
            for (const { url } of await (await caches.open(name)).keys()) addresses.push(url);
          return addresses;
        }"""
    )
    return found


def until_kept(page: Page, address: str) -> None:
    """Wait until a page is kept; the service worker says nothing of it."""
    page.evaluate(
        """async (address) => {
          for (;;) {
            if (await caches.match(address)) return;
            await new Promise((resolve) => setTimeout(resolve, 50));
          }
        }""",
        address,
    )


def keep_all(page: Page, host: Host) -> None:
    page.goto(host.url + "offline/index.html")
    page.get_by_role("button", name="Keep this site").click()
    expect(page.get_by_text("The site is kept in this browser")).to_be_visible(timeout=60_000)


def test_a_page_that_was_opened_opens_again_without_a_network(page: Page, host: Host) -> None:
    page.goto(host.url + PAGE)
    until_kept(page, host.url + PAGE)
    host.switch_off()
    page.goto(host.url + PAGE)
    assert page.locator("h1").inner_text().startswith("Privacy")


def test_a_page_is_sent_once_on_a_first_visit_although_it_is_kept(page: Page, host: Host) -> None:
    page.goto(host.url + PAGE)
    until_kept(page, host.url + PAGE)
    assert host.asked.count(PAGE) == 1


def test_a_page_that_was_not_opened_is_not_kept_unasked(page: Page, host: Host) -> None:
    page.goto(host.url + PAGE)
    until_kept(page, host.url + PAGE)
    assert host.url + OTHER not in kept(page)


def until_first_pages_are_kept(page: Page, host: Host) -> None:
    page.goto(host.url + PAGE)
    for address in (PAGE, UNKEPT):
        until_kept(page, host.url + address)


def broken(page: Page) -> list[str]:
    """The styles and pictures that did not come."""
    found: list[str] = page.evaluate(
        """() => [
          ...[...document.querySelectorAll("[rel=stylesheet]")].filter(({ sheet }) => !sheet).map(({ href }) => href),
          ...[...document.images].filter(({ naturalWidth }) => !naturalWidth).map(({ src }) => src),
        ]"""
    )
    return found


def test_in_place_of_a_page_that_is_not_kept_stands_which_pages_are(page: Page, host: Host) -> None:
    until_first_pages_are_kept(page, host)
    page.context.set_offline(True)
    page.goto(host.url + OTHER)
    expect(page).to_have_title(re.compile("^This page is not on your device"))
    assert page.url == host.url + OTHER
    assert page.locator("#nav-kept a").all_inner_texts() == ["Privacy"]
    assert broken(page) == []
    page.get_by_role("link", name="Privacy").first.click()
    expect(page.locator("h1")).to_contain_text("Privacy")
    assert page.url == host.url + PAGE


def test_a_page_that_is_not_kept_is_there_once_the_network_is(page: Page, host: Host) -> None:
    until_first_pages_are_kept(page, host)
    page.context.set_offline(True)
    page.goto(host.url + OTHER + "#working-days")
    expect(page.locator("h1")).to_have_text("This page is not on your device")
    page.context.set_offline(False)
    page.get_by_role("link", name="Try again").click()
    expect(page.locator("h1")).to_contain_text("How deadlines are counted")


@seldom
def test_an_address_that_the_site_does_not_have_is_said_to_be_wrong_where_all_of_it_is_kept(
    page: Page, host: Host
) -> None:
    keep_all(page, host)
    page.context.set_offline(True)
    page.goto(host.url + "nowhere/")
    expect(page.locator("h1")).to_have_text("This page is not here")


def test_the_whole_site_is_kept_when_the_reader_asks_and_python_answers_without_a_network_until_it_is_removed(
    page: Page, host: Host
) -> None:
    keep_all(page, host)
    runtime = json.loads((host.folder / "assets/runtime.json").read_text(encoding="utf-8"))
    (worker,) = (host.folder / "assets/navigator").glob("worker-*.js")
    assets = {"worker": worker.relative_to(host.folder).as_posix(), "files": runtime["files"]}
    host.switch_off()
    page.goto(host.url + "deadline/index.html")
    assert page.evaluate(ASK, [host.url, assets]) == "2027-01-07"
    page.goto(host.url + OTHER)
    assert page.locator("h1").is_visible()
    page.goto(host.url + "offline/index.html")
    page.get_by_role("button", name="Remove what is kept").click()
    expect(page.get_by_text("is gone")).to_be_visible()
    assert kept(page) == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


@seldom
def test_a_new_version_takes_the_place_of_the_old_one_whole(page: Page, host: Host) -> None:
    keep_all(page, host)
    (before,) = page.evaluate("caches.keys()")
    host.publish(OTHER, "</h1>", " now</h1>")
    page.evaluate("navigator.serviceWorker.ready.then((registration) => registration.update())")
    page.evaluate(
        """() => new Promise(async (resolve) => {
          const { installing, waiting } = await navigator.serviceWorker.ready;
          if (waiting) return resolve();
          installing.onstatechange = () => installing.state === "installed" && resolve();
        })"""
    )
    context = page.context
    assert before in page.evaluate("caches.keys()")
    page.goto("about:blank")
    page = context.new_page()
    page.goto(host.url + PAGE)
    page.evaluate(
        """async (before) => {
          while ((await caches.keys()).includes(before)) await new Promise((resolve) => setTimeout(resolve, 50));
        }""",
        before,
    )
    host.switch_off()
    page.goto(host.url + OTHER)
    assert page.locator("h1").inner_text().rstrip("#¶").endswith(" now")
    assert len(page.evaluate("caches.keys()")) == 1


def test_a_page_of_another_version_is_shown_but_not_kept(page: Page, host: Host) -> None:
    path = host.folder / PAGE
    path.write_text(path.read_text(encoding="utf-8").replace("</h1>", " now</h1>"), encoding="utf-8")
    page.goto(host.url + OTHER)
    until_kept(page, host.url + OTHER)
    page.goto(host.url + PAGE)
    assert " now" in page.locator("h1").inner_text()
    page.goto(host.url + OTHER)
    assert host.url + PAGE not in kept(page)


def test_nothing_is_kept_for_a_reader_who_saves_data(page: Page, host: Host) -> None:
    page.add_init_script("""
        Object.defineProperty(navigator, "connection", { value: { saveData: true } });
        window.requestIdleCallback = (callback) => callback();
    """)
    page.goto(host.url + PAGE)
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
