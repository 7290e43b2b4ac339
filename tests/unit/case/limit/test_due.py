"""When a limit falls due in a case: its readings, its extensions, and starts that have yet to come."""

from dataclasses import replace
from datetime import date

import pytest

from navigator.case.limit.alone import from_start
from navigator.case.limit.due import Start
from navigator.dates.periods import Days, WorkingDays
from navigator.model.cases import Span
from navigator.model.limits import GeneralRules
from navigator.model.policy import Policy
from tests.support.due_samples import CALENDARS, by_reading, found, limit_of, made, span

KNOWN = (date(2005, 1, 1), date(2028, 12, 31))


def extension(name: str, more: str, event: str) -> str:
    return f"{{id: {name}, {more}, how: granted, event: {event}, says: More time may be given.}}"


# Readings. June 2026 has no bank holiday in England; 1 June is a Monday.

TWO_WAYS = """period: 10 working days, from: asked, unclear: It does not say., readings: [
    {id: plain, says: as it stands},
    {id: days, says: in days, period: 10 days},
    {id: weekends, says: without bank holidays, counting: {calendar: none}},
    {id: rolled, says: moved on, period: 12 days, counting: {last_day: next working day}},
    {id: school, says: in school days, period: 10 school days, counting: {school_calendar: school}},
    {id: back, says: counted back, before: over}]"""


def test_each_reading_is_counted_by_its_own_period_calendar_and_rules() -> None:
    # 25 May 2026 is the Spring bank holiday. 12 days after 18 May is Saturday 30 May.
    when = found(TWO_WAYS, "asked=2026-05-18", "over=2026-06-15")

    assert by_reading(when.reckonings) == [
        ("plain", "2026-06-02"),
        ("days", "2026-05-28"),
        ("weekends", "2026-06-01"),
        ("rolled", "2026-06-01"),
        ("school", "2026-06-01"),
        ("back", "2026-06-01"),
    ]
    calendars_used = [each.last and each.last.calendar for each in when.reckonings]
    assert calendars_used == ["england-and-wales"] * 2 + ["none", "england-and-wales", "school", "england-and-wales"]


def test_each_reading_from_one_given_day_is_counted_by_its_own_period_calendar_and_rules() -> None:
    held = made(TWO_WAYS)
    worked = from_start(held, limit_of(held), date(2026, 5, 18), CALENDARS)

    assert by_reading(worked) == [
        ("plain", "2026-06-02"),
        ("days", "2026-05-28"),
        ("weekends", "2026-06-01"),
        ("rolled", "2026-06-01"),
        ("school", "2026-06-01"),
        ("back", "2026-05-01"),  # Early May bank holiday is on 4 May: 10 working days back from 18 May.
    ]
    assert all(each.first == each.last for each in worked)
    assert {each.start for each in worked} == {Start(Span(date(2026, 5, 18), date(2026, 5, 18)))}


def test_the_rules_of_the_limit_hold_for_its_readings_too() -> None:
    answer = """period: 12 days, from: asked, counting: {last_day: next working day}, unclear: It does not say.,
        readings: [{id: plain, says: as it stands}, {id: stays, says: unmoved, counting: {last_day: stays}}]"""
    held = made(answer)
    expected = [("plain", "2026-06-15"), ("stays", "2026-06-13")]  # 13 June is a Saturday.

    assert by_reading(found(answer, "asked=2026-06-01").reckonings) == expected
    worked = from_start(held, limit_of(held), date(2026, 6, 1), CALENDARS)
    assert by_reading(worked) == expected


def test_a_limit_without_readings_keeps_its_own_rules() -> None:
    held = made("period: 12 days, from: asked, counting: {last_day: next working day}")
    worked = from_start(held, limit_of(held), date(2026, 6, 1), CALENDARS)

    assert by_reading(worked) == [(None, "2026-06-15")]


TWO_STARTS = """period: 10 days, from: [asked, seen], pick: {pick}, unclear: It does not say., readings: [
    {{id: stays, says: unmoved}},
    {{id: own, says: from another, from: [asked, seen], pick: {own}}}]"""


