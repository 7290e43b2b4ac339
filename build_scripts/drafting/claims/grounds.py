"""What a claim by signs needs, whatever else it says: a ground to stand on, an act or a name, and nothing before it."""

import re
from collections.abc import Callable

from build_scripts.drafting.claims.seen import (
    Seen,
    calls_itself_one,
    has_name,
    is_dealt_with,
    is_put_to_somebody,
    opens_unsettled,
)

_LONGEST_NAME = 4


def has_no_ground(seen: Seen) -> bool:
    """True for what neither stands as stages do, nor has the name of one, nor takes a matter on as a part of its own.

    Signs alone are right there in two of five.
    """
    goes_on = (seen.heads or seen.is_item) and opens_unsettled(seen)
    return not (seen.step.sure or has_name(seen) or goes_on)


_NUMBER = re.compile(r"^\W*(?:[0-9][0-9.]*|[A-Za-z])[.):]*\s+")
_NAME_ENDS = re.compile(r"\s[\N{EN DASH}\N{EM DASH}-]|[:(]")


def nobody_acts(seen: Seen) -> bool:
    """True where a matter is neither put to anybody nor looked into, and no short name of a stage calls it one."""
    if is_put_to_somebody(seen) or is_dealt_with(seen) or calls_itself_one(seen):
        return False
    name = _NAME_ENDS.split(_NUMBER.sub("", seen.step.title))[0]
    return not (has_name(seen) and len(name.split()) <= _LONGEST_NAME)


_FIRST = re.compile(
    r"(?i)\b(?:informal\w*|(?:stage|step|level|phase|tier)\s*(?:1|one|i|a)\b|first (?:stage|step|level)"
    r"|early (?:resolution|conciliation)|front[ -]?line|local resolution|initial (?:stage|complaint|response))"
)
_LATER = re.compile(r"(?i)\b(?:formal|review|appeals?|disciplinary)\b")


def is_before_first(seen: Seen) -> bool:
    """True for what stands above the stage that is the first by its name: an introduction, how to complain."""
    own = _FIRST.search(seen.each.name) or _LATER.search(seen.each.name) or opens_unsettled(seen)
    return not own and any(map(_FIRST.search, seen.later))


GROUNDS: tuple[Callable[[Seen], bool], ...] = (has_no_ground, nobody_acts, is_before_first)
"""What is offered, and not claimed, however many signs speak for it."""
