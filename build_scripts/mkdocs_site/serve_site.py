"""MkDocs' live server with one thing changed: a build that fails leaves the last good site up, and says what is wrong.

`mkdocs serve` empties the site before it builds, prints a traceback for a fault, and then answers no more requests.
"""

import logging
import os
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from wsgiref.util import FileWrapper

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from build_scripts.content import PROCEDURES
from build_scripts.mkdocs_site.fault_page import Fault, fault_of
from build_scripts.support.build_options import ONLY
from build_scripts.support.templates import TEMPLATES

STYLE = "/author-fault.css"

_App = Callable[[dict[str, Any], Any], Iterable[bytes]]


@dataclass(slots=True)
class Server:
    """Whether there is a good build to be served, and what is wrong since."""

    built: bool = False
    fault: Fault | None = None


class Complaints(logging.Handler):
    """The warnings and errors of one build, kept back until it is known whether it failed."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one."""
        self.texts.append(record.getMessage())


def attempt(make: Callable[[Path], object], standing: Server, place: Path, site: str) -> bool:
    """Build into a new folder; a good site goes to the place of the last one, a fault leaves that there and is printed.

    `site` is the address that is served. True when the site is good.
    """
    folder = Path(tempfile.mkdtemp(dir=place.parent))
    with _complaints() as complaints:
        try:
            make(folder)
        except Exception as error:  # noqa: BLE001 - whatever it is, the site stays up
            shutil.rmtree(folder, ignore_errors=True)
            if not isinstance(error, MkDocsException):
                traceback.print_exc()
            standing.fault = fault_of(error, complaints.texts, Path.cwd())
            said = standing.fault.as_text(site if standing.built else "")
            print(f"\n{said}\n\n{_and_now(standing)}\n", file=sys.stderr, flush=True)
            return False
    for text in complaints.texts:
        print(f"WARNING -  {text}", file=sys.stderr)
    if standing.fault:
        print("The fault is fixed", file=sys.stderr, flush=True)
    # One place for all: requests that wait for a build have already worked out which file they want.
    shutil.rmtree(place, ignore_errors=True)
    folder.rename(place)
    standing.built, standing.fault = True, None
    return True


def with_fault(app: _App, standing: Server, root: str) -> _App:
    """A WSGI application that adds what is wrong to each page of another one; `root` is the site's own path."""

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ["PATH_INFO"] == STYLE:
            return _sent(start_response, "200 OK", "text/css", (TEMPLATES / "serve" / "fault.css").read_bytes())
        begun: list[tuple[str, list[tuple[str, str]]]] = []
        body = app(environ, lambda status, headers, *_: begun.append((status, headers)))
        ((status, headers),) = begun
        # Looked at only now, because the application waits for a build that is under way.
        fault = standing.fault
        kind = dict(headers).get("Content-Type", "")
        if fault is None or not kind.startswith("text/html"):
            start_response(status, headers)
            return body
        page = b"".join(body)
        if isinstance(body, FileWrapper):
            body.close()
        if not standing.built:
            return _sent(start_response, "503 Service Unavailable", "text/html; charset=utf-8", fault.as_page(""))
        return _sent(start_response, status, kind, fault.with_bar(page, root))

    return answer


def builder(address: str, place: Path, standing: Server, url: str) -> Callable[[], None]:
    """What builds the project in this folder for a server at `url`."""

    def make(folder: Path) -> None:
        config = _settings(address, folder)
        config.site_url = url
        build(config, serve_url=url)

    def rebuild() -> None:
        attempt(make, standing, place, url)

    return rebuild


def serve(address: str, place: Path) -> None:
    """Serve the project in this folder at "host:port" until interrupted; the site is kept at `place` meanwhile."""
    standing = Server()
    first = _settings(address, place)
    root = urlsplit(first.site_url or "/").path
    host, port = first.dev_addr
    server = LiveReloadServer(lambda: None, host, port, str(place), root)
    rebuild = server.builder = builder(address, place, standing, server.url)
    server.set_app(with_fault(server.serve_request, standing, server.mount_path))
    server.error_handler = lambda code: _error_page(place, code)
    first.plugins.on_startup(command="serve", dirty=False)
    try:
        rebuild()
        procedures = str(Path(first.config_file_path).parent / PROCEDURES)
        for path in (first.docs_dir, first.config_file_path, procedures, *first.watch):
            server.watch(path)
        try:
            server.serve()  # type: ignore[no-untyped-call]
        finally:
            server.shutdown()
    finally:
        first.plugins.on_shutdown()


def main(address: str) -> int:
    """Serve at "host:port"; 1 if mkdocs.yml cannot be read to begin with."""
    shown = logging.StreamHandler()
    shown.setFormatter(logging.Formatter("%(levelname)-7s -  %(message)s"))
    # A fault has reported its warnings and errors itself.
    shown.addFilter(lambda record: record.levelno < logging.WARNING)
    log = logging.getLogger("mkdocs")
    log.setLevel(logging.INFO)
    log.addHandler(shown)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with tempfile.TemporaryDirectory(prefix="navigator_serve_", ignore_cleanup_errors=True) as above:
            serve(address, Path(above) / "site")
    except KeyboardInterrupt:
        return 0
    except MkDocsException as error:
        print(f"{error}\nThe site cannot be served like this; a save of mkdocs.yml tries again.", file=sys.stderr)
        return 1
    return 0


def _settings(address: str, folder: Path) -> MkDocsConfig:
    # A part of the site has links to pages that are not there, which is no fault of its author.
    part: dict[str, Any] = {"strict": False} if os.environ.get(ONLY) else {}
    return load_config(config_file="mkdocs.yml", dev_addr=address, site_dir=str(folder), **part)


def _error_page(folder: Path, code: int) -> bytes | None:
    page = folder / f"{code}.html"
    return page.read_bytes() if page.is_file() else None


def _and_now(standing: Server) -> str:
    stays = "The site stays as it was before this" if standing.built else "There is no site to show yet"
    return f"{stays}; a save of a file tries again."


def _sent(start_response: Any, status: str, kind: str, content: bytes) -> Iterable[bytes]:
    start_response(status, [("Content-Type", kind), ("Content-Length", str(len(content)))])
    return [content]


@contextmanager
def _complaints() -> Iterator[Complaints]:
    log, kept = logging.getLogger("mkdocs"), Complaints()
    log.addHandler(kept)
    try:
        yield kept
    finally:
        log.removeHandler(kept)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
