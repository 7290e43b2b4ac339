"""Sentences that may open a stage although no rule says so: what speaks for it and against it is added up."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_scripts.document.lines import STAGE, bare
from build_scripts.document.outline import Headed, Part
from build_scripts.document.passing import decides
from build_scripts.document.tokens import find, words_of
from build_scripts.document.unsettled import hands_on
from build_scripts.drafting.actors import bodies_in
from build_scripts.drafting.further import goes_further
from build_scripts.drafting.headings import (
    OUTSIDE,
    announces,
    begins,
    handles_text,
    is_aside,
    is_named,
    keeps_papers,
    unnumbered,
)
from build_scripts.drafting.places import Step, inside
from build_scripts.findings.sentences import sentences

ENOUGH = 7
"""With so many points a sentence is marked. docs/developers/drafts.md says how the points were found."""

# How a sentence opens, with its points: with what was said before, or with a matter that is settled or received.
_OPENINGS = (
    (-1, re.compile(r"(?i)\W*(?:it|this|these|they|he|she|such|that|those|there)\b")),
    (1, re.compile(r"(?i)\W*(?:[\w'-]+ ){0,5}(?:resol\w+|settl\w+|solv\w+|sort(?:ed)? out)\b")),
    (1, re.compile(r"(?i)\W*(?:[\w'-]+ ){0,5}acknowledg\w+")),
)
# What it says anywhere.
_SIGNS = tuple(
    (points, re.compile(f"(?i){pattern}"))
    for points, pattern in (
        (2, r"\b(?:first(?:ly)?|initial(?:ly)?|at the outset|start(?:s|ed)?|begins?)\b"),
        (
            1,
            (
                r"\b(?:dissatisf\w+|unsatisf\w+|unresolved|unhappy|aggrieved|unsuccessful|still|remains?|fails?"
                r"|not (?:\w+ ){0,2}(?:satisf\w+|happy|resolved|settled))\b"
            ),
        ),
        (1, r"\b(?:resol\w+|settl\w+|solv\w+|sort(?:ed)? out)\b"),
        (1, r"\backnowledg\w+"),
        (1, r"\binformal(?:ly)?\b"),
        (1, r"\bformal(?:ly)?\b"),
        (1, r"\b(?:levels?|steps?|stages?|phases?|tiers?)\b"),
        (1, r"\b(?:speak\w*|talk\w*|discuss\w*|approach\w*|listen\w*|interview\w*|confer\w*)\b"),
        (1, r"\b(?:form|letter|in writing|written|e-?mail|online|writes?|complet\w+)\b"),
        (1, r"\b(?:must|shall|should|will|(?:is|are) to)\b"),
        # Whoever asks.
        (
            1,
            (
                r"\b(?:you|your|complainants?|students?|parents?|employees?|customers?|members?|patients?|tenants?|residents?"
                r"|persons?|individuals?|patrons?|people|clients?|citizens?|workers?|learners?)\b"
            ),
        ),
        # Aims, rights, papers and delays are told of every stage.
        (
            -1,
            (
                r"\b(?:aims?|polic(?:y|ies)|committed|commitment|treat\w*|everyone|improv\w+|satisfaction|principles?"
                r"|quality|welcome|importan\w+|understand\w*|recogni[sz]e\w*|beliefs?|believes?|guid\w+|ensure"
                r"|encourag\w+|feedback)\b"
            ),
        ),
        (-1, r"\b(?:also|any other|exampl\w+|includ\w+|for instance|such as)\b"),
        (-1, r"\b(?:entitled|rights?|advice|help|support|accompan\w+|represent\w+|legal|attend\w*)\b"),
        (
            -1,
            (
                r"\b(?:records?|recorded|confiden\w+|files?|copy|copies|documents?|details|information|evidence|minutes"
                r"|monitor\w*|anonym\w+|update\w*|name)\b"
            ),
        ),
        (
            -1,
            r"\b(?:longer|delay\w*|extend\w*|extension|keep you|progress|exceptional\w*|timescales?|time ?limits?)\b",
        ),
    )
)
_FEW_WORDS = 8
_THIN, _MUCH, _SAID = 3, 25, 4
_NEAR_BEFORE, _NEAR_AFTER = 25, 30
_FEW_STAGES, _MANY_STAGES = 2, 4


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    at: int
    """Its first word, counted through the document."""
    opens: bool
    """True for the first one of its paragraph."""
    part: Part
    each: Headed


def weighed(document: Sequence[Headed], found: Sequence[Step]) -> Iterator[Step]:
    """Marks for the sentences at which no stage begins so far, and for which enough speaks that one does."""
    starts = sorted(_start(step) for step in found)
    around = _of_document(found)
    known: set[str] = set()
    every = list(_every(document))
    for sentence in every:
        bodies = set(bodies_in(sentence.text))
        points = _of_place(sentence, document) + _of_words(sentence.text) + around + _of_neighbours(sentence, starts)
        points -= any(step.sure and _holds(step, sentence) for step in found)
        points += len(words_of(sentence.text)) < _FEW_WORDS
        points += bool(known and bodies - known) - (not bodies) - (sentence is every[-1])
        known |= bodies
        said = _of_words(sentence.text) >= _SAID and OUTSIDE.search(sentence.text) is None
        if points >= ENOUGH and said and not _is_begun(sentence, found):
            yield inside(sentence.text, sentence.each.heading, sentence.part, sentence.at)


def is_thin(step: Step) -> bool:
    """True for what only its heading calls a stage, where much is said beneath it and no sentence speaks for it."""
    if not step.places or step.places[0].part.number > 1 or step.places[0].part.is_step or STAGE.match(step.title):
        return False
    blocks = [unnumbered(bare(block)) for place in step.places for block in place.part.blocks]
    told = [text for block in blocks for text in sentences(block)]
    return sum(map(len, map(words_of, told))) >= _MUCH and max(map(_of_words, told)) < _THIN


def _every(document: Sequence[Headed]) -> Iterator[_Sentence]:
    for each in document:
        for part in each.parts:
            words, since = words_of(" ".join(map(bare, part.blocks))), 0
            opens = True
            for block in part.blocks:
                for text in sentences(unnumbered(bare(block))):
                    since = find(words_of(text), words, since) or since
                    yield _Sentence(text, part.at + since, opens, part, each)
                    opens = False


def _start(step: Step) -> int:
    return step.inside.at if step.inside else step.places[0].part.at


def _is_begun(sentence: _Sentence, found: Sequence[Step]) -> bool:
    """True where a stage begins with the sentence, or with the paragraph that it opens."""
    return any(
        abs(_start(step) - sentence.at) <= 1 or (sentence.opens and _start(step) == sentence.part.at) for step in found
    )


def _holds(step: Step, sentence: _Sentence) -> bool:
    return any(place.heading == sentence.each.heading and place.part is sentence.part for place in step.places)


def _of_document(found: Sequence[Step]) -> int:
    """Where next to nothing was found there is more to find, and where stages have numbers there is less."""
    sure = [step for step in found if step.sure]
    numbered = sum(STAGE.match(step.title) is not None for step in sure) >= _FEW_STAGES
    points = -3 * numbered + (0 if sure else 2) + (0 if found else 2)
    return points + (len(found) < _FEW_STAGES) - (len(found) >= _MANY_STAGES)


def _of_neighbours(sentence: _Sentence, starts: Sequence[int]) -> int:
    before = any(0 <= sentence.at - start < _NEAR_BEFORE for start in starts)
    after = any(0 < start - sentence.at < _NEAR_AFTER for start in starts)
    return -before - after


def _of_place(sentence: _Sentence, document: Sequence[Headed]) -> int:
    """Where a sentence stands: it opens a paragraph, an item, or what stands under a heading."""
    each = sentence.each
    points = announces(each) + begins(each) + (each is document[0])
    points -= is_aside(each) + (OUTSIDE.search(each.name) is not None)
    if not sentence.opens:
        return points - 2 * sentence.part.is_step
    points += 5 if sentence.part.is_step else 3
    if sentence.part.number > 1:
        return points
    other = not (is_aside(each) or is_named(each) or announces(each) or begins(each))
    return points + 1 + (2 if is_named(each) else 1 if other else 0)


def _of_words(text: str) -> int:
    points = sum(given for given, pattern in _SIGNS if pattern.search(text))
    points += sum(given for given, pattern in _OPENINGS if pattern.match(text))
    points += 2 * hands_on(text) + goes_further(text) + (decides(text) is not None) + handles_text(text)
    return points - keeps_papers(text)
