"""What a policy says once about all of its limits holds for each of them, and is told as stated."""

import dataclasses
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from build_scripts.checks import counting, references, shapes, wording
from build_scripts.pages import policy_view
from build_scripts.source import definitions
from build_scripts.source.reader import Library, Written, read_text
from navigator.case.due import due
from navigator.explain.assumptions import assumptions
from navigator.explain.teller import Teller
from navigator.model.cases import Case, parse_fact
from navigator.model.limits import Aspect, GeneralRules, Limit
from navigator.model.policy import Policy
from navigator.model.procedure import Procedure
from navigator.model.publisher import Publisher
from navigator.words import ENGLISH
from tests.support.samples import FIRST_STAGE, HEAD, PUBLISHER, calendars, policy

EVENTS = """
events:
  - {id: asked, what: it was asked, ask: When?, sent: true}
  - {id: answered, what: it was answered, ask: When?}
"""


def written(limit: str, counting: str = "") -> Written:
    rest = "by: manager, force: must, act: answer, produces: answered, source: {heading: One}"
    act = f"      - {{id: answer, {rest}, limit: {{"
    text = dedent(HEAD) + EVENTS + FIRST_STAGE + act + limit + "}}\n" + dedent(counting)
    found, problems = read_text(Procedure, "sample.yml", text.encode())
    assert found, [str(problem) for problem in problems]
    return found


def owner(counting: str = "") -> Publisher:
    text = PUBLISHER.replace("counting: {", f"counting: {{{counting}")
    found, problems = read_text(Publisher, "publisher.yml", text.encode())
    assert found, [str(problem) for problem in problems]
    value: Publisher = found.value
    return value


def held(limit: str, counting: str = "", publisher: Publisher | None = None) -> tuple[Policy, Limit]:
    made = definitions.policy_of(publisher or owner(), written(limit, counting).value)
    (found,) = (limit for _, limit in made.limits())
    return made, found


WITHIN = "words: within 10 days, period: 10 days, from: asked, states: [period, start]"
STATES = """
counting:
  first_day: included
  last_day: next working day
  states: [first day, last day]
  says: The first day counts.
  source: {heading: Definitions, paragraph: 2}
"""


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


COUNTS = "counting: {first_day: included, states: [first day], says: The first day counts., source: {heading: One}}\n"


@pytest.mark.parametrize(
    ("limit", "dates"),
    [
        # From Friday 5 June 2026, which is day 1.
        (WITHIN, ("2026-06-14", "2026-06-14")),
        # Two times 24 hours run from an hour, and clear days leave both ends out: no rule of days makes them shorter.
        ("words: within 48 hours, period: 48 hours, from: asked, states: [period]", ("2026-06-07", "2026-06-07")),
        (
            "words: 3 clear days from it, period: 3 clear days, from: asked, states: [period]",
            ("2026-06-09", "2026-06-09"),
        ),
        # The rule is about where a time begins. Back from Friday 26 June with a day less would be later, not safer.
        (
            "words: at least 5 days before it, period: 5 days, before: answered, states: [period]",
            ("2026-06-21", "2026-06-21"),
        ),
        # A limit that says it itself means it.
        (
            (
                "words: at least 5 days before it, period: 5 days, before: answered, states: [period], "
                "counting: {first_day: included}"
            ),
            ("2026-06-22", "2026-06-22"),
        ),
        # Of two limits each by itself: 10 days with the first end on the 14th, 48 hours on the 7th.
        (
            f"{WITHIN}, pick: later, or: [{{words: within 48 hours, period: 48 hours, from: asked}}]",
            ("2026-06-14", "2026-06-14"),
        ),
        (
            (
                "words: within 48 hours, period: 48 hours, from: asked, states: [period], pick: later, "
                "or: [{words: within 10 days, period: 10 days, from: asked}]"
            ),
            ("2026-06-14", "2026-06-14"),
        ),
        (
            (
                f"{WITHIN}, unclear: It is unclear., readings: [{{id: on, says: On., }}, "
                "{id: back, says: Back., before: answered}]"
            ),
            # On to 14 June; 10 days back from 26 June are 16 June.
            ("2026-06-14", "2026-06-16"),
        ),
    ],
)
def test_a_first_day_that_counts_is_for_all_times_that_run_on_in_days(limit: str, dates: tuple[str, str]) -> None:
    made, found = held(limit, COUNTS)
    answer = due(made, found, Case((parse_fact("asked=2026-06-05"), parse_fact("answered=2026-06-26"))), calendars())
    assert tuple(str(each) for each in (answer.safe, answer.latest)) == dates


