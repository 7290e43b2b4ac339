"""What headings say of what stands under them: that it is a stage, which one, or that it is none."""

import re
from collections.abc import Sequence

from build_scripts.document.lines import BULLETS, bare
from build_scripts.document.outline import Headed, Part
from build_scripts.document.tokens import words_of
from build_scripts.drafting.sentences.actors import before

# Headings under which no stage stands, in the words that policies use for them.
_NO_STAGE = re.compile(
    r"(?i)\b(?:introduction|background|purpose|scope|aims?|objectives?|principles?|definitions?"
    r"|(?<!initial )(?<!first )contacts?"
    r"|contents|what information|information (?:we|you)"
    r"|records?|recording(?! (?:of |a |an |the |your )?(?:complaints?|concerns?|grievances?))"
    r"|confidentiality|equality|monitoring|appendix|legal|legislation|references|policy"
    r"|glossary|data protection(?! complaints?)|training|support"
    r"|summary|overview|exclusions?|exceptions?|sanctions|promoting|grounds"
    r"|goals?|commitment|interim|precautionary|suspension(?! (?:and|or|pending) )|roles?|responsibilit(?:y|ies)"
    r"|time ?(?:limits?|scales?|frames?)"
    r"|vexatious|persistent|serial|unreasonable|unacceptable|anonymous|malicious|withdraw(?:al|ing|n)?|accompanied"
    r"|companions?|redress|compensation|publicity|who (?:can|may|should)|help to"
    r"|what (?:is(?! (?:the|our|your) (?:\w+ )?(?:process|procedure))|are|can be|may be)"
    r"|(?<!checking )eligib\w+|please note|closure|closing|rules|(?:gross|serious|minor) misconduct|examples"
    r"|further (?:information|help|advice|reading)|(?<!work )(?<!work-)related|learning|lessons"
    r"|not (?:be )?(?:considered|covered|included|accepted)|cannot (?:be )?(?:considered|accept|deal|help|look)"
    r"|(?:results?|outcomes?) of|(?:reasons|types?|kinds) (?:for|of)|(?:potential|possible)|on this page"
    r"|acknowledge?ment of (?:country|traditional)"
    r"|when (?:you |we )?(?:can|can't|may|do|should)(?:not)?)\b|^\W*(?:[0-9.]+\s+)?(?:about|general)\b"
    # The opening of a sentence, and no name.
    r"|\b(?:to|by|of|may|will|shall|must|the|and|or)\W*$|^\W*(?:[0-9.]+\s+)?applications?\W*$|[-:]\s+general\W*$"
)
# Headings that name a stage without calling it one: Informal resolution, Grievance hearing, Appeals.
_NUMBERING = r"(?:(?:[0-9]{1,2}(?:\.[0-9]{1,2})*|[ivx]{1,4}|[a-z])\W*\s)?"
# What is done with a matter once it has been raised: its acknowledgement, investigating it.
_PHASES = (
    r"(?:(?:initial|full|final|written|formal|preliminary|complaints?|grievance|\w+ or disciplinary"
    r"|\w+['\N{RIGHT SINGLE QUOTATION MARK}]s) )?"
    r"(?:acknowledge?ments?|receipt(?: and recording)?|assessments?"
    r"|investigations?|resolutions?|responses?|repl(?:y|ies)|decisions?"
    r"|(?:notifying|informing|telling) (?:\w+ ){0,3}(?:outcome|decision|result)"
    r"|outcomes?|handling|escalations?|arbitration|determinations?|reconsiderations?|meetings?|notifications?|submissions?)"
    r"|(?:checking|acknowledging|investigating|resolving|responding to|replying to|deciding|considering|escalating"
    r"|reviewing"
    r"|assessing|handling|dealing with|hearing|appealing)"
    r" (?:(?:\w+ ){0,2}(?:complaints?|concerns?|grievances?|appeals?|issues?"
    r"|matters?|disputes?|disagreements?|requests?|reports?"
    r"|decisions?|outcomes?|it|them))"
)
_ARTICLE = (
    r"(?:(?:in the event of|the|an?|your|our|making|raising|requesting|holding|right (?:of|to)|if|dealing with)\s+)*"
)
_NAMED = re.compile(
    rf"(?i)^\W*{_NUMBERING}{_ARTICLE}(?:"
    r"(?:(?:informal|formal|initial|first|early|local|independent|final|further|second|front ?line|internal)\s+)"
    r"(?:\w+\s+){0,2}?"
    r"(?:resolution|discussions?|procedures?|process|complaints?|concerns?|grievances?|approach|action|meetings?"
    r"|hearings?|appeals?|reviews?|panels?|investigations?|enquir(?:y|ies)|mediation|decisions?|warnings?|conciliation"
    r"|response|assessment|contact|stage)"
    r"|(?:provisional|preliminary|proposed|draft|final) (?:views?|findings?|decisions?|opinions?|determinations?)"
    r"|(?:complaints?|concerns?|grievances?|appeals?) (?:heard|considered|reviewed|investigated|handled)"
    r"|appeal(?:s|ing)?|reviews?|hearings?|mediation|conciliation|investigations?|dismissal|acknowledge?ments?|adjudication"
    r"|(?:grievance|disciplinary|appeals?|review|complaints?)"
    r" (?:meetings?|hearings?|panels?|reviews?|committee|investigations?)"
    r"|disciplinary (?:procedure|process)"
    rf"|{_PHASES}"
    r")(?:\s+(?:or|and|to|by|of|with|for|against|hearing|panel|meeting)\b.*"
    r"|\s*[\N{EN DASH}\N{EM DASH}:(-].*)?\W*$|\b(?:in)?formally\b|\bstage\W*$"
)
# Making a complaint, How to raise a concern: what whoever asks does first.
_BEGINS = re.compile(
    rf"(?i)^\W*{_NUMBERING}(?:how to |how do i |how can (?:i|you) )?(?:(?:mak(?:e|ing)|rais(?:e|ing)|submit(?:ting)?"
    r"|report(?:ing)?|refer(?:ring)?|lodg(?:e|ing)|initiat(?:e|ing)|resolv(?:e|ing))"
    r" (?:an? |your |the )?(?:\w+ ){0,3}(?:complaint|concern|request|grievance|appeal"
    r"|issue|referral|incident|disclosure|report)s?|complain|appeal)\W*$"
    r"|^\W*how (?:do|does|will) (?:\w+ ){1,4}(?:begin|start)\W*$"
)
# If you are still unhappy, Taking it further.
_FURTHER_ON = re.compile(
    r"(?i)\bfurther\W*$|\bstill (?:insufficient|unsatisfactory|inadequate)\b"
    r"|\bstill (?:not|unhappy|dissatisfied|disagree)|\bnot (?:satisfied|happy|resolved)\b"
    r"|\bdissatisfied\b|\bunresolved\b|\bescalat\w+"
    r"|(?:^|\b(?:and|to|of|an?|the|your|our|internal|formal|final|academic|further|grievance|disciplinary|student|grade"
    r"|complaints?|decision)\s+)"
    r"appeals?\W*$|\b(?:to|wish|want|can|after|before) appeal\b"
    r"|\bappeals? (?:process|stage|panel|to|against)\b"
)
_ABOVE = re.compile(r"(?i)\btime ?(?:limits?|scales?|frames?)\b|\b(?:definitions?|glossary|appendix|training)\b")
_UNHAPPY = re.compile(
    r"(?i)\W*(?:[0-9.]+\s+)?(?:what )?(?:(?:happens|(?:can|do|should|must) (?:i|you) do) )?"
    r"if (?:you|i)\b.*\b(?:dis|un|not |still )"
)
_LONGEST_NAME = 8
# What stands before the time that a step takes: Resolution, of Resolution - within 10 days of the complaint.
_DASH = re.compile(r"\s[\N{EN DASH}\N{EM DASH}-]\s+")

