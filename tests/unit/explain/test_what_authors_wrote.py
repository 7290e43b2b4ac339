"""What somebody who writes a procedure finds said of it: acts of others, of open questions, of named days, of two acts.

Each was written first by somebody who had only the documentation, from a policy of a board that is not published here.
"""

from typing import Any

from build_scripts.flowchart.labels import Sayer
from build_scripts.pages.policy_view import duty_view
from navigator.api import Engine
from navigator.explain.teller import Teller
from navigator.words import ENGLISH
from tests.support.samples import FIRST_STAGE, calendars, policy

SOURCE = "source: {heading: One}"
ENDS = f"""
    outcomes:
      - {{id: ends, when: it is over, event: over, to: {{end: closed}}, {SOURCE}}}
"""


def event(name: str, what: str, more: str = "") -> str:
    return f"  - {{id: {name}, what: {what}, ask: When?{more}}}\n"


def told(body: str, today: str, *facts: str, reader: str | None = None) -> dict[str, Any]:
    made = Engine(calendars())
    made.answer({"ask": "load", "policy": policy(body).as_data()})
    asked = {"ask": "position", "procedure": policy(body).key, "facts": facts, "today": today, "reader": reader}
    found: dict[str, Any] = made.answer(asked)
    return found


def duty(name: str, by: str, force: str, act: str, rest: str) -> str:
    return f"      - {{id: {name}, by: {by}, force: {force}, act: {act}, {rest}, {SOURCE}}}\n"


ASKED = event("asked", "it was asked")
OVER = event("over", "it was over")

HEARING = (
    f"events:\n{ASKED}{event('day', 'the day of the hearing', ', future: true')}{event('heard', 'it was heard')}{OVER}"
    f"{FIRST_STAGE}"
    + duty(
        "hear",
        "manager",
        "must",
        "hear it",
        "produces: heard, limit: {words: on the day that is named, day: day, named_by: manager, states: [period]}",
    )
    + ENDS
)


def test_what_others_do_on_a_day_that_they_name_is_no_order_to_the_reader() -> None:
    found = told(HEARING, "2026-06-03", "asked=2026-06-01", reader="parent")
    assert found["heading"] == "The manager must hear it"


QUESTION = "questions:\n  - {id: size, ask: How large?, answers: [{id: small, name: Small, when: it is small}, {id: large, name: Large, when: it is large}]}\n"  # noqa: E501
BY_SIZE = (
    f"{QUESTION}events:\n{ASKED}{event('sent', 'it was sent')}{OVER}"
    f"{FIRST_STAGE}"
    + duty(
        "send",
        "parent",
        "must",
        "send it to the head",
        "only: small, produces: sent, limit: {words: within 10 days, period: 10 days, from: asked, states: [period]}",
    )
    + ENDS
)


def test_a_heading_says_for_which_answer_it_holds_where_nobody_answered() -> None:
    found = told(BY_SIZE, "2026-06-03", "asked=2026-06-01", reader="parent")
    assert found["heading"] == "Send it to the head by Thursday 11 June 2026, if it is small"


EXPIRY = "expiry: {event: missed, says: It is then looked at in the next meeting.}"
OWN = (
    f"events:\n{ASKED}{event('sent', 'it was sent')}{event('missed', 'the time was missed')}{OVER}"
    f"{FIRST_STAGE}"
    + duty(
        "send",
        "parent",
        "must",
        "send it",
        f"produces: sent, limit: {{words: within 10 days, period: 10 days, from: asked, states: [period], {EXPIRY}}}",
    )
    + ENDS
)


def test_what_the_policy_says_of_an_act_that_is_late_comes_before_what_can_be_done_anywhere() -> None:
    found = told(OWN, "2026-06-20", "asked=2026-06-01", "sent=no", reader="parent")
    assert found["advice"]["silence"] == ("It is then looked at in the next meeting.",)


