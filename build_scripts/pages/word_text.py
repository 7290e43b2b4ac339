"""A procedure as a committee reads and signs it: its paragraphs in order, each clause with its id."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from build_scripts.pages import policy_view
from build_scripts.source.titles import headed
from navigator.dates.calendars import Calendar
from navigator.explain.summary import period_text
from navigator.explain.teller import Teller
from navigator.model.limits import Source
from navigator.model.parties import Contact
from navigator.model.policy import Policy
from navigator.model.procedure import Procedure
from navigator.model.upkeep import Successor
from navigator.words import Language


class Kind(Enum):
    """What a paragraph is; each has a style of its own."""

    TITLE = "Title"
    PART = "Heading 1"
    CHAPTER = "Heading 2"
    SECTION = "Heading 3"
    TEXT = "Normal"
    ITEM = "List Bullet"
    CLAUSE = "Clause"
    LIMIT = "Time limit"
    SOURCE = "Source"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, with the id of the clause that begins with it."""

    kind: Kind
    text: str
    id: str | None = None


def paragraphs(policy: Policy, words: Language, calendars: Mapping[str, Calendar]) -> Iterator[Paragraph]:
    """The whole text. The id of each clause stands in it once."""
    teller = Teller(policy, words)
    yield Paragraph(Kind.TITLE, headed(policy, words))
    yield from _head(policy, words)
    yield from _scope(policy, words)
    yield Paragraph(Kind.PART, words("page.stages"))
    for stage in policy.procedure.stages:
        yield from _stage(policy_view.stage_view(teller, stage, {}), words)
    if policy.procedure.outcomes:
        yield Paragraph(Kind.PART, words("page.always"))
        for outcome in policy.procedure.outcomes:
            yield from _way(policy_view.outcome_view(teller, None, outcome, {}), words)
    yield from _caps(teller, calendars)
    for group in policy_view.rule_groups(teller):
        yield Paragraph(Kind.PART, group["title"])
        for rule in group["rules"]:
            force = f" ({words(f'page.rule.{rule.force.value}')})" if rule.force else ""
            who = f" {words('page.rule_by', who=group['who'][rule.id])}" if rule.id in group["who"] else ""
            yield Paragraph(Kind.CLAUSE, f"{rule.title}{force}. {rule.text}{who}", rule.id)
            yield _source(rule.source, words)
    yield from _gaps(teller)
    yield from _counting(teller)
    yield from _contacts(policy, words)
    yield from _origin(policy.procedure, words)


def _head(policy: Policy, words: Language) -> Iterator[Paragraph]:
    procedure, publisher = policy.procedure, policy.publisher
    yield Paragraph(Kind.TEXT, procedure.summary)
    said = words(
        "page.brief",
        who=policy_view.readers(procedure, words),
        publisher=publisher.name,
        revised=procedure.document.revised,
    )
    yield Paragraph(Kind.TEXT, said)
    if procedure.status.value != "in force":
        yield Paragraph(Kind.TEXT, words(f"page.status.{procedure.status.value}", publisher=publisher.short_name))
    if publisher.successor:
        yield Paragraph(Kind.TEXT, _successor(publisher.successor, words))
    yield Paragraph(Kind.TEXT, words("word.ids"))
    if publisher.danger:
        yield Paragraph(Kind.PART, publisher.danger.title or words("page.danger"))
        yield Paragraph(Kind.TEXT, publisher.danger.text)
        for each in publisher.danger.contacts:
            contact = policy.contacts[each]
            yield Paragraph(Kind.ITEM, f"{contact.name}: {contact.phone}" if contact.phone else contact.name)


def _successor(each: Successor, words: Language) -> str:
    said = words("page.successor", name=each.name)
    if each.since:
        said = words("page.successor_since", name=each.name, date=words.date(each.since))
    return f"{said} {words('page.web')} {each.web}" if each.web else said


