"""How much of what a person counted in published procedures `navigator draft` finds, marks, loses, and has besides.

python -m build_scripts.dev.draft_counts FOLDER, with the documents in it: each is known by the hash of its words.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Any

import yaml

from build_scripts.document.files import text_of
from build_scripts.document.outline import headed
from build_scripts.document.tokens import Words, digest, find, words_of
from build_scripts.drafting.draft import Draft, draft
from build_scripts.drafting.said.doubtful import looks_like_limits
from build_scripts.drafting.steps.places import Step

READINGS = (
    "",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
)
COUNTS = tuple(Path("tests/drafting") / (f"published_{nth}.yml" if nth else "published.yml") for nth in READINGS)
HALVES = tuple(f"{half}, {nth}" if nth else half for nth in READINGS for half in ("learning", "held out"))


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage that a person counted."""

    opening: str
    """Its first words, or those of its heading."""
    is_round: bool
    """True where somebody else decides, or another turn begins."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What a person counted in one document."""

    document: str
    half: str
    """The half that the rules were mended by, or the one that was held out, of the first or the second reading."""
    sha256: str
    stages: tuple[Stage, ...]
    limits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of what was counted were found and marked, and how many were claimed besides."""

    counted: int
    found: int
    marked: int
    besides: int
    idle: int
    """Marks at which nothing was counted."""

    def __add__(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(
            self.counted + other.counted,
            self.found + other.found,
            self.marked + other.marked,
            self.besides + other.besides,
            self.idle + other.idle,
        )

    @property
    def shown(self) -> str:
        """Two cells of a table: 3 + 1 of 4 | 0."""
        return f"{self.found} + {self.marked} of {self.counted} | {self.besides}"


NOTHING = Tally(0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Measured:
    """One document held against its count."""

    limits: Tally
    stages: Tally
    rounds: Tally
    offered: int
    """Of the marked stages those whose lines stand ready in the file."""
    told: tuple[str, ...]
    """What was lost and what is besides, in words."""


def counts(paths: Sequence[Path] = COUNTS) -> dict[str, Counted]:
    """Every count of some files by the hash of its document's words."""
    rows: list[Mapping[str, Any]] = [row for path in paths for row in yaml.safe_load(path.read_text("utf-8"))]
    return {row["sha256"]: _counted(row) for row in rows}


def _counted(row: Mapping[str, Any]) -> Counted:
    stages = tuple(Stage(each["opening"], each.get("round", False)) for each in row["stages"])
    return Counted(row["document"], row["half"], row["sha256"], stages, tuple(row["limits"]))


def compare(made: Draft, text: str, counted: Counted) -> Measured:
    """Hold a draft of a text against a count.

    A stage is found where one of the draft begins with its paragraph or with a heading above it, or else begins and
    ends around it; each of the draft finds one.
    """
    words = words_of(text)
    tops = {each.heading: each.at for each in headed(text)}
    told: list[str] = []
    places = list(_places([each.opening for each in counted.stages], words))
    by_claim, others = _matched(places, [each.step for each in made.claimed], tops)
    rest = [None if by_claim[nth] else at for nth, at in enumerate(places)]
    by_offer, _ = _matched(rest, [each.step for each in made.offered], tops)
    by_mark, idle = _matched(rest, [each.step for each in made.stages if not each.step.is_claimed], tops)
    told += [
        f"{'mark' if by_mark[nth] else 'LOST'} stage: {each.opening}"
        for nth, each in enumerate(counted.stages)
        if not by_claim[nth]
    ]
    told += [f"besides stage: {step.title}" for step in others]
    told += [f"idle mark: {step.title}" for step in idle]
    rounds = [nth for nth, each in enumerate(counted.stages) if each.is_round]
    limits, limits_told = _limits(made, words, counted.limits)
    return Measured(
        limits,
        Tally(len(places), sum(by_claim), sum(by_mark), len(others), len(idle)),
        Tally(len(rounds), sum(by_claim[nth] for nth in rounds), sum(by_mark[nth] for nth in rounds), 0, 0),
        sum(by_offer),
        (*told, *limits_told),
    )


def _places(openings: Sequence[str], words: Words) -> Iterator[int]:
    """Where each of some words begins, one after the other."""
    done = 0
    for each in openings:
        found = find(words_of(each), words, done)
        if found is None:
            raise ValueError(f"{each!r} does not stand in the document after what was counted before it")
        yield found
        done = found + 1


