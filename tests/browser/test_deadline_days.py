"""Days in the calculator: of another limit, any period, not known, sent, and what goes along to the wizard."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator import (
    ACKNOWLEDGE,
    OF_ACKNOWLEDGE,
    OF_NO_LIMIT,
    OF_REPLY,
    PAGE,
    REPLY,
    heading,
    without_webassembly,
)
from tests.browser.running import Running
from tests.browser.screens import COMPLAINTS, open_parts, type_day
from tests.browser.served import Site, watch
from tests.support.every import seldom, some


def test_any_period_asks_whose_bank_holidays_count(running: Running, site: Site) -> None:
    page = running.count(site, OF_NO_LIMIT)
    page.locator("#procedure").select_option("any")
    page.locator("#amount").fill("15")
    type_day(page, "start", "14", "12", "2026")
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
    type_day(page, "start", "31", "1", "2027")
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
    type_day(page, "start-earliest", "14", "12", "2026")
    expect(page.locator("#result-title")).to_have_count(0)
    type_day(page, "start-latest", "16", "12", "2026")
    assert heading(page) == "By Friday 8 January 2027, to be safe"
    expect(page.locator(".nav-result")).to_contain_text(
        "15 working days from a day between Monday 14 December 2026 and"
    )
    expect(page.locator(".nav-result")).to_contain_text("on the last of those days, it is Tuesday 12 January 2027")
    expect(page.locator(".nav-working__reading")).to_have_count(2, timeout=60_000)
    assert heading(page) == "By Friday 8 January 2027, to be safe"


def test_a_day_one_is_not_sure_of_gives_both_dates_at_once(running: Running, site: Site) -> None:
    page = running.count(site, OF_ACKNOWLEDGE)
    page.get_by_label("I am not sure of the date").check()
    type_day(page, "complaint-received-earliest", "7", "12", "2026")
    type_day(page, "complaint-received-latest", "9", "12", "2026")
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
    type_day(page, "complaint-received-sent", "7", "12", "2026")
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
    type_day(page, "complaint-received-sent", "2", "11", "2026")
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


def test_another_limit_can_be_chosen_after_a_link_chose_one(running: Running, site: Site) -> None:
    page = running.count(site, OF_REPLY)
    expect(page.locator("#complaint-received-day")).to_be_visible()
    expect(page.locator("#limit-group")).to_have_count(0)
    page.get_by_role("button", name="Choose another time limit").click()
    expect(page.get_by_role("radio").first).to_be_focused()
    page.get_by_label("tell the Chair that they want to take it further").check()
    type_day(page, "reply-received", "1", "3", "2027")
    expect(page.locator("#result-title")).to_have_text("By Monday 15 March 2027")


def test_a_day_given_for_one_limit_stands_for_the_next(running: Running, site: Site) -> None:
    page = running.count(site, OF_ACKNOWLEDGE)
    type_day(page, "complaint-received", "14", "12", "2026")
    page.get_by_role("button", name="Choose another time limit").click()
    page.get_by_label("send a full written reply").check()
    expect(page.locator("#complaint-received-day")).to_have_value("14")
    expect(page.locator("#result-title")).to_have_text("By Thursday 7 January 2027, to be safe")


def test_the_steps_under_a_limit_are_added_up_from_the_readers_own_day(running: Running, site: Site) -> None:
    page = running.count(site, "#limit=kirklees/dispute-resolution/whole-process")
    type_day(page, "own-manager-asked", "1", "6", "2026")
    sums = page.locator(".nav-unclear", has_text="Whether the steps fit in")
    expect(sums).to_contain_text("Monday 1 June 2026, the last one ends on Monday 13 July 2026", timeout=60_000)
    expect(sums.locator("li").filter(has_text="each of the four steps")).to_contain_text("Monday 27 July 2026")


def test_another_day_can_take_the_place_of_today(running: Running, site: Site) -> None:
    page = running.count(site, OF_ACKNOWLEDGE)
    type_day(page, "complaint-received", "14", "12", "2026")
    page.get_by_text("As if today were another day").click()
    type_day(page, "as-if", "22", "12", "2026")
    page.get_by_role("button", name="Use this date").click()
    expect(page.locator(".nav-result")).to_contain_text("This date has passed.")
    expect(page.locator("#complaint-received-day")).to_have_value("14")
    expect(page.get_by_label("Today, Tuesday 22 December 2026")).to_be_visible()
    page.get_by_role("button", name="Use the real date").click()
    expect(page.locator(".nav-as-if__note")).to_have_text("")


def test_a_day_that_was_taken_out_is_gone_for_the_next_limit_too(running: Running, site: Site) -> None:
    page = running.count(site, OF_ACKNOWLEDGE)
    type_day(page, "complaint-received", "14", "12", "2026")
    expect(page.locator("#result-title")).to_have_text("By Monday 21 December 2026")
    type_day(page, "complaint-received", "", "", "")
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
    type_day(page, "complaint-received-sent", "2", "1", "2035")
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
        type_day(page, event, "14", "12", "2026")
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
    type_day(page, "complaint-received", "14", "12", "2026")
    expect(page.locator(".nav-keep")).to_be_visible(timeout=60_000)
    expect(page.locator("[data-slot=engine]")).to_be_hidden()
    page.get_by_text("Put the dates in a calendar").or_(
        page.locator(".nav-keep summary").filter(has_text="alendar")
    ).first.click()
    with page.expect_download():
        page.get_by_role("button", name=re.compile("calendar", re.IGNORECASE)).first.click()
    expect(page.locator("[data-slot=engine]")).to_be_hidden()
