"""The calendar files of the project, from their folder."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from build_scripts.source import calendar_faults, json_tree
from build_scripts.source.calendar_faults import Fault
from build_scripts.source.kept import of_the_same
from build_scripts.source.problems import Problem, ProblemsError, one_of, shown
from build_scripts.source.reader import file_name, read_bytes
from build_scripts.source.schema import fault_of_id
from build_scripts.source.yaml_tree import locate
from navigator.dates.calendars import ANY_PART, NATIONS, NONE, Calendar, bases_of, calendars_from_data, days_of

CALENDARS = Path(__file__).parents[2] / "procedures" / "calendars"
BANK_HOLIDAYS = "bank-holidays"
_Data = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class _Text:
    """What stands in a file, or why it cannot be read."""

    stem: str
    name: str
    raw: bytes
    problem: Problem | None


@dataclass(frozen=True, slots=True)
class Found:
    """What calendar files hold, and what is wrong with those that cannot be used."""

    data: _Data
    """By file name without ending: those that can be used, as the browser gets them."""
    problems: tuple[Problem, ...] = ()
    unusable: frozenset[str] = frozenset()
    """The calendars of files that have a problem, and those that are based on them, by their ids."""


def examined(paths: Iterable[Path]) -> Found:
    """Read calendar files. A file with a problem stops only what is based on it; its problems are listed."""
    return _examined(tuple(map(_text, paths)))


@of_the_same
def made(found: Found) -> Mapping[str, Calendar]:
    """The calendars of such files, by id; of files that are as they were, the same ones with what is kept of them."""
    return calendars_from_data(found.data)


@lru_cache(maxsize=100)
def _examined(texts: tuple[_Text, ...]) -> Found:
    data: dict[str, Mapping[str, Any]] = {}
    problems: list[Problem] = []
    where: dict[str, _Text] = {}
    faulty: set[str] = set()
    for text in texts:
        where[text.stem] = text
        content, found = _read(text)
        problems += found
        if found:
            faulty.add(text.stem)
        else:
            data[text.stem] = content
    unusable = frozenset(_ids(faulty, data))
    data, unusable = _standing(data, unusable)
    # What is based on what is not there is found before the days are looked at, for which all of them are needed.
    for check in (_bases_between, _days_between):
        between = list(check(data, unusable))
        for file, fault in between:
            problems.append(_problem(where[file], fault))
        unusable |= _ids({file for file, _ in between}, data)
        data, unusable = _standing({key: each for key, each in data.items() if key not in dict(between)}, unusable)
    return Found(data, tuple(sorted(problems)), unusable)


def files_in(folder: Path) -> list[Path]:
    """The calendar files of a folder."""
    return sorted(folder.glob("*.json"))


def read_data(place: Path = CALENDARS) -> dict[str, Mapping[str, Any]]:
    """Read a folder of calendar files, or one file, by file name without ending, as the browser gets them.

    What they say of one another is not looked at. ProblemsError lists what is wrong.
    """
    read = {path: _read(_text(path)) for path in (files_in(place) if place.is_dir() else [place])}
    if found := [each for _, problems in read.values() for each in problems]:
        raise ProblemsError(tuple(sorted(found)))
    return {path.stem: content for path, (content, _) in read.items()}


def load(place: Path = CALENDARS) -> dict[str, Calendar]:
    """Read all calendars, by id; ProblemsError lists what is wrong."""
    found = examined(files_in(place) if place.is_dir() else [place])
    if found.problems:
        raise ProblemsError(found.problems)
    return dict(made(found))


def _ids(files: Collection[str], data: _Data) -> set[str]:
    """The calendars of some files; those of bank holidays hold several."""
    held = {each for each in files if "divisions" not in data.get(each, {}) and each != BANK_HOLIDAYS}
    return held if len(held) == len(files) else {*held, *NATIONS, ANY_PART}


def _standing(data: _Data, unusable: frozenset[str]) -> tuple[dict[str, Mapping[str, Any]], frozenset[str]]:
    """The files that are not based on a calendar that cannot be used, at whatever remove, and all that cannot."""
    kept = dict(data)
    while fallen := {key for key, each in kept.items() if not unusable.isdisjoint(_bases_of(each))}:
        kept = {key: each for key, each in kept.items() if key not in fallen}
        unusable |= fallen
    return kept, unusable


def _bases_of(content: Mapping[str, Any]) -> tuple[str, ...]:
    return () if "divisions" in content else bases_of(content)


def _bases_between(data: _Data, unusable: frozenset[str]) -> Iterator[tuple[str, Fault]]:
    """What is wrong with the names of calendars, and with what they are based on, by the name of the file."""
    fixed = {NONE, *((*NATIONS, ANY_PART) if any("divisions" in each for each in data.values()) else ())}
    taken = {*fixed, *(unusable & NATIONS.keys())}
    every = [file for file, content in data.items() if "divisions" not in content]
    for file in every:
        if file in taken:
            yield file, Fault((), f"{file} is the id of another calendar", "another name for the file")
    own = {file: data[file] for file in every if file not in taken}
    for file in own:
        yield from ((file, each) for each in _bases(own, file, fixed | own.keys()))


def _days_between(data: _Data, _unusable: frozenset[str]) -> Iterator[tuple[str, Fault]]:
    """What is wrong with zones and days of calendars beside those that they are based on, by the name of the file."""
    own = {file: content for file, content in data.items() if "divisions" not in content}
    made = calendars_from_data(data)
    for file, content in own.items():
        zones = dict.fromkeys(zone for base in bases_of(content) if (zone := made[base].zone))
        if "zone" not in content and len(zones) > 1:
            wrong = f"those that it is based on have several time zones ({', '.join(zones)})"
            yield file, Fault(("based on",), wrong, "say in zone which is its own")
        if "open" in content:
            before = calendars_from_data({**data, file: {**content, "open": []}})[file]
            for at, day in _open_anyway(before, content):
                yield (
                    file,
                    Fault(("open", at), f"open has {day}, which is open anyway", "a day that is off, or take it out"),
                )


def _bases(own: _Data, file: str, known: Collection[str]) -> Iterator[Fault]:
    """What is wrong with the calendars that a file is based on."""
    named = own[file]["based on"]
    for at, base in enumerate(bases_of(own[file])):
        path: tuple[str | int, ...] = ("based on", at) if isinstance(named, list) else ("based on",)
        if base not in known:
            yield Fault(path, f"there is no calendar {shown(base)} to be based on", one_of(known, base))
        if _comes_round(own, base, (file,)):
            yield Fault(
                path, f"it is based on {base}, which leads back to itself", "a calendar that is not based on it"
            )
        if day := own.get(base, {}).get("begun before"):
            wrong = f"it is based on {base}, which holds for what began before {day} alone"
            yield Fault(path, wrong, "a calendar that holds for all times")


def _comes_round(own: _Data, base: str, way: tuple[str, ...]) -> bool:
    """Whether what a calendar is based on is, at some remove, based on a calendar on the way to it."""
    if base in way:
        return True
    return base in own and any(_comes_round(own, each, (*way, base)) for each in bases_of(own[base]))


def _open_anyway(calendar: Calendar, content: Mapping[str, Any]) -> Iterator[tuple[int, date]]:
    """The days that a file says are open and that nothing closes: its author meant another day."""
    for at, each in enumerate(content["open"]):
        days = [day for day in days_of(each) if calendar.covers(day)]
        if days and all(map(calendar.is_open, days)):
            yield at, days[0]


def _text(path: Path) -> _Text:
    name = file_name(path)
    return _Text(path.stem, name, *read_bytes(name, path))


def _read(text: _Text) -> tuple[Mapping[str, Any], tuple[Problem, ...]]:
    if text.problem:
        return {}, (text.problem,)
    if fault := fault_of_id(text.stem):
        wrong, _, allowed = fault.partition("; ")
        return {}, (Problem(text.name, 1, 1, f"the file name is the id, and {wrong}", allowed, "calendar-entry"),)
    content, found = json_tree.read(text.name, text.raw)
    if found:
        return {}, found
    if faults := list(calendar_faults.faults(content)):
        return {}, tuple(sorted({_problem(text, fault) for fault in faults}))
    checked: Mapping[str, Any] = content
    return checked, ()


def _problem(text: _Text, fault: Fault) -> Problem:
    is_of_key = "is not a key here" in fault.wrong
    at = locate(json_tree.tree(text.name, text.raw), fault.path, key=is_of_key)
    return Problem(text.name, at.line, at.column, fault.wrong, fault.allowed, "calendar-entry")
