"""What stops a clock or gives more time is an act that nobody mentioned: it may have been done, and need not have been.

Something is due within five days of the 1st of June 2026, so by the 6th. Another act, listed before the note that was
told of the 4th, moves that. Worked out by hand; the second opinion is asked too.
"""

from typing import Any

import pytest

from navigator.model.policy import Policy
from tests.oracles import made
from tests.support.opinions import both, dates, found, june, one_stage, reported

TOLD = "asked=2026-06-01 noted=2026-06-04"


def moved(event: str, by: str = made.ANSWERS, **within: Any) -> Policy:
    """Signing is due by the 6th, unless somebody did what moves that."""
    sign = made.act("sign", made.limit("5 days", **within), makes="signed")
    move = made.act("move", makes=event, by=by, force="may")
    on = made.act("go-on", makes="restarted", after="stopped")
    note = made.act("note", made.limit("3 days"), makes="noted")
    acts = [sign, move, note, *([on] if event == "stopped" else [])]
    one = made.stage("one", acts, [made.out("content", "end")], opens=("asked",))
    return made.policy(f"asked {event} restarted noted signed content", one)


@pytest.mark.parametrize(
    ("more", "latest"), [({"by": "3 days"}, 9), ({"to": "9 days"}, 10), ({"at_least": "9 days"}, 13)], ids=str
)
def test_more_time_that_nobody_spoke_of_leaves_the_safe_date(more: dict[str, str], latest: int) -> None:
    """It was told as due by the 9th, and as sure. A thing left nine days from the 4th ends on the 13th."""
    policy = moved("more", extensions=(made.more_time(**more),))
    said = both(policy, TOLD, 5).act("sign")
    assert dates(said) == (june(6), june(latest))
    late = both(policy, TOLD, 8).act("sign")
    assert (late.late, late.may_be_late) == (False, True)
    assert dates(both(policy, f"{TOLD} more=no", 5).act("sign")) == (june(6), june(6))


@pytest.mark.parametrize("then", ["continue", "restart"])
def test_nor_does_a_clock_stand_still_that_nobody_stopped(then: str) -> None:
    """It was said to stand still, so that nothing was late however long ago the 6th was."""
    policy = moved("stopped", pauses=(made.pause(then=then),))
    said = both(policy, TOLD, 20).act("sign")
    assert dates(said) == (june(6), None)
    assert (said.late, said.may_be_late) == (False, True)
    row = next(each for each in reported(policy, TOLD, june(20))["running"] if each["clause"] == "sign")
    assert (row["status"], row["due"]) == ("unclear", "2026-06-06")


@pytest.mark.parametrize("then", ["continue", "restart"])
def test_nor_is_it_said_to_stand_still_before_its_last_day(then: str) -> None:
    """On the 5th it was told as a clock that is stopped, beside the 6th as its date."""
    policy = moved("stopped", pauses=(made.pause(then=then),))
    held = reported(policy, TOLD, june(5))
    row = next(each for each in held["running"] if each["clause"] == "sign")
    assert (row["status"], row["due"]) == ("running", "2026-06-06")
    assert "is stopped" not in str(held)
    assert "stands still" not in str(held)
    # Where somebody stopped it, it does; "restarted" comes after it, and was not mentioned.
    assert "is stopped" in str(reported(policy, "asked=2026-06-01 stopped=2026-06-04", june(5)))


def test_a_clock_that_may_have_been_stopped_need_not_run_again() -> None:
    """Stopped and not set going again, nobody knows: it was late for sure, as if it had gone on by the 4th."""
    said = both(moved("stopped", pauses=(made.pause(),)), TOLD, 20).act("sign")
    assert (said.late, said.latest) == (False, None)


@pytest.mark.parametrize(("then", "safe"), [("continue", 6), ("restart", 10)])
def test_what_goes_on_had_stood_still(then: str, safe: int) -> None:
    """It went on on the 5th, so the parent had stopped it: where all days count again, from the 5th to the 10th."""
    policy = moved("stopped", by=made.ASKS, pauses=(made.pause(then=then),))
    said = both(policy, "asked=2026-06-01 restarted=2026-06-05", 5)
    assert dates(said.act("sign")) == (june(safe), june(10))
    assert said.act("move").done


@pytest.mark.parametrize("kind", ["not before", "after"])
def test_what_may_be_done_from_a_day_on_is_not_over_where_that_day_may_have_moved(kind: str) -> None:
    """It may be done from the 6th, or the day after it: "the time may be over" was said of it."""
    policy = moved("stopped", kind=kind, pauses=(made.pause(),))
    assert both(policy, TOLD, 20).act("sign").may_be_open
    held = reported(policy, TOLD, june(20))
    row = next(each for part in ("running", "open") for each in held[part] if each["clause"] == "sign")
    assert row["status"] == "may be open"
    assert row["where"].startswith("It may be that this can be done now. You have not said whether stopped.")


@pytest.mark.parametrize("first", ["long", "short"])
def test_what_would_move_the_date_in_one_reading_is_named_whichever_comes_first(first: str) -> None:
    """More time of the 15th came after 10 days, and within 20: there a second notice builds on it."""
    long, short = made.reading("long", "20 days"), made.reading("short", "10 days")
    longer = made.more_time(by="5 days"), made.more_time("further", by="7 days", name="second", after=("longer",))
    readings = (long, short) if first == "long" else (short, long)
    policy = one_stage(made.limit("20 days", readings=readings, extensions=longer), "more further")
    (said,) = found(policy, "asked=2026-06-01 more=2026-06-15", june(16)).standings
    assert said.changed_by == ("further",)


@pytest.mark.parametrize("facts", ["asked=2026-06-01", "asked=2026-06-01 noted=2026-06-04"])
def test_a_clock_that_did_not_begin_yet_and_an_act_that_is_repeated_are_not_stopped(facts: str) -> None:
    news = made.act("news", made.limit("5 days", every=True, until="content", pauses=(made.pause(),)), makes="noted")
    prepare = made.act("prepare", made.limit("5 days", before="hearing", pauses=(made.pause(),)), makes="prepared")
    one = made.stage("one", [news, prepare], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked stopped restarted noted hearing/future prepared content", one)
    said = found(policy, f"{facts} hearing=2026-06-20", june(5)).standings
    assert {each.clause.id: each.changed_by for each in said} == {"news": (), "prepare": ()}
