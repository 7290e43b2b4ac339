"""Where a matter goes further in the middle of a paragraph: nothing parts it there, so an author is only told of it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from build_scripts.document.lines import LIST_ITEM, STAGE, bare
from build_scripts.document.outline import Headed, Part
from build_scripts.document.passing import comes_in_order, decides, goes_to, takes_another_way, turns_to
from build_scripts.document.tokens import find, words_of
from build_scripts.document.unsettled import hands_on
from build_scripts.drafting.sentences.actors import bodies_in, names_body
from build_scripts.drafting.steps.further import goes_further, opens_next
from build_scripts.drafting.steps.headings import (
    INFORMAL,
    OUTSIDE,
    announces,
    figure_of,
    is_named,
    is_outside_stages,
    names_stage,
    unnumbered,
)
from build_scripts.drafting.steps.places import Step, inside
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
    r"|^\W*(?:all |any |such )?appeals? (?:shall|must|may|should|will|can) (?:then |also )?be (?:directed|made"
    r"|submitted|addressed|sent|lodged|filed|taken|heard|considered) (?:in writing )?(?:to|by|with)\b(?!\s*:)"
)
# What has a name of its own stands elsewhere in the document.
_NUMBERED = re.compile(r"(?i)\b(?:stages?|steps?|levels?|tiers?|phases?)\b")
_FORMAL = re.compile(r"(?i)\bformal(?:ly)?\b")
_ELSEWHERE = re.compile(r"(?i)(?:(?<!or )\bbelow|\bnext section|\bcomplaints? form|\bsection [0-9]+)\b")


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that takes a matter further, as what only looks like a stage."""

    step: Step
    hands: bool
    """True where it says that the matter was not settled, and False where it is only passed to somebody."""
    first: bool = False
    """True where it says how a matter is raised, before every stage."""


def told_within(document: Sequence[Headed], found: Sequence[Step], *, anywhere: bool = False) -> Iterator[Told]:
    """Sentences that take a matter further inside a paragraph or an item, each as what only looks like a stage.

    The last one that points to the stage that follows is none, where that one is sure and does not say so for itself.
    With `anywhere` also those under a heading under which no stage stands elsewhere: a purpose, a policy.
    """
    yield from (Told(step, hands=False, first=True) for step in _first_doors(document, found))
    yield from (Told(step, hands=False) for step in _formal_doors(document, found))
    begun = {(step.heading, step.paragraph) for step in found}
    owners = {(place.heading, place.part.number): nth for nth, step in enumerate(found) for place in step.places}
    told: dict[tuple[int | None, str], list[Told]] = {}
    for each in document:
        holds = any(step.sure and step.heading == each.heading for step in found)
        if is_outside_stages(each, document) and not (anywhere or holds):
            continue
        known: set[str] = set()
        turned: set[str] = set()
        chain = [part for part in _chain(each) if (each.heading, part.number) not in begun]
        for part in each.parts:
            owner = owners.get((each.heading, part.number))
            label = _named_label(part)
            if label and part.number > 1 and (each.heading, part.number) not in begun:
                told.setdefault((owner, each.heading), []).append(Told(_mark(label, each, part), hands=True))
            names = _named_alone(part) or ([unnumbered(bare(part.blocks[0]))] if part in chain else [])
            for name in (*names, *_counted_inside(each, part)):
                told.setdefault((owner, each.heading), []).append(Told(_mark(name, each, part), hands=True))
            others = {*_others(part, turned, turns_to), *_others(part, known, decides)}
            for sentence in _inside(part, opens=(each.heading, part.number) in begun):
                made = _told(sentence, each, part, found, turns=sentence in others)
                if made and (made.hands or owner is not None or not found or is_named(each)):
                    told.setdefault((owner, each.heading), []).append(made)
    for (owner, _), every in told.items():
        after = found[owner + 1] if owner is not None and owner + 1 < len(found) else None
        points = after is not None and after.sure and not _opens_further(after)
        hands = [each for each in every if each.hands]
        yield from hands[:-1] if points else every


def _others(part: Part, known: set[str], names: Callable[[str], str | None]) -> Iterator[str]:
    """The sentences of a paragraph that name another than any before, as whom one turns to or as who decides."""
    for sentence in _inside(part, opens=False):
        whom = names(sentence)
        body = names_body(whom) if whom else None
        if body and known and body not in known:
            yield sentence
        known.update(bodies_in(sentence))


_LONGEST_NAME = 9
_FEWEST_NAMES = 2
# What a name is of or in follows it.
_LINKED = re.compile(r"(?i)\s(?:of|in|for|at|with|by|from|on|to)\s|/")
_ANY_OF = re.compile(
    r"(?i)\b(?:either|any|one) of\b|\beither\W*$|\bto\W*$|\bincludes?\b|\b(?:consist\w*|compris\w*|composed) of\b"
)


