"""What a policy leaves in doubt about all of its limits gives each that it touches its readings."""

from datetime import date
from textwrap import dedent

import pytest

from build_scripts.checks import counting, references, shapes, wording
from build_scripts.source import definitions
from build_scripts.source.reader import Library, Written, read_text
from navigator.case.limit.alone import due
from navigator.model.cases import Case, parse_fact
from navigator.model.procedure import Procedure
from tests.support.samples import FIRST_STAGE, HEAD, calendars
from tests.support.stated_once import EVENTS, WITHIN, held, owner, written

DOUBT = """
counting:
  unclear: The policy does not say which kind of day it means.
  readings:
    - {id: every-day, says: Every day counts.}
    - {id: working-days, says: Only working days count., days: working days}
"""


def test_a_doubt_about_all_limits_gives_each_limit_in_days_its_readings() -> None:
    made, limit = held(WITHIN, DOUBT)
    found = due(made, limit, Case((parse_fact("asked=2026-06-05"),)), calendars())

    # Friday 5 June 2026: 10 days end on Monday 15 June, 10 working days on Friday 19 June.
    assert [each.id for each in limit.readings] == ["every-day", "working-days"]
    assert (found.safe, found.latest) == (date(2026, 6, 15), date(2026, 6, 19))
    assert limit.unclear == "The policy does not say which kind of day it means."


def test_a_limit_that_the_doubt_does_not_touch_has_no_readings() -> None:
    _, months = held("words: within 2 months, period: 2 months, from: asked, states: [period, start]", DOUBT)
    _, working = held("words: within 2 working days, period: 2 working days, from: asked, states: [period]", DOUBT)

    assert months.readings == working.readings == ()
    assert months.unclear is None


def test_a_limit_whose_words_say_which_days_count_is_not_in_doubt() -> None:
    said = "words: within 10 calendar days, period: 10 days, from: asked, states: [period, kind of day, start]"
    _, limit = held(said, DOUBT)
    assert (limit.readings, limit.unclear) == ((), None)


BESIDE = "words: within 2 months, period: 2 months, from: asked, pick: earlier, states: [period], or: "


@pytest.mark.parametrize(
    ("beside", "codes"),
    [
        # Read in working days this part has another date, which nobody would be told.
        ("{words: within 10 days, period: 10 days, from: answered}", ["or-alone"]),
        ("{words: within 10 working days, period: 10 working days, from: answered}", []),
    ],
)
def test_a_doubt_is_never_left_out_of_one_of_two_limits(beside: str, codes: list[str]) -> None:
    text = written(f"{BESIDE}[{beside}]", DOUBT)
    assert [each.code for each in counting.procedure(text, owner())] == codes


def test_a_limit_with_readings_of_its_own_has_each_with_each() -> None:
    own = (
        "words: within 10 days, period: 10 days, from: asked, states: [period], unclear: It is unclear when it "
        "starts., readings: [{id: from-asking, says: It runs from the question.}, "
        "{id: back, says: It runs from the answer., from: answered}]"
    )
    _, limit = held(own, DOUBT)

    assert [(each.id, str(each.period or limit.period), each.from_) for each in limit.readings] == [
        ("from-asking-every-day", "10 days", ()),
        ("from-asking-working-days", "10 working days", ()),
        ("back-every-day", "10 days", ("answered",)),
        ("back-working-days", "10 working days", ("answered",)),
    ]
    assert limit.readings[1].says == "It runs from the question; only working days count."
    assert limit.unclear == "It is unclear when it starts. The policy does not say which kind of day it means."


@pytest.mark.parametrize(
    ("limit", "rule", "touched"),
    [
        (WITHIN, "first_day: included", True),
        (WITHIN, "first_day: excluded", False),
        ("words: within 24 hours, period: 24 hours, from: asked, states: [period]", "first_day: included", False),
        (WITHIN, "calendar: scotland", False),
        (
            "words: within 2 working days, period: 2 working days, from: asked, states: [period]",
            "calendar: scotland",
            True,
        ),
        (WITHIN, "last_day: next working day", True),
        (
            "words: within 2 working days, period: 2 working days, from: asked, states: [period]",
            "last_day: next working day",
            False,
        ),
        # Hours end at their hour, a wait where it ends, and "at least 5 days before" stays at least 5 days.
        (
            "words: within 24 hours, period: 24 hours, from: asked, states: [period]",
            "last_day: next working day",
            False,
        ),
        (f"{WITHIN}, kind: not before", "last_day: next working day", False),
        (
            "words: at least 5 days before, period: 5 days, before: asked, states: [period]",
            "last_day: next working day",
            False,
        ),
        (
            "words: at least 5 days before, period: 5 days, before: asked, states: [period]",
            "last_day: previous working day",
            True,
        ),
        (WITHIN, "receipt: next working day", True),
        (WITHIN, 'cutoff: "16:00"', True),
    ],
)
def test_a_doubt_about_a_rule_touches_the_limits_whose_date_it_can_change(
    limit: str, rule: str, *, touched: bool
) -> None:
    doubt = f"""
    counting:
      unclear: It is unclear.
      readings:
        - {{id: as-it-is, says: As it is.}}
        - {{id: otherwise, says: Otherwise., counting: {{{rule}}}}}
    """
    _, found = held(limit, doubt)
    assert bool(found.readings) is touched


