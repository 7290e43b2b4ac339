"""The amounts of time in a row of words: a number, or several, and the unit that belongs to them."""

from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.source.phrases import days_of_year as days_of_year_in_words
from build_scripts.source.phrases.amounts import Amount, amount, bracketed, is_number
from build_scripts.source.phrases.reading import Relation
from build_scripts.source.phrases.tokens import Kind, Tokens, touches, word_at
from build_scripts.source.phrases.units import MINUTES, WORDS, Unit, singular, unit
from navigator.dates.periods import Minutes, Period

_ARTICLES = frozenset({"a", "an"})
FURTHER = frozenset({"further", "additional", "another", "extra"})
# A number after one of these is its name.
_LABELS = set(
    "stage stages step steps level levels phase part section sections paragraph paragraphs para clause article "
    "rule rules regulation schedule chapter page appendix annex form table priority category tier item note "
    "option route".split()
)
# What may stand between two amounts that share one unit: 10 working days, or a maximum of 20.
_SHARED = set(
    "or and a an the at most more to up of maximum extended extendable extending than no not then further additional "
    "another if necessary exceptionally be can may with within in , ( ) -".split()
)
# What a day is said after: by the end of the next working day is one working day.
_BY = (("by",), ("within",), ("later", "than"), ("end", "of"), ("close", "of"), ("business",), ("business", "on"))
# And behind another time: within 24 hours or the next working day.
_BESIDE = (("or",), ("or", "on"), ("(",))
_SOME = frozenset(("the", "that", "this", "same", "last", "final", "first"))
# Between two amounts these make a range of them, which is read elsewhere or not at all.
_RANGING = (["to"], ["-"])
_DAYS = frozenset(("day", "calendar day", "working day", "business day", "school day"))
_ENDS = {"", ".", ",", ";", ":", ")", "if", "in", "where", "when", "for"}


@dataclass(frozen=True, slots=True)
class Item:
    """One amount of time, or several in one unit, and where it stands."""

    periods: tuple[Period, ...]
    relation: Relation
    called: str
    ordinal: bool
    article: bool
    """True for a month, which is one month."""
    further: bool
    start: int
    end: int


def labelled(row: Tokens, at: int) -> int:
    """Where the number after a word such as stage ends; the same place if there is none."""
    if word_at(row, at) not in _LABELS or at + 1 >= len(row) or not is_number(row, at + 1):
        return at
    end = at + 2
    while word_at(row, end) == "." and end + 1 < len(row) and row[end + 1].kind is Kind.FIGURE:
        end += 2
    return end


def items(row: Tokens, *, days_of_year: bool = False) -> tuple[Item, ...]:
    """Every amount of time, in its order; what is no more than a piece of one is left out."""
    found: list[Item] = []
    loose: list[Amount] = []
    at = 0
    while at < len(row):
        end = labelled(row, at)
        if end == at:
            item, number = ((_of_year(row, at) or _half_hour(row, at)) if days_of_year else None, None)
            if item is None:
                item, number = _item(row, at)
            found += [item] if item else []
            loose += [number] if number and not item else []
            if item and item.called in MINUTES and not days_of_year:
                item = None
            end = item.end if item else number.end if number else at + 1
        at = end
    return tuple(sorted((*found, *_with_shared_unit(row, found, loose)), key=lambda each: each.start))


def _of_year(row: Tokens, at: int) -> Item | None:
    found = days_of_year_in_words.day_at(row, at)
    if found is None:
        return None
    day, start, end = found
    ordinal = start == at and word_at(row, at - 1) != "after"
    called = days_of_year_in_words.CALLED
    return Item((day,), Relation.ONE, called, ordinal, article=False, further=False, start=start, end=end)


def _half_hour(row: Tokens, at: int) -> Item | None:
    if (word_at(row, at), word_at(row, at + 1), word_at(row, at + 2)) != ("half", "an", "hour"):
        return None
    return Item(
        (Minutes(30),), Relation.ONE, "minute", ordinal=False, article=True, further=False, start=at, end=at + 3
    )


def _item(row: Tokens, at: int) -> tuple[Item | None, Amount | None]:
    """The amount of time that begins here, or the amount without one."""
    # The first day is a day and no amount; what is due by it is refused.
    first = amount(row, at) if word_at(row, at) != "first" else None
    if first is None:
        return _article(row, at) or _next_day(row, at), None
    relation, second = _second(row, first)
    numbers = (first, second) if second else (first,)
    end, further = numbers[-1].end, False
    if word_at(row, end) in FURTHER:
        end, further = end + 1, True
    measured = unit(row, end)
    if measured is None or (measured.called == "wd" and ends_postcode(row, at)):
        return None, first
    if second is None:
        whole = bracketed(row, measured.end, first)
        made = _made(whole, measured, further=further, end=max(whole.end, measured.end))
        return made, None if made else first
    values = (first.values[0], second.values[0])
    if len(first.values) > 1 or len(second.values) > 1 or (relation is Relation.RANGE and values[0] >= values[1]):
        return None, first
    periods = measured.periods(values)
    item = Item(
        periods, relation, measured.called, first.ordinal, article=False, further=further, start=at, end=measured.end
    )
    return (item, None) if periods else (None, first)


