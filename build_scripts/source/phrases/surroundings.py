"""What stands around an amount of time: within, no later than, at least; of, from, before, beginning with."""

from dataclasses import dataclass

from build_scripts.source.phrases import qualifiers
from build_scripts.source.phrases.days_of_year import CALLED as DAY_OF_YEAR
from build_scripts.source.phrases.items import FURTHER, Item
from build_scripts.source.phrases.qualifiers import Words
from build_scripts.source.phrases.reading import Bound, Counted
from build_scripts.source.phrases.tokens import Tokens, touches, word_at
from build_scripts.source.phrases.units import NAMES_THE_KIND, WORDS, singular


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
    if bound is Bound.NONE and counted is Counted.BEFORE and _lasts_until(row, start):
        start -= 1
    if bound is None or afterwards is None:
        return Around(Bound.NONE, further, counted, start, end, (start, item.end))
    known = afterwards if bound is Bound.NONE else bound
    wrong = _wrong(row, item, Around(known, further, counted, start, end, None), bound)
    if afterwards not in {Bound.NONE, known}:
        wrong = (start, item.end)
    return Around(known, further, counted, start, end, wrong)


def _wrong(row: Tokens, item: Item, said: Around, before: Bound) -> tuple[int, int] | None:
    """The first words next to an amount that may change it and are not understood."""
    other = next((at for at in range(len(row)) if _makes_other_days(row, at, item)), None)
    if other is not None:
        return min(other, item.start), max(other + 1, item.end)
    ordinal_fits = (
        item.called == DAY_OF_YEAR or before is Bound.WITHIN or (before is Bound.NONE and said.counted is Counted.FROM)
    )
    fits = before is not Bound.NONE or (_fits_left(row, item, said.start) and _article_stands(row, item, said.start))
    fits = fits and word_at(row, said.start - 1) not in qualifiers.LEAVES_OUT
    if (item.ordinal and not ordinal_fits) or not fits:
        return max(said.start - 1, 0), item.end
    if said.counted is Counted.NONE and not _fits_right(row, said.end):
        return item.start, said.end + 1
    begins = _begins_further_off(row, item.end) if said.counted not in {Counted.BEGINNING, Counted.DAY_AFTER} else None
    return (item.start, begins + 1) if begins is not None else None


def _makes_other_days(row: Tokens, at: int, item: Item) -> bool:
    """True for a word that says which days count, where the unit does not."""
    word, before, following = row[at].text, word_at(row, at - 1), word_at(row, at + 1)
    inside = item.start <= at < item.end
    # From and including a day: that is where it begins.
    if inside or (word == "including" and before == "and") or item.called in qualifiers.SCHOOL_DAYS:
        return False
    if word in qualifiers.TERM or (word == "school" and following in qualifiers.OTHER_DAYS):
        return True
    if word in qualifiers.EXCLUDES and before != "but" and following not in qualifiers.NEVER_WORKED:
        return True
    others = {"day": qualifiers.OTHER_DAYS}.get(item.called, frozenset())
    return word in (qualifiers.OTHER_WORKING_DAYS if item.called in NAMES_THE_KIND else others)


def _begins_further_off(row: Tokens, start: int) -> int | None:
    """Where a period is said to begin with a day, some words after it: 7 days to object starting on that day."""
    # In brackets: 4 weeks (28 days) beginning on; it is said of what stands before them.
    for at in range(start, len(row) if word_at(row, start) != ")" else start):
        for said in qualifiers.AFTER_AN_AMOUNT.get(row[at].text, ()):
            beginning = qualifiers.COUNTED[said] is Counted.BEGINNING and _begins_with(row, at, said)
            if beginning and not _is_event(row, at, start):
                return at
    return None


def _is_event(row: Tokens, at: int, start: int) -> bool:
    """Whether to begin is itself the event that a time is counted from: of beginning it, of the starting date."""
    joint = at - 1 if word_at(row, at - 1) in qualifiers.DETERMINERS else at
    follows = (word_at(row, start),) in qualifiers.COUNTED and joint == start + 1
    return follows and word_at(row, at + 1) not in qualifiers.NAMES_A_DAY


