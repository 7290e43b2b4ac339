"""Two builds swapped under a running host, with tabs open: no old text without a word, nothing of two builds."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from build_scripts.publish.host_headers import HEADERS
from tests.browser.screens import COMPLAINTS
from tests.browsers.host import Answer, Host, gone, stalled
from tests.support.every import seldom
from tests.support.republish import publish, publish_a_day_more

pytestmark = pytest.mark.browser_context_args(service_workers="allow")

POLICY = f"procedures/{COMPLAINTS}/index.html"
OTHER = "counting/index.html"
REPLY = f"deadline/index.html#limit={COMPLAINTS}/reply"
OLD, NEW = "within 15 working days", "within 25 working days"
BEFORE, AFTER = "By Thursday 7 January 2027", "By Friday 8 January 2027"
NEWER = "There is a newer version of this page."
WITHOUT = pytest.mark.browser_context_args(service_workers="block")


@pytest.fixture
def host(built_site: Path, tmp_path: Path) -> Iterator[Host]:
    """A host of a copy of the site, which can be published again and fail."""
    folder = tmp_path / "site"
    shutil.copytree(built_site, folder)
    host = Host(folder, "/policies/", HEADERS)
    host.begin()
    yield host
    host.end()


def opened(page: Page, host: Host, path: str) -> Page:
    """A page, kept with all that it names."""
    page.goto(host.url + path)
    page.evaluate(
        """async () => {
          const address = location.href.split("#")[0];
          while (!(await caches.match(address))) await new Promise((resolve) => setTimeout(resolve, 30));
        }"""
    )
    return page


def look_again(page: Page) -> None:
    """As when a reader comes back to a tab."""
    page.evaluate("dispatchEvent(new Event('focus'))")


def type_reply(page: Page) -> None:
    for part, text in (("day", "14"), ("month", "12"), ("year", "2026")):
        page.locator(f"#complaint-received-{part}").fill(text)


def new_version_rules(page: Page, host: Host) -> None:
    """Wait until the service worker of what is published now answers for every tab."""
    worker = (host.folder / "service-worker.js").read_text(encoding="utf-8")
    version = re.findall(r'"version": "(\w+)"', worker)[0]
    page.evaluate(
        """async (version) => {
          const registration = await navigator.serviceWorker.ready;
          await registration.update();
          const has = async () => (await caches.keys()).some((name) => name.endsWith(version));
          const isDone = ({ installing, waiting, active }) => !installing && !waiting && active.state === "activated";
          const rules = async () => (await has()) && isDone(registration);
          while (!(await rules())) await new Promise((resolve) => setTimeout(resolve, 30));
        }""",
        version,
    )


def put_worker_to_sleep(page: Page) -> None:
    """As Chromium does half a minute after the last question."""
    devtools = page.context.new_cdp_session(page)
    told: list[str] = []
    devtools.on(
        "ServiceWorker.workerVersionUpdated",
        lambda event: told.extend(each["runningStatus"] for each in event["versions"]),
    )
    devtools.send("ServiceWorker.enable")
    devtools.send("ServiceWorker.stopAllWorkers")
    while "stopped" not in told:
        page.evaluate("new Promise(requestAnimationFrame)")
    devtools.detach()


def today() -> str:
    now = datetime.now(tz=UTC)
    return f"{now.day} {now:%B %Y}"


def test_the_newest_text_is_shown_though_a_tab_of_the_old_version_is_open(page: Page, host: Host) -> None:
    host.cache_control = None
    opened(page, host, POLICY)
    opened(page, host, POLICY)
    publish(host.folder, POLICY, OLD, NEW)
    second = page.context.new_page()
    second.goto(host.url + POLICY)
    expect(second.locator("#reply")).to_contain_text(NEW)
    expect(second.locator("#nav-from-device")).to_be_hidden()
    look_again(page)
    expect(page.get_by_text(NEWER)).to_be_visible()
    page.get_by_role("button", name="Reload").click()
    expect(page.locator("#reply")).to_contain_text(NEW)
    expect(page.get_by_text(NEWER)).to_be_hidden()


@WITHOUT
def test_an_old_page_out_of_the_browsers_own_cache_says_so_by_itself(page: Page, host: Host) -> None:
    host.cache_control = None
    page.goto(host.url + POLICY)
    publish(host.folder, POLICY, OLD, NEW)
    second = page.context.new_page()
    second.goto(host.url + POLICY)
    expect(second.locator("#reply")).to_contain_text(OLD)
    expect(second.get_by_text(NEWER)).to_be_visible()
    second.get_by_role("button", name="Reload").click()
    expect(second.locator("#reply")).to_contain_text(NEW)
    expect(second.get_by_text(NEWER)).to_be_hidden()


@pytest.mark.parametrize("fault", ["no network", "too slow"])
@seldom
def test_a_page_from_the_device_says_since_when_it_is_kept(page: Page, host: Host, fault: str) -> None:
    opened(page, host, OTHER)
    opened(page, host, POLICY)
    page.goto(host.url + OTHER)
    publish(host.folder, POLICY, OLD, NEW)
    if fault == "no network":
        host.end()
    else:
        host.faults[POLICY] = stalled(host)
    page.goto(host.url + POLICY)
    expect(page.locator("#reply")).to_contain_text(OLD)
    expect(page.locator("#nav-from-device")).to_be_visible()
    expect(page.locator("#nav-from-device")).to_contain_text(f"comes from your device. It was kept on {today()}.")


def test_a_tool_that_is_open_stops_and_offers_the_newer_version(page: Page, host: Host) -> None:
    host.faults["/runtime/"] = gone
    page.goto(host.url + REPLY)
    type_reply(page)
    expect(page.locator(".nav-result")).to_contain_text(BEFORE)
    publish_a_day_more(host.folder)
    look_again(page)
    expect(page.locator("#nav-newer")).to_be_visible()
    expect(page.locator(".nav-result")).to_have_count(0)
    page.locator("#complaint-received-day").fill("15")
    expect(page.locator(".nav-engine")).to_contain_text(NEWER)
    expect(page.locator(".nav-result")).to_have_count(0)
    page.locator(".nav-engine").get_by_role("button", name="Reload").click()
    type_reply(page)
    expect(page.locator(".nav-result")).to_contain_text(AFTER)
    expect(page.get_by_text(NEWER)).to_have_count(1)
    expect(page.get_by_text(NEWER)).to_be_hidden()


def test_a_tool_that_is_opened_again_has_nothing_of_the_old_version(page: Page, host: Host) -> None:
    host.cache_control = None
    host.faults["/runtime/"] = gone
    opened(page, host, REPLY)
    publish_a_day_more(host.folder)
    second = page.context.new_page()
    second.goto(host.url + REPLY)
    type_reply(second)
    expect(second.locator(".nav-result")).to_contain_text(AFTER)


@WITHOUT
def test_a_tool_whose_data_went_with_the_old_version_says_that_there_is_a_newer_one(page: Page, host: Host) -> None:
    page.goto(host.url + "deadline/index.html")
    publish_a_day_more(host.folder)
    page.locator("#procedure").select_option(COMPLAINTS)
    expect(page.locator(".nav-note[role=alert]")).to_contain_text("did not arrive")
    expect(page.locator("#nav-newer")).to_be_visible()


@WITHOUT
def test_a_host_that_gives_the_old_page_after_a_reload_too_does_not_take_the_tool_away(page: Page, host: Host) -> None:
    old = (host.folder / "deadline/index.html").read_bytes()
    publish(host.folder, POLICY, OLD, NEW)
    host.faults[r"/deadline/index\.html"] = lambda answer: type(answer)(old, 200, answer.headers)
    page.goto(host.url + REPLY)
    page.locator("#nav-newer").get_by_role("button", name="Reload").click()
    expect(page.get_by_text("It has not reached this address yet")).to_be_visible()
    type_reply(page)
    expect(page.locator(".nav-result")).to_contain_text(BEFORE)


def test_what_was_kept_is_brought_up_to_date_with_its_parts_while_tabs_are_open(page: Page, host: Host) -> None:
    host.faults["/runtime/"] = gone
    opened(page, host, REPLY)
    page.reload()
    expect(page.locator("#complaint-received-day")).to_be_visible()
    publish_a_day_more(host.folder)
    new_version_rules(page, host)
    host.end()
    second = page.context.new_page()
    second.goto(host.url + REPLY)
    type_reply(second)
    expect(second.locator(".nav-result")).to_contain_text(AFTER)
    expect(second.locator("#nav-from-device")).to_be_visible()


def test_what_a_page_has_just_loaded_is_kept_without_being_sent_twice(page: Page, host: Host) -> None:
    host.cache_control = "max-age=600"
    opened(page, host, POLICY)
    fixed = [path for path in host.asked if "/assets/navigator/" in path]
    assert len(fixed) > 5
    assert sorted(fixed) == sorted(set(fixed))
    # Chromium would ask for a page by itself too, while it starts a service worker that sleeps.
    host.cache_control = "no-cache"
    opened(page, host, OTHER)
    put_worker_to_sleep(page)
    host.asked.clear()
    page.goto(host.url + OTHER)
    assert host.asked.count(host.prefix + OTHER) == 1


def test_a_page_whose_parts_do_not_all_come_is_not_kept(page: Page, host: Host) -> None:
    opened(page, host, OTHER)
    host.faults[r"/deadline-[0-9a-f]+\.js"] = gone
    page.goto(host.url + "deadline/index.html")
    opened(page, host, POLICY)
    assert not page.evaluate("(address) => caches.match(address).then(Boolean)", host.url + "deadline/index.html")


def test_an_update_that_breaks_off_leaves_what_was_kept_as_it_was(page: Page, host: Host) -> None:
    opened(page, host, POLICY)
    publish(host.folder, POLICY, OLD, NEW)
    cut = threading.Event()

    def after_the_cut(answer: Answer) -> Answer:
        cut.wait(60)
        return answer

    host.faults[POLICY] = after_the_cut
    host.asked.clear()
    page.evaluate("void navigator.serviceWorker.ready.then((registration) => registration.update())")
    host.wait_for(POLICY)
    host.end()
    cut.set()
    page.goto(host.url + POLICY)
    expect(page.locator("#reply")).to_contain_text(OLD)
    expect(page.locator("#nav-from-device")).to_be_visible()