_LABEL = re.compile(r"\W*([A-Z][\w'/ ]{2,30}):\s+[A-Z]")


def _named_label(part: Part) -> str | None:
    """The first sentence of a paragraph that begins with the name of a stage and a colon: Investigation: we look."""
    first = next(_inside(part, opens=False), "")
    label = _LABEL.match(first)
    return first if label and names_stage(label[1]) else None


_COUNTED = re.compile(r"\W*\(([1-9])\)\s+(?=[A-Z])")


def _counted_inside(each: Headed, part: Part) -> Iterator[str]:
    """The sentences of a paragraph that have the numbers 2, 3 and so on, where its heading calls them its steps.

    With the first of them the paragraph begins: (1) Frontline resolution. (2) Formal investigation.
    """
    told = [text for block in part.blocks for text in sentences(bare(block))]
    figures = [int(found[1]) for text in told if (found := _COUNTED.match(text))]
    if len(figures) > 1 and figures == list(range(1, len(figures) + 1)) and (announces(each) or is_named(each)):
        yield from (_COUNTED.sub("", text) for text in told if (found := _COUNTED.match(text)) and found[1] != "1")


def _is_name(text: str) -> bool:
    name = _LINKED.split(text, maxsplit=1)[0].strip(" .;,")
    return len(words_of(text)) <= _LONGEST_NAME and names_body(name.rpartition(" ")[2]) is not None


def _chain(each: Headed) -> list[Part]:
    """The numbered paragraphs of a heading that name nobody but those to go to, one after the other."""
    chain = [part for part in each.parts if part.is_step and _is_name(unnumbered(bare(part.blocks[0])))]
    above = [part for part in each.parts if chain and part.number == chain[0].number - 1]
    return [] if len(chain) < _FEWEST_NAMES or any(_ANY_OF.search(bare(part.blocks[0])) for part in above) else chain


def _named_alone(part: Part) -> list[str]:
    """The items of a list that names nobody but those to go to, one after the other: teacher, principal, board."""
    items = [unnumbered(bare(block)) for block in part.blocks[1:] if LIST_ITEM.match(block)]
    names = [item for item in items if _is_name(item)]
    ordered = len(names) == len(items) >= _FEWEST_NAMES and _ANY_OF.search(bare(part.blocks[0])) is None
    return names if ordered else []


_FIRST = re.compile(r"(?i)\binformal|\bfirst instance\b|\binitially\b")
_AT_FIRST = re.compile(r"(?i)\binformal|\bfirst(?:ly)?\b|\binitially\b")
_ASKS_FORMALLY = re.compile(
    r"(?i)\b(?:may|can|could|must|should|shall|please)\b.{0,40}\b(?:raise|write|put|make|submit|file|lodge|request|send)\b"
)


# How a matter is raised, where the list of what is done with it follows: if you have a complaint, please write to us.
_RAISES = re.compile(
    r"(?i)^\W*if you (?:have|wish|want|would like|need|are|feel)\b[^.;]{0,110}?"
    r"\b(?:please|you (?:should|can|may|must))\b[^.;]{0,40}?\b(?:put|write|contact"
    r"|tell|let|speak|talk|e-?mail|send|raise|complete|call|report|inform|notify)\b"
    r"|\bbest (?:resolved|settled|dealt with|handled|addressed)\b"
    r"|\b(?:complaints?|concerns?|grievances?|appeals?) (?:should|must|shall|may|can) be (?:made|sent|submitted"
    r"|addressed|put|raised|directed|lodged|filed)\b"
)
# Whom to turn to first: you should discuss it informally with your manager.
_TURNS_FIRST = re.compile(
    r"(?i)\b(?:should|must|please|(?:encouraged|asked|expected|advised|urged|invited) to"
    r"|(?:will|shall) (?:first|initially|always|normally) (?:seek|try|aim) to"
    r"|(?:can|may) (?:\w+ly )?be)\b[^.;]{0,90}"
    r"\b(?:discuss(?:ed|ing)?|rais(?:e|ed|ing)|speak(?:ing)?|talk(?:ing)?|contact|approach|report"
    r"|consult|give information|resolv(?:e|ed|ing)|settled?|solved|dealt with|handled|sorted out"
    r"|bring|taken? up)\b"
    r"|^\W*(?:firstly|first|initially|in the first instance),? (?:please )?"
    r"(?:speak|talk|contact|discuss|raise|approach)\b"
)


