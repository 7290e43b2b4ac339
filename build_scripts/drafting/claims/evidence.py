"""Sentences that may open a stage although no rule says so: what speaks for it and against it is added up."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from build_scripts.document.lines import STAGE, bare
from build_scripts.document.outline import Headed, Part
from build_scripts.document.passing import decides
from build_scripts.document.tokens import find, words_of
from build_scripts.drafting.claims.signs import Sign, is_label, is_of_other_things, reaches_somebody, signs_of
from build_scripts.drafting.sentences.actors import bodies_in
from build_scripts.drafting.steps.headings import (
    OUTSIDE,
    announces,
    begins,
    handles_text,
    is_aside,
    is_named,
    tells_of,
    unnumbered,
)
from build_scripts.drafting.steps.places import Step, Weight, Why, inside
from build_scripts.drafting.steps.sequence import has_number
from build_scripts.findings.sentences import sentences

ENOUGH = 3
"""With so many points a sentence is marked. docs/developers/drafts.md says how the points were found."""
ENOUGH_BESIDE = 5
"""So many it needs where a stage is certain: what comes beside that one costs its author a line, and is seldom one.

So many it needs inside a paragraph too, whatever else there is.
"""
ENOUGH_WITHOUT_VERB = 8
"""So many a line of a paragraph needs in which nobody does anything: gross negligence, all employees."""

# Where a sentence stands.
_OPENS_ITEM = Sign(2, "it opens an item of a list")
_IN_ITEM = Sign(-2, "it stands inside an item")
_OPENS = Sign(1, "it opens a paragraph")
_FIRST_OF_STAGE = Sign(1, "it comes first under the name of a stage")
_FIRST_OF_BEGIN = Sign(1, "it comes first under a heading of how to begin")
_FIRST_OF_OTHER = Sign(1, "it comes first under its heading")
_OF_PROCEDURE = Sign(1, "its heading calls it a procedure")
_OF_BEGIN = Sign(1, "its heading is of how to begin")
_OF_OUTSIDE = Sign(-1, "its heading is of somebody outside")
_ENDS = Sign(-1, "it ends the document")
_BETWEEN = Sign(-1, "a stage begins right before it and right after it")
_CALLS_ITSELF = Sign(2, "it calls itself a stage")
# Whom it names.
_SOMEBODY_NEW = Sign(1, "it names somebody new")
_NO_DECIDER = Sign(-1, "nobody who decides is named")
_DECIDES = Sign(1, "somebody decides")
_NOTHING_DONE = Sign(-1, "nothing is done with a matter")
# What was found besides.
_NOTHING_FOUND = Sign(2, "nothing else was found")
_LITTLE_FOUND = Sign(2, "hardly anything else was found")
_NOTHING_SURE = Sign(2, "no stage is certain")
_MUCH_FOUND = Sign(-1, "several others were found")
_NUMBERED = Sign(-2, "the stages have numbers")
_BY_RULE = Sign(2, "it stands as stages do, or takes the matter on")
_BY_SHAPE = Sign(6, "it has the name or the place of a stage")

ENOUGH_OF_CLAUSE = 8
"""So many one of many numbered paragraphs needs: what is said in each is seldom a stage."""
_MANY_CLAUSES = 15

_NEAR_BEFORE, _NEAR_AFTER = 25, 30
_FEW_STAGES, _MANY_STAGES = 2, 4
_LONGEST_NAME = 12
_REASONS = 3
"""So many are told on each side, the heaviest first."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    at: int
    """Its first word, counted through the document."""
    opens: bool
    """True for the first one of its paragraph."""
    part: Part
    each: Headed
    ends: bool
    """True for the last one of the document."""
    signs: tuple[Sign, ...]
    """What it says, whom it names and where it stands."""


def weighed(document: Sequence[Headed], found: Sequence[Step]) -> Iterator[Step]:
    """The marks of a document with what speaks for each and against it, and further ones for which enough speaks.

    A further mark is a sentence at which no stage begins so far. What plainly is about something else gets none.
    """
    starts = sorted(step.begins for step in found)
    around = tuple(_of_document(found))
    is_beside = any(step.sure for step in found)
    every = list(_every(document))
    clauses = _clauses(found)
    inside_numbered = set(_of_numbered(found, document))
    for step in found:
        own = min(every, key=lambda each: abs(each.at - step.begins), default=None) if not step.is_claimed else None
        why = Why.SHAPE if step.sure else Why.THIN if step.thin else Why.LOOKS
        by_rule = _BY_SHAPE if step.sure else _BY_RULE
        signs = (*own.signs, *_between(own, starts), *around, by_rule) if own else ()
        made = replace(step, weight=_weight(why, signs)) if own else step
        if not (step in clauses and made.weight and made.weight.points < ENOUGH_OF_CLAUSE):
            yield made
    for each in every:
        weight = _weight(Why.POINTS, (*each.signs, *_between(each, starts), *around))
        held = (each.each.heading, each.part.number) in inside_numbered
        enough = weight.points >= _enough(each, is_beside=is_beside)
        if enough and not (held or _is_other(each) or _is_begun(each, found)):
            yield replace(inside(each.text, each.each.heading, each.part, each.at), weight=weight)


def _clauses(found: Sequence[Step]) -> list[Step]:
    """The numbered paragraphs of a document that parts all of it by them, and sets none of them apart as a stage."""
    listed = [step for step in found if step.places and step.places[0].part.is_step]
    return [] if any(step.sure for step in found) or len(listed) < _MANY_CLAUSES else listed


