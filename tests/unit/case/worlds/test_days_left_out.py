"""Days told that the way which fits the others has no place for, and another way has.

June 2026 begins on a Monday.
"""

from dataclasses import replace
from datetime import date

import pytest

from navigator.model.policy import Policy
from tests.oracles import engine, made
from tests.support.opinions import modelled


def review() -> Policy:
    """After a charge was paid a review can be asked for; with its result, or after 10 days, it goes further."""
    decide = made.act("decide", replace(made.limit("10 days"), expiry=made.expiry("deemed")), makes="decided")
    within = made.limit("20 days", "decided deemed", pick="earlier")
    further = made.act("go-further", within, makes="further", by="parent", force="may", after="decided deemed")
    request = made.stage("request", [made.act("pay", makes="paid")], [made.out("asked", "review")], opens=("begun",))
    second = made.stage("review", [decide, further], [made.out("further", "last")])
    last = made.stage("last", [], [made.out("content", "end")])
    return made.policy("begun paid asked decided deemed further content", request, second, last)


@pytest.mark.parametrize(
    ("decided", "late", "may_be_late"),
    [
        # Paid on the 10th, so asked for between that and the 19th: decided in time.
        ("2026-06-19", False, False),
        # It went further the day before the result, for the 10 days were over: it had been asked for by the 8th.
        ("2026-06-20", True, True),
        ("2026-06-19..2026-06-20", False, True),
        ("2026-06-18..2026-06-22", False, True),
    ],
)
def test_a_result_that_may_have_come_after_it_went_further_may_be_late(
    decided: str,
    late: bool,  # noqa: FBT001
    may_be_late: bool,  # noqa: FBT001
) -> None:
    case = made.case(f"paid=2026-06-10 decided={decided} further=2026-06-19")
    found = engine.verdict(review(), made.weekdays(), case, date(2026, 6, 30)).act("decide")
    assert (found.done_late, found.may_be_done_late) == (late, may_be_late)


def test_days_on_which_it_cannot_have_been_stay_left_out() -> None:
    """Paid on 10 June, begun on one of some days around that: it began no later, and 5 days run from then."""
    tell = made.act("tell", made.limit("5 days", "begun"), makes="told")
    one = made.stage("one", [tell, made.act("pay", made.limit("9 days", "begun"), makes="paid")], opens=("begun",))
    policy = made.policy("begun paid told", one)
    case = made.case("begun=2026-06-08..2026-06-12 paid=2026-06-10")
    found = engine.verdict(policy, made.weekdays(), case, date(2026, 6, 11))
    assert (found.act("tell").safe, found.act("tell").latest) == (date(2026, 6, 13), date(2026, 6, 15))
    assert not found.contradicts


@pytest.mark.parametrize("days", [("2026-11-04", "2026-11-03"), ("2026-11-02..2026-11-05", "2026-11-03..2026-11-06")])
def test_what_waits_for_the_first_of_two_may_have_come_before_the_one_that_was_told(days: tuple[str, str]) -> None:
    """A request decided on the 4th of November, at the Tribunal the day before: it had counted as refused by then.

    Then the Commissioner can have been asked, and have decided, any time ago, and the 28 days to go to the Tribunal may
    have been over. So it is where the two are told for some days, of which these are two.
    """
    decided, further = days
    said = modelled("au-foi/requests", f"decided={decided} to-tribunal={further}", "2026-12-12")
    (tribunal,) = (each for each in said.standings if each.clause.id == "ask-tribunal")
    assert tribunal.verdict.may_be_done_late
