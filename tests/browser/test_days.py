"""What day it is: at the publisher, on a page that was left open, by a wrong clock; and dates as people type them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

from tests.browser.kept import GOOD, coded
from tests.browser.screens import at, open_parts
from tests.browser.served import SAVES_DATA, Site
from tests.browser.test_left_behind import ELSEWHERE
from tests.browser.test_wizard import LAST, NOTHING, RECEIVED, SENT, SINCE, another_date, choose, go_on, type_day
from tests.browsers.steps import clock
from tests.support.every import seldom, some

COMPLAINTS = "milton-keynes-contact-centre/complaints"
ACKNOWLEDGE = f"deadline/index.html#limit={COMPLAINTS}/acknowledge"
REPLY = f"deadline/index.html#limit={COMPLAINTS}/reply"
STAFF = "where-am-i/index.html#procedure=kirklees/dispute-resolution"
WIZARD = f"where-am-i/index.html#procedure={COMPLAINTS}"
NOON = datetime(2026, 12, 21, 12, 0, tzinfo=UTC)


@contextmanager
def opened(browser: Browser, zone: str, moment: datetime, *scripts: str) -> Iterator[Page]:
    """A page of a reader somewhere, whose clock stands at a moment and then runs as the test moves it."""
    context = browser.new_context(timezone_id=zone, service_workers="block")
    page = context.new_page()
    for script in scripts:
        page.add_init_script(script)
    page.clock.install(time=moment)
    yield page
    context.close()


def result(page: Page) -> str:
    return page.locator(".nav-result").inner_text().replace("\u00a0", " ")


def wake(page: Page, moment: datetime) -> None:
    """The device sleeps until a moment and wakes then."""
    page.clock.set_system_time(moment)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


# A day ahead of the publisher, and on the same day.
AHEAD, BEHIND = ("Pacific/Auckland", "Pacific/Kiritimati"), ("America/Los_Angeles", "Europe/London")


@pytest.mark.parametrize("zone", some([*AHEAD, *BEHIND], [AHEAD[1], BEHIND[0]]))
def test_the_last_day_is_that_of_the_publisher_wherever_the_reader_is(browser: Browser, site: Site, zone: str) -> None:
    with opened(browser, zone, NOON, SAVES_DATA) as page:
        page.goto(site.url + ACKNOWLEDGE)
        type_day(page, "complaint-received", "14", "12", "2026")
        expect(page.locator(".nav-result")).to_contain_text("The last day is today.")
        assert "As of Monday 21 December 2026." in result(page)
        whose = page.locator('[data-slot="whose-day"]')
        if zone.startswith("Pacific"):
            expect(whose).to_contain_text("It is Monday 21 December 2026 in the UK")
            expect(whose).to_contain_text("Where you are it is Tuesday 22 December 2026.")
        else:
            expect(whose).to_be_empty()


def test_today_is_that_of_the_publisher_in_the_wizard_too(browser: Browser, site: Site) -> None:
    with opened(browser, "Pacific/Auckland", NOON) as page:
        page.goto(site.url + WIZARD)
        choose(page, "Who are you?", "The person complaining")
        choose(page, LAST, SENT)
        choose(page, SINCE, NOTHING)
        at(page, RECEIVED)
        expect(page.get_by_label("Today, Monday 21 December 2026", exact=True)).to_be_visible()
        another_date(page, RECEIVED, "14", "12", "2026")
        expect(page.locator(".nav-position")).to_be_visible(timeout=60_000)
        expect(page.locator(".nav-position h1")).to_have_text("Expect a full written reply by Thursday 7 January 2027")
        expect(page.locator('[data-slot="whose-day"]')).to_contain_text("Where you are it is Tuesday 22 December 2026.")


def test_today_is_a_date_from_the_moment_it_is_chosen(browser: Browser, site: Site) -> None:
    with opened(browser, "Europe/London", datetime(2026, 12, 21, 23, 50, tzinfo=UTC), SAVES_DATA) as page:
        page.goto(site.url + ACKNOWLEDGE)
        page.get_by_label("Today, Monday 21 December 2026", exact=True).check()
        expect(page.locator(".nav-result")).to_contain_text(": Monday 21 December 2026")
        page.clock.fast_forward("08:00:00")
        page.locator(".nav-chosen button").click()
        page.locator('input[name="limit"][value="reply"]').check()
        expect(page.locator(".nav-result")).to_contain_text(": Monday 21 December 2026")
        page.get_by_role("button", name="Work it out again for today").click()
        expect(page.get_by_label("Today, Tuesday 22 December 2026", exact=True).first).to_be_visible()
        expect(page.locator("#complaint-received-day")).to_have_value("21")
        expect(page.locator(".nav-result")).to_contain_text(": Monday 21 December 2026")


@pytest.mark.parametrize("how", ["midnight", "sleep"])
def test_a_page_left_open_says_so_and_keeps_its_dates(browser: Browser, site: Site, how: str) -> None:
    with opened(browser, "Europe/London", NOON, SAVES_DATA) as page:
        page.goto(site.url + ACKNOWLEDGE)
        type_day(page, "complaint-received", "14", "12", "2026")
        expect(page.locator(".nav-result")).to_contain_text("The last day is today.")
        before = result(page)
        if how == "midnight":
            page.clock.fast_forward(3 * 24 * 60 * 60 * 1000)
        else:
            wake(page, NOON + timedelta(days=3))
        note = page.locator('[data-slot="other-day"]')
        expect(note).to_contain_text("This is as of Monday 21 December 2026. Today is Thursday 24 December 2026.")
        assert result(page) == before
        note.get_by_role("button").click()
        expect(note).to_be_empty()
        expect(page.locator(".nav-result")).to_contain_text("This date has passed.")
        assert "As of Thursday 24 December 2026." in result(page)


@seldom
def test_an_answer_of_the_wizard_stays_as_of_its_day_after_a_reload(browser: Browser, site: Site) -> None:
    with opened(browser, "Europe/London", NOON) as page:
        page.goto(site.url + STAFF)
        choose(page, "Who are you?", "Somebody who has to deal with it")
        choose(page, "What is your part in it?", "The Team Manager")
        choose(page, "How far has it got?", "The concern was referred to the KSCP Manager")
        choose(page, SINCE, NOTHING)
        for _ in range(8):
            expect(page.locator("main h1:visible")).to_have_text(re.compile("."), timeout=60_000)
            if page.locator(".nav-position").count():
                break
            title = page.locator("main h1:visible").inner_text()
            page.locator('input[name="way"][value="today"]').check()
            go_on(page)
            expect(page.locator("main h1:visible")).not_to_have_text(title, timeout=60_000)
        expect(page.locator(".nav-position")).to_be_visible(timeout=60_000)
        before = page.locator(".nav-position").inner_text()
        assert "As of Monday 21 December 2026." in before
        page.clock.set_system_time(NOON + timedelta(days=1))
        page.reload()
        expect(page.locator(".nav-position")).to_be_visible(timeout=60_000)
        note = page.locator('[data-slot="other-day"]')
        expect(note).to_contain_text("This is as of Monday 21 December 2026. Today is Tuesday 22 December 2026.")
        assert page.locator(".nav-position").inner_text() == before
        note.get_by_role("button").click()
        expect(page.locator(".nav-position")).to_contain_text("As of Tuesday 22 December 2026.", timeout=60_000)
        expect(note).to_be_empty()
        # "Nothing since then" was said on Monday.
        told = page.locator('[data-slot="notice"]')
        expect(told).to_contain_text("You gave these answers on Monday 21 December 2026.")
        expect(page.locator(".nav-answers").last).to_contain_text("Monday 21 December 2026")
        expect(page.locator(".nav-answers").last).not_to_contain_text("Tuesday 22 December 2026")
        open_parts(page)
        page.get_by_role("link", name=re.compile("^Change.*When")).last.click()
        expect(page.locator("#on-day")).to_have_value("21", timeout=60_000)
        expect(page.get_by_label("Another date", exact=True)).to_be_checked()


@pytest.mark.parametrize("year", some([2019, 2300], [2300]))
@seldom
def test_a_wrong_clock_is_named_and_no_date_of_the_reader_is_blamed(browser: Browser, site: Site, year: int) -> None:
    with opened(browser, "Europe/London", datetime(year, 3, 1, 12, 0, tzinfo=UTC)) as page:
        page.goto(site.url + ACKNOWLEDGE)
        note = page.locator('[data-slot="clock"]')
        expect(note).to_contain_text("That looks wrong: this page was made on")
        type_day(page, "complaint-received", "14", "12", "2026")
        expect(page.locator(".nav-result")).to_contain_text("Monday 21 December 2026")
        page.goto(site.url + WIZARD)
        expect(note).to_contain_text("That looks wrong")
        choose(page, "Who are you?", "The person complaining")
        choose(page, LAST, SENT)
        choose(page, SINCE, NOTHING)
        another_date(page, RECEIVED, "14", "12", "2027")
        error = page.locator(".govuk-error-summary")
        expect(error).to_contain_text("Your device\u2019s clock looks wrong.", timeout=60_000)
        expect(error).not_to_contain_text("today or in the past")
        page.get_by_text("As if today were another day").click()
        type_day(page, "as-if", "16", "12", "2027")
        page.get_by_role("button", name="Use this date").click()
        expect(note).to_be_empty()


def test_a_right_clock_is_not_doubted(browser: Browser, site: Site) -> None:
    with opened(browser, "Europe/London", NOON, SAVES_DATA) as page:
        page.goto(site.url + ACKNOWLEDGE)
        type_day(page, "complaint-received", "14", "12", "2026")
        expect(page.locator(".nav-result")).to_be_visible()
        for slot in ("clock", "whose-day", "other-day"):
            expect(page.locator(f'[data-slot="{slot}"]')).to_be_empty()


def test_how_old_the_bank_holidays_are_stands_beside_up_to_when_they_are_known(page: Page, site: Site) -> None:
    page.clock.set_fixed_time(NOON)
    page.goto(site.url + ACKNOWLEDGE)
    type_day(page, "complaint-received", "14", "12", "2026")
    known = "are known up to Sunday 31 December 2028, as known on Friday 21 August 2026."
    expect(page.get_by_text(known).first).to_be_visible()
    expect(page.locator(".nav-keep__basis")).to_contain_text(known, timeout=60_000)


def paste(page: Page, field: str, text: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.locator(field).focus()
    page.keyboard.press("ControlOrMeta+V")


WHOLE_DATES = ["Wednesday 1 April 2026", "1st of April 2026", "April 1, 2026", "2026-04-01"]
# Each text once and each field once; all that is read of a text is tried without a browser.
PASTED = some(
    [(part, text) for part in ("day", "month", "year") for text in WHOLE_DATES],
    [*zip(("day", "month", "year"), WHOLE_DATES, strict=False), ("day", WHOLE_DATES[-1])],
)


@pytest.mark.usefixtures("thrifty")
@pytest.mark.parametrize(("part", "text"), PASTED)
def test_a_whole_date_pasted_into_any_field_fills_all_three(page: Page, site: Site, part: str, text: str) -> None:
    page.goto(site.url + ACKNOWLEDGE)
    paste(page, f"#complaint-received-{part}", text)
    for name, value in (("day", "1"), ("month", "4"), ("year", "2026")):
        expect(page.locator(f"#complaint-received-{name}")).to_have_value(value)
    expect(page.locator(".nav-result")).to_contain_text(": Wednesday 1 April 2026")


@pytest.mark.usefixtures("thrifty")
def test_a_date_that_can_be_read_in_two_ways_is_asked(page: Page, site: Site) -> None:
    page.goto(site.url + ACKNOWLEDGE)
    paste(page, "#complaint-received-day", "01/04/26")
    page.get_by_role("button", name="Work out").click()
    asked = "01/04/26 can be 1 April 2026 or 4 January 2026. Write the month as a word"
    expect(page.locator(".govuk-error-summary").get_by_role("link")).to_have_text(asked)
    expect(page.locator(".nav-result")).to_have_count(0)


@pytest.mark.usefixtures("thrifty")
@pytest.mark.parametrize(
    ("day", "month"), some([("1/4", "4"), ("1.5", "4"), ("1", "1/2")], [("1.5", "4"), ("1", "1/2")])
)
def test_a_separator_inside_a_field_is_refused(page: Page, site: Site, day: str, month: str) -> None:
    page.goto(site.url + ACKNOWLEDGE)
    type_day(page, "complaint-received", day, month, "2026")
    page.get_by_role("button", name="Work out").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("must be a real date")
    expect(page.locator(".nav-result")).to_have_count(0)


@pytest.mark.parametrize("year", some(["2199", "2200"], ["2200"]))
@seldom
def test_a_link_of_the_last_years_ends_in_no_error(page: Page, site: Site, year: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.clock.set_fixed_time(NOON)
    for day in (f"{year}-12-20", f"{year}-12-31"):
        page.goto("about:blank")
        page.goto(f"{site.url}{REPLY}&complaint-received={day}~{day}..{day}")
        expect(page.locator(".nav-result")).to_contain_text("No firm date")
        expect(page.locator(".nav-engine")).to_be_hidden(timeout=60_000)
    assert errors == []


def test_a_link_to_answers_of_the_last_years_ends_in_no_error(page: Page, site: Site) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.clock.set_fixed_time(NOON)
    day = "2200-12-31"
    answers = {
        "reader": {"value": "complainant"},
        "last": {"value": "complaint-received"},
        "date:complaint-received": {"from": day, "to": day},
    }
    page.goto(site.url + "where-am-i/index.html" + coded({**GOOD, "on": day, "through": day, "answers": answers}))
    expect(page.locator("main h1:visible")).to_have_text(re.compile("."), timeout=60_000)
    expect(page.get_by_text("You opened a link").or_(page.get_by_role("alert")).first).to_be_visible(timeout=60_000)
    assert errors == []


EMPTIED = """
    for (const part of ["day", "month", "year"]) document.getElementById(`complaint-received-${part}`).value = "";
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
"""
# WebKit empties a page that it brings back only after it has said so.
EMPTIED_LATER = """
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    document.getElementById("complaint-received-day").form.reset();
"""


@pytest.mark.usefixtures("thrifty")
@pytest.mark.parametrize("emptied", [EMPTIED, EMPTIED_LATER])
def test_fields_that_the_browser_emptied_have_no_answer_beside_them(page: Page, site: Site, emptied: str) -> None:
    page.goto(site.url + ACKNOWLEDGE)
    type_day(page, "complaint-received", "14", "12", "2026")
    expect(page.locator(".nav-result")).to_be_visible()
    page.evaluate(f"() => {{{emptied}}}")
    expect(page.locator(".nav-result")).to_have_count(0)


# How WebKit empties a page that it brings back, to what the markup says: field after field, each in a task of its own,
# in any order, and on a busy machine after all that the page itself has put off. walk_days.py sees the real one.
EMPTIED_ONE_BY_ONE = """async (ids) => {
    const task = () => new Promise((resolve) => setTimeout(resolve));
    const fields = ids.map((id) => document.getElementById(id));
    const standing = () => fields.map(({ id }) => document.getElementById(id).value);
    const shown = () => [standing(), document.querySelectorAll(".nav-result").length];
    const seen = [];
    dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    for (const field of fields) {
        await task();
        await task();
        field.value = field.defaultValue;
        seen.push(shown());
    }
    return seen;
}"""


@pytest.mark.usefixtures("thrifty")
@pytest.mark.parametrize("order", [("day", "month", "year"), ("year", "month", "day")])
def test_a_date_and_its_answer_come_back_together_however_late_the_fields_are_emptied(
    page: Page, site: Site, order: tuple[str, ...]
) -> None:
    page.goto(site.url + ACKNOWLEDGE)
    type_day(page, "complaint-received", "14", "12", "2026")
    expect(page.locator(".nav-result")).to_be_visible()
    typed = dict(zip(("day", "month", "year"), ("14", "12", "2026"), strict=True))
    seen = page.evaluate(EMPTIED_ONE_BY_ONE, [f"complaint-received-{part}" for part in order])
    assert seen == [[[typed[part] for part in order], 1]] * 3
    page.locator("#complaint-received-day").fill("15")
    expect(page.locator(".nav-result")).to_contain_text(": Tuesday 15 December 2026")


@pytest.mark.usefixtures("thrifty")
def test_a_period_and_its_answer_come_back_together_too(page: Page, site: Site) -> None:
    page.goto(site.url + "deadline/index.html#procedure=any")
    page.select_option("#procedure", "any")
    page.locator("#amount").fill("10")
    page.select_option("#calendar", index=1)
    type_day(page, "start", "14", "12", "2026")
    expect(page.locator(".nav-result")).to_be_visible()
    before = result(page)
    ids = ["start-day", "amount", "start-year", "start-month"]
    assert page.evaluate(EMPTIED_ONE_BY_ONE, ids) == [[["14", "10", "2026", "12"], 1]] * 4
    assert result(page) == before


@pytest.mark.usefixtures("thrifty")
def test_who_comes_back_goes_on_where_the_keyboard_was(page: Page, site: Site) -> None:
    page.goto(site.url + ACKNOWLEDGE)
    type_day(page, "complaint-received", "14", "12", "2026")
    page.locator("#complaint-received-month").focus()
    page.evaluate(EMPTIED_ONE_BY_ONE, ["complaint-received-day"])
    expect(page.locator("#complaint-received-month")).to_be_focused()
    expect(page.locator("#complaint-received-day")).to_have_value("14")


# Playwright's own clock also takes away how a page was come to, which tells a page that is loaded again.
def events(page: Page, *, opened: bool = False) -> list[Any]:
    if not opened:
        page.locator("summary", has_text="Put it in a calendar").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the calendar file").click()
    return list(Calendar.from_ical(Path(download.value.path()).read_bytes()).walk("VEVENT"))


def stored(page: Page) -> list[str]:
    """The names under which this site has something in the browser."""
    names: list[str] = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    return names


def test_a_case_is_known_again_after_a_reload_and_only_then(page: Page, site: Site) -> None:
    page.add_init_script(clock(NOON))

    def uid() -> str:
        type_day(page, "complaint-received", "21", "12", "2026")
        expect(page.locator(".nav-keep")).to_be_visible(timeout=60_000)
        return str(events(page)[0]["uid"])

    page.goto(site.url + ACKNOWLEDGE)
    first = uid()
    expect(page.get_by_label("Replace the dates of this case")).to_be_checked()
    for path in ("about:blank", site.url + ACKNOWLEDGE):
        page.goto(path)
    second = uid()
    page.reload()
    assert uid() == second != first
    page.goto(site.url + "privacy/index.html")
    page.goto(site.url + ACKNOWLEDGE)
    assert uid() not in {first, second}
    page.context.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body="Weather"))
    page.locator(".nav-exit a").click()
    expect(page).to_have_url(ELSEWHERE)
    page.goto(site.url + "privacy/index.html")
    assert [name.rpartition(" ")[2] for name in stored(page)] == ["exits"]


@seldom
def test_a_deadline_has_one_name_in_both_tools_and_its_link(page: Page, site: Site) -> None:
    page.add_init_script(clock(NOON))
    page.goto(site.url + ACKNOWLEDGE)
    type_day(page, "complaint-received", "21", "12", "2026")
    expect(page.locator(".nav-keep")).to_be_visible(timeout=60_000)
    (first,) = events(page)
    page.reload()
    type_day(page, "complaint-received", "21", "12", "2026")
    expect(page.locator(".nav-keep")).to_be_visible(timeout=60_000)
    (again,) = events(page)
    assert again["uid"] == first["uid"], "the page was loaded again: the case is the one of before"
    assert again["sequence"] >= first["sequence"]
    assert stored(page) == []
    page.locator("summary", has_text="Make a link").click()
    page.get_by_role("button", name="Make the link").click()
    link = page.locator("#keep-link").input_value()
    page.locator("#complaint-received-day").fill("18")
    expect(page.locator(".nav-keep")).to_be_visible(timeout=60_000)
    (moved,) = events(page)
    assert moved["uid"] == again["uid"]
    assert moved["sequence"] > again["sequence"]
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator(".nav-keep")).to_be_visible(timeout=60_000)
    (linked,) = events(page)
    assert linked["uid"] == again["uid"]
    page.locator("#keep-same").uncheck()
    (other,) = events(page, opened=True)
    assert other["uid"] != again["uid"], "another case of the same day stands beside the first"
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator(".nav-keep")).to_be_visible(timeout=60_000)
    page.locator("[data-hand-over]").click()
    choose(page, "Who are you?", "The person complaining")
    choose(page, LAST, SENT)
    choose(page, SINCE, NOTHING)
    expect(page.locator(".nav-position")).to_be_visible(timeout=60_000)
    open_parts(page)
    assert again["uid"] in [each["uid"] for each in events(page)]
