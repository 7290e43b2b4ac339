"""No sentence speaks of a day that is over as if it were still to come, and none has a gap where a date should stand.

The sentences are read as a reader would, without regard to what the engine worked out: random stories of every
procedure, on several days, in the words for several readers.
"""

import random
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from navigator.case.verdicts.position import position
from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.explain.voice import voiced
from navigator.words import ENGLISH
from tests.oracles import stories
from tests.oracles.drawn import Drawn
from tests.proofs.test_drawn_cases import PROVING

MONTHS = tuple(date(2026, month, 1).strftime("%B") for month in range(1, 13))
DAY = rf"(?:[A-Z][a-z]+day )?(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})"
BY = re.compile(rf"\b[Bb]y {DAY}")
GAP = re.compile(r"\b(?:by|before|on|until|after|since|between|and|was|is|of) *(?:[.,;]|$)|None|[{}]|\S  +\S")
OVER = re.compile(r"\b(?:was|were|had|ended|late|over|hoped|have had)\b")
"""Words that say that a day is over, or may be."""
STOPPED = re.compile(r"\bstopped\b|\bstand still\b|\bdone now\b|\bdone all the same\b")
UNDER_WAY = re.compile(r"The time is running|Today is|There is still time|Today, |is not counted")
STORIES = 400 if PROVING else 12
KEYS = tuple(stories.published())
MODELS = tuple(stories.models()) if PROVING else ("energy/complaints", "uk-foi/requests")


def days(text: str) -> list[date]:
    return [_day(found) for found in re.finditer(DAY, text)]


def _day(found: re.Match[str]) -> date:
    return date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]))


def told(of: Drawn, pick: random.Random) -> dict[str, Any]:
    """The answer to a story in the words for one of those who may read it."""
    reader = pick.choice([None, *of.policy.roles])
    policy = voiced(of.policy, reader) if reader else of.policy
    found = position(policy, of.case, of.today, of.calendars)
    return position_report(Teller(policy, ENGLISH, reader), found, of.calendars)


def sentences(report: dict[str, Any]) -> Iterator[str]:
    """All that stands by itself; what is said of a limit that runs is read together (`wrong_of_a_limit`)."""
    said = report["advice"]
    yield report["heading"]
    yield from (*said["lines"], *said["warnings"], *said["silence"])
    yield from (each["text"] for each in (*said["steps"], *said["rights"]))
    yield from (each["text"] for each in (*report["next"], *report["may"], *report["notes"]))


def wrong(text: str, today: date) -> bool:
    """Whether a sentence has a gap, or asks for something by a day that is over."""
    parts = re.split(r"(?<=[.:]) ", text)
    return any(
        GAP.search(part)
        or (any(_day(by) < today for by in BY.finditer(part)) and max(days(part)) < today and not OVER.search(part))
        for part in parts
    )


def wrong_of_a_limit(each: dict[str, Any], today: date) -> bool:
    """Whether a limit whose days are all over is said to run, or nothing says that they are over."""
    where, named = each["where"] or "", days(each["sentence"])
    if GAP.search(each["sentence"]) or GAP.search(where):
        return True
    if not named or max(named) >= today or " from " in each["sentence"]:
        return False
    return bool(UNDER_WAY.search(where)) or not (OVER.search(where) or STOPPED.search(where))


def found_wrong(of: Drawn) -> list[str]:
    found = []
    for seed, story in enumerate(stories.stories(of, STORIES)):
        report = told(story, random.Random(f"reader {seed}"))  # noqa: S311 - to repeat, not to hide
        told_of = " ".join(map(str, story.case.facts))
        found += [f"{told_of} --on {story.today}: {text}" for text in sentences(report) if wrong(text, story.today)]
        found += [
            f"{told_of} --on {story.today}: {each['sentence']} {each['where']}"
            for each in report["running"]
            if wrong_of_a_limit(each, story.today)
        ]
    return found


@pytest.mark.parametrize("key", KEYS)
def test_what_is_over_is_not_said_as_still_to_come(key: str) -> None:
    assert found_wrong(stories.published()[key]) == []


@pytest.mark.parametrize("key", MODELS)
def test_nor_in_the_models(key: str) -> None:
    assert found_wrong(stories.models()[key]) == []


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("Write to the Chair by Monday 5 October 2026.", True),
        ("The Chair had to write by Monday 5 October 2026.", False),
        ("Write to the Chair by Monday 5 October 2026, or Monday 19 October 2026 at the very latest.", False),
        ("This may not be done before .", True),
        ("Expect a reply by Friday 9 October 2026.", False),
    ],
)
def test_the_reading_itself(text: str, *, is_wrong: bool) -> None:
    assert wrong(text, date(2026, 10, 8)) is is_wrong
