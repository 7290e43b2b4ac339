"""Nothing left behind: what a case leaves in the browser, with storage and without, here and in other tabs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.screens import COMPLAINTS, ELSEWHERE, answer_elsewhere
from tests.browser.served import Site
from tests.browsers.host import Host, stalled
from tests.support.every import some

pytestmark = pytest.mark.browser_context_args(service_workers="allow")
WITHOUT = pytest.mark.browser_context_args(service_workers="block")

AT_WORK = "kirklees/dispute-resolution"
WIZARD = "where-am-i/index.html"
RECEIVED = re.compile(r"When\s+did\s+the\s+Coordinator\s+get\s+your\s+written\s+complaint\?")
STORED = "[...Object.entries(localStorage), ...Object.entries(sessionStorage)].flat()"
REFUSED = """
for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("refused", "SecurityError"); } });
"""
NO_CHANNELS = "delete globalThis.BroadcastChannel;"


@pytest.fixture(autouse=True)
def elsewhere(context: BrowserContext) -> None:
    """The other website, which a test does not ask."""
    answer_elsewhere(context)


def begin(page: Page, site: Site, procedure: str = COMPLAINTS) -> Page:
    page.goto(f"{site.url}{WIZARD}#procedure={procedure}")
    return page


def choose(page: Page, label: str | re.Pattern[str]) -> None:
    page.get_by_label(label, exact=True).check()
    page.get_by_role("button", name="Continue").click()


def heading(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def to_a_typed_date(page: Page, site: Site) -> None:
    begin(page, site)
    choose(page, "The person complaining")
    choose(page, "The Coordinator got your written complaint")
    choose(page, "Nothing since then")
    expect(heading(page)).to_have_text(RECEIVED)
    page.get_by_label("Another date", exact=True).check()
    for part, text in (("day", "14"), ("month", "12"), ("year", "2025")):
        page.locator(f"#on-{part}").fill(text)


def leave(page: Page) -> None:
    page.get_by_role("button", name="Exit this page").click()
    expect(page).to_have_url(ELSEWHERE)


def is_empty(page: Page) -> None:
    expect(heading(page)).to_have_text(re.compile(r"Who\s+are\s+you\?|What happens next in my case"))
    expect(page.locator("input:checked")).to_have_count(0)
    expect(page.locator(".nav-answers")).to_have_count(0)
    expect(page.get_by_text("loaded again")).to_have_count(0)


@WITHOUT
@pytest.mark.usefixtures("thrifty")
def test_answers_on_their_way_to_the_next_page_are_in_no_storage(page: Page, site: Site) -> None:
    """However slow that page is: here none of its scripts ever comes."""
    page.goto(f"{site.url}deadline/index.html#limit={COMPLAINTS}/reply")
    for part, text in (("day", "14"), ("month", "12"), ("year", "2026")):
        page.locator(f"#complaint-received-{part}").fill(text)
    page.route("**/*.js", lambda route: route.abort())
    page.locator("[data-hand-over]").click()
    expect(page).to_have_url(re.compile("where-am-i"))
    # The name of the window, which another website could read, is locked; the key to it is stored.
    name, stored = page.evaluate("name"), page.evaluate("({ ...sessionStorage, ...localStorage })")
    assert "2026-12-14" not in f"{name}{stored}"
    assert len(stored["navigator / key"]) == len(name.removeprefix("navigator / days")) > len("2026-12-14") * 2


@WITHOUT
def test_history_holds_the_number_of_a_step_and_the_title_says_no_more(page: Page, site: Site) -> None:
    to_a_typed_date(page, site)
    page.locator("#on-year").blur()
    assert page.evaluate("history.state") == {"step": 4}
    expect(page).to_have_title(re.compile("^Step 4 - What happens next in my case"))
    assert page.evaluate(STORED) == []
    page.go_back()
    expect(page.get_by_label("Nothing since then", exact=True)).to_be_checked()
    page.go_forward()
    expect(page.locator("#on-day")).to_have_value("14")


@WITHOUT
def test_the_finder_writes_no_answer_into_history_or_title(page: Page, site: Site) -> None:
    page.goto(f"{site.url}find-a-procedure/index.html")
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Continue").click()
    expect(page).to_have_title(re.compile("^Step 2 - "))
    assert page.evaluate("history.state") == {"step": 1}


@pytest.mark.usefixtures("thrifty")
def test_a_reload_loses_the_answers_of_families_and_says_so(page: Page, site: Site) -> None:
    begin(page, site)
    choose(page, "The person complaining")
    expect(page.get_by_text("If it is closed or loaded again, they are gone.")).to_be_visible()
    page.reload()
    expect(heading(page)).to_have_text(re.compile(r"Who\s+are\s+you\?"))
    expect(
        page.get_by_role("status").get_by_text("This page was loaded again, so your answers are gone.")
    ).to_be_visible()
    choose(page, "The person complaining")
    expect(page.get_by_text("so your answers are gone")).to_have_count(0)
    page.go_back()
    expect(page.get_by_label("The person complaining", exact=True)).to_be_checked()


@WITHOUT
@pytest.mark.usefixtures("thrifty")
def test_who_comes_back_to_a_page_that_the_browser_did_not_keep_is_told_that_the_answers_are_gone(
    page: Page, site: Site
) -> None:
    begin(page, site)
    choose(page, "The person complaining")
    page.goto(f"{site.url}procedures/{COMPLAINTS}/index.html")
    page.go_back()
    expect(page.get_by_role("status").get_by_text("so your answers are gone")).to_be_visible()


@pytest.mark.usefixtures("thrifty")
def test_a_reload_keeps_the_answers_of_people_at_work_and_exit_takes_them_away(page: Page, site: Site) -> None:
    begin(page, site, AT_WORK)
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Continue").click()
    asked = page.locator("main h1:visible, article h1:visible").first.inner_text()
    assert page.evaluate("history.state") == {"step": 2}
    page.reload()
    expect(heading(page)).to_have_text(asked)
    page.go_back()
    expect(page.get_by_role("radio").first).to_be_checked()
    page.go_forward()
    expect(heading(page)).to_have_text(asked)
    leave(page)
    for _ in range(2):
        page.go_back()
        is_empty(page)
    assert page.evaluate(STORED) == ["navigator / exits", "1"]


def test_answers_are_kept_on_this_device_when_asked_for_and_deleted_by_one_press(page: Page, site: Site) -> None:
    begin(page, site)
    choose(page, "The person complaining")
    page.get_by_text("Keep these answers on this device").click()
    expect(page.get_by_text("Does anybody else use this device?")).to_be_visible()
    page.get_by_role("button", name="Keep these answers").click()
    expect(page.locator(".govuk-error-summary").get_by_role("link")).to_have_text("Enter a name")
    assert page.evaluate(STORED) == []
    page.get_by_label("Name for these answers").fill("Holiday <b>photos</b>")
    page.get_by_role("button", name="Keep these answers").click()
    expect(page.get_by_text("Kept on this device as \u201cHoliday <b>photos</b>\u201d.")).to_be_visible()
    choose(page, "The Coordinator got your written complaint")
    choose(page, "Nothing since then")
    expect(heading(page)).to_have_text(RECEIVED)

    page.goto("about:blank")
    page.goto(site.url + WIZARD)
    kept = page.locator(".nav-kept")
    expect(kept).to_contain_text("Complaints about the contact centre. Kept on")
    kept.get_by_role("button", name="Open Holiday <b>photos</b>").click()
    expect(heading(page)).to_have_text(RECEIVED, timeout=60_000)
    expect(page.locator(".nav-so-far")).to_contain_text("The Coordinator got your written complaint")
    page.get_by_role("button", name="Delete these answers from this device").click()
    expect(page.get_by_text("Deleted from this device.")).to_be_focused()
    assert page.evaluate(STORED) == []
    expect(heading(page)).to_have_text(RECEIVED)


@pytest.mark.usefixtures("thrifty")
def test_what_is_kept_is_deleted_from_the_list_and_by_exit(page: Page, site: Site) -> None:
    begin(page, site)
    choose(page, "The person complaining")
    for name in ("one", "two"):
        page.get_by_text("Keep these answers on this device").click()
        page.get_by_label("Name for these answers").fill(name)
        page.get_by_role("button", name="Keep these answers").click()
        expect(page.get_by_text("Kept on this device as")).to_be_visible()
        page.reload()
        expect(page.get_by_text("What you asked to have kept is below")).to_be_visible()
        choose(page, "The person complaining")
    page.get_by_text("Keep these answers on this device").click()
    page.get_by_label("Name for these answers").fill("two")
    page.get_by_role("button", name="Keep these answers").click()
    expect(page.locator(".govuk-error-summary").get_by_role("link")).to_have_text(re.compile("Enter another name"))
    page.goto("about:blank")
    page.goto(site.url + WIZARD)
    page.get_by_role("button", name="Delete one").click()
    expect(page.get_by_text("Deleted from this device.")).to_be_focused()
    expect(page.get_by_role("button", name="Delete two")).to_be_visible()
    leave(page)
    page.goto(site.url + WIZARD)
    expect(page.locator(".nav-kept")).to_have_count(0)
    assert page.evaluate(STORED) == ["navigator / exits", "1"]


def test_where_storage_is_refused_everything_works_and_exit_leaves_nothing(page: Page, site: Site) -> None:
    page.add_init_script(REFUSED)
    to_a_typed_date(page, site)
    expect(page.get_by_text("If it is closed or loaded again, they are gone.")).to_be_visible()
    expect(page.get_by_text("Keep these answers on this device")).to_have_count(0)
    leave(page)
    for _ in range(3):
        page.go_back()
        is_empty(page)


@pytest.mark.parametrize("script", some(["", NO_CHANNELS], [""]))
def test_every_other_tab_leaves_too(context: BrowserContext, site: Site, script: str) -> None:
    context.add_init_script(script)
    other = context.new_page()
    to_a_typed_date(other, site)
    # After the other: what lies behind another tab is drawn once a second only.
    here = context.new_page()
    here.goto(f"{site.url}procedures/{COMPLAINTS}/index.html")
    leave(here)
    expect(other).to_have_url(ELSEWHERE)
    for _ in range(2):
        other.go_back()
        is_empty(other)


def other_site(page: Page) -> None:
    page.evaluate("""async () => {
      localStorage.setItem("theirs", "1");
      sessionStorage.setItem("navigator /others/ days", "2");
      await caches.open("navigator /others/ 3");
    }""")


def test_what_other_sites_of_the_same_host_store_stays(page: Page, site: Site) -> None:
    page.goto(f"{site.url}procedures/{COMPLAINTS}/index.html")
    page.get_by_role("button", name="Dark").click()
    page.wait_for_function("() => navigator.serviceWorker.ready.then(({ active }) => active.state === 'activated')")
    other_site(page)
    leave(page)
    page.goto(f"{site.url}assets/runtime.json")  # a page without scripts of this site
    stored = page.evaluate("({ ...localStorage, ...sessionStorage })")
    assert stored == {"theirs": "1", "navigator /others/ days": "2", "navigator / exits": "1"}
    page.wait_for_function("() => caches.keys().then((names) => names.join() === 'navigator /others/ 3')")
    page.wait_for_function("() => navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)")


KEPT_LATER = """async (list) => {
  for (let turn = 0; turn < 20; turn++) {
    await fetch(list);
    const names = await caches.keys();
    if (names.length) return names;
  }
  return [];
}"""


def test_what_was_on_its_way_to_be_kept_comes_too_late_after_exit(context: BrowserContext, built_site: Path) -> None:
    """On a slow line a page is kept seconds after it was opened, and its reader may have left by then."""
    host = Host(built_site, "/policies/")
    host.begin()
    page = context.new_page()
    host.faults[r"/files-\w+\.json$"] = stalled(host)
    with context.expect_event("serviceworker") as worker:
        page.goto(f"{host.url}procedures/{COMPLAINTS}/index.html")
    listed = host.wait_for(r"/files-\w+\.json$")
    leave(page)
    host.mend()
    assert worker.value.evaluate(KEPT_LATER, listed) == []
    host.end()