def test_a_doubt_about_the_first_day_is_none_about_clear_days() -> None:
    doubt = """
    counting:
      unclear: It is unclear.
      readings:
        - {id: not-counted, says: It does not count.}
        - {id: counted, says: It counts., counting: {first_day: included}}
    """
    clear = "words: 3 clear days from it, period: 3 clear days, from: asked, states: [period]"
    assert held(clear, doubt)[1].readings == ()
    # Of a limit with readings of its own only those in days have the doubt.
    readings = "[{id: days, says: Days.}, {id: hours, says: Hours., period: 48 hours}]"
    own = f"{WITHIN}, unclear: It is unclear., readings: {readings}"
    made, limit = held(own, doubt)
    found = due(made, limit, Case((parse_fact("asked=2026-06-05"),)), calendars())
    assert (str(found.safe), str(found.latest)) == ("2026-06-07", "2026-06-15")


TWO_ACTS = """
      - {id: first, by: manager, force: must, act: answer, produces: answered, source: {heading: One}, limit: {%s}}
      - {id: second, by: manager, force: must, act: file it, source: {heading: One}, no_limit: not needed}
      - {id: third, by: manager, force: must, act: write, source: {heading: One}, limit: {%s}}
"""


def of_two(about: str) -> Written:
    doubt = dedent(DOUBT).replace("  readings:", f"  about: {about}\n  readings:")
    text = dedent(HEAD) + EVENTS + FIRST_STAGE + TWO_ACTS.replace("%s", WITHIN) + doubt
    found, problems = read_text(Procedure, "sample.yml", text.encode())
    assert found, [str(problem) for problem in problems]
    return found


def test_a_doubt_can_be_about_the_limits_of_some_acts_alone() -> None:
    made = definitions.policy_of(owner(), of_two("third").value)
    assert {clause.id: [each.id for each in limit.readings] for clause, limit in made.limits()} == {
        "first": [],
        "third": ["every-day", "working-days"],
    }


CAP = """
caps:
  - id: whole
    title: All of it
    force: must
    covers: [one]
    source: {heading: One}
    limit: {words: within 10 days, period: 10 days, from: asked, states: [period]}
pauses:
  - {id: more-shared, stops: [whole], pause: {id: more, from: asked, until: answered, says: It waits.}}
"""


def test_a_doubt_and_a_pause_can_be_about_a_limit_over_several_stages() -> None:
    doubt = dedent(DOUBT).replace("  readings:", "  about: whole\n  readings:")
    found = written(WITHIN, CAP + doubt)
    made = definitions.policy_of(owner(), found.value)
    told = {each.id: (len(limit.readings), len(limit.pauses)) for each, limit in made.limits()}
    assert told == {made.procedure.stages[0].duties[0].id: (0, 0), "whole": (2, 1)}


def test_a_cap_is_a_name_for_a_doubt_and_a_pause_and_none_for_a_step() -> None:
    step = "steps: [{id: two, says: Two., times: 2, of: whole}]\n    source: {heading: One}"
    found = written(WITHIN, CAP.replace("source: {heading: One}", step) + dedent(DOUBT) + "  about: whole\n")
    codes = [each.code for each in references.procedure(found, owner(), Library(), {})]
    assert codes == ["unknown-act"]


def test_acts_that_a_doubt_is_about_go_with_readings() -> None:
    alone = written(WITHIN, "counting:\n  about: answer\n")
    assert [problem.code for problem in shapes.general(alone)] == ["readings-reason"]
    assert list(shapes.general(of_two("third"))) == []


@pytest.mark.parametrize("kind", ["working days", "school days"])
def test_a_doubt_of_one_limit_can_be_which_days_it_means(kind: str) -> None:
    readings = f"readings: [{{id: every-day, says: Every day.}}, {{id: some, says: Some days., period: 10 {kind}}}]"
    one = written(f"{WITHIN}, unclear: It does not say., {readings}")
    assert [str(problem) for problem in wording.procedure(one, owner())] == []
    other = written(f"{WITHIN}, unclear: It does not say., {readings.replace('10', '12')}")
    assert [problem.code for problem in wording.procedure(other, owner())] == ["words-differ"]
