"""What an author's own words keep as they are: nothing is decided by a search in them where the data says it."""

from datetime import date

import pytest

from navigator.case.verdicts.position import position
from navigator.explain.advice.settling import find_out
from navigator.explain.advice.view import View
from navigator.explain.limit_texts import within
from navigator.explain.teller import Teller
from navigator.explain.voice import voiced
from navigator.model.cases import Case, parse_fact
from navigator.words import ENGLISH
from tests.support.advised import CENTRE, of_model
from tests.support.advised import told as told_of
from tests.support.samples import FIRST_STAGE, HEAD, calendars, policy
from tests.unit.explain.test_what_authors_wrote import ASKED, ENDS, OVER, SOURCE, duty, event, told

TALK = f"events:\n{ASKED}{event('talked', 'the matter was talked over')}{OVER}"
LIMIT = "limit: {words: %s, period: 10 days, from: asked, states: [period, start]}"
REPLY = duty("talk", "manager", "must", "talk it over", f"produces: talked, {LIMIT % 'within 10 days'}")


def test_a_right_is_told_whole_and_not_up_to_the_first_full_stop() -> None:
    """Cut at the first full stop before a capital letter, the rule was "You may ask for Dr."."""
    rule = "You may ask for Dr. Smith. The desk is open every day."
    rules = f"rules:\n  - {{id: ask, kind: right, title: Ask, text: {rule}, by: parent, force: may, {SOURCE}}}\n"
    found = told(f"{TALK}{FIRST_STAGE}{REPLY}{ENDS}{rules}", "2026-06-03", "asked=2026-06-01", reader="parent")
    assert [each["text"] for each in found["advice"]["rights"]] == [rule]


def test_few_words_that_speak_to_several_are_said_of_nobody_else() -> None:
    act = "agree on the day and the place and the agenda of a meeting with everybody who has had a part in it"
    talk = duty("talk", "manager", "must", act, f"produces: talked, {LIMIT % 'within 10 days'}")
    voices = "voices:\n  - {id: talk, short: agree it between yourselves}\n"
    found = told(f"{TALK}{FIRST_STAGE}{talk}{ENDS}{voices}", "2026-06-03", "asked=2026-06-01", reader="parent")
    assert "yourselves" not in found["heading"]
    assert act in found["heading"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("next day", "next day"),
        ("every working day", "every working day"),
        ("10 days", "within 10 days"),
        ("ten days", "within ten days"),
        ("thirteen days", "within thirteen days"),
        ("fifty-six days", "within fifty-six days"),
        ("one hundred and twenty days", "within one hundred and twenty days"),
        ("a hundred days", "within a hundred days"),
        ("A week", "within A week"),
        ("Ten clear days", "within Ten clear days"),
        ("within ten days", "within ten days"),
    ],
)
def test_words_that_begin_with_no_number_are_no_amount(words: str, said: str) -> None:
    talk = duty("talk", "manager", "must", "talk", f"produces: talked, {LIMIT % words}")
    made = policy(f"{TALK}{FIRST_STAGE}{talk}{ENDS}")
    limit = made.duties["talk"].limit
    assert limit
    assert within(Teller(made, ENGLISH), limit) == said


def _view(made: str, reader: str) -> View:
    held = voiced(policy(made), reader)
    found = position(held, Case((parse_fact("asked=2026-06-01"),)), date(2026, 6, 3), calendars())
    return View(Teller(held, ENGLISH, reader), found, calendars())


def test_what_only_the_reader_does_they_need_not_find_out() -> None:
    """A word of the event decided it, and "the matter was put to the manager" is done by the reader as well."""
    events = (
        f"{ASKED}{event('put', 'the matter was put to the manager')}{event('taken-back', 'the matter was taken back')}"
    )
    acts = duty("put", "parent", "may", "put the matter to the manager", "produces: put, no_limit: not needed") + duty(
        "talk",
        "manager",
        "must",
        "talk",
        "limit: {words: within 10 days, period: 10 days, from: put, states: [period]}",
    )
    back = (
        f"\n      - {{id: back, when: it is taken back, event: taken-back, by: parent, to: {{end: closed}}, {SOURCE}}}"
    )
    made = f"events:\n{events}{OVER}{FIRST_STAGE}{acts}{ENDS.rstrip()}{back}\n"
    assert find_out(_view(made, "parent"), ("put",)) == "Tell us whether the matter was put to the manager"
    assert find_out(_view(made, "parent"), ("taken-back",)) == "Tell us whether the matter was taken back"
    assert find_out(_view(made, "manager"), ("put",)) == "First find out whether the matter was put to you"


