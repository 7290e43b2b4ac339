"""Numbered paragraphs that are stages, and those that are only clauses."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from build_scripts.document.lines import BULLETS, STAGE, bare, level, opens_steps
from build_scripts.document.outline import Headed, Part
from build_scripts.document.passing import goes_to
from build_scripts.document.unsettled import hands_on
from build_scripts.drafting.sentences.actors import names_body
from build_scripts.drafting.steps.further import acts_in, opens_next
from build_scripts.drafting.steps.headings import (
    announces,
    announces_steps,
    handles,
    is_aside,
    is_clause,
    is_of_principles,
    moves_on,
    names_stage,
    tells,
    unnumbered,
)
from build_scripts.drafting.steps.places import Place, Step, numbered_step

FEWEST_STEPS = 2
MANY = 3
# With so many numbered headings the numbers of paragraphs are those of clauses.
NUMBERED_HEADING = re.compile(r"\W*[0-9]{1,2}(?:[.)]|\s)")


def numbered_steps(document: Sequence[Headed], acting: frozenset[tuple[str, int]]) -> list[Step]:
    found: list[tuple[Headed, list[Step]]] = []
    if sum(NUMBERED_HEADING.match(each.name) is not None for each in document) >= MANY or _are_clauses(document):
        return []
    for each in document:
        steps = outermost([part for part in each.parts if part.is_step])
        run = [part for part in steps if (each.heading, part.number) in acting or tells(part)]
        acts = sum((each.heading, part.number) in acting for part in run)
        # One of the steps may have no verb: copy to the Clerk.
        run = steps if len(run) * 2 >= len(steps) else run
        sure = frozenset(sure_of(each, run, acting, go_on=bool(found) and found[-1][1][-1].sure))
        if acts >= FEWEST_STEPS or (len(run) > FEWEST_STEPS and acts):
            found.append(
                (
                    each,
                    _made(each, run, sure),
                )
            )
    # A list of principles is one of steps only where there is no other, and under several headings they are clauses.
    plain = [steps for each, steps in found if not is_aside(each)] or [steps for _, steps in found]
    goes_on = all(
        _number(run[0].title) == (_number(before_it[-1].title) or 0) + 1 for before_it, run in pairwise(plain)
    )
    if not plain or not goes_on:
        return []
    return _with_next([step for steps in plain for step in steps], document, acting)


_MANY_HEADINGS = 5


def _are_clauses(document: Sequence[Headed]) -> bool:
    """True where the numbers of paragraphs run on through so many headings that they part a text, and no procedure."""
    ends = [
        (int(first[1]), int(last[1]))
        for each in document
        if (run := [part for part in each.parts if part.is_step])
        and (first := _FIRST.match(run[0].blocks[0]))
        and (last := _FIRST.match(run[-1].blocks[0]))
    ]
    return sum(first == last + 1 for (_, last), (first, _) in pairwise(ends)) >= _MANY_HEADINGS - 1


def _made(each: Headed, run: Sequence[Part], sure: frozenset[int]) -> list[Step]:
    """Each of some paragraphs as a step, with the items set further in where its file or its text shows them."""
    made = [replace(numbered_step(each, part, nth), sure=part.number in sure) for nth, part in enumerate(run, 1)]
    return with_items(made, each) if any(_is_deepened(each, part) for part in run) else made


def _number(title: str) -> int | None:
    last = title.rsplit(" ", 1)[-1]
    return int(last) if last.isdigit() else None


def _with_next(found: list[Step], document: Sequence[Headed], acting: frozenset[tuple[str, int]]) -> list[Step]:
    """With the paragraphs under the headings that follow, where their numbers go on."""
    since = next(place for place, each in enumerate(document) if each.heading == found[-1].heading)
    for each in document[since + 1 :]:
        run = [part for part in each.parts if part.is_step]
        last, first = _number(found[-1].title), run and _FIRST.match(run[0].blocks[0])
        if not first or last is None or int(first[1]) != last + 1:
            break
        more = [part for part in run if (each.heading, part.number) in acting or tells(part)]
        sure = frozenset(sure_of(each, more, acting, go_on=found[-1].sure))
        found = [*found, *(replace(numbered_step(each, part, 0), sure=part.number in sure) for part in more)]
    return found


_FIRST = re.compile(r"\W*([0-9]{1,2})\b")


def sure_of(
    each: Headed, run: Sequence[Part], acting: frozenset[tuple[str, int]], *, go_on: bool = False
) -> Iterator[int]:
    """Which of some numbered paragraphs the document calls steps: by their heading, or by a sentence before them.

    They are none where one has a label that no step has: then they are clauses. With `go_on` they follow sure ones.
    """
    # One that opens a list has its items behind it; where they end is seen only if they are set further in.
    if (
        not run
        or any(map(is_clause, run))
        or any(_opens_list(part) and not _is_deepened(each, part) for part in run[:-1])
    ):
        return
    opened = any(introduces(part) for part in each.parts[: each.parts.index(run[0])])
    acts = [part for part in run if moves_on(part) and acts_in(each, part, acting)]
    # Most of a longer list say what is done with a matter: it is how one is dealt with, but its items may be clauses.
    told = len(run) >= MANY and sum(map(handles, acts)) * 2 > len(run)
    # Where several open with what was not settled before, the matter goes from one to the next.
    hands = sum(opens_next(part, acts=False) for part in run) >= FEWEST_STEPS
    if hands:
        acts = [part for part in run if moves_on(part) and (part in acts or opens_next(part, acts=False))]
    if opened or go_on or announces(each) or (told and _acknowledges(acts[0])):
        yield from (part.number for part in (filter(moves_on, run) if opened else acts))
    elif told or hands:
        # Nobody calls the list its steps: the first one is sure, and what says for itself that it takes the matter on.
        first = run[0] if hands or handles(run[0]) else None
        yield from (part.number for part in acts if part is first or takes_on(part))


# A list that begins with an acknowledgement follows a matter from there.
_ACKNOWLEDGES = re.compile(r"(?i)^[^.;]{0,80}\backnowledg")
# What stands before what is done there: Appeal - you may request a review.
_CALLED = re.compile(r"(?:[A-Z][\w'/ ]{2,40}?)(?:\s*:\s|\s+[\N{EN DASH}\N{EM DASH}-]\s+|\.\s+(?=[A-Z]))")


# Where it is about somebody it goes to another in their place, and no further.
_OF_ONE = re.compile(
    r"(?i)^\W*(?:if|where|when)\b[^,]{0,90}"
    r"(?:\b(?:about|against|concerns?|subject|person)\b"
    r"|\b(?:it|they|this|that|complaints?|concerns?|matters?|grievances?|issues?|appeals?)\s+(?:\w+ly\s+)?"
    r"(?:relates?\s+to|involves?|regards)\b)"
)


def _acknowledges(part: Part) -> bool:
    return _ACKNOWLEDGES.search(unnumbered(bare(part.blocks[0]))) is not None


def takes_on(part: Part) -> bool:
    """True for an item that calls itself a stage or names one, or by which a matter goes on or passes to somebody."""
    text = unnumbered(bare(part.blocks[0]))
    label = _CALLED.match(text)
    if STAGE.match(text) or opens_next(part, acts=True):
        return True
    if label and (names_stage(label[0]) or hands_on(text[label.end() :])):
        return True
    whom = None if _OF_ONE.search(text) else goes_to(re.split(r"[.;]\s", text, maxsplit=1)[0])
    return whom is not None and names_body(whom) is not None


def _opens_list(part: Part) -> bool:
    return len(part.blocks) == 1 and bare(part.blocks[0]).endswith(":")


def _is_deepened(each: Headed, part: Part) -> bool:
    """True where a numbered paragraph has items set further in right behind it."""
    following = next((other for other in each.parts if other.number == part.number + 1), None)
    if not part.is_step or following is None or not following.is_step:
        return False
    signed = _FIGURE.match(part.blocks[0]) is not None and _FIGURE.match(following.blocks[0]) is None
    lettered = _LETTER.match(part.blocks[0]) is not None and _FIGURE.match(following.blocks[0]) is not None
    return (
        level(following.blocks[0]) > level(part.blocks[0])
        or (signed and _SIGN.match(following.blocks[0]) is not None)
        or lettered
    )


_FIGURE = re.compile(r"\s*\(?[0-9]{1,2}[.):]\s")
_LETTER = re.compile(r"\s*\(?[A-H][.)]\s")
_SIGN = re.compile(rf"\s*[{BULLETS}]\s")


def outermost(run: Sequence[Part]) -> list[Part]:
    """The paragraphs of a run that stand in no other of it, where the file or their signs say how deep each one is."""
    numbered = bool(run) and _FIGURE.match(run[0].blocks[0]) is not None
    letters = sum(_LETTER.match(part.blocks[0]) is not None for part in run)
    lettered = letters >= FEWEST_STEPS and _LETTER.match(run[0].blocks[0]) is not None
    return [
        part
        for part in run
        if level(part.blocks[0]) <= level(run[0].blocks[0])
        and not (numbered and _SIGN.match(part.blocks[0]))
        and not (lettered and _FIGURE.match(part.blocks[0]))
    ]


def with_items(steps: Sequence[Step], each: Headed) -> list[Step]:
    """Each step with the numbered items inside it."""
    own = {step.paragraph for step in steps}
    made: list[Step] = []
    for step in steps:
        after = (part for part in each.parts if part.number > step.paragraph)
        inside = takewhile(lambda part: part.is_step and part.number not in own, after)
        made.append(replace(step, places=(*step.places, *(Place(each.heading, part) for part in inside))))
    return made


def introduces(part: Part) -> bool:
    """True for a paragraph that says that the steps follow it."""
    return any(
        (opens_steps(block) or announces_steps(bare(block))) and not is_of_principles(bare(block))
        for block in part.blocks
    )


def opened_by_sentence(each: Headed) -> list[Part]:
    """The steps under a heading that a sentence opens: the following process applies."""
    opener = next(
        (place for place, part in enumerate(each.parts) if introduces(part) and not _is_deepened(each, part)),
        len(each.parts),
    )
    run = list(takewhile(lambda part: part.is_step, each.parts[opener + 1 :]))
    return run if len(run) >= FEWEST_STEPS else []
