"""What can only have been done after something that was said not to have happened, and that nobody mentioned.

A decision is put into a mailbox, and may be opened there within 10 days; or it comes on paper. An appeal is due 20 days
after the earlier of the two. June 2026 begins on a Monday. Worked out by hand; the second opinion is asked too.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from navigator.model.acts import Duty
from navigator.model.limits import Expiry, Limit
from navigator.model.policy import Policy
from tests.oracles import made
from tests.support import samples
from tests.support.opinions import both, dates, june, told

TOLD = "asked=2026-06-01 came=2026-06-08"
OPEN = made.limit("10 days", "available")


def mailbox(
    opening: Limit | None = OPEN, *, after: str = "", start: str = "opened", others: Iterable[Duty] = ()
) -> Policy:
    put = made.act("put", makes="available")
    look = made.act("open", opening, makes="opened", by=made.ASKS, force="may", after=after)
    send = made.act("send", makes="came")
    within = made.limit("20 days", f"{start} came", pick="earlier")
    appeal = made.act("appeal", within, makes="appealed", by=made.ASKS, force="may")
    one = made.stage("one", [put, look, *others, send, appeal], [made.out("appealed", "end")], opens=("asked",))
    return made.policy("asked available time-up opened read came appealed", one)


@pytest.mark.parametrize(
    "policy", [mailbox(), mailbox(None, after="available"), mailbox(after="available")], ids=["time", "after", "both"]
)
def test_nobody_opened_what_was_not_there(policy: Policy) -> None:
    """Without a word it may have been opened from the 1st on. Not in the mailbox, the paper of the 8th counts.

    The 21st was told as the safe day, for an opening of the 1st.
    """
    assert dates(both(policy, TOLD, 10).act("appeal")) == (june(21), june(28))
    said = both(policy, f"{TOLD} available=no", 10)
    assert dates(said.act("appeal")) == (june(28), june(28))
    assert not said.act("open").may_be_done


def test_nor_did_anything_follow_from_it() -> None:
    read = made.act("read", makes="read", by=made.ASKS, force="may", after="opened")
    policy = mailbox(start="read", others=[read])
    assert dates(both(policy, TOLD, 10).act("appeal")) == (june(21), june(28))
    assert dates(both(policy, f"{TOLD} available=no", 10).act("appeal")) == (june(28), june(28))


def test_what_was_told_stays_told() -> None:
    """Opened on the 3rd, so it was there, whatever was said."""
    assert dates(both(mailbox(), f"{TOLD} available=no opened=2026-06-03", 10).act("appeal")) == (june(23), june(23))


@pytest.mark.parametrize(
    "policy",
    [
        # What another event brings about as well need not wait; nor is what is counted back done after that.
        mailbox(after="available asked", opening=None),
        mailbox(replace(OPEN, from_=(), before=("available",))),
    ],
    ids=["one of two", "counted back"],
)
def test_it_may_have_been_where_it_need_not_come_after_that(policy: Policy) -> None:
    assert dates(both(policy, f"{TOLD} available=no", 10).act("appeal")) == (june(21), june(28))


def test_what_is_due_after_the_mere_end_of_a_time_may_have_been_before_that() -> None:
    over = Expiry(event="time-up", says="It is over.", done_or_not=True)
    policy = mailbox(made.limit("10 days", "time-up"))
    (one,), cap = policy.procedure.stages, made.cap("wait", made.limit("15 days", expiry=over), "one")
    policy = made.policy("asked available time-up opened read came appealed", one, caps=(cap,))
    assert dates(both(policy, f"{TOLD} time-up=no", 10).act("appeal")) == (june(21), june(28))


@pytest.mark.parametrize(
    ("facts", "day"), [("raised=no reply-sent=2026-06-01", june(30)), ("raised=no chair-acknowledged=yes", june(26))]
)
def test_what_happened_all_the_same_keeps_nothing_back(facts: str, day: date) -> None:
    """Complaints are raised first, as the centre wants it, and then put in writing. This one was not raised.

    It was replied to or went to the Chair, so it was written, and may have been acknowledged in time ("late" was told).
    """
    policy = samples.library().policies["milton-keynes-contact-centre/complaints"]
    acknowledge = told(policy, facts, day, samples.library().calendars).act("acknowledge")
    assert acknowledge.may_be_done
    assert not acknowledge.late
