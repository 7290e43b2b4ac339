"""What is told of more time: where nobody mentioned it and a time ran out, and where one notice gives more than one.

After finds of somebody who wrote the rules of a patent office and of a benefit from the documentation alone.
"""

from datetime import date
from typing import Any

import pytest

from navigator.case.verdicts.position import position
from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.model.limits import Extension, Limit, Notice
from navigator.words import ENGLISH
from tests.oracles import made
from tests.support import opinions


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
    assert said["heading"] == "This procedure has come to an end, if nothing gave it more time"
    assert said["advice"]["lines"][1:] == ("It may not have ended if more. You have not said so.",)


def test_an_end_by_silence_is_plain_where_there_was_no_more_time() -> None:
    said = told(PAID, "asked=2026-01-13 replied=no more=no", date(2026, 4, 14))
    assert said["heading"] == "This procedure has come to an end"
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


def said_of(report: dict[str, Any]) -> str:
    return " ".join((report["advice"]["heading"], *report["advice"]["lines"]))


def of_a_right(extension: Extension, facts: str, today: date) -> str:
    """What somebody is told who may claim within two months."""
    claim = made.act(
        "claim", made.limit("2 months", extensions=(extension,)), makes="claimed", by="parent", force="may"
    )
    stage = made.stage("one", [claim], [made.out("over", "end")], opens=("asked",))
    policy = made.policy("asked certified claimed over", stage)
    calendars = made.weekdays()
    found = position(policy, made.case(facts), today, calendars)
    return said_of(position_report(Teller(policy, ENGLISH, reader="parent"), found, calendars))


AGAIN = "There is more time once this has happened: certified."


def test_a_right_that_something_to_come_would_open_again_is_not_said_to_be_over_alone() -> None:
    """Two months from 5 December 2026 ended on 5 February; a month from the certificate is there whenever it comes."""
    any_time = made.more_time("certified", at_least="1 month", notice=Notice.AT_ANY_TIME)
    lost, facts = "The time to claim ended on Friday 5 February 2027", "asked=2026-12-05 certified=no"
    said = of_a_right(any_time, facts, date(2027, 2, 8))
    assert lost in said
    assert AGAIN in said
    # On the last day it is not over, and a certificate of the 6th would have been too late where it has to be in time.
    assert AGAIN not in of_a_right(any_time, facts, date(2027, 2, 5))
    in_time = made.more_time("certified", at_least="1 month")
    assert AGAIN not in of_a_right(in_time, facts, date(2027, 2, 8))
    # From a certificate of 8 February it is 8 March.
    assert "by Monday 8 March 2027" in of_a_right(any_time, "asked=2026-12-05 certified=2027-02-08", date(2027, 2, 8))


def with_a_question(facts: str, today: date) -> str:
    """Two weeks to reply, which stop while the office waits for an answer; before the reply it may write besides."""
    ask = made.act("ask", makes="question", force="may")
    tell = made.act("tell", makes="heard", by="parent", after="question")
    write = made.act("write", makes="letter", force="may")
    reply = made.act("reply", made.limit("2 weeks", pauses=(made.pause("question", "heard"),)), makes="replied")
    stage = made.stage("one", [ask, tell, write, reply], [made.out("over", "end")], opens=("asked",))
    policy = made.policy("asked question heard letter replied over", stage)
    calendars = made.weekdays()
    found = position(policy, made.case(facts), today, calendars)
    return str(position_report(Teller(policy, ENGLISH), found, calendars))


MOVED = "You have not said whether question. It changes the date."


def test_what_may_have_stopped_the_clock_is_named_where_it_makes_two_dates() -> None:
    """Two weeks from 1 June are 15 June; a question of that day that was heard of on the 8th would make it the 22nd."""
    said = with_a_question("asked=2026-06-01 letter=2026-06-08 replied=no", date(2026, 6, 10))
    assert "15 June 2026" in said
    assert MOVED in said
    assert MOVED not in with_a_question("asked=2026-06-01 question=no letter=2026-06-08 replied=no", date(2026, 6, 10))
    # Nobody told of anything later: it is taken as not happened, and named so.
    said = with_a_question("asked=2026-06-01 replied=no", date(2026, 6, 10))
    assert MOVED not in said
    assert "The date changes if question. You have not said so." in said


