"""Pages inside another website: a host page of another site, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserType, Frame, FrameLocator, Page, expect

from build_scripts.dev import static_server
from build_scripts.dev.scenes import PATIENCE
from tests.browser import axe
from tests.browser.screens import ELSEWHERE, answer_elsewhere
from tests.browser.served import Site, watch
from tests.support.every import seldom, some

KEY = "milton-keynes-contact-centre/complaints"
CALCULATOR = f"embed/{KEY}/calculator/index.html"
REPLY = f"{CALCULATOR}#limit={KEY}/reply"
FLOWCHART = f"embed/{KEY}/flowchart/index.html"
AROUND = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Complaints - Anytown Council</title>
<main>
<h1>Complaints</h1>
<p><a href="#before">Before</a></p>
{snippet}
<p><a href="#after">After</a></p>
</main>
"""
NO_SCROLL_BAR = (
    "() => document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth"
)
FOCUS = """
() => {
  const element = document.activeElement;
  const label = element.labels?.[0];
  const parts = [getComputedStyle(element), ...(label ? [getComputedStyle(label, "::before")] : [])];
  return {
    name: `${element.tagName} ${element.id || element.textContent.trim()}`,
    ringed: parts.some(({ outlineStyle, outlineWidth, boxShadow }) =>
      (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none"),
  };
}
"""


@dataclass(slots=True)
class Host:
    """Another website with one page, and this site as it is from there."""

    page: Page
    folder: Path
    url: str
    site: Site

    def show(self, path: str, sandbox: str | None = None, *, script: bool = True) -> FrameLocator:
        """A page of this site in a frame, as the text to copy has it."""
        held = "" if sandbox is None else f'sandbox="{sandbox}"'
        src = f'src="{self.site.url}{path}"'
        snippet = f'<iframe data-procedure-navigator {src} title="It" width="100%" height="720" {held}></iframe>'
        return self.paste(snippet + (f'<script src="{self.site.url}embed/host.js" async></script>' if script else ""))

    def paste(self, snippet: str) -> FrameLocator:
        """A page with such a text in it."""
        (self.folder / "index.html").write_text(AROUND.format(snippet=snippet), encoding="utf-8")
        self.page.goto(self.url)
        return self.page.frame_locator("iframe")

    @property
    def frame(self) -> Frame:
        """What is in the frame now."""
        (frame,) = self.page.main_frame.child_frames
        return frame

    def height(self) -> float:
        """How high the page around has the frame."""
        box = self.page.locator("iframe").bounding_box()
        assert box
        return box["height"]

    def fits(self) -> None:
        """Wait until the frame shows all that is in it, without a scroll bar of its own."""
        self.frame.wait_for_function(NO_SCROLL_BAR)


@pytest.fixture
def host(page: Page, site_in_folder: Site, tmp_path: Path) -> Iterator[Host]:
    """A host page beside the site with the headers that the build writes for hosts."""
    with around(page, site_in_folder, tmp_path) as host:
        yield host


@pytest.fixture
def host_without_headers(page: Page, site: Site, tmp_path: Path) -> Iterator[Host]:
    """The same beside the site on a host that sends no headers."""
    with around(page, site, tmp_path) as host:
        yield host


@contextmanager
def around(page: Page, site: Site, folder: Path) -> Iterator[Host]:
    """Serves a host page under another name than the site, so that the two are strangers to each other."""
    answer_elsewhere(page.context)
    (folder / "favicon.ico").touch()
    with static_server.serve(folder) as url:
        yield Host(page, folder, url.replace("127.0.0.1", "localhost"), site)


def type_day(frame: FrameLocator, day: str = "14", month: str = "12", year: str = "2026") -> None:
    for part, text in (("day", day), ("month", month), ("year", year)):
        frame.locator(f"#complaint-received-{part}").fill(text)


