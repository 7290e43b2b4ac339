"""An answer is at most three screens of a phone before its closed parts, in every situation of every procedure.

The engine is asked first. A real Chromium then measures the answers of a few procedures with most in them; all of
them, and those of every reader, in `make test-every`.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import expect

from navigator.model.parties import Side
from tests.browser.running import Running
from tests.browser.screens import at
from tests.browser.served import Site
from tests.support.advised import engine
from tests.support.every import EVERY, some
from tests.support.samples import library

WIDTH, HEIGHT = 360, 740
MOST_SCREENS = 3
MOST_CHOICES = 6
LONGEST = None if EVERY else 1
NOW = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
# Days between what is asked: long ago, so that much is late; and so that the last of it was yesterday.
GAPS = (1, 5, 19) if EVERY else (1, 19)


# What is said of a link, or of a device whose day is wrong, stands above an answer only then.
WITHOUT_NOTICES = """
() => {
  document.querySelector('[data-slot=notice]').replaceChildren();
  for (const note of document.querySelectorAll('.nav-day')) note.replaceChildren();
}
"""


class Situation(NamedTuple):
    """Answers to every question, and the answer that they lead to."""

    answers: dict[str, Any]
    position: dict[str, Any]


def situations(key: str) -> Iterator[Situation]:
    policy = library().policies[key]
    readers = [role.id for side in (Side.ASKS, Side.ANSWERS) for role in policy.readers(side)]
    # Of a side that asks and one that answers, one reader each stands for the others.
    sides = [next((role.id for role in policy.readers(side)), None) for side in (Side.ASKS, Side.ANSWERS)]
    for reader in (*readers, "helper") if EVERY else filter(None, sides):
        for gap in GAPS:
            yield from _answered(key, {"reader": {"value": reader}}, NOW.date() - timedelta(40), gap)


def _answered(key: str, answers: dict[str, Any], day: date, gap: int) -> Iterator[Situation]:
    """Every answer that these answers can still lead to."""
    asked = {"ask": "wizard", "procedure": key, "answers": answers, "today": NOW.date().isoformat()}
    state = engine().answer(asked)
    if state["position"]:
        yield Situation(answers, state["position"])
        return
    question = state["question"]
    if question["name"] == "reader":  # nobody's of this procedure
        return
    if question["kind"] == "date":
        day += timedelta(gap)
        choices = [{"from": day.isoformat(), "to": day.isoformat()}]
    else:
        assert len(question["options"]) <= MOST_CHOICES, question["name"]
        choices = [{"value": option["value"]} for option in question["options"]]
        # What came last leads to all the others; of those, the first and the last stand for what is between.
        if not EVERY and question["name"] != "last":
            choices = choices[:1] + choices[1:][-1:]
    for choice in choices:
        yield from _answered(key, {**answers, question["name"]: choice}, day, gap)


def length(found: Situation) -> int:
    """About how much is said before the closed parts, in characters; a step has its buttons and a title its size."""
    said = found.position["advice"]
    texts = [*said["lines"], *said["warnings"], *said["silence"], *(each["text"] for each in said["rights"])]
    texts += [each["text"] for each in found.position["notes"]]
    return 3 * len(said["heading"]) + sum(map(len, texts)) + 200 * len(said["steps"]) + 40 * len(texts)


def link(key: str, found: Situation) -> str:
    held = {
        "form": 1,
        "procedure": key,
        "answers": found.answers,
        "on": NOW.date().isoformat(),
        "version": found.position["version"],
        "through": "",
        "dates": {},
    }
    return base64.urlsafe_b64encode(json.dumps(held).encode()).decode().rstrip("=")


# The shortest and the longest, and the one with most that may be unclear.
FEW = (
    "milton-keynes-contact-centre/complaints",
    "kirklees/dispute-resolution",
    "cambridgeshire-and-peterborough/conference-complaints",
)


@pytest.mark.parametrize("key", some(sorted(library().policies), FEW))
def test_what_comes_before_the_closed_parts_fits_on_three_screens(
    running: Running, site: Site, key: str, subtests: pytest.Subtests
) -> None:
    distinct = {json.dumps(each.position["advice"]): each for each in situations(key)}
    ordered = sorted(distinct.values(), key=length, reverse=True)
    assert ordered
    for found in ordered[:LONGEST]:
        with subtests.test(json.dumps(found.answers)):
            page = running.resume(site, f"#answers={link(key, found)}", NOW)
            page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
            at(page, found.position["advice"]["heading"])
            parts = page.locator(".nav-parts")
            expect(parts).to_be_attached(timeout=60_000)
            page.evaluate(WITHOUT_NOTICES)
            top = parts.evaluate("parts => parts.getBoundingClientRect().top + scrollY")
            assert top <= MOST_SCREENS * HEIGHT, f"{top / HEIGHT:.1f} screens: {found.position['heading']}"
            assert page.locator(".nav-step").count() <= 3
            assert page.locator(".nav-parts > details[open]").count() == 0
