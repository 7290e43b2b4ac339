"""What the report finds in the five documents is true; what it says is kept, and nothing more."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from build_scripts import content, findings
from build_scripts.findings.finding import Finding
from build_scripts.source.reader import Library, read_library, read_text
from navigator.model.procedure import Procedure
from navigator.model.publisher import Publisher
from navigator.model.upkeep import ProcedureStatus, Review
from tests.support.samples import FIRST_STAGE, HEAD, PUBLISHER, ROOT, calendars

TODAY = date(2026, 11, 22)
KIRKLEES = "kirklees/dispute-resolution"
CENTRE = "milton-keynes-contact-centre/complaints"
CONFERENCES = "cambridgeshire-and-peterborough/conference-complaints"
PARTNERS = "milton-keynes-safeguarding-children-board/conflict-between-partners"


@cache
def found(key: str) -> tuple[Finding, ...]:
    library, problems = read_library(ROOT / "procedures")
    assert problems == ()
    return next(findings.find(each) for each in findings.subjects(library, calendars(), TODAY) if each.key == key)


def of(key: str, code: str) -> list[Finding]:
    return [each for each in found(key) if each.code == code]


def test_the_steps_of_kirklees_are_added_up_with_their_dates() -> None:
    (sums,) = (each.sums for each in of(KIRKLEES, "does-not-fit"))
    # Ten working days from each of these Mondays, counted by hand: no bank holiday lies between them.
    for step, (first, last) in zip(
        sums,
        [
            ("Monday 4 January 2027", "Monday 18 January 2027"),
            ("Monday 18 January 2027", "Monday 1 February 2027"),
            ("Monday 1 February 2027", "Monday 15 February 2027"),
        ],
        strict=False,
    ):
        assert step.endswith(f": should not exceed 10 working days between each step, from {first} to {last}.")
    assert sums[3:] == (
        "Within one calendar month, from Monday 4 January 2027 to Thursday 4 February 2027.",
        "Over by 11 days.",
        *(
            f"{says} {times} times 10 working days, one after another, end on {last}. {fits}"
            for says, times, last, fits in (
                (
                    "The drawing numbers three steps, so there are two times between them.",
                    2,
                    "Monday 1 February 2027",
                    "That fits.",
                ),
                (
                    "The list numbers four steps, so there are three times between them.",
                    3,
                    "Monday 15 February 2027",
                    "That is 11 days over.",
                ),
                (
                    "If each of the four steps in the list may take that long, there are four times.",
                    4,
                    "Monday 1 March 2027",
                    "That is 25 days over.",
                ),
            )
        ),
    )


def test_steps_that_fit_when_they_are_counted_in_another_way_are_not_said_never_to_fit() -> None:
    # Two times ten working days fit, as the drawing counts them; three and four times do not.
    (fit,) = of(KIRKLEES, "does-not-fit")
    assert fit.says == "Steps that take the whole of their time do not always fit into “within one calendar month”."


def test_a_time_that_is_left_to_those_involved_is_told_as_such() -> None:
    assert [each.says for each in of(KIRKLEES, "no-time-stated")] == [
        "The time is left to those involved: The Team Manager should give a response."
    ]


def test_the_way_to_a_finding_is_told() -> None:
    (fit,) = of(KIRKLEES, "does-not-fit")
    assert fit.way == ("before", "step-1", "step-2", "step-3", "last-step", "whole-process")
    assert [each.way for each in of(CENTRE, "kind-of-day-not-stated")] == [("stage-1", "ask-further")]


def test_two_units_are_shown_by_two_dates_over_a_bank_holiday() -> None:
    (units,) = of(CONFERENCES, "two-units")
    assert units.sums == (
        "From Friday 26 February 2027:",
        "20 working days: Tuesday 30 March 2027.",
        "4 weeks: Friday 26 March 2027.",
    )
    assert [each.at for each in of(CONFERENCES, "several-readings")] == ["respond", "confirm-outcome"]


def test_an_outside_body_that_is_there_is_not_missed() -> None:
    assert of(CENTRE, "no-outside-body") == []
    assert [each.at for each in of(CONFERENCES, "no-outside-body")] == ["conference-complaints"]


def test_professionals_are_not_told_of_an_outside_body_that_is_not_meant_for_them() -> None:
    assert of(KIRKLEES, "no-outside-body") == []


@pytest.mark.parametrize(
    ("role", "found"),
    [
        ("name: the manager", True),
        ("name: the board", False),
        ("name: The Board", False),
        ("name: the local authority", False),
        ("name: an officer, about: Somebody who was not involved before.", False),
        ("name: the panel, about: Three independent people.", False),
        ("name: the officer, about: Looks after complaints.", True),
        ("name: the officer, about: Is not independent of the team.", True),
    ],
)
def test_a_body_that_leads_itself_and_whoever_had_no_part_need_no_other_route(role: str, *, found: bool) -> None:
    assert ("no-other-route" in {each.code for each in sample(HEAD.replace("name: the manager", role))}) is found


SMALL = (
    FIRST_STAGE
    + """
      - {id: help, by: manager, force: must, act: help, no_limit: not needed, source: {heading: One}}
    outcomes: [{id: over, when: it is over, event: over, to: {end: decided}, source: {heading: One}}]
