"""A later day that somebody names: with its notice or without, told, denied, or still to come.

Worked out by hand; `told`, `act` and `both` ask the second opinion too. June 2026 begins on a Monday.
"""

from dataclasses import replace
from datetime import date

import pytest

from navigator.case.verdicts.position import Status
from navigator.dates.periods import THAT_DAY
from tests.oracles import made
from tests.support.opinions import both, modelled, of, reported

NAMED = [
    # A notice at any time: the day that the council allowed is the last.
    ("homelessness/review", "notified=2026-10-20 allowed-day=2026-12-20", "2026-12-12", "ask", Status.RUNNING),
    # A notice in time only: 20 working days from 20 October are 17 November, unless it came by then.
    ("uk-foi/requests", "asked=2026-10-20 interest-day=2027-01-15", "2026-12-20", "answer", Status.UNCLEAR),
    ("spso/model", "stage-2-asked=2026-10-20 new-day=2027-01-15", "2026-12-20", "decide-2", Status.UNCLEAR),
    ("canada-atia/requests", "received=2026-10-20 new-day=2027-01-15", "2026-12-20", "answer", Status.UNCLEAR),
]


@pytest.mark.parametrize(("key", "facts", "today", "clause", "status"), NAMED)
def test_a_day_that_was_named_has_had_its_notice(key: str, facts: str, today: str, clause: str, status: Status) -> None:
    latest = date.fromisoformat(facts[-10:])
    found = of(modelled(key, facts, today), clause)
    assert (found[0], found[2]) == (status, latest)


TWICE = [
    # Once only: the second notice gives nothing, and its day is not that of the first.
    (
        "clergy/complaints",
        (
            "received=2026-10-01 with-registrar=2026-10-05 scrutiny-longer=2026-10-30 scrutiny-day=2026-11-20"
            " scrutiny-longer=2026-11-19 scrutiny-day=2026-12-10"
        ),
        "2026-11-28",
        "scrutinise",
    ),
    # The second notice came on Monday 23 November, when the time was over.
    (
        "uk-foi/requests",
        (
            "asked=2026-09-07 interest-told=2026-09-10 interest-day=2026-11-20"
            " interest-told=2026-11-23 interest-day=2026-12-20"
        ),
        "2026-12-10",
        "answer",
    ),
    (
        "canada-atia/requests",
        "received=2026-10-05 extended=2026-10-20 new-day=2026-11-20 extended=2026-11-25 new-day=2026-12-20",
        "2026-12-12",
        "answer",
    ),
]


@pytest.mark.parametrize(("key", "facts", "today", "clause"), TWICE)
def test_each_notice_names_a_day_of_its_own(key: str, facts: str, today: str, clause: str) -> None:
    day = date(2026, 11, 20)
    assert of(modelled(key, facts, today), clause) == (Status.LATE, day, day)


@pytest.mark.parametrize(
    ("key", "facts", "clause"),
    [
        ("homelessness/review", "notified=2026-10-20 allowed=2026-11-01 allowed-day=no", "ask"),
        ("uk-foi/requests", "asked=2026-10-20 interest-told=2026-11-01 interest-day=no", "answer"),
    ],
)
def test_a_later_day_that_has_not_come_lies_ahead(key: str, facts: str, clause: str) -> None:
    """On Saturday 12 December it is Sunday 13 December at the earliest: nothing is late, and no right is over."""
    said = modelled(key, facts, "2026-12-12")
    found = next(each for each in said.standings if each.clause.id == clause)
    assert of(said, clause) == (Status.RUNNING, date(2026, 12, 13), None)
    assert (found.verdict.may_be_late, found.verdict.may_be_lapsed) == (False, False)
    # Days off have nothing to do with it.
    assert found.due
    assert [each.first.named for each in found.due.reckonings if each.first] == [True]


