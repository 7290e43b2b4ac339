"""Sentences by which a matter passes to somebody, whatever came before: whom they name."""

import re

from build_scripts.document.unsettled import ADVERBS, MODAL

# It will be referred to the committee, the head will put it before the board, it will then be heard by a panel.
_GOES = re.compile(
    r"(?i)\b(?:be|is|are|been|also|then)\s+(?:\w+ly\s+)?(?:referred|escalated|forwarded|passed(?: on)?|submitted|taken"
    r"|presented|brought|elevated|handed|directed|addressed)\s+(?:\w+\s+){0,3}?to\s+(?P<referred>[^.;]{3,80})"
    r"|\b(?:will|may|shall|must|should|can|to)\s+(?:\w+ly\s+|then\s+|also\s+)*(?:refer|escalate|forward|pass|submit|take|bring|elevate)\s+"
    r"(?:\w+\s+){0,5}?to\s+(?P<whom>[^.;]{3,80})"
    r"|\b(?:put|place|lay|bring|take|come|go)s?\s+(?:(?:the |it\b|your |this )?(?:\w+\s+)?)before\s+"
    r"(?P<before>[^.;]{3,80})"
    r"|\bthen be (?:considered|heard|reviewed|determined|decided|investigated|dealt with) by\s+(?P<by>[^.;]{3,80})"
    r"|\b(?:be|is) (?:placed|put) on the agenda (?:for|of)\s+(?P<agenda>[^.;]{3,80})"
    # The student must request in writing a formal hearing before the council.
    r"|\brequest\b[^.;]{0,110}\b(?:hearing|review|interview|conference|reconsideration|appeal)\s+(?:before|with|by|from)"
    r"\s+(?P<asked>[^.;]{3,80})"
)
# The student may talk to the chair.
_TURNS = re.compile(
    r"(?i)\b(?:you|they|he|she|students?|complainants?|parents?|employees?|members?|customers?|residents?|tenants?"
    r"|applicants?|patients?|persons?|people|parties|party|users?|clients?|grievants?|authors?|patrons?|citizens?|individuals?|staff|he/she|s/he"
    rf"|anyone)\s+(?:[^.;]{{0,140}}?\s)?{MODAL}{ADVERBS}\s+"
    r"(?:(?:talk|speak|write|appeal|complain|apply|turn|go|report|submit|refer|discuss|meet|raise|take|present"
    r"|give information)\b[^.;]{0,60}?\b(?:to|with|before)|contact|approach|ask|see|petition|inform|notify)\s+"
    r"(?P<whom>(?:the|an?|his|her|their|your|our)\s[^.;]{3,60})"
)
# The board will hear the appeal.
_DECIDES = re.compile(
    r"(?i)(?:^|[,;]\s|\b(?:and|then)\s)\W*(?P<who>(?:the|an?|our|your)\s(?:[\w'/-]+\s){1,8}?)"
    r"(?:will|shall|may|must|should)\s+(?:\w+ly\s+|then\s+)?"
    r"(?:hear|review|decide|determine|re-?consider|rule|arbitrate|mediate|consider"
    r"|make (?:an?|the) (?:\w+ )?(?:decision|investigation)"
    r"|investigate|respond|reply|examine|look (?:into|at)|convene|issue|handle|attempt|discuss)\b"
    r"|\b(?:will|shall|may|must|should)\s+(?:\w+ly\s+|then\s+)?be\s+(?:heard|reviewed|decided|determined|considered"
    r"|investigated|undertaken|conducted|carried out)\s+by\s+(?P<by>(?:the|an?|our|your)\s[^.;]{3,60})"
)
# If it is not suitable for that, an investigation will be made.
_OTHER_WAY = re.compile(
    r"(?i)^\W*(?:if|where|when)\b[^.]{0,120}\b(?:not|in|un)\s?(?:suitable|appropriate|possible|practicable)\b[^.]{0,90}"
    r"\b(?:will|may|shall|must|should|can)\s+(?:\w+ly\s+)?(?:discuss|refer|write|contact|speak|talk"
    r"|be\s+(?:undertaken|referred|investigated|heard|dealt|held|convened|carried|considered|passed|escalated|put"
    r"|submitted))\b"
)

# What is done next: the committee will then meet, once it has been looked into the chair will write.
_NEXT = re.compile(
    r"(?i)^\W*(?:(?:when|once|after|following|upon|on (?:receipt|receiving|completion)|at the (?:end|conclusion)"
    r"|(?:usually |normally )?within|next|finally)\b[^.;]*?\b(?:will|shall|must)\b|(?:the|our|your|we)\b[^.;,]{0,60}?"
    r"\b(?:will|shall|must) (?:then|next|also)\b)(?:\s+(?:then|also|be|normally|\w+ly))*\s+(?:be )?(?:hear|review|decid"
    r"|determin|consider|investigat|interview|appoint|conven|hold|held|meet|inform|notif|writ|respond|repl|report|mak|made"
    r"|issu|send|sent|contact|invit|arrang|look|pass|refer|forward)"
)


_IN_ORDER = re.compile(
    r"(?i)^\W*(?:next|then|second(?:ly)?|third(?:ly)?|finally|lastly|after that|thereafter|afterwards),?\s"
    r"[^.;]{0,80}\b(?:will|shall|must|should|may|can)\b"
)


def comes_in_order(sentence: str) -> bool:
    """True for a sentence that says that it comes after another: next, the member may tell the chair."""
    return _IN_ORDER.search(sentence) is not None


def comes_next(sentence: str) -> bool:
    """True for a sentence that opens with what is done next with a matter."""
    return _NEXT.search(sentence) is not None


def goes_to(sentence: str) -> str | None:
    """The words in which a sentence names whom a matter is passed to; none where it does not say so."""
    found = _GOES.search(sentence)
    return next(filter(None, found.groups()), None) if found else None


def turns_to(sentence: str) -> str | None:
    """The words in which a sentence names whom those who ask turn to; none where it does not say so."""
    found = _TURNS.search(sentence)
    return found["whom"] if found else None


def decides(sentence: str) -> str | None:
    """The words in which a sentence names who decides or hears a matter; none where it does not say so."""
    found = _DECIDES.search(sentence)
    return (found["who"] or found["by"]) if found else None


def takes_another_way(sentence: str) -> bool:
    """True for a sentence that deals otherwise with what the way before it does not suit."""
    return _OTHER_WAY.search(sentence) is not None
