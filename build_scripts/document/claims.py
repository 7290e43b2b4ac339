"""Which clauses a paragraph of a document is carried by, and which of its words they quote."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from build_scripts.document.tokens import Words, words_of
from build_scripts.source.coverage import Coverage, Paragraph
from build_scripts.source.traverse import Path, parts
from navigator.model.acts import Cap, Duty
from navigator.model.limits import Arrival, Limit, Source
from navigator.model.procedure import Gap, LeftOut, Procedure
from navigator.model.publisher import Publisher

Place = tuple[str, int | None]
"""A heading of the document, and the number of a paragraph under it."""

PUBLISHER = "publisher"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the document that a clause gives as they stand there."""

    procedure: str
    clause: str
    words: Words
    place: Place
    path: Path
    """Where they stand in the procedure's file."""
    is_limit: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """A clause that names a paragraph as its source."""

    procedure: str
    name: str
    place: Place
    path: Path
    """Where the source stands in the procedure's file."""
    says_nothing: bool
    """True for what the document leaves unclear: that carries nothing."""


def claims(procedures: Mapping[str, Procedure]) -> Iterator[Claim]:
    """Every source that the clauses of some procedures name."""
    for key, procedure in procedures.items():
        for path, part in parts(procedure):
            source = getattr(part, "source", None)
            if isinstance(source, Source) and not isinstance(part, LeftOut):
                name = getattr(part, "id", None) or _owner(procedure, path)
                place = (source.heading, source.paragraph)
                yield Claim(key, name, place, (*path, "source"), isinstance(part, Gap))


def quotes(procedures: Mapping[str, Procedure]) -> Iterator[Quote]:
    """The words of limits, and the policy's own words for speed and for a wish, each at the paragraph it cites."""
    for key, procedure in procedures.items():
        for path, part in parts(procedure):
            if isinstance(part, Arrival):
                yield _quote(key, _owner(procedure, path), part.words, part.source, (*path, "words"))
            if not isinstance(part, Duty | Cap):
                continue
            if isinstance(part, Duty) and part.urgency:
                yield _quote(key, part.id, part.urgency, part.source, (*path, "urgency"))
            if part.limit:
                source = part.limit.source or part.source
                yield _quote(key, part.id, part.limit.words, source, (*path, "limit", "words"), part.limit)
                if part.limit.soft:
                    yield _quote(key, part.id, part.limit.soft, source, (*path, "limit", "soft"))


def _quote(procedure: str, clause: str, text: str, source: Source, path: Path, limit: Limit | None = None) -> Quote:
    return Quote(procedure, clause, words_of(text), (source.heading, source.paragraph), path, limit is not None)


def _owner(procedure: Procedure, path: Path) -> str:
    """What a source belongs to that has no id of its own: the clause of a limit, or the scope."""
    names: list[str] = []
    value: Any = procedure
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step, None)
        names += [value.id] if hasattr(value, "id") else []
    return names[-1] if names else str(path[0])


def by_place(procedures: Mapping[str, Procedure]) -> Mapping[Place, tuple[Words, ...]]:
    """The quoted words of each paragraph."""
    found: dict[Place, list[Words]] = defaultdict(list)
    for each in quotes(procedures):
        found[each.place].append(each.words)
    return {place: tuple(dict.fromkeys(every)) for place, every in found.items()}


def carriers(coverage: Coverage, procedures: Mapping[str, Procedure]) -> Mapping[Place, tuple[str, ...]]:
    """For each paragraph of a document the clauses and other parts that carry it, as procedure#id."""
    found: dict[Place, dict[str, None]] = defaultdict(dict)
    for each in claims(procedures):
        if not each.says_nothing:
            found[each.place][f"{_short(each.procedure)}#{each.name}"] = None
    for section in coverage.sections:
        for paragraph in section.paragraphs:
            inside = (name for sentence in paragraph.sentences for name in sentence.carried_by)
            found[section.heading, paragraph.number] |= dict.fromkeys((*paragraph.carried_by, *inside))
    return {place: tuple(names) for place, names in found.items()}


def silent(procedures: Mapping[str, Procedure]) -> Mapping[Place, tuple[str, ...]]:
    """What is said to be unclear at each paragraph, as procedure#id."""
    found: dict[Place, list[str]] = defaultdict(list)
    for each in claims(procedures):
        if each.says_nothing:
            found[each.place].append(f"{_short(each.procedure)}#{each.name}")
    return {place: tuple(names) for place, names in found.items()}


def left_out(
    section: str, paragraph: Paragraph, procedures: Mapping[str, Procedure], carried: Mapping[Place, tuple[str, ...]]
) -> tuple[str, ...]:
    """Why a paragraph, or a part of it, is not carried."""
    here = (section, paragraph.number)
    told = [each.why for held in procedures.values() for each in held.left_out if _at(each) == here]
    reasons = (paragraph.left_out, *(each.left_out for each in paragraph.sentences))
    own = [why for why in reasons if why]
    # A procedure leaves out what another one carries; that is no hole in the document.
    return tuple(dict.fromkeys([*own, *(told if not carried.get(here) or len(procedures) == 1 else [])]))


def _at(each: LeftOut) -> Place:
    return (each.source.heading, each.source.paragraph)


def known(publisher: Publisher, procedures: Mapping[str, Procedure]) -> frozenset[str]:
    """Every name that a coverage file can use."""
    names = {f"{PUBLISHER}#{each.id}" for each in publisher.contacts}
    names |= {f"{PUBLISHER}#{name}" for name in ("danger", "counting", "about", "name")}
    for key, procedure in procedures.items():
        found = {part.id for _, part in parts(procedure) if isinstance(getattr(part, "id", None), str)}
        names |= {f"{_short(key)}#{name}" for name in (*found, "scope", "document", "title")}
    return frozenset(names)


def _short(key: str) -> str:
    return key.rpartition("/")[2]
