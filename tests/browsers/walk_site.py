"""The main job in each engine, from the built site, with the headers that the build writes for hosts."""

from __future__ import annotations

import pytest

from build_scripts.dev.browsers.webdriver import Browser
from tests.browsers.host import Host, gone, instead, without_webassembly
from tests.browsers.steps import AS_PRINTED, CALCULATOR, CHRISTMAS, COMPLAINTS, ENTER, WIZARD, WORKER, Reader

LATE = "Expect a full written reply by Thursday 7 January 2027"
SAFE = "By Thursday 7 January 2027, to be safe"
EXIT = "https://www.bbc.co.uk/weather"
# A page says to the host what is on it, because WebKit's driver never answers again after a page that comes back has
# loaded itself anew: how much is answered, and what is asked.
TELLS = """
addEventListener("pageshow", ({ persisted }) => requestAnimationFrame(() => requestAnimationFrame(() => {
  const answers = document.querySelectorAll("input:checked, .nav-answers").length;
  const asked = document.body.innerText.includes("Which procedure is it?") ? "Which procedure is it?" : "";
  const load = Math.round(performance.timeOrigin);
  fetch(`told/${persisted ? "kept" : "loaded"}/${answers}/${encodeURIComponent(asked)}/${load}`);
})));
"""
# What a page does with the world outside is noted instead of done.
NOTED = """
window.printed = 0;
window.print = () => { window.printed += 1; };
window.copied = [];
Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => void window.copied.push(text) } });
window.files = [];
URL.createObjectURL = (file) => { file.text().then((text) => window.files.push(text)); return "#"; };
HTMLAnchorElement.prototype.click = () => {};
"""


@pytest.fixture
def reader(window: Browser, host: Host) -> Reader:
    return Reader(window, host)


def test_a_date_is_dated_at_once_and_then_worked_out_by_a_python_from_the_kept_memory(reader: Reader) -> None:
    reader.watch()
    reader.open(CALCULATOR)
    reader.date("complaint-received", "14", "dec", "2026")
    reader.sees(SAFE)
    reader.sees("Read another way, there is no date yet.")
    reader.sees("Christmas Day, Boxing Day and New Year's Day")
    reader.python_started_from_the_kept_memory()
    assert reader.wrong() == []


def test_the_wizard_says_who_is_late_and_goes_back_to_what_was_answered(reader: Reader) -> None:
    reader.watch(day=CHRISTMAS)
    reader.open(WIZARD)
    reader.tell_the_wizard_of_the_14th_of_december()
    reader.heading(LATE)
    reader.open_parts()
    for text in ("This is 4 working days late.", "Thursday 7 January 2027", "Christmas Day"):
        reader.sees(text)
    reader.python_started_from_the_kept_memory()
    assert reader.wrong() == []
    reader.window.back()
    reader.heading("When did the Coordinator get your written complaint?")
    assert reader.window.run("return document.getElementById('on-day').value") == "14"


@pytest.mark.parametrize("_visit", range(4))
def test_python_comes_on_the_page_after_one_that_was_left_while_it_came(reader: Reader, _visit: int) -> None:
    """Firefox keeps the page that is left, for the way back; a worker kept with that kept others from starting."""
    reader.open(CALCULATOR)
    reader.date("complaint-received", "14", "12", "2026")
    reader.open(WIZARD)
    reader.choose("The person complaining")
    reader.choose("The Coordinator got your written complaint")
    reader.waits_for_python("What has happened since then?", tries=1)


def test_an_answer_is_printed_copied_put_in_a_calendar_and_found_again_by_its_link(reader: Reader) -> None:
    reader.watch(day=CHRISTMAS)
    reader.open(WIZARD)
    reader.tell_the_wizard_of_the_14th_of_december()
    reader.heading(LATE)
    reader.open_parts()
    reader.window.run(NOTED)
    reader.press("Print")
    assert reader.window.run("return printed") == 1
    reader.press("Copy as text")
    (text,) = reader.window.wait("return copied.length && copied")
    assert "Thursday 7 January 2027" in text
    reader.window.click("//summary[contains(., 'Put it in a calendar')]")
    reader.press("Download the calendar file")
    (file,) = reader.window.wait("return files.length && files")
    assert "DTSTART;VALUE=DATE:20270107" in file
    reader.window.click("//summary[contains(., 'Make a link')]")
    reader.press("Make the link")
    link = reader.window.wait("return document.getElementById('keep-link').value")
    assert reader.wrong() == []
    reader.window.open("about:blank")
    reader.window.open(link)
    reader.heading(LATE)


