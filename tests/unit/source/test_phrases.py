"""How policies word time: 758 phrases of 293 bodies, every number in every spelling, and nothing taken in part."""

import pytest

from build_scripts.source.phrases import Bound, Counted, Reading, Refused, Relation, read
from build_scripts.source.phrases.units import CALLED
from navigator.dates.periods import (
    ClearDays,
    ClearMonths,
    ClearWorkingDays,
    Days,
    Hours,
    Months,
    SchoolDays,
    Weeks,
    WorkingDays,
    Years,
)
from tests.support.worded_times import VECTORS, one, told


def test_the_phrases_are_many_short_and_have_a_source() -> None:
    assert len(VECTORS) >= 500
    assert len({row["body"] for row in VECTORS}) >= 50
    assert len({(row["body"], row["document"], row["phrase"]) for row in VECTORS}) == len(VECTORS)
    for row in VECTORS:
        assert all(row[name] for name in ("phrase", "reads", "body", "document", "address")), row
        assert row["address"].startswith(("http://", "https://")), row
        assert len(row["phrase"].split()) <= 12, row


def test_no_phrase_is_misread() -> None:
    wrong = {
        row["phrase"]: told(row["phrase"])
        for row in VECTORS
        if told(row["phrase"]) not in {("refuse", ""), (row["reads"], row["qualifiers"])}
    }
    assert wrong == {}


def test_nearly_every_phrase_that_names_one_period_is_read() -> None:
    naming_one = [row["phrase"] for row in VECTORS if row["reads"].partition(" ")[2] in UNITS_AS_SHOWN]
    refused = [phrase for phrase in naming_one if told(phrase)[0] == "refuse"]
    assert len(naming_one) >= 500
    assert len(refused) <= 0.02 * len(naming_one), refused


UNITS_AS_SHOWN = {f"{unit}{ending}" for unit, _ in CALLED.values() for unit in (unit[:-1],) for ending in ("", "s")}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("within twenty-eight days", Days(28)),
        ("sixty-five working days", WorkingDays(65)),
        ("forty-eight hours", Hours(48)),
        ("twenty one days", Days(21)),
        ("ten (10) working days", WorkingDays(10)),
        ("a month", Months(1)),
        ("a fortnight", Days(14)),
        ("ninety days", Days(90)),
        ("20 workdays", WorkingDays(20)),
        ("within four working weeks of the referral", WorkingDays(20)),
        ("within one working week", WorkingDays(5)),
        ("48hrs", Hours(48)),
        ("by the third business day", WorkingDays(3)),
        ("8 (eight) weeks", Weeks(8)),
        ("10 University working days", WorkingDays(10)),
        ("10 term-time days", SchoolDays(10)),
        ("7 clear days", ClearDays(7)),
        ("7 clear working days", ClearWorkingDays(7)),
        ("within two clear months", ClearMonths(2)),
        ("three clear business days", ClearWorkingDays(3)),
        ("at least 3 clear working days", ClearWorkingDays(3)),
        ("a 14-day period", Days(14)),
        ("one calendar month", Months(1)),
        ("within 20 days (twenty) of the event", Days(20)),
        ("within twenty- four (24) hours", Hours(24)),
        ("10\u00a0working\u00a0days", WorkingDays(10)),
        ("28 days\N{RIGHT SINGLE QUOTATION MARK} notice", Days(28)),
        ("at stage 2, within 6 years", Years(6)),
    ],
)
def test_one_period(words: str, expected: object) -> None:
    assert one(words).period == expected


