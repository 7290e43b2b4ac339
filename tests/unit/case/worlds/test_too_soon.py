"""What waits for the end of a time, and was told of a day before it.

June 2026 begins on a Monday.
"""

from dataclasses import replace
from datetime import date

import pytest

from navigator.case.verdicts.position import Note, NoteKind, position
from navigator.explain.doubts import note_text
from navigator.explain.teller import Teller
from navigator.model.acts import Cap
from navigator.model.limits import Expiry, Pause
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.oracles import engine, made, worlds
from tests.support.opinions import act

NOTE = Note(NoteKind.TOO_SOON, "given", "overdue")


def default(*, after: str = "overdue", done_or_not: bool = False, pauses: tuple[Pause, ...] = ()) -> Policy:
    """The manager has 10 days to decide; after them the parent may give notice, and 14 days run from the notice."""
    over = Expiry(event="overdue", says="It is over.", done_or_not=done_or_not)
    decide = made.act("decide", replace(made.limit("10 days", pauses=pauses), expiry=over), makes="decided")
    give = made.act("give", makes="given", by="parent", force="may", after=after)
    then = made.act("then", made.limit("14 days", "given"), makes="then-done")
    stage = made.stage("one", [decide, give, then], [made.out("content", "end")], opens=("asked",))
    return made.policy("asked stopped restarted decided overdue told given/sent then-done content", stage)


def notes(facts: str, today: str = "2026-06-15", policy: Policy | None = None) -> tuple[Note, ...]:
    return position(policy or default(), made.case(facts), date.fromisoformat(today), made.weekdays()).notes


@pytest.mark.parametrize(
    ("facts", "today"),
    [
        # Asked on Monday 1 June: 10 days end on Thursday 11, and from the 12th on the time is over.
        ("asked=2026-06-01 given=2026-06-05", "2026-06-08"),
        ("asked=2026-06-01 given=2026-06-05", "2026-06-15"),
        ("asked=2026-06-01 given=2026-06-11", "2026-06-15"),
        ("asked=2026-06-01 decided=2026-06-03 given=2026-06-05", "2026-06-15"),
        ("asked=2026-06-01..2026-06-03 given=2026-06-05..2026-06-09", "2026-06-15"),
        ("asked=2026-06-01 given=2026-06-05 given=2026-06-08", "2026-06-15"),
    ],
)
def test_what_waits_for_the_end_of_a_time_was_too_early_before_it(facts: str, today: str) -> None:
    for policy in (default(), default(done_or_not=True)):
        assert notes(facts, today, policy) == (NOTE,)
        # No time runs from it.
        assert act(policy, facts, date.fromisoformat(today), "then").dates <= {None}


@pytest.mark.parametrize(
    ("stops", "early"),
    [
        # Stopped, and nobody said that it went on: in no world is the time over.
        ("stopped=2026-06-03", True),
        ("stopped=2026-06-03..2026-06-05", True),
        ("stopped=2026-05-29", True),
        # Five days were lost: it ends on the 16th.
        ("stopped=2026-06-03 restarted=2026-06-08", True),
        ("stopped=no", False),
    ],
)
def test_a_time_that_stands_still_is_over_in_no_world(stops: str, early: bool) -> None:  # noqa: FBT001
    policy, facts = default(pauses=(made.pause(),)), f"asked=2026-06-01 {stops} given=2026-06-13"
    assert (NOTE in notes(facts, policy=policy)) == early
    assert act(policy, facts, date(2026, 6, 15), "give").done != early


def test_it_may_have_stopped_when_it_was_over() -> None:
    """Stopped on the 10th, it stands still; on the 11th, its last day, or the 12th, the notice of the 13th counts."""
    policy, facts = default(pauses=(made.pause(),)), "asked=2026-06-01 stopped=2026-06-10..2026-06-12 given=2026-06-13"
    assert NOTE not in notes(facts, policy=policy)
    found = act(policy, facts, date(2026, 6, 15), "give")
    assert (found.done, found.may_be_done) == (False, True)


@pytest.mark.parametrize(
    "facts",
    [
        "asked=2026-06-01 given=2026-06-12",
        # On some of the days it was over.
        "asked=2026-06-01 given=2026-06-05..2026-06-13",
        "asked=2026-05-25..2026-06-01 given=2026-06-05",
        # Nobody knows when the time began, or the reader says that it was over.
        "asked=yes given=2026-06-05",
        "asked=2026-06-01 overdue=2026-06-04 given=2026-06-05",
        "asked=2026-06-01 given=yes",
        "asked=2026-06-01 given=no",
    ],
)
def test_nothing_is_called_too_early_that_may_have_come_after_it(facts: str) -> None:
    assert NOTE not in notes(facts)