events: [{id: asked, what: it was asked, ask: When?}, {id: over, what: it was over, ask: When?}]
"""
)


def sample(head: str, rest: str = SMALL) -> list[Finding]:
    """What is found of a small procedure of the made-up board."""
    written, problems = read_text(Procedure, "sample.yml", (head + rest).encode())
    owner, _ = read_text(Publisher, "publisher.yml", PUBLISHER.encode())
    assert written, problems
    assert owner
    library = Library({"board": owner}, {"board/sample": written})
    return [each for one in findings.subjects(library, calendars(), TODAY) for each in findings.find(one)]


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("", ["help"]),
        ("counting: {states: [kind of day], says: By days we mean every day., source: {heading: One}}\n", []),
        ("counting: {states: [calendar], says: We use those of Scotland., source: {heading: One}}\n", ["help"]),
    ],
)
def test_what_the_file_states_for_all_limits_is_not_missed_at_one(rest: str, expected: list[str]) -> None:
    timed = SMALL.replace(
        "no_limit: not needed",
        "limit: {words: within 10 days, period: 10 days, from: asked, states: [period, start]}",
    )
    assert timed.count("within 10 days") == 1
    found = [each.at for each in sample(HEAD, timed + rest) if each.code == "kind-of-day-not-stated"]
    assert found == expected


def test_the_gaps_that_the_author_has_noted_are_in_the_report() -> None:
    library, _ = read_library(ROOT / "procedures")
    noted = [gap.id for gap in library.procedure(KIRKLEES).gaps]
    assert noted
    assert [each.at for each in of(KIRKLEES, "noted-gap")] == noted


def test_holidays_and_job_titles_are_no_words_to_explain() -> None:
    told = "summary: We close on Christmas Day. Ask the Area Manager or the Twin Towers."
    unknown = [each.says for each in sample(HEAD.replace("summary: Made up.", told)) if each.code == "term-unexplained"]
    assert len(unknown) == 1
    assert "Twin Towers" in unknown[0]


def test_a_role_with_another_route_is_left_alone() -> None:
    assert [each.at for each in of(CENTRE, "no-other-route")] == ["chair"]


def test_what_the_author_has_accepted_says_why() -> None:
    accepted = [(each.code, each.at) for each in found(PARTNERS) if each.because]
    assert accepted == [("no-other-route", "convener")]


def test_what_a_file_accepts_is_not_accepted_by_one_that_is_based_on_it() -> None:
    assert [
        each.because
        for each in of(PARTNERS.replace("conflict-between-partners", "dispute-with-chair"), "no-other-route")
    ] == [None]


def test_no_document_has_a_dead_end_or_a_loop() -> None:
    library, _ = read_library(ROOT / "procedures")
    codes = {each.code for one in findings.subjects(library, calendars(), TODAY) for each in findings.find(one)}
    assert not codes & {"dead-end", "endless-loop", "stage-unreachable"}


def test_the_day_of_the_report_matters_for_the_review_date_alone() -> None:
    library, _ = read_library(ROOT / "procedures")
    held = content.calendars_of(ROOT / "procedures")

    def told(today: date) -> list[str]:
        every = (each for one in findings.subjects(library, held, today) for each in findings.find(one))
        return [str(each) for each in every if each.code != "review-passed"]

    assert told(date(2020, 1, 1)) == told(date.max)


@pytest.mark.parametrize(
    ("owner", "said"),
    [
        ("the secretary", "It was to be reviewed by Friday 1 March 2024. It is kept up to date by the secretary."),
        (None, "It was to be reviewed by Friday 1 March 2024."),
    ],
)
def test_a_review_that_is_overdue_is_listed_with_whoever_keeps_the_text(owner: str | None, said: str) -> None:
    library, _ = read_library(ROOT / "procedures")
    one = next(each for each in findings.subjects(library, calendars(), TODAY) if each.key == CENTRE)
    assert isinstance(one.value, Procedure)
    late = replace(one.value, owner=owner, review=Review(next=date(2024, 3, 1)))
    told = [each.says for each in findings.find(replace(one, value=late)) if each.code == "review-passed"]
    assert told == [said]
    gone = replace(late, status=ProcedureStatus.WITHDRAWN)
    assert not [each for each in findings.find(replace(one, value=gone)) if each.code == "review-passed"]
