"""What every test may count on: a real Chromium, and how hard hypothesis tries."""

from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from build_scripts.chromium import (
    HOW_TO_GET_ONE,
    THIS_MACHINE,
    Chromium,
    NoChromiumError,
    find,
    is_root,
    launch_arguments,
)

# The same examples every time, so that a change is judged by what it changed; "prove" goes looking for new ones.
settings.register_profile("default", max_examples=60, deadline=None, derandomize=True, database=None)
settings.register_profile(
    "prove", max_examples=20_000, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("default")


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
    return {**browser_type_launch_args, "executable_path": chromium.path, "args": launch_arguments(root=is_root())}
