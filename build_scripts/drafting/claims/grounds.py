"""What a claim by signs needs besides: it stands as stages do, and a matter comes to somebody there."""

import re

from build_scripts.drafting.claims.seen import (
    Seen,
    has_name,
    is_dealt_with,
    is_put_to_somebody,
    opens_unsettled,
)

# 7.1 and the like is a part of something larger: what is valid, guidelines.
_PART = re.compile(r"^\W*[0-9]{1,2}\.[0-9]")


def is_part(seen: Seen) -> bool:
    """True under a number of parts, such as 7.1."""
    return _PART.match(seen.each.name) is not None


def is_grounded(seen: Seen) -> bool:
    """True for what stands as stages do, and where a matter comes to somebody.

    It is put to somebody there; or somebody deals with it where that has the name of a stage or takes the matter on.
    """
    comes = is_put_to_somebody(seen) or (is_dealt_with(seen) and (has_name(seen) or opens_unsettled(seen)))
    return seen.step.sure and comes and not (is_part(seen) or is_before_first(seen))


_FIRST = re.compile(
    r"(?i)\b(?:informal\w*|(?:stage|step|level|phase|tier)\s*(?:1|one|i|a)\b|first (?:stage|step|level)"
    r"|early (?:resolution|conciliation)|front[ -]?line|local resolution|initial (?:stage|complaint|response))"
)
_LATER = re.compile(r"(?i)\b(?:formal|review|appeals?|disciplinary)\b")


def is_before_first(seen: Seen) -> bool:
    """True for what stands above the stage that is the first by its name: an introduction, how to complain."""
    own = _FIRST.search(seen.each.name) or _LATER.search(seen.each.name) or opens_unsettled(seen)
    return not own and any(map(_FIRST.search, seen.later))
