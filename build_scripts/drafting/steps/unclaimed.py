"""Paragraphs that are part of no stage, and may be one: where nothing else is, and where a matter goes on in them."""

import re
from collections.abc import Iterator, Sequence

from build_scripts.document.lines import bare
from build_scripts.document.outline import BEFORE, Headed, Part
from build_scripts.drafting.steps.further import acts_in, ends_outside, opens_next
from build_scripts.drafting.steps.headings import (
    OUTSIDE,
    begins,
    figure_of,
    handles,
    is_aside,
    is_outside_stages,
    moves_on,
)
from build_scripts.drafting.steps.places import Place, Step

# A heading for one kind of matter beside others: complaints about processes.
_OF_ONE_KIND = re.compile(
    r"(?i)^\W*(?:[0-9.]+\s+)?(?:an? )?(?:complaints?|appeals?|concerns?|grievances?)\s+(?:about|against|involving"
    r"|concerning|regarding|made|raised|by|from)\b"
)


_SECOND = 2


def unclaimed(
    document: Sequence[Headed],
    found: Sequence[Step],
    told: Sequence[Step],
    acting: frozenset[tuple[str, int]],
    *,
    anywhere: bool = False,
) -> Iterator[Step]:
    """Marks for paragraphs outside every stage in which somebody deals with a matter.

    Without any stage each of them may be one. Beside stages one may be before a sentence that takes a matter on.
    With `anywhere` it may stand under a heading under which no stage stands elsewhere.
    """
    taken = {(place.heading, place.part.number) for step in found for place in step.places}
    hands = {step.heading for step in told}
    # Before a stage that calls itself the second one the first one stands, whatever it is called.
    first = figure_of(found[0].title) if found else None
    missing = found[0].places[0].part.at if first is not None and first > 1 else 0
    held = {step.heading for step in (*found, *told)}
    for each in document:
        between = bool(found) and found[0].places[0].part.at < each.at < found[-1].places[0].part.at
        if each.heading not in held and found and _may_be_one(each, document, acting, between=between):
            yield _mark(each, each.parts[0])
            continue
        if (is_outside_stages(each, document) and not anywhere) or OUTSIDE.search(each.name):
            continue
        free = [part for part in each.parts if (each.heading, part.number) not in taken and _deals(each, part, acting)]
        begun = [part for part in free if not any(step.inside and step.inside.at == part.at for step in told)]
        if not found:
            yield from (_mark(each, part) for part in begun)
        elif begun and (each.heading in hands or _OF_ONE_KIND.search(each.name) or each.at < missing):
            # What is said first under a heading is how its stage begins.
            begin = each.parts[0] if begun[0].number == _SECOND and each.heading not in held else begun[0]
            yield _mark(each, begin)


# We will investigate your complaint, an officer will respond to the concern, your complaint will go through checks.
_DEALS = re.compile(
    r"(?i)\b(?:will|shall|must|should|may|can|aims? to|(?:need|have) to)\s+(?:\w+ly\s+|then\s+|first\s+|be\s+)*"
    r"(?:acknowledge|investigate|respond|reply|review|consider|discuss|assess|hear|decide|resolve|look into|look at"
    r"|refer"
    r"|handle|examine|complain|go through|receive)(?:d|s)?\b[^.;]{0,50}\b(?:complaints?|concerns?|grievances?|appeals?"
    r"|requests?|issues?|matters?|disputes?|reports?|decisions?|cases?|situation)\b"
    r"|\b(?:complaints?|concerns?|grievances?|appeals?|requests?|matters?|disputes?)\s+(?:will|shall|must|should|is|are)\s+"
    r"(?:\w+ly\s+|then\s+|first\s+|be\s+)*(?:acknowledged|investigated|reviewed|considered|discussed|assessed|heard"
    r"|decided|referred|handled|examined|dealt with|passed|sent|made|submitted|go through)\b"
)


def is_dealt_with(each: Headed) -> bool:
    """True for a heading whose first paragraph says that a matter is dealt with: we will investigate your complaint."""
    return _DEALS.search(bare(each.parts[0].blocks[0])) is not None


def _may_be_one(each: Headed, document: Sequence[Headed], acting: frozenset[tuple[str, int]], *, between: bool) -> bool:
    """True for a heading that holds no stage, and is no title, under which a matter is dealt with first of all.

    With `between` it stands between two that hold one: there it is enough that somebody acts.
    """
    if each is document[0] or not each.parts or OUTSIDE.search(each.name) or ends_outside(each):
        return False
    if is_aside(each):
        # Right to review: what opens with a matter that goes on is more than a right.
        return opens_next(each.parts[0], acts=acts_in(each, each.parts[0], acting))
    raises = begins(each) and acts_in(each, each.parts[0], acting)
    return moves_on(each.parts[0]) and (
        raises or is_dealt_with(each) or (between and _deals(each, each.parts[0], acting))
    )


def _deals(each: Headed, part: Part, acting: frozenset[tuple[str, int]]) -> bool:
    return acts_in(each, part, acting) and handles(part) and moves_on(part)


def _mark(each: Headed, part: Part) -> Step:
    title = f"From paragraph {part.number}" if each.heading == BEFORE else each.name
    title = title if part.number == 1 or each.heading == BEFORE else f"{each.name}, from paragraph {part.number}"
    return Step(title, each.heading, part.number, (Place(each.heading, part),), sure=False)
