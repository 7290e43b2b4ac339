"""Files under procedures/ -> publishers, procedures and cases, with every problem at its line."""

import functools
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from build_scripts.source import inheritance, language_version, schema, taken_around, yaml_tree
from build_scripts.source.coverage import SUFFIX as COVERAGE_SUFFIX
from build_scripts.source.coverage import Coverage
from build_scripts.source.problems import Problem, once, one_of, shown
from build_scripts.source.shared import FILE as SHARED_FILE
from build_scripts.source.shared import Shared
from build_scripts.source.yaml_tree import Node, Place, locate
from navigator.model.cases import CaseFile
from navigator.model.procedure import Procedure
from navigator.model.publisher import Publisher
from navigator.model.versions import EARLIEST

_Value = TypeVar("_Value")

PUBLISHER_FILE = "publisher.yml"
CASES_SUFFIX = ".cases.yml"
CALENDARS_FOLDER = "calendars"
_BASE = re.compile(r"(?:(?P<publisher>[a-z0-9-]+)/)?(?P<name>[a-z0-9-]+(?:@[0-9a-z-]+)?)")


@dataclass(frozen=True, slots=True)
class Written:
    """A value together with the file it was written in, so that a later check can point at its line."""

    file: str
    tree: Node
    value: Any
    based_on: Place | None = None
    """Where the file says what it is based on."""

    def problem(
        self, path: tuple[str | int, ...], wrong: str, allowed: str, code: str, *, key: bool = False
    ) -> Problem:
        """A problem at a path of the file, or at the nearest place that is there.

        In what the file is based on, it is this file that causes it: the other one is read, and judged, by itself.
        """
        return _caused(locate(self.tree, path, key=key), self.based_on, wrong, allowed, code)


@dataclass(frozen=True, slots=True)
class Library:
    """Everything under one procedures folder that could be read, keyed as publisher or publisher/procedure."""

    publishers: Mapping[str, Written] = field(default_factory=dict)
    procedures: Mapping[str, Written] = field(default_factory=dict)
    cases: Mapping[str, Written] = field(default_factory=dict)
    shared: Written | None = None
    coverage: Mapping[str, Written] = field(default_factory=dict)
    """Which document was read and where its paragraphs stand; by publisher, or publisher/name of several documents."""
    unreadable: frozenset[str] = frozenset()
    """Files whose own problems are listed, by their key, so that they are not reported as missing too."""
    unusable: frozenset[str] = frozenset()
    """Calendars of files whose own problems are listed."""

    def publisher(self, key: str) -> Publisher:
        """The publisher with this key, or the publisher of the procedure with this key."""
        value: Publisher = self.publishers[key.partition("/")[0]].value
        return value

    def procedure(self, key: str) -> Procedure:
        """The procedure with this key, as publisher/procedure."""
        value: Procedure = self.procedures[key].value
        return value

    def covered_by(self, key: str) -> Mapping[str, Procedure]:
        """The procedures that were written from the document of a coverage file, as publisher/procedure."""
        title = self.coverage[key].value.document.title
        owner = key.partition("/")[0]
        return {
            name: written.value
            for name, written in self.procedures.items()
            if name.partition("/")[0] == owner and "@" not in name and written.value.document.title == title
        }


def publishers_in(folder: Path) -> frozenset[str]:
    """The publishers of a procedures folder, by the names of their own folders."""
    return frozenset(path.parent.name for path in _yaml_files(folder, None))


def read_library(folder: Path, publishers: Collection[str] | None = None) -> tuple[Library, tuple[Problem, ...]]:
    """Read a procedures folder, or some publishers of it; a file with problems is left out and they are listed."""
    owners: dict[str, Written] = {}
    procedures: dict[str, Written] = {}
    cases: dict[str, Written] = {}
    coverage: dict[str, Written] = {}
    problems: list[Problem] = []
    unreadable: set[str] = set()
    for path in _yaml_files(folder, publishers):
        name = file_name(path)
        key, files, cls = _what_it_is(folder, path, owners, procedures, cases, coverage)
        written, found = _read(name, path, cls)
        problems += found
        if written is not None:
            files[key] = written
            problems += _named_like_its_file(written, key)
        elif files is not cases and files is not coverage:
            unreadable.add(key)
    shared, found = _read_shared(folder / SHARED_FILE)
    if found:
        unreadable.add(SHARED_FILE)
    library = Library(owners, procedures, cases, shared, coverage, frozenset(unreadable))
    return library, once((*problems, *found))


def read_text(cls: type[_Value], file: str, raw: bytes) -> tuple[Written | None, tuple[Problem, ...]]:
    """Read one file's bytes as a value of a class."""
    tree, found = yaml_tree.read(file, raw)
    if tree is None or found:
        return None, found
    return _checked(cls, file, tree)


