"""A limit by the texts that may apply to a case, whatever the day is; worked out by hand."""

from datetime import date

import pytest

from navigator.case.worlds.by_version import by_version, on_day
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
