"""What the search finds of procedures: each with its stages, limits and contacts, and the words that lead there."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, replace

from build_scripts.content import Content
from build_scripts.pages import overview, policy_view
from build_scripts.pages.handbook import HANDBOOK
from build_scripts.pages.policy_text import FOLDER
from build_scripts.source import titles
from build_scripts.source.shared import SearchPlace, Shared
from navigator.explain.teller import Teller
from navigator.model.parties import Audience, Contact, Side
from navigator.model.policy import Policy
from navigator.model.publisher import Publisher
from navigator.model.stages import Stage
from navigator.words import Language

COMPARE, WHERE, DEADLINE = "compare/index.html", "where-am-i/index.html", "deadline/index.html"
EMERGENCY = "999"
PROCEDURE, STAGE, PUBLISHER, TOOL, LIMIT, PART, DETAIL = 6.0, 3.0, 3.0, 2.5, 2.5, 1.5, 0.8
"""How much an entry weighs beside a page of the site, which weighs 1."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that the search can lead to."""

    address: str
    title: str
    page: str
    """Where it stands, for the line under the title."""
    text: str
    words: str
    """Words that lead here without standing there."""
    weight: float
    numbers: str = ""
    """The number of a stage as people type it; by itself, so that the words weigh the same with it and without."""


@dataclass(frozen=True, slots=True)
class _Told:
    """One procedure, and the words that all of them share."""

    teller: Teller
    shared: Shared

    @property
    def policy(self) -> Policy:
        return self.teller.policy

    @property
    def page(self) -> str:
        return f"{FOLDER}/{self.policy.key}/index.html"

    @property
    def name(self) -> str:
        return self.teller.words(
            "search.in",
            procedure=titles.marked(self.policy, self.teller.words),
            publisher=self.policy.publisher.name,
        )

    def words(self, clause: str | None, *places: SearchPlace) -> str:
        own = [word for each in self.policy.procedure.search if each.clause == clause for word in each.words]
        return ", ".join([*own, *_shared(self.shared, *places)])

    def entry(self, clause: str, title: str, texts: Iterable[str], weight: float, *places: SearchPlace) -> Entry:
        text = " ".join(text for text in texts if text)
        return Entry(f"{self.page}#{clause}", title, self.name, text, self.words(clause, *places), weight)


def as_json(content: Content, words: Language) -> bytes:
    """The entries as rows for the index of the finished site."""
    rows = [astuple(entry) for entry in entries(content, words)]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def entries(content: Content, words: Language) -> Iterator[Entry]:
    """Every entry; where two fit alike the earlier one comes first, so those for families stand before the others."""
    order = list(Audience)
    policies = sorted(content.policies.values(), key=lambda each: order.index(each.procedure.audience))
    for policy in policies:
        yield from _procedure(_Told(Teller(policy, words), content.shared))
    for publisher in content.publishers.values():
        yield from _publisher(publisher, content.shared, words)
    yield Entry(COMPARE, words("compare.title"), "", words("compare.lead"), "", 1.0)
    for page, key, place in ((WHERE, "wizard", SearchPlace.CASE), (DEADLINE, "deadline", SearchPlace.CALCULATOR)):
        # Without its lead: "answer", "letters" and "counted" there would lead away from the time limits.
        yield Entry(page, words(f"tool.{key}.title"), "", "", ", ".join(_shared(content.shared, place)), TOOL)


def _procedure(told: _Told) -> Iterator[Entry]:
    policy, procedure = told.policy, told.policy.procedure
    scope = procedure.scope
    named = ", ".join(policy.publisher.search)
    topics = {topic.id: topic.name for topic in told.shared.topics}
    about = dict.fromkeys(topics[name] for entry in scope.finder for name in entry.about)
    text = " ".join((procedure.summary, *map(told.teller.sentence, (*scope.who, *scope.about, *about))))
    general = told.words(None, SearchPlace.PROCEDURE)
    title = titles.marked(policy, told.teller.words)
    yield Entry(told.page, title, policy.publisher.name, text, f"{general}, {named}", PROCEDURE)
    for at, stage in enumerate(procedure.stages):
        yield from _stage(told, stage, is_first=not at, is_last=at == len(procedure.stages) - 1)
    for cap in procedure.caps:
        title = f"{policy_view.limit_words(told.teller, cap.limit)}: {cap.title}"
        yield told.entry(cap.id, title, (), LIMIT, SearchPlace.LIMIT)
    for rule in procedure.rules:
        yield told.entry(rule.id, rule.title, (rule.text,), PART)
    for each in scope.elsewhere:
        yield told.entry(each.id, told.teller.title(each.what), (each.go,), PART)
    for contact in procedure.contacts:
        yield told.entry(f"contact-{contact.id}", contact.name, _lines(contact), PART, SearchPlace.CONTACT)
    yield from _detail(told)


