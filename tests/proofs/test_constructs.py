"""The second opinion knows every construct: it says the same as the engine of each small example, on several days."""

from datetime import timedelta

import pytest

from navigator.model.cases import Case, parse_fact
from tests.oracles import engine, worlds
from tests.support import samples
from tests.support.constructs import BEFORE_ROLES, SHOWN, Shown
from tests.support.samples import calendars

# A right whose time begins after the last thing that was told, and which the list has before that. It can only come
# later, so the engine takes it as not yet done; the second opinion still looks at what the list says.
WIDER = "a time from the end of another, whether or not that was used"


def differences(shown: Shown, later: int) -> list[str]:
    policy = samples.policy(shown.body, BEFORE_ROLES)
    case = Case(tuple(map(parse_fact, shown.facts)), answers=shown.answers)
    asked = policy, calendars(), case, shown.today + timedelta(later)
    # Which later fact would move a date is compared in the drawn cases.
    return list(
        worlds.differences(worlds.verdict(*asked, changed_by=False), engine.verdict(*asked), frozenset({"changed_by"}))
    )


@pytest.mark.parametrize("shown", SHOWN, ids=[each.construct for each in SHOWN])
def test_the_second_opinion_says_the_same_of_every_construct(shown: Shown) -> None:
    differ = {later: found for later in (0, 5, 20, 45) if (found := differences(shown, later))}
    assert bool(differ) == (shown.construct == WIDER), differ
