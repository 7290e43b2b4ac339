"""Paragraphs that are part of no stage, and may be one: where nothing else is, and where a matter goes on in them."""

import re
from collections.abc import Iterator, Sequence

from build_scripts.document.outline import BEFORE, Headed, Part
from build_scripts.drafting.further import acts_in
from build_scripts.drafting.headings import OUTSIDE, figure_of, handles, is_outside_stages, moves_on
from build_scripts.drafting.places import Place, Step

# A heading for one kind of matter beside others: complaints about processes.
_OF_ONE_KIND = re.compile(
    r"(?i)^\W*(?:[0-9.]+\s+)?(?:an? )?(?:complaints?|appeals?|concerns?|grievances?)\s+(?:about|against|involving"
    r"|concerning|regarding|made|raised|by|from)\b"
)


def unclaimed(
    document: Sequence[Headed], found: Sequence[Step], told: Sequence[Step], acting: frozenset[tuple[str, int]]
) -> Iterator[Step]:
    """Marks for paragraphs outside every stage in which somebody deals with a matter.

    Without any stage each of them may be one. Beside stages one may be before a sentence that takes a matter on.
    """
    taken = {(place.heading, place.part.number) for step in found for place in step.places}
    hands = {step.heading for step in told}
    # Before a stage that calls itself the second one the first one stands, whatever it is called.
    first = figure_of(found[0].title) if found else None
    missing = found[0].places[0].part.at if first is not None and first > 1 else 0
    for each in document:
        if is_outside_stages(each, document) or OUTSIDE.search(each.name):
            continue
        free = [part for part in each.parts if (each.heading, part.number) not in taken and _deals(each, part, acting)]
        begun = [part for part in free if not any(step.inside and step.inside.at == part.at for step in told)]
        if not found:
            yield from (_mark(each, part) for part in begun)
        elif begun and (each.heading in hands or _OF_ONE_KIND.search(each.name) or each.at < missing):
            yield _mark(each, begun[0])


def _deals(each: Headed, part: Part, acting: frozenset[tuple[str, int]]) -> bool:
    return acts_in(each, part, acting) and handles(part) and moves_on(part)


def _mark(each: Headed, part: Part) -> Step:
    title = f"From paragraph {part.number}" if each.heading == BEFORE else each.name
    title = title if part.number == 1 or each.heading == BEFORE else f"{each.name}, from paragraph {part.number}"
    return Step(title, each.heading, part.number, (Place(each.heading, part),), sure=False)
