"""What was told for the very day on which a case came to an end: the list of events, or the hours, say which was last.

Worked out by hand; `both` asks the second opinion too. June 2026 begins on a Monday.
"""

from datetime import date

import pytest

from navigator.model.policy import Policy
from tests.oracles import engine, made, worlds
from tests.support import samples
from tests.support.opinions import both, june


def settled_there_and_then() -> Policy:
    """Raised, settled on the spot; what is put in writing stands after that in the list, and begins the reply."""
    acts = [
        made.act("write", by=made.ASKS, force="should", makes="written"),
        made.act("reply", made.limit("5 days", "written"), makes="replied"),
    ]
    outs = [made.out("settled", "end"), made.out("passed-up", "two")]
    one = made.stage("one", acts, outs, opens=("raised", "written"))
    return made.policy("raised settled written replied passed-up", one, made.stage("two"))


def test_what_the_list_has_after_an_end_can_have_come_later_that_day() -> None:
    """Settled on the 2nd and put in writing on the 2nd: over, or it is open and the reply is due by the 7th."""
    said = both(settled_there_and_then(), "raised=2026-06-02 settled=2026-06-02 written=2026-06-02", 3)
    assert (said.stages, said.may_be_ended, said.ended) == (frozenset({"one"}), True, False)
    assert (said.act("reply").safe, said.act("reply").latest) == (june(7), june(7))


def test_so_it_is_on_some_of_several_days() -> None:
    """Put in writing on the 1st or the 2nd, and settled on the 2nd: on the 1st it is over, on the 2nd it may be.

    The first day stays that of all worlds, the careful one.
    """
    said = both(settled_there_and_then(), "raised=2026-06-01 settled=2026-06-02 written=2026-06-01..2026-06-02", 3)
    assert (said.stages, said.may_be_ended) == (frozenset({"one"}), True)
    assert (said.act("reply").safe, said.act("reply").latest) == (june(6), june(7))


def test_what_the_list_has_before_an_end_came_before_it() -> None:
    """Settled there and then, on the day on which it was raised, is over."""
    said = both(settled_there_and_then(), "raised=2026-06-02 settled=2026-06-02", 3)
    assert (said.stages, said.ended) == (frozenset(), True)


@pytest.mark.parametrize(
    ("settled", "written", "goes_on"),
    [
        ("2026-06-02T10:00", "2026-06-02T15:00", True),
        ("2026-06-02T15:00", "2026-06-02T10:00", False),
        ("2026-06-02T10:00", "2026-06-02", True),
        ("2026-06-02", "2026-06-02T15:00", True),
    ],
)
def test_hours_say_which_was_last(settled: str, written: str, *, goes_on: bool) -> None:
    """Telling an hour never makes an answer less sure: without one it could have been either."""
    said = both(settled_there_and_then(), f"raised=2026-06-01 settled={settled} written={written}", 3)
    assert ("one" in said.stages, said.may_be_ended or said.ended) == (goes_on, True)


def test_what_is_made_of_an_end_does_not_take_the_case_up_again() -> None:
    """The final report closes the case; that one of two reports was sent is no other event."""
    policy = samples.models().policies["nis2/incident"]
    facts = made.case("aware=2026-10-19 warned=2026-10-20 reported=2026-10-21")
    asked = policy, samples.models().calendars, facts, date(2026, 11, 29)
    for said in (engine.verdict(*asked), worlds.verdict(*asked)):
        assert (said.stages, said.ended) == (frozenset(), True)


def test_another_event_of_which_the_same_is_made_may_have_come_later_that_day() -> None:
    """A further report of the day of the final one: over, or gone on, and both opinions say so."""
    acts = [made.act("report", makes="a-report"), made.act("reply", made.limit("5 days", "further"), makes="replied")]
    one = made.stage("one", acts, [made.out("final", "end")], opens=("asked", "further"))
    of = {"a-report": {"any_of": ("final", "further")}}
    policy = made.policy("asked final further a-report replied", one, made_of=of)
    said = both(policy, "asked=2026-06-01 final=2026-06-02 further=2026-06-02", 10)
    assert (said.stages, said.may_be_ended, said.ended) == (frozenset({"one"}), True, False)
