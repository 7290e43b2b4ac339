"""What a case for families leaves on a disk: the profile of each browser, read after a walk without Exit."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from build_scripts.dev.browsers import engines
from build_scripts.dev.browsers.webdriver import Browser
from build_scripts.publish.host_headers import FRAMED
from tests.browsers import disk
from tests.browsers.conftest import WITH_PROFILES
from tests.browsers.host import Answer, Host, instead
from tests.browsers.steps import CALCULATOR, COMPLAINTS, WIZARD, Reader

SECONDS = 60
# Firefox writes its session as soon as something has changed, not after a quarter of a minute.
OFTEN = 'user_pref("browser.sessionstore.interval", 500);\nuser_pref("browser.sessionstore.resume_from_crash", true);\n'
# What a page of the same host leaves in every place where an answer could be; the test must find it there.
BEFORE = {"history": "Quoll-3791", "session": "Numbat-5528", "local": "Bilby-9034"}
AFTER = {"history": "Dingo-1447", "session": "Potoroo-6610", "local": "Wombat-2285"}
CONTROLS = {*BEFORE.values(), *AFTER.values()}
LEAVES = """
history.pushState({ control: arguments[0].history }, "");
sessionStorage.setItem(arguments[0].session, "");
localStorage.setItem(arguments[0].local, "");
"""
# Dates that stand on no page of the site, typed in a way that nobody else types them.
ANSWERS = (
    "2025-09-23",
    "23 September 2025",
    "23\N{NO-BREAK SPACE}September",
    "sEPtEMBER",
    "2025-07-17",
    "17 July 2025",
    "jULy",
    "2025-08-19",
    "aUGust",
    "2025-10-11",
    "11 October 2025",
    "oCTober",
    "31 October 2025",
    "2025-06-12",
    "jUNe",
    "3 July 2025",
    "20250703",
    "Zorilla",
    '"reader":{"value"',
    '"last":{"value"',
    "date:complaint-received",
    '"complaint-received":{"from"',
)
# What a page says to the host when it comes up: how much is answered, and what is asked.
TELLS = """
addEventListener("pageshow", () => requestAnimationFrame(() => requestAnimationFrame(() => {
  const answers = document.querySelectorAll("input:checked, .nav-answers, .nav-result").length;
  const asked = /Who are you|Which procedure/.test(document.body.innerText.replace(/\\s+/g, " "));
  fetch(`told/${answers}/${asked}`);
})));
"""
REFUSED = """
for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("refused", "SecurityError"); } });
"""
BOX = f"embed/{COMPLAINTS}/calculator/index.html#limit={COMPLAINTS}/reply"
DOWNLOADED = "Downloads/dates.ics"
EXIT = "https://www.bbc.co.uk/weather"
PAGE = {"Content-Type": "text/html"}
TITLE = re.compile(r"(Step \d+ - )?What happens next in my case - Procedure navigator")


def begin(name: str, folder: Path) -> None:
    if name == "firefox":
        (folder / "prefs.js").write_text(OFTEN, encoding="utf-8")


def recorded(profile: tuple[str, Path], host: Host, walk: Callable[[Reader], str]) -> str:
    """Go for a walk with a profile, and wait until the browser has written all of it; what the walk gives."""
    name, folder = profile
    begin(name, folder)
    with engines.started(name, folder) as window:
        window.open(host.url + "privacy/index.html")
        window.run(LEAVES, BEFORE)
        given = walk(Reader(window, host))
        window.run(LEAVES, AFTER)
        places = until_written(folder)
    assert places.keys() == CONTROLS
    return given


def answer(reader: Reader) -> str:
    """Go through the wizard and the calculator, and stop in the middle; the address of the answers."""
    window = reader.window
    window.open(reader.host.url + WIZARD)
    reader.heading("Who are you?")
    reader.choose("The person complaining")
    reader.heading("What have you done so far?")
    reader.choose("The Coordinator got your written complaint")
    reader.choose("Nothing since then")
    reader.heading("When did the Coordinator get your written complaint?")
    reader.mark("Another date")
    reader.date("on", "23", "sEPtEMBER", "2025")
    reader.press("Continue")
    reader.sees("a full written reply")
    reader.open_parts()
    window.click("//summary[contains(., 'Make a link')]")
    reader.press("Make the link")
    link = str(window.wait("return document.getElementById('keep-link').value"))
    window.click("(//a[contains(., 'Try other dates for this time limit')])[1]")
    window.wait("return document.getElementById('complaint-received-day')?.value === '23'")
    reader.date("complaint-received", "19", "aUGust", "2025")
    reader.sees("By Wednesday 27 August 2025")
    window.click("//a[@data-hand-over]")
    # What was answered goes along, so the answer comes at once.
    reader.sees("a full written reply")
    reader.open_parts()
    window.click("//a[starts-with(@data-change, 'since:')]")
    reader.heading("What has happened since then?")
    reader.choose("The Coordinator acknowledged your complaint")
    reader.heading("When did the Coordinator acknowledge your complaint?")
    reader.mark("Another date")
    reader.date("on", "17", "jULy", "2025")
    return link


def ask_besides(reader: Reader) -> None:
    """What else there is: the finder, a box on another website, a file for a calendar, a name to keep answers under."""
    window, host = reader.window, reader.host
    window.open(f"{host.url}find-a-procedure/index.html")
    window.click("//input[@id='answer-2']/following-sibling::label")
    reader.press("Continue")
    host.extra["around.html"] = Answer(f'<iframe src="{host.url}{BOX}"></iframe>'.encode(), headers=PAGE)
    host.faults["/embed/"] = lambda answer: Answer(answer.body, answer.status, {**answer.headers, **FRAMED})
    window.open(f"{host.url.replace('127.0.0.1', 'localhost')}around.html")
    window.enter(0)
    reader.date("complaint-received", "11", "oCTober", "2025")
    reader.sees("31 October 2025")
    window.enter(None)
    window.open(host.url + CALCULATOR)
    reader.date("complaint-received", "12", "jUNe", "2025")
    reader.sees("3 July 2025")
    # What can be kept comes with the working.
    reader.sees("Put it in a calendar")
    window.click("//summary[contains(., 'Put it in a calendar')]")
    reader.press("Download the calendar file")
    window.open(host.url + WIZARD)
    reader.choose("The person complaining")
    window.click("//summary[contains(., 'Keep these answers on this device')]")
    window.type("//input[@id='kept-name']", "Zorilla")
    window.open(f"{host.url}compare/index.html")


def ask_everything(reader: Reader) -> str:
    """Both; the address of the answers."""
    ask_besides(reader)
    return answer(reader)


def until_written(folder: Path) -> dict[str, set[str]]:
    """Where the browser has written the controls, once all are on the disk."""
    until = time.monotonic() + SECONDS
    while True:
        places = disk.found(folder, CONTROLS)
        if places.keys() == CONTROLS or time.monotonic() > until:
            return places
        time.sleep(0.2)


def titles(folder: Path) -> set[str]:
    """Of the pages in the browser's list of visited ones that are the wizard's."""
    found: set[str] = set()
    for path, query in (("Default/History", "urls"), ("places.sqlite", "moz_places")):
        if (folder / path).is_file():
            with sqlite3.connect(folder / path) as history:
                rows = history.execute(f"select title from {query} where url like '%where-am-i%'")  # noqa: S608
                found |= {title for (title,) in rows if title}
    return found


def test_no_word_and_no_date_of_an_answer_is_on_the_disk(profile: tuple[str, Path], host: Host) -> None:
    _, folder = profile
    link = recorded(profile, host, ask_everything)
    # A file that was asked for is its reader's own.
    assert "DTSTART;VALUE=DATE:20250703" in (folder / DOWNLOADED).read_text("utf-8")
    (folder / DOWNLOADED).unlink()
    payload = link.partition("#answers=")[2]
    assert len(payload) > len("a fragment")
    site = [text for text in ANSWERS if disk.found(host.folder, [text])]
    assert site == []
    assert disk.found(folder, [*ANSWERS, payload[:40], payload[-40:]]) == {}
    assert titles(folder)
    assert [title for title in titles(folder) if not TITLE.fullmatch(title)] == []


@pytest.mark.parametrize("storage", ["", REFUSED], ids=["with storage", "storage refused"])
def test_who_leaves_on_a_later_page_and_goes_back_to_the_wizard_finds_it_empty(
    engine: str, window: Browser, host: Host, storage: str
) -> None:
    if engine not in WITH_PROFILES:
        pytest.skip("its driver never answers again after a page that comes back has loaded itself anew")
    reader = Reader(window, host)
    host.faults[r"\.html$"] = instead(EXIT, host.elsewhere)
    host.run_first(storage + TELLS)
    reader.open(WIZARD)
    reader.heading("Who are you?")
    reader.choose("The person complaining")
    reader.choose("The Coordinator got your written complaint")
    reader.choose("Nothing since then")
    reader.heading("When did the Coordinator get your written complaint?")
    reader.mark("Another date")
    reader.date("on", "23", "9", "2025")
    reader.press("Continue")
    reader.sees("a full written reply")
    reader.open_parts()
    window.click("//a[contains(., 'See it in the policy')]")
    window.wait("return location.pathname.includes('/procedures/')")
    window.click("//a[contains(@class, 'govuk-exit-this-page__button')]")
    reader.sees("Weather")
    window.back()
    window.wait("return location.pathname.includes('/procedures/')")
    host.asked.clear()
    window.back()
    assert host.wait_for(r"where-am-i/told/").endswith("/told/0/true")
