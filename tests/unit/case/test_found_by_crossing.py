"""The same case told in two ways, of some days and of each of them: neither answer says what the other denies.

June 2026 begins on a Monday; days are plain days.
"""

from datetime import date

import pytest

from navigator.model.policy import Policy
from tests.oracles import made
from tests.unit.case.test_found_with_a_pencil import answer
from tests.unit.case.test_language import one_stage


def judged(policy: Policy, facts: str, event: str = "replied") -> str:
    said = answer(policy, f"asked=2026-06-01 {facts}", date(2026, 6, 30))
    (found,) = [each["judged"] for each in said["done"] if each["event"] == event]
    return str(found)


@pytest.mark.parametrize(
    ("replied", "said"),
    [
        # 10 days from 1 June end on the 11th; the other time may have been over before.
        ("2026-06-11", ""),
        ("2026-06-12", "1 day late. The last day was Thursday 11 June 2026."),
        ("2026-06-10..2026-06-12", "This may have been late. The last day was Thursday 11 June 2026 or earlier."),
    ],
)
def test_the_last_of_some_days_is_late_whatever_the_other_of_two_times_is(replied: str, said: str) -> None:
    within = made.limit("10 days", or_=(made.beside("3 days", before="hearing"),), pick="earlier")
    assert judged(one_stage(within, "hearing/future"), f"replied={replied}") == said


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("2026-06-01", "This may have been late. It was due by Thursday 11 June 2026 on one reading."),
        ("2026-06-01..2026-06-03", "This may have been late. It may have been due by Thursday 11 June 2026."),
        ("2026-06-03", ""),
    ],
)
def test_the_first_of_some_beginnings_may_make_it_late_on_a_reading(asked: str, said: str) -> None:
    """10 days from the request, or from a call of which nobody spoke. The reply came on the 12th."""
    within = made.limit("10 days", readings=(made.reading("first", ""), made.reading("second", "", "called")))
    found = answer(one_stage(within, "called"), f"asked={asked} replied=2026-06-12", date(2026, 6, 30))
    assert [each["judged"] for each in found["done"] if each["event"] == "replied"] == [said]
