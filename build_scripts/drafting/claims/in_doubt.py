"""What stands as stages do and is none of them: a stage of something else, and a heading that says one once more."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from build_scripts.document.lines import STAGE
from build_scripts.document.outline import Headed
from build_scripts.drafting.steps.headings import figure_of, number_of
from build_scripts.drafting.steps.other_stages import boxes, is_of_other, of_other_runs
from build_scripts.drafting.steps.places import Step


def in_doubt(found: Sequence[Step], document: Sequence[Headed]) -> Iterator[Step]:
    """The stages found, those of something else as marks that little more than their place calls one."""
    drawn = {each.heading for each in boxes(document)}
    other = [*of_other_runs(found, document), *(step for step in found if step.heading in drawn)]
    for step, before in zip(found, (None, *found), strict=False):
        is_other = step in other or (step.places and is_of_other(step)) or _is_same(step, before)
        thin = step.sure and bool(is_other)
        yield replace(step, sure=step.sure and not thin, thin=thin)


_NAMES_ITSELF = re.compile(r"(?i)\W*(?:stage|step|phase|level|tier)\b")


def _is_same(step: Step, before: Step | None) -> bool:
    """True for a heading that only speaks of the stage before it, such as What happens at Stage 3."""
    if before is None or _NAMES_ITSELF.match(step.title) or figure_of(step.title) is None:
        return False
    return STAGE.match(step.title) is not None and number_of(step.title) == number_of(before.title)
