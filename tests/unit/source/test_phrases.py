"""How policies word time: 758 phrases of 293 bodies, every number in every spelling, and nothing taken in part."""

import csv
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.source.phrases import Bound, Counted, Reading, Refused, Relation, hour_of, mentions, read
from build_scripts.source.phrases.amounts import LARGEST, NUMBERS
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
from tests.support.samples import ROOT

with (ROOT / "tests/vectors/phrases.csv").open(encoding="utf-8", newline="") as file:
    VECTORS = list(csv.DictReader(file))

_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", *_TEENS)
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"}
IRREGULAR |= {"twelve": "twelfth"}


def cardinals(number: int) -> list[str]:
    """Every way to write a number in words."""
    if number < 20:
        return [ONES[number - 1]]
    if number < 100:
        tens, ones = TENS[number // 10], number % 10
        return [f"{tens}-{ONES[ones - 1]}", f"{tens} {ONES[ones - 1]}"] if ones else [tens]
    hundreds = [f"{ONES[number // 100 - 1]} hundred"] + (["a hundred"] if number < 200 else [])
    rest = cardinals(number % 100) if number % 100 else []
    return [f"{head}{joint}{tail}" for head in hundreds for joint in (" ", " and ") for tail in rest] or hundreds


def ordinal(words: str) -> str:
    """The ordinal of a number in words."""
    last = words.replace("-", " ").split()[-1]
    head = words.removesuffix(last)
    return head + IRREGULAR.get(last, f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")


def ordinal_figures(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 19 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def spellings(number: int) -> list[str]:
    """Every way to write an amount, alone and twice."""
    words, figures = cardinals(number), str(number)
    both = [f"{word} ({figures})" for word in words] + [f"{figures} ({word})" for word in words]
    swapped = [f"({word}) {figures}" for word in words] + [f"({figures}) {word}" for word in words]
    return [figures, f"({figures})", *words, words[0].upper(), *both, *swapped]


def one(words: str) -> Reading:
    reading = read(words)
    assert isinstance(reading, Reading), (words, reading)
    assert reading.relation is Relation.ONE, (words, str(reading))
    return reading


# What real policies say.


def told(words: str) -> tuple[str, str]:
    reading = read(words)
    return ("refuse", "") if isinstance(reading, Refused) else (str(reading), reading.qualifiers)


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


# What was misread once, and what authors had to misquote.


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


# Whatever the number.


def test_every_number_is_read_in_every_spelling() -> None:
    for number in range(1, LARGEST + 1):
        for spelling in spellings(number):
            assert one(f"within {spelling} days of receipt").period == Days(number), spelling


def test_every_ordinal_is_read_in_every_spelling() -> None:
    for number in range(2, LARGEST + 1):
        figures = ordinal_figures(number)
        words = [ordinal(spelling) for spelling in cardinals(number)]
        for spelling in (figures, *words, *(f"{word} ({figures})" for word in words)):
            assert one(f"by the {spelling} working day").period == WorkingDays(number), spelling


numbers = st.integers(1, LARGEST)
spelled = numbers.flatmap(lambda number: st.sampled_from(spellings(number)))
# Not fortnights: 999 of them are more days than a period can hold.
UNITS = sorted(f"{name}s" for name, (_, times) in CALLED.items() if times == 1)
# One of each meaning.
BEFORE = {"": "", "within": "WITHIN", "at least": "AT_LEAST", "more than": "MORE_THAN", "every": "EVERY"}
AFTER = {"": "", "of receipt": "FROM", "before the hearing": "BEFORE", "beginning with the day": "BEGINNING"}


@given(numbers, numbers, st.data())
def test_another_number_is_another_reading(first: int, second: int, data: st.DataObject) -> None:
    before, unit = data.draw(st.sampled_from(sorted(BEFORE))), data.draw(st.sampled_from(UNITS))
    ways = [data.draw(st.sampled_from(spellings(number))) for number in (first, second)]
    readings = [one(f"{before} {way} {unit}") for way in ways]
    assert (readings[0] == readings[1]) is (first == second)


@given(spelled, st.sampled_from(UNITS), st.sampled_from(UNITS))
def test_another_unit_is_another_reading(amount: str, first: str, second: str) -> None:
    readings = [one(f"within {amount} {unit}") for unit in (first, second)]
    same = CALLED[first[:-1]] == CALLED[second[:-1]]
    assert (readings[0].periods == readings[1].periods) is same


@given(spelled, st.sampled_from(UNITS), st.tuples(st.sampled_from(sorted(BEFORE)), st.sampled_from(sorted(AFTER))))
def test_another_qualifier_is_another_reading(amount: str, unit: str, around: tuple[str, str]) -> None:
    before, after = around
    reading = one(f"{before} {amount} {unit} {after}")
    assert (reading.bound.name, reading.counted.name) == (BEFORE[before] or "NONE", AFTER[after] or "NONE")


@given(numbers, numbers)
def test_figure_and_word_that_differ_are_both_told(first: int, second: int) -> None:
    reading = read(f"within {cardinals(first)[0]} ({second}) days")
    assert isinstance(reading, Reading)
    assert reading.periods == tuple(dict.fromkeys((Days(first), Days(second))))
    assert (reading.relation is Relation.CONTRADICTION) is (first != second)


INSIDE = ["within", "no later than", "at least", "not before", "up to", "maximum of", "not less than", "by the"]
known = NUMBERS | {word for name in CALLED for word in name.split()}
unknown = st.from_regex(r"[b-df-hj-np-tv-z]{3}(?<!nth)[aeiou][b-df-hj-np-tv-z]{2}", fullmatch=True) | st.sampled_from(
    ["roughly", "approximately", "lovely", "banking", "non"]
)


@given(st.sampled_from(INSIDE), numbers, st.sampled_from(UNITS), unknown, st.data())
def test_an_unknown_word_inside_is_refused(before: str, number: int, unit: str, word: str, data: st.DataObject) -> None:
    amount = ordinal_figures(max(number, 2)) if before == "by the" else data.draw(st.sampled_from(cardinals(number)))
    inside = f"{before} {amount} {unit}".split()
    one(" ".join(inside))
    # Before the first word the phrase has not begun.
    at = data.draw(st.integers(1, len(inside) - 1))
    words = " ".join((*inside[:at], word, *inside[at:]))
    refused = read(words)
    assert isinstance(refused, Refused), (words, str(refused))
    assert refused.part in words
    assert refused.part


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    reading = read(text)
    assert isinstance(reading, Reading | Refused)
    for mention in mentions(text):
        assert mention.text in text


@given(spelled, st.sampled_from(UNITS), st.text(alphabet="abcxyz .,;()", max_size=20))
def test_what_is_read_names_nothing_that_was_not_said(amount: str, unit: str, rest: str) -> None:
    plain = one(f"{amount} {unit}")
    longer = read(f"{amount} {unit}; {rest}")
    assert isinstance(longer, Refused) or set(longer.periods) >= set(plain.periods)


# In a longer text.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They can ask within twenty-eight days, or after a month.", ["28 days", "1 month"]),
        ("It lasts 1.5 hours.", ['"1.5 hours"']),
        ("It lasts one and a half days.", ['"one and a half days"']),
        ("It takes 25 to 65 working days.", ["25 working days and 65 working days"]),
        ("By the third working day.", ["3 working days"]),
        ("The first day counts, and the third day too.", []),
        ("Nobody comes on a day off, or once a year.", []),
        ("A few days later.", []),
        ("See stage 2. Days later, somebody wrote.", []),
        ("The two letters of that day.", []),
    ],
)
def test_times_in_a_text(text: str, expected: list[str]) -> None:
    assert [str(mention) for mention in mentions(text)] == expected


def test_the_end_of_a_postcode_is_no_time() -> None:
    assert list(mentions("The Town Hall, Manchester M1 2WD")) == []
    assert [str(each) for each in mentions("M1 2WD, within 10WD")] == ["10 working days"]


def test_mentions_come_in_their_order() -> None:
    found = [mention.text for mention in mentions("After 5 days, 1.5 hours and then within 2 weeks.")]
    assert found == ["5 days", "1.5 hours", "2 weeks"]
    assert all(first != second for first, second in pairwise(found))


@pytest.mark.parametrize(
    ("words", "read_as"),
    [
        ("no later than the end of the next working day", WorkingDays(1)),
        ("by the end of the following working day after receipt", WorkingDays(1)),
        ("by the next working day", WorkingDays(1)),
        ("before the end of the first working day following the day on which it came", WorkingDays(1)),
        ("by the first working day after receipt", WorkingDays(1)),
        ("by the end of the first day after the decision", Days(1)),
        ("not later than close of business on the next business day", WorkingDays(1)),
        ("within the next school day", SchoolDays(1)),
        ("by close of business the next day", Days(1)),
        ("within the next 5 working days", WorkingDays(5)),
    ],
)
def test_the_next_working_day_is_one_working_day_where_something_is_due_by_it(words: str, read_as: object) -> None:
    reading = read(words)
    assert isinstance(reading, Reading)
    assert (reading.periods, reading.bound) == ((read_as,), Bound.WITHIN)
    assert [mention.periods for mention in mentions(f"It will be sent {words}.")] == [(read_as,)]


def test_a_notice_that_has_to_be_written_is_as_long_as_another() -> None:
    written, plain = read("at least 14 days' written notice"), read("at least 14 days' notice")
    assert isinstance(written, Reading)
    assert isinstance(plain, Reading)
    assert (written.periods, written.bound) == (plain.periods, plain.bound)


@pytest.mark.parametrize(
    "words",
    [
        "before the next working day",
        "by the first working day of the month",
        "on the first working day after the holidays",
        "later than the next working day",
        "after the end of the next working day",
        "by the next working day but one",
        "by the next working day after next",
        "by noon on the next working day",
        "it counts as received on the next working day",
        "by the next days",
    ],
)
def test_the_next_working_day_is_no_amount_elsewhere(words: str) -> None:
    assert isinstance(read(words), Refused)
    assert list(mentions(words)) == []


@pytest.mark.parametrize(
    ("words", "said", "hour"),
    [
        ("by 1pm on the next working day", "1 working day", "13:00"),
        ("by 5 p.m. on the fifth day after receipt", "5 days", "17:00"),
        ("by noon on the day following", "1 day", "12:00"),
        ("by 12 noon on the working day following receipt", "1 working day", "12:00"),
        ("by 12 am on the fifth day", "5 days", "00:00"),
        ("no later than 16:30 on the third working day", "3 working days", "16:30"),
        ("before 4 pm on the third day", "3 days", "16:00"),
        ("within 5 working days, by 4.30 pm", "5 working days", "16:30"),
        ("by midday on 31 January", "31 January", "12:00"),
        # No hour, or not one.
        ("by the fifth day", "5 days", ""),
        ("by 13 pm on the fifth day", None, ""),
        ("by 25:00 on the fifth day", None, ""),
        ("by 5 pm or 6 pm on the fifth day", None, ""),
        ("rule 12.10 within 5 days", "5 days", ""),
    ],
)
def test_an_hour_of_the_last_day_is_read_apart_from_its_day(words: str, said: str | None, hour: str) -> None:
    found = read(words, days_of_year=True)
    assert hour_of(words) == hour
    assert isinstance(found, Refused) if said is None else str(found) == said


def test_an_hour_is_no_part_of_a_time_in_a_longer_text() -> None:
    assert isinstance(read("by 1pm on the next working day"), Refused)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("within 30 minutes of the official announcement", "30 minutes"),
        ("no later than ninety minutes after the scores are posted", "90 minutes"),
        ("within half an hour", "30 minutes"),
        ("within one and a half hours", None),
        ("within 5 working days of the minutes", "5 working days"),
        ("within a few minutes", None),
    ],
)
def test_minutes_are_a_time_in_the_words_of_a_limit(words: str, said: str | None) -> None:
    found = read(words, days_of_year=True)
    assert isinstance(found, Refused) if said is None else str(found) == said


def test_minutes_in_any_other_text_are_none() -> None:
    assert list(mentions("A break of 15 minutes, and the minutes of the last 3 meetings.")) == []
