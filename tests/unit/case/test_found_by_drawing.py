"""What a drawn procedure showed to be wrong in one of the two opinions: made small, worked out by hand, asked of both.

All days are of June 2026; the 1st is a Monday.
"""

from tests.oracles import made
from tests.unit.case.test_what_the_end_of_a_time_tells import both, dates


def test_what_may_have_been_done_before_it_was_asked_again_may_not_have_been_either() -> None:
    """A week from the request or, read another way, from the day on which one was told, of which nobody spoke.

    Asked on the 2nd and on the 6th, decided at the next stage on the 3rd. Where nobody had replied by then, the time
    runs on from the day of the telling, which can have been any time ago.
    """
    readings = made.reading("as-written"), made.reading("from-told", from_="told")
    reply = made.act("reply", made.limit("1 week", readings=readings), makes="replied")
    one = made.stage("one", [reply], [made.out("passed-up", "two")], opens=("asked",))
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    policy = made.policy("asked told replied passed-up decided", one, made.stage("two", [decide]))
    assert dates(both(policy, "asked=2026-06-02 decided=2026-06-03 asked=2026-06-06", 30).act("reply")) == (None, None)
