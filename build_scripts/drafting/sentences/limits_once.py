"""A limit that a document says more than once is told once, where it belongs; every other place only says it again."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from build_scripts.document.tokens import Words, words_of
from build_scripts.drafting.sentences.acts import Act
from navigator.dates.periods import Days, SchoolDays, WorkingDays

Key = tuple[str, int]
"""A paragraph under its heading."""


# What the second heading of a name has behind it.
_NTH = re.compile(r" \([0-9]+\)$")


@dataclass(frozen=True, slots=True)
class _Limit:
    key: Key
    act: Act

    @property
    def heading(self) -> str:
        return self.key[0]

    @property
    def amount(self) -> object:
        """The period; where its kind is not said, 15 days may be 15 working days."""
        period = self.act.time.period if self.act.time else None
        return (Days, period.amount) if isinstance(period, Days | WorkingDays | SchoolDays) else period

    @property
    def says_kind(self) -> bool:
        return self.act.time is not None and self.act.time.names_kind

    @property
    def period(self) -> object:
        return self.act.time.period if self.act.time else None


def said_again(
    acts: Mapping[Key, Collection[Act]], inside: Collection[Key], tables: Collection[str]
) -> Iterator[tuple[Act, Key]]:
    """The acts whose limit stands elsewhere too, as the same one, each with where that is.

    `inside` holds the paragraphs of stages, `tables` the headings under which all limits are in the rows of a table.
    """
    limits = [_Limit(key, act) for key, said in acts.items() for act in said if act.time and act.time.period]
    told: dict[int, tuple[Act, Key]] = {}
    summed, outside = partial(_summed, tables=tables), partial(_outside, inside=inside)
    for again in (_word_for_word, summed, _sent_on, _pointed, _same_act, outside, _of_whole):
        rest = [each for each in limits if id(each.act) not in told]
        told.update({id(each.act): (each.act, other.key) for each, other in again(rest)})
    yield from told.values()


_Again = Iterator[tuple[_Limit, _Limit]]
"""Limits that are said again, each with the one that stays."""


def _word_for_word(limits: Sequence[_Limit]) -> _Again:
    """What one section says twice: under another name it may be of another kind of matter."""
    seen: dict[tuple[str, Words, Words], _Limit] = {}
    for each in limits:
        words = each.act.time.words if each.act.time else ""
        key = (_NTH.sub("", each.heading), words_of(each.act.sentence), words_of(words))
        if key in seen:
            yield each, seen[key]
        seen.setdefault(key, each)


# A heading over times that are told elsewhere: a timeline; several time limits.
_SUMS_UP = re.compile(r"(?i)\btime ?(?:lines?|tables?)\b|\b(?:summary|overview|at a glance)\b")
_OF_TIMES = re.compile(r"(?i)\btime ?(?:limits|scales|frames)\b|\bdeadlines\b")
_SHARE = 0.7


def _summed(limits: Sequence[_Limit], tables: Collection[str]) -> _Again:
    """What stands under a heading, or in a table, that says nearly nothing but times which others say as well."""
    for heading in dict.fromkeys(each.heading for each in limits):
        own = [each for each in limits if each.heading == heading]
        named = _SUMS_UP.search(heading) or (_OF_TIMES.search(heading) and len(own) > 1)
        if not (named or heading in tables):
            continue
        others = [each for each in limits if each.heading != heading]
        found = [(each, next((other for other in others if _is_same_time(each, other)), None)) for each in own]
        again = [(each, other) for each, other in found if other]
        if len(again) > _SHARE * len(own):
            yield from again


def _is_same_time(one: _Limit, other: _Limit) -> bool:
    return one.period == other.period or (one.amount == other.amount and not (one.says_kind and other.says_kind))


# The event that a time is counted from, up to the end of its clause.
_EVENT = re.compile(r"(?i)\b(?:of|from|after|following|since)\b([^.,;:()]*)")
# What names no event: the date your complaint is logged, the day on which it was logged.
_EMPTY = frozenset(
    words_of(
        "a an the your our their his her its it this that which on of for in to by from after following when is are was"
        " were be been being has have had will date day time we you they complaint complaints"
    )
)
_FEWEST_WORDS = 2


def _event(each: _Limit) -> frozenset[str]:
    """The words that name the event a time is counted from; none where there is none, or hardly any."""
    found = _EVENT.search(each.act.sentence, each.act.time.start) if each.act.time else None
    words = frozenset(words_of(found[1])) - _EMPTY if found else frozenset()
    return words if len(words) >= _FEWEST_WORDS else frozenset()


def _outside(limits: Sequence[_Limit], inside: Collection[Key]) -> _Again:
    """What stands outside every stage, where one has the same time, counted from what the same words name."""
    known = [each for each in limits if each.key in inside and _event(each)]
    for each in limits:
        same = (one for one in known if one.period == each.period and _event(one) == _event(each))
        own = next((one for one in same if _may_be_same(each, one)), None)
        if own and each.key not in inside:
            yield each, own


def _may_be_same(one: _Limit, other: _Limit) -> bool:
    """False where two who are named act, or two things are asked for."""
    who = {each.act.actor.key for each in (one, other) if each.act.actor}
    asked = (_asked(one), _asked(other))
    return len(who) < _TWO and (not all(asked) or bool(asked[0] & asked[1]))


_TWO = 2


# By which act whoever asks goes on.
_ASKS = re.compile(r"(?i)\b(?:request|appeal|submit|apply|challenge|lodge)|\brepresentations\b")
_NO_NAME = frozenset(words_of("a an the of to and or in on by for how your our process procedure policy stage step"))


def _pointed(limits: Sequence[_Limit]) -> _Again:
    """The later of two by which the same is asked, where one names the section of the other: request a review."""
    for each in limits:
        words, asked = frozenset(words_of(each.act.sentence)), _asked(each)
        for other in limits:
            name = frozenset(words_of(re.sub(r"\([^)]*\)", "", other.heading))) - _NO_NAME
            named = len(name) >= _FEWEST_WORDS and name <= words
            if other.heading != each.heading and named and each.period == other.period and asked & _asked(other):
                first, later = sorted((each, other), key=limits.index)
                yield later, first


# You must appeal within 42 days: see how to appeal, below.
_SEE = re.compile(r"(?i)\bsee\b[^.;]*\b(?:below|above|section|part|page)\b")


def _sent_on(limits: Sequence[_Limit]) -> _Again:
    """What sends its reader elsewhere for the rest, where what stands elsewhere has the same time for the same act."""
    for each in limits:
        if _SEE.search(each.act.sentence, each.act.time.start if each.act.time else 0):
            fits = (one for one in limits if one.period == each.period and one.heading != each.heading)
            other = next(
                (one for one in fits if _asked(one) & _asked(each) and not _SEE.search(one.act.sentence)), None
            )
            if other:
                yield each, other


def _same_act(limits: Sequence[_Limit]) -> _Again:
    """The later of two by which the same one asks for the same, in the same time from the same event."""
    for nth, each in enumerate(limits):
        for other in limits[:nth]:
            event = _event(each) & _event(other)
            is_same = each.period == other.period and event and event in (_event(each), _event(other))
            known = each.act.actor and other.act.actor and _asked(each) & _asked(other)
            if is_same and known and _may_be_same(each, other):
                yield each, other
                break


def _asked(each: _Limit) -> frozenset[str]:
    return frozenset(found.group().casefold() for found in _ASKS.finditer(each.act.sentence))


# By when all of it is over: the whole process should be completed.
_WHOLE = re.compile(
    r"(?i)\b(?:(?:whole|entire|full|overall|complete)\s+(?:\w+\s+)?(?:process|procedure)\b[^.;]*"
    r"|\b(?:fully|entirely|wholly)\s+)(?:completed|concluded|finished)\b[^.;,]*$"
)


def _of_whole(limits: Sequence[_Limit]) -> _Again:
    """By when all of it is over, where that was said before."""
    wholes: dict[object, _Limit] = {}
    for each in limits:
        before = each.act.sentence[: each.act.time.start] if each.act.time else ""
        if _WHOLE.search(before):
            if each.period in wholes:
                yield each, wholes[each.period]
            wholes.setdefault(each.period, each)
