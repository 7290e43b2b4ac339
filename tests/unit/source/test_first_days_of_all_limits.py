"""What a policy says once of first days, hours and kinds of days holds for the limits that it is about."""

import pytest

from build_scripts.checks import counting, wording
from navigator.case.limit.alone import due
from navigator.explain.assumptions import assumptions
from navigator.explain.teller import Teller
from navigator.model.cases import Case, parse_fact
from navigator.words import ENGLISH
from tests.support.samples import calendars
from tests.support.stated_once import WITHIN, held, owner, written

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
