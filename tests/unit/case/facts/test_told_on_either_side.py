"""What was told for one of some days that lie around another day, where no order narrows them."""

from datetime import date

import pytest

from navigator.case.facts.either_side import come_or_not
from tests.oracles import engine, made
from tests.oracles.worlds import Verdict
from tests.support import samples
from tests.support.opinions import published_policy


def said(key: str, facts: str, today: str) -> Verdict:
    return engine.verdict(
        published_policy(key), samples.library().calendars, made.case(facts), date.fromisoformat(today)
    )


def test_the_second_of_two_meetings_may_have_come_before_the_next_step_or_after() -> None:
    """Step 1 on 3 or 4, and on 4 or 5 November 2026; step 2 on the 4th. After it, step 1 on the 5th has begun again.

    On the 3rd and the 4th it was over when step 2 came; on the 5th the time to ask the team manager has no last date,
    for it may be asked for once more.
    """
    once, other = "step-1-held=2026-11-03 step-1-held=2026-11-{}", "step-2-held=2026-11-04"
    key, today = "dispute-resolution", "2026-12-12"
    assert said(key, f"{once.format('04')} {other}", today).act("ask-team-manager").done
    assert not said(key, f"{once.format('05')} {other}", today).act("ask-team-manager").may_be_done
    facts = f"step-1-held=2026-11-03..2026-11-04 step-1-held=2026-11-04..2026-11-05 {other}"
    found = said(key, facts, today).act("ask-team-manager")
    assert (found.done, found.may_be_done, found.latest) == (False, True, None)


def test_late_may_be_what_was_told_twice_on_either_side_of_its_beginning() -> None:
    facts = "scrutineer-told=2026-11-03..2026-11-04 scrutineer-told=2026-11-04..2026-11-05 step-2-held=2026-11-04"
    assert said("dispute-resolution", facts, "2026-12-12").act("refer-to-scrutineer").may_be_done_late


@pytest.mark.parametrize("days", ["05..2026-11-06", "02..2026-11-06", "04..2026-11-05"])
def test_before_a_meeting_that_may_be_still_to_come_the_partners_may_have_the_dispute(days: str) -> None:
    """The dispute reached them on 3 or 4 November 2026. On the 4th nobody knows of a meeting after that day."""
    facts = f"dispute-received=2026-11-03..2026-11-04 scrutiny-meeting-held=2026-11-{days}"
    found = said("multi-agency-dispute-resolution", facts, "2026-11-04")
    assert "partners" in found.stages
    assert found.act("acknowledge").may_be_open


def test_on_many_days_around_each_other_the_ends_are_looked_at() -> None:
    facts = "step-1-held=2026-10-05..2026-11-03 step-1-held=2026-10-12..2026-11-20 step-2-held=2026-10-08..2026-11-10"
    found = said("dispute-resolution", facts, "2026-12-12").act("ask-team-manager")
    assert (found.done, found.may_be_done) == (False, True)


def test_a_case_in_which_nothing_is_booked_is_looked_at_once() -> None:
    key, today = "dispute-resolution", date(2026, 11, 4)
    case = made.case("step-1-held=2026-11-03..2026-11-05")
    assert [*come_or_not(published_policy(key), case, today)] == []
