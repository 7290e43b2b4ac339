"""The workflows that test and publish on GitHub: what they may do, what they run, and when."""

import json
import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_scripts.commands.demo import ABOUT
from build_scripts.commands.starter import board
from build_scripts.publish.host_headers import host_files

ROOT = Path(__file__).parents[2]
WORKFLOWS = ROOT / ".github" / "workflows"
TEXT = (WORKFLOWS / "publish.yml").read_text("utf-8")
JOBS: dict[str, Any] = yaml.safe_load(TEXT)["jobs"]
TESTS: dict[Any, Any] = yaml.safe_load((WORKFLOWS / "test.yml").read_text("utf-8"))

BOARD = {path: text for path, text in board.files(ABOUT, date(2026, 11, 27)).items() if path.startswith(".github")}
BOARDS: dict[str, Any] = yaml.safe_load(BOARD[".github/workflows/publish.yml"])["jobs"]
ACTION = re.compile(r"uses: (\./\.github/workflows/test\.yml|actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)")


def test_every_action_is_named_by_a_commit_with_its_version_behind_it() -> None:
    texts = [path.read_text("utf-8") for path in WORKFLOWS.iterdir()]
    used = [line.strip(" -") for text in texts for line in text.splitlines() if "uses:" in line]
    assert len(used) == 8
    assert [line for line in used if not ACTION.fullmatch(line)] == []
    assert len({line for line in used if "checkout" in line}) == 1


def test_a_board_gets_the_same_actions() -> None:
    ours = {line.strip(" -") for path in WORKFLOWS.iterdir() for line in path.read_text("utf-8").splitlines()}
    used = [line.strip(" -") for text in BOARD.values() for line in text.splitlines() if "uses:" in line]
    assert len(used) >= 5
    assert [line for line in used if line not in ours or not ACTION.fullmatch(line)] == []


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


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is what the workflows fetch with")
@pytest.mark.parametrize("job", [JOBS["build"], BOARDS["build"]], ids=["ours", "a board's"])
def test_what_readers_have_had_is_fetched_before_it_is_compared_with(job: dict[str, Any], tmp_path: Path) -> None:
    steps = [step.get("run", "") for step in job["steps"]]
    (at,) = (at for at, step in enumerate(steps) if "published.json" in step and "curl" in step)
    after = [step for step in job["steps"][at + 1 :] if "published.json" in f"{step.get('run')} {step.get('env')}"]
    assert len(after) == (2 if job is BOARDS["build"] else 1)
    site = tmp_path / "site/api/index.json"
    site.parent.mkdir(parents=True)
    site.write_text('{"procedures": [{"key": "a/b"}]}')

    def fetched(address: str) -> tuple[str, Any]:
        ran = subprocess.run(
            ["bash", "-e", "-c", steps[at]],
            cwd=tmp_path,
            env={**os.environ, "SITE": address},
            check=True,
            capture_output=True,
            text=True,
        )
        return ran.stdout, json.loads((tmp_path / "published.json").read_text())

    assert fetched((tmp_path / "site").as_uri()) == ("", {"procedures": [{"key": "a/b"}]})
    # The first time: nothing is there, and nothing stands in the way.
    said, empty = fetched((tmp_path / "none").as_uri())
    assert said.startswith("::notice::Nothing published was found")
    assert empty == {"procedures": []}
