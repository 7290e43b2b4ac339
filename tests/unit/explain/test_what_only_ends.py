"""A time that nobody has to keep, such as a year, is told to end. It is not told to have to be over."""

from datetime import date

import pytest

from navigator.case.verdicts.position import position
from navigator.explain.act_texts import dated_text
from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.model.cases import Case, parse_fact
from navigator.words import ENGLISH
from tests.support.samples import calendars, policy
from tests.unit.case.limit.test_constructs import answer, one_stage

YEAR = """
caps:
  - id: year
    title: The year of the roll
    force: %s
    covers: [one]
    source: {heading: One}
    limit:
      words: 31 December
      period: 31 December
      from: asked
      states: [period, start]
      expiry: {event: year-over, done_or_not: true, says: The time to answer begins.}
"""
SECOND = "{words: within 2 years, period: 2 years, from: year-over, states: [period, start]}"


def told(force: str, today: date) -> tuple[str, str]:
    made = policy(one_stage(answer(SECOND), "year-over answered", YEAR % force))
    found = position(made, Case((parse_fact("asked=2026-06-01"),)), today, calendars())
    teller = Teller(made, ENGLISH)
    (year,) = (each for each in found.running if each.clause.id == "year")
    return position_report(teller, found, calendars())["advice"]["heading"], dated_text(teller, year)


@pytest.mark.parametrize(
    ("force", "heading", "line"),
    [
        ("may", "The year of the roll ends on Thursday 31 December 2026", "The year of the roll ends on Thursday"),
        ("must", "The year of the roll must be over by Thursday 31 December 2026", "The year of the roll: by Thursday"),
    ],
)
def test_a_year_ends(force: str, heading: str, line: str) -> None:
    said = told(force, date(2026, 8, 1))
    assert said[0] == heading
    assert said[1].startswith(line)


@pytest.mark.parametrize(
    ("force", "heading"),
    [
        ("may", "The year of the roll may have ended on Wednesday 31 December 2025"),
        ("must", "The year of the roll may be late: the safe date was Wednesday 31 December 2025"),
    ],
)
def test_a_year_that_may_have_ended_is_not_late(force: str, heading: str) -> None:
    """Asked between 20 December 2025 and 5 January 2026: it ends with one of these years, and nobody is late."""
    reply = "{words: within 5 days, period: 5 days, from: asked, states: [period, start]}"
    made = policy(one_stage(answer(reply), "year-over answered", YEAR % force))
    case = Case((parse_fact("asked=2025-12-20..2026-01-05"), parse_fact("answered=2026-01-06")))
    report = position_report(Teller(made, ENGLISH), position(made, case, date(2026, 6, 1), calendars()), calendars())
    assert report["advice"]["heading"] == heading


@pytest.mark.parametrize(("force", "told_so"), [("may", False), ("must", True)])
def test_nothing_has_to_fit_into_it(force: str, told_so: bool) -> None:  # noqa: FBT001
    """The answer is due within a year, and the year of the roll ends after seven months."""
    reply = "{words: within 1 year, period: 1 year, from: asked, states: [period, start]}"
    made = policy(one_stage(answer(reply), "year-over answered", YEAR % force))
    found = position(made, Case((parse_fact("asked=2026-06-01"),)), date(2026, 8, 1), calendars())
    report = str(position_report(Teller(made, ENGLISH), found, calendars()))
    assert ("The parts do not fit into the whole" in report) is told_so


@pytest.mark.parametrize(("force", "said"), [("may", False), ("must", True)])
def test_what_goes_on_after_it_is_not_too_late_for_it(force: str, said: bool) -> None:  # noqa: FBT001
    """The year ended on 31 December, and the stage on 1 February: nobody had to be done by the end of the year."""
    made = policy(one_stage(answer(SECOND), "year-over answered", YEAR % force))
    facts = (parse_fact("asked=2026-06-01"), parse_fact("answered=2027-01-20"), parse_fact("over=2027-02-01"))
    found = position(made, Case(facts), date(2027, 2, 10), calendars())
    report = str(position_report(Teller(made, ENGLISH), found, calendars()))
    assert ("It was not over by then" in report) is said
    assert "may not have been accepted" not in report


QUESTION = """
questions:
  - id: whose
    ask: Whose roll is it?
    answers:
      - {id: town, name: The town's, when: it is the roll of the town}
      - {id: county, name: The county's, when: it is the roll of the county}
"""


@pytest.mark.parametrize("force", ["may", "must"])
@pytest.mark.parametrize("today", [date(2026, 8, 1), date(2027, 1, 7)])
def test_a_time_that_some_cases_alone_have_is_told_with_which_cases(force: str, today: date) -> None:
    only = (YEAR % force).replace("covers: [one]", "covers: [one]\n    only: town")
    made = policy(one_stage(answer(SECOND), "year-over answered", only) + QUESTION)
    if_so = "The year of the roll (if it is the roll of the town)"
    for chosen, expected in (((), True), (("town",), False)):
        found = position(made, Case((parse_fact("asked=2026-06-01"),), answers=chosen), today, calendars())
        report = str(position_report(Teller(made, ENGLISH, answers=chosen), found, calendars()))
        assert (if_so in report) is expected
        assert report.count("he year of the roll") == report.count(if_so) or not expected


def test_for_the_day_of_an_end_the_day_is_asked_on_which_that_time_began() -> None:
    """Nobody knows when a year ended that they do not know the beginning of."""
    made = policy(one_stage(answer(SECOND), "year-over answered", YEAR % "may"))
    found = position(made, Case((parse_fact("asked=yes"), parse_fact("answered=no"))), date(2029, 8, 1), calendars())
    report = str(position_report(Teller(made, ENGLISH), found, calendars()))
    assert "when asked happened" in report
    assert "when year-over happened" not in report


BARRED = """
      - id: bar
        by: manager
        force: may
        act: bar it
        produces: barred
        source: {heading: One}
        limit:
          words: within 5 days
          period: 5 days
          from: asked
          states: [period, start]
"""


def test_what_others_may_do_first_is_told_beside_the_end_of_a_time() -> None:
    """The manager may bar it by the 6th of June, and the year ends in December: a reader waits for the first."""
    made = policy(one_stage(BARRED, "year-over barred", YEAR % "may"))
    found = position(made, Case((parse_fact("asked=2026-06-01"),)), date(2026, 6, 3), calendars())
    said = position_report(Teller(made, ENGLISH, reader="parent"), found, calendars())["advice"]
    assert said["heading"] == "The year of the roll ends on Thursday 31 December 2026"
    assert "The manager may bar it by Saturday 6 June 2026." in said["lines"]
