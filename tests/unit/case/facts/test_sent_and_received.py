"""What was sent: when it came, whether it did, and by which text the case goes.

Worked out by hand; `told`, `act` and `both` ask the second opinion too. June 2026 begins on a Monday.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from build_scripts import content
from navigator.case.verdicts.position import Status, position
from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.oracles import engine, made, worlds
from tests.oracles.worlds import ActVerdict, Verdict
from tests.support import samples
from tests.support.opinions import both, dates, june, modelled, of, published, reported, told, told_in_words


def test_a_letter_that_is_yet_to_be_sent_begins_nothing() -> None:
    said = published("complaints", "complaint-received=first-class:2026-07-05", "2026-06-30")
    assert not [each for each in said.running if each.due and each.due.safe]


@pytest.mark.parametrize(
    ("asked", "latest"),
    [
        # Tuesday 29 December is a working day in the holidays: 20 school days from 4 January are up to the 29th.
        ("2026-12-29", date(2027, 1, 29)),
        # Saturday 6 June: received on Monday the 8th.
        ("2026-06-06", date(2026, 7, 6)),
    ],
)
def test_what_comes_on_a_working_day_of_the_school_holidays_is_received_that_day(asked: str, latest: date) -> None:
    board = content.read(Path(__file__).parents[4] / "build_scripts" / "example")
    case = made.case(f"asked={asked} sent-out=no")
    said = position(board.policies["anytown/records"], case, date.fromisoformat(asked), board.calendars)
    due = next(each.due for each in said.verdicts if each.clause.id == "send-records")
    assert due
    assert due.latest == latest


def test_a_receipt_shows_that_there_was_something_to_receive() -> None:
    """Acknowledged on Monday 9 November, so complained by then: 15 school days are over by Monday 30 November."""
    said = modelled("example-school/complaints", "acknowledged=2026-11-09", "2026-11-28")
    reply = next(each for each in said.standings if each.clause.id == "reply")
    assert of(said, "reply") == (Status.DATE_NEEDED, None, date(2026, 11, 30))
    assert reply.verdict.may_be_late


def test_a_case_under_an_older_text_began_with_what_came_before_all_else() -> None:
    """Asked from the 1st to the 4th, decided on the 7th; from the 4th on another text has no stage one acts.

    By the older one it was asked by the 3rd, for passing it up came after that.
    """
    reply = made.act("reply", made.limit("9 working days"), makes="replied")
    two = made.stage("two", [made.act("decide", made.limit("5 days", "passed-up"), makes="decided")])
    events = "asked replied passed-up decided"
    outs = [made.out("passed-up", "two")]
    older = made.policy(events, made.stage("one", [reply], outs, opens=("asked",)), two, since=date(2025, 4, 1))
    newer = made.policy(events, made.stage("one", opens=("asked",)), version="2", since=june(4))

    def reply_of(facts: str, opinion: Callable[..., Verdict]) -> ActVerdict:
        return opinion(newer, made.weekdays(), made.case(facts), june(30), (older,)).act("reply")

    for opinion in (engine.verdict, worlds.verdict):
        found = reply_of("asked=2026-06-01..2026-06-03 decided=2026-06-07", opinion)
        assert dates(found) == (june(12), june(16))
    # Asked on the 4th, the older text holds by the second opinion alone: there it was passed up before it was asked.
    assert dates(reply_of("asked=2026-06-01..2026-06-04 decided=2026-06-07", engine.verdict)) == (june(12), june(16))


def test_what_came_after_hours_keeps_a_time_from_being_over_for_both() -> None:
    """Asked on the 5th, after four o'clock perhaps: then it counts from the 6th. On the 13th the time is over, and the
    case with it, or its last day is today."""
    reply = made.act("reply", made.limit("7 days", expiry=made.expiry()), makes="replied")
    one = made.stage("one", [reply], [made.out("ran-out", "end")], opens=("asked",))
    policy = made.policy("asked/sent ran-out replied", one, counting={"cutoff": "16:00"})
    said = both(policy, "asked=2026-06-05 replied=no", 13)
    assert (said.ended, said.may_be_ended, said.act("reply").may_be_open) == (False, True, True)


def test_an_email_after_hours_came_before_what_came_after_hours_on_the_next_day() -> None:
    """Emailed on the 2nd, after four o'clock: it counts from the 3rd. Asked again on the 3rd, perhaps after four.

    Then that counts from the 4th; but the email was the first, and its two days run on: to the 5th.
    """
    reply = made.act("reply", made.limit("2 days", expiry=made.expiry(), discretion=made.ANSWERS), makes="replied")
    one = made.stage("one", [reply], opens=("asked",))
    policy = made.policy("asked/sent ran-out replied", one, counting={"cutoff": "16:00"})
    assert dates(both(policy, "asked=email-late:2026-06-02 asked=2026-06-03", 30).act("reply")) == (june(5), june(5))


def test_of_two_beginnings_one_that_was_sent_is_not_brought_forward_by_the_act() -> None:
    """Emailed on Tuesday the 2nd, after hours: it came on that day or the next. Replied on the 2nd all the same.

    When it came is presumed, also where another event could have begun the time: nine working days are up on Monday the
    15th or on the 16th.
    """
    reply = made.act("reply", made.limit("9 working days", "asked told", pick="earlier"), makes="replied")
    policy = made.policy("asked/sent told replied", made.stage("one", [reply], opens=("asked",)))
    found = both(policy, "asked=email-late:2026-06-02 replied=2026-06-02", 30).act("reply")
    assert dates(found) == (june(15), june(16))


@pytest.mark.parametrize(
    ("way", "told_on", "may_be_late"),
    [
        ("email-late", "02", True),
        ("email-late", "02..2026-06-04", True),
        ("email-late", "03..2026-06-04", False),
        # It can have come on the 3rd or the 4th.
        ("first-class", "02..2026-06-04", True),
        ("first-class", "03..2026-06-04", False),
    ],
)
def test_of_what_was_told_for_a_day_before_a_letter_can_have_come_the_list_says_nothing(
    way: str, told_on: str, *, may_be_late: bool
) -> None:
    """Sent on Tuesday 2 June, by email after hours (it counts from the 3rd) or by post. Settled on the 5th.

    The list has the telling after it. Told on the 2nd, it goes against the list: then nobody knows when a reply came
    that nobody mentioned, and 12 days are over by the 30th. Told from the 3rd on, the reply came before the 5th.
    """
    reply = made.act("reply", made.limit("12 days", "asked told", pick="later"), makes="replied")
    stage = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked/sent told replied content", stage, counting={"cutoff": "16:00"})
    if way == "first-class":
        policy = made.policy("asked/sent told replied content", stage, counting={"calendar": "office"})
    facts = f"asked={way}:2026-06-02 told=2026-06-{told_on} content=2026-06-05"
    found = both(policy, facts, 30).act("reply")
    assert (found.may_be_done, found.may_be_done_late) == (True, may_be_late)


@pytest.mark.parametrize("replied", ["04", "05", "08"])
def test_a_reply_answers_the_letter_that_alone_can_have_called_for_it(replied: str) -> None:
    """Posted on Wednesday 3 June, presumed to have come by the 9th; replied to before that. Asked again on the 12th.

    The reply shows that the letter had come, so it is the second that has three weeks: to 3 July.
    """
    reply = made.act("reply", made.limit("3 weeks"), makes="replied")
    policy = made.policy("asked/sent replied", made.stage("one", [reply], opens=("asked",)))
    facts = f"asked=second-class:2026-06-03 replied=2026-06-{replied} asked=2026-06-12"
    found = both(policy, facts, 28).act("reply")
    assert (dates(found), found.may_be_late) == ((date(2026, 7, 3), date(2026, 7, 3)), False)


def two_texts() -> tuple[Policy, tuple[Policy, ...]]:
    """A reply within 12 days by the older of two texts; the newer, since the 4th, has no such time."""
    reply = made.act("reply", made.limit("12 days"), makes="replied")
    older = made.policy("asked/sent replied", made.stage("one", [reply], opens=("asked",)), since=date(2026, 5, 30))
    newer = made.policy("asked/sent replied", made.stage("one", opens=("asked",)), version="2", since=june(4))
    return newer, (older,)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [("asked=first-class:2026-06-02 replied=2026-06-03", 16), ("asked=first-class:2026-06-02", 15)],
)
def test_a_letter_under_an_older_text_came_by_its_last_day_only_where_nothing_else_did(
    facts: str, expected: int
) -> None:
    """A letter posted on the 2nd comes on the 3rd or the 4th; the text of the 4th has no time for a reply.

    The older one applies where it came on the 3rd: due on the 15th. It does anyway where there was a reply on the 3rd;
    then the letter is presumed to have come on the 4th at the latest all the same: due on the 16th.
    """
    newer, older = two_texts()
    case, calendars = made.case(facts), made.weekdays()
    found = [each(newer, calendars, case, june(30), older) for each in (engine.verdict, worlds.verdict)]
    assert [max(filter(None, each.act("reply").dates)) for each in found] == [june(expected)] * 2
    assert not worlds.differences(found[1], found[0], frozenset({"changed_by"}))


@pytest.mark.parametrize(("more", "reader"), [("", "complainant"), (" acknowledged=no", "complainant"), ("", None)])
def test_what_was_sent_may_have_come_so_its_time_is_not_said_to_be_later(more: str, reader: str | None) -> None:
    """A reply was sent twenty days ago. The fourteen days since it came may be over, or not have begun."""
    found = published("complaints", f"complaint-received=2026-11-02 reply-sent=2026-11-10{more}", "2026-11-30")
    policy = found.journey.policy
    said = position_report(Teller(policy, ENGLISH, reader), found, samples.library().calendars)
    assert "when the Coordinator's" in said["heading"]
    assert "reached" in said["heading"]
    assert "If it has not come, ask for it." in said["advice"]["lines"]


def test_who_was_sent_something_is_asked_whether_it_came() -> None:
    said = published("complaints", "reply-sent=2026-06-01", "2026-06-20")
    calendars = samples.library().calendars
    report = position_report(Teller(said.journey.policy, ENGLISH, reader="complainant"), said, calendars)
    assert [each["event"] for each in report["unread"]] == ["reply-received"]
    # Once somebody said that it has not come, nobody asks again.
    denied = published("complaints", "reply-sent=2026-06-01 reply-received=no", "2026-06-20")
    assert position_report(Teller(denied.journey.policy, ENGLISH), denied, calendars)["unread"] == []


def sending() -> Policy:
    """A reply is sent, comes, and can be answered within 5 days."""
    reply = made.act("reply", made.limit("20 days"), makes="replied")
    further = made.act("go-on", made.limit("5 days", "came"), makes="went-on", force="may", by=made.ASKS)
    one = made.stage("one", [reply, further], opens=("asked",))
    return made.policy("asked replied came/sent went-on", one, made_of={"came": {"arrival_of": "replied"}})


@pytest.mark.parametrize(
    ("facts", "clash"),
    [
        ("replied=2026-06-08 came=first-class:2026-06-05", True),
        ("replied=2026-06-08 came=by-hand:2026-06-05", True),
        # Posted on the day on which it was sent, and later.
        ("replied=2026-06-08 came=first-class:2026-06-08", False),
        ("replied=2026-06-08 came=first-class:2026-06-09", False),
    ],
)
def test_a_letter_that_was_posted_before_it_was_sent_cannot_have_been(facts: str, *, clash: bool) -> None:
    """Posted on Friday the 5th it comes on the 6th to the 9th: sent on the 8th all the same, one day is wrong."""
    found = both(sending(), f"asked=2026-06-01 {facts}", 12)
    assert found.contradicts is clash
    notes = reported(sending(), f"asked=2026-06-01 {facts}", june(12))["notes"]
    assert [each["text"] for each in notes if "before" in each["text"]] == (
        ["The date given for this is before the date when replied: came. Check both dates."] if clash else []
    )


def test_a_letter_tells_by_which_day_it_was_sent() -> None:
    """Sent between the 3rd and the 8th, and posted on the 5th: the reply of 20 days was done by the 5th."""
    policy = sending()
    said = told(policy, "asked=2026-06-01 replied=2026-06-03..2026-06-08 came=first-class:2026-06-05", june(12))
    assert not said.contradicts
    assert said.act("reply").done


def test_of_a_published_procedure_both_dates_are_named() -> None:
    said = told_in_words(
        "contact-centre/complaints", "reply-sent=2026-11-06 reply-received=first-class:2026-11-04", "2026-11-12"
    )
    assert said["advice"]["heading"] == "First check two dates"
    (note,) = (each["text"] for each in said["notes"])
    assert "the date when the Coordinator sent the full written reply" in note
    assert "the Coordinator's full reply reached the person complaining" in note


@pytest.mark.parametrize("again", [10, 20])
def test_what_came_twice_was_sent_by_each_of_these_days(again: int) -> None:
    """It came on the 8th, so it was sent within the 10 days that end on the 11th: nobody may go to court for silence.

    It was told, twice, as sent late perhaps, and the claim as one that may be made.
    """
    reply = made.act("reply", made.limit("10 days", expiry=made.expiry("silent")), makes="replied", by=made.ASKS)
    claim = made.act("claim", makes="claimed", force="may", after="silent")
    one = made.stage("one", [reply, claim], [made.out("claimed", "end")], opens=("asked",))
    policy = made.policy("asked replied came/sent silent claimed", one, made_of={"came": {"arrival_of": "replied"}})
    said = both(policy, f"asked=2026-06-01 came=2026-06-08 came=2026-06-{again:02}", 22)
    assert (said.act("reply").done, said.act("reply").may_be_done_late) == (True, False)
    assert not said.act("claim").may_be_open
    # Of what came only after the last day nobody knows.
    late = both(policy, f"asked=2026-06-01 came=2026-06-15 came=2026-06-{again + 5:02}", 27)
    assert (late.act("reply").may_be_done_late, late.act("claim").may_be_open) == (True, True)
