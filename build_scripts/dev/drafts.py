"""How much of what a person wrote from documents `navigator draft` finds in them, and what it finds besides.

python -m build_scripts.dev.drafts FOLDER, with the documents in it: each is known by the hash of its words.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from build_scripts.document.files import text_of
from build_scripts.document.tokens import Words, digest, find, words_of
from build_scripts.drafting.draft import Draft, draft
from build_scripts.drafting.steps.places import Step
from build_scripts.source.coverage import Coverage
from build_scripts.source.reader import Library, read_library
from build_scripts.source.traverse import parts
from navigator.dates.periods import Period
from navigator.model.limits import Limit
from navigator.model.procedure import Procedure

PROCEDURES = Path("procedures")


@dataclass(frozen=True, slots=True)
class Measured:
    """What was found of one document."""

    title: str
    limits: int
    limits_found: int
    limits_invented: int
    stages: int
    stages_found: int
    stages_marked: int
    stages_invented: int

    def row(self) -> str:
        """A row of the table in docs/developers/drafts.md."""
        limits = f"{self.limits_found} of {self.limits} | {self.limits_invented}"
        stages = f"{self.stages_found} + {self.stages_marked} of {self.stages} | {self.stages_invented}"
        return f"| {self.title} | {limits} | {stages} |"


def measured(folder: Path, library: Library) -> Iterator[Measured]:
    """Every document of a folder that the library's procedures were written from."""
    known = {written.value.document.sha256: key for key, written in library.coverage.items()}
    for path in sorted(folder.iterdir()):
        words = words_of(text_of(path))
        key = known.get(digest(words))
        if key:
            coverage = library.coverage[key].value
            yield compare(draft(text_of(path, structure=True)), words, coverage, library.covered_by(key))


def compare(made: Draft, words: Words, coverage: Coverage, procedures: Mapping[str, Procedure]) -> Measured:
    """Hold a draft against the procedures that a person wrote; one that is found twice counts once."""
    by_hand = dict.fromkeys(
        (words_of(limit.words), limit.period)
        for procedure in procedures.values()
        for _, limit in parts(procedure)
        if isinstance(limit, Limit)
    )
    seen = [
        (words_of(said.act.time.words), said.act.time.period)
        for said in made.acts
        if said.act.time and said.act.time.period
    ]
    at = dict(_places(coverage, words))
    sources = [stage.source for procedure in procedures.values() for stage in procedure.stages]
    theirs = dict.fromkeys(at[each.heading, each.paragraph] for each in sources if (each.heading, each.paragraph) in at)
    spans = [(stage.step.is_claimed, *_span(stage.step)) for stage in made.stages if stage.step.places]
    held = [(sure, any(start <= place < end for place in theirs)) for sure, start, end in spans]
    return Measured(
        title=coverage.document.title,
        limits=len(by_hand),
        limits_found=sum(any(_same(each, other) for other in seen) for each in by_hand),
        limits_invented=sum(not any(_same(other, each) for other in by_hand) for each in seen),
        stages=len(theirs),
        stages_found=sum(found for sure, found in held if sure),
        stages_marked=sum(found for sure, found in held if not sure),
        stages_invented=sum(sure and not found for sure, found in held),
    )


def _same(one: tuple[Words, Period], other: tuple[Words, Period]) -> bool:
    """True for the same time in words of which one holds the other."""
    near = find(one[0], other[0]) is not None or find(other[0], one[0]) is not None
    return near and one[1] == other[1]


def _places(coverage: Coverage, words: Words) -> Iterator[tuple[tuple[str, int | None], int]]:
    """Where each paragraph that a person named begins."""
    done = 0
    for section in coverage.sections:
        printed = words_of(" ".join(section.lines))
        for place, each in enumerate(section.paragraphs):
            opening = words_of(each.opening)
            found = find((*printed, *opening) if place == 0 else opening, words, done)
            if found is not None:
                done = found + (len(printed) if place == 0 else 0)
                yield (section.heading, each.number), done
                if place == 0:
                    yield (section.heading, None), done


def _span(step: Step) -> tuple[int, int]:
    """From the first word of a stage, with its heading where it begins with it, to the last."""
    first, last = step.places[0].part, step.places[-1].part
    start = first.at - (len(words_of(step.heading)) if first.number == 1 else 0)
    return start, last.at + sum(len(words_of(block)) for block in last.blocks)


def main(folder: str) -> None:
    """Print a row for each document."""
    library, _ = read_library(PROCEDURES)
    for each in measured(Path(folder), library):
        print(each.row())


if __name__ == "__main__":
    main(sys.argv[1])
