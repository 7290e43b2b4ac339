"""Small policies made for one point each: what is found, and above all what is not."""

from datetime import date
from textwrap import dedent

import pytest

from build_scripts.findings import find
from build_scripts.findings.finding import Finding, Subject
from build_scripts.source.reader import read_text
from navigator.model.policy import Policy
from navigator.model.procedure import Procedure
from tests.support.samples import HEAD, calendars, publisher

EVENTS = """
events:
  - {id: received, what: it arrived, ask: When?}
  - {id: acknowledged, what: it was acknowledged, ask: When?}
  - {id: replied, what: a reply was sent, ask: When?}
  - {id: asked, what: a review was asked for, ask: When?}
  - {id: back, what: it went back, ask: When?}
"""
SOURCE = "source: {heading: One}"


def stage(name: str, *ways: str, lead: str = "manager", more: str = "") -> str:
    """A stage as YAML, with ways written as event: destination."""
    lines = [
        f"  - id: {name}",
        f"    title: Stage {name}",
        "    purpose: Made up.",
        f"    lead: {lead}",
        f"    {SOURCE}",
    ]
    lines += [f"    {line}" for line in more.strip().splitlines()]
    lines.append("    outcomes:" if ways else "    outcomes: []")
    for at, way in enumerate(ways):
        event, _, to = way.partition(": ")
        lines += [
            f"      - {{id: {name}-{at}, when: so, event: {event}, by: parent, to: {{{to}}}, {SOURCE}}}",
        ]
    return "\n".join(lines) + "\n"


def duty(name: str, limit: str, *, by: str = "manager", act: str = "act", produces: str = "", more: str = "") -> str:
    """An act with a limit as YAML, to stand under duties."""
    made = f"produces: {produces}, " if produces else ""
    return f"  - {{id: {name}, by: {by}, force: must, act: {act}, {made}{more}limit: {{{limit}}}, {SOURCE}}}\n"


def limit(words: str, period: str, start: str = "received", more: str = "") -> str:
    return f"words: {words}, period: {period}, from: {start}, states: [period, kind of day, start]{more}"


def found(stages: str, rest: str = "") -> list[Finding]:
    text = dedent(HEAD) + EVENTS + "stages:\n" + stages + dedent(rest)
    written, problems = read_text(Procedure, "sample.yml", text.encode())
    assert written, [str(problem) for problem in problems]
    policy = Policy(publisher(), written.value)
    subject = Subject(
        "board/sample", written, policy.procedure, policy.publisher, policy, calendars(), (), 2027, date(2026, 12, 1)
    )
    return list(find(subject))


def of(code: str, stages: str, rest: str = "") -> list[Finding]:
    return [each for each in found(stages, rest) if each.code == code]


def test_a_loop_of_several_stages_is_told_once_with_its_way() -> None:
    stages = stage("a", "received: stage: b") + stage("b", "replied: stage: c") + stage("c", "back: stage: b")
    (loop,) = of("endless-loop", stages)
    assert (loop.at, loop.way) == ("b", ("a", "b", "c", "b"))


def test_a_loop_with_a_way_out_is_no_finding() -> None:
    stages = stage("a", "received: stage: b") + stage("b", "back: stage: a", "replied: end: settled")
    assert of("endless-loop", stages) == []
    assert of("dead-end", stages) == []


def test_a_stage_that_an_event_opens_can_be_reached() -> None:
    stages = stage("a", "received: end: settled") + stage("b", "replied: end: decided", more="opens: back")
    assert of("stage-unreachable", stages) == []


def test_a_dead_end_is_told_with_the_way_there() -> None:
    (end,) = of("dead-end", stage("a", "received: stage: b") + stage("b"))
    assert end.way == ("a", "b")


def test_a_stage_that_runs_beside_another_is_reached() -> None:
    stages = stage("a", "received: stages: [b, c]") + stage("b", "replied: end: settled")
    assert of("stage-unreachable", stages + stage("c", "asked: end: settled")) == []


@pytest.mark.parametrize(("period", "kind"), [("5 working days", []), ("6 weeks", ["ack"])])
def test_an_acknowledgement_is_found_only_when_it_can_come_after_the_reply(period: str, kind: list[str]) -> None:
    duties = "duties:\n" + duty("ack", limit(f"within {period}", period), act="acknowledge it", produces="acknowledged")
    duties += duty("reply", limit("within 15 working days", "15 working days"), act="reply", produces="replied")
    assert [each.at for each in of("acknowledged-after-reply", stage("a", "asked: end: settled", more=duties))] == kind


