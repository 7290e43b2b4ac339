"""Sentences that take a matter to somebody because it is not settled: to whom it goes on, and on which condition."""

import re

_APOSTROPHE = "['\N{RIGHT SINGLE QUOTATION MARK}]"
# What is not settled, or who is not content with it.
_UNSETTLED = re.compile(
    r"(?i)\b(?:dis|un)satisf\w+|\bunhappy\b|\bunresolved\b|\bunsettled\b|\baggrieved\b|\bunacceptable\b|\bdisagree\w*"
    r"|\bunsuccessful\w*|\binsufficient\b|\binadequate\b|\bfailing\b"
    rf"|(?:\b(?:not|cannot|never|no|without|unable to|fail(?:s|ed|ing)? to)\b|n{_APOSTROPHE}t\b)"
    r"(?:\W+[\w'\N{RIGHT SINGLE QUOTATION MARK}/-]+){0,6}?\W+(?:resol\w+|settl\w+|satisf\w+|happy(?! to\b)|content|agree\w*|accept\w*|redress\w*"
    r"|solv\w+|solution|consensus|succe\w+|help(?:s|ed)?|work(?:s|ed)?|answer\w*|reach\w*|achiev\w+|fair(?:ly)?|respon\w+"
    r"|repl\w+|adequate\w*|arriv\w+|forthcoming|(?:good )?enough|sufficient\w*|convinc\w+|dealt|handled|address\w*|upheld|properly|correct\w*|treated)"
    r"|^\W*(?:if not(?=,| (?:satisf|resol|settl|happy))|otherwise|if (?:this|that|these) (?:step )?fails?)\b|\bpersists?\b"
    r"|\b(?:attempts?|efforts?|steps?|this|that|mediation|discussions?|approach|resolution|procedure|process)\b[^,.]{0,40}"
    r"\bfail(?:s|ed)?\b"
    r"|\b(?:wish\w*|want\w*|would like|decid\w+|choos\w+|intend\w*|seek\w*|desires?) to (?:\w+ ){0,2}?"
    r"(?:appeal|escalate|challenge|pursue|contest|proceed|dispute|review"
    r"|(?:take|have) (?:\w+ ){1,3}?(?:further|to|reviewed|reconsidered|heard))\b"
    r"|\bdesires? further\b|\bfurther (?:appeal|review|action|recourse) (?:is|are) (?:desired|sought|needed|wanted|necessary)\b|\b(?:believes?|feels?)\b[^.]{0,80}\b(?:unfair\w*|incorrect\w*|wrong\w*|improper\w*|arbitrar\w+)"
)
# It is the service that somebody is not content with, and not the answer.
_WITH_SERVICE = re.compile(
    r"(?i)\b(?:dis\w*satisf\w+|un\w*satisf\w+|satisfied|unhappy|happy|pleased|content|disagree\w*|concern\w*)\s+(?:with|about|by|at)\b"
    r"|\b(?:aggrieved|unfair\w*|wrong\w*|improper\w*)\b"
)
_WITH_ANSWER = re.compile(
    r"(?i)\b(?:responses?|repl(?:y|ies)|outcomes?|results?|decisions?|determinations?|handled|handling|dealt|resolution|resolv\w+"
    r"|review\w*|answer\w*|explanation|findings?|still|remains?|stage|level|step|assessment|recommendation|solution"
    r"|settled|agree\w*|ruling|verdict|above|this|treated|investigated|process|satisfactor(?:y|ily)|satisfaction|settlement|appeal\w*|if not|fails|attempt\w*|further|pursue|challenge|escalat\w+|contest|it)\b"
)
# Who needs the same answer in other words.
_CLEARER = re.compile(r"(?i)\bclarif\w+|\bmore information\b|\b(?:will|would) not (?:receive|get|be (?:treated|given|heard))\b")
_MODAL = (
    r"(?:can|may|could|must|should|shall|will|would|might|(?:has|have|needs?|ought) to|(?:is|are) able to"
    r"|(?:has|have|will have|shall have) the (?:right|option|opportunity) (?:to|of)"
    r"|(?:it )?(?:may|might) be (?:helpful|appropriate|necessary|possible|useful) to"
    r"|(?:is|are|will be|shall be|should be|may be) (?:entitled|free|encouraged|invited|advised|welcome|asked|requested"
    r"|required) to)"
)
_ADVERBS = r"(?:\s+(?:then|also|now|first|either|again|further|next|\w+ly))*"
_MOVES = (
    r"(?:ask|request|appeal|escalat|refer|petition|submit|tak(?:e|en)\b|rais|br(?:ing|ought)|pass|forward|present|fil(?:e|ed)\b"
    r"|lodg|put\b|appl(?:y|ied)|go\b|proceed|move|turn\b|invok|conven|seek|sought|pursu|review|hear|consider"
    r"|investigat|re-?consider|reopen|mediat|arbitrat|ma(?:k|d)e\b|initiat|complain|approach|schedule|elevat|arrang|appoint"
    r"|determin|decid|do so\b|invit|hold\b|attend|involv|carr(?:y|ied)\b|launch|start|begin|open|instigat|undertak|conduct)"
)
# What whoever is not content does by themselves; where it is done to them, they are only told.
_TELLS = r"(?:write|contact|report|speak|talk|discuss|meet|send|address|notif|inform|consult)"
_BY = re.compile(
    rf"(?i)(?:\b{_MODAL}|{_APOSTROPHE}ll)(?:,[^,.;]{{3,40}},)?{_ADVERBS}(?:\s+be)?(?:\s+(?:wish|want|like|choose|need) to)?{_ADVERBS}\s+(?P<verb>{_MOVES}|{_TELLS})\w*"
    r"|\bto\s+(?:request|appeal|escalate|refer)\b"
    rf"|(?:,|\bplease|\bthen)\s+(?:please\s+|then\s+)?(?P<asked>ask|contact|write|speak|tell|let|request|appeal|refer"
    r"|escalate|submit|email|send|raise|take|proceed)\b"
    r"|\b(?:is|are|gets)\s+(?:then\s+|also\s+)?(?:referred|escalated|passed|taken|forwarded|heard|reviewed|presented|put"
    r"|sent|brought|submitted)\b"
    r"|\b(?:goes|proceeds|moves|requests|appeals|refers|asks|submits|takes|puts|brings|presents|convenes)\s"
    r"|\b(?:right (?:of|to)|entitled to) (?:an? )?(?:\w+ )?(?:appeal|review|hearing|reconsideration)\b"
    r"|\bto (?:provide|hold|offer) (?:an? )?(?:\w+ )?(?:hearing|review|mediation|adjudication)\b"
    r"|\b(?:decides|determines|arbitrates|reviews|hears|considers)\b|\bha(?:s|ve) the final say\b|\bfinal decision\b"
)
_OURS = re.compile(r"(?i)\b(?:we|it|our \w+)\s*$")
_TOLD = re.compile(rf"(?i){_TELLS}|ask|let|tell|request|tak|consider|mak|put|determin|decid|send")
# What opens a condition, or names whoever meets it.
_OPENS = re.compile(
    r"(?i)^\W*(?:(?:and|but|however|then|finally|also|at this (?:stage|point)),?\s+)?"
    r"(?:if|where|when|whenever|should|once|unless|until|failing|following|after|otherwise|without|in (?:the|an|any|those)?"
    r"\s*(?:\w+\s+)?(?:event|cases?|instances?|circumstances)\b|having|to (?:appeal|challenge|contest|dispute)\b"
    r"|(?:an?|the|any|any other|all|those|every|each|other|such|some)\s+(?:\w+\s+){0,5}?(?:who|that|which|wishing|not|un\w+"
    r"|dis\w+|may|can|has|have|remain\w*|wishes|wants)\b"
    r"|(?:all |any |the )?(?:unresolved|unsettled|outstanding)\b"
    r"|(?:\w+\s+){1,3}(?:who|that|which|wishing|not|un\w+|dis\w+)\b)"
)
# Appeals beyond the division go to Academic Affairs; the decision of the head may be appealed to the board.
_APPEALS = re.compile(
    r"(?i)^\W*(?:any |an |all |further |such |the |grade |subsequent |final )*appeals?\s+(?:beyond|against|from|of)\b.{0,100}"
    rf"\b(?:lies|{_MODAL}{_ADVERBS}(?:\s+be)?{_ADVERBS}\s+\w+)\s+(?:\w+\s+){{0,3}}?(?:to|with|by|before)\b"
    rf"|\b{_MODAL}{_ADVERBS}\s+appeal\b[^.;]{{0,60}}?\bto (?:the|an?|his|her|their|our)\b"
    r"|\b(?:next|final|last|further) (?:level|stage|step|course of action|recourse)(?: of (?:appeal|review))?"
    r" (?:is|would be|will be|shall be)\b"
    r"|\b(?:may|can) (?:then |also )?be appealed\b[^.;]{0,60}?\bto\b"
    r"|\bin the event of (?:an |any )?appeal\b"
)


