"""What the Makefile and the script that makes .venv say to a newcomer."""

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "build_scripts" / "make_venv.sh"


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


@pytest.mark.parametrize("target", ["serve", "test", "build", "lint"])
def test_every_target_sets_up_what_it_needs(target: str) -> None:
    assert "pip install --require-hashes" in make("--dry-run", "--always-make", target)
    assert "npm ci" in make("--dry-run", "--always-make", target)


def test_lock_files_name_no_address() -> None:
    locks = [*ROOT.glob("requirements*.lock"), ROOT / "package-lock.json"]
    assert len(locks) >= 3
    for lock in locks:
        text = lock.read_text(encoding="utf-8")
        assert '"resolved"' not in text
        assert "://" not in re.sub(r'"url": "[^"]*"', "", text), lock.name


def test_every_locked_python_package_has_a_hash() -> None:
    for lock in ROOT.glob("requirements*.lock"):
        pins = re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8"))
        unhashed = [pin for pin in pins if "==" in pin.splitlines()[0] and "--hash=sha256:" not in pin]
        assert not unhashed, lock.name


def test_everything_asked_for_is_locked() -> None:
    for wanted in ROOT.glob("requirements*.in"):
        lines = wanted.read_text(encoding="utf-8").splitlines()
        names = {found.group().lower() for line in lines if (found := re.match(r"[A-Za-z][\w-]*", line))}
        locked = re.findall(r"^([\w-]+)==", wanted.with_suffix(".lock").read_text(encoding="utf-8"), re.MULTILINE)
        assert names <= set(locked), wanted.name
