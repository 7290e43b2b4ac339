"""pydantic over the engine's own values: every fault with its path, and a JSON Schema for editors."""

import ast
import dataclasses
import enum
import functools
import inspect
import itertools
import re
import sys
import types
import typing
from datetime import date
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainValidator,
    WithJsonSchema,
    create_model,
)
from pydantic_core import CoreSchema, PydanticCustomError

from build_scripts.source.problems import one_of, shown
from navigator.dates import iso, moments, periods
from navigator.dates.refusals import PeriodError
from navigator.model.cases import Fact, FactError, parse_fact
from navigator.model.codec import written_name
from navigator.model.marks import Mark

LONGEST_TEXT = 2000
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_ID = 60
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{n}{i}" for n in ("com", "lpt") for i in range(1, 10))})
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


@functools.cache
def edge(cls: Any) -> type[BaseModel]:
    """The pydantic model that checks an author's data for one of the engine's dataclasses."""
    hints = typing.get_type_hints(cls, include_extras=True)
    texts = notes(cls)
    fields: dict[str, Any] = {}
    for f in dataclasses.fields(cls):
        needed = f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
        default = ... if needed else f.default
        fields[f.name] = (
            _edge_type(hints[f.name]),
            Field(default, alias=written_name(f.name), description=texts.get(f.name)),
        )
    model: type[BaseModel] = create_model(
        cls.__name__, __config__=ConfigDict(extra="forbid", frozen=True), __doc__=inspect.getdoc(cls), **fields
    )
    _ENGINE[model] = cls
    return model


_ENGINE: dict[type[BaseModel], type] = {}


def taken_from_around(cls: type) -> tuple[str, ...]:
    """The keys of a class that a file can leave out, because the loader takes them from what is around it."""
    hints = typing.get_type_hints(cls, include_extras=True)
    return tuple(written_name(name) for name, hint in hints.items() if Mark.AROUND in typing.get_args(hint)[1:])


def to_engine(value: Any) -> Any:
    """The engine's value for what pydantic has checked."""
    if isinstance(value, BaseModel):
        cls = _ENGINE[type(value)]
        return cls(**{name: to_engine(getattr(value, name)) for name in type(value).model_fields})
    if isinstance(value, list):
        return tuple(to_engine(item) for item in value)
    return value


def keys_at(cls: type, path: tuple[str | int, ...]) -> tuple[str, ...]:
    """The keys that the language knows at a path below a class; empty where no map is meant."""
    hint: Any = cls
    for part in path:
        hint = _bare(hint)
        if isinstance(part, int):
            hint = typing.get_args(hint)[0] if typing.get_args(hint) else None
        elif dataclasses.is_dataclass(hint):
            named = {written_name(f.name): f.name for f in dataclasses.fields(hint)}
            hint = typing.get_type_hints(typing.cast(type, hint), include_extras=True).get(named.get(part, ""))
    hint = _bare(hint)
    return tuple(written_name(f.name) for f in dataclasses.fields(hint)) if dataclasses.is_dataclass(hint) else ()


def _bare(hint: Any) -> Any:
    """A hint without its marks and without `| None`."""
    if typing.get_origin(hint) is Annotated:
        return _bare(typing.get_args(hint)[0])
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return _bare(_without_none(hint))
    return hint


def _without_none(hint: Any) -> Any:
    return next(arg for arg in typing.get_args(hint) if arg is not types.NoneType)


def _edge_type(hint: Any) -> Any:
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return _edge_type(_without_none(hint)) | None
    marks = typing.get_args(hint)[1:] if typing.get_origin(hint) is Annotated else ()
    bare = _bare(hint)
    if Mark.ID in marks:
        return _text_form(_read_id, {"type": "string", "pattern": f"^{_ID.pattern}$", "maxLength": LONGEST_ID})
    if Mark.TEXT in marks:
        return _text_form(_read_text, {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT})
    if Mark.HOUR in marks:
        return _text_form(_read_moment, {"type": "string", "examples": ["2026-06-05", "2026-06-05T09:20"]})
    if typing.get_origin(bare) is tuple:
        many = types.GenericAlias(list, (_edge_type(typing.get_args(bare)[0]),))
        return Annotated[many, BeforeValidator(_as_list), _OneOrMany()] if Mark.ONE_OR_MANY in marks else many
    if bare in (periods.Period, Fact):
        return _scalar(bare)
    if not dataclasses.is_dataclass(bare):
        return _scalar(bare)
    whole = edge(typing.cast(Any, bare))
    if Mark.SHORT not in marks:
        return whole
    first = written_name(dataclasses.fields(bare)[0].name)
    return Annotated[whole, BeforeValidator(functools.partial(_as_map, first)), _ShortOrWhole(first)]


def _scalar(bare: Any) -> Any:
    if bare is periods.Period:
        written = "|".join(sorted(f"{unit[:-1]}s?" for unit in periods.UNITS))
        written = f"[0-9]{{1,5}} ({written})|[0-9]{{1,2}} ({'|'.join(periods.MONTHS)})"
        pattern = {"pattern": f"^({written})$", "examples": ["15 working days", "1 month", "15 May"]}
        return _text_form(_read_period, {"type": "string", **pattern})
    if bare is Fact:
        return _text_form(
            _read_fact,
            {"type": "string", "examples": ["reply-sent=2026-06-05", "reply-sent=2026-06-05T09:20", "reply-sent=no"]},
        )
    if bare is date:
        return _text_form(_read_date, {"type": "string", "format": "date"})
    if bare is bool:
        return _text_form(_read_bool, {"type": "boolean"})
    if bare is int:
        return _text_form(_read_int, {"type": "integer", "minimum": 1})
    if isinstance(bare, type) and issubclass(bare, enum.Enum):
        return _text_form(
            functools.partial(_read_enum, bare), {"type": "string", "enum": [str(member.value) for member in bare]}
        )
    raise TypeError(f"the language has no way to write {bare!r}")