# A matter that goes to somebody whatever came before: it will be referred to the committee.
_GOES = re.compile(
    r"(?i)\b(?:be|is|are|been|also|then)\s+(?:\w+ly\s+)?(?:referred|escalated|forwarded|passed(?: on)?|submitted|taken|presented"
    r"|brought|elevated|handed|directed|addressed)\s+(?:\w+\s+){0,3}?to\s+(?P<whom>[^.;]{3,80})"
    r"|\b(?:will|may|shall|must|should|can|to)\s+(?:\w+ly\s+)?(?:refer|escalate|forward|pass|submit|take|bring|elevate)\s+"
    r"(?:\w+\s+){0,5}?to\s+(?P<who>[^.;]{3,80})"
    r"|\b(?:put|place|lay|bring|take|come|go)s?\s+(?:(?:the |it\b|your |this )?(?:\w+\s+)?)before\s+(?P<before>[^.;]{3,80})"
    r"|\bthen be (?:considered|heard|reviewed|determined|decided|investigated|dealt with) by\s+(?P<by>[^.;]{3,80})"
)
# Another way for what the first does not suit: if it is not suitable for that, an investigation will be made.
_OTHER_WAY = re.compile(
    r"(?i)^\W*(?:if|where|when)\b[^.]{0,120}\b(?:not|in|un)\s?(?:suitable|appropriate|possible|practicable)\b[^.]{0,90}\b"
    r"(?:will|may|shall|must|should|can)\s+(?:\w+ly\s+)?(?:discuss|refer|write|contact|speak|talk|be\s+(?:undertaken|referred|investigated|heard|dealt|held|convened"
    r"|carried|considered|passed|escalated|put|submitted))\b"
)


