"""Prose must mention limits, never state them."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from build_scripts.source import worded_periods
from build_scripts.source.mentions import MENTION, words_of
from build_scripts.source.problems import Problem, one_of, shown
from build_scripts.source.reader import Written
from build_scripts.source.traverse import Path, parts
from navigator.model.codec import written_name
from navigator.model.limits import Limit
from navigator.model.vocabulary import Procedure


def problems(written: Written) -> Iterator[Problem]:
    """Mentions of limits that are not there, and limits that are written out where they could drift."""
    words = words_of(written.value) if isinstance(written.value, Procedure) else {}
    for path, text in _prose(written.value):
        for mention in MENTION.finditer(text):
            if mention["clause"] not in words:
                wrong = f"there is no limit {shown(mention['clause'])} to mention"
                yield written.problem(path, wrong, one_of(words, mention["clause"]), "unknown-limit")
        if "changes" in path:  # what was once true stays so
            continue
        for period in worded_periods.periods(MENTION.sub("", text)):
            allowed = "write {limit:ID} with the id of the act it limits, or leave it out"
            yield written.problem(
                path, f"the text states a limit, {period}, that could drift", allowed, "literal-limit"
            )


def cases(written: Written, procedure: Written | None) -> Iterator[Problem]:
    """Worked examples that write out a limit of their procedure. Other stretches of time are part of the story."""
    limits = [limit for _, limit in parts(procedure.value) if isinstance(limit, Limit)] if procedure else []
    stated = {period for limit in limits for period in (limit.period, *(each.period for each in limit.readings))}
    for path, text in _prose(written.value):
        for period in worded_periods.periods(text):
            if period in stated:
                allowed = "leave it out; the dates of the example say it"
                yield written.problem(
                    path, f"the text states a limit, {period}, that could drift", allowed, "literal-limit"
                )


def _prose(value: Any) -> Iterator[tuple[Path, str]]:
    """Every text but the words that fix a limit."""
    for path, part in parts(value):
        for field in dataclasses.fields(part):
            if isinstance(part, Limit) and field.name == "words":
                continue
            held = getattr(part, field.name)
            for at, text in enumerate(held if isinstance(held, tuple) else (held,)):
                if isinstance(text, str):
                    yield (*path, written_name(field.name), at), text
