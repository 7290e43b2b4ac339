"""The summary says in a few sentences how a count came to its date."""

import re
from dataclasses import replace
from datetime import date

import pytest

from build_scripts.source import calendar_files
from navigator.dates.calendars import Calendar, Cause, Closure, Kind
from navigator.dates.counting import count
from navigator.dates.periods import (
    ClearDays,
    ClearWorkingDays,
    Days,
    Hours,
    Months,
    Period,
    SchoolDays,
    WorkingDays,
    Years,
)
from navigator.dates.rules import Direction, FirstDay, LastDay, Receipt, Rules, ShortPeriod
from navigator.explain.summary import period_text, provisional_text, summary
from navigator.words import ENGLISH
from navigator.words.en import TEXTS

REAL = calendar_files.load()
ENGLAND = REAL["england-and-wales"]
ON = Rules()
BACK = Rules(direction=Direction.BEFORE)
INCLUDED = Rules(first_day=FirstDay.INCLUDED)
CPR = ShortPeriod(5, "Civil Procedure Rules, rule 2.8(4)")
SCHOOL = Calendar(
    "school",
    "School",
    "here",
    date(2026, 5, 1),
    date(2026, 7, 17),
    {
        **{date(2026, 5, day): Closure(Cause.NO_TERM) for day in range(25, 30)},
        date(2026, 5, 4): Closure(Cause.HOLIDAY, "Early May bank holiday"),
    },
    kind=Kind.SCHOOL_DAYS,
)