def goes_to(sentence: str) -> str | None:
    """Whom a matter is passed to, in the words after "to"; none where no sentence says that it is passed on."""
    found = _GOES.search(sentence)
    return next(filter(None, found.groups()), None) if found else None


# Whoever asks turns to somebody: the student may talk to the chair.
_TURNS = re.compile(
    r"(?i)\b(?:you|they|he|she|students?|complainants?|parents?|employees?|members?|customers?|residents?|tenants?|applicants?"
    r"|patients?|persons?|people|parties|party|users?|clients?|grievants?|authors?|patrons?|staff|he/she|s/he|anyone)\s+"
    rf"(?:[^.;]{{0,140}}?\s)?{_MODAL}{_ADVERBS}\s+"
    r"(?:(?:talk|speak|write|appeal|complain|apply|turn|go|report|submit|refer|discuss|meet|raise|take|present)\b[^.;]{0,60}?"
    r"\b(?:to|with|before)|contact|approach|ask|see|petition|inform|notify)\s+(?P<whom>(?:the|an?|his|her|their|your|our)\s[^.;]{3,60})"
)


def turns_to(sentence: str) -> str | None:
    """Whom those who ask turn to, in the words that name somebody; none where no sentence says so."""
    found = _TURNS.search(sentence)
    return found["whom"] if found else None


def takes_another_way(sentence: str) -> bool:
    """True for a sentence that deals otherwise with what the way before it does not suit."""
    return _OTHER_WAY.search(sentence) is not None


def hands_on(sentence: str) -> bool:
    """True for a sentence by which a matter goes on to somebody where it is not settled.

    >>> hands_on("If you are still unhappy, you may ask the head to look at it again.")
    True
    >>> hands_on("If you are unhappy with our service, you can write to us.")
    False
    """
    if _APPEALS.search(sentence):
        return True
    if _OPENS.search(sentence) and any(_is_hand(sentence[: each.start()], each) for each in _BY.finditer(sentence)):
        return True
    # You may ask the director to review it if you are unhappy with the reply.
    after = list(_LATER.finditer(sentence))
    asked = _BY.search(sentence[: after[-1].start()]) if after else None
    return asked is not None and _is_hand(sentence[after[-1].start() :], asked)


_LATER = re.compile(r"(?i)(?<=[a-z]) (?:if|where|when|should)\b")


def _is_hand(condition: str, moved: re.Match[str]) -> bool:
    if _UNSETTLED.search(condition) is None or _CLEARER.search(condition):
        return False
    if _WITH_SERVICE.search(condition) and not _WITH_ANSWER.search(condition):
        return False
    # If we cannot agree to it we will write to you: the same stage still.
    return not (_OURS.search(moved.string[: moved.start()]) and _TOLD.match(moved["verb"] or ""))
