"""What a policy says once about all of its limits holds for each of them, and is told as stated."""

import dataclasses
from pathlib import Path
from textwrap import dedent

import pytest

from build_scripts.checks import counting, shapes
from build_scripts.pages import policy_view
from build_scripts.source import definitions
from build_scripts.source.reader import read_text
from navigator.explain.assumptions import assumptions
from navigator.explain.teller import Teller
from navigator.model.limits import Aspect, GeneralRules
from navigator.model.procedure import Procedure
from navigator.model.publisher import Publisher
from navigator.words import ENGLISH
from tests.support.samples import FIRST_STAGE, HEAD, PUBLISHER, policy
from tests.support.stated_once import EVENTS, STATES, WITHIN, held, owner, written


def test_what_the_policy_states_once_is_stated_of_each_limit_and_no_longer_assumed() -> None:
    plain, before = held(WITHIN)
    stated, after = held(WITHIN, STATES)

    assert set(after.states) - set(before.states) == {Aspect.FIRST_DAY, Aspect.LAST_DAY}
    assumed = assumptions(Teller(stated, ENGLISH), after)
    assert [line for line in assumed if "first day" in line or "last day" in line] == []
    assert len(assumptions(Teller(plain, ENGLISH), before)) - len(assumed) == 1  # and the calendar is needed now


def test_a_limit_that_sets_a_rule_of_its_own_has_to_state_it_itself() -> None:
    _, limit = held(WITHIN + ", counting: {first_day: excluded}", STATES)

    assert Aspect.FIRST_DAY not in limit.states
    assert Aspect.LAST_DAY in limit.states


def test_a_procedure_that_sets_another_rule_than_its_publisher_no_longer_has_its_statement() -> None:
    publisher = owner("states: [last day, calendar], says: It stays., source: {heading: All}, ")
    _, kept = held(WITHIN, publisher=publisher)
    _, changed = held(WITHIN, "counting: {last_day: next working day}\n", publisher)

    assert {Aspect.LAST_DAY, Aspect.CALENDAR} <= set(kept.states)
    assert Aspect.LAST_DAY not in changed.states
    assert Aspect.CALENDAR in changed.states


def test_the_page_shows_what_the_policy_says_with_its_place() -> None:
    publisher = owner("states: [calendar], says: Bank holidays are those of England., source: {heading: All}, ")
    made, _ = held(WITHIN, STATES, publisher)

    assert [each["text"] for each in policy_view.stated_counting(Teller(made, ENGLISH))] == [
        "The policy says: The first day counts.",
        "The policy says: Bank holidays are those of England.",
    ]


@pytest.mark.parametrize(
    ("counting", "code"),
    [
        ("{states: [first day]}", "states-source"),
        ("{says: All days count.}", "states-source"),
        ("{states: [start], says: From then., source: {heading: One}}", "states-of-one-limit"),
        ("{unclear: It is unclear.}", "readings-reason"),
        ("{unclear: It is unclear., readings: [{id: a, says: A.}]}", "one-reading"),
        ("{unclear: It is unclear., readings: [{id: a, says: A.}, {id: b, says: B.}]}", "same-reading"),
        ("{cutoff: 5pm}", "bad-hour"),
        ('{last_hour: "24:00"}', "bad-hour"),
        ("{zone: London}", "unknown-zone"),
        ("{not_counted: Christmas}", "bad-stretch"),
        ("{not_counted: 30 February to 1 March}", "bad-stretch"),
    ],
)
def test_what_does_not_hold_together_is_named(counting: str, code: str) -> None:
    found = list(shapes.procedure(written(WITHIN, f"counting: {counting}\n")))
    assert [each.code for each in found] == [code]


@pytest.mark.parametrize(
    ("limit", "codes"),
    [
        ("period: 9 days, from: answered", ["begins-itself"]),
        ("period: 9 days, from: asked", []),
        ("period: 9 days, from: asked, every: true, until: answered", []),
    ],
)
def test_an_act_does_not_begin_its_own_time_again(limit: str, codes: list[str]) -> None:
    held = written(f"words: within 9 days, {limit}, states: [period]")
    stage = held.value.stages[0]
    acts = tuple(dataclasses.replace(duty, produces="answered") for duty in stage.duties)
    stages = (dataclasses.replace(stage, duties=acts), *held.value.stages[1:])
    held = dataclasses.replace(held, value=dataclasses.replace(held.value, stages=stages))
    assert [each.code for each in shapes.procedure(held)] == codes


def test_a_publisher_s_rules_are_checked_too() -> None:
    text = PUBLISHER.replace("counting: {", "counting: {states: [first day], cutoff: 5pm, ")
    found, _ = read_text(Publisher, "publisher.yml", text.encode())
    assert found
    assert [each.code for each in shapes.general(found)] == ["states-source", "bad-hour"]


@pytest.mark.parametrize(("period", "codes"), [("2 days", []), ("2 working days", ["no-counting"])])
def test_a_rule_in_working_days_on_what_is_sent_needs_somebody_s_days_off(period: str, codes: list[str]) -> None:
    act = "      - {id: answer, by: manager, force: must, act: answer, no_limit: not stated, source: {heading: One}}\n"
    rule = f"{{by: first-class, words: after posting, period: {period}, source: {{heading: One}}}}"
    text = dedent(HEAD) + EVENTS + FIRST_STAGE + act + f"counting: {{arrival: [{rule}]}}\n"
    found, _ = read_text(Procedure, "sample.yml", text.encode())
    nowhere = dataclasses.replace(owner(), counting=GeneralRules())
    assert found
    assert [each.code for each in counting.procedure(found, nowhere)] == codes


def test_without_anything_said_of_all_limits_a_procedure_stays_as_it_is() -> None:
    plain = policy(EVENTS + FIRST_STAGE.rstrip("\n").removesuffix("    duties:") + "    outcomes: []\n")
    assert definitions.expanded(owner(), plain.procedure) is plain.procedure
    assert Path(definitions.__file__).is_file()


def test_a_pause_of_several_acts_is_written_once_and_stops_each_of_them() -> None:
    shared = """
    pauses:
      - id: information
        stops: answer
        pause: {id: more, from: asked, until: answered, says: The clock stops.}
    """
    _, limit = held(WITHIN, shared)
    assert [(each.id, each.from_, each.until) for each in limit.pauses] == [("more", "asked", "answered")]
    _, other = held(WITHIN, shared.replace("stops: answer", "stops: [another]"))
    assert other.pauses == ()
