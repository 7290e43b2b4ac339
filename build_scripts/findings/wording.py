"""Words: what nobody explains, sentences that are too long, and how hard the whole is to read."""

import dataclasses
import re
from collections.abc import Iterator, Mapping
from typing import Any

from build_scripts.findings.finding import Finding, Subject, quoted
from build_scripts.findings.sentences import reading_age, sentences, words
from build_scripts.source.mentions import STATED
from build_scripts.source.placeholder import MARK
from build_scripts.source.traverse import Path, parts
from navigator.dates.calendars import NATIONS
from navigator.explain.teller import Teller
from navigator.model.acts import Duty
from navigator.model.codec import written_name
from navigator.model.limits import Alternative, Arrival, CountingRules, Extension, Limit, Pause, Reading, Source
from navigator.model.parties import Audience
from navigator.model.procedure import Document, Procedure
from navigator.model.publisher import Publisher
from navigator.model.upkeep import Accepted
from navigator.words import ENGLISH

LONGEST = 25
FEWEST_WORDS = 100
OLDEST = {Audience.FAMILIES: 14, Audience.PROFESSIONALS: 18, Audience.AGENCIES: 18}
"""A reading age above this is a finding. Families are anybody: GOV.UK writes for readers of 9."""
_TERM = re.compile(r"\b(?:[A-Z]{2,}[A-Za-z]*|[A-Z][a-z]+(?: (?:of |for |and |to )?[A-Z][a-z]+)+)\b")
# Who somebody is by their work: a reader of a policy knows that it is a person.
_JOB = re.compile(
    r"\b(?:Adviser|Advisor|Chair|Chairperson|Clerk|Commissioner|Coordinator|Deputy|Director|Executive|Governors?|Head"
    r"|Headteacher|Inspector|Lead|Leader|Manager|Member|Minister|Officer|Ombudsman|Panel|Principal|Registrar|Secretary"
    r"|Scrutineer|Teacher|Worker)\b"
)
_QUOTES = ('"', "'", "\N{LEFT DOUBLE QUOTATION MARK}")
# Where the words are those of the document, or are read by authors alone.
_NOT_PROSE = (Source, Document, CountingRules, Accepted)
# The words of the policy that fix a limit; and what stands in the sentence of an act.
_NOT_SHOWN: Mapping[type, tuple[str, ...]] = {
    Limit: ("words", "soft"),
    Alternative: ("words",),
    Arrival: ("words",),
    Duty: ("act", "when"),
}


def find(subject: Subject) -> Iterator[Finding]:
    """Everything about the words of one file."""
    yield from _to_write(subject)
    yield from _stated(subject)
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


def _to_write(subject: Subject) -> Iterator[Finding]:
    """One finding for each part of the file with texts that are marked."""
    for at, path, part in _parts(subject):
        left = [(name, text) for name, text in _texts(part) if text.startswith(MARK)]
        if left:
            name, text = left[0]
            more = f" and {len(left) - 1} more here" if len(left) > 1 else ""
            first = text.removeprefix(MARK).strip().rstrip(".")
            says = f"Still to be written: {quoted(first)}{more}."
            yield subject.finding("to-be-written", at, (*path, name), says, way=subject.stage_of(at))


def _stated(subject: Subject) -> Iterator[Finding]:
    """Times that the author has marked as standing in a text only; what readers see has the marks no more."""
    for at, path, part in owned(subject.written.value):
        for name, text in _texts(part):
            for stated in STATED.finditer(text):
                says = f"{quoted(stated['words'])} is no limit of an act, and is not counted."
                yield subject.finding("stated-in-prose", at, (*path, name), says, way=subject.stage_of(at))


def age_of(told: list[tuple[str, Path, str]]) -> int | None:
    """The reading age of what is a sentence of its own; none for a text too short to tell."""
    whole = [text for _, _, text in told if text.endswith((".", "?", "!"))]
    return reading_age(whole) if sum(len(words(text)) for text in whole) >= FEWEST_WORDS else None


def prose(subject: Subject) -> Iterator[tuple[str, Path, str]]:
    """Every text as readers see it, with the id of what it belongs to and its path; an act stands in its sentence."""
    for at, path, part in _parts(subject):
        if isinstance(part, _NOT_PROSE):
            continue
        left_out = next((names for cls, names in _NOT_SHOWN.items() if isinstance(part, cls)), ())
        told = [(name, text) for name, text in _texts(part) if " " in text and name not in left_out]
        if isinstance(part, Duty) and subject.policy:
            told.append(("act", Teller(subject.policy, ENGLISH).act(part)))
        yield from ((at, (*path, name), text) for name, text in told if MARK not in text)


def _parts(subject: Subject) -> Iterator[tuple[str, Path, Any]]:
    """Every part of the file as readers see it."""
    yield from owned(subject.value)


def owned(value: Procedure | Publisher) -> Iterator[tuple[str, Path, Any]]:
    """Every part of a file, with the id of what it belongs to and its path."""
    ids: dict[Path, str] = {}
    for path, part in parts(value):
        above = next((ids[path[:end]] for end in range(len(path), -1, -1) if path[:end] in ids), value.id)
        # What stands in a limit has names that are its own only there.
        ids[path] = above if isinstance(part, Reading | Extension | Pause) else getattr(part, "id", above)
        yield ids[path], path, part


def _texts(part: Any) -> Iterator[tuple[str, str]]:
    """The texts of a part, with their keys in the file. Names of things are among them; they are single words."""
    for field in dataclasses.fields(part):
        held = getattr(part, field.name)
        for text in held if isinstance(held, tuple) else (held,):
            if isinstance(text, str):
                yield written_name(field.name), text


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
                if begins or cited or term in seen or term.casefold() in explained or _JOB.search(term):
                    continue
                seen.add(term)
                says = f"{quoted(term)} is not explained."
                yield subject.finding("term-unexplained", at, path, says, way=subject.stage_of(at))


def _explained(subject: Subject) -> Iterator[str]:
    """The words of the glossary, and every name that the procedure says something about."""
    yield from subject.explained
    yield from NATIONS.values()
    yield from {closure.title for calendar in subject.calendars.values() for closure in calendar.closures.values()}
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
