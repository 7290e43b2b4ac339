"""What a sentence says that speaks for a stage or against it, each sign with its points and in words for an author."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.document.outline import Headed
from build_scripts.document.tokens import words_of
from build_scripts.drafting.steps.headings import names_stage

# How many words a line has that is short, one that may be a label, and a sentence that is long.
_SHORT, _LABEL, _LONG = 8, 5, 40


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that a sentence says or is, or where it stands."""

    points: int
    says: str
    """What is shown to the author, as the end of "For:" or "Against:"."""


def _sign(points: int, says: str, pattern: str) -> tuple[Sign, re.Pattern[str]]:
    return Sign(points, says), re.compile(f"(?i){pattern}")


_SIGNS = (
    _sign(3, "it says formal", r"\bformal(?:ly)?\b"),
    _sign(1, "it says informal", r"\binformal(?:ly)?\b"),
    _sign(1, "it says how it begins", r"\b(?:first(?:ly)?|initial(?:ly)?|at the outset|start(?:s|ed)?|begins?)\b"),
    _sign(
        2,
        "it speaks of what is not settled",
        (
            r"\b(?:dissatisf\w+|unsatisf\w+|unresolved|unhappy|aggrieved|unsuccessful|still|remains?|fails?"
            r"|not (?:\w+ ){0,2}(?:satisf\w+|happy|resolved|settled))\b"
        ),
    ),
    _sign(
        1,
        "it opens with what is not settled",
        (
            r"^\W*(?:\w\) )?(?:if|where|when|should|in the event)\b.{0,120}\b(?:not|cannot"
            r"|un(?:resolved|happy|satisf\w+|successful|able)|dissatisf\w+|fails?|remains?|serious)\b"
        ),
    ),
    _sign(2, "it speaks of settling it", r"\b(?:resol\w+|settl\w+|solv\w+|sort(?:ed)? out)\b"),
    _sign(
        2,
        "a matter is handed in",
        r"\b(?:submit\w*|lodg\w+|raise[sd]?|raising|fil(?:e|es|ed|ing)|bring|make|made|put)\b",
    ),
    _sign(2, "it says what is then done", r"\bthen\b"),
    _sign(2, "it is put in writing", r"\b(?:form|letter|in writing|written|e-?mail|online|writes?|complet\w+)\b"),
    _sign(1, "people talk", r"\b(?:speak\w*|talk\w*|discuss\w*|approach\w*|listen\w*|interview\w*|confer\w*)\b"),
    _sign(1, "somebody replies", r"\b(?:respon[ds]\w*|repl(?:y|ies)|response)\b"),
    _sign(
        1,
        "it is heard, looked into or reviewed",
        (
            r"\b(?:hearings?|panel|mediat\w+|review(?:s|ed)?|investigat\w+|reconsider\w*|appeal\w*|arbitrat\w+"
            r"|conciliat\w+)\b"
        ),
    ),
    _sign(1, "a panel, a committee or a hearing", r"\b(?:panel|committee|hearing|board of)\b"),
    _sign(1, "the reader is asked", r"\bplease\b"),
    _sign(1, "somebody must or will", r"\b(?:must|shall|should|will|(?:is|are) to)\b"),
    _sign(
        1,
        "whoever asks is named",
        (
            r"\b(?:you|your|complainants?|students?|parents?|employees?|customers?|members?|patients?|tenants?|residents?"
            r"|persons?|individuals?|patrons?|people|clients?|citizens?|workers?|learners?)\b"
        ),
    ),
    _sign(
        1,
        "it opens with what came before",
        r"^\W*(?:once|after|following|upon|on|having|next|then|finally|before|where)\b",
    ),
    _sign(
        1,
        "it opens with who answers",
        r"^\W*(?:we|our|the (?:school|council|trust|college|company|charity|club|university|association|board))\b",
    ),
    _sign(-1, "it goes on with what was said", r"^\W*(?:it|this|these|they|he|she|such|that|those|there)\b"),
    _sign(-1, "it speaks of any matter", r"^\W*(?:any|all|a|an|each|every|no)\b"),
    _sign(
        -1,
        "it tells of aims",
        (
            r"\b(?:aims?|polic(?:y|ies)|committed|commitment|treat\w*|everyone|improv\w+|satisfaction|principles?"
            r"|quality|welcome|importan\w+|understand\w*|recogni[sz]e\w*|beliefs?|believes?|guid\w+|ensure"
            r"|encourag\w+|feedback)\b"
        ),
    ),
    _sign(
        -2,
        "it tells of rights or of help",
        r"\b(?:entitled|rights?|advice|help|support|accompan\w+|represent\w+|legal|attend\w*)\b",
    ),
    _sign(
        -1,
        "it tells of papers",
        (
            r"\b(?:records?|recorded|confiden\w+|files?|copy|copies|documents?|details|information|evidence|minutes"
            r"|monitor\w*|anonym\w+|update\w*|name)\b"
        ),
    ),
    _sign(
        -1,
        "it tells of delay",
        r"\b(?:longer|delay\w*|extend\w*|extension|keep you|progress|exceptional\w*|timescales?|time ?limits?)\b",
    ),
    _sign(-1, "it gives a time", r"\b(?:day|days|week|weeks|month|months|hours)\b"),
    _sign(-1, "it says what a matter is about", r"\b(?:about|against|concerning|regarding|involv\w+)\b"),
    _sign(-1, "somebody is only told", r"\b(?:inform(?:ed)?|notif\w+|advis\w+|told|kept)\b"),
    _sign(
        -1,
        "it tells of law, fairness or training",
        (
            r"\b(?:where applicable|equal\w*|discriminat\w*|retaliat\w*|victimi\w*|data protection|law|act|legislation"
            r"|contract|vexatious|persistent|training|staff (?:are|will be)|published?|website)\b"
        ),
    ),
)
_NAMES_STAGE = Sign(2, "it is the name of a stage")
_IS_SHORT = Sign(2, "it is a short line")
_IS_LONG = Sign(-1, "it is long")


