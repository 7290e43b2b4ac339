"""Stages that a document tells twice: in its list of contents, and in the sentence that opens a list of steps."""

import re
from collections.abc import Iterator, Sequence

from build_scripts.document.lines import STAGE, bare
from build_scripts.document.outline import Headed, Part
from build_scripts.document.tokens import Words, words_of
from build_scripts.drafting.steps.headings import figure_of, unnumbered
from build_scripts.drafting.steps.other_stages import NTH, boxes
from build_scripts.drafting.steps.places import Step

_LONGEST_NAME = 12


def told_once(found: Sequence[Step], document: Sequence[Headed]) -> Iterator[Step]:
    """The stages and marks of a document, in its order, without the marks of what a claim beside them tells.

    A line of contents is told by the heading that it names.
    """
    names = {words_of(unnumbered(line)) for each in document for line in (each.heading, *each.printed)}
    figures = {figure_of(step.title) for step in found if step.sure and STAGE.match(step.title)}
    later = _later_boxes(found, document)
    for step in found:
        if not (_is_line_of_contents(step, names, figures) or step.heading in later):
            yield step


def _later_boxes(found: Sequence[Step], document: Sequence[Headed]) -> set[str]:
    """The headings of a drawing that come again: its boxes are told by the first of each name."""
    names = [each.heading for each in boxes(document)]
    first = {words_of(NTH.sub("", name)): name for name in reversed(names)}
    sure = {step.heading for step in found if step.sure}
    return set(names) - set(first.values()) - sure


def _is_line_of_contents(step: Step, names: set[Words], figures: set[int | None]) -> bool:
    """True for a mark at a line that is the name of a heading, or of a stage with a number that is claimed."""
    if step.sure or step.inside is None:
        return False
    line = _line(step.inside.part, step.inside.at)
    words = words_of(line)
    own = re.sub(r"\W*[0-9]{1,3}\W*$", "", line)
    if words in names or words_of(own) in names:
        return True
    named = STAGE.match(line) is not None and len(words) <= _LONGEST_NAME and not line.rstrip().endswith((".", ":"))
    return named and figure_of(line) in figures


def _line(part: Part, at: int) -> str:
    """The block of a paragraph in which a word of the document stands, without its sign."""
    since = part.at
    for block in part.blocks:
        since += len(words_of(block))
        if at < since:
            return re.sub(r"(?:\s*\.){3,}.*$", "", unnumbered(bare(block)))
    return ""
