"""The wizard asks for days: each way to give one, and each mistake in one, which is told where it was made."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screens import (
    ACKNOWLEDGED,
    LAST,
    NOTHING,
    RECEIVED,
    SENT,
    SINCE,
    UNKNOWN,
    another_date,
    at,
    change,
    choose,
    error_is_told,
    go_on,
    to_the_first_day,
    type_day,
)

MISTAKES = (
    (("", "", ""), "Enter the date when the Coordinator got your written complaint", "day"),
    (("14", "", "2026"), "The date when the Coordinator got your written complaint must include a month", "month"),
    (("14", "12", "26"), "Year must include 4 numbers", "year"),
    (("30", "2", "2026"), "The date when the Coordinator got your written complaint must be a real date", "day"),
    (
        ("30", "12", "2026"),
        "The date when the Coordinator got your written complaint must be today or in the past",
        "day",
    ),
)


def test_each_mistake_in_a_date_is_told_and_nothing_typed_is_lost(wizard: Page, subtests: pytest.Subtests) -> None:
    choose(wizard, "Who are you?", "The person complaining")
    choose(wizard, LAST, SENT)
    choose(wizard, SINCE, NOTHING)
    for typed, message, field in MISTAKES:
        with subtests.test(typed=typed):
            another_date(wizard, RECEIVED, *typed)
            error_is_told(wizard, message, "Step 4", f"on-{field}")
            for part, text in zip(("day", "month", "year"), typed, strict=True):
                expect(wizard.locator(f"#on-{part}")).to_have_value(text)


def test_a_date_before_the_one_it_follows_is_told(wizard: Page) -> None:
    choose(wizard, "Who are you?", "The person complaining")
    choose(wizard, LAST, SENT)
    choose(wizard, SINCE, "The Coordinator acknowledged your complaint")
    another_date(wizard, RECEIVED, "14", "12", "2026")
    another_date(wizard, ACKNOWLEDGED, "10", "12", "2026")
    expect(wizard.locator(".govuk-error-summary")).to_contain_text("is before the date when", timeout=60_000)
    wizard.locator("#on-day").fill("15")
    go_on(wizard)
    expect(wizard.locator(".nav-position")).to_be_visible(timeout=60_000)


def test_two_dates_that_cannot_both_be_right_stand_there_to_be_changed(wizard: Page) -> None:
    choose(wizard, "Who are you?", "The person complaining")
    choose(wizard, LAST, SENT)
    choose(wizard, SINCE, "The Coordinator's full reply reached you")
    another_date(wizard, "When did the Coordinator's full reply reach you?", "4", "12", "2026")
    another_date(wizard, RECEIVED, "11", "12", "2026")
    answers = wizard.locator(".nav-answers")
    expect(wizard.locator(".nav-result__title")).to_contain_text("First check two dates")
    expect(answers).to_be_visible()
    expect(answers).to_have_count(1)
    change(wizard, RECEIVED).click()
    another_date(wizard, RECEIVED, "1", "12", "2026")
    expect(wizard.locator(".nav-result__title")).not_to_contain_text("First check")
    expect(answers).to_be_hidden()


def test_a_date_one_is_not_sure_of_gives_a_safe_and_a_latest_date(wizard: Page) -> None:
    choose(wizard, "Who are you?", "The person complaining")
    choose(wizard, LAST, SENT)
    choose(wizard, SINCE, "The Coordinator's full reply reached you")
    at(wizard, "When did the Coordinator's full reply reach you?")
    wizard.get_by_label("I am not sure of the date").check()
    type_day(wizard, "earliest", "18", "12", "2026")
    type_day(wizard, "latest", "16", "12", "2026")
    go_on(wizard)
    message = "The latest date must be the same as or after the earliest date"
    expect(wizard.locator(".govuk-error-summary").get_by_role("link")).to_have_text(message)
    type_day(wizard, "latest", "21", "12", "2026")
    go_on(wizard)
    choose(wizard, RECEIVED, UNKNOWN)
    expect(wizard.locator(".nav-position")).to_contain_text(re.compile(r"Friday\s1\sJanuary\s2027"), timeout=60_000)
    expect(wizard.locator(".nav-position")).to_contain_text(re.compile(r"Monday\s4\sJanuary\s2027"))


def test_one_who_only_knows_when_it_was_sent_gets_both_dates_and_the_rule(wizard: Page) -> None:
    to_the_first_day(wizard)
    wizard.get_by_label("I only know when it was sent").check()
    type_day(wizard, "sent", "31", "12", "2026")
    go_on(wizard)
    expect(wizard.locator(".govuk-error-summary").get_by_role("link")).to_have_text("Choose how it was sent")
    wizard.get_by_label("By first-class post").check()
    go_on(wizard)
    expect(wizard.locator(".govuk-error-summary").get_by_role("link")).to_have_text(
        "The day it was sent must be today or in the past", timeout=60_000
    )
    type_day(wizard, "sent", "14", "12", "2026")
    go_on(wizard)
    position = wizard.locator(".nav-position")
    expect(position).to_contain_text("would presume Wednesday 16 December 2026, the second working day", timeout=60_000)
    expect(position).to_contain_text("If that was on Tuesday 15 December 2026:")
    wizard.go_back()
    expect(wizard.get_by_label("By first-class post")).to_be_checked()
    expect(wizard.locator("#sent-day")).to_have_value("14")


def test_today_and_yesterday_need_no_typing(wizard: Page) -> None:
    to_the_first_day(wizard)
    expect(wizard.get_by_label(re.compile(r"Today, Tuesday\s29\sDecember\s2026"))).to_be_visible()
    wizard.get_by_label(re.compile(r"Yesterday, Monday\s28\sDecember\s2026")).check()
    go_on(wizard)
    expect(wizard.locator(".nav-answers")).to_contain_text(re.compile(r"Monday\s28\sDecember\s2026"), timeout=60_000)
