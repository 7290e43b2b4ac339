"""Calculator, command and wizard answer by each text that may apply to a case, and say the same."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from navigator.api import Engine
from tests.support import samples

KEY = "milton-keynes-contact-centre/complaints"
TODAY = "2026-06-03"


@pytest.fixture(scope="module")
def engine() -> Engine:
    """From 1 June 2026 a complaint is acknowledged in 5 working days, before in 10; no text of before 2020 is kept.

    The Chair decides in 15 working days, before in 25.
    """
    now = json.loads(json.dumps(samples.library().policies[KEY].as_data()))
    now["procedure"]["in_force_from"] = "2026-06-01"
    before = json.loads(json.dumps(now))
    before["procedure"]["in_force_from"] = "2020-01-01"
    duties = {each["id"]: each for stage in before["procedure"]["stages"] for each in stage["duties"]}
    duties["acknowledge"]["limit"]["period"] = "10 working days"
    duties["decide"]["limit"]["period"] = "25 working days"
    made = Engine(samples.calendars())
    made.answer({"ask": "load", "policy": now, "earlier": [before]})
    return made


def calculator(engine: Engine, fact: str) -> dict[str, Any]:
    day = fact.rsplit(":", maxsplit=1)[-1].split("..", maxsplit=1)[0]
    facts = [f"complaint-received={fact}"]
    return engine.answer({"ask": "limit", "procedure": KEY, "clause": "acknowledge", "from": day, "facts": facts})


def command(engine: Engine, fact: str) -> dict[str, Any]:
    facts = [f"complaint-received={fact}", "acknowledged=no"]
    return engine.answer({"ask": "position", "procedure": KEY, "facts": facts, "today": TODAY})


def wizard(engine: Engine, fact: str) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for _ in range(9):
        found = engine.answer({"ask": "wizard", "procedure": KEY, "answers": answers, "today": TODAY})
        if found["position"]:
            return dict(found["position"])
        question = found["question"]
        values = [option["value"] for option in question["options"]]
        if question["kind"] == "date":
            answers[question["name"]] = answer_of(fact)
        else:
            wanted = ("complainant", "since-complaint-received", "complaint-received", "nothing")
            answers[question["name"]] = {"value": next(each for each in wanted if each in values)}
    pytest.fail("the wizard comes to no end")


def answer_of(fact: str) -> Mapping[str, str]:
    way, _, day = fact.rpartition(":")
    if way:
        return {"sent": day, "by": way}
    first, _, last = fact.partition("..")
    return {"from": first, "to": last or first}


def told(position: dict[str, Any]) -> tuple[str | None, str | None, bool]:
    (found,) = (
        (each for each in position["running"] if each["clause"] == "acknowledge") if position["running"] else ({},)
    )
    return found.get("due"), found.get("latest"), any("do not have the text" in n["text"] for n in position["notes"])


# Worked out by hand with a calendar of England and Wales.
@pytest.mark.parametrize(
    ("fact", "due", "latest", "unkept"),
    [
        # Friday 29 May: 10 working days, to Friday 12 June. Tuesday 2 June: 5, to Tuesday 9 June.
        ("2026-05-29", "2026-06-12", "2026-06-12", False),
        ("2026-06-02", "2026-06-09", "2026-06-09", False),
        # From Thursday 28 May to Tuesday 2 June: at the earliest 5 from Monday 1 June, at the latest 10 from 31 May.
        ("2026-05-28..2026-06-02", "2026-06-08", "2026-06-12", False),
        # Posted on Friday 29 May: it can have come by the old text, too.
        ("second-class:2026-05-29", "2026-06-08", "2026-06-12", False),
        # From Saturday 28 December 2019: no text of before 2020 is kept, so nobody knows the last date.
        ("2019-12-28..2020-01-03", "2020-01-15", None, True),
        ("2019-05-28", None, None, True),
    ],
)
def test_calculator_command_and_wizard_count_by_each_text_that_may_apply(
    engine: Engine, fact: str, due: str | None, latest: str | None, *, unkept: bool
) -> None:
    found = calculator(engine, fact)
    assert (found["due"], found["latest"], bool(found["notes"])) == (due, latest, unkept)
    assert told(command(engine, fact)) == (due, latest, unkept)
    assert told(wizard(engine, fact)) == (due, latest, unkept)
    for note in [*found["notes"], *(each["text"] for each in command(engine, fact)["notes"])]:
        assert "before Wednesday 1 January 2020" in note


@pytest.mark.parametrize("length", [0, 1, 5])
def test_they_agree_on_every_day_around_a_change(engine: Engine, length: int) -> None:
    for since in (date(2020, 1, 1), date(2026, 6, 1)):
        for shift in range(-8, 9):
            first = since + timedelta(shift)
            fact = f"{first}..{first + timedelta(length)}" if length else f"{first}"
            found = calculator(engine, fact)
            asked = {
                "ask": "position",
                "procedure": KEY,
                "facts": [f"complaint-received={fact}"],
                "today": "2026-06-20",
            }
            assert (found["due"], found["latest"], bool(found["notes"])) == told(engine.answer(asked)), fact


# By hand: who is asked to look again on Friday 3 July 2026 was complained to before that, perhaps before 1 June. 15
# working days end on 24 July, 25 on 7 August, and a text of before 2020 is not kept. With the complaint it is settled.
@pytest.mark.parametrize(
    ("complaint", "due", "latest", "unkept"),
    [
        (None, "2026-07-24", None, True),
        ("2026-05-26", "2026-08-07", "2026-08-07", False),
        ("2026-06-02", "2026-07-24", "2026-07-24", False),
        ("2026-05-26..2026-06-02", "2026-07-24", "2026-08-07", False),
    ],
)
def test_a_case_begins_before_the_event_that_its_limit_is_counted_from(
    engine: Engine, complaint: str | None, due: str, latest: str | None, *, unkept: bool
) -> None:
    facts = ["further-asked=2026-07-03", *([f"complaint-received={complaint}"] if complaint else [])]
    asked = {"procedure": KEY, "facts": facts}
    found = engine.answer({"ask": "limit", "clause": "decide", "from": "2026-07-03", **asked})
    assert (found["due"], found["latest"], bool(found["notes"])) == (due, latest, unkept)
    position = engine.answer({"ask": "position", "today": "2026-07-06", **asked})
    (running,) = (each for each in position["running"] if each["clause"] == "decide")
    notes = any("do not have the text" in each["text"] for each in position["notes"])
    assert (running["due"], running["latest"], notes) == (due, latest, unkept)


def test_a_day_alone_is_counted_by_the_text_of_that_day(engine: Engine) -> None:
    asked = {"ask": "limit", "procedure": KEY, "clause": "acknowledge"}
    days = {day: engine.answer({**asked, "from": day})["due"] for day in ("2026-05-29", "2026-06-02", "2019-05-28")}
    old, now = (engine.answer({**asked, "from": day}) for day in ("2019-05-28", "2026-06-02"))
    assert ([bool(old["notes"]), old["kept"]], [bool(now["notes"]), now["kept"]]) == ([True, False], [False, True])
    assert days == {"2026-05-29": "2026-06-12", "2026-06-02": "2026-06-09", "2019-05-28": None}


def test_the_calculator_knows_what_came_before_the_day_that_it_was_given() -> None:
    """Who acknowledged a complaint on 1 April 2026 had it before, and read one way the time runs from that day."""
    made = Engine(samples.calendars())
    made.answer({"ask": "load", "policy": samples.library().policies[KEY].as_data()})
    asked = {"procedure": KEY, "facts": ["acknowledged=2026-04-01"]}
    found = made.answer({"ask": "limit", "clause": "reply", "from": "2026-04-01", **asked})
    assert (found["due"], found["latest"]) == (None, None)
    needs = {each["reading"]: each["needs"] for each in found["readings"]}
    assert [what for what in needs.values() if what] == [["the Coordinator got the written complaint"]]
    position = made.answer({"ask": "position", "today": "2026-04-02", **asked})
    (running,) = (each for each in position["running"] if each["clause"] == "reply")
    assert running["due"] is None
    kept = made.answer({"ask": "export", "of": {"ask": "limit", "clause": "reply", "from": "2026-04-01", **asked}})
    assert "The day the Coordinator got the written complaint was not given, so this date is not known." in kept["text"]
