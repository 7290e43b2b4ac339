"""Stages that paragraphs under a heading are: each takes the matter to somebody else where it is not settled."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from build_scripts.document.lines import STAGE, bare
from build_scripts.document.outline import BEFORE
from build_scripts.document.unsettled import hands_on
from build_scripts.drafting.sentences.actors import bodies_in
from build_scripts.drafting.steps.further import opens_next
from build_scripts.drafting.steps.headings import OUTSIDE, figure_of
from build_scripts.drafting.steps.places import Place, Step
from build_scripts.findings.sentences import sentences

# What is to be tried before it goes to anybody: efforts should be made to resolve it.
_SETTLE_FIRST = re.compile(
    r"(?i)\b(?:efforts?|attempts?|steps)\s+(?:should|must|shall|will|are to)\s+(?:\w+\s+)?be\s+(?:made|taken)\s+to\s+"
    r"(?:resolve|settle)\b|\b(?:should|must|shall)\s+(?:\w+\s+)?(?:try|attempt|seek|aim)\s+to\s+(?:resolve|settle)\b"
)
# What a stage is called to which the one before it points: an appeal, a formal complaint, and not an acknowledgement.
_NEXT = re.compile(
    r"(?i)\b(?:appeal\w*|review\w*|hearings?|panel|formal\w*|stage|steps?|level|further|escalat\w+|dissatisfied|unhappy"
    r"|satisfied|second|final|complain\w*|grievances?|mediation|arbitration|investigat\w+)\b"
)


def handed_on(found: Sequence[Step]) -> list[Step]:
    """The stages that were found, each parted where one of its paragraphs opens with a matter that goes on.

    The last of them is not parted off where it points to the stage that follows: one that has a number, or that is sure
    and does not say for itself that it goes on. Where that one says so too, it may be the same one.
    """
    parted: list[Step] = []
    numbered = any(STAGE.match(step.title) for step in found)
    for step, after in zip_longest(found, found[1:]):
        own = [
            nth
            for nth, place in enumerate(step.places)
            if nth and opens_next(place.part, acts=False, numbered=numbered)
        ]
        follows = after is not None and after.sure
        says = follows and opens_next(after.places[0].part, acts=True)
        points = follows and (
            figure_of(after.title) is not None or (not says and _NEXT.search(after.title) is not None)
        )
        kept = own[:-1] if points else own
        made = list(_parted(step, kept))
        if follows and not points and kept:
            made[-1] = replace(made[-1], sure=False)
        parted += made
    return parted


def settled_or_passed(step: Step) -> bool:
    """True where those involved settle a matter first, and a body inside acts where they did not."""
    if not step.places or step.places[0].part.number > 1 or step.places[0].part.is_step:
        return False
    told = list(sentences(bare(step.places[0].part.blocks[0])))
    first = next((nth for nth, sentence in enumerate(told) if _SETTLE_FIRST.search(sentence)), len(told))
    return any(hands_on(each) and any(bodies_in(each)) and not OUTSIDE.search(each) for each in told[first + 1 :])


def _parted(step: Step, own: Sequence[int]) -> Iterator[Step]:
    ends = (*own, len(step.places))
    yield replace(step, places=step.places[: ends[0]])
    for start, end in zip(own, ends[1:], strict=True):
        first: Place = step.places[start]
        shown = f"from paragraph {first.part.number}"
        title = shown.capitalize() if step.heading == BEFORE else f"{step.title}, {shown}"
        # A numbered item inside a step may be a part of it, and so may what stands under a stage that has a number.
        sure = not (first.part.is_step or _has_number(step))
        yield Step(title, first.heading, first.part.number, step.places[start:end], sure=sure)


def _has_number(step: Step) -> bool:
    return STAGE.match(step.title) is not None and figure_of(step.title) is not None
