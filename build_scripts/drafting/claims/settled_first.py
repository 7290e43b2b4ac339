"""What is settled informally before all else: offered as the first stage, though only a sentence says so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from build_scripts.document.lines import bare
from build_scripts.document.outline import Headed, Part
from build_scripts.document.tokens import find, words_of
from build_scripts.drafting.sentences.actors import bodies_in
from build_scripts.drafting.steps.headings import INFORMAL, unnumbered
from build_scripts.drafting.steps.places import LIKELY, Step, Weight, Why, inside
from build_scripts.findings.sentences import sentences

SETTLED = "most matters are settled there informally, with somebody who is named"

# Most grievances can be settled informally with your line manager.
_SETTLED = re.compile(
    r"(?i)^\W*(?:(?:in )?(?:most|many|minor|some)\b)[^.;]{0,60}?"
    r"\b(?:issues?|grievances?|complaints?|concerns?|problems?|matters?|disagreements?|disputes?|differences)\b"
    r"[^.;]{0,30}?\bcan\b[^.;]{0,40}?\b(?:resolved|settled|solved|dealt with|sorted out|handled)\b"
    r"[^.;]{0,40}?\binformal(?:ly)?\b[^.;]{0,40}?\b(?:with|between|through)\b"
)


def settled_first(found: Sequence[Step], document: Sequence[Headed]) -> Iterator[Step]:
    """The stages and marks, with the sentence by which most matters are settled informally offered as the first stage.

    It is not where a stage has the word already, or stands before it.
    """
    at = _settled_at(document)
    stages = [step for step in found if step.is_claimed or (step.weight and step.weight.is_likely and step.places)]
    if at is None or any(INFORMAL.search(f"{step.title} {step.heading}") or step.begins <= at[2] for step in stages):
        yield from found
        return
    heading, part, begins, text = at
    mark = next((step for step in found if step.begins == begins), inside(text, heading, part, begins))
    own = replace(mark, weight=Weight(Why.POINTS, LIKELY, (SETTLED,), ()))
    every = [step for step in found if step is not mark]
    yield from (step for step in every if step.begins <= begins)
    yield own
    yield from (step for step in every if step.begins > begins)


def _settled_at(document: Sequence[Headed]) -> tuple[str, Part, int, str] | None:
    for each in document:
        for part in each.parts:
            words = words_of(" ".join(map(bare, part.blocks)))
            for block in part.blocks:
                for text in sentences(unnumbered(bare(block))):
                    if _SETTLED.search(text) and any(bodies_in(text)):
                        return each.heading, part, part.at + (find(words_of(text), words) or 0), text
    return None
