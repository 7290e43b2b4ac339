"""A limit that ends on a day of the year, by hand, asked of the engine and of the second opinion.

In 2026 15 May is a Friday, in 2027 a Saturday.
"""

from dataclasses import replace
from datetime import date

import pytest

from navigator.dates.rules import FirstDay
from navigator.model.limits import CountingRules, Limit, LimitKind
from tests.oracles import made
from tests.support.opinions import act, one_stage, told

MAY = made.limit("15 May")
LATER = made.limit("15 May", pick="later", or_=(made.beside("30 days", "noticed"),))
EARLIER = made.limit("15 May", pick="earlier", or_=(made.beside("30 days", "noticed"),))
AFTER_IT = CountingRules(first_day=FirstDay.EXCLUDED)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("asked", "safe", "latest"),
    [
        ("2026-03-02", "2026-05-15", "2026-05-15"),
        ("2026-05-15", "2026-05-15", "2026-05-15"),
        ("2026-05-16", "2027-05-15", "2027-05-15"),
        ("2026-05-10..2026-05-20", "2026-05-15", "2027-05-15"),
    ],
)
def test_it_is_the_first_one_from_the_start_on(asked: str, safe: str, latest: str) -> None:
    found = act(one_stage(MAY, ""), f"asked={asked}", day("2026-05-20"))
    assert (found.safe, found.latest) == (day(safe), day(latest))


@pytest.mark.parametrize(("today", "last", "late"), [("2026-05-15", True, False), ("2026-05-16", False, True)])
def test_it_is_late_the_day_after(today: str, last: bool, late: bool) -> None:  # noqa: FBT001 - one of two
    found = act(one_stage(MAY, ""), "asked=2026-03-02", day(today))
    assert (found.last_day_today, found.late) == (last, late)


def test_one_that_follows_leaves_out_the_day_of_the_start() -> None:
    policy = one_stage(replace(MAY, counting=AFTER_IT), "")
    assert act(policy, "asked=2026-05-15", day("2026-05-20")).safe == day("2027-05-15")


@pytest.mark.parametrize(
    ("limit", "noticed", "due"),
    [
        # 30 days from 31 March are 30 April; from 28 April they are 28 May.
        (LATER, "2026-03-31", "2026-05-15"),
        (LATER, "2026-04-28", "2026-05-28"),
        (EARLIER, "2026-03-31", "2026-04-30"),
        (EARLIER, "2026-04-28", "2026-05-15"),
    ],
)
def test_the_later_or_the_earlier_of_it_and_another_limit(limit: Limit, noticed: str, due: str) -> None:
    found = act(one_stage(limit, "noticed"), f"asked=2026-03-02 noticed={noticed}", day("2026-04-29"))
    assert (found.safe, found.latest) == (day(due), day(due))


def test_the_later_of_it_and_what_has_not_begun_has_no_date_yet() -> None:
    found = act(one_stage(LATER, "noticed"), "asked=2026-03-02 noticed=no", day("2026-05-20"))
    assert (found.safe, found.may_be_late) == (None, False)


def test_beside_a_limit_it_can_be_the_one_that_leaves_out_its_start() -> None:
    beside = replace(made.beside("15 May", "asked"), counting=AFTER_IT)
    policy = one_stage(made.limit("300 days", pick="later", or_=(beside,)), "")
    # 300 days from 15 May 2026 are 11 March 2027.
    assert act(policy, "asked=2026-05-15", day("2026-05-20")).safe == day("2027-05-15")


@pytest.mark.parametrize(
    ("term", "due"), [("2026-09-03", "2026-03-01"), ("2026-03-01", "2026-03-01"), ("2026-02-28", "2025-03-01")]
)
def test_counted_back_it_is_the_last_one_up_to_the_event(term: str, due: str) -> None:
    back = replace(made.limit("1 March"), from_=(), before=("term",))
    policy = one_stage(back, "term")
    assert act(policy, f"asked=2026-01-05 term={term}", day("2026-09-10")).latest == day(due)


def test_two_readings_of_it_show_both_dates() -> None:
    readings = made.reading("same-year"), made.reading("following", first_day="excluded")
    found = act(one_stage(replace(MAY, readings=readings), ""), "asked=2026-05-15", day("2026-05-20"))
    assert (found.safe, found.latest, found.may_be_late, found.late) == (
        day("2026-05-15"),
        day("2027-05-15"),
        True,
        False,
    )


def test_what_may_not_be_done_before_it_is_open_on_the_day() -> None:
    policy = one_stage(replace(MAY, kind=LimitKind.NOT_BEFORE), "")
    assert [act(policy, "asked=2026-03-02", day(today)).open for today in ("2026-05-14", "2026-05-15")] == [False, True]


def test_more_time_is_added_behind_it() -> None:
    longer = replace(MAY, extensions=(made.more_time(by="2 weeks"),))
    policy = one_stage(longer, "more")
    assert act(policy, "asked=2026-03-02 more=2026-04-01", day("2026-04-02")).latest == day("2026-05-29")


def test_over_several_stages_it_is_late_as_any_other() -> None:
    cap = made.cap("whole", MAY, "one")
    policy = one_stage(None, "", caps=(cap,))
    assert told(policy, "asked=2026-03-02", day("2026-05-16")).act("whole").late
