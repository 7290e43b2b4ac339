"""More verdicts that somebody worked out by hand who had not read the engine, which had them otherwise."""

from datetime import date

import pytest

from navigator.case.position import Status
from tests.unit.case.test_outside_finds import modelled, of


@pytest.mark.parametrize(
    ("key", "facts", "today", "stage", "clause", "latest"),
    [
        # Signed on Monday 5 October; 30 working days, without the holiday of 26 October, are over on 17 November.
        (
            "ireland-health/feedback",
            "reported=2026-10-05",
            "2026-11-10",
            "formal",
            "ask-review",
            date(2026, 11, 17),
        ),
        # 60 days from Monday 9 November are over on 8 January.
        ("wto/trade", "circulated=2026-11-09", "2026-11-28", "panel-stage", "appeal", date(2027, 1, 8)),
    ],
)
def test_what_ends_a_time_over_stages_belongs_to_its_own_stage(
    key: str, facts: str, today: str, stage: str, clause: str, latest: date
) -> None:
    """Told alone, it leads to the stage in which it is an act, not to the first that the time is over."""
    said = modelled(key, facts, today)
    assert {visit.stage for each in said.journeys for visit in each.active} == {stage}
    assert of(said, clause) == (Status.RUNNING, latest, latest)
