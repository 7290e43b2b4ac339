"""What day it is, in each engine: in another zone, by a wrong clock, past midnight, after a sleep, after Back.

The zone is the machine's, as the browser is told it; the clock is moved in the page. More, in Chromium alone, is in
tests/browser/test_days.py and test_brought_back.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from build_scripts.dev.browsers import engines
from build_scripts.dev.browsers.webdriver import Browser
from tests.browsers.host import Host
from tests.browsers.steps import COMPLAINTS, WIZARD, Reader, clock, milliseconds, same

ACKNOWLEDGE = f"deadline/index.html#limit={COMPLAINTS}/acknowledge"
STAFF = "where-am-i/index.html#procedure=kirklees/dispute-resolution"
NOON = datetime(2026, 12, 21, 12, tzinfo=UTC)
NIGHT = datetime(2026, 12, 21, 2, tzinfo=UTC)
LAST_DAY = "The last day is today."
AGAIN = "Work it out again for today"
RESULT = "return document.querySelector(arguments[0])?.innerText ?? ''"
# The heading of the next question about a day, or that there is an answer.
NEXT_SCREEN = """
if (document.querySelector(".nav-position")) return "answered";
const title = [...document.querySelectorAll("main h1")].find((each) => each.checkVisibility())?.innerText;
return document.querySelector('[name="way"][value="today"]') && title !== arguments[0] && title;
"""
# What a page that comes back shows: what stands in the field, and how many answers. It is told to the host, because
# WebKit's driver never answers again after a page that comes back has loaded itself anew.
SHOWS = """
addEventListener("pageshow", () => requestAnimationFrame(() => requestAnimationFrame(() => {
  const typed = document.getElementById("complaint-received-day")?.value || "nothing";
  fetch(`told/${typed}/${document.querySelectorAll(".nav-result").length}`);
})));
"""


@pytest.fixture
def reader(window: Browser, host: Host) -> Reader:
    return Reader(window, host)


@pytest.fixture(params=[("Pacific/Auckland", NOON, "Tuesday 22"), ("America/Los_Angeles", NIGHT, "Sunday 20")])
def elsewhere(request: pytest.FixtureRequest, engine: str, host: Host) -> Iterator[tuple[Reader, datetime, str]]:
    """A reader in another zone, a moment when it is the 21st in the UK, and the day where the reader is."""
    zone, moment, own = request.param
    with engines.started(engine, zone=zone) as browser:
        yield Reader(browser, host), moment, own


def test_today_is_that_of_the_publisher_wherever_the_reader_is(elsewhere: tuple[Reader, datetime, str]) -> None:
    reader, moment, own = elsewhere
    reader.watch(day=clock(moment))
    reader.open(ACKNOWLEDGE)
    reader.date("complaint-received", "14", "12", "2026")
    reader.sees(LAST_DAY)
    reader.sees("As of Monday 21 December 2026.")
    reader.sees("It is Monday 21 December 2026 in the UK")
    reader.sees(f"Where you are it is {own} December 2026.")
    reader.open(WIZARD)
    reader.heading("Who are you?")
    reader.choose("The person complaining")
    reader.choose("The Coordinator got your written complaint")
    reader.waits_for_python("What has happened since then?")
    reader.choose("Nothing since then")
    reader.waits_for_python("When did the Coordinator get your written complaint?")
    assert reader.shown(f"//label[{same('Today, Monday 21 December 2026')}]")
    assert reader.wrong() == []


def on_time_goes(reader: Reader, moment: datetime) -> None:
    """The page stays open, and its own look at the clock finds another day."""
    reader.window.run("window.__now = arguments[0]", milliseconds(moment))


def wakes(reader: Reader, moment: datetime) -> None:
    """The device slept until then: no timer ran, and the page is shown again."""
    script = "window.__now = arguments[0]; document.dispatchEvent(new Event('visibilitychange'))"
    reader.window.run(script, milliseconds(moment))


@pytest.mark.parametrize("later", [on_time_goes, wakes])
def test_a_page_left_open_says_so_and_keeps_its_dates(
    reader: Reader, later: Callable[[Reader, datetime], None]
) -> None:
    reader.watch(day=clock(NOON))
    reader.open(ACKNOWLEDGE)
    reader.date("complaint-received", "14", "12", "2026")
    reader.sees(LAST_DAY)
    shown = reader.window.run(RESULT, ".nav-result")
    assert LAST_DAY in shown
    reader.sees_not(AGAIN)
    later(reader, NOON + timedelta(days=3))
    reader.sees("This is as of Monday 21 December 2026. Today is Thursday 24 December 2026.")
    assert reader.window.run(RESULT, ".nav-result") == shown
    reader.press(AGAIN)
    reader.sees("This date has passed.")
    reader.sees("As of Thursday 24 December 2026.")
    reader.sees_not(LAST_DAY)
    assert reader.wrong() == []


def test_today_is_a_date_from_the_moment_it_is_chosen(reader: Reader) -> None:
    reader.watch(day=clock(datetime(2026, 12, 21, 23, 50, tzinfo=UTC)))
    reader.open(ACKNOWLEDGE)
    reader.sees("Today, Monday 21 December 2026")
    reader.mark("Today, Monday 21 December 2026")
    reader.window.wait(f"{RESULT}.includes('Monday 21')", ".nav-result")
    on_time_goes(reader, NOON + timedelta(days=1))
    reader.sees("Today is Tuesday 22 December 2026.")
    reader.window.click("//*[contains(@class, 'nav-chosen')]//button")
    reader.window.click("//label[@for='limit-reply']")
    reader.window.wait(f"{RESULT}.replace(/\\s+/g, ' ').includes(': Monday 21 December 2026')", ".nav-result")
    assert reader.wrong() == []


def test_an_answer_of_the_wizard_stays_as_of_its_day_after_a_reload(reader: Reader) -> None:
    reader.watch(day=clock(NOON))
    reader.open(STAFF)
    reader.choose("Somebody who has to deal with it")
    reader.choose("The Team Manager")
    reader.choose("The concern was referred to the KSCP Manager")
    reader.choose("Nothing since then")
    asked = ""
    while (asked := reader.window.wait(NEXT_SCREEN, asked)) != "answered":
        reader.choose("Today, Monday 21 December 2026")
    reader.sees("As of Monday 21 December 2026.")
    answer = reader.window.run(RESULT, ".nav-position")
    reader.watch(day=clock(NOON + timedelta(days=1)))
    reader.window.reload()
    reader.sees("This is as of Monday 21 December 2026. Today is Tuesday 22 December 2026.")
    assert reader.window.wait(RESULT, ".nav-position") == answer
    reader.press(AGAIN)
    reader.sees("As of Tuesday 22 December 2026.")
    reader.sees_not(AGAIN)
    assert reader.wrong() == []


@pytest.mark.parametrize("year", [2019, 2300])
def test_a_wrong_clock_is_named_and_no_date_of_the_reader_is_blamed(reader: Reader, year: int) -> None:
    reader.watch(day=clock(datetime(year, 3, 1, 12, tzinfo=UTC)))
    reader.open(ACKNOWLEDGE)
    reader.sees("That looks wrong: this page was made on")
    reader.date("complaint-received", "14", "12", "2026")
    reader.window.wait(f"{RESULT}.replace(/\\s+/g, ' ').includes('Monday 21 December 2026')", ".nav-result")
    reader.open(WIZARD)
    reader.sees("That looks wrong")
    reader.choose("The person complaining")
    reader.choose("The Coordinator got your written complaint")
    reader.waits_for_python("What has happened since then?")
    reader.choose("Nothing since then")
    reader.waits_for_python("When did the Coordinator get your written complaint?")
    reader.mark("Another date")
    reader.date("on", "14", "12", "2027")
    reader.press("Continue")
    reader.sees("Your device\N{RIGHT SINGLE QUOTATION MARK}s clock looks wrong.")
    reader.sees_not("today or in the past")
    reader.window.click("//summary[contains(., 'As if today were another day')]")
    reader.date("as-if", "16", "12", "2027")
    reader.press("Use this date")
    reader.window.wait("return !document.body.innerText.includes('That looks wrong')")
    assert reader.wrong() == []


# WebKit empties fields a moment after a page came back, without an event: what there is to wait for is that moment.
SETTLES = """
addEventListener("pageshow", ({ persisted }) => persisted && setTimeout(() => (window.__settled = true), 1000));
"""
# What stands in the fields of a question then; or a page that was loaded anew, as one for families is.
TYPED = """
const title = [...document.querySelectorAll("h1")].find((each) => each.checkVisibility())?.innerText;
if (title === "Who are you?") return "begins anew";
const fields = document.querySelectorAll("#on-day, #on-month, #on-year, [name=way]:checked");
return window.__settled && ([...fields].map(({ value }) => value).join(" ").trim() || "nothing");
"""


def test_who_comes_back_finds_the_date_with_its_answer_or_neither(reader: Reader) -> None:
    reader.host.run_first(SHOWS + clock(NOON))
    reader.open(ACKNOWLEDGE)
    # What is told before anything is typed must not be taken for what is told after Back.
    reader.host.wait_for(r"/deadline/told/nothing/0$")
    reader.date("complaint-received", "14", "12", "2026")
    reader.sees(LAST_DAY)
    reader.window.open(reader.host.url + "privacy/index.html")
    reader.host.asked.clear()
    reader.window.back()
    told = reader.host.wait_for(r"/deadline/told/")
    assert told.endswith(("/told/14/1", "/told/nothing/0"))


def test_who_comes_back_to_a_question_finds_its_date_as_it_was_or_begins_anew(reader: Reader) -> None:
    reader.host.run_first(SETTLES + clock(NOON))
    reader.open(WIZARD)
    reader.heading("Who are you?")
    reader.choose("The person complaining")
    reader.choose("The Coordinator got your written complaint")
    reader.waits_for_python("What has happened since then?")
    reader.choose("Nothing since then")
    reader.waits_for_python("When did the Coordinator get your written complaint?")
    reader.mark("Another date")
    reader.date("on", "14", "12", "2026")
    reader.window.open(reader.host.url + "privacy/index.html")
    reader.window.back()
    assert reader.window.wait(TYPED) in {"another 14 12 2026", "begins anew"}
