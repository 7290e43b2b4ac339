"""A document made into a draft: what was found in it, each with its place, and what was left."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from build_scripts.document.files import HEADING, STRUCTURE, DocumentError
from build_scripts.document.lines import STAGE, bare
from build_scripts.document.outline import BEFORE, Headed, headed
from build_scripts.document.tokens import words_of
from build_scripts.drafting.said.doubtful import (
    is_doubtful,
    is_more,
    looks_like_limits,
    without_limit,
)
from build_scripts.drafting.said.paragraphs import (
    Said,
    alone_under,
    each_sentence,
    in_heading,
    read_paragraph,
    read_row,
    title_of,
)
from build_scripts.drafting.said.printed_twice import printed_once
from build_scripts.drafting.sentences import contacts, rows
from build_scripts.drafting.sentences.contacts import Reach
from build_scripts.drafting.sentences.limits_once import said_again
from build_scripts.drafting.sentences.matters import answers_somebody, is_of_matters
from build_scripts.drafting.sentences.time_words import KEEPS
from build_scripts.drafting.stages import steps
from build_scripts.drafting.steps.places import Place, Step

_CROWDED = 4
"""A sentence with so many times is a table whose cells a PDF runs together: whose each of them is cannot be said."""
_NO_MARKS = {ord(mark): " " for mark in STRUCTURE}


@dataclass(frozen=True, slots=True)
class Left:
    """Sentences of one paragraph that stand in no part of the draft."""

    place: Place
    sentences: tuple[str, ...]
    whole: bool
    """True where nothing of the paragraph stands in the draft."""
    is_repeated: bool = False
    """True where the same words stand in the document before, and were read there."""
    claimed: tuple[str, ...] = ()
    """The words of the limits that were claimed in the paragraph."""
    again: tuple[tuple[str, tuple[str, int]], ...] = ()
    """The words of limits that are claimed elsewhere, each with the heading and the paragraph where."""

    @property
    def limits(self) -> tuple[str, ...]:
        """The words in them that look like time limits; those of what was read before are told there.

        So is one that the paragraph has in the same words.
        """
        told = () if self.is_repeated else self.sentences
        known = set(map(words_of, self.claimed))
        return tuple(
            words
            for each in told
            for words in looks_like_limits(each)
            if words_of(words) not in known or is_more(words, each)
        )


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage with what is said under it."""

    step: Step
    acts: tuple[Said, ...]

    @property
    def is_offered(self) -> bool:
        """True for what may be a stage, and is written as one that its author still has to decide about."""
        weight = self.step.weight
        return not self.step.is_claimed and (weight is None or weight.is_likely)

    @property
    def is_aside(self) -> bool:
        """True for what probably is no stage: a line beside the others tells of it."""
        return not (self.step.is_claimed or self.is_offered)


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that was found in a document."""

    title: str | None
    revised: str | None
    stages: tuple[Stage, ...]
    loose: tuple[Said, ...]
    """Acts that stand under no stage."""
    reaches: tuple[tuple[Reach, Place], ...]
    left: tuple[Left, ...]
    first: Place
    """The first paragraph of the document."""

    @property
    def claimed(self) -> tuple[Stage, ...]:
        """The stages that enough speaks for; the others are marked for the author to decide."""
        return tuple(stage for stage in self.stages if stage.step.is_claimed)

    @property
    def offered(self) -> tuple[Stage, ...]:
        """Those that may be one, each written as a stage that is not decided."""
        return tuple(stage for stage in self.stages if stage.is_offered)

    def acts_of(self, stage: Stage) -> tuple[Said, ...]:
        """The acts of a stage; of one that is offered also those that stand further down under its heading alone."""
        step = stage.step
        shared = [each for each in self.stages if each.step.heading == step.heading and each.step.places]
        if not stage.is_offered or step.inside or shared != [stage]:
            return stage.acts
        further = (each for each in self.loose if each.place.heading == step.heading)
        return (*stage.acts, *(each for each in further if each.place.part.number > step.paragraph))

    @property
    def homeless(self) -> tuple[Said, ...]:
        """Acts that stand under no stage, and those of what probably is none."""
        held = {id(said) for stage in self.stages for said in self.acts_of(stage)}
        asides = (said for stage in self.stages if stage.is_aside for said in stage.acts)
        return (*asides, *(said for said in self.loose if id(said) not in held))

    @property
    def standing(self) -> tuple[Stage, ...]:
        """Those that stand as stages do, whether or not enough speaks for them."""
        return tuple(stage for stage in self.stages if stage.step.sure)

    @property
    def acts(self) -> tuple[Said, ...]:
        """Every act, stage after stage."""
        return (*(said for stage in self.stages for said in stage.acts), *self.loose)


def draft(text: str) -> Draft:
    """Read a document's text, as `text_of` gives it with its structure; DocumentError where it has headings alone."""
    document, again = printed_once(headed(text))
    every = [Place(each.heading, part) for each in document for part in each.parts]
    if not every:
        raise DocumentError("there is no sentence in it, only what looks like headings; a document with paragraphs")
    reaches = [(reach, place) for place in every for reach in _reaches(place)]
    acts: dict[tuple[str, int], tuple[Said, ...]] = {}
    left = []
    called = dict(rows.labels(document))
    headings = {(each.heading, each.parts[0].number): each for each in document if each.parts}
    read_of: dict[tuple[str, int], tuple[tuple[Said, ...], tuple[str, ...]]] = {}
    for place in every:
        key = (place.heading, place.part.number)
        cells = rows.cells_of(place.part)
        said, rest = read_paragraph(place) if cells is None else read_row(place, cells, called.get(key, ()))
        read_of[key] = (*in_heading(headings[key]), *said) if key in headings else said, rest
    for each in document:
        for alone in alone_under(each):
            read_of[each.heading, alone.place.part.number] = (alone,), ()
    # A text that names no matter at all is of something else: a plan for homes, how staff are chosen.
    names = [line for each in document for line in (each.heading, *each.printed) if line != BEFORE]
    raises = all(map(STAGE.match, names)) or is_of_matters(_texts(document)) or answers_somebody(_texts(document))
    for place in every:
        key = (place.heading, place.part.number)
        said, rest = _without_doubtful(*read_of[key], raises=raises)
        acts[key] = said
        reached = any(other is place for _, other in reaches)
        if rest:
            limits = tuple(each.act.time.words for each in said if each.act.time and each.act.time.period)
            left.append(Left(place, rest, whole=not said and not reached, claimed=limits))
    acting = frozenset(key for key, said in acts.items() if any(not _only_keeps(each.act.sentence) for each in said))
    found, outside = steps(document, acting)
    in_stages = {
        (place.heading, place.part.number) for step in found if step.sure or step.is_claimed for place in step.places
    }
    acts, left = _given_once(acts, left, every, in_stages)
    return Draft(
        title=title_of(document, is_marked=HEADING in text),
        revised=contacts.revised(_texts(document)),
        stages=tuple(Stage(step, tuple(_in(step.places, acts))) for step in found),
        loose=tuple(_in(outside, acts)),
        reaches=tuple(_once(reaches)),
        left=(*left, *_repeated(again)),
        first=every[0],
    )