@pytest.mark.parametrize(
    ("words", "expected", "relation"),
    [
        ("25 to 65 working days", "25 working days to 65 working days", Relation.RANGE),
        ("between five and ten days", "5 days to 10 days", Relation.RANGE),
        ("1-2 days", "1 day to 2 days", Relation.RANGE),
        ("two weeks to three weeks", "2 weeks to 3 weeks", Relation.RANGE),
        ("within 10 or 20 days", "10 days or 20 days", Relation.ALTERNATIVE),
        ("48 hours or two working days", "48 hours or 2 working days", Relation.ALTERNATIVE),
        ("within 20 working days (4 weeks)", "20 working days that is 4 weeks", Relation.RESTATED),
        # The next working day beside another time is one, too: nothing of the words is passed over.
        ("within 24 hours or the next working day", "24 hours or 1 working day", Relation.ALTERNATIVE),
        ("within 24 hours (or the next working day)", "24 hours and 1 working day", Relation.SEVERAL),
        ("within 24 hours, or the next working day if later", "24 hours or 1 working day", Relation.ALTERNATIVE),
        ("within 24 hours or next working day", "24 hours or 1 working day", Relation.ALTERNATIVE),
        ("within 24 hours or on the following working day", "24 hours and 1 working day", Relation.SEVERAL),
        ("within 24 hours (next working day)", "24 hours that is 1 working day", Relation.RESTATED),
        ("ten (15) days", "10 days but 15 days", Relation.CONTRADICTION),
        ("10 working days, or a maximum of 20", "10 working days and 20 working days", Relation.SEVERAL),
        ("up to 25, or at most 65 working days", "25 working days and 65 working days", Relation.SEVERAL),
        ("2 weeks and 3 days", "2 weeks and 3 days", Relation.SEVERAL),
    ],
)
def test_several_periods_are_never_one(words: str, expected: str, relation: Relation) -> None:
    reading = read(words)
    assert isinstance(reading, Reading)
    assert (str(reading), reading.relation, reading.period) == (expected, relation, None)


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("within 1.5 hours", "within 1.5 hours"),
        ("one and a half days", "one and a half days"),
        ("half a day", "half a day"),
        ("1,000 days", "1,000 days"),
        ("1000 days", "1000 days"),
        ("0 days", "0 days"),
        ("010 days", "010 days"),
        ("2\N{VULGAR FRACTION ONE HALF} days", "2\N{VULGAR FRACTION ONE HALF} days"),
        (
            "\N{FULLWIDTH DIGIT ONE}\N{FULLWIDTH DIGIT ZERO} days",
            "\N{FULLWIDTH DIGIT ONE}\N{FULLWIDTH DIGIT ZERO} days",
        ),
        ("30/60 days", "30/60 days"),
        ("-5 days", "-5 days"),
        ("by the 21th day", "21th day"),
        ("approximately 10 days", "approximately 10 days"),
        ("roughly up to 10 days", "roughly up to 10 days"),
        ("less than 5 days", "less than 5 days"),
        ("close to 10 days", "to 10 days"),
        ("10 days or so", "10 days or"),
        ("10 days (excluding weekends)", "10 days (excluding"),
        ("24 hours a day", "24 hours a"),
        ("30 - 9 days", "30 - 9 days"),
        ("before the fifth day", "before the fifth day"),
        ("21 clear school days", "21 clear school days"),
        ("not within 10 days", "not within 10 days"),
        ("within five days or more", "within five days"),
        ("within 5 days of the second letter", "second letter"),
        ("a few days", "few days"),
        ("additional days", "days"),
        ("within a further days", "within a further days"),
        ("a days", "days"),
        ("715 fortnights", "715 fortnights"),
        ("not answered, or more than 5 days", "more than 5 days"),
        # What stands around it makes another amount of it, or another kind of day.
        ("within five days before or after it", "within five days"),
        ("ten days prior to or following it", "ten days"),
        ("take as little as ten weeks", "as ten weeks"),
        ("outside of ten days", "of ten days"),
        ("a third of ten days", "third of ten days"),
        ("past ten days", "past ten days"),
        ("c. ten days", ". ten days"),
        ("max. ten days", ". ten days"),
        ("hardly more than ten days", "hardly more than ten days"),
        ("not necessarily within ten days", "not necessarily within ten days"),
        ("other than within ten days", "than within ten days"),
        ("ten days or part thereof", "ten days or"),
        ("ten working days of term", "ten working days of term"),
        ("ten working days (term time only)", "ten working days (term"),
        ("six weeks of term time", "six weeks of term"),
        ("ten working days (not school holidays)", "ten working days (not school"),
        ("ten working days (excluding August)", "ten working days (excluding"),
        ("a week on Monday", "a week"),
        ("ten working days, including Saturdays", "ten working days, including"),
        ("a seven day period to object starting on that day", "seven day period to object starting"),
        ("within 7 days of the notice starting on that day", "7 days of the notice starting"),
        ("within 5 days from beginning with it", "5 days from beginning"),
        ("within an average of ten days", "within an average of ten days"),
        ("successive periods of ten days", "of ten days"),
        ("promptly", ""),
        ("section 5, as written", ""),
    ],
)
def test_what_is_not_understood_is_refused_with_its_part(words: str, part: str) -> None:
    assert read(words) == Refused(part)


