"""Prose must mention limits, never state them."""

import dataclasses
import functools
import typing
from collections.abc import Iterator
from typing import Any

from build_scripts.source import phrases
from build_scripts.source.mentions import MENTION, STATED, words_of
from build_scripts.source.problems import Problem, one_of, shown
from build_scripts.source.reader import Written
from build_scripts.source.traverse import Path, parts
from navigator.model.codec import written_name
from navigator.model.limits import Alternative, Arrival, Limit, Source
from navigator.model.marks import ID, PLACE
from navigator.model.procedure import Procedure

# Something has to stand where a mark stood, or a number before it would meet a unit after it.
_GONE = " ; "
_ALLOWED = (
    "write {limit:ID} with the id of the act it limits, or leave it out; {stated:WORDS} where no limit can hold it"
)


def problems(written: Written) -> Iterator[Problem]:
    """Mentions of limits that are not there, and limits that are written out where they could drift."""
    has_limits = isinstance(written.value, Procedure)
    words = words_of(written.value) if isinstance(written.value, Procedure) else {}
    for path, text in _prose(written.value):
        for mention in MENTION.finditer(text):
            if mention["clause"] not in words:
                wrong = f"there is no limit {shown(mention['clause'])} to mention"
                yield written.problem(path, wrong, one_of(words, mention["clause"]), "unknown-limit")
        yield from _stated(written, path, text, has_limits=has_limits)
        if "changes" in path:  # what was once true stays so
            continue
        for stretch in phrases.mentions(STATED.sub(_GONE, MENTION.sub(_GONE, text))):
            allowed = _ALLOWED if has_limits else "leave it out; a limit or a rule under counting says it"
            if "extensions" in path:
                allowed = "leave it out; how much longer it takes is told beside these words"
            wrong = f"the text states a limit, {stretch}, that could drift"
            yield written.problem(path, wrong, allowed, "literal-limit")


def cases(written: Written, procedure: Written | None) -> Iterator[Problem]:
    """Worked examples that write out a limit of their procedure. Other stretches of time are part of the story."""
    limits = (
        [limit for _, limit in parts(procedure.value) if isinstance(limit, Limit | Alternative)] if procedure else []
    )
    stated = {
        period
        for limit in limits
        for period in (limit.period, *(each.period for each in getattr(limit, "readings", ())))
    }
    for path, text in _prose(written.value):
        for stretch in phrases.mentions(text):
            if stated.intersection(stretch.periods):
                allowed = "leave it out; the dates of the example say it"
                wrong = f"the text states a limit, {stretch}, that could drift"
                yield written.problem(path, wrong, allowed, "literal-limit")


def _stated(written: Written, path: Path, text: str, *, has_limits: bool) -> Iterator[Problem]:
    for stated in STATED.finditer(text):
        if not has_limits:
            wrong = "a time is stated where nothing has a limit"
            yield written.problem(path, wrong, "{stated:WORDS} only in a procedure", "stated-time")
        elif not any(phrases.mentions(stated["words"])):
            wrong = f"{shown(stated['words'])} names no time"
            allowed = "words with number and unit, such as within six years; a day of the year needs no mark"
            yield written.problem(path, wrong, allowed, "stated-time")


def _prose(value: Any) -> Iterator[tuple[Path, str]]:
    """Every text but ids, names of places, headings of the document, and what fixes a limit or its days."""
    for path, part in parts(value):
        if isinstance(part, Source):
            continue
        for name in text_fields(part.__class__):
            held = getattr(part, name)
            for at, text in enumerate(held if isinstance(held, tuple) else (held,)):
                if isinstance(text, str):
                    yield (*path, written_name(name), at), text


@functools.cache
def text_fields(cls: type) -> tuple[str, ...]:
    """The keys of a construct that hold prose."""
    hints = typing.get_type_hints(cls, include_extras=True)
    names = (field.name for field in dataclasses.fields(cls))
    return tuple(
        name
        for name in names
        if not (_is_name(hints[name]) or name == "not_counted")
        if not (cls in (Limit, Alternative, Arrival) and name == "words")
    )


def _is_name(hint: Any) -> bool:
    """True for the type of an id or a place, of several, or of one that can be left out."""
    if typing.get_origin(hint) is typing.Annotated and {ID, PLACE}.intersection(hint.__metadata__):
        return True
    return any(_is_name(inner) for inner in typing.get_args(hint))