def _before(row: Tokens, item: Item) -> tuple[int, bool, Bound | None]:
    """Where what is said before an amount begins, and what that is; no bound where it contradicts itself."""
    start, further, bound = item.start, item.further, Bound.NONE
    while True:
        said, meant = _said_before(row, start, ordinal=item.ordinal)
        if said:
            if said in {("after",), ("in",)} and bound not in {Bound.NONE, meant}:
                break  # after no more than five days: "after" is not said of the amount
            start = _with_negative(row, start - len(said))
            if meant is None or bound not in {Bound.NONE, meant}:
                return start, further, None
            bound = meant
        elif word_at(row, start - 1) in qualifiers.DETERMINERS | FURTHER or _is_period_of(row, start):
            further = further or row[start - 1].text in FURTHER
            start -= 1
        else:
            break
    if (word_at(row, start - 1), word_at(row, start - 2)) == ("of", "extension"):
        further = True
    if word_at(row, start - 1) == "by" and bound in {Bound.NONE, Bound.WITHIN} and not item.ordinal:
        further, start = True, start - 1  # extended by up to two months
        return start, further, bound if _negative(row, start) is None else None
    return start, further, bound


def _is_period_of(row: Tokens, start: int) -> bool:
    return word_at(row, start - 1) == "period" or (word_at(row, start - 1), word_at(row, start - 2)) == ("of", "period")


def _said_before(row: Tokens, start: int, *, ordinal: bool) -> tuple[Words, Bound | None]:
    """The longest known words that end here, with what they mean."""
    last = word_at(row, start - 1)
    for said in qualifiers.BY_THE.get(last, ()) if ordinal else ():
        if _ends_with(row, start, said) and not (said == ("until",) and _waits(row, start - 1)):
            return said, Bound.WITHIN
    for said in qualifiers.BEFORE_AN_AMOUNT.get(last, ()):
        if _ends_with(row, start, said):
            meant = _meant(row, start - len(said), said, ordinal=ordinal)
            if meant is not Bound.NONE:
                return said, meant
    return (), Bound.NONE


def _lasts_until(row: Tokens, start: int) -> bool:
    """Whether something may be done until so long before: the amount says by when, and "until" no more than that."""
    return word_at(row, start - 1) == "until" and not _waits(row, start - 1)


def _waits(row: Tokens, until: int) -> bool:
    """Whether something is said to begin only then: not until the fifth day, wait until then."""
    return _negative(row, until) is not None or word_at(row, until - 1) in qualifiers.WAITS


def _meant(row: Tokens, begins: int, said: Words, *, ordinal: bool) -> Bound | None:
    """What known words say of an amount; nothing where they are other words than they seem."""
    if said in qualifiers.BOUNDS:
        # By or within the fifth day is a date; what is not within five days is anything.
        usable = not (ordinal and qualifiers.BOUNDS[said] is not Bound.WITHIN)
        return qualifiers.BOUNDS[said] if usable and _negative(row, begins) is None else None
    plain, denied = qualifiers.COMPARED[said]
    at = _negative(row, begins)
    if at is not None:
        # What is not no later than a day is anything.
        return denied if _negative(row, at) is None else None
    if said in {("before",), ("until",)}:
        return Bound.NONE
    # A "not" that stands further off may deny it or not.
    is_plain = not ordinal and not any(token.text in qualifiers.NEGATIVE for token in row[:begins])
    return plain if is_plain else None


def _ends_with(row: Tokens, end: int, said: Words) -> bool:
    return end >= len(said) and _begins_with(row, end - len(said), said)


def _begins_with(row: Tokens, at: int, said: Words) -> bool:
    return all(word_at(row, at + place) == word for place, word in enumerate(said))


def is_strong(row: Tokens, at: int) -> bool:
    """True where words begin that speak of an amount wherever they stand."""
    return any(_begins_with(row, at, said) for said in qualifiers.STRONG.get(row[at].text, ()))


def _negative(row: Tokens, start: int) -> int | None:
    """Where the "not" stands that denies what begins here."""
    at = start - 1
    while word_at(row, at) in qualifiers.AUXILIARY | {"a", "an"}:
        at -= 1
    word = word_at(row, at)
    return at if word in qualifiers.NEGATIVE or word.endswith("n't") else None


def _with_negative(row: Tokens, start: int) -> int:
    at = _negative(row, start)
    return start if at is None else at


def _says_another_way(row: Tokens, at: int, counted: Counted) -> bool:
    joined = word_at(row, at) in {"or", "and", "/"}
    return joined and any(
        _begins_with(row, at + 1, said) and qualifiers.COUNTED[said] is not counted
        for said in qualifiers.AFTER_AN_AMOUNT.get(word_at(row, at + 1), ())
    )


