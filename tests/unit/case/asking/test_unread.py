"""An event that a time is counted from in one reading alone is asked for where the date of that reading needs it.

Days by hand: Monday 2 November 2026 and 10 working days is Monday 16 November; Wednesday 4 and 10 is Wednesday 18.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner

from build_scripts.cli import main
from navigator.case.asking.questions import About, Answer, Question
from navigator.case.asking.wizard import Interview, interview
from navigator.case.verdicts.position import position
from navigator.explain.reports import question_report
from navigator.explain.teller import Teller
from navigator.model.acts import Duty
from navigator.model.cases import Span
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.oracles import made
from tests.support.samples import library

MONDAY, WEDNESDAY, TODAY = date(2026, 11, 2), date(2026, 11, 4), date(2026, 11, 12)
FROM_EITHER = (made.reading("as-stated"), made.reading("from-arrival", from_="arrived"))


def on(day: date) -> Answer:
    return Answer(span=Span(day, day))


def board(*acts: Duty, events: str = "asked arrived replied content", **more: Any) -> Policy:
    return made.policy(events, made.stage("first", acts, [made.out("content", "end")], opens=("asked",)), **more)


def answered(policy: Policy, last: str, **answers: Answer) -> Interview:
    given: Mapping[str, Answer] = {name.replace("__", ":").replace("_", "-"): each for name, each in answers.items()}
    return interview(policy, {"reader": Answer("parent"), "last": Answer(last), **given}, TODAY, made.weekdays())


def dates(held: Interview, name: str = "reply") -> tuple[date | None, date | None]:
    assert held.position is not None, held.next
    (due,) = (each.due for each in held.position.running if each.clause.id == name)
    assert due is not None
    return due.safe, due.latest


REPLY = board(made.act("reply", made.limit("10 working days", readings=FROM_EITHER), makes="replied"))


def test_it_is_asked_once_the_days_are_known_that_the_limit_itself_needs() -> None:
    first = answered(REPLY, "asked").next
    assert first is not None
    assert first.name == "date:asked"
    then = answered(REPLY, "asked", date__asked=on(MONDAY)).next
    assert then is not None
    assert (then.name, then.options) == ("happened:arrived", ("yes", "no", "unknown"))
    told = question_report(Teller(REPLY, ENGLISH), then)
    assert told["title"] == "Has this happened yet: arrived?"
    assert told["why"] == "The policy is unclear. Read in one way, a time limit is counted from that day."


def test_yes_asks_for_the_day_and_gives_both_dates() -> None:
    said = {"date__asked": on(MONDAY), "happened__arrived": Answer("yes")}
    then = answered(REPLY, "asked", **said).next
    assert then is not None
    assert then.name == "date:arrived"
    assert dates(answered(REPLY, "asked", **said, date__arrived=on(WEDNESDAY))) == (
        date(2026, 11, 16),
        date(2026, 11, 18),
    )


@pytest.mark.parametrize("value", ["no", "unknown"])
def test_not_yet_and_nobody_knows_leave_no_last_date_and_are_not_asked_again(value: str) -> None:
    held = answered(REPLY, "asked", date__asked=on(MONDAY), happened__arrived=Answer(value))
    assert dates(held) == (date(2026, 11, 16), None)


def test_an_event_before_the_last_one_is_asked_for_before_its_day() -> None:
    middle = board(
        made.act("reply", made.limit("10 working days", readings=FROM_EITHER), makes="replied"),
        made.act("hear", makes="heard"),
        events="asked arrived heard replied content",
    )
    then = answered(middle, "heard", date__asked=on(MONDAY)).next
    assert then is not None
    assert then.name == "happened:arrived"
    # Nobody can give the day of what may not have happened.
    held = answered(middle, "heard", date__asked=on(MONDAY), happened__arrived=Answer("unknown"))
    assert held.position is not None
    assert [each.name for each in held.answered] == ["reader", "last", "date:asked", "happened:arrived"]


def test_what_was_chosen_as_the_last_thing_is_not_asked_again() -> None:
    held = answered(REPLY, "arrived", date__asked=on(MONDAY), date__arrived=on(WEDNESDAY))
    assert dates(held) == (date(2026, 11, 16), date(2026, 11, 18))


def test_what_an_act_produces_is_among_what_has_happened_and_not_asked_after() -> None:
    shown = board(
        made.act("send", makes="arrived"),
        made.act("reply", made.limit("10 working days", readings=FROM_EITHER), makes="replied"),
    )
    assert dates(answered(shown, "asked", date__asked=on(MONDAY))) == (date(2026, 11, 16), None)


def test_a_time_that_is_over_asks_nothing() -> None:
    assert answered(REPLY, "content", date__asked=on(MONDAY)).next is None


def test_a_time_that_has_not_begun_is_asked_after_where_one_reading_may_have_begun_it() -> None:
    waits = board(
        made.act("answer", made.limit("10 working days", "told", readings=FROM_EITHER), makes="replied"),
        made.act("tell", makes="told"),
        events="asked arrived told replied content",
    )
    then = answered(waits, "asked").next
    assert then is not None
    assert then.name == "happened:arrived"
    held = answered(waits, "asked", happened__arrived=Answer("yes"), date__arrived=on(WEDNESDAY))
    assert dates(held, "answer") == (date(2026, 11, 18), None)


def test_a_day_that_a_reading_counts_back_from_may_lie_ahead() -> None:
    back = (made.reading("as-stated"), made.reading("before-hearing", before="hearing"))
    papers = board(
        made.act("reply", made.limit("10 working days", readings=back), makes="replied"),
        events="asked hearing/future replied content",
    )
    then = answered(papers, "asked", date__asked=on(MONDAY)).next
    assert then is not None
    assert then.name == "happened:hearing"
    title = question_report(Teller(papers, ENGLISH), then)["title"]
    assert title == "Has this happened, or is there a day for it: hearing?"


def test_a_limit_over_several_stages_places_its_event_and_asks_for_it() -> None:
    over = made.cap("whole", made.limit("10 working days", readings=FROM_EITHER), "first")
    capped = board(made.act("reply", makes="replied"), caps=(over,))
    then = answered(capped, "asked", date__asked=on(MONDAY)).next
    assert then is not None
    assert then.name == "happened:arrived"
    found = position(capped, made.case("asked=2026-11-02 arrived=2026-11-04"), TODAY, made.weekdays())
    assert found.notes == ()
    (due,) = (each.due for each in found.running if each.clause.id == "whole")
    assert due is not None
    assert (due.safe, due.latest) == (date(2026, 11, 16), date(2026, 11, 18))


# The document in which it was seen. 25 working days from Wednesday 9 September 2026 are Wednesday 14 October.

NELSCP = "nelscp/multi-agency-dispute-resolution"
ASKED = (
    "Nobody said whether this has happened: the Independent Scrutiny Officer got the dispute. "
    "Read in one way, a time limit is counted from that day. Add scrutiny-received=DATE or scrutiny-received=no."
)


def where(*facts: str) -> str:
    result = CliRunner().invoke(main, ["where", NELSCP, *facts, "--on", "2026-10-01"], catch_exceptions=False)
    return result.output


def test_the_command_asks_for_the_arrival_at_the_scrutiny_officer() -> None:
    assert ASKED in where("escalated=2026-09-09")
    assert "Nobody said" not in where("escalated=2026-09-09", "scrutiny-received=2026-09-11")
    assert "Nobody said" not in where("escalated=2026-09-09", "scrutiny-received=no")
    assert "Nobody said" not in where("dispute-received=2026-08-17")


@pytest.mark.parametrize("last", ["escalated", "agenda-agreed"])
def test_the_wizard_asks_for_it_and_gives_both_dates(last: str) -> None:
    policy = library().policies[NELSCP]
    given = {"reader": Answer("agency"), "last": Answer(last), "date:escalated": on(date(2026, 9, 9))}
    calendars = library().calendars
    then = interview(policy, given, date(2026, 10, 1), calendars).next
    assert then is not None
    assert then.name == "happened:scrutiny-received"
    given |= {"happened:scrutiny-received": Answer("yes"), "date:scrutiny-received": on(date(2026, 9, 11))}
    assert dates(interview(policy, given, date(2026, 10, 1), calendars), "finish") == (
        date(2026, 10, 14),
        date(2026, 10, 16),
    )


def test_who_has_only_a_day_for_it_is_told_which_choice_is_theirs() -> None:
    act = made.act("reply", made.limit("10 working days"), makes="replied")
    papers = board(act, events="asked hearing/future replied content")
    options = ("asked", "hearing")
    told = question_report(Teller(papers, ENGLISH), Question(About.LAST, options=options))["options"]
    assert [each.get("hint") for each in told] == [None, "Choose this also if there is a day for it."]