def _repeated(again: tuple[Headed, ...]) -> Iterator[Left]:
    for each in again:
        for part in each.parts:
            place = Place(each.heading, part)
            told = tuple(
                " ".join((sentence, *(f"* {item}" for item in items))) for sentence, items in each_sentence(place)
            )
            yield Left(place, told or (bare(part.blocks[0]),), whole=True, is_repeated=True)


def _without_doubtful(
    said: tuple[Said, ...], rest: tuple[str, ...], *, raises: bool
) -> tuple[tuple[Said, ...], tuple[str, ...]]:
    """What a paragraph says without the times that only look like limits; their sentences are left, to be marked."""
    times_of = Counter(each.act.sentence for each in said if each.act.time and each.act.time.period)
    doubtful = [
        each
        for each in said
        if is_doubtful(each.act, each.place.heading)
        or (each.act.time and each.act.time.period and not raises)
        or times_of[each.act.sentence] >= _CROWDED
    ]
    return _untimed(said, doubtful), tuple(dict.fromkeys((*rest, *(each.act.sentence for each in doubtful))))


def _untimed(said: Iterable[Said], which: Collection[Said]) -> tuple[Said, ...]:
    """What is said without the times of some of it."""
    kept = (replace(each, act=act) for each in said if (act := without_limit(each.act) if each in which else each.act))
    return tuple(kept)


def _given_once(
    acts: Mapping[tuple[str, int], tuple[Said, ...]],
    left: Sequence[Left],
    every: Sequence[Place],
    in_stages: Collection[tuple[str, int]],
) -> tuple[dict[tuple[str, int], tuple[Said, ...]], list[Left]]:
    """What is said and left, where a limit that the document says more than once is given in one place."""
    timed = [each for said in acts.values() for each in said if each.act.time and each.act.time.period]
    prose = {each.place.heading for each in timed if rows.cells_of(each.place.part) is None}
    tables = {each.place.heading for each in timed} - prose
    own = {key: [each.act for each in said] for key, said in acts.items()}
    there = {id(act): where for act, where in said_again(own, in_stages, tables)}
    kept, told = dict(acts), {(each.place.heading, each.place.part.number): each for each in left}
    for place in every:
        key = (place.heading, place.part.number)
        twice = [each for each in acts[key] if id(each.act) in there]
        if twice:
            kept[key] = _untimed(acts[key], twice)
            before = told.get(key, Left(place, (), whole=not kept[key]))
            rest = tuple(dict.fromkeys((*before.sentences, *(each.act.sentence for each in twice))))
            claimed = tuple(each.act.time.words for each in kept[key] if each.act.time and each.act.time.period)
            where = tuple((each.act.time.words, there[id(each.act)]) for each in twice if each.act.time)
            told[key] = replace(before, sentences=rest, claimed=claimed, again=where)
    order = [(place.heading, place.part.number) for place in every]
    return kept, [told[key] for key in order if key in told]


def _only_keeps(sentence: str) -> bool:
    """True for how long papers are kept and a warning counts, under which no stage stands."""
    return KEEPS.search(sentence.rstrip(" .;")) is not None


def _in(places: tuple[Place, ...], acts: dict[tuple[str, int], tuple[Said, ...]]) -> Iterator[Said]:
    for place in places:
        yield from acts[place.heading, place.part.number]


def _texts(document: tuple[Headed, ...]) -> Iterator[str]:
    for each in document:
        yield from each.printed or (each.heading,)
        yield from (bare(block) for part in each.parts for block in part.blocks)


def _reaches(place: Place) -> Iterator[Reach]:
    for block in place.part.blocks:
        yield from contacts.reaches(block.translate(_NO_MARKS))


def _once(found: list[tuple[Reach, Place]]) -> Iterator[tuple[Reach, Place]]:
    """Each way once, where a document prints it several times."""
    seen: set[tuple[object, ...]] = set()
    for reach, place in found:
        key = (reach.phone and reach.phone.replace(" ", ""), reach.email, reach.address)
        if key not in seen:
            seen.add(key)
            yield reach, place
