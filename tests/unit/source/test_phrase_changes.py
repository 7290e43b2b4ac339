"""A changed number, unit or qualifier is always another reading, or refused: tried on every phrase of the vectors.

The changes are made in the text, by patterns of their own that know nothing of the grammar. Where a change leaves the
reading as it was, the two are one in meaning, and stand below with the reason.
"""

import re
from collections.abc import Iterator, Mapping

import pytest

from build_scripts.source.phrases import Counted, Reading, Refused, read
from tests.support.every import EVERY
from tests.support.worded_times import VECTORS, cardinals, ordinal, ordinal_figures

PHRASES = [row["phrase"] for row in VECTORS if not isinstance(read(row["phrase"]), Refused)]

_SPELLED = {spelling: number for number in range(1, 1000) for spelling in cardinals(number)}
_NTH = {ordinal(spelling): number for spelling, number in _SPELLED.items()}
_WORDS = "|".join(sorted(map(re.escape, {**_SPELLED, **_NTH}), key=len, reverse=True))
NUMBER = rf"(?<![\w.,/'-])(?:(?P<figures>\d{{1,3}})(?P<nth>st|nd|rd|th)?|(?P<words>{_WORDS}))(?!\w|[.,/:']\d)"
UNIT = (
    r"(?P<kind>(?:(?:university|council|full|whole|consecutive|clear|calendar|working|business|school)[ -])*)"
    r"(?P<unit>day|week|month|hour|year|fortnight|workday)(?P<many>s?)\b"
)
# An amount: a number, perhaps said twice or by a range, and its unit.
AMOUNT = rf"(?i){NUMBER}\)?(?:[ -]\(?(?:\d+|to|or|and|further|additional|more|{_WORDS})\)?)*[ -]{UNIT}"

# A number behind one of these names something, and is no amount.
LABELS = ("stage", "step", "level", "priority", "section", "regulation")
UNITS = (
    *("hours", "days", "calendar days", "clear days", "clear working days", "working days", "school days"),
    *("weeks", "months", "years"),
)
# Kinds of unit that policies call by several names, with one meaning each.
ONE_MEANING: Mapping[str, str] = {
    "business day": "working day",
    "university working day": "working day",
    "workday": "working day",
    "consecutive day": "calendar day",
    "calendar month": "month",
}
BEFORE: Mapping[str, tuple[str, ...]] = {
    "within": (
        *("within", "up to", "no later than", "not later than", "no more than", "not more than", "a maximum of"),
        *("at most", "in", "under", "less than", "not exceeding", "by"),
    ),
    "at least": (
        *("at least", "not less than", "no less than", "no fewer than", "no sooner than", "not before"),
        "a minimum of",
    ),
    "more than": ("more than", "after", "over", "exceeding", "longer than", "later than"),
    "every": ("every", "at least every"),
}
AFTER: Mapping[str, tuple[str, ...]] = {
    "from": ("of", "from", "after", "following", "since", "from the date of"),
    "beginning with": ("beginning with", "starting on", "commencing with", "from and including", "beginning on"),
    "beginning with the day after": ("beginning with the day after", "starting on the day following"),
    "before": ("before", "prior to", "in advance of", "preceding"),
}
ROUGHLY = ("about", "approximately", "around", "roughly", "some", "almost", "nearly", "circa", "hardly")


