"""Whether a case has begun, and whether it is over, by what was told of that."""

import pytest

from build_scripts.commands.procedure import told_as_text
from tests.unit.explain.test_told_under_conditions import BREACH, HAZARDS, told


@pytest.mark.parametrize(
    ("key", "facts", "event"),
    [
        (BREACH, "aware=2026-12-01", "the company came to know of the breach"),
        (HAZARDS, "aware=2026-12-01", "the landlord came to know of it"),
        ("nis2/incident", "aware=2026-12-01T10:00 warned=no", "the entity became aware of the incident"),
        ("example-council/complaints", "aware=2026-12-01", "the customer came to know of the matter"),
    ],
)
def test_what_would_begin_a_case_on_a_day_to_come_is_asked_for_again(key: str, facts: str, event: str) -> None:
    report = told(key, facts, "2026-11-01")
    assert report["heading"] == f"First check the date when {event}"
    assert told_as_text(report).splitlines()[3:] == [
        report["heading"],
        f"- The date when {event} is in the future. It must be today or earlier.",
    ]
    # Nor has it happened, or anything begun.
    assert [*report["done"], *report["running"], *report["open"], *report["next"]] == []


def test_what_goes_on_in_a_case_goes_on_though_a_day_to_come_was_told() -> None:
    report = told("example-council/complaints", "aware=2026-10-01 received=2026-12-01", "2026-11-01")
    assert report["heading"] == "The customer may complain by Thursday 1 April 2027"
    assert [each["event"] for each in report["done"]] == ["aware"]


@pytest.mark.parametrize("facts", ["closed=2026-06-01", "told=2026-05-30 closed=2026-06-01"])
def test_a_case_whose_end_was_told_is_over_though_nobody_told_when_it_began(facts: str) -> None:
    report = told(BREACH, facts, "2026-06-02")
    assert report["heading"] == "This procedure has come to an end"
    assert report["ended"]["end"] == "closed"
    assert report["notes"][0]["text"].startswith("The case may have begun before Sunday 25 August 2013.")


def test_hours_of_one_day_that_cannot_both_be_right_are_checked_too() -> None:
    report = told("nis2/incident", "aware=2026-12-01T10:00 warned=2026-12-01T09:00", "2026-12-02")
    assert report["heading"] == "First check two hours"
    assert report["notes"][0]["text"].startswith("The hour when ")
