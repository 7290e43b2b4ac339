"""Which stretches of time only look like limits, so that a draft marks them and does not claim them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from build_scripts.drafting.sentences import time_words
from build_scripts.drafting.sentences.acts import Act
from build_scripts.drafting.sentences.other_times import is_of_other
from build_scripts.drafting.sentences.times import times
from build_scripts.drafting.steps.headings import OUTSIDE
from build_scripts.source.phrases import Bound
from navigator.model.parties import Side

# Whose time it is under a heading about a body outside: theirs who ask, or ours.
_OURS = re.compile(
    r"(?i)\b(?:you|we|complain\w*|persons?|people|clients?|customers?|patients?|parents?|students?|employees?|tenants?"
    r"|residents?|applicants?|members?)\b"
)


# How long something lasts that was decided: term of suspension.
_LASTS = re.compile(r"(?i)\b(?:terms? of|suspensions?|sanctions?|penalt(?:y|ies)|offen[cs]es?|durations?)\b")


# Five working days, or a week in which people work: the words do not say which.
_WORKING_WEEKS = re.compile(r"(?i)\b(?:working|business)[ -]weeks?\b")
# How long somebody has done something: three years of service.
_OF_TERM = re.compile(r"(?i)\bof (?:service|office|experience|study|age)\W*$")


def is_doubtful(act: Act, heading: str) -> bool:
    """True for a time that is no limit for certain: of a condition, of somebody outside, of another thing.

    Under a `heading` about a body outside, what they do is theirs.
    """
    if act.time is None or act.time.period is None:
        return False
    # "If it is not settled within 28 days" says what follows then, and may or may not give the time for settling it.
    if act.time.denied or _is_condition(act) or _is_subordinate(act) or _is_vague(act):
        return True
    if is_of_other(act.sentence, act.time.start, heading) or _OF_TERM.search(act.time.words):
        return True
    if _WORKING_WEEKS.search(act.time.words):
        return True
    if act.force is None and act.time.bound is not Bound.WITHIN and _LASTS.search(heading):
        return True
    before = act.sentence[: act.time.start]
    verb = time_words.MAIN_CLAUSE.search(before)
    theirs = verb is not None and OUTSIDE.search(heading) is not None and _OURS.search(before[: verb.start()]) is None
    return theirs or _is_outside(act)


def without_limit(act: Act) -> Act | None:
    """The act without the time that is doubtful; none where the time was all that made it one."""
    # What follows a time that was not kept is still done by somebody.
    kept = act.actor and (act.text or (act.time and act.time.denied))
    return replace(act, time=None) if kept else None


# Which times are plainly none: how long papers are kept, how old somebody is, how often something is done.
_PLAINLY_NONE = (time_words.KEEPS, time_words.AGE, time_words.INTERVALS, time_words.LASTS)


def has_unread(sentence: str) -> bool:
    """True where a sentence has a time that belongs to no act of it, because nobody can count it."""
    return time_words.UNREAD.search(sentence) is not None


def looks_like_limits(sentence: str) -> Iterator[str]:
    """The words of a sentence that is no part of a draft which may be a time limit: every time but a plain other."""
    unread = [each.span(each.lastgroup or 0) for each in time_words.UNREAD.finditer(sentence)]
    yield from (sentence[start:end] for start, end in unread)
    for time in times(sentence):
        told = any(time.start < end and start < time.end for start, end in unread)
        none = any(each.search(sentence[: time.start]) for each in _PLAINLY_NONE)
        aged = time_words.AGED.match(sentence, time.end) is not None
        if not told and (time.period or not (none or aged or is_of_other(sentence, time.start, ""))):
            yield time.words


def is_more(words: str, sentence: str) -> bool:
    """True where some words of a time give more of it than was given: a further 5 days."""
    return time_words.MORE.search(sentence[: max(sentence.find(words), 0)]) is not None


# What is said of another thing: which are not settled by then, to see whether it can be, provided this is, wait.
_SUBORDINATE = re.compile(
    r"(?i)\b(?:which|that|who)\s+(?:\w+n['\N{RIGHT SINGLE QUOTATION MARK}]t"
    r"|(?:is|are|was|were|has|have|do|does|did|can)\s?not)\b"
    r"(?:(?!\b(?:will|shall|must|should|may|you can)\b)[^,;:])*$"
    r"|\b(?:assess|see|decide|check|know|establish|consider|determine|ask|find out)\w*\s+(?:if|whether)\b[^,;:]*$"
    r"|\b(?:provided|as long as|so long as)\s+(?:that\s+)?(?:this|it|that)\s+(?:is|was)\b[^,;:]*$"
    r"|^\W*in the (?:\w+ )?event (?:that|of)\b[^,;:]*$"
    # In how long several things happen: three or more warnings within 12 months.
    r"|(?<!stage )(?<!step )(?<!level )(?<!phase )\b(?:two|three|four|five|several|more|[0-9]+)\s+(?:\w+\s+)?"
    r"(?:warnings?|times|incidents?|occasions?|offen[cs]es?|breaches|complaints?|concerns?|absences?|episodes?)\b"
    r"(?:\s+from|\s+of \w+)?\s*$"
    # How long papers are kept: the file may be maintained and reported.
    r"|\b(?:files?|records?)\b[^,;:]*\b(?:maintained|kept|held|reported|stored)\b[^,;:]*$"
    # How long something counts that was decided: to extend the validity of the warning to a maximum of 3 years.
    r"|\b(?:valid(?:ity)?|in force|active|live|kept on file|retained)\b[^,;:]*$"
    # The same time once more, in other words.
    r"|\((?:i\.?\s?e\.?|that is),?[^)]*$"
)
_AFTER = re.compile(r"(?i)\bafter\b")


def _is_subordinate(act: Act) -> bool:
    """True for a time in what is said beside an act: in a clause about something else, or beside another event."""
    if act.time is None:
        return False
    before = act.sentence[: act.time.start].rsplit("\N{EM DASH}", 1)[-1]
    if time_words.ANOTHER_DAY.search(before):
        return False  # by when they meet instead
    # The next visit (14 days after the letter): when that is, and not by when something is done.
    beside = before.endswith("(") and act.time.bound is Bound.NONE and _AFTER.search(act.time.words) is not None
    return beside or _SUBORDINATE.search(before) is not None


# Nothing is done by the end of a time to consider; what can take so long, or depends, may take another time.
_ONLY_CONSIDERS = re.compile(r"(?i)\s+(?:in which )?to\s+(?:consider|think|reflect)\b")
_CAN_TAKE = re.compile(r"(?i)\b(?:can|may|could|might)\s+(?:\w+ly\s+)?take\b[^,;:]*$")
# So long may a meeting be put off.
_PUT_OFF = re.compile(r"(?i)\b(?:postpone|adjourn|defer)\w*\b[^.;]*\bfor\s+$")
_DEPENDS = re.compile(r"(?i)\bdepend(?:s|ing|ent)\b")
# What is no matter of a procedure: a message that thanks.
_FEEDBACK = re.compile(r"(?i)\b(?:feedback|compliments?)\b")
# What is over then, and asks nobody for anything: after six months the warning will expire.
_LAPSES = re.compile(
    r"(?i)\b(?:warnings?|penalt(?:y|ies)|sanctions?|bans?|records?|notes?|it|they)\s+(?:will|shall|should|may|must)\s+"
    r"(?:then\s+|normally\s+)?(?:expire|lapse|be (?:removed|disregarded|deleted|destroyed|spent|lifted))\b"
)
_MATTER = re.compile(
    r"(?i)\b(?:complain\w*|concerns?|grievances?|appeals?|disputes?|request\w*|disagree\w*|decisions?)\b"
)


def _is_vague(act: Act) -> bool:
    """True for a time that no act has for certain, or one of a message that raises no matter."""
    if act.time is None:
        return False
    before, after = act.sentence[: act.time.start], act.sentence[act.time.end :]
    waits_outside = act.time.waits and OUTSIDE.search(act.sentence) is not None
    feedback = _FEEDBACK.search(act.sentence) is not None and _MATTER.search(act.sentence) is None
    lapses = _LAPSES.search(after) is not None
    considers = act.time.is_held and _ONLY_CONSIDERS.match(after) is not None
    # By when at the latest is said all the same: it may take up to 10 working days.
    is_most = act.time.bound is Bound.WITHIN and _OURS.search(before) and before.count("(") == before.count(")")
    can_take = _CAN_TAKE.search(before) and not is_most
    ranges = act.time.shorter and _DEPENDS.search(after)
    return any((waits_outside, feedback, lapses, considers, can_take, ranges, _PUT_OFF.search(before)))


_AIMS = re.compile(r"(?i)\b(?:aims?|endeavou?rs?|tr(?:y|ies)|seeks?|hopes?|(?:has|have|needs?|ought) to)\b")
_IF = re.compile(r"(?i)^\W*(?:if|where|when)\b[^,;:)]*$")


def _is_condition(act: Act) -> bool:
    """True for a time in which something may happen, and nothing is due: if it happens again within 12 months."""
    if act.time is None or act.time.denied:
        return False
    # If there is no reply after 10 days: what follows then, and nothing that is due by then.
    passed = _AFTER.match(act.time.words) is not None
    if act.time.bound is not Bound.WITHIN and not passed:
        return False
    before = act.sentence[: act.time.start]
    main = time_words.MAIN_CLAUSE.search(before) or _AIMS.search(before)
    return _IF.match(before) is not None and main is None


_TO = re.compile(r"(?i)\b(?:to|with)\s+(?:the\s+|an?\s+)?(?:\w+\s+)?$")


def _is_outside(act: Act) -> bool:
    """True where a body outside is the one that has the time: the Ombudsman will decide within 8 weeks."""
    if act.actor:
        return act.actor.side is Side.OUTSIDE
    before = act.sentence[: act.time.start] if act.time else ""
    verb = time_words.MAIN_CLAUSE.search(before)
    subject = " ".join(before[: verb.start()].split()[-4:]) if verb else ""
    named = OUTSIDE.search(subject)
    # A complaint to the Ombudsman must be made within a year: theirs who ask, and not the Ombudsman's.
    return named is not None and _TO.search(subject[: named.start()]) is None
