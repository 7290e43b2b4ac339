"""The acts of a sentence: who, with what force, what, and by when; and whether all of it was understood."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from build_scripts.drafting.sentences import time_words
from build_scripts.drafting.sentences.actors import Actor, Found, after_by, before
from build_scripts.drafting.sentences.times import Time, holder, stands_in, times, without
from build_scripts.source import phrases
from build_scripts.source.phrases import Bound
from navigator.model.acts import Force
from navigator.model.parties import Side

_MODAL = re.compile(
    r"(?i)\b(?P<word>(?:will|shall) (?:aim|try|hope|endeavour) to|must|shall|will|should|may|can"
    r"|(?:aims?|endeavou?rs?|strives?|seeks?|(?<=\bwe )(?:expect|hope|plan|intend)) to"
    r"|(?:has|have|needs?|ought) to|(?:is|are) (?:also )?(?:expected|required|obliged) to"
    r"|(?<=\w)['\N{RIGHT SINGLE QUOTATION MARK}]ll)\b"
)
_BOUND_TO = {
    "has to": Force.MUST,
    "have to": Force.MUST,
    "need to": Force.MUST,
    "needs to": Force.MUST,
    "ought to": Force.SHOULD,
    "expected to": Force.SHOULD,
    "required to": Force.MUST,
    "obliged to": Force.MUST,
}
_FORCE = {
    "'ll": Force.MUST,
    "\N{RIGHT SINGLE QUOTATION MARK}ll": Force.MUST,
    "must": Force.MUST,
    "shall": Force.MUST,
    "will": Force.MUST,
    "should": Force.SHOULD,
    "may": Force.MAY,
}
_DENIED = re.compile(r"(?i)\s*(?:not|never|no longer)\b")
_PASSIVE = re.compile(
    r"(?i)\s*(?:\w+ly\s+|also\s+|then\s+|both\s+)*(?:be|have been)\s+(?:\w+ly\s+|also\s+|then\s+)*"
    r"(?:\w{2,}ed|sent|given|told|made|held|taken|written|kept|heard|drawn|dealt|put|brought|met|paid|set|sought|undertaken)\b"
)
# What happens to somebody, or how somebody is: you will receive a reply.
_NO_ACT = re.compile(
    r"(?i)\s*(?:\w+ly\s+|also\s+|then\s+)*(?:be|have|receive|get|need|expect|hear|know|find|feel|want|wish|require|prefer|become|remain)\b"
)
# The others are of whatever no actor was seen in: decide whether it, how the complaint, what action.
_EMBEDDED = re.compile(
    r"(?i)\b(?:what|how|whether|why|that|means?)\s+$"
    r"|\b(?:how|whether|why)\s+(?:it|this|that|they|(?:the|your|an?|any) [\w-]+)\s+$"
    r"|\bwhat\s+[\w-]+\s+$|(?<!, )\bwhich\s+[\w-]+\s+$"
)
# Who can do so may: they can make a written application.
_ASKS = re.compile(
    r"(?i)\s+(?:then |also )?(?:appeal|apply|ask|complain"
    r"|make (?:an?|their|his|her) (?:\w+ )?(?:application|appeal|complaint|request))\b"
)
# Nobody does it: no member of staff should contact them.
_NOBODY = re.compile(r"(?i)(?:^|[,;:]\s*|\b(?:and|but)\s+)(?:no|neither)\s[^,;:]*$")
# The condition itself: if we must change it.
_CONDITION_OPENS = re.compile(r"(?i)(?:^|[,;]\s*|\b(?:and|or)\s+)(?:if|when|where|once|unless)\s+$")
_CONDITION = re.compile(
    r"(?i)^\s*(?:if|when|where|once|in the event that|unless|should)\b\s*(?P<what>.*?)[,\s]*(?:then)?[,\s]*$"
)
_SPEED = re.compile(
    r"(?i)\b(?:immediately|as soon as (?:possible|practicable)|without (?:undue )?delay|promptly|urgently"
    r"|straight away)\b"
)
_AGREED = re.compile(r"(?i)\bagreed (?:timescale|time ?scales|time|period|date|deadline)\b")


@dataclass(frozen=True, slots=True)
class Act:
    """One act that a sentence names."""

    sentence: str
    actor: Actor | None
    """None where the sentence does not say, or not for certain, who acts."""
    force: Force | None
    """None where no must, should, will or may says it."""
    text: str | None
    """What is to be done, after must or may; none where that cannot be told without changing words."""
    condition: str | None
    time: Time | None
    speed: str | None
    agreed: bool
    """True where the time is left to those involved."""
    contains: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """What was found in one sentence."""

    acts: tuple[Act, ...]
    left: bool
    """True where no act was found, or where an act or a time in it belongs to none of them."""


@dataclass(frozen=True, slots=True)
class _Verb:
    start: int
    end: int
    force: Force | None
    found: Found | None


OPENS_ACTS = re.compile(
    r"(?i)\b(?:must|shall|will|should|may)\s*(?:now|then|also|normally|usually)?\s*(?:do the following)?\s*:[\s-]*$"
)
"""How a sentence ends whose list is one of acts: we will:"""


def read(sentence: str, items: Sequence[str] = ()) -> Read:
    """The acts of a sentence; `items` are those of a list that it opens."""
    verbs = _verbs(sentence)
    said = list(times(sentence))
    acts: list[Act] = []
    left = not verbs
    held_by = [time for time in said if time.period and time.is_held]
    owned = [time for time in said if time.period and not time.is_called and time not in held_by]
    by_verb = {each: [time for time in owned if _owner(sentence, time, verbs) is each] for each in verbs}
    since = 0
    for place, verb in enumerate(verbs):
        following = next((each for each in verbs[place + 1 :] if each.found or by_verb[each]), None)
        last = _end(sentence, verb, following, by_verb[following] if following else ())
        parted = following is None or following.found is not None
        made = _act(sentence, verb, (since, last), by_verb[verb], items if following is None else ())
        # A condition of an earlier act may hold for this one too, or may not.
        clear = parted and not (place and _is_conditional(sentence[: verb.start]))
        # What somebody has a time for is no part of another's act.
        clear = clear and not any(verb.end <= time.start < last for time in held_by)
        acts += made if clear else [replace(each, text=None, contains=()) for each in made]
        left = left or not made
        since = last if made else verb.end
    held = [each.time for each in acts]
    bare = [
        each
        for each in said
        if (not verbs or each.is_called or each.is_held) and each.period and is_bare_limit(sentence, each)
    ]
    acts += _bare(sentence, bare)
    held += bare
    left = left and not (bare and not verbs)
    return Read(tuple(acts), left or any(each not in held for each in said))


def _bare(sentence: str, limits: Sequence[Time]) -> list[Act]:
    by = after_by(sentence[limits[0].start :]) if len(limits) == 1 else None
    held = [(each, _holder(sentence, each)) for each in limits]
    return [_made(sentence, holder or by, _force_of(holder), None, None, each, ()) for each, holder in held]


def _force_of(holder: Actor | None) -> Force | None:
    """Whoever asks and has so long to do it may do it; for others it is not said."""
    return Force.MAY if holder and holder.side is Side.ASKS else None


def _holder(sentence: str, time: Time) -> Actor | None:
    found = before(holder(sentence[: time.start])) if time.is_held else None
    return found.actor if found and found.whole else None


# In what has happened, in a share of all that does, and in a clause about something else no act is due.
_NO_DUTY = re.compile(r"(?i)%|\b(?:per ?cent|was|were|had|did|has been|have been|average)\b")
_SHARE = re.compile(r"(?i)\b(?:most|many)\b")
_ASIDE = re.compile(
    r"(?i)\b(?:(?:that|which|who)(?!\s+(?:will|shall|must|should)\b)|whether|if|unless|because|where|when|once)\b"
    r"[^,;]*$"
)
# What is asked for in a clause of its own is no aside: please tell us that you are unhappy within 14 days of it.
_PLEASE = re.compile(
    r"(?i)(?:^|[,;]\s*)please\s+(?:tell|write|let|inform|contact|say|notify|ask|send)\b[^;]*\bthat\b[^,;]*$"
)


_OVER = re.compile(r"(?i)^\W*(?:once|when|after|if|where|following)\b[^,]*,\s*")
# What follows a condition that something was not done in time, without must or may.
_GOES_ON = re.compile(
    r"(?i)[^,;.]*,?\s*(?:then )?(?:please )?(?:proceed|go|move|contact|write|ask|refer|escalate|take|report"
    r"|(?:it|the (?:matter|complaint|dispute|case|concern|issue|disagreement)) "
    r"(?:is|moves|goes|proceeds|passes)(?! not))\b"
)


def is_bare_limit(sentence: str, time: Time) -> bool:
    """True where a limit stands without must, should, will or may: complaints are acknowledged within 2 days."""
    limits = time.bound is Bound.WITHIN or time.back or time.is_given
    before_it = re.sub(r"\([^)]*\)", " ", sentence[: time.start]).rsplit("\N{EM DASH}", 1)[-1]
    clause = re.split("[,;:]", before_it)[-1]
    whole = clause + re.split("[,;:]", sentence[time.start :], maxsplit=1)[0]
    aside = _ASIDE.search(before_it) or phrases.denies(f"{clause} 1 day")
    aside = aside and not (time_words.ANOTHER_DAY.search(before_it) or _PLEASE.search(before_it))
    if time.denied:
        # If it is not resolved within 28 days, proceed to stage 2: then that is what may be done.
        return _GOES_ON.match(sentence, time.end) is not None
    # Once it has been recorded, a reply is due: what has been is over.
    before_it = _OVER.sub("", before_it)
    past = _NO_DUTY.search(whole if time.is_held else before_it + sentence[time.start :]) is not None
    past = past or _SHARE.search(before_it) is not None
    return limits and not (past or (bool(aside) and not time.is_given))


def _is_conditional(text: str) -> bool:
    return re.search(r"(?i)(?:^|[,;]\s*(?:and |but |or )?)\b(?:if|when|where|unless|once)\b", text) is not None


def _end(sentence: str, verb: _Verb, following: _Verb | None, theirs: Sequence[Time]) -> int:
    """Where an act ends: with the sentence, or where the next one begins, or a time of that one."""
    if following is None:
        return len(sentence)
    return min((following.start, *(each.start for each in theirs if each.start >= verb.end)))


def _owner(sentence: str, time: Time, verbs: Sequence[_Verb]) -> _Verb:
    """The act that a time belongs to: the one that follows at once, or else the one that it stands in."""
    opens = re.search(r"(?i)(?:^|[,;]|\b(?:and|or)\b)\s*$", sentence[: time.start]) is not None
    following = next((verb for verb in verbs if time.end <= verb.start), None)
    if following:
        between = sentence[time.end : following.start]
        if not between.strip(" ,") or (opens and not re.search(r"(?i)[,;]|\b(?:and|or)\b", between)):
            return following
    return next((verb for verb in reversed(verbs) if verb.start <= time.start), verbs[0])


def _verbs(sentence: str) -> list[_Verb]:
    """Every word of duty that has somebody before it, or a time or a passive after it."""
    found: list[_Verb] = []
    for each in _MODAL.finditer(sentence):
        word = each["word"].casefold()
        who = before(sentence[: each.start()])
        start = who.start if who else each.start()
        if found and start < found[-1].end:
            continue
        if _NOBODY.search(sentence[: each.start()]):
            continue
        if _EMBEDDED.search(sentence[:start]) or (who and _CONDITION_OPENS.search(sentence[:start])):
            continue  # tell you what you can do: no act of its own
        if word == "can" and not (who and who.actor.key == "you") and not _ASKS.match(sentence, each.end()):
            continue
        if word == "should" and not sentence[: each.start()].strip():
            continue  # Should you be unhappy: a condition
        bound = _BOUND_TO.get(" ".join(word.split()[-2:]))
        if bound and re.search(
            r"(?i)(?:\b(?:not|never|no longer)|n['\N{RIGHT SINGLE QUOTATION MARK}]t)\s+$", sentence[: each.start()]
        ):
            continue  # you do not have to: no act
        force = bound or (Force.AIMS_TO if word.endswith(" to") else _FORCE.get(word, Force.MAY))
        denied = _DENIED.match(sentence, each.end()) is not None
        found.append(_Verb(start, each.end(), None if denied else force, who))
    return found


def _act(sentence: str, verb: _Verb, reach: tuple[int, int], own: Sequence[Time], items: Sequence[str]) -> list[Act]:
    """The act of one verb, which has all of the sentence between two places; one more for each further time."""
    since, last = reach
    rest = sentence[verb.end : last]
    passive = _PASSIVE.match(rest) is not None
    bare_be = _NO_ACT.match(rest) is not None
    ends = re.search(r"[,;:]", rest)
    other = _MODAL.search(rest)
    by = rest[: min(each.start() if each else len(rest) for each in (ends, other))]
    actor = after_by(by) if passive else None if bare_be else verb.found.actor if verb.found else None
    if verb.force is None:
        # What must not be, or not take longer, is told only where it has a time.
        return [_made(sentence, None, _said_force(sentence, verb), None, None, each, ()) for each in own]
    if actor is None and not own and not passive:
        return []
    condition = _condition(sentence[: verb.start]) if not since and verb.found and verb.found.whole else None
    known = actor is not None and not passive and verb.found is not None and verb.found.whole
    prefix = sentence[since : verb.start].strip()
    joined = re.fullmatch(r"(?i)(?:and|then|however|also|therefore)?[,\s]*", prefix) is not None
    text = (
        _text(rest, own, last == len(sentence)) if known and (joined or condition or _only_time(prefix, own)) else None
    )
    if text is None or not text.endswith(":"):
        items = ()
    text = text.rstrip(" :-") if text else text
    text = None if text and not items and _DANGLES.search(text) else text
    first = own[0] if own else None
    acts = [_made(sentence, actor, verb.force, text or None, condition, first, items)]
    return acts + [_made(sentence, actor, verb.force, None, None, each, ()) for each in own[1:]]


# What has lost the list or the clause that it opens: send it to.
_DANGLES = re.compile(r"(?i)\b(?:if|when|where|that|to|with|at|in|of|by|for|from|as|the|a|an)$")


def _said_force(sentence: str, verb: _Verb) -> Force:
    word = sentence[: verb.end].rsplit(maxsplit=1)[-1].casefold()
    return _FORCE.get(word, Force.MUST)


def _made(
    sentence: str,
    actor: Actor | None,
    force: Force | None,
    text: str | None,
    condition: str | None,
    time: Time | None,
    items: Sequence[str],
) -> Act:
    speed = _SPEED.search(sentence)
    agreed = _AGREED.search(sentence) is not None
    return Act(
        sentence,
        actor,
        force,
        text,
        condition,
        time,
        speed.group() if speed and stands_in(speed.group(), sentence) else None,
        agreed,
        tuple(items),
    )


def _condition(prefix: str) -> str | None:
    found = _CONDITION.match(prefix)
    return found["what"] if found and found["what"] and not times_in(found["what"]) else None


def times_in(text: str) -> bool:
    """True if a text says a time."""
    return any(True for _ in times(text))


def _only_time(prefix: str, own: Sequence[Time]) -> bool:
    """True where nothing but a time stands before the actor: Within 5 days of receipt, the Chair will write."""
    return bool(prefix) and not without(prefix, tuple(each.words for each in own)).strip(" ,")


def _text(rest: str, own: Sequence[Time], ends: bool) -> str | None:  # noqa: FBT001 - whether the sentence ends there
    text = without(rest, tuple(each.words for each in own))
    if not ends:
        cut = re.match(r"(?P<what>.*?)[,;]?\s*(?:\b(?:and|but)\b(?: then)?|;)?\s*$", text)
        text = cut["what"] if cut else text
    text = re.sub(r"\s+([,.;:])", r"\1", text).strip().rstrip(".;, ")
    other = re.search(r"(?i)(?<!who)(?<!which)(?<!that) (?:must|shall|will|should|may)\b", text)
    if other or (not ends and _is_conditional(text)):
        return None  # somebody else's act stands in it, or a condition of the next one
    text = re.sub(r"(?i)^(?:then|also|therefore)\s+", "", text)
    text = re.sub(r"(?i)[,;]?\s*\b(?:and|or|but)$", "", text)
    # What a time was cut out of is no whole bracket any more: reply ( for complex cases).
    cut_out = re.search(r"\([\s,;.)]|[\s,;]\)", text) is not None or text.count("(") != text.count(")")
    whole = not cut_out and re.search(r"(?i)\b(?:within|by|in|of|to|for|from|than|the|a|an)$", text) is None
    # What opens with how it is done has lost its verb: by writing to the clerk.
    whole = whole and re.match(r"(?i)(?:by|with|via|through|in|at|on|to|of|from|for)\b", text) is None
    # What opens with a mark is a list that has lost its items, or goes on from something before it.
    return (
        text
        if whole and re.match(r"[\w\N{LEFT SINGLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}\"']", text)
        else None
    )