def _class_of(classes: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    return {words: name for name, every in classes.items() for words in every}


def _any(words: Mapping[str, str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


BOUND_OF, COUNTED_OF = _class_of(BEFORE), _class_of(AFTER)
# Thousands of spellings: they are made into patterns where they are looked for, not wherever tests are collected.
BOUND = (
    rf"(?i)(?<![\w-])(?<!no )(?<!not )(?P<said>{_any(BOUND_OF)}) "
    rf"(?=(?:(?:a|the|first|further|period of|total of|additional|another) )*\(?{NUMBER})"
)
COUNTED = rf"{AMOUNT}\)?,? (?P<said>{_any(COUNTED_OF)})\b(?! the (?:day|first)\b| and including)"


def _numbers(phrase: str) -> Iterator[re.Match[str]]:
    for found in re.finditer(f"(?i){NUMBER}", phrase):
        before = re.findall(r"\w+", phrase[: found.start()].casefold())[-1:]
        if not (before and before[0] in LABELS) and not _is_first(found):
            yield found


def _amounts(phrase: str) -> Iterator[re.Match[str]]:
    yield from (found for found in re.finditer(AMOUNT, phrase) if not _is_first(found))


def _is_first(found: re.Match[str]) -> bool:
    """From the first business day after: it says which day that is, and is no amount."""
    return (found["words"] or "").casefold() == "first"


def _in_its_spelling(number: int, like: re.Match[str]) -> str:
    if like["figures"]:
        return ordinal_figures(number) if like["nth"] else str(number)
    spelled = cardinals(number)[-1 if " " in like["words"] else 0]
    return ordinal(spelled) if like["words"].casefold() in _NTH else spelled


def _value(found: re.Match[str]) -> int:
    words = (found["words"] or "").casefold()
    return int(found["figures"]) if found["figures"] else (_SPELLED.get(words) or _NTH[words])


def _put(phrase: str, start: int, end: int, words: str) -> str:
    return f"{phrase[:start]}{words}{phrase[end:]}"


def other_numbers(phrase: str) -> Iterator[str]:
    for found in _numbers(phrase):
        for number in (_value(found) + 1, _value(found) + 10, _value(found) - 1):
            if 1 <= number <= 999:
                yield _put(phrase, *found.span(), _in_its_spelling(number, found))


def _meaning(kind_of_unit: str) -> str:
    plain = kind_of_unit.casefold().replace("-", " ")
    return ONE_MEANING.get(plain, plain)


def other_units(phrase: str) -> Iterator[str]:
    several = len(re.findall(AMOUNT, phrase)) > 1
    for found in _amounts(phrase):
        start, end = found.start("kind"), found.end("many")
        was = _meaning(f"{found['kind']}{found['unit']}")
        for unit in UNITS:
            name = unit if found["many"] else unit.removesuffix("s")
            # With another amount in plain days, the kind of day stays open.
            both_plain = several and {was, unit.removesuffix("s")} == {"day", "calendar day"}
            if unit.removesuffix("s") != was and not both_plain:
                yield _put(phrase, start, end, name.replace(" ", "-") if "-" in phrase[start - 1 : end] else name)


def other_bounds(phrase: str) -> Iterator[str]:
    for found in re.finditer(BOUND, phrase):
        here = found.span("said")
        yield _put(phrase, *here, f"not {found['said']}")
        for words, meant in BOUND_OF.items():
            if meant != BOUND_OF[found["said"].casefold()]:
                yield _put(phrase, *here, words)


def other_beginnings(phrase: str) -> Iterator[str]:
    for found in re.finditer(COUNTED, phrase):
        for words, meant in COUNTED_OF.items():
            if meant != COUNTED_OF[found["said"].casefold()]:
                yield _put(phrase, *found.span("said"), words)
    for found in re.finditer(r"(?i)\bday (after|following)\b", phrase):
        for words in AFTER["before"]:
            yield _put(phrase, *found.span(1), words)


def rough_amounts(phrase: str) -> Iterator[str]:
    """Another qualifier right before a number: one that changes it, or leaves it open."""
    for found in _amounts(phrase):
        start = found.start()
        reading = read(phrase)
        assert isinstance(reading, Reading)
        meant = {each.bound.value for each in reading.said}
        added = [words for name, every in BEFORE.items() if name not in {*meant, "within"} for words in every[:2]]
        # After more than 8 weeks is after 8 weeks; what may not exceed more than 90 days may not exceed them.
        over = re.search(r"(?i)(after|than|exceed|the|in advance) $", phrase[:start])
        for words in (*ROUGHLY, *(each for each in added if not (over and BOUND_OF[each] == "more than"))):
            yield _put(phrase, start, start, f"{words} ")


CHANGES = {
    "number": other_numbers,
    "unit": other_units,
    "bound": other_bounds,
    "beginning": other_beginnings,
    "rough": rough_amounts,
}
# So many are tried at least: a pattern that finds nothing would pass.
AT_LEAST = {"number": 2000, "unit": 6000, "bound": 8000, "beginning": 3500, "rough": 8000}


@pytest.mark.parametrize("kind", CHANGES)
def test_what_is_changed_in_a_phrase_changes_its_reading_or_is_refused(kind: str) -> None:
    tried, unseen = 0, []
    for phrase in PHRASES if EVERY else PHRASES[::4]:
        before = read(phrase)
        for changed in CHANGES[kind](phrase):
            tried += 1
            if read(changed) == before:
                unseen.append((phrase, changed))
    assert unseen == []
    assert tried >= AT_LEAST[kind] // (1 if EVERY else 5)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("within 10 business days", "within 10 working days"),
        ("within 10 workdays", "within 10 working days"),
        ("within 28 consecutive days", "within 28 calendar days"),
        ("within 2 calendar months", "within 2 months"),
        ("after 8 weeks", "after more than 8 weeks"),
        ("within 5 days of receipt", "within 5 days after receipt"),
        ("within 14 days of the stage 1 reply", "within 14 days of the stage 2 reply"),
    ],
)
def test_what_is_one_in_meaning_is_one_reading(one: str, other: str) -> None:
    assert read(one) == read(other)


@pytest.mark.parametrize(
    ("words", "changed"),
    [
        ("within 5 working days, or by phone within 48 hours", "within 5 working days, or by phone at least 48 hours"),
        (
            "within 8 weeks (13 weeks for a major development)",
            "within 8 weeks (at least 13 weeks for a major development)",
        ),
        (
            "within 5 days of receipt or within 9 days of sending",
            "within 5 days of receipt or within 9 days before sending",
        ),
    ],
)
def test_what_is_said_of_a_second_amount_belongs_to_the_reading(words: str, changed: str) -> None:
    assert read(changed) != read(words)


@pytest.mark.parametrize(
    ("words", "counted"),
    [
        ("8 weeks beginning with the day immediately following that on which it is received", Counted.DAY_AFTER),
        ("28 days beginning with the day next after that on which it was served", Counted.DAY_AFTER),
        ("28 days starting the following working day", Counted.DAY_AFTER),
        ("28 days beginning with the day on which it was served", Counted.BEGINNING),
        ("28 days beginning with the date of the notice", Counted.BEGINNING),
        ("28 days from the day after it was served", Counted.FROM),
    ],
)
def test_a_time_begins_with_a_day_or_with_the_one_after_it(words: str, counted: Counted) -> None:
    reading = read(words)
    assert isinstance(reading, Reading)
    assert reading.counted is counted