def test_what_is_stated_of_the_first_day_is_not_said_of_a_limit_that_it_is_not_about() -> None:
    back = "words: at least 5 days before it, period: 5 days, before: answered, states: [period]"
    hours = "words: within 48 hours, period: 48 hours, from: asked, states: [period]"
    told = [assumptions(Teller(made, ENGLISH), limit) for made, limit in (held(back, COUNTS), held(hours, COUNTS))]
    about = [[line for line in lines if "first day" in line] for lines in told]
    assert about == [["The policy does not say whether the first day counts. We do not count it."], []]


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


@pytest.mark.parametrize("unit", ["48 hours", "3 clear days", "3 clear working days"])
def test_a_limit_in_hours_or_clear_days_cannot_say_itself_that_the_first_day_counts(unit: str) -> None:
    limit = f"words: within {unit}, period: {unit}, from: asked, states: [period], counting: {{first_day: included}}"
    (problem,) = counting.procedure(written(limit), owner())
    name = unit.split(" ", 1)[1]
    assert str(problem).endswith(
        f"the first day cannot count in {name}; another unit, or no first_day (first-day-unit)"
    )


def test_days_that_the_policy_defines_as_working_days_agree_with_its_words() -> None:
    limit = "words: within 10 days, period: 10 working days, from: asked, states: [period]"
    defined = "counting: {states: [kind of day], says: Days are working days., source: {heading: Definitions}}\n"

    assert [each.code for each in wording.procedure(written(limit), owner())] == ["words-differ", "words-differ"]
    assert list(wording.procedure(written(limit, defined), owner())) == []
    other = limit.replace("10 working", "9 working")
    assert [each.code for each in wording.procedure(written(other, defined), owner())] == [
        "words-differ",
        "words-differ",
    ]


@pytest.mark.parametrize(
    ("words", "period", "faults"),
    [
        ("10 working days", "10 clear working days", 0),
        ("10 days", "10 clear working days", 0),
        ("10 days", "10 clear days", 0),
        ("10 working days", "10 clear days", 2),
        ("10 clear days", "10 days", 2),
        # French courts count so: "dans les deux mois", and neither of the two days is one of them.
        ("2 months", "2 clear months", 0),
        ("2 months", "3 clear months", 2),
        ("2 clear months", "2 months", 2),
    ],
)
def test_days_that_the_policy_defines_as_clear_ones_agree_with_its_words(words: str, period: str, faults: int) -> None:
    """Ten working days: neither the day on which the notice is given nor that of the event is one of them."""
    limit = f"words: at least {words} before the event, period: {period}, before: asked, states: [period]"
    says = "Neither of the two days counts."
    defined = f"counting: {{states: [kind of day], says: {says}, source: {{heading: Definitions}}}}\n"
    assert [each.code for each in wording.procedure(written(limit), owner())] == ["words-differ"] * 2
    assert [each.code for each in wording.procedure(written(limit, defined), owner())] == ["words-differ"] * faults


@pytest.mark.parametrize(
    ("hours", "days", "faults"),
    [("48 hours", "2", 0), ("72 hours", "3", 0), ("48 hours", "3", 2), ("36 hours", "2", 2)],
)
def test_hours_without_those_of_days_off_agree_with_as_many_working_days(hours: str, days: str, faults: int) -> None:
    limit = f"words: within {hours}, period: {days} working days, from: asked, states: [period]"
    says = "Hours of days off do not count."
    defined = f"counting: {{states: [kind of day], says: {says}, source: {{heading: Definitions}}}}\n"
    assert [each.code for each in wording.procedure(written(limit), owner())] == ["words-differ"] * 2
    assert [each.code for each in wording.procedure(written(limit, defined), owner())] == ["words-differ"] * faults


