"""Serving while writing, with a made-up server; each turn of a test happens where the real thing pauses."""

import os
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from build_scripts.mkdocs_site import server as serve


@dataclass
class Pretended:
    """A server that ends when told to, or by itself with the exit code it is given."""

    exit_code: int | None = None
    stubborn: bool = False
    signals: list[int] = field(default_factory=list)

    def poll(self) -> int | None:
        return self.exit_code

    def wait(self, timeout: float) -> int:
        if self.exit_code is None:
            raise subprocess.TimeoutExpired("mkdocs", timeout)
        return self.exit_code

    def send_signal(self, sig: int) -> None:
        self.signals.append(sig)
        if not self.stubborn:
            self.exit_code = 0

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)
        self.exit_code = -signal.SIGKILL


def serve_through(root: Path, servers: list[Pretended], *turns: Callable[[], object]) -> list[Pretended]:
    """The servers that were started while the turns happened; Ctrl-C comes after the last turn."""
    started: list[Pretended] = []
    waiting: Iterator[Callable[[], object]] = iter(turns)

    def start() -> Pretended:
        started.append(servers[len(started)])
        return started[-1]

    def pause() -> None:
        turn = next(waiting, None)
        if turn is None:
            raise KeyboardInterrupt
        turn()

    with pytest.raises(KeyboardInterrupt):
        serve.keep_serving(root, start, pause)
    return started


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("navigator/dates/periods.py", "procedures/board/complaints.yml"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("one")
    return tmp_path


def change(path: Path) -> Callable[[], None]:
    return lambda: os.utime(path, ns=(1, 1))


def test_a_change_of_python_code_starts_the_server_again(root: Path) -> None:
    servers = [Pretended(), Pretended()]
    started = serve_through(root, servers, change(root / "navigator/dates/periods.py"))
    assert started == servers
    assert servers[0].signals == [signal.SIGINT]


def test_a_new_module_starts_the_server_again(root: Path) -> None:
    started = serve_through(root, [Pretended(), Pretended()], (root / "navigator/new.py").touch)
    assert len(started) == 2


def test_a_change_of_a_procedure_is_left_to_mkdocs(root: Path) -> None:
    started = serve_through(root, [Pretended()], change(root / "procedures/board/complaints.yml"))
    assert len(started) == 1


def test_after_a_failure_any_change_starts_the_server_again(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    failed = Pretended(exit_code=1)
    turns = (lambda: None, change(root / "procedures/board/complaints.yml"))
    assert len(serve_through(root, [failed, Pretended()], *turns)) == 2
    assert capsys.readouterr().out == "The site cannot be served like this; waiting for a change of its files\n"


def test_after_a_failure_the_caches_it_wrote_are_no_change(root: Path) -> None:
    cache = root / "navigator/__pycache__"
    turns = (cache.mkdir, (cache / "periods.cpython-311.pyc").touch, lambda: None)
    assert len(serve_through(root, [Pretended(exit_code=1)], *turns)) == 1


def test_interrupting_ends_the_server_and_lets_it_tidy_up(root: Path) -> None:
    (server,) = serve_through(root, [Pretended()])
    assert server.signals == [signal.SIGINT]


def test_a_server_that_does_not_end_is_ended_by_force(root: Path) -> None:
    (server,) = serve_through(root, [Pretended(stubborn=True)])
    assert server.signals == [signal.SIGINT, signal.SIGKILL]


def test_a_server_that_ends_well_is_not_started_again(root: Path) -> None:
    serve.keep_serving(root, lambda: Pretended(exit_code=0), lambda: pytest.fail("there was nothing to wait for"))


def test_a_taken_address_is_said_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        address = f"127.0.0.1:{other.getsockname()[1]}"
        assert serve.main(address) == 1
    assert capsys.readouterr().err == (
        f"{address} is taken by another program. Choose another: make serve ADDRESS=127.0.0.1:8001\n"
    )
