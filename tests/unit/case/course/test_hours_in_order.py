"""Hours of one day in the order in which things happen: what contradicts itself, and what an hour says of others."""

import itertools
import random
from collections.abc import Iterator
from datetime import date

import pytest

from navigator.case.verdicts.position import NoteKind, Position, position
from navigator.dates import moments
from navigator.explain.doubts import note_text
from navigator.explain.teller import Teller
from navigator.model.cases import Case, parse_fact
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.oracles import engine, made, worlds
from tests.oracles.worlds import ActVerdict

WEEK = date(2026, 6, 8)


def reporting(counting: str = "Europe/Brussels") -> Policy:
    """As in a directive on incidents: a warning within 24 hours, an answer to it, a full report within 72 hours."""
    stage = made.stage(
        "report",
        [
            made.act("warn", made.limit("24 hours", "aware"), makes="warned"),
            made.act("answer", made.limit("24 hours", "warned"), makes="answered"),
            made.act("notify", made.limit("72 hours", "aware"), makes="notified"),
        ],
        [made.out("closed", "two")],
        opens=("aware",),
    )
    two = made.stage(
        "two", [made.act("end", made.limit("24 hours", "closed"), makes="ended")], [made.out("over", "end")]
    )
    return made.policy("aware warned answered notified closed ended over", stage, two, counting={"zone": counting})


def at(facts: str, today: date = WEEK, zone: str = "Europe/Brussels") -> Position:
    return position(reporting(zone), Case(tuple(map(parse_fact, facts.split()))), today, made.weekdays())


def act(name: str, facts: str, today: date = WEEK) -> ActVerdict:
    """What the engine says, once the second opinion has said the same."""
    asked = reporting(), made.weekdays(), made.case(facts), today
    other, said = worlds.verdict(*asked, changed_by=False), engine.verdict(*asked)
    assert list(worlds.differences(other, said, frozenset({"changed_by"}))) == []
    assert [written(each.safe) for each in other.acts] == [written(each.safe) for each in said.acts]
    assert [written(each.latest) for each in other.acts] == [written(each.latest) for each in said.acts]
    return said.act(name)


def written(day: date | None) -> str:
    return moments.written(day) if day else ""


@pytest.mark.parametrize(
    ("facts", "first", "later"),
    [
        ("aware=2026-06-05T09:00 warned=2026-06-05T08:00", "warned", "aware"),
        ("aware=2026-06-05T09:00 warned=2026-06-05T08:59", "warned", "aware"),
        # Of the warning in between only the day was told.
        ("aware=2026-06-05T09:00 warned=2026-06-05 answered=2026-06-05T08:00", "answered", "aware"),
        # What a stage was left by, with what opened the one after it.
        ("aware=2026-06-05T09:00 closed=2026-06-05T12:00 ended=2026-06-05T11:59", "ended", "closed"),
        ("closed=2026-06-05T12:00 over=2026-06-05T11:00", "over", "closed"),
        # As the clocks go back the hour before the one that comes twice is over.
        ("aware=2026-10-25T02:10 warned=2026-10-25T01:50", "warned", "aware"),
    ],
)
@pytest.mark.parametrize("zone", ["Europe/Brussels", "", "America/Sao_Paulo"])
def test_two_hours_of_one_day_that_contradict_each_other_are_named(
    facts: str, first: str, later: str, zone: str
) -> None:
    found = at(facts, date(2026, 10, 26), zone)
    assert found.contradicts
    assert [(each.kind, each.event, each.other) for each in found.notes] == [
        (NoteKind.HOURS_OUT_OF_ORDER, first, later)
    ]
    assert worlds.verdict(reporting(zone), made.weekdays(), made.case(facts), date(2026, 10, 26)).contradicts


def test_the_two_hours_are_named_as_hours() -> None:
    teller = Teller(reporting(), ENGLISH)
    said = note_text(teller, NoteKind.HOURS_OUT_OF_ORDER, "warned", "aware")
    assert said == "The hour when warned is before the hour when aware, on the same day. Check both hours."