def _text_form(read: Any, schema: dict[str, Any]) -> Any:
    def from_text(value: Any) -> Any:
        if not isinstance(value, str):
            kind = "a list" if isinstance(value, list) else "a map"
            raise _fault("not-text", f"{kind} stands where one value is meant", "one value on the line")
        return read(value)

    return Annotated[Any, PlainValidator(from_text), WithJsonSchema(schema)]


class _OneOrMany:
    """Says in the JSON Schema what `_as_list` allows: one value without its list."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        many = handler(core)
        return {"anyOf": [many["items"], many]}


@dataclasses.dataclass(frozen=True)
class _ShortOrWhole:
    """Says in the JSON Schema what `_as_map` allows: the value of the first key without its map."""

    first: str

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        whole = handler(core)
        return {"anyOf": [handler.resolve_ref_schema(whole)["properties"][self.first], whole]}


def _as_map(first: str, value: Any) -> Any:
    return {first: value} if isinstance(value, str) else value


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _fault(code: str, wrong: str, allowed: str) -> PydanticCustomError:
    return PydanticCustomError("fault", "{wrong}", {"wrong": wrong, "allowed": allowed, "code": code})


# How YAML writes that there is no value; here every value is a text.
_NULL = frozenset(("null", "Null", "NULL", "~"))


def _read_text(text: str) -> str:
    hidden = _HIDDEN.search(text)
    if hidden:
        where = f"a hidden character (U+{ord(hidden.group()):04X}) in {shown(text)}"
        raise _fault("hidden-character", where, "visible characters only")
    kept = " ".join(text.split())
    if not kept or kept in _NULL:
        wrong = f"{kept} says nothing" if kept else "the value is empty"
        raise _fault("empty-text", wrong, "write some words, or take the line out")
    if len(kept) > LONGEST_TEXT:
        raise _fault("text-too-long", f"{len(kept)} characters", f"at most {LONGEST_TEXT} are allowed")
    return kept


def fault_of_id(text: str) -> str | None:
    """What is wrong with a text as an id, and what is allowed; none when it is one."""
    try:
        _read_id(text)
    except PydanticCustomError as error:
        context = error.context or {}
        return f"{context['wrong']}; {context['allowed']}"
    return None


def _read_id(text: str) -> str:
    if not _ID.fullmatch(text) or len(text) > LONGEST_ID or text in _RESERVED:
        allowed = f"lower-case letters a to z, digits and single hyphens, at most {LONGEST_ID} characters"
        raise _fault("bad-id", f"{shown(text)} cannot be a name here", allowed)
    return text


def _read_period(text: str) -> periods.Period:
    try:
        return periods.parse(text)
    except PeriodError as error:
        wrong, _, allowed = str(error).partition(". ")
        raise _fault("bad-period", wrong, f"{allowed[:1].lower()}{allowed[1:].rstrip('.')}") from None


def _read_fact(text: str) -> Fact:
    try:
        return parse_fact(text)
    except FactError as error:
        wrong, _, allowed = str(error).partition("; ")
        raise _fault("bad-fact", wrong, allowed) from None


def _read_moment(text: str) -> date:
    try:
        return moments.parse(text)
    except ValueError:
        allowed = "a real date as YYYY-MM-DD, or with its hour as YYYY-MM-DDTHH:MM"
        raise _fault("bad-date", f"{shown(text)} is not a date", allowed) from None


def _read_date(text: str) -> date:
    try:
        return iso.parse(text)
    except ValueError:
        raise _fault("bad-date", f"{shown(text)} is not a date", "a real date as YYYY-MM-DD") from None


def _read_bool(text: str) -> bool:
    if text not in ("true", "false"):
        raise _fault("bad-yes-no", f"{shown(text)} is not true or false", one_of(("true", "false"), text))
    return text == "true"


def _read_int(text: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,3}", text):
        raise _fault("bad-number", f"{shown(text)} is not a whole number", "a whole number from 1 to 9999, in digits")
    return int(text)


def _read_enum(cls: type[enum.Enum], text: str) -> enum.Enum:
    known = {str(member.value): member for member in cls}
    if text not in known:
        raise _fault("unknown-word", f"{shown(text)} is not known here", one_of(known, text))
    return known[text]


def notes(cls: type) -> dict[str, str]:
    """The texts that stand under the fields of a dataclass, or under the members of an enumeration, by their names."""
    found = {
        name: text for base in cls.__bases__ if dataclasses.is_dataclass(base) for name, text in notes(base).items()
    }
    for line, after in itertools.pairwise(_classes(cls.__module__)[cls.__name__].body):
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            found |= {name: str(after.value.value) for name in _assigned(line)}
    return found


@functools.cache
def _classes(module: str) -> dict[str, ast.ClassDef]:
    """The classes of a module as they are written. inspect.getsource would read the module anew for each of them."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {line.name: line for line in tree.body if isinstance(line, ast.ClassDef)}


def _assigned(line: ast.stmt) -> list[str]:
    """The names that a line of a class gives a value or a type."""
    targets = [line.target] if isinstance(line, ast.AnnAssign) else line.targets if isinstance(line, ast.Assign) else []
    return [target.id for target in targets if isinstance(target, ast.Name)]
