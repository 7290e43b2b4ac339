"""The document cut into what a draft is made of: stages with the paragraphs that belong to them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from build_scripts.document.outline import (
    BEFORE,
    BULLETS,
    STAGE,
    Headed,
    Part,
    bare,
    calls_itself,
    is_contents,
    opens_steps,
)
from build_scripts.document.sentences import REACHES
from build_scripts.document.tokens import Words, words_of
from build_scripts.drafting import rows
from build_scripts.drafting.actors import before
from build_scripts.drafting.headings import (
    APPEAL,
    INFORMAL,
    OUTSIDE,
    announces,
    announces_steps,
    figure_of,
    goes_outside,
    handles,
    is_aside,
    is_clause,
    is_named,
    is_of_principles,
    is_title,
    moves_on,
    number_of,
    tells,
    unnumbered,
)

# How a paragraph opens that takes a matter further, or begins another: if it cannot be resolved, if there is a dispute.
_FURTHER = re.compile(
    r"(?i)\W*(?:any|an?|the) \w+ (?:who wish(?:es)?|wishing|who wants?) to (?:make|raise|submit|lodge) a formal\b"
    r"|\W*(?:if|when|where|in the event)\b[^.;:]{0,160}?\b"
    r"(?:(?:cannot|can not|could not|(?:is|are|am|remains?) (?:still )?not|not been)"
    r" (?:be )?(?:able to )?(?:\w+ly )?(?:resolved?|reach(?:ed)?|agreed?|settled?|satisfied|satisfactory|happy)"
    r"|(?:does|do|did|has|have) not (?:\w+ly )?(?:resolve|settle|succeed|satisfy|help|work)(?:ed)?"
    r"|(?:unable to|cannot) (?:come to|reach|agree|arrive at)|no (?:agreement|resolution)|unhappy|unresolved|dissatisfied"
    r"|(?:wish|wishes|want|wants|decides?|would like) to (?:appeal|escalate)"
    r"|there is (?:a|still a) (?:dispute|disagreement|disparity))\b"
)
# If we cannot agree to it, we will tell you why: the same stage still.
_TELLS_WHY = re.compile(
    r"(?i)\b(?:we|it|the \w+) (?:will|shall|must|may) (?:also )?(?:write|tell|explain|inform|let|notify|set out)\b"
)
_REFERRED = re.compile(r"(?i)\b(?:referred|escalated|passed|taken|reported|raised)\s+(?:\w+\s+)?(?:to|with)\b")
_FEWEST_STEPS = 2
_FEWEST_WORDS = 12
Sentences = Callable[[str], Iterable[str]]
"""Cuts a text into its sentences."""


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph under its heading."""

    heading: str
    part: Part


@dataclass(frozen=True, slots=True)
class Step:
    """What the document itself sets apart as a stage."""

    title: str
    heading: str
    paragraph: int
    places: tuple[Place, ...]
    sure: bool = True
    """False where it only looks like a stage, and the author has to decide."""


def steps(document: Sequence[Headed], acting: frozenset[tuple[str, int]]) -> tuple[tuple[Step, ...], tuple[Place, ...]]:
    """The stages of a document, and the paragraphs that stand in none of them.

    Headings that call themselves a stage or a step are stages. Without them numbered paragraphs are, and without those
    the headings under which somebody acts, parted where a matter goes further. `acting` names the paragraphs in which
    somebody does. One is sure only where the document says that it is a step: it calls it one, it names what is done
    with a matter (Investigation, Appeal), it announces a list as its process, or it says that a matter goes further.
    """
    every = [Place(each.heading, part) for each in document for part in each.parts]
    named = sum(is_named(each) and _is_able(each, acting) for each in document)
    numbered = _numbered(document, acting) if named < _FEWEST_STEPS else []
    called = _called(document, acting)
    inside = [] if called else _in_rows(document) or _in_paragraphs(document)
    called = called or (_with_others(inside, document, acting) if inside else [])
    headings = _headed(document, acting)
    found = called or next(
        (steps for steps in (numbered, headings) if any(step.sure for step in steps)), numbered or headings
    )
    taken = {(place.heading, place.part.number) for step in found for place in step.places}
    return tuple(found), tuple(each for each in every if (each.heading, each.part.number) not in taken)


