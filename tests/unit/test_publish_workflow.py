"""The workflows that test and publish on GitHub: what they may do, what they run, and when."""

import json
import os
import re
import shutil
import subprocess
import tomllib
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
RELEASE: dict[str, Any] = yaml.safe_load((WORKFLOWS / "release.yml").read_text("utf-8"))
TESTS: dict[Any, Any] = yaml.safe_load((WORKFLOWS / "test.yml").read_text("utf-8"))

BOARD = {path: text for path, text in board.files(ABOUT, date(2026, 11, 27)).items() if path.startswith(".github")}
BOARDS: dict[str, Any] = yaml.safe_load(BOARD[".github/workflows/publish.yml"])["jobs"]
# The settings in the action.yml of that commit, as far as anybody here has a use for them.
HAS = {
    "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1": {"fetch-depth", "persist-credentials", "ref"},
    "actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97": {"allow-prereleases", "python-version"},
    "actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f": {
        "if-no-files-found", "name", "path", "retention-days",
    },
    "actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c": {"name", "path"},
    "actions/attest@1e69f48acb82d1966a394da916b4c1698aa569d6": {"sbom-path", "subject-path"},
    "actions/configure-pages@983d7736d9b0ae728b81ab479565c72886d7745b": {"enablement"},
    "actions/upload-pages-artifact@fc324d3547104276b827a68afc52ff2a11cc49c9": {"name", "path", "retention-days"},
    "actions/deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128": {"artifact_name", "timeout"},
}  # fmt: skip
ACTION = re.compile(r"uses: (\./\.github/workflows/test\.yml|actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)")


def test_every_action_is_named_by_a_commit_with_its_version_behind_it() -> None:
    texts = [path.read_text("utf-8") for path in WORKFLOWS.iterdir()]
    used = [line.strip(" -") for text in texts for line in text.splitlines() if "uses:" in line]
    assert len(used) == 26
    assert [line for line in used if not ACTION.fullmatch(line)] == []
    assert len({line for line in used if "checkout" in line}) == 1


def test_a_board_gets_the_same_actions() -> None:
    ours = {line.strip(" -") for path in WORKFLOWS.iterdir() for line in path.read_text("utf-8").splitlines()}
    used = [line.strip(" -") for text in BOARD.values() for line in text.splitlines() if "uses:" in line]
    assert len(used) >= 7
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
    assert TESTS["jobs"]["test"]["steps"][-1] == {"run": ".ci/run"}
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    # YAML 1.1 takes the key `on` for a truth value.
    assert set(TESTS[True]) == {"pull_request", "workflow_call"}


def test_the_wheel_is_tried_on_the_oldest_and_the_newest_python_that_are_supported() -> None:
    about = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = [each.rpartition(" ")[2] for each in about["classifiers"] if re.search(r":: 3\.\d+$", each)]
    assert about["requires-python"] == f">={named[0]}"
    job = TESTS["jobs"]["pythons"]
    assert job["strategy"]["matrix"] == {"python": [named[0], named[-1]]}
    assert job["strategy"]["fail-fast"] is False
    (python,) = (step["with"] for step in job["steps"] if "setup-python@" in step.get("uses", ""))
    assert python == {"python-version": "${{ matrix.python }}"}


def test_the_wheel_is_tried_without_the_checkout() -> None:
    made, job = TESTS["jobs"]["wheel"], TESTS["jobs"]["pythons"]
    assert job["needs"] == "wheel"
    assert made["permissions"] == {"contents": "read"}
    assert job["permissions"] == {}
    assert not [step for step in job["steps"] if "checkout" in step.get("uses", "")]
    (sent,) = (step["with"] for step in made["steps"] if "upload-artifact@" in step.get("uses", ""))
    (taken,) = (step["with"] for step in job["steps"] if "download-artifact@" in step.get("uses", ""))
    assert sent["name"] == taken["name"]
    # A release runs these jobs too, in the same room, and must not publish this wheel.
    assert sent["name"] not in {
        step["with"]["name"]
        for step in RELEASE["jobs"]["publish"]["steps"]
        if "with" in step and "name" in step["with"]
    }


