"""`navigator check`: what is wrong with the files, and what the policies in them leave open."""

import dataclasses
import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from build_scripts import checks, content, findings
from build_scripts.checks import idle, references, unannounced
from build_scripts.commands.check_document import changes
from build_scripts.commands.day import day_of
from build_scripts.commands.errors import FILE, Refused, writing
from build_scripts.findings.finding import Finding
from build_scripts.findings.report import Report, as_html, as_text, report
from build_scripts.source import accessibility_statement, calendar_files
from build_scripts.source import published as published_texts
from build_scripts.source.calendar_files import Found
from build_scripts.source.problems import Problem, ProblemsError
from build_scripts.source.published import Published
from build_scripts.source.reader import CALENDARS_FOLDER, Library, Written, file_name, read_library
from navigator.dates.calendars import Calendar
from navigator.dates.refusals import Refusal

PROCEDURES = Path(content.PROCEDURES)
FORMATS = ("text", "json", "github")


@dataclasses.dataclass(frozen=True, slots=True)
class Checked:
    """What was read under one path, and what is wrong with it."""

    library: Library
    calendars: Mapping[str, Calendar]
    problems: frozenset[Problem]
    procedures: int
    inside: Path

    def holds(self, written: Written) -> bool:
        """True for a file that was asked for."""
        return Path(written.file).resolve().is_relative_to(self.inside)


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How to print what is found.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--report", "wants_report", is_flag=True, help="Print what the policies leave open, for a meeting.")
@click.option("--html", type=click.Path(path_type=Path), metavar="FILE", help="Write that report as a page to print.")
@click.option(
    "--document",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Compare a newer text of a document with what was read: txt, html, docx or pdf.",
)
@click.option(
    "--published",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Warn of each text that is not as published and has no new entry in changes; FILE is its api/index.json.",
)
@click.option(
    "--on", "today", metavar="DATE", help="The day of the report and of warnings, as YYYY-MM-DD; today if left out."
)
@click.pass_context
def check(
    context: click.Context,
    paths: tuple[Path, ...],
    form: str,
    as_json: bool,  # noqa: FBT001 - click's way
    wants_report: bool,  # noqa: FBT001 - click's way
    html: Path | None,
    document: Path | None,
    published: Path | None,
    today: str | None,
) -> None:
    """Read procedures and print every problem; all of procedures/ when no PATH is named.

    A problem of a file ends with exit code 1. What a policy leaves open does not: it is for the report. What is overdue
    is a warning. A document that is not as it was read ends with exit code 1 too.
    """
    form = "json" if as_json else form
    day = day_of(today)
    before = _published(published) if published else {}
    every = [checked(_there(path)) for path in paths or (PROCEDURES,)]
    problems = sorted({problem for each in every for problem in each.problems})
    if not paths:
        _print_warnings(_overdue(day), form)
    if problems or not (wants_report or html or document):
        _print_warnings([] if problems else _warnings(every, before), form)
        there = any(each.library.procedures for each in every)
        _print_problems(problems, sum(each.procedures for each in every), form, library_is_there=there)
        context.exit(1 if problems else 0)
    if document:
        context.exit(1 if changes(document, [each.library for each in every]) else 0)
    made = _report(every, day)
    if html:
        _write(html, as_html(made))
    if wants_report:
        _print_report(made, form)


def checked(path: Path) -> Checked:
    """One file, one publisher's folder or one procedures folder."""
    path = path.resolve()
    folder = path.parent if path.is_file() else path
    is_whole = folder.name == content.PROCEDURES or any(folder.glob("*/publisher.yml"))
    if is_whole and folder is not path.parent:
        root, publishers = folder, None
    else:
        whole = folder.parent.name == content.PROCEDURES or (folder.parent / CALENDARS_FOLDER).is_dir()
        root, publishers = folder.parent, None if whole else (folder.name,)
    try:
        read, library, problems = content.with_calendars(root, *read_library(root, publishers))
    except Refusal as refusal:
        raise Refused(str(refusal)) from None
    calendars = calendar_files.made(read)
    found = checks.faults(library, problems, calendars)
    is_calendar = path.suffix == ".json" and path.parent.name == CALENDARS_FOLDER
    if path.is_file() and path.suffix not in (".yml", ".yaml") and not is_calendar:
        allowed = "a file whose name ends in .yml"
        not_yaml = Problem(file_name(path), 1, 1, "this is not a YAML file", allowed, "not-yaml")
        return Checked(library, calendars, frozenset({not_yaml}), 0, path)
    if root == path:
        return Checked(library, calendars, frozenset(found), len(library.procedures), path)
    inside = {each for each in found if Path(each.file).resolve().is_relative_to(path)}
    made = Checked(library, calendars, frozenset(inside), 0, path)
    # What is wrong with a calendar is wrong with whatever counts by it.
    without = references.without_calendar(library)
    if any(made.holds(each) for key, each in _files(library) if not without.isdisjoint((key, key.partition("/")[0]))):
        made = dataclasses.replace(made, problems=frozenset((*inside, *read.problems)))
    return dataclasses.replace(made, procedures=sum(made.holds(each) for each in library.procedures.values()))


