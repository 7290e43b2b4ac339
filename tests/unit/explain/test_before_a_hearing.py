"""What had to be done before a hearing that is over: nobody is told to do it now. All days are of June 2026."""

from typing import Any

import pytest

from navigator.dates.periods import THAT_DAY
from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.export.letters import letters
from navigator.model.limits import Limit
from navigator.words import ENGLISH
from tests.oracles import made
from tests.support.opinions import found, june

HEARING = "asked=2026-06-01 hearing=2026-06-12"


def told(by: str, facts: str, day: int, reader: str | None = None) -> dict[str, Any]:
    """Papers 5 working days before the hearing, which is on Friday the 12th: by the 5th."""
    papers = made.act("send the papers", made.limit("5 working days", before="hearing"), makes="papers", by=by)
    one = made.stage("one", [papers, made.act("hear", makes="hearing")], [made.out("decided", "end")], opens=("asked",))
    policy = made.policy("asked papers hearing/future decided", one)
    said, teller = found(policy, facts, june(day)), Teller(policy, ENGLISH, reader)
    report = position_report(teller, said, made.weekdays())
    return {**report, "letters": [each.purpose.value for each in letters(teller, said)]}


def steps(said: dict[str, Any]) -> list[str]:
    return [each["text"] for each in said["advice"]["steps"]]


@pytest.mark.parametrize("reader", [None, made.ASKS])
def test_papers_are_not_to_be_sent_once_the_hearing_is_over(reader: str | None) -> None:
    said = told(made.ASKS, f"{HEARING} papers=no", 15, reader)
    assert steps(said) == ["Say that this was not done in time, and ask what that means for the case: send the papers."]
    (papers,) = (each for each in said["running"] if each["clause"] == "send the papers")
    assert papers["if_late"][0] == (
        "It had to be done before this, which is over: hearing. If it was not done, say so, and ask what that means "
        "for the case."
    )


@pytest.mark.parametrize("day", [8, 11, 12])
def test_before_it_and_on_its_day_they_are(day: int) -> None:
    said = told(made.ASKS, f"{HEARING} papers=no", day, made.ASKS)
    assert steps(said) == ["Send the papers."]


def test_nobody_is_reminded_to_send_them_after_it() -> None:
    said = told(made.ANSWERS, f"{HEARING} papers=no", 15, made.ASKS)
    assert steps(said) == ["Ask manager what it means for the case that this was not done in time: send the papers."]
    assert "chase" not in said["letters"]
    assert "chase" in told(made.ANSWERS, f"{HEARING} papers=no", 11, made.ASKS)["letters"]


def test_nor_does_whoever_has_to_send_them_promise_to() -> None:
    assert "hold" not in told(made.ANSWERS, f"{HEARING} papers=no", 15, made.ANSWERS)["letters"]


def test_what_nobody_told_is_not_still_due() -> None:
    lines = told(made.ASKS, HEARING, 15)["advice"]["lines"]
    assert not any("still be due" in each or "send the papers" in each for each in lines)


def test_a_hearing_that_goes_on_another_day_is_not_over() -> None:
    said = told(made.ASKS, f"{HEARING} hearing=2026-06-19 papers=no", 15, made.ASKS)
    assert steps(said) == ["Send the papers."]


@pytest.mark.parametrize(
    ("facts", "heading"),
    [
        (f"{HEARING} papers=no", "The last day to send the papers was Friday 5 June 2026"),
        (f"{HEARING} hearing=2026-06-15", "The last day to send the papers may have been Friday 5 June 2026"),
    ],
)
def test_nor_does_a_heading_ask_for_them(facts: str, heading: str) -> None:
    """ "Send the papers now: the last day was Friday 5 June 2026" was told, and to do it now and say why it is late."""
    said = told(made.ASKS, facts, 17, made.ASKS)["advice"]
    assert said["heading"] == heading
    assert "now" not in str(said["silence"])


def test_it_is_about_what_can_still_be_done() -> None:
    """After the hearing of the 12th the decision is due by the 17th; of the papers stands what they missed."""
    papers = made.act("send the papers", made.limit("5 working days", before="hearing"), makes="papers", by=made.ASKS)
    decide = made.act("decide", made.limit("5 days", "hearing"), makes="decided")
    one = made.stage("one", [papers, decide], [made.out("decided", "end")], opens=("asked",))
    policy = made.policy("asked papers hearing/future decided", one)
    for reader in (None, made.ASKS):
        said = found(policy, f"{HEARING} papers=no", june(15))
        advice = position_report(Teller(policy, ENGLISH, reader), said, made.weekdays())["advice"]
        assert advice["clause"] == "decide"
        assert advice["steps"][0]["text"].startswith("Say that this was not done in time")


def test_a_day_that_somebody_names_is_a_last_day_and_nothing_that_had_to_be_preceded() -> None:
    """To be mended by the day that the board names, the 12th: it can be mended after that, and presses most.

    "It had to be done before this, which is over: the day comes" was told, and that only the ruling is to be done.
    """
    by_the_day = Limit(words="by the day", period=THAT_DAY, day="hearing", named_by=(made.ANSWERS,), states=())
    mend = made.act("mend it", by_the_day, makes="papers", by=made.ASKS)
    rule = made.act("rule", makes="decided")
    one = made.stage("one", [mend, rule], [made.out("decided", "end")], opens=("asked",))
    policy = made.policy("asked papers hearing/future decided", one)
    for reader, heading in (
        (made.ASKS, "Mend it now: the last day was Friday 12 June 2026"),
        (None, "Parent had to mend it by Friday 12 June 2026"),
    ):
        said = found(policy, f"{HEARING} papers=no", june(15))
        report = position_report(Teller(policy, ENGLISH, reader), said, made.weekdays())
        assert report["heading"] == heading
        assert "before this" not in str(report["running"])
