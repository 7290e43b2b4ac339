"""Stages that others show: a named one right above or below, the rest of a numbered run, what comes first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from build_scripts.document.lines import bare
from build_scripts.document.outline import Headed, Part
from build_scripts.document.tokens import find, words_of
from build_scripts.drafting.claims.grounds import GROUNDS, has_no_ground, nobody_acts
from build_scripts.drafting.claims.objections import OBJECTIONS, is_unsure_title, says_too_little
from build_scripts.drafting.claims.seen import Seen, has_name
from build_scripts.drafting.sentences.actors import bodies_in
from build_scripts.drafting.steps.headings import INFORMAL, unnumbered
from build_scripts.drafting.steps.places import Step, inside
from build_scripts.findings.sentences import sentences

NEIGHBOUR = "it has the name of a stage, and one stands right above or below it"
RUN = "its heading has a number between those of other stages"
SETTLED = "most matters are settled there informally, with somebody who is named"
# What those around it show all the same.
_SHOWN_BY_NEIGHBOUR = {is_unsure_title}
_SHOWN_BY_RUN = {is_unsure_title, has_no_ground, nobody_acts, says_too_little}
_FEWEST = 3
_FEWEST_CLAIMED = 2
_NUMBER = re.compile(r"^\W*0?([1-9])(?:[.):]|\b)(?![.,]?[0-9])")


def shown_beside(found: Sequence[Step], seen: Sequence[Seen], document: Sequence[Headed]) -> Iterator[Step]:
    """The stages and marks of a document, with those claimed that the claimed ones beside them show."""
    order = {each.heading: at for at, each in enumerate(document)}
    held = {order[step.heading] for step in found if step.is_claimed and step.places}
    run = _run(found, document)
    for step, one in zip(found, seen, strict=True):
        objected = (
            {objects for objects in (*OBJECTIONS, *GROUNDS) if objects(one)}
            if one.heads and not step.is_claimed
            else set()
        )
        if step.is_claimed or not one.heads:
            yield step
        elif step.heading in run and objected <= _SHOWN_BY_RUN:
            yield replace(step, proof=(RUN,))
        elif has_name(one) and objected <= _SHOWN_BY_NEIGHBOUR and held & _next_to(order[step.heading]):
            yield replace(step, proof=(NEIGHBOUR,))
        else:
            yield step


def _next_to(at: int) -> set[int]:
    return {at - 1, at + 1}


def _run(found: Sequence[Step], document: Sequence[Headed]) -> frozenset[str]:
    """The headings of a run 1, 2, 3 and so on that stand as stages do, or between two that do.

    All of it has to hold what may be a stage, but for one.
    """
    first = {step.heading: step for step in found if step.places and step.paragraph == 1}
    numbered = [(int(told[1]), each.heading) for each in document if (told := _NUMBER.match(each.name))]
    steps = [first.get(heading) for _, heading in numbered]
    stand = [step is not None and (step.sure or step.is_claimed) for step in steps]
    claimed = sum(step is not None and step.is_claimed for step in steps)
    whole = [number for number, _ in numbered] == list(range(1, len(numbered) + 1))
    if not whole or len(numbered) < _FEWEST or claimed < _FEWEST_CLAIMED or steps.count(None) > 1:
        return frozenset()
    last = len(numbered) - 1
    between = (0 < nth < last and stand[nth - 1] and stand[nth + 1] for nth in range(len(numbered)))
    return frozenset(heading for (_, heading), own, held in zip(numbered, stand, between, strict=True) if own or held)


# Most grievances can be settled informally with your line manager.
_SETTLED = re.compile(
    r"(?i)^\W*(?:(?:in )?(?:most|many|minor|some)\b)[^.;]{0,60}?"
    r"\b(?:issues?|grievances?|complaints?|concerns?|problems?|matters?|disagreements?|disputes?|differences)\b"
    r"[^.;]{0,30}?\bcan\b[^.;]{0,40}?\b(?:resolved|settled|solved|dealt with|sorted out|handled)\b"
    r"[^.;]{0,40}?\binformal(?:ly)?\b[^.;]{0,40}?\b(?:with|between|through)\b"
)


def settled_first(found: Sequence[Step], document: Sequence[Headed]) -> Iterator[Step]:
    """The stages and marks, with the sentence by which most matters are settled informally as the first stage.

    None is where a stage has the word already, or stands before it.
    """
    at = _settled_at(document)
    claimed = [step for step in found if step.is_claimed]
    if at is None or any(INFORMAL.search(f"{step.title} {step.heading}") for step in claimed):
        yield from found
        return
    heading, part, begins, text = at
    if any(step.begins <= begins for step in claimed):
        yield from found
        return
    done = False
    for step in found:
        if not done and step.begins == begins:
            yield replace(step, proof=(SETTLED,))
            done = True
            continue
        if not done and step.begins > begins:
            yield replace(inside(text, heading, part, begins), proof=(SETTLED,))
            done = True
        yield step
    if not done:
        yield replace(inside(text, heading, part, begins), proof=(SETTLED,))


def _settled_at(document: Sequence[Headed]) -> tuple[str, Part, int, str] | None:
    for each in document:
        for part in each.parts:
            words = words_of(" ".join(map(bare, part.blocks)))
            for block in part.blocks:
                for text in sentences(unnumbered(bare(block))):
                    if _SETTLED.search(text) and any(bodies_in(text)):
                        return each.heading, part, part.at + (find(words_of(text), words) or 0), text
    return None
