"""What may not be done before a day: what is said where the policy can be read in two ways."""

from datetime import date

import pytest

from navigator.case.verdicts.position import Standing, position
from navigator.explain.standings import standing_report
from navigator.explain.teller import Teller
from navigator.explain.where import where_text
from navigator.model.limits import Limit
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.oracles.made import act, case, limit, out, policy, reading, stage, weekdays
from tests.support.opinions import judged, reported

# 28 days from 31 January 2026 end on Saturday 28 February: the day after is Sunday 1 March.
TWO = limit("28 days", kind="after", readings=(reading("asked"), reading("met", from_="met")))
BOTH = limit("28 days", kind="after", readings=(reading("long"), reading("short", "14 days")))


def told(within: Limit, today: date) -> str:
    teller, standing = stands(within, today)
    return where_text(teller, standing, today, weekdays())


def stands(within: Limit, today: date) -> tuple[Teller, Standing]:
    one = stage("one", [act("refer", within, makes="referred", force="may")], [out("over", "end")], opens=("asked",))
    made: Policy = policy("asked met referred over", one)
    found = position(made, case("asked=2026-01-31 met=no"), today, weekdays())
    (standing,) = (each for each in found.standings if each.clause.id == "refer")
    return Teller(made, ENGLISH), standing


@pytest.mark.parametrize(
    ("within", "today", "says"),
    [
        (
            TWO,
            date(2026, 2, 10),
            "Until then it is too early. Read another way, its time has not started.",
        ),
        (TWO, date(2026, 3, 12), "Read one way, this may be done now. Read another way, its time has not started."),
        (BOTH, date(2026, 2, 10), "Before the earlier day it is too early."),
        (BOTH, date(2026, 2, 20), "Read one way, this may be done now."),
        (limit("28 days", kind="after"), date(2026, 2, 20), "Until then it is too early."),
    ],
)
def test_each_reading_is_told_by_what_it_allows_today(within: Limit, today: date, says: str) -> None:
    assert told(within, today) == says


TO_MARCH = "Manager may refer from Sunday 1 March 2026, perhaps already from Sunday 15 February 2026."


@pytest.mark.parametrize(
    ("within", "today", "act", "says"),
    [
        (BOTH, date(2026, 2, 10), TO_MARCH, "Before the earlier day it is too early."),
        (BOTH, date(2026, 2, 20), TO_MARCH, "Read one way, this may be done now."),
        (
            TWO,
            date(2026, 2, 10),
            "Manager may refer from Sunday 1 March 2026 at the earliest.",
            "Until then it is too early. Read another way, its time has not started.",
        ),
    ],
)
def test_beside_the_act_with_its_days_no_day_is_said_twice(within: Limit, today: date, act: str, says: str) -> None:
    teller, standing = stands(within, today)
    report = standing_report(teller, standing, today, weekdays())
    assert (report["sentence"], report["where"]) == (act, says)


def shown_by_either(to: str) -> Policy:
    """A hearing may be asked for from 30 days on while there is no report; and within 10 days of one."""
    early = act("ask-early", limit("30 days", kind="after"), makes="hearing-asked", force="may", by="parent")
    ask = act("ask", limit("10 days", "reported"), makes="hearing-asked", force="may", by="parent")
    leads = out("hearing-asked", to)
    one = stage("one", [early, act("report", makes="reported")], [leads, out("reported", "two")], opens=("asked",))
    return policy("asked reported hearing-asked held", one, stage("two", [ask], [leads]), stage("three"))


@pytest.mark.parametrize("to", ["three", "end"])
def test_what_was_done_in_a_later_stage_was_not_too_early_in_one_that_was_left(to: str) -> None:
    """Asked on Monday 1 June, reported on the 8th, a hearing asked for on the 12th: that is by the 18th."""
    made = shown_by_either(to)
    said = reported(made, "asked=2026-06-01 reported=2026-06-08 hearing-asked=2026-06-12")
    assert judged(made, "asked=2026-06-01 reported=2026-06-08 hearing-asked=2026-06-12", "hearing-asked").startswith(
        "In time."
    )
    assert "early" not in said["heading"]
    # Without a report it was too early.
    assert "too early" in judged(made, "asked=2026-06-01 hearing-asked=2026-06-12", "hearing-asked")