def test_a_calculator_works_in_the_page_of_another_website(host: Host) -> None:
    """It answers, is as high as its content, can be used by keyboard, and asks nobody else for anything."""
    watched = watch(host.page, host.site.url)
    host.page.set_viewport_size({"width": 320, "height": 700})
    frame = host.show(REPLY)
    expect(frame.locator("#complaint-received-day")).to_be_visible()
    host.fits()
    before = host.height()

    host.page.get_by_role("link", name="Before").focus()
    for _ in range(20):
        host.page.keyboard.press("Tab")
        if host.frame.evaluate("document.activeElement.id") == "complaint-received-day":
            break
    for text in ("14", "dec", "2026"):
        stop = host.frame.evaluate(FOCUS)
        assert stop["ringed"], stop
        host.page.keyboard.type(text)
        host.page.keyboard.press("Tab")
    expect(frame.locator(".nav-result")).to_contain_text("By Thursday 7 January 2027, to be safe")
    expect(frame.locator(".nav-working__reading").first).to_contain_text("Christmas Day", timeout=PATIENCE)
    expect(frame.locator(".nav-keep")).to_be_visible()
    host.fits()
    assert host.height() > before + 300

    host.page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert axe.problems(host.frame, axe.COLOURS) == []
    host.page.emulate_media(color_scheme="light", reduced_motion="reduce")
    assert axe.problems(host.frame) == []
    assert axe.problems(host.page) == []

    # On through all that there is, and out again at the foot of the page around.
    for _ in range(60):
        host.page.keyboard.press("Tab")
        if host.page.evaluate("document.activeElement.tagName") != "IFRAME":
            break
        stop = host.frame.evaluate(FOCUS)
        assert stop["ringed"], stop
    expect(host.page.get_by_role("link", name="After")).to_be_focused()
    assert [address for address in watched.abroad if not address.startswith(host.url)] == []
    assert watched.complaints == []
    assert host.frame.evaluate("window.__violations") == []

    frame.get_by_role("link", name="Read this part of the policy").click()
    expect(host.page).to_have_url(f"{host.site.url}procedures/{KEY}/index.html#reply")


def test_one_procedure_and_its_flowchart_in_a_frame(host: Host) -> None:
    host.page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    frame = host.show(f"{CALCULATOR}?colours=light")
    frame.get_by_label("send a full written reply").check()
    frame.get_by_role("button", name="Work out the date").click()
    expect(frame.get_by_role("alert")).to_contain_text("Enter")
    host.fits()
    assert frame.get_by_label("Which procedure is it?").count() == 0
    # A page around that is always light has asked for it.
    assert host.frame.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"

    frame = host.show(FLOWCHART)
    drawing = frame.locator(".nav-chart__drawing:visible")
    expect(drawing).to_be_visible()
    for width in (320, 1280):
        host.page.set_viewport_size({"width": width, "height": 700})
        host.fits()
        assert axe.problems(host.frame) == []
    assert host.frame.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 24, 23)"
    drawing.get_by_role("link").first.click()
    expect(host.page).to_have_url(f"{host.site.url}procedures/{KEY}/index.html#stage-1")


def test_who_leaves_in_a_hurry_leaves_the_whole_tab(host: Host) -> None:
    frame = host.show(REPLY)
    type_day(frame)
    expect(frame.locator(".nav-result")).to_contain_text("By Thursday 7 January 2027")
    expect(frame.get_by_text("does not work inside another website")).to_be_hidden()
    frame.get_by_role("button", name="Exit this page").click()
    expect(host.page).to_have_url(ELSEWHERE)

    frame = host.show(REPLY)
    frame.locator("#complaint-received-day").click()
    expect(frame.get_by_role("button", name="Exit this page")).to_be_visible()
    for _ in range(3):
        host.page.keyboard.press("Shift")
    expect(host.page).to_have_url(ELSEWHERE)


@pytest.mark.parametrize(
    ("sandbox", "script"),
    some(
        # Nothing can be stored in the last, and the page is a stranger to its own files.
        [(None, False), ("allow-scripts allow-same-origin", True), ("allow-scripts", True)],
        [(None, False), ("allow-scripts", True)],
    ),
)
def test_where_the_tab_cannot_be_left_the_page_says_so_and_works(host: Host, sandbox: str | None, script: bool) -> None:  # noqa: FBT001
    frame = host.show(REPLY, sandbox, script=script)
    type_day(frame)
    expect(frame.locator(".nav-result")).to_contain_text("By Thursday 7 January 2027, to be safe")
    expect(frame.get_by_role("button", name="Exit this page")).to_be_hidden()
    why = frame.locator(".nav-no-exit")
    expect(why).to_contain_text("“Exit this page” does not work inside another website.")
    # Three presses that would leave elsewhere.
    for _ in range(3):
        host.page.keyboard.press("Shift")
    # Where forms are forbidden the button works all the same.
    frame.locator("#complaint-received-day").fill("")
    frame.get_by_role("button", name="Work out the date").click()
    expect(frame.get_by_role("alert").first).to_contain_text("day")
    why.get_by_role("link").click()
    full = f"{host.site.url}deadline/index.html#procedure={KEY}"
    if sandbox is None:
        expect(host.page).to_have_url(full)
    else:
        # What a sandbox forbids is not a dead end: the address can be copied.
        expect(frame.locator(".nav-full-address")).to_have_text(full)
        assert host.page.url == host.url


