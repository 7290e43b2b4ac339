"""The built site on real web servers, as `make test-hosts` runs it: files, headers, both tools in a real browser.

Not part of `make test`: it needs web servers on the machine. SITE names the folder that make build wrote.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from build_scripts.publish.host_headers import ASK_AGAIN, EMBED, FIXED, FOR_EVER, HEADERS, TYPES, headers_of, host_files
from tests.browser.served import watch
from tests.conftest import ROOT
from tests.hosts import servers
from tests.hosts.relay import relayed

BUILT = Path(os.environ.get("SITE", ROOT / "site")).resolve()
POLICY = "procedures/milton-keynes-contact-centre/complaints/index.html"
REPLY = "deadline/index.html#limit=milton-keynes-contact-centre/complaints/reply"
OTHER_POLICY = "procedures/kirklees/dispute-resolution/index.html"
WIZARD = "where-am-i/index.html#procedure=milton-keynes-contact-centre/complaints"
LOG = logging.getLogger(__name__)
FIGURES = ROOT / "docs/developers/runtime.md"
# How often a browser asks whether a service worker is new differs from visit to visit, and counts in a small visit.
CLOSE, SMALL = 0.75, 10
SCRIPTS = {"text/javascript", "application/javascript"}
HERE = [name for name in servers.SERVERS if servers.installed(name)]
BASES = ["/", "/policies/"]
NOT_MODIFIED = 304
# One after the other in one browser, which begins with nothing.
VISITS = {
    "a policy page": POLICY,
    "the same again": POLICY,
    "another policy page": OTHER_POLICY,
    "the calculator, to the first working": REPLY,
    "the calculator again": REPLY,
}


@dataclass(frozen=True, slots=True)
class Host:
    """A running server: which, the address of the site, and the folder that it serves there."""

    name: str
    url: str
    site: Path

    @property
    def address(self) -> str:
        """The name of the machine."""
        return urlsplit(self.url).hostname or ""

    @property
    def port(self) -> int:
        """Where it listens."""
        return urlsplit(self.url).port or 0


@pytest.fixture(scope="module", params=[f"{name} {base}" for name in HERE for base in BASES])
def host(request: pytest.FixtureRequest) -> Iterator[Host]:
    name, base = request.param.split()
    # Not in pytest's own folder: only root may look into that, and Apache gives root's rights away.
    with tempfile.TemporaryDirectory(prefix="navigator-hosts-") as made:
        top = Path(made)
        top.chmod(0o755)
        (top / "work").mkdir()
        site = Path(f"{top}/served{base}")
        shutil.copytree(BUILT, site)
        for file, text in host_files(base).items():
            (site / file).write_text(text, encoding="utf-8")
        for ending in TYPES:
            (site / f"empty.{ending}").write_bytes(b"")  # a type is told by the ending alone
        with servers.serve(name, top / "served", top / "work", base) as url:
            yield Host(name, url, site)


def ask(url: str, headers: Mapping[str, str] = MappingProxyType({})) -> tuple[int, Message, bytes]:
    asked = urllib.request.Request(url, headers=dict(headers))  # noqa: S310 - an address of this machine
    try:
        with urllib.request.urlopen(asked, timeout=20) as answer:  # noqa: S310 - as above
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers, answer.read()


def test_a_server_is_there() -> None:
    assert HERE, "no web server is on this machine; on Debian: make test-hosts INSTALL=1"
    assert (BUILT / "index.html").is_file(), "make build first"


def test_every_kind_of_file_comes_whole_with_its_headers(host: Host, subtests: pytest.Subtests) -> None:
    files = [path for path in host.site.rglob("*") if path.is_file() and not path.name.startswith((".", "_"))]
    one_of_each = {
        (path.suffix, FIXED in path.as_posix(), path.is_relative_to(host.site / EMBED)): path
        for path in sorted(files)
        if path.suffix != ".config"
    }
    assert len(one_of_each) > 10
    for path in one_of_each.values():
        name = path.relative_to(host.site).as_posix()
        with subtests.test(name):
            status, headers, body = ask(host.url + name)
            assert (status, body) == (200, path.read_bytes())
            assert {header: headers.get_all(header) for header in HEADERS} == {
                header: [value] for header, value in headers_of(name).items()
            }
            assert headers.get_all("Cache-Control") == [FOR_EVER if name.startswith(FIXED) else ASK_AGAIN]


def test_types_are_those_that_browsers_want(host: Host, subtests: pytest.Subtests) -> None:
    wanted = {
        "index.html": {"text/html"},
        "data.json": {"application/json"},
        "early.js": SCRIPTS,
        "site.css": {"text/css"},
    }
    for name, types in wanted.items():
        stem, ending = name.split(".")
        found = next(path for path in sorted(host.site.rglob(f"*.{ending}")) if ending != "js" or stem in path.name)
        with subtests.test(name):
            _, headers, _ = ask(host.url + found.relative_to(host.site).as_posix())
            assert headers.get_content_type() in types
    for ending, kind in TYPES.items():
        with subtests.test(ending):
            _, headers, _ = ask(f"{host.url}empty.{ending}")
            assert headers.get_content_type() == kind.partition(";")[0]


def test_a_folder_shows_its_page_and_a_wrong_address_the_page_for_that(host: Host) -> None:
    assert ask(host.url)[2] == (host.site / "index.html").read_bytes()
    assert ask(f"{host.url}deadline/")[2] == (host.site / "deadline" / "index.html").read_bytes()
    status, headers, body = ask(f"{host.url}no/such/page")
    assert (status, body) == (404, (host.site / "404.html").read_bytes())
    assert headers.get_all("Content-Security-Policy") == [HEADERS["Content-Security-Policy"]]


def test_text_travels_packed_and_is_not_sent_again(host: Host, subtests: pytest.Subtests) -> None:
    fixed = next(host.site.glob(f"{FIXED}site-*.css")).relative_to(host.site).as_posix()
    plain = next(host.site.glob("api/**/*.json")).relative_to(host.site).as_posix()
    for name in ("index.html", fixed, plain):
        for wanted in ("gzip", "br, gzip"):
            with subtests.test(f"{name} {wanted}"):
                status, headers, body = ask(host.url + name, {"Accept-Encoding": wanted})
                assert (status, headers["Content-Encoding"] in wanted.split(", ")) == (200, True)
                assert len(body) < (host.site / name).stat().st_size / 2
                assert headers["Vary"] == "Accept-Encoding"
                again = {"Accept-Encoding": wanted, "If-None-Match": headers["ETag"]}
                assert ask(host.url + name, again)[0] == NOT_MODIFIED


def test_visits_take_as_many_requests_and_bytes_as_is_documented(
    host: Host, browser: Browser, subtests: pytest.Subtests
) -> None:
    """A first and a second visit with the service worker, as they go over the wire, headers and all."""
    with relayed((host.address, host.port)) as (relay, port):
        context = browser.new_context(service_workers="allow")
        page = context.new_page()
        home = host.url.replace(str(host.port), str(port))

        def visit(path: str) -> None:
            page.goto("about:blank")
            page.goto(home + path)
            page.wait_for_function("navigator.serviceWorker.ready")
            if path == REPLY:
                for part, text in (("day", "14"), ("month", "dec"), ("year", "2026")):
                    page.locator(f"#complaint-received-{part}").fill(text)
                expect(page.locator(".nav-working__reading").first).to_contain_text("Christmas Day", timeout=60_000)
            relay.settle(3, 60)

        measured = {}
        for name, path in VISITS.items():
            visit(path)
            measured[name] = relay.taken()
        context.close()
    documented = figures(host.name)
    assert documented.keys() == measured.keys()
    for name, (requests, sent) in measured.items():
        LOG.warning("%s: %s: %.0f KB in %d", host.url, name, sent / 1000, requests)
        with subtests.test(name):
            most_requests, most_kilobytes = documented[name]
            assert requests <= most_requests
            assert sent / 1000 <= most_kilobytes
            if most_kilobytes > SMALL:
                assert sent / 1000 > most_kilobytes * CLOSE


def figures(name: str) -> dict[str, tuple[int, float]]:
    """What the documentation says of a server: visit -> requests and kilobytes."""
    lines = [line for line in FIGURES.read_text("utf-8").splitlines() if line.startswith("| ")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    head = next(row for row in rows if row[0] == "on the wire")
    shown = {"nginx": "nginx", "apache2": "Apache", "lighttpd": "lighttpd"}[name]
    at = head.index(shown)
    cells = {row[0]: row[at] for row in rows if row[0] in VISITS and len(row) == len(head)}
    found = {visit: re.fullmatch(r"([\d,.]+) KB in (\d+)", cell) for visit, cell in cells.items()}
    return {visit: (int(each[2]), float(each[1].replace(",", ""))) for visit, each in found.items() if each}


def test_pages_and_tools_work(host: Host, page: Page) -> None:
    watched = watch(page, host.url)
    for path in ("index.html", POLICY):
        watched.open(path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    watched.open(REPLY)
    for part, text in (("day", "14"), ("month", "dec"), ("year", "2026")):
        page.locator(f"#complaint-received-{part}").fill(text)
    expect(page.locator(".nav-result")).to_contain_text("By Thursday 7 January 2027, to be safe")
    expect(page.locator(".nav-working__reading").first).to_contain_text("Christmas Day", timeout=60_000)
    page.goto("about:blank")
    watched.open(WIZARD)
    question = re.compile(r"Who\s+are\s+you\?")
    expect(page.get_by_role("heading", level=1)).to_have_text(question, timeout=60_000)
    assert watched.complaints == []
    assert watched.abroad == []
    assert watched.violations() == []
