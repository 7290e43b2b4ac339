"""The words for a date: safe, latest, over, provisional, or one of several.

Worked out by hand; `told`, `act` and `both` ask the second opinion too. June 2026 begins on a Monday.
"""

from dataclasses import replace
from datetime import date

import pytest

from navigator.case.verdicts.position import position
from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.model.limits import LimitKind, Pick
from navigator.words import ENGLISH
from tests.oracles import made
from tests.support import samples
from tests.support.opinions import found, one_stage, published, reported, told_in_words


def test_the_start_of_an_earlier_time_that_nobody_told_is_named_beside_the_date() -> None:
    beside = made.beside("1 month", "known")
    within = replace(made.limit("3 months"), or_=(beside,), pick=Pick.EARLIER)
    said = found(one_stage(within, "known"), "asked=2026-03-31", date(2026, 4, 30))
    assert said.running[0].changed_by == ("known",)


@pytest.mark.parametrize(
    ("key", "facts", "today", "clause", "stays"),
    [
        # The telling is not before the deadlock, so 28 days from it is the latest, whenever one asks.
        ("conflict-between-partners", "convener-told=2026-03-31", "2026-04-20", "convene", date(2026, 4, 28)),
        # A day that only today bounds would be another one tomorrow.
        ("complaints", "complaint-received=yes", "2026-12-15", "acknowledge", None),
    ],
)
def test_a_latest_date_is_told_where_it_is_the_same_tomorrow(
    key: str, facts: str, today: str, clause: str, stays: date | None
) -> None:
    said = published(key, facts, today)
    due = next(each.due for each in said.standings if each.clause.id == clause)
    assert due
    assert (due.safe, due.stays) == (None, stays)


def test_a_doubt_about_a_day_is_no_reading() -> None:
    said = published("complaints", "reply-received=2026-02-28..2026-03-02 further-asked=2026-03-15", "2026-03-20")
    library = samples.library()
    policy = next(policy for name, policy in library.policies.items() if name.endswith("contact-centre/complaints"))
    report = position_report(Teller(policy, ENGLISH), said, library.calendars)
    (judged,) = (each["judged"] for each in report["done"] if each["event"] == "further-asked")
    assert judged == "This may have been late. It may have been due by Saturday 14 March 2026."


def test_what_was_due_at_the_very_latest_by_a_day_that_is_over_is_not_asked_for_by_that_day() -> None:
    """Twenty working days from Monday 7 September 2026 are Monday 5 October. When it was asked for, nobody said."""
    library = samples.library()
    policy = library.policies["cambridgeshire-and-peterborough/conference-complaints"]
    case = made.case("investigation-arranged=2026-09-07")
    said = position(policy, case, date(2026, 11, 6), library.calendars)
    told = position_report(Teller(policy, ENGLISH), said, library.calendars)
    respond = next(each["text"] for each in told["next"] if each["clause"] == "respond")
    assert respond.endswith("The last day was Monday 5 October 2026 at the very latest.")


@pytest.mark.parametrize(
    ("key", "facts", "today", "heading"),
    [
        (
            "kirklees/dispute-resolution",
            "decision-accepted=2025-11-20 scrutineer-told=2025-12-20",
            "2026-02-28",
            "All steps together should have been over by Saturday 20 December 2025 at the very latest",
        ),
        (
            "us-foia/requests",
            "at-office=2025-11-13 more-asked=2025-12-03 more-received=2025-12-04 unusual=2025-12-24",
            "2026-03-09",
            (
                "The agency must say whether it will comply: the last day may have been Friday 12 December 2025"
                " (provisional: bank holidays are known only from 1 January 2026)"
            ),
        ),
    ],
)
def test_a_day_that_is_over_is_not_said_in_a_heading_as_one_that_lies_ahead(
    key: str, facts: str, today: str, heading: str
) -> None:
    assert told_in_words(key, facts, today)["heading"] == heading


def test_a_day_that_is_over_is_not_said_as_ahead_of_what_nobody_told_either() -> None:
    facts = "dispute-received=2025-12-09 resolved-at-scrutiny=2026-01-08 agenda-agreed=2026-01-28"
    (line,) = told_in_words("multi-agency-dispute-resolution", facts, "2026-06-07")["advice"]["lines"]
    assert line.endswith(
        "finish this stage. Its date was Friday 16 January 2026 (read another way, there is no date yet)."
    )


UNSURE = "complaint-received=2026-10-26..2026-11-05"


MAYBE_LATE = "This may have been late. It may have been due by "


IN_TIME = "In time. The last day was "


@pytest.mark.parametrize(
    ("facts", "judged"),
    [
        ("complaint-received=2026-11-02 acknowledged=2026-11-02", f"{IN_TIME}Monday 9 November 2026."),
        # 5 working days from 26 October end on 2 November, from 5 November on the 12th.
        (f"{UNSURE} acknowledged=2026-11-02", f"{IN_TIME}Monday 2 November 2026 or later."),
        (f"{UNSURE} acknowledged=2026-11-03", f"{MAYBE_LATE}Monday 2 November 2026."),
    ],
)
def test_a_last_day_that_is_one_of_several_is_not_told_as_the_one(facts: str, judged: str) -> None:
    found = published("complaints", facts, "2026-11-23")
    said = position_report(Teller(found.journey.policy, ENGLISH), found, samples.library().calendars)
    assert [each["judged"] for each in said["done"] if each["event"] == "acknowledged"] == [judged]


def heading(key: str, facts: str, today: str) -> str:
    said = published(key, facts, today)
    calendars = samples.library().calendars
    return str(position_report(Teller(said.journey.policy, ENGLISH), said, calendars)["heading"])


def test_a_day_that_rests_on_bank_holidays_nobody_knows_is_not_headed_as_over() -> None:
    """Ten working days from 20 December 2028 end in a year whose bank holidays are not known."""
    found = heading("dispute-resolution", "step-1-held=2028-12-20", "2029-01-20")
    assert "the last day may have been Monday 8 January 2029 (provisional" in found


def test_nobody_is_told_to_find_out_whether_something_happened_that_was_told_for_some_days() -> None:
    after = replace(made.limit("10 days"), kind=LimitKind.AFTER)
    stage = made.stage("one", [made.act("go", after, force="may", by="parent", makes="gone")], [], opens=("asked",))
    report = reported(made.policy("asked gone", stage), "asked=2026-05-26..2026-05-28", date(2026, 6, 6))
    assert "irst find out" not in report["heading"]
    assert "8 June 2026" in report["heading"]
