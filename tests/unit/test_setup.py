"""What the Makefile and the script that makes .venv say to a newcomer, and what is installed by them."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from importlib.metadata import distribution, packages_distributions
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "build_scripts" / "dev" / "make_venv.sh"


def python_that(folder: Path, name: str, script: str) -> None:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


def make_venv(folder: Path, wanted: str = "") -> "subprocess.CompletedProcess[str]":
    """Run the script in an empty folder, on a machine whose PATH is that folder alone."""
    return subprocess.run(
        ["/bin/sh", SCRIPT, wanted],
        cwd=folder,
        env={"PATH": str(folder)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


OLD = """case "$2" in *exit*) exit 1;; *print*) echo 3.9;; esac"""
WITHOUT_VENV = """case "$2" in *ensurepip*) exit 1;; *print*) echo 3.12;; esac"""
GOOD = """case "$*" in *print*) echo 3.13;; *"-m venv"*) echo "$@";; esac"""


def test_an_old_python_is_refused_in_one_line(tmp_path: Path) -> None:
    python_that(tmp_path, "python3", OLD)
    done = make_venv(tmp_path)
    assert done.returncode == 1
    assert done.stderr == (
        "Python 3.11 or newer is needed; python3 is 3.9. Name another one: make PYTHON=/path/to/python3\n"
    )


def test_a_newer_python_under_another_name_is_found(tmp_path: Path) -> None:
    python_that(tmp_path, "python3", OLD)
    python_that(tmp_path, "python3.13", GOOD)
    done = make_venv(tmp_path)
    assert done.stdout.splitlines() == [
        "Making the virtual environment .venv with Python 3.13",
        "-m venv --clear .venv",
    ]


def test_the_environment_of_another_copy_behind_a_link_is_left_alone(tmp_path: Path) -> None:
    other, here = tmp_path / "other", tmp_path / "here"
    for folder in (other, here):
        folder.mkdir()
    (other / "kept").touch()
    (here / ".venv").symlink_to(other)
    python_that(here, "python3", GOOD)
    python_that(here, "rm", 'exec /bin/rm "$@"')
    assert make_venv(here).returncode == 0
    assert not (here / ".venv").is_symlink()
    assert (other / "kept").exists()


def test_the_python_that_was_named_is_not_replaced_by_another(tmp_path: Path) -> None:
    python_that(tmp_path, "old", OLD)
    python_that(tmp_path, "python3", GOOD)
    assert "old is 3.9" in make_venv(tmp_path, "old").stderr
    assert make_venv(tmp_path, "absent").stderr == "Python 3.11 or newer is needed; PYTHON=absent does not run.\n"


def test_no_python_at_all_is_said_in_one_line(tmp_path: Path) -> None:
    done = make_venv(tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("Python 3.11 or newer is needed; there is none here.")
    assert done.stderr.count("\n") == 1


def test_a_missing_venv_module_names_the_package_to_install(tmp_path: Path) -> None:
    python_that(tmp_path, "python3", WITHOUT_VENV)
    assert make_venv(tmp_path).stderr == (
        "python3 lacks its venv module. On Debian or Ubuntu: apt-get install python3.12-venv\n"
    )


def make(*arguments: str) -> str:
    environ = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    done = subprocess.run(
        ["make", *arguments], cwd=ROOT, env=environ, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_make_alone_lists_every_target_with_one_line_each() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony
    assert {line.split()[1] for line in make().splitlines()} == set(phony.group(1).split())


@pytest.mark.parametrize("target", ["serve", "test", "check", "build", "lint"])
def test_every_target_sets_up_what_it_needs(target: str) -> None:
    told = make("--dry-run", "--always-make", target)
    assert "pip install --require-hashes --only-binary :all: -r build_scripts/dev/uv.txt" in told
    assert re.search(r"uv pip install .* --require-hashes -c python-lock.txt -r pyproject.toml .* --exact", told)
    assert "npm ci" in told


def test_pip_installs_nothing_but_uv() -> None:
    told = make("--dry-run", "--always-make", "setup", "bench", "fuzz", "mutate")
    assert re.findall(r"-m pip install (.+?); \}", told) == [
        "--require-hashes --only-binary :all: -r build_scripts/dev/uv.txt"
    ]


def test_the_mirror_that_pip_was_told_of_is_where_uv_looks_too() -> None:
    told = make("--dry-run", "--always-make", "setup", "lock", "bench")
    assert told.count(".venv/bin/uv pip") == told.count("-m pip config get global.index-url") >= 5


# What is locked.

LOCK = ROOT / "python-lock.txt"
PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^ ;]+)(?: ; [^\\]+)? \\\n(?P<rest>(?: .+\n)+)", re.MULTILINE)
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def pins(file: Path = LOCK) -> list[re.Match[str]]:
    return list(PIN.finditer(file.read_text("utf-8")))


def asked_for() -> Iterator[tuple[str, Requirement]]:
    """Each requirement of pyproject.toml, with the name that the lock has for where it stands."""
    for text in PROJECT["project"]["dependencies"]:
        yield "pyproject.toml", Requirement(text)
    for group, texts in PROJECT["dependency-groups"].items():
        for text in texts:
            yield f"pyproject.toml:{group}", Requirement(text)


def needed() -> dict[tuple[str, str], Requirement]:
    """What every installed package asks for on this machine, its extras too: (name, extra) -> one who asks."""
    found: dict[tuple[str, str], Requirement] = {}
    todo = [each for place, each in asked_for() if place.split(":")[-1] in {"pyproject.toml", *INSTALLED}]
    while todo:
        requirement = todo.pop()
        if requirement.marker and not requirement.marker.evaluate():
            continue
        name = canonicalize_name(requirement.name)
        for extra in {"", *requirement.extras} - {extra for known, extra in found if known == name}:
            found[name, extra] = requirement
            for text in distribution(name).requires or ():
                one = Requirement(text)
                if one.marker is None or one.marker.evaluate({"extra": extra}):
                    one.marker = None
                    todo.append(one)
    return found


INSTALLED = {"test", "lint", "browser", "pyodide", "build"}


@pytest.mark.parametrize("name", ["python-lock.txt", "build_scripts/dev/uv.txt", "package-lock.json"])
def test_locks_name_no_address(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert '"resolved"' not in text
    assert "://" not in re.sub(r'"url": "[^"]*"', "", text)


@pytest.mark.parametrize(("name", "least"), [("python-lock.txt", 60), ("build_scripts/dev/uv.txt", 1)])
def test_every_locked_python_package_has_a_hash(name: str, least: int) -> None:
    text = (ROOT / name).read_text("utf-8")
    found = pins(ROOT / name)
    assert len(found) >= least
    assert len(found) == len(re.findall(r"^[^ #\n]", text, re.MULTILINE))
    assert [pin["name"] for pin in found if "--hash=sha256:" not in pin["rest"]] == []


def test_the_lock_holds_what_pyproject_asks_for_and_nothing_that_it_no_longer_does() -> None:
    by_place = {
        (place, pin["name"]) for pin in pins() for place in re.findall(r"procedure-navigator \((\S+)\)", pin["rest"])
    }
    assert by_place == {(place, canonicalize_name(each.name)) for place, each in asked_for()}


def test_the_locked_versions_are_among_those_that_pyproject_allows() -> None:
    locked = {canonicalize_name(pin["name"]): pin["version"] for pin in pins()}
    assert [str(each) for _, each in asked_for() if locked[canonicalize_name(each.name)] not in each.specifier] == []


def test_all_that_is_needed_is_locked_and_installed_as_it_is_locked() -> None:
    """Extras too: `coverage[toml]`, which pytest-cov asks for, was pinned by no lock that an old pip could read."""
    locked = {(pin["name"], pin["version"]) for pin in pins()}
    found = needed()
    assert ("coverage", "toml") in found
    assert {(name, distribution(name).version) for name, _ in found} <= locked


def test_the_lock_leaves_every_requirement_with_an_extra_no_choice() -> None:
    locked = {pin["name"]: pin["version"] for pin in pins()}
    for (name, extra), asked in needed().items():
        if extra:
            assert locked[name] in asked.specifier, asked
            assert {canonicalize_name(Requirement(text).name) for text in needed_for(name, extra)} <= set(locked), asked


def needed_for(name: str, extra: str) -> list[str]:
    """What a package asks for beyond the rest if this extra is wanted, on any machine that could be this project's."""
    env = {"python_version": "3.11", "python_full_version": "3.11.0", "extra": extra}
    texts = distribution(name).requires or ()
    return [text for text in texts if (marker := Requirement(text).marker) and marker.evaluate(env)]


