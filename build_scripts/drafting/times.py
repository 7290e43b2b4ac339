"""The time limits of a sentence, with the few words of the document that fix each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.document.tokens import find, words_of
from build_scripts.source import phrases
from build_scripts.source.phrases import Bound, Counted, Reading, Relation
from navigator.dates.periods import Days, Period, Years

_LEAD = re.compile(
    r"(?i)(?:\b(?:within|in|(?:no|not) (?:later|longer|more) than|at (?:the )?(?:most|latest|least)|up to|every|by"
    r"|after|beyond|not exceed|maximum of|minimum of)\s+)(?:(?:the )?(?:end|close)(?: of business)?(?: on| of)?\s+)?"
    r"(?:(?:a|the)\s+)?(?:(?:further|period of|maximum of|next|first|following)\s+)*$"
)
_TAIL = re.compile(r"\s+(?:of|from|after|before|following|beginning with|starting (?:with|on))\b[^.,;:()]*")
_STOP = re.compile(
    r"(?i)\s+(?:in which|and|or|but|is|are|was|were|has|have|may|must|will|shall|should|can|"
    r"(?<!of )that|which|who|to|if|unless|when|with|by|the outcome"
    r"|(?:advis|explain|inform|giv|sett|stat|confirm|tell|outlin|includ|notify)ing)\s"
)
_MOST_YEARS = 100
# Two ways to give somebody so much time: you have 14 days to ask.
HELD = re.compile(r"(?i)\b(?:has|have|is allowed|are allowed|given)\s+(?:(?:a|the|up|to|further|period|of)\s+)*$")
_TO_DO = re.compile(r"(?i)[^.;:]*?\bto\s+(?!(?:the|a|an|this|that|it|your|our|their|his|her)\b)[a-z]")
_FURTHER = re.compile(r"(?i)\bwithin (?:a|the) further\b|\b(?:has|have) a further\b")
# So long before what is given notice of.
_NOTICE = re.compile(
    r"(?i)['\N{RIGHT SINGLE QUOTATION MARK}]?\s+(?:(?:written|clear|prior|advance)\s+)*notice\b(?!\s+(?:to|period)\b)"
)
_NAMES = r"(?:target|time ?scale|time ?limit|time ?frame|deadline|response time|turnaround(?: time)?)s?"
# What is called a time, without an act: target: 5 working days; the deadline for appeals is 10 days; reply: 3 days.
_CALLED = re.compile(
    rf"(?i)(?:\b{_NAMES}\s*[:\N{{EN DASH}}-]|\b{_NAMES}\b[^.,;:]{{0,60}}?\b(?:is|are|will be)"
    r"|^\W*(?:acknowledge\w*|response|respond|reply|decision|outcome|resolution|investigation|appeal|hearing)\b"
    r"[^.,;:]{0,40}:)\s*(?:typically |normally |usually |generally |set at )?$"
)
# What has to pass before something may be done: wait 28 days.
_WAITS = re.compile(r"(?i)\bwait(?:s|ed|ing)?\s+(?:for\s+)?(?:(?:at least|a|the|period of|another)\s+)*$")
_NEXT = re.compile(r"(?i)(?:next|following)\b")
# How old somebody is.
_AGED = re.compile(r"(?i)\s+(?:of age|old)\b")
_AGE = re.compile(r"(?i)\b(?:aged?|under the age of|over the age of)\s*$")
# The time that was given before: within the 10-day period.
_THE_ONE_BEFORE = re.compile(r"(?i)\b(?:within|in|by|after|beyond|exceeds?|of) (?:the|this|that|these|those)\s+$")
# What is not done in a time, or is not so old.
_OUTSIDE = re.compile(r"(?i)\b(?:beyond|under|over|outside(?: of)?|older than|younger than)\s+(?:the\s+)?$")
# A longer time than the one that was given, which is no limit of its own.
_EXTENDS = re.compile(r"(?i)\b(?:exten[ds]\w*|lengthen\w*|prolong\w*|longer|complex|additional|extra)\b")
# A condition that something was not done in time: if they cannot agree within 28 days.
_DENIED = re.compile(r"(?i)\b(?:if|where|when)\s+[^,;.]*?(?P<words>\S*(?:\bnot|cannot|n't)\b[^,;.]*)$")

# What follows a condition without a comma: if that does not help you can ask the Head.
_MAIN_CLAUSE = re.compile(r"(?i)\s(?:can|will|shall|must|should|may|who|which)\b")


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

    @property
    def is_held(self) -> bool:
        """True for what somebody has to do something in: you have 14 days to ask."""
        return self.is_given and not (self.is_called or self.waits)


def holder(text: str) -> str:
    """What stands before the has or have that gives somebody a time, in the text before the time."""
    found = HELD.search(text)
    return text[: found.start()] if found else text


def times(sentence: str) -> Iterator[Time]:
    """Every stretch of time in a sentence, in its order."""
    done = 0
    for mention in phrases.mentions(sentence):
        start = sentence.find(mention.text, done)
        end = start + len(mention.text)
        # A second amount in brackets says the first one again, in other words.
        beside = done and re.fullmatch(r"(?i)\s*\((?:i\.?e\.?,?|that is,?|or)?\s*", sentence[done:start])
        done = end
        if len(mention.periods) != 1 or beside:
            yield Time(mention.text, start, end, None, Bound.NONE, names_kind=False, back=False, denied=False)
        else:
            yield _widest(sentence, start, end, mention.periods)


def _widest(sentence: str, start: int, end: int, periods: tuple[Period, ...]) -> Time:
    lead = _LEAD.search(sentence[:start])
    begin = lead.start() if lead else start
    for first in dict.fromkeys((begin, start)):
        for last in _ends(sentence, end):
            words = sentence[first:last]
            if not stands_in(words, sentence):
                continue
            reading = phrases.read(words)
            if isinstance(reading, Reading) and reading.relation is Relation.ONE and reading.periods == periods:
                return _time(sentence, first, last, reading, sentence[start:end])
    return Time(sentence[start:end], start, end, None, Bound.NONE, names_kind=False, back=False, denied=False)


def _ends(sentence: str, end: int) -> Iterator[int]:
    """Where the words of a limit may end, the furthest first."""
    less = re.compile(r"\s+or (?:less|fewer|sooner|earlier)\b").match(sentence, end)
    if less:
        yield less.end()
    tail = _TAIL.match(sentence, end)
    if tail:
        stop = _STOP.search(tail.group() + " ", 4)
        last = end + (stop.start() if stop else len(tail.group().rstrip()))
        yield last
    yield end


def _time(sentence: str, start: int, end: int, reading: Reading, amount: str) -> Time:
    period = reading.period
    is_back = reading.counted is Counted.BEFORE or _NOTICE.match(sentence, end) is not None
    lasts = re.search(r"(?i)\bfor(?: a| the)?(?: period of)?\s*$", sentence[:start]) is not None
    too_long = isinstance(period, Years) and period.amount > _MOST_YEARS
    waits = _WAITS.search(sentence[:start]) is not None
    lasts = lasts and not waits
    wide = reading.bound is Bound.EVERY or (reading.bound is Bound.AT_LEAST and not (is_back or waits))
    # How to ask (15 days from the letter): what stands before the bracket says somebody's act and not this one.
    alone = reading.bound is Bound.NONE and sentence[:start].endswith("(")
    is_called = _CALLED.search(sentence[:start]) is not None or (alone and reading.counted is not Counted.NONE)
    is_given = is_called or waits or _is_held(sentence, start, end)
    at = sentence.find(amount, start)
    before = sentence[:at]
    is_other = isinstance(period, Years) and (_AGED.match(sentence, at + len(amount)) or _AGE.search(before))
    is_other = is_other or _OUTSIDE.search(before)
    told_before = not _NEXT.match(amount) and _THE_ONE_BEFORE.search(before)
    loose = reading.bound is Bound.NONE and reading.counted is Counted.NONE and not (is_given or is_back)
    if wide or _prolongs(sentence, start, reading) or loose or lasts or too_long or is_other or told_before:
        period = None  # how long something lasts, how often it is, or what was said before; no limit of an act
    words = sentence[start:end]
    denied = _DENIED.search(sentence[:start]) if reading.bound is Bound.WITHIN else None
    if denied and _MAIN_CLAUSE.search(denied["words"]):
        denied = None
    if denied:
        words = denied["words"] + words
        start = end - len(words)
        whole = phrases.read(words)
        period = period if isinstance(whole, Reading) and whole.period == period else None
    plain = reading.names_kind if isinstance(period, Days) else True
    return Time(words, start, end, period, reading.bound, plain, is_back, bool(denied), is_given, is_called, waits)


def _is_held(sentence: str, start: int, end: int) -> bool:
    """True for what somebody has to do something in: you have 14 days in which to ask."""
    return HELD.search(sentence[:start]) is not None and _TO_DO.match(sentence, end) is not None


def _prolongs(sentence: str, start: int, reading: Reading) -> bool:
    """True for a longer time in place of another one."""
    if re.search(r"(?i)\b(?:extend|lengthen|prolong)\w*\b[^.;]{0,60}\bby\s*$", sentence[:start]):
        return True
    own = _FURTHER.search(sentence) is not None and _EXTENDS.search(sentence) is None
    return reading.further and not own


def stands_in(words: str, sentence: str) -> bool:
    """True if some words are whole words of a sentence, so that they can be quoted; "a@b" is a part of one."""
    return find(words_of(words), words_of(sentence)) is not None


def without(text: str, words: tuple[str, ...]) -> str:
    """A text without some words that stand in it."""
    for each in words:
        text = text.replace(each, " ", 1)
    return " ".join(text.split())