def _scope(policy: Policy, words: Language) -> Iterator[Paragraph]:
    scope = policy.procedure.scope
    yield Paragraph(Kind.PART, words("page.scope"))
    for lead, lines in (("page.scope_who", scope.who), ("page.scope_about", scope.about)):
        yield Paragraph(Kind.TEXT, words(lead))
        for line in lines:
            yield Paragraph(Kind.ITEM, line)
    yield _source(scope.source, words)
    if scope.elsewhere:
        yield Paragraph(Kind.CHAPTER, words("page.elsewhere"))
        for each in scope.elsewhere:
            yield Paragraph(Kind.CLAUSE, f"{each.what}: {each.go}", each.id)
            yield _source(each.source, words)


def _stage(stage: Mapping[str, Any], words: Language) -> Iterator[Paragraph]:
    yield Paragraph(Kind.CHAPTER, stage["title"], stage["id"])
    joins = words("page.joins", stages=stage["joins"]) if stage["joins"] else ""
    # A title such as “Stage 1: the manager” has said it.
    led = words("page.led_by", who=stage["lead"]) + "." if stage["lead"] else ""
    if told := _joined(led, *stage["holders"]):
        yield Paragraph(Kind.TEXT, told)
    yield Paragraph(Kind.TEXT, _joined(stage["purpose"], joins))
    yield _source(stage["source"], words)
    if stage["conflicts"]:
        yield Paragraph(Kind.SECTION, words("page.conflicts"))
        for route in stage["conflicts"]:
            yield Paragraph(Kind.CLAUSE, f"{route['if']}: {route['then']}", route["id"])
            yield _source(route["source"], words)
    yield Paragraph(Kind.SECTION, words("page.acts"))
    for duty in stage["duties"]:
        yield from _duty(duty, words)
    if stage["outcomes"]:
        yield Paragraph(Kind.SECTION, words("page.outcomes"))
        for outcome in stage["outcomes"]:
            yield from _way(outcome, words)


def _duty(duty: Mapping[str, Any], words: Language) -> Iterator[Paragraph]:
    when = f"{words('page.if', when=duty['when'])}, " if duty["when"] else ""
    yield Paragraph(Kind.CLAUSE, f"{when}{duty['who']} {duty['force']} {duty['act']}.", duty["id"])
    if duty["limit"]:
        yield from _limit(duty["limit"], words)
    elif duty["no_limit_text"]:
        urgency = words("page.urgency", word=duty["urgency"]) if duty["urgency"] else ""
        yield Paragraph(Kind.TEXT, _joined(urgency, duty["no_limit_text"]))
    for line in duty["once"]:
        yield Paragraph(Kind.TEXT, line)
    if duty["contains"]:
        yield Paragraph(Kind.TEXT, words(f"page.contains.{duty['force_class']}"))
        for line in duty["contains"]:
            yield Paragraph(Kind.ITEM, line)
    for line in duty["holders"]:
        yield Paragraph(Kind.TEXT, line)
    if duty["limit"] and duty["if_late"]:
        yield Paragraph(Kind.TEXT, _joined(words("page.if_late"), *duty["if_late"]))
    yield _source(duty["source"], words)


def _limit(limit: Mapping[str, Any], words: Language) -> Iterator[Paragraph]:
    yield Paragraph(Kind.LIMIT, f"{_joined(limit['soft'] or '', limit['words'])}, {limit['from_text']}")
    if limit["readings"]:
        yield Paragraph(Kind.TEXT, words.plural("page.readings_count", len(limit["readings"])))
        for reading in limit["readings"]:
            yield Paragraph(Kind.ITEM, reading)
    for change in limit["changes"]:
        yield Paragraph(Kind.TEXT, change)
    if limit["source"]:
        source = limit["source"]
        at = "page.limit_source_at" if source.paragraph else "page.limit_source_heading"
        yield Paragraph(Kind.SOURCE, words(at, heading=source.heading, paragraph=source.paragraph))


def _way(outcome: Mapping[str, Any], words: Language) -> Iterator[Paragraph]:
    yield Paragraph(Kind.CLAUSE, f"{outcome['if']}: {outcome['then']}", outcome["id"])
    if outcome["note"]:
        yield Paragraph(Kind.TEXT, outcome["note"])
    yield _source(outcome["source"], words)


