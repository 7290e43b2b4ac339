"""The counting questions 1 to 8, worked out by hand and asked of two implementations that share no code.

Days of the week in 2026: 1 June is a Monday, 26 October is a Monday, 1 November is a Sunday.
"""

from datetime import date

import pytest

from navigator.model.policy import Policy
from tests.oracles.made import (
    act,
    expiry,
    limit,
    more_time,
    out,
    pause,
    policy,
    stage,
)
from tests.support.judged import STOPPED, on, real, reply, said

pytestmark = pytest.mark.usefixtures("judge")


@pytest.mark.parametrize("facts", ["complaint-received=2026-12-18 acknowledged=no", "complaint-received=2026-12-18"])
def test_1_no_latest_date_while_a_reading_has_none(facts: str) -> None:
    # 21, 22, 23, 24, 29, 30, 31 December are 7; 4 to 8 January 12; 11, 12, 13 January 15.
    found = real("complaints", facts, on(1, 21, 2027)).act("reply")
    assert found.dates == {on(1, 13, 2027), None}
    assert (found.safe, found.latest, found.late, found.may_be_late) == (on(1, 13, 2027), None, False, True)


def test_2_not_yet_makes_nothing_bolder() -> None:
    # 31 January + 28 = 28 February. The other reading waits for the review.
    plain = real("conference-complaints", "stage-3-asked=2026-01-31", on(3, 12)).act("confirm-outcome")
    denied = real("conference-complaints", "stage-3-asked=2026-01-31 review-done=no", on(3, 12)).act("confirm-outcome")
    assert plain.dates == denied.dates == {on(2, 28), None}
    assert (denied.late, denied.may_be_late, denied.latest) == (False, True, None)
    assert plain == denied


def test_3_ended_though_it_may_be_open() -> None:
    facts = (
        "stage-2-asked=2026-06-17 stage-2-reconvened=2026-07-01 conference-decided=2026-07-16 stage-3-asked=2026-07-20"
    )
    found = real("conference-complaints", facts, on(8, 20))
    assert found.places == {frozenset({"end:decided"}), frozenset({"stage-3"})}
    assert (found.ended, found.may_be_ended) == (False, True)


def _ending_late(discretion: tuple[str, ...] = ()) -> Policy:
    asking = limit("10 days", expiry=expiry(), discretion=discretion)
    return policy(
        "asked appealed ran-out decided",
        stage(
            "one",
            [act("appeal", asking, makes="appealed", by="parent", force="may")],
            [out("appealed", "two"), out("ran-out", "end")],
        ),
        stage("two", [], [out("decided", "end")]),
    )


def test_3_silence_ends_nothing() -> None:
    found = said(_ending_late(), "asked=2026-06-01", on(6, 20))
    assert (found.ended, found.may_be_ended) == (False, True)
    assert found.asked == {"appealed"}
    assert found.stages == {"two"}
    assert said(_ending_late(), "asked=2026-06-01 appealed=no", on(6, 20)).ended
    assert not said(_ending_late(), "asked=2026-06-01 appealed=no", on(6, 11)).may_be_ended


def test_3_a_late_act_after_the_end() -> None:
    facts = "asked=2026-06-01 appealed=2026-06-15"
    assert said(_ending_late(), facts, on(6, 20)).ended
    accepted = said(_ending_late(("manager",)), facts, on(6, 20))
    assert accepted.places == {frozenset({"end:settled"}), frozenset({"two"})}


def test_3_no_forecast_ends_anything() -> None:
    known = policy(
        "asked replied appealed ran-out",
        stage(
            "one",
            [
                act("reply", limit("5 days"), makes="replied"),
                act("appeal", limit("10 days", "replied", expiry=expiry()), makes="appealed", by="parent", force="may"),
            ],
            [out("appealed", "end"), out("ran-out", "end")],
        ),
    )
    found = said(known, "asked=2026-06-01", on(9, 1))
    assert found.places == {frozenset({"one"})}
    assert found.act("reply").late
    assert found.act("appeal").dates == {None}


def test_4_the_earliest_date_comes_from_the_shortest_pause() -> None:
    # Stopped on the 3rd: 29, 30, 2, 3 are 4, then 13 is 5, 20 is 10, 27 is 15, 4 December is 20.
    # Stopped on the 6th: 4, 5, 6 are three more by then, and so three working days earlier: 1 December.
    facts = "asked=2026-10-28 stopped=2026-11-03..2026-11-06 restarted=2026-11-12"
    found = reply(limit("20 working days", pauses=(pause(),)), facts, on(11, 20), STOPPED)
    assert (found.safe, found.latest) == (on(12, 1), on(12, 4))


