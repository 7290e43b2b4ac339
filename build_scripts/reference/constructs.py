"""The language as it is declared: every construct with its keys, every word, every unit, and the texts beside them."""

import dataclasses
import enum
import inspect
import re
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from build_scripts.checks.references import REFERENCES
from build_scripts.source.accessibility_statement import Statement
from build_scripts.source.coverage import Coverage
from build_scripts.source.json_schemas import BasedOn
from build_scripts.source.schema import notes, taken_from_around
from build_scripts.source.shared import Shared
from navigator.dates import periods
from navigator.model.cases import CaseFile, Fact
from navigator.model.codec import written_name
from navigator.model.limits import Limit
from navigator.model.marks import Mark
from navigator.model.procedure import Procedure
from navigator.model.publisher import Publisher

# What stands in each file, in the order of the reference; a construct is described under the first that holds it.
ROOTS: tuple[tuple[str, type], ...] = (
    ("publisher", Publisher),
    ("procedure", Procedure),
    ("limits", Limit),
    ("based-on", BasedOn),
    ("cases", CaseFile),
    ("coverage", Coverage),
    ("shared", Shared),
    ("statement", Statement),
)

# Keys that mean the same wherever they stand, unless the construct itself says more.
EVERYWHERE = {
    "id": "A short name by which other places of the file speak of it. It is also its address on the page.",
    "title": "Its title, for readers.",
    "name": "As it stands on the page.",
    "source": "Where in the document it comes from.",
    "contact": "How they can be reached.",
}


# Classes that an author writes as one text.
SCALARS = (Fact, periods.Period)

UNITS, FACTS = "Amounts of time", "Facts"
MAP, LIST_OF_MAPS = "keys of its own", "a list of items with keys of their own"
PLAIN: Mapping[type, str] = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    date: "a date, YYYY-MM-DD",
}


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a construct: what it holds, and what the language says about it."""

    name: str
    holds: str
    see: str | None
    """The title under which the reference describes what it holds."""
    needed: bool
    default: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Construct:
    """One thing that can be written."""

    cls: type
    keys: tuple[Key, ...]

    @property
    def title(self) -> str:
        return title(self.cls)

    @property
    def text(self) -> str:
        return inspect.getdoc(self.cls) or ""


@dataclass(frozen=True, slots=True)
class Word:
    """One of the words that a key can hold."""

    word: str
    text: str


def title(cls: type) -> str:
    """The name of a class as readers see it: ConflictRoute is "Conflict route"."""
    return " ".join(re.findall("[A-Z][a-z]*", cls.__name__)).capitalize()


def anchor(name: str) -> str:
    """The place of a title on the page."""
    return name.lower().replace(" ", "-")


def chapters() -> dict[str, tuple[Construct, ...]]:
    """Every construct, in the chapters of the reference."""
    starts = {cls for _, cls in ROOTS}
    seen: set[type] = set()

    def below(cls: type) -> Iterator[type]:
        if cls in seen:
            return
        seen.add(cls)
        yield cls
        for inner in _inner(cls):
            if dataclasses.is_dataclass(inner) and inner not in starts and inner not in SCALARS:
                yield from below(inner)

    return {name: tuple(construct(cls) for cls in below(root)) for name, root in ROOTS}


def construct(cls: type) -> Construct:
    """One class with its keys."""
    hints = typing.get_type_hints(cls, include_extras=True)
    texts = notes(cls)
    return Construct(cls, tuple(_key(cls, field, hints[field.name], texts) for field in dataclasses.fields(cls)))


def enumerations() -> tuple[type[enum.Enum], ...]:
    """Every list of words that a key can hold, in the order of the reference."""
    every = (inner for part in chapters().values() for made in part for inner in _inner(made.cls))
    return tuple(dict.fromkeys(inner for inner in every if issubclass(inner, enum.Enum)))


def words(cls: type[enum.Enum]) -> tuple[Word, ...]:
    """The words of one list."""
    texts = notes(cls)
    return tuple(Word(str(member.value), texts.get(member.name, "")) for member in cls)


def units() -> tuple[Word, ...]:
    """The units of time."""
    counted = (Word(unit, inspect.getdoc(cls) or "") for unit, cls in periods.UNITS.items())
    return (*counted, Word("15 May", inspect.getdoc(periods.DayOfYear) or ""))


def _key(cls: type, field: Any, hint: Any, texts: dict[str, str]) -> Key:
    name = written_name(field.name)
    holds, see = _holds(cls, field.name, hint)
    needed = field.default is dataclasses.MISSING and name not in taken_from_around(cls)
    own = inspect.getdoc(_bare(hint)) if see else None
    text = texts.get(field.name) or EVERYWHERE.get(name) or own or ""
    return Key(name, holds, see, needed, _default(field.default), text)


def _default(value: Any) -> str | None:
    if value is dataclasses.MISSING or value in (None, (), periods.THAT_DAY):
        return None
    if isinstance(value, enum.Enum):
        return str(value.value)
    return str(value).lower()


def _holds(cls: type, field: str, hint: Any) -> tuple[str, str | None]:
    """What a key holds, in words, and the title under which it is described."""
    if type(None) in typing.get_args(hint):
        return _holds(cls, field, next(arg for arg in typing.get_args(hint) if arg is not type(None)))
    marks = typing.get_args(hint)[1:] if typing.get_origin(hint) is Annotated else ()
    whole = typing.get_args(hint)[0] if marks else hint
    if typing.get_origin(whole) is tuple:
        one, see = _holds(cls, field, typing.get_args(whole)[0])
        if Mark.ONE_OR_MANY in marks:
            return f"{one}; or a list of them", see
        return (LIST_OF_MAPS if one == MAP else f"a list; each item is {one}"), see
    if Mark.ID in marks:
        kind = REFERENCES.get(cls, {}).get(field)
        return (f"the id of {_article(kind)}" if kind else "a name"), None
    return _scalar(_bare(hint))


def _scalar(bare: Any) -> tuple[str, str | None]:
    if bare is periods.Period:
        return "an amount of time", UNITS
    if bare is Fact:
        return "a fact", FACTS
    if isinstance(bare, type) and issubclass(bare, enum.Enum):
        return "one of: " + ", ".join(str(member.value) for member in bare), title(bare)
    return (MAP, title(typing.cast(type, bare))) if dataclasses.is_dataclass(bare) else (PLAIN[bare], None)


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _inner(cls: type) -> Iterator[type]:
    """The classes that the keys of a class hold."""
    for hint in typing.get_type_hints(cls, include_extras=True).values():
        bare = _bare(hint)
        if dataclasses.is_dataclass(bare) or (isinstance(bare, type) and issubclass(bare, enum.Enum)):
            yield typing.cast(type, bare)


def _bare(hint: Any) -> Any:
    """A hint without marks, without `| None`, and without its list."""
    if typing.get_origin(hint) is Annotated:
        return _bare(typing.get_args(hint)[0])
    inner = [arg for arg in typing.get_args(hint) if arg not in (type(None), Ellipsis)]
    return _bare(inner[0]) if inner else hint
