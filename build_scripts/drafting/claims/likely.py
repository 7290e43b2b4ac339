"""How likely what is not claimed is a stage: what was seen of it is added to the points that its sentences have."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from build_scripts.document.lines import STAGE
from build_scripts.drafting.claims.seen import Seen, has_name, is_dealt_with, leads_on
from build_scripts.drafting.claims.signs import Sign
from build_scripts.drafting.steps.headings import names_stage
from build_scripts.drafting.steps.places import LIKELY, Step, Weight, Why

# docs/developers/drafts.md says how these points were found.
_HEADS = Sign(7, "it begins with a heading")
_ITEM = Sign(4, "it is an item of a list")
_LEADS_ON = Sign(7, "it says how the matter goes on")
_STANDS = Sign(5, "it stands as stages do")
_MANY = 4
_LESS = 2
_LONGEST_LINE = 9
"""So many words has a line that only names what follows it."""


def with_likelihood(
    found: Sequence[Step], seen: Sequence[Seen], signs: Sequence[Sequence[str]], shown: Collection[int]
) -> Iterator[Step]:
    """The stages and marks, each mark with how likely it is one.

    `signs` says which of the nine each has; for those at the places that `shown` names they are enough.
    They are likely whatever else is so, and so is what has the name of a stage and deals with a
    matter.
    """
    many = _LESS * min(sum(step.is_claimed or nth in shown for nth, step in enumerate(found)), _MANY)
    for nth, (step, one) in enumerate(zip(found, seen, strict=True)):
        if step.is_claimed or (step.weight is None and nth not in shown):
            yield step
            continue
        weight = step.weight or Weight(Why.SHOWN, 0, (), ())
        more = [sign for sign, holds in _of(one) if holds] + [_STANDS] * (weight.why is Why.SHAPE)
        points = weight.points + sum(sign.points for sign in more) + len(signs[nth]) - many
        speaks_for = tuple(dict.fromkeys((*(sign.says for sign in more), *weight.speaks_for)))
        weight = replace(weight, points=points, speaks_for=speaks_for[: len(weight.speaks_for) or 1])
        if nth in shown or _is_called_one(one):
            weight = replace(weight, points=max(points, LIKELY))
        if nth in shown:
            weight = replace(weight, why=Why.SHOWN, speaks_for=tuple(signs[nth]))
        yield replace(step, weight=weight)


def _of(one: Seen) -> tuple[tuple[Sign, bool], ...]:
    return (_LEADS_ON, leads_on(one)), (_HEADS, one.heads), (_ITEM, one.is_item)


def _is_called_one(one: Seen) -> bool:
    """True for the name of a stage: a heading under which a matter is dealt with, or a line of a paragraph alone."""
    if one.step.inside is None:
        return one.heads and has_name(one) and is_dealt_with(one)
    is_line = len(one.first.split()) <= _LONGEST_LINE and not one.first.rstrip().endswith((".", ";"))
    return is_line and (STAGE.match(one.first) is not None or names_stage(one.first))
