"""What can only be seen when all files have been read: references, shapes, and words that differ from the data."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from build_scripts.checks import (
    accepted,
    counting,
    documents,
    examples,
    extensions,
    prose,
    references,
    shapes,
    voices,
    wording,
)
from build_scripts.source import contact_details
from build_scripts.source.problems import Problem, once
from build_scripts.source.reader import Library, Written
from navigator.dates.calendars import Calendar
from navigator.model.parties import Contact
from navigator.model.publisher import Publisher
from navigator.model.upkeep import Successor


def faults(library: Library, problems: Iterable[Problem], calendars: Mapping[str, Calendar]) -> tuple[Problem, ...]:
    """Everything for which a check ends with an error and a build stops, sorted by file and line.

    The problems of reading the content, and in it; where there are none, worked examples that come out otherwise, and
    what is not as the document behind it. These two are looked at only when everything they are made of can be trusted.
    """
    found = once((*problems, *check(library, calendars)))
    return found or once((*examples.problems(library, calendars), *documents.problems(library)))


def faults_of(
    publisher: str, library: Library, problems: Iterable[Problem], calendars: Mapping[str, Calendar]
) -> tuple[Problem, ...]:
    """The faults of all that was read; where a publisher's own files have none, what these say is looked at as well.

    What stands in the way elsewhere is no reason to call examples right that nobody worked through.
    """
    found = faults(library, problems, calendars)
    own = _of_one(publisher, library)
    if not found or publisher in library.unreadable or any(_owner(key) == publisher for key in library.unreadable):
        return found
    if any(each.file == written.file for each in found for written in _files(own)):
        return found
    said = once(_said(own)) or once((*examples.problems(_counted(own), calendars), *documents.problems(own)))
    return once((*found, *said))


def _of_one(publisher: str, library: Library) -> Library:
    """What could be read of one publisher."""

    def mine(held: Mapping[str, Written]) -> Mapping[str, Written]:
        return {key: written for key, written in held.items() if _owner(key) == publisher}

    return replace(
        library,
        publishers=mine(library.publishers),
        procedures=mine(library.procedures),
        cases=mine(library.cases),
        coverage=mine(library.coverage),
    )


def _owner(key: str) -> str:
    return key.partition("/")[0]


def _files(library: Library) -> tuple[Written, ...]:
    held = (library.publishers, library.procedures, library.cases, library.coverage)
    return tuple(written for each in held for written in each.values())


def check(library: Library, calendars: Mapping[str, Calendar]) -> tuple[Problem, ...]:
    """Every problem of the content, sorted by file and line."""
    # What is said about a policy can be trusted only when its file has no problem.
    return once([*_all(library, calendars)] or [*accepted.problems(_counted(library), calendars), *_said(library)])


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
        yield from references.version(key, written, library)
        yield from references.in_force(written)
        yield from references.review(written)
        yield from references.procedure(written, owner.value, library, calendars)
        if "@" not in key:
            yield from references.drafts(written, library)
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
            yield from voices.procedure(written, owner.value)


def _own(written: Written, owner: Publisher) -> Iterator[Problem]:
    """What can be seen in a procedure and its publisher alone."""
    yield from shapes.procedure(written)
    yield from extensions.procedure(written)
    yield from counting.procedure(written, owner)
    yield from wording.procedure(written, owner)
    yield from contact_details.problems(written, Contact, Successor)
    yield from prose.problems(written)
