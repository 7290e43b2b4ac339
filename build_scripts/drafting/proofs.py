"""Which parts of a document are claimed as stages though it does not number them: where several signs agree."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from build_scripts.document.lines import STAGE, bare
from build_scripts.document.outline import Headed
from build_scripts.document.passing import goes_to, turns_to
from build_scripts.document.tokens import words_of
from build_scripts.document.unsettled import hands_on
from build_scripts.drafting.actors import bodies_in
from build_scripts.drafting.further import ends_outside, goes_further
from build_scripts.drafting.headings import (
    OUTSIDE,
    begins,
    is_aside,
    is_named,
    is_title,
    names_stage,
    says_further,
    unnumbered,
)
from build_scripts.drafting.places import Step
from build_scripts.drafting.times import times
from build_scripts.findings.sentences import sentences

_LEAD = 6
"""So many sentences of a stage say what it is; what follows says how it is done."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What may be a stage, with what it says."""

    step: Step
    each: Headed
    told: tuple[str, ...]
    known: frozenset[str]
    """Who decides in the stage before."""
    handed: bool
    """True where what follows opens with a matter that this did not settle."""

    @property
    def first(self) -> str:
        return self.told[0] if self.told else ""

    @property
    def lead(self) -> tuple[str, ...]:
        return self.told[:_LEAD]

    @property
    def heads(self) -> bool:
        """True where it begins with its heading."""
        return bool(self.step.places) and self.step.places[0].part.number == 1 and not self.step.inside

    @property
    def is_item(self) -> bool:
        return bool(self.step.places) and self.step.places[0].part.is_step


_ADVERBS = r"(?:(?:\w+ly|then|first|also|try to|attempt to|seek to|aim to|want to)\s+)*"
_WILL = r"\b(?:will|shall|must|should|may|can|aims? to|(?:is|are|has|have) to|to)\s+"
_DOES = re.compile(
    rf"(?i){_WILL}{_ADVERBS}(?:investigat|review|consider|hear\b|examin|look into|look at|re-?consider|determin|decid"
    r"|assess|mediat|arbitrat|adjudicat|respond|reply|replies|resolv|discuss|meet\b|acknowledg|deal with|convene"
    r"|interview|conven|issue|conduct|attempt|try|listen|write)\w*\b"
    # What is done without a word of duty, and the items of a list of it.
    r"|^(?:[^,.;]{3,60}\s)(?:investigates|reviews|considers|hears|decides|determines|issues|meets|acknowledges|forms)\b"
    r"|^\W*(?:(?:we|I)\s+)?(?:investigate|review|consider|acknowledge|respond|assess|meet|listen)\b"
)
_DONE = re.compile(
    rf"(?i)\b(?:will|shall|must|should|may|is|are|be)\s+{_ADVERBS}(?:be\s+)?{_ADVERBS}(?:investigated|reviewed"
    r"|considered|heard|examined|looked (?:into|at)|reconsidered|determined|decided|assessed|acknowledged|dealt with"
    r"|handled|resolved|responded to|discussed|carried out|conducted|undertaken|referred|appointed|arranged|held|made"
    r"|sent|given)\b"
)
_MATTER = re.compile(
    r"(?i)\b(?:investigat\w*|review\w*|consider\w*|hear(?:s|d|ing)?|examin\w*|look(?:ed)? (?:into|at)|re-?consider\w*"
    r"|determin\w*|decid\w*|decision|assess\w*|mediat\w*|arbitrat\w*|adjudicat\w*|respon[ds]\w*|repl(?:y|ies)|resol\w*"
    r"|discuss\w*|meet(?:s|ing)?|outcome|findings|complaints?|concerns?|grievances?|decisions?|view)\b"
)
_KEPT = re.compile(r"(?i)\b(?:records?|retain\w*|kept for|warnings?|on file|expires?)\b")
_LABEL = re.compile(r"\W*([A-Z][\w'/ ]{2,40}?)(?:\s*:\s|\s+[\N{EN DASH}\N{EM DASH}-]\s+|\.\s+(?=[A-Z]))")


def _is_named(seen: Seen) -> bool:
    label = _LABEL.match(unnumbered(bare(seen.step.places[0].part.blocks[0]))) if seen.is_item else None
    if label and names_stage(label[1]):
        return True
    return seen.heads and is_named(seen.each) and not begins(seen.each)


def _is_dealt_with(seen: Seen) -> bool:
    return any((_DOES.search(told) or _DONE.search(told)) and _MATTER.search(told) for told in seen.lead)