# A heading of one word for a step or for when the text itself is looked at again.
_REVIEW = re.compile(r"(?i)\breview\b")
_OF_TEXT = re.compile(
    r"(?i)\b(?:policy|procedure|protocol|document|agreement|guidance)\s+(?:will|shall|must|should|is|was)\s+"
    r"(?:\w+\s+)?"
    r"(?:be\s+)?(?:kept under\s+)?(?:annually\s+)?review"
    r"|review (?:of )?(?:this|the) (?:policy|procedure|protocol|document)|\bannual(?:ly)?\b|\breviewed every\b"
)

# Who does what without must or may, as the names of stages are often followed by: Speak to your manager. The Head
# meets both. Clerk to: acknowledge it. A complaint is passed on.
_DOES = (
    r"(?:contact|arrange|record|put|write|meet|decide|consider|investigate|check|discuss|review|refer|raise|ask|convene"
    r"|hear|respond|reply|acknowledge|appoint|forward|notify|inform|send|talk|speak|tell|look|collect|make|take|give"
    r"|submit|offer|call|seek|pass|escalate|attempt|try|agree|hold|invite|present|report|use|let|complete|request"
    r"|interview|assess|explain|issue|consult|gather)"
)
_ASKS_TO = re.compile(rf"(?i)(?:\W*|[^,.;]*\b(?:not|un|dis)[^,.;]*,\s*(?:then\s+)?)(?:please\s+)?{_DOES}\b")
_DOES_NOW = re.compile(rf"(?i)\s(?:{_DOES}(?:s|es)?|notifies|replies|tries|to)\b")
_IS_DONE = re.compile(
    r"(?i)\b(?:is|are|to be)\s+(?:(?:\w+ly|then|also|first)\s+)?"
    r"(?:\w{2,}ed|sent|given|told|made|held|taken|heard|put)\b"
)


