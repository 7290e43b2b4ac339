"""What an answer says first of what may be late, of dates that are not firm, and of days that have passed."""

import pytest

from tests.support.advised import KIRKLEES, told


def test_what_may_be_late_is_said_to_may_be_so() -> None:
    said = told("complaint-received=2026-11-02", "acknowledged=2026-11-11", today="2026-11-27")
    assert said["heading"] == "A full written reply was expected by Monday 23 November 2026, and may be late"
    assert said["lines"] == ("On any reading it is late after Wednesday 2 December 2026.",)
    assert said["steps"][0]["text"] == "Ask the Coordinator when to expect a full written reply."


# Counted by hand from Monday 5 February 2029, when no bank holiday is known any more: 26 February is the 15th working
# day. From Wednesday 14 February it is 7 March.
NOT_FIRM = [
    ("2029-02-20", "complainant", "Expect a full written reply by Monday 26 February 2029 (provisional)"),
    (
        "2029-03-01",
        "complainant",
        "A full written reply was expected by Monday 26 February 2029 (provisional), and may be late",
    ),
    (
        "2029-04-30",
        "complainant",
        "A full written reply was expected by Monday 26 February 2029 (provisional), and may be late",
    ),
    (
        "2029-03-01",
        "coordinator",
        "Send a full written reply now: the safe date was Monday 26 February 2029 (provisional)",
    ),
]


@pytest.mark.parametrize(("today", "reader", "heading"), NOT_FIRM)
def test_a_date_that_is_not_firm_is_late_on_no_reading(today: str, reader: str, heading: str) -> None:
    said = told("complaint-received=2029-02-05", "acknowledged=2029-02-14", today=today, reader=reader)
    assert said["heading"] == heading
    later = "was" if today > "2029-03-07" else "is"
    assert said["lines"][-2:] == (
        f"Read another way, the last day {later} Wednesday 7 March 2029.",
        "Bank holidays this far ahead are not all known, so the date may still move.",
    )
    assert not any("any reading" in line for line in said["lines"])
    assert said["state"] in ("", "provisional")
    assert [each["overdue_by"] for each in said["report"]["running"] if each["provisional"]] == [0]


def test_the_only_date_there_is_was_the_last_day_only_where_it_is_firm() -> None:
    facts = ("complaint-received=2029-02-05", "acknowledged=no")
    said = told(*facts, today="2029-02-14", reader="coordinator")
    assert said["heading"] == "Acknowledge the complaint now: the safe date was Monday 12 February 2029 (provisional)"
    assert said["lines"] == (
        "The date was Monday 12 February 2029, as far as bank holidays are known. It may be later.",
    )


def test_a_date_on_a_condition_is_late_on_no_reading_either_while_it_is_not_firm() -> None:
    # The fifth working day is Monday 12 February, and the 15th after that is Monday 5 March.
    said = told("complaint-received=2029-02-05", "acknowledged=no", today="2029-02-07")
    assert not any("late" in line for line in said["lines"])
    condition = "Read another way, the last day is Monday 5 March 2029 if this comes in time: an acknowledgement."
    assert said["lines"][-2:] == (
        condition,
        "Bank holidays this far ahead are not all known, so the date may still move.",
    )


def test_nothing_is_to_be_done_by_a_day_that_has_passed() -> None:
    # 10 working days after Thursday 27 August 2026, but for the bank holiday on the 31st, and after 15 September.
    facts = ("own-manager-asked=2026-08-27", "step-1-held=2026-09-15")
    said = told(*facts, today="2026-09-16", reader="designated-lead", key=KIRKLEES)
    assert said["heading"] == "Talk to the Team Manager now: the safe date was Friday 11 September 2026"
    assert said["steps"][0]["text"] == "Discuss the concern with the Team Manager."
    before = told(facts[0], "step-1-held=2026-09-10", today="2026-09-10", reader="designated-lead", key=KIRKLEES)
    assert before["steps"][0]["text"].endswith(", by Friday 11 September 2026.")


@pytest.mark.parametrize(
    ("today", "heading"),
    [
        (
            "2026-09-05",
            (
                "All steps together should be over by Saturday 5 September 2026, "
                "or Sunday 4 October 2026 at the very latest"
            ),
        ),
        ("2026-11-03", "All steps together may be late: the safe date was Saturday 5 September 2026"),
        ("2026-11-05", "All steps together should have been over by Wednesday 4 November 2026"),
    ],
)
def test_a_time_over_all_that_has_passed_is_not_said_to_be_kept_by_then(today: str, heading: str) -> None:
    # One calendar month from 5 August on one reading, from 4 October on another.
    held = "2026-10-04" if today > "2026-10-04" else "2026-09-04"
    facts = ("own-manager-asked=2026-08-05", f"step-1-held={held}", "scrutineer-told=yes")
    said = told(*facts, today=today, reader="professional", key=KIRKLEES)
    assert said["heading"] == heading