def _called(document: Sequence[Headed], acting: frozenset[tuple[str, int]]) -> list[Step]:
    found: list[Step] = []
    later: set[Words] = set()
    for each in reversed(document):
        titles = [line for line in each.printed or (each.heading,) if STAGE.match(line)]
        # A list of contents names what comes later, with the number of its page. Nobody acts there.
        acts = any((each.heading, part.number) in acting for part in each.parts)
        own = [line for line in titles if acts or not later.intersection((words_of(line), words_of(line)[:-1]))]
        own = [line for line in own if not is_contents(line)]
        later.update(map(words_of, titles))
        again = own and not acts and _is_bare(each) and number_of(own[0]) in {number_of(step.title) for step in found}
        if own and each.parts and not again:
            found.insert(0, _step(each, re.sub(rf"^[{BULLETS}\s]+", "", own[0]).rstrip(" :")))
    found = _in_order(found)
    return _with_others(found, document, acting) if found else []


def _in_order(found: Sequence[Step]) -> list[Step]:
    """Without those that come before stage 1 and again after it, such as Stage 2: who is responsible."""
    numbers = [figure_of(step.title) for step in found]
    first = next((place for place, number in enumerate(numbers) if number == 1), 0)
    return [step for place, step in enumerate(found) if place >= first or numbers[place] not in numbers[first:]]


def _with_others(found: list[Step], document: Sequence[Headed], acting: frozenset[tuple[str, int]]) -> list[Step]:
    """With what stands around the numbered stages and is one without a number: informally before, appeals after."""
    at = {each.heading: place for place, each in enumerate(document)}
    first, last = at[found[0].heading], at[found[-1].heading]
    further = document[last + 1] if last + 1 < len(document) else None
    if further and _goes_on(further, acting):
        found = [*found, _step(further, further.heading)]
    named = [each for each in document if is_named(each) and _is_able(each, acting)]
    named = [each for each in named if each.heading not in {step.heading for step in found}]
    alone = len(found) == 1 and figure_of(found[0].title) is None
    after = [each for each in named if at[each.heading] > last and (alone or APPEAL.search(each.name))]
    before_it = [each for each in named if at[each.heading] < first and INFORMAL.search(each.name)]
    informal = any(INFORMAL.search(step.title) for step in found)
    sure = [*([] if informal else before_it[-1:]), *after]
    held = {step.heading for step in found}
    # What else has the name of a stage beside those that have a number may be a part of one of them.
    others = [each for each in named if each not in sure and each.heading not in held and not _ends_outside(each)]
    others = [each for each in others if not (announces(each) and at[each.heading] < first)]
    return sorted(
        [
            *found,
            *(_step(each, each.heading) for each in sure),
            *(replace(_step(each, each.heading), sure=False) for each in others),
        ],
        key=lambda step: at[step.heading],
    )


def _is_able(each: Headed, acting: frozenset[tuple[str, int]]) -> bool:
    """True where somebody acts under a heading, with must or may or without."""
    return any((each.heading, part.number) in acting or tells(part) for part in each.parts)


def _goes_on(each: Headed, acting: frozenset[tuple[str, int]]) -> bool:
    """True for what follows the last numbered stage without a number: if it is still not resolved, it is referred."""
    first = each.parts[0] if each.parts else None
    if first is None or (each.heading, first.number) not in acting or is_aside(each):
        return False
    text = bare(first.blocks[0])
    return bool(_FURTHER.match(text) and _REFERRED.search(text) and not OUTSIDE.search(text))


def _ends_outside(each: Headed) -> bool:
    """True for what sends whoever is not satisfied to somebody outside: it is the end of the procedure."""
    first = bare(each.parts[0].blocks[0]) if each.parts else ""
    return OUTSIDE.search(each.name) is not None or (goes_outside(first) and _FURTHER.match(first) is not None)


def _is_bare(each: Headed) -> bool:
    """True for a heading with next to nothing under it, such as a line of a drawing."""
    return sum(len(words_of(block)) for part in each.parts for block in part.blocks) < _FEWEST_WORDS


def _in_rows(document: Sequence[Headed]) -> list[Step]:
    """Stages that the rows of a table are, in a document that has no headings for them."""
    found: list[Step] = []
    for each in document:
        for part in each.parts:
            title = rows.names_stage(part)
            place = Place(each.heading, part)
            if title:
                found.append(Step(title, each.heading, part.number, (place,)))
            elif found and found[-1].heading == each.heading and rows.cells_of(part):
                found[-1] = replace(found[-1], places=(*found[-1].places, place))
    return found


def _in_paragraphs(document: Sequence[Headed]) -> list[Step]:
    """Stages that paragraphs or items call themselves: Step 1: you write to us."""
    found: list[Step] = []
    for each in document:
        for part in each.parts:
            title = calls_itself(part.blocks[0])
            place = Place(each.heading, part)
            if title:
                found.append(Step(title, each.heading, part.number, (place,)))
            elif found and found[-1].heading == each.heading:
                found[-1] = replace(found[-1], places=(*found[-1].places, place))
    return found if len(found) >= _FEWEST_STEPS else []


