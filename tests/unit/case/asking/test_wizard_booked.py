"""What the wizard makes of a meeting that was chosen as the last thing: "choose this also if there is a day for it".

Today is Friday 4 December 2026.
"""

from dataclasses import replace
from datetime import date

import pytest

from navigator.case.asking.questions import About, Answer, Question
from navigator.case.asking.wizard import Interview, interview
from navigator.case.verdicts.status import Status
from navigator.model.cases import Span
from navigator.model.policy import Policy
from tests.oracles import made

TODAY = date(2026, 12, 4)
DAY = "date:meeting"


def panel(*ways: str) -> Policy:
    """Notice of an appeal leads to a panel, which meets and then decides."""
    meet = made.act("meet", made.limit("10 days", "notice"), makes="meeting")
    decide = made.act("decide", makes="decided", after="meeting")
    one = made.stage("one", [], [made.out(each, "two") for each in ("notice", *ways)], opens=("aware",))
    two = made.stage("two", [meet, decide], [made.out("decided", "end")])
    events = ("aware", "notice", *ways, "meeting/future", "decided")
    return made.policy(" ".join(events), one, two)


def asked(policy: Policy, **answers: Answer) -> Interview:
    given = {name.replace("__", ":"): each for name, each in answers.items()}
    chosen = {"reader": Answer("parent"), "last": Answer("meeting"), **given}
    return interview(policy, chosen, TODAY, made.weekdays())


def on(day: date) -> Answer:
    return Answer(span=Span(day, day))


def test_the_day_of_what_can_be_booked_is_asked() -> None:
    assert asked(panel()).next == Question(About.DATE, "meeting")


def test_who_says_that_it_has_got_to_a_meeting_that_is_booked_is_at_its_stage() -> None:
    """The panel meets on the 9th: it has not decided anything yet, and the notice was given on a day that is asked."""
    found = asked(panel(), date__meeting=on(date(2026, 12, 9)))
    assert found.next == Question(About.DATE, "notice", ("no",))
    settled = asked(panel(), date__meeting=on(date(2026, 12, 9)), date__notice=on(date(2026, 12, 1))).position
    assert settled
    assert settled.journey.now == {"two"}
    said = {each.clause.id: (each.status, each.due.safe if each.due else None) for each in settled.standings}
    assert said["meet"] == (Status.RUNNING, date(2026, 12, 11))
    assert said["decide"][0] is Status.WAITING


def test_what_has_been_leads_on_as_before() -> None:
    found = asked(panel(), date__meeting=on(date(2026, 12, 2)), date__notice=on(date(2026, 12, 1))).position
    assert found
    assert {each.clause.id for each in found.open} == {"decide"}


def test_by_which_of_two_ways_it_got_there_is_asked() -> None:
    found = asked(panel("urgent"), date__meeting=on(date(2026, 12, 9))).next
    assert found == Question(About.ROUTE, "two", ("notice", "urgent"))


@pytest.mark.parametrize("day", [date(2026, 12, 9), date(2026, 12, 2)])
def test_what_was_chosen_before_it_is_not_asked_again(day: date) -> None:
    """What leads on and was chosen as the last thing cannot be booked: no day is asked for its own sake."""
    policy = panel()
    (_, two) = policy.procedure.stages
    without = made.policy("aware notice meeting/future decided", policy.procedure.stages[0], replace(two, duties=()))
    found = interview(without, {"reader": Answer("parent"), "last": Answer("notice")}, day, made.weekdays())
    assert found.next is None