def _files(library: Library) -> Iterator[tuple[str, Written]]:
    yield from library.publishers.items()
    yield from library.procedures.items()


def calendars_of(folder: Path) -> Mapping[str, Calendar]:
    """The calendars of a procedures folder; a refusal has a line for each problem."""
    try:
        return content.calendars_of(folder)
    except (Refusal, ProblemsError) as refusal:
        raise Refused(str(refusal)) from None


def calendars_here() -> Found:
    """The calendars of the folder the command is run in, those of the program where it has no procedures/.

    What is wrong with some of them is told; that stops only what counts by these.
    """
    try:
        found = content.examined(PROCEDURES)
    except Refusal as refusal:
        raise Refused(str(refusal)) from None
    for problem in found.problems:
        click.echo(problem, err=True)
    return found


def _report(every: list[Checked], day: date) -> Report:
    subjects = {
        subject.key: subject
        for each in every
        for subject in findings.subjects(each.library, each.calendars, day)
        if each.holds(subject.written)
    }
    return report(subjects.values(), day)


def _print_problems(problems: list[Problem], seen: int, form: str, *, library_is_there: bool = False) -> None:
    if form == "json":
        fields = ("file", "line", "column", "wrong", "allowed", "code")
        click.echo(json.dumps([{name: getattr(each, name) for name in fields} for each in problems]))
        return
    for problem in problems:
        click.echo(_annotation("error", problem, problem.code) if form == "github" else str(problem))
    if not problems and form == "text":
        click.echo(f"No problems in {seen} {'procedure' if seen == 1 else 'procedures'}.")
        if not seen and not library_is_there:
            click.echo("navigator new writes the first one.")


def _overdue(day: date) -> list[Problem]:
    try:
        return list(accessibility_statement.warnings(accessibility_statement.read(PROCEDURES.parent), day))
    except ProblemsError:
        return []  # the build says what is wrong with the statement


def _published(file: Path) -> Mapping[str, Published]:
    try:
        return published_texts.read(file)
    except published_texts.PublishedError as refusal:
        raise Refused(str(refusal)) from None


def _warnings(every: list[Checked], before: Mapping[str, Published]) -> list[Problem]:
    """What does nothing in the files that were asked for, and what readers of the published texts are not told."""
    found = {
        (each.inside, warning)
        for each in every
        for warning in (*idle.warnings(each.library), *unannounced.warnings(each.library, before))
    }
    return sorted({warning for inside, warning in found if Path(warning.file).resolve().is_relative_to(inside)})


def _print_warnings(warnings: list[Problem], form: str) -> None:
    for warning in warnings:
        if form == "github":
            click.echo(_annotation("warning", warning, warning.code))
        else:
            click.echo(f"Warning: {warning}", err=True)  # apart from what a program reads


def _print_report(made: Report, form: str) -> None:
    if form == "text":
        click.echo(as_text(made), nl=False)
    elif form == "json":
        click.echo(json.dumps([dataclasses.asdict(each) for each in made.findings], ensure_ascii=False))
    else:
        for each in made.findings:
            if each.because is None:
                click.echo(_annotation("notice", each, each.code))


def _annotation(level: str, each: Problem | Finding, title: str) -> str:
    """One line that GitHub shows beside the line of the file.

    https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
    """
    text = str(each).removeprefix(f"{each.file}:{each.line}:{each.column}: ")
    names: dict[str, Any] = {"file": each.file, "line": each.line, "col": each.column, "title": title}
    kept = ",".join(f"{name}={_escaped(str(value), {':': '%3A', ',': '%2C'})}" for name, value in names.items())
    return f"::{level} {kept}::{_escaped(text, {})}"


def _escaped(text: str, more: Mapping[str, str]) -> str:
    for mark, code in {"%": "%25", "\r": "%0D", "\n": "%0A", **more}.items():
        text = text.replace(mark, code)
    return text


def _there(path: Path) -> Path:
    if not path.exists():
        raise Refused(f"{path}: there is no such file or folder; name one, or run this where procedures/ is")
    return path


def _write(file: Path, text: str) -> None:
    with writing(file, FILE):
        file.write_text(text, encoding="utf-8")