# With so many numbered headings the numbers of paragraphs are those of clauses.
_NUMBERED_HEADING = re.compile(r"\W*[0-9]{1,2}(?:[.)]|\s)")
_MANY = 3


def _numbered(document: Sequence[Headed], acting: frozenset[tuple[str, int]]) -> list[Step]:
    found: list[tuple[Headed, list[Step]]] = []
    if sum(_NUMBERED_HEADING.match(each.name) is not None for each in document) >= _MANY:
        return []
    for each in document:
        steps = [part for part in each.parts if part.is_step]
        run = [part for part in steps if (each.heading, part.number) in acting or tells(part)]
        acts = sum((each.heading, part.number) in acting for part in run)
        # One of the steps may have no verb: copy to the Clerk.
        run = steps if len(run) * 2 >= len(steps) else run
        sure = frozenset(_sure(each, run, acting, go_on=bool(found) and found[-1][1][-1].sure))
        if acts >= _FEWEST_STEPS or (len(run) > _FEWEST_STEPS and acts):
            found.append(
                (each, [replace(_of(each, part, nth), sure=part.number in sure) for nth, part in enumerate(run, 1)])
            )
    # A list of principles is one of steps only where there is no other, and under several headings they are clauses.
    plain = [steps for each, steps in found if not is_aside(each)] or [steps for _, steps in found]
    goes_on = all(
        _number(run[0].title) == (_number(before_it[-1].title) or 0) + 1 for before_it, run in pairwise(plain)
    )
    if not plain or not goes_on:
        return []
    return _with_next([step for steps in plain for step in steps], document, acting)


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
        sure = frozenset(_sure(each, more, acting, go_on=found[-1].sure))
        found = [*found, *(replace(_of(each, part, 0), sure=part.number in sure) for part in more)]
    return found


_FIRST = re.compile(r"\W*([0-9]{1,2})\b")


# What a step is called before a colon: Mediation: a mediator is found.
_LABEL = re.compile(r"([A-Z][\w' -]{2,40}):\s")


def _of(each: Headed, part: Part, nth: int) -> Step:
    number = re.match(r"\W*([0-9]{1,2}\b|[A-H](?=[.)]))", part.blocks[0])
    label = _LABEL.match(unnumbered(bare(part.blocks[0])))
    under = "Step" if each.heading == BEFORE else f"{each.heading}:"
    title = label[1] if label else f"{under} {number[1] if number else nth}"
    return Step(title, each.heading, part.number, (Place(each.heading, part),))


def _sure(
    each: Headed, run: Sequence[Part], acting: frozenset[tuple[str, int]], *, go_on: bool = False
) -> Iterator[int]:
    """Which of some numbered paragraphs the document calls steps: by their heading, or by a sentence before them.

    They are none where one has a label that no step has: then they are clauses. With `go_on` they follow sure ones.
    """
    if not run or any(map(is_clause, run)):
        return
    opened = any(_opens(part) for part in each.parts[: each.parts.index(run[0])])
    acts = [part for part in run if moves_on(part) and _acts(each, part, acting)]
    # Most of a longer list say what is done with a matter: it needs nobody to call it the steps.
    told = len(run) >= _MANY and sum(map(handles, acts)) * 2 > len(run)
    if opened or go_on or announces(each):
        yield from (part.number for part in (filter(moves_on, run) if opened else acts))
    elif told:
        yield from (part.number for part in acts if handles(part))


def _opens(part: Part) -> bool:
    """True for a paragraph that says that the steps follow it."""
    return any(
        (opens_steps(block) or announces_steps(bare(block))) and not is_of_principles(bare(block))
        for block in part.blocks
    )


def _acts(each: Headed, part: Part, acting: frozenset[tuple[str, int]]) -> bool:
    return (each.heading, part.number) in acting or tells(part)


