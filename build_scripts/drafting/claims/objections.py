"""What speaks against a stage so plainly that no sign makes it a claim: it is a part, an aside, or of others."""

import re
from collections.abc import Callable

from build_scripts.document.lines import STAGE, bare
from build_scripts.document.tokens import words_of
from build_scripts.document.unsettled import hands_on
from build_scripts.drafting.claims.parts import APPEAL, is_later_item, is_later_part, is_later_section, is_phase
from build_scripts.drafting.claims.seen import (
    Seen,
    deals_with,
    has_name,
    has_time,
    is_dealt_with,
    is_put_to_somebody,
    leads_on,
    names_somebody_new,
    opens_unsettled,
)
from build_scripts.drafting.sentences.actors import bodies_in
from build_scripts.drafting.steps.headings import INFORMAL, OUTSIDE, begins, is_aside, is_title
from build_scripts.drafting.steps.other_stages import NTH
from build_scripts.drafting.steps.sequence import has_number

_NEAR = 3
_FEWEST_WORDS = 7
_SIGNS = 2


def is_in_whole(seen: Seen) -> bool:
    """True for what stands under a stage that the document numbers, or has a number beside its whole sequence."""
    if not seen.whole:
        return False
    under = any(seen.step.heading == other.heading for other in seen.whole)
    further = opens_unsettled(seen) or APPEAL.search(seen.step.title) is not None or seen.is_before_whole
    beside = has_number(seen.step, seen.each) or not further or (seen.is_item and not seen.step.sure)
    return under or beside


def is_shown(seen: Seen) -> bool:
    """True under the name of a flowchart, a form, a summary or a list of roles: nothing is laid down there."""
    return seen.is_shown


_FOLLOWING = re.compile(r"(?i)\bthe following (?:steps|procedures?|stages|process)\b")
_IN_SO_MANY = re.compile(
    r"(?i)\b(?:two|three|four|five|six|seven|[2-7]|several|number of)(?:[- ]|\s\w+\s)"
    r"(?:stages?|steps?|levels?|phases?|tiers?)\b"
)


def announces_others(seen: Seen) -> bool:
    """True for what opens with the steps that follow it, or with how many there are."""
    if not seen.heads:
        return False
    beneath = [bare(block) for part in seen.each.parts for block in part.blocks]
    counted = beneath if any(map(STAGE.match, seen.others)) else seen.lead[:2]
    return _FOLLOWING.search(seen.first) is not None or any(map(_IN_SO_MANY.search, counted))


_PENALTY = re.compile(r"(?i)\b(?:warnings?|dismissal|suspension|expulsion)\W*$")


def is_penalty(seen: Seen) -> bool:
    """True for a written warning, a dismissal."""
    return _PENALTY.search(seen.step.title) is not None


_OF_AIMS = re.compile(
    r"(?i)\b(?:principles?|aims? (?:is|of)|purpose (?:of|is)|(?:wherever|whenever) feasible"
    # What is said of the text itself.
    r"|(?:in accordance with|under|by) this (?:[\w-]+ ){0,4}(?:policy|procedures?|agreement|protocol|document))\b"
)
_NO_MATTER = re.compile(r"(?i)\bnot (?:all )?(?:be )?(?:regarded|treated|considered|seen|classed) as\b")
_FORM = re.compile(
    r"(?i)^\W*(?!(?:[\w']+ ){1,6}?process\b)(?:[\w']+ ){1,6}(?:must|should|shall|may|can|will|needs? to)\s+"
    r"(?:\w+ ){0,2}(?:include|contain|state|specify|set out|give details)\b"
)
_WANTS_MORE = re.compile(
    r"(?i)^\W*(?:if|where|when)\b[^,.]*\b(?:more|further|additional) (?:information|details|time)\b"
)
_RIGHT = re.compile(r"(?i)\bha(?:ve|s) (?:the|a) right (?:to|of) (?:appeal|complain)\b")


_REMINDS = re.compile(r"(?i)\b(?:remember|tips|please note)\b")


def opens_with_other(seen: Seen) -> bool:
    """True for what opens with an aim, what is no matter, what a letter has to say, or a right and nobody to go to."""
    aims = _OF_AIMS.search(seen.first) or any(map(_NO_MATTER.search, seen.lead))
    asks = _FORM.search(seen.first) or _WANTS_MORE.search(seen.first)
    right = _RIGHT.search(seen.first) is not None and not (any(bodies_in(seen.first)) or has_time(seen))
    return bool(aims or asks or right) or _REMINDS.search(seen.each.name) is not None


ADVISES = re.compile(
    r"(?i)\b(?:authorit(?:y|ies)|secretary of state|PALS|advice|legal|regulat\w+|official|external|outside)\b"
)
# Whose own procedure it is, nobody is sent there: the ombudsman may investigate.
_SENDS = re.compile(
    r"(?i)\b(?:to|by|with|through|from) (?:the|an?|your|our|their)\b"
    r"|\b(?:contact|ask|approach|advi[cs]e|refer\w*|escalat\w*)\b"
)
_TO_LIST = re.compile(r"(?i)\bto:\W*$")


_EXTERNAL = re.compile(r"(?i)\bexternal\b")


def is_of_outside(seen: Seen) -> bool:
    """True under a heading of somebody outside."""
    return _EXTERNAL.search(seen.each.name) is not None or OUTSIDE.search(seen.each.name) is not None


