"""The tools in use, for pictures: each scene takes a page of the built site to a moment worth showing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from playwright.sync_api import Page

PROCEDURE = "milton-keynes-contact-centre/complaints"
TODAY = "2027-03-31T12:00:00"
"""Also the day on which `make screenshots` builds the site."""
# Python has to start before the working is shown.
PATIENCE = 120_000

Scene = Callable[[Page, str], None]


def deadline_answer(page: Page, home: str) -> None:
    """The date of a reply over Easter, with its working."""
    page.goto(f"{home}deadline/index.html#limit={PROCEDURE}/reply")
    for part, text in (("day", "22"), ("month", "March"), ("year", "2027")):
        page.locator(f"#complaint-received-{part}").fill(text)
    page.locator(".nav-working__reading").first.wait_for(timeout=PATIENCE)
    page.locator(".nav-result").evaluate("result => result.scrollIntoView()")


def wizard_question(page: Page, home: str) -> None:
    """The wizard as it asks when the complaint arrived."""
    page.goto(f"{home}where-am-i/index.html#procedure={PROCEDURE}")
    for answer in ("The person complaining", "The Coordinator got your written complaint", "Nothing since then"):
        page.get_by_role("radio", name=answer).check()
        page.get_by_role("button", name="Continue").click()
    page.get_by_role("radio", name="Another date").check()
    for part, text in (("day", "22"), ("month", "March"), ("year", "2027")):
        page.locator(f"[data-part={part}]:visible").first.fill(text)


def wizard_answer(page: Page, home: str) -> None:
    """The wizard's answer: the stage, what runs, what to do now."""
    wizard_question(page, home)
    page.get_by_role("button", name="Continue").click()
    page.locator(".nav-result").first.wait_for(timeout=PATIENCE)


def search(page: Page, home: str) -> None:
    """The search with something found."""
    page.goto(f"{home}index.html")
    page.get_by_role("button", name="Search").click()
    page.get_by_label("What are you looking for?").fill("independent scrutiny")
    page.locator(".nav-search__link").first.wait_for()


def stage(page: Page, home: str) -> None:
    """A stage of a policy, opened by a link to it."""
    page.goto(f"{home}procedures/{PROCEDURE}/index.html#stage-2", wait_until="networkidle")


SCENES: Mapping[str, Scene] = {
    "deadline-answer": deadline_answer,
    "where-am-i-question": wizard_question,
    "where-am-i-answer": wizard_answer,
    "search": search,
    "procedure-stage": stage,
}