def _headed(document: Sequence[Headed], acting: frozenset[tuple[str, int]]) -> list[Step]:
    run = sum(_NUMBERED_HEADING.match(each.name) is not None for each in document) >= _MANY
    able = [
        each
        for each in document
        if each.heading != BEFORE
        and not is_aside(each)
        and not _is_address(each)
        and not OUTSIDE.search(each.name)
        and (
            any((each.heading, part.number) in acting for part in each.parts)
            or ((is_named(each) or (run and _NUMBERED_HEADING.match(each.name))) and _is_able(each, acting))
        )
    ]
    opens = bool(able) and able[0] is document[0] and len(able[0].printed) < _FEWEST_STEPS
    opens = opens and (not is_named(able[0]) or _OF_ALL.search(able[0].name) is not None)
    if len(able) > _FEWEST_STEPS and opens:
        able = able[1:]  # the title of the document, and what it opens with
    if not able and document[0].heading == BEFORE:
        found = list(_taken_further(document[0], acting))
        return found if len(found) >= _FEWEST_STEPS else []
    named = [place for place, each in enumerate(able) if is_named(each)]
    if len(named) >= _FEWEST_STEPS and not run:
        # What comes after the last of them is about something else, unless it lists the steps.
        listed = [place for place, each in enumerate(able) if announces(each) and _opened(each)]
        able = able[: max(*named, *listed) + 1]
    announced = frozenset(_announced_headings(document))
    # Headings that name the stages part them; what stands under one of them is parted no further.
    whole = len(named) >= _FEWEST_STEPS
    return [
        step
        for place, each in enumerate(able)
        # What is called the procedure, with the names of its stages below it, is none of them.
        for step in _parted(
            each,
            acting,
            whole=whole,
            sure=each.heading in announced
            or (is_named(each) and not (each is document[0] and len(named) > 1 and is_title(each)))
            or (announces(each) and not any(place < other for other in named)),
        )
    ]


def _announced_headings(document: Sequence[Headed]) -> Iterator[str]:
    """The numbered headings that a sentence before the first of them opens: these are the steps that we take."""
    numbered = [_NUMBERED_HEADING.match(each.name) is not None for each in document]
    first = numbered.index(True) if any(numbered) else 0
    above = document[first - 1] if first else None
    if above and above.parts and _opens(above.parts[-1]):
        yield from (each.heading for each, counts in zip(document, numbered, strict=True) if counts)


def _parted(each: Headed, acting: frozenset[tuple[str, int]], *, whole: bool, sure: bool) -> Iterable[Step]:
    """The stages under one heading: its steps, its paragraphs that go further, or all of it."""
    sure = sure and not _ends_outside(each)
    steps = [part for part in each.parts if part.is_step]
    run = _opened(each) or ([] if is_named(each) else steps)
    surely = frozenset(_sure(each, run, acting))
    if len(run) >= _FEWEST_STEPS and (surely or _opened(each)):
        return [replace(_of(each, part, nth), sure=part.number in surely) for nth, part in enumerate(run, 1)]
    if whole:
        return [replace(_step(each, each.name), sure=sure)]
    further = list(_taken_further(each, acting))
    return [replace(step, sure=sure or len(further) > 1) for step in further]


def _opened(each: Headed) -> list[Part]:
    """The steps under a heading that a sentence opens: the following process applies."""
    opener = next((place for place, part in enumerate(each.parts) if _opens(part)), len(each.parts))
    run = list(takewhile(lambda part: part.is_step, each.parts[opener + 1 :]))
    return run if len(run) >= _FEWEST_STEPS else []


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


def _taken_further(each: Headed, acting: frozenset[tuple[str, int]]) -> Iterator[Step]:
    """One stage, or several where a paragraph says what follows when nothing was resolved, and somebody then acts."""
    runs: list[list[Part]] = []
    told = False
    for part in each.parts:
        acts = (each.heading, part.number) in acting or tells(part)
        opening = bare(part.blocks[0])
        further = (
            acts
            and _FURTHER.match(opening)
            and not (_TELLS_WHY.search(opening) or OUTSIDE.search(re.split(r"[.;]\s", opening, maxsplit=1)[0]))
        )
        if not runs or (further and told):
            runs.append([])
        runs[-1].append(part)
        told = told or acts
    for run in runs:
        number = run[0].number
        title = each.name if number == 1 else f"{each.name}, from paragraph {number}"
        title = f"From paragraph {number}" if each.heading == BEFORE else title
        yield Step(title, each.heading, number, tuple(Place(each.heading, part) for part in run))


def _step(each: Headed, title: str) -> Step:
    return Step(title, each.heading, 1, tuple(Place(each.heading, part) for part in each.parts))


def sentences_of(part: Part, split: Sentences) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each sentence of a paragraph, with the items of the list that it opens."""
    first, *items = part.blocks
    whole = list(split(unnumbered(bare(first))))
    opens = bool(whole) and whole[-1].rstrip(" -").endswith(":")
    listed = tuple(unnumbered(bare(each)).rstrip(" ;.,") for each in items)
    for place, sentence in enumerate(whole):
        yield sentence, (listed if opens and place + 1 == len(whole) else ())
    if not opens:
        for each in items:
            yield from ((sentence, ()) for sentence in split(unnumbered(bare(each))))