def _event(what: str, reader: str, head: str = HEAD) -> str:
    made = f"events:\n{ASKED}{event('told', what)}{OVER}{FIRST_STAGE}{REPLY_NONE}{ENDS}"
    return voiced(policy(made, head), reader).events["told"].what


REPLY_NONE = duty("talk", "manager", "must", "talk", "no_limit: not needed")
COURT = HEAD.replace("the Ombudsman, side: outside", "a court, side: answers")


@pytest.mark.parametrize(
    ("what", "reader", "said"),
    [
        ("the view of the parent was heard", "parent", "your view was heard"),
        ("the manager wrote at the request of the parent", "parent", "the manager wrote at your request"),
        ("a letter of the parent came", "parent", "a letter of yours came"),
        ("the view of the parent's friend was heard", "parent", "the view of your friend was heard"),
        ("the manager was told of the parent's case", "parent", "the manager was told of your case"),
        ("the rest of the parent was lost", "parent", "the rest of you were lost"),
        ("the right office of the manager got it", "manager", "the right office of the manager got it"),
        ("the registrar was told of a court case", "ombudsman", "the registrar was told of a court case"),
        ("the paper went to a court", "ombudsman", "the paper went to you"),
        ("the parent thought of the manager", "manager", "the parent thought of you"),
    ],
)
def test_nobody_is_told_of_a_thing_of_you(what: str, reader: str, said: str) -> None:
    assert _event(what, reader, COURT) == said


def test_a_date_that_may_still_move_is_never_the_very_latest() -> None:
    """Acknowledged on 1 June, it was asked for by then, so 30 days end by 1 July; four things can still add to that."""
    found = of_model("au-foi/requests", "received=yes", "acknowledged=2026-06-01", today="2026-06-05")
    assert found["heading"].endswith("by Wednesday 1 July 2026, perhaps earlier or later")


def test_a_presumption_of_another_place_is_said_to_be_that() -> None:
    """Posted in Ireland on Thursday 2 April 2026: Good Friday is a working day there, and Easter Monday is none."""
    found = of_model("ireland-health/feedback", "received=first-class:2026-04-02", today="2026-04-08")
    (said,) = found["arrivals"]
    assert "It can have come on Friday 3 April 2026 at the earliest." in said
    assert "A court in England and Wales would presume" not in said
    assert "The policy does not say when post counts as received, so we also count from Tuesday 7 April 2026" in said
    assert "the second working day after posting, which courts in England and Wales presume" in said


def test_a_right_that_no_event_shows_is_told_as_over_once_its_time_is() -> None:
    """14 days beginning with 1 June end on the 14th: on the 15th half of the charge is no longer enough."""
    told_on = {
        day: of_model("example-city/parking", "given=2026-06-01", today=f"2026-06-{day}", reader="keeper")["advice"]
        for day in (14, 15)
    }
    assert told_on[14]["heading"].startswith("Pay half of the charge")
    rights = [each["text"] for each in told_on[15]["rights"]]
    assert any("pay half of the charge" in each and "14 June 2026" in each for each in rights), rights


def test_what_the_heading_says_is_not_said_again_below_it() -> None:
    facts = ("complaint-received=yes", "acknowledged=2026-11-05")
    found = told_of(*facts, today="2026-11-12", reader="coordinator", key=CENTRE)
    assert found["heading"] == "Send a full written reply now: it may be late"
    assert found["lines"][0] == "Tell us when you got the written complaint."


def test_a_name_is_not_found_inside_another_word() -> None:
    """The unit is not named where somebody has every opportunity."""
    made = policy(f"events:\n{ASKED}{OVER}{FIRST_STAGE}{REPLY_NONE}{ENDS}", HEAD.replace("the manager", "the unit"))
    teller = Teller(made, ENGLISH)
    assert not teller.are_named(("manager",), "Everybody has every opportunity to speak")
    assert teller.are_named(("manager",), "Ask the unit's clerk")
