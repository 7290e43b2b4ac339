"""Dates without which a small change of the engine went unseen, worked out by hand; the second opinion is asked too.

June 2026 begins on a Monday."""

from datetime import date

import pytest

from navigator.case.limit.alone import due as due_by_facts
from navigator.case.verdicts.position import position
from navigator.case.worlds.by_version import by_version
from navigator.dates import moments
from navigator.model.cases import Span
from navigator.model.limits import Limit
from navigator.model.policy import Policy
from navigator.model.versions import Versions
from tests.oracles import engine, made
from tests.oracles.worlds import ActVerdict
from tests.support.opinions import MOVES, act, found, june, one_stage, told


def test_a_reply_to_what_was_asked_on_a_day_that_nobody_knows_can_have_come_before_what_was_asked_then() -> None:
    """Where the reply came by the 9th, it answered what was asked before that; what was asked on the 10th is due on the
    20th. The safe date is no later than that."""
    facts = made.case("asked=yes asked=2026-06-10 replied=2026-06-05..2026-06-20")
    found = engine.verdict(one_stage(made.limit("10 days"), ""), made.weekdays(), facts, date(2026, 6, 30))
    safe = found.act("reply").safe
    assert safe
    assert safe <= date(2026, 6, 20)


def test_what_was_said_not_to_have_happened_leaves_the_date_of_each_version() -> None:
    versions = Versions(one_stage(made.limit("10 days"), ""), ())
    due = by_version(versions, made.case("asked=2026-06-01 replied=no")).due("reply", made.weekdays())
    assert due
    assert (due.safe, due.latest) == (date(2026, 6, 11), date(2026, 6, 11))


def test_a_reply_on_a_day_that_nobody_knows_gives_what_runs_from_it_no_date_by_any_version() -> None:
    decide = made.act("decide", made.limit("5 days", "replied"), makes="decided")
    versions = Versions(one_stage(made.limit("10 days"), "decided", decide), ())
    due = by_version(versions, made.case("asked=2026-06-01 replied=yes")).due("decide", made.weekdays())
    assert due
    assert (due.safe, due.latest, due.undated) == (None, None, ("replied",))


def test_of_the_facts_alone_each_of_two_limits_has_its_own_date() -> None:
    within = made.limit("10 days", pick="later", or_=(made.beside("2 weeks", "asked"),))
    (found,) = due_by_facts(one_stage(within, ""), within, made.case("asked=2026-06-01"), made.weekdays()).reckonings
    assert [part.last and part.last.due for part in found.parts] == [date(2026, 6, 11), date(2026, 6, 15)]


def test_of_the_facts_alone_a_clock_that_stands_still_has_no_date() -> None:
    within = made.limit("10 days", pauses=(made.pause(),))
    facts = made.case("asked=2026-06-01 stopped=2026-06-03")
    (found,) = due_by_facts(one_stage(within, "stopped restarted"), within, facts, made.weekdays()).reckonings
    assert (found.last, found.stopped, found.none, found.endless) == (None, True, True, False)


def test_what_has_no_time_limit_is_not_late_by_anything() -> None:
    found = position(one_stage(None, ""), made.case("asked=2026-06-01"), date(2026, 6, 30), made.weekdays())
    assert [each.overdue_by for each in found.standings] == [0]


def test_a_time_that_is_said_not_to_have_run_out_is_over_and_has_not_ended_the_case() -> None:
    """Five days from the 1st were over on the 6th. Who says that the case did not end by that is believed."""
    reply = made.act("reply", made.limit("5 days", expiry=made.expiry()), makes="replied")
    one = made.stage("one", [reply], [made.out("ran-out", "end")], opens=("asked",))
    found = told(made.policy("asked ran-out replied", one), "asked=2026-06-01 ran-out=no", date(2026, 6, 30))
    assert (found.may_be_ended, found.act("reply").late) == (False, True)


def test_of_two_times_the_day_that_is_missing_of_the_later_one_is_asked_for() -> None:
    within = made.limit("10 days", pick="later", or_=(made.beside("2 weeks", "knew"),))
    policy, facts = one_stage(within, "knew"), made.case("asked=2026-06-01 knew=yes")
    (said,) = position(policy, facts, date(2026, 6, 9), made.weekdays()).standings
    assert said.due
    assert said.due.undated == ("knew",)