@pytest.mark.parametrize(
    ("facts", "safe", "latest"),
    [
        # The time is over on Friday 12 June: notice on the 10th or 11th is none, and that of the 12th runs to the 26th.
        ("asked=2026-06-01 given=2026-06-10..2026-06-13", date(2026, 6, 26), None),
        ("asked=2026-06-01 given=2026-06-12..2026-06-13", date(2026, 6, 26), date(2026, 6, 27)),
        # Asked on 25 May, 10 days end on 4 June; asked on any later day, not before the notice.
        ("asked=2026-05-25..2026-05-28 given=2026-06-05", date(2026, 6, 19), None),
        ("asked=2026-05-30..2026-06-01 given=2026-06-12", date(2026, 6, 26), date(2026, 6, 26)),
        # Asked on the 25th, notice of the 5th or 6th counts; asked on the 27th, neither does.
        ("asked=2026-05-25..2026-05-27 given=2026-06-05..2026-06-06", date(2026, 6, 19), None),
    ],
)
def test_what_was_too_early_on_some_of_its_days_counts_on_the_others(
    facts: str, safe: date, latest: date | None
) -> None:
    """Where it counts on none of these the notice can still be given, and 14 days run from nothing."""
    found, give = (act(default(), facts, date(2026, 6, 15), name) for name in ("then", "give"))
    assert (found.safe, found.latest) == (safe, latest)
    assert (give.done, give.may_be_done) == (latest is not None, True)
    assert give.may_be_open == (latest is None)


def test_what_was_told_for_several_days_is_told_so_and_once() -> None:
    facts = made.case("asked=2026-05-25..2026-05-28 given=2026-06-05")
    assert position(default(), facts, date(2026, 6, 15), made.weekdays()).happened == facts.facts


def test_of_very_many_days_both_are_said() -> None:
    """Asked on 2 March, a notice of 13 March counts, and 14 days from it end on the 27th: the safe date is no later."""
    case = made.case("asked=2026-03-02..2026-05-30 given=2026-03-11..2026-06-08")
    found = engine.verdict(default(), made.weekdays(), case, date(2026, 6, 15)).act("then")
    assert found.safe
    assert found.safe <= date(2026, 3, 27)
    assert (found.latest, found.done) == (None, False)


def test_what_was_too_early_on_some_days_of_something_else_may_have_come_in_the_stage_before() -> None:
    """A hearing on 3 June waits for the end of a time that runs from a view told.

    Asked for a view on the 2nd, none can have been told 10 days before the hearing: that was none, and the view is
    still awaited. Asked on the 4th, the hearing was of an earlier offer that was accepted.
    """
    over = Expiry(event="overdue", says="It is over.")
    view = made.act("tell-view", made.limit("10 days", "asked"), makes="view")
    review = made.act(
        "review", replace(made.limit("10 days", "view accepted", pick="earlier"), expiry=over), makes="done"
    )
    hear = made.act("hear", makes="heard", after="overdue")
    one = made.stage("one", [view], [made.out("view", "two"), made.out("accepted", "two")], opens=("begun",))
    two = made.stage("two", [review, hear], [made.out("content", "end")])
    policy = made.policy("begun asked view accepted done overdue heard content", one, two)
    today = date(2026, 7, 1)
    for day, at_one in (("02", True), ("04", False)):
        found = position(policy, made.case(f"asked=2026-06-{day} heard=2026-06-03"), today, made.weekdays())
        assert {stage for each in found.journeys for stage in each.now} == {"one" if at_one else "two"}
    found = position(policy, made.case("asked=2026-06-02..2026-06-04 heard=2026-06-03"), today, made.weekdays())
    assert {stage for each in found.journeys for stage in each.now} == {"one", "two"}
    assert act(policy, "asked=2026-06-02..2026-06-04 heard=2026-06-03", today, "tell-view").may_be_open


@pytest.mark.parametrize(
    ("given", "early"), [("2026-06-02T08:00", True), ("2026-06-02T09:30", False), ("2026-06-02", False)]
)
def test_a_time_in_hours_is_over_at_its_hour(given: str, early: bool) -> None:  # noqa: FBT001
    """Asked at 09:00 on Monday 1 June, with 24 hours to decide."""
    policy = default()
    stage = policy.procedure.stages[0]
    decide, *others = stage.duties
    assert decide.limit
    within = replace(made.limit("24 hours"), expiry=decide.limit.expiry)
    stage = replace(stage, duties=(replace(decide, limit=within), *others))
    policy = replace(policy, procedure=replace(policy.procedure, stages=(stage,)))
    facts = f"asked=2026-06-01T09:00 given={given}"
    found = position(policy, made.case(facts), date(2026, 6, 15), made.in_brussels())
    assert (NOTE in found.notes) == early
    then = act(policy, facts, date(2026, 6, 15), "then", made.in_brussels())
    assert list(then.dates) == [None if early else date(2026, 6, 16)]


