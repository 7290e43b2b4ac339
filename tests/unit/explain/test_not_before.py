"""What may not be done before a day: what is said where the policy can be read in two ways."""

from datetime import date

import pytest

from navigator.case.verdicts.position import position
from navigator.explain.teller import Teller
from navigator.explain.where import where_text
from navigator.model.limits import Limit
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.oracles.made import act, case, limit, out, policy, reading, stage, weekdays

# 28 days from 31 January 2026 end on Saturday 28 February: the day after is Sunday 1 March.
TWO = limit("28 days", kind="after", readings=(reading("asked"), reading("met", from_="met")))
BOTH = limit("28 days", kind="after", readings=(reading("long"), reading("short", "14 days")))


def told(within: Limit, today: date) -> str:
    one = stage("one", [act("refer", within, makes="referred", force="may")], [out("over", "end")], opens=("asked",))
    made: Policy = policy("asked met referred over", one)
    found = position(made, case("asked=2026-01-31 met=no"), today, weekdays())
    (standing,) = (each for each in found.standings if each.clause.id == "refer")
    return where_text(Teller(made, ENGLISH), standing, today, weekdays())


@pytest.mark.parametrize(
    ("within", "today", "says"),
    [
        (
            TWO,
            date(2026, 2, 10),
            "This may not be done before Sunday 1 March 2026. Read another way, its time has not started.",
        ),
        (TWO, date(2026, 3, 12), "Read one way, this may be done now. Read another way, its time has not started."),
        (
            BOTH,
            date(2026, 2, 10),
            "This may not be done before Sunday 15 February 2026. Read another way, not before Sunday 1 March 2026.",
        ),
        (
            BOTH,
            date(2026, 2, 20),
            "Read one way, this may be done now. Read another way, not before Sunday 1 March 2026.",
        ),
        (limit("28 days", kind="after"), date(2026, 2, 20), "Until then it is too early."),
    ],
)
def test_each_reading_is_told_by_what_it_allows_today(within: Limit, today: date, says: str) -> None:
    assert told(within, today) == says