def signs_of(text: str) -> Iterator[Sign]:
    """What a sentence says and is, wherever it stands."""
    yield from (sign for sign, pattern in _SIGNS if pattern.search(text))
    if is_label(text):
        yield _NAMES_STAGE
    length = len(words_of(text))
    if length < _SHORT:
        yield _IS_SHORT
    if length > _LONG:
        yield _IS_LONG


def is_label(text: str) -> bool:
    """True for a line that is nothing but the name of a stage: Investigation."""
    return len(words_of(text)) <= _LABEL and names_stage(text)


_OF_OTHER_THINGS = re.compile(
    r"(?i)\b(?:contact(?:s| details| us| information)?\W*$|definitions?|glossary|appendi(?:x|ces)|annex|equalit\w+"
    r"|diversity|revision|version|document (?:control|history)|data protection|privacy|references?|monitoring|training"
    r"|legislation|related (?:policies|documents)|unreasonabl[ey]|vexatious|persistent|malicious|serial|anonymous"
    r"|abbreviations|record[- ]keeping|confidentiality|ombudsman)"
)
# A way to reach somebody: a name of one and a colon, an address of a page or of letters.
_REACHES = re.compile(
    r"(?i)@|www\.|https?:|\b(?:tel|telephone|phone|email|e-mail|fax|web(?:site)?|address|post)\b\W*:"
    r"|\b[A-Z]{1,2}[0-9]{1,2}[A-Z]? [0-9][A-Z]{2}\b"
)


def is_of_other_things(each: Headed) -> bool:
    """True for a heading that is plainly about something else: contacts, definitions, an appendix, the versions."""
    return _OF_OTHER_THINGS.search(each.name) is not None


def reaches_somebody(text: str) -> bool:
    """True for a line that says by what address or number somebody is reached."""
    return _REACHES.search(text) is not None