def test_what_was_told_once_more_in_time_counts_from_then() -> None:
    facts = "asked=2026-06-01 given=2026-06-05 given=2026-06-13"
    assert NOTE in notes(facts)
    assert act(default(), facts, date(2026, 6, 15), "then").dates == {date(2026, 6, 27)}


def test_where_what_was_told_besides_needs_it_it_counts() -> None:
    """The manager acted on the notice on Monday 8 June, within 14 days of it."""
    facts = "asked=2026-06-01 given=2026-06-05 then-done=2026-06-08"
    assert NOTE in notes(facts)
    found = act(default(), facts, date(2026, 6, 15), "then")
    assert (found.done, found.latest) == (True, date(2026, 6, 19))


@pytest.mark.parametrize(
    ("given", "then"),
    [
        ("by-hand:2026-06-11", None),
        ("by-hand:2026-06-12", date(2026, 6, 26)),
        # Posted on Friday 5 June it came by Tuesday 9; on Tuesday 9, by Thursday 11; on Wednesday 10, by Friday 12.
        ("first-class:2026-06-05", None),
        ("first-class:2026-06-09", None),
        ("first-class:2026-06-10", date(2026, 6, 26)),
    ],
)
def test_it_is_too_early_however_it_was_sent(given: str, then: date | None) -> None:
    facts = f"asked=2026-06-01 given={given}"
    assert (NOTE in notes(facts)) == (then is None)
    assert act(default(), facts, date(2026, 6, 15), "then").latest == then


def test_what_waits_for_something_else_as_well_may_have_come_after_that() -> None:
    assert NOTE not in notes("asked=2026-06-01 given=2026-06-05", policy=default(after="overdue told"))


