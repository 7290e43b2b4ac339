"""A release says what changed, whose work is in it, and that it is the file that was made."""

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from build_scripts.dev import release

PROJECT = '[project]\nname = "x"\nversion = "1.2.0"\n'
CHANGELOG = """# Changelog

## Unreleased

## 1.2.0, 2026-12-01

For boards:

* The date of a reply comes out one day later.

## 1.1.0, 2026-11-01

* Older.
"""


def test_the_notes_are_what_the_changelog_says_of_this_version_and_of_no_other() -> None:
    assert release.notes("v1.2.0", PROJECT, CHANGELOG) == (
        "For boards:\n\n* The date of a reply comes out one day later.\n"
    )


@pytest.mark.parametrize(
    ("tag", "project", "changelog", "line"),
    [
        (
            "v1.2.1",
            PROJECT,
            CHANGELOG,
            "pyproject.toml: the version is 1.2.0, and the tag v1.2.1; tag the commit v1.2.0",
        ),
        ("1.2.0", PROJECT, CHANGELOG, "pyproject.toml: the version is 1.2.0, and the tag 1.2.0; tag the commit v1.2.0"),
        (
            "v1.3.0",
            PROJECT.replace("1.2", "1.3"),
            CHANGELOG,
            "CHANGELOG.md: has nothing about 1.3.0; a title: ## 1.3.0, YYYY-MM-DD",
        ),
        (
            "v1.2.0",
            PROJECT,
            "## Unreleased\n\n* A.\n\n## 1.2.0, 2026-12-01\n\n## 1.1.0, 2026-11-01\n",
            "CHANGELOG.md: says nothing under 1.2.0, 2026-12-01; what changed, a line each",
        ),
        ("v1.2.0", PROJECT, "## 1.2.0\n\n* No day.\n", "CHANGELOG.md: has nothing about 1.2.0; "),
    ],
)
def test_what_does_not_agree_is_not_released(tag: str, project: str, changelog: str, line: str) -> None:
    with pytest.raises(release.ReleaseError) as refused:
        release.notes(tag, project, changelog)
    assert str(refused.value).startswith(line)


def test_notes_that_are_longer_than_github_takes_are_refused_before_anything_is_signed() -> None:
    long = CHANGELOG.replace("* The date", "* Long. " * (release.MOST // 8) + "The date")
    with pytest.raises(release.ReleaseError, match=r"CHANGELOG\.md: 1\.2\.0 has 125\d+ characters; at most 125000"):
        release.notes("v1.2.0", PROJECT, long)


def test_beside_the_wheel_stand_its_list_of_parts_and_hashes(tmp_path: Path) -> None:
    wheel = tmp_path / "x-1.2.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as made:
        made.writestr(release.SBOM, json.dumps({"bomFormat": "CycloneDX"}))
    release.put_beside(tmp_path, "What changed.\n")
    assert json.loads((tmp_path / "sbom.json").read_text()) == {"bomFormat": "CycloneDX"}
    assert (tmp_path / "notes.md").read_text() == "What changed.\n"
    assert (tmp_path / "SHA256SUMS").read_text().splitlines() == [
        f"{hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()}  {name}" for name in (wheel.name, "sbom.json")
    ]


def test_without_one_wheel_there_is_no_release(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(release.ReleaseError, match="has 0 wheels"):
        release.put_beside(tmp_path, "")
    assert release.main("v0.0.0", str(tmp_path)) == 1
    assert capsys.readouterr().err.startswith("pyproject.toml: the version is ")