def _first_doors(document: Sequence[Headed], found: Sequence[Step]) -> Iterator[Step]:
    """The sentence before every stage that says whom to turn to first, where the first stage is not that."""
    if found and (not found[0].places or INFORMAL.search(found[0].title) or _opens_first(found[0])):
        return
    begins = found[0].places[0].part.at if found else None
    # What has the number 1 is how it begins; something informal may still come before it.
    numbered = bool(found) and figure_of(found[0].title) == 1 and STAGE.match(found[0].title) is not None
    for each in document:
        if OUTSIDE.search(each.name):
            continue
        for part in each.parts:
            if begins is not None and part.at >= begins:
                return
            opening = next(_inside(part, opens=False), "")
            for sentence in _inside(part, opens=False):
                first = _AT_FIRST.search(sentence) and _TURNS_FIRST.search(sentence) and _names_whom(sentence)
                raised = not numbered and (_RAISES.search(sentence) or _turns_to_body(sentence))
                if not found and (sentence == opening or hands_on(sentence)):
                    continue  # its paragraph is marked, or it is itself
                if (first or raised) and not OUTSIDE.search(sentence):
                    yield _mark(sentence, each, part)
                    return


def _turns_to_body(sentence: str) -> bool:
    whom = turns_to(sentence)
    return whom is not None and names_body(whom) is not None


def _names_whom(sentence: str) -> bool:
    return (
        next(bodies_in(sentence), None) is not None
        or re.search(r"(?i)\b(?:person|people|staff|employee|informally)\b", sentence) is not None
    )


def _opens_first(step: Step) -> bool:
    opening = bare(step.places[0].part.blocks[0])
    return _FIRST.search(opening) is not None or _RAISES.search(unnumbered(opening)) is not None


def _formal_doors(document: Sequence[Headed], found: Sequence[Step]) -> Iterator[Step]:
    """Sentences of a stage by which somebody acts formally, after one by which it was done informally."""
    begun = {(step.heading, step.paragraph) for step in found}
    for each in document:
        informal = False
        for part in each.parts:
            for nth, sentence in enumerate(_inside(part, opens=False)):
                is_door = _FORMAL.search(sentence) and _ASKS_FORMALLY.search(sentence) and not _FIRST.search(sentence)
                opens = nth == 0 and ((each.heading, part.number) in begun or opens_next(part, acts=True))
                ends = (
                    OUTSIDE.search(sentence)
                    or _is_elsewhere(sentence, each, found)
                    or is_outside_stages(each, document)
                )
                if informal and is_door and not (opens or ends or hands_on(sentence)):
                    yield _mark(sentence, each, part)
                    informal = False
                informal = informal or _FIRST.search(sentence) is not None


def _mark(sentence: str, each: Headed, part: Part) -> Step:
    return inside(sentence, each.heading, part, _at(sentence, part))


def _told(sentence: str, each: Headed, part: Part, found: Sequence[Step], *, turns: bool) -> Told | None:
    hands = bool(hands_on(sentence) or (goes_further(sentence) and _ASKS_AGAIN.search(sentence)))
    hands = hands or _APPEAL.search(sentence) is not None
    whom = goes_to(sentence)
    passes = (
        (whom is not None and (names_body(whom) is not None or _TO_HEARING.match(whom) is not None))
        or takes_another_way(sentence)
        or comes_in_order(sentence)
        or turns
    )
    if not (hands or passes) or OUTSIDE.search(sentence) or _is_elsewhere(sentence, each, found):
        return None
    return Told(_mark(sentence, each, part), hands)


# What it is passed to that has no name: it is referred to a hearing.
_TO_HEARING = re.compile(
    r"(?i)\W*(?:an?|the|our)\s+(?:\w+\s+){0,3}?(?:hearing|review|mediation|arbitration|investigation)\b"
)


def _is_elsewhere(sentence: str, each: Headed, found: Sequence[Step]) -> bool:
    """True where a sentence points to what is a stage of its own by its number, or by being the formal one."""
    numbered = any(STAGE.match(step.title) for step in found)
    formal = any(_FORMAL.search(step.title) for step in found if step.heading != each.heading)
    return bool(
        _ELSEWHERE.search(sentence)
        or (numbered and _NUMBERED.search(sentence))
        or (formal and _FORMAL.search(sentence))
    )


def _inside(part: Part, *, opens: bool) -> Iterator[str]:
    """The sentences of a paragraph, without the one that a stage begins with."""
    for nth, block in enumerate(part.blocks):
        every = list(sentences(unnumbered(bare(block))))
        yield from every[1:] if opens and not nth else every


def _at(told: str, part: Part) -> int:
    """The word of the document at which a sentence of a paragraph begins."""
    found = find(words_of(told), words_of(" ".join(map(bare, part.blocks))))
    return part.at + (found or 0)


def _opens_further(step: Step) -> bool:
    """True for a stage whose first words say for themselves that it follows what was not resolved."""
    first = unnumbered(bare(step.places[0].part.blocks[0])) if step.places else ""
    return bool(words_of(first)) and goes_further(first)
