"""Which parts of a document are claimed as stages though it does not number them: where several signs agree."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from build_scripts.document.outline import Headed
from build_scripts.document.unsettled import hands_on
from build_scripts.drafting.claims.beside import settled_first, shown_beside
from build_scripts.drafting.claims.grounds import GROUNDS
from build_scripts.drafting.claims.objections import ADVISES, OBJECTIONS, is_of_outside
from build_scripts.drafting.claims.seen import (
    Seen,
    all_seen,
    calls_itself_one,
    has_name,
    has_time,
    is_dealt_with,
    is_put_to_somebody,
    leads_on,
    names_somebody_new,
    opens_unsettled,
    stands_as_one,
)
from build_scripts.drafting.sentences.actors import bodies_in
from build_scripts.drafting.steps.headings import OUTSIDE
from build_scripts.drafting.steps.places import LIKELY, Step

SIGNS: tuple[tuple[str, Callable[[Seen], bool]], ...] = (
    ("it has the name of a stage", has_name),
    ("it stands as stages do", stands_as_one),
    ("it calls itself a stage", calls_itself_one),
    ("it says to whom the matter is put", is_put_to_somebody),
    ("somebody looks into the matter or answers", is_dealt_with),
    ("it gives a time", has_time),
    ("it opens with a matter that was not settled", opens_unsettled),
    ("it says how the matter goes on", leads_on),
    ("it names somebody who decides, and was not named in the one before", names_somebody_new),
)
"""Each of them in words for the author."""
HANDS_ON = "what was not settled before goes on to somebody who decides"
_ENOUGH = 2
_ENOUGH_UNSURE = 3
# 7.1 and the like is a part of something larger until more speaks for it: what is valid, guidelines.
_PART = re.compile(r"^\W*[0-9]{1,2}\.[0-9]")


def proven(found: Sequence[Step], document: Sequence[Headed]) -> Iterator[Step]:
    """The stages and marks of a document; those that enough signs show to be a stage know them, and are claimed."""
    seen = list(all_seen(found, document))
    made = [each.step if each.step.is_claimed or each.step.inside else _with_signs(each) for each in seen]
    made = [
        _claimed(one.step, (HANDS_ON,)) if _hands_on(nth, made, seen) else made[nth] for nth, one in enumerate(seen)
    ]
    yield from settled_first(list(shown_beside(made, seen, document)), document)


def _with_signs(seen: Seen) -> Step:
    signs = tuple(says for says, holds in SIGNS if holds(seen))
    hands = hands_on(seen.first) and (any(bodies_in(seen.first)) or has_time(seen))
    timed = has_time(seen) and (is_dealt_with(seen) or (seen.heads and has_name(seen)))
    is_part = _PART.match(seen.each.name) is not None
    enough = _ENOUGH if (seen.step.sure or hands or timed) and not is_part else _ENOUGH_UNSURE
    if len(signs) < enough or any(objects(seen) for objects in OBJECTIONS):
        return seen.step
    if any(lacks(seen) for lacks in GROUNDS):
        return _offered(seen.step)
    return _claimed(seen.step, signs)


def _offered(step: Step) -> Step:
    """With so many points that it is offered: signs enough speak for it, and only a ground is wanting."""
    weight = step.weight
    return replace(step, weight=replace(weight, points=max(weight.points, LIKELY))) if weight else step


def _claimed(step: Step, proof: tuple[str, ...]) -> Step:
    return replace(step, proof=proof)


# What is told of a stage that stands elsewhere.
_POINTS = re.compile(r"(?i)\b(?:stages?|steps?|levels?|tiers?|phases?|below|procedures?|section)\b")
_IF = re.compile(r"(?i)^\W*(?:and |but |however,? )?(?:if|where|when|should|failing|in the event)\b")
_MORE = re.compile(r"(?i)\b(?:more|further|additional) (?:information|details|time)\b")


def _hands_on(nth: int, found: Sequence[Step], seen: Sequence[Seen]) -> bool:
    """True for a sentence inside a paragraph by which what was not settled goes on to somebody who decides.

    None inside a stage that the document numbers is one, nor one that points to a stage of its own.
    """
    step, one = found[nth], seen[nth]
    if (
        step.inside is None
        or one.is_shown
        or is_of_outside(one)
        or not (_IF.search(one.first) and hands_on(one.first) and opens_unsettled(one))
    ):
        return False
    elsewhere = (OUTSIDE, ADVISES, _POINTS, _MORE)
    if not is_put_to_somebody(one) or any(pattern.search(one.first) for pattern in elsewhere):
        return False
    if any(place.part is step.inside.part for other in one.whole for place in other.places):
        return False
    after = next((seen[at] for at in range(nth + 1, len(found)) if found[at].sure), None)
    return after is None or opens_unsettled(after)