def goes_outside(seen: Seen) -> bool:
    """True for what sends a matter to somebody outside, or to a list that names nobody inside."""
    block = " ".join(map(bare, seen.part.blocks))
    listed = ":" in block and hands_on(seen.first)
    outside = OUTSIDE.search(block if listed else seen.first)
    if (outside and not (seen.step.sure and _SENDS.search(seen.first) is None)) or is_of_outside(seen):
        return True
    if _TO_LIST.search(seen.first) and not any(bodies_in(" ".join(seen.told[1:]))):
        return True
    handing = next((nth for nth, told in enumerate(seen.told) if hands_on(told)), None)
    if handing is None or not (seen.heads and opens_unsettled(seen)) or seen.names_body:
        return False
    near = seen.told[handing : handing + _NEAR]
    return any(OUTSIDE.search(told) or ADVISES.search(told) for told in near)


def says_too_little(seen: Seen) -> bool:
    """True where nothing is done, put to anybody or timed, or in hardly a word."""
    if opens_unsettled(seen) and not (
        has_name(seen) or seen.names_body or is_dealt_with(seen) or has_time(seen) or leads_on(seen)
    ):
        return True
    acts = is_dealt_with(seen) or opens_unsettled(seen) or has_time(seen) or is_put_to_somebody(seen)
    signs = (names_somebody_new(seen), leads_on(seen), has_name(seen))
    named = sum(signs) >= _SIGNS
    if not (acts or named):
        return True
    short = sum(len(words_of(told)) for told in seen.told) < _FEWEST_WORDS
    return short and not has_time(seen)


_OF_SCOPE = re.compile(
    r"(?i)^\W*(?:[0-9.]+\s+)?(?:who|what)\b.*\b(?:can|may|cannot|could|is|are)\b.*\b(?:complain|appeal|complaint)"
)


def is_of_scope(seen: Seen) -> bool:
    """True under a heading that asks who can complain, or about what."""
    return _OF_SCOPE.search(seen.each.name) is not None


_FORMAL = re.compile(r"(?i)\bformal\b")


def only_raises(seen: Seen) -> bool:
    """True for a heading of how to complain, where it is not told besides who looks at it and by when or from whom."""
    if seen.is_item or not begins(seen.each) or opens_unsettled(seen):
        return False
    informal = INFORMAL.search(seen.first) is not None and leads_on(seen)
    if (_FORMAL.search(seen.each.name) or informal) and is_put_to_somebody(seen):
        return False
    return not (is_dealt_with(seen) and (has_time(seen) or leads_on(seen) or is_put_to_somebody(seen)))


def is_appeal_again(seen: Seen) -> bool:
    """True for a further heading about the appeal, where nothing goes on."""
    again = any(other.paragraph <= 1 and APPEAL.search(other.title) for other in seen.before)
    return again and seen.heads and not opens_unsettled(seen) and APPEAL.search(seen.step.title) is not None


_SMALL = re.compile(r"(?i)\b(?:acknowledge?ments?|notif\w+|feedback)\b")
_OF_ONE = re.compile(
    r"(?i)^\W*(?:if|where|when)\b[^,]{0,60}\b(?:complaints?|concerns?|grievances?|it|matter)\b[^,]{0,30}"
    r"\b(?:about|against|involves?|concerns|relate[sd]? to|refers? to)\b"
)
_OF_KIND = re.compile(
    r"(?i)^\W*(?:[0-9.]+\s+)?(?:complaints?|appeals?|concerns?|grievances?) (?:about|against|by|from|of)\b"
)


def is_unsure_aside(seen: Seen) -> bool:
    """True for what does not stand as stages do and is about something beside them, or about some matters alone."""
    if seen.step.sure:
        return False
    if NTH.search(seen.each.heading):
        return True
    if opens_unsettled(seen):
        return not (hands_on(seen.first) or is_dealt_with(seen))
    again = seen.heads and is_aside(seen.each)
    again = again or _is_title(seen)
    again = again or (_OF_KIND.search(seen.each.name) is not None and not leads_on(seen))
    small = _SMALL.search(seen.each.name) is not None or any(map(_OF_ONE.search, seen.told[:2]))
    return again or small or any(map(OUTSIDE.search, _until_dealt(seen)))


def _is_title(seen: Seen) -> bool:
    """True for the title of a document with stages below, or that only tells what the document is for."""
    told = has_time(seen) or leads_on(seen)
    return seen.is_first and seen.heads and (seen.has_others or not told)


def _until_dealt(seen: Seen) -> list[str]:
    """The first sentences up to the one in which the matter is looked at."""
    last = next((nth for nth, told in enumerate(seen.lead) if deals_with(told)), len(seen.lead))
    return list(seen.lead[: last + 1])


def is_unsure_title(seen: Seen) -> bool:
    """True for what does not stand as stages do and may be a title, or in which nothing is done or timed."""
    if seen.step.sure:
        return False
    if not (is_dealt_with(seen) or opens_unsettled(seen) or is_put_to_somebody(seen) or has_time(seen)):
        return True
    title = is_title(seen.each) and not seen.is_item
    return title and not (is_dealt_with(seen) and has_time(seen))


OBJECTIONS: tuple[Callable[[Seen], bool], ...] = (
    is_in_whole,
    is_shown,
    is_later_section,
    announces_others,
    is_penalty,
    opens_with_other,
    goes_outside,
    says_too_little,
    is_of_scope,
    is_later_part,
    only_raises,
    is_later_item,
    is_appeal_again,
    is_phase,
    is_unsure_aside,
    is_unsure_title,
)
