"""The newer words of the language in both tools: a small made-up procedure, and dates worked out by hand."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from build_scripts.commands import demo
from tests.browser.screens import open_parts
from tests.browser.served import Site, served
from tests.browser.test_wizard import another_date, choose, type_day
from tests.support.written import BUILT

PUBLISHER = """
id: club
name: The Club
short_name: the club
about: A made-up club.
counting: {calendar: england-and-wales, first_day: excluded, receipt: any day, last_day: stays}
counting_note: Made up.
contacts: [{id: office, name: The office, note: It has no address.}]
danger: {text: Ring 999., contacts: [office]}
"""

GRANT = """
id: grant
title: A grant
summary: Made up.
audience: families
version: "1"
document: {title: A document, revised: never}
scope: {who: [anyone], about: [anything], source: {heading: One}}
roles:
  - {id: parent, name: the parent, side: asks}
  - {id: manager, name: the manager, side: answers, contact: office}
events:
  - {id: opened, what: the year was opened, ask: When was the year opened?}
  - {id: applied, what: the parent applied, ask: When did the parent apply?}
  - {id: wrote, what: the parent wrote a letter, ask: When did the parent write?}
  - {id: first-longer, what: the manager wanted more time, ask: When did the manager want more time?}
  - {id: then-longer, what: the manager wanted still more time, ask: When did the manager want still more time?}
  - {id: long, what: the manager wanted a month, ask: When did the manager want a month?}
  - {id: talks-over, what: the time for talks was over, ask: When was the time for talks over?}
  - {id: meeting, what: the committee met, ask: When is the next meeting?, future: true}
  - {id: talked, what: the manager talked to the parent, ask: When did the manager talk?}
  - {id: answered, what: the manager answered, ask: When did the manager answer?}
  - {id: decided, what: the manager decided, ask: When did the manager decide?}
stages:
  - id: one
    title: The grant
    purpose: To hear what is wanted.
    lead: manager
    opens: opened
    source: {heading: One}
    duties:
      - {id: apply, by: parent, force: should, act: apply, produces: applied, limit: {words: by 15 May, period: 15 May,
          from: opened, states: [period]}}
      - {id: talk, force: must, act: talk to the parent, produces: talked, limit: {words: within 5 days, period: 5 days,
          from: applied, states: [period], expiry: {event: talks-over, done_or_not: true, says: Talks are over.}}}
      - {id: go-on, by: parent, force: may, act: go to the committee, limit: {words: within 3 working days,
          period: 3 working days, from: talks-over, states: [period]}}
      - id: answer
        force: must
        act: answer
        produces: answered
        limit:
          words: within 10 days
          period: 10 days
          from: applied
          states: [period]
          extensions:
            - {id: first, by: 10 days, how: on notice, event: first-longer, says: It may take longer.}
            - {id: then, by: 5 days, after: first, how: on notice, event: then-longer, says: It may take still longer.}
            - {id: month, by: 1 month, not_with: first, how: on notice, event: long, says: It may take a month more.}
      - {id: keep, force: must, act: keep the papers, limit: {words: for 14 days since the last letter, period: 14 days,
          from: [applied, wrote], anew: true, states: [period]}}
      - {id: papers, by: parent, force: should, act: hand in papers, limit: {words: 10 working days before the meeting,
          period: 10 working days, before: meeting, states: [period]}}
      - {id: decide, force: must, act: decide, produces: decided, limit: {words: at the next meeting, day: meeting,
          named_by: manager, states: [period]}}
    outcomes:
      - {id: ends, when: it is decided, event: decided, to: {end: decided}}
