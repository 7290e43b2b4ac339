"""Editors complete and explain what an author writes: the schemas are current, and every file names its own."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_scripts.cli import main
from build_scripts.commands import schema
from build_scripts.commands.schema import FOLDER, MODELINE
from tests.support.samples import ROOT

FILES = [*sorted((ROOT / "procedures").rglob("*.yml")), ROOT / "docs" / "accessibility.yml"]


def kind(file: Path) -> str:
    if file.name in {"publisher.yml", "shared.yml", "accessibility.yml"}:
        return file.stem
    if file.name.endswith("coverage.yml"):
        return "coverage"
    return "cases" if file.name.endswith(".cases.yml") else "procedure"


def test_the_schemas_are_those_of_the_language() -> None:
    written = {path.name: path.read_text("utf-8") for path in (ROOT / FOLDER).glob("*.json")}
    assert written == schema.texts(), "run navigator schema"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_every_file_begins_with_the_schema_of_its_kind(file: Path) -> None:
    first = file.read_text("utf-8").splitlines()[0]
    assert first.startswith(MODELINE)
    assert (file.parent / first.removeprefix(MODELINE)).resolve() == ROOT / FOLDER / f"{kind(file)}.json"


def test_vs_code_finds_the_schemas_too() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    for place, pattern in settings["yaml.schemas"].items():
        assert (ROOT / place).is_file()
        assert {kind(file) for file in ROOT.glob(pattern)} == {Path(place).stem}
    recommended = json.loads((ROOT / ".vscode/extensions.json").read_text("utf-8"))["recommendations"]
    assert "redhat.vscode-yaml" in recommended


def test_the_command_writes_them_where_it_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["schema", str(tmp_path / "new")], catch_exceptions=False)
    assert result.exit_code == 0
    assert {path.name for path in (tmp_path / "new").iterdir()} == set(schema.texts())


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = CliRunner().invoke(main, ["schema", str(tmp_path / "file")], catch_exceptions=False)
    assert result.exit_code == 2
    assert re.search(r"cannot be written: file exists; name a folder that you may write to\n$", result.output)


def test_hover_texts_and_completion_are_in_the_schema() -> None:
    made = json.loads((ROOT / FOLDER / "procedure.json").read_text("utf-8"))["$defs"]
    assert made["Limit"]["properties"]["period"]["description"].startswith("Amount and unit")
    assert "families" in made["Procedure"]["properties"]["audience"]["enum"]