def _of_numbered(found: Sequence[Step], document: Sequence[Headed]) -> Iterator[tuple[str, int]]:
    """The paragraphs of the stages that the document gives a number: nothing further begins for its points in them."""
    named = {each.heading: each for each in document}
    for step in found:
        if step.sure and has_number(step, named[step.heading]):
            yield from ((place.heading, place.part.number) for place in step.places)


def _enough(each: _Sentence, *, is_beside: bool) -> int:
    """How many points a sentence needs to be marked."""
    opens_list = each.text.rstrip().endswith(":")
    if not (each.part.is_step or opens_list or _HAS_VERB.search(each.text) or tells_of(each.text)):
        return ENOUGH_WITHOUT_VERB
    return ENOUGH_BESIDE if is_beside or not (each.opens or opens_list) else ENOUGH


# What every sentence has that says what is or is to be done, and the name of a thing has not.
_HAS_VERB = re.compile(
    r"(?i)\b(?:must|shall|should|will|would|may|might|can|could|is|are|was|be|been|has|have|do|does|please|if|where|when)\b"
)


def _weight(why: Why, signs: Iterable[Sign]) -> Weight:
    ordered = sorted(signs, key=lambda sign: -abs(sign.points))
    speaks = tuple(sign.says for sign in ordered if sign.points > 0)[:_REASONS]
    against = tuple(sign.says for sign in ordered if sign.points < 0)[:_REASONS]
    return Weight(why, sum(sign.points for sign in ordered), speaks, against)


def _every(document: Sequence[Headed]) -> Iterator[_Sentence]:
    known: set[str] = set()
    last = next((each.parts[-1] for each in reversed(document) if each.parts), None)
    for each in document:
        for part in each.parts:
            words, since = words_of(" ".join(map(bare, part.blocks))), 0
            told = [text for block in part.blocks for text in sentences(unnumbered(bare(block)))]
            for nth, text in enumerate(told):
                since = find(words_of(text), words, since) or since
                bodies = set(bodies_in(text))
                ends = part is last and nth == len(told) - 1
                signs = (*signs_of(text), *_of_doing(text, bodies, known), *_of_place(text, part, each, opens=nth == 0))
                signs = (*signs, _ENDS) if ends else signs
                yield _Sentence(text, part.at + since, nth == 0, part, each, ends, signs)
                known |= bodies


def _is_begun(sentence: _Sentence, found: Sequence[Step]) -> bool:
    """True where a stage begins with the sentence, or with the paragraph that it opens."""
    return any(
        abs(step.begins - sentence.at) <= 1 or (sentence.opens and step.begins == sentence.part.at) for step in found
    )


def _is_other(sentence: _Sentence) -> bool:
    """True for what is plainly about something else: somebody outside, an address, definitions."""
    outside = OUTSIDE.search(sentence.text) or OUTSIDE.search(sentence.each.name)
    return outside is not None or is_of_other_things(sentence.each) or reaches_somebody(sentence.text)


def _of_document(found: Sequence[Step]) -> Iterator[Sign]:
    """Where next to nothing was found there is more to find, and where stages have numbers there is less."""
    sure = [step for step in found if step.sure]
    if not found:
        yield _NOTHING_FOUND
    if not sure:
        yield _NOTHING_SURE
    if len(found) < _FEW_STAGES:
        yield _LITTLE_FOUND
    if len(found) >= _MANY_STAGES:
        yield _MUCH_FOUND
    if sum(STAGE.match(step.title) is not None for step in sure) >= _FEW_STAGES:
        yield _NUMBERED


def _between(sentence: _Sentence, starts: Sequence[int]) -> Iterator[Sign]:
    before = any(0 <= sentence.at - start < _NEAR_BEFORE for start in starts)
    after = any(0 < start - sentence.at < _NEAR_AFTER for start in starts)
    if before and after:
        yield _BETWEEN


def _of_place(text: str, part: Part, each: Headed, *, opens: bool) -> Iterator[Sign]:
    """Where a sentence stands: it opens a paragraph, an item, or what stands under a heading."""
    if announces(each):
        yield _OF_PROCEDURE
    if begins(each):
        yield _OF_BEGIN
    if OUTSIDE.search(each.name):
        yield _OF_OUTSIDE
    if STAGE.match(text) and len(words_of(text)) <= _LONGEST_NAME:
        yield _CALLS_ITSELF
    if part.is_step:
        yield _OPENS_ITEM if opens else _IN_ITEM
    elif opens:
        yield _OPENS
        yield from _of_heading(each) if part.number == 1 else ()


def _of_heading(each: Headed) -> Iterator[Sign]:
    if is_named(each):
        yield _FIRST_OF_STAGE
    if begins(each):
        yield _FIRST_OF_BEGIN
    if not (is_aside(each) or is_named(each) or announces(each) or begins(each)):
        yield _FIRST_OF_OTHER


def _of_doing(text: str, bodies: set[str], known: set[str]) -> Iterator[Sign]:
    """Who decides in a sentence, and whether anything is done there."""
    if known and bodies - known:
        yield _SOMEBODY_NEW
    if not bodies:
        yield _NO_DECIDER
    if decides(text) is not None:
        yield _DECIDES
    if not (handles_text(text) or is_label(text)):
        yield _NOTHING_DONE