@pytest.mark.parametrize("by", ["14 days", "2 weeks"])
def test_5_more_time_keeps_the_pause(by: str) -> None:
    # 29 June; a week of pause: 6 July; 14 days more: 20 July.
    within = limit("28 days", pauses=(pause(),), extensions=(more_time(by=by),))
    facts = "asked=2026-06-01 stopped=2026-06-08 restarted=2026-06-15 more=2026-06-16"
    assert reply(within, facts, on(6, 20), STOPPED).safe == on(7, 20)


def test_5_more_time_is_added_before_the_last_day_moves() -> None:
    # Sunday 7 June moves to the 8th; 5 working days from the 7th are the 8th to the 12th.
    within = limit("10 days", extensions=(more_time(by="5 working days"),))
    assert reply(within, "asked=2026-05-28 more=2026-06-01", on(6, 2), STOPPED, last_day="next working day").safe == on(
        6, 12
    )


def test_5_stopped_again_on_the_day_it_went_on() -> None:
    facts = "asked=2026-06-01 stopped=2026-06-08 restarted=2026-06-10 stopped=2026-06-10"
    assert reply(limit("28 days", pauses=(pause(),)), facts, on(6, 20), STOPPED).dates == {None}


@pytest.mark.parametrize(("notice", "due"), [("2026-06-11", on(7, 1)), ("2026-06-12", on(6, 11))])
def test_6_more_time_only_when_it_came_in_time(notice: str, due: date) -> None:
    within = limit("10 days", extensions=(more_time(to="30 days"),))
    assert reply(within, f"asked=2026-06-01 more={notice}", on(6, 20), STOPPED).safe == due


def test_6_a_dead_limit_does_not_begin_anew() -> None:
    within = limit("10 days", pauses=(pause(then="restart"),))
    found = reply(within, "asked=2026-06-01 stopped=2026-06-12 restarted=2026-06-15", on(6, 20), STOPPED)
    assert (found.safe, found.late) == (on(6, 11), True)


def test_7_nothing_counted_from_a_presumed_day_is_firm() -> None:
    # 29 March 2029 at the earliest. The 30th is Good Friday, the 2nd of April Easter Monday: presumed on the 3rd.
    facts = "complaint-received=2029-02-14 reply-received=first-class:2029-03-28"
    found = real("complaints", facts, on(4, 3, 2029)).act("ask-further")
    assert (found.safe, found.latest, found.firm, found.late) == (on(4, 12, 2029), on(4, 17, 2029), False, False)


def test_7_what_is_off_in_every_year_is_known() -> None:
    # 19, 20, 21, 22, 27, 28, 29 December are 7; 1 January is off; 2 to 5 are 11; 8 to 11 are 15.
    found = real("multi-agency-dispute-resolution", "dispute-received=2028-12-18", on(12, 20, 2028))
    assert (found.act("share-outcome").safe, found.act("share-outcome").firm) == (on(1, 11, 2029), False)
    assert (found.act("acknowledge").safe, found.act("acknowledge").firm) == (on(12, 27, 2028), True)


def test_7_what_is_not_firm_is_never_late() -> None:
    # 29 March, then 3, 4, 5, 6 April as far as is known.
    facts = "complaint-received=2029-03-28 acknowledged=no"
    last = real("complaints", facts, on(4, 6, 2029)).act("acknowledge")
    assert (last.safe, last.firm, last.late, last.last_day_today) == (on(4, 6, 2029), False, False, False)
    after = real("complaints", facts, on(4, 30, 2029)).act("acknowledge")
    assert (after.late, after.may_be_late) == (False, True)


def _versions() -> tuple[Policy, Policy]:
    def version(name: str, since: date, within: str) -> Policy:
        one = stage("one", [act("reply", limit(within), makes="replied")], [out("content", "end")], opens=("asked",))
        return policy("asked replied content", one, version=name, since=since)

    return version("2", on(4, 1), "15 days"), version("1", date(2024, 4, 1), "20 days")


def test_8_an_unsure_beginning_takes_both_versions() -> None:
    new, old = _versions()
    found = said(new, "asked=2026-03-31..2026-04-01", on(4, 10), old)
    assert found.versions == {"1", "2"}
    assert found.act("reply").dates == {on(4, 20), on(4, 16)}
    assert said(new, "asked=2026-03-31", on(4, 10), old).act("reply").dates == {on(4, 20)}


def test_8_older_than_the_oldest_text() -> None:
    new, old = _versions()
    found = said(new, "asked=2024-03-31", on(4, 10), old)
    assert found.versions == {None}
    assert found.places == {frozenset({"version:not kept"})}