@pytest.mark.parametrize(("start", "expected"), [("received", ["ask"]), ("replied", [])])
def test_time_to_ask_is_found_only_when_it_runs_from_the_same_event_as_the_reply(
    start: str, expected: list[str]
) -> None:
    duties = "duties:\n" + duty(
        "reply", limit("within 15 working days", "15 working days"), act="reply", produces="replied"
    )
    asking = limit("within 10 working days", "10 working days", start)
    duties += duty("ask", asking, by="parent", act="ask for a review", produces="asked")
    assert [each.at for each in of("request-before-reply", stage("a", "asked: end: settled", more=duties))] == expected


CAP = """
caps:
  - id: whole
    title: All of it
    limit: {words: within 1 month, period: 1 month, from: received, states: [period, start]}
    force: should
    covers: [a, b]
    source: {heading: One}
"""


@pytest.mark.parametrize(("period", "expected"), [("10 working days", []), ("20 working days", ["whole"])])
def test_steps_are_found_only_when_they_do_not_fit_from_some_day(period: str, expected: list[str]) -> None:
    first = "duties:\n" + duty("one", limit("within 5 working days", "5 working days"))
    second = "duties:\n" + duty("two", limit(f"within {period}", period, "replied"))
    stages = stage("a", "replied: stage: b", more=first) + stage("b", "asked: end: settled", more=second)
    assert [each.at for each in of("does-not-fit", stages, CAP)] == expected


def test_nothing_has_to_fit_into_a_time_that_only_ends() -> None:
    """Representations can be made for a month, and the hearing comes after that: nobody has to be done by its end."""
    first = "duties:\n" + duty("one", limit("within 5 working days", "5 working days"))
    second = "duties:\n" + duty("two", limit("within 20 working days", "20 working days", "replied"))
    stages = stage("a", "replied: stage: b", more=first) + stage("b", "asked: end: settled", more=second)
    ending = "states: [period, start], expiry: {event: back, done_or_not: true, says: It is over.}}"
    only_ends = CAP.replace("states: [period, start]}", ending).replace("force: should", "force: may")
    assert of("does-not-fit", stages, only_ends) == []


def test_stages_side_by_side_are_not_added_up() -> None:
    long = limit("within 20 working days", "20 working days")
    stages = stage("start", "received: stages: [a, b]")
    stages += stage("a", "replied: end: settled", more="duties:\n" + duty("one", long))
    stages += stage("b", "asked: end: settled", more="duties:\n" + duty("two", long))
    assert of("does-not-fit", stages, CAP) == []


@pytest.mark.parametrize(
    ("act", "expected"), [("reply", []), ("reply promptly", ["reply"]), ("reply as soon as possible", ["reply"])]
)
def test_a_word_for_speed_is_found_only_beside_a_limit(act: str, expected: list[str]) -> None:
    duties = "duties:\n" + duty("reply", limit("within 15 working days", "15 working days"), act=act)
    assert [each.at for each in of("vague-speed", stage("a", "asked: end: settled", more=duties))] == expected


def test_a_limit_that_is_a_wish_of_those_who_ask_needs_no_rule_for_lateness() -> None:
    duties = "duties:\n" + duty("ask", limit("within 5 working days", "5 working days"), by="parent")
    assert of("nothing-when-late", stage("a", "asked: end: settled", more=duties)) == []


def test_a_body_outside_that_leads_a_stage_is_an_outside_body() -> None:
    stages = stage("a", "received: stage: b") + stage("b", "replied: end: closed", lead="ombudsman")
    assert of("no-outside-body", stages) == []
    assert [each.at for each in of("no-way-to-reach", stages)] == ["ombudsman"]


def test_names_and_words_of_the_roles_are_explained() -> None:
    rule = """
    rules:
      - id: r
        kind: principle
        title: A rule
        text: The Manager tells the NASP and the Court of Appeal.
        source: {heading: One}
    """
    terms = [each.says for each in of("term-unexplained", stage("a", "asked: end: settled"), rule)]
    assert terms == ["\u201cNASP\u201d is not explained.", "\u201cCourt of Appeal\u201d is not explained."]
