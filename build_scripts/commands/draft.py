"""`navigator draft FILE`: a first draft of a procedure from the document that it stands in, to be finished."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from build_scripts import checks
from build_scripts.commands import new_files
from build_scripts.commands.check import PROCEDURES, calendars_of
from build_scripts.commands.document import written as coverage_text
from build_scripts.commands.errors import Refused
from build_scripts.commands.new import USUAL_CALENDAR
from build_scripts.commands.schema import modeline
from build_scripts.commands.starter.answers import fault
from build_scripts.document import claims, outline
from build_scripts.document.asides import asides_of
from build_scripts.document.cutting import CutError
from build_scripts.document.files import DocumentError, text_of
from build_scripts.document.sentences import asks
from build_scripts.drafting import prose, writing
from build_scripts.drafting.draft import Draft
from build_scripts.drafting.draft import draft as drafted
from build_scripts.drafting.steps.places import Step, Why
from build_scripts.drafting.writing import Named
from build_scripts.source.coverage import SUFFIX, Coverage
from build_scripts.source.placeholder import MARK
from build_scripts.source.problems import one_of, shown
from build_scripts.source.reader import PUBLISHER_FILE, Library, read_library
from build_scripts.source.yaml_tree import MOST_BYTES
from navigator.model.procedure import Procedure
from navigator.model.publisher import Publisher

_MOST_SHOWN = 90
UNCLAIMED = f"{MARK} name what carries this sentence, or say why nothing does."


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--publisher", metavar="ID", help="The publisher's folder under procedures/; the one that is there if left out."
)
@click.option(
    "--procedure", metavar="ID", help="The procedure's file, without .yml; made of the file's name if left out."
)
@click.option("--calendar", default=USUAL_CALENDAR, help="Whose bank holidays count, for a publisher that is new.")
def draft(file: Path, publisher: str | None, procedure: str | None, calendar: str) -> None:
    """Write a first draft of a procedure from a document: txt, md, html, docx or pdf.

    Stages, acts with who does them, time limits, contacts and the revision date are taken over, each with its heading
    and paragraph. What is not certain is marked and never guessed; navigator check --report lists the marks. Nothing
    leaves this machine, and no file that is there is changed.
    """
    try:
        text = prose.visible(text_of(file, structure=True))
        asides = asides_of(file)
    except DocumentError as error:
        raise Refused(str(error)) from None
    publisher = publisher if publisher is not None else _only_publisher()
    name = procedure if procedure is not None else prose.slug(file.stem, "procedure")
    for kind, given in (("publisher", publisher), ("procedure", name)):
        wrong = fault(kind, given)
        if wrong:
            raise Refused(wrong)
    known = calendars_of(PROCEDURES)
    if calendar not in known:
        raise Refused(f"There is no calendar {shown(calendar)}; {one_of(known, calendar)}")
    library = _library(publisher)
    places = _places(publisher, name)
    try:
        found = drafted(text)
    except DocumentError as error:
        raise Refused(f"{file}: {error}") from None
    title = found.title or f"{MARK} The title of {file.name}"
    if any(held.value.document.title == title for held in library.procedures.values()):
        title = f"{MARK} {title} ({file.name})"  # the title of another document says nothing of this one
    named = Named(publisher=publisher, procedure=name, title=title, calendar=calendar, asides=asides)
    files = _made(found, named, places, library, text)
    new_files.write(files)
    new = publisher not in library.publishers
    for line in _told(file, found, asides, calendar if new else None):
        click.echo(line)


def _only_publisher() -> str:
    """The publisher whose folder is there, where it is the only one."""
    there = sorted(path.parent.name for path in PROCEDURES.glob(f"*/{PUBLISHER_FILE}"))
    if len(there) != 1:
        said = "There are several publishers" if there else "There is no publisher yet"
        raise Refused(f"{said}; name the folder of one with --publisher{': ' if there else ''}{', '.join(there)}")
    return there[0]


def _library(publisher: str) -> Library:
    """The publisher's files that are there; refused where they have problems."""
    if not (PROCEDURES / publisher).is_dir():
        return Library({}, {}, {})
    library, problems = read_library(PROCEDURES, (publisher,))
    found = [*problems, *checks.check(library, calendars_of(PROCEDURES))]
    if found:
        raise Refused("\n".join(str(each) for each in sorted(set(found))))
    return library


