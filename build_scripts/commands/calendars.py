"""`navigator calendars`: check the calendar files, and see what a change of them does to deadlines."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from build_scripts import checks
from build_scripts.commands import calendars_check, calendars_new, calendars_update
from build_scripts.commands.calendars_countries import (
    PUBLIC,
    Country,
    Holidays,
    OpinionError,
    of_country,
    opinion,
    zones,
)
from build_scripts.commands.calendars_diff import Counted, Move, limits_of, moves
from build_scripts.commands.errors import Refused
from build_scripts.content import BANK_HOLIDAYS
from build_scripts.source import calendar_files, calendar_schema, definitions
from build_scripts.source.calendar_coverage import short_coverage
from build_scripts.source.dated_lists import KINDS, ListError, Stretch
from build_scripts.source.dated_lists import read as read_list
from build_scripts.source.problems import ProblemsError, one_of, shown
from build_scripts.source.reader import file_name, read_library
from build_scripts.source.schema import fault_of_id
from build_scripts.source.zones import known_zones
from navigator.dates import iso, periods
from navigator.dates.calendars import NATIONS, NONE, Calendar, Kind, bases_of, calendars_from_data
from navigator.dates.periods import Period, SchoolDays
from navigator.dates.refusals import Refusal
from navigator.dates.rules import Rules

SHIPPED = calendar_files.CALENDARS
OWN = Path("procedures/calendars")
"""The calendars of the folder in which the command is run."""


def procedures_here() -> Path:
    """The procedures of the folder in which the command is run, or else those of the program's own folder."""
    return OWN.parent if OWN.parent.is_dir() else SHIPPED.parent


class _Day(click.ParamType[date]):
    name = "date"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        del param, ctx
        try:
            return value if isinstance(value, date) else iso.parse(value)
        except Refusal as refusal:
            raise Refused(str(refusal)) from None


class _Period(click.ParamType[Period]):
    name = "period"

    def convert(self, value: str | Period, param: click.Parameter | None, ctx: click.Context | None) -> Period:
        del param, ctx
        try:
            return value if isinstance(value, Period) else periods.parse(value)
        except Refusal as refusal:
            raise Refused(str(refusal)) from None