def _by_number(stage: Stage, words: Language, *, is_last: bool) -> Iterator[str]:
    """How people type the number that stands in a stage's title."""
    number = re.search(r"\d+", stage.title.partition(":")[0])
    keys = [f"search.stage.{number.group()}"] if number else []
    yield from (words(key) for key in (*keys, *(["search.stage.last"] if is_last else [])) if key in words.texts)


def _stage(told: _Told, stage: Stage, *, is_first: bool, is_last: bool) -> Iterator[Entry]:
    teller = told.teller
    outside = any(told.policy.roles[role].side is Side.OUTSIDE for role in stage.lead)
    places = [SearchPlace.FIRST_STAGE if is_first else SearchPlace.LATER_STAGE]
    deciding = map(teller.sentence, overview.deciding(teller, stage))
    texts = [stage.purpose, *deciding, *(teller.act(duty) for duty in stage.duties)]
    texts += [teller.sentence(teller.words("page.if", when=outcome.when)) for outcome in stage.outcomes]
    entry = told.entry(stage.id, stage.title, texts, STAGE, *places, *([SearchPlace.OUTSIDE] if outside else []))
    yield replace(entry, numbers=", ".join(_by_number(stage, teller.words, is_last=is_last)))
    for duty in stage.duties:
        if duty.limit:
            title = f"{policy_view.limit_words(teller, duty.limit)}: {duty.act}"
            contains = teller.sentence(teller.words("list.apart").join(duty.contains)) if duty.contains else ""
            texts = [teller.act(duty), *duty.if_late, contains]
            yield told.entry(duty.id, title, texts, LIMIT, SearchPlace.LIMIT)
    for route in stage.conflicts:
        title = teller.words("page.conflict_if", role=teller.role(told.policy.roles[route.about]))
        yield told.entry(route.id, title, (teller.sentence(route.act),), LIMIT, SearchPlace.CONFLICT)
    for outcome in stage.outcomes:
        if outcome.to.body:
            body = told.policy.roles[outcome.to.body]
            texts = [teller.sentence(teller.words("page.if", when=outcome.when)), body.about or ""]
            yield told.entry(outcome.id, teller.title(body.name), texts, LIMIT, SearchPlace.OUTSIDE)


def _detail(told: _Told) -> Iterator[Entry]:
    """The parts of the page behind the policy."""
    words, procedure = told.teller.words, told.policy.procedure
    page = told.page.replace("index.html", "detail/index.html")
    gaps = [each["text"] for each in policy_view.gap_views(told.teller)]
    roles = [f"{told.teller.title(role.name)}: {role.about}" for role in procedure.roles if role.about]
    chart = ", ".join(_shared(told.shared, SearchPlace.FLOWCHART))
    yield Entry(f"{told.page}#page-chart", words("page.chart"), told.name, "", chart, PART)
    parts = (
        ("unclear", "gaps", gaps),
        ("counting", "counting", [told.policy.publisher.counting_note]),
        ("words", "words_used", roles),
        ("source", "source", [procedure.document.title]),
    )
    for place, key, texts in parts:
        yield Entry(f"{page}#page-{place}", words(f"page.{key}"), told.name, " ".join(texts), "", DETAIL)


def _publisher(publisher: Publisher, shared: Shared, words: Language) -> Iterator[Entry]:
    page = f"{FOLDER}/{publisher.id}/index.html"
    yield Entry(page, publisher.name, "", publisher.about, ", ".join(publisher.search), PUBLISHER)
    handbook = ", ".join(_shared(shared, SearchPlace.HANDBOOK))
    name, about = (words(key, publisher=publisher.name) for key in ("page.handbook", "page.handbook_about"))
    yield Entry(f"{HANDBOOK}/{publisher.id}/index.html", name, publisher.name, about, handbook, PART)
    if publisher.danger:
        danger = ", ".join(_shared(shared, SearchPlace.DANGER))
        title = publisher.danger.title or words("page.danger")
        yield Entry(f"{page}#page-in-danger", title, publisher.name, publisher.danger.text, danger, LIMIT)
    contacts = ", ".join((*_shared(shared, SearchPlace.CONTACT), *publisher.search))
    for contact in publisher.contacts:
        text = " ".join(_lines(contact))
        # Whoever looks for somebody to ask is not led to a link, or to a number for those in danger.
        reached = contact.email or contact.address or (contact.phone and contact.phone != EMERGENCY)
        asked = reached or not (contact.web or contact.phone)
        found = contacts if asked else ", ".join(publisher.search)
        yield Entry(f"{page}#contact-{contact.id}", contact.name, publisher.name, text, found, PART)


def _lines(contact: Contact) -> Iterator[str]:
    for text in (contact.phone, contact.email, *contact.address, contact.web, contact.note):
        if text:
            yield text


def _shared(shared: Shared, *places: SearchPlace) -> list[str]:
    return [word for each in shared.search if each.at in places for word in each.words]
