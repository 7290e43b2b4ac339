"""Stages that a document tells twice: in its list of contents, and in the sentence that opens a list of steps."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from build_scripts.document.lines import NUMBER, STAGE, bare
from build_scripts.document.outline import Headed, Part
from build_scripts.document.tokens import Words, words_of
from build_scripts.drafting.steps.headings import figure_of, unnumbered
from build_scripts.drafting.steps.numbered import introduces
from build_scripts.drafting.steps.other_stages import NTH, boxes
from build_scripts.drafting.steps.places import Place, Step

_LONGEST_NAME = 12


def told_once(found: Sequence[Step], document: Sequence[Headed]) -> Iterator[Step]:
    """The stages and marks of a document, in its order, without the marks of what a claim beside them tells.

    A line of contents is told by the heading that it names. A sentence that opens steps is told by the first of them,
    which begins with it.
    """
    names = {words_of(unnumbered(line)) for each in document for line in (each.heading, *each.printed)}
    figures = {figure_of(step.title) for step in found if step.sure and STAGE.match(step.title)}
    opened: dict[tuple[str, int], Place] = {}
    for step in found:
        place = _opener(step, found)
        if place:
            opened[place.heading, place.part.number] = place
    later = _later_boxes(found, document)
    taken = {(place.heading, place.part.number) for step in found for place in step.places}
    for step in found:
        first = (
            opened.get((step.heading, step.paragraph - 1)) or _label(step, document, taken)
            if step.sure and step.places
            else None
        )
        if first:
            yield replace(step, paragraph=first.part.number, places=(first, *step.places))
        elif not (_opener(step, found) or _is_line_of_contents(step, names, figures) or step.heading in later):
            yield step


_LONGEST_LABEL = 6


def _label(step: Step, document: Sequence[Headed], taken: set[tuple[str, int]]) -> Place | None:
    """The few words with a colon right above the first item of a list that is claimed: Before the meeting:."""
    each = next(each for each in document if each.heading == step.heading)
    above = next((part for part in each.parts if part.number == step.paragraph - 1), None)
    counted = _is_listed(step) and NUMBER.match(step.places[0].part.blocks[0]) is not None
    if above is None or (step.heading, above.number) in taken or above.is_step or not counted:
        return None
    few = len(above.blocks) == 1 and len(words_of(above.blocks[0])) <= _LONGEST_LABEL
    return Place(step.heading, above) if few and above.blocks[0].rstrip().endswith(":") else None


def _later_boxes(found: Sequence[Step], document: Sequence[Headed]) -> set[str]:
    """The headings of a drawing that come again: its boxes are told by the first of each name."""
    names = [each.heading for each in boxes(document)]
    first = {words_of(NTH.sub("", name)): name for name in reversed(names)}
    sure = {step.heading for step in found if step.sure}
    return set(names) - set(first.values()) - sure


def _opener(step: Step, found: Sequence[Step]) -> Place | None:
    """The paragraph of a mark at a sentence that opens steps of which the first one is claimed."""
    if step.inside is None or not introduces(step.inside.part) or step.inside.part.is_step:
        return None
    part = step.inside.part
    following = any(
        each.sure and each.heading == step.heading and each.paragraph == part.number + 1 and _is_listed(each)
        for each in found
    )
    return Place(step.heading, part) if following and len(part.blocks) == 1 else None


def _is_listed(step: Step) -> bool:
    return bool(step.places) and step.places[0].part.is_step


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
