"""Who acts in a sentence: the few words before must or may, where they can only name a person or a body."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.document.tokens import words_of
from navigator.model.parties import Side

_ASKS = frozenset(
    (
        "complainant complainants parent parents carer carers caregiver caregivers child children person people "
        "family families applicant applicants customer customers tenant tenants employee employees pupil pupils "
        "student students user users resident residents anybody anyone patient patients client clients grievant "
        "grievants patron patrons author authors appellant appellants guardian guardians claimant claimants you"
    ).split()
)
_OUTSIDE = frozenset("ombudsman ofsted court tribunal regulator regulators".split())
_ANSWERS = frozenset(
    (
        "academy adjudicator administrator administrators adviser advisor advocate agencies agency arbitrator "
        "archdeacon assembly assessor association attorney auditor authorities authority bishop board boards bodies "
        "body bursar cabinet captain ceo chair chairman chairperson chairs chancellor charity chief clerk club co- "
        "ordinator coach colleague colleagues college commander commission commissioner committee committees company "
        "constable convener convenor coordinator council councillor councillors counsellor dean delegate department "
        "designee director directorate directors division doctor editor editors employer employers engineer examiner "
        "executive faculty federation firm foundation governor governors group handler handlers head headteacher "
        "hospital inspector instructor investigator judge landlord lawyer lead leader librarian lieutenant management "
        "manager managers mayor mediator member members minister ministry moderator nurse nursery office-bearers "
        "officer officers organisation organisations organiser organization organizations owner panel panels parties "
        "partner partners partnership party pastor police practitioner practitioners president principal professional "
        "professionals proprietor provider provost rector referee registrar rep representative reps reviewer school "
        "schools scrutineer secretary senate sergeant service services sheriff society solicitor specialist staff "
        "superintendent superintendents supervisor supervisors surveyor teacher teachers team treasurer trust trustee "
        "trustees tutor umpire union university vicar vice-chair vice-chairman vice-chancellor vice-president vice- "
        "principal warden we worker workers"
    ).split()
)
_HEADS = _ASKS | _OUTSIDE | _ANSWERS
_PLURAL = frozenset(("children", "people", "police", "staff", "we", "you"))
_ARTICLES = frozenset("the a an your our their his her its this that these those".split())
_COUNTED = frozenset("any each every all both either two three four five".split())
_LINKS = frozenset(("of", "for"))
_JOINTS = frozenset(("and", "or", "&", "/"))
_DUTY = frozenset(("must", "shall", "will", "should", "may"))
_BESIDE_SOMEBODY = frozenset("with by to about on than as via through under between".split())
# With one of these a row of words is a clause and no name.
_NOT_IN_NAMES = frozenset(
    (
        "is are was were be been has have had do does did not to if when where once unless because that which who "
        "whom as by with about after before than so then this there it they he she i s/he must shall will should may "
        "only even can cannot feels feel remains remain remained believes believe agrees agree made make makes given "
        "following no neither nobody none upon on after during before at from in"
    ).split()
)
# What may stand between a name and must.
_BETWEEN = frozenset("then also therefore each both who however".split())
_BOUNDARY = re.compile(r"[,;:()\[\]\"\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}]|\s[-\N{EN DASH}]\s")
_BESIDE = re.compile(r",[^,]{1,90},\s*$")
_IF = re.compile(r"(?i)^\W*(?:and\s+)?(?:if|when|where|once|unless|in the event that|within)\b")
# What may stand inside a name in small letters.
_INSIDE = (
    _LINKS | _ARTICLES | frozenset("line senior chief immediate independent deputy lead social safeguarding".split())
)
_LONGEST = 14


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts, as the document calls them."""

    name: str
    """As it stands in a sentence, with the article that the document gives."""
    key: str
    """The name without article and in small letters, the same wherever it stands."""
    side: Side
    plural: bool


@dataclass(frozen=True, slots=True)
class Found:
    """An actor and where the name begins."""

    actor: Actor
    start: int
    whole: bool
    """False where more stands between the name and its verb than was understood."""


def before(text: str) -> Found | None:
    """The actor whose name ends where a text ends; none where that is not certain.

    >>> before("If you are unhappy with the reply, the Chair of the Board").actor.name
    'the Chair of the Board'
    >>> before("The reply") is None
    True
    """
    whole = True
    beside = _BESIDE.search(text)
    if beside:
        text, whole = text[: beside.start()], False
    shown = text.rstrip(" ,")
    marks = list(_BOUNDARY.finditer(shown))
    since = marks[-1].end() if marks else 0
    words = [(each.group().rstrip(","), each.start() + since) for each in re.finditer(r"\S+", text[since:])]
    while words and words[-1][0].casefold() in _BETWEEN:
        words.pop()
    start = _name_start([word for word, _ in words], text[since:])
    if start is None:
        return None
    first = " ".join(word for word, _ in words[:start]).casefold() in {"", "and", "or"}
    if first and marks and marks[-1].group() == "," and _ends_with_name(shown[: marks[-1].start()]):
        return None  # the last of a list of several
    return Found(_actor([word for word, _ in words[start:]]), words[start][1], whole)


_SOME = _ANSWERS - frozenset(
    "member members staff we service services party parties worker workers group police".split()
)
_NEAR = 8


def names_body(text: str) -> str | None:
    """What somebody is who decides in a body, where some words begin with them; none where they do not.

    >>> names_body("the chair of the board for a decision")
    'chair'
    >>> names_body("your attention") is None
    True
    """
    return next(
        (word for word in (_plain(each.rstrip(".,;:)")) for each in text.split()[:_NEAR]) if word in _SOME), None
    )


