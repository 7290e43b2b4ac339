"""The stages of a document with the paragraphs that belong to them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from build_scripts.document.lines import BULLETS, STAGE, calls_itself, is_contents
from build_scripts.document.outline import Headed
from build_scripts.document.tokens import Words, words_of
from build_scripts.drafting.claims.end_outside import with_end_outside
from build_scripts.drafting.claims.evidence import weighed
from build_scripts.drafting.claims.in_doubt import in_doubt
from build_scripts.drafting.claims.proofs import weighed_by_signs
from build_scripts.drafting.sentences import rows
from build_scripts.drafting.steps.further import ends_outside, goes_on, is_able, opens_next
from build_scripts.drafting.steps.handed_on import handed_on, settled_or_passed
from build_scripts.drafting.steps.headed import headed_stages, is_of_all
from build_scripts.drafting.steps.headings import (
    APPEAL,
    INFORMAL,
    STAGE_LAST,
    announces,
    begins,
    figure_of,
    is_aside,
    is_named,
    is_title,
    moves_on,
    number_of,
)
from build_scripts.drafting.steps.numbered import FEWEST_STEPS, numbered_steps
from build_scripts.drafting.steps.other_stages import is_bare
from build_scripts.drafting.steps.places import Place, Step, whole
from build_scripts.drafting.steps.sequence import in_sequence
from build_scripts.drafting.steps.told_twice import told_once
from build_scripts.drafting.steps.unclaimed import is_dealt_with, unclaimed
from build_scripts.drafting.steps.within import Told, told_within


def steps(document: Sequence[Headed], acting: frozenset[tuple[str, int]]) -> tuple[tuple[Step, ...], tuple[Place, ...]]:
    """The stages of a document, and the paragraphs that stand in none of them.

    Headings that call themselves a stage or a step are stages. Without them numbered paragraphs are, and without those
    the headings under which somebody acts, parted where a matter goes further. `acting` names the paragraphs in which
    somebody does. One is sure only where the document says that it is a step: it calls it one, it names what is done
    with a matter (Investigation, Appeal), it announces a list as its process, or it says that a matter goes further.
    """
    every = [Place(each.heading, part) for each in document for part in each.parts]
    named = sum(is_named(each) and is_able(each, acting) for each in document)
    numbered = numbered_steps(document, acting) if named < FEWEST_STEPS else []
    called = _merged(_called(document, acting), _in_rows(document) or _in_paragraphs(document), document)
    called = _with_others(called, document, acting) if called else []
    numbered = _with_ends(numbered, document, acting) if numbered and numbered[0].sure else numbered
    headings = headed_stages(document, acting)
    found = called or next(
        (steps for steps in (numbered, headings) if any(step.sure for step in steps)), numbered or headings
    )
    found = handed_on([replace(step, sure=step.sure or settled_or_passed(step)) for step in found])
    found = [step for step in found if step.sure or not _is_idle(step, found, document, acting)]
    within = _once(told_within(document, found))
    told = [each.step for each in within]
    found = _with_first(found, [each.step for each in within if each.hands])
    further = [each.step for each in within if not each.first]
    found = [*found, *unclaimed(document, found, further, acting)]
    if not (found or further):
        # Nothing looks like a stage: what stands under a purpose or a policy may be one.
        within = _once(told_within(document, (), anywhere=True))
        told = [each.step for each in within]
        further = [each.step for each in within if not each.first]
        found = list(unclaimed(document, (), further, acting, anywhere=True))
    if not (found or told):
        found = [replace(whole(each, each.heading), sure=False) for each in document if _calls_it_one(each)]
    found = list(in_sequence(_in_place((*in_doubt(found, document), *told), document), document))
    found = list(told_once(_in_place(tuple(weighed(document, found)), document), document))
    found = list(with_end_outside(list(weighed_by_signs(found, document)), document))
    taken = {(place.heading, place.part.number) for step in found for place in step.places}
    return tuple(found), tuple(each for each in every if (each.heading, each.part.number) not in taken)


def _once(within: Iterable[Told]) -> list[Told]:
    """Each sentence once, whatever shows that it takes a matter on."""
    return list({each.step.inside.at if each.step.inside else -1: each for each in within}.values())


def _calls_it_one(each: Headed) -> bool:
    return bool(each.parts) and (announces(each) or is_named(each)) and not ends_outside(each)


def _is_idle(step: Step, found: Sequence[Step], document: Sequence[Headed], acting: frozenset[tuple[str, int]]) -> bool:
    """True for what beside a sure stage is none for certain.

    It only keeps papers, goes to somebody outside, or is the title with what the document opens with.
    """
    if not any(other.sure for other in found):
        return False
    each = next(each for each in document if each.heading == step.heading)
    first = step.places[0].part
    if first.is_step:
        return step.paragraph > 1 and not moves_on(first)
    acts = any((place.heading, place.part.number) in acting for place in step.places)
    opens = each is document[0] and is_of_all(each) and not (is_named(each) or acts)
    return step.paragraph == 1 and (ends_outside(each) or (opens and not is_dealt_with(each)))


def _with_first(found: Sequence[Step], told: Sequence[Step]) -> list[Step]:
    """Where no stage is sure, the first one inside which a matter goes on is: it is what comes before that."""
    if any(step.sure for step in found):
        return list(found)
    within = {(step.heading, step.paragraph) for step in told}
    first = next(
        (step for step in found if any((place.heading, place.part.number) in within for place in step.places)), None
    )
    return [replace(step, sure=True) if step is first else step for step in found]


_TITLED = 2
"""So many lines stand where the title of the document stands above the heading."""


def _with_ends(found: list[Step], document: Sequence[Headed], acting: frozenset[tuple[str, int]]) -> list[Step]:
    """With the headings before and after the listed steps that are one too: How to complain, Appeals."""
    at = next(place for place, each in enumerate(document) if each.heading == found[0].heading)
    above = document[at - 1] if at else None
    first = (
        above is not None
        and begins(above)
        and not (at == 1 and is_title(above) and len(above.printed) < _TITLED)
        and is_able(above, acting)
    )
    last = max(place for place, each in enumerate(document) if each.heading == found[-1].heading)
    after = [
        each
        for each in document[last + 1 :]
        if each.parts
        and not (is_aside(each) or ends_outside(each))
        and (
            (is_named(each) and APPEAL.search(each.name) and is_able(each, acting))
            or opens_next(each.parts[0], acts=False)
        )
    ]
    further = [whole(each, each.heading) for each in after[:1]]
    raised = [whole(above, above.heading)] if above and first else []
    return [*raised, *found, *further]


def _in_place(found: Sequence[Step], document: Sequence[Headed]) -> list[Step]:
    """Stages in the order of the document; what is told inside a paragraph stands after the stage that has it."""
    at = {each.heading: place for place, each in enumerate(document)}
    return sorted(found, key=lambda step: (at[step.heading], step.paragraph, not step.places))


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
        again = own and not acts and is_bare(each) and number_of(own[0]) in {number_of(step.title) for step in found}
        if own and each.parts and not again:
            # A line of one stage can stand above the name of the next: the form of stage 1, and then Stage 2.
            title = own[0] if number_of(own[0]) == number_of(own[-1]) else own[-1]
            found.insert(0, whole(each, re.sub(rf"^[{BULLETS}\s]+", "", title).rstrip(" :")))
    return _in_order(found)


def _merged(called: list[Step], inside: list[Step], document: Sequence[Headed]) -> list[Step]:
    """Stages that headings are, with those that paragraphs are where the numbers of the two are not the same."""
    numbers = [figure_of(step.title) for step in called]
    if called and (None in numbers or any(figure_of(step.title) in (None, *numbers) for step in inside)):
        return called
    at = {each.heading: place for place, each in enumerate(document)}
    return sorted((*called, *inside), key=lambda step: (at[step.heading], step.paragraph))


def _in_order(found: Sequence[Step]) -> list[Step]:
    """Without those that come before stage 1 and again after it, such as Stage 2: who is responsible.

    Where stage 1 comes twice and no other between, the first of them may sum up what follows.
    """
    numbers = [figure_of(step.title) for step in found]
    if numbers[:2] == [1, 1] and 1 not in numbers[2:] and numbers[2:]:
        found = [replace(found[0], sure=False), *found[1:]]
    first = next((place for place, number in enumerate(numbers) if number == 1), 0)
    return [step for place, step in enumerate(found) if place >= first or numbers[place] not in numbers[first:]]


def _with_others(found: list[Step], document: Sequence[Headed], acting: frozenset[tuple[str, int]]) -> list[Step]:
    """With what stands around the numbered stages and is one without a number: informally before, appeals after."""
    at = {each.heading: place for place, each in enumerate(document)}
    first, last = at[found[0].heading], at[found[-1].heading]
    further = document[last + 1] if last + 1 < len(document) else None
    if further and goes_on(further, acting):
        found = [*found, whole(further, further.heading)]
    named = [each for each in document if is_named(each) and is_able(each, acting)]
    named = [each for each in named if each.heading not in {step.heading for step in found}]
    alone = len(found) == 1 and figure_of(found[0].title) is None
    after = [each for each in named if at[each.heading] > last and (alone or _names_end(each.name))]
    before_it = [each for each in named if at[each.heading] < first and INFORMAL.search(each.name)]
    informal = any(INFORMAL.search(step.title) for step in found)
    sure = [*([] if informal else before_it[-1:]), *after]
    held = {step.heading for step in found}
    # What else has the name of a stage beside those that have a number may be a part of one of them.
    others = [each for each in named if each not in sure and each.heading not in held and not ends_outside(each)]
    # What is called the procedure above them is all of it, unless it is the informal or the formal one.
    above = [each for each in others if at[each.heading] < first and announces(each)]
    others = [each for each in others if each not in above or "formal" in each.name.casefold()]
    return sorted(
        [
            *found,
            *(whole(each, each.heading) for each in sure),
            *(replace(whole(each, each.heading), sure=False) for each in others),
        ],
        key=lambda step: at[step.heading],
    )


def _names_end(name: str) -> bool:
    return APPEAL.search(name) is not None or STAGE_LAST.search(name) is not None


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
    return found if len(found) >= FEWEST_STEPS else []
