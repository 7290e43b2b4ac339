"""The holidays of countries, by the `holidays` package: an opinion at authoring time, never at run time."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from types import ModuleType
from typing import Any
from zoneinfo import TZPATH

from build_scripts.source.problems import one_of, shown

LANGUAGES = ("en_GB", "en_US", "en")
PUBLIC = ("public",)
ESTIMATED = "(estimated)"
"""How the package marks such a day, in each of the languages above."""


class OpinionError(ValueError):
    """The package is not there, or it does not know a country, a part of one or a kind of holiday."""


@dataclass(frozen=True, slots=True)
class Country:
    """Whose holidays are meant."""

    code: str
    part: str | None = None
    categories: tuple[str, ...] = PUBLIC

    @property
    def place(self) -> str:
        """The part, or the whole where no part is named."""
        return self.part or self.code

    def as_data(self) -> dict[str, Any]:
        """As it stands in a calendar file."""
        part = {"subdivision": self.part} if self.part else {}
        return {"code": self.code, **part, "categories": list(self.categories)}


@dataclass(frozen=True, slots=True)
class Holidays:
    """The days off of a country in some years."""

    titles: Mapping[date, str]
    weekend: frozenset[int]
    worked: frozenset[date]
    """Days of a weekend that are worked in place of another day."""
    country: str
    """Its name in a sentence: the United States."""
    part: str | None
    """The name of the part: California."""

    @property
    def first_estimate(self) -> date | None:
        """The first day off that is not fixed: one that goes by the moon and is not announced."""
        return next((day for day, title in self.titles.items() if ESTIMATED in title), None)

    @property
    def estimates(self) -> str:
        """From which year on days are only estimated, to follow "of"; empty where all are fixed."""
        day = self.first_estimate
        return f"{day.year} some days off are only estimated, such as {day}, {self.titles[day]}" if day else ""

    @property
    def name(self) -> str:
        """Whose they are, inside a sentence."""
        return self.part or self.country

    @property
    def full_name(self) -> str:
        """Both, for a title."""
        return f"{self.part}, {self.country}" if self.part else self.country


def from_data(data: Mapping[str, Any]) -> Country:
    """The country that a calendar file names."""
    return Country(data["code"], data.get("subdivision"), tuple(data.get("categories", PUBLIC)))


def opinion() -> str:
    """Whose opinion it is."""
    return f"the holidays package {_package().__version__}"


def _package() -> ModuleType:
    try:
        # Imported here because it knows the holidays of the whole world and takes its time, and can be left out.
        import holidays  # noqa: PLC0415
    except ImportError:
        allowed = "put it in with: .venv/bin/pip install holidays"
        raise OpinionError(f"This needs the package holidays, which is not there; {allowed}") from None
    return holidays


def of_country(country: Country, years: Sequence[int]) -> Holidays:
    """The holidays of a country, with names in English where the package has them; OpinionError if it has none."""
    code, part, holidays = country.code, country.part, _package()
    known = holidays.list_supported_countries(include_aliases=False)
    if code not in known:
        raise OpinionError(f"{shown(code)} is not a country here; two capital letters, {one_of(known, code)}")
    if part is not None and part not in known[code]:
        raise OpinionError(f"{code} has no part {shown(part)}; {one_of(known[code], part)}")
    plain = holidays.country_holidays(code)
    for category in country.categories:
        if category not in plain.supported_categories:
            allowed = one_of(plain.supported_categories, category)
            raise OpinionError(f"{code} has no holidays of the kind {shown(category)}; {allowed}")
    language = next((each for each in LANGUAGES if each in plain.supported_languages), None)
    found = holidays.country_holidays(code, subdiv=part, years=years, language=language, categories=country.categories)
    worked = frozenset(getattr(found, "weekend_workdays", ()))
    names = (alias for alias, meant in found.subdivisions_aliases.items() if meant == part)
    named = next(names, part)
    return Holidays(dict(sorted(found.items())), frozenset(found.weekend), worked, _name(holidays, code), named)


def left_out(country: Country, years: Sequence[int], taken: Collection[date]) -> Iterator[tuple[str, date, str, int]]:
    """Kinds of holiday that were not asked for and have days of their own: the first of them, and how many they are."""
    for kind in _package().country_holidays(country.code).supported_categories:
        if kind not in country.categories:
            theirs = of_country(Country(country.code, country.part, (kind,)), years).titles
            own = [day for day in theirs if day not in taken]
            if own:
                yield kind, own[0], theirs[own[0]], len(own)


def _name(holidays: ModuleType, code: str) -> str:
    """The name of a country as it stands in a sentence, from that of its class: UnitedStates."""
    written = next((known[0] for known in holidays.registry.COUNTRIES.values() if known[1] == code), code)
    name = " ".join(re.findall("[A-Z][a-z]+|[A-Z]+(?![a-z])", written)) or code
    return f"the {name}" if name.startswith("United ") or name.endswith(("Islands", "Republic")) else name


def zones(code: str) -> tuple[str, ...]:
    """The time zones of a country, by the tz database of the machine or of the package; none where neither is there."""
    for lines in _zone_tables():
        rows = (line.split("\t") for line in lines if not line.startswith("#"))
        return tuple(row[2].strip() for row in rows if row[0] == code)
    return ()


def _zone_tables() -> Iterator[list[str]]:
    tables = [Path(folder) / "zone.tab" for folder in TZPATH]
    yield from (table.read_text("utf-8").splitlines() for table in tables if table.is_file())
    try:
        yield (files("tzdata") / "zoneinfo" / "zone.tab").read_text("utf-8").splitlines()
    except (ModuleNotFoundError, FileNotFoundError):
        return