def read_file(cls: type, path: Path) -> tuple[Written | None, tuple[Problem, ...]]:
    """Read one file as a value of a class, with the procedure that it is based on, if it is."""
    return _read(file_name(path), path, cls)


def _checked(
    cls: type, file: str, tree: Node, based_on: Place | None = None
) -> tuple[Written | None, tuple[Problem, ...]]:
    # Before anything else: the rest may mean something else in that version.
    if other := language_version.fault(tree):
        return None, (other,)
    tree = language_version.without(tree)
    if cls is Procedure:
        tree = taken_around.finished(taken_around.filled(tree))
    try:
        checked = schema.edge(cls).model_validate(yaml_tree.plain(tree))
    except ValidationError as error:
        return None, tuple(sorted(_problems(cls, tree, error, based_on)))
    return Written(file, tree, schema.to_engine(checked), based_on), ()


def _caused(place: Place, based_on: Place | None, wrong: str, allowed: str, code: str) -> Problem:
    if based_on is None or place.file == based_on.file:
        return Problem(place.file, place.line, place.column, wrong, allowed, code)
    behind = f"{place.file}:{place.line}:{place.column}"
    told = f"{wrong}, at {behind}, on which this is based"
    return Problem(based_on.file, based_on.line, based_on.column, told, allowed, code, behind=f"{behind}: {wrong}")


# Under `make serve` most files are the same as at the last build, and checking a file takes longer than reading it.
@functools.lru_cache(maxsize=4096)
def _read_cached(
    cls: type, file: str, raw: bytes, bases: tuple[tuple[str, bytes], ...]
) -> tuple[Written | None, tuple[Problem, ...]]:
    """One file with those that it is based on, the nearest first."""
    if not bases:
        return read_text(cls, file, raw)
    trees = []
    for name, text in ((file, raw), *bases):
        tree, found = yaml_tree.read(name, text)
        if tree is None or found:
            return None, found
        trees.append(tree)
    own, *below = trees
    tree = taken_around.filled(below.pop())
    problems: list[Problem] = []
    for upper in (*reversed(below), own):
        tree, found = inheritance.merged(tree, taken_around.laid_over(upper))
        tree = taken_around.filled(tree)
        problems += found
    if problems:
        return None, tuple(sorted(problems))
    named = inheritance.base_of(own)
    return _checked(cls, file, tree, named.place if named else None)


def _read(name: str, path: Path, cls: type) -> tuple[Written | None, tuple[Problem, ...]]:
    raw, problem = read_bytes(name, path)
    if problem:
        return None, (problem,)
    bases: list[tuple[str, bytes]] = []
    if cls is Procedure:
        bases, problem = _bases(name, path, raw)
    return (None, (problem,)) if problem else _read_cached(cls, name, raw, tuple(bases))


def _bases(name: str, path: Path, raw: bytes) -> tuple[list[tuple[str, bytes]], Problem | None]:
    """Every file that a file is based on, the nearest first."""
    found: list[tuple[str, bytes]] = []
    seen, at, text = [path], path, raw
    while inheritance.BASED_ON.encode() in text:
        tree, _ = yaml_tree.read(name if at is path else file_name(at), text)
        named = inheritance.base_of(tree) if tree else None
        if named is None:
            break
        part = _BASE.fullmatch(named.text)
        base = at.parent.parent / (part["publisher"] or at.parent.name) / f"{part['name']}.yml" if part else at
        base = base if base.is_file() or not base.with_suffix(".yaml").is_file() else base.with_suffix(".yaml")
        place = named.place
        if part and base in seen:
            wrong = f"{shown(named.text)} leads back to this file"
            return [], Problem(
                name, place.line, place.column, wrong, "a procedure that is not based on it", "unknown-base"
            )
        text, problem = read_bytes(file_name(base), base)
        if part is None or problem:
            wrong = f"it cannot be based on {shown(named.text)}"
            allowed = "another procedure of this publisher, or publisher/procedure"
            return [], Problem(place.file, place.line, place.column, wrong, allowed, "unknown-base")
        found.append((file_name(base), text))
        seen.append(base)
        at = base
    return found, None


def read_bytes(name: str, path: Path) -> tuple[bytes, Problem | None]:
    """What stands in a file, or why it cannot be read."""
    try:
        return path.read_bytes(), None
    except OSError as error:
        wrong = f"cannot be read: {(error.strerror or 'unknown reason').lower()}"
        return b"", Problem(name, 1, 1, wrong, "a readable file; if it was just moved, build again", "unreadable")


def file_name(path: Path) -> str:
    """A file as an author would name it: from the folder they stand in, where it lies below that."""
    whole, here = path.absolute(), Path.cwd()
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


def _read_shared(path: Path) -> tuple[Written | None, tuple[Problem, ...]]:
    return _read(file_name(path), path, Shared) if path.is_file() else (None, ())