def test_every_setting_of_an_action_is_one_that_it_has(subtests: pytest.Subtests) -> None:
    """GitHub warns of a setting that an action does not have, and goes on without it."""
    texts = [path.read_text("utf-8") for path in WORKFLOWS.iterdir()]
    for text in (*texts, *BOARD.values()):
        for job in yaml.safe_load(text)["jobs"].values():
            for step in job.get("steps", ()):
                if action := step.get("uses"):
                    with subtests.test(action):
                        assert {*step.get("with", {})} <= HAS[action]


@pytest.mark.parametrize(
    ("name", "day", "runs"),
    [("builders.yml", "1", ["make setup", "make test-builders"]), ("every.yml", "6", ["make test-every"])],
)
def test_what_takes_long_is_tried_each_week(name: str, day: str, runs: list[str]) -> None:
    workflow = yaml.safe_load((WORKFLOWS / name).read_text("utf-8"))
    assert workflow["permissions"] == {}
    assert [each["cron"].split()[-1] for each in workflow[True]["schedule"]] == [day]
    (job,) = workflow["jobs"].values()
    assert job["permissions"] == {"contents": "read"}
    assert [step["run"] for step in job["steps"] if "run" in step] == runs


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


# New bank holidays.

MORNING = [
    yaml.safe_load((WORKFLOWS / "calendars.yml").read_text("utf-8")),
    yaml.safe_load(BOARD[".github/workflows/calendars.yml"]),
]
every_morning = pytest.mark.parametrize("morning", MORNING, ids=["ours", "a board's"])
FAKE = """#!/bin/sh
echo "$0 $*" | sed 's|.*/||' >> "$CALLED"
test "$1 $2" != "pr create" || test ! -f "$IS_OPEN"
"""


@every_morning
def test_bank_holidays_are_looked_at_each_day_by_a_job_that_can_propose_and_not_publish(
    morning: dict[Any, Any],
) -> None:
    ((at, expression),) = morning[True]["schedule"][0].items()
    assert at == "cron"
    assert re.fullmatch(r"\d+ \d+ \* \* \*", expression)
    (job,) = morning["jobs"].values()
    assert morning["permissions"] == {}
    assert job["permissions"] == {"contents": "write", "pull-requests": "write"}
    fetched, updated = (step["run"] for step in job["steps"][-3:-1])
    assert fetched.endswith("--output gov.json https://www.gov.uk/bank-holidays.json")
    assert re.fullmatch(r"\S*navigator calendars update gov\.json --both > proposal\.txt \|\| test \$\? -eq 1", updated)


def test_what_the_calendars_say_on_our_own_site_is_looked_at_only_where_the_owner_asks() -> None:
    (job,) = MORNING[0]["jobs"].values()
    assert job["if"] == "vars.UPDATE_CALENDARS == 'yes'"


