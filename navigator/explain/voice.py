"""A policy in one reader's own voice: "you" for the one who reads, names for all others."""

import dataclasses
import functools
import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar, cast

from navigator.model.acts import Duty, Event
from navigator.model.parties import Role, Side
from navigator.model.policy import Policy
from navigator.model.procedure import StandingRule
from navigator.model.stages import ConflictRoute, Outcome
from navigator.model.voices import Voice
from navigator.words.language import capital

_Value = TypeVar("_Value")

# What is said to readers in sentences. Quotes, titles and headings stay as the policy has them.
_SAID = frozenset({"what", "ask", "act", "when", "contains", "if_late", "note", "says", "unclear", "text", "purpose"})
# What the document leaves open is said of the document, in its own terms.
_OWN = (Event, Duty, Outcome, ConflictRoute, StandingRule)
_SPOKEN = ("events", "stages", "outcomes", "rules", "caps", "pauses", "questions")

_AGREES = {"is": "are", "was": "were", "has": "have", "does": "do"}
_VERBS = "|".join(_AGREES)
# "the Coordinator or Team Leader on duty", "the Chair of the committee": longer names that begin like a shorter one.
_NO_LONGER_NAME = r"(?! of\b)(?!(?-i: or [A-Z]))(?![\w-])"

# A name that stands where a sentence or a clause begins is its subject, and its verb follows.
_AS_SUBJECT = re.compile(r"(?:^|[.;:,] |\b(?:if|that|when|whether|and|who|then) )$", re.IGNORECASE)
_AS_FIRST = re.compile(r"(?:^|[.;:!?] )(?:(?:if|that|when|whether) )?$", re.IGNORECASE)
_THIRD_PERSON = re.compile(r"(?!this$|its$|always$|towards$)[a-z]{2,}[a-rtv-z]s")

# Each word of the first person, by what stands before "you".
_SUBJECT_AFTER = (
    r"(?P<before>^|[.;:,?] |\b(?i:if|that|whom?|why|how|when|what|which|where|whether|unless|because|while|though"
    r"|although|must|should|may|did|do|does|had|can|could|will|would) )"
)
# Behind these only where whoever acts does something: "before you go", and not "the turn before you".
_VERB = r"(?! (?:in|on|by|at|to|from|for|with|about|and|or|nor|as|of|if|when|that|before|after|an?|the|your)\b)(?= \w)"
_SUBJECT_PERHAPS = (
    r"(?P<before>\b(?i:before|after|until|since|once|so|as|than|only|all|everything|everyone|whose \w+"
    rf"|(?:the|an?|any|each|every) [a-z-]+) )you{_VERB}"
)
# Behind "or" and "and" it is whoever acts where a verb follows.
_SUBJECT_BESIDE = r"(?P<before>\b(?:and|or) )you(?! (?:in|on|by|at|to|from|for|with|about|and|or|as)\b)(?= \w)"
_FIRST = (
    (r"\byou are\b", "I am"),
    (r"\byou were\b", "I was"),
    (r"\bwere you\b", "was I"),
    (r"\bare you\b", "am I"),
    (r"\byours\b", "mine"),
    (r"\byour\b", "my"),
    (r"\byourselves\b", "ourselves"),
    (r"\byourself\b", "myself"),
    (rf"{_SUBJECT_AFTER}you\b", r"\g<before>I"),
    (_SUBJECT_PERHAPS, r"\g<before>I"),
    (_SUBJECT_BESIDE, r"\g<before>I"),
    (r"\byou\b", "me"),
)


def voiced(policy: Policy, reader: str | None) -> Policy:
    """The policy with its sentences as one role reads them; as it is for nobody in particular."""
    role = policy.roles.get(reader or "")
    return policy.once(_voiced, role.id) if role else policy


def _voiced(policy: Policy, reader: str) -> Policy:
    role, procedure = policy.roles[reader], policy.procedure
    naming = _Naming.to(policy, role)
    own = functools.partial(_own_words, policy=policy, reader=role)
    spoken = {name: _told(getattr(procedure, name), own, naming) for name in _SPOKEN}
    roles = tuple(dataclasses.replace(each, name=naming.names.get(each.name, each.name)) for each in procedure.roles)
    # The reader keeps a name: lists and letters still have to call them something.
    kept = tuple(role if each.id == role.id else each for each in roles)
    return Policy(policy.publisher, dataclasses.replace(procedure, roles=kept, **spoken))


def in_area(policy: Policy, area: str | None) -> Policy:
    """The policy where it is known in which area a case is: "the Manager (in A) or the Lead (in B)" is one of them."""
    here = next((each.name for each in policy.procedure.areas if each.id == area), None)
    return policy.once(_in_area, here) if here else policy