@pytest.mark.parametrize(
    ("words", "bound", "counted"),
    [
        ("within 5 days of receipt", Bound.WITHIN, Counted.FROM),
        ("no later than 5 days after receipt", Bound.WITHIN, Counted.FROM),
        ("should not take longer than 5 days", Bound.WITHIN, Counted.NONE),
        ("up to 5 days", Bound.WITHIN, Counted.NONE),
        ("a maximum of 5 days", Bound.WITHIN, Counted.NONE),
        ("5 days or less", Bound.WITHIN, Counted.NONE),
        ("5 days at the latest", Bound.WITHIN, Counted.NONE),
        ("by the end of the fifth day", Bound.WITHIN, Counted.NONE),
        ("by the close of the third business day", Bound.WITHIN, Counted.NONE),
        ("by close of business on the third working day", Bound.WITHIN, Counted.NONE),
        ("by the close of business on the 3rd working day following receipt", Bound.WITHIN, Counted.FROM),
        ("within a period of 5 days beginning with the date", Bound.WITHIN, Counted.BEGINNING),
        ("within 5 days from and including the date", Bound.WITHIN, Counted.BEGINNING),
        ("within 5 working days from and including the date", Bound.WITHIN, Counted.BEGINNING),
        ("in excess of 5 days", Bound.MORE_THAN, Counted.NONE),
        ("not in excess of 5 days", Bound.WITHIN, Counted.NONE),
        ("at least 5 clear days before the hearing", Bound.AT_LEAST, Counted.BEFORE),
        ("until ten days before the hearing", Bound.NONE, Counted.BEFORE),
        ("must not be less than 5 days prior to it", Bound.AT_LEAST, Counted.BEFORE),
        ("not before 5 days have passed", Bound.AT_LEAST, Counted.NONE),
        ("after 5 days", Bound.MORE_THAN, Counted.NONE),
        ("more than 5 days from receipt", Bound.MORE_THAN, Counted.FROM),
        # What begins can be the event itself.
        ("within 2 weeks of the starting date", Bound.WITHIN, Counted.FROM),
        ("within 120 days of beginning it", Bound.WITHIN, Counted.FROM),
        ("within 120 days of beginning the investigation", Bound.WITHIN, Counted.FROM),
        ("within three days afterwards", Bound.WITHIN, Counted.FROM),
        ("within 7 days thereafter", Bound.WITHIN, Counted.FROM),
        ("every 5 days", Bound.EVERY, Counted.NONE),
        ("5 days", Bound.NONE, Counted.NONE),
    ],
)
def test_what_stands_around_it(words: str, bound: Bound, counted: Counted) -> None:
    reading = one(words)
    assert (reading.bound, reading.counted) == (bound, counted)


@pytest.mark.parametrize(
    "words",
    [
        "a further month",
        "another week",
        "a further 5 days",
        "5 additional days",
        "extended by 5 days",
        "another 5 days",
        "an extension of 5 days",
        "extend this by another 5 days",
    ],
)
def test_what_comes_on_top(words: str) -> None:
    assert one(words).further
    assert not one("5 days").further


def test_the_kind_of_day_is_named_or_not() -> None:
    assert not one("within 5 days").names_kind
    assert one("within 5 calendar days").names_kind
