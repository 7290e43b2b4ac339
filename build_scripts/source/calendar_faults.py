"""What is wrong with the content of a calendar file, each fault at its place with what is allowed there."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from build_scripts.source.calendar_schema import (
    ONE_DAY,
    SEVERAL_DAYS,
    BankHolidays,
    Country,
    Coverage,
    Holiday,
    Nation,
    OneDay,
    OwnCalendar,
    SeveralDays,
    TakenAway,
    Yearly,
)
from build_scripts.source.problems import one_of, shown

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a place of a calendar file, and what is allowed there."""

    path: Path
    wrong: str
    allowed: str

    def __str__(self) -> str:
        place = ".".join(map(str, self.path))
        return f"{self.wrong}; {self.allowed}" + (f" @ {place}" if place else "")


_ENTRIES: Mapping[str, tuple[type[BaseModel], ...]] = {
    "coverage": (Coverage,),
    "country": (Country,),
    "every year": (Yearly,),
    "divisions": (Holiday,),
    "taken away": (TakenAway,),
    "holidays": (Holiday,),
    "closures": (OneDay, SeveralDays),
    "open": (OneDay, SeveralDays),
    "terms": (SeveralDays,),
}


def faults(content: Any) -> Iterator[Fault]:
    """What is wrong with the content of one file, each at its place."""
    shape = BankHolidays if isinstance(content, dict) and "divisions" in content else OwnCalendar
    try:
        TypeAdapter(shape).validate_python(content)
    except ValidationError as error:
        for found in error.errors(include_url=False):
            path = tuple(part for part in found["loc"] if part not in {ONE_DAY, SEVERAL_DAYS, "[key]"})
            context = found.get("ctx", {})
            if found["type"] == "told":
                yield Fault((*path, *context["below"]), context["wrong"], context["allowed"])
            else:
                keys = _keys(shape, path[:-1] if found["type"] == "extra_forbidden" else path)
                yield Fault(path, *_TOLD.get(found["type"], _unfit)(_Seen(path, keys, found["input"], context)))


def problems(content: Any) -> Iterator[str]:
    """What is wrong with the content of one file, a line each."""
    yield from map(str, faults(content))


def _keys(shape: type[BaseModel], path: Path) -> list[str]:
    """The keys that a map at a path can have."""
    if path in {("divisions",), ("taken away",)}:
        return list(get_args(Nation))
    shapes = _ENTRIES.get(str(path[0]), ()) if path else (shape,)
    return [field.alias or name for each in shapes for name, field in each.model_fields.items()]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What does not fit: where it stands, which keys are allowed there, what was given, and what the check says."""

    path: Path
    keys: list[str]
    given: Any
    context: Mapping[str, Any]

    @property
    def shown(self) -> str:
        return shown(str(self.given))


_Told = Callable[[_Seen], tuple[str, str]]


def _always(wrong: str, allowed: str) -> _Told:
    return lambda _: (wrong, allowed)


def _number(seen: _Seen) -> tuple[str, str]:
    end = f"at least {seen.context['ge']}" if "ge" in seen.context else f"at most {seen.context.get('le')}"
    return f"{seen.given} does not fit here", f"a whole number, {end}"


def _missing(seen: _Seen) -> tuple[str, str]:
    return f"{seen.path[-1]} is missing", f'write "{seen.path[-1]}": and its value'


def _extra(seen: _Seen) -> tuple[str, str]:
    name = str(seen.path[-1])
    return f"{shown(name)} is not a key here", one_of(seen.keys, name)


def _word(seen: _Seen) -> tuple[str, str]:
    known = re.findall("'([^']+)'", seen.context["expected"])
    return f"{seen.shown} is not a word that is known here", one_of(known, str(seen.given))


def _no_map(seen: _Seen) -> tuple[str, str]:
    return "a map of keys is meant here", one_of(seen.keys)


def _no_match(seen: _Seen) -> tuple[str, str]:
    return f"{seen.shown} does not fit here", "the two capital letters of a country, such as NZ"


_unfit = _always("this value does not fit", "see the page on calendars")
_NO_NUMBER = _always("a whole number is meant here", "a number without quotation marks, such as 5")
_TOLD: Mapping[str, _Told] = {
    "missing": _missing,
    "extra_forbidden": _extra,
    "literal_error": _word,
    "model_type": _no_map,
    "model_attributes_type": _no_map,
    "dict_type": _no_map,
    "list_type": _always("a list is meant here", "entries between [ and ]"),
    "string_type": _always("text is meant here", "text between quotation marks"),
    "string_too_short": _always("no text stands here", "write some words, or take the line out"),
    "string_too_long": _always("this text is too long", "at most 500 characters"),
    "string_pattern_mismatch": _no_match,
    "bool_type": _always("yes or no is meant here", "true or false, without quotation marks"),
    "bool_parsing": _always("yes or no is meant here", "true or false, without quotation marks"),
    "int_type": _NO_NUMBER,
    "int_parsing": _NO_NUMBER,
    "int_from_float": _NO_NUMBER,
    "greater_than_equal": _number,
    "less_than_equal": _number,
    "too_short": _always("the list is empty", "one entry or more, or take the line out"),
    "too_long": _always("no day of the week is left", "at most 6 days of the week"),
}