def test_what_runs_from_the_end_of_a_time_that_is_not_firm_is_not_firm_either() -> None:
    """Days off are known up to the 3rd. Five working days are over on the 8th, or later where days off are proclaimed;
    three days from that on the 12th, as far as is known."""
    reply = made.act("reply", made.limit("5 working days", expiry=made.expiry("over")), makes="replied")
    refer = made.act("refer", made.limit("3 days", "over"), makes="referred", by="parent", force="may", after="over")
    policy = made.policy("asked over replied referred", made.stage("one", [reply, refer], opens=("asked",)))
    known = made.weekdays(through=date(2026, 6, 3))
    found = act(policy, "asked=2026-06-01 replied=no", date(2026, 6, 10), "refer", calendars=known)
    assert (found.safe, found.firm) == (date(2026, 6, 12), False)


def test_what_goes_on_until_something_happened_is_not_to_be_done_wherever_it_began() -> None:
    """News every week from when somebody wrote, until it was closed on the 10th: whether anybody wrote is not told."""
    news = made.act("send-news", made.limit("1 week", "wrote", every=True, until="closed"), makes="news")
    one = made.stage("one", [news, made.act("check", makes="checked")], opens=("asked",))
    facts = "asked=2026-06-01 closed=2026-06-10 checked=2026-06-12"
    found = act(made.policy("asked wrote news closed checked", one), facts, date(2026, 6, 15), "send-news")
    assert (found.done, found.may_be_done, found.may_be_open) == (False, True, False)


def in_hours(within: Limit, events: str = "stopped restarted more", **counting: str) -> Policy:
    return one_stage(within, events, counting={"zone": "Europe/London", **counting})


def ends(found: ActVerdict) -> tuple[str, str]:
    return moments.written(found.safe or date.min), moments.written(found.latest or date.min)


def test_hours_that_end_on_a_day_off_may_stop_in_time_where_the_hour_of_their_start_is_not_told() -> None:
    """30 hours from Saturday 6 end on Sunday, and so with Monday; where it was asked in the evening, by Monday 05:59.
    So a stop on Monday at 10:00 was in time or not; 30 hours from Tuesday 10:00 end on Wednesday at 16:00."""
    policy = in_hours(made.limit("30 hours", pauses=(made.pause(then="restart"),), counting=MOVES))
    facts = "asked=2026-06-06 stopped=2026-06-08T10:00 restarted=2026-06-09T10:00"
    assert ends(act(policy, facts, date(2026, 6, 9))) == ("2026-06-08", "2026-06-10T16:00")


@pytest.mark.parametrize(
    ("asked", "replied", "late"),
    [
        # From Saturday: by the end of Monday, or by Monday 05:59 where it was asked in the evening.
        ("2026-06-06", "2026-06-08T10:00", False),
        # From Tuesday: between Wednesday 06:00 and Thursday 05:59.
        ("2026-06-02", "2026-06-04T10:00", True),
    ],
)
def test_hours_end_with_a_day_only_where_they_end_on_a_day_off(asked: str, replied: str, *, late: bool) -> None:
    policy = in_hours(made.limit("30 hours", counting=MOVES))
    found = act(policy, f"asked={asked} replied={replied}", date(2026, 6, 15))
    assert (found.done_late, found.may_be_done_late) == (late, True)


def test_of_notices_within_a_day_that_do_not_go_together_either_may_have_come_first() -> None:
    """72 hours from Monday 1, 10:00, end on Thursday at 10:00. Six hours more do not go with 24 more: those of Tuesday
    count where the six came later, to Friday 10:00; else the six do, to Thursday 16:00."""
    six = made.more_time("more", by="6 hours", name="six")
    day = made.more_time("again", by="24 hours", name="day", not_with=("six",))
    policy = in_hours(made.limit("72 hours", extensions=(six, day)), "more again")
    facts = made.case("asked=2026-06-01T10:00 more=2026-06-01..2026-06-03 again=2026-06-02")
    found = engine.verdict(policy, made.weekdays(), facts, date(2026, 6, 9)).act("reply")
    assert ends(found) == ("2026-06-04T16:00", "2026-06-05T10:00")


