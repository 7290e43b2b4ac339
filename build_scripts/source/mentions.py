"""Limits mentioned in prose: {limit:reply} stands for the words of that limit, so that the two cannot drift apart.

{stated:within six years} is a time that the language cannot hold; it stands as it is, and the report lists it.
"""

import dataclasses
import re
from collections.abc import Mapping
from typing import Any

from build_scripts.source.traverse import parts
from navigator.model.acts import Cap, Duty
from navigator.model.procedure import Procedure

MENTION = re.compile(r"\{limit:(?P<clause>[a-z0-9-]+)\}")
STATED = re.compile(r"\{stated:(?P<words>[^{}]*)\}")


def filled(procedure: Procedure) -> Procedure:
    """The procedure with every mention replaced by the words of the limit, and every stated time by its own."""
    words = words_of(procedure)
    value: Procedure = _filled(procedure, words)
    return value


def words_of(procedure: Procedure) -> Mapping[str, str]:
    """The words of every limit by the clause it belongs to."""
    return {
        part.id: part.limit.words
        for _, part in parts(procedure)
        if isinstance(part, Duty | Cap) and part.limit is not None
    }


def _filled(value: Any, words: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return STATED.sub(lambda stated: stated["words"], MENTION.sub(lambda mention: words[mention["clause"]], value))
    if isinstance(value, tuple):
        return tuple(_filled(item, words) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        held = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        changed = {name: new for name, old in held.items() if (new := _filled(old, words)) != old}
        return dataclasses.replace(value, **changed) if changed else value
    return value
