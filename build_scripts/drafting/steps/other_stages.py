"""What has the look of a stage and is one of something else: a grant, a course, a form, a report, contents."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from build_scripts.document.lines import bare
from build_scripts.document.outline import Headed
from build_scripts.document.tokens import words_of
from build_scripts.drafting.sentences.matters import is_of_matters
from build_scripts.drafting.steps.headings import unnumbered
from build_scripts.drafting.steps.places import Step


def is_of_other(step: Step) -> bool:
    """True where what stands under the name of a stage says that it is none of a procedure."""
    kinds = (_is_line_of_contents, _reports, _only_names, _teaches, _is_body, _is_subtitle, _is_right)
    return any(is_kind(step) for is_kind in kinds)


def of_other_runs(found: Sequence[Step], document: Sequence[Headed]) -> list[Step]:
    """The stages of runs in which no matter is named, nor in the heading above nor the title: stage 1 of a grant.

    So are those under the name of a form, or of advice on how to word something.
    """
    at = {each.heading: place for place, each in enumerate(document)}
    runs: list[list[Step]] = []
    for step in found:
        if runs and at[step.heading] - at[runs[-1][-1].heading] <= 1:
            runs[-1].append(step)
        else:
            runs.append([step])
    return [step for run in runs if _is_run_of_other(run, at, document) for step in run]


_OF_FORM = re.compile(
    r"(?i)^\W*(?:\w+ ){0,2}forms?\W*$|\btips\b|^\W*how to (?:apologi[sz]e|write|fill|use|word|prepare)\b"
    r"|^\W*(?:\w+ ){0,2}(?:template|sample|example)s?\W*$"
)


def _is_run_of_other(run: Sequence[Step], at: Mapping[str, int], document: Sequence[Headed]) -> bool:
    titles = (*document[:_TITLES], document[at[run[0].heading]])
    is_form = any(_OF_FORM.search(line) for each in titles for line in (each.heading, *each.printed))
    return is_form or not is_of_matters(_words_about(run, at, document))


_FEWEST_BOXES = 3
_FEW_WORDS = 12
NTH = re.compile(r" \([0-9]+\)$")
"""What the second heading of a name has behind it."""


def boxes(document: Sequence[Headed]) -> list[Headed]:
    """The boxes of a drawing: headings that come again and again, each time with a few words below."""
    few = [each for each in document if each.parts and is_bare(each)]
    names = Counter(words_of(NTH.sub("", each.heading)) for each in few)
    return [each for each in few if names[words_of(NTH.sub("", each.heading))] >= _FEWEST_BOXES]


def is_bare(each: Headed) -> bool:
    """True for a heading with next to nothing under it, such as a line or a box of a drawing."""
    return sum(len(words_of(block)) for part in each.parts for block in part.blocks) <= _FEW_WORDS


def _words_about(run: Sequence[Step], at: Mapping[str, int], document: Sequence[Headed]) -> Iterator[str]:
    first = at[run[0].heading]
    for each in (*document[:_TITLES], *document[max(0, first - 1) : at[run[-1].heading] + 1]):
        yield each.heading
        yield from each.printed
    for step in run:
        yield step.title
        yield from _blocks(step)


def _blocks(step: Step) -> Iterator[str]:
    return (bare(block) for place in step.places for block in place.part.blocks)


_TITLES = 2
"""What a file has above the title can be the first heading."""

_PAGE = re.compile(r"[^.;!?]*[a-z)]\s+[0-9]{1,3}\W*")
_LONGEST_LINE = 12


def _is_line_of_contents(step: Step) -> bool:
    """True for a line that ends in the number of a page: Stage 1: informal complaint 3."""
    line = unnumbered(bare(step.places[0].part.blocks[0]))
    return (
        len(words_of(line)) <= _LONGEST_LINE and _PAGE.fullmatch(re.sub(r"^\W*\w+ [0-9]+[:.]?", "", line)) is not None
    )


_REPORTS = re.compile(
    r"(?i)\b(?:received|had|handled|recorded|upheld|closed|answered|dealt with)\s+(?:\w+\s+)?[0-9][0-9,]*\s+(?:\w+\s+)?"
    r"(?:complaints?|appeals?|grievances?|concerns?|cases|requests|disputes)\b"
)


def _reports(step: Step) -> bool:
    """True for a report of what was: we received 120 complaints at stage 1, half of them were about repairs."""
    text = " ".join(_blocks(step))
    return _REPORTS.search(text) is not None or (_WAS.search(text) is not None and _IS_DUE.search(text) is None)


_WAS = re.compile(r"(?i)\b(?:was|were)\b")
_IS_DUE = re.compile(
    r"(?i)\b(?:will|shall|must|should|may|can|is|are|has|have|to|you|we|please|if|where|when|contact|ask|write)\b"
)

# A complaint about delay: which matters are of a level, and nothing that is done.
_ONLY_NAMES = re.compile(
    r"(?i)\W*(?:an? |any |all |the )?(?:\w+ )?(?:complaints?|matters?|concerns?|issues?|incidents?)\s+"
    r"(?:about|of|that|which|involving|where|with|concerning)\b(?:(?!\b(?:will|shall|must|should|may|can)\b)[^.;])*\W*"
)


def _only_names(step: Step) -> bool:
    """True where nothing but the kind of matter is told."""
    return all(_ONLY_NAMES.fullmatch(unnumbered(each)) for each in _blocks(step))


_TEACHES = re.compile(
    r"(?i)\b(?:do|complete|attend|take|pass)\s+(?:[\w-]+\s+){0,4}(?:courses?|e-learning|workshops?|training)\b(?! of\b)"
)


def _teaches(step: Step) -> bool:
    """True where first of all somebody is taught."""
    return _TEACHES.search(bare(step.places[0].part.blocks[0])) is not None


_BODY = re.compile(r"(?i)\W*(?:the )?(?:\w+ ){0,2}(?:panel|committee|board)\W*")
_BODY_ACTS = re.compile(
    r"(?i)\b(?:hear[sd]?|hearing|consider\w*|decid\w*|decision|meets?|meeting|convene\w*|review\w*"
    r"|appeal(?:s|ed)? (?:to|may|must|will)|investigat\w*|respond\w*|write|writing|request\w*|refer\w*)\b"
)


def _is_body(step: Step) -> bool:
    """True under the name of a body, where it is told who sits on it and nothing that it does."""
    text = " ".join(_blocks(step))
    return _BODY.fullmatch(step.title) is not None and _BODY_ACTS.search(text) is None


_SUBTITLE = re.compile(r"(?i)\W*how (?:to|we|you|i)\b[^.?!:;]*[.]?\W*")


def _is_subtitle(step: Step) -> bool:
    """True where the first line only says what a page is about: how to raise a concern, and how we put it right."""
    return _SUBTITLE.fullmatch(bare(step.places[0].part.blocks[0])) is not None


_RIGHTS = re.compile(r"(?i)\W*(?:[0-9.]+\s+)?(?:your |their )?rights\W*")


def _is_right(step: Step) -> bool:
    """True for an item of a list of rights: you may bring a friend."""
    return step.places[0].part.is_step and _RIGHTS.fullmatch(step.heading) is not None