def test_the_list_of_events_says_nothing_of_hours_where_what_it_is_told_by_has_one() -> None:
    """Checked on the 5th at 14:00: what came was there by then. What was sent comes before that in the list, so by the
    5th at any hour, and 24 hours from it end by the 6th at any hour."""
    check = made.act("check", made.limit("48 hours", "came"), makes="checked")
    reply = made.act("reply", made.limit("24 hours", "sent"), makes="replied")
    one = made.stage("one", [reply, check], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked sent came checked replied content", one, counting={"zone": "Europe/London"})
    found = told(policy, "asked=2026-06-01 sent=yes came=yes checked=2026-06-05T14:00", date(2026, 6, 9)).act("reply")
    assert ends(found) == ("2026-06-02", "2026-06-06")


def test_hours_that_began_and_were_made_longer_on_days_that_nobody_knows_have_a_last_hour_alone() -> None:
    # Asked by the end of Friday 5 at the latest: 30 hours from then are over on Sunday.
    policy = in_hours(made.limit("24 hours", extensions=(made.more_time(by="6 hours"),)))
    found = act(policy, "asked=yes more=yes", date(2026, 6, 5))
    assert (found.safe, ends(found)[1]) == (None, "2026-06-07")


def test_a_day_that_is_named_counts_up_to_the_hour_that_is_allowed() -> None:
    """24 hours end on Tuesday 2 at 10:00, and may be made longer by 24 hours at most: not to the end of the day that is
    named, but to Wednesday 3 at 10:00."""
    longer = made.more_time(day="new-day", at_most="24 hours")
    policy = in_hours(made.limit("24 hours", extensions=(longer,)), "more new-day/future")
    facts = made.case("asked=2026-06-01T10:00 more=2026-06-01T12:00 new-day=2026-06-03")
    found = engine.verdict(policy, made.weekdays(), facts, date(2026, 6, 2)).act("reply")
    assert ends(found)[1] == "2026-06-03T10:00"


def test_the_hours_that_a_notice_leaves_run_from_the_last_hour_at_which_it_was_in_time() -> None:
    """24 hours end on Tuesday 2 at 10:00. A notice of that day leaves six hours from then: none more where it came
    early, and until 16:00 where it came at 10:00."""
    policy = in_hours(made.limit("24 hours", extensions=(made.more_time(at_least="6 hours"),)))
    facts = made.case("asked=2026-06-01T10:00 more=2026-06-02")
    found = engine.verdict(policy, made.weekdays(), facts, date(2026, 6, 2)).act("reply")
    assert ends(found) == ("2026-06-02T10:00", "2026-06-02T16:00")


@pytest.mark.parametrize("pick", ["earlier", "later"])
def test_of_two_times_of_which_one_is_not_firm_the_days_known_are_those_of_that_one(pick: str) -> None:
    """Ten days of Monday 1 June are over on the 11th; of nine working days those after Friday 5 are not known."""
    within = made.limit("10 days", pick=pick, or_=(made.beside("9 working days", "asked"),))
    stage = made.stage("one", [made.act("reply", within, makes="replied")], opens=("asked",))
    last = date(2026, 6, 5)
    policy, calendars = made.policy("asked replied", stage), made.weekdays(through=last)
    found = due_by_facts(policy, within, made.case("asked=2026-06-01"), calendars)
    assert (found.provisional, found.days_known) == (True, last)


def test_where_a_reply_of_which_nobody_spoke_was_not_made_its_time_began_on_any_day_of_the_earlier() -> None:
    """A reply of before the 8th leaves days up to that. Without one, what came first did so by the 10th."""
    longer = made.more_time(by="5 days")
    reply = made.act(
        "reply", made.limit("10 days", "asked told", pick="earlier", extensions=(longer,)), makes="replied"
    )
    acts = reply, made.act("note", makes="noted")
    one = made.stage("one", acts, [made.out("content", "end")], opens=("came",))
    facts = "came=2026-06-01 asked=2026-06-01..2026-06-10 told=2026-06-02..2026-06-12 noted=2026-06-08 more=2026-06-09"
    said, _ = found(made.policy("came asked told replied noted more content", one), facts, june(20)).standings
    assert said.due
    assert [each.start.span for each in said.due.reckonings] == [Span(june(1), june(10))]