def _caps(teller: Teller, calendars: Mapping[str, Calendar]) -> Iterator[Paragraph]:
    words, caps = teller.words, teller.policy.procedure.caps
    if caps:
        yield Paragraph(Kind.PART, words("page.caps"))
    for cap in caps:
        yield Paragraph(Kind.CLAUSE, f"{cap.title}: {words(f'page.cap.{cap.force.value}')}", cap.id)
        yield from _limit(policy_view.limit_view(teller, cap.limit, cap), words)
        for at, line in enumerate(policy_view.cap_fit(teller, cap, calendars)):
            yield Paragraph(Kind.ITEM if at else Kind.TEXT, line)
        yield _source(cap.source, words)


def _gaps(teller: Teller) -> Iterator[Paragraph]:
    words, own = teller.words, {gap.id for gap in teller.policy.procedure.gaps}
    gaps = list(policy_view.gap_views(teller))
    if gaps:
        yield Paragraph(Kind.PART, words("page.gaps"))
        yield Paragraph(Kind.TEXT, words("page.gaps_lead"))
    for gap in gaps:
        about = (
            words("page.gap_about") + " " + "; ".join(each["title"] for each in gap["about"]) if gap["about"] else ""
        )
        # A doubt about a limit has no id of its own: its readings stand with the limit.
        yield Paragraph(Kind.CLAUSE, gap["text"], gap["id"] if gap["id"] in own else None)
        if about:
            yield Paragraph(Kind.TEXT, about)
        yield _source(gap["source"], words)


def _counting(teller: Teller) -> Iterator[Paragraph]:
    words = teller.words
    yield Paragraph(Kind.PART, words("page.counting"))
    for each in policy_view.stated_counting(teller):
        yield Paragraph(Kind.TEXT, each["text"])
        yield _source(each["source"], words)
    yield Paragraph(Kind.TEXT, teller.policy.publisher.counting_note)
    for limit in policy_view.counting_views(teller):
        if limit["assumed"]:
            yield Paragraph(Kind.SECTION, f"{limit['title']}: {limit['words']}")
            yield Paragraph(Kind.TEXT, words("page.assumed"))
            for line in limit["assumed"]:
                yield Paragraph(Kind.ITEM, line)


def _contacts(policy: Policy, words: Language) -> Iterator[Paragraph]:
    yield Paragraph(Kind.PART, words("page.contacts"))
    for contact in policy.contacts.values():
        yield Paragraph(Kind.TEXT, f"{contact.name}. {' '.join(_ways(contact, words))}")


def _ways(contact: Contact, words: Language) -> Iterator[str]:
    for name in ("phone", "email", "web"):
        if value := getattr(contact, name):
            yield f"{words(f'page.{name}')} {value}."
    if contact.address:
        yield f"{', '.join(contact.address)}."
    if contact.note:
        yield contact.note


def _origin(procedure: Procedure, words: Language) -> Iterator[Paragraph]:
    document = procedure.document
    yield Paragraph(Kind.PART, words("page.source"))
    yield Paragraph(Kind.TEXT, words("page.source_lead", title=document.title, revised=document.revised))
    lines = [words("page.source_version", version=procedure.version)]
    first, last = procedure.in_force_from, procedure.in_force_by
    if first and last:
        lines.append(words("page.in_force_between", first=words.date(first), last=words.date(last)))
    elif first:
        lines.append(words("page.in_force", date=words.date(first)))
    if procedure.adopted:
        lines.append(words("page.adopted", by=procedure.adopted.by, date=words.date(procedure.adopted.on)))
    if procedure.owner:
        lines.append(words("page.owner", owner=procedure.owner))
    if procedure.review:
        lines.append(words("page.review", date=words.date(procedure.review.next)))
        if procedure.review.every:
            lines.append(words("page.review_every", period=period_text(procedure.review.every, words)))
    yield Paragraph(Kind.TEXT, " ".join(lines))
    if procedure.changes:
        yield Paragraph(Kind.CHAPTER, words("page.changes"))
        for change in procedure.changes:
            yield Paragraph(Kind.ITEM, f"{words.short_date(change.on)}: {change.what}")


def _source(source: Source, words: Language) -> Paragraph:
    at = "page.source_at" if source.paragraph else "page.source_heading"
    return Paragraph(Kind.SOURCE, words(at, heading=source.heading, paragraph=source.paragraph))


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
