"""The engine gives the same answers in the browser's Python as in this one, byte for byte."""

import json
import subprocess
from pathlib import Path

from hypothesis import settings

from build_scripts.assets import nodejs
from build_scripts.source import calendar_files
from tests.oracles.seeded_cases import answers

ROOT = Path(__file__).parents[2]
AMOUNT = 10_000 if settings.get_current_profile_name() == "prove" else 300


def in_pyodide(amount: int) -> str:
    """The answers of the same code under Pyodide in Node."""
    files = [*ROOT.glob("navigator/**/*.py"), ROOT / "tests" / "oracles" / "seeded_cases.py"]
    job = {
        "files": {f"/project/{path.relative_to(ROOT).as_posix()}": path.read_text(encoding="utf-8") for path in files},
        "calendars": calendar_files.read_data(),
        "amount": amount,
    }
    script = Path(__file__).parents[1] / "oracles" / "pyodide_answers.mjs"
    done = subprocess.run(
        [str(nodejs.binary()), "--no-warnings", str(script)],
        input=json.dumps(job),
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_seeded_answers_are_the_same_in_pyodide_to_the_byte() -> None:
    here = answers(calendar_files.read_data(), AMOUNT).splitlines()
    there = in_pyodide(AMOUNT).splitlines()

    assert len(here) == AMOUNT
    assert [pair for pair in zip(here, there, strict=True) if pair[0] != pair[1]] == []
