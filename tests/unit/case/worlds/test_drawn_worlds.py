"""What is drawn for the comparison, and what must hold of the second opinion whatever is drawn."""

from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import combinations

import pytest

from tests.oracles.drawn import Drawn, drawn
from tests.oracles.drawn_features import FEATURES, all_pairs
from tests.oracles.drawn_smaller import smallest
from tests.oracles.worlds import ActVerdict, NoWorldError, Verdict, differences, verdict

SOME = range(0, all_pairs(), 8)


def said(given: Drawn) -> Verdict:
    return verdict(given.policy, given.calendars, given.case, given.today, given.earlier)


@cache
def said_of(seed: int) -> Verdict:
    """What it says of a drawn case as it is: two tests look at that."""
    return said(drawn(seed))


def test_a_seed_gives_the_same_for_ever() -> None:
    assert str(drawn(7)) == str(drawn(7))
    assert drawn(7).policy.procedure == drawn(7).policy.procedure


def test_the_first_seeds_take_every_pair() -> None:
    pairs = {frozenset(drawn(seed).features) for seed in range(all_pairs())}
    assert pairs == {frozenset(pair) for pair in combinations(FEATURES, 2)}


@pytest.mark.parametrize("seed", SOME)
def test_what_holds_of_every_verdict(seed: int) -> None:
    found = said_of(seed)
    assert found.ended <= found.may_be_ended
    assert found.rights <= found.may_be_rights
    assert found.places
    for act in found.acts:
        assert act.late <= act.may_be_late
        assert act.done <= act.may_be_done
        assert act.open <= act.may_be_open
        assert not (act.late and act.may_be_done)
        assert not (act.late and not act.firm)
        assert (act.latest is not None) <= (None not in act.dates)
        if act.safe and act.latest:
            assert act.safe <= act.latest


@pytest.mark.parametrize("seed", SOME)
def test_late_stays_late_while_nothing_happens(seed: int) -> None:
    today = drawn(seed)
    tomorrow = said(replace(today, today=today.today + timedelta(1)))
    assert all(tomorrow.act(act.id).late for act in said_of(seed).acts if act.late)


def test_what_fails_is_made_smaller() -> None:
    def fails(given: Drawn) -> bool:
        try:
            return any(act.may_be_late for act in said(given).acts)
        except NoWorldError:
            return False

    whole = next(found for seed in range(100, 200) if len((found := drawn(seed)).case.facts) > 4 and fails(found))
    small = smallest(whole, fails)
    assert fails(small)
    assert len(small.case.facts) == 1
    assert len(str(small)) < len(str(whole))


def test_two_verdicts_are_compared_line_by_line() -> None:
    one = Verdict(places=frozenset({frozenset({"one"})}), acts=(ActVerdict(id="reply", late=True),))
    other = Verdict(places=frozenset({frozenset({"two"})}), acts=(ActVerdict(id="reply"),))
    assert differences(one, one) == ()
    assert differences(one, other) == ("case places: one / two", "reply late: True / False")
    assert differences(one, other, frozenset({"places"})) == ("reply late: True / False",)
