"""What is told of more time: where nobody mentioned it and a time ran out, and where one notice gives more than one.

After finds of somebody who wrote the rules of a patent office and of a benefit from the documentation alone.
"""

from datetime import date
from typing import Any

from navigator.case.verdicts.position import position
from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.model.limits import Extension, Limit, Notice
from navigator.words import ENGLISH
from tests.oracles import made


def told(within: Limit, facts: str, today: date) -> dict[str, Any]:
    reply = made.act("reply", within, makes="replied")
    stage = made.stage("one", [reply], [made.out("ran-out", "end")], opens=("asked",))
    policy = made.policy("asked more other ran-out replied", stage)
    calendars = made.weekdays()
    found = position(policy, made.case(facts), today, calendars)
    return position_report(Teller(policy, ENGLISH), found, calendars)


PAID = made.limit(
    "3 months", expiry=made.expiry(), extensions=(made.more_time(by="1 month", notice=Notice.AT_ANY_TIME),)
)


def test_an_end_by_silence_names_the_more_time_that_nobody_mentioned() -> None:
    """Three months from 13 January 2026 ended on 13 April; a month can be had afterwards too."""
    said = told(PAID, "asked=2026-01-13 replied=no", date(2026, 4, 14))
    assert said["heading"] == "This procedure has come to an end"
    assert said["advice"]["lines"][1:] == ("It may not have ended if more. You have not said so.",)


def test_an_end_by_silence_is_plain_where_there_was_no_more_time() -> None:
    said = told(PAID, "asked=2026-01-13 replied=no more=no", date(2026, 4, 14))
    assert not [line for line in said["advice"]["lines"] if "You have not said so" in line]


def test_a_notice_that_gave_more_time_is_not_said_to_change_nothing() -> None:
    """One month from 10 February ends on 10 March; asked for within it, 14 days more: 24 March. Given as well, at least
    14 days are left, but not beside that: the same event, and it counted."""

    def more(name: str, **how: Any) -> Extension:
        return made.more_time("more", name=name, **how)

    both = (more("first", by="14 days"), more("second", at_least="14 days", not_with=("first",)))
    said = told(made.limit("1 month", extensions=both), "asked=2026-02-10 more=2026-03-02", date(2026, 3, 12))
    assert "24 March 2026" in said["heading"]
    assert "changes nothing" not in str(said)
