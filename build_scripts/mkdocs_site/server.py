"""Serves the site while it is being written: MkDocs with live reload, started again when Python code changes.

MkDocs itself rebuilds on a change of YAML, Markdown, styles and scripts, but it never loads a Python module twice.
"""

import signal
import socket
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from watchdog.observers import Observer
from watchdog.tricks import AutoRestartTrick

CODE = ("navigator", "build_scripts")
SETTINGS = "mkdocs.yml"
SECONDS_OF_QUIET = 0.3
"""An editor may write a file in several steps."""
SECONDS_TO_STOP = 5


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


def restarting(command: Sequence[str], root: Path, quiet: float = SECONDS_OF_QUIET) -> AutoRestartTrick:
    """What starts a command again when Python code or the settings change, also after it has ended by itself."""
    return AutoRestartTrick(
        list(command),
        patterns=["**/*.py", str(root / SETTINGS)],
        ignore_directories=True,
        stop_signal=signal.SIGINT,
        kill_after=SECONDS_TO_STOP,
        debounce_interval=quiet,
        restart_on_command_exit=False,
    )


def main(address: str, other: str = "make serve ADDRESS=127.0.0.1:8001") -> int:
    """Serves at "host:port" until interrupted; 1 if the address is taken, and `other` is how to name another."""
    if not is_free(address):
        print(f"{address} is taken by another program. Choose another: {other}", file=sys.stderr)
        return 1
    # A shell gives a job in the background no Ctrl-C; the server would then have no way to end tidily.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    root = Path.cwd()
    server = restarting([sys.executable, "-m", "build_scripts.mkdocs_site.serve_site", address], root)
    observer = Observer()
    observer.schedule(server, str(root))
    for folder in (name for name in CODE if (root / name).is_dir()):
        observer.schedule(server, str(root / folder), recursive=True)
    server.start()
    observer.start()
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        print("Stopped")
    finally:
        observer.stop()
        server.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
