"""Serving while writing: what starts the server again, and what does not."""

import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchdog.events import FileCreatedEvent, FileModifiedEvent, FileSystemEvent
from watchdog.tricks import AutoRestartTrick

from build_scripts.mkdocs_site import server

WAITS = [sys.executable, "-c", "import threading; threading.Event().wait()"]
ENDS = [sys.executable, "-c", "raise SystemExit(1)"]


@pytest.fixture
def _heard() -> Iterator[None]:
    """Programs that the tests start hear from their first moment on that they are to stop.

    Where the tests run in the background of a shell they would take from it that they are not to.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def running(tmp_path: Path, _heard: None) -> Iterator[AutoRestartTrick]:
    started = server.restarting(WAITS, tmp_path, quiet=0)
    started.start()
    yield started
    started.stop()


@pytest.mark.parametrize(
    "event",
    [
        FileModifiedEvent("navigator/dates/periods.py"),
        FileCreatedEvent("build_scripts/new.py"),
    ],
)
def test_a_change_of_python_code_starts_the_server_again(running: AutoRestartTrick, event: FileSystemEvent) -> None:
    first = running.process
    running.dispatch(event)
    assert first is not None
    assert first.poll() is not None
    assert running.process is not first


def test_a_change_of_the_settings_starts_it_again(running: AutoRestartTrick, tmp_path: Path) -> None:
    running.dispatch(FileModifiedEvent(str(tmp_path / "mkdocs.yml")))
    assert running.restart_count == 1


@pytest.mark.parametrize(
    "name", ["procedures/board/complaints.yml", "docs/mkdocs.yml", "navigator/__pycache__/a.pyc", "navigator/web/a.mjs"]
)
def test_other_changes_are_left_to_mkdocs(running: AutoRestartTrick, tmp_path: Path, name: str) -> None:
    running.dispatch(FileModifiedEvent(str(tmp_path / name)))
    assert running.restart_count == 0


def test_a_server_that_has_ended_waits_for_a_change(tmp_path: Path) -> None:
    ended = server.restarting(ENDS, tmp_path, quiet=0)
    ended.start()
    assert ended.process is not None
    assert ended.process.wait(timeout=30) == 1
    assert ended.restart_count == 0
    ended.dispatch(FileModifiedEvent("navigator/dates/periods.py"))
    assert ended.restart_count == 1
    ended.stop()


def test_a_taken_address_is_said_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        address = f"127.0.0.1:{other.getsockname()[1]}"
        assert server.main(address) == 1
    assert capsys.readouterr().err == (
        f"{address} is taken by another program. Choose another: make serve ADDRESS=127.0.0.1:8001\n"
    )
