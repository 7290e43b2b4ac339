"""What the paragraphs, rows and headings of a document say: their acts with their limits, and what was left."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from build_scripts.document.lines import STAGE, bare
from build_scripts.document.outline import BEFORE, Headed, Part
from build_scripts.document.tokens import find, words_of
from build_scripts.drafting.said.doubtful import has_unread
from build_scripts.drafting.sentences import rows
from build_scripts.drafting.sentences.acts import OPENS_ACTS, Act, is_bare_limit, read
from build_scripts.drafting.sentences.times import Time, times
from build_scripts.drafting.steps.headings import is_aside
from build_scripts.drafting.steps.places import Place, sentences_of
from build_scripts.findings.sentences import sentences
from build_scripts.source import phrases
from build_scripts.source.phrases import Bound, Reading, Refused, Relation

_NO_TITLE = re.compile(
    r"(?i)\W*(?:[0-9.]+\s+)?(?:(?:table of )?contents|introduction|background|purpose)\W*|\S*@\S*|(?:www\.|https?:)\S*"
)
_TITLE = re.compile(r"(?i)\b(?:policy|procedures?|protocol|process|agreement)\b")
_NOT_MET = re.compile(
    r"(?i)^\W*(?:if|where|when)\b[^,]*(?:\bnot|cannot|n['\N{RIGHT SINGLE QUOTATION MARK}]t)\b[^,]*\bwithin\b[^,]*,\s*"
)
_OPENER_ENDS = re.compile(r"(?i)\s*(?:do the following)?[\s:-]*$")
# A list of times, each for another matter: you will receive the outcome within:
_OPENS_TIMES = re.compile(r"(?i)\b(?:within|in|no (?:later|more|longer) than|up to)\s*:[\s-]*$")


@dataclass(frozen=True, slots=True)
class Said:
    """An act and the paragraph that names it."""

    act: Act
    place: Place


def read_row(place: Place, cells: rows.Cells, called: rows.Cells) -> tuple[tuple[Said, ...], tuple[str, ...]]:
    """What a row says, and the row again where some of it was not understood."""
    found = rows.read_row(cells, called, sentences)
    return tuple(Said(act, place) for act in found.acts), (" | ".join(cells),) if found.left else ()


def read_paragraph(place: Place) -> tuple[tuple[Said, ...], tuple[str, ...]]:
    """What a paragraph says, and its sentences that were not understood, or in part."""
    said: list[Said] = []
    rest: list[str] = []
    for sentence, items in each_sentence(place):
        found = read(sentence, items)
        said += [Said(_quoted(act, place.part), place) for act in found.acts]
        untold = items and not any(act.contains for act in found.acts)
        if found.left or untold or has_unread(sentence):
            rest.append(sentence if not untold else " ".join((sentence, *(f"* {item}" for item in items))))
    return tuple(said), tuple(rest)


def _quoted(act: Act, part: Part) -> Act:
    """The act with the words of its time as its paragraph has them: an item of a list has no within of its own."""
    if act.time is None:
        return act
    own, words = words_of(act.time.words), words_of(" ".join(map(bare, part.blocks)))
    if find(own, words) is not None or not own[1:] or find(own[1:], words) is None:
        return act
    return replace(act, time=replace(act.time, words=act.time.words.split(maxsplit=1)[1]))


def each_sentence(place: Place) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each sentence with its list; where a list is one of acts, each with the words that open it."""
    for sentence, items in sentences_of(place.part, sentences):
        if items and _OPENS_TIMES.search(sentence):
            opening = sentence.rstrip(" :-")
            yield from ((f"{opening} {item}", ()) for item in items)
        elif items and OPENS_ACTS.search(sentence):
            opening = _OPENER_ENDS.sub("", sentence)
            for nth, item in enumerate(items):
                # A time that was not met is told once, and not of each item.
                shown = _NOT_MET.sub("", opening) if nth else opening
                yield f"{shown} {item[:1].lower()}{item[1:]}", ()
        else:
            timed = tuple(
                item for item in items if any(is_bare_limit(item, time) for time in times(item) if time.period)
            )
            yield sentence, tuple(item for item in items if item not in timed)
            yield from ((item, ()) for item in timed)


# A heading that says what is done: We acknowledge your complaint.
_SAYS_ACT = re.compile(r"(?i)\b(?:we|you)\s+(?!(?:are|have|can)\b)\w+")


def alone_under(each: Headed) -> Iterator[Said]:
    """The limits that stand alone in a line, where their heading says what is done and nothing under it gives them."""
    if is_aside(each) or not (STAGE.match(each.heading) or _SAYS_ACT.search(each.heading)):
        return
    given = {time.period for time in _times_under(each) if time.start or time.bound is Bound.WITHIN}
    for part in each.parts:
        words = bare(part.blocks[0]).strip(" .;") if len(part.blocks) == 1 and rows.cells_of(part) is None else ""
        reading = phrases.read(words)
        time = next((each for each in times(words) if each.words == words), None)
        if time is None or isinstance(reading, Refused) or reading.relation is not Relation.ONE:
            continue
        if reading.bound is not Bound.NONE or reading.further or reading.period in given:
            continue
        given.add(reading.period)
        act = Act(words, None, None, None, None, replace(time, period=reading.period), None, agreed=False, contains=())
        yield Said(act, Place(each.heading, part))


def _times_under(each: Headed) -> Iterator[Time]:
    blocks = (block for part in each.parts for block in part.blocks)
    yield from (time for block in blocks for sentence in sentences(bare(block)) for time in times(sentence))


# Where a time stands in a heading: Stage 1 (10 working days), Reply: 5 days.
_OPENS_TIME = re.compile(r"[(:\N{EN DASH}-]\s*$")


def in_heading(each: Headed) -> Iterator[Said]:
    """The limits that a heading gives, where what stands under it does not say the same time."""
    if each.heading == BEFORE or is_aside(each):
        return
    told = {time.period for time in _times_under(each)}
    place = Place(each.heading, Part(number=0, blocks=(each.heading,), is_step=False, at=each.at))
    for line in each.printed or (each.heading,):
        for time in times(line):
            limit = time
            opens = _OPENS_TIME.search(line[: time.start]) is not None
            reading = phrases.read(line[time.start : time.end])
            if isinstance(reading, Reading) and reading.relation is Relation.ONE and opens:
                limit = replace(time, period=reading.period)
            if limit.period and limit.period not in told and (opens or limit.bound is Bound.WITHIN):
                yield Said(Act(line, None, None, None, None, limit, None, agreed=False, contains=()), place)


def title_of(document: tuple[Headed, ...], *, is_marked: bool) -> str | None:
    """The first heading; in a file that marks its headings also after what a page has above them."""
    first = document[1] if is_marked and document[0].heading == BEFORE and len(document) > 1 else document[0]
    lines = first.printed or (first.heading,)
    line = next((each for each in lines if _TITLE.search(each) and not STAGE.match(each)), lines[0])
    says_time = any(True for _ in phrases.mentions(line))
    return None if line == BEFORE or STAGE.match(line) or _NO_TITLE.fullmatch(line) or says_time else line
