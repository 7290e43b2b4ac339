"""A limit in school days is late by school days, as the calculator says it too; by hand from the terms of the model."""

import pytest

from navigator.explain.elapsed import lateness
from tests.support.opinions import modelled

KEY = "example-school/complaints"


@pytest.mark.parametrize(
    ("complained", "today", "late", "unit", "said"),
    [
        # Five school days from Monday 9 November end on Monday 16; Thursday is the third school day after it.
        ("2026-11-09", "2026-11-19", 3, "school days", "3 school days"),
        # They end on Wednesday 21 October; 22 and 23 October and, after half term, 2 November are school days.
        ("2026-10-14", "2026-11-02", 3, "school days", "3 school days"),
        # They end on Friday 23 October, the last day before half term, and it is the Wednesday of that week.
        ("2026-10-16", "2026-10-28", 5, "days out of school", "less than 1 school day"),
        # The terms after July 2027 are not known: 21 July to 10 August are 20 days.
        ("2027-07-14", "2027-08-10", 20, "days", "20 days"),
    ],
)
def test_late_by_school_days(complained: str, today: str, late: int, unit: str, said: str) -> None:
    found = modelled(KEY, f"complained={complained} acknowledged=no", today)
    act = next(each for each in found.standings if each.clause.id == "acknowledge")
    assert (act.overdue_by, act.overdue_unit, lateness(act.overdue_by, act.overdue_unit)) == (late, unit, said)


def test_done_late_by_school_days() -> None:
    found = modelled(KEY, "complained=2026-11-09 acknowledged=2026-11-17", "2026-11-19")
    act = next(each for each in found.standings if each.clause.id == "acknowledge")
    assert (act.status.value, act.overdue_by, act.overdue_unit) == ("done late", 1, "school days")
