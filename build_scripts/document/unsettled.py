"""Sentences by which a matter goes on to somebody where it is not settled: the condition, and who does what then."""

import re

_APOSTROPHE = "['\N{RIGHT SINGLE QUOTATION MARK}]"
_NOT = rf"(?:\b(?:not|cannot|never|no|without|unable to|fail(?:s|ed|ing)? to)\b|n{_APOSTROPHE}t\b)"
# What a matter has not come to, after "not" and at most six words.
_SETTLED = (
    r"(?:resol\w+|settl\w+|satisf\w+|happy(?! to\b)|content|agree\w*|accept\w*|redress\w*|solv\w+|solution|consensus"
    r"|succe\w+|help(?:s|ed)?|work(?:s|ed)?|answer\w*|reach\w*|achiev\w+|fair(?:ly)?|respon\w+|repl\w+|adequate\w*"
    r"|arriv\w+|forthcoming|(?:good )?enough|sufficient\w*|convinc\w+|dealt|handled|address\w*|upheld|properly"
    r"|correct\w*|treated)"
)
# What is not settled, or who is not content with it, or wishes to go on.
_UNSETTLED = re.compile(
    r"(?i)\b(?:dis|un)satisf\w+|\b(?:unhappy|unresolved|unsettled|aggrieved|unacceptable|insufficient|inadequate|failing)\b"
    # What was asked for and not given: if the committee dismisses it, where a request is denied.
    r"|\b(?:dismiss(?:es|ed)|den(?:y|ies|ied)|reject(?:s|ed)?|refus(?:es|ed|al)|turned down|overruled)\b"
    r"|\bdisagree\w*|\b(?:disputes|disputing|contests|rejects) (?:the|this|it|our|that)\b"
    r"|\bunsuccessful\w*|\bpersists?\b"
    rf"|{_NOT}(?:\W+[\w'\N{{RIGHT SINGLE QUOTATION MARK}}/-]+){{0,6}}?\W+{_SETTLED}"
    r"|\b(?:agreement|solution|resolution|settlement)\s+(?:can(?:no| no|)t|could not|is not|was not|has not)\s+\w+"
    r"|^\W*(?:if not(?=,| (?:satisf|resol|settl|happy))|otherwise|if (?:this|that|these) (?:step )?fails?)\b"
    r"|\b(?:can(?:no| no|['\N{RIGHT SINGLE QUOTATION MARK}])t|(?:unable|not able) to) deal\b|\bstill a need\b"
    # Still concerned, remains aggrieved, feel that it was not dealt with.
    r"|\b(?:still|remains?|remained)\s+(?:feels? |thinks? |believes? |is |are )?(?:concerned|aggrieved|worried|troubled"
    r"|discontent\w*|in dispute|open|outstanding|unsure|uncomfortable|of the (?:view|opinion)|that)\b"
    r"|\b(?:attempts?|efforts?|steps?|this|that|mediation|discussions?|approach|resolution|procedure|process)\b"
    r"[^,.]{0,40}\bfail(?:s|ed)?\b"
    r"|\b(?:wish\w*|want\w*|would like|decid\w+|choos\w+|intend\w*|seek\w*|desires?) to (?:\w+ ){0,2}?"
    r"(?:appeal|escalate|challenge|pursue|contest|proceed|dispute|review"
    r"|(?:take|have) (?:\w+ ){1,3}?(?:further|to|reviewed|reconsidered|heard))\b|\bdesires? further\b"
    r"|\bfurther (?:appeal|review|action|recourse) (?:is|are) (?:desired|sought|needed|wanted|necessary)\b"
    r"|\b(?:believes?|feels?)\b[^.]{0,80}\b(?:unfair\w*|incorrect\w*|wrong\w*|improper\w*|arbitrar\w+)"
)
# It is the service that somebody is not content with, and not the answer.
_WITH_SERVICE = re.compile(
    r"(?i)\b(?:dis\w*satisf\w+|un\w*satisf\w+|satisfied|unhappy|happy|pleased|content|disagree\w*|concern\w*)\s+"
    r"(?:with|about|by|at)\b|\b(?:aggrieved|unfair\w*|wrong\w*|improper\w*)\b"
)
_WITH_ANSWER = re.compile(
    r"(?i)\b(?:responses?|repl(?:y|ies)|outcomes?|results?|decisions?|determinations?|handled|handling|dealt|resolution"
    r"|resolv\w+|review\w*|answer\w*|explanation|findings?|still|remains?|stage|level|step|assessment|recommendation"
    r"|solution|settled|agree\w*|ruling|verdict|above|this|treated|investigated|process|satisfactor(?:y|ily)"
    r"|satisfaction|settlement|appeal\w*|if not|fails|attempt\w*|further|pursue|challenge|escalat\w+|contest|it)\b"
)
# Who needs the same answer in other words, or goes round somebody from the start.
_OTHERWISE = re.compile(
    r"(?i)\bclarif\w+|\bmore information\b|\b(?:will|would) not (?:receive|get|be (?:treated|given|heard))\b"
)
MODAL = (
    r"(?:can|may|could|must|should|shall|will|would|might|(?:has|have|(?:will )?needs?|ought) to|(?:is|are) able to"
    r"|(?:has|have|will have|shall have) the (?:right|option|opportunity) (?:to|of)"
    r"|(?:it )?(?:may|might) be (?:helpful|appropriate|necessary|possible|useful) to"
    r"|(?:is|are|will be|shall be|should be|may be) (?:then |also )?(?:at liberty"
    r"|entitled|free|encouraged|invited|advised|welcome|asked|requested"
    r"|required) to)"
)
ADVERBS = r"(?:\s+(?:then|also|now|first|either|again|further|next|\w+ly))*"
_MOVES = (
    r"(?:ask|request|appeal|escalat|refer|petition|submit|tak(?:e|en)\b|rais|br(?:ing|ought)|pass|forward|present"
    r"|fil(?:e|ed)\b|lodg|put\b|appl(?:y|ied)|go\b|proceed|move|turn\b|invok|conven|seek|sought|pursu|review|hear"
    r"|consider|investigat|re-?consider|reopen|mediat|arbitrat|ma(?:k|d)e\b|initiat|complain|approach|schedule|elevat"
    r"|arrang|appoint|determin|decid|do so\b|invit|hold\b|attend|involv|carr(?:y|ied)\b|launch|start|begin|open"
    r"|become|choose (?:to|between)|register|assist|help (?:you|them)"
    r"|plac(?:e|ed) (?:\w+ ){0,2}?(?:on the agenda|before)"
    r"|instigat|undertak|conduct)"
)
# What whoever is not content does by themselves; where it is done to them, they are only told.
_TELLS = r"(?:write|contact|report|speak|talk|discuss|meet|send|address|notif|inform|consult)"
_MOVED = re.compile(
    rf"(?i)(?:\b{MODAL}|{_APOSTROPHE}ll)(?:,[^,.;]{{3,40}},)?{ADVERBS}(?:\s+be)?"
    rf"(?:\s+(?:wish|want|like|choose|need) to)?{ADVERBS}\s+(?P<verb>{_MOVES}|{_TELLS})\w*"
    r"|\bto\s+(?:request|appeal|escalate|refer)\b"
    r"|(?:,|\bplease|\bthen)\s+(?:please\s+|then\s+)?(?P<asked>ask|contact|put|write|speak|tell|let|request|appeal|refer"
    r"|make an? (?:appointment|formal)"
    r"|escalate|submit|email|send|raise|take|proceed)\b|\b(?:you|they|he|she) contact\b[^.;]{0,30}\bagain\b"
    r"|\b(?:is|are|gets)\s+(?:then\s+|also\s+)?(?:referred|escalated|passed|taken|forwarded|heard|reviewed|presented|put"
    r"|sent|brought|submitted)\b"
    r"|\b(?:goes|proceeds|moves|requests|appeals|refers|asks|submits|takes|puts|brings|presents|convenes)\s"
    r"|\b(?:right (?:of|to)|entitled to) (?:an? )?(?:\w+ )?(?:appeal|review|hearing|reconsideration)\b"
    r"|\bto (?:provide|hold|offer) (?:an? )?(?:\w+ )?(?:hearing|review|mediation|adjudication)\b"
    r"|\b(?:decides|determines|arbitrates|reviews|hears|considers)\b|\bha(?:s|ve) the final say\b|\bfinal decision\b"
)
_OURS = re.compile(r"(?i)\b(?:we|it|our \w+)\s*$")
_TOLD = re.compile(rf"(?i){_TELLS}|ask|let|tell|request|tak|consider|mak|put|determin|decid|send|assist|help")
# What opens a condition, or names whoever meets it.
_OPENS = re.compile(
    r"(?i)^\W*(?:(?:and|but|however|then|finally|also|at this (?:stage|point)),?\s+)?"
    r"(?:if|where|when|whenever|should|once|unless|until|failing|following|after|otherwise|without|having"
    r"|in (?:the|an|any|those)?\s*(?:\w+\s+)?(?:event|cases?|instances?|circumstances)\b"
    r"|to (?:appeal|challenge|contest|dispute)\b"
    r"|(?:an?|the|any|any other|all|those|every|each|other|such|some)\s+(?:\w+\s+){0,5}?(?:who|that|which|wishing|not"
    r"|un\w+|dis\w+|may|can|has|have|remain\w*|wishes|wants)\b"
    r"|(?:all |any |the )?(?:unresolved|unsettled|outstanding)\b"
    r"|(?:\w+\s+){1,3}(?:who|whose|that|which|wishing|not|un\w+|dis\w+)\b)"
)
_INFORMS = re.compile(r"(?i)inform|notif")
# The condition of what stands before it: the director can review it if you are unhappy with the reply.
_LATER = re.compile(r"(?i)(?<=[a-z]) (?:if|where|when|should)\b")
# Appeals beyond the division go to Academic Affairs; the decision of the head may be appealed to the board.
_APPEALS = re.compile(
    r"(?i)^\W*(?:any |an |all |further |such |the |grade |subsequent |final )*appeals?\s+(?:beyond|against|from|of)\b"
    rf".{{0,100}}\b(?:lies|{MODAL}{ADVERBS}(?:\s+be)?{ADVERBS}\s+\w+)\s+(?:\w+\s+){{0,3}}?(?:to|with|by|before)\b"
    rf"|\b{MODAL}{ADVERBS}\s+appeal\b[^.;]{{0,100}}?\bto (?:the|an?|his|her|their|our)\b"
    r"|\b(?:next|final|last|further) (?:level|stage|step|course of action|recourse)(?: of (?:appeal|review))?"
    r" (?:is|would be|will be|shall be)\b"
    r"|\b(?:may|can) (?:then |also )?be appealed\b[^.;]{0,60}?\bto\b|\bin the event of (?:an |any )?appeal\b"
    r"|\b(?:final|further|second|subsequent) appeal\b[^.;]{0,40}?\bto (?:the|an?|our|their)\b"
)


