"""What is usual, and gives way: where days that were told go against the list of the events.

Worked out by hand; `told`, `act` and `both` ask the second opinion too. June 2026 begins on a Monday.
"""

from dataclasses import replace
from datetime import date

import pytest

from navigator.case.verdicts.position import Status
from navigator.model.policy import Policy
from tests.oracles import made, worlds
from tests.support.opinions import both, dates, found, june


def _settling() -> Policy:
    """30 days to settle from the complaint, and again from one that was put right; then they meet."""
    settle = made.act("settle", made.limit("30 days", "received amended", anew=True), makes="settled")
    meet = made.act("meet", made.limit("15 days", "received"), makes="met")
    one = made.stage("one", [meet, settle], [made.out("settled", "end")], opens=("received",))
    return made.policy("received amended met settled", one)


@pytest.mark.parametrize("more", ["", " met=2026-06-10"])
def test_what_only_begins_a_time_again_has_not_happened_because_something_later_has(more: str) -> None:
    """From 1 June 30 days end on 1 July. Nobody spoke of another complaint: it is named, as more time would be."""
    facts, today = f"received=2026-06-01{more}", date(2026, 7, 3)
    said = found(_settling(), facts, today)
    (settle,) = (each for each in said.standings if each.clause.id == "settle")
    assert settle.due
    assert (settle.due.safe, settle.due.latest, settle.status) == (date(2026, 7, 1), date(2026, 7, 1), Status.LATE)
    assert "amended" in settle.changed_by
    acts = worlds.verdict(_settling(), made.weekdays(), made.case(facts), today).acts
    (opinion,) = (each for each in acts if each.id == "settle")
    assert (opinion.safe, opinion.latest, opinion.late) == (date(2026, 7, 1), date(2026, 7, 1), True)


def test_the_earlier_of_two_events_was_no_later_than_the_act_though_each_of_them_can_have_been() -> None:
    """Replied on the 3rd: asked or told by then. Eight clear days from the 3rd at the latest: the 12th."""
    reply = made.act("reply", made.limit("8 clear days", "asked told", pick="earlier"), makes="replied")
    policy = made.policy("asked told replied", made.stage("one", [reply], opens=("asked",)))
    facts = "asked=2026-06-01..2026-06-05 told=2026-06-02..2026-06-04 replied=2026-06-03"
    assert dates(both(policy, facts, 16).act("reply")) == (june(10), june(12))


def test_more_time_came_before_what_began_the_time_where_that_happened() -> None:
    """Six working days, or eight with more time, from the later of two events; replied on Sunday the 7th.

    By the list more time came first; where both began it, it counted: eight from the 6th or 7th is the 17th.
    """
    within = made.limit("6 working days", "asked told", pick="later", extensions=(made.more_time(to="8 working days"),))
    reply = made.act("reply", within, makes="replied")
    policy = made.policy("asked more told replied", made.stage("one", [reply], opens=("asked",)))
    found = both(policy, "more=2026-06-06..2026-06-07 replied=2026-06-07", 14).act("reply")
    assert (found.safe, found.undated) == (june(17), True)


def test_what_is_usual_gives_way_only_where_it_has_to() -> None:
    """Asked on Wednesday the 3rd, due on the 9th, replied on the 11th: passed up by the 10th, though the list has the
    reply before that. That it was asked before it was passed up still holds: a decision was due from the 8th on.
    """
    reply = made.act("reply", made.limit("4 working days", expiry=made.expiry()), makes="replied")
    one = made.stage("one", [reply], [made.out("ran-out", "end"), made.out("passed-up", "two")], opens=("asked",))
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    two = made.stage("two", [decide], [made.out("accepted", "end")])
    policy = made.policy("asked ran-out replied passed-up decided accepted", one, two)
    found = both(policy, "asked=2026-06-03 replied=2026-06-11 accepted=2026-06-13", 20).act("decide")
    assert dates(found) == (june(8), june(15))


def test_an_act_before_all_that_can_have_begun_its_time_cannot_have_been() -> None:
    """Replied on the 4th; of the messages that each begin the time none was before the 5th, or is surely first."""
    within = replace(made.limit("5 days", "asked wrote"), anew=True)
    reply = made.act("reply", within, makes="replied")
    policy = made.policy("asked wrote replied", made.stage("one", [reply], opens=("asked",)))
    assert both(policy, "asked=2026-06-05..2026-06-09 wrote=2026-06-07 replied=2026-06-04", 30).contradicts


def test_a_message_of_an_unknown_day_makes_no_difference_where_a_later_one_begins_the_time_anew() -> None:
    """Asked on the 3rd, and again on a day that nobody knows; nobody spoke of a reply. Twelve days from the 3rd, or
    from a later one that came before it was settled on the 6th."""
    within = replace(made.limit("12 days", "asked wrote"), anew=True)
    reply = made.act("reply", within, makes="replied")
    policy = made.policy("asked wrote replied content", made.stage("one", [reply], [made.out("content", "end")]))
    found = both(policy, "asked=2026-06-03 wrote=yes content=2026-06-06", 14).act("reply")
    assert (found.safe, found.latest, found.may_be_done_late) == (june(15), june(18), False)


