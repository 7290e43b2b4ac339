"""The Chromium that the browser tests drive: which one it is, and how to get one where there is none.

`python -m build_scripts.dev.chromium` finds or installs it and says in one line which it is. The tests only find it.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_APPS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pings",
)

# The last list of features on a command line is the only one that counts: this is Playwright's own, the menus under the
# address bar, for which Chromium starts two more pages with each window, headless or not, and the process that it
# starts ahead for a page that may come.
OFF = (
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "SpareRendererForSitePerProcess",
    "ThirdPartyStoragePartitioning",
    "Translate",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "WebUIOmniboxPopup",
)

HOW_TO_GET_ONE = (
    "There is no Chromium for the browser tests. Install Chromium or Google Chrome, "
    "or name one: make test CHROMIUM=/path/to/chromium"
)


class NoChromiumError(Exception):
    """There is no usable browser; the message is for the person at the terminal."""


@dataclass(frozen=True, slots=True)
class Chromium:
    """A browser that answered when asked for its version, as in "Chromium 156.0.1"."""

    path: str
    version: str


@dataclass(frozen=True, slots=True)
class Machine:
    """What finding and installing asks of a machine; tests put their own in its place."""

    environ: Mapping[str, str]
    which: Callable[[str], str | None]
    version_of: Callable[[str], str | None]
    playwrights_own: Callable[[], str | None]
    install_playwrights_own: Callable[[], None]
    install_distributions_own: Callable[[], None]


def find(machine: Machine) -> Chromium | None:
    """The browser named by CHROMIUM, else one installed on the machine, else Playwright's own, else None.

    Raises NoChromiumError if CHROMIUM names something that is no browser: what was asked for is not replaced silently.
    """
    named = machine.environ.get("CHROMIUM")
    if named:
        path = machine.which(named)
        version = machine.version_of(path) if path else None
        if path is None or version is None:
            raise NoChromiumError(f"CHROMIUM={named} is not a Chromium that runs here.")
        return Chromium(path, version)
    for path in _installed(machine):
        version = machine.version_of(path)
        if version is not None:  # Ubuntu's chromium-browser may be a stub that only says how to install one
            return Chromium(path, version)
    return None


def find_or_install(machine: Machine, say: Callable[[str], None] = print) -> Chromium:
    """The browser that find() gives, after installing Playwright's own or the distribution's if need be.

    Raises NoChromiumError if there is none after all.
    """
    found = find(machine)
    if found is None:
        say("Downloading Chromium for the browser tests, by Playwright")
        machine.install_playwrights_own()
        found = find(machine)
    if found is None:
        say("Playwright's Chromium cannot be had here; installing the distribution's")
        machine.install_distributions_own()
        found = find(machine)
    if found is None:
        raise NoChromiumError(HOW_TO_GET_ONE)
    return found


def launch_arguments(*, root: bool) -> list[str]:
    """Flags that keep Chromium from calling its own hosts and from work of its own; root cannot use its sandbox."""
    return [*QUIET, f"--disable-features={','.join(OFF)}", *(["--no-sandbox"] if root else [])]


def is_root() -> bool:
    """Whether this process has the rights of root; never so where there is no such user."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _installed(machine: Machine) -> Iterator[str]:
    for name in (*NAMES, *MAC_APPS):
        path = machine.which(name)
        if path:
            yield path
    path = machine.playwrights_own()
    if path:
        yield path


def _version_of(path: str) -> str | None:
    try:
        answer = _run([path, "--version"], seconds=30)
    except OSError:
        return None
    said = re.search(r"^.*Chrom.* \d+(\.\d+)+", answer or "", re.MULTILINE)
    return said.group().strip() if said else None


def _playwrights_own() -> str | None:
    # A process of its own, since Playwright's synchronous interface cannot be entered twice in one.
    script = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
    )
    path = (_run([sys.executable, "-c", script], seconds=60) or "").strip()
    return path if Path(path).is_file() else None


def _install_playwrights_own() -> None:
    # Playwright tries several hosts several times over; the time-outs are for networks that swallow packets.
    patience = {"PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "5000"}
    _run([sys.executable, "-m", "playwright", "install", "chromium"], seconds=300, environ=patience)


def _install_distributions_own() -> None:
    if not is_root() or not shutil.which("apt-get"):
        return
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    _run(["apt-get", "update"], seconds=120, environ=quiet)
    packages = ["chromium", "fonts-liberation"]
    _run(["apt-get", "install", "--yes", "--no-install-recommends", *packages], seconds=600, environ=quiet)


def _run(command: list[str], *, seconds: int, environ: Mapping[str, str] | None = None) -> str | None:
    """What the command printed, or None if it failed or took longer."""
    try:
        done = subprocess.run(
            command,
            env={**os.environ, **(environ or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode == 0 else None


THIS_MACHINE = Machine(
    environ=os.environ,
    which=shutil.which,
    version_of=_version_of,
    playwrights_own=_playwrights_own,
    install_playwrights_own=_install_playwrights_own,
    install_distributions_own=_install_distributions_own,
)


def main() -> int:
    """Finds or installs the browser and prints which it is; 1 if there is none."""
    try:
        found = find_or_install(THIS_MACHINE)
    except NoChromiumError as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"Browser tests run in {found.version} ({found.path})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