_TO = re.compile(
    r"(?i)\b(?:raise[ds]?|discuss(?:ed)?|speak|talk|direct(?:ed)?|address(?:ed)?|submit(?:ted)?|put|report(?:ed|s)?|refer(?:red)?"
    r"|take[n]?|send|sent|made|make|bring|brought|consult|contact|inform|notif\w+|write|approach|pass(?:ed)?|escalate[d]?)\b"
    r"[^.;]{0,80}?\b(?:to|with|before|by)?\s*(?:the|your|our|his|her|their|an?|his/her)\s"
)


def _is_put(seen: Seen) -> bool:
    return any(
        _TO.search(told) and any(bodies_in(told)) and re.search(r"(?i)\b(?:must|shall|should|will|may|can|please|to)\b", told)
        for told in seen.told[:2]
    ) or any(turns_to(told) or goes_to(told) for told in seen.told[:2] if any(bodies_in(told)))


def _calls_itself(seen: Seen) -> bool:
    return seen.heads and STAGE.match(re.sub(r"^\W+", "", seen.each.name)) is not None


def _has_time(seen: Seen) -> bool:
    return any(time.period and not _KEPT.search(told) for told in seen.told for time in times(told))


def _goes_on(seen: Seen) -> bool:
    return hands_on(seen.first) or goes_further(seen.first) or (seen.heads and says_further(seen.each))


def _leads_on(seen: Seen) -> bool:
    return seen.handed or any(map(hands_on, seen.told[1:]))


def _somebody(seen: Seen) -> bool:
    return any(body not in seen.known for told in seen.lead for body in bodies_in(told))


def _has_place(seen: Seen) -> bool:
    return seen.step.sure


SIGNS: tuple[tuple[str, Callable[[Seen], bool]], ...] = (
    ("it has the name of a stage", _is_named),
    ("it stands as stages do", _has_place),
    ("it calls itself a stage", _calls_itself),
    ("it says to whom the matter is put", _is_put),
    ("somebody looks into the matter or answers", _is_dealt_with),
    ("it gives a time for it", _has_time),
    ("it opens with a matter that was not settled", _goes_on),
    ("it says how the matter goes on", _leads_on),
    ("it names somebody who decides, and was not named in the one before", _somebody),
)
import os
_ENOUGH = int(os.environ.get("E1", "3"))
_ENOUGH_UNSURE = int(os.environ.get("E2", "4"))


def proven(found: Sequence[Step], document: Sequence[Headed]) -> Iterator[Step]:
    named = {each.heading: each for each in document}
    seen = list(_seen(found, named))
    whole = [step for step in found if step.is_claimed]
    made: list[Step] = []
    for one in seen:
        step = one.step
        signs = tuple(says for says, holds in SIGNS if holds(one)) if not (step.is_claimed or step.inside) else ()
        enough = len(signs) >= (_ENOUGH if step.sure else _ENOUGH_UNSURE)
        enough = enough or (len(signs) >= 2 and hands_on(one.first) and (any(bodies_in(one.first)) or _has_time(one)))
        if enough and not _objection(one, seen, whole):
            made.append(replace(step, sure=True, thin=False, weight=None, proof=signs))
        else:
            made.append(step)
    if not whole:
        made = [replace(step, sure=True, weight=None, proof=("it hands on",)) if _handed(nth, made, seen) else step for nth, step in enumerate(made)]
    yield from made


_POINTS = re.compile(r"(?i)\b(?:stages?|steps?|levels?|tiers?|phases?|formal(?:ly)?|below|procedures?|section)\b")


def _handed(nth: int, found: Sequence[Step], seen: Sequence[Seen]) -> bool:
    step, one = found[nth], seen[nth]
    if not step.inside or not hands_on(one.first) or OUTSIDE.search(one.first):
        return False
    if not any(bodies_in(one.first)) or _MORE.search(one.first):
        return False
    before = any(other.is_claimed for other in found[:nth])
    after = next((seen[at] for at in range(nth + 1, len(found)) if found[at].is_claimed), None)
    points = after is not None and not _goes_on(after)
    return before and not points and not (after and _POINTS.search(one.first))


def _seen(found: Sequence[Step], named: dict[str, Headed]) -> Iterator[Seen]:
    told = [_told(step) for step in found]
    known: frozenset[str] = frozenset()
    for nth, step in enumerate(found):
        after = told[nth + 1][:1] if nth + 1 < len(found) else ()
        yield Seen(step, named[step.heading], told[nth], known, any(hands_on(t) or goes_further(t) for t in after))
        if step.places:
            known = frozenset(body for each in told[nth][:_LEAD] for body in bodies_in(each))