def test_a_time_has_not_run_out_while_its_later_day_has_not_come() -> None:
    """Refused or not answered by the last day, it counts as refused; the day that was named is still to come."""
    facts = "received=2026-10-05 extended=2026-10-20 new-day="
    denied, unknown = (modelled("canada-atia/requests", f"{facts}{each}", "2026-12-12") for each in ("no", "yes"))
    assert of(denied, "answer") == (Status.RUNNING, date(2026, 12, 13), None)
    assert "complain" not in {each.clause.id for each in (*denied.running, *denied.may)}
    assert "complain" in {each.clause.id for each in (*unknown.running, *unknown.may)}


def test_a_time_whose_later_day_lies_ahead_has_not_run_out_by_a_reply_that_nobody_told() -> None:
    """Asked on the 4th, within 8 days, put off in time on the 9th to 5 July; passed up on some day. Today is the 29th.

    Papers were sent for a hearing that is booked, against the list: so there may have been a reply on any day. One
    from before the 9th was in time; without one before, the later day counts. The time ran out in no world.
    """
    extension = made.more_time(event="put-off", day="new-day")
    within = made.limit("8 days", extensions=(extension,), expiry=made.expiry(), discretion=made.ANSWERS)
    send = made.act("send-papers", made.limit("9 days", before="hearing"), makes="papers")
    acts = [made.act("reply", within, makes="replied"), send]
    outs = [made.out("ran-out", "end"), made.out("passed-up", "two")]
    one = made.stage("one", acts, outs, opens=("asked",))
    events = "asked ran-out put-off new-day/future hearing/future papers replied passed-up"
    policy = made.policy(events, one, made.stage("two"))
    booked = "new-day=2026-07-05 hearing=2026-07-05"
    said = both(policy, f"asked=2026-06-04 put-off=2026-06-09 {booked} papers=2026-06-09 passed-up=yes", 29)
    assert said.stages == {"two"}
    assert not said.may_be_ended


def test_what_may_not_be_done_before_a_day_that_nobody_told_is_not_open_for_sure() -> None:
    """Not before 9 days, put off on the 8th to a day that nobody told: it can lie ahead still."""
    extension = made.more_time(event="put-off", day="new-day")
    within = made.limit("9 days", kind="not before", extensions=(extension,))
    one = made.stage("one", [made.act("reply", within, makes="replied")], opens=("asked",))
    policy = made.policy("asked put-off new-day/future replied", one)
    found = both(policy, "asked=2026-06-05 put-off=2026-06-08", 30).act("reply")
    assert (found.open, found.may_be_open) == (False, True)


def test_what_nobody_mentioned_is_as_late_as_a_time_that_ran_out_lets_it() -> None:
    """Asked on the 1st, 45 hours for the reply; replied on the 3rd, passed up on the 4th, both perhaps too late.

    What is to be kept to on the 12th was, if it was, by the 4th.
    """
    reply = made.act("reply", made.limit("45 hours", expiry=made.expiry()), makes="replied")
    day = replace(made.limit("1 day"), period=THAT_DAY, from_=(), day="target", named_by=(made.ANSWERS,))
    outs = [made.out("ran-out", "end"), made.out("passed-up", "two")]
    one = made.stage("one", [reply, made.act("keep", day, makes="kept")], outs, opens=("asked",))
    policy = made.policy("asked target/future kept ran-out replied passed-up", one, made.stage("two"))
    facts = "asked=2026-06-01 target=2026-06-12 replied=2026-06-03 passed-up=2026-06-04"
    assert not both(policy, facts, 14).act("keep").may_be_done_late


def test_a_meeting_whose_day_may_lie_ahead_is_not_said_to_be_done() -> None:
    meet = made.act("meet", made.limit("30 days"), makes="met")
    one = made.stage("one", [meet], [made.out("over", "end")], opens=("asked",))
    policy = made.policy("asked met/future over", one)
    said = reported(policy, "asked=2026-06-01 met=2026-06-10..2026-06-20", date(2026, 6, 15))
    told_of = [each["where"] for each in (*said["not_told"], *said["running"]) if each["clause"] == "meet"]
    assert told_of == ["The day that you told us may lie ahead, so this may be done or not."]
