"""What every test may count on: a real Chromium, and how hard hypothesis tries."""

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from build_scripts.dev.chromium import (
    HOW_TO_GET_ONE,
    THIS_MACHINE,
    Chromium,
    NoChromiumError,
    find,
    is_root,
    launch_arguments,
)
from tests.support.built_on import BUILT
from tests.support.every import EVERY

ROOT = Path(__file__).parent.parent

# The same examples every time, so that a change is judged by what it changed; "prove" goes looking for new ones.
settings.register_profile("default", max_examples=60, deadline=None, derandomize=True, database=None)
settings.register_profile(
    "prove", max_examples=20_000, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("default")

# Each test starts Python anew and asks it little: V8 need not compile the whole of it, and that twice; nor are the
# scripts of a page run so often that the last and dearest way to compile them pays.
QUICK_START = "--js-flags=--wasm-lazy-compilation --liftoff-only --no-opt"

# The longest files, so that none is left to one process at the end. The first and the third do not need the site: one
# process is at them while another builds the site.
FIRST = (
    *("test_drawn_cases.py", "test_wheel.py", "test_reference.py", "test_theme_screens.py", "test_links.py"),
    *("test_deadline.py", "test_days.py", "test_left_behind.py", "test_wizard.py", "test_hostile_site.py"),
)


SELDOM = 50_000, 20, 100


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    # A file or a test that somebody names is run as it is.
    named = any(".py" in each for each in config.args)
    left_out = [] if EVERY or named else [item for item in items if item.get_closest_marker("seldom")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]
    items.sort(key=lambda item: FIRST.index(item.path.name) if item.path.name in FIRST else len(FIRST))


def pytest_collection() -> None:
    # Nothing that is collected can go.
    gc.disable()


def pytest_collection_finish() -> None:
    # Thousands of tests stay to the end: to look through them for what can go takes a quarter of a second each time.
    gc.collect()
    gc.freeze()
    # Tests make many small values and few circles of them: to look for those so often takes a twentieth of the time.
    gc.set_threshold(*SELDOM)
    gc.enable()


@pytest.fixture(scope="session")
def chromium() -> Chromium:
    """The browser of this machine. A test that needs it fails where there is none; it is never skipped."""
    try:
        found = find(THIS_MACHINE)
    except NoChromiumError as problem:
        pytest.fail(str(problem), pytrace=False)
    if found is None:
        pytest.fail(HOW_TO_GET_ONE, pytrace=False)
    return found


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], chromium: Chromium) -> dict[str, Any]:
    """What pytest-playwright starts: that browser, and nothing that calls its makers' hosts."""
    arguments = [*launch_arguments(root=is_root()), QUICK_START]
    return {**browser_type_launch_args, "executable_path": chromium.path, "args": arguments}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Pages come from the host, not from a service worker, which takes time and hides faults of the host.

    Tests of what the service worker does, and of the site as a whole, let it work:
    `@pytest.mark.browser_context_args(service_workers="allow")`.
    """
    return {**browser_context_args, "service_workers": "block"}


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder that make build writes, built once for all tests of a run, whichever process comes first.

    BUILT_SITE names one that is there already.
    """
    if named := os.environ.get("BUILT_SITE"):
        return Path(named)
    return once(tmp_path_factory, worker_id, "site", build)


def once(factory: pytest.TempPathFactory, worker_id: str, name: str, make: Callable[[Path], None]) -> Path:
    """A folder of this name that is made once for all processes of a run, by whichever of them comes first."""
    own = factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    made = shared / name
    with _alone(shared / f"{name}.lock"):
        if not made.is_dir():
            make(made)
    return made


def build(site: Path, address: str = "") -> None:
    """Write the publishable folder, for a site that does or does not know its own address."""
    part = site.with_name("site.part")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(part)]
    quiet = {"SOURCE_DATE_EPOCH": BUILT, **os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": address}
    done = subprocess.run(command, cwd=ROOT, env=quiet, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(f"The site does not build:\n{done.stdout}{done.stderr}", pytrace=False)
    part.rename(site)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Waits until no other process of this test run is inside."""
    with lock.open("w") as file:
        if sys.platform != "win32":
            import fcntl  # noqa: PLC0415  # there is none on Windows, where make does not run either

            fcntl.flock(file, fcntl.LOCK_EX)
        yield
