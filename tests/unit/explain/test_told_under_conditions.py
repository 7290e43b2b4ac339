"""What holds for some answers about the case, or by one of several texts, is told with that and nothing besides.

The dates were counted by hand from the models. The old text of the telephone companies gives 24 hours and then 3 days
for the rest, the new one from 20 August 2025 gives 72 hours and states no time for the rest.
"""

from functools import cache
from typing import Any

import pytest

from navigator.api import Engine
from navigator.model.versions import Versions
from tests.support import samples

BREACH = "breach/notices"
RESPONSE = "response/incident"
HAZARDS = "hazards/repairs"


@cache
def engine() -> Engine:
    board = samples.models()
    made = Engine(board.calendars)
    for key, policy in board.policies.items():
        made.versions[key] = Versions(policy, board.earlier[key])
    return made


def told(key: str, facts: str, today: str, reader: str | None = None, chosen: tuple[str, ...] = ()) -> dict[str, Any]:
    asked = {"ask": "position", "procedure": key, "facts": facts.split(), "today": today}
    report: dict[str, Any] = engine().answer({**asked, "reader": reader, "chosen": chosen})
    return report


def listed(report: dict[str, Any], clause: str) -> dict[str, Any]:
    parts = ("running", "open", "waiting", "not_told")
    found: list[dict[str, Any]] = [each for part in parts for each in report[part] if each["clause"] == clause]
    (one,) = found
    return one


@pytest.mark.parametrize(
    ("key", "facts", "today", "clause", "sentence"),
    [
        (
            RESPONSE,
            "reported=2026-06-05T23:30",
            "2026-06-05",
            "answer-critical",
            "If it is critical, the response team must answer by 00:30 on Saturday 6 June 2026.",
        ),
        # Five working days from Friday 19 June.
        (
            HAZARDS,
            "aware=2026-06-05 investigated=2026-06-19",
            "2026-06-19",
            "begin",
            "If it can harm somebody soon, the landlord must begin the further work by Friday 26 June 2026.",
        ),
        # From knowing it is the 6th, from the end of the investigation the 20th: both have a date.
        (
            HAZARDS,
            "aware=2026-06-05 investigated=2026-06-19",
            "2026-06-19",
            "make-safe-emergency",
            (
                "If it can harm somebody at once, the landlord must make the home safe or find somewhere else to live "
                "by Saturday 6 June 2026, or Saturday 20 June 2026 at the very latest."
            ),
        ),
        # Counted from the end of the investigation there is no date yet, under its condition too.
        (
            HAZARDS,
            "aware=2026-06-05 investigated=no",
            "2026-06-15",
            "make-safe-emergency",
            (
                "If it can harm somebody at once, the landlord must make the home safe or find somewhere else to live "
                "by Saturday 6 June 2026 (read another way, there is no date yet)."
            ),
        ),
    ],
)
def test_a_condition_leaves_no_doubt_of_the_date_that_holds_under_it(
    key: str, facts: str, today: str, clause: str, sentence: str
) -> None:
    assert listed(told(key, facts, today), clause)["sentence"] == sentence


def test_what_is_over_under_its_condition_alone_is_late_only_then() -> None:
    report = told(RESPONSE, "reported=2026-06-05T10:00 answered=no", "2026-06-06", reader="team")
    ended = "The time ended at 11:00 on Friday 5 June 2026. It is late only if it is critical."
    assert listed(report, "answer-critical")["where"] == ended
    assert report["heading"] == "Answer now: the time ended at 11:00 on Friday 5 June 2026, if it is critical"
    assert report["advice"]["lines"] == (ended,)
    # The other act has its condition beside it too.
    assert report["advice"]["steps"][1]["more"] == "Only if it is low."


def test_what_began_on_a_day_that_nobody_told_has_no_date_where_an_older_text_is_not_kept() -> None:
    report = told(BREACH, "aware=yes told=no", "2025-08-21")
    one = listed(report, "tell")
    assert one["sentence"] == "The company must tell the Commissioner."
    assert one["where"] == "It may be late. Tell us when the company came to know of the breach."
    assert report["heading"] == "The company must tell the Commissioner"