def test_the_end_of_a_time_is_that_of_the_worlds_in_which_the_act_was_not_done() -> None:
    """Asked on the 2nd: the time is over on the 5th, or with the more time of the 3rd on the 8th; referred on the 7th.

    The reply may have been sent before the 3rd, for the hearing to come goes against the list. Then it was due on the
    5th, but no time ended.
    """
    within = replace(made.limit("3 days", extensions=(made.more_time(by="3 days"),)), expiry=made.expiry())
    reply, hear = made.act("reply", within, makes="replied"), made.act("hear", makes="hearing")
    refer = made.act("refer", makes="referred", force="may", after="ran-out")
    one = made.stage("one", [reply, hear, refer], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked hearing/future more ran-out referred replied content", one)
    facts = "asked=2026-06-02 hearing=2026-07-08 more=2026-06-03 referred=2026-06-07 content=2026-06-17"
    assert act(policy, facts, date(2026, 6, 30)).safe == date(2026, 6, 5)
    assert not act(policy, facts, date(2026, 6, 30), "refer").may_be_done


def test_readers_are_told_what_it_comes_after() -> None:
    said = note_text(Teller(default(), ENGLISH), NOTE.kind, NOTE.event, NOTE.other)
    assert said == (
        "You told us this: given. It comes only after this: overdue. By then this had not happened yet, so it was too "
        "early and may not count."
    )


def sale(after: str = "", long: Cap | None = None) -> Policy:
    """Whoever wants to buy has 10 days to ask; where nobody has asked, the parent may sell, within 60 days."""
    over = replace(made.limit("10 days"), expiry=Expiry(event="overdue", says="The parent may sell."))
    ask = made.act("ask", over, makes="wanted", by="director", force="may")
    sell = made.act("sell", made.limit("60 days"), makes="sold", by="parent", force="may", after=after)
    stages = (
        made.stage("wait", [ask], [made.out("wanted", "long"), made.out("overdue", "free")], opens=("asked",)),
        made.stage("long", outs=[made.out("content", "end"), made.out("told", "free")] if long else []),
        made.stage("free", [sell], [made.out("sold", "end")]),
    )
    return made.policy("asked wanted overdue told content sold", *stages, caps=(long,) if long else ())


def seen(policy: Policy, facts: str, today: str) -> tuple[bool, bool, frozenset[str]]:
    """Whether it is over, or may be, and at which stages it can be, as both opinions say."""
    asked = policy, made.weekdays(), made.case(facts), date.fromisoformat(today)
    said = engine.verdict(*asked), worlds.verdict(*asked, changed_by=False)
    one, other = ((each.ended, each.may_be_ended, each.stages) for each in said)
    assert one == other
    return one


@pytest.mark.parametrize("after", ["", "overdue"])
@pytest.mark.parametrize(
    ("sold", "today", "stages"),
    [
        # Ten days from Monday 1 June end on Thursday 11, and until then nobody may sell.
        ("2026-06-05", "2026-06-08", {"wait"}),
        ("2026-06-11", "2026-06-11", {"wait"}),
        ("yes", "2026-06-11", {"wait"}),
        # Nobody said whether somebody has asked.
        ("2026-06-05", "2026-06-15", {"free", "long"}),
        ("2026-06-03..2026-06-08", "2026-06-15", {"free", "long"}),
    ],
)
def test_in_a_stage_that_the_end_of_a_time_alone_opens_nothing_is_done_before_it(
    after: str, sold: str, today: str, stages: set[str]
) -> None:
    """A house that was sold in the ten days was sold too early: "this has come to an end" was told as sure."""
    policy, facts = sale(after), f"asked=2026-06-01 sold={sold}"
    assert notes(facts, today, policy) == (Note(NoteKind.TOO_SOON, "sold", "overdue"),)
    assert seen(policy, facts, today) == (False, False, frozenset(stages))


@pytest.mark.parametrize("after", ["", "overdue"])
@pytest.mark.parametrize(
    ("facts", "ended"),
    [
        ("asked=2026-06-01 sold=2026-06-12", True),
        # On two of the four days it was too early.
        ("asked=2026-06-01 sold=2026-06-10..2026-06-13", False),
        # Told without its day it came since the time was over, or too early.
        ("asked=2026-06-01 sold=yes", False),
        # Nobody knows since when, or the reader says that the time was over.
        ("asked=yes sold=2026-06-05", True),
        ("asked=2026-06-01 overdue=2026-06-04 sold=2026-06-05", True),
    ],
)
def test_what_can_have_come_after_the_end_counts(after: str, facts: str, ended: bool) -> None:  # noqa: FBT001
    over, may_be_over, _ = seen(sale(after), facts, "2026-06-15")
    assert (over, may_be_over) == (ended, True)
    assert not any(note.kind is NoteKind.TOO_SOON for note in notes(facts, policy=sale(after)))


def test_an_end_that_comes_no_more_is_waited_for_in_vain() -> None:
    """Somebody asked in time: then the parent has 30 days to wait, from Monday 1 June to Wednesday 1 July."""
    waits = replace(made.limit("30 days"), expiry=Expiry(event="told", says="The parent may sell.", done_or_not=True))
    policy = sale(long=made.cap("whole", waits, "long"))
    facts = "asked=2026-06-01 wanted=2026-06-05 sold=2026-06-{}"
    assert notes(facts.format("15"), "2026-06-20", policy) == (Note(NoteKind.TOO_SOON, "sold", "told"),)
    assert notes(facts.format("15"), "2026-07-10", policy) == (Note(NoteKind.TOO_SOON, "sold", "told"),)
    assert seen(policy, facts.format("15"), "2026-06-20") == (False, False, frozenset({"long"}))
    assert seen(policy, facts.format("15"), "2026-07-10") == (False, False, frozenset({"free"}))
    assert not notes("asked=2026-06-01 wanted=2026-06-05 sold=2026-07-02", "2026-07-10", policy)


@pytest.mark.parametrize(
    ("facts", "today", "safe", "latest"),
    [
        # The time is over on Friday 12 June. Notice of one of the days from the 12th to the 15th counts.
        ("asked=2026-06-01 given=yes", 15, 26, None),
        ("asked=2026-06-01..2026-06-03 given=yes", 15, 26, None),
        ("asked=2026-06-01 given=yes", 12, 26, None),
        # Until the 11th there was no day on which it counts.
        ("asked=2026-06-01 given=yes", 11, None, None),
        ("asked=2026-06-01 given=yes", 8, None, None),
    ],
)
def test_without_a_day_it_came_after_that_end_or_was_none(
    facts: str, today: int, safe: int | None, latest: int | None
) -> None:
    """It was counted from the 1st on: due from the 15th, though the first notice that counts is of the 12th."""
    on = date(2026, 6, today)
    found, give = (act(default(), facts, on, name) for name in ("then", "give"))
    assert (found.safe and found.safe.day, found.latest and found.latest.day) == (safe, latest)
    assert (give.done, give.may_be_done, give.may_be_open) == (False, safe is not None, safe is not None)
    assert (NOTE in notes(facts, on.isoformat())) == (safe is None)
    # It is told as it was told.
    assert position(default(), made.case(facts), on, made.weekdays()).happened[-1].span is None


def test_without_a_day_it_counts_where_what_was_told_besides_needs_it() -> None:
    facts = "asked=2026-06-01 given=yes then-done=2026-06-10"
    assert act(default(), facts, date(2026, 6, 15), "then").done
    # Of a time that began nobody knows when it is not known whether it was over.
    assert act(default(), "asked=yes given=yes", date(2026, 6, 15), "give").done
