"""Starts MkDocs' own server with live reload, and says plainly when the address is taken."""

import os
import socket
import sys


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


def main(address: str, arguments: list[str]) -> int:
    """Serves until interrupted; 1 if the address is taken."""
    if is_free(address):
        # Asked for by name: some versions of click (8.2.2 to 8.3) lose the default, and then no page ever reloads.
        command = ["mkdocs", "serve", "--livereload", "--dev-addr", address, *arguments]
        os.execvp(command[0], command)  # noqa: S606  # the server takes this process's place, and its Ctrl-C
    print(f"{address} is taken by another program. Choose another: make serve ADDRESS=127.0.0.1:8001", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
