"""Every outcome of a procedure, walked by keyboard alone; CPython answers the same questions beside it.

Of the procedures one; all of them in `make test-every`.

Each screen is looked at narrow and wide, light and dark; the keys are the same in all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect

from navigator.api import Engine
from navigator.case.asking.choices import MORE, choices
from navigator.case.course.ways import transitions
from navigator.model.parties import Side
from tests.browser.screens import at
from tests.browser.served import Site
from tests.support.every import some
from tests.support.samples import calendars, library

TODAY = datetime(2027, 1, 12, 10, 0, tzinfo=UTC)
FIRST_DAY = 7  # of December 2026; each later date is a day later, so that bank holidays fall into the counting
# Colours move nothing: one width stands for both in each of them.
SETTINGS: Sequence[tuple[int, Literal["light", "dark"]]] = some(
    [(1280, "light"), (1280, "dark"), (360, "dark"), (360, "light")], [(1280, "dark"), (360, "light")]
)
FITS = """
() => {
  const title = document.querySelector(".nav-screen h1").getBoundingClientRect();
  const root = document.documentElement;
  const wanted = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  return [
    root.scrollWidth <= innerWidth ? "" : `${root.scrollWidth} wide`,
    title.top >= 0 && title.top < innerHeight ? "" : `heading at ${title.top}`,
    getComputedStyle(root).colorScheme === wanted ? "" : `not ${wanted}`,
  ].filter(Boolean);
}
"""
MOST_STOPS = 30
FEW = ("milton-keynes-contact-centre/complaints",)


def outcomes(key: str) -> list[str]:
    """The events that lead out of a stage of a procedure."""
    stages = library().policies[key].procedure.stages
    return list(
        dict.fromkeys(transition.event for stage in stages for transition in transitions(stage) if transition.event)
    )


@pytest.mark.parametrize("key", some(sorted(library().policies), FEW))
def test_every_outcome_is_reached_by_keyboard_alone(
    page: Page, site: Site, key: str, subtests: pytest.Subtests
) -> None:
    engine = Engine(calendars())
    engine.answer({"ask": "load", "policy": library().policies[key].as_data()})
    page.clock.set_fixed_time(TODAY)
    seen: set[str] = set()
    for event in outcomes(key):
        with subtests.test(event):
            begin(page, site, key)
            answers: dict[str, Any] = {}
            while True:
                found = engine.answer({"ask": "wizard", "procedure": key, "answers": answers, "today": "2027-01-12"})
                if found["position"]:
                    break
                question = found["question"]
                at(page, question["title"])
                if question["title"] not in seen:
                    fits_in_every_setting(page)
                seen.add(question["title"])
                answers[question["name"]] = answer(page, question, event, len(answers))
            at(page, found["position"]["heading"])
            expect(page.locator(".nav-position h1")).to_be_focused()
            fits_in_every_setting(page)


def fits_in_every_setting(page: Page) -> None:
    """What is on screen has its heading in view and needs no sideways scrolling, narrow and wide, light and dark."""
    for width, scheme in SETTINGS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(FITS) == [], (width, scheme)


def begin(page: Page, site: Site, key: str) -> None:
    """The first question; Python goes on running where it has begun."""
    again = page.locator(".nav-position > p [data-again]")
    if not again.count():
        page.goto("about:blank")
        page.goto(f"{site.url}where-am-i/index.html#procedure={key}")
        return
    again.press("Enter")
    page.get_by_label("Which procedure is it?").select_option(key)
    page.get_by_role("button", name="Start").press("Enter")


def answer(page: Page, question: dict[str, Any], event: str, place: int) -> dict[str, str]:
    """Answers the question that is shown; returns the answer as the engine takes it."""
    tab_to(page, "input[type=radio]")
    page.keyboard.press("Space")
    if question["kind"] == "date":
        day = FIRST_DAY + place
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        for text in (str(day), "12", "2026"):
            page.keyboard.press("Tab")
            page.keyboard.type(text)
        page.keyboard.press("Enter")
        return {"from": f"2026-12-{day:02}"}
    values = [option["value"] for option in question["options"]]
    chosen = values.index(leading_to(event, question["name"], values))
    for _ in range(chosen):
        page.keyboard.press("ArrowDown")
    expect(page.locator(f'input[value="{values[chosen]}"]')).to_be_checked()
    page.keyboard.press("Enter")
    return {"value": values[chosen]}


def leading_to(event: str, question: str, values: list[str]) -> str:
    """The choice for an event: itself, the group it stands in, or the further choices of that group."""
    groups = [value for key in library().policies for value in group_of(key, event) if value in values]
    further = [MORE] if MORE in values and question.startswith("since") else []
    return next(iter([*([event] if event in values else []), *groups, *further, values[0]]))


@cache
def group_of(key: str, event: str) -> tuple[str, ...]:
    held = library().policies[key]
    offered = choices(held, held.readers(Side.ASKS)[0].id)
    return tuple(name for name, events in offered.groups.items() if event in events or name == f"since-{event}")


def tab_to(page: Page, selector: str) -> None:
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"no {selector} within {MOST_STOPS} stops of the focus")