def _starts(step: Step, tops: Mapping[str, int]) -> tuple[int, int]:
    """The first paragraph of a stage, with the headings that stand above it where it begins with them."""
    if step.places:
        first = step.places[0].part
        start = tops[step.heading] if first.number == 1 else first.at
        return start, first.at + len(words_of(" ".join(first.blocks))) - 1
    return (step.inside.at, step.inside.at) if step.inside else (-1, -1)


def _around(step: Step, tops: Mapping[str, int]) -> tuple[int, int]:
    """From the first word of a stage to its last; for a sentence those of its paragraph."""
    first = step.places[0].part if step.places else step.inside.part if step.inside else None
    last = step.places[-1].part if step.places else first
    if first is None or last is None:
        return _starts(step, tops)
    start = tops[step.heading] if first.number == 1 else first.at
    return start, last.at + sum(len(words_of(block)) for block in last.blocks) - 1


def _matched(
    places: Sequence[int | None], steps: Sequence[Step], tops: Mapping[str, int]
) -> tuple[list[bool], list[Step]]:
    """Which places a step begins at or goes around, each step once, and the steps that do so with none."""
    free = list(steps)
    hit = [False for _ in places]
    for reach in (_starts, _around):
        for nth, place in enumerate(places):
            if place is None or hit[nth]:
                continue
            own = next((each for each in free if reach(each, tops)[0] <= place <= reach(each, tops)[1]), None)
            hit[nth] = own is not None
            if own:
                free.remove(own)
    return hit, free


def _limits(made: Draft, words: Words, counted: Sequence[str]) -> tuple[Tally, list[str]]:
    wanted = [(at, at + len(words_of(each))) for at, each in zip(_places(counted, words), counted, strict=True)]
    claimed = [
        (said.act.time.words, _near(said.act.time.words, said.act.sentence, said.place.part.at, words))
        for said in made.acts
        if said.act.time and said.act.time.period
    ]
    marked = [
        _near(each, sentence, left.place.part.at, words)
        for left in made.left
        for sentence in left.sentences
        for each in looks_like_limits(sentence)
        if each in left.limits
    ]
    found = [any(_meets(each, other) for _, other in claimed) for each in wanted]
    marks = [
        not is_found and any(_meets(each, other) for other in marked)
        for each, is_found in zip(wanted, found, strict=True)
    ]
    known = {words_of(shown) for shown, at in claimed if any(_meets(each, at) for each in wanted)}
    besides = [
        shown for shown, at in claimed if not any(_meets(each, at) for each in wanted) and words_of(shown) not in known
    ]
    told = [f"{'mark' if marks[nth] else 'LOST'} limit: {each}" for nth, each in enumerate(counted) if not found[nth]]
    told += [f"besides limit: {each}" for each in besides]
    return Tally(len(wanted), sum(found), sum(marks), len(besides), 0), told


def _near(shown: str, sentence: str, since: int, words: Words) -> tuple[int, int]:
    """Where the words of a time stand, in their sentence if that can be found as it is."""
    own = words_of(shown)
    at = find(own, words, find(words_of(sentence), words, since) or since)
    return (at, at + len(own)) if at is not None else (0, 0)


def _meets(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def main(folder: str, *options: str) -> None:
    """Print a row for each document and one for each half; with --told also what the learning half has lost."""
    known = counts()
    found: list[tuple[Counted, Measured]] = []
    for path in sorted(Path(folder).rglob("*.*")):
        words = words_of(text_of(path)) if path.suffix in {".txt", ".md", ".html", ".pdf", ".docx"} else ()
        counted = known.get(digest(words))
        if counted:
            text = text_of(path, structure=True)
            found.append((counted, compare(draft(text), text, counted)))
    for half in HALVES:
        own = sorted((each for each in found if each[0].half == half), key=lambda each: attrgetter("document")(each[0]))
        for counted, each in own:
            print(f"| {half} | {counted.document} | {each.limits.shown} | {each.stages.shown} |")
            if "--told" in options and half.startswith("learning"):
                print("\n".join(f"      {line}" for line in each.told))
        limits, stages, rounds = (
            sum((attrgetter(name)(each) for _, each in own), NOTHING) for name in ("limits", "stages", "rounds")
        )
        offered = sum(each.offered for _, each in own)
        shown = f"rounds {rounds.found} + {rounds.marked} of {rounds.counted} | idle marks {stages.idle}"
        shown += f" | offered {offered}"
        print(f"| {half} | {len(own)} documents | {limits.shown} | {stages.shown} | {shown} |")


if __name__ == "__main__":
    main(*sys.argv[1:])
