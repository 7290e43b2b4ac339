"""The question for the day of something that happened, made of the words that say it. English, as all words here.

What is not one plain sentence in the past tense gets no question: a wrong one is worse than one that has to be written.
"""

import re

_WAS = frozenset(("was", "were"))

# The past of what people and bodies do in procedures, by how "did" is followed.
_BY_BASE = """
accept accepted|acknowledge acknowledged|adopt adopted|agree agreed|allow allowed|answer answered|appeal appealed
appoint appointed|approve approved|arrange arranged|arrive arrived|ask asked|authorise authorised|become became
begin began|bring brought|call called|cancel cancelled|carry carried|change changed|choose chose|close closed|come came
complain complained|complete completed|comply complied|conclude concluded|confirm confirmed|consent consented
consider considered|contact contacted|convene convened|correct corrected|count counted|decide decided
discuss discussed|dismiss dismissed|draw drew|end ended|escalate escalated|expire expired|explain explained
extend extended|fail failed|file filed|find found|finish finished|fix fixed|get got|give gave|go went|grant granted
handle handled|happen happened|hear heard|hold held|inform informed|investigate investigated|invite invited
issue issued|join joined|leave left|let let|lodge lodged|look looked|make made|meet met|name named|notify notified
object objected|offer offered|open opened|order ordered|pass passed|pay paid|post posted|propose proposed
publish published|put put|raise raised|reach reached|receive received|record recorded|refer referred|refuse refused
reject rejected|release released|repeat repeated|reply replied|report reported|request requested|resolve resolved
respond responded|return returned|reverse reversed|review reviewed|ring rang|run ran|say said|see saw|seek sought
send sent|serve served|set set|settle settled|show showed|sign signed|solve solved|speak spoke|start started
stop stopped|submit submitted|suggest suggested|take took|tell told|think thought|uphold upheld|visit visited
withdraw withdrew|write wrote
"""
_BASE = {past: base for pair in re.split(r"[|\n]", _BY_BASE) if pair for base, past in (pair.split(),)}

# Of what is sent the day of its arrival is asked for, and a question for the day of sending would bring the wrong one.
_ARRIVES = frozenset(("arrived", "came", "got", "reached", "received"))

# Another verb after one of these belongs to a clause of its own, which a question leaves as it is.
_OPENS_A_CLAUSE = frozenset(
    ("as", "how", "if", "that", "what", "when", "where", "whether", "which", "who", "whoever", "whom", "whose", "why")
)
_OTHER_VERBS = frozenset(("can", "could", "did", "does", "had", "has", "have", "is", "are", "may", "must", "should"))
_OTHER_VERBS |= frozenset(("might", "shall", "will", "would", "be"))
# The word before a verb is none of these: "the signed copy came", "the newly appointed chair met".
_BEFORE_A_NOUN = frozenset(
    ("the", "a", "an", "any", "each", "every", "its", "my", "of", "our", "their", "this", "two", "your")
)
_NOUNS_IN_LY = frozenset(("anomaly", "assembly", "family", "reply", "supply"))
_NOT_VERBS = frozenset(("concerned", "hundred", "indeed", "involved", "need", "speed"))
_NEVER_FIRST = frozenset(("neither", "no", "nobody", "none", "nothing"))
# "After the talk the chair decided": the subject does not stand first.
_NEVER_FIRST |= frozenset(("after", "at", "before", "by", "during", "finally", "first", "for", "from", "in", "later"))
_NEVER_FIRST |= frozenset(("last", "of", "on", "once", "since", "then", "to", "under", "until", "with", "without"))
_NOT = frozenset(("never", "no", "not"))
_ARTICLES = frozenset(("A", "All", "An", "Both", "It", "One", "The", "They", "You", "Your"))
_MARKS = re.compile(r"[.;:?!()\"\u201c\u201d{}]")


def of(what: str, *, sent: bool = False) -> str | None:
    """The question for the day of what happened; none where its words do not make one for certain.

    Of what is sent the words have to say that it came, or that somebody was told.

    >>> of("the review of the complaint was finished")
    'When was the review of the complaint finished?'
    >>> of("the Coordinator got the written complaint")
    'When did the Coordinator get the written complaint?'
    >>> of("it was talked over, and it was not settled")
    >>> of("the Coordinator was written to", sent=True)
    """
    words = what.split()
    at = next((n for n, word in enumerate(words) if _is_verb(word)), None)
    if at is None:
        return None
    subject, verb, rest = words[:at], words[at], words[at + 1 :]
    if not _is_plain(what, subject) or not (verb in _WAS or verb in _BASE) or _goes_on(verb, rest):
        return None
    if sent and not (verb in _ARRIVES or (verb in _WAS and rest[:1] == ["told"])):
        return None
    if subject[0] in _ARTICLES:
        subject[0] = subject[0].lower()
    if verb in _WAS:
        return " ".join(("When", verb, *subject, *rest)) + "?"
    return " ".join(("When did", *subject, _BASE[verb], *rest)) + "?"


def _is_verb(word: str) -> bool:
    """Whether a word is, or could be, a verb that says when something was. In a title it is none: the Named Nurse."""
    bare = _bare(word)
    past = bare.endswith("ed") and bare[:1].islower() and bare not in _NOT_VERBS
    return past or bare in _WAS or bare in _BASE or bare in _OTHER_VERBS


def _bare(word: str) -> str:
    return word.strip(",'\u2019")


def _is_plain(what: str, subject: list[str]) -> bool:
    """Whether a question can begin with what stands before the verb."""
    if not subject or _MARKS.search(what):
        return False
    inside = {_bare(word).lower() for word in subject}
    before = subject[-1].lower()
    # "The day that the chair named came" is asked as "which day".
    clause = inside & (_OPENS_A_CLAUSE | {"day"}) or not _is_one_list(subject)
    adverb = before.endswith("ly") and before not in _NOUNS_IN_LY
    adjective = adverb or before in _BEFORE_A_NOUN or before.endswith(("'s", "\u2019s"))
    return not clause and not adjective and not inside & _NOT and subject[0].lower() not in _NEVER_FIRST


def _is_one_list(subject: list[str]) -> bool:
    """Whether commas, if there are any, stand between those of whom one or all did something."""
    commas = [at for at, word in enumerate(subject) if word.endswith(",")]
    return not commas or not {"and", "or"}.isdisjoint(subject[commas[-1] + 1 : -1])


def _goes_on(verb: str, rest: list[str]) -> bool:
    """Whether more is said after the verb than the question can be about: a second verb, or that it was not so."""
    if rest and _bare(rest[0]) in _NOT:
        return True
    clause = False
    for at, word in enumerate(rest):
        bare = _bare(word)
        joined = at > 0 and (rest[at - 1] in ("and", "or", "but", "then") or rest[at - 1].endswith(","))
        clause = bare in _OPENS_A_CLAUSE or (clause and not joined)
        # After "was" a second participle goes on with the first: it was paid, or taken back.
        participle = verb in _WAS and (at == 0 or joined) and bare not in _WAS | _OTHER_VERBS
        if _is_verb(bare) and not clause and not participle:
            return True
    return False