def _in_area(policy: Policy, here: str) -> Policy:
    procedure = policy.procedure
    places = "|".join(re.escape(each.name) for each in procedure.areas)
    one = rf"the (?:(?!the )[^.,;()])+ \(in (?:{places})\)"
    several = re.compile(rf"\b{one}(?:,? (?:or|and) {one})+", re.IGNORECASE)

    def named(found: re.Match[str]) -> str:
        parts = re.findall(rf"(the (?:(?!the )[^.,;()])+) \(in ({places})\)", found.group(), re.IGNORECASE)
        return next((name for name, place in parts if place == here), found.group())

    def told(text: str) -> str:
        return several.sub(named, text)

    spoken = {name: _told(getattr(procedure, name), lambda _: (), told) for name in _SPOKEN}
    return Policy(policy.publisher, dataclasses.replace(procedure, **spoken))


def first_person(text: str, names: Iterable[str] = ()) -> str:
    """What was said to a reader, as the reader says it: "you sent it" as "I sent it"; `names` are those of others."""
    opens_large = text[:1].isupper()
    for pattern, word in _FIRST:
        large = capital(word)
        text = re.sub(pattern.replace("you", "You"), large, text)
        text = re.sub(pattern, word, text)
    known = "".join(rf"{re.escape(name)}\b|" for name in sorted(names, key=len, reverse=True))
    # Whoever writes names the others first: "I and the Chair" is "the Chair and I".
    others = rf"({known}[^.,;:]+?(?= (?:must|should|may|aim) ))"
    told = re.sub(rf"\bI (and|or) {others}", r"\2 \1 I", text)
    return capital(told) if opens_large else told


def actors(policy: Policy, clause: Event | Duty | Outcome) -> tuple[str, ...]:
    """The roles that do something: whoever acts or decides; of an event, whoever brings it about."""
    if isinstance(clause, Event):
        return tuple(dict.fromkeys(role for duty in policy.producers.get(clause.id, ()) for role in duty.by))
    return clause.by


def _every_name(policy: Policy) -> Iterator[str]:
    """What the roles of a procedure are called, here or there."""
    return (name for role in policy.procedure.roles for name in (role.name, *(each.name for each in role.variants)))


def _heads(policy: Policy, names: Iterable[str]) -> Iterator[str]:
    """The heads of titles with capital letters that no other name has: "the Chair" of "the Chair of the committee"."""
    for name in names:
        head = re.split(" (?:of|for) ", name)[0]
        if head != name and head != head.lower() and sum(head in each for each in _every_name(policy)) == 1:
            yield head


# The rest of you: what is a part of them, and not theirs.
_PARTS = r"(?:rest|most|majority|number|whole|all|part|end|half|one|either|any|some|each) "
# What can follow "a court": anything else makes another thing of it, such as a court case.
_AFTER_ONE = {"is", "was", "has", "does", "must", "should", "may", "can", "will", "aims", "to", "of", "in", "on", "at"}
_AFTER_ONE |= {"by", "for", "with", "and", "or", "that", "who", "when", "if", "after", "before", "within", "instead"}


@dataclasses.dataclass(frozen=True, slots=True)
class _Naming:
    """How roles are called by one reader, and the pattern that finds their names in a text."""

    names: Mapping[str, str]
    pattern: re.Pattern[str]
    office: re.Pattern[str]
    """What something of somebody is called that cannot be made theirs by "your"."""

    @classmethod
    def to(cls, policy: Policy, reader: Role) -> "_Naming":
        own = (reader.name, *(variant.name for variant in reader.variants))
        heads = tuple(_heads(policy, own))
        names = dict.fromkeys((*own, *heads), "you")
        for role in policy.procedure.roles:
            voice = policy.voices.get(role.id)
            if voice and voice.name and reader.id in voice.to:
                names[role.name] = voice.name
        listed = "|".join(re.escape(name) for name in sorted({*_every_name(policy)}, key=len, reverse=True))
        listed += "".join(rf"|{re.escape(head)}(?! (?:of|for)\b)" for head in heads)
        thing = rf"(?P<thing>\b(?!(?:{listed})(?![\w-]))(?:the|an?) (?!{_PARTS})(?-i:[a-z]+) of )?"
        before = rf"{thing}(?P<verb>\b(?:{_VERBS})\b )?"
        owned = r"(?P<of>['\u2019]s?(?!\w))?"
        adverb = r"(?P<how> (?:also|always|first|later|not|now|only|soon|still|then)\b)?"
        after = rf"{owned}{adverb}(?P<then> [a-z]+\b)?(?P<its> its\b)?"
        pattern = re.compile(rf"{before}\b(?P<name>{listed}){_NO_LONGER_NAME}{after}", re.IGNORECASE)
        office = re.compile(rf"\b(?:[A-Z]\w+|(?!(?i:{listed})\b)(?:the|an?) \w+ \w+) of $")
        return cls(names, pattern, office)

    def __call__(self, text: str) -> str:
        return self.pattern.sub(self._named, text)

    def _named(self, found: re.Match[str]) -> str:
        name = found["name"]
        known = {each.lower(): called for each, called in self.names.items()}.get(name.lower())
        if known is None:
            return found.group()
        verb, of, how, then, its = (found[group] or "" for group in ("verb", "of", "how", "then", "its"))
        before, thing = found.string[: found.start("name")], found["thing"] or ""
        if known == "you" and (self.office.search(before) or _is_of_another_thing(name, before, f"{how}{then}")):
            return found.group()  # "The Chief Executive of you" is nobody's English.
        if known == "you" and thing and not of:
            # Nor is "the view of you".
            article, noun, _ = thing.split()
            called = f"your {noun}" if article.lower() == "the" else f"{article} {noun} of yours"
            return f"{capital(called) if thing[:1].isupper() else called}{how}{then}{its}"
        if known == "you":
            known, of = ("your", "") if of else ("you", "")
            if known == "you":
                is_subject = bool(_AS_SUBJECT.search(before))
                verb, then = _agreeing(verb), _agreeing(then, any_verb=is_subject)
                # Before its first verb a sentence has spoken of nobody else.
                its = " your" if its and _AS_FIRST.search(before) else its
        opens = not before or before.endswith((". ", "! ", "? "))
        called = capital(known) if name[:1].isupper() and opens else known
        return f"{thing}{verb}{called}{of}{how}{then}{its}"


