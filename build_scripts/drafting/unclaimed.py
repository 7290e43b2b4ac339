"""Paragraphs that are part of no stage, and may be one: where nothing else is found, and where a matter goes on in them."""

import re
from collections.abc import Iterator, Sequence

from build_scripts.document.outline import BEFORE, Headed, Part, bare
from build_scripts.drafting.further import acts_in
from build_scripts.drafting.headings import OUTSIDE, handles, is_aside, moves_on
from build_scripts.drafting.places import Place, Step


# A heading for one kind of matter beside others: complaints about processes.
_OF_ONE_KIND = re.compile(
    r"(?i)^\W*(?:[0-9.]+\s+)?(?:an? )?(?:complaints?|appeals?|concerns?|grievances?)\s+(?:about|against|involving|concerning"
    r"|regarding|made|raised|by|from)\b"
)


def unclaimed(
    document: Sequence[Headed], found: Sequence[Step], told: Sequence[Step], acting: frozenset[tuple[str, int]]
) -> Iterator[Step]:
    """Marks for paragraphs outside every stage in which somebody deals with a matter.

    Without any stage each of them may be one. Beside stages one may be that takes a matter on in a later sentence.
    """
    taken = {(place.heading, place.part.number) for step in found for place in step.places}
    within = {(step.heading, step.paragraph) for step in told}
    for each in document:
        if is_aside(each) or OUTSIDE.search(each.name):
            continue
        for part in each.parts:
            key = (each.heading, part.number)
            may = not found or key in within or (part.number == 1 and _OF_ONE_KIND.search(each.name) is not None)
            if key not in taken and may and _deals(each, part, acting):
                begins = any(step.within == part.at for step in told)
                if not begins:
                    yield _mark(each, part)


def _deals(each: Headed, part: Part, acting: frozenset[tuple[str, int]]) -> bool:
    return acts_in(each, part, acting) and handles(part) and moves_on(part) and not OUTSIDE.search(bare(part.blocks[0]))


def _mark(each: Headed, part: Part) -> Step:
    title = f"From paragraph {part.number}" if each.heading == BEFORE else each.name
    title = title if part.number == 1 or each.heading == BEFORE else f"{each.name}, from paragraph {part.number}"
    return Step(title, each.heading, part.number, (Place(each.heading, part),), sure=False)
