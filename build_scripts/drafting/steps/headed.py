"""Stages that headings name, in a document in which none calls itself one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from build_scripts.document.outline import BEFORE, Headed
from build_scripts.document.sentences import REACHES
from build_scripts.drafting.sentences.actors import before
from build_scripts.drafting.steps.further import acts_in, ends_outside, is_able, taken_further
from build_scripts.drafting.steps.headings import (
    OUTSIDE,
    announces,
    begins,
    is_aside,
    is_named,
    is_title,
    name_stages,
)
from build_scripts.drafting.steps.numbered import (
    FEWEST_STEPS,
    MANY,
    NUMBERED_HEADING,
    introduces,
    opened_by_sentence,
    outermost,
    sure_of,
    with_items,
)
from build_scripts.drafting.steps.places import Step, numbered_step, whole


def headed_stages(document: Sequence[Headed], acting: frozenset[tuple[str, int]]) -> list[Step]:
    run = sum(NUMBERED_HEADING.match(each.name) is not None for each in document) >= MANY
    announced = frozenset(_announced_headings(document))
    able = [
        each
        for each in document
        if each.heading != BEFORE
        and not is_aside(each)
        and not _is_address(each)
        and not OUTSIDE.search(each.name)
        and (
            any((each.heading, part.number) in acting for part in each.parts)
            or (each.heading in announced and each.parts)
            or ((is_named(each) or (run and NUMBERED_HEADING.match(each.name))) and is_able(each, acting))
        )
    ]
    opens = bool(able) and able[0] is document[0] and len(able[0].printed) < FEWEST_STEPS
    opens = opens and (not is_named(able[0]) or _OF_ALL.search(able[0].name) is not None)
    if len(able) > FEWEST_STEPS and opens and not announces(able[0]):
        able = able[1:]  # the title of the document, and what it opens with
    # Under the title alone, or under none: its paragraphs may still say that they go further.
    if not able:
        found = list(taken_further(document[0], acting))
        return found if len(found) >= FEWEST_STEPS else []
    named = [place for place, each in enumerate(able) if is_named(each)]
    if len(named) >= FEWEST_STEPS and not run:
        # What comes after the last of them is about something else, unless it lists the steps.
        listed = [place for place, each in enumerate(able) if announces(each) and opened_by_sentence(each)]
        able = able[: max(*named, *listed) + 1]
    # Headings that name the stages part them; what stands under one of them is parted no further.
    unparted = len(named) >= FEWEST_STEPS
    return [
        step
        for place, each in enumerate(able)
        # What is called the procedure, with the names of its stages below it, is none of them.
        for step in _parted(
            each,
            acting,
            unparted=unparted,
            sure=each.heading in announced
            or (not (each is document[0] and len(able) > 1 and is_of_all(each)) and _is_sure(place, able, announced)),
        )
    ]


def is_of_all(each: Headed) -> bool:
    """True for a title that calls the whole document a procedure, or names what it is about."""
    return "formal" not in each.name.casefold() and (
        is_title(each) or (not is_named(each) and (announces(each) or _OF_ALL.search(each.name) is not None))
    )


def _is_sure(place: int, able: Sequence[Headed], announced: frozenset[str]) -> bool:
    """True for a heading that names a stage, or calls a procedure what no other heading below parts."""
    each = able[place]
    named = is_named(each) and not (begins(each) and announced)
    named = named and not (begins(each) and any(is_named(other) and not begins(other) for other in able[:place]))
    below = any(is_named(other) or announces(other) for other in able[place + 1 :])
    return named or (announces(each) and not below)


def _announced_headings(document: Sequence[Headed]) -> Iterator[str]:
    """The numbered headings that a sentence before the first of them opens: these are the steps that we take."""
    numbered = [NUMBERED_HEADING.match(each.name) is not None for each in document]
    first = numbered.index(True) if any(numbered) else 0
    above = document[first - 1] if first else None
    under = document[first].printed[-2:-1] if first else ()
    announced = any(announces(replace(document[first], heading=name, printed=())) for name in under)
    if announced or (above and above.parts and introduces(above.parts[-1])):
        yield from (each.heading for each, counts in zip(document, numbered, strict=True) if counts)


_MOST = 0.75


def _parted(each: Headed, acting: frozenset[tuple[str, int]], *, unparted: bool, sure: bool) -> Iterable[Step]:
    """The stages under one heading: its steps, its paragraphs that go further, or all of it."""
    sure = sure and not ends_outside(each)
    steps = [part for part in each.parts if part.is_step]
    run = outermost(opened_by_sentence(each) or ([] if is_named(each) and not name_stages(steps) else steps))
    surely = frozenset(sure_of(each, run, acting))
    told = len(run) >= MANY and sum(acts_in(each, part, acting) for part in run) >= _MOST * len(run)
    if len(run) >= FEWEST_STEPS and (surely or opened_by_sentence(each) or announces(each) or told):
        made = [replace(numbered_step(each, part, nth), sure=part.number in surely) for nth, part in enumerate(run, 1)]
        return with_items(made, each)
    if unparted:
        return [replace(whole(each, each.name), sure=sure)]
    further = list(taken_further(each, acting))
    return [replace(step, sure=sure or len(further) > 1) for step in further]


# What a title calls the whole document.
_OF_ALL = re.compile(r"(?i)\b(?:policy|procedures?|protocol|process)\b")


def _is_address(each: Headed) -> bool:
    """True for somebody with the ways to reach them, and not for a step that is theirs."""
    if re.search(r"(?i)\b(?:you|your|we|us|our)\b", each.heading):
        return False
    named = before(re.sub(r"^\W*[0-9.]+\s+", "", each.heading))
    is_body = named is not None and not named.start
    is_body = (
        is_body or re.search(r"(?i)\b(?:committee|panel|team|group|board|officers?)\W*$", each.heading) is not None
    )
    near = [block for part in each.parts[:3] for block in part.blocks]
    return is_body and any(REACHES.search(block) for block in near)
