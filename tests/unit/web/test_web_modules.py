"""The page's scripts, tested by Node's own test runner."""

import subprocess
from pathlib import Path

from build_scripts.assets import nodejs

ROOT = Path(__file__).parents[3]


def test_the_scripts_of_the_page_pass_their_own_tests() -> None:
    files = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "tests" / "web").rglob("*.test.mjs"))
    assert files
    done = subprocess.run(
        [str(nodejs.binary()), "--test", *files], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