def _yaml_files(folder: Path, publishers: Collection[str] | None) -> Iterable[Path]:
    files = (path for path in folder.glob("*/*.y*ml") if path.parent.name != CALENDARS_FOLDER)
    return sorted(path for path in files if publishers is None or path.parent.name in publishers)


def _what_it_is(
    folder: Path, path: Path, publishers: Any, procedures: Any, cases: Any, coverage: Any
) -> tuple[str, dict[str, Written], type]:
    publisher = path.parent.relative_to(folder).as_posix()
    # A procedure may end in .yaml, too; so what stands beside it may.
    name = path.with_suffix(".yml").name
    if name == PUBLISHER_FILE:
        return publisher, publishers, Publisher
    if name.endswith(CASES_SUFFIX):
        return f"{publisher}/{name.removesuffix(CASES_SUFFIX)}", cases, CaseFile
    if name == COVERAGE_SUFFIX:
        return publisher, coverage, Coverage
    if name.endswith(f".{COVERAGE_SUFFIX}"):
        return f"{publisher}/{name.removesuffix(f'.{COVERAGE_SUFFIX}')}", coverage, Coverage
    # complaints@2021-04-01.yml is the text that was in force from that day, before complaints.yml.
    return f"{publisher}/{path.stem}", procedures, Procedure


def _named_like_its_file(written: Written, key: str) -> Iterable[Problem]:
    expected, _, since = key.rpartition("/")[2].partition("@")
    in_force = getattr(written.value, "in_force_from", None)
    if since == EARLIEST and in_force is not None:
        allowed = f"take it out, or call the file after {in_force}"
        wrong = "the earliest version says from when it applied"
        yield written.problem(("in_force_from",), wrong, allowed, "version-date")
    elif since and since != EARLIEST and (in_force is None or in_force.isoformat() != since):
        allowed = f"in_force_from: {since}, as the file is called; @{EARLIEST} where nobody knows"
        yield written.problem(
            ("in_force_from",), "an earlier version does not say from when it applied", allowed, "version-date"
        )
    name = getattr(written.value, "id", expected)
    if name != expected:
        allowed = f"the id of this file is {expected}, as the {'folder' if '/' not in key else 'file'} is called"
        yield written.problem(("id",), f"{shown(name)} is not the name of the file", allowed, "id-not-file-name")


def _problems(cls: type, tree: Node, error: ValidationError, based_on: Place | None) -> Iterable[Problem]:
    faults = error.errors(include_url=False)
    missing = {fault["loc"] for fault in faults if fault["type"] == "missing"}
    for fault in faults:
        path = tuple(part for part in fault["loc"])
        if path in missing and taken_around.is_missing_around(path, missing):
            continue
        wrong, allowed, code = _EXPLAINED.get(fault["type"], _unexpected)(cls, path, fault)
        place = locate(tree, path, key=fault["type"] == "extra_forbidden")
        yield _caused(place, based_on, wrong, allowed, code)


_Explain = Callable[[type, tuple[str | int, ...], Any], tuple[str, str, str]]


def _own_fault(_cls: type, _path: tuple[str | int, ...], fault: Any) -> tuple[str, str, str]:
    context = fault["ctx"]
    return context["wrong"], context["allowed"], context["code"]


def _missing(_cls: type, path: tuple[str | int, ...], _fault: Any) -> tuple[str, str, str]:
    if path[::2] == ("events", "ask"):
        allowed = "the question for its date, such as ask: When was the reply sent?"
        return "ask is missing, and no question can be made of what", allowed, "missing-key"
    return f"{path[-1]} is missing", f"write a line that starts with {path[-1]}:", "missing-key"


def _extra(cls: type, path: tuple[str | int, ...], _fault: Any) -> tuple[str, str, str]:
    given = str(path[-1])
    return f"{shown(given)} is not a key here", one_of(schema.keys_at(cls, path[:-1]), given), "unknown-key"


def _not_list(_cls: type, path: tuple[str | int, ...], _fault: Any) -> tuple[str, str, str]:
    return f"{path[-1]} is not a list", "a list: lines that start with a hyphen", "not-a-list"


def _not_map(cls: type, path: tuple[str | int, ...], _fault: Any) -> tuple[str, str, str]:
    keys = schema.keys_at(cls, path)
    return "a map of keys is meant here", one_of(keys) if keys else "keys and values", "not-a-map"


def _unexpected(_cls: type, _path: tuple[str | int, ...], _fault: Any) -> tuple[str, str, str]:
    return "this value does not fit", "see the language reference", "does-not-fit"


_EXPLAINED: Mapping[str, _Explain] = {
    "fault": _own_fault,
    "missing": _missing,
    "extra_forbidden": _extra,
    "list_type": _not_list,
    "model_type": _not_map,
    "model_attributes_type": _not_map,
    "dict_type": _not_map,
}