@pytest.mark.parametrize(
    "facts",
    [
        "aware=2026-06-05T09:00 warned=2026-06-05T09:00",
        "aware=2026-06-05T09:00 warned=2026-06-05",
        "aware=2026-06-05 warned=2026-06-05T08:00",
        "aware=2026-06-05T09:00 warned=2026-06-05..2026-06-06",
        # Half past two comes twice that night: ten past two can be after it.
        "aware=2026-10-25T02:30 warned=2026-10-25T02:10",
        # Nothing in between was told, and it may have been left out.
        "aware=2026-06-05T09:00 answered=2026-06-05T08:00",
        # Neither waits for the other.
        "aware=2026-06-05T07:00 notified=2026-06-05T09:00 warned=2026-06-05T10:00 answered=2026-06-05T11:00",
    ],
)
def test_hours_that_can_be_so_are_not_called_wrong(facts: str) -> None:
    assert at(facts, date(2026, 10, 26)).notes == ()
    assert not worlds.verdict(reporting(), made.weekdays(), made.case(facts), date(2026, 10, 26)).contradicts


@pytest.mark.parametrize(
    ("name", "facts", "safe", "latest"),
    [
        # The warning came at ten, so the awareness no later.
        ("notify", "warned=2026-06-05T10:00", "", "2026-06-08T10:00"),
        ("notify", "aware=2026-06-05 warned=2026-06-05T10:00", "2026-06-08", "2026-06-08T10:00"),
        ("notify", "aware=2026-06-03..2026-06-05 warned=2026-06-05T10:00", "2026-06-06", "2026-06-08T10:00"),
        # The awareness came at nine, so the warning no earlier, and the answer to it neither.
        ("answer", "aware=2026-06-05T09:00 warned=2026-06-05", "2026-06-06T09:00", "2026-06-06"),
        ("answer", "aware=2026-06-05T09:00 warned=2026-06-05..2026-06-06", "2026-06-06T09:00", "2026-06-07"),
    ],
)
def test_an_hour_that_is_told_leaves_fewer_for_what_came_before_or_after(
    name: str, facts: str, safe: str, latest: str
) -> None:
    found = act(name, facts)
    assert (written(found.safe), written(found.latest)) == (safe, latest)


def test_what_is_told_besides_leaves_no_more_open() -> None:
    less, more = "warned=2026-06-05T10:00 notified=2026-06-08T20:00", "aware=2026-06-05 "
    for facts in (less, more + less):
        found = act("notify", facts, date(2026, 6, 9))
        assert found.done_late, facts


def stories(seed: int) -> Iterator[str]:
    """Facts of a day or two, some with hours, and each of them without one of them."""
    pick = random.Random(seed)  # noqa: S311 - to repeat, not to hide
    first = pick.choice((date(2026, 6, 1), date(2026, 10, 24), date(2026, 3, 28)))
    told = [event for event in ("aware", "warned", "answered", "notified") if pick.random() < 0.7]

    def day() -> str:
        some = date.fromordinal(first.toordinal() + pick.choice((0, 0, 0, 1)))
        hour = f"T{pick.choice(('01', '03', '04', '09', '23'))}:{pick.choice(('00', '30'))}"
        return f"{some}{hour if pick.random() < 0.6 else ''}"

    facts = [f"{event}={day()}" for event in told]
    yield " ".join(facts)
    yield from (" ".join(each) for each in itertools.combinations(facts, max(len(facts) - 1, 0)))


@pytest.mark.parametrize("seed", range(60))
def test_the_second_opinion_says_the_same_of_hours_in_order(seed: int) -> None:
    for facts in stories(seed):
        for today in (date(2026, 6, 3), date(2026, 10, 27), date(2026, 3, 31)):
            days = [fact.span.earliest for fact in made.case(facts).facts if fact.span]
            if days and 0 < (today - max(days)).days < 5:
                asked = reporting(), made.weekdays(), made.case(facts), today
                other, said = worlds.verdict(*asked, changed_by=False), engine.verdict(*asked)
                assert list(worlds.differences(other, said, frozenset({"changed_by"}))) == [], facts
                if not other.contradicts:
                    ends = [[(written(act.safe), written(act.latest)) for act in one.acts] for one in (other, said)]
                    assert ends[0] == ends[1], facts
