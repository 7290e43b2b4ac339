"""The files of the browser's Python: what is in them, and that the same sources always make the same bytes."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from build_scripts.runtime import engine_wheel, files, making, rehearsal, snapshot
from navigator.words.en import TEXTS
from tests.support.samples import library

ROOT = Path(__file__).parents[3]
PACKAGE = ROOT / "node_modules" / "pyodide"
START = '{"calendars": {}}'

# What `pyodide py-compile` does to a wheel, for Python 3.11, which pyodide-build does not run on.
STAND_IN = """
import pathlib, py_compile, sys, zipfile
given = pathlib.Path(sys.argv[-1])
with zipfile.ZipFile(given) as plain, zipfile.ZipFile(given.with_name("engine-1-cp311-none-any.whl"), "w") as made:
    for name in plain.namelist():
        path = pathlib.Path(plain.extract(name, given.parent / "open"))
        is_code = path.suffix == ".py"
        made.write(py_compile.compile(path, f"{path}c", name) if is_code else path, name + "c" * is_code)
given.unlink()
"""


@pytest.fixture(scope="module")
def wheel() -> engine_wheel.Wheel:
    return engine_wheel.build(ROOT, "1.2.3")


@pytest.fixture(scope="module")
def compiler(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if sys.version_info >= (3, 12):
        return engine_wheel.compiler()
    program = tmp_path_factory.mktemp("bin") / "pyodide"
    program.write_text(f"#!{sys.executable}{STAND_IN}")
    program.chmod(0o755)
    return program


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def names(wheel: engine_wheel.Wheel) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(wheel.content)) as archive:
        return archive.namelist()


def test_the_wheel_holds_every_module_of_the_engine_and_nothing_else(wheel: engine_wheel.Wheel) -> None:
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "navigator").rglob("*.py")}
    assert {name for name in names(wheel) if ".dist-info/" not in name} == modules


def test_the_wheel_has_every_text_but_those_that_only_pages_show(wheel: engine_wheel.Wheel) -> None:
    with zipfile.ZipFile(io.BytesIO(wheel.content)) as archive:
        source = archive.read(engine_wheel.WORDS).decode()
    held: dict[str, object] = {"__name__": "words"}
    exec(compile(source, engine_wheel.WORDS, "exec"), held)  # noqa: S102 - it is our own file
    left = {key: text for key, text in TEXTS.items() if not engine_wheel.is_on_pages(key)}
    assert held["TEXTS"] == left != TEXTS


def test_no_module_of_the_engine_names_a_text_that_only_pages_show() -> None:
    modules = [path for path in (ROOT / "navigator").rglob("*.py") if path != ROOT / engine_wheel.WORDS]
    groups = "|".join(map(re.escape, sorted(engine_wheel.ON_PAGES)))
    named = re.compile(rf"""["'](?P<name>(?:{groups})\.[\w.]*)""")
    found = {match["name"] for path in modules for match in named.finditer(path.read_text("utf-8"))}
    assert found == engine_wheel.SAID
    assert named.search((ROOT / engine_wheel.WORDS).read_text("utf-8"))


def test_the_wheel_does_not_take_the_name_that_another_project_has(wheel: engine_wheel.Wheel) -> None:
    assert wheel.file_name == "procedure_navigator_engine-1.2.3-py3-none-any.whl"


def test_the_same_sources_make_the_same_wheel(wheel: engine_wheel.Wheel) -> None:
    assert engine_wheel.build(ROOT, "1.2.3") == wheel


def test_every_file_of_the_wheel_is_recorded_with_its_hash(wheel: engine_wheel.Wheel) -> None:
    with zipfile.ZipFile(io.BytesIO(wheel.content)) as archive:
        record = archive.read("procedure_navigator_engine-1.2.3.dist-info/RECORD").decode().splitlines()
    assert {line.split(",")[0] for line in record} == set(names(wheel))


def test_a_compiled_wheel_is_the_engine_without_its_sources(
    wheel: engine_wheel.Wheel, compiler: Path, tmp_path: Path
) -> None:
    compiled = engine_wheel.compiled(wheel, compiler)
    assert not [name for name in names(compiled) if name.endswith(".py")]
    assert engine_wheel.compiled(wheel, compiler) == compiled
    with zipfile.ZipFile(io.BytesIO(compiled.content)) as archive:
        archive.extractall(tmp_path)
    command = [sys.executable, "-S", "-c", "import navigator.api as api; print(api.start('{\"calendars\": {}}'))"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["started"]


def test_the_engine_is_compiled_only_for_a_runtime_of_this_machines_python(
    compiler: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_wheel, "compiler", lambda: compiler)
    same, other = (sys.version_info[:2], (sys.version_info[0], sys.version_info[1] + 1))
    assert "py3-none-any" not in snapshot.wheel(ROOT, tmp_path, "1.2.3", same).file_name
    assert "py3-none-any" in snapshot.wheel(ROOT, tmp_path, "1.2.3", other).file_name


def test_the_lock_file_names_the_engine_alone_with_its_hash(wheel: engine_wheel.Wheel) -> None:
    lock = json.loads(making.lock(PACKAGE / "pyodide-lock.json", wheel))
    ((name, package),) = lock["packages"].items()
    assert name == engine_wheel.DISTRIBUTION
    assert package["sha256"] == hashlib.sha256(wheel.content).hexdigest()
    assert package["file_name"] == wheel.file_name
    assert lock["info"] == json.loads((PACKAGE / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]


def test_every_file_is_named_and_checked_by_its_content(cache: Path) -> None:
    made = making.build(ROOT, START, cache)
    for file in made.files.values():
        digest = hashlib.sha256(made.contents[file.path])
        assert digest.hexdigest()[:12] in file.path
        assert file.size == len(made.contents[file.path])
    manifest = json.loads(made.contents[files.MANIFEST])
    assert manifest["build"] == made.build
    assert manifest["files"].keys() == made.files.keys()


def test_another_start_makes_another_build_and_leaves_the_core_files_alone(cache: Path) -> None:
    one, two = (making.build(ROOT, start, cache) for start in (START, '{"calendars": {}, "language": "en"}'))
    assert one.build != two.build
    assert one.files["wasm"] == two.files["wasm"]


def test_only_what_is_needed_of_pyodide_is_shipped(cache: Path) -> None:
    made = making.build(ROOT, START, cache)
    assert {file.name for role, file in made.files.items() if role not in {"engine", "start"}} == {
        "pyodide.asm.mjs",
        "pyodide.asm.wasm",
        "pyodide-lock.json",
        "python_stdlib.zip",
    }


def test_a_policy_that_uses_nothing_new_is_not_rehearsed() -> None:
    policies = library().policies
    one = policies["kirklees/dispute-resolution"]
    twin = dataclasses.replace(one, procedure=dataclasses.replace(one.procedure, title="Another"))
    other = policies["milton-keynes-contact-centre/complaints"]
    assert rehearsal.enough([one, twin, other, one]) == (one, other)
