"""Which of what looks like a stage is claimed: only what is beyond doubt; the rest is marked for the author."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from build_scripts.document.lines import STAGE, bare, calls_itself
from build_scripts.document.outline import Headed
from build_scripts.document.tokens import words_of
from build_scripts.document.unsettled import hands_on
from build_scripts.drafting.claims.evidence import is_mere_item, is_thin
from build_scripts.drafting.sentences.actors import bodies_in
from build_scripts.drafting.steps.headings import (
    APPEAL,
    begins,
    figure_of,
    is_title,
    names_stage,
    number_of,
    unnumbered,
)
from build_scripts.drafting.steps.other_stages import boxes, is_of_other, of_other_runs
from build_scripts.drafting.steps.places import Step
from build_scripts.findings.sentences import sentences


def in_doubt(found: Sequence[Step], document: Sequence[Headed]) -> Iterator[Step]:
    """The stages found, those as marks that have little more than a heading, or a place in a list, to call them one."""
    drawn = {each.heading for each in boxes(document)}
    other = [*of_other_runs(found, document), *(step for step in found if step.heading in drawn)]
    for step, before in zip(found, (None, *found), strict=False):
        thin = step.sure and (step in other or _is_doubtful(step, before, document))
        yield replace(step, sure=step.sure and not thin, thin=thin)


def _is_doubtful(step: Step, before: Step | None, document: Sequence[Headed]) -> bool:
    if is_thin(step) or is_mere_item(step, before) or _is_same(step, before):
        return True
    if step.places and is_of_other(step):
        return True
    if not step.places or _calls_itself(step):
        return False
    return any(
        (
            _is_right(step),
            _is_late_number(step, before),
            _opens_nothing(step),
            _turns_first(step),
            _follows_label(step, document),
            _is_above(step, document),
            _defines(step),
            _is_attitude(step),
            _is_penalty(step, document),
            _goes_for_advice(step),
            _is_of_praise(step),
            _is_of_text(step),
            _asks_for_form(step),
            _only_raises(step, document),
            _is_before_procedure(step, document),
            _is_part_of_appeal(step, before),
        )
    )


def _calls_itself(step: Step) -> bool:
    """True where the heading or the paragraph has the word: a number that the program gave does not."""
    return bool(STAGE.match(step.heading) or calls_itself(step.places[0].part.blocks[0]))


_NAMES_ITSELF = re.compile(r"(?i)\W*(?:stage|step|phase|level|tier)\b")


def _is_same(step: Step, before: Step | None) -> bool:
    """True for a heading that only speaks of the stage before it, such as What happens at Stage 3."""
    if before is None or _NAMES_ITSELF.match(step.title) or figure_of(step.title) is None:
        return False
    return STAGE.match(step.title) is not None and number_of(step.title) == number_of(before.title)


_NUMBER = re.compile(r"\W*([0-9]{1,3})[.)]\s")


def _is_late_number(step: Step, before: Step | None) -> bool:
    """True for the first item of a list whose numbers begin above 1: it is a clause among others."""
    number = _NUMBER.match(step.places[0].part.blocks[0])
    return before is None and step.places[0].part.is_step and number is not None and int(number[1]) > 1


_RIGHTS = re.compile(r"(?i)\W*(?:[0-9.]+\s+)?(?:your |their )?rights\W*")


def _is_right(step: Step) -> bool:
    """True for an item of a list of rights: you may bring a friend."""
    return step.places[0].part.is_step and _RIGHTS.fullmatch(step.heading) is not None


def _opens_nothing(step: Step) -> bool:
    """True for an item that opens a list which is not there: they can take it to, with other headings below."""
    blocks = [block for place in step.places for block in place.part.blocks]
    return len(blocks) == 1 and bare(blocks[0]).rstrip().endswith(":")


# Whom to speak to before anything else: a paragraph that says so late in a text opens nothing later.
_TURNS_FIRST = re.compile(
    r"(?i)\b(?:speak|talk|discuss|raise|contact|approach)\b[^.;]*\b(?:first|initially|in the first instance)\b"
)


def _is_late(step: Step) -> bool:
    """True for a paragraph, and no item, further down under its heading."""
    return step.places[0].part.number > 1 and not step.places[0].part.is_step


def _turns_first(step: Step) -> bool:
    return _is_late(step) and _TURNS_FIRST.search(bare(step.places[0].part.blocks[0])) is not None


_LONGEST_LABEL = 12


def _follows_label(step: Step, document: Sequence[Headed]) -> bool:
    """True for a paragraph below a line that is the name of a stage: the stage begins with that line."""
    each = next(each for each in document if each.heading == step.heading)
    above = [part for part in each.parts if part.number == step.places[0].part.number - 1]
    labels = (unnumbered(bare(part.blocks[-1])) for part in above)
    return _is_late(step) and any(names_stage(line) and len(words_of(line)) <= _LONGEST_LABEL for line in labels)


def _is_above(step: Step, document: Sequence[Headed]) -> bool:
    """True for a title whose words begin a heading below: Appeals, above Appeals policy."""
    at, own = next((at, each) for at, each in enumerate(document) if each.heading == step.heading)
    words = words_of(own.name)
    below = (words_of(each.name) for each in document[at + 1 :])
    return is_title(own) and any(other[: len(words)] == words and other != words for other in below)


_DEFINES = re.compile(
    r"(?i)^[^.;]*\b(?:(?:will|shall|is|are|may) (?:be )?(?:treated|regarded|considered|seen|defined|understood) as"
    r"|means|is defined)\b"
)


def _defines(step: Step) -> bool:
    """True where the first sentence only says what counts as a matter."""
    opening = unnumbered(bare(step.places[0].part.blocks[0]))
    return _DEFINES.match(opening) is not None and not hands_on(opening)


_PENALTY = re.compile(r"(?i)\b(?:warnings?|dismissal|suspension|expulsion)\W*$")
# Several in one sentence: action can include a written warning, final written warning or dismissal.
_PENALTIES_NAMED = re.compile(
    r"(?i)\b(?:can|may|could|might) (?:include|be|result in|lead to)\b[^.;]*"
    r"\b(?:warnings?|suspension)\b[^.;]*\b(?:dismissal|expulsion|exclusion)\b"
)
_PENALTIES = re.compile(r"(?i)\b(?:penalt(?:y|ies)|sanctions?|outcomes?)\b[^.]*:\W*$")


def _is_penalty(step: Step, document: Sequence[Headed]) -> bool:
    """True for a heading that is a penalty, such as a written warning, where a list elsewhere names it as one."""
    if _PENALTY.search(step.title) is None:
        return False
    blocks = [[bare(block) for part in each.parts for block in part.blocks] for each in document]
    if any(_PENALTIES_NAMED.search(block) for told in blocks for block in told):
        return True
    return any(
        _PENALTIES.search(block) and any(_PENALTY.search(item) for item in told[nth + 1 :])
        for told in blocks
        for nth, block in enumerate(told)
    )


# Those who advise whoever asks, and may be inside or outside: what they do decides nothing.
_ADVISES = re.compile(
    r"(?i)\b(?:patient advice and liaison|advi[cs]e (?:and \w+ )?(?:service|bureau|line)|citizens advice"
    r"|advocacy service)|\bPALS\b"
)


def _goes_for_advice(step: Step) -> bool:
    """True where the matter goes on to nobody but those who advise."""
    told = [each for place in step.places for block in place.part.blocks for each in sentences(bare(block))]
    passed = [each for each in told if hands_on(each)]
    return bool(passed) and all(_ADVISES.search(each) and not any(bodies_in(each)) for each in passed)


# How a matter is met, and nothing that is done with it: all complaints should be taken seriously.
_ATTITUDE = re.compile(
    r"(?i)\b(?:taken|treated|dealt with|handled)\s+(?:\w+ly\s+)?"
    r"(?:seriously|with (?:respect|care|courtesy|sensitivity))\b"
    r"|\b(?:be|remain|stay)\s+(?:\w+ly\s+)?(?:calm|polite|courteous|respectful|friendly)\b"
)


def _is_attitude(step: Step) -> bool:
    """True where the first sentence tells how somebody is to behave, and of nothing that is handed on or decided."""
    opening = next(sentences(unnumbered(bare(step.places[0].part.blocks[0]))), "")
    return _ATTITUDE.search(opening) is not None and not (hands_on(opening) or _DONE.search(opening))


_DONE = re.compile(
    r"(?i)\b(?:acknowledg|investigat|respond|repl(?:y|ies)|review|refer|decid|hear[ds]?\b|meet\b|writ(?:e|ten)|sen[dt]\b|submit"
    r"|appeal|escalat|contact)\w*"
)
_OF_TEXT = re.compile(
    r"(?i)^\W*(?:the following|this|these|our)\s+(?:\w+\s+)?(?:policy|procedures?|process|rules|document)\b"
)


_PRAISE = re.compile(r"(?i)\b(?:compliments?|suggestions?|praise|an? comments?)\b")
_NO_PRAISE = re.compile(r"(?i)\b(?:complain\w*|concerns?|grievances?|appeals?|disput\w*|disagree\w*)\b")


def _is_of_praise(step: Step) -> bool:
    """True where the first paragraph tells what is done with a comment or a compliment alone."""
    told = unnumbered(bare(step.places[0].part.blocks[0]))
    return _PRAISE.search(told) is not None and _NO_PRAISE.search(told) is None


def _is_of_text(step: Step) -> bool:
    """True for a lone paragraph that speaks of the text itself: the following policy is the right of appeal."""
    return len(step.places) == 1 and _OF_TEXT.match(unnumbered(bare(step.places[0].part.blocks[0]))) is not None


# What a complaint has to say: it must be in writing and must include the following.
_FORM = re.compile(
    r"(?i)^\W*(?:all |any |your |the |an? )?(?:\w+ )?"
    r"(?:complaints?|grievances?|appeals?|concerns?|requests?|referrals?)\s+(?:must|should|shall|may|can|will)\b[^.;]*"
    r"\b(?:include|contain|state|specify|set out|give details of)\b"
)


def _asks_for_form(step: Step) -> bool:
    """True where the opening says only what is to be written to raise a matter, and nothing that is done with it."""
    opening = list(sentences(unnumbered(bare(step.places[0].part.blocks[0]))))
    form = _FORM.match(opening[0]) if len(opening) == 1 else None
    return form is not None and not hands_on(opening[0]) and _DONE.search(opening[0][form.end() :]) is None


# An address follows: write to the Monitoring Officer:.
_WRITES_TO = re.compile(r"(?i)(?:please )?(?:write|send|e-?mail|post|submit|contact)\b[^.;:]*:\W*")


def _only_raises(step: Step, document: Sequence[Headed]) -> bool:
    """True for a heading of how a matter is raised, where the first paragraph names nobody who then looks at it."""
    each = next(each for each in document if each.heading == step.heading)
    opening = unnumbered(bare(step.places[0].part.blocks[0]))
    is_door = begins(each) and step.places[0].part.number == 1 and not step.places[0].part.is_step
    return is_door and (_WRITES_TO.fullmatch(opening) is not None or not (hands_on(opening) or any(bodies_in(opening))))


_MAKES_APPEAL = re.compile(
    r"(?i)\W*(?:how to )?(?:mak|submit|lodg|fil|rais)(?:e|ing|t|ting)\s+(?:an? |your |the )?appeals?\W*"
)
_OF_APPEALS = re.compile(r"(?i)\W*(?:[0-9.]+\s+)?appeals? (?:procedures?|process)\W*")


def _is_before_procedure(step: Step, document: Sequence[Headed]) -> bool:
    """True for how an appeal is made, where the procedure for appeals stands under a later heading of its own."""
    if _MAKES_APPEAL.fullmatch(step.title) is None:
        return False
    at = next(at for at, each in enumerate(document) if each.heading == step.heading)
    return any(_OF_APPEALS.fullmatch(each.name) for each in document[at + 1 :])


def _is_part_of_appeal(step: Step, before: Step | None) -> bool:
    """True for a further heading of the appeal under the stage that is the appeal: Appeal review, under Step 3."""
    if before is None or step.heading == before.heading or not APPEAL.search(step.title):
        return False
    return APPEAL.search(before.title) is not None and _STAGE_NAMED.search(before.title) is not None


_STAGE_NAMED = re.compile(r"(?i)\b(?:stage|step|phase|level|tier)\b")
