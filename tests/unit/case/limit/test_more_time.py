"""Extensions of one limit that build on one another or exclude each other, and the longest that all can make it.

The model is an opposition to a United States trade mark (37 CFR 2.102(c)): 30 days from publication; 30 days more for
the asking and then 60 for good cause, or 90 at once; after either a last 60; never more than 180 days in all.
"""

from dataclasses import replace
from datetime import date

import pytest

from navigator.case.verdicts.position import position
from navigator.dates import periods
from navigator.dates.periods import Period
from navigator.model.limits import Extension, Limit, Pick
from navigator.model.policy import Policy
from tests.oracles import engine, made, worlds
from tests.oracles.worlds import ActVerdict

THIRTY = made.more_time("asked-30", by="30 days", name="thirty")
SIXTY = made.more_time("asked-60", by="60 days", name="sixty", after=("thirty",))
NINETY = made.more_time("asked-90", by="90 days", name="ninety", not_with=("thirty",))
LAST = made.more_time("asked-last", by="60 days", name="last", after=("sixty", "ninety"))

TODAY = date(2026, 12, 31)


def opposition(*longer: Extension, period: str = "30 days", at_most: Period | None = None) -> Policy:
    """An act within 30 days of Monday 1 June 2026: by Wednesday 1 July."""
    return of(replace(made.limit(period, extensions=longer or (THIRTY, SIXTY, NINETY, LAST)), at_most=at_most))


def of(within: Limit) -> Policy:
    reply = made.act("reply", within, makes="replied")
    stage = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    return made.policy(
        "asked asked-30 asked-60 asked-90 asked-last new-day/future stopped restarted replied content", stage
    )


def act(policy: Policy, facts: str, today: date = TODAY) -> ActVerdict:
    """What the engine says, once the second opinion has said the same."""
    asked = policy, made.weekdays(), made.case(f"asked=2026-06-01 {facts}"), today
    said = engine.verdict(*asked)
    assert list(worlds.differences(worlds.verdict(*asked, changed_by=False), said, frozenset({"changed_by"}))) == []
    return said.act("reply")


# 30 days from Monday 1 June is Wednesday 1 July; 30 more is Friday 31 July; 60 more is Tuesday 29 September, which is
# 90 more than 1 July, too; 60 more is Saturday 28 November, 180 days from 1 June.
JULY_1, JULY_31, SEPTEMBER_29, NOVEMBER_28 = date(2026, 7, 1), date(2026, 7, 31), date(2026, 9, 29), date(2026, 11, 28)


@pytest.mark.parametrize(
    ("facts", "due"),
    [
        ("", JULY_1),
        ("asked-30=2026-06-20", JULY_31),
        ("asked-30=2026-06-20 asked-60=2026-07-20", SEPTEMBER_29),
        ("asked-30=2026-06-20 asked-60=2026-07-20 asked-last=2026-09-01", NOVEMBER_28),
        ("asked-90=2026-06-20 asked-last=2026-09-01", NOVEMBER_28),
        # Out of turn: 60 days without the 30 before them, or asked for before them.
        ("asked-60=2026-06-20", JULY_1),
        ("asked-60=2026-06-10 asked-30=2026-06-20", JULY_31),
        # The last 60 days after the first 30 alone.
        ("asked-30=2026-06-20 asked-last=2026-07-20", JULY_31),
        # Beside each other: the first of the two counts.
        ("asked-30=2026-06-20 asked-90=2026-06-25", JULY_31),
        ("asked-90=2026-06-20 asked-30=2026-06-25", SEPTEMBER_29),
        # 60 days follow the 30 alone, and those do not count beside 90.
        ("asked-90=2026-06-20 asked-30=2026-06-25 asked-60=2026-06-28", SEPTEMBER_29),
        # The 30 days came on Thursday 2 July, too late; so nothing builds on them, and 90 are too late, too.
        ("asked-30=2026-07-02 asked-60=2026-07-10", JULY_1),
        # On one day they count in the order of the policy.
        ("asked-60=2026-06-20 asked-30=2026-06-20", SEPTEMBER_29),
        ("asked-90=2026-06-20 asked-30=2026-06-20", JULY_31),
    ],
)
def test_extensions_build_on_one_another_or_exclude_each_other(facts: str, due: date) -> None:
    found = act(opposition(), facts)
    assert (found.safe, found.latest) == (due, due)