class _Years(click.ParamType[tuple[int, int]]):
    name = "years"

    def convert(
        self, value: str | tuple[int, int], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        del param, ctx
        if isinstance(value, tuple):
            return value
        first, dots, last = value.partition("..")
        years = (first, last if dots else first)
        if not all(re.fullmatch(r"(?:19|20|21)[0-9]{2}", year) for year in years) or years[0] > years[1]:
            raise Refused(f"{shown(value)} is not a stretch of years; a first and a last one, 2026..2028, or one year.")
        return int(years[0]), int(years[1])


@click.group()
def calendars() -> None:
    """Look after the calendars: bank holidays, closure days, school terms."""


@calendars.command()
@click.option("--today", type=_Day(), help="Check the coverage as of this date.")
@click.argument("place", type=click.Path(path_type=Path), default=lambda: OWN if OWN.is_dir() else SHIPPED)
def check(place: Path, today: date | None) -> None:
    """Compare every calendar that names a country with an independent source; warn when one ends too soon."""
    data = _data(place)
    known = calendars_from_data(data)
    for line in short_coverage(known, today or datetime.now(UTC).date()):
        click.echo(f"Warning: {line}", err=True)
    found = _compared(known, data)
    wrong = [line for each in found for line in each.differences]
    for line in wrong:
        click.echo(line)
    for line in (line for each in found for line in each.newer):
        click.echo(f"Newer: {line}")
    for each in found:
        if each.not_compared:
            click.echo(f"Not compared: {each.name}: {each.not_compared}")
    if wrong:
        raise SystemExit(1)
    names = ", ".join(each.name for each in found if not each.not_compared)
    apart = ", apart from what is newer" if any(each.newer for each in found) else ""
    agree = f"no weekday differs inside the coverage{apart}"
    click.echo(f"Compared with {opinion()}: {names}: {agree}." if names else "Nothing was compared.")


@calendars.command()
@click.argument("id_", metavar="ID")
@click.option("--country", help="Whose holidays, as two capital letters: US, DE, JP ...")
@click.option("--subdivision", help="Which part of the country, such as CA; the message for a wrong one lists them.")
@click.option(
    "--category", "categories", multiple=True, help="Kinds of holiday: public, bank, government ...  [public]"
)
@click.option("--years", type=_Years(), help="The years for which all days off are known: 2026..2028.")
@click.option("--from", "list_", type=click.Path(path_type=Path), help="A list of days: a .csv or an .ics file.")
@click.option("--as", "kind", type=click.Choice(KINDS), default="closures", help="What the list holds.  [closures]")
@click.option("--based-on", "base", help="The calendar that it adds days to; with a country it is none.")
@click.option("--title", help="What the calendar is called.")
@click.option("--name", help='How pages call it in a sentence, after "those of".')
@click.option("--zone", help="The time zone there; left out, it is that of a country that has one alone.")
@click.option("--source", help="Where the days come from, for whoever checks them later.")
@click.option(
    "--into", type=click.Path(path_type=Path), default=OWN, help="The folder of calendars.  [procedures/calendars]"
)
def new(
    id_: str,
    country: str | None,
    subdivision: str | None,
    categories: tuple[str, ...],
    years: tuple[int, int] | None,
    list_: Path | None,
    kind: str,
    base: str | None,
    title: str | None,
    name: str | None,
    zone: str | None,
    source: str | None,
    into: Path,
) -> None:
    """Write a calendar file: the holidays of a country, or the days of a list, for its author to check."""
    path, known = into / f"{id_}.json", calendars_from_data(_data_with_bank_holidays(into))
    refused = {
        f"{fault_of_id(id_)}.": fault_of_id(id_),
        f"{path.name} is there already; take another id, or move the file away first.": path.exists(),
        f"{id_} is the id of a calendar that is there already; take another id.": id_ in known,
        "Nothing says which days; name a --country, or a list with --from, or both.": not (country or list_),
        "Nothing says for which years; --years 2026..2028, those that are published.": country and years is None,
        "A part of a country, or a kind of holiday, needs the country; name it with --country.": not country
        and (subdivision or categories),
        "Nothing says where the list comes from; --source with who published it, and when.": list_ and not source,
        f"Nothing says which days off come besides; --based-on with {one_of(known)}.": not (base or country),
        f"There is no calendar {shown(base or '')}; {one_of(known, base)}.": base and base not in known,
        f"{shown(zone or '')} is not a time zone; a zone of the tz database, such as Europe/London.": zone
        and (zone not in (known_zones() or {zone}) or "/" not in zone),
    }
    for message in (message for message, wrong in refused.items() if wrong):
        raise Refused(message)
    place = Country(country, subdivision, categories or PUBLIC) if country else None
    there = zones(country) if country else ()
    answers = calendars_new.Answers(
        title=title,
        id=id_,
        name=name,
        zone=zone or (there[0] if len(there) == 1 else None),
        base=base or NONE,
        source=source or _source(place),
        years=years,
        country=place,
        listed=_listed(list_, kind),
    )
    theirs = _holidays(place, answers.covered)
    if theirs and theirs.first_estimate and years:
        fixed = theirs.first_estimate.year - 1
        if fixed < years[0]:
            raise Refused(f"Of {theirs.estimates}; earlier --years, or --from with the days that are published.")
        answers = replace(answers, years=(years[0], fixed))
    made = calendars_new.content(answers, theirs)
    found = [*calendar_schema.problems(made), *_as_a_calendar(id_, made, into)]
    if found:
        raise Refused(f"{path.name} would be: {'; '.join(found)}.")
    into.mkdir(parents=True, exist_ok=True)
    path.write_text(calendars_new.text(made), encoding="utf-8")
    for line in calendars_new.to_check(made):
        click.echo(line)
    if country and answers.zone is None:
        told = f"one of {country}'s: {', '.join(there)}" if there else "as the tz database names it"
        click.echo(f'Which day is today there? Add "zone" to the file, {told}.')
    first, last = answers.covered
    if theirs and theirs.first_estimate:
        click.echo(f"It ends with {last.year}: of {theirs.estimates}.")
    click.echo(f"{file_name(path)} is written, for {first} to {last}. Hold each of its days against their source.")
    click.echo(
        "Are days off before its end not published yet? Then move coverage.through back, so that no date is firm."
    )


@calendars.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--period", "asked", type=_Period(), multiple=True, help='Any period instead: "15 working days".')
@click.option(
    "--procedures", type=click.Path(path_type=Path), default=procedures_here, help="The folder of procedures."
)
def diff(old: Path, new: Path, asked: tuple[Period, ...], procedures: Path) -> None:
    """List the start dates whose deadlines move between two calendar files, or folders of them, for each procedure."""
    before, after = (calendars_from_data(_data(place)) for place in (old, new))
    limits = _periods(asked, before) if asked else _limits(procedures, before)
    found = 0
    for limit, moved in groupby(moves(limits, before, after), key=lambda move: move.limit):
        click.echo(f"{limit.name}: {limit.period}, {limit.calendar}")
        for move in moved:
            found += 1
            click.echo(f"  from {move.start}: due {move.before} -> {move.after}")
    click.echo(f"{found} deadlines move." if found else "No deadline moves.")


@calendars.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "--into", type=click.Path(path_type=Path), default=OWN, help="The folder of calendars.  [procedures/calendars]"
)
@click.option(
    "--procedures", type=click.Path(path_type=Path), default=procedures_here, help="The folder of procedures."
)
@click.option("--today", type=_Day(), help="The day on which the list was fetched; today if left out.")
@click.option("--both", is_flag=True, help="Show both dates of each case until its publisher says which holds.")
@click.pass_context
def update(
    context: click.Context,
    source: Path,
    into: Path,
    procedures: Path,
    today: date | None,
    both: bool,  # noqa: FBT001 - click's way
) -> None:
    """Hold the bank holidays against GOV.UK's list, a copy of https://www.gov.uk/bank-holidays.json, and correct them.

    Prints what is new and which deadlines move. Exit code 0: nothing is new. 1: something is, and was written.
    """
    day = today or datetime.now(UTC).date()
    before = _data_with_bank_holidays(into)
    (file,) = (name for name, content in before.items() if "divisions" in content)
    try:
        theirs = calendars_update.read(source)
    except calendars_update.SourceError as fault:
        raise Refused(str(fault)) from None
    found = calendars_update.changes(before[file], theirs)
    made = calendars_update.updated(before[file], theirs, day)
    if made["coverage"] == before[file]["coverage"] and not found:
        click.echo(f"Nothing is new: {', '.join(NATIONS)} agree with {source} for {_years(theirs.years)}.")
        return
    after = {**before, file: made}
    old, new = calendars_from_data(before), calendars_from_data(after)
    for change in found:
        click.echo(change)
    if made["coverage"] != before[file]["coverage"]:
        click.echo(f"The bank holidays are known through {made['coverage']['through']} now.")
    moving = list(moves(_limits(procedures, old), old, new))
    for line in calendars_update.moved(moving):
        click.echo(line)
    click.echo(f"{len(moving)} deadlines move." if moving else "No deadline moves.")
    _put(into / f"{file}.json", calendars_update.text(made))
    if both and moving:
        _show_both(into, procedures, moving, found, (old, new), day)
    context.exit(1)


