"""Any part of a procedure is taken out: if the file is still in order, report, comparison and copy work."""

import copy
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from build_scripts import checks, findings
from build_scripts.commands.procedure_diff import moves
from build_scripts.commands.starter import copied
from build_scripts.commands.starter.answers import Answers
from build_scripts.findings.report import as_html, as_text, report
from build_scripts.source.reader import Library, read_library, read_text
from navigator.model.policy import Policy
from navigator.model.procedure import Procedure
from tests.support.samples import ROOT, calendars

TODAY = date(2026, 12, 1)
WHOLE, _ = read_library(ROOT / "procedures")
# Those that are based on another one have their parts elsewhere.
KEYS = sorted(key for key in WHOLE.procedures if "based_on" not in (ROOT / f"procedures/{key}.yml").read_text("utf-8"))
TREES = {
    key: yaml.load((ROOT / f"procedures/{key}.yml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - makes only texts
    for key in KEYS
}
ANSWERS = Answers(
    publisher="otherton",
    publisher_name="Otherton",
    procedure="copy",
    title="A copy",
    audience=WHOLE.procedure(KEYS[0]).audience,
    calendar="scotland",
    email="",
)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every key and of every item of a list."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, held in inner:
        yield (*path, key)
        yield from places(held, (*path, key))


PLACES = [(key, path) for key in KEYS for path in places(TREES[key])]


def without(key: str, path: tuple[Any, ...]) -> Library | None:
    """The library with one part of a procedure taken out; none when the file is then not in order."""
    tree = copy.deepcopy(TREES[key])
    inner = tree
    for part in path[:-1]:
        inner = inner[part]
    del inner[path[-1]]
    written, _ = read_text(Procedure, f"procedures/{key}.yml", yaml.safe_dump(tree).encode())
    if written is None:
        return None
    library = Library(
        WHOLE.publishers, {**WHOLE.procedures, key: written}, {}, WHOLE.shared, unreadable=WHOLE.unreadable
    )
    return None if checks.check(library, calendars()) else library


@settings(max_examples=20)
@given(st.sampled_from(PLACES))
def test_whatever_is_taken_out(place: tuple[str, tuple[Any, ...]]) -> None:
    key, path = place
    library = without(key, path)
    assume(library is not None)
    assert library
    (subject,) = (each for each in findings.subjects(library, calendars(), TODAY) if each.key == key)
    for found in findings.find(subject):
        assert found.at
        assert found.line >= 1
        assert str(found).endswith(f"({found.code})")
    made = report([subject], TODAY)
    assert as_text(made).endswith("\n")
    assert "</html>" in as_html(made)
    old, new = (Policy(each.publisher(key), each.procedure(key)) for each in (WHOLE, library))
    examples = WHOLE.cases[key].value.cases[:1]
    list(moves(old, new, examples, calendars()))
    assert list(moves(new, new, examples, calendars())) == []
    text = copied.procedure(library.procedure(key), key, ANSWERS, library.publisher(key))
    again, problems = read_text(Procedure, "copy.yml", text.encode())
    assert again, problems


@pytest.mark.parametrize("key", KEYS)
def test_nothing_taken_out_is_in_order(key: str) -> None:
    assert without(key, ("summary",)) is None
    assert checks.check(WHOLE, calendars()) == ()
