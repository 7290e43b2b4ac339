"""Of two limits one counts: a date that is not firm, and what may not have begun one of them; by hand.

June 2026 begins on a Monday.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from navigator.case.facts.history import Known
from navigator.case.limit.clock import clock_for
from navigator.model.cases import Fact, Span
from navigator.model.interpretation import interpretation
from navigator.model.policy import Policy
from tests.oracles import made
from tests.support.opinions import june, told


def appealing(pick: str) -> Policy:
    """20 days from the question, or 8 working days from the news, to appeal."""
    within = made.limit("20 days", pick=pick, or_=(made.beside("8 working days", "told"),))
    appeal = made.act("appeal", within, makes="appealed", by="parent", force="may")
    return made.policy("asked told appealed", made.stage("one", [appeal], opens=("asked",)))


def test_a_right_is_not_said_to_be_over_while_the_later_date_is_not_firm() -> None:
    """20 days from the 1st are over on the 21st. Days off are known up to the 8th: 8 working days from the 5th are over
    on the 17th at the soonest, and can be over after the 21st."""
    calendars = {name: replace(each, covers_through=june(8)) for name, each in made.weekdays().items()}
    found = told(appealing("later"), "asked=2026-06-01 told=2026-06-05", june(24), calendars)
    assert found.act("appeal").open
    assert found.rights == {"appeal"}


@pytest.mark.parametrize("asked", [True, False])
@pytest.mark.parametrize("news", [True, False])
@pytest.mark.parametrize(("pick", "needed"), [("earlier", all), ("later", any)])
def test_whether_one_of_two_times_has_begun(
    pick: str, needed: Callable[[Iterable[bool]], bool], *, asked: bool, news: bool
) -> None:
    """Of the earlier nobody knows it where both may not have happened; of the later, where one of them may not have."""

    def known(event: str, day: int, *, maybe: bool) -> tuple[Known, ...]:
        return (Known(Fact(event, happened=True, span=Span(june(day), june(day))), june(day), june(day), maybe),)

    policy = appealing(pick)
    limit = policy.duties["appeal"].limit
    assert limit
    clock = clock_for(policy, interpretation(policy, limit), made.weekdays())
    history = {"asked": known("asked", 1, maybe=asked), "told": known("told", 3, maybe=news)}
    (begun,) = clock.beginnings(history, june(25))
    assert begun.maybe == needed((asked, news))
