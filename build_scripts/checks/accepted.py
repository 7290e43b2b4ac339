"""Findings that an author has accepted must exist; otherwise the policy was corrected, and the note can go."""

from collections.abc import Iterator, Mapping
from datetime import date

from build_scripts import findings
from build_scripts.findings.finding import Subject
from build_scripts.findings.kinds import KINDS
from build_scripts.source.problems import Problem, one_of, shown
from build_scripts.source.reader import Library
from navigator.dates.calendars import Calendar


def problems(library: Library, calendars: Mapping[str, Calendar]) -> Iterator[Problem]:
    """Acceptances of nothing, in a library that has no other problem."""
    # With the last day of all, a review date has always passed: its acceptance does not depend on the day of the build.
    for subject in findings.subjects(library, calendars, date.max, accepting=True):
        yield from _of(subject)


def _of(subject: Subject) -> Iterator[Problem]:
    accepted = list(findings.own_acceptances(subject))
    found = {(each.code, each.at) for each in findings.find(subject, {each.finding for _, each in accepted})}
    for path, each in accepted:
        if each.finding not in KINDS:
            wrong = f"there is no finding {shown(each.finding)}"
            allowed = one_of(KINDS, each.finding)
            yield subject.written.problem((*path, "finding"), wrong, allowed, "unknown-finding")
        elif (each.finding, each.at) not in found:
            wrong = f"the report has no finding {each.finding} at {shown(each.at)}"
            places = sorted(place for code, place in found if code == each.finding)
            allowed = f"take this out, or name the place: {', '.join(places)}" if places else "take this out"
            yield subject.written.problem(path, wrong, allowed, "accepts-nothing")