TWO = (
    f"events:\n{ASKED}{event('got', 'it came')}{OVER}{FIRST_STAGE}"
    + duty(
        "appeal",
        "parent",
        "must",
        "appeal",
        "produces: got, limit: {words: within 15 days, period: 15 days, from: asked, states: [period]}",
    )
    + duty(
        "appeal-early",
        "parent",
        "should",
        "be in time for the next meeting",
        "produces: got, limit: {words: within 10 days, period: 10 days, from: asked, states: [period]}",
    )
    + ENDS
)


def test_of_two_acts_that_one_event_shows_the_late_one_is_named() -> None:
    found = told(TWO, "2026-06-20", "asked=2026-06-01", "got=2026-06-13")
    (row,) = [each for each in found["done"] if each["event"] == "got"]
    assert row["judged"] == (
        "2 days late. The last day was Thursday 11 June 2026. That is said of this: be in time for the next meeting."
    )


MORE = (
    "extensions: [{id: more, day: new-day, at_most: 14 days, how: on notice, event: longer, says: It can take longer.}]"
)
NAMED = (
    f"events:\n{ASKED}{event('longer', 'it was said to take longer')}"
    f"{event('new-day', 'the new day came', ', future: true')}{event('fixed', 'it was mended')}"
    f"{event('closing', 'voting closed', ', future: true')}{OVER}{FIRST_STAGE}"
    + duty(
        "mend",
        "manager",
        "must",
        "mend it",
        f"produces: fixed, limit: {{words: within 10 days, period: 10 days, from: asked, states: [period], {MORE}}}",
    )
    + duty(
        "object",
        "parent",
        "may",
        "object",
        "limit: {words: within 3 days of the end of voting, period: 3 days, from: closing, states: [period, start]}",
    )
    + ENDS
)


def test_a_day_beyond_what_the_policy_allows_is_told_with_the_last_one_that_it_does() -> None:
    """10 days end on 11 June, and no more than 14 days can be added: the 25th."""
    facts = ("asked=2026-06-01", "longer=2026-06-05", "new-day=2026-07-10")
    found = told(NAMED, "2026-06-08", *facts)
    (row,) = found["booked"]
    assert row["text"] == (
        "This is the day that was named. The policy allows more time until Thursday 25 June 2026 and no longer."
    )


def test_what_nobody_does_is_not_booked() -> None:
    found = told(NAMED, "2026-06-08", "asked=2026-06-01", "closing=2026-06-10")
    (row,) = found["booked"]
    assert (row["when"], row["text"]) == ("Wednesday 10 June 2026", "This is told for that day: voting closed.")


def test_a_way_out_has_no_limit_beside_it_where_two_acts_lead_to_it() -> None:
    """Six years from the matter, or six months from the answer: neither is the time of the way out."""
    body = TWO.replace("when: it is over, event: over", "when: it came, event: got")
    made = policy(body)
    (stage,) = made.procedure.stages
    assert Sayer(made, ENGLISH).limit_before(stage, stage.outcomes[0]) == ("", "")
    alone = policy(body.replace("be in time for the next meeting, produces: got, ", "be in time, "))
    (stage,) = alone.procedure.stages
    assert Sayer(alone, ENGLISH).limit_before(stage, stage.outcomes[0])[0] == "within 15 days"


WAITS = (
    f"events:\n{ASKED}{event('seen', 'it was seen')}{OVER}{FIRST_STAGE}"
    + duty("look", "manager", "must", "look at it", "no_limit: not stated, produces: seen")
    + duty("tell", "manager", "must", "tell the inspector", "no_limit: not stated, after: seen")
    + duty("ask", "manager", "must", "ask again", "when: it is unclear, no_limit: not stated, after: seen")
    + ENDS
)


def test_an_act_without_a_limit_is_told_with_what_has_to_happen_first() -> None:
    """By itself it would be a duty as soon as the stage opens. A condition in words says it where there is one."""
    made = policy(WAITS)
    teller = Teller(made, ENGLISH)
    told = {name: duty_view(teller, made.duties[name])["once"] for name in ("look", "tell", "ask")}
    assert told == {"look": (), "tell": ("This is to be done once this has happened: it was seen.",), "ask": ()}
    said = Sayer(made, ENGLISH)
    assert said.act(made.duties["tell"]).text == "The manager must tell the inspector, once it was seen"


