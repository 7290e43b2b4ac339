"""Times in words, whatever the number, the unit and what stands around them."""

from hypothesis import given
from hypothesis import strategies as st

from build_scripts.source.phrases import Reading, Refused, Relation, mentions, read
from build_scripts.source.phrases.amounts import LARGEST, NUMBERS
from build_scripts.source.phrases.units import CALLED
from navigator.dates.periods import (
    Days,
    WorkingDays,
)
from tests.support.worded_times import cardinals, one, ordinal, ordinal_figures, spellings


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
