"""The header files that the build writes for static hosts say what the pages say, and are well formed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from build_scripts.publish.host_headers import ASK_AGAIN, FIXED, FOR_EVER, HEADERS, TYPES, host_files

FILES = host_files("/policies/")


def test_every_build_carries_them(built_site: Path) -> None:
    for name, text in host_files("/").items():
        assert (built_site / name).read_text("utf-8") == text


def test_nobody_may_show_the_site_in_a_frame() -> None:
    assert HEADERS["Content-Security-Policy"].endswith("; frame-ancestors 'none'")


def test_netlify_and_cloudflare_get_every_header_for_every_path() -> None:
    first, *rest, fixed, kept = FILES["_headers"].splitlines()
    assert first == "/policies/*"
    assert dict(line.strip().split(": ", 1) for line in rest) == HEADERS
    assert (fixed, kept.strip()) == ("/policies/assets/navigator/*", f"Cache-Control: {FOR_EVER}")


def test_apache_gets_every_header_and_type() -> None:
    words = [shlex.split(line) for line in FILES[".htaccess"].splitlines()]
    assert {line[3]: line[4] for line in words if line[:2] == ["Header", "always"]} == HEADERS
    assert [line[3] for line in words if line[:2] == ["Header", "set"]] == [ASK_AGAIN, FOR_EVER]
    assert {line[2][1:]: line[1] for line in words if line[0] == "AddType"} == TYPES
    assert words[0] == ["ErrorDocument", "404", "/policies/404.html"]


def test_iis_gets_every_header_and_type() -> None:
    root = ET.fromstring(FILES["web.config"].encode())  # noqa: S314  # written above by this project
    headers = root.findall(".//customHeaders/add")
    assert {each.get("name"): each.get("value") for each in headers} == HEADERS
    types = root.findall(".//mimeMap")
    assert {(each.get("fileExtension") or "")[1:]: each.get("mimeType") for each in types} == TYPES


def test_iis_knows_the_type_of_every_file(built_site: Path) -> None:
    # What is packed by Brotli is for other hosts, and no page asks for it.
    by_itself = {".br", ".html", ".css", ".js", ".png", ".txt", ".xml", ".csv", ".gz"}
    for_hosts = {built_site / name for name in FILES}
    endings = {path.suffix for path in built_site.rglob("*") if path.is_file() and path not in for_hosts}
    assert endings <= by_itself | {f".{ending}" for ending in TYPES}


def test_nginx_gets_every_header() -> None:
    lines = [line.removesuffix(";") for line in FILES["nginx-headers.conf"].splitlines() if line.startswith("add")]
    words = [shlex.split(line) for line in lines]
    assert {line[1]: line[2] for line in words if line[-1] == "always"} == HEADERS
    assert [line[1:] for line in words if line[-1] != "always"] == [["Cache-Control", "$navigator_kept"]]


def test_lighttpd_gets_every_header_and_type() -> None:
    pairs = re.findall(r'^ +"([^"]*)" => "([^"]*)",?$', FILES["lighttpd-headers.conf"], re.MULTILINE)
    assert set(HEADERS.items()) <= set(pairs)
    assert {(f".{ending}", kind) for ending, kind in TYPES.items()} <= set(pairs)
    assert len(pairs) == len(dict(pairs))  # lighttpd starts with no name twice


def test_every_host_lets_only_files_with_their_content_in_their_name_be_kept_for_ever(built_site: Path) -> None:
    files = [path for path in (built_site / FIXED).rglob("*") if path.is_file()]
    assert files
    for path in files:
        named = path.name if path.suffix != ".whl" else path.parent.name
        assert re.search(r"(^|-)[0-9a-f]{12}(\.|$)", named), path
    for name in ("_headers", ".htaccess", "web.config", "nginx-headers.conf", "lighttpd-headers.conf"):
        assert FIXED.rstrip("/") in FILES[name]
        assert FOR_EVER in FILES[name]


@pytest.mark.parametrize("value", HEADERS.values())
def test_no_value_holds_a_quotation_mark_or_a_line_end(value: str) -> None:
    assert not set(value) & set('"\r\n\\')