@pytest.mark.parametrize(
    ("facts", "dates"),
    [
        # In turn from Saturday 20 to Tuesday 30 June, before it from Friday 5 on, and in time up to Friday 31 July.
        ("asked-30=2026-06-20 asked-60=2026-06-05..2026-08-20", (JULY_31, SEPTEMBER_29)),
        # Too early or too late at either end; in turn only between the two.
        ("asked-30=2026-06-10..2026-06-12 asked-60=2026-06-09..2026-08-01", (JULY_31, SEPTEMBER_29)),
        # Either of the two may have been first.
        ("asked-30=2026-06-10..2026-06-14 asked-90=2026-06-10..2026-06-14", (JULY_31, SEPTEMBER_29)),
        ("asked-90=2026-06-15 asked-30=2026-06-10..2026-06-20", (JULY_31, SEPTEMBER_29)),
        # The 30 days may have come too late, and then nothing builds on them.
        ("asked-30=2026-06-28..2026-07-05 asked-60=2026-07-10", (JULY_1, SEPTEMBER_29)),
        # They may have come too late, and then 90 days count; they came before those, and then 90 do not.
        ("asked-90=2026-06-25 asked-30=2026-06-20..2026-07-05 asked-last=2026-07-20", (JULY_31, NOVEMBER_28)),
        ("asked-30=2026-06-20 asked-60=yes", (JULY_31, SEPTEMBER_29)),
    ],
)
def test_of_days_that_are_not_known_every_order_counts(facts: str, dates: tuple[date, date]) -> None:
    found = act(opposition(), facts)
    assert (found.safe, found.latest) == dates


@pytest.mark.parametrize(
    ("at_most", "facts", "due"),
    [
        # 10 days from Mon 1 June is Thu 11. 4 and 4 more is Fri 19; 15 days from 1 June, Tue 16; 2 weeks, Mon 15.
        ("", "asked-30=2026-06-03 asked-60=2026-06-04", date(2026, 6, 19)),
        ("15 days", "asked-30=2026-06-03 asked-60=2026-06-04", date(2026, 6, 16)),
        ("2 weeks", "asked-30=2026-06-03 asked-60=2026-06-04", date(2026, 6, 15)),
        ("15 days", "asked-30=2026-06-03", date(2026, 6, 15)),
        # 5 working days from Mon 1 June is Mon 8, and the time is longer without any more.
        ("5 working days", "asked-30=2026-06-03", date(2026, 6, 11)),
        # A day that is named, Tue 30.
        ("15 days", "asked-90=2026-06-03 new-day=2026-06-30", date(2026, 6, 16)),
        # A month left from Wed 3 June is Fri 3 July.
        ("15 days", "asked-last=2026-06-03", date(2026, 6, 16)),
        # What stood still is not counted: stopped on Tue 2 and on again on Fri 5, 3 days later.
        (
            "15 days",
            "stopped=2026-06-02 restarted=2026-06-05 asked-30=2026-06-06 asked-60=2026-06-07",
            date(2026, 6, 19),
        ),
        # In time by the longest that it can be alone: on Wed 17 it was over.
        ("15 days", "asked-30=2026-06-03 asked-60=2026-06-04 asked-last=2026-06-17", date(2026, 6, 16)),
    ],
)
def test_all_more_time_together_makes_it_no_longer_than_the_most(at_most: str, facts: str, due: date) -> None:
    longer = (
        made.more_time("asked-30", by="4 days", name="four"),
        made.more_time("asked-60", by="4 days", name="four-more"),
        made.more_time("asked-90", day="new-day", name="named"),
        made.more_time("asked-last", at_least="1 month", name="left"),
    )
    within = replace(
        made.limit("10 days", extensions=longer, pauses=(made.pause(),)),
        at_most=periods.parse(at_most) if at_most else None,
    )
    found = act(of(within), facts)
    assert (found.safe, found.latest) == (due, due)


def test_a_limit_beside_another_has_extensions_that_build_on_one_another() -> None:
    within = made.limit("30 days", pick="earlier", or_=(made.beside("40 days", "asked"),), extensions=(THIRTY, SIXTY))
    assert act(of(within), "asked-60=2026-06-20").latest == JULY_1
    assert act(of(within), "asked-30=2026-06-20 asked-60=2026-07-20").latest == SEPTEMBER_29
    assert act(of(replace(within, pick=Pick.LATER)), "asked-30=2026-06-20").latest == date(2026, 8, 10)