def test_of_two_requests_the_one_that_can_have_come_before_the_reply_did() -> None:
    """Asked on an unknown day and on the 10th, replied on the 5th: that of the 10th is open, and was due on the 20th.

    The other one came by the 5th, for nobody answers what was not asked.
    """
    reply = made.act("reply", made.limit("10 days"), makes="replied")
    policy = made.policy("asked replied", made.stage("one", [reply], opens=("asked",)))
    found = both(policy, "asked=yes asked=2026-06-10 replied=2026-06-05", 30).act("reply")
    assert (found.safe, found.latest, found.late) == (june(20), june(20), True)


def test_a_step_told_without_its_day_came_before_what_was_told_of_the_stage_that_it_led_to() -> None:
    """Replied and passed up, nobody knows when; decided at the next stage on the 12th. So it was passed up by then.

    Nothing but the stage says so, for the time to decide runs from something else. It was asked by the 12th too: six
    working days from then are up on the 22nd at the latest.
    """
    reply = made.act("reply", made.limit("6 working days", "asked"), makes="replied")
    one = made.stage("one", [reply], [made.out("passed-up", "two")], opens=("asked",))
    decide = made.act("decide", made.limit("5 days", "told"), makes="decided")
    policy = made.policy("asked replied passed-up told decided", one, made.stage("two", [decide]))
    found = both(policy, "replied=yes passed-up=yes decided=2026-06-12", 30).act("reply")
    assert dates(found) == (None, june(22))


def test_what_is_repeated_until_something_told_without_its_day_is_over_where_that_shows_that_it_began() -> None:
    """News each week from the asking until the reply. Replied, nobody knows when; the asking goes without saying."""
    reply = made.act("reply", made.limit("3 weeks", "asked"), makes="replied")
    news = made.act("send-news", replace(made.limit("1 week", "asked"), every=True, until="replied"), makes="news")
    policy = made.policy("asked news replied", made.stage("one", [reply, news], opens=("asked",)))
    found = both(policy, "replied=yes", 30).act("send-news")
    assert (found.done, found.may_be_open) == (True, False)


def test_an_act_that_may_have_been_done_brings_no_beginning_forward() -> None:
    """Asked between the 3rd and the 6th, passed up on the 5th: a reply was by then, or there was none.

    Where there was none, it can have been asked on the 6th, and the eight days were over with the 14th. Of the 6th the
    list says nothing, for it comes after the 5th: word of it can have begun the time long before.
    """
    reply = made.act("reply", made.limit("8 days", "asked told", pick="earlier"), makes="replied")
    one = made.stage("one", [reply], [made.out("passed-up", "two")], opens=("asked",))
    policy = made.policy("asked told replied passed-up", one, made.stage("two"))
    found = both(policy, "asked=2026-06-03..2026-06-06 passed-up=2026-06-05", 30).act("reply")
    assert dates(found) == (None, june(14))


def test_beside_an_act_that_was_done_in_time_without_a_word_all_else_can_have_been_as_it_can() -> None:
    """A reply within two clear working days of the 1st, or the case is over; more time on the 9th came too late.

    Settled on the 14th: so there was a reply by the 4th, before what the list has before it. That says nothing of the
    day on which a fault was mended, which the list has between the two.
    """
    extension = made.more_time(by="1 clear working day")
    within = made.limit("2 clear working days", extensions=(extension,), expiry=made.expiry(), discretion=made.ANSWERS)
    acts = [made.act("reply", within, makes="replied"), made.act("keep", made.limit("3 days", "target"), makes="kept")]
    outs = [made.out("ran-out", "end"), made.out("content", "end")]
    one = made.stage("one", acts, outs, opens=("asked",))
    policy = made.policy("asked more target/future kept ran-out replied content", one)
    said = both(policy, "asked=2026-06-01 more=2026-06-09 content=2026-06-14", 30)
    assert (said.act("keep").may_be_done, said.act("keep").may_be_done_late) == (True, True)


def test_a_day_that_only_stands_in_a_letter_does_not_silence_the_list_of_its_stage() -> None:
    """Settled on the 6th, though the list has the day by which a fault will be mended, 6 July, before that.

    That day can be any (rule 70). So the list holds for what was told without its day: it came before the settlement,
    and took nothing up again after it.
    """
    readings = made.reading("as-written"), made.reading("from-told", from_="told")
    reply = made.act("reply", made.limit("1 day", readings=readings), makes="replied")
    keep = made.act("keep", made.limit("3 days", "target"), makes="kept")
    one = made.stage("one", [reply, keep], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked told target/future kept replied content", one)
    said = both(policy, "told=yes target=2026-07-06 content=2026-06-06", 30)
    assert (said.ended, said.act("reply").may_be_open) == (True, False)