def ends_postcode(row: Tokens, at: int) -> bool:
    """True for a figure of a postcode: M1 2WD is a place, and no two working days."""
    begins = at - 1 if at > 1 and row[at - 1].kind is Kind.FIGURE else at
    return begins > 0 and row[begins - 1].kind is Kind.WORD and touches(row, begins - 1)


def _made(number: Amount, measured: Unit, *, further: bool, end: int) -> Item | None:
    periods = measured.periods(number.values)
    if not periods:
        return None
    relation = Relation.ONE if len(periods) == 1 else Relation.CONTRADICTION
    return Item(
        periods, relation, measured.called, number.ordinal, article=False, further=further, start=number.start, end=end
    )


def _article(row: Tokens, at: int) -> Item | None:
    """A month, a fortnight, another week; additional days are any number of them."""
    word, before = word_at(row, at), word_at(row, at - 1)
    further = word == "another" or (word in FURTHER and before in _ARTICLES)
    measured = unit(row, at + 1) if further or word in _ARTICLES else None
    if measured is None or row[measured.end - 1].text != singular(row[measured.end - 1].text):
        return None
    one = measured.periods((1,))
    return Item(
        one,
        Relation.ONE,
        measured.called,
        ordinal=False,
        article=True,
        further=further,
        start=at,
        end=measured.end,
    )


def _next_day(row: Tokens, at: int) -> Item | None:
    """The next working day by which something is due; what begins on it is no amount. So is the day following.

    And so is the first working day after it.
    """
    if word_at(row, at - 1) == "the" and (measured := unit(row, at)) and word_at(row, measured.end) == "following":
        # The day following receipt; or the day following, and nothing behind it.
        end = measured.end + (word_at(row, measured.end + 1) in _ENDS)
        return _one_day(row, at, at - 1, measured, end)
    measured = unit(row, at + 1) if word_at(row, at) in {"next", "following", "first"} else None
    if measured and word_at(row, at) == "first" and word_at(row, measured.end) not in {"after", "following"}:
        return None  # the first working day of the month
    if measured is None or row[measured.end - 1].text != "day" or measured.called not in _DAYS:
        return None
    if (word_at(row, measured.end), word_at(row, measured.end + 1)) in {("after", "next"), ("but", "one")}:
        return None  # the day after that one
    return _one_day(row, at, at - 1 if word_at(row, at - 1) == "the" else at, measured, measured.end)


def _one_day(row: Tokens, at: int, start: int, measured: Unit, end: int) -> Item | None:
    """One day, or one working day, by which something is due; `start` is where "by" ends."""
    if row[measured.end - 1].text != "day" or measured.called not in _DAYS:
        return None
    if beside := any(_stands_before(row, start, said) and _ends_time(row, start - len(said)) for said in _BESIDE):
        at = start
    if not beside and not any(_stands_before(row, start, said) for said in _BY):
        return None
    one, by = measured.periods((1,)), not beside
    return Item(one, Relation.ONE, measured.called, ordinal=by, article=by, further=False, start=at, end=end)


def _stands_before(row: Tokens, at: int, said: tuple[str, ...]) -> bool:
    return tuple(word_at(row, at - len(said) + place) for place in range(len(said))) == said


def _ends_time(row: Tokens, at: int) -> bool:
    """Whether a time ends before this word: 24 hours, or; and not: the last day or."""
    while word_at(row, at - 1) in {",", "("}:
        at -= 1
    return singular(word_at(row, at - 1)) in WORDS and word_at(row, at - 2) not in _SOME


def _second(row: Tokens, first: Amount) -> tuple[Relation, Amount | None]:
    """The second of two amounts with one unit between them: 5 to 10, five or ten, between 5 and 10."""
    between = word_at(row, first.end)
    relations = {"to": Relation.RANGE, "-": Relation.RANGE, "or": Relation.ALTERNATIVE}
    if word_at(row, first.start - 1) == "between":
        relations = {"and": Relation.RANGE}
    if between not in relations:
        return Relation.ONE, None
    second = amount(row, first.end + 1)
    usable = second is not None and not second.ordinal and not first.ordinal
    return (relations[between], second) if usable else (Relation.ONE, None)


def _with_shared_unit(row: Tokens, found: list[Item], loose: list[Amount]) -> Iterator[Item]:
    """Amounts without a unit that have that of the one before or after them."""
    for number in loose:
        before = [item for item in found if item.end <= number.start]
        after = [item for item in found if item.start >= number.end]
        if number.ordinal or len(number.values) > 1:
            continue
        if before and _only_shared(row, before[-1].end, number.start) and word_at(row, number.end) in _ENDS:
            yield from _sharing(before[-1], number)
        elif after and number.end < after[0].start and _only_shared(row, number.end, after[0].start):
            yield from _sharing(after[0], number)


def _sharing(item: Item, number: Amount) -> Iterator[Item]:
    made = _made(number, Unit(item.called, number.end), further=False, end=number.end)
    if made:
        yield made


def _only_shared(row: Tokens, start: int, end: int) -> bool:
    gap = [token.text for token in row[start:end]]
    return bool(gap) and gap not in _RANGING and _SHARED.issuperset(gap)