@pytest.mark.parametrize(
    ("facts", "vain"),
    [
        ("asked-60=2026-06-20", ("asked-60",)),
        ("asked-30=2026-06-20 asked-60=2026-06-25", ()),
        ("asked-30=2026-06-20 asked-60=2026-06-10..2026-06-25", ()),
        ("asked-30=2026-06-20 asked-90=2026-06-25", ("asked-90",)),
        ("asked-90=2026-06-20 asked-30=2026-06-25", ("asked-30",)),
        # What came when the time was over has a word of its own.
        ("asked-30=2026-07-05", ()),
        ("asked-60=2026-06-20 asked-30=2026-06-22 asked-60=2026-06-25", ()),
    ],
)
def test_what_was_asked_for_out_of_turn_is_named(facts: str, vain: tuple[str, ...]) -> None:
    found = position(opposition(), made.case(f"asked=2026-06-01 {facts}"), date(2026, 6, 28), made.weekdays())
    (one,) = (each for each in found.standings if each.clause.id == "reply")
    assert one.out_of_turn == vain


def test_only_what_can_count_now_is_named_as_what_would_move_the_date() -> None:
    def changing(facts: str) -> tuple[str, ...]:
        found = position(opposition(), made.case(f"asked=2026-06-01 {facts}"), date(2026, 6, 28), made.weekdays())
        return next(each.changed_by for each in found.standings if each.clause.id == "reply")

    assert changing("") == ("asked-30", "asked-90")
    assert changing("asked-30=2026-06-20") == ("asked-60",)
    assert changing("asked-90=2026-06-20") == ("asked-last",)


def patched(within: str = "14 days", period: str = "10 days") -> Policy:
    """10 days from Monday 1 June is Thursday 11 June; a day that is named up to Thursday 25 June is near enough."""
    return of(made.limit(period, extensions=(made.more_time("asked-30", day="new-day", within=within, name="patch"),)))


JUNE_11 = date(2026, 6, 11)


@pytest.mark.parametrize(
    ("new_day", "dates"),
    [
        ("2026-06-25", (date(2026, 6, 25), date(2026, 6, 25))),
        ("2026-06-26", (JUNE_11, JUNE_11)),
        ("2026-06-05", (JUNE_11, JUNE_11)),
        ("2026-06-20..2026-06-24", (date(2026, 6, 20), date(2026, 6, 24))),
        # Up to the 25th it counts, and from the 26th on not at all.
        ("2026-06-20..2026-06-30", (JUNE_11, date(2026, 6, 25))),
        ("2026-06-26..2026-06-30", (JUNE_11, JUNE_11)),
    ],
)
def test_a_day_that_is_named_counts_only_if_it_is_near(new_day: str, dates: tuple[date, date]) -> None:
    found = act(patched(), f"asked-30=2026-06-03 new-day={new_day}", date(2026, 6, 15))
    assert (found.safe, found.latest) == dates


def test_a_day_that_nobody_told_may_be_too_far_off() -> None:
    found = act(patched(), "asked-30=2026-06-03", date(2026, 6, 15))
    assert (found.safe, found.latest, found.late, found.may_be_late) == (JUNE_11, None, False, True)
    # Said not to have come yet: it may be too far off.
    found = act(patched(), "asked-30=2026-06-03 new-day=no", date(2026, 6, 15))
    assert (found.safe, found.latest, found.may_be_late) == (JUNE_11, None, True)


def test_how_near_it_is_is_counted_in_its_own_unit() -> None:
    # 3 working days after Thursday 11 June: Fri 12, Mon 15, Tue 16.
    assert act(patched("3 working days"), "asked-30=2026-06-03 new-day=2026-06-16").latest == date(2026, 6, 16)
    assert act(patched("3 working days"), "asked-30=2026-06-03 new-day=2026-06-17").latest == JUNE_11


def test_a_notice_that_leaves_some_time_may_have_come_after_one_that_it_does_not_go_with() -> None:
    """30 days more from the 2nd, or 10 days left from a day between the 2nd and the 8th, whichever notice was first.

    Where the 30 days came first they count, to 31 July. Where the other did, on the 2nd, 1 July stays.
    """
    leaves = made.more_time("asked-60", at_least="10 days", name="leaves")
    longer = made.more_time("asked-30", by="30 days", name="thirty", not_with=("leaves",))
    said = act(opposition(leaves, longer), "asked-60=2026-06-02..2026-06-08 asked-30=2026-06-02")
    assert (said.safe, said.latest) == (JULY_1, JULY_31)
