"""A limit that a document gives before its stages and again in one of them is told once, where it belongs."""

import re
from collections.abc import Collection, Iterator, Mapping

from build_scripts.document.tokens import words_of
from build_scripts.drafting.sentences.acts import Act

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


def event_of(act: Act) -> frozenset[str]:
    """The words that name the event a time of an act is counted from; none where there is none, or hardly any."""
    found = _EVENT.search(act.sentence, act.time.start) if act.time else None
    words = frozenset(words_of(found[1])) - _EMPTY if found else frozenset()
    return words if len(words) >= _FEWEST_WORDS else frozenset()


Key = tuple[str, int]
"""A paragraph under its heading."""


def given_again(acts: Mapping[Key, Collection[Act]], inside: Collection[Key]) -> Iterator[Act]:
    """The acts outside the paragraphs of every stage with a limit that one of a stage has too.

    It is the same one where the time is the same and the same words name the event that it is counted from.
    """
    known = {
        (act.time.period, event_of(act))
        for key in inside
        for act in acts.get(key, ())
        if act.time and act.time.period and event_of(act)
    }
    for key, said in acts.items():
        if key not in inside:
            yield from (act for act in said if act.time and (act.time.period, event_of(act)) in known)