def _years(years: range) -> str:
    return f"{years[0]} to {years[-1]}"


def _data_with_bank_holidays(folder: Path) -> Mapping[str, Mapping[str, Any]]:
    """The calendars of a folder, with the bank holidays of the program where it has none."""
    return _examined(_beside(folder))


def _beside(folder: Path) -> list[Path]:
    """The calendar files of a folder, with that of the program's bank holidays where none has any."""
    own = calendar_files.files_in(folder)
    return own if any(map(_has_bank_holidays, own)) else [*own, SHIPPED / BANK_HOLIDAYS]


def _has_bank_holidays(file: Path) -> bool:
    found = calendar_files.examined([file])
    return "divisions" in found.data.get(file.stem, {}) or not found.unusable.isdisjoint(NATIONS)


def _examined(paths: Iterable[Path]) -> Mapping[str, Mapping[str, Any]]:
    found = calendar_files.examined(paths)
    if found.problems:
        raise Refused("\n".join(map(str, found.problems)))
    return found.data


def _show_both(
    into: Path,
    procedures: Path,
    moving: Sequence[Move],
    found: Sequence[calendars_update.Change],
    calendars: tuple[Mapping[str, Calendar], Mapping[str, Calendar]],
    day: date,
) -> None:
    """Calendars as they were, and readings that count by them, until a publisher takes them out again."""
    old, new = calendars
    for name in sorted({move.limit.calendar for move in moving}):
        made = calendars_update.as_before(name, old[name], new[name], day)
        _put(into / f"{calendars_update.name_as_before(name, day)}.json", calendars_new.text(made))
    library, _ = read_library(procedures)
    for id_, written in library.publishers.items():
        own = {move.limit for move in moving if move.limit.name.startswith(f"{id_}/")}
        names = {each.calendar for each in own}
        rules = {
            rule: name
            for rule in ("calendar", "school_calendar")
            if (name := getattr(written.value.counting, rule)) in names
        }
        if rules:
            block, file = calendars_update.both_readings(rules, found, day), Path(written.file)
            if why := _not_put(file, block, procedures, into):
                click.echo(
                    f"By hand: {file_name(file)}: {why}; this under counting shows both dates:\n{block}", nl=False
                )
            else:
                click.echo(f"Wrote {file_name(file)}")
        for each in sorted(own, key=lambda limit: limit.name):
            if each.calendar not in rules.values():
                click.echo(f"By hand: {each.name} counts by {each.calendar}, which its publisher's file does not name.")


