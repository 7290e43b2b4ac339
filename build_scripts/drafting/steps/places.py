"""A paragraph under its heading, and the stages that are made of paragraphs."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from build_scripts.document.lines import bare
from build_scripts.document.outline import BEFORE, Headed, Part
from build_scripts.drafting.steps.headings import unnumbered

Sentences = Callable[[str], Iterable[str]]
"""Cuts a text into its sentences."""


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph under its heading."""

    heading: str
    part: Part


@dataclass(frozen=True, slots=True)
class Inside:
    """A sentence inside a paragraph."""

    part: Part
    at: int
    """Its first word, counted through the document."""


LIKELY = 7
"""With so many points a mark is likely a stage: nearly every other is. docs/developers/drafts.md has the figures."""


class Why(Enum):
    """Why something is a mark and no claim."""

    SHOWN = "several signs show that it is one, and the document does not number it"
    SHAPE = "it stands as stages do, but too little of what it says shows that it is one"
    LOOKS = "it only looks like a stage"
    THIN = "little more than its heading, or its place in a list, calls it a stage"
    POINTS = "enough of what it says speaks for one"
    ENDS = "it sends whoever is still not satisfied to somebody outside"


@dataclass(frozen=True, slots=True)
class Weight:
    """What speaks for a mark being a stage, and what against it."""

    why: Why
    points: int
    speaks_for: tuple[str, ...]
    """The heaviest reasons, in words for the author."""
    against: tuple[str, ...]

    @property
    def is_likely(self) -> bool:
        """False where probably no stage begins."""
        return self.points >= LIKELY

    @property
    def told(self) -> str:
        """Both sides in one line: For: it says formal. Against: it gives a time."""
        sides = (("For", self.speaks_for), ("Against", self.against))
        return " ".join(f"{name}: {', '.join(reasons)}." for name, reasons in sides if reasons)


@dataclass(frozen=True, slots=True)
class Step:
    """What the document itself sets apart as a stage."""

    title: str
    heading: str
    paragraph: int
    places: tuple[Place, ...]
    sure: bool = True
    """False where it does not stand as stages do, and only looks like one."""
    thin: bool = False
    """True where little more than its heading, or its place in a list, calls it a stage; then it is not sure."""
    proof: tuple[str, ...] = ()
    """What shows beyond doubt that it is a stage, in words for the author: then it is claimed."""
    inside: Inside | None = None
    """Where it begins inside a paragraph."""
    weight: Weight | None = None
    """For a mark: how much speaks for it."""

    @property
    def begins(self) -> int:
        """Its first word, counted through the document."""
        return self.inside.at if self.inside else self.places[0].part.at

    @property
    def is_claimed(self) -> bool:
        """True where enough shows that it is a stage: then nothing is left to be decided."""
        return bool(self.proof)


def whole(each: Headed, title: str) -> Step:
    return Step(title, each.heading, 1, tuple(Place(each.heading, part) for part in each.parts))


_SHOWN = 10


def inside(sentence: str, heading: str, part: Part, at: int) -> Step:
    """A mark at a sentence of a paragraph, which begins with that word of the document."""
    title = f"{' '.join(sentence.split()[:_SHOWN])} (paragraph {part.number})"
    return Step(title, heading, part.number, (), sure=False, inside=Inside(part, at))


# What a step is called before a colon: Mediation: a mediator is found.
_LABEL = re.compile(r"([A-Z][\w' -]{2,40}):\s")


def numbered_step(each: Headed, part: Part, nth: int) -> Step:
    number = re.match(r"\W*([0-9]{1,2}\b|[A-H](?=[.)]))", part.blocks[0])
    label = _LABEL.match(unnumbered(bare(part.blocks[0])))
    under = "Step" if each.heading == BEFORE else f"{each.heading}:"
    title = label[1] if label else f"{under} {number[1] if number else nth}"
    return Step(title, each.heading, part.number, (Place(each.heading, part),))


# A number that a model text left open for a body to set: within [21] days.
_FIGURE_LEFT_OPEN = re.compile(r"\[([0-9]{1,3})\]")


def sentences_of(part: Part, split: Sentences) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each sentence of a paragraph, with the items of the list that it opens."""
    first, *items = (_FIGURE_LEFT_OPEN.sub(r"\1", block) for block in part.blocks)
    whole = list(split(unnumbered(bare(first))))
    opens = bool(whole) and whole[-1].rstrip(" -").endswith(":")
    listed = tuple(unnumbered(bare(each)).rstrip(" ;.,") for each in items)
    for place, sentence in enumerate(whole):
        yield sentence, (listed if opens and place + 1 == len(whole) else ())
    if not opens:
        for each in items:
            yield from ((sentence, ()) for sentence in split(unnumbered(bare(each))))
