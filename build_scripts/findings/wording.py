"""Words: what nobody explains, sentences that are too long, and how hard the whole is to read."""

import dataclasses
import re
from collections.abc import Iterator

from build_scripts.findings.finding import Finding, Subject, quoted
from build_scripts.findings.sentences import reading_age, sentences, words
from build_scripts.walk import Path, parts
from navigator.calendars import NATIONS
from navigator.codec import written_name
from navigator.explain import Teller
from navigator.limits import CountingRules, Limit
from navigator.model import Accepted, Audience, Document, Duty, Procedure, Publisher, Source
from navigator.words import ENGLISH

LONGEST = 25
FEWEST_WORDS = 100
OLDEST = {Audience.FAMILIES: 14, Audience.PROFESSIONALS: 18, Audience.AGENCIES: 18}
"""A reading age above this is a finding. Families are anybody: GOV.UK writes for readers of 9."""
_TERM = re.compile(r"\b(?:[A-Z]{2,}[A-Za-z]*|[A-Z][a-z]+(?: (?:of |for |and |to )?[A-Z][a-z]+)+)\b")
_QUOTES = ('"', "'", "\N{LEFT DOUBLE QUOTATION MARK}")
# Where the words are those of the document, or are read by authors alone.
_NOT_PROSE = (Source, Document, CountingRules, Accepted)


def find(subject: Subject) -> Iterator[Finding]:
    """Everything about the words of one file."""
    told = list(prose(subject))
    yield from _terms(subject, told)
    for at, path, text in told:
        for sentence in sentences(text):
            length = len(words(sentence))
            if length > LONGEST:
                says = f"{length} words: {quoted(sentence)}"
                yield subject.finding("long-sentence", at, path, says, way=subject.stage_of(at))
    audience = subject.value.audience if isinstance(subject.value, Procedure) else Audience.FAMILIES
    age = age_of(told)
    if age and age > OLDEST[audience]:
        says = f"The reading age is about {age}, and for these readers it should be {OLDEST[audience]} at most."
        yield subject.finding("reading-age", subject.value.id, (), says)


def age_of(told: list[tuple[str, Path, str]]) -> int | None:
    """The reading age of what is a sentence of its own; none for a text too short to tell."""
    whole = [text for _, _, text in told if text.endswith((".", "?", "!"))]
    return reading_age(whole) if sum(len(words(text)) for text in whole) >= FEWEST_WORDS else None


def prose(subject: Subject) -> Iterator[tuple[str, Path, str]]:
    """Every text as readers see it, with the id of what it belongs to and its path; an act stands in its sentence."""
    ids: dict[Path, str] = {}
    for path, part in parts(subject.value):
        above = next((ids[path[:end]] for end in range(len(path), -1, -1) if path[:end] in ids), subject.value.id)
        ids[path] = at = getattr(part, "id", above) if not isinstance(part, Limit) else above
        if isinstance(part, _NOT_PROSE):
            continue
        if isinstance(part, Duty) and subject.policy:
            yield at, (*path, "act"), Teller(subject.policy, ENGLISH).act(part)
        for field in dataclasses.fields(part):
            held = getattr(part, field.name)
            if field.name in ("id", "version") or (isinstance(part, Duty) and field.name in ("act", "when")):
                continue
            if isinstance(part, Limit) and field.name in ("words", "soft"):
                continue
            for text in held if isinstance(held, tuple) else (held,):
                if isinstance(text, str) and " " in text:
                    yield at, (*path, written_name(field.name)), text


def _terms(subject: Subject, told: list[tuple[str, Path, str]]) -> Iterator[Finding]:
    explained = " | ".join(_explained(subject)).casefold()
    seen: set[str] = set()
    for at, path, text in told:
        if {"gaps", "left_out"} & set(path):  # there the author explains the document
            continue
        for sentence in sentences(text):
            for found in _TERM.finditer(sentence):
                term = found.group()
                begins = found.start() == 0 and not term.isupper()
                cited = sentence[: found.start()].endswith(_QUOTES)
                if begins or cited or term in seen or term.casefold() in explained:
                    continue
                seen.add(term)
                says = f"{quoted(term)} is not explained."
                yield subject.finding("term-unexplained", at, path, says, way=subject.stage_of(at))


def _explained(subject: Subject) -> Iterator[str]:
    """The words of the glossary, and every name that the procedure says something about."""
    yield from subject.explained
    yield from NATIONS.values()
    yield from _names(subject.publisher)
    if isinstance(subject.value, Procedure):
        yield subject.value.title
        yield subject.value.document.title
        for role in subject.value.roles:
            if role.about:
                yield role.name
                yield role.about
                yield from (variant.name for variant in role.variants)
        yield from (area.name for area in subject.value.areas)
        yield from (contact.name for contact in subject.value.contacts)
        yield from (stage.title for stage in subject.value.stages)


def _names(publisher: Publisher) -> Iterator[str]:
    yield publisher.name
    yield publisher.short_name
    yield publisher.about
    for contact in publisher.contacts:
        yield contact.name
        yield from contact.address