def bodies_in(sentence: str) -> Iterator[str]:
    """Everybody who decides in a body that a sentence names, in one word each."""
    for word in words_of(sentence):
        body = names_body(word)
        if body:
            yield body


def _ends_with_name(text: str) -> bool:
    """True where a list of names may stand: no condition, and the last word is somebody."""
    words = text.split()
    return bool(words) and _IF.match(text) is None and _is_head(words[-1:])


def after_by(text: str) -> Actor | None:
    """The actor that a passive names: will be sent by the Chair within 5 days."""
    for by in re.finditer(r"\bby\s+", text):
        if _OTHER_DONE.search(text[: by.start()]):
            return None
        words: list[str] = []
        for word in text[by.end() :].split():
            bare = word.rstrip(".,;:)")
            words.append(bare)
            if word != bare:
                break
        for length in range(min(len(words), _LONGEST), 0, -1):
            row = words[:length]
            if _name_start(row) == 0 and row[0].casefold() in _ARTICLES | _COUNTED:
                return _actor(row)
    return None


# Another thing that is done, right before by: a problem identified by somebody, a complaint to be heard by them.
_OTHER_DONE = re.compile(
    r"(?i)\b(?:be|been|being)\s[^,;:]*?\b(?:is|are|was|were|be|been)\s+(?:\w+ly\s+)?\w+\s+$"
    r"|\b(?:be|been)\s+(?:\w+ly\s+)?\w+\s[^,;:]*\w{3,}ed\s+$"
)


def _name_start(words: list[str], clause: str = "") -> int | None:
    """Where the name begins that ends with the last of some words."""
    if not words:
        return None
    if words[-1].casefold() in {"you", "we"}:
        return len(words) - 1
    if len(words) <= _LONGEST and _is_name(words):
        return 0
    small = [word.casefold() for word in words]
    joint = len(small) - small[::-1].index("and") if "and" in small else 0
    # The clerk must write and the head must reply: an earlier must has its own actor.
    if joint < len(words) and _DUTY.intersection(small[:joint]) and _is_name(words[joint:]):
        return joint
    return _after_condition(words) if _IF.match(clause) else None


def _after_condition(words: list[str]) -> int | None:
    """Where a name begins after a condition without a comma: if it is about fees the Chair."""
    start = len(words)
    for at in range(len(words) - 1, max(len(words) - _LONGEST, -1), -1):
        small = words[at].casefold()
        if small in _ARTICLES | _COUNTED:
            start = at
            if at == 0 or words[at - 1].casefold() not in _LINKS:
                break
        elif at < len(words) - 1 and not words[at][:1].isupper() and small not in _INSIDE:
            break
    # After "and" it may be the second half of a name; after "with" it is somebody beside the one who acts.
    joined = 0 < start < len(words) and words[start - 1].casefold() in _LINKS | _JOINTS | _BESIDE_SOMEBODY
    return start if start < len(words) and not joined and _is_name(words[start:]) else None


def _is_name(words: list[str]) -> bool:
    small = [word.casefold() for word in words]
    if any(word in _NOT_IN_NAMES for word in small):
        return False
    if small[0] in _LINKS | _JOINTS or small[0] in _BESIDE_SOMEBODY or small[0] in {"in", "at", "from"}:
        return False
    named = [word for word in small if word not in _ARTICLES | _COUNTED]
    if not named or not (small[0] in _ARTICLES | _COUNTED or words[0][:1].isupper()):
        return False
    return all(_is_head(each) for each in _parts(words))


def _parts(words: list[str]) -> list[list[str]]:
    """A name at its "and" and "or": Coordinator or Team Leader. After "of" both may belong to one."""
    parts: list[list[str]] = [[]]
    linked = False
    for word in words:
        linked = linked or word.casefold() in _LINKS
        if word.casefold() in _JOINTS and not linked:
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def _is_head(words: list[str]) -> bool:
    """True if the word that a part is about names somebody."""
    at = next((place for place, word in enumerate(words) if place and word.casefold() in _LINKS), len(words))
    if not at:
        return False
    head = words[at - 1]
    return _plain(head) in _HEADS or re.fullmatch("[A-Z]{2,}", head) is not None


def _plain(word: str) -> str:
    """A word without what is joined to it: child/ren is child, Director/Panel is Panel."""
    last = word.casefold().strip("*\N{RIGHT SINGLE QUOTATION MARK}'").partition("/")
    return last[2] if last[2] in _HEADS else last[0]


def _actor(words: list[str]) -> Actor:
    first = words[0].casefold()
    rest = words[1:] if first in _ARTICLES else words
    heads = [_plain(part[-1]) for part in _parts(rest or words) if part]
    name = " ".join(words)
    if first in {"a", "an"}:
        name = " ".join((first, *rest))
    elif first in _ARTICLES:
        name = " ".join(("the", *rest))
    elif first in _COUNTED or (_plain(words[0]) in _HEADS and not any(each[:1].isupper() for each in words[1:])):
        name = name[0].lower() + name[1:]
    last = heads[0] if heads else first
    plural = len(heads) > 1 and "or" not in [word.casefold() for word in words]
    plural = plural or last in _PLURAL or (last.endswith("s") and last in _HEADS)
    side = Side.ASKS if set(heads) & _ASKS else Side.OUTSIDE if set(heads) & _OUTSIDE else Side.ANSWERS
    return Actor(name, " ".join(rest or words).casefold(), side, plural)
