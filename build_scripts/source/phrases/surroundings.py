"""What stands around an amount of time: within, no later than, at least; of, from, before, beginning with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from build_scripts.source.phrases.items import FURTHER, Item
from build_scripts.source.phrases.reading import Bound, Counted
from build_scripts.source.phrases.tokens import Tokens, touches, word_at
from build_scripts.source.phrases.units import NAMES_THE_KIND

Words = tuple[str, ...]


def _words(*texts: str) -> tuple[Words, ...]:
    return tuple(tuple(text.split()) for text in texts)


def _longest_first(said: Iterable[Words]) -> tuple[Words, ...]:
    return tuple(sorted(said, key=len, reverse=True))


# What is said right before an amount.
_BOUNDS: Mapping[Words, Bound] = {
    **dict.fromkeys(
        _words(
            "within",
            "within the first",
            "in",
            "inside",
            "up to",
            "maximum of",
            "maximum",
            "at most",
            "at the most",
            "at the latest within",
            "before the end of",
            "before the expiry of",
            "by the end of",
        ),
        Bound.WITHIN,
    ),
    **dict.fromkeys(_words("at least", "minimum of", "minimum"), Bound.AT_LEAST),
    **dict.fromkeys(_words("every", "at least every"), Bound.EVERY),
    ("after",): Bound.MORE_THAN,
}
# What is said of an amount, and what it says with a "not" before it; none where the period itself is then left out.
_COMPARED: Mapping[Words, tuple[Bound | None, Bound]] = {
    **dict.fromkeys(
        _words("more than", "longer than", "later than", "exceed", "exceeds", "exceeding", "exceed more than"),
        (Bound.MORE_THAN, Bound.WITHIN),
    ),
    **dict.fromkeys(
        _words("less than", "fewer than", "earlier than", "sooner than", "shorter than", "before", "until"),
        (None, Bound.AT_LEAST),
    ),
}
# What is said before a date: by the fifth day.
_BY_THE = _longest_first(_words("by", "on or before", "by the end of", "before the end of", "at the latest by"))
_BEFORE_AN_AMOUNT = _longest_first((*_BOUNDS, *_COMPARED))
STRONG = _longest_first(
    said for said in _BEFORE_AN_AMOUNT if said not in _words("in", "after", "before", "until", "inside", "every", "by")
)
"""What speaks of an amount wherever it stands; without one next to it, it was not understood."""

_BETWEEN = {"the", "a", "an", "those", "these", "that", "this", "its", "our", "your", "their", *FURTHER}
_NEGATIVE = {"not", "no", "never", "cannot", "neither", "nor", "without"}
# Between a "not" and what it denies: should not take longer than, in no event later than.
_AUXILIARY = set("be to take last run go normally usually ordinarily generally event case circumstances made extend".split())
_AFTERWARDS: Mapping[str, Bound] = {
    **dict.fromkeys(("less", "fewer", "sooner", "earlier"), Bound.WITHIN),
    **dict.fromkeys(("more", "longer", "later"), Bound.AT_LEAST),
}
_COUNTED: Mapping[Words, Counted] = {
    **dict.fromkeys(_words("of", "from", "after", "following", "since", "subsequent to"), Counted.FROM),
    **dict.fromkeys(_words("before", "prior to", "in advance of", "ahead of", "preceding"), Counted.BEFORE),
    **dict.fromkeys(_words("beginning", "starting", "commencing", "starts on", "start on", "begins on", "begin on"), Counted.BEGINNING),
}
_AFTER_AN_AMOUNT = _longest_first(_COUNTED)
_BEFORE_IT_IS_COUNTED = {"period", "have", "has", "elapsed", "passed"}
# The words that an amount can follow or come before. Any other word next to it may change it: approximately, almost.
_LEFT = set(
    "means despite past as extended provide provides need needs set sets fall falls count counts grant grants granted is are be was were has have had having takes take taking took lasts last allow allows allowed give gives given giving "
    "get gets wait waiting require requires recommended recommends proposing propose for of to with by at on from between "
    "usually normally ideally generally typically ordinarily only just and or until during next initial full target limit "
    "deadline notice than if then but where when plus remaining same before inside".split()
)
_RIGHT = set(
    "to in for if when where unless or and but as at by on with without is are was has have had will must may should shall "
    "can that which who whichever you we they he she it i the this your our period periods deadline limit time timescale "
    "timeframe timeline window target count response notice filing consultation backstop clock date ago later earlier long "
    "until between except via through total calculator excludes receive write however normally usually only during because "
    "behind confirming under against subject inclusive apart once extension extensions review reading delay before requirement".split()
)


# Marks that part an amount from what comes before or after it. Any other mark may belong to it: +5 days, £5.
_PARTING = set(",:;.()[]?!|-\"'\N{BULLET}\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{HORIZONTAL ELLIPSIS}")


@dataclass(frozen=True, slots=True)
class Around:
    """What an amount of time stands in."""

    bound: Bound
    further: bool
    counted: Counted
    start: int
    """Where what belongs to it begins."""
    end: int
    """And where it ends."""
    wrong: tuple[int, int] | None
    """The words next to it that were not understood."""


def around(row: Tokens, item: Item) -> Around:
    """What is said around an amount of time."""
    start, further, bound = _before(row, item)
    end, afterwards, counted = _after(row, item)
    wrong = None
    if bound is None or (afterwards is not Bound.NONE and bound not in {Bound.NONE, afterwards}):
        wrong = (start, item.end)
    elif item.ordinal and not (bound is Bound.WITHIN or (bound is Bound.NONE and counted is Counted.FROM)):
        wrong = (max(start - 1, 0), item.end)
    elif bound is Bound.NONE and not (_fits_left(row, start) and _article_stands(row, item, start)):
        wrong = (max(start - 1, 0), item.end)
    elif counted is Counted.NONE and not _fits_right(row, end):
        wrong = (item.start, end + 1)
    known = afterwards if bound in {None, Bound.NONE} else bound
    return Around(known or Bound.NONE, further, counted, start, end, wrong)


def _before(row: Tokens, item: Item) -> tuple[int, bool, Bound | None]:
    """Where what is said before an amount begins, and what that is; no bound where it contradicts itself."""
    start, further, bound = item.start, item.further, Bound.NONE
    while True:
        said, meant = _said_before(row, start, ordinal=item.ordinal)
        if said:
            if said in _words("after", "in") and bound not in {Bound.NONE, meant}:
                break  # after no more than five days: "after" is not said of the amount
            start = _with_negative(row, start - len(said))
            if meant is None or bound not in {Bound.NONE, meant}:
                return start, further, None
            bound = meant
        elif word_at(row, start - 1) in _BETWEEN or _is_period_of(row, start):
            further = further or row[start - 1].text in FURTHER
            start -= 1
        else:
            break
    if word_at(row, start - 1) == "by" and bound in {Bound.NONE, Bound.WITHIN} and not item.ordinal:
        further, start = True, start - 1  # extended by up to two months
    return start, further, bound


def _is_period_of(row: Tokens, start: int) -> bool:
    return word_at(row, start - 1) == "period" or (word_at(row, start - 1), word_at(row, start - 2)) == ("of", "period")


def _said_before(row: Tokens, start: int, *, ordinal: bool) -> tuple[Words, Bound | None]:
    """The longest known words that end here, with what they mean."""
    for said in _BY_THE if ordinal else ():
        if _ends_with(row, start, said):
            return said, Bound.WITHIN
    for said in _BEFORE_AN_AMOUNT:
        if not _ends_with(row, start, said):
            continue
        if said in _BOUNDS:
            # By or within the fifth day is a date; what is not within five days is anything.
            usable = not (ordinal and _BOUNDS[said] is not Bound.WITHIN) and word_at(row, start - len(said) - 1) not in _NEGATIVE
            return said, _BOUNDS[said] if usable else None
        plain, denied = _COMPARED[said]
        is_denied = _negative(row, start - len(said)) is not None
        if said in _words("before", "until") and not is_denied:
            continue
        return said, denied if is_denied else None if ordinal else plain
    return (), Bound.NONE


def _ends_with(row: Tokens, end: int, said: Words) -> bool:
    begin = end - len(said)
    return begin >= 0 and tuple(token.text for token in row[begin:end]) == said


def _negative(row: Tokens, start: int) -> int | None:
    """Where the "not" stands that denies what begins here."""
    at = start - 1
    while word_at(row, at) in _AUXILIARY:
        at -= 1
    word = word_at(row, at)
    return at if word in _NEGATIVE or word.endswith("n't") else None


def _with_negative(row: Tokens, start: int) -> int:
    at = _negative(row, start)
    return start if at is None else at


def _after(row: Tokens, item: Item) -> tuple[int, Bound, Counted]:
    """Where what is said after an amount begins, what it says of it, and which way it is counted."""
    at = item.end
    while word_at(row, at) == "'":
        at += 1
    bound = Bound.NONE
    if word_at(row, at) == "or" and word_at(row, at + 1) in _AFTERWARDS:
        bound, at = _AFTERWARDS[row[at + 1].text], at + 2
    counted_at = _past_brackets(row, at)
    while word_at(row, counted_at) in _BEFORE_IT_IS_COUNTED:
        counted_at += 1
    counted_at += word_at(row, counted_at) == ","
    for said in _AFTER_AN_AMOUNT:
        if tuple(token.text for token in row[counted_at : counted_at + len(said)]) == said:
            spaced = word_at(row, counted_at - 1) == "," and _COUNTED[said] is not Counted.BEGINNING
            if not spaced:
                return at, bound, _COUNTED[said]
    return at, bound, Counted.NONE


def _past_brackets(row: Tokens, at: int) -> int:
    if word_at(row, at) != "(":
        return at
    closes = next((near for near in range(at, len(row)) if row[near].text == ")"), None)
    return at if closes is None else closes + 1


def _fits_left(row: Tokens, start: int) -> bool:
    if start == 0 or row[start - 1].text in _LEFT:
        return True
    # A hyphen may part two halves of a sentence; right before a figure it is a minus.
    return row[start - 1].text in _PARTING and not (row[start - 1].text == "-" and touches(row, start - 1))


def _fits_right(row: Tokens, end: int) -> bool:
    return end >= len(row) or row[end].text in _PARTING or row[end].text in _RIGHT


def _article_stands(row: Tokens, item: Item, start: int) -> bool:
    """Without a word such as within, a working day is any of them, and 24 hours a day is no time."""
    return not item.article or (item.called not in NAMES_THE_KIND and word_at(row, start - 1) not in {"on", "of", "per"})
