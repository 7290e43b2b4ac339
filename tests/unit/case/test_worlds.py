"""Verdicts that were worked out by hand, asked of two implementations that share no code: the oracle and the engine.

Days of the week in 2026: 1 June is a Monday, 26 October is a Monday, 1 November is a Sunday.
"""

import ast
import csv
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from navigator.dates import periods
from navigator.dates.calendars import Calendar
from navigator.model.cases import Case, Example
from navigator.model.limits import Limit
from navigator.model.policy import Policy
from tests.oracles import engine, worlds
from tests.oracles.made import (
    act,
    cap,
    case,
    expiry,
    limit,
    more_time,
    out,
    pause,
    policy,
    reading,
    route,
    stage,
    weekdays,
)
from tests.oracles.worlds import ActVerdict, NoWorldError, Verdict
from tests.oracles.worlds.days import Looker, first_day_back, good_friday, last_day
from tests.support import samples

ORACLES = Path(__file__).parents[2] / "oracles"
STATED = Path(__file__).parents[2] / "vectors" / "stated.csv"


JUDGES = {"oracle": worlds.verdict, "engine": engine.verdict}
verdict = worlds.verdict


@pytest.fixture(autouse=True, params=sorted(JUDGES))
def judge(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each expectation holds for both."""
    name: str = request.param
    monkeypatch.setitem(globals(), "verdict", JUDGES[name])
    return name


def on(month: int, day: int, year: int = 2026) -> date:
    return date(year, month, day)


def said(
    known: Policy, facts: str, today: date, *earlier: Policy, calendars: Mapping[str, Calendar] | None = None
) -> Verdict:
    return verdict(known, calendars or weekdays(), case(facts), today, earlier)


def real(key: str, facts: str, today: date) -> Verdict:
    library = samples.library()
    known = next(policy for name, policy in library.policies.items() if name.endswith(f"/{key}"))
    return verdict(known, library.calendars, case(facts), today)


def replying(within: Limit, events: str = "asked replied content", **more: str) -> Policy:
    """One stage: somebody asked, the manager replies, and it ends when they are content."""
    one = stage("one", [act("reply", within, makes="replied")], [out("content", "end")], opens=("asked",))
    return policy(events, one, counting=more)


def reply(within: Limit, facts: str, today: date, events: str = "asked replied content", **more: str) -> ActVerdict:
    return said(replying(within, events, **more), facts, today).act("reply")


STOPPED = "asked stopped restarted more replied content"


@pytest.mark.parametrize("file", sorted((ORACLES / "worlds").glob("*.py")), ids=lambda file: file.name)
def test_it_shares_nothing_with_the_engine_but_values(file: Path) -> None:
    allowed = {
        *(
            f"navigator.model.{name}"
            for name in ("acts", "cases", "limits", "parties", "policy", "procedure", "stages")
        ),
        *(f"navigator.dates.{name}" for name in ("calendars", "moments", "periods")),
    }
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    named = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    named |= {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    assert {name for name in named if name.split(".")[0] in ("navigator", "build_scripts")} <= allowed


# Days, one by one.


def _stated() -> list[dict[str, str]]:
    with STATED.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", _stated(), ids=lambda row: row["id"])
def test_what_others_state_comes_out(row: Mapping[str, str]) -> None:
    calendars = samples.calendars()
    looker = Looker(calendars[row["calendar"]])
    rule = dict(part.split("=") for part in row["roll_rule"].split(";"))
    amount, start = int(row["period"]), date.fromisoformat(row["start_date"])
    unit = row["unit"].replace("_", " ")
    back = amount < 0 or unit.endswith(" before")
    unit = unit.removesuffix(" before")
    if unit == "clear days" and abs(amount) <= 5:
        # Rule 2.8(4): in short periods days off are left out as well, so one more working day.
        unit, amount = "working days", abs(amount) + 1
    period = periods.UNITS[unit](abs(amount))
    included = rule["start"] == "incl"
    start += timedelta(rule.get("late") == "yes")
    start = looker.first_open(start) if rule["start"] == "roll_then_excl" else start
    if back:
        found: date | None = first_day_back(period, start, looker, included=included)
    else:
        found = last_day(period, start, looker, included=included)
    assert found
    if rule["end"] == "next_wd":
        found = looker.first_open(found)
    assert found == date.fromisoformat(row["expected_date"])


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        # 30, 31, 1 (Mon), 2, 3 are 30 Oct (Fri), 2, 3, 4, 5 Nov.
        ("5 working days", on(10, 29), on(11, 5)),
        ("5 working days", on(10, 31), on(11, 6)),
        ("5 days", on(10, 29), on(11, 3)),
        ("2 weeks", on(10, 29), on(11, 12)),
        ("3 clear days", on(10, 29), on(11, 2)),
        ("1 month", on(10, 31), on(11, 30)),
        ("1 year", date(2028, 2, 29), date(2029, 2, 28)),
        ("24 hours", on(10, 29), on(10, 30)),
        ("30 hours", on(10, 29), on(10, 30)),
        ("12 hours", on(10, 29), on(10, 29)),
    ],
)
def test_each_unit(period: str, start: date, end: date) -> None:
    looker = Looker(weekdays()["office"])
    assert last_day(periods.parse(period), start, looker, included=False) == end


@pytest.mark.parametrize(
    ("period", "event", "day"),
    [
        ("3 working days", on(11, 9), on(11, 4)),
        ("7 days", on(11, 9), on(11, 2)),
        ("7 clear days", on(11, 9), on(11, 1)),
        ("1 month", on(12, 31), on(11, 30)),
        ("30 hours", on(11, 9), on(11, 7)),
        ("1 week", on(11, 9), on(11, 2)),
    ],
)
def test_each_unit_counted_back(period: str, event: date, day: date) -> None:
    assert first_day_back(periods.parse(period), event, Looker(weekdays()["office"]), included=False) == day


def test_beginning_with_a_day_makes_it_day_1() -> None:
    looker = Looker(weekdays()["office"])
    # Thursday is day 1, Friday 2, Monday 3.
    assert last_day(periods.parse("3 working days"), on(10, 29), looker, included=True) == on(11, 2)
    # Saturday is a day off and cannot be day 1.
    assert last_day(periods.parse("3 working days"), on(10, 31), looker, included=True) == on(11, 4)
    assert last_day(periods.parse("6 months"), on(8, 31), looker, included=True) == date(2027, 2, 28)
    assert last_day(periods.parse("1 month"), on(3, 1), looker, included=True) == on(3, 31)


@pytest.mark.parametrize(
    ("year", "day"), [(2026, (4, 3)), (2027, (3, 26)), (2028, (4, 14)), (2029, (3, 30)), (2038, (4, 23))]
)
def test_good_friday(year: int, day: tuple[int, int]) -> None:
    assert good_friday(year) == date(year, *day)


# Exact facts.


def test_a_limit_that_runs() -> None:
    # 27, 28, 29, 30 October, 2 November.
    found = reply(limit("5 working days"), "asked=2026-10-26", on(10, 30))
    assert (found.safe, found.latest, found.open, found.late, found.last_day_today) == (
        on(11, 2),
        on(11, 2),
        True,
        False,
        False,
    )


def test_the_last_day_and_the_day_after() -> None:
    assert reply(limit("5 working days"), "asked=2026-10-26", on(11, 2)).last_day_today
    after = reply(limit("5 working days"), "asked=2026-10-26", on(11, 3))
    assert (after.late, after.may_be_late, after.last_day_today) == (True, True, False)


def test_done_in_time_and_done_late() -> None:
    in_time = reply(limit("5 working days"), "asked=2026-10-26 replied=2026-11-02", on(11, 20))
    assert (in_time.done, in_time.done_late, in_time.open, in_time.late) == (True, False, False, False)
    late = reply(limit("5 working days"), "asked=2026-10-26 replied=2026-11-03", on(11, 20))
    assert (late.done, late.done_late, late.late) == (True, True, False)


def test_a_clock_that_has_not_begun() -> None:
    found = reply(limit("5 working days"), "asked=no", on(11, 20))
    assert (found.dates, found.open, found.may_be_late) == (frozenset({None}), False, False)


def test_nothing_told_is_the_first_stage() -> None:
    assert said(replying(limit("5 days")), "", on(11, 20)).places == {frozenset({"one"})}


def test_what_lies_ahead_and_is_not_booked_fits_no_world(judge: str) -> None:
    if judge == "engine":
        return  # It answers, with a note that the day lies ahead.
    with pytest.raises(NoWorldError):
        reply(limit("5 days"), "asked=2026-11-21", on(11, 20))


# Worlds.


def test_an_unsure_day_gives_two_dates() -> None:
    # From the 26th to the 2nd of November; from the 28th, 5 working days later, to the 4th.
    found = reply(limit("5 working days"), "asked=2026-10-26..2026-10-28", on(11, 3))
    # An answer by intervals names the ends.
    assert {on(11, 2), on(11, 4)} <= found.dates <= {on(11, 2), on(11, 3), on(11, 4)}
    assert (found.safe, found.latest, found.late, found.may_be_late, found.last_day_today) == (
        on(11, 2),
        on(11, 4),
        False,
        True,
        False,
    )
    assert reply(limit("5 working days"), "asked=2026-10-26..2026-10-28", on(11, 5)).late


def test_an_unknown_day_has_no_safe_date() -> None:
    found = reply(limit("5 days"), "asked=yes", on(11, 3))
    # It may have been long ago; at the latest it was today.
    assert (found.safe, found.latest, found.late, found.may_be_late, found.open) == (None, on(11, 8), False, True, True)


def test_each_reading_is_a_world() -> None:
    unclear = limit(
        "5 days", readings=(reading("days"), reading("working", "5 working days"), reading("told", from_="told"))
    )
    events = "asked told replied content"
    found = reply(unclear, "asked=2026-10-26 told=2026-10-28", on(11, 3), events)
    # 26 Oct + 5 = 31 Oct; five working days: 2 Nov; 28 Oct + 5 = 2 Nov.
    assert found.dates == {on(10, 31), on(11, 2)}
    assert found.late
    without = reply(unclear, "asked=2026-10-26 told=no", on(11, 3), events)
    assert without.dates == {on(10, 31), on(11, 2), None}
    assert (without.latest, without.late, without.may_be_late) == (None, False, True)
    assert reply(unclear, "asked=2026-10-26", on(11, 3), events) == without


def test_what_the_way_needs_happened_on_a_day_unknown() -> None:
    known = policy(
        "asked referred decided",
        stage("one", [act("refer", limit("5 days"), makes="referred")], [out("referred", "two")], opens=("asked",)),
        stage("two", [act("decide", limit("10 days", "referred"), makes="decided")], [out("decided", "end")]),
    )
    found = said(known, "decided=2026-11-10", on(11, 20))
    assert found.places == {frozenset({"end:settled"})}
    # It was referred on the 10th at the latest: by the 20th at the latest. Nobody knows how early.
    assert (found.act("decide").safe, found.act("decide").latest, found.act("decide").may_be_done_late) == (
        None,
        on(11, 20),
        True,
    )


def test_an_act_from_before_the_last_thing_told_may_have_been_done() -> None:
    first = act("confirm", limit("5 days"), makes="confirmed")
    second = act("reply", limit("10 days"), makes="replied")
    known = policy(
        "asked confirmed replied content", stage("one", [first, second], [out("content", "end")], opens=("asked",))
    )
    passed = said(known, "asked=2026-10-26 replied=2026-11-02", on(11, 20)).act("confirm")
    assert (passed.late, passed.may_be_late, passed.done, passed.may_be_done) == (False, True, False, True)
    denied = said(known, "asked=2026-10-26 confirmed=no replied=2026-11-02", on(11, 20)).act("confirm")
    assert denied.late
    last = said(known, "asked=2026-10-26", on(11, 20)).act("confirm")
    assert last.late


def test_two_ways_to_where_it_is() -> None:
    known = policy(
        "asked passed-up went-round decided",
        stage("one", [], [out("passed-up", "two")], opens=("asked",), conflicts=(route("went-round", "two"),)),
        stage("two", [act("decide", limit("5 days", "passed-up"), makes="decided")], [out("decided", "end")]),
    )
    found = said(known, "decided=2026-11-10", on(11, 20)).act("decide")
    assert None in found.dates
    assert found.latest is None


# Pauses and extensions.


def test_a_pause_takes_its_days_out() -> None:
    # 1 June + 28 = 29 June, and 8 to 15 June are seven days more.
    stopping = limit("28 days", pauses=(pause(),))
    facts = "asked=2026-06-01 stopped=2026-06-08 restarted=2026-06-15"
    assert reply(stopping, facts, on(6, 20), STOPPED).safe == on(7, 6)


def test_a_clock_that_stands_still_has_no_date() -> None:
    found = reply(limit("28 days", pauses=(pause(),)), "asked=2026-06-01 stopped=2026-06-08", on(9, 20), STOPPED)
    assert found.dates == {None}
    assert (found.open, found.may_be_late) == (True, False)


def test_a_pause_after_the_end_changes_nothing() -> None:
    found = reply(limit("28 days", pauses=(pause(),)), "asked=2026-06-01 stopped=2026-06-30", on(7, 20), STOPPED)
    assert (found.safe, found.late) == (on(6, 29), True)


def test_a_pause_that_begins_the_count_anew() -> None:
    # Again 10 days from the 15th.
    found = reply(
        limit("10 days", pauses=(pause(then="restart"),)),
        "asked=2026-06-01 stopped=2026-06-08 restarted=2026-06-15",
        on(6, 20),
        STOPPED,
    )
    assert found.safe == on(6, 25)


def test_months_and_a_pause() -> None:
    # 1 June to 1 July, and five days more.
    facts = "asked=2026-06-01 stopped=2026-06-08 restarted=2026-06-13"
    assert reply(limit("1 month", pauses=(pause(),)), facts, on(6, 20), STOPPED).safe == on(7, 6)


def test_more_time_to_a_total_and_by_an_amount() -> None:
    facts = "asked=2026-06-01 more=2026-06-05"
    assert reply(limit("10 days", extensions=(more_time(to="30 days"),)), facts, on(6, 8), STOPPED).safe == on(7, 1)
    assert reply(limit("10 days", extensions=(more_time(by="5 days"),)), facts, on(6, 8), STOPPED).safe == on(6, 16)


def test_more_time_as_often_as_it_may_be_given() -> None:
    twice = limit("10 days", extensions=(more_time(by="5 days", times=2),))
    facts = "asked=2026-06-01 more=2026-06-05 more=2026-06-12 more=2026-06-18"
    assert reply(twice, facts, on(6, 18), STOPPED).safe == on(6, 21)


def test_what_would_change_it_is_named() -> None:
    both = limit("10 days", pauses=(pause(),), extensions=(more_time(to="30 days"),))
    assert reply(both, "asked=2026-06-01", on(6, 20), STOPPED).changed_by == {"stopped", "more"}
    assert reply(both, "asked=2026-06-01 stopped=no more=no", on(6, 20), STOPPED).changed_by == frozenset()


def test_another_track_is_named() -> None:
    known = policy(
        "asked went-round decided",
        stage("one", [], [out("decided", "end")], opens=("asked",), conflicts=(route("went-round", "two"),)),
        stage("two", [], [out("decided", "end")]),
    )
    assert said(known, "asked=2026-06-01", on(6, 12)).changed_by == {"went-round"}
    assert said(known, "asked=2026-06-01 went-round=no", on(6, 12)).changed_by == frozenset()
    assert said(known, "went-round=2026-06-03", on(6, 12)).places == {frozenset({"two"})}


# Repeats, not-before, back, caps, several starts.


def test_a_repeated_act() -> None:
    every = limit("1 week", every=True, until="replied")
    one = stage(
        "one",
        [act("news", every, makes="told"), act("reply", limit("60 days"), makes="replied")],
        [out("content", "end")],
    )
    known = policy("asked told replied content", one)
    assert said(known, "asked=2026-06-01", on(6, 5)).act("news").safe == on(6, 8)
    # Told on the 4th: the next is due a week after that.
    assert said(known, "asked=2026-06-01 told=2026-06-04", on(6, 5)).act("news").safe == on(6, 11)
    assert said(known, "asked=2026-06-01 told=2026-06-04", on(6, 16)).act("news").late
    over = said(known, "asked=2026-06-01 replied=2026-06-05", on(6, 16)).act("news")
    assert (over.open, over.late) == (False, False)


def test_the_earlier_and_the_later_of_two_starts() -> None:
    events = "asked told replied content"
    facts = "asked=2026-06-01 told=2026-06-05"
    assert reply(limit("10 days", "asked told", pick="earlier"), facts, on(6, 8), events).safe == on(6, 11)
    assert reply(limit("10 days", "asked told", pick="later"), facts, on(6, 8), events).safe == on(6, 15)
    assert reply(limit("10 days", "asked told", pick="later"), "asked=2026-06-01", on(6, 8), events).dates == {None}


def test_a_last_day_that_moves() -> None:
    # 28 May + 10 = Sunday 7 June.
    assert reply(limit("10 days"), "asked=2026-05-28", on(6, 1), last_day="next working day").safe == on(6, 8)
    assert reply(limit("10 days"), "asked=2026-05-28", on(6, 1), last_day="previous working day").safe == on(6, 5)


def test_a_cap_runs_until_its_stages_are_left() -> None:
    known = policy(
        "asked referred decided",
        stage("one", [], [out("referred", "two")], opens=("asked",)),
        stage("two", [], [out("decided", "end")]),
        caps=(cap("whole", limit("10 days"), "one"),),
    )
    assert said(known, "asked=2026-06-01", on(6, 12)).act("whole").late
    left = said(known, "asked=2026-06-01 referred=2026-06-11", on(6, 20)).act("whole")
    assert (left.done, left.late, left.done_late) == (True, False, False)


def test_stages_side_by_side_and_the_one_that_waits_for_both() -> None:
    known = policy(
        "asked found heard decided",
        stage("one", [], [out("asked", "two+three")]),
        stage("two", [], [out("found", "four")]),
        stage("three", [], [out("heard", "four")]),
        stage("four", [], [out("decided", "end")], joins=("two", "three")),
    )
    assert said(known, "asked=2026-06-01", on(6, 12)).places == {frozenset({"two", "three"})}
    assert said(known, "asked=2026-06-01 found=2026-06-02", on(6, 12)).places == {frozenset({"three"})}
    both = "asked=2026-06-01 found=2026-06-02 heard=2026-06-03"
    assert said(known, both, on(6, 12)).places == {frozenset({"four"})}
    assert said(known, "decided=2026-06-10", on(6, 12)).places == {frozenset({"end:settled"})}


# The worked examples of the project: where the case is, and the safe date.


def _examples() -> list[tuple[str, Example]]:
    return [(key, example) for key, file in samples.library().cases.items() for example in file.cases]


@pytest.mark.parametrize(("key", "example"), _examples(), ids=lambda value: getattr(value, "id", None))
def test_the_worked_examples(key: str, example: Example) -> None:
    library, expect = samples.library(), example.expect
    found = verdict(library.policies[key], library.calendars, Case(example.facts, example.area), example.today)
    place = f"end:{expect.end.value}" if expect.end else f"body:{expect.body}"
    assert found.places == {frozenset(expect.stage) or frozenset({place})}
    dated = {each.clause: each.due for each in expect.dates if each.due}
    assert {clause: found.act(clause).safe for clause in dated} == dated


# The sixteen of the issue, one of each kind.


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


def _loop() -> Policy:
    return policy(
        "asked replied sent-back passed-up decided",
        stage("one", [act("reply", limit("10 days"), makes="replied")], [out("passed-up", "two")], opens=("asked",)),
        stage(
            "two",
            [act("decide", limit("5 days", "passed-up"), makes="decided")],
            [out("sent-back", "one"), out("decided", "end")],
        ),
    )


def test_9_a_clock_runs_on_in_a_stage_entered_again() -> None:
    facts = "asked=2026-06-01 passed-up=2026-06-03 replied=no sent-back=2026-06-05"
    found = said(_loop(), facts, on(6, 8))
    assert found.places == {frozenset({"one"})}
    assert (found.act("reply").safe, found.act("reply").open) == (on(6, 11), True)


def test_9_a_second_round_has_its_own_clock() -> None:
    facts = "asked=2026-06-01 passed-up=2026-06-03 sent-back=2026-06-05 passed-up=2026-06-10"
    found = said(_loop(), facts, on(6, 11))
    assert found.places == {frozenset({"two"})}
    # The first request was never decided, so its clock runs on: 3 June + 5.
    assert found.act("decide").dates == {on(6, 8)}


def _decided_in_two() -> Policy:
    """As in the loop, but deciding ends nothing: only accepting does."""
    return policy(
        "asked passed-up decided sent-back accepted",
        stage("one", (), [out("passed-up", "two")], opens=("asked",)),
        stage(
            "two",
            [act("decide", limit("5 days", "passed-up"), makes="decided")],
            [out("sent-back", "one"), out("accepted", "end")],
        ),
    )


@pytest.mark.parametrize("over", ["", " accepted=2026-06-20"])
def test_9_an_act_may_have_been_done_before_its_time_began_again(over: str) -> None:
    # Monday the 15th and 5 days are Saturday the 20th. If it was decided by Friday the 19th, that answers the
    # first round; the second began on Saturday the 20th, and 5 days are Thursday the 25th: the only day on which it
    # can be due where it is not done.
    facts = f"asked=2026-06-01 passed-up=2026-06-15 passed-up=2026-06-20{over}"
    given = _decided_in_two()
    decided = said(given, facts + " decided=yes", on(6, 22)).act("decide")
    assert (decided.safe, decided.latest) == (on(6, 20) if over else on(6, 25), on(6, 25))
    assert (decided.done, decided.may_be_done, decided.late, decided.may_be_late) == (False, True, False, False)
    if over:
        assert said(given, facts, on(6, 22)).act("decide").latest == on(6, 25)
    # Told to the day, there is one answer for each round.
    assert said(given, facts + " decided=2026-06-19", on(6, 22)).act("decide").dates == {on(6, 25)}
    assert said(given, facts + " decided=2026-06-20", on(6, 22)).act("decide").dates == {on(6, 20)}


def test_9_an_unsure_day_of_the_second_round() -> None:
    # Decided on Thursday the 18th. The second round began on Wednesday the 17th, and the 18th answers the first
    # start; or it began on Friday the 19th, is not done, and 5 days are Wednesday the 24th.
    facts = "asked=2026-06-01 passed-up=2026-06-15 passed-up=2026-06-17..2026-06-19 decided=2026-06-18"
    found = said(_decided_in_two(), facts, on(6, 22)).act("decide")
    assert (found.safe, found.latest) == (on(6, 24), on(6, 24))
    assert (found.done, found.may_be_done) == (False, True)


def test_10_the_last_day_is_today_only_in_every_world() -> None:
    unclear = limit("5 days", readings=(reading("days"), reading("working", "5 working days")))
    assert not reply(unclear, "asked=2026-10-26", on(10, 31)).last_day_today
    assert not reply(unclear, "asked=2026-10-26", on(11, 2)).last_day_today


def test_10_a_right_lapses_and_is_not_late() -> None:
    right = act("appeal", limit("10 days"), makes="appealed", by="parent", force="may")
    known = policy("asked appealed", stage("one", [right], [out("appealed", "end")]))
    open_still = said(known, "asked=2026-06-01", on(6, 11))
    assert open_still.rights == {"appeal"}
    over = said(known, "asked=2026-06-01", on(6, 12))
    assert (over.act("appeal").lapsed, over.act("appeal").late, over.rights) == (True, False, frozenset())


def test_10_one_event_shows_two_acts_each_with_its_own_limit() -> None:
    acts = [act("first", limit("10 days"), makes="replied"), act("second", limit("11 days"), makes="replied")]
    known = policy("asked replied content", stage("one", acts, [out("content", "end")]))
    found = said(known, "asked=2026-06-01 replied=2026-06-12", on(6, 20))
    assert (found.act("first").done_late, found.act("second").done_late) == (True, False)


def test_11_a_day_before_which_nothing_may_be_done_does_not_move() -> None:
    waiting, rolls = limit("10 days", kind="not before"), {"last_day": "next working day"}
    # Sunday 7 June. The rule is said of all limits, and not of this wait.
    before = reply(waiting, "asked=2026-05-28", on(6, 6), **rolls)
    assert (before.safe, before.open) == (on(6, 7), False)
    later = reply(waiting, "asked=2026-05-28", on(7, 6), **rolls)
    assert (later.open, later.late, later.may_be_late) == (True, False, False)


@pytest.mark.parametrize(
    ("events", "due"), [("asked replied content", on(6, 15)), ("asked/sent replied content", on(6, 17))]
)
def test_12_only_what_is_sent_is_received(events: str, due: date) -> None:
    # Saturday 6 June; the Monday after it is the 8th. Nine days.
    assert reply(limit("9 days"), "asked=2026-06-06", on(6, 9), events, receipt="next working day").safe == due


def test_13_what_happened_before_its_stage_opened_counts() -> None:
    # 2 to 5 and 8 to 12 February are 9 from the 1st, the 15th is 10. From the 5th: 8 to 12, 15 to 19.
    found = real("dispute-resolution", "step-1-held=2027-02-01 own-manager-asked=2027-02-05", on(2, 10, 2027))
    assert found.places == {frozenset({"step-2"})}
    assert found.act("ask-team-manager").dates == {on(2, 15, 2027), on(2, 19, 2027)}


@pytest.mark.parametrize(
    "events", ["asked hearing/future papers", "asked papers hearing/future", "hearing/future asked papers"]
)
def test_13_a_booked_day_is_counted_back_from_wherever_it_stands(events: str) -> None:
    acts = [act("send-papers", limit("7 clear days", before="hearing"), makes="papers"), act("hear", makes="hearing")]
    known = policy(events, stage("one", acts, [out("asked", "two")]), stage("two", acts[:0], ()))
    # 7 whole days, 9 to 15 June, between the 8th and the 16th.
    found = said(known, "hearing=2026-06-16", on(6, 1)).act("send-papers")
    assert (found.safe, found.latest, found.open) == (on(6, 8), on(6, 8), True)
    assert said(known, "hearing=2026-06-16", on(6, 9)).act("send-papers").late


def test_13_what_is_booked_takes_the_case_nowhere() -> None:
    # The meeting is on Wednesday 10 June; on Thursday the 4th nothing of what comes before it was said to be done.
    found = real(
        "multi-agency-dispute-resolution", "dispute-received=2026-06-01 scrutiny-meeting-held=2026-06-10", on(6, 4)
    )
    assert found.places == {frozenset({"partners"})}
    assert (found.act("acknowledge").open, found.act("acknowledge").may_be_done) == (True, False)


def test_14_what_is_open_is_in_the_answer() -> None:
    facts = "own-manager-asked=2026-03-24 step-1-held=2026-03-26 step-2-held=2026-04-01 still-differ-2=2026-04-09"
    assert "refer-to-kscp-manager" in real("dispute-resolution", facts, on(4, 14)).rights


def test_14_a_right_without_a_date_is_open() -> None:
    found = real("complaints", "complaint-received=2026-11-02 reply-received=yes", on(11, 20))
    assert "ask-further" in found.rights
    assert (found.act("ask-further").safe, found.act("ask-further").latest) == (on(11, 16), on(12, 4))


def test_14_a_readers_own_late_act_was_late() -> None:
    facts = "reply-received=2026-11-02 further-asked=2026-11-30"
    assert real("complaints", facts, on(12, 1)).act("ask-further").done_late


def test_14_arbitration_is_offered_where_the_time_ran_out_in_some_reading() -> None:
    found = real("dispute-with-chair", "no-agreement=2026-01-31", on(3, 12, 2027))
    assert "refer" in found.may_be_rights
    assert (found.act("agree-course").late, found.act("agree-course").may_be_late) == (False, False)


def test_15_clear_days_of_a_limit_are_all_days() -> None:
    # 16, 17, 18 October lie between; with short periods in working days it would be the 13th.
    looker = Looker(samples.calendars()["england-and-wales"])
    assert first_day_back(periods.parse("3 clear days"), on(10, 19), looker, included=False) == on(10, 15)
    assert first_day_back(periods.parse("4 working days"), on(10, 19), looker, included=False) == on(10, 13)


def test_16_months_without_bank_holidays() -> None:
    found = reply(limit("1 month"), "asked=2026-01-31", on(2, 1), calendar="none")
    assert (found.safe, found.firm) == (on(2, 28), True)


# What goes without saying, and what cannot have been.


def _two() -> Policy:
    one = stage("one", [act("reply", limit("10 days"), makes="replied")], [out("passed-up", "two")], opens=("asked",))
    two = stage("two", [act("decide", limit("5 days", "passed-up"), makes="decided")], [out("accepted", "end")])
    return policy("asked replied passed-up decided accepted", one, two)


def test_an_act_that_was_done_had_a_beginning() -> None:
    found = reply(limit("10 days"), "replied=2026-06-10", on(6, 25))
    assert (found.safe, found.latest, found.undated) == (None, on(6, 20), False)
    assert found.may_be_done_late
    assert not found.done_late


def test_a_clock_that_runs_again_had_begun_and_stopped() -> None:
    held = limit("28 days", pauses=(pause(),))
    found = reply(held, "restarted=2026-06-09", on(6, 20), STOPPED)
    assert (found.safe, found.latest, found.open) == (None, on(7, 7), True)


def test_an_act_done_before_its_time_began_cannot_have_been() -> None:
    held = replying(limit("10 days"))
    assert said(held, "asked=2026-06-05 replied=2026-06-01", on(6, 20)).contradicts
    assert not said(held, "asked=2026-06-05 replied=2026-06-05", on(6, 20)).contradicts


def test_what_ends_a_stage_before_it_opened_ends_nothing_for_sure() -> None:
    found = said(_two(), "passed-up=2026-06-13 accepted=2026-06-09", on(6, 20))
    assert found.contradicts
    assert found.may_be_ended
    assert not found.ended


def test_a_step_that_was_denied_and_is_needed_cannot_have_been() -> None:
    assert said(_two(), "passed-up=no accepted=2026-06-09", on(6, 20)).contradicts


def test_what_goes_on_after_a_time_ran_out_that_ends_the_case_cannot_have_been() -> None:
    # Nobody replied by Tuesday the 2nd, so it ended on the 3rd; an appeal needs the reply, which came on the 11th.
    right = act("appeal", limit("9 days", "replied"), makes="appealed", by="parent", force="may")
    over = limit("1 day", expiry=expiry("ran-out"))
    one = stage(
        "one",
        [act("reply", over, makes="replied"), right],
        [out("ran-out", "end"), out("appealed", "two"), out("passed-up", "two")],
        opens=("asked",),
    )
    two = stage("two", [act("decide", limit("5 days", "passed-up"), makes="decided")], ())
    given = policy("asked ran-out appealed replied passed-up decided", one, two)
    facts = "asked=2026-06-01 replied=2026-06-11 passed-up=2026-06-12 decided=2026-06-14"
    assert said(given, facts, on(7, 15)).contradicts


def test_what_may_have_begun_is_not_surely_open() -> None:
    one = stage("one", [act("reply", limit("5 days"), makes="replied"), act("hear", makes="heard")], opens=("asked",))
    found = said(policy("asked heard replied", one), "heard=2026-06-08", on(6, 11)).act("reply")
    assert (found.open, found.may_be_open, found.may_be_late) == (False, True, True)


def test_clear_days_that_are_added_are_so_many_days() -> None:
    held = limit("9 days", extensions=(more_time(by="2 clear days"),))
    # 9 days from 1 June are 10 June; 2 more are 12 June.
    assert reply(held, "asked=2026-06-01 more=2026-06-02", on(6, 5), STOPPED).latest == on(6, 12)


def test_a_right_that_may_have_lapsed_is_not_surely_open() -> None:
    appeal = act("appeal", limit("2 days", "replied"), makes="appealed", by="parent", force="may")
    one = stage("one", [act("reply", limit("10 days"), makes="replied"), appeal], opens=("asked",))
    found = said(policy("asked replied appealed", one), "asked=2026-06-03 replied=yes", on(6, 20))
    assert (found.rights, found.may_be_rights) == (frozenset(), frozenset({"appeal"}))


def test_13_what_is_booked_for_one_of_several_days_may_have_been_or_be_still_to_come() -> None:
    # Today is the second of three days on which the meeting can be.
    facts = "convener-told=2026-06-01..2026-06-03 meeting-held=2026-06-10..2026-06-12"
    held = real("conflict-between-partners", facts, on(6, 11))
    assert not held.act("convene").done
    assert held.act("convene").may_be_done
    assert not held.act("seek-agreement").open
    assert held.act("seek-agreement").may_be_open
