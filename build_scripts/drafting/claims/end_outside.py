"""Where a procedure ends outside: whoever is still not satisfied may go to an ombudsman. It is offered as the last."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from build_scripts.document.lines import bare
from build_scripts.document.outline import Headed, Part
from build_scripts.document.unsettled import hands_on
from build_scripts.drafting.steps.headings import OUTSIDE, is_aside, unnumbered
from build_scripts.drafting.steps.places import LIKELY, Step, Weight, Why, inside, whole
from build_scripts.findings.sentences import sentences

# Who may go there: you can complain to the Ombudsman, the matter may be referred to it.
_SENDS = re.compile(
    r"(?i)\b(?:can|may|could|should|right to|entitled to|free to|able to|please|wish(?:es)? to)\b[^.;]{0,90}?"
    r"\b(?:complain\w*|contact|refer\w*|appeal\w*|tak(?:e|en)|ask|approach|write|go|escalate[ds]?|submit\w*|request"
    r"|appl(?:y|ication)|make|made|bring|brought|raise[ds]?|put|report|seek|pursue)\b"
)


def with_end_outside(found: Sequence[Step], document: Sequence[Headed]) -> Iterator[Step]:
    """The stages and marks, with the last place that sends people outside as a mark that is likely one.

    It is a heading that names who is outside, or else a paragraph that opens with what was not settled.
    """
    end = next(_ends(document), None)
    likely = [step for step in found if step.is_claimed or (step.weight and step.weight.is_likely)]
    if end is None or any(step.begins == end.begins for step in likely):
        yield from found
        return
    rest = [step for step in found if step.begins != end.begins]
    taken = {(place.heading, place.part.number) for step in rest for place in step.places}
    free = takewhile(lambda place: (place.heading, place.part.number) not in taken, end.places)
    own = replace(end, places=tuple(free), sure=False, weight=Weight(Why.ENDS, LIKELY, (Why.ENDS.value,), ()))
    before = [step for step in rest if step.begins < end.begins]
    yield from (*before, *([own] if own.inside or own.places else []), *rest[len(before) :])


def _ends(document: Sequence[Headed]) -> Iterator[Step]:
    for each in reversed(document):
        if each.parts and OUTSIDE.search(each.name) and not is_aside(each) and any(map(_sends, each.parts)):
            yield whole(each, each.heading)
    for each in reversed(document):
        for part in reversed(each.parts):
            told = list(sentences(unnumbered(bare(part.blocks[0]))))
            if told and hands_on(told[0]) and OUTSIDE.search(" ".join(told[:2])) and _sends(part):
                yield inside(told[0], each.heading, part, part.at)


def _sends(part: Part) -> bool:
    return any(_SENDS.search(bare(block)) for block in part.blocks)
