"""The deadline page on the real procedure: the date at once, the working from Python, and what is left without it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.running import Running
from tests.browser.screens import error_is_told, open_parts
from tests.browser.served import SAVES_DATA, Site, watch
from tests.support.every import seldom, some

PAGE = "deadline/index.html"
COMPLAINTS = "milton-keynes-contact-centre/complaints"
OF_REPLY, OF_ACKNOWLEDGE = f"#limit={COMPLAINTS}/reply", f"#limit={COMPLAINTS}/acknowledge"
OF_NO_LIMIT = f"#procedure={COMPLAINTS}"
REPLY, ACKNOWLEDGE = PAGE + OF_REPLY, PAGE + OF_ACKNOWLEDGE
NUMBER = re.compile(r"\d+")


def one_more(number: re.Match[str]) -> str:
    return str(int(number[0]) + 1)


def type_date(page: Page, event: str, day: str, month: str, year: str) -> None:
    for part, text in (("day", day), ("month", month), ("year", year)):
        page.locator(f"#{event}-{part}").fill(text)


def heading(page: Page) -> str:
    return page.locator("#result-title").inner_text().replace("\u00a0", " ")


def without_webassembly(page: Page) -> None:
    """A host, a network or a reader's settings that forbid WebAssembly: the worker's own policy does not allow it."""

    def forbid(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": "script-src 'self'"})

    page.route(re.compile(r"/worker-[0-9a-f]+\.js$"), forbid)


# At the root of a host the other tests of the calculator are.
@pytest.mark.parametrize("fixture", some(["site", "site_in_folder"], ["site_in_folder"]))
def test_a_reply_due_after_christmas_is_dated_at_once_and_then_worked_out(
    page: Page, request: pytest.FixtureRequest, fixture: str
) -> None:
    site: Site = request.getfixturevalue(fixture)
    watched = watch(page, site.url)
    watched.open(REPLY)
    type_date(page, "complaint-received", "14", "dec", "2026")
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
    type_date(page, "complaint-received", "14", "12", "202")
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
    type_date(page, "complaint-received", "14", "December", "2026")
    type_date(page, "acknowledged", "15", "12", "2026")
    expect(page.locator(".nav-result")).to_contain_text("Friday 8 January 2027 at the very latest")
    expect(page.locator(".nav-working__reading")).to_have_count(2, timeout=60_000)
    expect(page.locator(".nav-result")).to_contain_text("Friday 8 January 2027 at the very latest")


def test_a_date_in_a_heading_stays_on_one_line(page: Page, site: Site) -> None:
    page.goto(site.url + REPLY)
    type_date(page, "complaint-received", "14", "12", "2026")
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


def test_the_line_that_leads_to_the_answer_moves_no_field_while_the_next_date_is_typed(page: Page, site: Site) -> None:
    page.goto(site.url + REPLY)
    type_date(page, "complaint-received", "14", "12", "2026")
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
    type_date(page, "complaint-received", "14", "12", "2026")
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
    type_date(page, "complaint-received", "21", "12", "2026")
    expect(page.locator(".nav-result")).to_contain_text("By Wednesday 30 December 2026")
    expect(page.locator('.nav-engine [role="status"]')).to_contain_text("opened from a folder")


@seldom
def test_a_file_that_is_missing_for_a_while_can_be_asked_for_again(page: Page, site: Site) -> None:
    runtime = re.compile(r"/runtime/(?!manifest)")
    page.route(runtime, lambda route: route.fulfill(status=404))
    page.goto(site.url + REPLY)
    type_date(page, "complaint-received", "14", "12", "2026")
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
    type_date(page, "complaint-received", "5", "10", "2026")
    expect(page.locator("#result-title")).to_have_text("We cannot give you this date", timeout=60_000)
    expect(page.locator(".nav-result")).not_to_contain_text("2026")
    expect(page.locator(".nav-working")).to_have_count(0)


def test_past_the_known_bank_holidays_there_is_no_firm_date(running: Running, site: Site) -> None:
    page = running.count(site, OF_ACKNOWLEDGE)
    type_date(page, "complaint-received", "22", "12", "2028")
    expect(page.locator(".nav-result")).to_contain_text("No firm date")
    expect(page.locator(".nav-result")).to_contain_text("known up to Sunday 31 December 2028")
    expect(page.locator(".nav-result")).to_contain_text("As far as bank holidays are known", timeout=60_000)
    expect(page.locator("#result-title")).to_have_text("No firm date")


MISTAKES = (
    (("", "", ""), "Enter the date when the Coordinator got the written complaint", "day"),
    (("14", "", "2026"), "The date when the Coordinator got the written complaint must include a month", "month"),
    (("", "", "2026"), "The date when the Coordinator got the written complaint must include a day and month", "day"),
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
            type_date(page, "complaint-received", *typed)
            expect(summary).to_have_count(0)
            page.get_by_role("button", name="Work out the date").click()
            error_is_told(page, message, "Work out a deadline", f"complaint-received-{field}")
            for part, text in zip(("day", "month", "year"), typed, strict=True):
                expect(page.locator(f"#complaint-received-{part}")).to_have_value(text)
            assert page.url.endswith("/acknowledge")
            type_date(page, "complaint-received", "14", "12", "2026")
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


def test_another_limit_can_be_chosen_after_a_link_chose_one(running: Running, site: Site) -> None:
    page = running.count(site, OF_REPLY)
    expect(page.locator("#complaint-received-day")).to_be_visible()
    expect(page.locator("#limit-group")).to_have_count(0)
    page.get_by_role("button", name="Choose another time limit").click()
    expect(page.get_by_role("radio").first).to_be_focused()
    page.get_by_label("tell the Chair that they want to take it further").check()
    type_date(page, "reply-received", "1", "3", "2027")
    expect(page.locator("#result-title")).to_have_text("By Monday 15 March 2027")


def test_any_period_asks_whose_bank_holidays_count(running: Running, site: Site) -> None:
    page = running.count(site, OF_NO_LIMIT)
    page.locator("#procedure").select_option("any")
    page.locator("#amount").fill("15")
    type_date(page, "start", "14", "12", "2026")
    page.get_by_role("button", name="Work out the date").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Choose whose bank holidays count")
    for calendar, due in (
        ("england-and-wales", "Thursday 7 January 2027"),
        ("scotland", "Friday 8 January 2027"),
        ("none", "Monday 4 January 2027"),
    ):
        page.locator("#calendar").select_option(calendar)
        page.get_by_role("button", name="Work out the date").click()
        assert heading(page) == f"By {due}"
        expect(page.locator(".nav-result")).to_contain_text("15 working days from Monday 14 December 2026")
        expect(page.locator(".nav-day-row--due")).to_contain_text(due, timeout=60_000)


def test_a_month_needs_no_calendar(running: Running, site: Site) -> None:
    page = running.count(site, OF_NO_LIMIT)
    page.locator("#procedure").select_option("any")
    page.locator("#amount").fill("1")
    page.locator("#unit").select_option("months")
    expect(page.locator("#calendar")).to_be_hidden()
    type_date(page, "start", "31", "1", "2027")
    expect(page.locator("#result-title")).to_have_text("By Sunday 28 February 2027")
    expect(page.locator(".nav-working")).to_contain_text("so its last day is used", timeout=60_000)
    expect(page.locator("#result-title")).to_have_text("By Sunday 28 February 2027")


def test_any_period_takes_a_day_in_every_way_it_can_be_known(page: Page, site: Site) -> None:
    page.clock.set_fixed_time(datetime(2026, 12, 16, 10, 0, tzinfo=UTC))
    page.goto(site.url + PAGE)
    page.locator("#procedure").select_option("any")
    page.locator("#amount").fill("15")
    page.locator("#calendar").select_option("scotland")
    page.get_by_role("group", name="What date is it counted from?").get_by_label("Yesterday").check()
    assert heading(page) == "By Monday 11 January 2027"
    page.get_by_label("I am not sure of the date").check()
    type_date(page, "start-earliest", "14", "12", "2026")
    expect(page.locator("#result-title")).to_have_count(0)
    type_date(page, "start-latest", "16", "12", "2026")
    assert heading(page) == "By Friday 8 January 2027, to be safe"
    expect(page.locator(".nav-result")).to_contain_text(
        "15 working days from a day between Monday 14 December 2026 and"
    )
    expect(page.locator(".nav-result")).to_contain_text("on the last of those days, it is Tuesday 12 January 2027")
    expect(page.locator(".nav-working__reading")).to_have_count(2, timeout=60_000)
    assert heading(page) == "By Friday 8 January 2027, to be safe"


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
    type_date(page, "complaint-received", "14", "12", "2026")
    expect(page.locator(".nav-result")).to_contain_text("By Thursday 7 January 2027")
    expect(page.locator(".nav-engine")).to_contain_text("MB of data")
    assert not [url for url in asked if "/runtime/" in url or "/worker-" in url]
    page.get_by_role("button", name="Show the working").click()
    expect(page.locator(".nav-working").first).to_contain_text("15 working days is 3 weeks", timeout=60_000)


def test_a_day_one_is_not_sure_of_gives_both_dates_at_once(running: Running, site: Site) -> None:
    page = running.count(site, OF_ACKNOWLEDGE)
    page.get_by_label("I am not sure of the date").check()
    type_date(page, "complaint-received-earliest", "7", "12", "2026")
    type_date(page, "complaint-received-latest", "9", "12", "2026")
    expect(page.locator("#result-title")).to_have_text("By Monday 14 December 2026, to be safe")
    expect(page.locator(".nav-result__second")).to_have_text(
        "If it was on the last of those days, it is Wednesday 16 December 2026."
    )
    workings = page.locator(".nav-working__reading h3")
    expect(workings).to_have_text(
        ["If that was on Monday 7 December 2026:", "If that was on Wednesday 9 December 2026:"], timeout=60_000
    )


BY_POST = (
    ("By first-class post", "Tuesday 15", "Wednesday 16", "Practice Direction of 8 March 1985"),
    ("By second-class post", "Tuesday 15", "Friday 18", "the fourth working day after posting"),
)
BY_EMAIL = ("By email, after the office had closed", "Monday 14", "Tuesday 15", "Civil Procedure Rules, rule 6.26")


@pytest.mark.parametrize(("how", "safe", "latest", "rule"), some([*BY_POST, BY_EMAIL], [BY_POST[1], BY_EMAIL]))
def test_how_it_was_sent_gives_both_dates_at_once_and_names_the_rule(
    running: Running, site: Site, how: str, safe: str, latest: str, rule: str
) -> None:
    page = running.count(site, OF_ACKNOWLEDGE)
    page.get_by_label("I only know when it was sent").check()
    type_date(page, "complaint-received-sent", "7", "12", "2026")
    page.get_by_role("button", name="Work out the date").click()
    expect(page.locator(".govuk-error-summary").get_by_role("link")).to_have_text("Choose how it was sent")
    page.get_by_label(how).check()
    expect(page.locator("#result-title")).to_have_text(f"By {safe} December 2026, to be safe")
    expect(page.locator(".nav-result__second")).to_contain_text(f"it is {latest} December 2026.")
    expect(page.locator("[data-slot=result]")).to_contain_text(rule, timeout=60_000)
    expect(page.locator("#result-title")).to_have_text(f"By {safe} December 2026, to be safe")


def test_a_day_given_here_is_not_asked_for_again_in_the_wizard_nor_there_and_back(page: Page, site: Site) -> None:
    watched = watch(page, site.url)
    watched.open(ACKNOWLEDGE)
    page.get_by_label("I only know when it was sent").check()
    type_date(page, "complaint-received-sent", "2", "11", "2026")
    page.get_by_label("By second-class post").check()
    # Until the answer stands, what is below it can move under the pointer.
    expect(page.locator("#result-title")).to_contain_text("to be safe", timeout=60_000)
    page.locator("#nav-tool").get_by_role("link", name="What happens next in my case").click()
    page.get_by_label("The person complaining", exact=True).check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("The Coordinator got your written complaint").check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Nothing since then").check()
    page.get_by_role("button", name="Continue").click()
    answers = page.locator(".nav-position__answers")
    expect(answers).to_contain_text("Sent by second-class post on Monday 2 November 2026", timeout=60_000)
    assert watched.page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]") == []

    open_parts(page)
    page.get_by_role("link", name="Try other dates for this time limit").first.click()
    expect(page.locator("#complaint-received-sent-day")).to_have_value("2")
    expect(page.get_by_label("By second-class post")).to_be_checked()
    expect(page.locator("#result-title")).to_contain_text("to be safe")
    assert page.url == site.url + ACKNOWLEDGE
    assert watched.page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]") == []
    assert watched.violations() == []
    page.locator("#nav-tool").get_by_role("link", name="What happens next in my case").click()
    # Who asks and how far it has got went along: nothing is asked again.
    expect(answers).to_contain_text("Nothing since then", timeout=60_000)
    open_parts(page)
    page.get_by_role("link", name="Try other dates for this time limit").first.click()
    expect(page.locator("#complaint-received-sent-day")).to_have_value("2")
    page.reload()
    expect(page.locator("#complaint-received-day")).to_have_value("")


def test_a_day_given_for_one_limit_stands_for_the_next(running: Running, site: Site) -> None:
    page = running.count(site, OF_ACKNOWLEDGE)
    type_date(page, "complaint-received", "14", "12", "2026")
    page.get_by_role("button", name="Choose another time limit").click()
    page.get_by_label("send a full written reply").check()
    expect(page.locator("#complaint-received-day")).to_have_value("14")
    expect(page.locator("#result-title")).to_have_text("By Thursday 7 January 2027, to be safe")


def test_the_steps_under_a_limit_are_added_up_from_the_readers_own_day(running: Running, site: Site) -> None:
    page = running.count(site, "#limit=kirklees/dispute-resolution/whole-process")
    type_date(page, "own-manager-asked", "1", "6", "2026")
    sums = page.locator(".nav-unclear", has_text="Whether the steps fit in")
    expect(sums).to_contain_text("Monday 1 June 2026, the last one ends on Monday 13 July 2026", timeout=60_000)
    expect(sums.locator("li").filter(has_text="each of the four steps")).to_contain_text("Monday 27 July 2026")


def test_another_day_can_take_the_place_of_today(running: Running, site: Site) -> None:
    page = running.count(site, OF_ACKNOWLEDGE)
    type_date(page, "complaint-received", "14", "12", "2026")
    page.get_by_text("As if today were another day").click()
    type_date(page, "as-if", "22", "12", "2026")
    page.get_by_role("button", name="Use this date").click()
    expect(page.locator(".nav-result")).to_contain_text("This date has passed.")
    expect(page.locator("#complaint-received-day")).to_have_value("14")
    expect(page.get_by_label("Today, Tuesday 22 December 2026")).to_be_visible()
    page.get_by_role("button", name="Use the real date").click()
    expect(page.locator(".nav-as-if__note")).to_have_text("")


def test_a_day_that_was_taken_out_is_gone_for_the_next_limit_too(running: Running, site: Site) -> None:
    page = running.count(site, OF_ACKNOWLEDGE)
    type_date(page, "complaint-received", "14", "12", "2026")
    expect(page.locator("#result-title")).to_have_text("By Monday 21 December 2026")
    type_date(page, "complaint-received", "", "", "")
    page.get_by_role("button", name="Choose another time limit").click()
    page.get_by_label("send a full written reply").check()
    expect(page.locator("#complaint-received-day")).to_have_value("")
    expect(page.locator("#result-title")).to_have_count(0)


@pytest.mark.usefixtures("thrifty")
def test_a_day_nobody_knows_in_the_wizard_leaves_the_other_days_of_the_calculator_alone(page: Page, site: Site) -> None:
    received = {"from": "2026-12-14", "to": "2026-12-14"}
    answers = {"date:complaint-received": received, "date:acknowledged": {"unknown": True}}
    page.goto(site.url + "index.html")
    page.evaluate(
        "held => sessionStorage.setItem('navigator / days', JSON.stringify(held))",
        {"procedure": COMPLAINTS, "answers": answers, "number": ""},
    )
    page.goto(site.url + REPLY)
    expect(page.locator("#complaint-received-day")).to_have_value("14")
    expect(page.locator("#result-title")).to_have_text("By Thursday 7 January 2027, to be safe")


def test_something_sent_past_the_years_of_the_table_gets_no_date_from_it(page: Page, site: Site) -> None:
    without_webassembly(page)
    page.goto(site.url + ACKNOWLEDGE)
    page.get_by_label("I only know when it was sent").check()
    type_date(page, "complaint-received-sent", "2", "1", "2035")
    page.get_by_label("By first-class post").check()
    expect(page.locator("#result-title")).to_have_text("No firm date")


@pytest.mark.parametrize(
    ("key", "limit", "dates"),
    some(
        [
            (COMPLAINTS, "reply", ("complaint-received", "acknowledged")),
            ("kirklees/dispute-resolution", "ask-team-manager", ("step-1-held", "own-manager-asked")),
            ("cambridgeshire-and-peterborough/conference-complaints", "confirm-outcome", ()),
        ],
        [(COMPLAINTS, "reply", ("complaint-received", "acknowledged"))],
    ),
)
@seldom
def test_the_answer_is_printed_on_one_sheet_with_its_procedure(
    page: Page, site: Site, key: str, limit: str, dates: tuple[str, ...]
) -> None:
    page.goto(f"{site.url}{PAGE}#limit={key}/{limit}")
    shown = page.locator("[data-slot=dates] input[id$=-day]:visible")
    expect(shown.first).to_be_visible()
    asked = [name.removesuffix("-day") for name in shown.evaluate_all("(fields) => fields.map(({ id }) => id)")]
    assert set(dates) <= set(asked)
    for event in asked:
        type_date(page, event, "14", "12", "2026")
    expect(page.locator(".nav-keep")).to_be_visible(timeout=60_000)
    sheet = page.pdf(format="A4", prefer_css_page_size=False)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", sheet)) == 1
    page.emulate_media(media="print")
    expect(page.locator("#procedure")).to_be_visible()
    expect(page.get_by_role("button", name="Work out the deadline")).to_be_hidden()
    expect(page.locator(".nav-result")).to_be_visible()
    expect(page.locator(".nav-month").first).to_be_visible()


def test_after_a_calendar_file_nothing_is_said_to_be_on_its_way(running: Running, site: Site) -> None:
    page = running.count(site, OF_REPLY)
    type_date(page, "complaint-received", "14", "12", "2026")
    expect(page.locator(".nav-keep")).to_be_visible(timeout=60_000)
    expect(page.locator("[data-slot=engine]")).to_be_hidden()
    page.get_by_text("Put the dates in a calendar").or_(
        page.locator(".nav-keep summary").filter(has_text="alendar")
    ).first.click()
    with page.expect_download():
        page.get_by_role("button", name=re.compile("calendar", re.IGNORECASE)).first.click()
    expect(page.locator("[data-slot=engine]")).to_be_hidden()
