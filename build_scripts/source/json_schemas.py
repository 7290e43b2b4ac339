"""The JSON Schema of each kind of file: for editors while an author writes, and for programs that read the data."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from build_scripts.source import language_version, schema, taken_around
from build_scripts.source.accessibility_statement import Statement
from build_scripts.source.coverage import Coverage
from build_scripts.source.shared import Shared
from navigator.model.cases import CaseFile
from navigator.model.limits import Id, Ids, Text
from navigator.model.marks import ONE_OR_MANY
from navigator.model.procedure import Procedure
from navigator.model.publisher import Publisher

DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True, kw_only=True)
class BasedOn:
    """Keys of a procedure's file that says only how it differs from another one, such as a national model.

    What the file says is laid over the other file: keys are replaced, and items of a list with the same id are merged.
    Where a case goes (to) is replaced as a whole.
    The first two stand at the top of the file. The others can stand in any part of it.

    What is true of one text alone is never taken from another: in_force_from, in_force_by and adopted.
    """

    based_on: Text
    """The procedure that it is based on: its id, or publisher/procedure. That one may be based on another."""
    drop: Ids = ()
    """The ids of items of that procedure that do not hold here; one that the file writes anew is not merged with it."""
    without: Annotated[tuple[Text, ...], ONE_OR_MANY] = ()
    """The keys that this part does not have here; one that the file writes anew is not merged with the old one."""
    precedes: Id | None = None
    """Before which item of the list this one stands. Left out, a new item stands last."""


FILES: Mapping[str, type] = {
    "publisher": Publisher,
    "procedure": Procedure,
    "cases": CaseFile,
    "coverage": Coverage,
    "shared": Shared,
    "accessibility": Statement,
}
"""What an author writes: the name of its schema, and what it holds."""


@cache
def all_files() -> Mapping[str, dict[str, Any]]:
    """The schema of every kind of file that an author writes, by its name."""
    return {name: _versioned(procedure_file() if cls is Procedure else of(cls)) for name, cls in FILES.items()}


def _versioned(schema: dict[str, Any]) -> dict[str, Any]:
    """With the key that every file may have, in each place where a schema lists the keys of a whole file."""
    key = {language_version.KEY: language_version.SCHEMA}
    made = {**schema, "properties": {**key, **schema["properties"]}}
    if "then" in schema:
        tops = {schema[branch]["$ref"].rpartition("/")[2] for branch in ("then", "else")}
        made["$defs"] = {
            name: {**each, "properties": {**key, **each["properties"]}} if name in tops else each
            for name, each in schema["$defs"].items()
        }
    return made


def of(cls: type) -> dict[str, Any]:
    """The schema of one of the language's classes. Descriptions are the texts under its fields."""
    made = schema.edge(cls).model_json_schema()
    return {"$schema": DIALECT, "title": cls.__name__, **_tidy(made)}


def procedure_file() -> dict[str, Any]:
    """The schema of a procedure's file, which may be written as what differs from another procedure."""
    whole = of(Procedure)
    definitions = {name: _with_what_is_around(name, each) for name, each in whole.pop("$defs").items()}
    every = of(BasedOn)["properties"]
    keys = {key: every[key] for key in ("based_on", "drop", "without")}
    definitions["Procedure"] = {key: value for key, value in whole.items() if key not in ("$schema", "title")}
    parts = {_part(name): _in_part(definition, definitions, every) for name, definition in definitions.items()}
    top = parts[_part("Procedure")]
    parts[_part("Procedure")] = {**top, "properties": {**keys, **top["properties"]}, "required": ["based_on", "id"]}
    return {
        "$schema": DIALECT,
        "title": "Procedure",
        "type": "object",
        # Offered by editors before either branch is known to hold.
        "properties": keys,
        "if": {"required": ["based_on"]},
        "then": {"$ref": f"#/$defs/{_part('Procedure')}"},
        "else": {"$ref": "#/$defs/Procedure"},
        "$defs": dict(sorted({**definitions, **parts}.items())),
    }


def _with_what_is_around(name: str, definition: Mapping[str, Any]) -> dict[str, Any]:
    """A definition as a file may have it: what the loader takes from around it need not be there."""
    filled = {key for cls in taken_around.CLASSES if cls.__name__ == name for key in schema.taken_from_around(cls)}
    if not filled:
        return dict(definition)
    return {**definition, "required": [key for key in definition["required"] if key not in filled]}


def _tidy(made: Any) -> Any:
    """Without what pydantic adds of its own: titles, null for what may be left out, and empty defaults."""
    if isinstance(made, list):
        return [_tidy(item) for item in made]
    if not isinstance(made, dict):
        return made
    kept = {
        key: value
        for key, value in made.items()
        if not (key == "title" and isinstance(value, str)) and not (key == "default" and value in (None, []))
    }
    choices = [choice for choice in kept.pop("anyOf", []) if choice != {"type": "null"}]
    if len(choices) > 1:
        kept["anyOf"] = choices
    return _tidied({**choices[0], **kept} if len(choices) == 1 else kept)


def _tidied(made: dict[str, Any]) -> dict[str, Any]:
    return {key: _tidy(value) for key, value in made.items()}


def _part(name: str) -> str:
    return f"{name}InPart"


def _in_part(definition: Mapping[str, Any], definitions: Mapping[str, Any], keys: Mapping[str, Any]) -> dict[str, Any]:
    """A definition for what is merged into another file: only the id, by which it is found there, has to be said."""
    properties = {key: _merged(value, definitions) for key, value in definition.get("properties", {}).items()}
    if properties:
        own = ("without", "precedes") if "id" in properties else ("without",)
        properties |= {key: keys[key] for key in own}
    return {**definition, "properties": properties, "required": [key for key in ("id",) if key in properties]}


def _merged(value: Mapping[str, Any], definitions: Mapping[str, Any]) -> dict[str, Any]:
    if "$ref" in value:
        return {**value, "$ref": f"#/$defs/{_part(_named(value))}"}
    items = value.get("items", {})
    # Only items with an id are merged; a list of anything else is replaced as a whole.
    if "$ref" in items and "id" in definitions[_named(items)]["properties"]:
        return {**value, "items": {"$ref": f"#/$defs/{_part(_named(items))}"}}
    return dict(value)


def _named(reference: Mapping[str, Any]) -> str:
    return str(reference["$ref"]).rpartition("/")[2]