@seldom
def test_where_a_browser_stores_nothing_inside_other_websites_all_works(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], site_in_folder: Site, tmp_path: Path
) -> None:
    """As browsers do that refuse what they call third-party cookies."""
    profile = tmp_path / "profile" / "Default"
    profile.mkdir(parents=True)
    (profile / "Preferences").write_text('{"profile": {"cookie_controls_mode": 1}}')
    with browser_type.launch_persistent_context(profile.parent, **browser_type_launch_args) as context:
        page = context.new_page()
        watched = watch(page, site_in_folder.url)
        with around(page, site_in_folder, tmp_path) as host:
            frame = host.show(REPLY)
            type_day(frame)
            expect(frame.locator(".nav-working__reading").first).to_contain_text("Christmas Day", timeout=PATIENCE)
            refused = host.frame.evaluate(
                "() => { try { return localStorage.length } catch ({ name }) { return name } }"
            )
            assert refused == "SecurityError"
            assert watched.complaints == []
            frame.get_by_role("button", name="Exit this page").click()
            expect(page).to_have_url(ELSEWHERE)


def test_every_other_page_refuses_to_be_framed_where_a_host_can_say_so(host: Host) -> None:
    for path in ("deadline/index.html", f"procedures/{KEY}/index.html", "embedding/index.html"):
        with host.page.expect_console_message(lambda message: "frame-ancestors 'none'" in message.text):
            host.show(path)


@pytest.mark.usefixtures("thrifty")
def test_elsewhere_an_ordinary_page_offers_itself_in_full(host_without_headers: Host) -> None:
    host = host_without_headers
    path = f"deadline/index.html#limit={KEY}/reply"
    frame = host.show(path)
    notice = frame.locator("#nav-framed")
    expect(notice).to_contain_text("Another website is showing this page inside its own.")
    expect(notice).to_contain_text("“Exit this page” does not work inside another website.")
    assert axe.problems(host.frame) == []
    expect(frame.get_by_role("button", name="Exit this page")).to_be_hidden()
    frame.locator("#complaint-received-day").focus()
    for _ in range(3):
        host.page.keyboard.press("Shift")
    notice.get_by_role("link", name="Open this page in full").click()
    expect(host.page).to_have_url(host.site.url + path)
    expect(host.page.locator("#nav-framed")).to_be_hidden()
    expect(host.page.get_by_role("button", name="Exit this page")).to_be_visible()


@pytest.mark.browser_context_args(permissions=["clipboard-read", "clipboard-write"])
@pytest.mark.usefixtures("thrifty")
def test_the_text_to_copy_is_all_that_a_page_needs(host: Host) -> None:
    """From the page of a procedure's detail to a calculator in another website."""
    page = host.page
    page.goto(f"{host.site.url}procedures/{KEY}/detail/index.html")
    page.get_by_role("link", name="Show this procedure on another website").click()
    page.locator(f"#embed-{KEY.replace('/', '-')} ~ .nav-snippets > summary").first.click()
    button = page.get_by_role(
        "button", name="Copy the text for: Work out a deadline: The Coordinator must send a full written reply."
    )
    button.click()
    expect(page.get_by_role("status").filter(has_text="Copied.")).to_have_count(1)
    copied = page.evaluate("navigator.clipboard.readText()")
    frame = host.paste(copied)
    type_day(frame)
    expect(frame.locator(".nav-result")).to_contain_text("By Thursday 7 January 2027, to be safe")
    page.locator("iframe").scroll_into_view_if_needed()
    host.fits()


@pytest.mark.usefixtures("thrifty")
def test_a_page_for_a_frame_stands_by_itself_too(page: Page, site: Site) -> None:
    """As it opens from the page with the text to copy."""
    page.goto(site.url + REPLY)
    expect(page.get_by_role("button", name="Exit this page")).to_be_visible()
    expect(page.locator("#nav-framed")).to_have_count(0)
    page.get_by_role("link", name="Open this in full").click()
    expect(page).to_have_url(f"{site.url}deadline/index.html#procedure={KEY}")
