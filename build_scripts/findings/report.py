"""The report about policies that a board takes to its next meeting: the same content as text and as one HTML page."""

import base64
import hashlib
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from build_scripts.findings import find, wording
from build_scripts.findings.finding import Finding, Subject
from build_scripts.findings.kinds import KINDS, Kind
from build_scripts.support.templates import TEMPLATES, environment
from navigator.model.procedure import Procedure
from navigator.words import ENGLISH

WIDTH = 100
STYLES = TEMPLATES / "findings.css"


@dataclass(frozen=True, slots=True)
class Group:
    """All findings of one kind in one file."""

    code: str
    kind: Kind
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One file: what is open, and what its author has accepted."""

    key: str
    title: str
    file: str
    reading_age: int | None
    """In years; none for a text too short to tell."""
    open: tuple[Group, ...]
    accepted: tuple[Group, ...]

    @property
    def count(self) -> int:
        return sum(len(group.findings) for group in self.open)


@dataclass(frozen=True, slots=True)
class Report:
    """All sections, with the day for which they hold."""

    today: date
    sections: tuple[Section, ...]

    @property
    def count(self) -> int:
        return sum(section.count for section in self.sections)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of them, the accepted ones too, file by file."""
        groups = (group for section in self.sections for group in (*section.open, *section.accepted))
        return tuple(sorted((each for group in groups for each in group.findings), key=lambda each: each.place))


def report(subjects: Iterable[Subject], today: date) -> Report:
    """The report about some files; a publisher's own file has a section only when something was found in it."""
    made = (_section(subject) for subject in subjects)
    return Report(today, tuple(each for each in made if "/" in each.key or each.open or each.accepted))


def as_text(made: Report) -> str:
    """The report for a terminal or an email."""
    return "\n".join(_lines(made)) + "\n"


def as_html(made: Report) -> str:
    """The report as one page that needs nothing else; its security policy allows its own style sheet and no more."""
    styles = STYLES.read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(styles.encode()).digest()).decode()
    return (
        environment()
        .get_template("findings.html.j2")
        .render(
            report=made,
            count=_count(made.count),
            of_section={section.key: _count(section.count) for section in made.sections},
            about=(ABOUT, TO_ACCEPT),
            day=ENGLISH.date(made.today),
            styles=Markup(styles),  # noqa: S704 - the project's own file
            policy=f"default-src 'none'; style-src 'sha256-{digest}'",
        )
    )


def _section(subject: Subject) -> Section:
    found = find(subject)
    value = subject.value
    title = f"{subject.publisher.name}: {value.title}" if isinstance(value, Procedure) else value.name
    return Section(
        key=subject.key,
        title=title,
        file=subject.written.file,
        reading_age=wording.age_of(list(wording.prose(subject))),
        open=tuple(_groups(each for each in found if each.because is None)),
        accepted=tuple(_groups(each for each in found if each.because is not None)),
    )


def _groups(found: Iterable[Finding]) -> Iterator[Group]:
    """In the order of the kinds: ways, time limits, people, words."""
    held = tuple(found)
    for code, kind in KINDS.items():
        mine = tuple(each for each in held if each.code == code)
        if mine:
            yield Group(code, kind, mine)


def _count(number: int) -> str:
    return {0: "Nothing found", 1: "1 finding"}.get(number, f"{number} findings")


ABOUT = (
    "These are points about the wording of policies, not about anybody's work. Each is a place where somebody who has "
    "to follow the policy may not know what to do, or by when. None of them keeps the site from being published."
)
TO_ACCEPT = "A finding that is to stay as it is goes into the procedure's file under accepted, with the reason."


def _lines(made: Report) -> Iterator[str]:
    yield f"What the policies leave open, {ENGLISH.date(made.today)}"
    yield f"{_count(made.count)}."
    for paragraph in (ABOUT, TO_ACCEPT):
        yield ""
        yield from textwrap.wrap(paragraph, WIDTH)
    for section in made.sections:
        yield from ("", "", section.title, "=" * len(section.title))
        age = f" Reading age: about {section.reading_age}." if section.reading_age else ""
        yield f"{section.file}. {_count(section.count)}.{age}"
        for group in section.open:
            yield from _group(group)
        if section.accepted:
            yield from ("", "Accepted by the author")
            for group in section.accepted:
                yield from _group(group)


def _group(group: Group) -> Iterator[str]:
    yield from ("", f"{group.kind.title} ({group.code})")
    yield from textwrap.wrap(f"{group.kind.why} To settle it: {group.kind.advice}.", WIDTH)
    for each in group.findings:
        yield from textwrap.wrap(each.says, WIDTH, initial_indent="  - ", subsequent_indent="    ")
        for line in each.sums:
            yield from textwrap.wrap(line, WIDTH, initial_indent="      ", subsequent_indent="        ")
        yield f"    {where(each)}"
        if each.because:
            yield from textwrap.wrap(
                f"Accepted: {each.because}", WIDTH, initial_indent="    ", subsequent_indent="    "
            )


def where(finding: Finding) -> str:
    """The way there by ids, and the line of the file."""
    way = " > ".join(finding.way or (finding.at,))
    return f"at {way}, {finding.file}:{finding.line}"
