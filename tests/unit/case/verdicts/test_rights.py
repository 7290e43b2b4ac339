"""Rights: open before their time has begun, begun anew, lapsed, or neither.

Worked out by hand; `told`, `act` and `both` ask the second opinion too. June 2026 begins on a Monday.
"""

from dataclasses import replace
from datetime import date

import pytest

from navigator.case.verdicts.position import Status, position
from navigator.explain.advice import advice
from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.model.limits import Limit, Pick
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.oracles import made
from tests.support import samples
from tests.support.opinions import act, both, found, modelled, of, one_stage, published


def test_a_time_counted_back_in_one_reading_may_be_over_before_that_day() -> None:
    """Five days before the hearing of Saturday 20 June is Monday 15; read the other way, it has not begun."""
    ways = (made.reading("after", from_="hearing"), made.reading("back", before="hearing"))
    policy = one_stage(made.limit("5 days", "hearing", readings=ways), "hearing/future")
    verdict = act(policy, "asked=2026-06-01 hearing=2026-06-20", date(2026, 6, 16))
    assert (verdict.may_be_open, verdict.open, verdict.may_be_late, verdict.late) == (True, False, True, False)


def test_a_right_that_one_of_two_times_has_opened_is_among_what_may_be_done() -> None:
    """The later of 2 months from the answer and 6 months from knowing has no date yet, and is open."""
    beside = made.beside("6 months", "known")
    within = replace(made.limit("2 months", "told"), or_=(beside,), pick=Pick.LATER)
    ask = made.act("ask", within, force="may", by="parent", makes="gone")
    said = found(one_stage(None, "told known gone", ask), "asked=2026-05-01 told=2026-06-01")
    assert [each.clause.id for each in said.may] == ["ask"]


def awaiting(limit: Limit | None) -> Policy:
    """After a response, or once the time for one is over, a panel is appointed."""
    respond = made.act("respond", made.limit("20 days", expiry=made.expiry("no-response")), makes="response")
    appoint = replace(made.act("appoint", limit, makes="appointed"), after=("response", "no-response"))
    stage = made.stage("one", [respond, appoint], [made.out("content", "end")], opens=("asked",))
    return made.policy("asked response no-response appointed content", stage)


def test_an_act_that_may_only_be_open_is_not_said_as_open() -> None:
    """Asked on 1 to 9 June: the time for a response is over on 22 to 30 June; on the 25th it may be or not."""
    facts = "asked=2026-06-01..2026-06-09 response=no"
    (appoint,) = (each for each in found(awaiting(None), facts).standings if each.clause.id == "appoint")
    assert (appoint.status, appoint.verdict.open, appoint.verdict.may_be_open) == (Status.MAY_BE_OPEN, False, True)
    assert found(awaiting(None), facts, date(2026, 7, 1)).of(Status.OPEN)[0].clause.id == "appoint"


def test_what_may_be_done_from_a_day_that_hangs_on_an_unknown_one_may_be_open_already() -> None:
    said = published("dispute-with-chair", "no-agreement=yes", "2026-09-04")
    (refer,) = (each for each in said.standings if each.clause.id == "refer")
    assert refer.status is Status.MAY_BE_OPEN
    library = samples.library()
    policy = next(policy for name, policy in library.policies.items() if name.endswith("/dispute-with-chair"))
    report = position_report(Teller(policy, ENGLISH), said, library.calendars)
    (told_of,) = (each["where"] for each in report["running"] if each["clause"] == "refer")
    assert told_of == "It may be that this can be done now. Tell us when the joint meeting ended without agreement."


def test_a_right_that_has_opened_is_open_before_the_time_for_it_has_begun() -> None:
    """Eight weeks from 1 June ended on 27 July; the twelve months begin with a letter that has not come."""
    library = samples.models()
    policy = next(policy for name, policy in library.policies.items() if name.endswith("energy/complaints"))
    for day, is_open in ((date(2026, 7, 27), False), (date(2026, 8, 1), True)):
        said = position(policy, made.case("complained=2026-06-01"), day, library.calendars)
        go = next(each for each in said.verdicts if each.clause.id == "go-outside")
        assert go.verdict.open is is_open
        assert go.due
        assert go.due.safe is None
        told = advice(Teller(policy, ENGLISH, "customer"), said, library.calendars)
        assert ("go-outside" in {each.clause for each in told.rights}) is is_open