"""

TODAY = datetime(2026, 3, 10, 10, 0, tzinfo=UTC)
WIZARD = "where-am-i/index.html#procedure=club/grant"
LAST = "What is the last thing that happened?"


@pytest.fixture(scope="module")
def club(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site with this procedure alone."""
    folder = tmp_path_factory.mktemp("newer") / "board"
    demo.prepare(folder, datetime.fromtimestamp(int(BUILT), tz=UTC).date())
    for board in ("anytown", "oldtown"):
        shutil.rmtree(folder / "procedures" / board)
    (folder / "procedures/club").mkdir()
    (folder / "procedures/club/publisher.yml").write_text(PUBLISHER, "utf-8")
    (folder / "procedures/club/grant.yml").write_text(GRANT, "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "", "QUICK_BUILD": "1", "SOURCE_DATE_EPOCH": BUILT}
    done = subprocess.run(command, cwd=folder, env=quiet, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    with served(folder / "site", "/") as site:
        yield site


@pytest.mark.parametrize(
    ("limit", "days", "by"),
    [
        # The first 15 May after Monday 2 March.
        ("apply", {"opened": ("2", "3", "2026")}, "Friday 15 May 2026"),
        # The talks were over on Monday 9 March, the day before; three working days are Tue 10, Wed 11, Thu 12.
        ("go-on", {"talks-over": ("10", "3", "2026")}, "Thursday 12 March 2026"),
        # 14 days from the last of the two, Friday 6 March.
        ("keep", {"applied": ("4", "3", "2026"), "wrote": ("6", "3", "2026")}, "Friday 20 March 2026"),
        # Back from Thursday 30 April: Wed 29 is 1, Fri 24 is 4, Fri 17 is 9, Thu 16 is 10.
        ("papers", {"meeting": ("30", "4", "2026")}, "Thursday 16 April 2026"),
        ("decide", {"meeting": ("30", "4", "2026")}, "Thursday 30 April 2026"),
    ],
)
def test_the_calculator_counts_them(
    page: Page, club: Site, limit: str, days: dict[str, tuple[str, str, str]], by: str
) -> None:
    page.clock.set_fixed_time(TODAY)
    page.goto(f"{club.url}deadline/index.html#limit=club/grant/{limit}")
    for event, day in days.items():
        type_day(page, event, *day)
    expect(page.locator("#result-title")).to_have_text(f"By {by}", timeout=60_000)


def asked(page: Page, site: Site, last: str) -> None:
    """The wizard's answer to a parent who applied on Wednesday 4 March and wrote on Friday 6 March 2026."""
    page.clock.set_fixed_time(TODAY)
    page.goto(site.url + WIZARD)
    choose(page, "Who are you?", "The parent")
    choose(page, "How far has it got?", "The grant")
    choose(page, LAST, f"The manager wanted {last}")
    another_date(page, "When did you apply?", "4", "3", "2026")
    another_date(page, "When did you write?", "6", "3", "2026")
    another_date(page, f"When did the manager want {last}?", "9", "3", "2026")
    expect(page.locator(".nav-position")).to_be_visible(timeout=60_000)
    open_parts(page)


def test_the_wizard_tells_the_same_days(page: Page, club: Site) -> None:
    asked(page, club, "more time")
    told = page.locator(".nav-position")
    # The five days for talks end on Monday 9 March; 10 days and 10 more from the 4th on Tuesday 24 March.
    for by in ("Thursday 12 March 2026", "Friday 20 March 2026", "Tuesday 24 March 2026"):
        expect(told).to_contain_text(by)


def test_the_wizard_says_what_came_out_of_turn(page: Page, club: Site) -> None:
    asked(page, club, "still more time")
    told = page.locator(".nav-position")
    expect(told).to_contain_text("It counts only if there is more time already")
    expect(told).to_contain_text("The manager must answer by Saturday 14 March 2026")


def test_the_day_of_the_next_meeting_is_asked_for_and_counted_back_from(page: Page, club: Site) -> None:
    page.clock.set_fixed_time(TODAY)
    page.goto(club.url + WIZARD)
    choose(page, "Who are you?", "The parent")
    choose(page, "How far has it got?", "The grant")
    choose(page, LAST, "Something else")
    choose(page, LAST, "The committee met")
    another_date(page, "When is the next meeting?", "30", "4", "2026")
    expect(page.locator(".nav-position")).to_be_visible(timeout=60_000)
    open_parts(page)
    for by in ("Thursday 16 April 2026", "Thursday 30 April 2026"):
        expect(page.locator(".nav-position")).to_contain_text(by)
