"""Nobody is asked for what would change nothing of the answer. Worked out by hand; June 2026 begins on a Monday."""

from dataclasses import replace
from datetime import date

import pytest

from navigator.case.asking.settling import asking_what_matters
from navigator.case.verdicts.position import position
from navigator.model.policy import Policy
from tests.oracles import made


def asked(policy: Policy, facts: str) -> tuple[str, ...]:
    """What is asked on 25 June, besides days."""
    found = position(policy, made.case(facts), date(2026, 6, 25), made.weekdays())
    return asking_what_matters(found, made.weekdays()).asked


def replying(replied: str, ran_out: str, within: str = "", counted_from: str = "replied") -> Policy:
    """A reply in ten days, the way on with it and without it, and the time for a decision after that."""
    reply = made.act("reply", replace(made.limit("10 days"), expiry=made.expiry()), makes="replied")
    decide = made.act("decide", made.limit(within, counted_from) if within else None, makes="decided")
    first = made.stage("one", (reply,), (made.out("replied", replied), made.out("ran-out", ran_out)), opens=("asked",))
    second = made.stage("two", (decide,), (made.out("decided", "end"),))
    return made.policy("asked replied ran-out decided", first, second)


@pytest.mark.parametrize(
    ("policy", "matters"),
    [
        (replying("two", "end"), True),
        (replying("end", "two"), True),
        # To the same place: it makes a difference only where something counts from it.
        (replying("two", "two", "5 days"), True),
        (replying("two", "two", "5 days", "ran-out"), True),
        (replying("two", "two", "50 days", "asked"), False),
        (replying("two", "two"), False),
        (replying("end", "end"), False),
    ],
)
def test_whether_a_reply_came_in_time_is_asked_where_the_answer_is_another_one_with_it(
    policy: Policy, *, matters: bool
) -> None:
    """Ten days from 1 June end on the 11th."""
    assert asked(policy, "asked=2026-06-01") == (("replied",) if matters else ())
    # Where nobody knows whether the ten days are over, it may be open still: then it is asked.
    assert asked(policy, "asked=yes") == ("replied",)
