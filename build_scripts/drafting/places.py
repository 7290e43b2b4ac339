"""The document cut into what a draft is made of: stages with the paragraphs that belong to them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from build_scripts.document.outline import BEFORE, STAGE, Headed, Part, bare
from build_scripts.document.tokens import Words, words_of
from build_scripts.drafting import rows

# Headings under which no stage stands, in the words that policies use for them.
_NO_STAGE = re.compile(
    r"(?i)\b(?:introduction|background|purpose|scope|aims?|objectives?|principles?|definitions?|contacts?|contents"
    r"|records?|recording|confidentiality|equality|monitoring|review|appendix|legal|legislation|references|policy"
    r"|about|glossary|data protection|training|support|summary|overview)\b"
)
# How a paragraph opens that takes a matter further, or begins another: if it cannot be resolved, if there is a dispute.
_FURTHER = re.compile(
    r"(?i)\W*(?:if|when|where|in the event)\b[^.;:]{0,160}?\b"
    r"(?:(?:cannot|can not|could not|is not|not been|are not)"
    r" (?:be )?(?:resolved|reached|agreed|settled|satisfied|happy)"
    r"|no (?:agreement|resolution)|unhappy|unresolved|dissatisfied|there is a (?:dispute|disagreement))\b"
)
_FEWEST_STEPS = 2

Sentences = Callable[[str], Iterable[str]]
"""Cuts a text into its sentences."""


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph under its heading."""

    heading: str
    part: Part


@dataclass(frozen=True, slots=True)
class Step:
    """What the document itself sets apart as a stage."""

    title: str
    heading: str
    paragraph: int
    places: tuple[Place, ...]


def steps(document: Sequence[Headed], acting: frozenset[tuple[str, int]]) -> tuple[tuple[Step, ...], tuple[Place, ...]]:
    """The stages of a document, and the paragraphs that stand in none of them.

    Headings that call themselves a stage or a step are stages. Without them numbered paragraphs are, and without those
    the headings under which somebody acts, parted where a matter goes further. `acting` names the paragraphs in which
    somebody does.
    """
    every = [Place(each.heading, part) for each in document for part in each.parts]
    found = list(_called(document) or _in_rows(document) or _numbered(document, acting) or _headed(document, acting))
    taken = {(place.heading, place.part.number) for step in found for place in step.places}
    return tuple(found), tuple(each for each in every if (each.heading, each.part.number) not in taken)


def _called(document: Sequence[Headed]) -> list[Step]:
    found: list[Step] = []
    later: set[Words] = set()
    for each in reversed(document):
        titles = [line for line in each.printed or (each.heading,) if STAGE.match(line)]
        # A list of contents names what comes later, with the number of its page.
        own = [line for line in titles if not later.intersection((words_of(line), words_of(line)[:-1]))]
        later.update(map(words_of, titles))
        if own and each.parts:
            found.insert(0, _step(each, own[0].rstrip(" :")))
    return found


def _in_rows(document: Sequence[Headed]) -> list[Step]:
    """Stages that the rows of a table are, in a document that has no headings for them."""
    found: list[Step] = []
    for each in document:
        for part in each.parts:
            title = rows.names_stage(part)
            place = Place(each.heading, part)
            if title:
                found.append(Step(title, each.heading, part.number, (place,)))
            elif found and found[-1].heading == each.heading and rows.cells_of(part):
                found[-1] = replace(found[-1], places=(*found[-1].places, place))
    return found


def _numbered(document: Sequence[Headed], acting: frozenset[tuple[str, int]]) -> list[Step]:
    found = []
    for each in document:
        run = [part for part in each.parts if part.is_step and (each.heading, part.number) in acting]
        if len(run) >= _FEWEST_STEPS:
            found += [_of(each, part, nth) for nth, part in enumerate(run, start=1)]
    return found


def _of(each: Headed, part: Part, nth: int) -> Step:
    number = re.match(r"\W*([0-9]{1,2})\b", part.blocks[0])
    title = f"{each.heading}: {number[1] if number else nth}"
    return Step(title, each.heading, part.number, (Place(each.heading, part),))


def _headed(document: Sequence[Headed], acting: frozenset[tuple[str, int]]) -> list[Step]:
    return [
        step
        for each in document
        if each.heading != BEFORE
        and not _NO_STAGE.search(each.heading)
        and any((each.heading, part.number) in acting for part in each.parts)
        for step in _taken_further(each, acting)
    ]


def _taken_further(each: Headed, acting: frozenset[tuple[str, int]]) -> Iterator[Step]:
    """One stage, or several where a paragraph says what follows when nothing was resolved, and somebody then acts."""
    runs: list[list[Part]] = []
    for part in each.parts:
        acts = (each.heading, part.number) in acting
        if not runs or (acts and _FURTHER.match(bare(part.blocks[0]))):
            runs.append([])
        runs[-1].append(part)
    for run in runs:
        number = run[0].number
        title = each.heading if number == 1 else f"{each.heading}, from paragraph {number}"
        yield Step(title, each.heading, number, tuple(Place(each.heading, part) for part in run))


def _step(each: Headed, title: str) -> Step:
    return Step(title, each.heading, 1, tuple(Place(each.heading, part) for part in each.parts))


def sentences_of(part: Part, split: Sentences) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each sentence of a paragraph, with the items of the list that it opens."""
    first, *items = part.blocks
    whole = list(split(_unnumbered(bare(first))))
    opens = bool(whole) and whole[-1].rstrip(" -").endswith(":")
    listed = tuple(_unnumbered(bare(each)).rstrip(" ;.,") for each in items)
    for place, sentence in enumerate(whole):
        yield sentence, (listed if opens and place + 1 == len(whole) else ())
    if not opens:
        for each in items:
            yield from ((sentence, ()) for sentence in split(_unnumbered(bare(each))))


def _unnumbered(text: str) -> str:
    return re.sub(r"^(?:[-*\N{BULLET}\N{MIDDLE DOT}]|\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})[.)])\s+", "", text)
