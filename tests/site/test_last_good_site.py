"""A site that is there stays as it is while a file has a fault."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from build_scripts.commands.site import QUIET


def test_a_build_that_is_refused_leaves_the_last_good_site(tmp_path: Path) -> None:
    for folder in ("docs", "site", "procedures/anytown"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "docs/index.md").write_text("# Home")
    (tmp_path / "mkdocs.yml").write_text("site_name: Board\nplugins: [procedures]\n")
    (tmp_path / "procedures/anytown/publisher.yml").write_text("id: anytown\nnmae: Anytown\n")
    published = tmp_path / "site/index.html"
    published.write_text("the last good site")

    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean"]
    done = subprocess.run(
        command, cwd=tmp_path, env={**os.environ, **QUIET}, capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert "procedures/anytown/publisher.yml:2:1" in done.stdout + done.stderr
    assert published.read_text() == "the last good site"
