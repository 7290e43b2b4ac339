"""The page that finds the right procedure: few questions, made from what each procedure says of itself."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TypeVar

from build_scripts.content import Content
from build_scripts.pages.in_page import block, spoken
from build_scripts.support.templates import render
from navigator.case.asking.questions import HELPER, STAFF, About, opening_questions, role_question
from navigator.case.asking.questions import Question as Asked
from navigator.model.parties import Audience, Contact, Side
from navigator.model.policy import Policy
from navigator.model.procedure import StandingRule
from navigator.model.scope import Elsewhere, Finder
from navigator.model.upkeep import ProcedureStatus
from navigator.words import Language
from navigator.words.language import capital

PAGE = "find-a-procedure/index.md"
MOST = 6
"""The choices of one screen about the matter: what more there is stands behind the last of them."""


class Who(Enum):
    """The answers to who asks: those whom procedures are written for, and those who speak for a family."""

    FAMILIES = Audience.FAMILIES.value
    HELPER = HELPER
    PROFESSIONALS = Audience.PROFESSIONALS.value
    AGENCIES = Audience.AGENCIES.value


_Key = TypeVar("_Key", Who, str)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the answers lead: a procedure, or with `outside` a place that a procedure sends to.

    `told` holds what the answers say already: the name of a question of the wizard -> its answer.
    """

    policy: Policy
    outside: Elsewhere | None = None
    told: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """publisher/procedure, for a place outside with #clause."""
        return f"{self.policy.key}#{self.outside.id}" if self.outside else self.policy.key

    @property
    def contact(self) -> Contact | None:
        """Who can be reached at a place outside, or under a procedure that only shows the way to others."""
        name = self.outside.contact if self.outside else self.pointer.contact if self.pointer else None
        return self.policy.contacts[name] if name else None

    @property
    def pointer(self) -> StandingRule | None:
        """The rule that says whom to ask, of a procedure that only shows the way to others; None for any other."""
        ways = [way for stage in self.policy.procedure.stages for way in stage.outcomes]
        if self.outside or not ways or not all(way.to.body for way in ways):
            return None
        return next((rule for rule in self.policy.procedure.rules if rule.contact), None)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question, and the question or the places that follow."""

    text: str
    hint: str | None
    then: "Question | tuple[Place, ...]"


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answers; `other` is the answer of those whom none of them fits."""

    text: str
    other: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class _Path:
    """One set of answers and the place it leads to."""

    who: Who
    about: str
    hint: str | None
    whose: str
    place: Place


def page(content: Content, words: Language, assets: Mapping[str, str]) -> dict[str, str]:
    """The page, complete without scripts: source address -> Markdown."""
    asked = question(content, words)
    families = content.for_families
    data = block({"words": spoken(words, ("ui.error.", "ui.wizard.page", "ui.wizard.step"))})
    given = {"words": words, "assets": assets, "data": data, "question": asked, "for_families": families}
    given["lead"] = words.plural("finder.lead", _longest(asked))
    return {PAGE: render("finder.md.j2", **given)}


def question(content: Content, words: Language) -> Question:
    """The first question, with the others inside its answers; answers that would lead nowhere are left out."""
    every = tuple(path for place in places(content) for path in _paths(place, content))
    paths = _grouped(every, lambda path: path.who)
    order = {topic.name: at for at, topic in enumerate(content.shared.topics)}
    # Whoever fits none of the answers is asked what it is about all the same.
    anybody = tuple(replace(path, place=_without_reader(path.place)) for path in every)
    other = (Answer(words("finder.who.other"), None, _about(None, anybody, order, words)),) if paths else ()
    return Question(
        words("finder.who"),
        "",
        tuple(
            Answer(
                *_who(who, content, words),
                _about(who, paths[who], order, words),
            )
            for who in Who
            if who in paths
        )
        + other,
    )


def _who(who: Who, content: Content, words: Language) -> tuple[str, str | None]:
    """An answer to who asks, and a hint; in the words of the procedures where all for these readers have their own."""
    own = [each.procedure.readers for each in content.policies.values() if each.procedure.audience.value == who.value]
    if own and all(own):
        named = words.either(sorted({each for each in own if each}))
        return capital(named), None
    return words(f"finder.who.{who.value}"), words(f"finder.who.{who.value}.hint")


def places(content: Content) -> Iterator[Place]:
    """Every place an answer can lead to; nobody who begins now is led to what has been withdrawn."""
    in_force = (each for each in content.policies.values() if each.procedure.status is not ProcedureStatus.WITHDRAWN)
    for policy in in_force:
        yield Place(policy)
        for outside in policy.procedure.scope.elsewhere:
            if outside.finder:
                yield Place(policy, outside)


