"""The deadline page on the real procedure: the date at once, the working from Python, and what is left without it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser import shifts
from tests.browser.calculator import (
    NUMBER,
    OF_ACKNOWLEDGE,
    OF_NO_LIMIT,
    OF_REPLY,
    PAGE,
    REPLY,
    heading,
    one_more,
    without_webassembly,
)
from tests.browser.running import Running
from tests.browser.screens import COMPLAINTS, error_is_told, type_day
from tests.browser.served import SAVES_DATA, Site, watch
from tests.support.every import seldom, some


# At the root of a host the other tests of the calculator are.
@pytest.mark.parametrize("fixture", some(["site", "site_in_folder"], ["site_in_folder"]))
def test_a_reply_due_after_christmas_is_dated_at_once_and_then_worked_out(
    page: Page, request: pytest.FixtureRequest, fixture: str
) -> None:
    site: Site = request.getfixturevalue(fixture)
    watched = watch(page, site.url)
    watched.open(REPLY)
    type_day(page, "complaint-received", "14", "dec", "2026")
    expect(page.locator(".nav-result")).to_contain_text("By Thursday 7 January 2027, to be safe")
    expect(page.locator(".nav-result")).to_contain_text("Read another way, there is no date yet.")
    first = page.locator(".nav-working__reading").first
    expect(first).to_contain_text("Christmas Day, Boxing Day and New Year's Day", timeout=60_000)
    rows = first.locator(".nav-day-row")
    assert rows.count() == 25
    expect(rows.first).to_be_hidden()
    expect(first.locator(".nav-month").first).to_be_visible()
    first.get_by_text("The same days in a list, each with its reason").click()
    expect(rows.first).to_be_visible()
    expect(rows.filter(has_text="Friday 25 December 2026")).to_contain_text("Christmas Day")
    expect(rows.filter(has_text="Monday 28 December 2026")).to_contain_text("Boxing Day")
    expect(rows.filter(has_text="Thursday 7 January 2027").locator("td").first).to_have_text("15")
    months = first.locator(".nav-month")
    expect(months.locator("caption")).to_have_text(["December 2026", "January 2027"])
    due = months.nth(1).locator(".nav-month__day--due")
    expect(due).to_contain_text("7")
    expect(due).to_contain_text("last day")
    assert watched.complaints == []
    assert watched.abroad == []
    assert watched.violations() == []
    assert page.url == site.url + REPLY
    assert (
        page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie].filter(Boolean)")
        == []
    )


def test_the_date_stands_on_the_page_before_the_last_letter_has_been_dealt_with(running: Running, site: Site) -> None:
    page = running.count(site, OF_REPLY)
    type_day(page, "complaint-received", "14", "12", "202")
    expect(page.locator(".nav-result")).to_have_count(0)
    shown = page.evaluate("""() => {
        const year = document.querySelector("#complaint-received-year");
        year.value = "2026";
        year.dispatchEvent(new InputEvent("input", { bubbles: true }));
        return document.querySelector("#result-title")?.textContent;
    }""")
    assert shown.replace("\u00a0", " ") == "By Thursday 7 January 2027, to be safe"


def test_a_second_date_takes_the_place_of_a_guess(running: Running, site: Site) -> None:
    page = running.count(site, OF_REPLY)
    type_day(page, "complaint-received", "14", "December", "2026")
    type_day(page, "acknowledged", "15", "12", "2026")
    expect(page.locator(".nav-result")).to_contain_text("Friday 8 January 2027 at the very latest")
    expect(page.locator(".nav-working__reading")).to_have_count(2, timeout=60_000)
    expect(page.locator(".nav-result")).to_contain_text("Friday 8 January 2027 at the very latest")


@pytest.mark.usefixtures("thrifty")
def test_a_date_in_a_heading_stays_on_one_line(page: Page, site: Site) -> None:
    page.goto(site.url + REPLY)
    type_day(page, "complaint-received", "14", "12", "2026")
    expect(page.locator("#result-title")).to_contain_text("Thursday 7 January 2027", timeout=60_000)
    for width in range(320, 400, 8):
        page.set_viewport_size({"width": width, "height": 740})
        lines = page.evaluate("""() => {
            const text = document.querySelector("#result-title").firstChild;
            const found = /7\\sJanuary\\s2027/u.exec(text.data);
            const range = document.createRange();
            range.setStart(text, found.index);
            range.setEnd(text, found.index + found[0].length);
            return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
        }""")
        assert lines == 1, width


@pytest.mark.usefixtures("thrifty")
def test_below_a_question_that_another_one_follows_stands_the_answer_and_the_way_to_it(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site.url + REPLY)
    ahead = page.get_by_role("button", name="See the answer: By Thursday 7 January 2027, to be safe")
    page.locator("#complaint-received-day").press_sequentially("14")
    page.locator("#complaint-received-month").press_sequentially("12")
    expect(ahead).to_have_count(0)
    page.locator("#complaint-received-year").press_sequentially("2026")
    expect(ahead).to_be_in_viewport()
    expect(page.locator("#complaint-received-year")).to_be_focused()
    expect(page.locator("#result-title")).not_to_be_in_viewport()
    ahead.click()
    expect(page.locator("#result-title")).to_be_focused()
    expect(page.locator("#result-title")).to_be_in_viewport()


@pytest.mark.usefixtures("thrifty")
def test_the_line_that_leads_to_the_answer_moves_no_field_while_the_next_date_is_typed(page: Page, site: Site) -> None:
    page.goto(site.url + REPLY)
    type_day(page, "complaint-received", "14", "12", "2026")
    line = page.locator(".nav-answer-ahead")
    expect(line).to_be_visible()
    field = page.locator("#acknowledged-day")
    at = field.evaluate("(field) => field.offsetTop")
    field.press_sequentially("15")
    expect(line).to_be_hidden()
    assert field.evaluate("(field) => field.offsetTop") == at
    page.locator("#acknowledged-month").press_sequentially("12")
    page.locator("#acknowledged-year").press_sequentially("2026")
    expect(line).to_be_visible()
    assert page.locator(".nav-answer-ahead").count() == 1


def test_without_webassembly_the_date_stands_and_the_page_says_what_is_missing(page: Page, site: Site) -> None:
    without_webassembly(page)
    page.goto(site.url + REPLY)
    type_day(page, "complaint-received", "14", "12", "2026")
    expect(page.locator(".nav-result")).to_contain_text("By Thursday 7 January 2027, to be safe")
    status = page.locator('.nav-engine [role="status"]')
    expect(status).to_contain_text("does not allow WebAssembly", timeout=30_000)
    expect(status).to_contain_text("The date above stands")
    expect(page.get_by_role("button", name="Try again")).to_be_hidden()
    expect(page.locator(".nav-working")).to_have_count(0)


def test_without_javascript_the_page_leads_on_and_has_no_dead_button(browser: Browser, site: Site) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(site.url + PAGE)
    expect(page.get_by_role("heading", name="This page did not start")).to_be_visible()
    expect(page.get_by_role("main").locator("button:visible")).to_have_count(0)
    page.get_by_role("link", name="read a procedure").click()
    page.get_by_role("link", name="Complaints about the contact centre").first.click()
    expect(page.locator("#reply")).to_contain_text("within 15 working days")
    page.close()


def test_from_a_disk_the_date_is_there_and_the_rest_needs_a_web_address(page: Page, built_site: Path) -> None:
    page.goto((built_site / PAGE).as_uri() + f"#limit={COMPLAINTS}/acknowledge")
    type_day(page, "complaint-received", "21", "12", "2026")
    expect(page.locator(".nav-result")).to_contain_text("By Wednesday 30 December 2026")
    expect(page.locator('.nav-engine [role="status"]')).to_contain_text("opened from a folder")


@seldom
def test_a_file_that_is_missing_for_a_while_can_be_asked_for_again(page: Page, site: Site) -> None:
    runtime = re.compile(r"/runtime/(?!manifest)")
    page.route(runtime, lambda route: route.fulfill(status=404))
    page.goto(site.url + REPLY)
    type_day(page, "complaint-received", "14", "12", "2026")
    retry = page.get_by_role("button", name="Try again")
    expect(retry).to_be_visible(timeout=30_000)
    expect(page.locator(".nav-engine")).to_contain_text("The date above stands")
    page.unroute(runtime)
    retry.click()
    expect(page.locator(".nav-working").first).to_contain_text("15 working days is 3 weeks", timeout=60_000)
    expect(retry).to_be_hidden()


def test_when_table_and_engine_disagree_neither_date_is_shown(page: Page, site: Site) -> None:
    def a_day_later(route: Route) -> None:
        answer = route.fetch()
        weeks = re.compile(r'"weeks":(\[\[.*?\]\])')
        text, tables = weeks.subn(lambda found: '"weeks":' + NUMBER.sub(one_more, found[1]), answer.text())
        assert tables
        route.fulfill(response=answer, body=text)

    def of_any_hash(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=re.sub(r'"integrity":"[^"]*"', '"integrity":""', answer.text()))

    page.route(site.url + PAGE, of_any_hash)
    page.route(re.compile(r"/data/.*/complaints-[0-9a-f]+\.js$"), a_day_later)
    page.goto(site.url + REPLY)
    type_day(page, "complaint-received", "5", "10", "2026")
    expect(page.locator("#result-title")).to_have_text("We cannot give you this date", timeout=60_000)
    expect(page.locator(".nav-result")).not_to_contain_text("2026")
    expect(page.locator(".nav-working")).to_have_count(0)


def test_past_the_known_bank_holidays_there_is_no_firm_date(running: Running, site: Site) -> None:
    page = running.count(site, OF_ACKNOWLEDGE)
    type_day(page, "complaint-received", "22", "12", "2028")
    expect(page.locator(".nav-result")).to_contain_text("No firm date")
    expect(page.locator(".nav-result")).to_contain_text("known up to Sunday 31 December 2028")
    expect(page.locator(".nav-result")).to_contain_text("As far as bank holidays are known", timeout=60_000)
    expect(page.locator("#result-title")).to_have_text("No firm date")


MISTAKES = (
    (("", "", ""), "Enter the date when the Coordinator got the written complaint", "day"),
    (("14", "", "2026"), "The date when the Coordinator got the written complaint must include a month", "month"),
    (("", "", "2026"), "The date when the Coordinator got the written complaint must include a day and month", "day"),
    (("2nd Nov", "", ""), "The date when the Coordinator got the written complaint must include a year", "year"),
    (
        ("last week", "", ""),
        "\u201clast week\u201d is not a date we can read. Write the day, the month and the year",
        "day",
    ),
    (("14", "12", "26"), "Year must include 4 numbers", "year"),
    (("31", "4", "2026"), "The date when the Coordinator got the written complaint must be a real date", "day"),
    (("14", "13", "2026"), "The date when the Coordinator got the written complaint must be a real date", "month"),
)


@pytest.mark.usefixtures("thrifty")
def test_each_mistake_is_told_in_the_manner_of_govuk(page: Page, site: Site, subtests: pytest.Subtests) -> None:
    page.set_viewport_size({"width": 320, "height": 740})
    page.goto(site.url + f"{PAGE}#limit={COMPLAINTS}/acknowledge")
    summary = page.locator(".govuk-error-summary")
    fields = [page.locator(f"#complaint-received-{part}") for part in ("day", "month", "year")]
    boxes = [box for field in fields if (box := field.bounding_box())]
    assert len({box["y"] for box in boxes}) == 1, "a date stands on one line"
    for typed, message, field in MISTAKES:
        with subtests.test(typed=typed):
            type_day(page, "complaint-received", *typed)
            expect(summary).to_have_count(0)
            page.get_by_role("button", name="Work out the date").click()
            error_is_told(page, message, "Work out a deadline", f"complaint-received-{field}")
            for part, text in zip(("day", "month", "year"), typed, strict=True):
                expect(page.locator(f"#complaint-received-{part}")).to_have_value(text)
            assert page.url.endswith("/acknowledge")
            type_day(page, "complaint-received", "14", "12", "2026")
            # The answer stands there at once, so nothing says any more that there can be none.
            expect(page.locator("#result-title")).to_be_visible()
            expect(page.locator(".govuk-error-summary, .govuk-error-message")).to_have_count(0)
            expect(page).to_have_title(re.compile("^Work out a deadline"))
            page.keyboard.press("Enter")
            expect(page.locator("#result-title")).to_be_focused()


@pytest.mark.usefixtures("thrifty")
def test_a_procedure_and_a_limit_are_chosen_by_keyboard_alone(page: Page, site: Site) -> None:
    page.goto(site.url + PAGE)
    page.locator("#procedure").focus()
    page.keyboard.type("Complaints about the contact")
    expect(page.get_by_role("radio").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="I do not know which procedure")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("radio").first).to_be_checked()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio").nth(1)).to_be_checked()
    expect(page.get_by_role("radio").nth(1)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#complaint-received-answer-another")).to_be_focused()
    for text in ("14", "dec", "2026"):
        page.keyboard.press("Tab")
        page.keyboard.type(text)
    page.keyboard.press("Enter")
    expect(page.locator("#result-title")).to_be_focused()
    assert heading(page) == "By Thursday 7 January 2027, to be safe"


@pytest.mark.usefixtures("thrifty")
def test_a_link_that_names_nothing_known_leaves_the_page_as_it_is(page: Page, site: Site) -> None:
    watched = watch(page, site.url)
    for fragment in ("limit=nobody/nothing/here", "limit=%F0", "procedure=__proto__", f"limit={COMPLAINTS}/<b>"):
        page.goto("about:blank")
        watched.open(f"{PAGE}#{fragment}")
        expect(page.locator("#procedure")).to_have_value("")
        assert watched.complaints == [], fragment


def test_a_reader_who_saves_data_is_asked_before_python_is_loaded(page: Page, site: Site) -> None:
    page.add_init_script(SAVES_DATA)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.url + REPLY)
    type_day(page, "complaint-received", "14", "12", "2026")
    expect(page.locator(".nav-result")).to_contain_text("By Thursday 7 January 2027")
    expect(page.locator(".nav-engine")).to_contain_text("MB of data")
    assert not [url for url in asked if "/runtime/" in url or "/worker-" in url]
    page.get_by_role("button", name="Show the working").click()
    expect(page.locator(".nav-working").first).to_contain_text("15 working days is 3 weeks", timeout=60_000)


@pytest.mark.parametrize("named", [OF_NO_LIMIT, OF_REPLY])
@pytest.mark.parametrize("late", ["**/deadline-*.js", "**/data/**/complaints-*.js"])
def test_nothing_moves_while_what_an_address_names_comes(page: Page, site: Site, late: str, named: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    moves = shifts.watch(page)
    held = shifts.hold(page, late)
    with page.expect_request(late):
        page.goto(f"{site.url}{PAGE}{named}", wait_until="commit")
    expect(page.locator("html.js")).to_be_attached()
    shifts.drawn(page)
    expect(page.locator(".nav-strip")).not_to_be_in_viewport()
    held.let_go()
    expect(page.locator(".nav-tool[data-started] input").first).to_be_visible()
    assert moves.score() < shifts.FEW


def test_without_a_name_in_the_address_the_foot_stands_still_while_the_script_comes(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    moves = shifts.watch(page)
    held = shifts.hold(page, "**/deadline-*.js")
    page.goto(site.url + PAGE, wait_until="commit")
    expect(page.locator("html.js")).to_be_attached()
    expect(page.get_by_role("contentinfo")).to_be_attached()
    shifts.drawn(page)
    held.let_go()
    expect(page.locator(".nav-tool[data-started]")).to_be_visible()
    assert moves.score() < shifts.FEW


def test_in_large_letters_no_list_is_wider_than_a_phone(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site.url + PAGE)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    box = page.get_by_label("Which procedure is it?").bounding_box()
    assert box
    assert box["x"] + box["width"] <= 360