def _places(publisher: str, name: str) -> tuple[Path, Path]:
    """Where the procedure and its coverage go, neither of which is there."""
    folder = PROCEDURES / publisher
    there = {path.name.lower() for path in folder.iterdir()} if folder.is_dir() else set()
    main = folder / f"{name}.yml"
    # A publisher with several documents has a coverage file for each.
    cover = folder / (SUFFIX if SUFFIX not in there else f"{name}.{SUFFIX}")
    for path in (main, cover):
        if path.name.lower() in there:
            raise Refused(f"{path}: is there already; another name with --procedure, or move that file away")
    return main, cover


def _made(found: Draft, named: Named, places: tuple[Path, Path], library: Library, text: str) -> dict[Path, str]:
    """Every file with its text; refused if it would not check clean."""
    main, cover = places
    files: dict[Path, str] = {}
    key = f"{named.publisher}/{named.procedure}"
    if named.publisher not in library.publishers:
        own = main.parent / PUBLISHER_FILE
        files[own] = writing.publisher(named, modeline("publisher"))
        library = replace(library, publishers={named.publisher: new_files.read(Publisher, own, files[own])})
    files[main] = writing.procedure(found, named, modeline("procedure"))
    size = len(files[main].encode())
    if size > MOST_BYTES:
        wrong = f"the draft would have {size} bytes; at most {MOST_BYTES} are allowed"
        raise Refused(f"{main}: {wrong}; draft only the part of the document that holds the procedure")
    written = new_files.read(Procedure, main, files[main])
    library = replace(library, procedures={**library.procedures, key: written})
    new_files.refuse(checks.faults(library, (), calendars_of(PROCEDURES)))
    quotes = claims.by_place({key: written.value})
    owner = library.publishers[named.publisher].value.name
    try:
        made = outline.coverage(text, named.title, date.today(), owner, quotes)  # noqa: DTZ011 - the day where the person is
    except CutError as error:
        raise Refused(f"Nothing was written: {error}") from None
    files[cover] = coverage_text(_carried(made, named, writing.contacts_at(found, named)))
    held = new_files.read(Coverage, cover, files[cover])
    name = cover.name.removesuffix(SUFFIX).removesuffix(".")
    covered = {**library.coverage, (f"{named.publisher}/{name}" if name else named.publisher): held}
    new_files.refuse(checks.faults(replace(library, coverage=covered), (), calendars_of(PROCEDURES)))
    return files


def _carried(made: Coverage, named: Named, contacts: Mapping[tuple[str, int], list[str]]) -> Coverage:
    """The coverage with the contacts that its paragraphs print."""
    sections = tuple(
        replace(
            section,
            left_out=UNCLAIMED if any(map(asks, section.lines)) else section.left_out,
            paragraphs=tuple(
                replace(
                    each,
                    sentences=tuple(replace(sentence, left_out=UNCLAIMED) for sentence in each.sentences),
                    carried_by=tuple(
                        f"{named.procedure}#{name}" for name in contacts.get((section.heading, each.number), ())
                    ),
                )
                for each in section.paragraphs
            ),
        )
        for section in made.sections
    )
    return replace(made, sections=sections)


