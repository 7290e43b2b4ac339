"""Days off that the law names for every year, beyond what the calendar covers: they are known, and no others are.

Worked out by hand, with both opinions. The calendar covers all days to 31 December 2028, a Sunday.
"""

from datetime import date

import pytest

from tests.oracles import made
from tests.support.opinions import told

CALENDARS = made.weekdays(through=date(2028, 12, 31))


@pytest.mark.parametrize(
    ("before", "hearing", "due", "firm"),
    [
        # Monday 1 January 2029 is a day off in every year: back from the 2nd it is Friday 29 December.
        ("1 working day", "2029-01-02", "2028-12-29", True),
        ("3 working days", "2029-01-02", "2028-12-27", True),
        # Whether Tuesday 2 January is a working day nobody knows yet.
        ("1 working day", "2029-01-03", "2029-01-02", False),
    ],
)
def test_counted_back_over_a_day_off_by_law_a_date_is_firm(before: str, hearing: str, due: str, *, firm: bool) -> None:
    papers = made.act("send", made.limit(before, before="hearing"), makes="papers")
    policy = made.policy("asked papers hearing/future", made.stage("one", [papers], opens=("asked",)))
    said = told(policy, f"asked=2028-12-01 hearing={hearing}", date(2029, 1, 1), CALENDARS).act("send")
    assert (said.firm, said.safe, said.latest) == (firm, date.fromisoformat(due), date.fromisoformat(due))
    assert said.late is firm
    assert said.may_be_late is (date.fromisoformat(due) < date(2029, 1, 1))


@pytest.mark.parametrize(
    ("moves", "asked", "due", "firm"),
    [
        # 1 January: back over the weekend to a Friday that is known; on to a Tuesday that is not.
        ("previous working day", "2028-12-22", "2028-12-29", True),
        ("next working day", "2028-12-22", "2029-01-02", False),
        # A Tuesday of which nobody knows.
        ("previous working day", "2028-12-23", "2029-01-02", False),
    ],
)
def test_moved_from_a_day_off_by_law_it_is_firm_where_it_moves_to_a_day_that_is_known(
    moves: str, asked: str, due: str, *, firm: bool
) -> None:
    reply = made.act("reply", made.limit("10 days", counting={"last_day": moves}), makes="replied")
    policy = made.policy("asked replied", made.stage("one", [reply], opens=("asked",)))
    said = told(policy, f"asked={asked}", date(2029, 1, 8), CALENDARS).act("reply")
    assert (said.firm, said.safe, said.late) == (firm, date.fromisoformat(due), firm)
    assert said.may_be_late


def test_no_working_day_beyond_the_coverage_is_taken_for_known() -> None:
    """5 working days from Wednesday 27 December 2028: the 28th, the 29th, and then days nobody knows; not 1 January."""
    reply = made.act("reply", made.limit("5 working days"), makes="replied")
    policy = made.policy("asked replied", made.stage("one", [reply], opens=("asked",)))
    said = told(policy, "asked=2028-12-27", date(2029, 1, 10), CALENDARS).act("reply")
    assert (said.firm, said.safe, said.late, said.may_be_late) == (False, date(2029, 1, 4), False, True)
