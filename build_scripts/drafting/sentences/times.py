"""The time limits of a sentence, with the few words of the document that fix each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.document.tokens import find, words_of
from build_scripts.drafting.sentences import time_words
from build_scripts.source import phrases
from build_scripts.source.phrases import Bound, Counted, Reading, Refused, Relation
from navigator.dates.periods import Days, Hours, Period, Years


@dataclass(frozen=True, slots=True)
class Time:
    """A stretch of time in a sentence."""

    words: str
    start: int
    end: int
    period: Period | None
    """None where it is not one plain limit."""
    bound: Bound
    names_kind: bool
    back: bool
    """True where it is counted back from something."""
    denied: bool
    """True for a condition that something was not done in that time."""
    is_given: bool = False
    """True for a time that somebody has, you have 14 days to ask, and for one that is called a target."""
    is_called: bool = False
    """True for one that is called a target or a deadline, and belongs to no verb."""
    waits: bool = False
    """True for one that has to pass before something may be done."""
    shorter: Period | None = None
    """The other end of a range, five to ten days, whose longer end is the period."""
    first_day_counts: bool = False
    """True where the words begin with a day itself: beginning with the day of the letter."""

    @property
    def is_held(self) -> bool:
        """True for what somebody has to do something in: you have 14 days to ask."""
        return self.is_given and not (self.is_called or self.waits)


def holder(text: str) -> str:
    """What stands before the has or have that gives somebody a time, in the text before the time."""
    found = time_words.HELD.search(text)
    return text[: found.start()] if found else text


def times(sentence: str) -> Iterator[Time]:
    """Every stretch of time in a sentence, in its order; those of a kind that is not known come last."""
    known: list[tuple[int, int]] = []
    for found in _known(sentence):
        known.append((found.start, found.end))
        yield found
    for each in time_words.OF_A_KIND.finditer(sentence):
        if not any(start < each.end() and each.start() < end for start, end in known):
            yield _unread(each.group(), each.start(), each.end())


def _unread(words: str, start: int, end: int) -> Time:
    return Time(words, start, end, None, Bound.NONE, names_kind=False, back=False, denied=False)


def _known(sentence: str) -> Iterator[Time]:
    done = 0
    for mention in phrases.mentions(sentence):
        start = sentence.find(mention.text, done)
        # The number of a footnote belongs to its word, of which no part can be quoted: within 10 days1.
        note = time_words.FOOTNOTE.match(sentence, start + len(mention.text))
        end = note.end() if note else start + len(mention.text)
        # A second amount in brackets says the first one again, in other words.
        beside = done and re.fullmatch(r"(?i)\s*\((?:i\.?e\.?,?|that is,?|or)?\s*", sentence[done:start])
        done = end
        if not mention.periods or beside:
            yield _unread(mention.text, start, end)
        else:
            yield _widest(sentence, start, end, mention.periods)


def _widest(sentence: str, start: int, end: int, periods: tuple[Period, ...]) -> Time:
    lead = time_words.LEAD.search(sentence[:start])
    begin = lead.start() if lead else start
    for first in dict.fromkeys((begin, start)):
        for last in _ends(sentence, end):
            words = sentence[first:last]
            if not stands_in(words, sentence):
                continue
            reading = phrases.read(words)
            if isinstance(reading, Refused) or reading.relation not in {Relation.ONE, Relation.RANGE}:
                continue
            if reading.periods == periods and len(reading.said) == 1:
                return _time(sentence, first, last, reading, sentence[start:end])
    return _unread(sentence[start:end], start, end)


def _ends(sentence: str, end: int) -> Iterator[int]:
    """Where the words of a limit may end, the furthest first."""
    less = re.compile(r"\s+or (?:less|fewer|sooner|earlier)\b").match(sentence, end)
    if less:
        yield less.end()
    tail = time_words.TAIL.match(sentence, end)
    if tail:
        stop = time_words.STOP.search(tail.group() + " ", 4)
        last = end + (stop.start() if stop else len(tail.group().rstrip()))
        yield last
    yield end


def _time(sentence: str, start: int, end: int, reading: Reading, amount: str) -> Time:
    period: Period | None = reading.periods[-1]
    shorter = reading.periods[0] if len(reading.periods) > 1 else None
    at = sentence.find(amount, start)
    is_back = reading.counted is Counted.BEFORE or time_words.NOTICE.match(sentence, end) is not None
    lasts = time_words.LASTS.search(sentence[:start]) is not None
    later = reading.bound is Bound.AT_LEAST and reading.counted in {Counted.FROM, Counted.BEGINNING, Counted.DAY_AFTER}
    is_waited = time_words.WAITS.search(sentence[:start]) is not None
    waits = is_waited or (later and not lasts)
    is_called = _is_called(sentence, start, end, reading, amount)
    is_given = is_called or is_waited or _is_held(sentence, start, end)
    wide = reading.bound is Bound.EVERY or (reading.bound is Bound.AT_LEAST and not (is_back or waits))
    loose = reading.bound is Bound.NONE and reading.counted is Counted.NONE and not (is_given or is_back)
    is_beside = reading.counted is Counted.FROM and time_words.BESIDE_ONE.search(sentence[:start]) is not None
    if wide or loose or (lasts and not waits) or _is_other(sentence, start, at, reading, amount):
        period = None  # how long something lasts, how often it is, or what was said before; no limit of an act
    words = sentence[start:end]
    denied = time_words.DENIED.search(sentence[:start]) if reading.bound is Bound.WITHIN else None
    if denied and time_words.MAIN_CLAUSE.search(denied["words"]):
        denied = None
    if denied:
        words = denied["words"] + words
        start = end - len(words)
        whole = phrases.read(words)
        period = period if isinstance(whole, Reading) and whole.periods == reading.periods else None
    plain = reading.names_kind if isinstance(period, Days) else True
    return Time(
        words,
        start,
        end,
        period,
        Bound.WITHIN if is_beside and reading.bound is Bound.NONE else reading.bound,
        plain,
        is_back,
        bool(denied),
        is_given,
        is_called,
        waits,
        shorter,
        first_day_counts=reading.counted is Counted.BEGINNING,
    )


def _is_called(sentence: str, start: int, end: int, reading: Reading, amount: str) -> bool:
    """True for what is called a time, or how long something takes, without an act that it belongs to."""
    before, at = sentence[:start], sentence.find(amount, start)
    # How to ask (15 days from the letter): what stands before the bracket says somebody's act and not this one.
    alone = reading.bound is Bound.NONE and before.endswith("(") and reading.counted is not Counted.NONE
    named = time_words.CALLED_AFTER.match(sentence, at + len(amount)) and time_words.A.search(sentence[:at])
    # An item of a list: three working days to acknowledge it.
    opens = re.search(r"\w", before) is None and time_words.TO_DO.match(sentence, end)
    hours = isinstance(reading.periods[-1], Hours)
    takes = reading.bound is not Bound.EVERY and not hours and time_words.TAKES.search(before)
    return bool(alone or named or takes or opens or time_words.CALLED.search(before)) or _is_labelled(
        sentence, start, end
    )


def _is_other(sentence: str, start: int, at: int, reading: Reading, amount: str) -> bool:
    """True for an age, for how long papers are kept, for a longer time, and for one that was told before."""
    before, period = sentence[:at], reading.periods[-1]
    if isinstance(period, Years):
        aged = time_words.AGED.match(sentence, at + len(amount)) or time_words.AGE.search(before)
        if aged or period.amount > time_words.MOST_YEARS:
            return True
    told_before = not time_words.NEXT.match(amount) and time_words.THE_ONE_BEFORE.search(before)
    others = (time_words.OUTSIDE, time_words.KEEPS, time_words.TOO, time_words.INTERVALS)
    return bool(told_before) or any(each.search(before) for each in others) or _prolongs(sentence, start, reading)


def _is_labelled(sentence: str, start: int, end: int) -> bool:
    """True for a label and its time, which say nothing else."""
    alone = time_words.LABEL.fullmatch(sentence[:start]) is not None and not sentence[end:].strip(" .;")
    return alone and time_words.OTHER_LABEL.search(sentence[:start]) is None


def _is_held(sentence: str, start: int, end: int) -> bool:
    """True for what somebody has to do something in: you have 14 days in which to ask."""
    return time_words.HELD.search(sentence[:start]) is not None and time_words.TO_DO.match(sentence, end) is not None


def _prolongs(sentence: str, start: int, reading: Reading) -> bool:
    """True for a longer time in place of another one."""
    if re.search(r"(?i)\b(?:extend|lengthen|prolong)\w*\b[^.;]{0,60}\bby\s*$", sentence[:start]):
        return True
    own = time_words.FURTHER.search(sentence) is not None and time_words.EXTENDS.search(sentence) is None
    return reading.further and not own


def stands_in(words: str, sentence: str) -> bool:
    """True if some words are whole words of a sentence, so that they can be quoted; "a@b" is a part of one."""
    return find(words_of(words), words_of(sentence)) is not None


def without(text: str, words: tuple[str, ...]) -> str:
    """A text without some words that stand in it."""
    for each in words:
        text = text.replace(each, " ", 1)
    return " ".join(text.split())
