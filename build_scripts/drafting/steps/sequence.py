"""Which stages a document numbers itself, in one sequence that is whole: each is claimed for that alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from build_scripts.document.lines import STAGE, bare, calls_itself
from build_scripts.document.outline import Headed
from build_scripts.document.tokens import words_of
from build_scripts.drafting.sentences import rows
from build_scripts.drafting.steps.other_stages import NTH
from build_scripts.drafting.steps.places import Step

NUMBERED = "the document numbers its stages, and none is missing"
_FEWEST = 2
_LONGEST_LABEL = 25
"""So many letters of a paragraph have the number that it calls itself by."""
_FIGURES = {
    word: nth
    for nth, words in enumerate(
        (
            ("1", "i", "one", "first"),
            ("2", "ii", "two", "second"),
            ("3", "iii", "three", "third"),
            ("4", "iv", "four", "fourth"),
            ("5", "v", "five", "fifth"),
            ("6", "vi", "six", "sixth"),
            ("7", "vii", "seven", "seventh"),
        ),
        start=1,
    )
    for word in words
}
_KIND = r"(?P<kind>stage|step|phase|level|tier)"
_NUMBERED = re.compile(rf"(?i)\b{_KIND}\s*(?:[\N{{EN DASH}}\N{{EM DASH}}-]\s*)?(?P<figure>[0-9]{{1,2}}|[a-z]+)\b")
_ORDINAL = re.compile(rf"(?i)\b(?P<figure>first|second|third|fourth|fifth|sixth|seventh)\s+{_KIND}\b")
# Informal stage, Formal stage, Appeal stage: their names give their order.
_NAMES = ("informal", "formal", "appeal")
_NAMED = re.compile(rf"(?i)^\W*(?:[0-9.]+\s+)?(?:the\s+)?(?P<name>informal|formal|appeals?)\s+{_KIND}\b")
# Where a sequence is shown, summed up or tried out, and nothing is laid down: a flowchart, a form, an example.
_SHOWS = re.compile(
    r"(?i)\b(?:annex(?:es)?|appendix|appendices|forms?|templates?|examples?|case stud(?:y|ies)|scenarios?|flow ?charts?"
    r"|diagrams?|summary|overview|at a glance|contents|roles?|responsibilit(?:y|ies)|time ?lines?|checklists?)\b"
)
_LAYS_DOWN = re.compile(r"(?i)\b(?:procedures?|process|policy|protocol)\b")


@dataclass(frozen=True, slots=True)
class _Label:
    kind: str
    figure: int


@dataclass(frozen=True, slots=True)
class _Member:
    label: _Label
    step: Step


def in_sequence(found: Sequence[Step], document: Sequence[Headed]) -> Iterator[Step]:
    """The stages found; those of the sequence that the document lays down know that they are numbered by it.

    A document that lays down two of the same length is read by its first. A stage by itself is in no sequence, nor
    are those of one with a gap, or of one that stands under a flowchart or a form.
    """
    named = {each.heading: each for each in document}
    members = [
        _Member(label, step)
        for step in found
        if step.sure and (label := _label_of(step, named[step.heading])) is not None
    ]
    whole = [run for run in _runs(members) if _is_whole(run) and not _is_shown(run[0].step, document)]
    main = max(whole, key=_length, default=[])
    own = [member.step for member in main]
    yield from (replace(step, proof=(NUMBERED,) if step in own else ()) for step in found)


def has_number(step: Step, each: Headed) -> bool:
    """True where the document gives a stage under a heading a number, in a whole sequence or by itself."""
    return _label_of(step, each) is not None


def _label_of(step: Step, each: Headed) -> _Label | None:
    """The number that the document gives a stage: in its heading, in the paragraph it begins with, or in its row."""
    if not step.places:
        return None
    part = step.places[0].part
    above = (NTH.sub("", step.heading), *each.printed) if part.number == 1 else ()
    lines = [line for line in above if STAGE.match(line) or _NAMED.search(line)]
    if calls_itself(part.blocks[0]):
        lines.append(bare(part.blocks[0])[:_LONGEST_LABEL])
    row = rows.names_stage(part)
    return next(filter(None, map(_read, [*lines, *([row] if row else [])])), None)


def _read(line: str) -> _Label | None:
    for pattern in (_NUMBERED, _ORDINAL):
        for told in pattern.finditer(line):
            figure = told["figure"].casefold()
            nth = int(figure) if figure.isdigit() else _FIGURES.get(figure)
            if nth is not None:
                return _Label(told["kind"].casefold(), nth)
    named = _NAMED.search(line)
    if named is None:
        return None
    return _Label(f"named {named['kind'].casefold()}", 1 + _NAMES.index(named["name"].casefold().rstrip("s")))


def _runs(members: Sequence[_Member]) -> Iterator[list[_Member]]:
    """Each kind of number by itself, parted where it begins again."""
    for kind in dict.fromkeys(member.label.kind for member in members):
        run: list[_Member] = []
        for member in members:
            if member.label.kind != kind:
                continue
            if run and member.label.figure == 1:
                yield run
                run = []
            run.append(member)
        yield run


def _is_whole(run: Sequence[_Member]) -> bool:
    """True for a sequence from 1 on without a gap, and without one that comes twice."""
    figures = [member.label.figure for member in run]
    return len(run) >= _FEWEST and figures[0] == 1 and all(after == before + 1 for before, after in pairwise(figures))


def _shows(line: str) -> bool:
    """True for the name of a flowchart, a form, an annex or a summary, which lays nothing down."""
    return _SHOWS.search(line) is not None and _LAYS_DOWN.search(line) is None


def _is_shown(step: Step, document: Sequence[Headed]) -> bool:
    """True where what stands above the first stage of a sequence is the name of a flowchart, a form or an annex."""
    at = next(at for at, each in enumerate(document) if each.heading == step.heading)
    above = [line for line in document[at].printed[:-1] if not STAGE.match(line)]
    if at and not document[at - 1].parts:
        above += [document[at - 1].name]
    return any(map(_shows, above[-1:]))


def _length(run: Sequence[_Member]) -> tuple[int, int]:
    told = sum(len(words_of(block)) for member in run for place in member.step.places for block in place.part.blocks)
    return told, len(run)
