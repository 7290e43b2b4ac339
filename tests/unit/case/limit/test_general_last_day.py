"""What is said of the last day of all limits is not about hours, nor about what is counted back. By hand.

June 2026 begins on a Monday; the 6th is a Saturday. Engine and second opinion are both asked.
"""

from datetime import date

import pytest

from navigator.dates import moments
from navigator.model.limits import Limit
from navigator.model.policy import Policy
from tests.oracles import made
from tests.support.opinions import act

MOVES = {"last_day": "next working day"}
MOVED = made.rules(last_day="next working day")


def held(within: Limit, events: str = "asked hearing/future replied", **more: str) -> Policy:
    stage = made.stage(
        "one", [made.act("reply", within, makes="replied")], [made.out("content", "end")], opens=("asked",)
    )
    return made.policy(f"{events} content", stage, counting={"zone": "Europe/London", **MOVES, **more})


def due(policy: Policy, facts: str, today: str) -> tuple[str, str]:
    found = act(policy, facts, date.fromisoformat(today), "reply")
    return tuple(moments.written(each) if each else "" for each in (found.safe, found.latest))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("own", "last"),
    [
        # A week before Saturday 13 June is Saturday 6 June. A general rule moves nothing, one of the limit itself does.
        (None, "2026-06-06"),
        (MOVED, "2026-06-08"),
        (made.rules(last_day="previous working day"), "2026-06-05"),
    ],
)
def test_what_is_counted_back_moves_only_where_its_own_limit_says_so(own: object, last: str) -> None:
    within = made.limit("1 week", before="hearing", counting=own)
    assert due(held(within), "asked=2026-06-01 hearing=2026-06-13", "2026-06-03") == (last, last)


@pytest.mark.parametrize(
    ("period", "own", "last"),
    [
        # From Friday 5 June at 14:20 a day later is Saturday at 14:20; a limit of its own can move it to Monday.
        ("24 hours", None, "2026-06-06T14:20"),
        ("24 hours", MOVED, "2026-06-08"),
        # What is said of all limits is about a day: Saturday moves to Monday.
        ("1 day", None, "2026-06-08"),
    ],
)
def test_hours_move_only_where_their_own_limit_says_so(period: str, own: object, last: str) -> None:
    within = made.limit(period, "asked", counting=own)
    assert due(held(within), "asked=2026-06-05T14:20", "2026-06-05") == (last, last)


def test_beside_another_limit_each_is_looked_at_by_itself() -> None:
    # 5 days from Monday 1 June end on Saturday 6 June, so on Monday 8; a week before Saturday 13 June is the 6th.
    back = made.beside("1 week", before="hearing")
    for pick, last in (("earlier", "2026-06-06"), ("later", "2026-06-08")):
        within = made.limit("5 days", "asked", pick=pick, or_=(back,))
        assert due(held(within), "asked=2026-06-01 hearing=2026-06-13", "2026-06-03") == (last, last)
