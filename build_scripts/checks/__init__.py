"""What can only be seen when all files have been read: references, shapes, and words that differ from the data."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from build_scripts.checks import (
    accepted,
    counting,
    documents,
    examples,
    extensions,
    in_force,
    prose,
    references,
    shapes,
    voices,
    wording,
)
from build_scripts.source import contact_details
from build_scripts.source.kept import of_the_same
from build_scripts.source.problems import Problem, once
from build_scripts.source.reader import Library, Written
from build_scripts.source.yaml_tree import files_of
from navigator.dates.calendars import Calendar
from navigator.model.parties import Contact
from navigator.model.publisher import Publisher
from navigator.model.upkeep import Successor


def faults(library: Library, problems: Iterable[Problem], calendars: Mapping[str, Calendar]) -> tuple[Problem, ...]:
    """Everything for which a check ends with an error and a build stops, sorted by file and line.

    The problems of reading the content, and in it; of everything that has none, worked examples that come out
    otherwise, and what is not as the document behind it. These two need policies that can be trusted.
    """
    found = once((*problems, *check(library, calendars)))
    sound = _counted(_sound(library, found))
    return once((*found, *examples.problems(sound, calendars), *documents.problems(_whole(sound, library))))


def _sound(library: Library, found: Iterable[Problem]) -> Library:
    """What can be trusted: every file, or one that it is based on or belongs to, has none of the problems."""
    faulty = {each.file for each in found}
    if not faulty and not library.unreadable:
        return library
    owners = {key: each for key, each in library.publishers.items() if each.file not in faulty}
    procedures = {
        key: each
        for key, each in library.procedures.items()
        if _owner(key) in owners and faulty.isdisjoint(files_of(each.tree))
    }
    # A case is followed through the versions of its procedure.
    left = {key.partition("@")[0] for key in {*library.procedures, *library.unreadable} - procedures.keys()}
    cases = {
        key: each
        for key, each in library.cases.items()
        if key in procedures and key not in left and each.file not in faulty
    }
    coverage = {key: each for key, each in library.coverage.items() if each.file not in faulty}
    return replace(library, publishers=owners, procedures=procedures, cases=cases, coverage=coverage)


def _whole(sound: Library, library: Library) -> Library:
    """Only the publishers of whom nothing is left out: what a document says can stand in any of their procedures."""
    out = {_owner(key) for key in library.publishers.keys() - sound.publishers.keys()}
    out |= {_owner(key) for key in library.procedures.keys() - sound.procedures.keys()}
    coverage = {key: each for key, each in sound.coverage.items() if _owner(key) not in out}
    return replace(sound, coverage=coverage)


def _owner(key: str) -> str:
    return key.partition("/")[0]


def check(library: Library, calendars: Mapping[str, Calendar]) -> tuple[Problem, ...]:
    """Every problem of the content, sorted by file and line."""
    found = once(_all(library, calendars))
    # What is said about a policy can be trusted only when its file has no problem.
    sound = _sound(library, found)
    return once((*found, *accepted.problems(_counted(sound), calendars), *_said(sound)))


def _counted(library: Library) -> Library:
    """The procedures of which deadlines can be counted: every calendar that they name can be used."""
    without = references.without_calendar(library)
    if not without:
        return library

    def kept(held: Mapping[str, Written]) -> Mapping[str, Written]:
        return {
            key: written
            for key, written in held.items()
            if without.isdisjoint((key, key.partition("@")[0], _owner(key)))
        }

    return replace(library, procedures=kept(library.procedures), cases=kept(library.cases), coverage={})


def _all(library: Library, calendars: Mapping[str, Calendar]) -> Iterator[Problem]:
    if library.shared:
        yield from references.shared(library.shared)
    for written in library.publishers.values():
        yield from references.publisher(written, {*calendars, *library.unusable})
        yield from shapes.general(written)
        yield from wording.publisher(written)
        yield from counting.days_of_year(written)
        yield from contact_details.problems(written, Contact, Successor)
        yield from prose.problems(written)
    for key, written in library.procedures.items():
        owner = library.publishers.get(key.partition("/")[0])
        if owner is None:
            if key.partition("/")[0] in library.unreadable:
                continue
            allowed = f"write {key.partition('/')[0]}/publisher.yml, or correct it"
            yield written.problem((), "the publisher of this procedure could not be read", allowed, "no-publisher")
            continue
        yield from in_force.problems(key, written, library)
        yield from references.procedure(written, owner.value, library, calendars)
        yield from _own(written, owner.value)
    for key, written in library.cases.items():
        if key not in library.unreadable:
            earlier = (other for name, other in library.procedures.items() if name.startswith(f"{key}@"))
            yield from references.cases(written, library.procedures.get(key), earlier)
            yield from prose.cases(written, library.procedures.get(key))


def _said(library: Library) -> Iterator[Problem]:
    """Sentences that mix voices, of every procedure that has a publisher."""
    for key, written in library.procedures.items():
        if owner := library.publishers.get(key.partition("/")[0]):
            yield from _voices(written, owner.value)


@of_the_same
def _own(written: Written, owner: Publisher) -> tuple[Problem, ...]:
    """What can be seen in a procedure and its publisher alone."""
    return (
        *shapes.procedure(written),
        *extensions.procedure(written),
        *counting.procedure(written, owner),
        *wording.procedure(written, owner),
        *contact_details.problems(written, Contact, Successor),
        *prose.problems(written),
    )


@of_the_same
def _voices(written: Written, owner: Publisher) -> tuple[Problem, ...]:
    """Sentences of a procedure that mix voices."""
    return tuple(voices.procedure(written, owner))