# What is told elsewhere.
_POINTS = re.compile(
    r"(?i)\b(?:consult|see|refer to|follow|use)\s+(?:the|our|their|its)\s+(?:\w+\s+){0,3}?"
    r"(?:polic(?:y|ies)|procedures?|handbook|guide|website|page|section)\b|\bright to complain\b"
)


def hands_on(sentence: str) -> bool:
    """True for a sentence by which a matter goes on to somebody where it is not settled.

    >>> hands_on("If you are still unhappy, you may ask the head to look at it again.")
    True
    >>> hands_on("If you are unhappy with our service, you can write to us.")
    False
    """
    if _POINTS.search(sentence):
        return False
    if _APPEALS.search(sentence):
        return True
    if _OPENS.search(sentence) and any(_hands(sentence[: each.start()], each) for each in _MOVED.finditer(sentence)):
        return True
    condition = next(reversed(list(_LATER.finditer(sentence))), None)
    if condition is None:
        return False
    before = _MOVED.finditer(sentence[: condition.start()])
    asked = (each for each in before if each.lastgroup and not _INFORMS.match(each["verb"] or ""))
    return any(_hands(sentence[condition.start() :], each) for each in asked)


def _hands(condition: str, moved: re.Match[str]) -> bool:
    """True where a condition is that a matter is not settled, and what is done then is not only to tell of it."""
    if _UNSETTLED.search(condition) is None or _OTHERWISE.search(condition):
        return False
    if _WITH_SERVICE.search(condition) and not _WITH_ANSWER.search(condition):
        return False
    # If we cannot agree to it we will write to you: the same stage still.
    return not (_OURS.search(moved.string[: moved.start()]) and _TOLD.match(moved["verb"] or ""))