def _is_of_another_thing(name: str, before: str, after: str) -> bool:
    """Whether a name that is one of several, such as a court, only says of which kind the thing behind it is."""
    one_of_several = name.lower().startswith(("a ", "an ")) and not _AS_SUBJECT.search(before)
    return one_of_several and bool(after) and after.split(maxsplit=1)[0] not in _AFTER_ONE


def _agreeing(verb: str, *, any_verb: bool = False) -> str:
    """A verb that followed a name as it follows "you"."""
    word = verb.strip()
    if word in _AGREES:
        return verb.replace(word, _AGREES[word])
    if not any_verb or not _THIRD_PERSON.fullmatch(word):
        return verb
    if word.endswith("ies") and len(word) > _SHORT_IES:
        return verb.removesuffix("ies") + "y"
    with_e = word.endswith(("shes", "ches", "sses", "xes", "zzes", "goes"))
    return verb.removesuffix("es") if with_e else verb.removesuffix("s")


_SHORT_IES = len("dies")
"""Dies, lies and ties keep their ending, and tries does not."""


def _told(value: _Value, own_words: Callable[[Any], Iterable[tuple[str, Any]]], change: Callable[[str], str]) -> _Value:
    """A value with every sentence in it as the reader reads it: in words of its own for them, then changed.

    What says the same to this reader is the value itself.
    """
    if isinstance(value, tuple):
        told = [_told(item, own_words, change) for item in value]
        return value if all(map(operator.is_, told, value)) else type(value)(told)
    names = _fields_of(cast("Any", type(value)))
    if not names:
        return value
    own = dict(own_words(value))
    changed: dict[str, Any] = {}
    for name in names:
        held = own.get(name, before := getattr(value, name))
        if name in _SAID and isinstance(held, str):
            new: Any = change(held)
        elif name in _SAID and isinstance(held, tuple) and all(isinstance(item, str) for item in held):
            new = tuple(map(change, held))
        else:
            new = _told(held, own_words, change)
        if new is not before and new != before:
            changed[name] = new
    return dataclasses.replace(cast("Any", value), **changed) if changed else value


@functools.cache
def _fields_of(cls: type) -> tuple[str, ...]:
    """The fields of a dataclass; none of anything else."""
    return tuple(each.name for each in dataclasses.fields(cls)) if dataclasses.is_dataclass(cls) else ()


def _own_words(value: Any, policy: Policy, reader: Role) -> Iterator[tuple[str, Any]]:
    """The words that the policy's author wrote for this reader."""
    voice = policy.voices.get(value.id) if isinstance(value, _OWN) else None
    if voice is None or not _is_told(voice, value, policy, reader):
        return
    words = {
        "what": voice.what,
        "ask": voice.ask,
        "act": voice.act,
        "when": voice.when,
        "contains": voice.contains,
        "text": voice.text,
    }
    names = {each.name for each in dataclasses.fields(value)}
    yield from ((name, text) for name, text in words.items() if text and name in names)


def _is_told(voice: Voice, value: Any, policy: Policy, reader: Role) -> bool:
    if voice.to:
        return reader.id in voice.to
    by = actors(policy, value) if isinstance(value, Event) else getattr(value, "by", ())
    return reader.id in by if by else reader.side is Side.ASKS
