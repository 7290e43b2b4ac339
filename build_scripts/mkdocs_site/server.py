"""Serves the site while it is being written: MkDocs with live reload, started again when Python code changes.

MkDocs itself rebuilds on a change of YAML, Markdown, styles and scripts, but it never loads a Python module twice.
"""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

CODE = ("navigator/**/*.py", "build_scripts/**/*.py")
EVERYTHING = ("navigator/**/*", "build_scripts/**/*", "procedures/**/*", "docs/**/*", "mkdocs.yml")
SECONDS_BETWEEN_LOOKS = 0.5
SECONDS_TO_STOP = 5


class Server(Protocol):
    """What is asked of a running MkDocs, by the names that subprocess.Popen has for it."""

    def poll(self) -> int | None: ...
    def wait(self, timeout: float) -> int: ...
    def send_signal(self, sig: int) -> None: ...
    def kill(self) -> None: ...


def is_free(address: str) -> bool:
    """Whether a server can be started at "host:port"."""
    host, _, port = address.rpartition(":")
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, int(port)))
        except OSError:
            return False
    return True


def stamps(root: Path, patterns: Iterable[str]) -> dict[str, int]:
    """When each file that fits was last written, but for Python's own caches, which a run writes itself."""
    found = {}
    for pattern in patterns:
        for path in root.glob(pattern):
            if path.is_file() and "__pycache__" not in path.parts:
                with suppress(FileNotFoundError):  # an editor may put a new file in its place just now
                    found[str(path)] = path.stat().st_mtime_ns
    return found


def keep_serving(root: Path, start: Callable[[], Server], pause: Callable[[], None]) -> None:
    """Runs the server until it ends well; starts it again when its code changes or, after a failure, anything does."""
    while True:
        code = stamps(root, CODE)
        everything = stamps(root, EVERYTHING)
        server = start()
        try:
            while server.poll() is None and stamps(root, CODE) == code:
                pause()
        finally:
            ended = server.poll()
            stop(server)
        if ended == 0:
            return
        if ended is None:
            print("Python code has changed: starting again", flush=True)
            continue
        print("The site cannot be served like this; waiting for a change of its files", flush=True)
        while stamps(root, EVERYTHING) == everything:
            pause()


def stop(server: Server) -> None:
    """Ends the server as Ctrl-C does, so that it removes its temporary folder; by force if that takes too long."""
    if server.poll() is not None:
        return
    server.send_signal(signal.SIGINT)
    try:
        server.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait(SECONDS_TO_STOP)


def main(address: str) -> int:
    """Serves at "host:port" until interrupted; 1 if the address is taken."""
    if not is_free(address):
        print(
            f"{address} is taken by another program. Choose another: make serve ADDRESS=127.0.0.1:8001", file=sys.stderr
        )
        return 1
    command = [sys.executable, "-m", "build_scripts.mkdocs_site.serve_site", address]
    # A shell gives a job in the background no Ctrl-C; MkDocs would then have no way to end tidily.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        keep_serving(Path.cwd(), lambda: subprocess.Popen(command), lambda: time.sleep(SECONDS_BETWEEN_LOOKS))
    except KeyboardInterrupt:
        print("Stopped")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