def test_what_builds_on_a_notice_that_came_too_late_would_change_nothing() -> None:
    """10 days from Monday 1 June end on the 11th. More was asked for on the 15th, so what comes after that is none."""
    first = made.more_time("more", by="5 days", name="first")
    second = made.more_time("other", at_least="5 days", name="second", after=("first",), notice=Notice.AT_ANY_TIME)
    within = made.limit("10 days", extensions=(first, second))
    late = str(told(within, "asked=2026-06-01 more=2026-06-15", date(2026, 6, 20)))
    assert "so it changes nothing here" in late
    assert "The date changes if" not in late
    assert "The date changes if other." in str(told(within, "asked=2026-06-01 more=2026-06-10", date(2026, 6, 20)))


def test_what_would_have_begun_a_time_sooner_than_silence_did_is_named() -> None:
    """Put into the mailbox on 1 June and opened within 10 days, or as good as opened on the 12th: 20 days from then.

    The 2nd of July was told, and not that it is sooner where it was opened on the 3rd. Nobody had been asked.
    """
    put = made.act("put", makes="available")
    look = made.act("open", made.limit("10 days", "available", expiry=made.expiry("unread")), makes="opened")
    appeal = made.act("appeal", made.limit("20 days", "opened unread", pick="earlier"), makes="appealed", by=made.ASKS)
    stage = made.stage("one", [put, look, appeal], [made.out("appealed", "end")], opens=("asked",))
    policy, calendars = made.policy("asked available opened unread appealed", stage), made.weekdays()

    def where(facts: str) -> str:
        found = position(
            policy, made.case(f"asked=2026-06-01 available=2026-06-01 {facts}"), date(2026, 6, 20), calendars
        )
        rows = position_report(Teller(policy, ENGLISH), found, calendars)["running"]
        return next(f"{each['due']}: {each['where']}" for each in rows if each["clause"] == "appeal")

    assert where("").startswith("2026-07-02")
    assert "You have not said whether opened. It changes the date." in where("")
    assert "changes" not in where("opened=no")
    assert where("opened=2026-06-03").startswith("2026-06-23")


def test_an_end_by_what_came_too_early_is_not_told_as_sure() -> None:
    """An affidavit that ends it may not be filed before 8 days are over: on the 4th it need not have counted."""
    file = made.act("file", made.limit("8 days", kind="after"), makes="filed", force="may")
    stage = made.stage("one", [file], [made.out("filed", "end")], opens=("asked",))
    policy = made.policy("asked filed", stage)
    for day, heading in ((4, ", unless that came too early"), (10, "")):
        facts, calendars = f"asked=2026-06-01 filed=2026-06-{day:02}", made.weekdays()
        found = position(policy, made.case(facts), date(2026, 6, 12), calendars)
        said = position_report(Teller(policy, ENGLISH), found, calendars)
        assert said["heading"] == f"This procedure has come to an end{heading}"


def test_an_end_that_something_told_brought_about_anyway_hangs_on_no_more_time() -> None:
    """Let go on the 19th, 28 days after a day that nobody knows: those were over before, or it ended with that.

    More time would only have left it to what was told: "if nothing gave it more time" was told of it.
    """
    more = (made.more_time(by="1 month", notice=Notice.AT_ANY_TIME),)
    reply = made.act("reply", made.limit("28 days", expiry=made.expiry(), extensions=more), makes="replied")
    ends = [made.out("let-go", "end"), made.out("ran-out", "end")]
    policy = made.policy("asked more ran-out replied let-go", made.stage("one", [reply], ends, opens=("asked",)))
    calendars, facts = made.weekdays(), "replied=no"
    for let_go, heading in (
        (" asked=yes let-go=2026-06-19", ""),
        (" asked=2026-05-01", ", if nothing gave it more time"),
    ):
        found = position(policy, made.case(facts + let_go), date(2026, 6, 26), calendars)
        said = position_report(Teller(policy, ENGLISH), found, calendars)
        assert said["heading"] == f"This procedure has come to an end{heading}"
        assert ("You have not said so" in str(said["advice"]["lines"])) is bool(heading)


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        # The note comes after it on the list, so that a later day may have been given before.
        ("noted=2026-06-03", "A later day may have been given. If so, tell us which day"),
        ("more=2026-06-03", "A later day was given. Tell us which day"),
    ],
)
def test_a_later_day_that_nobody_told_was_not_given_for_sure(facts: str, says: str) -> None:
    decide = made.act("decide", made.limit("10 days", extensions=(made.more_time(day="new-day"),)), makes="decided")
    acts = [made.act("give", makes="more", force="may"), made.act("note", makes="noted"), decide]
    one = made.stage("one", acts, [made.out("decided", "end")], opens=("asked",))
    policy = made.policy("asked more new-day/future noted decided", one)
    said = opinions.reported(policy, f"asked=2026-06-01 {facts}", date(2026, 6, 8))
    (where,) = (each["where"] for each in said["running"] if each["clause"] == "decide")
    assert says in where
