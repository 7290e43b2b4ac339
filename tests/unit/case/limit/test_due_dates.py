"""A limit that is settled once gives the dates that it gives when each start is counted by itself."""

from datetime import date, timedelta

import pytest

from navigator.case.limit.alone import due_dates, from_start
from navigator.model.limits import Limit
from tests.oracles import made
from tests.support.samples import calendars, library

# A year with both changes of the clocks, three days apart, and every day around these changes.
STARTS = sorted(
    {date(2026, 1, 1) + timedelta(3 * n) for n in range(120)}
    | {date(2026, month, day) for month, days in ((3, range(27, 32)), (10, range(23, 28))) for day in days}
)


@pytest.mark.parametrize("key", sorted(library().policies))
def test_every_published_limit_gives_the_same_dates_either_way(key: str) -> None:
    policy = library().policies[key]
    for _, limit in policy.limits():
        due = due_dates(policy, limit, calendars())
        for start in STARTS:
            counted = [each.first.due for each in from_start(policy, limit, start, calendars()) if each.first]
            assert list(due(start)) == counted, (limit.words, start)


@pytest.mark.parametrize(
    "limit", [made.limit("24 hours"), made.limit("30 hours"), made.limit("24 hours", before="asked")]
)
def test_hours_from_a_day_without_an_hour_give_their_first_day_either_way(limit: Limit) -> None:
    stage = made.stage(
        "one", [made.act("reply", limit, makes="replied")], [made.out("content", "end")], opens=("asked",)
    )
    held = made.policy("asked replied content", stage, counting={"zone": "Europe/London"})
    due = due_dates(held, limit, made.weekdays())
    for start in STARTS:
        (found,) = from_start(held, limit, start, made.weekdays())
        assert found.first
        assert due(start) == (found.first.due,), start


@pytest.mark.parametrize(("pick", "due"), [("earlier", date(2026, 6, 11)), ("later", date(2026, 6, 15))])
def test_of_two_limits_from_one_event_the_earlier_or_the_later_counts_either_way(pick: str, due: date) -> None:
    # From Monday 1 June, 10 days end on Thursday 11 and 2 weeks on Monday 15.
    limit = made.limit("10 days", pick=pick, or_=(made.beside("2 weeks", "asked"),))
    held = made.policy("asked replied", made.stage("one", [made.act("reply", limit, makes="replied")]))
    (found,) = from_start(held, limit, date(2026, 6, 1), made.weekdays())
    assert [count.due for count in (found.first, found.last) if count] == [due, due]
    assert due_dates(held, limit, made.weekdays())(date(2026, 6, 1)) == (due,)