def _paths(place: Place, content: Content) -> Iterator[_Path]:
    topics = {topic.id: topic for topic in content.shared.topics}
    policy = place.policy
    scope = policy.procedure.scope
    entries = place.outside.finder if place.outside else scope.finder
    for entry in entries:
        for who in _asking(entry.who):
            found = replace(place, told=_told(place, who, entry))
            for about in entry.about:
                for whose in entry.whose or (policy.publisher.name,):
                    yield _Path(who, topics[about].name, topics[about].hint, whose, found)
    if not entries:
        for who in _asking((policy.procedure.audience,)):
            found = replace(place, told=_told(place, who))
            for line in scope.about:
                yield _Path(who, line, None, policy.publisher.name, found)


def _asking(audiences: Iterable[Audience]) -> Iterator[Who]:
    """Those who ask; for a family somebody who helps it may ask."""
    for audience in audiences:
        yield Who(audience.value)
        if audience is Audience.FAMILIES:
            yield Who.HELPER


def _told(place: Place, who: Who, entry: Finder | None = None) -> dict[str, str]:
    """What the wizard would ask and these answers say already, by the name of its question."""
    if place.outside:
        return {}
    asked = list(opening_questions(place.policy))
    told = {each.name: answer for each in asked for answer in (entry.told if entry else ()) if answer in each.options}
    return {**_told_reader(place.policy, who, asked, entry.reader if entry else None), **told}


def _told_reader(policy: Policy, who: Who, asked: Iterable[Asked], named: str | None) -> dict[str, str]:
    """Who asks, as the wizard knows it: the role that is named, else that of whoever has a matter, if there is one."""
    options = next((each.options for each in asked if each.about is About.READER), ())
    if who is Who.HELPER:
        return {About.READER.value: HELPER} if HELPER in options else {}
    asking = policy.readers(Side.ASKS)
    reader = named or (asking[0].id if len(asking) == 1 else None)
    if reader in options:
        return {About.READER.value: str(reader)}
    if STAFF in options and reader in role_question(policy).options:
        return {About.READER.value: STAFF, About.ROLE.value: str(reader)}
    return {}


def _without_reader(place: Place) -> Place:
    """The same for somebody of whom nothing is known."""
    who = (About.READER.value, About.ROLE.value)
    return replace(place, told={name: answer for name, answer in place.told.items() if name not in who})


def _about(who: Who | None, paths: Sequence[_Path], order: Mapping[str, int], words: Language) -> Question:
    """What it is about; where there is much of it, first what procedures for this very reader are about."""
    topics = _grouped(paths, lambda path: path.about)
    names = sorted(topics, key=lambda name: order.get(name, len(order)))
    if len(names) >= MOST:
        names.sort(key=lambda name: not any(_is_for(who, path.place) for path in topics[name]))
    answers = tuple(Answer(name, topics[name][0].hint, _whose(topics[name], words)) for name in names)
    return _few("finder.about", answers, words)


def _is_for(who: Who | None, place: Place) -> bool:
    return who is not None and place.outside is None and who in _asking((place.policy.procedure.audience,))


def _few(ask: str, answers: tuple[Answer, ...], words: Language) -> Question:
    """A question with few answers, the rest of them in another behind the last."""
    if len(answers) < MOST:
        other = "finder.about.other" if ask == "finder.about" else "finder.about.none"
        return Question(words(ask), words(other), answers)
    shown, rest = answers[: MOST - 1], answers[MOST - 1 :]
    more = Answer(words("finder.about.other"), None, _few("finder.about.more", rest, words))
    return Question(words(ask), "", (*shown, more))


def _longest(question: Question) -> int:
    """How many questions there are on the longest way."""
    return 1 + max((_longest(each.then) for each in question.answers if isinstance(each.then, Question)), default=0)


def _whose(paths: Sequence[_Path], words: Language) -> Question:
    answers = tuple(
        Answer(whose, None, tuple(_once(path.place for path in found)))
        for whose, found in _grouped(paths, lambda path: path.whose).items()
    )
    return Question(words("finder.whose"), words("finder.whose.other"), answers)


def _once(found: Iterable[Place]) -> Iterator[Place]:
    """Each place once, with what all the ways to it say alike."""
    places: dict[str, Place] = {}
    for place in found:
        before = places.get(place.id, place).told.items()
        places[place.id] = replace(place, told=dict(item for item in place.told.items() if item in before))
    yield from places.values()


def _grouped(paths: Iterable[_Path], by: Callable[[_Path], _Key]) -> dict[_Key, list[_Path]]:
    """The paths by a part of them, in the order in which they come."""
    groups: dict[_Key, list[_Path]] = {}
    for path in paths:
        groups.setdefault(by(path), []).append(path)
    return groups