def _told(step: Step) -> tuple[str, ...]:
    parts = [place.part for place in step.places] or ([step.inside.part] if step.inside else [])
    every = [text for part in parts for block in part.blocks for text in sentences(unnumbered(bare(block)))]
    if step.inside:
        at = 0
        for nth, text in enumerate(every):
            at += len(words_of(text))
            if step.inside.at - step.inside.part.at < at:
                return tuple(every[nth : nth + 1])
    return tuple(every)


_MORE = re.compile(r"(?i)^\W*(?:if|where|when)\b[^,.]*\b(?:more|further|additional) (?:information|details|time)\b")
_IN_SO_MANY = re.compile(
    r"(?i)\b(?:two|three|four|five|six|seven|[2-7]|several|number of)(?:[- ]|\s\w+\s)(?:stages?|steps?|levels?|phases?|tiers?)\b"
)
_NO_MATTER = re.compile(r"(?i)\bnot (?:all )?(?:be )?(?:regarded|treated|considered|seen|classed) as\b")
_RIGHT = re.compile(r"(?i)\bha(?:ve|s) (?:the|a) right (?:to|of) (?:appeal|complain)\b")
_TO_LIST = re.compile(r"(?i)\bto:\W*$")
_APPEAL = re.compile(r"(?i)\bappeal")
_SMALL = re.compile(r"(?i)\b(?:acknowledge?ments?|notif\w+|feedback)\b")
_OF_ONE = re.compile(
    r"(?i)^\W*(?:if|where|when)\b[^,]{0,60}\b(?:complaints?|concerns?|grievances?|it|matter)\b[^,]{0,30}\b(?:about|against|involves?|concerns)\b"
)
_OF_WHICH = re.compile(
    r"(?i)^\W*(?:[0-9.]+\s+)?(?:other|further|more|additional|general|late|thank|accessibility|internal transparency)\b"
)
_FORM = re.compile(
    r"(?i)^\W*(?:[\w']+ ){1,6}(?:must|should|shall|may|can|will|needs? to)\s+(?:\w+ ){0,2}(?:include|contain|state|specify|set out|give details)\b"
)


def _until_dealt(seen: Seen) -> Iterator[str]:
    for told in seen.lead:
        yield told
        if (_DOES.search(told) or _DONE.search(told)) and _MATTER.search(told):
            return


def _objection(seen: Seen, every: Sequence[Seen], whole: Sequence[Step]) -> bool:
    step = seen.step
    block = " ".join(map(bare, step.places[0].part.blocks))
    outside = OUTSIDE.search(block if block.find(":") > 0 and hands_on(seen.first) else seen.first)
    if outside or (seen.heads and OUTSIDE.search(seen.each.name)):
        return True
    if is_aside(seen.each) and seen.heads and not step.sure:
        return True
    if _MORE.search(seen.first) or _NO_MATTER.search(" ".join(seen.lead)) or _FORM.search(seen.first):
        return True
    if seen.heads and _IN_SO_MANY.search(" ".join(seen.lead[:2])):
        return True
    if _RIGHT.search(seen.first) and not any(bodies_in(seen.first)):
        return True
    firm = _is_dealt_with(seen) or _goes_on(seen) or _has_time(seen) or _is_put(seen) or _calls_itself(seen)
    if not firm and not (_leads_on(seen) and _somebody(seen)) and not (_is_named(seen) and _somebody(seen)):
        return True
    if begins(seen.each) and not seen.is_item and not (_is_dealt_with(seen) and (_has_time(seen) or _leads_on(seen))):
        return True
    if seen.is_item and not (_goes_on(seen) or _is_named(seen)):
        prior = [one for one in every if one.step.heading == step.heading and one.step.paragraph < step.paragraph]
        if any(one.is_item for one in prior):
            return True
    if sum(len(words_of(told)) for told in seen.told) < 7 and not _has_time(seen):
        return True
    if _TO_LIST.search(seen.first) and not any(bodies_in(" ".join(seen.told[1:]))):
        return True
    appeals = [one for one in every if one.step.sure and one.step.places and one.step.paragraph <= 1 and _APPEAL.search(one.step.title)]
    if not step.sure and _APPEAL.search(step.title) and any(one.step.places[0].part.at < step.places[0].part.at for one in appeals):
        return True
    if step.sure:
        return False
    if _SMALL.search(seen.each.name) or any(_OF_ONE.search(told) for told in seen.told[:2]):
        return True
    if any(OUTSIDE.search(told) for told in _until_dealt(seen)) or not (_is_dealt_with(seen) or _goes_on(seen) or _is_put(seen)):
        return True
    if seen.heads and not (_is_named(seen) or _has_time(seen) or _goes_on(seen) or _is_put(seen)):
        return True
    return is_title(seen.each) and not seen.is_item and not (_is_dealt_with(seen) and _has_time(seen))
