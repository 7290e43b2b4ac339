"""What is said beside a date is why it is that date: found by a caseworker who counted by hand."""

from datetime import date
from itertools import permutations

import pytest

from navigator.case.verdicts.position import position
from navigator.explain.arrivals import arrival_notes
from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.model.cases import Case, Fact, Sent, Span
from navigator.model.limits import Limit, Sending
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.oracles import made
from tests.support import samples

KNOWN_TO = date(2028, 12, 31)


DAY_OFF = "What comes on a day off counts as received on Monday 9 November 2026."


def replying(within: Limit, events: str, **more: object) -> Policy:
    reply = made.act("reply", within, makes="replied")
    one = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    return made.policy(f"asked {events} replied content", one, **more)  # type: ignore[arg-type]


def said(policy: Policy, facts: str, today: date) -> str:
    calendars = made.weekdays(through=KNOWN_TO)
    found = position(policy, made.case(facts), today, calendars)
    return str(position_report(Teller(policy, ENGLISH), found, calendars))


@pytest.mark.parametrize(
    ("within", "facts", "way"),
    [
        # 3 working days before Monday 8 January 2029, and 14 days from 20 December that end on a day off.
        (made.limit("3 working days", before="hearing"), "asked=2028-12-20 hearing=2029-01-08", "earlier"),
        (made.limit("17 days", counting={"last_day": "previous working day"}), "asked=2028-12-20", "earlier"),
        (made.limit("8 working days"), "asked=2028-12-20", "later"),
        (made.limit("17 days", counting={"last_day": "next working day"}), "asked=2028-12-20", "later"),
    ],
)
def test_a_day_off_that_nobody_knows_makes_what_is_counted_back_earlier(within: Limit, facts: str, way: str) -> None:
    text = said(replying(within, "hearing"), f"{facts} replied=no", date(2029, 1, 12))
    assert f"as far as bank holidays are known. It may be {way}." in text


def test_a_day_that_was_named_without_a_notice_is_not_too_far_off() -> None:
    """20 working days from Monday 2 November 2026 end on Monday 30; more time may be given within 20 of those."""
    more = made.more_time("notice", day="new-day", within="20 working days")
    policy = replying(made.limit("20 working days", extensions=(more,)), "notice new-day/future")
    text = said(policy, "asked=2026-11-02 notice=no new-day=2026-12-10", date(2026, 12, 5))
    assert "You said that this has not happened: notice. So the last day stays Monday 30 November 2026." in text
    assert "too far off" not in text


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (5, "as received the next day, Friday 6 November 2026."),
        (6, "as coming the next day, Saturday 7 November 2026. " + DAY_OFF),
    ],
)
def test_after_hours_on_a_friday_the_day_from_which_it_counts_is_named(day: int, told: str) -> None:
    """Friday 6 November 2026 after the closing hour comes on Saturday, and days off are none to receive a thing on."""
    counting = {"calendar": "office", "cutoff": "17:00", "receipt": "next working day"}
    policy = replying(made.limit("5 working days"), "", counting=counting)
    sent, came = date(2026, 11, day), date(2026, 11, day + 1)
    case = Case((Fact("asked", happened=True, span=Span(came, came), sent=Sent(sent, Sending.EMAIL_LATE)),))
    (note,) = arrival_notes(Teller(policy, ENGLISH), case, made.weekdays())
    assert note.endswith(f"This policy counts what comes after its closing hour {told}")


def test_how_else_it_ended_is_told_in_whatever_order_it_was_told() -> None:
    """Settled, or gone to the arbitrators, which the heading says: that it was settled is left to say."""
    library = samples.library()
    policy = next(each for key, each in library.policies.items() if key.endswith("/conflict-between-partners"))
    facts = ("convener-told=2026-10-11", "settled-later=yes", "referred=yes")
    for told in permutations(facts):
        found = position(policy, made.case(" ".join(told)), date(2026, 11, 30), library.calendars)
        lines = [each["text"] for each in position_report(Teller(policy, ENGLISH), found, library.calendars)["notes"]]
        assert "It may also have ended in another way: settled." in lines
        assert not any("gone to" in line for line in lines)


def test_an_appeal_that_may_have_come_after_each_last_day_there_can_be_is_said_to_be_so() -> None:
    """28 days from 1 June 2026 end on Monday 29: refused by silence on the 30th, and 28 days later it is 28 July."""
    reply = made.act("reply", made.limit("28 days", expiry=made.expiry("refused")), makes="replied")
    within = made.limit("28 days", "replied refused", pick="earlier", expiry=made.expiry("too-late"))
    appeal = made.act("appeal", within, makes="appealed", by="parent", force="may")
    ways = [made.out("appealed", "two"), made.out("too-late", "end")]
    one = made.stage("one", [reply, appeal], ways, opens=("asked",))
    two = made.stage("two", [made.act("think")], [made.out("content", "end")])
    policy = made.policy("asked replied refused appealed too-late content", one, two)
    judged = "This may have been late. The last day was Tuesday 28 July 2026 or earlier."
    assert judged in said(policy, "asked=2026-06-01 appealed=2026-07-28..2026-07-29", date(2026, 8, 20))
    assert judged not in said(policy, "asked=2026-06-01 appealed=2026-07-27..2026-07-28", date(2026, 8, 20))
