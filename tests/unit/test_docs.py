"""What the pages for developers name is there: files, modules, targets of make, other pages."""

import itertools
import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache

import pytest
from click.testing import CliRunner

from build_scripts.cli import main
from tests.support.samples import ROOT

# It tells of machinery that was taken out.
OF_THE_PAST = "docs/decisions/no-incremental-build.md"
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md"))
)
# MkDocs checks the links of the other pages, which lead to generated ones too.
UNPUBLISHED = [page for page in PAGES if page.startswith(("docs/developers/", "docs/decisions/")) or "/" not in page]
HOUSES = ("build_scripts", "navigator", "tests")
# What is made by a build, or stands for whatever an author calls it.
PLACEHOLDER = re.compile(r"[<>{}*]|\byour-")

every_page = pytest.mark.parametrize("page", [page for page in PAGES if page != OF_THE_PAST])


def code(text: str) -> list[str]:
    """What stands in backticks on one line."""
    return re.findall(r"`([^`\n]+)`", re.sub(r"(?ms)^```.*?^```$", "", text))


def paths(text: str) -> Iterator[str]:
    """Paths of the project from its root; of those with a placeholder, the part before it."""
    for said in code(text):
        for path in re.findall(
            r"(?<![\w./-])(?:docs|procedures|schemas|build_scripts|navigator|tests|\.ci|\.github)/[^\s,;:()'\"#]*", said
        ):
            open_at = PLACEHOLDER.search(path)
            yield path[: open_at.start()].rpartition("/")[0] if open_at else path


def modules(text: str) -> Iterator[str]:
    """Dotted names of modules, or of what is in one."""
    for said in code(text):
        yield from re.findall(rf"(?<![\w./-])(?:{'|'.join(HOUSES)})(?:\.\w+)+", said)


def targets(text: str) -> Iterator[str]:
    for said in (*code(text), *re.findall(r"^ {4}(make .*)$", text, re.MULTILINE)):
        yield from re.findall(r"\bmake ((?:[a-z-]+ )*[a-z-]+)", re.sub(r" {2,}.*| [A-Z_]+=.*", "", said))


def links(text: str) -> Iterator[str]:
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if not re.match(r"[a-z]+:", link):
            yield link.partition("#")[0]


@cache
def file_names() -> frozenset[str]:
    return frozenset(path.name for house in (*HOUSES, "docs") for path in (ROOT / house).rglob("*.*"))


@cache
def made_by_make() -> frozenset[str]:
    return frozenset(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def is_module(name: str) -> bool:
    """True for a module, a package, and a name in one of them."""
    path = ROOT.joinpath(*name.split("."))
    if path.is_dir() or path.with_suffix(".py").is_file():
        return True
    for owner in (path.parent.with_suffix(".py"), path.parent / "__init__.py"):
        if owner.is_file() and re.search(rf"\b{path.name}\b", owner.read_text("utf-8")):
            return True
    return False


@every_page
def test_every_path_and_module_that_a_page_names_is_there(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    assert [path for path in paths(text) if not (ROOT / path).exists()] == []
    assert [name for name in modules(text) if not is_module(name)] == []
    names = {said for said in code(text) if re.fullmatch(r"\w+\.(py|mjs|j2|sh|scss)", said)}
    assert names - file_names() == set()


@every_page
def test_every_target_of_make_that_a_page_names_is_there(page: str) -> None:
    named = {target for said in targets((ROOT / page).read_text("utf-8")) for target in said.split()}
    assert named - made_by_make() == set()


@pytest.mark.parametrize("page", UNPUBLISHED)
def test_every_link_of_a_page_for_developers_leads_somewhere(page: str) -> None:
    folder = (ROOT / page).parent
    assert [link for link in links((ROOT / page).read_text("utf-8")) if not (folder / link).exists()] == []


def test_what_is_named_is_found_in_the_text() -> None:
    text = "Run `make lint test ARGS=x` on `navigator/none.py`, see `tests/<name>/none` and [it](none.md#there).\n"
    text += "`navigator.dates.none` and `none.py` in `build_scripts/none/*.py`\n\n    make none     says no\n"
    assert list(paths(text)) == ["navigator/none.py", "tests", "build_scripts/none"]
    assert list(modules(text)) == ["navigator.dates.none"]
    assert [
        is_module(name) for name in ("navigator.dates.none", "navigator.dates.iso", "navigator.dates.iso.parse")
    ] == [
        False,
        True,
        True,
    ]
    assert list(targets(text)) == ["lint test", "none"]
    assert list(links(text)) == ["none.md"]


def test_the_pages_name_much_that_can_be_checked() -> None:
    texts = [(ROOT / page).read_text("utf-8") for page in PAGES]
    found = {name: {each for text in texts for each in find(text)} for name, find in FINDERS.items()}
    assert {name for name, each in found.items() if len(each) < LEAST[name]} == set()


FINDERS = {"paths": paths, "targets": targets, "links": links}
LEAST = {"paths": 100, "targets": 15, "links": 40}


def test_every_decision_is_short() -> None:
    lengths = {page: len((ROOT / page).read_text("utf-8").split()) for page in PAGES if "/decisions/" in page}
    assert OF_THE_PAST in lengths
    assert {page: length for page, length in lengths.items() if length >= 400} == {}


def test_the_version_stands_everywhere_as_pyproject_says() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    said = {
        "package.json": json.loads((ROOT / "package.json").read_text("utf-8"))["version"],
        "package-lock.json": lock["version"],
        "package-lock.json, the project": lock["packages"][""]["version"],
    }
    assert said == dict.fromkeys(said, version)


def test_the_changelog_has_what_is_not_released_first_and_then_versions() -> None:
    first, *released = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert first == "Unreleased"
    assert [title for title in released if not re.fullmatch(r"\d+\.\d+\.\d+, \d{4}-\d\d-\d\d", title)] == []


def test_the_command_prints_what_the_readme_shows_of_it() -> None:
    lines = iter((ROOT / "README.md").read_text("utf-8").splitlines())
    asked = next(line for line in lines if "navigator where " in line)
    shown = "\n".join(line.removeprefix("    ") for line in itertools.takewhile(lambda each: each != "    ...", lines))
    printed = CliRunner().invoke(main, asked.partition("navigator ")[2].split(), catch_exceptions=False)
    assert printed.output.startswith(f"{shown}\n")
