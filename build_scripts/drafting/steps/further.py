"""Where a matter goes further: to the next stage inside, or to somebody outside, where the procedure ends."""

import re
from collections.abc import Iterator

from build_scripts.document.lines import bare
from build_scripts.document.outline import BEFORE, Headed, Part
from build_scripts.document.sentences import REACHES
from build_scripts.document.unsettled import hands_on
from build_scripts.drafting.steps.headings import (
    OUTSIDE,
    begins,
    goes_outside,
    is_aside,
    says_further,
    tells,
    unnumbered,
)
from build_scripts.drafting.steps.places import Place, Step

# How a paragraph opens that takes a matter further, or begins another: if it cannot be resolved, if there is a dispute.
_FURTHER = re.compile(
    r"(?i)\W*(?:any|an?|the) \w+ (?:who wish(?:es)?|wishing|who wants?) to (?:make|raise|submit|lodge) a formal\b"
    r"|\W*(?:an? |the |all )?formal (?:complaints?|grievances?|appeals?) (?:must|should|shall|may|can|will|are|is)\b"
    r"|\W*(?:all |any )?(?:other )?(?:unresolved (?:complaints?|concerns?|matters?|issues?)|(?:complaints?"
    r"|concerns?|matters?) (?:[\w']+ ){0,6}(?:not|cannot be) (?:\w+ )?resolved)\b"
    # Whoever may go further: the complainant has the right to put it to a panel, a student unsatisfied with it.
    r"|\W*(?:an?|the|any) \w+ (?:will |shall )?ha(?:ve|s) (?:the|a) right\b[^.]{0,120}\b(?:appeal|panel|review)"
    r"|\W*(?:an?|the|any) \w+ (?:who (?:is|are|remains?) )?(?:still )?"
    r"(?:unsatisfied|dissatisfied|not satisfied|unhappy)"
    r"|\W*(?:if|when|where|in the (?:event|case))\b[^.;:]{0,160}?\b"
    r"(?:(?:cannot|can not|could not|(?:is|are|am|remains?) (?:still )?not|not been)"
    r" (?:be )?(?:able to )?(?:\w+ly )?(?:resolved?|reach(?:ed)?|agreed?|settled?|satisfied|satisfactory|happy)"
    r"|(?:does|do|did|has|have) not (?:\w+ly )?(?:resolve|settle|succeed|satisfy|help|work)(?:ed)?"
    r"|(?:unable to|cannot) (?:come to|reach|agree|arrive at)|no (?:agreement|resolution)"
    r"|unhappy|unresolved|dissatisfied|insufficient|inadequate"
    r"|(?:wish|wishes|want|wants|decides?|would like) to (?:appeal|escalate)"
    r"|there is (?:a|still a) (?:dispute|disagreement|disparity))\b"
)


# If we cannot agree to it, we will tell you why: the same stage still.
_TELLS_WHY = re.compile(
    r"(?i)\b(?:we|it|the \w+) (?:will|shall|must|may) (?:also )?(?:write|tell|explain|inform|let|notify|set out)\b"
)


# What is dealt with as the next heading says is no stage of its own.
_AS_BELOW = re.compile(
    r"(?i)\b(?:according to|in accordance with|under|through|using) the formal\b"
    r"|\b(?:outlined|set out|described|explained|process|procedure|stage|as) below\b"
)


# What is only said to be a right, and told elsewhere.
_RIGHT_ALONE = re.compile(r"(?i)\bright to complain\b")
_REFERRED = re.compile(r"(?i)\b(?:referred|escalated|passed|taken|reported|raised)\s+(?:\w+\s+)?(?:to|with)\b")


def goes_further(text: str) -> bool:
    """True for words that open with a matter that is not resolved, or with somebody who is not satisfied."""
    return (_FURTHER.match(text) is not None and _TELLS_WHY.search(text) is None) or hands_on(text)