def _not_put(file: Path, block: str, procedures: Path, into: Path) -> str | None:
    """Put the readings into a publisher's file; why not, where that would make a fault, and the file is as it was."""
    raw, text = file.read_bytes(), file.read_text("utf-8")
    changed = calendars_update.with_both(text, block)
    if changed is None:
        return "its counting is written in another way, or has readings already"
    file.write_text(changed, encoding="utf-8", newline="\r\n" if b"\r\n" in raw else "\n")
    library, problems = read_library(procedures)
    faults = [*problems, *checks.check(library, calendars_from_data(_data_with_bank_holidays(into)))]
    if faults:
        file.write_bytes(raw)
        return f"it would be a fault ({faults[0]})"
    return None


def _put(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise Refused(f"{file}: cannot be written: {reason}; name a folder that you may write to") from None
    click.echo(f"Wrote {file_name(file)}")


def _compared(known: Mapping[str, Calendar], data: Mapping[str, Mapping[str, Any]]) -> list[calendars_check.Compared]:
    try:
        return list(calendars_check.compared(known, data))
    except OpinionError as error:
        raise Refused(f"{error}.") from None


def _source(place: Country | None) -> str:
    return f"{_opinion()}, to be held against what the country publishes" if place else ""


def _opinion() -> str:
    try:
        return opinion()
    except OpinionError as error:
        raise Refused(f"{error}.") from None


def _holidays(place: Country | None, covered: tuple[date, date]) -> Holidays | None:
    first, last = covered
    try:
        return of_country(place, range(first.year, last.year + 1)) if place else None
    except OpinionError as error:
        raise Refused(f"{error}.") from None


def _listed(list_: Path | None, kind: str) -> tuple[Stretch, ...]:
    try:
        return read_list(list_, kind) if list_ else ()
    except ListError as error:
        raise Refused(f"{error}.") from None


def _as_a_calendar(id_: str, made: Mapping[str, Any], into: Path) -> Iterator[str]:
    """What stands in the way of reading the new file beside those that are there."""
    try:
        calendars_from_data({**_data_with_bank_holidays(into), id_: made})
    except Refusal as refusal:
        yield str(refusal)


def _data(place: Path) -> Mapping[str, Mapping[str, Any]]:
    """What stands in a file, with the calendars that it builds on, or in a folder with the bank holidays."""
    if place.is_dir():
        return _data_with_bank_holidays(place)
    try:
        own = calendar_files.read_data(place)
    except ProblemsError as refusal:
        raise Refused(str(refusal)) from None
    bases = {base for content in own.values() if "divisions" not in content for base in bases_of(content)}
    if not bases - {NONE, *own}:
        return _examined([place])
    return _examined([*(each for each in _beside(place.parent) if each.stem != place.stem), place])


def _limits(folder: Path, known: Mapping[str, Calendar]) -> Iterable[Counted]:
    library, problems = read_library(folder)
    for problem in problems:
        click.echo(f"Left out: {problem}", err=True)
    for key in library.procedures:
        yield from limits_of(definitions.policy(library, key), known)


def _periods(asked: Iterable[Period], known: Mapping[str, Calendar]) -> Iterable[Counted]:
    for period in asked:
        for calendar in known.values():
            if isinstance(period, SchoolDays) == (calendar.kind is Kind.SCHOOL_DAYS):
                yield Counted("any start", period, Rules(), calendar.id)
