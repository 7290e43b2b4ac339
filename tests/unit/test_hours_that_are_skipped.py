"""An hour that no clock shows, as it goes forward in the night, is refused wherever somebody can tell of one."""

import json
from datetime import date
from typing import Any

import pytest

from navigator.api import Engine
from navigator.case.facts import hours
from navigator.dates import clocks, moments
from navigator.dates.moments import Moment
from navigator.dates.refusals import Refusal
from navigator.model.versions import Versions
from tests.oracles import made

CALENDARS = made.in_brussels()
HELD = made.in_24_hours()
REFUSED = (
    "asked=2026-03-29T02:30 has an hour that is not there: the clocks go forward on Sunday 29 March 2026 and skip "
    "02:30 (time zone Europe/Brussels). Give another hour, or the day alone."
)


def ask(**request: Any) -> dict[str, Any]:
    engine = Engine(CALENDARS)
    engine.versions[HELD.key] = Versions(HELD, ())
    answer: dict[str, Any] = json.loads(json.dumps(engine.answer({"procedure": HELD.key, **request})))
    return answer


@pytest.mark.parametrize(
    ("zone", "hour", "there"),
    [
        ("Europe/Brussels", "2026-03-29T01:59", True),
        ("Europe/Brussels", "2026-03-29T02:00", False),
        ("Europe/Brussels", "2026-03-29T02:59", False),
        ("Europe/Brussels", "2026-03-29T03:00", True),
        ("Europe/London", "2026-03-29T01:30", False),
        ("Europe/London", "2026-03-29T02:30", True),
        ("America/New_York", "2026-03-08T02:30", False),
        ("Australia/Sydney", "2026-10-04T02:30", False),
        ("Asia/Kolkata", "2026-03-29T02:30", True),
        # It comes twice, which is another matter.
        ("Europe/Brussels", "2026-10-25T02:30", True),
    ],
)
def test_a_clock_that_goes_forward_skips_an_hour(zone: str, hour: str, *, there: bool) -> None:
    found = moments.parse(hour)
    assert isinstance(found, Moment)
    assert clocks.shows(found, zone) is there


def test_beyond_the_years_in_which_clocks_are_known_no_hour_is_said_to_be_skipped() -> None:
    assert not hours.skipped_on(HELD, date(2031, 3, 30), CALENDARS)
    assert not hours.skipped_on(HELD, moments.parse("2031-03-30T02:30"), CALENDARS)
    assert hours.skipped_on(HELD, moments.parse("2030-03-31T02:30"), CALENDARS) == "Europe/Brussels"


ON_A_PAGE = "The clocks go forward on Sunday 29 March 2026 and skip 02:30. Give another hour, or the day alone."


@pytest.mark.parametrize(("asks", "said"), [("position", REFUSED), ("limit", ON_A_PAGE)])
def test_the_command_and_the_calculator_refuse_it_in_one_line(asks: str, said: str) -> None:
    day = {"today": "2026-04-01", "clause": "reply", "from": "2026-03-29"}
    with pytest.raises(Refusal) as refused:
        ask(ask=asks, facts=["asked=2026-03-29T02:30"], **day)
    assert str(refused.value).replace("\u00a0", " ") == said


def test_the_calculator_is_told_which_day_the_hour_stands_beside() -> None:
    with pytest.raises(Refusal) as refused:
        ask(ask="limit", clause="reply", facts=["asked=2026-03-29T02:30"], **{"from": "2026-03-29"})
    assert refused.value.values["event"] == "asked"


def test_of_an_hour_that_comes_twice_the_calculator_is_told_both_ends() -> None:
    # 24 hours from the first 02:30 end at 01:30, from the second at 02:30: there is no summer time any more.
    told = ask(ask="limit", clause="reply", facts=["asked=2026-10-25T02:30"], **{"from": "2026-10-25"})
    (reading,) = told["readings"]
    assert (reading["due"], reading["at"]) == ("2026-10-26", "01:30")
    assert (reading["latest"], reading["latest_at"]) == ("2026-10-26", "02:30")


def test_the_day_from_which_a_limit_is_counted_is_refused_too() -> None:
    with pytest.raises(Refusal):
        ask(ask="limit", clause="reply", **{"from": "2026-03-29T02:30"})


def test_the_wizard_asks_again_and_says_why() -> None:
    answers = {
        "reader": {"value": made.ASKS},
        "last": {"value": "asked"},
        "date:asked": {"from": "2026-03-29", "hour": "02:30"},
    }
    said = ask(ask="wizard", answers=answers, today="2026-04-01")
    assert said["position"] is None
    assert said["question"]["name"] == "date:asked"
    assert said["faults"] == [
        {
            "question": "date:asked",
            "kind": "skipped hour",
            "text": "The clocks go forward on this day and skip this hour. Give another hour, or the day alone.",
        }
    ]
    answers["date:asked"]["hour"] = "03:00"
    assert ask(ask="wizard", answers=answers, today="2026-04-01")["position"]
