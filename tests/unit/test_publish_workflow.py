"""The workflows that test and publish on GitHub: what they may do, what they run, and when."""

import os
import re
from pathlib import Path
from typing import Any

import yaml

from build_scripts.publish.host_headers import host_files

ROOT = Path(__file__).parents[2]
WORKFLOWS = ROOT / ".github" / "workflows"
TEXT = (WORKFLOWS / "publish.yml").read_text("utf-8")
JOBS: dict[str, Any] = yaml.safe_load(TEXT)["jobs"]
TESTS: dict[Any, Any] = yaml.safe_load((WORKFLOWS / "test.yml").read_text("utf-8"))


def test_every_action_is_named_by_a_commit_with_its_version_behind_it() -> None:
    texts = [path.read_text("utf-8") for path in WORKFLOWS.iterdir()]
    used = [line.strip(" -") for text in texts for line in text.splitlines() if "uses:" in line]
    assert len(used) == 8
    named = re.compile(r"uses: (\./\.github/workflows/test\.yml|actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)")
    assert [line for line in used if not named.fullmatch(line)] == []
    assert len({line for line in used if "checkout" in line}) == 1


def test_it_does_nothing_in_a_copy_whose_owner_has_not_asked() -> None:
    assert JOBS["test"]["if"] == "vars.PUBLISH_PAGES == 'yes'"
    assert JOBS["build"]["needs"] == "test"
    assert JOBS["publish"]["needs"] == "build"
    asked = "needs.test.result == 'success' || vars.PUBLISH_PAGES == 'own'"
    assert JOBS["build"]["if"] == f"${{{{ !cancelled() && ({asked}) }}}}"
    assert JOBS["publish"]["if"] == "${{ !cancelled() && needs.build.result == 'success' }}"


def test_what_is_published_has_passed_what_a_pull_request_has_to_pass() -> None:
    assert JOBS["test"]["uses"] == "./.github/workflows/test.yml"
    (job,) = TESTS["jobs"].values()
    assert job["steps"][-1] == {"run": ".ci/run"}
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    # YAML 1.1 takes the key `on` for a truth value.
    assert set(TESTS[True]) == {"pull_request", "workflow_call"}


def test_what_publishes_cannot_read_the_code_and_what_builds_cannot_publish() -> None:
    assert yaml.safe_load(TEXT)["permissions"] == TESTS["permissions"] == {}
    assert JOBS["test"]["permissions"] == TESTS["jobs"]["test"]["permissions"] == {"contents": "read"}
    assert JOBS["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert JOBS["publish"]["permissions"] == {"pages": "write", "id-token": "write"}


def test_the_page_about_hosts_names_every_file_that_is_made_for_one() -> None:
    page = (ROOT / "docs" / "adopt" / "publish" / "index.md").read_text("utf-8")
    for name, text in host_files("/").items():
        assert not text or f"`{name}`" in page, name
