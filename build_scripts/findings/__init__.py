"""What a policy leaves open: points that its publisher can settle. Unlike a problem, a finding never fails a build."""

import dataclasses
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date

from build_scripts.findings import order, reach, routes, timing, wording
from build_scripts.findings.finding import Finding, Subject
from build_scripts.findings.kinds import KINDS
from build_scripts.source import definitions
from build_scripts.source.calendar_coverage import shown_through
from build_scripts.source.placeholder import MARK
from build_scripts.source.reader import Library
from build_scripts.source.traverse import Path
from build_scripts.source.yaml_tree import locate
from navigator.dates.calendars import NONE, Calendar
from navigator.model.upkeep import Accepted


def subjects(
    library: Library, calendars: Mapping[str, Calendar], today: date, *, accepting: bool = False
) -> Iterator[Subject]:
    """Every publisher and its procedures as they are in force now; the library has no problems.

    With `accepting`, only the files that accept a finding: a build looks at no other.
    """
    # The year before the last one whose bank holidays are known: limits that begin in it end in known days.
    year = shown_through(calendars[NONE], calendars).year - 1
    explained = tuple(term.name for term in library.shared.value.terms) if library.shared else ()
    for key, written in sorted({**library.publishers, **library.procedures}.items()):
        owner = library.publishers.get(key.partition("/")[0])
        if owner is None or "@" in key or (accepting and not written.value.accepted):
            continue
        policy = definitions.policy_of(owner.value, written.value) if "/" in key else None
        value = policy.procedure if policy else written.value
        yield Subject(key, written, value, owner.value, policy, calendars, explained, year, today)


def find(subject: Subject, only: AbstractSet[str] = frozenset(KINDS)) -> tuple[Finding, ...]:
    """Every finding about one file, or those of some kinds, in its order; those that its author accepts say why.

    What would tell of a text that is still to be written waits for it: until then that it is to be written is enough.
    """
    because = {(each.finding, each.at): each.because for _, each in own_acceptances(subject)}
    asked = (each for each in _all(subject, only) if each.code in only)
    found = sorted(
        (each for each in asked if each.code == "to-be-written" or MARK not in each.says), key=lambda each: each.place
    )
    return tuple(dataclasses.replace(each, because=because.get((each.code, each.at))) for each in found)


def own_acceptances(subject: Subject) -> Iterator[tuple[Path, Accepted]]:
    """What the file itself accepts, with its path: what it is based on speaks of a procedure of its own."""
    for at, each in enumerate(subject.value.accepted):
        path: Path = ("accepted", at)
        if locate(subject.written.tree, path).file == subject.written.file:
            yield path, each


def _all(subject: Subject, only: AbstractSet[str]) -> Iterator[Finding]:
    if subject.policy:
        yield from routes.find(subject, subject.policy)
        yield from timing.find(subject, subject.policy)
        # Limits are tried from each working day of a year, which takes longer than all else.
        if not only.isdisjoint(order.CODES):
            yield from order.find(subject, subject.policy)
    yield from reach.find(subject)
    yield from wording.find(subject)
