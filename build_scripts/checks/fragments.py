"""Texts that go into a sentence of the page and do not fit there: "may to appeal", "if If it is over."."""

import re
from collections.abc import Iterator, Mapping

from build_scripts.source import placeholder
from build_scripts.source.problems import Problem, shown
from build_scripts.source.reader import Written
from build_scripts.source.traverse import parts
from navigator.model.acts import Duty, Event
from navigator.model.parties import Panel
from navigator.model.questions import Choice
from navigator.model.stages import ConflictRoute, Outcome
from navigator.model.voices import Voice

FORCE = ('"must" or "may"', frozenset({"to", "must", "should", "shall", "will", "may", "aims"}))
IF = ('"if"', frozenset({"if", "when", "where"}))
# An event stands behind words of several kinds.
NOTHING: tuple[str, frozenset[str]] = ("", frozenset())

# What each of these texts follows, and with which words of its own it would say that twice.
FRAGMENTS: Mapping[type, Mapping[str, tuple[str, frozenset[str]]]] = {
    Duty: {"act": FORCE, "when": IF},
    ConflictRoute: {"act": FORCE},
    Outcome: {"when": IF},
    Choice: {"when": IF},
    Panel: {"cut_when": IF},
    Event: {"what": NOTHING},
    Voice: {"act": FORCE, "short": FORCE, "when": IF, "what": NOTHING},
}

# Other words can be names, which keep their capital letter.
INSIDE = frozenset({"A", "An", "He", "Her", "His", "It", "Its", "She", "The", "Their", "There", "They", "You", "Your"})
# The stop of etc. and of p.m. is one of the word.
END = re.compile(r"(?<!\betc)(?<!\.[a-z])[.;:!?]$")


def problems(written: Written) -> Iterator[Problem]:
    """Each text that breaks the sentence in which readers find it."""
    for path, part in parts(written.value):
        for name, (follows, twice) in FRAGMENTS.get(type(part), {}).items():
            text: str | None = getattr(part, name)
            if text is None or text.startswith(placeholder.MARK):
                continue
            for wrong, allowed in _breaks(text, follows, twice):
                yield written.problem((*path, name), wrong, allowed, "breaks-sentence")


def _breaks(text: str, follows: str, twice: frozenset[str]) -> Iterator[tuple[str, str]]:
    first = text.split(maxsplit=1)[0]
    if first.lower() in twice:
        yield f"this is to follow {follows}, and begins with {shown(first)}", "leave that word out"
    elif first in INSIDE:
        yield f"the sentence has begun before this, and it begins with {shown(first)}", first.lower()
    if end := END.search(text):
        yield f"the sentence goes on after this, and it ends with {shown(end[0])}", "take it out"