@pytest.mark.parametrize(
    ("pick", "own", "expected"),
    [
        ("later", "earlier", [("stays", "2026-06-15"), ("own", "2026-06-11")]),
        ("earlier", "later", [("stays", "2026-06-11"), ("own", "2026-06-15")]),
    ],
)
def test_a_reading_with_starts_of_its_own_says_which_of_them_counts(
    pick: str, own: str, expected: list[tuple[str, str]]
) -> None:
    when = found(TWO_STARTS.format(pick=pick, own=own), "asked=2026-06-01", "seen=2026-06-05")

    assert by_reading(when.reckonings) == expected


# Starts that have not come, or have no date.

NOTED_FIRST = """period: 10 working days, from: asked, unclear: It does not say., readings: [
    {id: first, says: from asking, from: asked},
    {id: second, says: from noting, from: noted}]"""


def test_a_start_that_has_yet_to_come_has_no_date_and_is_forecast() -> None:
    when = found(NOTED_FIRST, "asked=2026-06-01", "noted=no")

    assert [each.start for each in when.reckonings] == [
        Start(Span(date(2026, 6, 1), date(2026, 6, 1))),
        Start(awaited=("noted",)),
    ]
    assert span(when) == ("2026-06-15", None)
    assert (when.awaited, when.complete) == (("noted",), False)
    # Noting is due on Monday 8 June, 5 working days after 1 June.
    assert [each.forecast.due if each.forecast else None for each in when.reckonings] == [None, date(2026, 6, 22)]


def test_a_limit_without_readings_waits_for_its_start() -> None:
    when = found("period: 10 working days, from: noted", "asked=2026-06-01")

    assert [(each.read.id, each.start, each.first) for each in when.reckonings] == [
        (None, Start(awaited=("noted",)), None)
    ]
    assert (span(when), when.awaited, when.complete) == ((None, None), ("noted",), False)


def test_a_reading_without_a_date_is_still_told_by_its_name() -> None:
    when = found(NOTED_FIRST)

    assert by_reading(when.reckonings) == [("first", None), ("second", None)]
    assert when.awaited == ("asked", "noted")


def test_any_of_the_awaited_starts_can_be_forecast() -> None:
    answer = """period: 10 working days, from: asked, unclear: It does not say., readings: [
        {id: either, says: from seeing or noting, from: [seen, noted], pick: earlier}]"""
    when = found(answer, "asked=2026-06-01")

    assert span(when) == (None, None)
    assert [each.forecast and each.forecast.due for each in when.reckonings] == [date(2026, 6, 22)]


def test_two_acts_that_wait_for_each_other_have_no_date() -> None:
    each_other = """period: 5 working days, from: asked, unclear: It does not say., readings: [
        {{id: {name}, says: from the other, from: {other}}}]"""
    when = found(
        each_other.format(name="a", other="noted"),
        note=each_other.format(name="b", other="answered"),
    )

    assert (span(when), when.awaited) == ((None, None), ("noted",))


def test_a_start_is_not_forecast_from_an_act_of_which_one_reading_has_no_date() -> None:
    half = """period: 5 working days, from: asked, unclear: It does not say., readings: [
        {id: known, says: from asking, from: asked},
        {id: unknown, says: from seeing, from: seen}]"""
    when = found(NOTED_FIRST, "asked=2026-06-01", note=half)

    assert by_reading(when.reckonings) == [("first", "2026-06-15"), ("second", None)]
    assert when.reckonings[1].start == Start(awaited=("noted",))
    assert when.reckonings[1].forecast is None


def test_a_start_without_a_date_is_asked_for() -> None:
    when = found("period: 10 working days, from: asked", "asked=yes")

    assert [(each.read.id, each.start, each.first) for each in when.reckonings] == [
        (None, Start(undated=("asked",)), None)
    ]
    assert (when.undated, when.awaited) == (("asked",), ())


# Extensions.


def test_an_extension_in_the_same_unit_makes_one_longer_period() -> None:
    more = extension("more", "by: 5 days", "told")
    when = found(
        f"period: 12 days, from: asked, counting: {{last_day: next working day}}, extensions: [{more}]",
        "asked=2026-06-01",
        "told=2026-06-02",
    )
    counted = when.reckonings[0].last

    # 17 days after 1 June is Thursday 18 June. Moved first, day 12 is Monday 15 June, and 5 more end on a Saturday.
    assert counted
    assert (counted.period, counted.due) == (Days(17), date(2026, 6, 18))