SAID: list[tuple[Period, str, Rules, str]] = [
    (
        WorkingDays(15),
        "2026-12-14",
        ON,
        (
            "15 working days is 3 weeks. Christmas Day, Boxing Day and New Year's Day make it 24 days. "
            "Counted from Monday 14 December 2026, the last day is Thursday 7 January 2027."
        ),
    ),
    (
        WorkingDays(5),
        "2026-03-31",
        ON,
        (
            "5 working days is 1 week. Good Friday and Easter Monday make it 9 days. "
            "Counted from Tuesday 31 March 2026, the last day is Thursday 9 April 2026."
        ),
    ),
    (
        WorkingDays(1),
        "2026-04-30",
        ON,
        "Counted from Thursday 30 April 2026, the last day is Friday 1 May 2026.",
    ),
    (
        WorkingDays(1),
        "2026-05-01",
        ON,
        (
            "1 working day with weekends is 3 days. Early May bank holiday makes it 4 days. "
            "Counted from Friday 1 May 2026, the last day is Tuesday 5 May 2026."
        ),
    ),
    (
        WorkingDays(3),
        "2026-06-04",
        INCLUDED,
        (
            "3 working days with weekends is 5 days. "
            "Counted from Thursday 4 June 2026, which is the first day, the last day is Monday 8 June 2026."
        ),
    ),
    (
        WorkingDays(1),
        "2026-12-25",
        INCLUDED,
        (
            "Christmas Day and Boxing Day make it 5 days. "
            "Counted from Friday 25 December 2026, which is the first day, the last day is Tuesday 29 December 2026."
        ),
    ),
    (
        WorkingDays(1),
        "2026-12-25",
        ON,
        (
            "1 working day with weekends is 3 days. Boxing Day makes it 4 days. "
            "Counted from Friday 25 December 2026, the last day is Tuesday 29 December 2026."
        ),
    ),
    (
        WorkingDays(5),
        "2026-04-09",
        BACK,
        (
            "5 working days is 1 week. Good Friday and Easter Monday make it 9 days. "
            "Counted back from Thursday 9 April 2026, the last day is Tuesday 31 March 2026."
        ),
    ),
    (
        WorkingDays(2),
        "2026-06-09",
        BACK,
        (
            "2 working days with weekends is 4 days. "
            "Counted back from Tuesday 9 June 2026, the last day is Friday 5 June 2026."
        ),
    ),
    (
        WorkingDays(2),
        "2026-06-09",
        replace(BACK, first_day=FirstDay.INCLUDED),
        "Counted back from Tuesday 9 June 2026, which is the first day, the last day is Monday 8 June 2026.",
    ),
    (
        WorkingDays(40),
        "2026-12-14",
        ON,
        (
            "40 working days is 8 weeks. Christmas Day, Boxing Day and New Year's Day make it 59 days. "
            "Counted from Monday 14 December 2026, the last day is Thursday 11 February 2027."
        ),
    ),
    (
        WorkingDays(85),
        "2026-12-14",
        ON,
        (
            "85 working days is 17 weeks. 5 more days that are not counted make it 126 days. "
            "Counted from Monday 14 December 2026, the last day is Monday 19 April 2027."
        ),
    ),
    (Days(14), "2026-06-05", ON, "Counted from Friday 5 June 2026, the last day is Friday 19 June 2026."),
    (
        Days(1),
        "2026-06-05",
        replace(ON, last_day=LastDay.NEXT_WORKING_DAY),
        (
            "Counted from Friday 5 June 2026, the last day is Saturday 6 June 2026. "
            "That is not a working day, so the deadline moves to Monday 8 June 2026."
        ),
    ),
    (
        Days(1),
        "2026-06-06",
        replace(ON, receipt=Receipt.NEXT_WORKING_DAY),
        (
            "It came on a day that is not a working day, so it counts as received on Monday 8 June 2026. "
            "Counted from Monday 8 June 2026, the last day is Tuesday 9 June 2026."
        ),
    ),
    (
        Days(3),
        "2023-10-19",
        replace(ON, short=CPR),
        (
            "For 5 days or fewer, weekends and bank holidays are not counted (Civil Procedure Rules, rule 2.8(4)). "
            "Counted from Thursday 19 October 2023, the last day is Tuesday 24 October 2023."
        ),
    ),
    (
        Days(6),
        "2023-10-19",
        replace(ON, short=CPR),
        "Counted from Thursday 19 October 2023, the last day is Wednesday 25 October 2023.",
    ),
    (
        ClearDays(3),
        "2023-10-20",
        replace(BACK, short=CPR),
        (
            "A clear day is a whole day between two dates; neither date is counted. "
            "For 5 days or fewer, weekends and bank holidays are not counted (Civil Procedure Rules, rule 2.8(4)). "
            "Counted back from Friday 20 October 2023, the last day is Monday 16 October 2023."
        ),
    ),
    (
        ClearWorkingDays(3),
        "2026-11-26",
        BACK,
        (
            "A clear working day is a whole working day between two dates; neither date is counted. "
            "Counted back from Thursday 26 November 2026, the last day is Friday 20 November 2026."
        ),
    ),
    (
        ClearDays(28),
        "2023-10-01",
        ON,
        (
            "A clear day is a whole day between two dates; neither date is counted. "
            "Counted from Sunday 1 October 2023, the first day for it is Monday 30 October 2023."
        ),
    ),
    (
        Months(1),
        "2026-06-05",
        ON,
        (
            "Months and years run to the day with the same number. "
            "Counted from Friday 5 June 2026, the last day is Sunday 5 July 2026."
        ),
    ),
    (
        Months(1),
        "2026-01-31",
        ON,
        (
            "February 2026 has no day 31, so its last day is used. "
            "Counted from Saturday 31 January 2026, the last day is Saturday 28 February 2026."
        ),
    ),
    (
        Years(1),
        "2024-02-29",
        ON,
        (
            "February 2025 has no day 29, so its last day is used. "
            "Counted from Thursday 29 February 2024, the last day is Friday 28 February 2025."
        ),
    ),
    (
        Months(3),
        "2019-01-01",
        INCLUDED,
        (
            "The first day is counted, so it ends before that day comes round again. "
            "Counted from Tuesday 1 January 2019, which is the first day, the last day is Sunday 31 March 2019."
        ),
    ),
    (
        Hours(48),
        "2026-06-05",
        ON,
        (
            "Hours run on the clock: 24 hours end at the same time on the next day. "
            "Counted from Friday 5 June 2026, the last day is Sunday 7 June 2026."
        ),
    ),
    (
        Hours(30),
        "2026-06-05",
        ON,
        (
            "Hours run on the clock. Without the time of day, we take the safer date. "
            "Counted from Friday 5 June 2026, the last day is Saturday 6 June 2026."
        ),
    ),
    (
        WorkingDays(5),
        "2028-12-26",
        ON,
        (
            "5 working days is 1 week. New Year's Day makes it 8 days. "
            "Counted from Tuesday 26 December 2028, the last day is Wednesday 3 January 2029. "
            "This date is not firm: the calendar is known only from 1 January 2005 to 31 December 2028."
        ),
    ),
]