AGAIN = [
    # 21 days that begin on the day itself: 1 to 21 November.
    ("homelessness/review", "notified=2026-08-20 notified=2026-11-01", "2026-11-20", "ask", date(2026, 11, 21)),
    # 40 working days from 10 December, without 25 and 28 December, 1 January, and 4 January, a day off in Scotland.
    (
        "uk-foi/requests",
        "asked=2026-09-07 answered=2026-10-05 answered=2026-12-10",
        "2026-12-20",
        "ask-review",
        date(2027, 2, 10),
    ),
    # 30 days from 10 December.
    ("tax-office/review", "decided=2026-09-07 decided=2026-12-10", "2026-12-20", "appeal", date(2027, 1, 9)),
    # 14 days from 10 December.
    (
        "ipso/complaints",
        "published=2026-07-01 complained=2026-07-10 decided=2026-08-01 decided=2026-12-10",
        "2026-12-20",
        "ask-review",
        date(2026, 12, 24),
    ),
]


@pytest.mark.parametrize(("key", "facts", "today", "clause", "latest"), AGAIN)
def test_a_right_whose_time_is_over_begins_anew_with_its_start(
    key: str, facts: str, today: str, clause: str, latest: date
) -> None:
    assert of(modelled(key, facts, today), clause) == (Status.RUNNING, latest, latest)


CONTENT = [
    ("spso/model", "aware=2026-10-01 received=2026-10-20 content=2026-10-21 answered-1=2026-11-02", "ask-stage-2"),
    ("uk-foi/requests", "asked=2026-10-01 content=2026-10-21 answered=2026-11-02", "ask-review"),
    ("children-act/complaints", "made=2026-10-01 content=2026-10-21 answered-1=2026-11-12", "ask-investigation"),
    ("canada-atia/requests", "received=2026-10-01 content=2026-10-21 answered=2026-11-12", "complain"),
    ("au-foi/requests", "received=2026-10-01 content=2026-10-21 decided=2026-11-12", "ask-internal"),
]


@pytest.mark.parametrize(("key", "facts", "right"), CONTENT)
def test_an_answer_after_an_end_may_have_begun_the_time_of_a_right(key: str, facts: str, right: str) -> None:
    said = modelled(key, facts, "2026-11-28")
    assert (said.ended, said.may_be_ended) == (False, True)
    assert of(said, right)[0] is Status.RUNNING


def test_a_time_counted_back_from_a_day_that_nobody_told_may_be_over_and_has_no_date() -> None:
    said = modelled("planning/enforcement", "issued=2026-11-01 served=2026-11-15", "2026-12-20")
    appeal = next(each for each in said.standings if each.clause.id == "appeal")
    assert of(said, "appeal") == (Status.DATE_NEEDED, None, None)
    assert (appeal.verdict.may_be_lapsed, appeal.verdict.lapsed, appeal.verdict.may_be_open) == (True, False, True)
    assert said.undated == ("effect-day",)
    assert of(said, "comply") == (Status.MAY_BE_OPEN, None, None)


@pytest.mark.parametrize(
    ("more", "stages"), [("", frozenset[str]()), (" appealed=2026-12-10", frozenset({"appeal-stage"}))]
)
def test_a_day_in_a_notice_that_was_withdrawn_takes_nothing_up_again(more: str, stages: frozenset[str]) -> None:
    facts = f"issued=2026-11-01 withdrawn=2026-12-01 effect-day=2026-12-20{more}"
    said = modelled("planning/enforcement", facts, "2026-12-28")
    assert {visit.stage for each in said.journeys for visit in each.active} == stages
    assert (said.ended, said.may_be_ended) == (not stages, True)
    assert "comply" not in {each.clause.id for each in (*said.running, *said.open)}


def test_a_charge_that_nobody_mentioned_ends_nothing() -> None:
    """A fee is taken as not asked for: two rights are open, 30 and 60 days from Wednesday 10 June."""
    said = modelled("au-foi/requests", "received=2026-05-20 decided=2026-06-10", "2026-06-20")
    assert not said.may_be_ended
    assert said.asked == ()
    assert of(said, "ask-internal") == (Status.RUNNING, date(2026, 7, 10), date(2026, 7, 10))


def test_a_right_is_not_open_where_it_lapsed_or_has_not_begun() -> None:
    """Decided at the next stage on the 6th, sent back on the 7th. Had there been a reply by then, the week to appeal
    ended by the 14th; where there was none, the week has not begun."""
    appeal = made.act("appeal", made.limit("1 week", "replied"), makes="appealed", by=made.ASKS, force="may")
    one = made.stage("one", [appeal], [made.out("passed-up", "two")], opens=("asked",))
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    two = made.stage("two", [decide], [made.out("sent-back", "one")])
    policy = made.policy("asked replied appealed passed-up decided sent-back", one, two)
    found = both(policy, "asked=2026-06-06 decided=2026-06-06 sent-back=2026-06-07", 25).act("appeal")
    assert (found.may_be_open, found.may_be_lapsed) == (False, True)
