"""How policies word time: a small grammar of English amounts, of units, and of what stands around them.

A phrase is read as a whole or not at all: what was not understood is named, and no part is taken for the whole.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from build_scripts.source.phrases import hours
from build_scripts.source.phrases.amounts import ORDINALS, VAGUE, is_number
from build_scripts.source.phrases.items import Item, ends_postcode, items, labelled
from build_scripts.source.phrases.qualifiers import NEGATIVE
from build_scripts.source.phrases.reading import Bound, Counted, Mention, Reading, Refused, Relation, Said
from build_scripts.source.phrases.surroundings import Around, around, is_strong
from build_scripts.source.phrases.tokens import Kind, Tokens, tokens, touches, word_at
from build_scripts.source.phrases.units import WORDS, singular, unit

__all__ = (
    "Bound",
    "Counted",
    "Mention",
    "Reading",
    "Refused",
    "Relation",
    "comes_before",
    "denies",
    "hour_of",
    "lasts",
    "mentions",
    "read",
)

# Words that name a time and no amount.
_OFTEN = frozenset(("daily", "weekly", "fortnightly", "monthly", "quarterly", "yearly", "annual", "annually", "hourly"))
# Words that leave an amount open, wherever they stand.
_ROUGHLY = frozenset(("approximately", "approx", "roughly", "circa", "nearly", "almost", "thereabouts", "average"))
# What says, before a time, that something did not come to be in it.
_FAILING = frozenset("fail fails failed failing failure unable unsuccessful".split())
# What can stand between "for" and so many days in which something lasts.
_LASTING = frozenset(
    ("a", "an", "the", "at", "least", "most", "another", "further", "full", "whole", "period", "of", "up", "to")
)
# Words before more than that nearly deny it.
_HARDLY = frozenset(("hardly", "rarely", "seldom", "scarcely", "barely"))
# A day with one of these before it is a day of the calendar and no amount.
_SOME_DAY = frozenset(
    ("the", "next", "that", "same", "following", "working", "business", "school", "relevant", "last", "first")
)
# The day after a letter is where a time begins; the day before it is another one, which no data can say.
_BEFORE_IT = frozenset(("before", "prior", "preceding", "in"))
_LONGEST_PART = 8


# As with the tokens of a text: a project that is read again has the same words but for a few.
@lru_cache(maxsize=10_000)
def read(words: str, *, days_of_year: bool = False) -> Reading | Refused:
    """What a few words of a policy say about time; in the words of a limit also which day of the year it ends on.

    What they say of an hour of that day is left out (`hour_of`).

    >>> str(read("within twenty-eight (28) days of receipt"))
    '28 days'
    >>> str(read("25 to 65 working days"))
    '25 working days to 65 working days'
    >>> read("one and a half days")
    Refused(part='one and a half days')
    """
    if days_of_year:
        words, _ = hours.parted(words)
    row = tokens(words)
    found = items(row, days_of_year=days_of_year)
    said = tuple(around(row, item) for item in found)
    wrong = [each.wrong for each in said if each.wrong]
    wrong += [(at, _part_end(row, at)) for at in _unread(row, found, said)]
    if wrong:
        start, end = min(wrong)
        return Refused(words[row[start].start : row[min(end, len(row)) - 1].end])
    if not found:
        return Refused("")
    return Reading(
        said=tuple(
            Said(periods=item.periods, bound=each.bound, further=each.further, counted=each.counted)
            for each, item in zip(said, found, strict=True)
        ),
        relation=_relation(row, found),
        names_kind=all(item.called != "day" for item in found),
    )


def hour_of(words: str) -> str:
    """The hour of the last day in the words of a limit, as HH:MM; empty where they name none, or several."""
    return hours.parted(words)[1]


def denies(words: str) -> bool:
    """True where the words say what was not done in a time: cannot agree, or fail to agree, within 28 days."""
    row = tokens(words)
    first = min((item.start for item in items(row)), default=0)
    return any(token.text in NEGATIVE | _FAILING or token.text.endswith("n't") for token in row[:first])


def comes_before(words: str) -> bool:
    """True where something is due before what happens on a day, and no time is named.

    >>> comes_before("before the notice takes effect"), comes_before("not before the hearing")
    (True, False)
    >>> comes_before("at least 5 days before the hearing")
    False
    """
    row = tokens(words)
    said = [
        at
        for at in range(len(row))
        if row[at].text == "before" or (row[at].text, word_at(row, at + 1)) == ("prior", "to")
    ]
    if not said or items(row):
        return False
    return not any(token.text in NEGATIVE for token in row[: said[0]])


def lasts(words: str) -> bool:
    """True where the words say for how long something is so: for five days, for a period of 2 years."""
    row = tokens(words)
    first = min((item.start for item in items(row)), default=0)
    before = [token.text for token in row[:first]]
    return before[:1] == ["for"] and _LASTING.issuperset(before[1:])


@lru_cache(maxsize=10_000)
def mentions(text: str) -> tuple[Mention, ...]:
    """Every stretch of time in a longer text, read or not. A number without a unit is none."""
    row = tokens(text)
    if not any(singular(token.text) in WORDS for token in row):
        return ()
    found = [item for item in items(row) if _is_mention(row, item)]
    taken = {at for item in found for at in range(item.start, item.end)}
    parts = [(item.start, item.end, item.periods) for item in found]
    parts += [(start, end, ()) for start, end in _misread(row, taken)]
    parts.sort(key=lambda each: each[:2])
    return tuple(Mention(text[row[start].start : row[end - 1].end], periods) for start, end, periods in parts)


def _relation(row: Tokens, found: tuple[Item, ...]) -> Relation:
    """How the periods belong together; several of them in more than one way are just several."""
    if len(found) == 1:
        return found[0].relation
    if any(item.relation is Relation.CONTRADICTION for item in found):
        return Relation.CONTRADICTION
    ways = {_between(row, *pair) for pair in pairwise(found)}
    alone = all(item.relation is Relation.ONE for item in found)
    return ways.pop() if alone and len(ways) == 1 else Relation.SEVERAL


def _between(row: Tokens, first: Item, second: Item) -> Relation:
    gap = [token.text for token in row[first.end : second.start]]
    if gap == ["("] and word_at(row, second.end) == ")":
        return Relation.RESTATED
    words = [word for word in gap if word not in {",", "-"}]
    if words == ["or"]:
        return Relation.ALTERNATIVE
    rises = first.called == second.called and first.periods[0].amount < second.periods[0].amount
    return Relation.RANGE if gap in (["to"], ["-"]) and rises else Relation.SEVERAL


def _unread(row: Tokens, found: tuple[Item, ...], said: tuple[Around, ...]) -> Iterator[int]:
    """Every place outside of what was read that has to do with time or with a number."""
    taken = {at for each, item in zip(said, found, strict=True) for at in range(each.start, max(each.end, item.end))}
    counted = [each.end for each in said if each.counted not in {Counted.NONE, Counted.BEFORE}]
    at = 0
    while at < len(row):
        end = labelled(row, at)
        if end == at and at not in taken and _is_time(row, at, after_start=any(at >= start for start in counted)):
            yield at
        at = max(end, at + 1)


def _is_time(row: Tokens, at: int, *, after_start: bool) -> bool:
    word = row[at].text
    if word == "first":
        # You first knew; beginning with the first working day after.
        return not after_start if unit(row, at + 1) else at + 1 < len(row) and is_number(row, at + 1)
    if is_number(row, at) or word in _OFTEN | _ROUGHLY | _HARDLY or is_strong(row, at):
        return True
    if word == "day" and word_at(row, at + 1) in _BEFORE_IT:
        return True
    return singular(word) in WORDS and not (word == "day" and word_at(row, at - 1) in _SOME_DAY)


def _part_end(row: Tokens, at: int) -> int:
    """Where a part that was not understood ends: with the next unit, if it is near."""
    near = range(at, min(at + _LONGEST_PART + 1, len(row)))
    unit_at = next((place for place in near if singular(row[place].text) in WORDS), None)
    return at + 2 if unit_at is None else unit_at + 1


def _is_mention(row: Tokens, item: Item) -> bool:
    """True for what a text says of time; the second day and a day are in every story."""
    if item.ordinal or item.article:
        return around(row, item).bound is not Bound.NONE
    return True


# Between a number and the rest of it: 1.5 hours, one and a half days.
_JOINTS = frozenset((".", ",", "/", "-", "and", "a", "half", "quarter", "working", "clear", "full", "whole"))


def _misread(row: Tokens, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Numbers with a unit that were not read, because something stands between the two or in the number."""
    at = 0
    while at < len(row):
        end = labelled(row, at)
        if end == at and at not in taken and _is_cardinal(row, at) and not ends_postcode(row, at):
            end = at + 1
            while end < len(row) and (is_number(row, end) or row[end].text in _JOINTS):
                end += 1
            if end < len(row) and end not in taken and singular(row[end].text) in WORDS and not _parted(row, at, end):
                yield at, end + 1
        at = max(end, at + 1)


def _is_cardinal(row: Tokens, at: int) -> bool:
    word = row[at].text
    return is_number(row, at) and row[at].kind is not Kind.ORDINAL and word not in VAGUE and word not in ORDINALS


def _parted(row: Tokens, start: int, end: int) -> bool:
    """True if a sentence ends on the way: see stage 2. Days later."""
    return any(row[at].text in {".", ","} and not touches(row, at) for at in range(start, end))