def test_a_time_limit_that_the_older_of_two_texts_has_is_named() -> None:
    facts = "aware=2025-08-19..2025-08-20 told=2025-08-21T12:00"
    running = told(BREACH, facts, "2025-08-22")
    sentence = (
        "If not everything was known at first, the company must tell the rest by Sunday 24 August 2025 "
        "(if the older text holds)."
    )
    assert listed(running, "tell-all")["sentence"] == sentence
    assert f"{running['heading']}." == sentence
    over = listed(told(BREACH, facts, "2025-08-26"), "tell-all")
    assert over["status"] == "unclear"
    assert over["where"] == "That is so only if the older text holds. The newer one states no time limit for this."


@pytest.mark.parametrize(("aware", "by"), [("2025-08-19..2025-08-20", "by_newer"), ("2025-08-19", None)])
def test_the_calculator_is_told_which_text_a_date_hangs_on(aware: str, by: str | None) -> None:
    facts = [f"aware={aware}", "told=2025-08-21T12:00"]
    asked = {"ask": "limit", "procedure": BREACH, "clause": "tell-all", "facts": facts, "from": "2025-08-19"}
    report = engine().answer({**asked, "chosen": (), "today": "2025-08-22"})
    assert (report["due"], report["by_text"]) == ("2025-08-24", by)


@pytest.mark.parametrize("aware", ["aware=2025-08-19", "aware=2025-08-21"])
def test_where_it_is_known_which_text_holds_the_other_one_is_not_named(aware: str) -> None:
    report = told(BREACH, f"{aware} told=2025-08-21T12:00", "2025-08-22")
    said = listed(report, "tell-all")
    assert "text" not in f"{said['sentence']} {said['where']}"
    assert ("24 August 2025" in said["sentence"]) is (aware == "aware=2025-08-19")


def test_what_was_told_as_done_is_not_asked_for_by_a_text_that_nobody_has() -> None:
    report = told(BREACH, "told=2026-06-05T10:00", "2026-06-06", reader="company")
    said = listed(report, "tell")
    assert (said["sentence"], said["where"]) == (
        "You must tell the Commissioner.",
        "This was done. Whether it was in time is not known.",
    )
    # The text of 2013 has 3 days for it, the present one none.
    rest = listed(report, "tell-all")
    assert rest["sentence"].endswith("you must tell the rest by Monday 8 June 2026 (if the older text holds).")


def test_a_later_day_that_was_given_and_not_told_is_named_as_that() -> None:
    report = told("spso/model", "stage-2-asked=2026-06-01 extended-2=yes answered-2=no", "2026-06-24")
    said = listed(report, "decide-2")
    assert said["sentence"].endswith("by Tuesday 30 June 2026 (or the later day that was given).")


SEND = "send/appeals"


def said(report: dict[str, Any]) -> str:
    """Every sentence of what the reader is told first, and of what they may do besides."""
    advice = report["advice"]
    return " ".join((advice["heading"], *advice["lines"], *(each["text"] for each in advice["rights"])))


@pytest.mark.parametrize(
    ("key", "facts", "today", "reader", "sentence"),
    [
        # Two months from 29 September end on Sunday 29 November, so on the 30th. Where the appeal is about more than
        # the school, a certificate to come gives a month: that time has not begun.
        (
            SEND,
            "decision-sent=2026-09-29 appealed=no",
            "2026-12-20",
            "parent",
            (
                "If the appeal is only about the school in the plan, the time to appeal to the tribunal ended at "
                "17:00 on Monday 30 November 2026."
            ),
        ),
    ],
)
def test_a_right_of_some_cases_alone_is_over_for_those_alone(
    key: str, facts: str, today: str, reader: str, sentence: str
) -> None:
    assert sentence in said(told(key, facts, today, reader))
    assert "The time to appeal to the tribunal ended" not in said(told(key, facts, today, reader))


def test_who_has_answered_is_told_that_it_is_over_and_not_for_whom() -> None:
    report = told(SEND, "decision-sent=2026-09-29 appealed=no", "2026-12-20", "parent", ("school-only",))
    assert "The time to appeal to the tribunal ended at 17:00 on Monday 30 November 2026" in said(report)
    assert "If the appeal" not in said(report)