def _told(file: Path, found: Draft, asides: tuple[str, ...], calendar: str | None) -> Iterator[str]:
    """What was found, each with its place, and what was left; `calendar` is what a new publisher counts by."""
    yield f"Found in {file}:"
    yield f"  {_many(len(found.claimed), 'stage')}"
    yield from (f"    {stage.step.title}: {'; '.join(stage.step.proof)}" for stage in found.claimed)
    if found.offered:
        yield f"  {_many(len(found.offered), 'part')} that may be a stage, ready in the file: see “To decide”"
    whole = sum(said.act.actor is not None and said.act.text is not None for said in found.acts)
    yield f"  {_many(len(found.acts), 'act')}, {whole} of them with who acts and what is to be done"
    limits = sorted((said for said in found.acts if said.act.time), key=lambda said: said.place.part.at)
    yield f"  {_many(len(limits), 'time limit')}"
    for said in limits:
        if said.act.time:
            yield f"    “{said.act.time.words}” ({said.place.heading}, paragraph {said.place.part.number})"
    yield f"  {_many(len(found.reaches), 'contact')}"
    yield f"  revised: {found.revised or 'no date was found, or several'}"
    yield from _to_decide(found)
    yield "Written because a file has to say it, and the program cannot tell from the document: change what is not so"
    yield f"    audience: {writing.AUDIENCE}"
    if calendar is not None:
        yield f"    calendar: {calendar}, in {PUBLISHER_FILE}"
    yield f"Left, each marked in the file: sentences of {_many(len(found.left), 'paragraph')}"
    for left in found.left:
        first = left.sentences[0]
        more = "…" if len(first) > _MOST_SHOWN else ""
        yield f"    {left.place.heading}, paragraph {left.place.part.number}: {first[:_MOST_SHOWN]}{more}"
    if asides:
        yield "To look at in the file itself, because its text does not show it as it is:"
        yield from (f"    {each}" for each in asides)
    yield "It checks clean. What is left to write: navigator check --report"


_MOST_UNLIKELY = 5
"""So many of those that are probably no stage are named: the rest would hide what is to be decided."""


def _to_decide(found: Draft) -> Iterator[str]:
    """What only looks like a stage or a limit: it is marked, and the author decides."""
    stages = sorted((stage.step for stage in found.stages if not stage.step.is_claimed), key=_against)
    shown = [step for step in stages if step.weight and step.weight.why is Why.SHOWN]
    standing = [step for step in stages if step.sure and step not in shown]
    likely = [step for step in stages if step not in (*shown, *standing) and step.weight and step.weight.is_likely]
    others = [step for step in stages if step not in (*shown, *standing, *likely)]
    limits = [(words, left.place) for left in found.left for words in left.limits]
    if stages or limits or found.homeless:
        yield "To decide, each marked in the file, because the document does not say what it is:"
    if found.offered:
        yield "  If it is a stage, leave only its title. If it is none, its purpose says what to delete."
    if shown:
        yield f"  {_many(len(shown), 'part')} that several signs show to be a stage, the likeliest first"
        yield from map(_mark, shown)
    if standing:
        told = "with the name or the place of a stage, and too little that shows it"
        yield f"  {_many(len(standing), 'part')} {told}"
        yield from map(_mark, standing)
    if likely:
        yield f"  {_many(len(likely), 'part')} that may be a stage, the likeliest first"
        yield from map(_mark, likely)
    if others:
        yield f"  Probably no stage: {_many(len(others), 'part')}, the likeliest first"
        yield from map(_mark, others[:_MOST_UNLIKELY])
        if len(others) > _MOST_UNLIKELY:
            yield f"    and {len(others) - _MOST_UNLIKELY} more, each a line of the file"
    if found.homeless:
        yield f"  {_many(len(found.homeless), 'act')} under no stage: the document does not say where one begins"
    if limits:
        yield f"  {_many(len(limits), 'time')} that may be a limit"
        yield from (f"    “{words}” ({place.heading}, paragraph {place.part.number})" for words, place in limits)


def _against(step: Step) -> int:
    return -step.weight.points if step.weight else 0


def _mark(step: Step) -> str:
    told = f" {step.weight.told}" if step.weight else ""
    where = f", under {step.heading}" if step.inside else f" ({step.heading}, paragraph {step.paragraph})"
    return f"    {step.title}{where}.{told}"


def _many(count: int, name: str) -> str:
    return f"{count} {name}{'' if count == 1 else 's'}"
