"""A site is never published against its own worked examples."""

import shutil
from pathlib import Path

import pytest

from build_scripts import content
from build_scripts.source.problems import ProblemsError
from tests.support.samples import ROOT


def test_what_an_example_promises_and_does_not_come_out_stops_the_build(tmp_path: Path) -> None:
    procedures = tmp_path / "procedures"
    shutil.copytree(ROOT / "procedures", procedures)
    cases = procedures / "kirklees/dispute-resolution.cases.yml"
    cases.write_text(cases.read_text("utf-8").replace("latest: 2026-04-13", "latest: 2026-04-14", 1), "utf-8")

    with pytest.raises(ProblemsError, match=r"cases\.yml:\d+:\d+: ask-team-manager is 2026-04-09 to 2026-04-14"):
        content.read(procedures)