def test_extensions_in_other_units_are_added_one_after_the_other() -> None:
    more = [extension("more", "by: 1 week", "told"), extension("yet-more", "by: 3 days", "allowed")]
    when = found(
        f"period: 5 working days, from: asked, extensions: [{', '.join(more)}]",
        "asked=2026-06-01",
        "told=2026-06-02",
        "allowed=2026-06-03",
    )
    counted = when.reckonings[0].last

    # Monday 8 June, a week on Monday 15 June, 3 days on Thursday 18 June.
    assert counted
    assert (counted.period, counted.last_day, counted.due) == (WorkingDays(5), date(2026, 6, 18), date(2026, 6, 18))
    assert (counted.provisional, counted.known_from, counted.known_through) == (False, None, None)


@pytest.mark.parametrize(
    ("period", "rules", "more", "asked", "expected"),
    [
        # "Beginning with" Monday 1 June, day 10 is Friday 12 June; a week after that is Friday 19 June.
        ("10 working days", "first_day: included", "1 week", "2026-06-01", "2026-06-19"),
        # It came on Saturday 6 June, counts as come on Monday 8 June, and 5 days end on Saturday 13 June.
        # Nothing was sent, so nothing is received later; the week runs from the day before it moved.
        ("5 days", "receipt: next working day", "1 week", "2026-06-06", "2026-06-18"),
        ("10 working days", "first_day: included", "48 hours", "2026-06-01", "2026-06-14"),
        # Clear days that are added lie between no two events: 3 days after Monday 15 June; 3 working days after it.
        ("10 working days", "first_day: excluded", "3 clear days", "2026-06-01", "2026-06-18"),
        ("14 days", "first_day: excluded", "3 clear working days", "2026-06-04", "2026-06-23"),
    ],
)
def test_more_time_is_added_to_the_end_of_a_limit_and_not_counted_as_a_new_one(
    period: str, rules: str, more: str, asked: str, expected: str
) -> None:
    given = extension("more", f"by: {more}", "told")
    answer = f"period: {period}, from: asked, counting: {{{rules}}}, extensions: [{given}]"

    assert span(found(answer, f"asked={asked}", f"told={asked}")) == (expected, expected)


@pytest.mark.parametrize(
    ("period", "more", "asked", "expected"),
    [
        # The bank holidays are known to 31 December 2028, a Sunday. Monday 1 January 2029 is not known to be one.
        ("5 working days", "1 week", "2028-12-27", "2029-01-11"),
        ("5 days", "3 working days", "2028-12-27", "2029-01-04"),
    ],
)
def test_a_longer_limit_is_provisional_when_any_part_of_it_is(
    period: str, more: str, asked: str, expected: str
) -> None:
    given = extension("more", f"by: {more}", "told")
    when = found(f"period: {period}, from: asked, extensions: [{given}]", f"asked={asked}", f"told={asked}")
    counted = when.reckonings[0].last

    assert counted
    assert counted.due.isoformat() == expected
    assert when.provisional
    assert (counted.known_from, counted.known_through) == KNOWN


@pytest.mark.parametrize(
    ("period", "more", "asked", "expected"),
    [
        # Saturday 16 December 2028, and 3 working days on.
        ("5 days", "3 working days", "2028-12-11", "2028-12-20"),
        # Friday 29 December 2028 is known; a week more asks for no bank holidays.
        ("5 working days", "1 week", "2028-12-20", "2029-01-05"),
    ],
)
def test_a_longer_limit_is_firm_when_all_of_it_is(period: str, more: str, asked: str, expected: str) -> None:
    given = extension("more", f"by: {more}", "told")
    when = found(f"period: {period}, from: asked, extensions: [{given}]", f"asked={asked}", f"told={asked}")

    assert (span(when), when.provisional) == ((expected, expected), False)


def test_a_rule_of_counting_that_nobody_settled_is_never_assumed() -> None:
    held = made("period: 10 days, from: asked")
    bare = Policy(replace(held.publisher, counting=GeneralRules()), held.procedure)

    with pytest.raises(KeyError, match="counting"):
        from_start(bare, limit_of(bare), date(2026, 6, 1), CALENDARS)
