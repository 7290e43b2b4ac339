"""The built site on real web servers, as `make test-hosts` runs it: files, headers, both tools in a real browser.

Not part of `make test`: it needs web servers on the machine. SITE names the folder that make build wrote.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from build_scripts.publish.host_headers import ASK_AGAIN, FIXED, FOR_EVER, HEADERS, TYPES, host_files
from tests.browser.served import watch
from tests.conftest import ROOT
from tests.hosts import servers

BUILT = Path(os.environ.get("SITE", ROOT / "site")).resolve()
POLICY = "procedures/milton-keynes-contact-centre/complaints/index.html"
REPLY = "deadline/index.html#limit=milton-keynes-contact-centre/complaints/reply"
WIZARD = "where-am-i/index.html#procedure=milton-keynes-contact-centre/complaints"
SCRIPTS = {"text/javascript", "application/javascript"}
HERE = [name for name in servers.SERVERS if servers.installed(name)]
BASES = ["/", "/policies/"]


@dataclass(frozen=True, slots=True)
class Host:
    """A running server: which, the address of the site, and the folder that it serves there."""

    name: str
    url: str
    site: Path


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


def ask(url: str) -> tuple[int, Message, bytes]:
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:  # noqa: S310 - an address of this machine
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers, answer.read()


def test_a_server_is_there() -> None:
    assert HERE, "no web server is on this machine; on Debian: apt-get install nginx-light apache2 lighttpd"
    assert (BUILT / "index.html").is_file(), "make build first"


def test_every_kind_of_file_comes_whole_with_its_headers(host: Host, subtests: pytest.Subtests) -> None:
    files = [path for path in host.site.rglob("*") if path.is_file() and not path.name.startswith((".", "_"))]
    one_of_each = {(path.suffix, FIXED in path.as_posix()): path for path in sorted(files) if path.suffix != ".config"}
    assert len(one_of_each) > 10
    for path in one_of_each.values():
        name = path.relative_to(host.site).as_posix()
        with subtests.test(name):
            status, headers, body = ask(host.url + name)
            assert (status, body) == (200, path.read_bytes())
            assert {header: headers.get_all(header) for header in HEADERS} == {
                header: [value] for header, value in HEADERS.items()
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