def test_the_page_says_of_no_first_day_that_it_moves_because_of_a_rule_for_all_limits() -> None:
    moving = "counting: {last_day: next working day}"
    rest = "from: asked, kind: after, states: [period, last day]"
    wait = f"limit: {{words: after 10 days, period: 10 days, {rest}}}"
    made = policy(
        f"{moving}\nevents:\n{ASKED}{OVER}{FIRST_STAGE}" + duty("tell", "manager", "may", "tell all", wait) + ENDS
    )
    view = duty_view(Teller(made, ENGLISH), made.duties["tell"])
    assert not any("moves" in each for each in view["limit"]["changes"])


SILENT = "expiry: {event: too-late, says: It is then dropped.}"
GONE = (
    f"events:\n{ASKED}{event('answered', 'it was answered')}{event('went', 'the Ombudsman was asked')}"
    f"{event('too-late', 'the time for the Ombudsman was over')}{FIRST_STAGE}"
    + duty("answer", "manager", "must", "answer", "no_limit: not stated, produces: answered")
    + duty(
        "go",
        "parent",
        "may",
        "ask the Ombudsman",
        "produces: went, limit: {words: within 10 days, period: 10 days, from: answered, states: [period], "
        + SILENT
        + "}",
    )
    + f"""
    outcomes:
      - {{id: on, when: the Ombudsman is asked, event: went, to: {{body: ombudsman}}, {SOURCE}}}
      - {{id: dropped, when: nobody is asked, event: too-late, to: {{end: closed}}, {SOURCE}}}
"""
)


def test_what_is_over_in_one_world_and_gone_elsewhere_in_another_is_told_as_either() -> None:
    """Ten days from 1 to 5 June 2026: asked on the 13th it was too late for some of these days, and not for others."""
    found = told(GONE, "2026-06-30", "asked=2026-06-01", "answered=2026-06-01..2026-06-05", "went=2026-06-13")
    assert found["heading"] == "This is over, or it has gone to the Ombudsman"
    assert found["ended"]["text"] == "This is over, or it has gone to the Ombudsman."


def test_nothing_is_said_of_a_time_that_nobody_expects() -> None:
    body = (
        f"events:\n{ASKED}{event('seen', 'it was seen')}{OVER}{FIRST_STAGE}"
        + duty("look", "manager", "must", "look at it", "no_limit: not needed, produces: seen")
        + ENDS
    )
    (row,) = told(body, "2026-06-03", "asked=2026-06-01")["open"]
    assert (row["sentence"], row["where"]) == ("The manager must look at it.", "")


def test_an_hour_that_has_passed_is_told_as_one() -> None:
    """48 hours from Monday 1 June 2026 at 10:00, on the clock of London."""
    body = (
        f"counting: {{zone: Europe/London}}\nevents:\n{ASKED}{event('went', 'it went on')}{OVER}{FIRST_STAGE}"
        + duty(
            "go",
            "parent",
            "may",
            "go on",
            "produces: went, limit: {words: within 48 hours, period: 48 hours, from: asked, states: [period]}",
        )
        + ENDS
    )
    found = told(body, "2026-06-10", "asked=2026-06-01T10:00", "went=no", reader="parent")
    assert found["heading"] == "The time to go on ended at 10:00 on Wednesday 3 June 2026"


def test_how_an_earlier_matter_ended_says_nothing_of_where_the_new_one_has_gone() -> None:
    """The first was too late for the Ombudsman on 13 June 2026; the second was asked, answered and sent on in July."""
    first = ("asked=2026-06-01", "answered=2026-06-02", "too-late=2026-06-13")
    found = told(GONE, "2026-07-30", *first, "asked=2026-07-01", "answered=2026-07-02", "went=2026-07-05")
    assert found["heading"] == "This has gone to the Ombudsman"
