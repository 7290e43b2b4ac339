"""Every example on the page "How deadlines are counted" comes out as the page says."""

import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from build_scripts.source import calendar_files
from navigator.case.facts.arrival import arrival
from navigator.dates import periods
from navigator.dates.counting import count
from navigator.dates.periods import WorkingDays
from navigator.dates.rules import Direction, FirstDay, LastDay, Receipt, Rules, ShortPeriod, needs_calendar
from navigator.explain.elapsed import progress, progress_text
from navigator.model.cases import Sent, Span
from navigator.model.limits import Sending
from navigator.words import ENGLISH

PAGE = (Path(__file__).parents[3] / "docs" / "counting" / "index.md").read_text(encoding="utf-8")
CALENDARS = calendar_files.load()
BY_TITLE = {ENGLISH(f"calendar.{name}"): calendar for name, calendar in CALENDARS.items()}
DAY = r"[A-Z][a-z]+day \d{1,2} [A-Z][a-z]+ \d{4}"
EXAMPLE = re.compile(
    rf"^- (\d+ [a-z ]+?) (from|before) ({DAY})((?:, [^:*]*(?::\d\d)?)*): \*\*({DAY})\*\*$", re.MULTILINE
)
EXAMPLES = EXAMPLE.findall(PAGE)
PROGRESS = re.compile(rf"^- On ({DAY}): (.+)$", re.MULTILINE)
SENT = re.compile(rf"^- (By .+?) on ({DAY}): ({DAY}) to ({DAY})$", re.MULTILINE)
# tests/unit/case/verdicts/test_words_of_verdicts.py holds these to the engine and to the oracle.
VERDICT = re.compile(
    rf"^- (?:Safe date: .*|At the very latest: .*|{DAY}: (?:not late|may be late|late .*))$", re.MULTILINE
)
AUTHORITY = "Where this comes from: "
# These sections follow from the words alone, or describe what the site does; no rule of law stands behind them.
WITHOUT_AUTHORITY = {
    "Days and weeks",
    "School days and closed offices",
    "Pauses",
    "When a policy can be read in two ways",
    'What "late" and "may be late" mean',
    "How far ahead",
    "What we show",
}


def written(text: str) -> date:
    day = datetime.strptime(text, "%A %d %B %Y").date()  # noqa: DTZ007 - a date has no zone
    assert ENGLISH.date(day) == text, "the weekday is wrong"
    return day


def ruled(rules: Rules, phrase: str) -> Rules:
    match phrase:
        case "first day counted":
            return replace(rules, first_day=FirstDay.INCLUDED)
        case "moved to the next working day":
            return replace(rules, last_day=LastDay.NEXT_WORKING_DAY)
        case "moved to the working day before":
            return replace(rules, last_day=LastDay.PREVIOUS_WORKING_DAY)
        case "received after 16:00":
            return replace(rules, cutoff="16:00")
        case "received on a day off":
            return replace(rules, receipt=Receipt.NEXT_WORKING_DAY)
        case "where day 1 is a working day":
            return replace(rules, receipt=Receipt.LAST_DAY_OFF)
        case "short periods in working days":
            return replace(rules, short=ShortPeriod(5, "Civil Procedure Rules, rule 2.8(4)"))
        case _:
            pytest.fail(f"no rule is called {phrase!r}")


@pytest.mark.parametrize(("period", "way", "start", "how", "due"), EXAMPLES)
def test_an_example_comes_out_as_the_page_says(period: str, way: str, start: str, how: str, due: str) -> None:
    rules = Rules(direction=Direction.BEFORE if way == "before" else Direction.AFTER)
    calendar = None
    for phrase in filter(None, how.split(", ")):
        if phrase in BY_TITLE:
            calendar = BY_TITLE[phrase]
        else:
            rules = ruled(rules, phrase)
    limit = periods.parse(period)
    assert calendar or not needs_calendar(limit, rules), "the example names no calendar"

    counted = count(limit, written(start), rules, calendar or CALENDARS["none"], late=rules.cutoff is not None)

    assert counted.due == written(due)
    assert not counted.provisional


def test_no_example_of_the_page_is_missed() -> None:
    bullets = re.findall(r"^- .*$", PAGE, re.MULTILINE)

    found = [*EXAMPLES, *PROGRESS.findall(PAGE), *SENT.findall(PAGE), *VERDICT.findall(PAGE)]
    assert len(found) == len(bullets) >= 39


@pytest.mark.parametrize(("way", "sent", "first", "last"), SENT.findall(PAGE))
def test_the_page_says_when_something_sent_arrived(way: str, sent: str, first: str, last: str) -> None:
    (by,) = (each for each in Sending if ENGLISH(f"sending.{each.value}") == way)

    assert arrival(Sent(written(sent), by), CALENDARS["england-and-wales"]) == Span(written(first), written(last))


@pytest.mark.parametrize(("today", "said"), PROGRESS.findall(PAGE))
def test_the_page_says_how_far_a_limit_has_run(today: str, said: str) -> None:
    england = CALENDARS["england-and-wales"]
    counted = count(WorkingDays(15), date(2026, 12, 14), Rules(), england)

    assert progress_text(progress(counted, england, written(today))) == said


def test_every_counting_rule_names_where_it_comes_from() -> None:
    sections = re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]
    silent = {section.splitlines()[0] for section in sections if AUTHORITY not in section}

    assert silent == WITHOUT_AUTHORITY


def test_no_sentence_of_the_page_is_longer_than_25_words() -> None:
    prose = re.sub(r"^(#|- |title:).*$", "", PAGE, flags=re.MULTILINE)
    sentences = re.split(r"(?<=[.?!:])\s+", " ".join(prose.split()))

    assert [sentence for sentence in sentences if len(sentence.split()) > 25] == []
