"""`navigator new`: a first procedure of a board, asked for in a few questions, that already checks clean and builds."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from build_scripts import checks
from build_scripts.commands import new_files
from build_scripts.commands.check import PROCEDURES, calendars_of
from build_scripts.commands.errors import Refused
from build_scripts.commands.starter import copied, fresh
from build_scripts.commands.starter.answers import Answers, fault, suggested
from build_scripts.source import definitions
from build_scripts.source.problems import one_of, shown
from build_scripts.source.reader import (
    CASES_SUFFIX,
    PUBLISHER_FILE,
    Library,
    read_library,
)
from navigator.dates.calendars import Calendar
from navigator.model.cases import CaseFile
from navigator.model.parties import Audience
from navigator.model.policy import Policy
from navigator.model.procedure import Procedure
from navigator.model.publisher import Publisher

_OTHERS = {"calendar": "; begin with none, and write others with navigator calendars new"}
"""How to come to what there is none of yet, by option."""
USUAL_CALENDAR = "england-and-wales"
AUDIENCES = [each.value for each in Audience]


@click.command()
@click.option("--publisher-name", help="The name of the board or organisation.")
@click.option("--publisher", help="Its folder under procedures/; made of the name if left out.")
@click.option("--title", help="What the procedure is about: Complaints about our service.")
@click.option("--procedure", help="The procedure's file, without .yml; made of the title if left out.")
@click.option("--audience", type=click.Choice(AUDIENCES), help="Who reads it.")
@click.option("--calendar", help="Whose bank holidays count: england-and-wales, scotland, northern-ireland ...")
@click.option("--email", help="Where people can write to.")
@click.option("--from", "source", metavar="PUBLISHER/PROCEDURE", help="Copy the shape of a procedure that is there.")
@click.option(
    "--yes",
    is_flag=True,
    help="Ask nothing; take what is usual for what is left out. A name and a title have to be given.",
)
def new(
    publisher_name: str | None,
    publisher: str | None,
    title: str | None,
    procedure: str | None,
    audience: str | None,
    calendar: str | None,
    email: str | None,
    source: str | None,
    yes: bool,  # noqa: FBT001 - click's way
) -> Answers:
    """Write a publisher and a procedure to begin with, or one more procedure of a publisher that is there."""
    library = _library()
    calendars = calendars_of(PROCEDURES)
    shape = _shape(source, library)
    ask = _Asker(yes)
    there = library.publishers.get(publisher or "")
    if there is None:
        publisher_name = ask("publisher-name", "Name of the board or organisation", publisher_name)
        publisher = ask.name("publisher", "Its folder under procedures/", publisher, publisher_name)
        there = library.publishers.get(publisher)
    title = ask("title", "What the procedure is about, as its title", title)
    procedure = ask.name("procedure", "Its file, without .yml", procedure, title)
    usual = shape.audience.value if shape else AUDIENCES[0]
    audience = ask.choice("audience", "Who reads it", audience, AUDIENCES, usual)
    if there is None:
        calendar = ask.choice("calendar", "Whose bank holidays count", calendar, list(calendars), USUAL_CALENDAR)
        email = ask("email", "Email address people can write to (Enter for none)", email, "")
    answers = Answers(
        publisher=str(publisher),
        publisher_name=publisher_name or "",
        procedure=procedure,
        title=title,
        audience=Audience(audience),
        calendar=calendar or "",
        email=email or "",
    )
    _write(_made(answers, library, calendars, source, shape), answers, library)
    return answers


# Why there is no usual answer to some questions.
_WHY = {
    "publisher-name": 'no name is usual, and it stands on every page; such as --publisher-name "Our Board"',
    "title": 'no title is usual, and it names the page and its file; such as --title "Complaints about our service"',
}


class _Asker:
    """Asks what no option has answered, or takes the usual answer without asking."""

    def __init__(self, yes: bool) -> None:  # noqa: FBT001 - the flag of the command
        self._yes = yes

    def __call__(
        self,
        option: str,
        question: str,
        given: str | None,
        usual: str | None = None,
        wrong: Callable[[str], str | None] = lambda _: None,
    ) -> str:
        def taken(answer: str) -> str:
            answer = answer.strip()
            if not answer and usual != "":
                self._refused(option)
            if fault := wrong(answer):
                raise Refused(fault)
            return answer

        if given is not None:
            return taken(given) or self._refused(option)
        if self._yes:
            return taken(usual if usual is not None else self._refused(option))
        answer: str = click.prompt(question, default=usual, show_default=bool(usual), value_proc=_again(taken))
        return answer

    def name(self, kind: str, question: str, given: str | None, title: str) -> str:
        """A name for a folder or a file; made of a title where its letters can stand in an address."""
        usual = suggested(title)
        if self._yes and given is None and not usual:
            allowed = f"lower-case letters a to z and digits in --{kind}, such as --{kind} our-board"
            raise Refused(f"{shown(title)} makes no address; {allowed}")
        return self(kind, question, given, usual or None, partial(fault, kind))

    def choice(self, option: str, question: str, given: str | None, known: list[str], usual: str) -> str:
        """One of a few words."""
        listed = f"{question} ({', '.join(known)})"
        how = _OTHERS.get(option, "")

        def unknown(answer: str) -> str | None:
            return None if answer in known else f"There is no {option} {shown(answer)}; {one_of(known, answer)}{how}"

        return self(option, listed, given, usual, unknown)

    @staticmethod
    def _refused(option: str) -> str:
        raise Refused(f"--{option} is missing; {_WHY.get(option, 'without it there is nothing to go by')}")


def _again(taken: Callable[[str], str]) -> Callable[[str], str]:
    """What is typed and will not do is asked again: a slip at the last question costs nobody the others."""

    def asked(answer: str) -> str:
        try:
            return taken(answer)
        except Refused as fault:
            raise click.UsageError(fault.message) from None

    return asked


def _library() -> Library:
    library, problems = read_library(PROCEDURES)
    found = [*problems, *checks.check(library, calendars_of(PROCEDURES))] if PROCEDURES.is_dir() else []
    if found:
        raise Refused("\n".join(str(problem) for problem in sorted(set(found))))
    return library


def _shape(source: str | None, library: Library) -> Procedure | None:
    if source is None:
        return None
    if source not in library.procedures:
        raise Refused(f"There is no procedure {shown(source)}; {one_of(library.procedures, source)}")
    return library.procedure(source)


def _made(
    answers: Answers, library: Library, calendars: Mapping[str, Calendar], source: str | None, shape: Procedure | None
) -> dict[Path, str]:
    """Every file to be written, with its text; refused if it would not check clean."""
    folder = PROCEDURES / answers.publisher
    own, main = folder / PUBLISHER_FILE, folder / f"{answers.procedure}.yml"
    beside = folder / f"{answers.procedure}{CASES_SUFFIX}"
    _free(main, beside)
    files: dict[Path, str] = {}
    if answers.publisher not in library.publishers:
        files[own] = fresh.publisher(answers)
        written = new_files.read(Publisher, own, files[own])
        library = replace(library, publishers={**library.publishers, answers.publisher: written})
    owner = library.publisher(answers.publisher)
    key = f"{answers.publisher}/{answers.procedure}"
    if shape and owner.counting.school_calendar is None:
        theirs = library.publisher(str(source).partition("/")[0]).counting.school_calendar
        shape = copied.with_school_days(shape, theirs)
    files[main] = copied.procedure(shape, str(source), answers, owner) if shape else fresh.procedure(answers, owner)
    written = new_files.read(Procedure, main, files[main])
    library = replace(library, procedures={**library.procedures, key: written})
    policy = Policy(owner, definitions.expanded(owner, written.value))
    if source is None:
        files[beside] = fresh.cases(calendars[owner.counting.calendar or "none"])
    elif source in library.cases:
        files[beside] = copied.cases(library.cases[source].value, policy, calendars)
    if beside in files:
        library = replace(library, cases={**library.cases, key: new_files.read(CaseFile, beside, files[beside])})
    new_files.refuse(checks.faults(library, (), calendars))
    return files


def _free(*files: Path) -> None:
    """Refuses to touch what is there, also where letters differ by case alone."""
    folder = files[0].parent
    there = {path.name.lower() for path in folder.iterdir()} if folder.is_dir() else set()
    for file in files:
        if file.name.lower() in there:
            raise Refused(f"{file}: is there already; another name, or change that file")


def _write(files: Mapping[Path, str], answers: Answers, library: Library) -> None:
    new_files.write(files)
    if answers.publisher in library.publishers:
        click.echo(f"{answers.publisher} was there already; its file is as it was.")
    click.echo("It checks clean. See it with navigator serve; what is left to write: navigator check --report")
