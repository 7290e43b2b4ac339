"""Times that a document tells of and that are no limit of its procedure: of examples, figures, goods, the text itself.

Each pattern asks whether something else is told. A time that is taken for another one by mistake is still a mark.
"""

import re

from build_scripts.drafting.sentences.matters import names_matter

# An example tells what may happen, and binds nobody.
_EXAMPLE = re.compile(r"(?i)^\W*(?:for (?:example|instance)|e\.\s?g\.|(?:an |some )?examples?\b|say\b|imagine|suppose)")
# How many were in time.
_FIGURES = re.compile(
    r"(?i)\b(?:numbers?|percentages?|proportions?|breakdowns?|statistics|averages?)\s+of\b"
    r"|[0-9]\s?%|\bper ?cent\b|\bon average\b|\b(?:last|previous|past) (?:\w+ )?year\b"
)
# What was done, where nothing in the same clause is still to be done.
_WAS = re.compile(
    r"(?i)\b(?:was|were|had|received|answered|replied|responded|came|moved|met|got|began|took|did)\b(?!\s+to\b)[^,;:]*$"
    r"|\b(?:she|he|they|(?:mrs?|ms|miss) \w+)\s+\w+ed\b[^,;:]*$"
)
_IS_DUE = re.compile(
    r"(?i)\b(?:can|may|will|shall|must|should|is|are|has|have|need|needs|aims?|tr(?:y|ies)|if|where|when|who|which|that"
    r"|once|after|unless|until|as)\b"
)
# What is not promised.
_NO_PROMISE = re.compile(
    r"(?i)\b(?:cannot|no|(?:do|does|will) not|(?:ca|do|does|wo)n['\N{RIGHT SINGLE QUOTATION MARK}]t)\s+(?:\w+ly\s+)?"
    r"(?:guarantees?|promises?|undertake)\b|\bnot always\b|\bmay not (?:always )?be (?:able|possible)\b"
)
# What is only advised, or forbidden for so long.
_ADVISED = re.compile(r"(?i)\b(?:is|are|be)\s+(?:\w+\s+)?(?:better|best|easier|helpful|advisable)\b")
_BARRED = re.compile(
    r"(?i)\b(?:shall|may|must|will|can)\s?not\b(?![^,;:]*\b(?:exceed|later|more|longer|take|unless|until)\b)[^,;:]*$"
)
# What should have been done, and what most do.
_SHOULD_HAVE = re.compile(r"(?i)\b(?:should|ought to|would|could|might) (?:\w+ )?have\b[^,;:]*$")
_MOST = re.compile(
    r"(?i)^\W*(?:most|many|some|half|few|other|unlike)\b(?!.*\b(?:will|shall|must|should)\b)|^\W*unlike\b"
)
# What was so before.
_BEFORE_NOW = re.compile(
    r"(?i)\bformer (?:rules?|policy|procedure|times?|limits?)\b|\breplac(?:es|ed)\b"
    r"|\bpreviously\b(?!\s+(?:been\s+)?(?:involved|dealt|considered))"
)
# When something ends that is no matter.
_ENDS = re.compile(
    r"(?i)\b(?:contract|tenancy|lease|school|licen[cs]e|membership|office|account)\b[^,;:]*"
    r"\b(?:ends?|closes?|expires?|terminates?|opens?)\s*$"
)
_REPORTED = re.compile(
    r"(?i)\b(?:complaints|annual|quarterly|monthly) reports?\b[^,;:]*$"
    r"|\bend of (?:the|each) (?:financial |calendar )?year\b"
)
_QUESTION = re.compile(r"\?\W*$")
# A letter that somebody may copy.
_LETTER = re.compile(
    r"(?i)^\W*dear\s|\byours (?:faithfully|sincerely|truly)\b|\bhearing from you\b|\b(?:reply|respond|write) to me\b"
    r"|\[(?:your |the )?(?:name|date|address)\b"
)
_OF_LETTERS = re.compile(
    r"(?i)\b(?:templates?|samples?|specimens?|models?|examples?|standard)\s+(?:\w+\s+)?(?:letters?|e-?mails?|responses?|repl(?:y|ies))\b"
    r"|\bcase stud(?:y|ies)\b"
)
# What is bought, lent or let, and who writes to a firm about that.
_GOODS = re.compile(
    r"(?i)\b(?:refund(?:s|ed)?|(?<!in )orders?(?! to\b)|goods|deliver(?:y|ies|ed)|dispatch(?:ed)?|shipp(?:ed|ing)"
    r"|cancel(?:led|lations?)"
    r"|invoices?|rent|newsletter|subscri\w+|purchas\w+|checkout|book(?:ed|ings?)|exchanges?"
    r"|fill (?:in|out) (?:the|this|our) form|emergency team"
    r"|out[- ]of[- ]hours|outside (?:of )?(?:these|office|opening) hours)\b"
)
# The text itself, and who has to know it.
_OF_TEXT = re.compile(
    r"(?i)\b(?:(?:changes|amendments|updates) to (?:this|the|our)|(?:came|comes|come) into (?:force|effect)"
    r"|(?:be|is|are) trained|training|courses?|induct\w+"
    r"|read (?:and understand )?(?:this|the) (?:policy|procedure|document)"
    r"|start(?:ing)? (?:work|employment))\b|^(?!.*\bfindings\b).*\bof (?:joining|appointment|employment)\b"
)
# When a body meets anyway.
_OF_YEAR = re.compile(
    r"(?i)\bannual general meeting\b|\bAGM\b|\bfirst meeting\b|\b(?:is|are|be) elected\b"
    r"|\b(?:start|beginning) of (?:the|each|every) (?:\w+ )?(?:year|term|quarter|session)\b"
)
# How long a meeting or a course goes on.
_GOES_ON = re.compile(
    r"(?i)\blasts?\s+(?:for\s+)?(?:up to\s+)?$"
    r"|\b(?:course|meeting|hearing|training|programme|session|visit|interview)s?\s+"
    r"(?:\w+ )?(?:takes?|runs?)\s+(?:for\s+)?$"
)
# What law asks of all, and what others do.
_OF_LAW = re.compile(
    r"(?i)^\W*(?:under|by)\b[^,;]*\b(?:act|law|regulations?|gdpr|directive)\b[^,;]*,\s*(?:all\s+|public\s+|most\s+)?"
    r"(?:bodies|authorities|organi[sz]ations|employers|compan(?:y|ies)|landlords|firms)\b"
)
_OTHERS = re.compile(
    r"(?i)^\W*(?:the )?(?:police|exam(?:ination)? board|awarding (?:body|organi[sz]ation)"
    r"|\w+ and \w+ act|act\b|bank|insurers?|courts?)\b(?!\s+complaints?)"
)
# A heading under which it is told how a body does, or learns.
_OF_OTHERS = re.compile(
    r"(?i)^\W*(?:[0-9.]+\s+)?(?:learning|lessons|monitoring|training|statistics|figures|performance|history"
    r"|(?:annual|quarterly|yearly)\b.*\breports?)\b"
)


def is_of_other(sentence: str, start: int, heading: str) -> bool:
    """True for a time of something else, which begins at `start` in its sentence."""
    before = sentence[:start]
    if any((_EXAMPLE.search(sentence), _FIGURES.search(before), _tells_what_was(before), _NO_PROMISE.search(before))):
        return True
    # No time of them that is due.
    if any(each.search(before) for each in (_ADVISED, _BARRED, _SHOULD_HAVE, _BEFORE_NOW, _ENDS)):
        return True
    if _MOST.search(sentence) or _REPORTED.search(sentence):
        return True
    if any((_QUESTION.search(sentence), _LETTER.search(sentence), _OF_LETTERS.search(heading))):
        return True
    if any((_GOES_ON.search(before), _OF_LAW.search(sentence), _OTHERS.search(before))):
        return True
    named = names_matter(sentence)
    others = (_GOODS, _OF_TEXT, _OF_YEAR)
    return not named and (any(each.search(sentence) for each in others) or _OF_OTHERS.search(heading) is not None)


def _tells_what_was(before: str) -> bool:
    """True where the clause of a time tells what was done, and nothing that is still to be done."""
    clause = before.rsplit(",", 1)[-1]
    return _WAS.search(clause) is not None and _IS_DUE.search(clause) is None