_FIGURES = {
    **{word: n for n, word in enumerate(["one", "two", "three", "four", "five", "six", "seven"], start=1)},
    **{word: n for n, word in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii"], start=1)},
    **{word: n for n, word in enumerate(["first", "second", "third", "fourth", "fifth"], start=1)},
}


def figure_of(title: str) -> int | None:
    """The number that a stage has: 2 for Stage two."""
    last = number_of(title).split()[-1:]
    return next(
        (int(word) if word.isdigit() else _FIGURES[word] for word in last if word.isdigit() or word in _FIGURES), None
    )


APPEAL = re.compile(r"(?i)\bappeal")
INFORMAL = re.compile(r"(?i)\binformal")
STAGE_LAST = re.compile(r"(?i)\bstage\W*$")
"""A name that calls itself a stage without a number: the board's stage."""


# A heading or a sentence that says that what stands under it is how a matter is dealt with.
_OF_MATTERS = (
    r"(?:the|our|your|a|and|&|in-house|internal|formal|informal|complaints?|grievances?|appeals?|disputes?|escalations?"
    r"|disciplinary|resolution|handling|review|service|customer|client|patient|student|parents?|staff|concerns?"
    r"|whistle-?blowing|reporting|redress|hearing|safeguarding|making|raising|club|school|council|care|local|basic"
    r"|general|public|employee|tenant|resident|academic|full|two|three|four|[0-9]|-|stage)"
)
_ANNOUNCES = re.compile(
    rf"(?i)^\W*{_NUMBERING}(?:(?:{_OF_MATTERS} ){{0,4}}(?:procedures?|process|steps|stages)"
    rf"(?:\W*(?:(?:19|20)[0-9]{{2}}\W*)?$|\s+(?:for|to)\b)"
    r"|how (?:the|our) (?:\w+ )*(?:process|procedure|policy) works\W*$"
    r"|what (?:will )?(?:happens?|we (?:will )?do)\b|what is (?:the|our|your) (?:\w+ )?(?:process|procedure)\b"
    r"|what (?:will|does) (?:the )?(?:\w+ ){1,4}do\W*$"
    r"|how (?:(?:do|will|can|should|is|are) )?(?:we|you|i|your|our|complaints?|a complaint|it)\b.*\b"
    r"(?:handled?|deal|dealt|complain|investigated?|respond|resolved?|considered|reviewed|raise|appeal)\b)"
)


def announces(each: Headed) -> bool:
    """True for a heading that calls what stands under it a procedure, or says that it is what happens."""
    return _ANNOUNCES.search(each.name) is not None and not is_aside(each)


_ANNOUNCES_STEPS = re.compile(
    r"(?i)\b(?:following|these|below|as follows|next(?! (?:stage|step)\b))\b.{0,40}"
    r"\b(?:procedures?|process|steps?|stages?|way|manner)\b"
    r"|\b(?:procedures?|process|steps?|stages?)\b.{0,60}(?:\b(?:below|as follows|following|set out|these)\b|:\W*$)"
)


def is_of_principles(text: str) -> bool:
    """True for a sentence that opens a list of aims or grounds, whatever it calls a procedure besides."""
    return _OF_PRINCIPLES.search(re.split(r"(?<=[.;])\s", text)[-1]) is not None


def announces_steps(text: str) -> bool:
    """True for a sentence that says that the steps follow it: you should follow the procedure below."""
    last = re.split(r"(?<=[.;])\s", text)[-1]
    return _ANNOUNCES_STEPS.search(last) is not None


_OF_PRINCIPLES = re.compile(
    r"(?i)\b(?:objectives?|principles?|aims?|values?|definitions?|documents?|policies|grounds)\b"
)
# What somebody does with a matter that others have raised, or what raises it.
_HANDLES = re.compile(
    r"(?i)\b(?:acknowledg|investigat|respond|repl(?:y|ies)|refer(?:s|red)?\b|pass(?:es|ed)?\b.{0,20}\bto\b|passed on"
    r"|confirm|decid|determin|meet(?:s|ing)?\b|hear(?:s|d|ing)?\b|review|consider|resol|appeal|complain(?:s|ing)?\b"
    r"|\bsen(?:d|ds|t)\b|\bbr(?:ings?|ought)\b.{0,40}\bto\b|circulat"
    r"|rais(?:e|es|ed|ing)\b|submit"
    r"|\bfiles? (?:an?|the|his|her|their)\b|writ(?:e|es|ing|ten)\b|contact|request|report(?:s|ed)?\b|escalat|mediat"
    r"|assess|notif|direct(?:s|ed)\b|inform|tell|told|discuss|interview|talk|speak)"
)


def handles(part: Part) -> bool:
    """True for a paragraph in which a matter is raised, looked at, answered or passed on."""
    return handles_text(bare(part.blocks[0]))


def handles_text(text: str) -> bool:
    """True for words by which a matter is raised, looked at, answered or passed on."""
    return _HANDLES.search(text) is not None


_TITLE = re.compile(r"(?i)\W*(?:mak(?:e|ing) an? )?(?:\w+ ){0,2}(?:complaints?|appeals?|grievances?)\W*$")


def is_title(each: Headed) -> bool:
    """True for a heading that may as well be the title of a page about all of it: Make a complaint."""
    return _TITLE.match(each.name) is not None and not INFORMAL.search(each.name)


def begins(each: Headed) -> bool:
    """True for a heading under which whoever asks raises a matter: How to make a complaint."""
    return _BEGINS.search(each.name) is not None and APPEAL.search(each.name) is None


def says_further(each: Headed) -> bool:
    """True for a heading for those whom what came before did not satisfy: If you remain dissatisfied."""
    return _UNHAPPY_STILL.search(each.name) is not None


# What is done with papers, and with what was learnt, takes no matter further.
_KEEPS_PAPERS = re.compile(
    r"(?i)\b(?:keeps?|completes?|maintains?|retains?|kept|held|recorded|logged)\b.{0,60}\b(?:records?|register|tracker"
    r"|logs?|files?)\b"
    r"|\b(?:lessons|monitor(?:s|ed|ing)?|(?<!private and )(?<!private & )confidential(?:ly)?|audited|annual(?:ly)?)\b"
    r"|\b(?:recorded|written|logged|dated|entered|noted)\b.{0,60}\bbook\b"
    # What is told of a delay, and which complaints somebody else has.
    r"|^\W*complaints? (?:about|by|against|from|regarding|concerning)\b"
    r"|^\W*(?:if|where|should)\b[^.]*\b(?:delay(?:s|ed)?|take longer|more time)\b"
    # What is said of all the times.
    r"|^\W*(?:the|these|those|all)\b.{0,30}\btime ?(?:limits?|scales?|frames?)\b.{0,60}"
    r"\b(?:extended|varied|changed|waived)\b"
    r"|^\W*(?:if|where)\b.{0,30}\b(?:change|extend|vary)\b.{0,30}\btime ?(?:limits?|scales?|frames?)\b"
    # What stays as it is meanwhile, and how often it may be asked.
    r"|\b(?:will|shall) (?:continue to be|remain)\b.{0,60}\b(?:until|during|while)\b|\bonly once\b"
    r"|\b(?:have|has) the (?:power|authority)\b|\breserves? the right\b"
    r"|\brecords? of\b.{0,90}\b(?:maintained|kept|held|retained)\b"
    r"|^\W*the purpose of\b|\brecords? (?:the|an?|it)\b.{0,40}\bfil(?:e|es|ed)\b"
    r"|\b(?:matter|case|complaint|file) is (?:then )?closed\b"
    r"|\b(?:have|has) the right (?!\W*(?:if|where)\b"
    r"|to (?:address|appeal|make|hold|put|refer|request|respond|submit|take|write)\b)"
    # Who is told beside, and what is written down.
    r"|\bregularly (?:be )?(?:informed|reported|told|reviewed)\b|\bthe number and nature\b"
    r"|\b(?:must|should|shall|will) also be (?:informed|notified|told|copied)\b"
    r"|\b(?:must|should|shall|will) be (?:\w+ly )?documented\b"
    # What is not always done.
    r"|^\W*we may (?:also )?(?:contact|ask|need|want)\b"
    # What is said in another text, and only told.
    r"|^\W*the (?:\w+ )?(?:rules?|policy|constitution)\b[^.;]{0,60}\b(?:states?|says?|provides?)\b"
    r"|\btell you the name\b"
    # Whose process it is to write.
    r"|\bdevelop(?:s|ed)?\b.{0,40}\b(?:process(?:es)?|procedures?|polic(?:y|ies))\b"
    r"|^\W*(?:our|the) (?:aims?|objectives?|goals?|policy)\b(?![^.]*\bif\b)"
    # What somebody may come to is an outcome.
    r"|\b(?:members?|employees?|students?|players?|individuals?|persons?)\b[^.;]{0,80}"
    r"\b(?:may|can|could) be (?:dismissed|suspended|expelled|removed|asked to leave|warned|fined)\b"
)


_UNHAPPY_STILL = re.compile(
    r"(?i)\b(?:not|un|dis)\s?(?:satisfied|happy|pleased|resolved)\b|^\W*(?:[0-9.]+\s+)?escalations?\W*$"
)


def goes_outside(text: str) -> bool:
    """True where whoever is not satisfied is sent to somebody outside, where the procedure has ended."""
    return OUTSIDE.search(re.split(r"[.;]\s", text, maxsplit=1)[0]) is not None


def moves_on(part: Part) -> bool:
    """True for a step that does something with the matter, and does not only keep papers or name a body outside."""
    text = unnumbered(bare(part.blocks[0]))
    opens = text.endswith(":") and _UNHAPPY_STILL.search(text) is not None
    outside = opens and OUTSIDE.search(" ".join(map(bare, part.blocks[1:]))) is not None
    label = _label(part)
    aside = label is not None and _NO_STAGE.search(label) is not None
    first = re.split(r"[.;]\s", text, maxsplit=1)[0]
    return _KEEPS_PAPERS.search(first) is None and not (aside or goes_outside(text) or outside)


def name_stages(steps: Sequence[Part]) -> bool:
    """True for numbered paragraphs of which some open with the name of a stage: Resolution: we reply."""
    openings = [re.split(r"\s*:|\s[\N{EN DASH}\N{EM DASH}-]\s", unnumbered(bare(part.blocks[0])))[0] for part in steps]
    return sum(_NAMED.search(opening) is not None for opening in openings) > 1


def names_stage(label: str) -> bool:
    """True for a label that is the name of a stage: Appeal, Investigation."""
    return _NAMED.search(label.rstrip(" .:-\N{EN DASH}\N{EM DASH}")) is not None


def is_clause(part: Part) -> bool:
    """True for a numbered paragraph whose label is about something else: Anonymous complaints: they are."""
    label = _label(part)
    return label is not None and _OTHER_MATTER.search(label) is not None


_OTHER_MATTER = re.compile(
    r"(?i)\b(?:vexatious|persistent|serial|unreasonable|anonymous|malicious|confidentiality|definitions?|scope)\b"
)


def _label(part: Part) -> str | None:
    """What a paragraph is called before a colon."""
    label = re.match(r"([^.:;]{3,60}):\s", unnumbered(bare(part.blocks[0])))
    return label[1] if label else None


# What is not always done: We may look into it further.
_MAY_BE = re.compile(r"(?i)\W*(?:[0-9.]+\s+)?(?:we|the \w+) (?:may|might|can|could)\b")


def is_named(each: Headed) -> bool:
    """True for a heading that names a stage without calling it one."""
    is_long = len(words_of(each.name)) > _LONGEST_NAME and _UNHAPPY.match(each.name) is None
    # Of a long one only what stands before the dash is a name: the name of a club - discipline and appeals is a title.
    own = _DASH.split(each.name)[0] if is_long else each.name
    few = len(words_of(own)) <= _LONGEST_NAME or not is_long
    # A heading that has another right under it names what that one is about.
    names = (own, *each.printed[-2:-1]) if len(each.printed) > 1 else (own,)
    named = any(pattern.search(name) for pattern in (_NAMED, _BEGINS, _FURTHER_ON) for name in names)
    return few and named and not (is_aside(each) or _MAY_BE.match(each.name))


# Who takes a matter further, whoever it is: they can request a review, any person must write.
_MAY_ASK = re.compile(
    r"(?i)\b(?:can|may|could|will)\s+(?:then |also )?"
    r"(?:request|ask|appeal|escalate|refer|write|complain|apply|submit|raise|call|phone|speak|talk|contact)\b"
    r"|\b(?:must|should|shall)\s+(?:then |also )?(?!not\b|be\b)[a-z]{3,}|\b(?:am|are|is) (?:happy|willing) to [a-z]{3,}"
    r"|\b(?:first|initial) (?:point of )?contact\b[^.;]{0,60}\b(?:is|are|be)\b"
)


def tells(part: Part) -> bool:
    """True where somebody does something in a paragraph, without must or may."""
    return any(tells_of(unnumbered(bare(block))) for block in part.blocks)


def tells_of(text: str) -> bool:
    """True for words that begin with what somebody does, without must or may: speak to your manager."""
    opening = re.split(r"[.;]\s", text, maxsplit=1)[0]
    does = any(before(opening[: each.start()]) for each in _DOES_NOW.finditer(opening))
    ways = (_ASKS_TO.match(opening), _IS_DONE.search(opening), _MAY_ASK.search(opening))
    return does or any(ways)


def number_of(title: str) -> str:
    """What a stage calls itself, without its name: stage 1."""
    found = re.search(r"(?i)\b(?:stage|step|phase|level|tier)\s*\w+", title)
    return " ".join(words_of(found.group())) if found else title


def is_aside(each: Headed) -> bool:
    """True for a heading under which no stage stands."""
    # If you are not satisfied with the outcome of it: what follows is no list of outcomes.
    if _NO_STAGE.search(each.name) and not (_UNHAPPY.match(each.name) or _OF_WHOM.search(each.name)):
        return True
    # Making a complaint, under Time limits: what stands there is about those.
    if len(each.printed) > 1 and each.at and _ABOVE.search(each.printed[-2]):
        return True
    told = " ".join(bare(block) for part in each.parts for block in part.blocks)
    return _REVIEW.search(each.name) is not None and _OF_TEXT.search(f"{each.name} {told}") is not None


def is_outside_stages(each: Headed, document: Sequence[Headed]) -> bool:
    """True for a heading under which no stage stands, unless it is the title of the document."""
    titled = (each in document[:2] and _OF_DOCUMENT.search(each.name)) or _OF_MATTER.search(each.name)
    return is_aside(each) and not titled


_OF_DOCUMENT = re.compile(r"(?i)\bpolicy\W*(?:[0-9]{4}\W*)?$")
_OF_MATTER = re.compile(
    r"(?i)\b(?:appeals?|complaints?|grievances?) policy(?:\s+(?:and|&)\s+procedures?)?\W*(?:\([0-9]+\))?\W*$"
)
_OF_WHOM = re.compile(r"(?i)\bwho(?:m)? to contact\b")


def unnumbered(text: str) -> str:
    sign = (
        rf"[{BULLETS}]|\(?(?:[0-9]{{1,2}}|[a-zA-H]|[ivx]{{1,4}})[.)]|[0-9]{{1,2}}:|[0-9]{{1,2}}(?:\.[0-9]{{1,2}})+\.?"
    )
    return re.sub(rf"^(?:{sign})\s+", "", text)


OUTSIDE = re.compile(
    r"(?i:\b(?:ombuds\w+|court|tribunal|ofsted|regulator"
    r"|(?<!city )(?<!county )(?<!town )(?<!district )(?<!area )commission(?:er)?"
    r"|adjudicator|legal redress"
    r"|(?:external|outside|independent) (?:body|bodies|organi[sz]ations?|agency)|(?:independent|own) legal advice"
    r"|local authorities|law enforcement|external (?:review|appeal|complaints?)"
    r"|independent complaints (?:reviewer|adjudicator|examiner)"
    r"|outside (?:of )?(?:the|our|this) (?:organi[sz]ation|company|college|school|council)"
    r"|general (?:dental|medical|optical) council|complaints service|arbitrator)\b)"
    r"|\b(?:ICO|CQC|OIA|FOS|TPO)\b"
)
"""Whoever looks at it from outside, where the procedure has ended."""
