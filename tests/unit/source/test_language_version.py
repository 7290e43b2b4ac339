"""A file says which version of the language it is written in, and one of another version is never read as this one."""

import pytest

from build_scripts.source import json_schemas, language_version
from build_scripts.source.reader import read_text
from build_scripts.source.shared import Shared

SHARED = b"topics:\n  - id: service\n    name: A service\n"


@pytest.mark.parametrize("first", [b"", b"language_version: 1\n", b'language_version: "1"\n'])
def test_a_file_of_this_version_is_read(first: bytes) -> None:
    written, problems = read_text(Shared, "shared.yml", first + SHARED)
    assert problems == ()
    assert written
    assert written.value == read_text(Shared, "shared.yml", SHARED)[0].value  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("first", "said"),
    [
        (b"language_version: 2\n", 'version "2"'),
        (b"language_version: 1.0\n", 'version "1.0"'),
        (b"language_version: [1]\n", "version something else than a number"),
    ],
)
def test_a_file_of_another_version_is_not_read_at_all(first: bytes, said: str) -> None:
    """Also what would be wrong in this version is not told: it may be right in the other."""
    written, problems = read_text(Shared, "shared.yml", first + b"tpoics: []\n")
    assert written is None
    (problem,) = problems
    assert str(problem).startswith(f"shared.yml:1:19: the file is written in {said} of the language; version 1,")


@pytest.mark.parametrize("name", json_schemas.FILES)
def test_editors_know_the_key_in_every_kind_of_file(name: str) -> None:
    assert json_schemas.all_files()[name]["properties"][language_version.KEY] == language_version.SCHEMA