def opens_next(part: Part, *, acts: bool, numbered: bool = False) -> bool:
    """True for a paragraph that opens with a matter that goes on inside, and not as is said below, nor outside.

    Where it does not say that it goes on to somebody, somebody has to act in it. With `numbered` the document has
    stages with numbers, and what goes to one of them stands under it.
    """
    opening = unnumbered(bare(part.blocks[0]))
    if opening.endswith(":") and len(part.blocks) > 1:
        # If you are not happy with it, you can: ask for a manager.
        opening = f"{opening[:-1]} {unnumbered(bare(part.blocks[1]))}"
    first = re.split(r"[.;]\s", opening, maxsplit=1)[0]
    says = hands_on(first) or (acts and _FURTHER.match(opening) is not None and _TELLS_WHY.search(opening) is None)
    return says and not (
        _AS_BELOW.search(opening)
        or _RIGHT_ALONE.search(first)
        or (numbered and _TO_NUMBERED.search(first))
        or OUTSIDE.search(first)
    )


# What is dealt with at a stage that has a number or comes next stands under it.
_TO_NUMBERED = re.compile(
    r"(?i)\b(?:to|at|under|of|with|proceed|see) (?:the )?(?:next|formal|following|second|third|fourth)? ?"
    r"(?:stage|step|level|phase|tier)\b"
)


def acts_in(each: Headed, part: Part, acting: frozenset[tuple[str, int]]) -> bool:
    return (each.heading, part.number) in acting or tells(part)


def is_able(each: Headed, acting: frozenset[tuple[str, int]]) -> bool:
    """True where somebody acts under a heading, with must or may or without, or where it is told how to complain."""
    ways = begins(each) and any(REACHES.search(block) for part in each.parts for block in part.blocks)
    return ways or any((each.heading, part.number) in acting or tells(part) for part in each.parts)


def taken_further(each: Headed, acting: frozenset[tuple[str, int]]) -> Iterator[Step]:
    """One stage, or several where a paragraph says what follows when nothing was resolved, and somebody then acts."""
    runs: list[list[Part]] = []
    told = False
    for part in each.parts:
        acts = (each.heading, part.number) in acting or tells(part)
        further = opens_next(part, acts=acts)
        if not runs or (further and told):
            runs.append([])
        runs[-1].append(part)
        told = told or acts or further
    if each.heading == BEFORE and told:
        # What comes before somebody acts is an introduction, where no heading calls it a part of the stage.
        first = next((nth for nth, part in enumerate(runs[0]) if acts_in(each, part, acting)), 0)
        runs[0] = runs[0][first:]
    for run in runs:
        number = run[0].number
        title = each.name if number == 1 else f"{each.name}, from paragraph {number}"
        title = f"From paragraph {number}" if each.heading == BEFORE else title
        yield Step(title, each.heading, number, tuple(Place(each.heading, part) for part in run))


def goes_on(each: Headed, acting: frozenset[tuple[str, int]]) -> bool:
    """True for what follows the last numbered stage without a number: if it is still not resolved, it is referred."""
    first = each.parts[0] if each.parts else None
    if first is None or (each.heading, first.number) not in acting or is_aside(each):
        return False
    text = bare(first.blocks[0])
    return bool(_FURTHER.match(text) and _REFERRED.search(text) and not OUTSIDE.search(text))


# Somebody inside who looks at it once more.
_INSIDE = re.compile(r"(?i)\b(?:review\w*|managers?|directors?|panel|chief|senior|head|board|committee|stage|chair)\b")


_OURSELVES = re.compile(r"(?i)\b(?:we|us|appeals?|formal|headteacher|principal|trustees?|governors?|council|clerk)\b")


def ends_outside(each: Headed) -> bool:
    """True for what sends whoever is not satisfied to somebody outside: it is the end of the procedure."""
    first = bare(each.parts[0].blocks[0]) if each.parts else ""
    further = _FURTHER.match(first) is not None or says_further(each)
    outside = goes_outside(first) or (OUTSIDE.search(first) is not None and _INSIDE.search(first) is None)
    # Those who are still not satisfied find nobody inside to turn to.
    told = " ".join(bare(block) for part in each.parts for block in part.blocks)
    alone = says_further(each) and _INSIDE.search(told) is None and _OURSELVES.search(told) is None
    return OUTSIDE.search(each.name) is not None or (outside and further) or alone