def _after(row: Tokens, item: Item) -> tuple[int, Bound | None, Counted]:
    """Where what is said after an amount ends, what it says of it, and which way it is counted."""
    at = item.end
    while word_at(row, at) == "'":
        at += 1
    bound = Bound.NONE
    for said in qualifiers.AFTERWARDS_OF.get(word_at(row, at), ()):
        if _begins_with(row, at, said):
            bound, at = qualifiers.AFTERWARDS[said], at + len(said)
            break
    joint = _past_brackets(row, at)
    while word_at(row, joint) in qualifiers.BEFORE_IT_IS_COUNTED:
        joint += 1
    parted = word_at(row, joint) == ","
    joint += parted
    for said in qualifiers.AFTER_AN_AMOUNT.get(word_at(row, joint), ()):
        counted = qualifiers.COUNTED[said]
        if _begins_with(row, joint, said) and not (parted and counted is not Counted.BEGINNING):
            # Before or after the hearing is neither.
            either = _says_another_way(row, joint + len(said), counted)
            if counted is Counted.BEGINNING and _begins_after(row, joint + len(said)):
                counted = Counted.DAY_AFTER
            return at, None if either else bound, counted
    return at, bound, Counted.NONE


def _begins_after(row: Tokens, at: int) -> bool:
    """Whether a time begins once a day is over: with the day after, immediately after the date."""
    right_after = word_at(row, at) == "immediately" and word_at(row, at + 1) in qualifiers.FOLLOWING
    return right_after or _is_day_after(row, at)


def _is_day_after(row: Tokens, at: int) -> bool:
    """True for the day after, the following working day, and the like."""
    begins = at
    while word_at(row, at) in qualifiers.BEFORE_THE_DAY or word_at(row, at) in qualifiers.FOLLOWING:
        at += 1
    if word_at(row, at) != "day":
        return False
    before = {word_at(row, place) for place in range(begins, at)}
    after = word_at(row, at + 2 if word_at(row, at + 1) == "immediately" else at + 1)
    return after in qualifiers.FOLLOWING or not before.isdisjoint(qualifiers.FOLLOWING)


def _past_brackets(row: Tokens, at: int) -> int:
    if word_at(row, at) != "(":
        return at
    closes = next((near for near in range(at, len(row)) if row[near].text == ")"), None)
    return at if closes is None else closes + 1


def _fits_left(row: Tokens, item: Item, start: int) -> bool:
    if start == 0 or _extends_by(row, start):
        return True
    last, before = row[start - 1].text, word_at(row, start - 2)
    if last == "of":
        # Within 15 days of the 28 day deadline: there it is what another amount is counted from.
        return before in qualifiers.MEASURES or (start < item.start and singular(before) in WORDS)
    if last == "past" and start == item.start and before not in qualifiers.DETERMINERS:
        return False  # the past ten days, and past the ten days, but not past ten days
    if last in qualifiers.LEFT:
        return not (last == "as" and before in qualifiers.HOWEVER_MUCH)
    if last == "." and before in qualifiers.ABBREVIATED:
        return False
    if row[start - 1].text == "to":
        before = word_at(row, start - 2)
        return before in qualifiers.CHANGED or singular(before) in WORDS
    # A hyphen may part two halves of a sentence; right before a figure it is a minus.
    return row[start - 1].text in qualifiers.PARTING and not (row[start - 1].text == "-" and touches(row, start - 1))


def _extends_by(row: Tokens, start: int) -> bool:
    """Extend this by another ten days."""
    near = {word_at(row, at) for at in (start - 1, start - 2)}
    return row[start].text == "by" and not near.isdisjoint(qualifiers.EXTENSIONS)


def _fits_right(row: Tokens, end: int) -> bool:
    # Ten days or so, or part of a day, are not ten days.
    known = end >= len(row) or row[end].text in qualifiers.PARTING | qualifiers.RIGHT
    return known and (word_at(row, end), word_at(row, end + 1)) not in {("or", "so"), ("or", "part")}


def _article_stands(row: Tokens, item: Item, start: int) -> bool:
    """Without a word such as within a working day is any of them, 24 hours a day no time, a week on Friday a date."""
    return not item.article or (
        item.called not in NAMES_THE_KIND
        and word_at(row, start - 1) not in {"on", "of", "per"}
        and word_at(row, item.end) != "on"
    )