@pytest.mark.parametrize(("period", "start", "rules", "said"), SAID)
def test_a_count_is_summed_up_from_its_facts(period: Period, start: str, rules: Rules, said: str) -> None:
    assert summary(count(period, date.fromisoformat(start), rules, ENGLAND), ENGLAND) == said


@pytest.mark.parametrize("said", [said for *_, said in SAID])
def test_no_sentence_of_a_summary_is_longer_than_25_words(said: str) -> None:
    assert max(len(sentence.split()) for sentence in re.split(r"(?<=\.) ", said)) <= 25


def test_a_late_arrival_is_explained() -> None:
    rules = Rules(cutoff="16:00")
    counted = count(Days(1), date(2026, 6, 2), rules, ENGLAND, late=True)

    assert summary(counted, ENGLAND).startswith(
        "It came at or after 16:00, so it counts as received on Wednesday 3 June 2026. Counted from Wednesday 3 June"
    )


@pytest.mark.parametrize(
    ("last", "said"), [(8, "The pause of 1 day is not counted. "), (10, "Pauses of 3 days are not counted. ")]
)
@pytest.mark.parametrize("period", [Days(2), WorkingDays(2)])
def test_pauses_are_told_in_days(period: Period, last: int, said: str) -> None:
    pause = (date(2026, 6, 8), date(2026, 6, last))
    counted = count(period, date(2026, 6, 5), ON, ENGLAND, paused=[pause])

    assert summary(counted, ENGLAND).startswith(f"{said}Counted from")


def test_a_month_with_a_pause_does_not_claim_that_a_day_is_missing() -> None:
    counted = count(Months(1), date(2026, 5, 29), ON, ENGLAND, paused=[(date(2026, 6, 8), date(2026, 6, 9))])

    assert summary(counted, ENGLAND).startswith("Months and years run to the day with the same number. Pauses")


def test_school_holidays_have_one_name() -> None:
    counted = count(SchoolDays(20), date(2026, 5, 1), ON, SCHOOL)

    assert summary(counted, SCHOOL).startswith(
        "20 school days is 4 weeks. Early May bank holiday and School holidays make it 38 days."
    )


def test_a_union_says_where_a_holiday_holds() -> None:
    counted = count(WorkingDays(5), date(2026, 3, 12), ON, REAL["uk-any"])

    assert "St Patrick's Day (Northern Ireland) makes it 8 days." in summary(counted, REAL["uk-any"])


def test_four_holidays_are_named_and_more_are_counted() -> None:
    counted = count(WorkingDays(20), date(2014, 12, 9), ON, REAL["uk-any"])

    assert "Christmas Day, Boxing Day, New Year's Day and 2 January (Scotland) make it 34 days." in summary(
        counted, REAL["uk-any"]
    )


def test_a_summary_speaks_the_language_of_the_reader() -> None:
    loud = replace(
        ENGLISH,
        texts={key: text.upper().replace("{N}", "{n}") if "period." in key else text for key, text in TEXTS.items()}
        | {"summary.provisional": "HM"},
        titles={"Christmas Day": "Dydd Nadolig"},
    )
    counted = count(WorkingDays(5), date(2028, 12, 22), ON, ENGLAND)

    assert summary(counted, ENGLAND, loud) == (
        "5 WORKING DAYS is 1 WEEK. Dydd Nadolig, Boxing Day and New Year's Day make it 12 DAYS. "
        "Counted from Friday 22 December 2028, the last day is Wednesday 3 January 2029. HM"
    )


def test_a_firm_date_needs_no_warning() -> None:
    assert provisional_text(count(Days(1), date(2028, 12, 31), ON, ENGLAND)) == ""


@pytest.mark.parametrize(
    ("period", "text"), [(WorkingDays(1), "1 working day"), (ClearDays(3), "3 clear days"), (Years(2), "2 years")]
)
def test_a_period_in_words(period: Period, text: str) -> None:
    assert period_text(period) == text


def test_a_day_of_the_weekend_that_is_worked_is_named() -> None:
    worked = replace(ENGLAND, opened=frozenset({date(2026, 6, 6)}))
    found = count(WorkingDays(5), date(2026, 6, 3), ON, worked)

    assert found.due == date(2026, 6, 9)  # Thursday, Friday, Saturday, Monday, Tuesday
    assert summary(found, worked) == (
        "5 working days is 1 week. Saturday 6 June 2026 is worked. "
        "Counted from Wednesday 3 June 2026, the last day is Tuesday 9 June 2026."
    )
