"""What was committed, tried as a newcomer meets it: set-up, command, site and browser, from nothing.

`make fresh` clones it into an empty folder, with empty caches, without what this machine has set for its installers,
and with the pip of the first release of its Python. It ends at the first step that fails, with one line that names it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]

# The pip of Python 3.11.0, 3.12.0 and so on: nobody has an older one.
OLDEST_PIP = {11: "22.3", 12: "23.2.1", 13: "24.2", 14: "25.2"}

# What may have been set here for installers, Python, Node.js and make, and what of it the network needs.
SETTINGS = re.compile("PIP_|UV_|NPM_|NODE_|PYTHON|VIRTUAL_ENV|CONDA|XDG_|MAKE|MFLAGS", re.IGNORECASE)
NETWORK = {"PIP_CERT", "PIP_PROXY", "UV_SYSTEM_CERTS", "UV_NATIVE_TLS", "NODE_EXTRA_CA_CERTS", "npm_config_cafile"}

# A limit of the contact centre's complaints procedure, over Christmas, and what has to be in the answer.
QUESTION = ("complaints", "complaint-received=2026-12-14", "acknowledged=no", "--on", "2026-12-29")
ANSWER = "by Monday 21 December 2026"
MAIN_JOB = "tests/browser/test_main_job.py"

LINES_SHOWN = 40


class FreshError(Exception):
    """A step failed; the message is one line that names it."""


@dataclass(frozen=True, slots=True)
class Clone:
    """The project in a folder of its own, and the environment its commands run in."""

    folder: Path
    environment: Mapping[str, str]

    def run(self, step: str, *command: str, **more: str) -> str:
        """What the command printed; FreshError, after its last lines, if it failed."""
        told = " ".join(command).replace(f"{self.folder}/", "")
        print(f"{step}: {told}", flush=True)
        began = time.monotonic()
        done = subprocess.run(
            command,
            cwd=self.folder,
            env={**self.environment, **more},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
        if done.returncode:
            print(*done.stdout.splitlines()[-LINES_SHOWN:], sep="\n")
            raise FreshError(f"make fresh: this step failed: {step} ({told})")
        print(f"  {time.monotonic() - began:.0f} s", flush=True)
        return done.stdout


def environment(machine: Mapping[str, str], home: Path) -> dict[str, str]:
    """The machine's environment for somebody who has set nothing: what remains is how the network is reached."""
    kept = {name: value for name, value in machine.items() if name in NETWORK or not SETTINGS.match(name)}
    active = machine.get("VIRTUAL_ENV")
    folders = [
        each for each in machine["PATH"].split(os.pathsep) if not active or not Path(each).is_relative_to(active)
    ]
    # The caches of pip, uv, npm and the browser are under HOME.
    own = {"HOME": str(home), "PIP_CONFIG_FILE": os.devnull, "UV_NO_CONFIG": "1", "PATH": os.pathsep.join(folders)}
    return kept | own


def run(folder: Path, machine: Mapping[str, str], python: str) -> None:
    """Every step in this empty folder, with the Python that was named, if any; FreshError for the first that fails."""
    home, clone = folder / "home", folder / "clone"
    home.mkdir()
    Clone(folder, machine).run("The last commit", "git", "clone", "--quiet", str(ROOT), str(clone))
    fresh = Clone(clone, environment(machine, home))
    named = (f"PYTHON={python}",) if python else ()
    bin_folder = clone / ".venv" / "bin"
    own_python = str(bin_folder / "python")
    fresh.run("A virtual environment", "make", ".venv/.done/venv", *named)
    minor = fresh.run("Its Python", own_python, "-c", "import sys; print(sys.version_info.minor)")
    old = OLDEST_PIP.get(int(minor), max(OLDEST_PIP.values()))
    fresh.run("The oldest pip", own_python, "-m", "pip", "install", f"pip=={old}")
    fresh.run("Set-up", "make", "setup", *named)
    answer = fresh.run("The command", str(bin_folder / "navigator"), "where", *QUESTION)
    if ANSWER not in answer:
        print(answer)
        raise FreshError(f"make fresh: this step failed: the command's answer lacks “{ANSWER}”")
    fresh.run("The site", "make", "build", *named)
    fresh.run("A browser", own_python, "-m", "build_scripts.dev.chromium")
    fresh.run("The main job", own_python, "-m", "pytest", "-q", MAIN_JOB, BUILT_SITE=str(clone / "site"))


def main() -> int:
    """0 if all of it works, 1 with one line for the step that does not."""
    changed = subprocess.run(["git", "status", "--porcelain"], cwd=ROOT, capture_output=True, check=False).stdout
    if changed:
        print("Some changes are not committed yet: what is tried is the last commit")
    with tempfile.TemporaryDirectory(prefix="fresh-") as name:
        try:
            run(Path(name), os.environ, " ".join(sys.argv[1:]))
        except FreshError as fault:
            print(fault, file=sys.stderr)
            return 1
    print("From nothing to the answer in the browser: all of it works")
    return 0


if __name__ == "__main__":
    sys.exit(main())
