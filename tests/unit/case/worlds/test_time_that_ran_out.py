"""What hangs on a time that ran out by itself, worked out by hand."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from navigator.case.verdicts.position import Position, Status, position
from navigator.model.acts import Duty
from navigator.model.limits import Notice
from navigator.model.policy import Policy
from tests.oracles import engine, made, worlds
from tests.support import samples
from tests.support.opinions import both, modelled, of


def answered(key: str, facts: str, today: str, *answers: str) -> Position:
    library = samples.models()
    policy = next(policy for name, policy in library.policies.items() if name.endswith(key))
    case = replace(made.case(facts), answers=answers)
    return position(policy, case, date.fromisoformat(today), library.calendars)


def changed_by(said: Position, clause: str) -> set[str]:
    return set(next(each for each in said.standings if each.clause.id == clause).changed_by)


def ended(said: Position) -> set[str | None]:
    ends = (each.end for each in said.journeys if each.end)
    return {each.end.value if each.end else each.body for each in ends}


@pytest.mark.parametrize("today", ["2026-06-25", "2026-06-28"])
def test_a_date_that_hangs_on_a_time_that_ran_out_names_what_would_have_moved_that_time(today: str) -> None:
    """No response by 21 June, so a panellist by the 26th; with four more days for the response, by the 30th."""
    said = answered("udrp/disputes", "commenced=2026-06-01 response=no", today, "one")
    assert of(said, "appoint-one")[1:] == (date(2026, 6, 26), date(2026, 6, 26))
    assert changed_by(said, "appoint-one") == {"more-time", "longer"}
    told = answered("udrp/disputes", "commenced=2026-06-01 response=no more-time=no", today, "one")
    assert changed_by(told, "appoint-one") == {"longer"}


def test_more_time_that_was_told_moves_what_hangs_on_the_time_that_ran_out() -> None:
    """With the four days it ran out on 25 June, so the panellist is to be appointed by the 30th."""
    facts = "commenced=2026-06-01 more-time=2026-06-10 response=no longer=no"
    said = answered("udrp/disputes", facts, "2026-06-28", "one")
    assert of(said, "appoint-one") == (Status.RUNNING, date(2026, 6, 30), date(2026, 6, 30))
    assert changed_by(said, "appoint-one") == set()


def test_a_time_that_was_told_to_have_run_out_is_not_doubted() -> None:
    facts = "commenced=2026-06-01 response=no no-response=2026-06-22"
    said = answered("udrp/disputes", facts, "2026-06-25", "one")
    assert changed_by(said, "appoint-one") == set()


def test_a_right_that_silence_opens_names_what_would_have_moved_the_silence() -> None:
    """Reviewed by 22 June or not at all: the appeal is open until 13 July, unless both sides agreed on longer."""
    said = answered("homelessness/review", "asked=2026-06-01 reviewed=no", "2026-07-13", "steps")
    running = next(each for each in said.standings if each.due and each.due.latest == date(2026, 7, 13))
    assert running.changed_by
    assert set(running.changed_by) == changed_by(said, "tell-steps")


def test_a_right_is_lost_with_its_last_day_though_what_it_comes_after_has_not_come() -> None:
    """Dismissed on 1 June: three months are over on 31 August. A notice of 5 September stops no clock any more."""
    said = modelled("acas/claims", "dismissed=2026-06-01 notified=2026-09-05", "2026-09-10")
    assert of(said, "claim") == (Status.LAPSED, date(2026, 8, 31), date(2026, 8, 31))


def test_a_right_may_be_lost_though_what_it_comes_after_has_not_come() -> None:
    """Where the notice was in time the clock stands still; where it was not, the time is over."""
    said = modelled("acas/claims", "dismissed=2026-06-01 notified=2026-08-25..2026-09-05", "2026-09-10")
    claim = next(each for each in said.standings if each.clause.id == "claim")
    assert of(said, "claim") == (Status.WAITING, date(2026, 8, 31), None)
    assert (claim.verdict.lapsed, claim.verdict.may_be_lapsed, claim.verdict.may_be_open) == (False, True, False)


def test_both_opinions_name_it() -> None:
    """Reply within 10 days, or it counts as refused; then a meeting within 5 days. A pause moves both."""
    reply = made.act(
        "reply", made.limit("10 days", pauses=(made.pause(),), expiry=made.expiry("refused")), makes="done"
    )
    meet = made.act("meet", made.limit("5 days", "refused"), makes="met")
    known = made.policy(
        "asked stopped restarted done refused met", made.stage("one", [reply, meet], [], opens=("asked",))
    )
    for facts, expected in (("done=no", {"stopped"}), ("done=no stopped=no", set[str]())):
        case = made.case(f"asked=2026-06-01 {facts}")
        calendars, today = made.weekdays(), date(2026, 6, 13)
        assert worlds.verdict(known, calendars, case, today).act("meet").changed_by == expected
        assert changed_by(position(known, case, today, calendars), "meet") == expected


def test_silence_ends_nothing_where_those_who_ask_may_have_gone_another_way() -> None:
    """The offer ran out on 20 July; until then it could be taken to the tribunal, of which nobody spoke."""
    facts = "decided=2026-06-01 offered=2026-06-20 accepted=no"
    said = modelled("tax-office/review", facts, "2026-07-25")
    assert said.asked == ("to-tribunal",)
    assert ended(said) == {"settled", "tribunal"}
    told = modelled("tax-office/review", f"{facts} to-tribunal=no", "2026-07-25")
    assert (told.asked, ended(told)) == ((), {"settled"})
    before = modelled("tax-office/review", facts, "2026-07-15")
    assert (before.asked, before.ended) == ((), False)


def test_both_opinions_ask_for_another_way_out() -> None:
    """Answer within 10 days or it is over; an appeal within 20 leads to stage two, and comes after the refusal."""
    answer = made.act("answer", made.limit("10 days", expiry=made.expiry("over")), makes="answered", by=made.ASKS)
    appeal = made.act("appeal", made.limit("20 days"), makes="appealed", by=made.ASKS, force="may")
    object_ = made.act("object", made.limit("20 days", "refused"), makes="objected", by=made.ASKS, force="may")
    ways = [made.out("over", "end"), made.out("appealed", "two"), made.out("objected", "two")]
    one = made.stage("one", [answer, appeal, object_], ways, opens=("asked",))
    known = made.policy("asked answered appealed refused objected over", one, made.stage("two"))
    calendars, today = made.weekdays(), date(2026, 6, 25)
    for facts, asked in (
        ("", {"answered", "appealed"}),
        ("answered=no", {"appealed"}),
        ("answered=no appealed=no", set()),
        ("answered=no appealed=no refused=2026-06-03", {"objected"}),
    ):
        case = made.case(f"asked=2026-06-01 {facts}")
        other, said = worlds.verdict(known, calendars, case, today), engine.verdict(known, calendars, case, today)
        assert other.asked == said.asked == asked, facts
        assert list(worlds.differences(other, said, frozenset({"changed_by"}))) == []


def test_of_two_times_that_end_with_one_event_what_would_have_moved_either_is_named() -> None:
    """Told or answered in 10 days, or it counts as refused; then a meeting. One can be stopped, one made longer."""
    told = made.limit("10 days", pauses=(made.pause(),), expiry=made.expiry("refused"))
    answered = made.limit("10 days", extensions=(made.more_time(by="5 days"),), expiry=made.expiry("refused"))
    acts = [
        made.act("tell", told, makes="told"),
        made.act("answer", answered, makes="answered"),
        made.act("meet", made.limit("5 days", "refused"), makes="met"),
    ]
    events = "asked stopped restarted more told answered refused met"
    known = made.policy(events, made.stage("one", acts, [], opens=("asked",)))
    case = made.case("asked=2026-06-01 told=no answered=no")
    said = position(known, case, date(2026, 6, 13), made.weekdays())
    assert changed_by(said, "meet") == {"stopped", "more"}


@pytest.mark.parametrize("also", ["", " replied=no"])
def test_the_day_of_a_time_that_must_have_run_out_is_counted_and_not_any_day(also: str) -> None:
    """Talks of 10 days from 1 June 2026 end on the 11th, so the evidence runs from the 12th: 20 days, and 10 more.

    Nobody is asked when the talks were over: they end by themselves. More time for the evidence was told.
    """
    talk = made.act("talk", made.limit("10 days", "begun", expiry=made.expiry("talks-over")), makes="settled")
    talks = made.stage("talks", [talk], [made.out("settled", "end"), made.out("talks-over", "argue")], opens=("begun",))
    longer = made.more_time("more", by="10 days")
    send = made.act("send", made.limit("20 days", "talks-over", extensions=(longer,)), makes="replied")
    argue = made.stage("argue", [send], [made.out("replied", "end")])
    policy = made.policy("begun settled talks-over more replied", talks, argue)
    said = position(
        policy, made.case(f"begun=2026-06-01 settled=no more=2026-06-20{also}"), date(2026, 6, 22), made.weekdays()
    )
    (found,) = [each for each in said.standings if each.clause.id == "send"]
    assert found.due
    assert (found.due.safe, found.due.latest) == (date(2026, 7, 12), date(2026, 7, 12))
    facts = made.case(f"begun=2026-06-01 settled=no more=2026-06-20{also}")
    second = worlds.verdict(policy, made.weekdays(), facts, date(2026, 6, 22)).act("send")
    assert (second.safe, second.latest) == (date(2026, 7, 12), date(2026, 7, 12))


def _two_sides(**made_of: tuple[str, ...]) -> Policy:
    """The player may appeal within 3 days, the union within 5; what is made of the ends of both times leads out."""
    player = made.limit("3 days", "told", expiry=made.expiry("player-out"))
    union = made.limit("5 days", "told", expiry=made.expiry("union-out"))
    acts = [
        made.act("appeal", player, makes="player-appealed", by=made.ASKS, force="may"),
        made.act("reply", union, makes="union-appealed", force="may"),
    ]
    stage = made.stage("one", acts, [made.out("nobody", "end"), made.out("player-appealed", "two")], opens=("told",))
    two = made.stage("two", [], [made.out("decided", "end")])
    events = "told player-appealed union-appealed player-out union-out nobody decided"
    return made.policy(events, stage, two, made_of={"nobody": made_of})


@pytest.mark.parametrize("judge", [worlds.verdict, engine.verdict], ids=["oracle", "engine"])
def test_what_is_made_of_the_ends_of_two_times_comes_with_the_last_of_them(judge: object) -> None:
    """Told on 1 June 2026: the player's time ends on the 4th, the union's on the 6th."""
    assert callable(judge)
    both = _two_sides(all_of=("player-out", "union-out"))
    facts = made.case("told=2026-06-01 player-appealed=no union-appealed=no")
    assert not judge(both, made.weekdays(), facts, date(2026, 6, 6)).ended
    assert judge(both, made.weekdays(), facts, date(2026, 6, 8)).ended
    either = _two_sides(any_of=("player-out", "union-out"))
    assert judge(either, made.weekdays(), facts, date(2026, 6, 6)).ended


@pytest.mark.parametrize("judge", [worlds.verdict, engine.verdict], ids=["oracle", "engine"])
def test_silence_ends_nothing_by_way_of_what_is_made_of_two_ends(judge: object) -> None:
    assert callable(judge)
    both = _two_sides(all_of=("player-out", "union-out"))
    said = judge(both, made.weekdays(), made.case("told=2026-06-01"), date(2026, 6, 20))
    assert not said.ended
    assert said.may_be_ended


@pytest.mark.parametrize("judge", [worlds.verdict, engine.verdict], ids=["oracle", "engine"])
def test_a_time_runs_from_an_answer_or_from_the_end_of_the_time_for_it(judge: object) -> None:
    """The answer was due on 11 June 2026; without one, 20 days run from the 12th."""
    assert callable(judge)
    answer = made.act("answer", made.limit("10 days", expiry=made.expiry("no-answer")), makes="answered")
    go = made.act("reply", made.limit("20 days", "either"), makes="replied", by=made.ASKS, force="may")
    stage = made.stage("one", [answer, go], [made.out("replied", "end")], opens=("asked",))
    events = "asked answered no-answer either replied"
    policy = made.policy(events, stage, made_of={"either": {"any_of": ("answered", "no-answer")}})
    found = judge(policy, made.weekdays(), made.case("asked=2026-06-01 answered=no"), date(2026, 6, 20)).act("reply")
    assert (found.safe, found.latest) == (date(2026, 7, 2), date(2026, 7, 2))


@pytest.mark.parametrize("judge", [worlds.verdict, engine.verdict], ids=["oracle", "engine"])
@pytest.mark.parametrize("appealed", ["yes", "2026-06-05..2026-06-25", "2026-06-10..2026-06-12", "2026-06-09"])
def test_a_time_over_two_stages_ends_whichever_of_them_is_open(judge: object, appealed: str) -> None:
    """Ten days to appeal from 1 June 2026 end on the 11th; the hearing is due within 20 days of that: 1 July.

    On what day the first stage gave way to the second is unknown, and says nothing: one of them was open on the 12th.
    """
    assert callable(judge)
    ends = made.limit("10 days", expiry=replace(made.expiry("time-over"), done_or_not=True))
    hear = made.act("hear", made.limit("20 days", "time-over"), makes="heard")
    one = made.stage(
        "one",
        [made.act("appeal", makes="appealed", by=made.ASKS, force="may")],
        [made.out("appealed", "two")],
        opens=("asked",),
    )
    two = made.stage("two", [hear], [made.out("heard", "end")])
    policy = made.policy("asked appealed time-over heard", one, two, caps=(made.cap("whole", ends, "one", "two"),))
    case = made.case(f"asked=2026-06-01 appealed={appealed} heard=no")
    found = judge(policy, made.weekdays(), case, date(2026, 7, 2)).act("hear")
    assert (found.safe, found.latest, found.late) == (date(2026, 7, 1), date(2026, 7, 1), True)


def followed(*then: Duty, **more: Any) -> Policy:
    """A reply within ten days; where these run out, something else is to be done in stage two."""
    reply = made.act("reply", made.limit("10 days", expiry=made.expiry(), **more), makes="replied")
    one = made.stage("one", [reply], [made.out("ran-out", "two"), made.out("passed", "end")], opens=("asked",))
    two = made.stage("two", then, [made.out("content", "end")])
    return made.policy("asked replied more ran-out passed met content", one, two)


def test_where_a_time_ran_out_what_was_done_came_after_its_end() -> None:
    """Ten days are over on the 11th. A reply of the 11th or before keeps the case in stage one; where one came later,
    the ten days of the talk begin with the 12th, and end on the 22nd."""
    talk = made.act("talk", made.limit("10 days", "replied ran-out", pick="earlier"), makes="met")
    said = both(followed(talk), "asked=2026-06-01 replied=2026-06-08..2026-06-14", 20)
    assert said.places == {frozenset({"one"}), frozenset({"two"})}
    assert not said.act("talk").may_be_late
    assert both(followed(talk), "asked=2026-06-01 replied=2026-06-08..2026-06-14", 23).act("talk").may_be_late


@pytest.mark.parametrize(
    ("facts", "places"),
    [
        # A day late; the notice came after it.
        ("replied=2026-06-12 more=2026-06-15", {"two"}),
        ("replied=2026-06-12 more=2026-06-10..2026-06-14", {"one", "two"}),
        ("replied=2026-06-12 more=2026-06-10", {"one"}),
        # On the 12th, the notice of the 13th had not come.
        ("replied=2026-06-09..2026-06-14 more=2026-06-13", {"one", "two"}),
    ],
)
def test_more_time_at_any_time_that_came_after_the_act_keeps_no_time_from_running_out(
    facts: str, places: set[str]
) -> None:
    more = made.more_time(by="10 days", notice=Notice.AT_ANY_TIME)
    said = both(followed(extensions=(more,)), f"asked=2026-06-01 {facts}", 25)
    assert said.places == {frozenset({each}) for each in places}