def imported(*starts: Path, but: Sequence[Path] = ()) -> set[str]:
    """Every module from elsewhere that these files import, or what they import of the project, and so on; `but` not."""
    found: set[str] = set()
    seen = set(but)
    todo = list(starts)
    while todo:
        path = todo.pop()
        if path in seen:
            continue
        seen.add(path)
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            else:
                continue
            for parts in (name.split(".") for name in names):
                for length in range(1, len(parts) + 1):
                    own = ROOT.joinpath(*parts[:length])
                    todo += [file for file in (own / "__init__.py", own.with_suffix(".py")) if file.is_file()]
                found.add(parts[0])
    return found - {*sys.stdlib_module_names, "navigator", "build_scripts"}


def test_the_command_and_the_build_declare_all_that_they_import() -> None:
    plugin = PROJECT["project"]["entry-points"]["mkdocs.plugins"]["procedures"].partition(":")[0]
    doors = ("build_scripts/cli.py", f"{plugin.replace('.', '/')}.py")
    # What it makes an installed copy brings ready made.
    but = (ROOT / "build_scripts/runtime/making.py",)
    modules = imported(*(ROOT / name for name in doors), but=but)
    assert {"click", "mkdocs", "holidays", "docx"} <= modules
    owners = packages_distributions()
    declared = {canonicalize_name(Requirement(text).name) for text in PROJECT["project"]["dependencies"]}
    assert {canonicalize_name(owner) for module in modules for owner in owners[module]} <= declared
    # Imported by their names when a document is read.
    assert {"mammoth", "pypdf"} <= declared
