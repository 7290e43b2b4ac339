"""A letter and a calendar say no more of a date than the answer does, and nothing of readings where there is one."""

import re
from datetime import date

import pytest

from navigator.case.verdicts.position import position
from navigator.explain.teller import Teller
from navigator.explain.voice import voiced
from navigator.export.dates import ExportDate, position_dates
from navigator.words import ENGLISH
from tests.oracles import made
from tests.support.letters import CENTRE, drafts
from tests.support.samples import calendars, library

DISPUTES = "milton-keynes-safeguarding-children-board/conflict-between-partners"


def dated(key: str, facts: str, today: date) -> dict[str, ExportDate]:
    policy = voiced(library().policies[key], None)
    found = position(policy, made.case(facts), today, calendars())
    return {each.clause: each for each in position_dates(Teller(policy, ENGLISH), found)}


def test_a_letter_names_the_last_of_several_days_where_all_of_them_are_over() -> None:
    """15 working days from a day between 10 and 14 December are over on a day from 5 to 7 January."""
    last_days = {
        line
        for letter in drafts("complaint-received=2026-12-10..2026-12-14", today="2027-01-08")
        for line in letter.text.splitlines()
        if "the last day for this was" in line
    }
    (line,) = last_days
    assert "the last day for this was Thursday 7 January 2027" in line


def test_a_letter_says_that_the_first_of_them_may_have_been_it_while_the_last_is_not_over() -> None:
    (letter,) = (
        each
        for each in drafts("complaint-received=2026-12-10..2026-12-14", today="2027-01-06")
        if each.clause == "reply"
    )
    assert "The last day for this may have been Tuesday 5 January 2027." in letter.text


def test_a_calendar_speaks_of_readings_only_where_the_policy_has_several() -> None:
    facts = "reply-received=2026-12-18..2026-12-20"
    for today, said in (
        (date(2026, 12, 21), "This is the safe date. The last day may be as late as Sunday 3 January 2027."),
        (date(2027, 1, 2), "The safe date was Friday 1 January 2027. The last day may be as late as this."),
    ):
        assert said in dated(CENTRE, facts, today)["ask-further"].doubts
    entries = dated(CENTRE, facts, date(2026, 12, 21))["ask-further"]
    assert entries.latest_doubts == ("The last day may be as late as this. The safe date is Friday 1 January 2027.",)


def test_a_first_day_that_another_reading_does_not_have_is_said_to_be_in_doubt() -> None:
    refer = dated(DISPUTES, "no-agreement=2026-12-03", date(2026, 12, 20))["refer"]
    assert refer.doubts == ("Read another way, this may not be done on that day: there is no date yet.",)


def test_a_readers_own_letter_does_not_say_that_it_is_late_where_it_may_be_in_time() -> None:
    """The reply was sent on 18 December; 14 days are over on 2 or on 5 January, by the day on which it came."""
    (letter,) = (
        each
        for each in drafts("reply-received=first-class:2026-12-18", today="2027-01-04")
        if each.clause == "ask-further"
    )
    assert "If this should be late, I ask you to accept it all the same, because [why]." in letter.text
    assert "January 2027." not in letter.text


NELSCP = "nelscp/multi-agency-dispute-resolution"


def letter_of(*facts: str, today: str, clause: str, reader: str = "complainant", key: str = CENTRE) -> str:
    found = drafts(*facts, today=today, reader=reader, key=key)
    return next(each.text for each in found if each.clause == clause)


@pytest.mark.parametrize("today", ["2027-01-08", "2027-01-14"])
def test_a_letter_names_no_date_that_only_today_gives(today: str) -> None:
    """On which day it was acknowledged is not known: 15 working days from today are the last day of no reading."""
    text = letter_of("complaint-received=2026-12-14", "acknowledged=yes", today=today, clause="reply")
    assert "Read in one way, the last day for this was Thursday 7 January 2027." in text
    assert "The policy can be read in another way too." in text
    assert re.findall(r"\w+ \d+ (?:January|February) 2027\.", text).count("Thursday 7 January 2027.") == 1
    assert "29 January" not in text
    assert "4 February" not in text


def test_who_answers_owns_up_to_no_lateness_that_is_not_sure() -> None:
    """5 working days from 17 to 21 December end on 24 to 30 December 2026: on the 30th the last of them is today."""
    text = letter_of(
        "dispute-received=2026-12-17..2026-12-21", today="2026-12-30", clause="acknowledge", reader="chair", key=NELSCP
    )
    last = (
        "The last day for this may have been Thursday 24 December 2026, and is Wednesday 30 December 2026 at the very"
    )
    assert last in text
    assert "which may be late" in text
    assert "I am sorry that you have had to wait" not in text


def test_who_does_not_know_the_day_asks_for_what_may_be_late_to_be_accepted() -> None:
    text = letter_of("reply-received=yes", today="2027-01-20", clause="ask-further")
    assert "If this should be late, I ask you to accept it all the same, because [why]." in text


def test_what_was_sent_is_told_with_when_it_counts_as_received() -> None:
    text = letter_of("reply-received=first-class:2026-12-18", today="2027-01-04", clause="ask-further")
    line = next(line for line in text.splitlines() if "first-class" in line)
    assert line == (
        "- The Coordinator's full reply reached me. It was sent by first-class post on Friday 18 December 2026, "
        "and counts as received between Saturday 19 December 2026 and Tuesday 22 December 2026."
    )


def test_a_first_day_says_from_when_it_may_already_be_and_that_it_is_one_where_its_title_does_not() -> None:
    refer = dated(DISPUTES, "no-agreement=2026-12-03 mediator-suggested=2026-12-10", date(2026, 12, 20))["refer"]
    assert refer.doubts == ("Read another way, this may already be done from Friday 1 January 2027.",)
    (full,) = refer.entries(ENGLISH, full=True)
    (neutral,) = refer.entries(ENGLISH, full=False)
    assert (full.day, neutral.day) == (date(2027, 1, 8), date(2027, 1, 8))
    assert full.title.startswith("First day: ")
    assert full.notes.splitlines()[0] == refer.doubts[0]
    assert neutral.title == "A date to remember"
    assert neutral.notes.splitlines() == ["This is a first day, not a last one.", refer.doubts[0]]


def test_a_last_day_is_not_said_to_be_a_first_one_where_its_title_says_nothing() -> None:
    reply = dated(CENTRE, "complaint-received=2026-12-07", date(2026, 12, 8))["reply"]
    assert all("first day" not in each.notes for each in reply.entries(ENGLISH, full=False))
