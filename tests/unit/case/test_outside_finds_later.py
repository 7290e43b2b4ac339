"""More verdicts that somebody worked out by hand who had not read the engine, which had them otherwise.

June 2026 begins on a Monday; days are plain days. The second opinion is asked too.
"""

from datetime import date

import pytest

from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.oracles import made
from tests.support import samples
from tests.unit.case.test_language import told
from tests.unit.case.test_outside_finds import published


def checked_again() -> Policy:
    """What is sent back has to be checked in 3 days, each time."""
    check = made.act("check", made.limit("3 days", "sent-back"), makes="checked")
    one = made.stage("one", [check], [made.out("passed-up", "two")], opens=("asked",))
    two = made.stage("two", [], [made.out("sent-back", "one"), made.out("decided", "end")])
    return made.policy("asked passed-up decided sent-back checked", one, two)


TWICE = "asked=2026-06-01 passed-up=2026-06-03 sent-back=2026-06-05 passed-up=2026-06-10 sent-back=2026-06-12"


@pytest.mark.parametrize(
    ("checked", "dates", "late"),
    [
        # It may have been checked between the 5th and the 10th; then it is due again since the 12th.
        ("", ("2026-06-08", "2026-06-15"), False),
        (" checked=no", ("2026-06-08", "2026-06-08"), True),
        (" checked=2026-06-08", ("2026-06-15", "2026-06-15"), False),
    ],
)
def test_what_nobody_spoke_of_can_have_been_in_each_round_of_a_stage(
    checked: str, dates: tuple[str, str], *, late: bool
) -> None:
    found = told(checked_again(), TWICE + checked, date(2026, 6, 13)).act("check")
    assert (str(found.safe), str(found.latest)) == dates
    assert (found.late, found.may_be_late) == (late, "=2026-06-08" not in checked)


def heading(key: str, facts: str, today: str) -> str:
    said = published(key, facts, today)
    calendars = samples.library().calendars
    return str(position_report(Teller(said.journey.policy, ENGLISH), said, calendars)["heading"])


def test_a_day_that_rests_on_bank_holidays_nobody_knows_is_not_headed_as_over() -> None:
    """Ten working days from 20 December 2028 end in a year whose bank holidays are not known."""
    found = heading("dispute-resolution", "step-1-held=2028-12-20", "2029-01-20")
    assert "the last day may have been Monday 8 January 2029 (provisional" in found


def test_who_was_sent_something_is_asked_whether_it_came() -> None:
    said = published("complaints", "reply-sent=2026-06-01", "2026-06-20")
    calendars = samples.library().calendars
    report = position_report(Teller(said.journey.policy, ENGLISH, reader="complainant"), said, calendars)
    assert [each["event"] for each in report["unread"]] == ["reply-received"]
    # Once somebody said that it has not come, nobody asks again.
    denied = published("complaints", "reply-sent=2026-06-01 reply-received=no", "2026-06-20")
    assert position_report(Teller(denied.journey.policy, ENGLISH), denied, calendars)["unread"] == []
