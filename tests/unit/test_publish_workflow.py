"""The workflow that publishes on GitHub Pages: what it may do, what it runs, and when."""

import re
from pathlib import Path
from typing import Any

import yaml

from build_scripts.publish.host_headers import host_files

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / ".github" / "workflows" / "publish.yml").read_text("utf-8")
JOBS: dict[str, Any] = yaml.safe_load(TEXT)["jobs"]


def test_every_action_is_named_by_a_commit_with_its_version_behind_it() -> None:
    used = [line for line in TEXT.splitlines() if "uses:" in line]
    assert len(used) == 5
    for line in used:
        assert re.search(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_it_does_nothing_in_a_copy_whose_owner_has_not_asked() -> None:
    assert JOBS["build"]["if"] == "vars.PUBLISH_PAGES == 'yes'"
    assert JOBS["publish"]["needs"] == "build"


def test_what_publishes_cannot_read_the_code_and_what_builds_cannot_publish() -> None:
    assert yaml.safe_load(TEXT)["permissions"] == {}
    assert JOBS["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert JOBS["publish"]["permissions"] == {"pages": "write", "id-token": "write"}


def test_the_page_about_hosts_names_every_file_that_is_made_for_one() -> None:
    page = (ROOT / "docs" / "adopt" / "publish" / "index.md").read_text("utf-8")
    for name, text in host_files("/").items():
        assert not text or f"`{name}`" in page, name
