"""Which parts of a document are shown to be stages by signs, though it does not number them: all are offered."""

import re
from collections.abc import Callable, Iterator, Sequence

from build_scripts.document.outline import Headed
from build_scripts.document.unsettled import hands_on
from build_scripts.drafting.claims.likely import with_likelihood
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
from build_scripts.drafting.claims.settled_first import settled_first
from build_scripts.drafting.sentences.actors import bodies_in
from build_scripts.drafting.steps.places import Step

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
_ENOUGH = 2
_ENOUGH_UNSURE = 3


def weighed_by_signs(found: Sequence[Step], document: Sequence[Headed]) -> Iterator[Step]:
    """The stages and marks of a document; each mark knows how likely it is one, and whether enough signs show it."""
    seen = list(all_seen(found, document))
    signs = [tuple(says for says, holds in SIGNS if holds(one)) for one in seen]
    shown = {nth for nth, one in enumerate(seen) if not one.step.inside and _is_enough(one, len(signs[nth]))}
    yield from settled_first(list(with_likelihood(found, seen, signs, shown)), document)


# 7.1 and the like is a part of something larger until more speaks for it: what is valid, guidelines.
_PART = re.compile(r"^\W*[0-9]{1,2}\.[0-9]")


def _is_enough(seen: Seen, signs: int) -> bool:
    """True where so many signs show it, and not only by what it is called."""
    hands = hands_on(seen.first) and (any(bodies_in(seen.first)) or has_time(seen))
    timed = has_time(seen) and (is_dealt_with(seen) or (seen.heads and has_name(seen)))
    is_part = _PART.match(seen.each.name) is not None
    enough = _ENOUGH if (seen.step.sure or hands or timed) and not is_part else _ENOUGH_UNSURE
    # A name alone shows nothing.
    done = (is_put_to_somebody, is_dealt_with, has_time, opens_unsettled, leads_on)
    return signs >= enough and any(is_done(seen) for is_done in done)
