"""More verdicts that a caseworker worked out by hand, who had not read the engine.

June 2026 begins on a Monday; days are plain days. The second opinion is asked too.
"""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from navigator.case.position import position
from navigator.explain.doubts import doubts
from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.model.limits import LimitKind
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.oracles import engine, made, worlds
from tests.support import samples
from tests.unit.case.test_ends_without_a_day import messages
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


def test_what_came_in_time_keeps_the_time_from_running_out_whenever_it_was_answered() -> None:
    """Asked on the 1st, again on the 10th: 14 days from then. It is open on the 20th, answered or not."""
    for answered in ("yes", "2026-06-05..2026-06-19", "2026-06-12"):
        facts = f"asked=2026-06-01 emailed=2026-06-10 answered={answered}"
        said = told(messages(closes=True), facts, date(2026, 6, 20))
        assert not said.may_be_ended, facts
    late = "asked=2026-06-01 emailed=2026-06-10 answered=2026-06-05..2026-06-25"
    answered_late = position(messages(closes=True), made.case(late), date(2026, 6, 26), made.weekdays())
    assert answered_late.may_be_ended


def report_of(policy: Policy, facts: str, today: date) -> dict[str, Any]:
    said = position(policy, made.case(facts), today, made.weekdays())
    return position_report(Teller(policy, ENGLISH), said, made.weekdays())


def test_a_time_over_a_stage_that_was_left_too_late_is_told() -> None:
    """The first stage had 10 days from 1 June; it was left on the 12th."""
    one = made.stage("one", [], [made.out("referred", "two")], opens=("asked",))
    two = made.stage("two", [made.act("decide", made.limit("7 days", "referred"), makes="decided")], [])
    cap = made.cap("the-first", made.limit("10 days"), "one")
    policy = made.policy("asked referred decided", one, two, caps=(cap,))
    for referred, late in (("2026-06-12", True), ("2026-06-11", False)):
        notes = report_of(policy, f"asked=2026-06-01 referred={referred}", date(2026, 6, 15))["notes"]
        assert any("the last day was Thursday 11 June 2026. It was not over" in each["text"] for each in notes) is late


def test_nobody_is_told_to_find_out_whether_something_happened_that_was_told_for_some_days() -> None:
    after = replace(made.limit("10 days"), kind=LimitKind.AFTER)
    stage = made.stage("one", [made.act("go", after, force="may", by="parent", makes="gone")], [], opens=("asked",))
    report = report_of(made.policy("asked gone", stage), "asked=2026-05-26..2026-05-28", date(2026, 6, 6))
    assert "irst find out" not in report["heading"]
    assert "8 June 2026" in report["heading"]


@pytest.mark.parametrize(
    ("facts", "ended"),
    [
        # Calmed on the 10th, and written to on a day that nobody told: the list has the letter after that.
        ("settled-on-the-day=2026-06-10 complaint-received=yes", False),
        ("settled-on-the-day=2026-06-10 complaint-received=yes acknowledged=no", False),
        ("settled-on-the-day=2026-06-10 reply-received=yes", False),
        # What the list has before the end came before it: nobody accepts a decision that was not sent.
        ("decision-accepted=2026-06-10 decision-sent=yes", True),
        ("raised=yes settled-on-the-day=2026-06-10", True),
    ],
)
def test_what_was_told_without_its_day_can_have_come_after_an_end_where_the_list_has_it_so(
    facts: str, *, ended: bool
) -> None:
    assert published("complaints", facts, "2026-06-20").ended is ended


def test_what_hangs_on_something_that_may_not_have_happened_leads_no_answer() -> None:
    """A reply is awaited by the 22nd; nobody told of one, so nothing is said to be late of what comes after it."""
    said = published("complaints", "complaint-received=2026-06-01 settled-on-the-day=yes", "2026-06-20")
    teller = Teller(said.journey.policy, ENGLISH, reader="complainant")
    report = position_report(teller, said, samples.library().calendars)
    assert report["heading"] == "Expect a full written reply by Monday 22 June 2026"


@pytest.mark.parametrize(
    "facts",
    [
        "no-agreement=2026-05-01 mediator-suggested=2026-05-03 referred=2026-06-10 course-agreed=2026-06-13",
        "referred=2026-06-10 mediator-suggested=2026-06-13",
    ],
)
def test_that_a_case_may_have_gone_to_somebody_outside_is_said_where_it_may_have_gone_on(facts: str) -> None:
    said = published("conflict-between-partners", facts, "2026-06-20")
    found = list(doubts(Teller(said.journey.policy, ENGLISH), said))
    assert "It may also have gone to the Chartered Institute for Arbitrators." in found


def loop() -> Policy:
    """What is passed up can be sent back, and has to be checked then; it can be settled at the first stage."""
    check = made.act("check", made.limit("3 days", "sent-back"), makes="checked")
    one = made.stage("one", [check], [made.out("passed-up", "two"), made.out("settled", "end")], opens=("asked",))
    two = made.stage("two", [], [made.out("sent-back", "one"), made.out("decided", "end")])
    return made.policy("asked passed-up decided sent-back checked settled", one, two)


@pytest.mark.parametrize(
    ("facts", "ended", "may_be_ended"),
    [
        # Nobody told that it was passed up, but it was sent back. Settled after that, or at first and taken up again.
        ("asked=2026-06-08 sent-back=2026-06-12 checked=2026-06-13 settled=yes", False, True),
        ("asked=2026-06-08 sent-back=2026-06-12 checked=2026-06-13 settled=2026-06-17..2026-06-19", True, True),
        ("asked=2026-06-08 sent-back=2026-06-12 settled=2026-06-10..2026-06-17", False, True),
        ("settled=2026-06-07 sent-back=2026-06-02..2026-06-09", False, True),
    ],
)
def test_an_end_is_not_passed_over_where_a_step_before_it_was_not_told(
    facts: str, *, ended: bool, may_be_ended: bool
) -> None:
    asked = loop(), made.weekdays(), made.case(facts), date(2026, 6, 20)
    for opinion in (engine.verdict(*asked), worlds.verdict(*asked)):
        assert (opinion.ended, opinion.may_be_ended) == (ended, may_be_ended)
        assert opinion.places <= {frozenset({"one"}), frozenset({"end:settled"})}


def test_what_was_late_on_every_day_on_which_its_time_can_have_begun_is_told_as_late() -> None:
    """Ten working days from the day the own manager was asked, which was 3 June at the latest: 17 June."""
    said = published("dispute-resolution", "step-1-held=2026-06-03 step-2-held=2026-06-18", "2026-06-20")
    report = position_report(Teller(said.journey.policy, ENGLISH), said, samples.library().calendars)
    (held,) = (each for each in report["done"] if each["event"] == "step-2-held")
    assert held["judged"] == "1 working day late. The last day was Wednesday 17 June 2026."


def test_who_acted_too_late_is_told_that_it_may_not_count() -> None:
    """Told the Chair a day after the 14 days from 1 June; the policy does not say what follows."""
    said = published("complaints", "reply-received=2026-06-01 further-asked=2026-06-16", "2026-06-17")
    found = list(doubts(Teller(said.journey.policy, ENGLISH, reader="complainant"), said))
    assert any("came after its last day, Monday 15 June 2026, and may not have been accepted" in each for each in found)
    in_time = published("complaints", "reply-received=2026-06-01 further-asked=2026-06-15", "2026-06-17")
    assert not any("accepted" in each for each in doubts(Teller(in_time.journey.policy, ENGLISH), in_time))