def test_paper_has_the_answer_and_its_working_and_no_buttons(reader: Reader) -> None:
    reader.watch()
    reader.open(CALCULATOR)
    reader.date("complaint-received", "14", "12", "2026")
    reader.sees("Christmas Day, Boxing Day and New Year's Day")
    search, month = "//button[contains(@class, 'nav-header__button')]", "//*[contains(@class, 'nav-month')]"
    assert reader.shown(search)
    reader.window.run(AS_PRINTED)
    assert not reader.shown(search)
    assert reader.shown(month)
    assert reader.shown("//*[contains(@class, 'nav-footer__url')]")
    reader.sees(SAFE)
    printed = reader.window.run("return document.querySelector('.nav-footer__url').textContent")
    assert printed == reader.host.url + "deadline/index.html"
    assert reader.wrong() == []


def test_a_page_is_found_by_keyboard(reader: Reader) -> None:
    reader.watch()
    reader.open("index.html")
    reader.press("Search")
    field = "//dialog//input"
    reader.window.press(field, "cookies")
    reader.sees("result")
    reader.window.press(field, ENTER)
    reader.window.press("//a[contains(@class, 'nav-search__link')]", ENTER)
    reader.window.wait("return location.pathname.endsWith('/privacy/index.html')")
    assert reader.wrong() == []


def test_who_leaves_and_comes_back_finds_nothing(reader: Reader) -> None:
    reader.host.faults[r"\.html$"] = instead(EXIT, reader.host.elsewhere)
    reader.host.run_first(TELLS)
    reader.open(WIZARD)
    reader.choose("The person complaining")
    reader.choose("The Coordinator got your written complaint")
    reader.choose("The Coordinator acknowledged your complaint")
    reader.sees("When did")
    # WebKit draws, and so tells, long after the page is there, and may do so once more when it is left.
    before_that = reader.host.wait_for(r"/told/loaded/").rpartition("/")[2]
    reader.window.click("//a[contains(@class, 'govuk-exit-this-page__button')]")
    reader.sees("Weather")
    reader.host.asked.clear()
    reader.window.back()
    told = reader.host.wait_for(rf"/told/loaded/.*/(?!{before_that})\d+$")
    assert "/told/loaded/0/Which procedure is it?/" in told


def test_the_kept_site_works_without_a_network(reader: Reader) -> None:
    reader.open("offline/index.html")
    reader.press("Keep this site")
    reader.sees("The site is kept in this browser")
    reader.host.end()
    reader.open("counting/index.html")
    assert reader.shown("//h1")
    reader.open(CALCULATOR)
    reader.date("complaint-received", "14", "12", "2026")
    reader.sees(SAFE)
    reader.sees("Christmas Day, Boxing Day and New Year's Day")


def test_without_webassembly_a_date_is_dated_all_the_same(reader: Reader) -> None:
    reader.host.faults[WORKER] = without_webassembly
    reader.open(CALCULATOR)
    reader.date("complaint-received", "14", "12", "2026")
    reader.sees(SAFE)
    reader.sees("does not allow WebAssembly")


def test_without_webassembly_the_wizard_says_what_still_works(reader: Reader) -> None:
    reader.host.faults[WORKER] = without_webassembly
    reader.open(WIZARD)
    reader.choose("The person complaining")
    reader.choose("The Coordinator got your written complaint")
    reader.sees("The questions cannot go on here.")
    reader.sees("You can still read the procedure, look up a date in its tables, and work out a deadline")


@pytest.mark.parametrize("lacking", ["Worker", "WebAssembly", "DecompressionStream"])
def test_an_older_browser_has_the_date_and_a_plain_reason(reader: Reader, lacking: str) -> None:
    reader.host.run_first(f"delete window.{lacking};")
    reader.open(CALCULATOR)
    reader.date("complaint-received", "14", "12", "2026")
    reader.sees(SAFE)
    reader.sees("This browser is too old")


def test_without_its_python_the_site_has_the_date_and_a_plain_reason(reader: Reader) -> None:
    reader.host.faults[r"/assets/navigator/runtime/"] = gone
    reader.open(CALCULATOR)
    reader.date("complaint-received", "14", "12", "2026")
    reader.sees(SAFE)
    reader.sees("part of this site is missing")


def test_a_copy_on_a_disk_has_the_date_and_all_its_scripts(reader: Reader) -> None:
    reader.window.open((reader.host.folder / "deadline/index.html").as_uri() + f"#limit={COMPLAINTS}/reply")
    reader.date("complaint-received", "14", "12", "2026")
    reader.sees(SAFE)
    reader.sees("opened from a folder")
    assert reader.window.run("return document.querySelectorAll('script[src]:not([data-began])').length") == 0
