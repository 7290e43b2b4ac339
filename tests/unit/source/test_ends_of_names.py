"""A file that ends in .yaml is read as the same file that ends in .yml is."""

import shutil
from pathlib import Path

import pytest

from build_scripts.source.reader import read_library
from tests.support.samples import ROOT

EXAMPLE = ROOT / "build_scripts/example"


@pytest.mark.parametrize("name", ["publisher.yml", "complaints.cases.yml", "coverage.yml", "complaints.yml"])
def test_the_two_ends_of_a_name_are_one(tmp_path: Path, name: str) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "procedures")
    as_it_was, problems = read_library(tmp_path / "procedures")
    own = tmp_path / "procedures/anytown" / name
    own.rename(own.with_suffix(".yaml"))
    found, others = read_library(tmp_path / "procedures")
    assert others == problems
    for one, other in (
        (as_it_was.publishers, found.publishers),
        (as_it_was.procedures, found.procedures),
        (as_it_was.cases, found.cases),
        (as_it_was.coverage, found.coverage),
    ):
        assert {key: each.value for key, each in one.items()} == {key: each.value for key, each in other.items()}
