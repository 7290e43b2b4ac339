"""The steps of the wizard: Back, Forward, reload and Change; mistakes; another day for today; nothing left behind."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from playwright.sync_api import Page, expect

from tests.browser.running import Running
from tests.browser.screens import (
    ACKNOWLEDGED,
    COMPLAINTS,
    LAST,
    NOTHING,
    RECEIVED,
    SINCE,
    another_date,
    at,
    change,
    choose,
    go_on,
    open_parts,
    to_the_first_day,
    to_the_result,
    type_day,
)
from tests.browser.served import Site, watch
from tests.support.every import seldom

WIZARD = "where-am-i/index.html"
TODAY = datetime(2026, 12, 29, 10, 0, tzinfo=UTC)
LEFT_BEHIND = "[...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie].filter(Boolean)"


def test_the_procedure_is_asked_first_when_no_link_named_one(page: Page, site: Site) -> None:
    page.goto(site.url + WIZARD)
    at(page, "What happens next in my case")
    page.get_by_role("button", name="Start").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    expect(page.locator(".govuk-error-summary").get_by_role("link")).to_have_text("Choose a procedure")
    page.get_by_label("Which procedure is it?").select_option(COMPLAINTS)
    page.get_by_role("button", name="Start").click()
    at(page, "Who are you?")
    expect(page.locator(":focus")).to_have_text("Who are you?")
    page.go_back()
    at(page, "What happens next in my case")
    assert page.url == site.url + WIZARD


def test_each_step_has_its_own_title_and_takes_the_focus(wizard: Page) -> None:
    expect(wizard).to_have_title(re.compile("^Step 1 - What happens next in my case"))
    choose(wizard, "Who are you?", "The person complaining")
    at(wizard, LAST)
    expect(wizard).to_have_title(re.compile("^Step 2 - What happens next in my case"))
    expect(wizard.locator(":focus")).to_have_text(LAST)


def test_back_and_forward_keep_what_was_answered(wizard: Page) -> None:
    to_the_result(wizard)
    wizard.go_back()
    at(wizard, ACKNOWLEDGED)
    expect(wizard.locator("#on-day")).to_have_value("16")
    wizard.get_by_role("link", name="Back").click()
    at(wizard, RECEIVED)
    expect(wizard.locator("#on-month")).to_have_value("December")
    wizard.go_back()
    at(wizard, SINCE)
    expect(wizard.get_by_label("The Coordinator acknowledged your complaint", exact=True)).to_be_checked()
    for _ in range(3):
        wizard.go_forward()
    expect(wizard.locator(".nav-position")).to_be_visible(timeout=60_000)


def test_what_was_typed_and_not_sent_on_is_there_after_back_and_forward(wizard: Page) -> None:
    to_the_first_day(wizard)
    wizard.get_by_label("I am not sure of the date").check()
    type_day(wizard, "earliest", "10", "Dec", "2026")
    wizard.locator("#latest-day").focus()
    wizard.go_back()
    at(wizard, SINCE)
    wizard.go_forward()
    at(wizard, RECEIVED)
    expect(wizard.get_by_label("I am not sure of the date")).to_be_checked()
    expect(wizard.locator("#earliest-month")).to_have_value("Dec")


def test_the_second_press_of_a_double_one_chooses_nothing_on_the_next_question(wizard: Page) -> None:
    wizard.set_viewport_size({"width": 360, "height": 740})
    at(wizard, "Who are you?")
    wizard.get_by_label("The person complaining", exact=True).check()
    box = wizard.get_by_role("button", name="Continue").bounding_box()
    assert box
    wizard.mouse.dblclick(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, delay=60)
    at(wizard, LAST)
    expect(wizard.locator("main input:checked")).to_have_count(0)
    expect(wizard.locator(".govuk-error-summary")).to_have_count(0)


@seldom
def test_people_at_work_find_after_a_reload_what_they_typed_and_the_day_they_chose(page: Page, site: Site) -> None:
    page.clock.set_fixed_time(TODAY)
    page.goto(f"{site.url}{WIZARD}#procedure=kirklees/dispute-resolution")
    choose(page, "Who are you?", "Somebody who has to deal with it")
    choose(page, "What is your part in it?", "The Team Manager")
    choose(page, "How far has it got?", "The concern was referred to the KSCP Manager")
    choose(page, SINCE, NOTHING)
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^When"), timeout=60_000)
    page.get_by_label("I am not sure of the date").check()
    type_day(page, "earliest", "10", "Dec", "2026")
    page.locator("#latest-day").focus()
    page.get_by_text("As if today were another day").click()
    type_day(page, "as-if", "1", "2", "2027")
    page.get_by_role("button", name="Use this date").click()
    expect(page.locator(".nav-as-if__note")).to_contain_text("as if today were")
    page.reload()
    expect(page.get_by_label("I am not sure of the date")).to_be_checked(timeout=60_000)
    expect(page.locator("#earliest-month")).to_have_value("Dec")
    expect(page.locator(".nav-as-if__note")).to_contain_text("as if today were")


def test_a_changed_answer_keeps_the_later_ones_that_still_fit(wizard: Page) -> None:
    to_the_result(wizard)
    change(wizard, RECEIVED).click()
    at(wizard, RECEIVED)
    wizard.locator("#on-day").fill("11")
    go_on(wizard)
    expect(wizard.locator(".nav-position")).to_be_visible(timeout=60_000)
    open_parts(wizard)
    answers = wizard.locator(".nav-answers")
    expect(answers).to_contain_text(re.compile(r"Friday\s11\sDecember\s2026"))
    expect(answers).to_contain_text(re.compile(r"Wednesday\s16\sDecember\s2026"))
    change(wizard, SINCE).click()
    choose(wizard, SINCE, NOTHING)
    expect(wizard.locator(".nav-position")).to_be_visible(timeout=60_000)
    expect(wizard.locator(".nav-answers")).not_to_contain_text("acknowledge the complaint")


def test_your_answers_so_far_can_be_changed_on_the_way(wizard: Page) -> None:
    choose(wizard, "Who are you?", "Somebody who helps them")
    at(wizard, "How far has it got?")
    wizard.get_by_text("Your answers so far").click()
    change(wizard, "Who are you?").click()
    at(wizard, "Who are you?")
    expect(wizard.get_by_label("Somebody who helps them", exact=True)).to_be_checked()


def test_start_again_forgets_everything(wizard: Page) -> None:
    to_the_result(wizard)
    wizard.get_by_role("button", name="Start again").click()
    at(wizard, "What happens next in my case")
    wizard.get_by_label("Which procedure is it?").select_option(COMPLAINTS)
    wizard.get_by_role("button", name="Start").click()
    at(wizard, "Who are you?")
    assert wizard.locator("input:checked").count() == 0


def test_the_body_and_the_person_complaining_read_the_same_rule_each_in_their_own_words(wizard: Page) -> None:
    choose(wizard, "Who are you?", "Somebody who has to deal with it")
    choose(wizard, "What is your part in it?", "The Coordinator")
    choose(wizard, "How far has it got?", "You got the written complaint")
    choose(wizard, SINCE, NOTHING)
    another_date(wizard, "When did you get the written complaint?", "22", "12", "2026")
    expect(wizard.locator(".nav-now")).to_contain_text("Acknowledge the complaint, by", timeout=60_000)
    expect(wizard.locator(".nav-position h1")).to_have_text(
        re.compile(r"Acknowledge the complaint by Thursday\s31\sDecember\s2026")
    )
    expect(wizard.locator(".nav-result")).to_contain_text("Today is working day 3 of 5")


def test_no_answer_is_told_in_the_same_way(wizard: Page) -> None:
    at(wizard, "Who are you?")
    go_on(wizard)
    expect(wizard.locator(".govuk-error-summary")).to_be_focused()
    wizard.locator(".govuk-error-summary").get_by_role("link").click()
    expect(wizard.get_by_label("The person complaining", exact=True)).to_be_focused()


def test_a_step_that_was_left_out_can_be_said_so_and_changed(running: Running, site: Site) -> None:
    page = running.begin(site, "kirklees/dispute-resolution", TODAY)
    talked = "When did you discuss it with your line manager, Designated Safeguarding Lead or Named Professional?"
    left_out = "This did not happen"
    choose(page, "Who are you?", "The professional with the concern")
    page.get_by_label(re.compile("^You discussed it with the person who made the decision")).check()
    go_on(page)
    at(page, talked)
    page.get_by_label(left_out, exact=True).check()
    go_on(page)
    at(page, "When did you discuss it with the person who made the decision?")
    expect(page.get_by_label(left_out, exact=True)).to_have_count(0)
    page.get_by_label(re.compile("^Yesterday")).check()
    go_on(page)

    expect(page.locator(".nav-position")).to_be_visible(timeout=60_000)
    expect(page.locator(".nav-answers")).to_contain_text(left_out)
    open_parts(page)
    change(page, talked).click()
    expect(page.get_by_label(left_out, exact=True)).to_be_checked()


def test_another_day_can_take_the_place_of_today(wizard: Page) -> None:
    to_the_result(wizard)
    expect(wizard.locator(".nav-result")).to_contain_text(re.compile(r"As of Tuesday\s29\sDecember\s2026"))
    wizard.get_by_text("As if today were another day").click()
    type_day(wizard, "as-if", "1", "2", "2027")
    wizard.get_by_role("button", name="Use this date").click()
    expect(wizard.locator(".nav-result")).to_contain_text(
        re.compile(r"As of Monday\s1\sFebruary\s2027"), timeout=60_000
    )
    expect(wizard.locator(".nav-result--late")).to_be_visible()
    expect(wizard.locator(".nav-as-if__note")).to_contain_text("as if today were")
    wizard.get_by_role("button", name="Use the real date").click()
    expect(wizard.locator(".nav-result")).to_contain_text(
        re.compile(r"As of Tuesday\s29\sDecember\s2026"), timeout=60_000
    )
    expect(wizard.locator(".nav-as-if__note")).to_be_hidden()


def test_the_stage_is_marked_in_the_list_on_the_flowchart_and_on_the_policy_page(wizard: Page) -> None:
    to_the_result(wizard)
    here = wizard.locator(".nav-here")
    expect(here.locator("[aria-current=step]")).to_have_text(re.compile("Stage 1: the Coordinator.*You are here"))
    assert here.locator("[aria-current]").count() == 1
    policy = f"**/procedures/{COMPLAINTS}/index.html"
    wizard.route(policy, lambda route: route.abort())
    here.get_by_text("See it on the flowchart").click()
    expect(here.get_by_text("The flowchart could not be loaded.")).to_be_visible()
    wizard.unroute(policy)
    for _ in range(2):
        here.get_by_text("See it on the flowchart").click()
    marked = here.locator(".nav-chart__node--here:visible")
    expect(marked).to_have_attribute("data-clause", "stage-1")
    expect(marked.get_by_text("You are here")).to_be_visible()
    clause = here.locator("svg:visible a").first.get_attribute("href") or ""
    assert clause.endswith(f"/procedures/{COMPLAINTS}/index.html#stage-1")
    here.get_by_role("link", name="See it in the policy").click()
    stages = wizard.locator(".nav-stage__here")
    expect(stages.first).to_be_in_viewport()
    assert [stages.nth(place).is_visible() for place in range(stages.count())] == [True, False, False]
    wizard.locator("#page-chart").click()
    expect(wizard.locator(".nav-chart__node--here:visible")).to_have_attribute("data-clause", "stage-1")


def test_the_dates_stand_on_a_line_in_the_order_of_the_list(wizard: Page) -> None:
    to_the_result(wizard)
    line = wizard.get_by_role("img", name=re.compile("^The dates from 14 December 2026 to"))
    marks = line.locator(".nav-line__number")
    numbers = wizard.locator(".nav-moment__number").all_inner_texts()
    assert len(numbers) > 3
    assert marks.all_text_contents() == numbers
    places = [box["x"] for mark in marks.all() if (box := mark.bounding_box())]
    assert places == sorted(places)


def test_nothing_is_stored_sent_or_written_into_the_address(page: Page, site: Site) -> None:
    watched = watch(page, site.url)
    page.clock.set_fixed_time(TODAY)
    watched.open(f"{WIZARD}#procedure={COMPLAINTS}")
    to_the_result(page)
    assert page.url == f"{site.url}{WIZARD}#procedure={COMPLAINTS}"
    assert page.evaluate(LEFT_BEHIND) == []
    assert page.context.cookies() == []
    assert watched.abroad == []
    assert watched.violations() == []
    assert watched.complaints == []
