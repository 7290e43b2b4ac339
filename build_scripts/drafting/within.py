"""Where a matter goes further in the middle of a paragraph: nothing parts it there, so an author is only told of it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from build_scripts.document.outline import Headed, Part, bare
from build_scripts.document.tokens import find, words_of
from build_scripts.document.unsettled import hands_on
from build_scripts.drafting.further import goes_further
from build_scripts.drafting.headings import OUTSIDE, is_aside, unnumbered
from build_scripts.drafting.places import Step
from build_scripts.findings.sentences import sentences

# Who asks somebody to look at it again: may appeal to the Dean, can be referred to the Board.
_ASKS_AGAIN = re.compile(
    r"(?i)\b(?:(?:can|may|could|must|should|shall|will|would|please|to)\s+(?:\w+ly |then |also |be )?"
    r"(?:request|ask|appeal|escalated?|referr?(?:ed)?|take(?:n)?|petition|raised?|write|submit(?:ted)?|contact|pass(?:ed)?"
    r"|report(?:ed)?|presented|brought|bring|file)\b|right (?:of|to) appeal\b|be reviewed\b)"
)
# The decision may be appealed to the Board; there is a right of appeal.
_APPEAL = re.compile(
    r"(?i)\b(?:may|can) (?:then |also )?be appealed to\b"
    r"|\b(?:there (?:is|will be|shall be)|has|have|will have|shall have) (?:an?|the) (?:further )?right (?:of|to)"
    r" appeal\b"
)
# What has a name of its own stands elsewhere in the document.
_ELSEWHERE = re.compile(r"(?i)\b(?:stages?|steps?|levels?|tiers?|phases?|formal(?:ly)?|below|next|section|form)\b")
_SHOWN = 10


def told_within(document: Sequence[Headed], found: Sequence[Step]) -> Iterator[Step]:
    """Sentences that take a matter further inside a paragraph or an item, each as what only looks like a stage.

    One that points to the stage that follows is none; it is left out also where no stage is sure to follow.
    """
    begun = {(step.heading, step.paragraph) for step in found}
    followed = {step.heading: rest for step, rest in pairwise(found)}
    for each in document:
        if is_aside(each):
            continue
        following = followed.get(each.heading)
        if following is not None and following.sure and not _opens_further(following):
            continue
        for part in each.parts:
            for told in _inside(part, opens=(each.heading, part.number) in begun):
                if _takes_further(told):
                    shown = " ".join(told.split()[:_SHOWN])
                    title = f"{shown} (paragraph {part.number})"
                    yield Step(title, each.heading, part.number, (), sure=False, within=_at(told, part))


def _inside(part: Part, *, opens: bool) -> Iterator[str]:
    """The sentences of a paragraph, without the one that a stage begins with."""
    for nth, block in enumerate(part.blocks):
        every = list(sentences(unnumbered(bare(block))))
        yield from every[1:] if opens and not nth else every


def _at(told: str, part: Part) -> int:
    """The word of the document at which a sentence of a paragraph begins."""
    found = find(words_of(told), words_of(" ".join(map(bare, part.blocks))))
    return part.at + (found or 0)


def _takes_further(told: str) -> bool:
    again = hands_on(told) or (goes_further(told) and _ASKS_AGAIN.search(told)) or _APPEAL.search(told)
    return bool(again) and not (OUTSIDE.search(told) or _ELSEWHERE.search(told))


def _opens_further(step: Step) -> bool:
    """True for a stage whose first words say for themselves that it follows what was not resolved."""
    first = unnumbered(bare(step.places[0].part.blocks[0])) if step.places else ""
    return bool(words_of(first)) and goes_further(first)
