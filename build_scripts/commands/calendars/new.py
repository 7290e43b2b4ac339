"""`navigator calendars new`: a calendar file, for its author to check."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from build_scripts.commands import errors
from build_scripts.commands.calendars import writing
from build_scripts.commands.calendars.countries import (
    PUBLIC,
    Country,
    Holidays,
    OpinionError,
    left_out,
    of_country,
    opinion,
    zones,
)
from build_scripts.commands.calendars.files import data_with_bank_holidays
from build_scripts.commands.calendars.given import OWN, Years
from build_scripts.commands.errors import Refused
from build_scripts.source import calendar_faults
from build_scripts.source.calendar_schema import known_zones
from build_scripts.source.dated_lists import KINDS, ListError, Stretch
from build_scripts.source.dated_lists import read as read_list
from build_scripts.source.problems import one_of, shown
from build_scripts.source.reader import file_name
from build_scripts.source.schema import fault_of_id
from navigator.dates.calendars import NONE, WEEKDAYS, calendars_from_data
from navigator.dates.refusals import Refusal


@click.command()
@click.argument("id_", metavar="ID")
@click.option("--country", help="Whose holidays, as two capital letters: US, DE, JP ...")
@click.option("--subdivision", help="Which part of the country, such as CA; the message for a wrong one lists them.")
@click.option(
    "--category", "categories", multiple=True, help="Kinds of holiday: public, bank, government ...  [public]"
)
@click.option("--years", type=Years(), help="The years for which all days off are known: 2026..2028.")
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
    path, known = into / f"{id_}.json", calendars_from_data(data_with_bank_holidays(into))
    refused = {
        f"{fault_of_id(id_)}.": fault_of_id(id_),
        f"{path.name} is there already; take another id, or move the file away first.": path.exists(),
        f"{shown(id_)} is the id of a calendar that is there already; take another id.": id_ in known,
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
    answers = writing.Answers(
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
    if theirs and theirs.first_estimate:
        answers = _without_estimates(answers, theirs)
    made = writing.content(answers, theirs)
    found = [*calendar_faults.problems(made), *_as_a_calendar(id_, made, into)]
    if found:
        raise Refused(f"{path.name} would be: {'; '.join(found)}.")
    with errors.writing(path):
        into.mkdir(parents=True, exist_ok=True)
        path.write_text(writing.text(made), encoding="utf-8")
    for line in (*writing.to_check(made), *_told(path, answers, theirs, there)):
        click.echo(line)


def _without_estimates(answers: writing.Answers, theirs: Holidays) -> writing.Answers:
    """Only the years before the first of which a day is estimated."""
    if answers.years is None or theirs.first_estimate is None:
        return answers
    fixed = theirs.first_estimate.year - 1
    if fixed < answers.years[0]:
        raise Refused(f"Of {theirs.estimates}; earlier --years, or --from with the days that are published.")
    return replace(answers, years=(answers.years[0], fixed))


def _told(path: Path, answers: writing.Answers, theirs: Holidays | None, there: Sequence[str]) -> Iterator[str]:
    """What its author still has to see to."""
    if answers.country and answers.zone is None:
        told = f"one of {answers.country.code}'s: {', '.join(there)}" if there else "as the tz database names it"
        yield f'Which day is today there? Add "zone" to the file, {told}.'
    first, last = answers.covered
    years = range(first.year, last.year + 1)
    kinds = left_out(answers.country, years, theirs.titles) if answers.country and theirs else ()
    for name_of_kind, day, called, count in kinds:
        others = f" and {count - 1} more" if count > 1 else ""
        told = f"not in it: {WEEKDAYS[day.weekday()]} {day}: {called}{others}, of the kind {name_of_kind}"
        yield f"{told}; --category for each kind that closes offices there"
    if theirs and theirs.first_estimate:
        yield f"It ends with {last.year}: of {theirs.estimates}."
    yield f"{file_name(path)} is written, for {first} to {last}. Hold each of its days against their source."
    yield "Are days off before its end not published yet? Then move coverage.through back, so that no date is firm."


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
        calendars_from_data({**data_with_bank_holidays(into), id_: made})
    except Refusal as refusal:
        yield str(refusal)
