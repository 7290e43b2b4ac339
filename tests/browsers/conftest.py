"""The built site in a window of each engine. SITE names the folder that make build wrote; without it one is built."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_scripts.dev.browsers import engines
from build_scripts.dev.browsers.webdriver import Browser
from build_scripts.publish.host_headers import HEADERS
from tests.browsers.host import Host

# WebKitGTK's little browser keeps no session and no history.
WITH_PROFILES = ("chromium", "firefox")


@pytest.fixture(scope="session")
def published(request: pytest.FixtureRequest) -> Path:
    named = os.environ.get("SITE")
    return Path(named).resolve() if named else Path(request.getfixturevalue("built_site"))


@pytest.fixture(scope="module", params=engines.ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """The name of an engine. One that is not on this machine is skipped; walk_machine.py asks for all of them."""
    name = str(request.param)
    if name not in engines.here():
        pytest.skip(f"{name} is not on this machine")
    return name


@pytest.fixture(scope="module")
def standing(published: Path) -> Iterator[Host]:
    """The site in a folder of a host, with the headers that the build writes for hosts."""
    host = Host(published, "/policies/", HEADERS)
    host.begin()
    yield host
    host.end()


@pytest.fixture
def host(standing: Host) -> Host:
    """That host, with nothing wrong."""
    standing.mend()
    return standing


@pytest.fixture(params=WITH_PROFILES)
def profile(request: pytest.FixtureRequest) -> Iterator[tuple[str, Path]]:
    """The name of an engine, and a new folder for all that it writes."""
    if request.param not in engines.here():
        pytest.skip(f"{request.param} is not on this machine")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as made:
        yield str(request.param), Path(made)


@pytest.fixture
def window(engine: str) -> Iterator[Browser]:
    """A window that has kept nothing of what came before."""
    with engines.started(engine) as browser:
        yield browser