def test_they_agree_in_a_limit_beside_another_too() -> None:
    beside = "or: [{words: within 20 days, period: 20 working days, from: answered}]"
    limit = f"words: within 10 days, period: 10 working days, from: asked, pick: earlier, states: [period], {beside}"
    defined = "counting: {states: [kind of day], says: Days are working days., source: {heading: Definitions}}\n"

    assert list(wording.procedure(written(limit, defined), owner())) == []
    assert [each.code for each in wording.procedure(written(limit), owner())] == ["words-differ"] * 3
    other = limit.replace("20 working", "19 working")
    assert [each.code for each in wording.procedure(written(other, defined), owner())] == ["words-differ"]


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


UNSEEN = "no hour of the last day is looked at in hours, or of a wait"
HOUR = 'counting: {last_hour: "17:00"}'
WAIT = f"words: not before 9 days, period: 9 days, from: asked, states: [period], kind: not before, {HOUR}"
TWO_WAYS = f"readings: [{{id: office, says: Hours., {HOUR}}}, {{id: day, says: The day.}}]"
AT_ONCE = "pick: earlier, or: [{words: by 5 pm on the day of an answer, from: answered}]"
SAID_ONCE = "states: [last day], source: {heading: One}, says: What the tribunal has to get on a day it has to get"
BY_ONE = "words: by 1 pm on the next day, period: 1 day, from: asked, states: [period]"


@pytest.mark.parametrize(
    ("limit", "general", "found"),
    [
        (f'{BY_ONE}, counting: {{last_hour: "13:00"}}', "", ""),
        (BY_ONE, 'last_hour: "13:00", ', ""),
        (BY_ONE, "", "the words say by 13:00, the data name no hour"),
        (f'{BY_ONE}, counting: {{last_hour: "17:00"}}', "", "the words say by 13:00, the data say by 17:00"),
        (BY_ONE, 'last_hour: "17:00", ', "the words say by 13:00, the data say by 17:00"),
        # The hour of another rule: from when on something is received a day later.
        (
            "words: by the second day for what comes by 1 pm, period: 2 days, from: asked, states: [period]",
            'cutoff: "13:00", ',
            "",
        ),
        (f'{WITHIN}, counting: {{last_hour: "17:00"}}', "", "the data say by 17:00, the words name no hour"),
        (WITHIN, 'last_hour: "17:00", ', ""),
        (f"{WITHIN}, counting: {{last_hour: none}}", 'last_hour: "17:00", ', ""),
        (
            f"{BY_ONE}, counting: {{last_hour: none}}",
            'last_hour: "17:00", ',
            "the words say by 13:00, the data name no hour",
        ),
        (
            "words: within 9 hours, period: 9 hours, from: asked, states: [period], counting: {last_hour: none}",
            "",
            "",
        ),
        # The policy says it once, of all that has to reach one body, and others have until midnight.
        (f"{WITHIN}, {HOUR}", f"{SAID_ONCE} by 5 pm., ", ""),
        (f"{WITHIN}, {HOUR}", f"{SAID_ONCE} by 1 pm., ", "the data say by 17:00, the words name no hour"),
        (f"{WITHIN}, unclear: It is unclear., {TWO_WAYS}", "", ""),
        (f"words: within 9 hours, period: 9 hours, from: asked, states: [period], {HOUR}", "", UNSEEN),
        (WAIT, "", UNSEEN),
        (f"{WITHIN}, counting: {{first_hour: excluded}}", "", "no first hour is looked at in days, or of a wait"),
        (f"{WITHIN}, {AT_ONCE}", "", "the words say by 17:00, the data name no hour"),
    ],
)
def test_an_hour_in_the_words_is_that_of_the_data(limit: str, general: str, found: str) -> None:
    faults = [str(each).partition(": ")[2] for each in counting.procedure(written(limit), owner(general))]
    assert [each.partition(";")[0] for each in faults] == ([found] if found else [])
