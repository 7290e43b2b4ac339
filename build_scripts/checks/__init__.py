"""What can only be seen when all files have been read: references, shapes, and words that differ from the data."""

from collections.abc import Iterator, Mapping

from build_scripts.checks import accepted, counting, prose, references, shapes, wording
from build_scripts.memory import Memory
from build_scripts.source.problems import Problem
from build_scripts.source.reader import Library, Written
from navigator.dates.calendars import Calendar
from navigator.model.vocabulary import Publisher


def check(library: Library, calendars: Mapping[str, Calendar], memory: Memory | None = None) -> tuple[Problem, ...]:
    """Every problem of the content, sorted by file and line; with a memory, a file is looked at only when it changed.

    A file that others are based on is checked once for each of them; the same fault at the same place is told once.
    """
    # What is said about a policy can be trusted only when its file has no problem.
    memory = memory or Memory()
    found = sorted([*_all(library, calendars, memory)] or accepted.problems(library, calendars, memory), reverse=True)
    told = {(each.file, each.line, each.column, each.wrong, each.code): each for each in found}
    return tuple(sorted(told.values()))


def _all(library: Library, calendars: Mapping[str, Calendar], memory: Memory) -> Iterator[Problem]:
    if library.shared:
        yield from references.shared(library.shared)
    for key, written in library.publishers.items():
        yield from references.publisher(written, calendars)
        yield from memory(f"prose {key}", _prose, written)
    for key, written in library.procedures.items():
        owner = library.publishers.get(key.partition("/")[0])
        if owner is None:
            if key.partition("/")[0] in library.unreadable:
                continue
            allowed = f"write {key.partition('/')[0]}/publisher.yml, or mend it"
            yield written.problem((), "the publisher of this procedure could not be read", allowed, "no-publisher")
            continue
        yield from references.version(key, written, library)
        yield from references.procedure(written, owner.value, library, calendars)
        yield from memory(f"own problems {key}", _own, written, owner.value)
    for key, written in library.cases.items():
        if key not in library.unreadable:
            yield from memory(f"cases {key}", _cases, written, library.procedures.get(key))


def _own(written: Written, owner: Publisher) -> tuple[Problem, ...]:
    """What can be seen in a procedure and its publisher alone."""
    return (
        *shapes.procedure(written),
        *counting.procedure(written, owner),
        *wording.procedure(written),
        *prose.problems(written),
    )


def _cases(written: Written, procedure: Written | None) -> tuple[Problem, ...]:
    return (*references.cases(written, procedure), *prose.cases(written, procedure))


def _prose(written: Written) -> tuple[Problem, ...]:
    return tuple(prose.problems(written))
