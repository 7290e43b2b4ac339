"""The site as data: every file fits its schema, and the schemas say what authors may write."""

import contextlib
import dataclasses
import io
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from build_scripts.data import api_files
from build_scripts.data.api_files import PolicyFile
from build_scripts.reference.excerpts import EXAMPLE
from build_scripts.source import accessibility_statement, coverage, inheritance, json_schemas, reader
from build_scripts.source.json_schemas import BasedOn
from build_scripts.source.shared import FILE as SHARED_FILE
from navigator.model import codec
from navigator.model.cases import CaseFile
from navigator.model.policy import Policy, from_data
from tests.support.samples import ROOT, library
from tests.support.yaml_as_editors_read_it import load

FILES = api_files.files(library())
SCHEMAS = {
    path.removeprefix("api/schema/").removesuffix(".json"): raw for path, raw in FILES.items() if "/schema/" in path
}
PROCEDURES = ROOT / "procedures"
WRITTEN = sorted([*PROCEDURES.glob("**/*.yml"), *EXAMPLE.glob("**/*.yml"), ROOT / accessibility_statement.FILE])


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMAS[name]), format_checker=Draft202012Validator.FORMAT_CHECKER)


def schema_of(path: Path) -> str:
    if path.name == SHARED_FILE:
        return "shared"
    if path.name == Path(accessibility_statement.FILE).name:
        return "accessibility"
    if path.name == reader.PUBLISHER_FILE:
        return "publisher"
    if path.name.endswith(coverage.SUFFIX):
        return "coverage"
    return "cases" if path.name.endswith(reader.CASES_SUFFIX) else "procedure"


def data(path: str) -> Any:
    return json.loads(FILES[path])


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_schema_is_a_json_schema(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(SCHEMAS[name]))


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_file_that_authors_write_fits_its_schema(path: Path) -> None:
    validator(schema_of(path)).validate(load(path))


@pytest.mark.parametrize("path", sorted(path for path in FILES if "/schema/" not in path))
def test_every_file_of_the_api_fits_its_schema(path: str) -> None:
    validator("index" if path == api_files.INDEX else "policy").validate(data(path))


def test_the_parts_of_a_procedures_file_fit_what_authors_write() -> None:
    for entry in data("api/index.json")["procedures"]:
        held = data(f"api/{entry['data']}")
        validator("publisher").validate(held["publisher"])
        validator("procedure").validate(held["procedure"])
        validator("cases").validate({"cases": held["cases"]})


def test_the_list_names_every_procedure_and_leads_to_files_that_are_there() -> None:
    listed = data("api/index.json")
    assert [entry["key"] for entry in listed["procedures"]] == list(library().policies)
    for entry in listed["procedures"]:
        assert f"api/{entry['data']}" in FILES
        assert entry["page"] == f"../procedures/{entry['key']}/index.html"
    assert {f"api/{address}" for address in listed["schemas"]} == {path for path in FILES if "/schema/" in path}


@pytest.mark.parametrize("key", list(library().policies))
def test_a_file_holds_the_whole_procedure_and_its_examples(key: str) -> None:
    held = data(f"api/{key}.json")
    assert from_data(held) == library().policies[key]
    assert codec.decode(CaseFile, {"cases": held["cases"]}) == library().cases[key]


def test_an_earlier_version_has_a_file_of_its_own() -> None:
    key, now = next(iter(library().policies.items()))
    before = Policy(now.publisher, dataclasses.replace(now.procedure, in_force_from=date(2021, 4, 1)))
    made = api_files.files(dataclasses.replace(library(), earlier={key: (before,)}))
    assert json.loads(made["api/index.json"])["procedures"][0]["earlier"] == [f"{key}@2021-04-01.json"]
    assert from_data(json.loads(made[f"api/{key}@2021-04-01.json"])) == before


# What the schemas allow, beside what the reader allows.

GOOD = load(PROCEDURES / "milton-keynes-contact-centre" / "complaints.yml")
PART = load(PROCEDURES / "milton-keynes-safeguarding-children-board" / "dispute-with-chair.yml")


def changed(value: dict[str, Any], **new: Any) -> dict[str, Any]:
    return {key: held for key, held in {**value, **new}.items() if held is not None}


@pytest.mark.parametrize(
    "bad",
    [
        changed(GOOD, title=None),
        changed(GOOD, titel="Complaints"),
        changed(GOOD, audience="family"),
        changed(GOOD, id="Complaints"),
        changed(GOOD, roles="the Coordinator"),
        changed(GOOD, summary=""),
        changed(GOOD, review=None, roles=None),
        changed(GOOD, drop=["stage-1"]),
        changed(PART, based_on=None),
        changed(PART, id=None),
        changed(PART, titel="Disputes"),
        changed(PART, roles=[{"name": "the Chair of the board"}]),
        changed(PART, audience="family"),
        changed(GOOD, without="review"),
        changed(GOOD, roles=[{**GOOD["roles"][0], "precedes": "chair"}]),
    ],
)
def test_a_schema_refuses_what_the_reader_refuses(bad: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        validator("procedure").validate(bad)


@pytest.mark.parametrize(
    "good",
    [
        GOOD,
        PART,
        changed(PART, drop="chair-meeting"),
        changed(PART, without=["gaps"]),
        changed(GOOD, stages=[{**GOOD["stages"][0], "lead": "chair"}]),
    ],
)
def test_one_value_may_stand_without_its_list(good: dict[str, Any]) -> None:
    validator("procedure").validate(good)


def test_the_keys_of_a_procedure_that_is_based_on_another_are_those_of_the_reader() -> None:
    assert [field.name for field in dataclasses.fields(BasedOn)] == [
        inheritance.BASED_ON,
        inheritance.DROP,
        inheritance.WITHOUT,
        inheritance.PRECEDES,
    ]


def test_every_key_that_has_a_text_in_the_language_has_it_in_the_schema() -> None:
    limit = json.loads(SCHEMAS["procedure"])["$defs"]["Limit"]
    assert limit["description"].startswith("A time limit: amount and unit")
    assert limit["properties"]["words"]["description"].startswith("The few words of the policy that fix the limit")
    assert limit["properties"]["states"]["items"]["enum"][0] == "period"


def test_no_schema_allows_null_which_the_reader_takes_for_a_word() -> None:
    for name, schema in json_schemas.all_files().items():
        assert "null" not in json.dumps(schema), name


def test_policy_file_has_the_parts_of_the_documentation() -> None:
    page = (ROOT / "docs" / "data" / "index.md").read_text("utf-8")
    assert re.findall(r"^`(\w+)`\n:", page, re.MULTILINE) == [field.name for field in dataclasses.fields(PolicyFile)]


def test_the_example_of_the_documentation_runs_and_prints_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path, raw in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(raw)
    page = (ROOT / "docs" / "data" / "index.md").read_text("utf-8")
    program, printed = (re.search(rf"```{kind}\n(.*?)```", page, re.DOTALL) for kind in ("python", "text"))
    assert program
    assert printed
    monkeypatch.chdir(tmp_path)
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(compile(program[1], "docs/data/index.md", "exec"), {})  # noqa: S102  the documentation's own example
    lines = out.getvalue().splitlines()
    assert len(lines) == sum(
        1 for policy in library().policies.values() for duty in policy.duties.values() if duty.limit
    )
    # The page holds for every board's copy of the site, so it names no publisher of this one.
    assert printed[1].strip().partition(", ")[2] in {line.partition(", ")[2] for line in lines}
