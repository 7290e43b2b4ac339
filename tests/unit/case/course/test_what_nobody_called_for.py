"""An act that comes after something, by a day that is named with it: where nobody told of that, no time runs out.

General Administrative Law Act of the Netherlands, 7:10: the time to decide stands until a fault is mended, or until the
day that was named for it is over. Worked out by hand; the second opinion is asked too. 1 June 2026 is a Monday.
"""

from dataclasses import replace
from datetime import date

import pytest

from navigator.dates.periods import THAT_DAY
from navigator.model.policy import Policy
from tests.oracles import engine, made, worlds
from tests.oracles.worlds import ActVerdict


def mending() -> Policy:
    """20 days for a reply, 5 more by notice. They stand from the asking until a fault is mended, or its day is over."""
    named = replace(
        made.limit("1 day", expiry=made.expiry("unmended")),
        period=THAT_DAY,
        from_=(),
        day="named",
        named_by=(made.ANSWERS,),
    )
    mend = made.act("mend", named, makes="mended", by="parent", after="wanted")
    reply = made.act(
        "reply",
        made.limit(
            "20 days",
            extensions=(made.more_time(by="5 days"),),
            pauses=(made.pause("wanted", "mended-or-not"),),
        ),
        makes="replied",
    )
    stage = made.stage("one", [mend, reply], [made.out("content", "end")], opens=("asked",))
    return made.policy(
        "asked wanted named/future mended unmended mended-or-not more replied content",
        stage,
        made_of={"mended-or-not": {"any_of": ("mended", "unmended")}},
    )


def act(facts: str, today: date, name: str = "reply") -> ActVerdict:
    asked = mending(), made.weekdays(), made.case(f"asked=2026-06-01 {facts}"), today
    said = engine.verdict(*asked)
    assert list(worlds.differences(worlds.verdict(*asked, changed_by=False), said, frozenset({"changed_by"}))) == []
    return said.act(name)


@pytest.mark.parametrize(
    ("facts", "dates"),
    [
        ("", (date(2026, 6, 21), date(2026, 6, 21))),
        # Told of more time, nobody is told that a fault was to be mended too: 25 days.
        ("more=2026-06-15", (date(2026, 6, 26), date(2026, 6, 26))),
        ("more=2026-06-15 wanted=no", (date(2026, 6, 26), date(2026, 6, 26))),
    ],
)
def test_where_nobody_called_for_an_act_no_day_was_named_for_it(facts: str, dates: tuple[date, date]) -> None:
    found = act(facts, date(2026, 6, 16))
    assert (found.safe, found.latest) == dates


def test_where_it_was_called_for_the_day_may_have_been_named_and_be_over() -> None:
    # Wanted on 5 June: 4 days had passed. Mended on the 5th, 26 June; the day of today may have been the last one.
    found = act("wanted=2026-06-05 more=2026-06-15", date(2026, 6, 16))
    assert found.safe == date(2026, 6, 26)
    assert found.latest is None or found.latest > date(2026, 6, 26)