@every_morning
def test_only_the_step_that_pushes_can_do_so(morning: dict[Any, Any]) -> None:
    (job,) = morning["jobs"].values()
    (checkout,) = (step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@"))
    assert checkout["with"] == {"persist-credentials": False}
    assert [index for index, step in enumerate(job["steps"]) if "GH_TOKEN" in step.get("env", {})] == [
        len(job["steps"]) - 1
    ]


@every_morning
def test_a_proposal_is_a_branch_that_is_made_anew_and_one_request(morning: dict[Any, Any], tmp_path: Path) -> None:
    (job,) = morning["jobs"].values()
    step = job["steps"][-1]
    called, is_open = tmp_path / "called", tmp_path / "is-open"
    (tmp_path / "bin").mkdir()
    fake = tmp_path / "bin/gh"
    fake.write_text(FAKE)
    fake.chmod(0o755)
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        "PATH": f"{fake.parent}:{os.environ['PATH']}",
        "CALLED": str(called),
        "IS_OPEN": str(is_open),
        "BASE": "main",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }

    def git(*words: str, cwd: Path = tmp_path) -> str:
        done = subprocess.run(["git", *words], cwd=cwd, env=environment, check=True, capture_output=True, text=True)
        return done.stdout

    git("init", "--bare", "--quiet", "--initial-branch", "main", "origin.git")

    def morning_of(change: str) -> list[str]:
        called.write_text("")
        shutil.rmtree(tmp_path / "work", ignore_errors=True)
        git("clone", "--quiet", "origin.git", "work")
        work = tmp_path / "work"
        if not git("branch", "--remotes", cwd=work):
            git("switch", "--quiet", "--create", "main", cwd=work)
            (work / "procedures").mkdir()
            (work / "procedures/a.json").write_text("{}")
            git("add", ".", cwd=work)
            git("-c", "user.name=a", "-c", "user.email=a@a", "commit", "--quiet", "--message", "A", cwd=work)
            git("push", "--quiet", "origin", "main", cwd=work)
        (work / "proposal.txt").write_text("1 deadlines move.\n")
        if change:
            (work / "procedures/a.json").write_text(change)
        subprocess.run(
            ["bash", "-e", "-c", step["run"]], cwd=work, env=environment, check=True, capture_output=True, text=True
        )
        return called.read_text().splitlines()

    assert morning_of("") == []
    signed_in, created = morning_of("[1]")
    assert signed_in == "gh auth setup-git"
    assert created.startswith("gh pr create --head bank-holidays --base main --title Bank holidays as GOV.UK has them")
    is_open.touch()
    again = morning_of("[2]")
    assert [line.split(" --")[0] for line in again] == [signed_in, "gh pr create", "gh pr edit bank-holidays"]
    assert git("show", "bank-holidays:procedures/a.json", cwd=tmp_path / "origin.git") == "[2]"
    assert git("rev-list", "--count", "main..bank-holidays", cwd=tmp_path / "origin.git").strip() == "1"


# Releases.


def test_a_tag_is_released_once_it_has_passed_all_tests() -> None:
    # YAML 1.1 takes the key `on` for a truth value.
    assert RELEASE[True] == {"push": {"tags": ["v*"]}}  # type: ignore[index]
    jobs = RELEASE["jobs"]
    assert jobs["test"]["uses"] == "./.github/workflows/test.yml"
    assert (jobs["wheel"]["needs"], jobs["publish"]["needs"]) == ("test", "wheel")
    steps = [step["run"] for step in jobs["wheel"]["steps"] if "run" in step]
    assert steps == ["make wheel", '.venv/bin/python -m build_scripts.dev.release "$GITHUB_REF_NAME" dist']


def test_what_releases_runs_nothing_of_the_sources() -> None:
    jobs = RELEASE["jobs"]
    assert RELEASE["permissions"] == {}
    assert jobs["test"]["permissions"] == jobs["wheel"]["permissions"] == {"contents": "read"}
    assert jobs["publish"]["permissions"] == {"contents": "write", "id-token": "write", "attestations": "write"}
    assert not [step for step in jobs["publish"]["steps"] if "checkout" in step.get("uses", "")]


def test_a_wheel_goes_out_with_where_it_was_made_and_whose_work_is_in_it() -> None:
    attested = [step["with"] for step in RELEASE["jobs"]["publish"]["steps"] if "/attest@" in step.get("uses", "")]
    assert attested == [
        {"subject-path": "dist/*.whl"},
        {"subject-path": "dist/*.whl", "sbom-path": "dist/sbom.json"},
    ]
    (created,) = [step["run"] for step in RELEASE["jobs"]["publish"]["steps"] if "run" in step]
    assert created.startswith('gh release create "$GITHUB_REF_NAME" --verify-tag ')
    assert created.endswith(" dist/*.whl dist/sbom.json dist/SHA256SUMS")
