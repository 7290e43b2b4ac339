"""How likely what is not claimed is a stage: what was seen of it is added to the points that its sentences have."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from build_scripts.drafting.claims.seen import Seen, leads_on
from build_scripts.drafting.claims.signs import Sign
from build_scripts.drafting.steps.places import LIKELY, Step, Why

# docs/developers/drafts.md says how these points were found.
_HEADS = Sign(5, "it begins with a heading")
_ITEM = Sign(4, "it is an item of a list")
_LEADS_ON = Sign(7, "it says how the matter goes on")
_STANDS = Sign(5, "it stands as stages do")
_MANY = 4
_LESS = 3


def with_likelihood(
    found: Sequence[Step], seen: Sequence[Seen], signs: Sequence[int], wanting: Collection[int]
) -> Iterator[Step]:
    """The stages and marks, each mark with how likely it is one.

    `signs` says how many of the nine each has; those at the places that `wanting` names lack nothing for a claim but
    its ground, and are likely whatever else is so.
    """
    claimed = sum(step.is_claimed for step in found)
    for nth, (step, one) in enumerate(zip(found, seen, strict=True)):
        if step.is_claimed or step.weight is None:
            yield step
            continue
        weight = step.weight
        more = [sign for sign, holds in _of(one) if holds] + [_STANDS] * (weight.why is Why.SHAPE)
        points = weight.points + sum(sign.points for sign in more) + signs[nth] - _LESS * min(claimed, _MANY)
        points = max(points, LIKELY) if nth in wanting else points
        speaks_for = tuple(dict.fromkeys((*(sign.says for sign in more), *weight.speaks_for)))
        yield replace(step, weight=replace(weight, points=points, speaks_for=speaks_for[: len(weight.speaks_for) or 1]))


def _of(one: Seen) -> tuple[tuple[Sign, bool], ...]:
    return (_LEADS_ON, leads_on(one)), (_HEADS, one.heads), (_ITEM, one.is_item)
