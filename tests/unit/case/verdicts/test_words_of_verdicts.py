"""What late, may be late, safe and latest mean: the examples of the page come out of the engine and of the oracle."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from navigator.model.limits import Limit
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.oracles import engine, worlds
from tests.oracles.made import act, case, limit, out, policy, reading, stage
from tests.oracles.worlds import ActVerdict
from tests.support.samples import ROOT, calendars

PAGE = (ROOT / "docs/counting/index.md").read_text("utf-8")
CHAPTER = PAGE.partition('## What "late" and "may be late" mean')[2].partition("\n## ")[0]
GIVEN, WITHOUT_START = CHAPTER.partition("Now say that")[::2]
DATED = re.compile(r"^- (Safe date|At the very latest): \*\*(.+)\*\*$", re.MULTILINE)
DAYS = re.compile(r"^- (\w+ \d+ \w+ \d{4}): (.+)$", re.MULTILINE)
JUNE = {ENGLISH.date(date(2026, 6, day)): date(2026, 6, day) for day in range(1, 31)}
FACTS = "received=2026-06-01..2026-06-03 acknowledged=no replied=no"

PLAIN = limit("10 working days", "received")
UNCLEAR = limit("10 working days", "received", readings=(reading("got"), reading("confirmed", from_="acknowledged")))


def made(within: Limit) -> Policy:
    one = stage("one", [act("reply", within, makes="replied")], [out("content", "end")], opens=("received",))
    return policy("received acknowledged replied content", one, counting={"calendar": "england-and-wales"})


Judge = Callable[..., worlds.Verdict]


@pytest.fixture(params=["engine", "oracle"])
def judge(request: pytest.FixtureRequest) -> Judge:
    return engine.verdict if request.param == "engine" else worlds.verdict


def reply(judge: Judge, within: Limit, today: date) -> ActVerdict:
    return judge(made(within), calendars(), case(FACTS), today).act("reply")


def word(found: ActVerdict) -> str:
    if found.late:
        return "late"
    return "may be late" if found.may_be_late else "not late"


@pytest.mark.parametrize(("text", "within"), [(GIVEN, PLAIN), (WITHOUT_START, UNCLEAR)])
def test_the_dates_of_the_page(judge: Judge, text: str, within: Limit) -> None:
    found = reply(judge, within, date(2026, 6, 10))
    shown = {"Safe date": found.safe, "At the very latest": found.latest}

    dated = DATED.findall(text)
    assert [name for name, _ in dated] == ["Safe date", "At the very latest"]
    assert [JUNE.get(day) for _, day in dated] == [shown[name] for name, _ in dated]


@pytest.mark.parametrize(("text", "within", "days"), [(GIVEN, PLAIN, 4), (WITHOUT_START, UNCLEAR, 1)])
def test_what_is_said_on_each_day_of_the_page(judge: Judge, text: str, within: Limit, days: int) -> None:
    told = DAYS.findall(text)
    assert len(told) == days
    for day, said in told:
        assert word(reply(judge, within, JUNE[day])) == said.partition(" by ")[0], day
