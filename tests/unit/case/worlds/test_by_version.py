"""A limit by the texts that may apply to a case, whatever the day is; worked out by hand."""

from datetime import date

import pytest

from navigator.api import Engine, UnanswerableError
from navigator.case.verdicts.position import NoteKind, position
from navigator.case.worlds.by_version import by_version, on_day
from navigator.model.cases import FactError
from navigator.model.policy import Policy
from navigator.model.versions import Versions
from tests.oracles import made

CALENDARS = made.weekdays()


def text(period: str, since: date) -> Policy:
    """A reply within some days of being asked, by the text of a day."""
    reply = made.act("reply", made.limit(period), makes="replied")
    one = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    return made.policy("asked replied content", one, version=period, since=since)


OLD, NEW = text("10 days", date(2026, 3, 1)), text("5 days", date(2026, 6, 1))
VERSIONS = Versions(NEW, (OLD,))


@pytest.mark.parametrize(
    ("asked", "safe"),
    [
        # Five days of the 8th; ten days of 4 May, by the text of that day.
        ("2026-06-08", date(2026, 6, 13)),
        ("2026-05-04", date(2026, 5, 14)),
    ],
)
def test_a_limit_is_that_of_the_text_by_which_the_case_began(asked: str, safe: date) -> None:
    held = by_version(VERSIONS, made.case(f"asked={asked}"))
    found = held.due("reply", CALENDARS)
    assert held.kept
    assert found
    assert (found.safe, found.latest, found.absent) == (safe, safe, frozenset())


def test_a_case_from_before_every_text_that_is_kept_has_the_limit_and_no_date() -> None:
    """Asked in January: which limit that text had, if it had one, nobody knows. It is named as the newest has it."""
    for held in (by_version(VERSIONS, made.case("asked=2026-01-12")), on_day(VERSIONS, date(2026, 1, 12))):
        found = held.due("reply", CALENDARS)
        assert not held.kept
        assert held.policy is VERSIONS.current
        assert found
        assert (found.limit, found.safe, found.latest) == (NEW.duties["reply"].limit, None, None)
        assert held.due("no-such-act", CALENDARS) is None


@pytest.mark.parametrize(("day", "older"), [(date(2026, 2, 28), True), (date(2026, 3, 1), False)])
def test_of_a_case_that_began_on_a_day_it_is_known_whether_a_text_applies_that_is_not_kept(
    day: date, *, older: bool
) -> None:
    assert on_day(VERSIONS, day).older == older


def with_an_event(name: str, since: date) -> Policy:
    """A reply within five days of being asked, and an event that this text alone has."""
    reply = made.act("reply", made.limit("5 days"), makes="replied")
    note = made.act("note", made.limit("3 days"), makes=name, by="parent")
    one = made.stage("one", [reply, note], [made.out("content", "end")], opens=("asked",))
    return made.policy(f"asked {name} replied content", one, version=name, since=since)


NOTED, LOGGED = with_an_event("noted", date(2026, 3, 1)), with_an_event("logged", date(2026, 6, 1))
REFUSED = "'noted' is not known here; one of the events: asked, logged, replied, content"


@pytest.mark.parametrize("told", ["asked=2026-05-04 noted=2026-05-05", "asked=2026-07-04 noted=no", "noted=yes"])
def test_what_only_an_earlier_text_calls_an_event_is_refused_in_one_line(told: str) -> None:
    """It ended in a KeyError where nobody had looked before."""
    engine = Engine(CALENDARS)
    engine.versions[LOGGED.key] = Versions(LOGGED, (NOTED,))
    asked = {"ask": "position", "procedure": LOGGED.key, "facts": told.split(), "today": "2026-07-06"}
    with pytest.raises(UnanswerableError, match=f"^{REFUSED}$"):
        engine.answer(asked)
    with pytest.raises(FactError, match=f"^{REFUSED}$"):
        position(LOGGED, made.case(told), date(2026, 7, 6), CALENDARS, (NOTED,))


def test_what_only_the_newer_text_calls_an_event_is_none_of_a_case_by_the_older() -> None:
    """The reply to what was asked on 4 May is due on 9 May; the log of the newer text has no place there."""
    facts = made.case("asked=2026-05-04 logged=2026-05-05")
    found = position(LOGGED, facts, date(2026, 5, 6), CALENDARS, (NOTED,))
    assert found.journey.policy.procedure.version == "noted"
    assert [(note.kind, note.event) for note in found.notes] == [(NoteKind.UNPLACED, "logged")]
