"""The page that finds the right procedure: three questions, made from what each procedure says of itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from build_scripts.content import Content
from build_scripts.markup import render
from navigator.model import Audience, Contact, Elsewhere
from navigator.policy import Policy
from navigator.words import Language

PAGE = "find-a-procedure/index.md"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the answers lead: a procedure, or with `outside` a place that a procedure sends to."""

    id: str
    policy: Policy
    outside: Elsewhere | None = None
    contact: Contact | None = None


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
class _Way:
    """One set of answers and the place it leads to."""

    who: Audience
    about: str
    hint: str | None
    whose: str
    place: Place


def page(content: Content, words: Language, assets: Mapping[str, str]) -> dict[str, str]:
    """The page, complete without scripts: source address -> Markdown."""
    found = places(content)
    given = {"words": words, "assets": assets, "question": question(content, words), "places": found}
    return {PAGE: render("finder.md.j2", **given)}


def question(content: Content, words: Language) -> Question:
    """The first question, with the others inside its answers; answers that would lead nowhere are left out."""
    ways = tuple(way for place in places(content) for way in _ways(place, content))
    order = {topic.name: at for at, topic in enumerate(content.shared.topics)}
    return Question(
        words("finder.who"),
        words("finder.who.other"),
        tuple(
            Answer(
                words(f"finder.who.{who.value}"),
                words(f"finder.who.{who.value}.hint"),
                _about([way for way in ways if way.who is who], order, words),
            )
            for who in Audience
            if any(way.who is who for way in ways)
        ),
    )


def places(content: Content) -> tuple[Place, ...]:
    """Every place an answer can lead to."""
    return tuple(_places(content))


def _places(content: Content) -> Iterator[Place]:
    for policy in content.policies.values():
        yield Place(f"place-{policy.key.replace('/', '-')}", policy)
        for outside in policy.procedure.scope.elsewhere:
            if outside.finder:
                name = f"place-{policy.key.replace('/', '-')}-{outside.id}"
                yield Place(name, policy, outside, policy.contacts[outside.contact] if outside.contact else None)


def _ways(place: Place, content: Content) -> Iterator[_Way]:
    topics = {topic.id: topic for topic in content.shared.topics}
    policy = place.policy
    scope = policy.procedure.scope
    entries = place.outside.finder if place.outside else scope.finder
    for entry in entries:
        for who in entry.who:
            for about in entry.about:
                for whose in entry.whose or (policy.publisher.name,):
                    yield _Way(who, topics[about].name, topics[about].hint, whose, place)
    if not entries:
        for line in scope.about:
            yield _Way(policy.procedure.audience, line, None, policy.publisher.name, place)


def _about(ways: list[_Way], order: Mapping[str, int], words: Language) -> Question:
    names = sorted(dict.fromkeys(way.about for way in ways), key=lambda name: order.get(name, len(order)))
    answers = []
    for name in names:
        mine = [way for way in ways if way.about == name]
        answers.append(Answer(name, mine[0].hint, _whose(mine, words)))
    return Question(words("finder.about"), words("finder.about.other"), tuple(answers))


def _whose(ways: list[_Way], words: Language) -> Question:
    places: dict[str, dict[str, Place]] = {}
    for way in ways:
        places.setdefault(way.whose, {})[way.place.id] = way.place
    answers = tuple(Answer(whose, None, tuple(found.values())) for whose, found in places.items())
    return Question(words("finder.whose"), words("finder.whose.other"), answers)
